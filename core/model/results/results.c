#include "model/results/results.h"

#include <string.h>

#include "model/evaluation.h"
#include "model/index/index.h"
#include "model/weights/weights_index.h"

sr_build sr_build_start(sr_evaluation *evaluation, const sr_model *model, sr_period period)
{
    evaluation->period = period;
    evaluation->has_period = true;
    return (sr_build){.evaluation = evaluation,
                      .arena = evaluation->arena,
                      .findings = evaluation->findings,
                      .forbund = evaluation->forbund,
                      .model = model,
                      .period = period,
                      .language = evaluation->forbund->language};
}

/* What a declaration is about, where it is and how it is called in findings. */
typedef struct declared_units {
    const sr_unit *const *units;
    size_t count;
    const sr_place *place;
    const char *key;
} declared_units;

/* A unit that has begun later, or ended earlier, has no result, which nobody could see. In a part of a year
   that it is active in that is as it should be. */
static void tell_inactive(const sr_build *build, const declared_units *of)
{
    char period[16];
    char day[16];
    sr_period_write(build->period, period);
    for (size_t i = 0; i < of->count; i++) {
        const sr_unit *unit = of->units[i];
        if (sr_unit_active(unit, build->period)) {
            continue;
        }
        bool later = unit->from != SR_DAY_NONE && unit->from > sr_period_last(build->period);
        bool other_part = sr_unit_active(unit, (sr_period){build->period.year, SR_YEAR, 1});
        sr_day_write(later ? unit->from : unit->to, day);
        sr_findings_add(
            build->findings,
            &(sr_finding){.code = "SR4492",
                          .severity = other_part ? SR_NOTE : SR_WARNING,
                          .place = *of->place,
                          .subject = of->key,
                          .message = SR_MSG("{0} is not active in {1}, and is left out", unit->name, period),
                          .hint = later ? SR_MSG("its first day is {0}", day)
                                        : SR_MSG("its last day is {0}", day)});
    }
}

static sr_status build_goals(sr_build *build, sr_results *results)
{
    const sr_goal *const *goals = NULL;
    size_t count = sr_model_goals(build->model, &goals);
    sr_goal_result *out = sr_arena_array(build->arena, count, sizeof *out);
    if (out == NULL) {
        return SR_MEMORY;
    }
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = sr_build_goal(build, goals[i], &out[i]);
    }
    results->goals = out;
    results->goal_count = count;
    return status;
}

/* ---- index, and the same index in earlier plan years ---- */

static const sr_index *index_named(const sr_model *model, const char *id)
{
    const sr_index *const *indices = NULL;
    size_t count = sr_model_indices(model, &indices);
    for (size_t i = 0; i < count; i++) {
        if (strcmp(indices[i]->id, id) == 0) {
            return indices[i];
        }
    }
    return NULL;
}

static sr_index_result *room_for(sr_build *build, const sr_index *index)
{
    return sr_arena_array(build->arena, index->unit_count + 1, sizeof(sr_index_result));
}

static void set_previous(sr_index_result *out, const sr_index_result *before, sr_period period)
{
    out->has_previous = true;
    out->previous_period = period;
    out->previous = before->value;
    out->previous_earned = before->earned;
    out->previous_maximum = before->maximum;
}

/* The result for the same unit last year; a unit that was not there then has none. */
static const sr_index_result *same_unit(const sr_index_result *units, size_t count, const sr_unit *unit)
{
    for (size_t i = 0; i < count; i++) {
        if (units[i].unit == unit) {
            return &units[i];
        }
    }
    return NULL;
}

/* The same index in an earlier year, and in the years before that. `then` NULL: there is no such year, and
   nothing to compare with. */
static sr_status compare_with(sr_build *build, const sr_build *then, size_t years, sr_index_result *out,
                              size_t count)
{
    sr_index_result *units = NULL;
    size_t found = 0;
    sr_status status = SR_OK;
    const sr_index *index = years > 0 && count > 0 ? index_named(then->model, out->index->id) : NULL;
    if (index != NULL) {
        sr_build earlier = *then;
        units = room_for(build, index);
        status = units != NULL ? sr_build_index(&earlier, index, units, &found) : SR_MEMORY;
    }
    if (status == SR_OK && found > 0) {
        status = compare_with(build, then + 1, years - 1, units, found);
    }
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        const sr_index_result *before = same_unit(units, found, out[i].unit);
        if (before != NULL) {
            set_previous(&out[i], before, then->period);
        }
        status = sr_index_changes(build, &out[i], before);
    }
    return status;
}

static sr_status build_indices(sr_build *build, const sr_build *past, const sr_results_ask *ask,
                               sr_results *results)
{
    const sr_index *const *indices = NULL;
    size_t count = sr_model_indices(build->model, &indices);
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        rows += indices[i]->unit_count + 1;
    }
    sr_index_result *out = sr_arena_array(build->arena, rows, sizeof *out);
    if (out == NULL) {
        return SR_MEMORY;
    }
    size_t used = 0;
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        size_t units = 0;
        const declared_units of = {indices[i]->units, indices[i]->unit_count, &indices[i]->place,
                                   sr_arena_printf(build->arena, "index:%s", indices[i]->id)};
        tell_inactive(build, &of);
        status = sr_build_index(build, indices[i], &out[used], &units);
        if (status == SR_OK) {
            status = compare_with(build, past, ask->past_count, &out[used], units);
        }
        if (status == SR_OK && units > 0) {
            status = sr_index_robustness(build, ask, &out[used], units);
        }
        used += units;
    }
    results->indices = out;
    results->index_count = used;
    return status;
}

/* ---- social budget ---- */

static size_t lines_of(const sr_budget_line *line, sr_period period)
{
    size_t count = line->unit_count == 0 ? 1 : 0;
    for (size_t i = 0; i < line->unit_count; i++) {
        count += sr_unit_active(line->units[i], period) ? 1 : 0;
    }
    return count;
}

static sr_status build_line(sr_build *build, const sr_budget_line *line, sr_budget_result *out, size_t *count)
{
    if (line->unit_count == 0) {
        return sr_build_budget(build, line, NULL, &out[(*count)++]);
    }
    sr_status status = SR_OK;
    for (size_t i = 0; i < line->unit_count && status == SR_OK; i++) {
        if (sr_unit_active(line->units[i], build->period)) {
            status = sr_build_budget(build, line, line->units[i], &out[(*count)++]);
        }
    }
    return status;
}

static sr_status build_budget(sr_build *build, sr_results *results)
{
    const sr_budget_line *const *lines = NULL;
    size_t count = sr_model_budget_lines(build->model, &lines);
    size_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        rows += lines_of(lines[i], build->period);
    }
    sr_budget_result *out = sr_arena_array(build->arena, rows, sizeof *out);
    if (out == NULL) {
        return SR_MEMORY;
    }
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        const declared_units of = {lines[i]->units, lines[i]->unit_count, &lines[i]->place,
                                   sr_arena_printf(build->arena, "budget:%s", lines[i]->id)};
        tell_inactive(build, &of);
        status = build_line(build, lines[i], out, &results->budget_count);
    }
    results->budget = out;
    sr_tell_unknown_goals(build);
    return status == SR_OK ? sr_tell_unjudged_guards(build, out, results->budget_count) : status;
}

sr_status sr_results_compute(sr_evaluation *evaluation, const sr_model *model, sr_period period,
                             const sr_results_ask *ask, const sr_results **out)
{
    static const sr_results_ask nothing = {0};
    const sr_results_ask *asked = ask != NULL ? ask : &nothing;
    size_t past_count = asked->past_count;
    sr_build build = sr_build_start(evaluation, model, period);
    sr_build *years = sr_arena_array(build.arena, past_count + 1, sizeof *years);
    sr_period then = sr_period_previous(period);
    for (size_t i = 0; years != NULL && i < past_count; i++, then = sr_period_previous(then)) {
        years[i] = sr_build_start(asked->past[i], sr_evaluation_model(asked->past[i]), then);
    }
    sr_results *results = sr_arena_alloc(build.arena, sizeof *results);
    if (results == NULL || years == NULL) {
        return SR_MEMORY;
    }
    *results = (sr_results){.forbund = build.forbund,
                            .period = period,
                            .period_spec = sr_forbund_period(build.forbund, period),
                            .model = model,
                            .findings = build.findings,
                            .evaluation = evaluation};
    sr_status status = sr_build_measures(&build);
    if (status == SR_OK) {
        status = sr_build_looked_at(&build);
    }
    if (status == SR_OK) {
        status = sr_protect_results(&build, years, past_count, results);
    }
    for (size_t i = 0; i < build.count && status == SR_OK; i++) {
        sr_compare_result(&build, (sr_measure_result *)build.measures[i]);
    }
    if (status == SR_OK) {
        status = build_goals(&build, results);
    }
    if (status == SR_OK) {
        status = build_indices(&build, years, asked, results);
    }
    if (status == SR_OK && asked->weights_count > 0) {
        status = sr_build_parties(&build, asked, results->indices, results->index_count, &results->parties);
    }
    if (status == SR_OK) {
        status = build_budget(&build, results);
    }
    results->measures = build.measures;
    results->measure_count = build.count;
    if (status == SR_OK) {
        status = sr_results_name(build.arena, results);
    }
    *out = results;
    return status == SR_OK ? sr_findings_status(build.findings) : SR_MEMORY;
}
