#include "run/work.h"

#include <string.h>

#include "audit/check.h"
#include "base/running.h"
#include "document/record.h"
#include "model/weights/weights.h"
#include "privacy/privacy.h"
#include "report/report.h"
#include "rules/rules.h"
#include "run/work_lists.h"
#include "run/work_protect.h"
#include "run/work_sources.h"

enum { PAST_YEARS = 8 };

/* What the phases of the work hand on to each other. All of it lives in the arena or is freed at the end. */
typedef struct work {
    const sr_work_request *request;
    const sr_opened *opened;
    sr_arena *arena;
    sr_findings *findings;
    size_t told;       /* findings sent so far */
    sr_findings *rows; /* what became of the rows of sources; sent last, and no part of the results */
    sr_registry *registry;
    sr_dataset *datasets; /* in the order of the opened periods */
    sr_script *scripts;
    sr_model *model;
    sr_rules *rules;
    sr_evaluation *evaluation;
    struct past { /* earlier years, for their indices: last year first, without a gap */
        sr_model *model;
        sr_rules *rules;
        sr_evaluation *evaluation;
        sr_findings *findings; /* of years before the last: their own runs tell them */
    } past[PAST_YEARS];
    size_t past_count;
    const sr_results *results;
} work;

/* Findings go out as soon as a phase is over: what has been said stays true if a later phase dies. */
static sr_status tell(work *w)
{
    sr_status status = sr_findings_status(w->findings);
    for (; status == SR_OK && w->told < sr_findings_count(w->findings); w->told++)
        status = sr_frame_finding(w->request->out, sr_findings_at(w->findings, w->told));
    return status;
}

/* Errors of the content have been told and do not end the work; everything else does. */
static sr_status go_on(sr_status status)
{
    return status == SR_CONTENT || status == SR_LIMIT ? SR_OK : status;
}

static sr_status start_plugin(work *w)
{
    w->registry = sr_registry_new(w->arena, w->opened->forbund, w->findings);
    if (!w->registry) return SR_MEMORY;
    if (!w->request->plugin) return SR_OK;
    return sr_plugin_start(w->arena, w->request->plugin, w->registry, w->findings);
}

static sr_status read_sources(work *w)
{
    bool asked = w->request->run->wanted & (SR_WANT_REPORTS | SR_WANT_CHECK);
    return go_on(sr_work_datasets(w->arena, w->opened, w->registry, w->findings, asked ? w->rows : NULL,
                                  &w->datasets));
}

static sr_status gather_scripts(work *w)
{
    w->scripts = sr_arena_array(w->arena, w->opened->script_count + 1, sizeof *w->scripts);
    if (!w->scripts) return SR_MEMORY;
    for (size_t i = 0; i < w->opened->script_count; i++) {
        const sr_opened_script *script = &w->opened->scripts[i];
        w->scripts[i] = (sr_script){script->name, script->file.name, script->shared, script->file.bytes};
    }
    return SR_OK;
}

/* The declarations for the plan year of a period. `registry` NULL: another year's, whose sections and checks
 * are not wanted. */
static sr_status declare(work *w, size_t period, sr_registry *registry, sr_findings *findings,
                         sr_model **model, sr_rules **rules)
{
    const sr_forbund *forbund = w->opened->forbund;
    *model = sr_model_new(w->arena, forbund, findings);
    if (!*model) return SR_MEMORY;
    sr_status status = go_on(sr_registry_declare(w->registry, *model));
    const sr_rules_setup setup = {.arena = w->arena,
                                  .forbund = forbund,
                                  .model = *model,
                                  .registry = registry,
                                  .dataset = &w->datasets[period],
                                  .findings = findings,
                                  .scripts = w->scripts,
                                  .script_count = w->opened->script_count,
                                  .memory = (size_t)forbund->limits.script_mb << 20};
    if (status == SR_OK) status = sr_rules_new(&setup, rules);
    if (status == SR_OK) status = sr_rules_load(*rules, w->opened->periods[period].spec->period.year);
    return go_on(status);
}

static sr_evaluation *evaluation_of(work *w, const sr_model *model, size_t first, sr_findings *findings)
{
    return sr_evaluation_new(w->arena, w->opened->forbund, model, w->datasets + first,
                             w->opened->period_count - first, findings);
}

/* Where the period is among those opened; 0: it is not there (0 is the one asked for). */
static size_t opened_at(const work *w, sr_period period)
{
    for (size_t at = 1; at < w->opened->period_count; at++)
        if (sr_period_equal(w->opened->periods[at].spec->period, period)) return at;
    return 0;
}

static sr_status declare_past(work *w, size_t at)
{
    struct past *past = &w->past[w->past_count];
    if (w->past_count > 0) past->findings = sr_privacy_findings();
    sr_findings *findings = w->past_count > 0 ? past->findings : w->findings;
    sr_status status = findings ? declare(w, at, NULL, findings, &past->model, &past->rules) : SR_MEMORY;
    w->past_count++;
    if (status != SR_OK) return status;
    past->evaluation = evaluation_of(w, past->model, at, findings);
    return past->evaluation ? SR_OK : SR_MEMORY;
}

/* The indices of earlier years are computed from the declarations of those years, where there is an index to
   compare. A year before the last that has errors ends the row: what it says is not known. */
static sr_status declare_years(work *w)
{
    const sr_index *const *indices = NULL;
    sr_period period = sr_period_previous(w->opened->asked->period);
    sr_status status = SR_OK;
    if (sr_model_indices(w->model, &indices) == 0) return SR_OK;
    for (size_t at = opened_at(w, period); at > 0 && w->past_count < PAST_YEARS && status == SR_OK;) {
        status = declare_past(w, at);
        const sr_findings *own = w->past[w->past_count - 1].findings;
        if (status == SR_OK && own && sr_findings_errors(own) > 0) {
            w->past_count--; /* its rules are freed with the others */
            break;
        }
        period = sr_period_previous(period);
        at = opened_at(w, period);
    }
    return status;
}

static sr_status load_scripts(work *w)
{
    sr_status status = gather_scripts(w);
    if (status == SR_OK) status = declare(w, 0, w->registry, w->findings, &w->model, &w->rules);
    return status == SR_OK ? declare_years(w) : status;
}

static const sr_weights_file *weights_of(const work *w)
{
    size_t count = w->opened->weights_count;
    sr_weights_file *out = sr_arena_array(w->arena, count + 1, sizeof *out);
    for (size_t i = 0; out && i < count; i++) {
        const sr_mapped *file = &w->opened->weights[i];
        out[i] = (sr_weights_file){.name = file->name, .bytes = file->bytes, .sha256 = file->sha256};
    }
    return out;
}

static sr_status compute(work *w)
{
    const sr_check *const *checks = NULL;
    sr_evaluation *past[PAST_YEARS];
    for (size_t i = 0; i < w->past_count; i++)
        past[i] = w->past[i].evaluation;
    w->evaluation = evaluation_of(w, w->model, 0, w->findings);
    if (!w->evaluation) return SR_MEMORY;
    const sr_run_request *run = w->request->run;
    const sr_weights_file *weights = weights_of(w);
    if (!weights) return SR_MEMORY;
    const sr_results_ask ask = {.past = past,
                                .past_count = w->past_count,
                                .weights = weights,
                                .weights_count = w->opened->weights_count,
                                .robustness = run->wanted & SR_WANT_ROBUSTNESS,
                                .no_effects = !(run->wanted & (SR_WANT_RESULTS | SR_WANT_REPORTS)),
                                .draws = run->draws,
                                .has_seed = run->has_seed,
                                .seed = run->seed};
    sr_status status =
        go_on(sr_results_compute(w->evaluation, w->model, w->opened->asked->period, &ask, &w->results));
    size_t count = sr_registry_checks(w->registry, &checks);
    sr_audit_unknown_units(w->opened->forbund, &w->datasets[0], w->findings);
    return status == SR_OK ? go_on(sr_audit_run(w->results, checks, count, w->findings)) : status;
}

/* Kinds that the command line does not name are the period's. */
static bool kinds_are_asked(const work *w)
{
    return w->request->run->kind_count > 0;
}

static sr_place place_of_kind(const work *w, size_t at)
{
    const sr_forbund *forbund = w->opened->forbund;
    const sr_period_spec *period = w->opened->asked;
    sr_place place = {0};
    if (kinds_are_asked(w)) return place;
    const char *pointer = sr_arena_printf(w->arena, "/periods/%s/kinds/%zu", period->key, at);
    if (!pointer || !sr_locate_json(forbund->text, pointer, false, w->arena, &place)) place = period->place;
    place.file = forbund->file;
    return place;
}

static sr_status unknown_kind(work *w, const char *id, size_t at)
{
    const char *names[32];
    size_t count = 0;
    for (; count < sr_report_kind_count && count < sizeof names / sizeof *names; count++)
        names[count] = sr_report_kinds[count].id;
    const char *nearest = sr_nearest(id, names, count);
    sr_finding finding = {.code = "SR1208",
                          .severity = SR_ERROR,
                          .place = place_of_kind(w, at),
                          .subject = kinds_are_asked(w) ? "--kind" : NULL,
                          .message = SR_MSG("there is no kind of report called {0}", id),
                          .hint = SR_MSG("samrapport list reports shows the kinds.")};
    if (nearest) finding.expected = SR_MSG("perhaps {0}", nearest);
    sr_findings_add(w->findings, &finding);
    return SR_OK;
}

/* Where files were given and are wrong, that has been told. */
static sr_status lacks_weights(work *w, const char *id, size_t at)
{
    if (w->opened->weights_count == 0)
        sr_findings_add(w->findings,
                        &(sr_finding){.code = "SR4477",
                                      .severity = SR_ERROR,
                                      .place = place_of_kind(w, at),
                                      .subject = kinds_are_asked(w) ? "--kind" : NULL,
                                      .message = SR_MSG("the report {0} is about the weights of the parties, "
                                                        "and no files of weights are named",
                                                        id),
                                      .hint = SR_MSG("--weights names them, one for each party.")});
    return SR_OK;
}

static sr_status send_document(work *w, sr_document *document)
{
    sr_buf calls = {0};
    sr_status status = sr_work_protect(w->results, document);
    if (status == SR_OK) status = sr_document_save(document, &calls);
    if (status == SR_OK)
        status = sr_frame_write(w->request->out, SR_FRAME_DOCUMENT, (sr_str){calls.at, calls.length});
    sr_buf_free(&calls);
    return status;
}

static sr_status report(work *w, const char *id, size_t at)
{
    const sr_report_kind *kind = sr_report_kind_find(id);
    sr_document *document = NULL;
    if (!kind) return unknown_kind(w, id, at);
    if (kind->needs_weights && !w->results->parties) return lacks_weights(w, id, at);
    sr_running_begin(id, NULL, 0);
    sr_status status =
        sr_report_build(w->results, kind, w->registry, w->request->run->draft, w->findings, &document);
    if (status == SR_OK) status = send_document(w, document);
    sr_document_free(document);
    return go_on(status);
}

static sr_status report_all(work *w)
{
    const sr_run_request *run = w->request->run;
    const sr_period_spec *period = w->opened->asked;
    const char *const *kinds = kinds_are_asked(w) ? run->kinds : period->kinds;
    size_t count = kinds_are_asked(w) ? run->kind_count : period->kind_count;
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++)
        status = report(w, kinds[i], i);
    return status;
}

static sr_status send_text(const work *w, sr_frame_kind kind, sr_buf *text, sr_status status)
{
    if (status == SR_OK) status = sr_frame_write(w->request->out, kind, (sr_str){text->at, text->length});
    sr_buf_free(text);
    return status;
}

static sr_status send_results(work *w)
{
    sr_buf json = {0};
    sr_status status = sr_results_write_json(w->results, &json);
    if (status == SR_OK &&
        !sr_work_clean((sr_str){json.at, json.length},
                       SR_MSG("a personal identity number stands in the results"), "results", w->findings)) {
        sr_buf_free(&json);
        return SR_OK;
    }
    return send_text(w, SR_FRAME_RESULTS, &json, status);
}

static sr_status send_workshop(work *w)
{
    sr_buf json = {0};
    sr_status status = sr_workshop_data(w->results, w->request->run->index, w->findings, &json);
    bool nothing = json.length == 0 ||
                   !sr_work_clean((sr_str){json.at, json.length},
                                  SR_MSG("a personal identity number stands on the page of the workshop"),
                                  "--workshop", w->findings);
    if (status == SR_OK && nothing) {
        sr_buf_free(&json);
        return SR_OK;
    }
    return send_text(w, SR_FRAME_WORKSHOP, &json, status);
}

static sr_status send_lists(work *w)
{
    sr_buf json = {0};
    sr_status status = sr_work_lists(w->registry, &json);
    return send_text(w, SR_FRAME_LISTS, &json, status);
}

/* What depends on a period. Reports come before the results, so that what they find is in the results too. */
static sr_status work_on_period(work *w)
{
    unsigned wanted = w->request->run->wanted;
    sr_status status = read_sources(w);
    if (status == SR_OK) status = tell(w);
    if (status == SR_OK) status = load_scripts(w);
    if (status == SR_OK) status = tell(w);
    if (status == SR_OK) status = compute(w);
    if (status == SR_OK && wanted & SR_WANT_REPORTS) status = report_all(w);
    if (status == SR_OK && wanted & SR_WANT_CHECK)
        sr_audit_unread_sources(w->results, w->evaluation, w->findings);
    if (status == SR_OK && wanted & SR_WANT_WORKSHOP) status = send_workshop(w);
    if (status == SR_OK && wanted & SR_WANT_RESULTS) status = send_results(w);
    return status;
}

static sr_status work_through(work *w)
{
    unsigned wanted = w->request->run->wanted;
    sr_status status = go_on(sr_work_people(w->arena, w->opened, w->findings));
    if (status == SR_OK) status = start_plugin(w);
    if (status == SR_OK && w->opened->asked && wanted & ~(unsigned)SR_WANT_LISTS) status = work_on_period(w);
    if (status == SR_OK && wanted & SR_WANT_LISTS) status = send_lists(w);
    return status;
}

static sr_status tell_rows(const work *w)
{
    sr_status status = sr_findings_status(w->rows);
    for (size_t i = 0; status == SR_OK && i < sr_findings_count(w->rows); i++)
        status = sr_frame_finding(w->request->out, sr_findings_at(w->rows, i));
    return status;
}

/* SR_IO here is a plugin that would not start: its reason is a finding, and the rest is not tried. */
static sr_status finish(work *w, sr_status status)
{
    if (status == SR_MEMORY) return status;
    sr_status sent = tell(w);
    if (sent == SR_OK) sent = tell_rows(w);
    const char codes[] = {SR_EXIT_DONE, SR_EXIT_CONTENT, SR_EXIT_IO};
    const char *code = &codes[status == SR_IO ? 2 : sr_findings_errors(w->findings) > 0];
    return sent == SR_OK ? sr_frame_write(w->request->out, SR_FRAME_DONE, (sr_str){code, 1}) : sent;
}

static void free_past(work *w)
{
    for (size_t i = 0; i < PAST_YEARS; i++) {
        sr_rules_free(w->past[i].rules);
        sr_findings_free(w->past[i].findings);
    }
}

sr_status sr_work(const sr_work_request *request)
{
    work w = {.request = request,
              .opened = request->opened,
              .arena = sr_arena_new(),
              .findings = sr_privacy_findings(),
              .rows = sr_privacy_findings()};
    bool begun = w.arena && w.findings && w.rows;
    sr_status status = begun ? work_through(&w) : SR_MEMORY;
    if (begun) status = finish(&w, status);
    free_past(&w);
    sr_rules_free(w.rules);
    sr_plugin_stop(request->plugin);
    sr_findings_free(w.findings);
    sr_findings_free(w.rows);
    sr_arena_free(w.arena);
    return status;
}
