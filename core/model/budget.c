/* Lines of the social budget: outcome against budget, and guards that keep a target from being met at the
   cost of those with long needs. */
#include "model/build.h"
#include "model/judge.h"

static sr_verdict judge(const sr_target *target, const sr_measure_result *result)
{
    sr_outcome outcome = {.value = &result->value,
                          .previous = result->has_previous && !result->broken ? &result->previous : NULL,
                          .national = result->has_national ? &result->national : NULL};
    return sr_judge(target, &outcome);
}

static void tell_guard(const sr_build *build, const sr_budget_result *line, const sr_guard *guard,
                       bool judged)
{
    sr_findings_add(
        build->findings,
        &(sr_finding){.code = judged ? "SR4030" : "SR4031",
                      .severity = judged ? SR_WARNING : SR_NOTE,
                      .place = guard->place,
                      .subject = line->key,
                      .message = judged ? SR_MSG("a guard is breached, so the target is not simply met: {0}",
                                                 guard->text)
                                        : SR_MSG("a guard cannot be judged: {0}", guard->text)});
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
        sr_state state = judge(&guard->limit, out->outcome).state;
        out->judged = state == SR_STATE_MET || state == SR_STATE_NOT_MET;
        out->breached = state == SR_STATE_NOT_MET;
    }
    if (!out->judged || out->breached) {
        tell_guard(build, line, guard, out->judged);
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

static void find_deviation(const sr_budget_line *line, const sr_measure_result *outcome,
                           sr_quantity *deviation)
{
    sr_number difference;
    if (outcome->value.missing != SR_PRESENT) {
        deviation->missing = outcome->value.missing;
    } else if (!line->target.has_value ||
               sr_number_subtract(outcome->value.value, line->target.value, &difference) != SR_OK) {
        deviation->missing = SR_NOT_MEASURABLE;
    } else {
        *deviation = sr_difference(difference, outcome->measure->measured_in);
        deviation->origin = outcome->value.origin;
    }
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
    if (line->measure != NULL) {
        sr_status status = sr_build_outcome(build, line->measure, unit, &out->outcome);
        if (status != SR_OK) {
            return status;
        }
        out->state = judge(&line->target, out->outcome).state;
        find_deviation(line, out->outcome, &out->deviation);
    }
    return check_guards(build, out);
}
