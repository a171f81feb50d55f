/* Made-up data: a report that prints a figure from such a source says so at its head. */
#include "report/prose.h"

#include <string.h>

static bool is_there(const sr_report *r, const sr_source *source)
{
    for (size_t i = 0; i < r->synthetic_count; i++) {
        if (strcmp(r->synthetic[i]->file, source->file) == 0) {
            return true;
        }
    }
    return false;
}

static void add(sr_report *r, const sr_source *source)
{
    const sr_source **wider = sr_report_array(r, r->synthetic_count + 1, sizeof(const sr_source *));
    if (wider == NULL) {
        return;
    }
    for (size_t i = 0; i < r->synthetic_count; i++) {
        wider[i] = r->synthetic[i];
    }
    wider[r->synthetic_count++] = source;
    r->synthetic = wider;
}

static void look_at(sr_report *r, const sr_origin *origin)
{
    for (size_t i = 0; origin != NULL && i < origin->count; i++) {
        const sr_source *source = origin->parts[i].table->source;
        if (source != NULL && source->synthetic && !is_there(r, source)) {
            add(r, source);
        }
    }
}

/* What it is compared with may come from other files. */
static void look_at_measure(sr_report *r, const char *key)
{
    const sr_measure_result *result = sr_results_find(r->results, key);
    if (result != NULL && strcmp(result->key, key) == 0) {
        look_at(r, result->previous.origin);
        look_at(r, result->national.origin);
    }
}

void sr_synthetic_find(sr_report *r)
{
    const char *const *keys = NULL;
    size_t count = sr_builder_lines(r->b, &keys);
    for (size_t i = 0; i < count && !r->no_memory; i++) {
        look_at(r, sr_method_origin(r, keys[i]));
        look_at_measure(r, keys[i]);
    }
}

void sr_synthetic_callout(sr_report *r)
{
    const char **names = sr_report_array(r, r->synthetic_count, sizeof *names);
    if (r->synthetic_count == 0 || names == NULL) {
        return;
    }
    for (size_t i = 0; i < r->synthetic_count; i++) {
        names[i] = sr_report_text(r, SR_MSG("{0} ({1})", r->synthetic[i]->name, r->synthetic[i]->file));
    }
    sr_callout(r->b, SR_CALLOUT_WARNING, sr_report_word(r, SR_WORD("The report holds made-up data")));
    sr_paragraph_text(
        r->b, SR_PARA_TEXT,
        sr_report_text(r, SR_MSG("Figures from {0} are made up to show how the report works. They "
                                 "say nothing of real people.",
                                 sr_joined(r, names, r->synthetic_count))));
    sr_end(r->b);
}
