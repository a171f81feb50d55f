/* Comparison with the own previous period and with the nation. */
#include <string.h>

#include "model/agree.h"
#include "model/build.h"
#include "model/evaluation.h"
#include "model/judge.h"

static sr_number tolerance_of(const sr_measure *measure)
{
    if (measure->compare.with_tolerance) {
        return sr_settled(measure->compare.tolerance);
    }
    sr_number two_points = {1, 50, 0.0};
    return measure->measured_in == SR_IN_SHARE ? two_points : SR_INT(0);
}

/* -1, 0 or 1: below, within the tolerance (its limit included), above. False when it cannot be told. */
static bool direction(const sr_measure *measure, const sr_quantity *value, const sr_quantity *other, int *out)
{
    sr_number difference;
    if (value->missing != SR_PRESENT || other->missing != SR_PRESENT ||
        sr_number_subtract(value->value, other->value, &difference) != SR_OK) {
        return false;
    }
    int sign = sr_number_compare(difference, SR_INT(0));
    bool within = sr_number_compare(sr_number_absolute(difference), tolerance_of(measure)) <= 0;
    *out = within ? 0 : sign;
    return true;
}

static bool is_broken(const sr_measure *measure, sr_period now, sr_period before)
{
    int year = measure->compare.broken_since;
    return year != 0 && now.year >= year && before.year < year;
}

/* A group's value from sources that do not know the group would be that of everybody. */
static bool knows_group(const sr_quantity *value, const sr_group_key *group)
{
    if (group == NULL || value->origin == NULL) {
        return true;
    }
    for (size_t i = 0; i < value->origin->count; i++) {
        for (size_t k = 0; k < group->count; k++) {
            const sr_column *column = sr_table_column(value->origin->parts[i].table, group->columns[k]);
            if (column != NULL && column->role == SR_ROLE_GROUP) {
                return true;
            }
        }
    }
    return value->origin->count == 0;
}

static sr_status recompute_previous(const sr_build *build, const sr_measure_result *result, sr_period before,
                                    const sr_quantity **out)
{
    *out = NULL;
    if (sr_forbund_period(build->forbund, before) == NULL || result->measure->value.compute == NULL) {
        return SR_OK;
    }
    sr_context context = sr_build_context(build, result->unit);
    context.group = result->group;
    context.period = before;
    sr_status status = sr_evaluate(build->evaluation, result->measure, &context, out);
    if (status == SR_CONTENT) {
        *out = NULL;
        return SR_OK;
    }
    if (status == SR_OK && !knows_group(*out, result->group)) {
        *out = NULL;
    }
    return status;
}

/* What the sources give is not told where it is about persons. */
static void tell_difference(const sr_build *build, const sr_measure_result *result)
{
    const sr_quantity *printed = &result->previous;
    bool secret = result->recomputed->told_count > 0;
    char period[16];
    sr_period_write(result->previous_period, period);
    sr_findings_add(
        build->findings,
        &(sr_finding){
            .code = "SR4010",
            .severity = SR_WARNING,
            .place = result->measure->place,
            .subject = result->key,
            .message =
                SR_MSG("the printed figure of {0} is not the one computed from the sources of {0}", period),
            .stated = sr_shown(build->arena, printed, build->language),
            .recomputed =
                secret ? NULL
                       : sr_shown_like(build->arena, printed, result->recomputed->value, build->language)});
}

static sr_status find_previous(sr_build *build, sr_measure_result *result)
{
    const sr_measure *measure = result->measure;
    result->previous_period = sr_period_previous(build->period);
    const sr_quantity *computed = NULL;
    sr_status status = recompute_previous(build, result, result->previous_period, &computed);
    if (status != SR_OK) {
        return status;
    }
    if (measure->previous.compute == NULL) {
        result->has_previous = computed != NULL;
        result->previous = computed != NULL ? *computed : result->previous;
        return SR_OK;
    }
    sr_context context = sr_build_context(build, result->unit);
    context.group = result->group;
    status = sr_evaluation_call(build->evaluation, measure, "previous", &measure->previous, &context,
                                &result->previous);
    if (status != SR_OK || !knows_group(&result->previous, result->group)) {
        return status == SR_CONTENT ? SR_OK : status;
    }
    result->has_previous = true;
    result->recomputed = computed;
    return SR_OK;
}

static sr_status find_national(sr_build *build, sr_measure_result *result)
{
    if (result->measure->national.compute == NULL) {
        return SR_OK;
    }
    sr_context context = sr_build_context(build, result->unit);
    context.group = result->group;
    sr_status status = sr_evaluation_call(build->evaluation, result->measure, "national",
                                          &result->measure->national, &context, &result->national);
    result->has_national = status == SR_OK && knows_group(&result->national, result->group);
    return status == SR_CONTENT ? SR_OK : status;
}

static void claim_arrow(sr_measure_result *result)
{
    static const sr_direction arrows[] = {SR_DOWN, SR_LEVEL, SR_UP};
    int sign = 0;
    if (!result->has_previous || result->broken ||
        !direction(result->measure, &result->value, &result->previous, &sign)) {
        return;
    }
    result->arrow_withheld = sr_interval_covers(result, &result->previous);
    result->has_arrow = !result->arrow_withheld;
    result->arrow = arrows[sign + 1];
}

static void claim_position(sr_measure_result *result)
{
    static const sr_direction positions[] = {SR_LOWER, SR_SAME, SR_HIGHER};
    int sign = 0;
    if (!result->has_national || !direction(result->measure, &result->value, &result->national, &sign)) {
        return;
    }
    result->position_withheld = sr_interval_covers(result, &result->national);
    result->has_position = !result->position_withheld;
    result->position = positions[sign + 1];
}

sr_status sr_find_compared(sr_build *build, sr_measure_result *result)
{
    if (!knows_group(&result->value, result->group)) {
        result->value = sr_quantity_missing(SR_NOT_PUBLISHED, result->value.measured_in);
    }
    sr_status status = find_previous(build, result);
    return status == SR_OK ? find_national(build, result) : status;
}

static bool contradicts(const sr_measure_result *result)
{
    const sr_quantity *computed = result->recomputed;
    return computed != NULL && computed->missing == SR_PRESENT && result->previous.missing == SR_PRESENT &&
           !sr_printed_agrees(&result->previous, computed->value);
}

void sr_compare_result(sr_build *build, sr_measure_result *result)
{
    if (contradicts(result)) {
        tell_difference(build, result);
    }
    sr_find_interval(result);
    result->broken = is_broken(result->measure, build->period, result->previous_period);
    claim_arrow(result);
    claim_position(result);
}
