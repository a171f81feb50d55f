/* The social budget in a plan: what is budgeted, how it will be followed up, and what was reached the year
   before; no outcome of the plan's own year. */
#include "report/budget.h"
#include "report/last_known.h"
#include "report/plan.h"

typedef bool has_part(const sr_budget_result *result);

static bool any(const sr_report *r, has_part *has)
{
    for (size_t i = 0; i < r->results->budget_count; i++) {
        if (has(&r->results->budget[i])) {
            return true;
        }
    }
    return false;
}

static bool has_cost(const sr_budget_result *result)
{
    return result->level.has_cost;
}

static bool has_guards(const sr_budget_result *result)
{
    return result->line->guard_count > 0;
}

static size_t count_proposed(const sr_report *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->budget_count; i++) {
        count += r->results->budget[i].level.proposed;
    }
    return count;
}

static void say_takeaway(sr_report *r)
{
    size_t proposed = count_proposed(r);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    SR_SENTENCE(
        r, SR_WORD("The social budget has {0}."),
        sr_piece_text(sr_counted(r, r->results->budget_count, SR_WORD("one line"), SR_WORD("{0} lines"))));
    if (proposed > 0 && proposed == r->results->budget_count) {
        SR_TELL(r, proposed == 1 ? SR_WORD("It is a proposal that no board has decided on.")
                                 : SR_WORD("All of them are proposals that no board has decided on."));
    } else if (proposed > 0) {
        SR_SENTENCE(r,
                    proposed == 1 ? SR_WORD("One of them is a proposal that no board has decided on.")
                                  : SR_WORD("{0} of them are proposals that no board has decided on."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, proposed, SR_COMMON))));
    }
    sr_end(r->b);
}

static void say_what(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    SR_TELL(r,
            SR_WORD("The social budget says beforehand what the money is to lead to for the participants."));
    if (any(r, has_guards)) {
        SR_TELL(r,
                SR_WORD("A guard watches that a target is not reached at the cost of those it is meant for. "
                        "When it is breached, the target counts as partly met at most."));
    }
    SR_TELL(r, SR_WORD("What the year brings is told by the reports that follow it up."));
    sr_end(r->b);
}

/* ---- cells ---- */

/* "T1: at least 6", or "T1: 30 %" of the year. */
static const char *part_text(sr_report *r, const sr_split_part *part)
{
    sr_quantity share = sr_quantity_number(part->share, SR_IN_SHARE);
    const char *what = part->has_target ? sr_target_text(r, &part->target) : sr_quantity_shown(r, &share);
    const char *out = sr_arena_printf(r->arena, "%c%d: %s", sr_period_letter(part->kind), part->part, what);
    if (out == NULL) {
        sr_report_no_memory(r);
    }
    return out != NULL ? out : "";
}

static const char *rule_text(sr_report *r, const sr_budget_result *result)
{
    switch (result->level.split.kind) {
    case SR_SPLIT_EVEN:
        return sr_report_word(r, SR_WORD("the same in every part"));
    case SR_SPLIT_LEVEL:
        return sr_report_word(r, SR_WORD("the level holds at any time"));
    case SR_SPLIT_UNSAID:
    case SR_SPLIT_SHARES:
    case SR_SPLIT_LEVELS:
        break;
    }
    return sr_adds_up(result->line->measure) && result->level.target.has_value
               ? sr_report_word(r, SR_WORD("the whole year only"))
               : sr_report_word(r, SR_WORD("the level is taken to hold at any time"));
}

static void parts_cell(sr_report *r, const sr_budget_result *result)
{
    const sr_split *split = &result->level.split;
    sr_cell_begin(r->b);
    if (split->part_count == 0) {
        sr_text(r->b, rule_text(r, result));
    }
    for (size_t i = 0; i < split->part_count; i++) {
        if (i > 0) {
            sr_break(r->b);
        }
        sr_text(r->b, part_text(r, &split->parts[i]));
    }
    sr_end(r->b);
}

static void cost_cell(sr_report *r, const sr_budget_result *result)
{
    if (!result->level.has_cost) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("not budgeted")));
        return;
    }
    const char *line = sr_arena_printf(r->arena, "%s/kostnad-budget", result->key);
    sr_quantity money = result->level.cost;
    if (line == NULL) {
        sr_report_no_memory(r);
        return;
    }
    sr_value each = sr_value_with_unit(sr_value_plain(result->budgeted_cost, line, SR_IN_CELL_LINKED));
    sr_cell_begin(r->b);
    sr_text(r->b, sr_quantity_shown(r, &money));
    sr_muted(r->b);
    SR_SAY(r, SR_WORD("{0} for each"), sr_piece_value(each));
    sr_end(r->b);
    sr_end(r->b);
}

static void put_line(sr_report *r, const sr_budget_result *result, bool group)
{
    sr_row(r->b, SR_ROW_BODY, group, NULL);
    sr_budget_name_cell(r, result, true);
    sr_cell_text(r->b, sr_target_text(r, &result->level.target));
    parts_cell(r, result);
    if (any(r, has_cost)) {
        cost_cell(r, result);
    }
    sr_last_known_cell(r, result->outcome);
    sr_budget_decision_cell(r, result->level.decided, result->level.proposed);
    sr_end(r->b);
}

static void line_table(sr_report *r)
{
    sr_table_begin(r->b, "t-social-budget", SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("What is budgeted, and what was reached before")), NULL);
    sr_row_column(r, SR_WORD("What is budgeted"));
    sr_head_column(r, SR_WORD("Budget of the year"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("In parts of the year"), NULL, SR_COLUMN_TEXT, -1);
    if (any(r, has_cost)) {
        sr_head_column(r, SR_WORD("Budgeted cost"), NULL, SR_COLUMN_TEXT, -1);
    }
    sr_head_column(r, SR_WORD("Last known outcome"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Decision"), NULL, SR_COLUMN_TEXT, -1);
    sr_budget_rows(r, put_line);
    sr_end(r->b);
}

/* ---- guards ---- */

/* A guard that several units have is told once. */
static void put_guards(sr_report *r, const sr_budget_line *line)
{
    for (size_t i = 0; i < line->guard_count; i++) {
        const sr_guard *guard = &line->guards[i];
        sr_row(r->b, SR_ROW_BODY, false, NULL);
        sr_cell_begin(r->b);
        sr_muted_head(r, line->text != NULL ? line->text : line->id);
        sr_text(r->b, guard->text);
        sr_end(r->b);
        sr_cell_text(r->b, sr_target_text(r, &guard->limit));
        sr_budget_decision_cell(r, guard->decided, guard->proposed);
        sr_end(r->b);
    }
}

static void guard_table(sr_report *r)
{
    sr_table_begin(r->b, "t-vakter", SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("Guards of the social budget")), NULL);
    sr_row_column(r, SR_WORD("What is watched"));
    sr_head_column(r, SR_WORD("Limit"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Decision"), NULL, SR_COLUMN_TEXT, -1);
    for (size_t i = 0; i < r->results->budget_count; i++) {
        const sr_budget_result *result = &r->results->budget[i];
        if (i == 0 || result->line != r->results->budget[i - 1].line) {
            put_guards(r, result->line);
        }
    }
    sr_end(r->b);
}

void sr_plan_budget(sr_report *r)
{
    say_takeaway(r);
    say_what(r);
    line_table(r);
    if (any(r, has_guards)) {
        guard_table(r);
    }
}
