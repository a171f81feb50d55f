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
        sr_state state = judge(&guard->limit, out->outcome).state;
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
