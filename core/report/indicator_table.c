/* The tables of indicators: against the year before and the nation, and by group. */
#include "report/interval.h"

#include <string.h>

enum { MOST_GROUPS = 12 };

const char *sr_indicator_head(sr_report *r, const sr_measure_result *result)
{
    const char *respondent = sr_indicator_respondent(result);
    const char *number = sr_indicator_number(result);
    if (respondent != NULL && number != NULL) {
        return sr_report_text(r, SR_MSG("{0} · {1}", sr_capital(r, respondent), number));
    }
    return respondent != NULL ? sr_capital(r, respondent) : number != NULL ? sr_capital(r, number) : "";
}

static void question_cell(sr_report *r, const sr_measure_result *result)
{
    sr_cell_begin(r->b);
    sr_muted_head(r, sr_indicator_head(r, result));
    sr_text(r->b, sr_capital(r, sr_indicator_question(result)));
    sr_end(r->b);
}

static void direction_cell(sr_report *r, bool known, sr_direction direction, const char *otherwise)
{
    sr_cell_begin(r->b);
    if (known) {
        sr_direction_add(r->b, direction);
    } else {
        sr_emphasis_text(r, sr_report_word(r, otherwise));
    }
    sr_end(r->b);
}

static const char *why_no_direction(const sr_measure_result *result, bool withheld)
{
    return withheld && !sr_is_missing(&result->value) ? SR_WORD("within the uncertainty")
                                                      : SR_WORD("cannot be compared");
}

static void previous_cells(sr_report *r, const sr_measure_result *result)
{
    if (result->broken) {
        sr_cell_begin(r->b);
        sr_text(r->b, "†");
        sr_note_ref(r->b, "not-andrad");
        sr_end(r->b);
        direction_cell(r, false, SR_LEVEL, SR_WORD("not comparable"));
        return;
    }
    sr_cell_result(r, sr_value_previous(result, SR_IN_CELL));
    direction_cell(r, result->has_arrow, result->arrow, why_no_direction(result, result->arrow_withheld));
}

static void count_cell(sr_report *r, const sr_measure_result *result)
{
    sr_quantity n = result->value.n >= 0 ? sr_quantity_number(SR_INT(result->value.n), SR_IN_COUNT)
                                         : sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_COUNT);
    sr_cell_result(r, sr_value_plain(n, result->key, SR_IN_CELL));
}

static void position_cell(sr_report *r, const sr_selected *selected, const sr_measure_result *result)
{
    if (!result->has_position || !sr_indicator_is_split(selected, result)) {
        direction_cell(r, result->has_position, result->position,
                       why_no_direction(result, result->position_withheld));
        return;
    }
    sr_cell_begin(r->b);
    sr_direction_add(r->b, result->position);
    sr_note_ref(r->b, "not-motsatt");
    sr_end(r->b);
}

static bool any_split(const sr_selected *selected)
{
    bool any = false;
    for (size_t i = 0; i < selected->count && !any; i++) {
        any = selected->items[i]->has_position && sr_indicator_is_split(selected, selected->items[i]);
    }
    return any;
}

static void put_row(sr_report *r, const sr_selected *selected, const sr_measure_result *result, bool group)
{
    sr_row(r->b, SR_ROW_BODY, group, NULL);
    question_cell(r, result);
    count_cell(r, result);
    sr_cell_result(r, sr_value_of(result, SR_IN_CELL_LINKED));
    if (sr_intervals_exist(selected)) {
        sr_cell_interval(r, result);
    }
    previous_cells(r, result);
    sr_cell_result(r, sr_value_national(result, SR_IN_CELL));
    position_cell(r, selected, result);
    sr_end(r->b);
}

static void columns(sr_report *r, const sr_selected *selected)
{
    sr_row_column(r, SR_WORD("Question"));
    sr_head_column(r, SR_WORD("n"), SR_WORD("answers"), SR_COLUMN_NUMBER, -1);
    sr_column_add(r->b, sr_period_text(r, r->results->period), "%", SR_COLUMN_NUMBER, -1, false);
    if (sr_intervals_exist(selected)) {
        sr_head_column(r, SR_WORD("Uncertainty"), "%", SR_COLUMN_NUMBER, -1);
    }
    sr_column_add(r->b, sr_period_text(r, sr_period_previous(r->results->period)), "%", SR_COLUMN_NUMBER, -1,
                  false);
    sr_head_column(r, SR_WORD("Against the year before"), NULL, SR_COLUMN_STATUS, -1);
    sr_head_column(r, SR_WORD("The nation"), "%", SR_COLUMN_NUMBER, -1);
    sr_head_column(r, SR_WORD("Against the nation"), NULL, SR_COLUMN_STATUS, -1);
}

static const char *broken_note(const sr_selected *selected)
{
    for (size_t i = 0; i < selected->count; i++) {
        if (selected->items[i]->broken) {
            const char *note = selected->items[i]->measure->compare.broken_note;
            return note != NULL ? note : "";
        }
    }
    return NULL;
}

void sr_indicator_table(sr_report *r, const sr_selected *selected)
{
    const sr_measure_result *above = NULL;
    sr_table_begin(r->b, "t-indikatorer", SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("All questions against the year before and the nation")),
                   sr_report_word(r, SR_WORD("share of positive answers, per cent")));
    columns(r, selected);
    for (size_t i = 0; i < selected->count; i++) {
        const sr_measure_result *result = selected->items[i];
        put_row(r, selected, result,
                above != NULL &&
                    !sr_text_equal(sr_indicator_respondent(above), sr_indicator_respondent(result)));
        above = result;
    }
    const char *note = broken_note(selected);
    if (note != NULL) {
        sr_note(r->b, "not-andrad");
        sr_text(r->b, sr_report_text(r, *note != '\0'
                                            ? SR_MSG("No comparison is made: {0}.", note)
                                            : SR_MSG("No comparison is made: the question was changed.")));
        sr_end(r->b);
    }
    if (any_split(selected)) {
        sr_note(r->b, "not-motsatt");
        sr_text(r->b, sr_report_word(r, SR_WORD("Questions of the same indicator point in opposite ways.")));
        sr_end(r->b);
    }
    sr_end(r->b);
    if (sr_intervals_exist(selected)) {
        sr_explain_intervals(r, selected);
    }
}

/* ---- by group ---- */

typedef struct group_list {
    size_t count;
    const sr_group_key *keys[MOST_GROUPS];
} group_list;

static group_list find_groups(const sr_report *r)
{
    group_list groups = {0};
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        bool wanted = sr_is_indicator(result) && !sr_is_whole(result) && !sr_is_missing(&result->value);
        for (size_t j = 0; wanted && j < groups.count; j++) {
            wanted = strcmp(groups.keys[j]->text, result->group->text) != 0;
        }
        if (wanted && groups.count < MOST_GROUPS) {
            groups.keys[groups.count++] = result->group;
        }
    }
    return groups;
}

static const sr_measure_result *in_group(const sr_report *r, const sr_measure_result *whole,
                                         const char *group)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->measure == whole->measure && result->unit == whole->unit && !sr_is_whole(result) &&
            strcmp(result->group->text, group) == 0) {
            return result;
        }
    }
    return NULL;
}

static void group_cells(sr_report *r, const sr_measure_result *result, bool first)
{
    if (result == NULL) {
        sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_SHARE);
        sr_cell_result(r, sr_value_plain(none, NULL, SR_IN_CELL));
        sr_cell_result(r, sr_value_plain(none, NULL, SR_IN_CELL));
        return;
    }
    sr_cell_result(r, sr_value_of(result, first ? SR_IN_CELL_LINKED : SR_IN_CELL));
    sr_cell_result(r, sr_value_national(result, SR_IN_CELL));
}

static bool has_any(const sr_report *r, const sr_measure_result *whole, const group_list *groups)
{
    for (size_t i = 0; i < groups->count; i++) {
        const sr_measure_result *result = in_group(r, whole, groups->keys[i]->text);
        if (result != NULL && !sr_is_missing(&result->value)) {
            return true;
        }
    }
    return false;
}

static void group_row(sr_report *r, const sr_measure_result *whole, const group_list *groups)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    question_cell(r, whole);
    for (size_t i = 0; i < groups->count; i++) {
        group_cells(r, in_group(r, whole, groups->keys[i]->text), true);
    }
    sr_end(r->b);
}

static void group_table(sr_report *r, const group_list *groups, const sr_selected *all)
{
    sr_table_begin(r->b, "t-indikatorer-grupper", SR_TABLE_DENSE,
                   sr_report_text(r, SR_MSG("The questions by {0}", groups->keys[0]->columns[0])),
                   sr_report_word(r, SR_WORD("share of positive answers, per cent")));
    sr_row_column(r, SR_WORD("Question"));
    for (size_t i = 0; i < groups->count; i++) {
        const char *name = sr_capital(r, groups->keys[i]->values[0]);
        sr_column_add(r->b, name, "%", SR_COLUMN_NUMBER, -1, false);
        sr_column_add(r->b, sr_report_text(r, SR_MSG("The nation, {0}", groups->keys[i]->values[0])), "%",
                      SR_COLUMN_NUMBER, -1, false);
    }
    for (size_t i = 0; i < all->count; i++) {
        if (has_any(r, all->items[i], groups)) {
            group_row(r, all->items[i], groups);
        }
    }
    sr_end(r->b);
}

static void group_chart(sr_report *r, const sr_group_key *group, size_t number)
{
    sr_selected selected = sr_indicators_select(r, group->text, NULL);
    sr_positions positions = sr_indicators_count(&selected);
    const char *id = sr_arena_printf(r->arena, "f-indikatorer-grupp-%zu", number);
    const char *title = sr_report_text(
        r, SR_MSG("{0}: {1}", sr_capital(r, group->values[0]), sr_positions_text(r, &positions)));
    sr_indicator_chart(r, id != NULL ? id : "", title, "t-indikatorer-grupper", &selected);
}

void sr_section_indicators_by_group(sr_report *r)
{
    group_list groups = find_groups(r);
    sr_selected all = sr_indicators_select(r, NULL, NULL);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    if (groups.count == 0) {
        SR_TELL(r, SR_WORD("The data do not divide the answers by group."));
        sr_end(r->b);
        return;
    }
    for (size_t i = 0; i < groups.count; i++) {
        sr_selected selected = sr_indicators_select(r, groups.keys[i]->text, NULL);
        sr_positions positions = sr_indicators_count(&selected);
        SR_SENTENCE(r, SR_WORD("{0}: {1}."), sr_piece_text(sr_capital(r, groups.keys[i]->values[0])),
                    sr_piece_text(sr_positions_text(r, &positions)));
    }
    sr_end(r->b);
    sr_paragraph_text(
        r->b, SR_PARA_TEXT,
        sr_report_word(r, SR_WORD("Answers are divided only where each group is large enough. The groups "
                                  "are small: a difference between them may be due to few answers.")));
    for (size_t i = 0; i < groups.count; i++) {
        group_chart(r, groups.keys[i], i + 1);
    }
    group_table(r, &groups, &all);
}
