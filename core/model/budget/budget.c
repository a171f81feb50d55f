/* Lines of the social budget: outcome against budget, and guards that keep a target from being met at the
   cost of those with long needs. */
#include "model/budget/budget.h"

#include <string.h>

sr_verdict sr_budget_judge(const sr_target *target, const sr_measure_result *result)
{
    sr_outcome outcome = {.value = &result->value,
                          .previous = result->has_previous && !result->broken ? &result->previous : NULL,
                          .national = result->has_national ? &result->national : NULL};
    return sr_judge(target, &outcome);
}

static void tell_breach(const sr_build *build, const sr_budget_result *line, const sr_guard *guard)
{
    sr_findings_add(
        build->findings,
        &(sr_finding){.code = "SR4030",
                      .severity = SR_WARNING,
                      .place = guard->place,
                      .subject = line->key,
                      .message =
                          SR_MSG("a guard is breached, so the target is not simply met: {0}", guard->text)});
}

static sr_status check_guard(sr_build *build, const sr_budget_result *line, const sr_guard *guard,
                             sr_guard_result *out)
{
    *out = (sr_guard_result){.guard = guard};
    if (guard->measure != NULL) {
        sr_status status = sr_build_outcome(build, guard->measure, line->unit, &out->outcome);
        if (status != SR_OK) {
            return status;
        }
        sr_state state = sr_budget_judge(&guard->limit, out->outcome).state;
        out->judged = state == SR_STATE_MET || state == SR_STATE_NOT_MET;
        out->breached = state == SR_STATE_NOT_MET;
    }
    if (out->breached) {
        tell_breach(build, line, guard);
    }
    return SR_OK;
}

static sr_status check_guards(sr_build *build, sr_budget_result *out)
{
    size_t count = out->line->guard_count;
    sr_guard_result *guards = sr_arena_array(build->arena, count, sizeof *guards);
    if (guards == NULL) {
        return SR_MEMORY;
    }
    out->guards = guards;
    for (size_t i = 0; i < count; i++) {
        sr_status status = check_guard(build, out, &out->line->guards[i], &guards[i]);
        if (status != SR_OK) {
            return status;
        }
        if (guards[i].breached && out->state == SR_STATE_MET) {
            out->state = SR_STATE_PARTLY;
        }
    }
    return SR_OK;
}

static sr_quantity difference_from(const sr_quantity *value, const sr_target *target, sr_measured_in unit)
{
    sr_number difference;
    if (value->missing != SR_PRESENT) {
        return sr_quantity_missing(value->missing, SR_IN_NONE);
    }
    if (!target->has_value || sr_number_subtract(value->value, target->value, &difference) != SR_OK) {
        return sr_quantity_missing(SR_NOT_MEASURABLE, SR_IN_NONE);
    }
    return sr_difference(difference, unit);
}

sr_status sr_budget_deviation(sr_build *build, const sr_quantity *value, const sr_target *target,
                              sr_measured_in unit, sr_quantity *out)
{
    *out = difference_from(value, target, unit);
    return sr_origin_unite(build->arena, value->origin, target->origin, &out->origin);
}

static const sr_goal *goal_of(const sr_build *build, const sr_budget_line *line)
{
    const sr_goal *const *goals = NULL;
    size_t count = sr_model_goals(build->model, &goals);
    for (size_t i = 0; i < count && line->goal != NULL; i++) {
        if (strcmp(goals[i]->id, line->goal) == 0) {
            return goals[i];
        }
    }
    return NULL;
}

static void tell_unknown_goal(const sr_build *build, const sr_budget_line *line)
{
    enum { MOST = 500 };
    const char *ids[MOST];
    const sr_goal *const *goals = NULL;
    size_t count = sr_model_goals(build->model, &goals);
    size_t used = count < MOST ? count : MOST;
    for (size_t i = 0; i < used; i++) {
        ids[i] = goals[i]->id;
    }
    const char *nearest = sr_nearest(line->goal, ids, used);
    sr_findings_add(build->findings,
                    &(sr_finding){.code = "SR2428",
                                  .severity = SR_ERROR,
                                  .place = line->goal_place.file != NULL ? line->goal_place : line->place,
                                  .subject = line->id,
                                  .message = SR_MSG("there is no goal {0}", line->goal),
                                  .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                                                          : SR_MSG("goals of the plan year can be named")});
}

void sr_tell_unknown_goals(const sr_build *build)
{
    const sr_budget_line *const *lines = NULL;
    size_t count = sr_model_budget_lines(build->model, &lines);
    for (size_t i = 0; i < count; i++) {
        if (lines[i]->goal != NULL && goal_of(build, lines[i]) == NULL) {
            tell_unknown_goal(build, lines[i]);
        }
    }
}

/* Outcome divided by budget, of numbers and amounts: a share of a share would be read as the share itself. */
static sr_quantity share_of_budget(const sr_budget_result *line)
{
    const sr_quantity *outcome = &line->outcome->value;
    sr_quantity reached = sr_quantity_number(SR_INT(0), SR_IN_SHARE);
    bool has_level = sr_adds_up(line->line->measure) && line->target.has_value &&
                     sr_number_compare(line->target.value, SR_INT(0)) > 0;
    if (outcome->missing != SR_PRESENT) {
        reached.missing = outcome->missing;
    } else if (!has_level || sr_number_divide(outcome->value, line->target.value, &reached.value) != SR_OK) {
        reached.missing = SR_NOT_MEASURABLE;
    }
    return reached;
}

static sr_status find_outcome(sr_build *build, sr_budget_result *out)
{
    const sr_budget_line *line = out->line;
    sr_status status = sr_build_outcome(build, line->measure, out->unit, &out->outcome);
    if (status != SR_OK) {
        return status;
    }
    if (out->basis == SR_BUDGET_UNDIVIDED) {
        out->state = SR_STATE_NOT_DUE;
        out->deviation.missing = SR_NOT_MEASURABLE;
        out->deviation.origin = out->outcome->value.origin;
    } else {
        out->state = sr_budget_judge(&out->target, out->outcome).state;
        out->reached = share_of_budget(out);
        status = sr_budget_deviation(build, &out->outcome->value, &out->target, line->measure->measured_in,
                                     &out->deviation);
    }
    out->reached.origin = out->deviation.origin;
    return status;
}

/* What lies beyond the outcome of the period. */
static sr_status find_rest(sr_build *build, sr_budget_result *out)
{
    sr_status status = sr_budget_to_date(build, out);
    if (status == SR_OK) {
        status = sr_budget_forecasts(build, out);
    }
    if (status == SR_OK) {
        status = sr_budget_cost(build, out);
    }
    return status == SR_OK ? sr_budget_propose(build, out) : status;
}

sr_status sr_build_budget(sr_build *build, const sr_budget_line *line, const sr_unit *unit,
                          sr_budget_result *out)
{
    const char *key = sr_arena_printf(build->arena, "budget:%s%s%s", line->id, unit != NULL ? "@" : "",
                                      unit != NULL ? unit->id : "");
    if (key == NULL) {
        return SR_MEMORY;
    }
    *out = (sr_budget_result){.line = line, .unit = unit, .key = key, .state = SR_STATE_NOT_MEASURED};
    out->deviation = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    out->reached = out->deviation;
    out->goal = goal_of(build, line);
    sr_status status = sr_budget_in_period(build, out);
    if (status == SR_OK && line->measure != NULL) {
        status = find_outcome(build, out);
    }
    if (status == SR_OK) {
        status = find_rest(build, out);
    }
    return status == SR_OK ? check_guards(build, out) : status;
}

/* The outcomes of earlier periods are the same whether they are looked at before or after it is decided what
   may be printed: looking is computing, with findings that nobody hears. */
sr_status sr_budget_look(sr_build *build, const sr_budget_line *line, const sr_unit *unit)
{
    sr_findings *findings = build->findings;
    sr_budget_result unseen = {.line = line, .unit = unit, .key = line->id};
    sr_findings *unheard = line->measure != NULL ? sr_findings_new() : NULL;
    if (line->measure == NULL) {
        return SR_OK;
    }
    if (unheard == NULL) {
        return SR_MEMORY;
    }
    build->findings = unheard;
    sr_status status = sr_budget_in_period(build, &unseen);
    if (status == SR_OK) {
        status = find_outcome(build, &unseen);
    }
    if (status == SR_OK) {
        status = find_rest(build, &unseen);
    }
    build->findings = findings;
    sr_findings_free(unheard);
    return status;
}

/* ---- guards that cannot be judged: one note for each text, however many lines and units have it ---- */

static bool is_unjudged(const sr_guard_result *result, const char *text)
{
    return !result->judged && sr_text_equal(result->guard->text, text);
}

static bool has_unjudged(const sr_budget_result *line, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (is_unjudged(&line->guards[i], text)) {
            return true;
        }
    }
    return false;
}

static bool told_before(const sr_budget_result *lines, size_t line, size_t guard)
{
    const char *text = lines[line].guards[guard].guard->text;
    for (size_t i = 0; i < line; i++) {
        if (has_unjudged(&lines[i], lines[i].line->guard_count, text)) {
            return true;
        }
    }
    return has_unjudged(&lines[line], guard, text);
}

static sr_status tell_unjudged(const sr_build *build, const sr_guard *guard, const sr_budget_result *lines,
                               size_t count)
{
    sr_buf keys = {0};
    for (size_t i = 0; i < count; i++) {
        if (has_unjudged(&lines[i], lines[i].line->guard_count, guard->text)) {
            sr_buf_printf(&keys, keys.length == 0 ? "%s" : ", %s", lines[i].key);
        }
    }
    if (!keys.failed) {
        sr_findings_add(build->findings,
                        &(sr_finding){.code = "SR4031",
                                      .severity = SR_NOTE,
                                      .place = guard->place,
                                      .subject = sr_buf_string(&keys),
                                      .message = SR_MSG("a guard cannot be judged: {0}", guard->text)});
    }
    sr_status status = sr_buf_status(&keys);
    sr_buf_free(&keys);
    return status;
}

sr_status sr_tell_unjudged_guards(const sr_build *build, const sr_budget_result *lines, size_t count)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < lines[i].line->guard_count && status == SR_OK; k++) {
            const sr_guard_result *guard = &lines[i].guards[k];
            if (!guard->judged && !told_before(lines, i, k)) {
                status = tell_unjudged(build, guard->guard, lines, count);
            }
        }
    }
    return status;
}
