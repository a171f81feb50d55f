/* Goals: outcomes of their parts, judged by the target, and joined by the declared rule. */
#include <string.h>

#include "model/build.h"
#include "model/judge.h"

typedef struct goal_work {
    sr_build *build;
    const sr_goal *goal;
    const sr_measure_result **parts;
    sr_verdict *verdicts;
} goal_work;

/* The day so many months after another; the last day of the month when it is shorter. */
static sr_day months_after(sr_day from, unsigned months)
{
    int year;
    int month;
    int day;
    sr_day_parts(from, &year, &month, &day);
    int later = month - 1 + (int)months;
    year += later / 12;
    month = later % 12 + 1;
    sr_day date = sr_day_of(year, month, day);
    while (date == SR_DAY_NONE && day > 28) {
        date = sr_day_of(year, month, --day);
    }
    return date;
}

static bool is_due(const sr_goal *goal, sr_period period)
{
    unsigned months = goal->target.after_months;
    if (months == 0 || goal->unit == NULL || goal->unit->from == SR_DAY_NONE) {
        return true;
    }
    sr_day due = months_after(goal->unit->from, months);
    return due != SR_DAY_NONE && due <= sr_period_last(period);
}

/* What is known before any outcome is looked at; false when the outcomes decide. */
static bool settled_by_declaration(const sr_goal *goal, sr_period period, sr_state *state, sr_message *reason)
{
    if (goal->no_target) {
        *state = SR_STATE_NO_TARGET;
        *reason = SR_MSG("it is followed up without a target");
    } else if (!goal->measurable || goal->target.comparator == SR_NO_LEVEL) {
        *state = SR_STATE_NOT_MEASURABLE;
        *reason = goal->measurable ? SR_MSG("the intention has no level")
                                   : SR_MSG("it is stated to be not measurable");
    } else if (!is_due(goal, period)) {
        *state = SR_STATE_NOT_DUE;
        *reason = SR_MSG("it is not due yet");
    } else if (goal->part_count == 0) {
        *state = SR_STATE_NOT_MEASURED;
        *reason = SR_MSG("the goal has no measure");
    } else {
        return false;
    }
    return true;
}

static bool of_parts(const sr_target *target)
{
    return target->comparator == SR_DISTRIBUTION ||
           (target->comparator == SR_EACH_AT_LEAST && target->group_column == NULL);
}

static sr_outcome outcome_of(const sr_measure_result *result)
{
    return (sr_outcome){.value = &result->value,
                        .previous = result->has_previous && !result->broken ? &result->previous : NULL,
                        .national = result->has_national ? &result->national : NULL};
}

static sr_status judge_part(goal_work *work, size_t part)
{
    const sr_goal *goal = work->goal;
    sr_outcome outcome = outcome_of(work->parts[part]);
    sr_result_list groups = {0};
    if (goal->target.group_column != NULL) {
        sr_status status =
            sr_build_groups(work->build, work->parts[part], goal->target.group_column, &groups);
        if (status != SR_OK) {
            return status;
        }
        outcome.groups = groups.items;
        outcome.group_count = groups.count;
    }
    work->verdicts[part] = sr_judge_partly(&goal->target, goal->has_partly ? &goal->partly : NULL, &outcome);
    return SR_OK;
}

static sr_status find_parts(goal_work *work)
{
    size_t count = work->goal->part_count;
    work->parts = sr_arena_array(work->build->arena, count, sizeof(const sr_measure_result *));
    work->verdicts = sr_arena_array(work->build->arena, count, sizeof *work->verdicts);
    if (work->parts == NULL || work->verdicts == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        sr_status status =
            sr_build_outcome(work->build, work->goal->parts[i].measure, work->goal->unit, &work->parts[i]);
        if (status == SR_OK && !of_parts(&work->goal->target)) {
            status = judge_part(work, i);
        }
        if (status != SR_OK) {
            return status;
        }
    }
    return SR_OK;
}

/* Under `all` one miss decides; what is not measured leaves met and partly open. Under `any` one hit decides.
 */
static int rank(sr_state state, sr_rule rule)
{
    static const int all[SR_STATES] = {[SR_STATE_NOT_MET] = 4,
                                       [SR_STATE_NOT_MEASURED] = 3,
                                       [SR_STATE_NOT_MEASURABLE] = 2,
                                       [SR_STATE_PARTLY] = 1};
    static const int any[SR_STATES] = {[SR_STATE_MET] = 4,
                                       [SR_STATE_NOT_MEASURED] = 3,
                                       [SR_STATE_NOT_MEASURABLE] = 2,
                                       [SR_STATE_PARTLY] = 1};
    return rule == SR_RULE_ANY ? any[state] : all[state];
}

static bool decides_more(const sr_verdict *a, const sr_verdict *b, sr_rule rule)
{
    int difference = rank(a->state, rule) - rank(b->state, rule);
    if (difference != 0 || !a->has_margin || !b->has_margin) {
        return difference > 0;
    }
    int order = sr_number_compare(a->margin, b->margin);
    return rule == SR_RULE_ANY ? order > 0 : order < 0;
}

static void take_verdict(const goal_work *work, const sr_verdict *verdict, sr_goal_result *out)
{
    out->state = verdict->state;
    out->reason = verdict->reason;
    out->lowest = verdict->lowest;
    out->has_distance = verdict->has_distance;
    if (verdict->has_distance) {
        out->distance = sr_difference(verdict->distance, work->goal->parts[0].measure->measured_in);
    }
}

static void join_parts(const goal_work *work, sr_goal_result *out)
{
    sr_rule rule = work->goal->target.each_quarter ? SR_RULE_ALL : work->goal->rule;
    size_t decisive = 0;
    for (size_t i = 1; i < work->goal->part_count; i++) {
        if (decides_more(&work->verdicts[i], &work->verdicts[decisive], rule)) {
            decisive = i;
        }
    }
    out->outcome = work->parts[decisive];
    take_verdict(work, &work->verdicts[decisive], out);
}

/* ---- all parts in one share ---- */

static sr_status pool(const goal_work *work, sr_quantity *pooled)
{
    *pooled = sr_quantity_missing(SR_NOT_MEASURED, work->goal->parts[0].measure->measured_in);
    sr_number numerator = SR_INT(0);
    sr_number denominator = SR_INT(0);
    const sr_origin *origin = NULL;
    for (size_t i = 0; i < work->goal->part_count; i++) {
        const sr_quantity *value = &work->parts[i]->value;
        if (value->missing != SR_PRESENT || !value->has_base ||
            sr_number_add(numerator, value->numerator, &numerator) != SR_OK ||
            sr_number_add(denominator, value->denominator, &denominator) != SR_OK) {
            return SR_OK;
        }
        if (sr_origin_unite(work->build->arena, origin, value->origin, &origin) != SR_OK) {
            return SR_MEMORY;
        }
    }
    sr_number share;
    if (sr_number_divide(numerator, denominator, &share) != SR_OK) {
        pooled->missing = SR_NOT_APPLICABLE;
        return SR_OK;
    }
    *pooled = sr_quantity_number(share, pooled->measured_in);
    pooled->has_base = true;
    pooled->numerator = numerator;
    pooled->denominator = denominator;
    pooled->decimals = work->goal->parts[0].measure->decimals;
    pooled->origin = origin;
    pooled->formula = "Σ k / Σ n";
    return SR_OK;
}

static sr_status judge_pooled(const goal_work *work, sr_goal_result *out)
{
    sr_status status = pool(work, &out->pooled);
    if (status != SR_OK) {
        return status;
    }
    sr_outcome outcome = {.value = &out->pooled};
    sr_verdict verdict =
        sr_judge_partly(&work->goal->target, work->goal->has_partly ? &work->goal->partly : NULL, &outcome);
    if (out->pooled.missing == SR_NOT_MEASURED) {
        verdict.reason = SR_MSG("a pooled outcome needs numerator and denominator of every part");
    }
    take_verdict(work, &verdict, out);
    return SR_OK;
}

static void judge_together(const goal_work *work, sr_goal_result *out)
{
    sr_outcome outcome = {.groups = work->parts, .group_count = work->goal->part_count};
    sr_verdict verdict =
        sr_judge_partly(&work->goal->target, work->goal->has_partly ? &work->goal->partly : NULL, &outcome);
    take_verdict(work, &verdict, out);
}

static sr_status part_states(const goal_work *work, sr_goal_result *out)
{
    sr_state *states = sr_arena_array(work->build->arena, work->goal->part_count, sizeof *states);
    if (states == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < work->goal->part_count; i++) {
        bool together = of_parts(&work->goal->target);
        states[i] = together ? SR_STATE_NO_TARGET : work->verdicts[i].state;
    }
    out->part_states = states;
    out->parts = work->parts;
    out->part_count = work->goal->part_count;
    return SR_OK;
}

static sr_status judge_goal(goal_work *work, sr_goal_result *out)
{
    sr_status status = find_parts(work);
    if (status == SR_OK) {
        status = part_states(work, out);
    }
    if (status != SR_OK) {
        return status;
    }
    if (of_parts(&work->goal->target)) {
        judge_together(work, out);
    } else if (work->goal->rule == SR_RULE_POOLED && work->goal->part_count > 1) {
        return judge_pooled(work, out);
    } else {
        join_parts(work, out);
    }
    return SR_OK;
}

static bool judged_by_rule(sr_state state)
{
    return state == SR_STATE_MET || state == SR_STATE_PARTLY || state == SR_STATE_NOT_MET;
}

/* Both voices are printed; that they differ is worth a warning. */
static void compare_voices(const sr_build *build, sr_goal_result *out)
{
    const sr_goal *goal = out->goal;
    if (!goal->judgement.given || !judged_by_rule(out->state) || goal->judgement.box == out->state) {
        return;
    }
    out->voices_differ = true;
    sr_findings_add(
        build->findings,
        &(sr_finding){
            .code = "SR4020",
            .severity = SR_WARNING,
            .place = goal->place,
            .subject = out->key,
            .message = SR_MSG("the responsible body judges goal {0} otherwise than the rule does", goal->id),
            .stated = sr_state_word(goal->judgement.box, SR_WORDS_GOAL, build->language),
            .recomputed = sr_state_word(out->state, SR_WORDS_GOAL, build->language)});
}

sr_status sr_build_goal(sr_build *build, const sr_goal *goal, sr_goal_result *out)
{
    const char *key = sr_arena_printf(build->arena, "mal:%s", goal->id);
    if (key == NULL) {
        return SR_MEMORY;
    }
    *out = (sr_goal_result){.goal = goal,
                            .key = key,
                            .pooled = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE),
                            .distance = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE)};
    sr_state settled = SR_STATE_NOT_MEASURED;
    sr_message reason = {0};
    bool declared = settled_by_declaration(goal, build->period, &settled, &reason);
    goal_work work = {.build = build, .goal = goal};
    sr_status status = goal->part_count > 0 ? judge_goal(&work, out) : SR_OK;
    if (status != SR_OK) {
        return status;
    }
    if (declared) {
        out->state = settled;
        out->reason = reason;
        out->has_distance = false;
    }
    compare_voices(build, out);
    return SR_OK;
}
