/* Evaluates what goals, indices and the social budget look at, in their order, before it is decided which
   figures may be printed. */
#include "model/build.h"

static sr_status look_at(sr_build *build, const sr_measure *measure, const sr_unit *unit,
                         const char *group_column)
{
    const sr_measure_result *outcome = NULL;
    sr_result_list groups;
    if (measure == NULL) {
        return SR_OK;
    }
    sr_status status = sr_build_outcome(build, measure, unit, &outcome);
    return status == SR_OK && group_column != NULL ? sr_build_groups(build, outcome, group_column, &groups)
                                                   : status;
}

static sr_status of_goals(sr_build *build)
{
    const sr_goal *const *goals = NULL;
    size_t count = sr_model_goals(build->model, &goals);
    sr_status status = SR_OK;
    for (size_t i = 0; i < count; i++) {
        for (size_t part = 0; part < goals[i]->part_count && status == SR_OK; part++) {
            status =
                look_at(build, goals[i]->parts[part].measure, goals[i]->unit, goals[i]->target.group_column);
        }
    }
    return status;
}

static sr_status of_index(sr_build *build, const sr_index *index, const sr_unit *unit)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < index->indicator_count && status == SR_OK; i++) {
        const sr_indicator *indicator = &index->indicators[i];
        status = look_at(build, indicator->measure, unit, indicator->target.group_column);
    }
    return status;
}

static sr_status of_indices(sr_build *build)
{
    const sr_index *const *indices = NULL;
    size_t count = sr_model_indices(build->model, &indices);
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        const sr_unit **units =
            sr_arena_array(build->arena, indices[i]->unit_count + 1, sizeof(const sr_unit *));
        if (units == NULL) {
            return SR_MEMORY;
        }
        size_t unit_count = sr_index_units(indices[i], build->period, units);
        for (size_t u = 0; u < unit_count && status == SR_OK; u++) {
            status = of_index(build, indices[i], units[u]);
        }
    }
    return status;
}

static sr_status of_line(sr_build *build, const sr_budget_line *line, const sr_unit *unit)
{
    sr_status status = look_at(build, line->measure, unit, NULL);
    for (size_t i = 0; i < line->guard_count && status == SR_OK; i++) {
        status = look_at(build, line->guards[i].measure, unit, NULL);
    }
    if (status == SR_OK) {
        status = look_at(build, line->cost, unit, NULL);
    }
    if (status == SR_OK) {
        status = look_at(build, line->counted, unit, NULL);
    }
    return status == SR_OK ? sr_budget_look(build, line, unit) : status;
}

static sr_status of_budget(sr_build *build)
{
    const sr_budget_line *const *lines = NULL;
    size_t count = sr_model_budget_lines(build->model, &lines);
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = lines[i]->unit_count == 0 ? of_line(build, lines[i], NULL) : SR_OK;
        for (size_t k = 0; k < lines[i]->unit_count && status == SR_OK; k++) {
            if (sr_unit_active(lines[i]->units[k], build->period)) {
                status = of_line(build, lines[i], lines[i]->units[k]);
            }
        }
    }
    return status;
}

sr_status sr_build_looked_at(sr_build *build)
{
    sr_status status = build->model != NULL ? of_goals(build) : SR_OK;
    if (build->model != NULL && status == SR_OK) {
        status = of_indices(build);
    }
    return build->model != NULL && status == SR_OK ? of_budget(build) : status;
}
