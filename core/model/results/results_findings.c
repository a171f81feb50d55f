/* Findings in the results, which are passed on: what stands in the cells of sources about persons is told on
   the terminal only. */
#include <string.h>

#include "model/results/results_out.h"

static const char withheld[] = "…";

static const sr_source_spec *source_in(const sr_period_spec *period, const char *file)
{
    for (size_t i = 0; i < period->source_count; i++) {
        const sr_source_spec *spec = &period->sources[i];
        if (sr_source_about_persons(spec) && strcmp(spec->file, file) == 0) {
            return spec;
        }
    }
    return NULL;
}

/* The source about persons that the finding stands in; NULL: none. */
static const sr_source_spec *source_of(const sr_forbund *forbund, const sr_finding *finding)
{
    const sr_source_spec *found = NULL;
    for (size_t i = 0; finding->place.file != NULL && found == NULL && i < forbund->period_count; i++) {
        found = source_in(&forbund->periods[i], finding->place.file);
    }
    return found;
}

static bool names_column(const sr_source_spec *spec, const char *text)
{
    for (size_t i = 0; i < spec->column_count; i++) {
        const sr_column_spec *column = &spec->columns[i];
        bool named = strcmp(column->name, text) == 0;
        for (size_t k = 0; k < column->name_count && !named; k++) {
            named = strcmp(column->names[k], text) == 0;
        }
        if (named) {
            return true;
        }
    }
    return false;
}

/* Names of declared columns stay; anything else may be what stands in a cell. */
static void withhold(const sr_source_spec *spec, sr_message *message)
{
    for (size_t i = 0; message->id != NULL && i < SR_MESSAGE_ARGS; i++) {
        if (message->arg[i] != NULL && !names_column(spec, message->arg[i])) {
            message->arg[i] = withheld;
        }
    }
}

static sr_finding without_cells(const sr_results *results, const sr_finding *finding)
{
    sr_finding made = *finding;
    const sr_source_spec *spec = source_of(results->forbund, finding);
    bool declared = finding->place.file != NULL && sr_text_equal(finding->place.file, results->forbund->file);
    if (results->forbund->small_cells <= 1 || declared) {
        return made;
    }
    if (results->protection.needed || spec != NULL) {
        made.found = NULL; /* a script that fails on a cell quotes it */
    }
    if (spec != NULL) {
        made.stated = made.recomputed = NULL;
        withhold(spec, &made.message);
        withhold(spec, &made.expected);
        withhold(spec, &made.hint);
    }
    return made;
}

void sr_out_findings(sr_results_out *out)
{
    for (size_t i = 0; i < sr_findings_count(out->results->findings); i++) {
        sr_buf text = {0};
        sr_finding finding = without_cells(out->results, sr_findings_at(out->results->findings, i));
        sr_finding_write_json(&text, &finding, out->language);
        out->status = text.failed ? SR_MEMORY : out->status;
        sr_json_raw(&out->json, (sr_str){sr_buf_string(&text), text.length});
        sr_buf_free(&text);
    }
}
