/* From results to a document: head, summary, contents, sections, draft decision, method appendix. */
#include "model/weights/weights.h"
#include "report/chapters.h"
#include "report/value.h"

#include <string.h>

void sr_report_no_memory(sr_report *r)
{
    r->no_memory = true;
}

const char *sr_report_take(sr_report *r, sr_buf *buf)
{
    const char *copy = sr_buf_status(buf) == SR_OK ? sr_arena_text(r->arena, sr_buf_string(buf)) : NULL;
    sr_buf_free(buf);
    if (copy == NULL) {
        sr_report_no_memory(r);
    }
    return copy != NULL ? copy : "";
}

const char *sr_report_text(sr_report *r, sr_message message)
{
    sr_buf buf = {0};
    sr_message_write(&buf, &message, r->language);
    return sr_report_take(r, &buf);
}

/* Ids that mean two things in Swedish carry a mark after "|", which English does not print. */
const char *sr_report_word(sr_report *r, const char *id)
{
    const char *text = sr_word(r->language, id);
    const char *mark = strchr(text, '|');
    if (mark == NULL) {
        return text;
    }
    sr_buf buf = {0};
    sr_buf_put(&buf, text, (size_t)(mark - text));
    return sr_report_take(r, &buf);
}

void *sr_report_array(sr_report *r, size_t count, size_t size)
{
    void *array = sr_arena_array(r->arena, count > 0 ? count : 1, size);
    if (array == NULL) {
        sr_report_no_memory(r);
    }
    return array;
}

void sr_report_sum(sr_report *r, sr_sum sum)
{
    for (size_t i = 0; i < r->sum_count; i++) {
        if (strcmp(r->sums[i].key, sum.key) == 0) {
            return;
        }
    }
    void *items = r->sums;
    if (sr_grow(&items, r->sum_count, &r->sum_capacity, sizeof *r->sums) != SR_OK) {
        sr_report_no_memory(r);
        return;
    }
    r->sums = items;
    r->sums[r->sum_count++] = sum;
}

const char *sr_report_title(sr_report *r)
{
    const char *title =
        r->plan != NULL && r->plan->title != NULL ? r->plan->title : sr_report_word(r, r->kind->label);
    const char *period = sr_period_text(r, r->results->period);
    return strstr(title, period) != NULL ? title : sr_report_text(r, SR_MSG("{0} {1}", title, period));
}

static sr_document_status status_of(const sr_report *r)
{
    const sr_period_spec *spec = r->results->period_spec;
    bool decided = spec != NULL && spec->decided != NULL;
    return r->draft ? SR_DRAFT : decided ? SR_DECIDED : SR_PROPOSED;
}

/* What is about the weights of one of several indices is named by it, or each would take the place of the
   last. */
static const char *id_of(sr_report *r, const char *period)
{
    const sr_index *const *indices = NULL;
    const char *forbund = r->results->forbund->id;
    const sr_parties *parties = r->kind->needs_weights ? r->results->parties : NULL;
    return parties != NULL && sr_model_indices(r->results->model, &indices) > 1
               ? sr_report_text(r,
                                SR_MSG("{0}-{1}-{2}-{3}", forbund, period, r->kind->id, parties->index->id))
               : sr_report_text(r, SR_MSG("{0}-{1}-{2}", forbund, period, r->kind->id));
}

static sr_head head_of(sr_report *r)
{
    const sr_forbund *forbund = r->results->forbund;
    const sr_period_spec *spec = r->results->period_spec;
    char period[16];
    sr_period_write(r->results->period, period);
    for (char *at = period; *at != '\0'; at++) {
        if (*at >= 'A' && *at <= 'Z') {
            *at = (char)(*at - 'A' + 'a');
        }
    }
    return (sr_head){.id = id_of(r, period),
                     .kind = r->kind->id,
                     .kind_label = sr_report_word(r, r->kind->label),
                     .title = sr_report_title(r),
                     .lead = r->plan != NULL ? r->plan->lead : NULL,
                     .forbund_id = forbund->id,
                     .forbund = forbund->name,
                     .short_name = sr_unit_name(r, NULL),
                     .period = r->results->period,
                     .date = spec != NULL ? spec->date : SR_DAY_NONE,
                     .case_number = spec != NULL ? spec->case_number : NULL,
                     .language = r->language,
                     .status = status_of(r),
                     .decided = spec != NULL && !r->draft ? spec->decided : NULL};
}

static void build_cover(sr_report *r)
{
    sr_cover(r->b);
    sr_end(r->b);
}

static void build_all(sr_report *r)
{
    build_cover(r);
    if (!r->kind->needs_weights) { /* a page for the minutes, short enough without them */
        sr_report_summary(r);
        sr_contents(r->b);
    }
    sr_chapters_build(r);
    sr_report_decisions(r);
    sr_report_method(r);
}

static sr_status build_once(sr_report *r, const sr_head *head)
{
    r->sum_count = 0;
    r->method_rows = 0;
    r->said = false;
    r->b = sr_builder_new(head, r->findings);
    if (r->b == NULL) {
        return SR_MEMORY;
    }
    build_all(r);
    return SR_OK;
}

/* Only a report that is built tells which figures it prints. One with made-up data among them is built again,
   now with its callout. */
static sr_status build_with_callout(sr_report *r, const sr_head *head)
{
    sr_status status = build_once(r, head);
    if (status == SR_OK) {
        sr_synthetic_find(r);
    }
    if (status != SR_OK || r->synthetic_count == 0 || r->no_memory) {
        return status;
    }
    sr_builder_free(r->b);
    return build_once(r, head);
}

static sr_status build_in(sr_report *r, sr_document **out)
{
    sr_chapters_choose(r);
    sr_head head = head_of(r);
    sr_status status = r->no_memory ? SR_MEMORY : build_with_callout(r, &head);
    if (status != SR_OK) {
        return status;
    }
    if (r->no_memory) {
        sr_builder_free(r->b);
        return SR_MEMORY;
    }
    return sr_builder_finish(r->b, out);
}

sr_status sr_report_build(const sr_results *results, const sr_report_kind *kind, const sr_registry *registry,
                          bool draft, sr_findings *findings, sr_document **out)
{
    *out = NULL;
    sr_report r = {.results = results,
                   .kind = kind,
                   .plan = sr_model_find_report_plan(results->model, kind->id),
                   .registry = registry,
                   .findings = findings,
                   .language = results->forbund->language,
                   .draft = draft,
                   .arena = sr_arena_new()};
    if (r.arena == NULL) {
        return SR_MEMORY;
    }
    sr_status status = build_in(&r, out);
    sr_free(r.sums);
    sr_arena_free(r.arena);
    return status;
}
