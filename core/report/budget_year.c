/* The year of the social budget: what has been reached so far, forecasts and how good they were, what each
   outcome cost, and proposals for next year. */
#include "report/budget.h"

typedef bool has_figure(const sr_budget_result *result);
typedef void put_row(sr_report *r, const sr_budget_result *result);

static size_t count_with(const sr_report *r, has_figure *has)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->budget_count; i++) {
        count += has(&r->results->budget[i]);
    }
    return count;
}

static void put_rows(sr_report *r, has_figure *has, put_row *put)
{
    for (size_t i = 0; i < r->results->budget_count; i++) {
        if (has(&r->results->budget[i])) {
            put(r, &r->results->budget[i]);
        }
    }
    sr_end(r->b);
}

static void say(sr_report *r, const char *id)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    SR_TELL(r, id);
    sr_end(r->b);
}

static const char *line_of(sr_report *r, const sr_budget_result *result, const char *suffix)
{
    const char *line = sr_arena_printf(r->arena, "%s%s", result->key, suffix);
    if (line == NULL) {
        sr_report_no_memory(r);
    }
    return line != NULL ? line : "";
}

/* A number without unit of its own gets as many decimals as its measure prints, and one more when it is not
   whole: 123.3 persons are not 123. */
static void figure_cell(sr_report *r, const sr_budget_result *result, const sr_quantity *quantity,
                        const char *suffix, bool difference)
{
    sr_value value = sr_value_plain(*quantity, line_of(r, result, suffix), SR_IN_CELL_LINKED);
    if (value.quantity.measured_in == SR_IN_COUNT && !sr_is_missing(quantity) &&
        sr_number_rounds(quantity->value, 0)) {
        value.quantity.decimals = 1;
    }
    value.with_unit = true;
    value.as_difference = difference;
    value.with_sign = difference;
    if (sr_is_missing(quantity) && difference) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("cannot be computed")));
    } else {
        sr_cell_result(r, value);
    }
}

static void state_cell(sr_report *r, sr_state state)
{
    sr_cell_begin(r->b);
    sr_status_add(r->b, state, SR_WORDS_GOAL);
    sr_end(r->b);
}

static void begin(sr_report *r, const char *id, const char *caption)
{
    sr_table_begin(r->b, id, SR_TABLE_PLAIN, sr_report_word(r, caption), NULL);
    sr_row_column(r, SR_WORD("What is budgeted"));
}

static void column(sr_report *r, const char *heading)
{
    sr_head_column(r, heading, NULL, SR_COLUMN_TEXT, -1);
}

/* ---- so far ---- */

static bool has_to_date(const sr_budget_result *result)
{
    return result->has_to_date;
}

static void put_to_date(sr_report *r, const sr_budget_result *result)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_budget_name_cell(r, result, false);
    sr_cell_text(r->b, sr_target_text(r, &result->to_date_target));
    figure_cell(r, result, &result->to_date, "/hittills", false);
    figure_cell(r, result, &result->to_date_deviation, "/hittills-avvikelse", true);
    state_cell(r, result->to_date_state);
    sr_end(r->b);
}

static void to_date_table(sr_report *r)
{
    begin(r, "t-budget-hittills", SR_WORD("So far in the year"));
    column(r, SR_WORD("Budget"));
    column(r, SR_WORD("Outcome"));
    column(r, SR_WORD("Deviation"));
    sr_head_column(r, SR_WORD("State"), NULL, SR_COLUMN_STATUS, -1);
    put_rows(r, has_to_date, put_to_date);
}

/* ---- forecasts and comments ---- */

static bool has_follow_up(const sr_budget_result *result)
{
    return result->in_force != NULL || result->follow_up != NULL;
}

static void forecast_cell(sr_report *r, const sr_budget_result *result)
{
    if (result->in_force == NULL) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("no forecast")));
    } else {
        figure_cell(r, result, &result->in_force->forecast, "/prognos", false);
    }
}

/* "The office, 2022-05-20". */
static void said_by(sr_report *r, const sr_follow_up *said)
{
    char date[16];
    sr_day_write(said->date, date);
    const char *parts[] = {said->role, date};
    bool both = said->role != NULL && said->date != SR_DAY_NONE;
    const char *either = said->role != NULL ? said->role : date;
    sr_muted_text(r, said->role == NULL && said->date == SR_DAY_NONE
                         ? sr_report_word(r, SR_WORD("by whom and when is not stated"))
                     : both ? sr_report_text(r, SR_MSG("{0}, {1}", parts[0], parts[1]))
                            : either);
}

static void comment_cell(sr_report *r, const sr_budget_result *result)
{
    const sr_follow_up *said = result->follow_up != NULL ? result->follow_up : result->in_force;
    sr_cell_begin(r->b);
    if (said->comment != NULL) {
        sr_text(r->b, said->comment);
    } else {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("no comment")));
    }
    said_by(r, said);
    if (result->in_force != NULL && result->in_force != said) {
        sr_muted_text(r, sr_report_text(r, SR_MSG("the forecast is from {0}",
                                                  sr_period_text(r, result->in_force->period))));
    }
    sr_end(r->b);
}

static void put_forecast(sr_report *r, const sr_budget_result *result)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_budget_name_cell(r, result, false);
    sr_cell_text(r->b, sr_target_text(r, &result->level.target));
    forecast_cell(r, result);
    figure_cell(r, result, &result->forecast_deviation, "/prognos-avvikelse", true);
    state_cell(r, result->forecast_state);
    comment_cell(r, result);
    sr_end(r->b);
}

static void forecast_table(sr_report *r)
{
    say(r,
        SR_WORD("A forecast says what the outcome of the whole year is expected to be. It is stated by those "
                "who follow up the line and is not computed."));
    begin(r, "t-budget-prognos", SR_WORD("Forecasts of the year and comments"));
    column(r, SR_WORD("Budget of the year"));
    column(r, SR_WORD("Forecast"));
    column(r, SR_WORD("Deviation"));
    sr_head_column(r, SR_WORD("State if the forecast holds"), NULL, SR_COLUMN_STATUS, -1);
    column(r, SR_WORD("Comment"));
    put_rows(r, has_follow_up, put_forecast);
}

/* ---- how good forecasts were ---- */

static bool has_tried(const sr_budget_result *result)
{
    return result->tried > 0;
}

/* "2020: 90 (outcome 80); 2021: …", at the same point. */
static const char *tried_text(sr_report *r, const sr_budget_result *result)
{
    sr_buf buf = {0};
    for (size_t i = 0; i < result->forecast_count; i++) {
        const sr_forecast_result *each = &result->forecasts[i];
        if (each->same_point && !sr_is_missing(&each->error)) {
            sr_buf_printf(
                &buf, "%s%s", buf.length > 0 ? "; " : "",
                sr_report_text(r, SR_MSG("{0}: {1} (outcome {2})", sr_period_text(r, each->said->period),
                                         sr_quantity_shown(r, &each->said->forecast),
                                         sr_quantity_shown(r, &each->outcome))));
        }
    }
    return sr_report_take(r, &buf);
}

static void put_tried(sr_report *r, const sr_budget_result *result)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_budget_name_cell(r, result, false);
    sr_cell_text(r->b, tried_text(r, result));
    sr_value value = sr_value_plain(result->mean_error, line_of(r, result, "/prognosfel"), SR_IN_CELL_LINKED);
    value.as_difference = true;
    value.with_unit = true;
    sr_cell_result(r, value);
    sr_end(r->b);
}

static void tried_table(sr_report *r)
{
    begin(r, "t-budget-prognosfel", SR_WORD("How good forecasts at the same point of the year have been"));
    column(r, SR_WORD("Forecasts and outcomes"));
    column(r, SR_WORD("Mean error, without sign"));
    put_rows(r, has_tried, put_tried);
}

/* ---- cost ---- */

static bool has_cost(const sr_budget_result *result)
{
    return result->money != NULL && result->counted != NULL;
}

static bool has_cost_budget(const sr_budget_result *result)
{
    return result->level.has_cost && has_cost(result);
}

static void budgeted_cost_cell(sr_report *r, const sr_budget_result *result)
{
    if (!result->level.has_cost) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("not budgeted")));
        return;
    }
    sr_quantity money = result->level.cost;
    sr_value each =
        sr_value_plain(result->budgeted_cost, line_of(r, result, "/kostnad-budget"), SR_IN_CELL_LINKED);
    sr_cell_begin(r->b);
    each.with_unit = true;
    sr_value_add(r->b, &each);
    sr_muted_text(r, sr_report_text(r, SR_MSG("{0} for {1}, the year", sr_quantity_shown(r, &money),
                                              sr_target_text(r, &result->level.target))));
    sr_end(r->b);
}

static void put_cost(sr_report *r, const sr_budget_result *result)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_budget_name_cell(r, result, false);
    sr_cell_result(r, sr_value_with_unit(sr_value_of(result->money, SR_IN_CELL_LINKED)));
    sr_cell_begin(r->b);
    sr_value counted = sr_value_with_unit(sr_value_of(result->counted, SR_IN_CELL_LINKED));
    sr_value_add(r->b, &counted);
    sr_muted_text(r, sr_measure_label(result->counted));
    sr_end(r->b);
    figure_cell(r, result, &result->cost, "/kostnad", false);
    if (count_with(r, has_cost_budget) > 0) {
        budgeted_cost_cell(r, result);
    }
    sr_end(r->b);
}

static void cost_table(sr_report *r)
{
    say(r,
        SR_WORD("The cost of each outcome says nothing about what would have happened without the activity. "
                "It is hidden whenever the number or the money is."));
    begin(r, "t-budget-kostnad", SR_WORD("What each outcome cost"));
    column(r, SR_WORD("Cost"));
    column(r, SR_WORD("How many"));
    column(r, SR_WORD("Cost of each"));
    if (count_with(r, has_cost_budget) > 0) {
        column(r, SR_WORD("Budgeted cost of each"));
    }
    put_rows(r, has_cost, put_cost);
}

/* ---- next year ---- */

static bool has_proposal(const sr_budget_result *result)
{
    return result->line->next.rule != SR_NEXT_NONE;
}

static void ground_cell(sr_report *r, const sr_budget_result *result)
{
    const sr_budget_result *same = NULL;
    const sr_budget_figure *figure = sr_budget_figure_find(r, line_of(r, result, "/forslag"), &same);
    sr_cell_begin(r->b);
    sr_text(r->b, figure != NULL ? figure->how(r, result) : "");
    if (result->line->next.why != NULL) {
        sr_muted_text(r, result->line->next.why);
    }
    sr_end(r->b);
}

static void put_proposal(sr_report *r, const sr_budget_result *result)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_budget_name_cell(r, result, false);
    sr_cell_text(r->b, sr_target_text(r, &result->level.target));
    figure_cell(r, result, &result->proposal, "/forslag", false);
    ground_cell(r, result);
    sr_cell_muted(r, sr_report_word(r, SR_WORD("proposal, not decided")));
    sr_end(r->b);
}

static void proposal_table(sr_report *r)
{
    say(r,
        SR_WORD(
            "These are proposals, computed by the rules that the lines declare. No board has decided them, "
            "and nothing in this report is judged by them."));
    begin(r, "t-budget-forslag", SR_WORD("Proposal for next year's social budget (not decided)"));
    column(r, SR_WORD("Budget of the year"));
    column(r, SR_WORD("Proposal"));
    column(r, SR_WORD("Rule and grounds"));
    column(r, SR_WORD("Decision"));
    put_rows(r, has_proposal, put_proposal);
}

void sr_budget_year_tables(sr_report *r)
{
    static const struct {
        has_figure *has;
        void (*put)(sr_report *r);
    } tables[] = {{has_to_date, to_date_table},
                  {has_follow_up, forecast_table},
                  {has_tried, tried_table},
                  {has_cost, cost_table},
                  {has_proposal, proposal_table}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        if (count_with(r, tables[i].has) > 0) {
            tables[i].put(r);
        }
    }
}

/* ---- method ---- */

static const char level[] = SR_WORD("{0}: the year's level is taken to hold in every part of the year.");
static const char level_assumed[] =
    SR_WORD("{0}: the line does not say how it is followed up in a part of the year. The year's level is "
            "assumed to hold, because it is no number that adds up.");
static const char part[] =
    SR_WORD("{0}: the part of the year's budget that is declared for the period, {1} of {2}.");
static const char part_level[] =
    SR_WORD("{0}: the level that is declared for the period, {1}; that of the year is {2}.");
static const char undivided[] =
    SR_WORD("{0}: the line does not say what of the year's budget is for the period, so it is not judged.");

static const char *basis_text(sr_report *r, const sr_budget_result *result)
{
    static const char *const words[SR_BUDGET_BASES] = {[SR_BUDGET_LEVEL] = level,
                                                       [SR_BUDGET_LEVEL_ASSUMED] = level_assumed,
                                                       [SR_BUDGET_PART] = part,
                                                       [SR_BUDGET_PART_LEVEL] = part_level,
                                                       [SR_BUDGET_UNDIVIDED] = undivided};
    const sr_message message = {
        .id = words[result->basis],
        .arg = {sr_report_text(r, SR_MSG("{0}, {1}", sr_budget_text(result), sr_unit_name(r, result->unit))),
                sr_target_text(r, &result->target), sr_target_text(r, &result->level.target)}};
    return sr_report_text(r, message);
}

static bool has_part(const sr_budget_result *result)
{
    return result->basis != SR_BUDGET_YEAR;
}

bool sr_budget_tells_costs(const sr_report *r)
{
    return count_with(r, has_cost) > 0;
}

bool sr_budget_is_parted(const sr_report *r)
{
    return count_with(r, has_part) > 0;
}

void sr_budget_methods(sr_report *r)
{
    sr_paragraph_text(
        r->b, SR_PARA_TEXT,
        sr_report_word(r, SR_WORD("The social budget is for a year. In the period its lines are "
                                  "followed up so:")));
    sr_list(r->b, SR_LIST_BULLET);
    for (size_t i = 0; i < r->results->budget_count; i++) {
        if (has_part(&r->results->budget[i])) {
            sr_item(r->b);
            sr_text(r->b, basis_text(r, &r->results->budget[i]));
            sr_end(r->b);
        }
    }
    sr_end(r->b);
}
