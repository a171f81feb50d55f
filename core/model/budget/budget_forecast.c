/* Forecasts of a year's outcome: the one in force, and how good those said at the same point of earlier years
   were. */
#include "model/budget/budget.h"

/* Whether the follow-up is about the unit and has been said by the end of the period. */
static bool concerns(const sr_build *build, const sr_budget_result *line, const sr_follow_up *said)
{
    return (said->unit == NULL || said->unit == line->unit) &&
           sr_period_last(said->period) <= sr_period_last(build->period);
}

/* The last one said is in force; of those said on the same day that of the period that is reported. */
static bool is_later(const sr_build *build, const sr_follow_up *said, const sr_follow_up *other)
{
    sr_day last = sr_period_last(said->period);
    sr_day other_last = other != NULL ? sr_period_last(other->period) : 0;
    return other == NULL || last > other_last ||
           (last == other_last && sr_period_equal(said->period, build->period));
}

static void find_in_force(const sr_build *build, sr_budget_result *out)
{
    for (size_t i = 0; i < out->line->follow_up_count; i++) {
        const sr_follow_up *said = &out->line->follow_ups[i];
        if (!concerns(build, out, said) || said->period.year != build->period.year) {
            continue;
        }
        if (sr_period_equal(said->period, build->period)) {
            out->follow_up = said;
        }
        if (said->has_forecast && is_later(build, said, out->in_force)) {
            out->in_force = said;
        }
    }
}

/* The outcome of the year of a forecast, as far as it is known in the period. */
static sr_status outcome_of(sr_build *build, const sr_budget_result *line, int year, sr_quantity *out)
{
    const sr_quantity *known = NULL;
    sr_status status = SR_OK;
    if (year == build->period.year) {
        known = build->period.kind == SR_YEAR && line->outcome != NULL ? &line->outcome->value : NULL;
    } else {
        status =
            sr_build_earlier(build, line->line->measure, line->unit, (sr_period){year, SR_YEAR, 1}, &known);
    }
    *out = known != NULL ? *known : sr_quantity_missing(SR_NOT_MEASURED, line->line->measure->measured_in);
    return status;
}

static sr_quantity difference_of(const sr_follow_up *said, const sr_quantity *outcome)
{
    sr_number difference;
    if (outcome->missing != SR_PRESENT) {
        return sr_quantity_missing(outcome->missing, said->forecast.measured_in);
    }
    if (sr_number_subtract(said->forecast.value, outcome->value, &difference) != SR_OK) {
        return sr_quantity_missing(SR_NOT_MEASURABLE, said->forecast.measured_in);
    }
    return sr_difference(difference, said->forecast.measured_in);
}

static sr_status find_error(sr_build *build, sr_forecast_result *out)
{
    out->error = difference_of(out->said, &out->outcome);
    return sr_origin_unite(build->arena, out->said->forecast.origin, out->outcome.origin, &out->error.origin);
}

static sr_status try_forecast(sr_build *build, const sr_budget_result *line, const sr_follow_up *said,
                              sr_forecast_result *out)
{
    const sr_follow_up *now = line->in_force;
    *out = (sr_forecast_result){.said = said};
    out->same_point =
        now != NULL && said->period.kind == now->period.kind && said->period.part == now->period.part;
    sr_status status = outcome_of(build, line, said->period.year, &out->outcome);
    return status == SR_OK ? find_error(build, out) : status;
}

/* Mean of the errors without sign, of forecasts at the same point whose outcome is known. */
static sr_status find_mean_error(sr_build *build, sr_budget_result *out)
{
    sr_number sum = SR_INT(0);
    sr_status status = SR_OK;
    bool fits = true;
    out->mean_error = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    for (size_t i = 0; i < out->forecast_count && status == SR_OK; i++) {
        const sr_forecast_result *each = &out->forecasts[i];
        if (each->same_point && each->error.missing == SR_PRESENT) {
            const sr_origin *before = out->mean_error.origin;
            out->tried++;
            out->mean_error = each->error;
            fits = fits && sr_number_add(sum, sr_number_absolute(each->error.value), &sum) == SR_OK;
            status = sr_origin_unite(build->arena, before, each->error.origin, &out->mean_error.origin);
        }
    }
    if (out->tried > 0 &&
        !(fits && sr_number_divide(sum, SR_INT((int64_t)out->tried), &out->mean_error.value) == SR_OK)) {
        sr_budget_lose(&out->mean_error, SR_NOT_MEASURABLE);
    }
    return status;
}

static sr_status judge_forecast(sr_build *build, sr_budget_result *out)
{
    out->forecast_deviation = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    out->forecast_state = SR_STATE_NOT_MEASURED;
    if (out->in_force == NULL) {
        return SR_OK;
    }
    const sr_quantity *forecast = &out->in_force->forecast;
    out->forecast_state = out->level.target.has_value
                              ? sr_judge(&out->level.target, &(sr_outcome){.value = forecast}).state
                              : SR_STATE_NOT_MEASURABLE;
    return sr_budget_deviation(build, forecast, &out->level.target, forecast->measured_in,
                               &out->forecast_deviation);
}

sr_status sr_budget_forecasts(sr_build *build, sr_budget_result *out)
{
    size_t most = out->line->measure != NULL ? out->line->follow_up_count : 0;
    sr_forecast_result *forecasts = sr_arena_array(build->arena, most + 1, sizeof *forecasts);
    sr_status status = forecasts != NULL ? SR_OK : SR_MEMORY;
    if (status != SR_OK) {
        return status;
    }
    find_in_force(build, out);
    for (size_t i = 0; i < most && status == SR_OK; i++) {
        const sr_follow_up *said = &out->line->follow_ups[i];
        if (said->has_forecast && concerns(build, out, said)) {
            status = try_forecast(build, out, said, &forecasts[out->forecast_count++]);
        }
    }
    out->forecasts = forecasts;
    if (status == SR_OK) {
        status = judge_forecast(build, out);
    }
    return status == SR_OK ? find_mean_error(build, out) : status;
}
