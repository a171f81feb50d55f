/* The goal table: one row a goal, with target, outcome and the two assessments. */
#include "report/goals.h"

#include <string.h>

const char *sr_goal_name(const sr_goal *goal)
{
    const char *names[] = {goal->goal, goal->subgoal, goal->text, goal->id};
    for (size_t i = 0; i + 1 < sizeof names / sizeof *names; i++) {
        if (names[i] != NULL && *names[i] != '\0') {
            return names[i];
        }
    }
    return goal->id;
}

/* The printed number; an id is one only where it begins with a digit, after the unit's own id. */
const char *sr_goal_number(sr_report *r, const sr_goal *goal)
{
    const char *number = goal->number != NULL ? goal->number : goal->id;
    size_t length = goal->unit != NULL ? strlen(goal->unit->id) : 0;
    if (goal->number == NULL && length > 0 && strncmp(number, goal->unit->id, length) == 0 &&
        number[length] == '.') {
        number += length + 1;
    }
    bool printed = goal->number != NULL || (*number >= '0' && *number <= '9');
    if (!printed) {
        return goal->unit != NULL ? goal->unit->name : "";
    }
    return goal->unit != NULL ? sr_report_text(r, SR_MSG("{0} {1}", goal->unit->name, number)) : number;
}

static bool same(const char *a, const char *b)
{
    return a != NULL && b != NULL && strcmp(a, b) == 0;
}

static bool says(const char *text)
{
    return text != NULL && *text != '\0';
}

/* The goal itself is not repeated where the row above has the same one and this one has a part of its own. */
static void note_mark(sr_report *r, const char *note)
{
    if (note != NULL) {
        sr_note_ref(r->b, note);
    }
}

/* Lines that say the same as one above are left out. */
static void goal_lines(sr_report *r, const sr_goal *goal, const sr_goal *above, const char *note)
{
    bool repeated =
        above != NULL && same(goal->goal, above->goal) && (says(goal->subgoal) || says(goal->text));
    const char *first = repeated ? says(goal->subgoal) ? goal->subgoal : goal->text : sr_goal_name(goal);
    sr_text(r->b, first);
    note_mark(r, note);
    if (says(goal->subgoal) && !same(goal->subgoal, first)) {
        sr_muted_text(r, goal->subgoal);
    }
    if (says(goal->text) && !same(goal->text, first) && !same(goal->text, goal->subgoal)) {
        sr_muted_text(r, goal->text);
    }
}

static void goal_head(sr_report *r, const sr_goal *goal, const sr_goal *above, sr_goal_scope scope)
{
    bool new_area = says(goal->area) && (above == NULL || !same(goal->area, above->area));
    const char *number =
        scope.all || goal->unit == NULL || goal->number != NULL ? sr_goal_number(r, goal) : "";
    if (new_area && *number != '\0') {
        sr_muted_head(r, sr_report_text(r, SR_MSG("{0} · {1}", number, goal->area)));
    } else {
        sr_muted_head(r, new_area ? goal->area : number);
    }
}

void sr_goal_name_cell(sr_report *r, const sr_goal_result *goal, const sr_goal_result *previous,
                       sr_goal_scope scope, const char *note)
{
    const sr_goal *above =
        previous != NULL && previous->goal->unit == goal->goal->unit ? previous->goal : NULL;
    sr_cell_begin(r->b);
    goal_head(r, goal->goal, above, scope);
    goal_lines(r, goal->goal, above, note);
    sr_end(r->b);
}

/* ---- outcome ---- */

static void part_outcome(sr_report *r, const sr_goal_result *goal, size_t part)
{
    const sr_measure_result *result = goal->parts[part];
    sr_value_place place = part == 0 ? SR_IN_CELL_LINKED : SR_IN_CELL;
    sr_value value = sr_value_with_unit(sr_value_against(result, &goal->goal->target, place));
    const char *label = goal->goal->parts[part].label;
    sr_value_add(r->b, &value);
    sr_say_base(r, result);
    if (label != NULL && !goal->goal->target.each_quarter) {
        sr_text(r->b, " ");
        sr_text(r->b, label);
    }
}

static void pooled_outcome(sr_report *r, const sr_goal_result *goal)
{
    sr_value value = sr_value_with_unit(sr_value_plain(goal->pooled, goal->key, SR_IN_CELL_LINKED));
    sr_value_add(r->b, &value);
}

static bool is_pooled(const sr_goal_result *goal)
{
    return goal->goal->rule == SR_RULE_POOLED && goal->part_count > 1;
}

static void outcome_cell(sr_report *r, const sr_goal_result *goal)
{
    sr_cell_begin(r->b);
    if (goal->part_count == 0) {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("no outcome")));
    } else if (is_pooled(goal)) {
        pooled_outcome(r, goal);
    }
    for (size_t i = 0; i < goal->part_count && !is_pooled(goal); i++) {
        if (i > 0 && goal->goal->target.each_quarter) {
            sr_text(r->b, " · ");
        } else if (i > 0) {
            sr_break(r->b);
        }
        part_outcome(r, goal, i);
    }
    if (goal->goal->base == SR_BASE_PROJECT_TO_DATE) {
        sr_muted_text(r, sr_report_word(r, SR_WORD("since the start of the project")));
    }
    sr_end(r->b);
}

/* ---- assessments ---- */

static const char *deciding_part(const sr_goal_result *goal)
{
    for (size_t i = 0; i < goal->part_count && goal->part_count > 1 && !is_pooled(goal); i++) {
        if (goal->parts[i] == goal->outcome) {
            return goal->goal->parts[i].label;
        }
    }
    return NULL;
}

/* Where each group has to reach the level, the outcome of all of them says little about it. */
static void say_lowest(sr_report *r, const sr_goal_result *goal)
{
    if (goal->lowest != NULL && goal->lowest->group != NULL) {
        sr_value value = sr_value_against(goal->lowest, &goal->goal->target, SR_IN_CELL);
        SR_SAY(r, SR_WORD("lowest {0}, {1}: "), sr_piece_text(goal->lowest->group->values[0]),
               sr_piece_value(sr_value_with_unit(value)));
    }
}

static void explain_state(sr_report *r, const sr_goal_result *goal)
{
    if (goal->reason.id != NULL) {
        sr_muted_text(r, sr_report_text(r, goal->reason));
    } else if (goal->has_distance && !sr_is_missing(&goal->distance)) {
        const char *part = deciding_part(goal);
        const char *line = is_pooled(goal) ? goal->key : goal->outcome != NULL ? goal->outcome->key : NULL;
        sr_muted(r->b);
        if (part != NULL) {
            SR_SAY(r, SR_WORD("{0}: "), sr_piece_text(part));
        }
        say_lowest(r, goal);
        sr_say_distance(r, &goal->distance, line);
        sr_end(r->b);
    }
}

void sr_goal_state_cell(sr_report *r, const sr_goal_result *goal)
{
    sr_cell_begin(r->b);
    sr_status_add(r->b, goal->state, SR_WORDS_GOAL);
    explain_state(r, goal);
    sr_end(r->b);
}

static void who_and_when(sr_report *r, const sr_judgement *judgement)
{
    char date[16] = "";
    if (judgement->role != NULL) {
        sr_break(r->b);
        sr_text(r->b, judgement->role);
    }
    if (judgement->date != SR_DAY_NONE) {
        sr_day_write(judgement->date, date);
        if (judgement->role != NULL) {
            sr_text(r->b, ", ");
        } else {
            sr_break(r->b);
        }
        sr_text(r->b, date);
    }
}

static void judgement_cell(sr_report *r, const sr_goal_result *goal)
{
    const sr_judgement *judgement = &goal->goal->judgement;
    sr_cell_begin(r->b);
    if (!judgement->given) {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("Assessment missing")));
        if (judgement->comment != NULL) {
            sr_muted_text(r, judgement->comment);
        }
        sr_end(r->b);
        return;
    }
    sr_status_add(r->b, judgement->box, SR_WORDS_GOAL);
    sr_muted(r->b);
    if (judgement->comment != NULL) {
        sr_text(r->b, judgement->comment);
    } else {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("Comment missing")));
    }
    who_and_when(r, judgement);
    if (goal->voices_differ) {
        sr_break(r->b);
        sr_text(r->b, sr_report_word(r, SR_WORD("differs from the computed assessment")));
    }
    sr_end(r->b);
    sr_end(r->b);
}

/* ---- rows ---- */

static void target_cell(sr_report *r, const sr_goal *goal)
{
    const char *text = sr_goal_target_text(r, goal);
    sr_cell_begin(r->b);
    if (goal->no_target || goal->target.comparator == SR_NO_LEVEL) {
        sr_emphasis_text(r, text);
    } else {
        sr_text(r->b, text);
    }
    if (goal->has_partly) {
        sr_muted_text(r, sr_report_text(r, SR_MSG("partly: {0}", sr_target_text(r, &goal->partly))));
    }
    sr_end(r->b);
}

static bool starts_group(const sr_goal_result *goal, const sr_goal_result *previous)
{
    return previous != NULL && (goal->goal->unit != previous->goal->unit ||
                                !sr_text_equal(goal->goal->area, previous->goal->area));
}

static const char *note_id(sr_report *r, const char *table, size_t at)
{
    const char *id = sr_arena_printf(r->arena, "%s.not-%zu", table, at);
    if (id == NULL) {
        sr_report_no_memory(r);
    }
    return id != NULL ? id : "";
}

static void put_notes(sr_report *r, const char *table, sr_goal_scope scope)
{
    for (size_t i = 0; i < r->results->goal_count; i++) {
        const sr_goal_result *goal = &r->results->goals[i];
        if (sr_goal_in(goal, scope) && goal->goal->note != NULL) {
            sr_note(r->b, note_id(r, table, i + 1));
            sr_text(r->b, goal->goal->note);
            sr_end(r->b);
        }
    }
}

typedef void put_cells(sr_report *r, const sr_goal_result *goal);

static void put_rows(sr_report *r, const char *table, sr_goal_scope scope, put_cells *cells)
{
    const sr_goal_result *previous = NULL;
    for (size_t i = 0; i < r->results->goal_count; i++) {
        const sr_goal_result *goal = &r->results->goals[i];
        if (!sr_goal_in(goal, scope)) {
            continue;
        }
        sr_row(r->b, SR_ROW_BODY, starts_group(goal, previous), NULL);
        sr_goal_name_cell(r, goal, previous, scope,
                          goal->goal->note != NULL ? note_id(r, table, i + 1) : NULL);
        target_cell(r, goal->goal);
        cells(r, goal);
        sr_end(r->b);
        previous = goal;
    }
    put_notes(r, table, scope);
}

static void follow_up_cells(sr_report *r, const sr_goal_result *goal)
{
    outcome_cell(r, goal);
    sr_goal_state_cell(r, goal);
    judgement_cell(r, goal);
}

void sr_goal_table(sr_report *r, const char *id, const char *caption, sr_goal_scope scope)
{
    sr_table_begin(r->b, id, SR_TABLE_GOALS, caption, NULL);
    sr_row_column(r, SR_WORD("Goal"));
    sr_head_column(r, SR_WORD("Target"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Outcome"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Computed assessment"), SR_WORD("by rule"), SR_COLUMN_STATUS, -1);
    sr_head_column(r, SR_WORD("Assessment of those responsible"), NULL, SR_COLUMN_STATUS, -1);
    put_rows(r, id, scope, follow_up_cells);
    sr_end(r->b);
}

/* ---- the plan's table ---- */

static void decided_cell(sr_report *r, const sr_goal *goal)
{
    const char *missing = goal->proposed ? SR_WORD("proposed, not decided") : SR_WORD("not stated");
    if (goal->decided != NULL) {
        sr_cell_text(r->b, sr_decision_text(r, goal->decided));
    } else {
        sr_cell_muted(r, sr_report_word(r, missing));
    }
}

static bool tells_decisions(const sr_report *r)
{
    bool tells = false;
    for (size_t i = 0; i < r->results->goal_count && !tells; i++) {
        tells = r->results->goals[i].goal->decided != NULL || r->results->goals[i].goal->proposed;
    }
    return tells;
}

/* What each part of the goal is followed up by; a measure that several units have is told once. */
static void measure_cell(sr_report *r, const sr_goal_result *goal)
{
    sr_cell_begin(r->b);
    for (size_t i = 0; i < goal->part_count; i++) {
        const sr_measure *measure = goal->parts[i]->measure;
        if (i > 0 && goal->parts[i - 1]->measure == measure) {
            continue;
        }
        if (i > 0) {
            sr_break(r->b);
        }
        sr_text(r->b, sr_measure_label(goal->parts[i]));
        if (measure->definition != NULL) {
            sr_muted_text(r, measure->definition);
        }
    }
    if (goal->part_count == 0) {
        sr_emphasis_text(r, sr_report_word(r, goal->goal->measurable ? SR_WORD("no measure")
                                                                     : SR_WORD("cannot be measured")));
    }
    sr_end(r->b);
}

static void plan_cells(sr_report *r, const sr_goal_result *goal)
{
    measure_cell(r, goal);
    if (goal->goal->responsible_count > 0) {
        sr_cell_text(r->b, sr_joined(r, goal->goal->responsible, goal->goal->responsible_count));
    } else {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("not appointed")));
    }
    if (tells_decisions(r)) {
        decided_cell(r, goal->goal);
    }
}

void sr_plan_table(sr_report *r, const char *id, const char *caption)
{
    sr_table_begin(r->b, id, tells_decisions(r) ? SR_TABLE_GOALS : SR_TABLE_PLAIN, caption, NULL);
    sr_row_column(r, SR_WORD("Goal"));
    sr_head_column(r, SR_WORD("Target"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Measure"), SR_WORD("what it is counted of"), SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Responsible"), NULL, SR_COLUMN_TEXT, -1);
    if (tells_decisions(r)) {
        sr_head_column(r, SR_WORD("Decided"), NULL, SR_COLUMN_TEXT, -1);
    }
    put_rows(r, id, (sr_goal_scope){.all = true}, plan_cells);
    sr_end(r->b);
}
