/* Figures of the social budget in the method appendix: what each is and how it was computed. */
#include <string.h>

#include "report/budget.h"

static const sr_quantity *deviation(const sr_budget_result *result)
{
    return &result->deviation;
}

static const char *how_deviation(sr_report *r, const sr_budget_result *result)
{
    return sr_report_text(r, SR_MSG("outcome minus budget ({0})", sr_target_text(r, &result->target)));
}

static const sr_quantity *reached(const sr_budget_result *result)
{
    return &result->reached;
}

static const char *how_reached(sr_report *r, const sr_budget_result *result)
{
    return sr_report_text(r, SR_MSG("outcome divided by budget ({0})", sr_target_text(r, &result->target)));
}

static const sr_quantity *to_date(const sr_budget_result *result)
{
    return result->has_to_date ? &result->to_date : NULL;
}

static const char *how_to_date(sr_report *r, const sr_budget_result *result)
{
    (void)result;
    return sr_report_word(r, SR_WORD("the parts of the year so far, added up"));
}

static const sr_quantity *to_date_deviation(const sr_budget_result *result)
{
    return result->has_to_date ? &result->to_date_deviation : NULL;
}

static const char *how_to_date_deviation(sr_report *r, const sr_budget_result *result)
{
    return sr_report_text(r,
                          SR_MSG("outcome minus budget ({0})", sr_target_text(r, &result->to_date_target)));
}

static const sr_quantity *forecast(const sr_budget_result *result)
{
    return result->in_force != NULL ? &result->in_force->forecast : NULL;
}

static const char *how_forecast(sr_report *r, const sr_budget_result *result)
{
    (void)result;
    return sr_report_word(r, SR_WORD("stated by those who follow up the line; not computed"));
}

static const sr_quantity *forecast_deviation(const sr_budget_result *result)
{
    return result->in_force != NULL ? &result->forecast_deviation : NULL;
}

static const char *how_forecast_deviation(sr_report *r, const sr_budget_result *result)
{
    return sr_report_text(
        r, SR_MSG("forecast minus the year's budget ({0})", sr_target_text(r, &result->level.target)));
}

static const sr_quantity *mean_error(const sr_budget_result *result)
{
    return result->tried > 0 ? &result->mean_error : NULL;
}

static const char *how_mean_error(sr_report *r, const sr_budget_result *result)
{
    if (result->tried == 1) {
        return sr_report_word(r,
                              SR_WORD("forecast minus outcome without sign, of the one forecast at the same "
                                      "point of the year"));
    }
    return sr_report_text(r, SR_MSG("mean of forecast minus outcome without sign, {0} forecasts at the same "
                                    "point of the year",
                                    sr_digits(r, result->tried)));
}

static const sr_quantity *cost(const sr_budget_result *result)
{
    return result->money != NULL && result->counted != NULL ? &result->cost : NULL;
}

static const char *how_cost(sr_report *r, const sr_budget_result *result)
{
    return sr_report_text(r, SR_MSG("({0}) / ({1}); hidden when either is", sr_measure_label(result->money),
                                    sr_measure_label(result->counted)));
}

static const sr_quantity *budgeted_cost(const sr_budget_result *result)
{
    return result->level.has_cost ? &result->budgeted_cost : NULL;
}

static const char *how_budgeted_cost(sr_report *r, const sr_budget_result *result)
{
    sr_quantity money = result->level.cost;
    return sr_report_text(r, SR_MSG("budgeted cost of the year ({0}) / budgeted outcome ({1})",
                                    sr_quantity_shown(r, &money), sr_target_text(r, &result->level.target)));
}

static const sr_quantity *proposal(const sr_budget_result *result)
{
    return result->line->next.rule != SR_NEXT_NONE ? &result->proposal : NULL;
}

static const char *rule_text(sr_report *r, const sr_next_budget *next)
{
    static const char *const words[SR_NEXT_RULES] = {
        [SR_NEXT_KEEP] = SR_WORD("the year's budget as it is"),
        [SR_NEXT_OUTCOME] = SR_WORD("the year's outcome"),
        [SR_NEXT_MEAN] = SR_WORD("the mean of the last {0} years"),
        [SR_NEXT_TREND] = SR_WORD("the straight line through the last {0} years, one year on"),
        [SR_NEXT_OWN] = SR_WORD("a rule in the script"),
    };
    const sr_message message = {.id = words[next->rule], .arg = {sr_digits(r, next->years)}};
    return sr_report_text(r, message);
}

/* "2020: 80; 2021: 90; 2022: 95 (forecast)": what the rule looked at. */
static const char *grounds_text(sr_report *r, const sr_budget_result *result)
{
    sr_buf buf = {0};
    for (size_t i = 0; i < result->ground_count; i++) {
        const sr_next_ground *ground = &result->grounds[i];
        char year[16];
        sr_period_write(ground->period, year);
        sr_buf_printf(&buf, "%s%s: %s", i > 0 ? "; " : "", year, sr_quantity_shown(r, &ground->value));
        if (ground->is_forecast) {
            sr_buf_printf(&buf, " (%s)", sr_report_word(r, SR_WORD("forecast")));
        }
    }
    return sr_report_take(r, &buf);
}

static const char *how_proposal(sr_report *r, const sr_budget_result *result)
{
    const sr_next_budget *next = &result->line->next;
    sr_buf buf = {0};
    sr_buf_text(&buf, rule_text(r, next));
    if (next->has_change) {
        sr_value change = sr_value_plain(next->change, NULL, SR_IN_CELL);
        change.with_unit = true;
        sr_buf_printf(&buf, ", %s ", sr_report_word(r, SR_WORD("plus")));
        if (sr_value_write(&buf, &change, -1, r->language) == SR_MEMORY) {
            sr_report_no_memory(r);
        }
    }
    if (result->ground_count > 0) {
        sr_buf_printf(&buf, " (%s)", grounds_text(r, result));
    }
    if (result->proposal_reason.id != NULL) {
        sr_buf_printf(
            &buf, ". %s",
            sr_report_text(r, SR_MSG("No proposal: {0}", sr_report_text(r, result->proposal_reason))));
    }
    return sr_report_take(r, &buf);
}

static const sr_budget_figure figures[] = {
    {"", SR_WORD("Deviation: {0}"), true, true, deviation, how_deviation},
    {"/andel", SR_WORD("Share of the budget: {0}"), false, false, reached, how_reached},
    {"/hittills", SR_WORD("So far in the year: {0}"), false, false, to_date, how_to_date},
    {"/hittills-avvikelse", SR_WORD("Deviation so far: {0}"), true, true, to_date_deviation,
     how_to_date_deviation},
    {"/prognos", SR_WORD("Forecast: {0}"), false, false, forecast, how_forecast},
    {"/prognos-avvikelse", SR_WORD("Deviation of the forecast: {0}"), true, true, forecast_deviation,
     how_forecast_deviation},
    {"/prognosfel", SR_WORD("Earlier forecasts: {0}"), true, false, mean_error, how_mean_error},
    {"/kostnad", SR_WORD("Cost of each: {0}"), false, false, cost, how_cost},
    {"/kostnad-budget", SR_WORD("Budgeted cost of each: {0}"), false, false, budgeted_cost,
     how_budgeted_cost},
    {"/forslag", SR_WORD("Proposal for next year: {0}"), false, false, proposal, how_proposal},
};

const sr_budget_figure *sr_budget_figure_find(const sr_report *r, const char *key,
                                              const sr_budget_result **out)
{
    for (size_t i = 0; i < r->results->budget_count; i++) {
        const sr_budget_result *result = &r->results->budget[i];
        size_t length = strlen(result->key);
        if (strncmp(result->key, key, length) != 0) {
            continue;
        }
        for (size_t k = 0; k < sizeof figures / sizeof *figures; k++) {
            if (strcmp(key + length, figures[k].suffix) == 0 && figures[k].of(result) != NULL) {
                *out = result;
                return &figures[k];
            }
        }
    }
    return NULL;
}
