/* The uncertainty of a share of few answers. */
#include "base/wilson.h"
#include "model/build.h"

/* Whole numbers of persons: nothing else has an interval. */
static bool whole_base(const sr_quantity *value)
{
    return value->missing == SR_PRESENT && value->measured_in == SR_IN_SHARE && value->has_base &&
           sr_number_exact(value->numerator) && value->numerator.den == 1 &&
           sr_number_exact(value->denominator) && value->denominator.den == 1;
}

static sr_quantity end_of(const sr_quantity *share, double end)
{
    sr_quantity out =
        *share; /* its unit, decimals and rows: who may not see the share may not see its ends */
    out.has_base = false;
    if (sr_number_inexact(end, &out.value) != SR_OK) {
        out.missing = SR_NOT_MEASURABLE;
    }
    return out;
}

void sr_find_interval(sr_measure_result *result)
{
    const sr_interval_rule *rule = &result->measure->interval;
    const sr_quantity *value = &result->value;
    sr_wilson_interval ends;
    if (!rule->wanted || !whole_base(value) ||
        !sr_wilson(value->numerator.num, value->denominator.num, sr_number_double(rule->level), &ends)) {
        return;
    }
    result->has_interval = true;
    result->low = end_of(value, ends.low);
    result->high = end_of(value, ends.high);
}

bool sr_interval_covers(const sr_measure_result *result, const sr_quantity *other)
{
    return result->has_interval && result->measure->interval.decides && other->missing == SR_PRESENT &&
           sr_number_compare(result->low.value, other->value) <= 0 &&
           sr_number_compare(other->value, result->high.value) <= 0;
}
