/* The social budget in the results JSON. */
#include "model/results/results_out.h"

static void write_level(sr_results_out *out, const char *key, const sr_target *target)
{
    sr_json_key(&out->json, key);
    if (target->has_value) {
        sr_json_number(&out->json, target->value);
    } else {
        sr_json_null(&out->json);
    }
}

static void write_guard(sr_results_out *out, const sr_guard_result *result)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "text", result->guard->text);
    write_level(out, "limit", &result->guard->limit);
    sr_out_value(out, "outcome", result->outcome != NULL ? &result->outcome->value : &none);
    sr_json_key(&out->json, "breached");
    if (result->judged) {
        sr_json_bool(&out->json, result->breached);
    } else {
        sr_json_null(&out->json);
    }
    sr_json_key_text(&out->json, "measure", result->outcome != NULL ? result->outcome->key : NULL);
    sr_out_target(out, "target", &result->guard->limit);
    sr_json_key_text(&out->json, "decided", result->guard->decided);
    sr_json_key_bool(&out->json, "proposed", result->guard->proposed);
    sr_json_close(&out->json, '}');
}

/* A printed difference as a fraction for shares: points are hundredths. */
static void write_difference(sr_results_out *out, const char *key, const sr_quantity *difference,
                             sr_measured_in unit)
{
    sr_quantity fraction = *difference;
    if (unit == SR_IN_SHARE && fraction.missing == SR_PRESENT &&
        sr_number_divide(fraction.value, SR_INT(100), &fraction.value) != SR_OK) {
        fraction.missing = SR_NOT_MEASURABLE;
    }
    sr_out_value(out, key, &fraction);
}

static sr_measured_in unit_of(const sr_budget_result *result)
{
    return result->line->measure != NULL ? result->line->measure->measured_in : SR_IN_NONE;
}

static void write_to_date(sr_results_out *out, const sr_budget_result *result)
{
    sr_json_key(&out->json, "to_date");
    if (!result->has_to_date) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    write_level(out, "budget", &result->to_date_target);
    sr_out_value(out, "outcome", &result->to_date);
    sr_out_missing(out, "missing", &result->to_date);
    sr_out_display(out, &result->to_date);
    write_difference(out, "deviation", &result->to_date_deviation, unit_of(result));
    sr_json_key_text(&out->json, "assessment", sr_state_id(result->to_date_state));
    sr_json_close(&out->json, '}');
}

static void write_said(sr_results_out *out, const sr_follow_up *said)
{
    char date[16];
    sr_day_write(said->date, date);
    sr_out_period(out, "period", said->period);
    sr_json_key_text(&out->json, "comment", said->comment);
    sr_json_key_text(&out->json, "role", said->role);
    sr_json_key_text(&out->json, "date", said->date != SR_DAY_NONE ? date : NULL);
}

static void write_follow_up(sr_results_out *out, const sr_follow_up *said)
{
    sr_json_key(&out->json, "follow_up");
    if (said == NULL) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    write_said(out, said);
    sr_json_close(&out->json, '}');
}

static void write_in_force(sr_results_out *out, const sr_budget_result *result)
{
    sr_json_key(&out->json, "forecast");
    if (result->in_force == NULL) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    write_said(out, result->in_force);
    sr_out_value(out, "value", &result->in_force->forecast);
    sr_out_display(out, &result->in_force->forecast);
    write_difference(out, "deviation", &result->forecast_deviation, unit_of(result));
    sr_json_key_text(&out->json, "assessment", sr_state_id(result->forecast_state));
    sr_json_close(&out->json, '}');
}

static void write_forecasts(sr_results_out *out, const sr_budget_result *result)
{
    sr_json_key(&out->json, "forecasts");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < result->forecast_count; i++) {
        const sr_forecast_result *each = &result->forecasts[i];
        sr_json_open(&out->json, '{');
        write_said(out, each->said);
        sr_out_value(out, "value", &each->said->forecast);
        sr_out_value(out, "outcome", &each->outcome);
        sr_out_missing(out, "missing", &each->outcome);
        write_difference(out, "error", &each->error, unit_of(result));
        sr_json_key_bool(&out->json, "same_point", each->same_point);
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
    write_difference(out, "mean_forecast_error", &result->mean_error, unit_of(result));
    sr_out_number(out, "forecasts_tried", true, SR_INT((int64_t)result->tried));
}

static void write_cost(sr_results_out *out, const sr_budget_result *result)
{
    sr_json_key(&out->json, "cost");
    if (result->money == NULL || result->counted == NULL) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "measure", result->money->key);
    sr_json_key_text(&out->json, "counted", result->counted->key);
    sr_out_value(out, "value", &result->cost);
    sr_out_missing(out, "missing", &result->cost);
    sr_out_display(out, &result->cost);
    sr_json_close(&out->json, '}');
}

static void write_budgeted_cost(sr_results_out *out, const sr_budget_result *result)
{
    sr_json_key(&out->json, "budgeted_cost");
    if (!result->level.has_cost) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_out_value(out, "money", &result->level.cost);
    sr_out_value(out, "value", &result->budgeted_cost);
    sr_out_missing(out, "missing", &result->budgeted_cost);
    sr_out_display(out, &result->budgeted_cost);
    sr_json_close(&out->json, '}');
}

static void write_grounds(sr_results_out *out, const sr_budget_result *result)
{
    sr_json_key(&out->json, "grounds");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < result->ground_count; i++) {
        const sr_next_ground *ground = &result->grounds[i];
        sr_json_open(&out->json, '{');
        sr_out_period(out, "period", ground->period);
        sr_out_value(out, "value", &ground->value);
        sr_out_missing(out, "missing", &ground->value);
        sr_json_key_bool(&out->json, "forecast", ground->is_forecast);
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
}

static void write_proposal(sr_results_out *out, const sr_budget_result *result)
{
    const sr_next_budget *next = &result->line->next;
    sr_json_key(&out->json, "proposal");
    if (next->rule == SR_NEXT_NONE) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_out_period(out, "period", (sr_period){out->results->period.year + 1, SR_YEAR, 1});
    sr_json_key_text(&out->json, "status", "proposed");
    sr_json_key_text(&out->json, "rule", sr_next_rule_id(next->rule));
    sr_out_value(out, "value", &result->proposal);
    sr_out_missing(out, "missing", &result->proposal);
    sr_out_display(out, &result->proposal);
    sr_out_message(out, "reason", &result->proposal_reason);
    sr_json_key_text(&out->json, "why", next->why);
    write_grounds(out, result);
    sr_json_close(&out->json, '}');
}

static void write_guards(sr_results_out *out, const sr_budget_result *result)
{
    sr_json_key(&out->json, "guards");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < result->line->guard_count; i++) {
        write_guard(out, &result->guards[i]);
    }
    sr_json_close(&out->json, ']');
}

void sr_out_budget(sr_results_out *out, const sr_budget_result *result)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    const sr_quantity *outcome = result->outcome != NULL ? &result->outcome->value : &none;
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", result->line->id);
    sr_json_key_text(&out->json, "text", result->line->text);
    sr_out_unit(out, result->unit);
    sr_json_key_text(&out->json, "measure", result->line->measure != NULL ? result->line->measure->id : NULL);
    sr_json_key_text(&out->json, "goal", result->line->goal);
    write_level(out, "budget", &result->target);
    sr_out_target(out, "target", &result->target);
    write_level(out, "year_budget", &result->level.target);
    sr_json_key_text(&out->json, "basis", sr_budget_basis_id(result->basis));
    sr_out_value(out, "outcome", outcome);
    sr_out_display(out, outcome);
    write_difference(out, "deviation", &result->deviation, unit_of(result));
    sr_out_value(out, "reached", &result->reached);
    sr_json_key_text(&out->json, "assessment", sr_state_id(result->state));
    sr_json_key_text(&out->json, "decided", result->level.decided);
    sr_json_key_bool(&out->json, "proposed", result->level.proposed);
    sr_json_key_text(&out->json, "comment", result->comment);
    write_guards(out, result);
    write_to_date(out, result);
    write_follow_up(out, result->follow_up);
    write_in_force(out, result);
    write_forecasts(out, result);
    write_cost(out, result);
    write_budgeted_cost(out, result);
    write_proposal(out, result);
    sr_json_key(&out->json, "budget_place");
    sr_json_open(&out->json, '{');
    sr_out_place(out, &result->level.place);
    sr_json_close(&out->json, '}');
    sr_out_place(out, &result->line->place);
    sr_json_close(&out->json, '}');
}
