/* The social budget: outcomes against what was budgeted, and the guards of each target. */
#include "report/budget.h"
#include "report/plan.h"

static size_t count_state(const sr_report *r, sr_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->budget_count; i++) {
        count += r->results->budget[i].state == state;
    }
    return count;
}

static size_t count_judged(const sr_report *r)
{
    return count_state(r, SR_STATE_MET) + count_state(r, SR_STATE_PARTLY) + count_state(r, SR_STATE_NOT_MET);
}

static const char *takeaway_of(size_t judged, size_t met)
{
    if (judged == 1) {
        return met == 1 ? SR_WORD("The only line of the social budget that can be followed up is met.")
                        : SR_WORD("The only line of the social budget that can be followed up is not met.");
    }
    return met == judged ? SR_WORD("All {1} lines of the social budget that can be followed up are met.")
           : met == 0 ? SR_WORD("None of the {1} lines of the social budget that can be followed up is met.")
           : met == 1 ? SR_WORD("{0} of the {1} lines of the social budget that can be followed up is met.")
                      : SR_WORD("{2} of the {1} lines of the social budget that can be followed up are met.");
}

static void say_takeaway(sr_report *r)
{
    size_t judged = count_judged(r);
    const char *met = sr_capital(r, sr_number_word(r, count_state(r, SR_STATE_MET), SR_COMMON));
    if (r->results->budget_count == 0) {
        SR_TELL(r, SR_WORD("The data set out no social budget."));
    } else if (judged == 0) {
        SR_TELL(r, SR_WORD("The social budget cannot be followed up yet: outcomes are missing."));
    } else {
        SR_SENTENCE(r, takeaway_of(judged, count_state(r, SR_STATE_MET)), sr_piece_text(met),
                    sr_piece_text(sr_number_word(r, judged, SR_COMMON)), sr_piece_text(met));
    }
}

static size_t count_guards(const sr_report *r, bool proposed_only)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->budget_count; i++) {
        const sr_budget_line *line = r->results->budget[i].line;
        for (size_t j = 0; j < line->guard_count; j++) {
            count += !proposed_only || line->guards[j].proposed;
        }
    }
    return count;
}

static void say_guards(sr_report *r)
{
    if (count_guards(r, false) == 0) {
        return;
    }
    SR_TELL(
        r,
        SR_WORD(
            "A guard watches that a target is not reached at the cost of those it is meant for. When it is "
            "breached, the target counts as partly met at most."));
    if (count_guards(r, true) > 0) {
        SR_TELL(r,
                SR_WORD("Guards that no board has decided on are the office's proposals and are marked so."));
    }
}

/* ---- lines ---- */

const char *sr_budget_text(const sr_budget_result *result)
{
    return result->line->text != NULL ? result->line->text : result->line->id;
}

void sr_budget_name_cell(sr_report *r, const sr_budget_result *result, bool whole)
{
    sr_cell_begin(r->b);
    sr_muted_head(r, sr_unit_name(r, result->unit));
    sr_text(r->b, sr_budget_text(result));
    if (whole && result->goal != NULL) {
        const sr_goal *goal = result->goal;
        sr_muted_text(
            r, sr_report_text(r, SR_MSG("Goal {0}: {1}", goal->number != NULL ? goal->number : goal->id,
                                        goal->goal != NULL ? goal->goal : goal->text)));
    }
    if (whole && result->comment != NULL) {
        sr_muted_text(r, result->comment);
    }
    sr_end(r->b);
}

static void budget_cell(sr_report *r, const sr_budget_result *result)
{
    sr_cell_begin(r->b);
    if (result->basis == SR_BUDGET_UNDIVIDED) {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("none for the period")));
    } else {
        sr_text(r->b, sr_target_text(r, &result->target));
    }
    if (result->basis == SR_BUDGET_UNDIVIDED || result->basis == SR_BUDGET_PART ||
        result->basis == SR_BUDGET_PART_LEVEL) {
        sr_muted_text(r,
                      sr_report_text(r, SR_MSG("the year: {0}", sr_target_text(r, &result->level.target))));
    }
    sr_end(r->b);
}

static void outcome_cell(sr_report *r, const sr_budget_result *result)
{
    if (result->outcome == NULL) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("no outcome")));
        return;
    }
    sr_value value =
        sr_value_with_unit(sr_value_against(result->outcome, &result->target, SR_IN_CELL_LINKED));
    sr_cell_begin(r->b);
    sr_value_add(r->b, &value);
    sr_say_base(r, result->outcome);
    sr_end(r->b);
}

/* "95 % of the budget" under the deviation. */
static void share_line(sr_report *r, const sr_budget_result *result)
{
    const char *line = sr_arena_printf(r->arena, "%s/andel", result->key);
    if (line == NULL) {
        sr_report_no_memory(r);
    } else if (!sr_is_missing(&result->reached)) {
        sr_value share = sr_value_with_unit(sr_value_plain(result->reached, line, SR_IN_CELL));
        sr_muted(r->b);
        SR_SAY(r, SR_WORD("{0} of the budget"), sr_piece_value(share));
        sr_end(r->b);
    }
}

static void deviation_cell(sr_report *r, const sr_budget_result *result)
{
    sr_value value = sr_value_plain(result->deviation, result->key, SR_IN_CELL);
    value.as_difference = true;
    value.with_unit = true;
    value.with_sign = true;
    if (sr_is_missing(&result->deviation)) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("cannot be computed")));
        return;
    }
    sr_cell_begin(r->b);
    sr_value_add(r->b, &value);
    share_line(r, result);
    sr_end(r->b);
}

void sr_budget_rows(sr_report *r, void (*put)(sr_report *r, const sr_budget_result *result, bool group))
{
    for (size_t i = 0; i < r->results->budget_count; i++) {
        const sr_budget_result *result = &r->results->budget[i];
        put(r, result, i > 0 && result->line != r->results->budget[i - 1].line);
    }
}

void sr_budget_decision_cell(sr_report *r, const char *decided, bool proposed)
{
    if (decided != NULL) {
        sr_cell_text(r->b, sr_decision_text(r, decided));
    } else {
        sr_cell_muted(r,
                      sr_report_word(r, proposed ? SR_WORD("the office's proposal") : SR_WORD("not stated")));
    }
}

static void put_line(sr_report *r, const sr_budget_result *result, bool group)
{
    sr_row(r->b, SR_ROW_BODY, group, NULL);
    sr_budget_name_cell(r, result, true);
    budget_cell(r, result);
    outcome_cell(r, result);
    deviation_cell(r, result);
    sr_cell_begin(r->b);
    sr_status_add(r->b, result->state, SR_WORDS_GOAL);
    sr_end(r->b);
    sr_budget_decision_cell(r, result->level.decided, result->level.proposed);
    sr_end(r->b);
}

static void line_table(sr_report *r)
{
    sr_table_begin(r->b, "t-social-budget", SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("Budgeted outcomes and how they turned out")), NULL);
    sr_row_column(r, SR_WORD("What is budgeted"));
    sr_head_column(r, SR_WORD("Budget"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Outcome"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Deviation"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("State"), NULL, SR_COLUMN_STATUS, -1);
    sr_head_column(r, SR_WORD("Decision"), NULL, SR_COLUMN_TEXT, -1);
    sr_budget_rows(r, put_line);
    sr_end(r->b);
}

/* ---- guards ---- */

static void guard_state_cell(sr_report *r, const sr_guard_result *guard)
{
    sr_cell_begin(r->b);
    if (!guard->judged) {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("cannot be judged")));
    } else {
        sr_text(r->b, sr_report_word(r, guard->breached ? SR_WORD("breached") : SR_WORD("kept")));
    }
    sr_end(r->b);
}

static void put_guard(sr_report *r, const sr_budget_result *result, const sr_guard_result *guard)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_begin(r->b);
    sr_muted_head(
        r, sr_report_text(r, SR_MSG("{0}, {1}", sr_unit_name(r, result->unit), sr_budget_text(result))));
    sr_text(r->b, guard->guard->text);
    sr_end(r->b);
    sr_cell_text(r->b, sr_target_text(r, &guard->guard->limit));
    if (guard->outcome != NULL) {
        sr_cell_result(r, sr_value_with_unit(sr_value_of(guard->outcome, SR_IN_CELL_LINKED)));
    } else {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("no outcome")));
    }
    guard_state_cell(r, guard);
    sr_budget_decision_cell(r, guard->guard->decided, guard->guard->proposed);
    sr_end(r->b);
}

static void guard_table(sr_report *r)
{
    sr_table_begin(r->b, "t-vakter", SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("Guards of the social budget")), NULL);
    sr_row_column(r, SR_WORD("What is watched"));
    sr_head_column(r, SR_WORD("Limit"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Outcome"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("State"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Decision"), NULL, SR_COLUMN_TEXT, -1);
    for (size_t i = 0; i < r->results->budget_count; i++) {
        const sr_budget_result *result = &r->results->budget[i];
        for (size_t j = 0; j < result->line->guard_count; j++) {
            put_guard(r, result, &result->guards[j]);
        }
    }
    sr_end(r->b);
}

void sr_section_budget(sr_report *r)
{
    if (sr_plan_only(r) && r->results->budget_count > 0) {
        sr_plan_budget(r);
        return;
    }
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    say_takeaway(r);
    sr_end(r->b);
    if (r->results->budget_count == 0) {
        return;
    }
    sr_open_paragraph(r, SR_PARA_TEXT);
    SR_TELL(r,
            SR_WORD("The social budget says beforehand what the money is to lead to for the participants."));
    say_guards(r);
    sr_end(r->b);
    sr_budget_chart(r);
    line_table(r);
    if (count_guards(r, false) > 0) {
        guard_table(r);
    }
    sr_budget_year_tables(r);
}
