/* What an outcome earns of its indicator's weight when that is not all or nothing. A scoring that a target
   has no use for falls back to all or nothing, and says so. */
#include "model/index/index.h"

const char *sr_scoring_id(sr_scoring scoring)
{
    static const char *const ids[SR_SCORINGS] = {"all_or_nothing",         "all_or_nothing", "share_reached",
                                                 "share_reached_uncapped", "steps",          "own"};
    return ids[scoring];
}

static bool is_upward(sr_comparator comparator)
{
    return comparator == SR_AT_LEAST_TARGET || comparator == SR_ABOVE;
}

static bool is_downward(sr_comparator comparator)
{
    return comparator == SR_AT_MOST_TARGET || comparator == SR_BELOW;
}

/* The share of the target that is reached: outcome / target, or target / outcome where less is better. Below
   zero is nothing. False where the target has no share. */
static bool share_of_target(const sr_target *target, const sr_quantity *value, sr_number *out)
{
    bool up = is_upward(target->comparator);
    bool down = is_downward(target->comparator);
    if ((!up && !down) || !target->has_value || value->missing != SR_PRESENT) {
        return false;
    }
    sr_number part = up ? value->value : target->value;
    sr_number whole = up ? target->value : value->value;
    if (sr_number_compare(whole, SR_INT(0)) <= 0 || sr_number_divide(part, whole, out) != SR_OK) {
        return false;
    }
    if (sr_number_compare(*out, SR_INT(0)) < 0) {
        *out = SR_INT(0);
    }
    return true;
}

const sr_scoring_rule *sr_index_scoring(const sr_index *index, const sr_indicator *indicator)
{
    return indicator->scoring.kind != SR_SCORING_UNSAID ? &indicator->scoring : &index->method.scoring;
}

static void fall_back(sr_indicator_result *out)
{
    out->fallback = SR_MSG("the target has no share that can be reached: all or nothing");
}

static void by_share(const sr_target *target, const sr_outcome *outcome, sr_scoring scoring,
                     sr_indicator_result *out, sr_number *earns)
{
    sr_number share;
    if (!share_of_target(target, outcome->value, &share)) {
        /* Where less is better nothing at all is the whole target, and it is met. */
        if (!is_downward(target->comparator) || out->state != SR_STATE_MET) {
            fall_back(out);
        }
        return;
    }
    bool cap = scoring == SR_SCORING_SHARE_REACHED && sr_number_compare(share, SR_INT(1)) > 0;
    *earns = cap ? SR_INT(1) : share;
    out->scoring = scoring;
}

static bool step_holds(const sr_step *step, const sr_target *target, const sr_outcome *outcome)
{
    sr_number share;
    if (step->by_target) {
        return sr_judge(&step->target, outcome).state == SR_STATE_MET;
    }
    return share_of_target(target, outcome->value, &share) && sr_number_compare(share, step->reached) >= 0;
}

static bool steps_apply(const sr_scoring_rule *rule, const sr_target *target)
{
    bool share = is_upward(target->comparator) || is_downward(target->comparator);
    for (size_t i = 0; i < rule->step_count; i++) {
        if (!rule->steps[i].by_target && !share) {
            return false;
        }
    }
    return true;
}

static void by_steps(const sr_scoring_rule *rule, const sr_target *target, const sr_outcome *outcome,
                     sr_indicator_result *out, sr_number *earns)
{
    if (!steps_apply(rule, target)) {
        fall_back(out);
        return;
    }
    out->scoring = SR_SCORING_STEPS;
    if (out->state == SR_STATE_MET) {
        return;
    }
    *earns = SR_INT(0);
    for (size_t i = 0; i < rule->step_count; i++) {
        if (step_holds(&rule->steps[i], target, outcome)) {
            *earns = rule->steps[i].earns;
            break;
        }
    }
    bool some = sr_number_compare(*earns, SR_INT(0)) > 0;
    out->colour = some ? SR_COLOUR_ORANGE : SR_COLOUR_RED;
    out->state = some ? SR_STATE_PARTLY : SR_STATE_NOT_MET;
}

void sr_index_score(const sr_index *index, const sr_outcome *outcome, sr_indicator_result *out,
                    sr_number *earns)
{
    const sr_scoring_rule *rule = sr_index_scoring(index, out->indicator);
    const sr_target *target = &out->indicator->target;
    if (out->colour == SR_COLOUR_NONE) {
        return;
    }
    if (rule->kind == SR_SCORING_SHARE_REACHED || rule->kind == SR_SCORING_SHARE_UNCAPPED) {
        by_share(target, outcome, rule->kind, out, earns);
    } else if (rule->kind == SR_SCORING_STEPS) {
        by_steps(rule, target, outcome, out, earns);
    }
}
