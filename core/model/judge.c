#include "model/judge.h"

typedef enum answer { NO, YES, UNKNOWN } answer;

typedef struct judging {
    const sr_target *target;
    const sr_outcome *outcome;
    sr_verdict verdict;
} judging;

sr_number sr_settled(sr_number number)
{
    bool never_written = number.den == 0 && number.num == 0 && !(number.real < 0) && !(number.real > 0);
    return never_written ? SR_INT(0) : number;
}

sr_quantity sr_difference(sr_number difference, sr_measured_in unit)
{
    sr_quantity quantity = sr_quantity_number(difference, unit);
    if (unit == SR_IN_SHARE) {
        quantity.measured_in = SR_IN_POINTS;
        if (sr_number_multiply(difference, SR_INT(100), &quantity.value) != SR_OK) {
            return sr_quantity_missing(SR_NOT_MEASURABLE, SR_IN_POINTS);
        }
    }
    return quantity;
}

sr_message sr_missing_reason(sr_missing missing)
{
    switch (missing) {
    case SR_NOT_MEASURED:
        return SR_MSG("no outcome has been measured");
    case SR_NOT_MEASURABLE:
        return SR_MSG("the outcome is not measurable");
    case SR_NOT_APPLICABLE:
        return SR_MSG("there is nothing to measure");
    case SR_NOT_PUBLISHED:
        return SR_MSG("the outcome is not published");
    case SR_SUPPRESSED:
        return SR_MSG("the outcome is hidden to protect persons");
    case SR_PRESENT:
        break;
    }
    return (sr_message){0};
}

sr_state sr_missing_state(sr_missing missing)
{
    return missing == SR_NOT_MEASURABLE ? SR_STATE_NOT_MEASURABLE : SR_STATE_NOT_MEASURED;
}

static answer unknown(judging *at, sr_message reason)
{
    at->verdict.reason = reason;
    return UNKNOWN;
}

static answer too_large(judging *at)
{
    return unknown(at, SR_MSG("the numbers are too large to be compared exactly"));
}

/* Whether value - bound, turned so that more is better by `sign`, reaches -slack; `strict` needs more. */
static answer against(judging *at, sr_number bound, int sign, sr_number slack, bool strict)
{
    sr_number distance;
    sr_number margin;
    if (sr_number_subtract(at->outcome->value->value, bound, &distance) != SR_OK ||
        sr_number_add(sign < 0 ? sr_number_negate(distance) : distance, slack, &margin) != SR_OK) {
        return too_large(at);
    }
    at->verdict.has_distance = true;
    at->verdict.distance = distance;
    at->verdict.has_margin = true;
    at->verdict.margin = margin;
    int order = sr_number_compare(margin, SR_INT(0));
    return order > 0 || (order == 0 && !strict) ? YES : NO;
}

static answer at_least(judging *at)
{
    return against(at, at->target->value, 1, SR_INT(0), false);
}

static answer at_most(judging *at)
{
    return against(at, at->target->value, -1, SR_INT(0), false);
}

static answer above(judging *at)
{
    return against(at, at->target->value, 1, SR_INT(0), true);
}

static answer below(judging *at)
{
    return against(at, at->target->value, -1, SR_INT(0), true);
}

static answer equals(judging *at)
{
    if (against(at, at->target->value, 1, SR_INT(0), false) == UNKNOWN) {
        return UNKNOWN;
    }
    sr_number off = sr_number_absolute(at->verdict.distance);
    if (sr_number_subtract(sr_settled(at->target->tolerance), off, &at->verdict.margin) != SR_OK) {
        return too_large(at);
    }
    return sr_number_compare(at->verdict.margin, SR_INT(0)) >= 0 ? YES : NO;
}

/* Yes is 1, no is 0. */
static answer yes(judging *at)
{
    return sr_number_compare(at->outcome->value->value, SR_INT(1)) >= 0 ? YES : NO;
}

static bool known(const sr_quantity *quantity)
{
    return quantity != NULL && quantity->missing == SR_PRESENT;
}

/* A change within the tolerance, its limit included, is none. */
static answer changes(judging *at, int sign)
{
    if (!known(at->outcome->previous)) {
        return unknown(at, SR_MSG("there is no outcome of the previous period to compare with"));
    }
    sr_number slack = sr_number_negate(sr_settled(at->target->tolerance));
    return against(at, at->outcome->previous->value, sign, slack, true);
}

static answer rises(judging *at)
{
    return changes(at, 1);
}

static answer falls(judging *at)
{
    return changes(at, -1);
}

static answer not_below(judging *at)
{
    bool nation = at->target->reference == SR_REFERENCE_NATION;
    const sr_quantity *reference = nation ? at->outcome->national : at->outcome->previous;
    if (!known(reference)) {
        return unknown(at, nation ? SR_MSG("there is no national outcome to compare with")
                                  : SR_MSG("there is no outcome of the previous period to compare with"));
    }
    return against(at, reference->value, 1, sr_settled(at->target->tolerance), false);
}

/* The first of the known groups that have `value`. */
static const sr_measure_result *group_with(const sr_outcome *outcome, sr_number value)
{
    for (size_t i = 0; i < outcome->group_count; i++) {
        const sr_quantity *found = &outcome->groups[i]->value;
        if (known(found) && sr_number_compare(found->value, value) == 0) {
            return outcome->groups[i];
        }
    }
    return NULL;
}

/* Least and greatest of the known groups; false when one is missing or there are fewer than two. */
static bool spread(const sr_outcome *outcome, sr_number *least, sr_number *greatest)
{
    size_t count = 0;
    for (size_t i = 0; i < outcome->group_count; i++) {
        const sr_quantity *value = &outcome->groups[i]->value;
        if (value->missing != SR_PRESENT) {
            continue;
        }
        if (count == 0 || sr_number_compare(value->value, *least) < 0) {
            *least = value->value;
        }
        if (count == 0 || sr_number_compare(value->value, *greatest) > 0) {
            *greatest = value->value;
        }
        count++;
    }
    return count >= 2 && count == outcome->group_count;
}

static answer no_difference(judging *at)
{
    sr_number least = SR_INT(0);
    sr_number greatest = SR_INT(0);
    bool all = spread(at->outcome, &least, &greatest);
    sr_number difference;
    if (sr_number_subtract(greatest, least, &difference) != SR_OK ||
        sr_number_subtract(sr_settled(at->target->tolerance), difference, &at->verdict.margin) != SR_OK) {
        return too_large(at);
    }
    bool within = sr_number_compare(at->verdict.margin, SR_INT(0)) >= 0;
    if (within && !all) {
        return unknown(at, SR_MSG("not every group has an outcome"));
    }
    at->verdict.has_margin = true;
    at->verdict.has_distance = true;
    at->verdict.distance = difference;
    return within ? YES : NO;
}

static answer each_at_least(judging *at)
{
    sr_number least = SR_INT(0);
    sr_number greatest = SR_INT(0);
    bool all = spread(at->outcome, &least, &greatest) ||
               (at->outcome->group_count == 1 && known(&at->outcome->groups[0]->value));
    if (at->outcome->group_count == 0) {
        return unknown(at, SR_MSG("there are no groups to judge"));
    }
    const sr_measure_result *lowest = group_with(at->outcome, least);
    if (lowest == NULL) {
        return unknown(at, SR_MSG("not every group has an outcome"));
    }
    sr_quantity worst = sr_quantity_number(least, at->target->measured_in);
    sr_outcome outcome = {.value = &worst};
    judging inner = {at->target, &outcome, {0}};
    answer worst_answer = at_least(&inner);
    if (worst_answer == YES && !all) {
        return unknown(at, SR_MSG("not every group has an outcome"));
    }
    at->verdict = inner.verdict;
    at->verdict.lowest = lowest;
    return worst_answer;
}

static sr_status part_share(const sr_outcome *outcome, size_t part, sr_number sum, sr_number *share)
{
    const sr_quantity *value = &outcome->groups[part]->value;
    *share = value->value;
    return value->measured_in == SR_IN_SHARE ? SR_OK : sr_number_divide(value->value, sum, share);
}

/* The part that is farthest from its wanted share decides. */
static answer distribution(judging *at)
{
    const sr_outcome *outcome = at->outcome;
    sr_number sum = SR_INT(0);
    for (size_t i = 0; i < outcome->group_count; i++) {
        if (!known(&outcome->groups[i]->value)) {
            return unknown(at, SR_MSG("not every part has an outcome"));
        }
        if (sr_number_add(sum, outcome->groups[i]->value.value, &sum) != SR_OK) {
            return too_large(at);
        }
    }
    sr_number farthest = SR_INT(0);
    for (size_t i = 0; i < outcome->group_count && i < at->target->share_count; i++) {
        sr_number share;
        sr_number off;
        if (part_share(outcome, i, sum, &share) != SR_OK ||
            sr_number_subtract(share, at->target->shares[i], &off) != SR_OK) {
            return unknown(at, SR_MSG("there is nothing to measure"));
        }
        if (sr_number_compare(sr_number_absolute(off), farthest) > 0) {
            farthest = sr_number_absolute(off);
        }
    }
    return sr_number_compare(farthest, sr_settled(at->target->tolerance)) <= 0 ? YES : NO;
}

static answer no_level(judging *at)
{
    return unknown(at, SR_MSG("the intention has no level"));
}

typedef struct rule {
    answer (*judge)(judging *at);
    bool of_groups; /* looks at groups or parts instead of the one value */
} rule;

static const rule rules[SR_COMPARATORS] = {
    [SR_AT_LEAST_TARGET] = {at_least, false},
    [SR_AT_MOST_TARGET] = {at_most, false},
    [SR_ABOVE] = {above, false},
    [SR_BELOW] = {below, false},
    [SR_EQUALS] = {equals, false},
    [SR_YES] = {yes, false},
    [SR_RISES] = {rises, false},
    [SR_FALLS] = {falls, false},
    [SR_NO_DIFFERENCE] = {no_difference, true},
    [SR_EACH_AT_LEAST] = {each_at_least, true},
    [SR_NOT_BELOW] = {not_below, false},
    [SR_DISTRIBUTION] = {distribution, true},
    [SR_NO_LEVEL] = {no_level, true},
};

sr_verdict sr_judge(const sr_target *target, const sr_outcome *outcome)
{
    static const sr_state states[] = {
        [NO] = SR_STATE_NOT_MET, [YES] = SR_STATE_MET, [UNKNOWN] = SR_STATE_NOT_MEASURED};
    judging at = {target, outcome, {0}};
    const rule *by = &rules[target->comparator];
    if (!by->of_groups && !known(outcome->value)) {
        sr_missing missing = outcome->value != NULL ? outcome->value->missing : SR_NOT_MEASURED;
        at.verdict.state = sr_missing_state(missing);
        bool told = outcome->value != NULL && outcome->value->reason != NULL;
        at.verdict.reason = told ? SR_MSG("{0}", outcome->value->reason) : sr_missing_reason(missing);
        return at.verdict;
    }
    at.verdict.state = states[by->judge(&at)];
    if (target->comparator == SR_NO_LEVEL) {
        at.verdict.state = SR_STATE_NOT_MEASURABLE;
    }
    return at.verdict;
}

sr_verdict sr_judge_partly(const sr_target *target, const sr_target *partly, const sr_outcome *outcome)
{
    sr_verdict verdict = sr_judge(target, outcome);
    if (verdict.state == SR_STATE_NOT_MET && partly != NULL &&
        sr_judge(partly, outcome).state == SR_STATE_MET) {
        verdict.state = SR_STATE_PARTLY;
    }
    return verdict;
}
