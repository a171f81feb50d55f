#include <string.h>

#include "table/inside.h"
#include "table/interval.h"
#include "table/left.h"
#include "table/predicate.h"

static bool has_missing(const sr_condition *condition)
{
    if (condition->op == SR_IS_EMPTY || condition->op == SR_IS_FILLED) return true;
    for (size_t i = 0; i < condition->count; i++) {
        if (condition->values[i].type == SR_SCALAR_MISSING) return true;
    }
    return false;
}

/* Whether the operator keeps what its values do not name. */
static bool negated(const sr_condition *condition)
{
    return condition->op == SR_IS_NOT || condition->op == SR_IS_FILLED || condition->op == SR_OUTSIDE_RANGES;
}

static bool by_ranges(const sr_condition *condition)
{
    return condition->op == SR_IN_RANGES || condition->op == SR_OUTSIDE_RANGES;
}

bool sr_range_read(const char *text, sr_str *first, sr_str *last)
{
    const char *hyphen = strchr(text, '-');
    *first = hyphen != NULL ? (sr_str){text, (size_t)(hyphen - text)} : sr_str_of(text);
    *last = hyphen != NULL ? sr_str_of(hyphen + 1) : *first;
    return first->length > 0 && first->length == last->length &&
           memcmp(first->at, last->at, first->length) <= 0;
}

/* A code that is shorter than the limits ends before them: its terminator is less than any sign. */
static bool within_range(const char *word, const char *range)
{
    sr_str first;
    sr_str last;
    return sr_range_read(range, &first, &last) && strncmp(word, first.at, first.length) >= 0 &&
           strncmp(word, last.at, last.length) <= 0;
}

static bool names_word(const sr_condition *condition, const char *text, const char *word)
{
    return by_ranges(condition) ? within_range(word, text) : strcmp(word, text) == 0;
}

static bool named(const sr_condition *condition, const char *word)
{
    for (size_t i = 0; i < condition->count; i++) {
        const sr_scalar *value = &condition->values[i];
        if (value->type == SR_SCALAR_TEXT && names_word(condition, value->text, word)) return true;
    }
    return false;
}

/* A cell with several values meets the condition by any of them. */
static sr_status mark_parts(const sr_column *column, const sr_condition *condition, uint8_t *keep)
{
    uint8_t *met = sr_malloc(column->part_count);
    if (met == NULL) return SR_MEMORY;
    for (uint32_t p = 0; p < column->part_count; p++) {
        met[p] = named(condition, column->parts[p]);
    }
    for (uint32_t w = 0; w < column->word_count; w++) {
        for (uint32_t at = column->part_starts[w]; at < column->part_starts[w + 1]; at++) {
            if (met[column->part_codes[at]]) keep[w] = !negated(condition);
        }
    }
    sr_free(met);
    return SR_OK;
}

static sr_status mark_words(const sr_column *column, const sr_condition *condition, uint8_t *keep)
{
    if (column->separator != NULL) return mark_parts(column, condition, keep);
    for (uint32_t w = 0; w < column->word_count; w++) {
        if (named(condition, column->words[w])) keep[w] = !negated(condition);
    }
    return SR_OK;
}

/* One byte a word, and the empty cell last: the loop over the rows has no branch. */
typedef struct kept_words {
    const sr_column *column;
    const uint8_t *keep;
} kept_words;

static void keep_words(const void *user, const sr_block *block, uint8_t *keep)
{
    const kept_words *words = user;
    int64_t codes[SR_BLOCK];
    sr_block_take(block, &words->column->cells, codes);
    for (size_t i = 0; i < block->count; i++) {
        keep[i] =
            words->keep[codes[i] != SR_INTEGER_MISSING ? (uint32_t)codes[i] : words->column->word_count];
    }
}

static sr_status filter_text(const sr_column *column, const sr_condition *condition, sr_left *left)
{
    uint8_t *keep = sr_malloc((size_t)column->word_count + 1);
    if (keep == NULL) return SR_MEMORY;
    memset(keep, negated(condition), (size_t)column->word_count + 1);
    sr_status status = mark_words(column, condition, keep);
    if (has_missing(condition)) keep[column->word_count] = !negated(condition);
    if (status == SR_OK) status = sr_left_narrow(left, keep_words, &(kept_words){column, keep});
    sr_free(keep);
    return status;
}

/* The intervals of a condition over integers, dates and exact numbers. */
static sr_status intervals_of(const sr_column *column, const sr_condition *condition, sr_interval **out,
                              size_t *count)
{
    sr_interval *list = sr_malloc((condition->count + 1) * sizeof *list);
    if (list == NULL) return SR_MEMORY;
    *count = 0;
    for (size_t i = 0; i < condition->count; i++) {
        const sr_scalar *value = &condition->values[i];
        sr_day day = value->day;
        if (value->type == SR_SCALAR_MISSING) continue;
        bool is_day = value->type == SR_SCALAR_DAY ||
                      (value->type == SR_SCALAR_TEXT && sr_day_read(sr_str_of(value->text), &day));
        sr_number limit = is_day ? SR_INT(day) : value->number;
        list[(*count)++] = sr_interval_of(condition->op, limit, is_day ? 0 : sr_column_scale(column));
    }
    *out = list;
    return SR_OK;
}

typedef struct kept_intervals {
    const sr_column *column;
    const sr_interval *list;
    size_t count;
    bool no, empty;
} kept_intervals;

static void keep_intervals(const void *user, const sr_block *block, uint8_t *keep)
{
    const kept_intervals *kept = user;
    const sr_cells *cells = &kept->column->cells;
    uint8_t missing[SR_BLOCK] = {0};
    for (size_t k = 0; k < kept->count; k++) {
        sr_block_mark(block, cells, kept->list[k].low, kept->list[k].high, keep);
    }
    if (!kept->no && !kept->empty) return;
    sr_block_mark(block, cells, SR_INTEGER_MISSING, SR_INTEGER_MISSING, missing);
    for (size_t i = 0; i < block->count; i++) {
        keep[i] = missing[i] != 0 ? kept->empty : keep[i] ^ kept->no;
    }
}

static sr_status filter_stored(const sr_column *column, const sr_condition *condition, sr_left *left)
{
    sr_interval *list = NULL;
    size_t count = 0;
    if (intervals_of(column, condition, &list, &count) != SR_OK) return SR_MEMORY;
    bool no = negated(condition);
    const kept_intervals kept = {column, list, count, no, has_missing(condition) != no};
    sr_status status = sr_left_narrow(left, keep_intervals, &kept);
    sr_free(list);
    return status;
}

static bool meets(sr_operator op, int order)
{
    switch (op) {
    case SR_LESS:
        return order < 0;
    case SR_AT_MOST:
        return order <= 0;
    case SR_MORE:
        return order > 0;
    case SR_AT_LEAST:
        return order >= 0;
    case SR_IS:
    case SR_IS_NOT:
    case SR_IS_EMPTY:
    case SR_IS_FILLED:
    case SR_IN_RANGES:
    case SR_OUTSIDE_RANGES:
        break;
    }
    return order == 0;
}

static bool meets_any(const sr_condition *condition, sr_number number)
{
    for (size_t i = 0; i < condition->count; i++) {
        if (condition->values[i].type == SR_SCALAR_NUMBER &&
            meets(condition->op, sr_number_compare(number, condition->values[i].number))) {
            return true;
        }
    }
    return false;
}

typedef struct kept_numbers {
    const sr_column *column;
    const sr_condition *condition;
} kept_numbers;

/* Ratios and inexact limits: number by number. */
static void keep_numbers(const void *user, const sr_block *block, uint8_t *keep)
{
    const kept_numbers *kept = user;
    bool no = negated(kept->condition);
    bool empty = has_missing(kept->condition) != no;
    for (size_t i = 0; i < block->count; i++) {
        sr_scalar cell = sr_cell(kept->column, sr_block_row(block, i));
        keep[i] = cell.type == SR_SCALAR_MISSING ? empty : meets_any(kept->condition, cell.number) != no;
    }
}

static bool all_exact(const sr_condition *condition)
{
    for (size_t i = 0; i < condition->count; i++) {
        if (condition->values[i].type == SR_SCALAR_NUMBER && !sr_number_exact(condition->values[i].number)) {
            return false;
        }
    }
    return true;
}

static bool fits(const sr_column *column, const sr_scalar *value)
{
    sr_day day = 0;
    switch (value->type) {
    case SR_SCALAR_MISSING:
        return true;
    case SR_SCALAR_TEXT:
        return column->type == SR_COL_TEXT ||
               (column->type == SR_COL_DATE && sr_day_read(sr_str_of(value->text), &day));
    case SR_SCALAR_NUMBER:
        return sr_column_numeric(column);
    case SR_SCALAR_DAY:
        return column->type == SR_COL_DATE;
    }
    return false;
}

static sr_status problem_of_value(sr_arena *arena, const sr_column *column, const sr_scalar *value,
                                  sr_finding *problem)
{
    static const char *const hints[] = {
        [SR_COL_TEXT] = "write the value within quotes",
        [SR_COL_INTEGER] = "write the number without quotes",
        [SR_COL_DECIMAL] = "write the number without quotes",
        [SR_COL_DATE] = "write the date as \"2022-01-31\"",
        [SR_COL_RATIO] = "write the number without quotes",
    };
    sr_buf text = {0};
    const char *found = NULL;
    sr_scalar_write(&text, *value);
    if (sr_text_keep(arena, &text, &found) != SR_OK) return SR_MEMORY;
    sr_status status =
        sr_problem_set(problem, "SR2251",
                       SR_MSG("the column {0} holds values of type {1} and cannot be compared with {2}",
                              column->name, sr_column_type_word(column->type), found),
                       SR_MSG(hints[column->type]));
    problem->found = found;
    return status;
}

static bool ordering(sr_operator op)
{
    return op == SR_LESS || op == SR_AT_MOST || op == SR_MORE || op == SR_AT_LEAST;
}

static sr_status check(sr_arena *arena, const sr_column *column, const sr_condition *condition,
                       sr_finding *problem)
{
    if (ordering(condition->op) && (column->type == SR_COL_TEXT || condition->count != 1 ||
                                    condition->values[0].type == SR_SCALAR_MISSING)) {
        return sr_problem_set(
            problem, "SR2251", SR_MSG("the column {0} cannot be compared by size here", column->name),
            SR_MSG("less and more take one number or date, and a column of numbers or dates"));
    }
    if (by_ranges(condition) && column->type != SR_COL_TEXT) {
        return sr_problem_set(problem, "SR2251",
                              SR_MSG("the column {0} holds values of type {1}, which have no ranges of codes",
                                     column->name, sr_column_type_word(column->type)),
                              SR_MSG("declare the column with \"type\": \"text\""));
    }
    for (size_t i = 0; i < condition->count; i++) {
        if (!fits(column, &condition->values[i])) {
            return problem_of_value(arena, column, &condition->values[i], problem);
        }
    }
    return SR_OK;
}

static sr_status narrow(sr_arena *arena, const sr_view *view, const sr_condition *condition, sr_left *left,
                        sr_finding *problem)
{
    const sr_column *column = NULL;
    sr_status status = sr_view_column(arena, view, condition->column, &column, problem);
    if (status == SR_OK) status = check(arena, column, condition, problem);
    if (status != SR_OK) return status;
    if (column->type == SR_COL_TEXT) return filter_text(column, condition, left);
    if (column->type == SR_COL_RATIO || !all_exact(condition)) {
        return sr_left_narrow(left, keep_numbers, &(kept_numbers){column, condition});
    }
    return filter_stored(column, condition, left);
}

sr_status sr_view_filter(sr_arena *arena, const sr_view *view, const sr_condition *conditions, size_t count,
                         sr_view *out, sr_finding *problem)
{
    sr_left left;
    sr_buf predicate = {0};
    sr_status status = SR_OK;
    sr_left_begin(view, &left);
    sr_predicate_begin(&predicate, view);
    for (size_t i = 0; status == SR_OK && i < count; i++) {
        status = narrow(arena, view, &conditions[i], &left, problem);
        sr_predicate_and(&predicate);
        sr_predicate_condition(&predicate, &conditions[i]);
    }
    if (status == SR_OK) return sr_left_end(arena, view, &left, &predicate, out);
    sr_left_free(&left);
    sr_buf_free(&predicate);
    return status;
}

sr_status sr_date_column(sr_arena *arena, const sr_view *view, const char *name, const sr_column **out,
                         sr_finding *problem)
{
    sr_status status = sr_view_column(arena, view, name, out, problem);
    if (status != SR_OK || (*out)->type == SR_COL_DATE) return status;
    return sr_problem_set(problem, "SR2251",
                          SR_MSG("the column {0} holds values of type {1}, not dates", (*out)->name,
                                 sr_column_type_word((*out)->type)),
                          SR_MSG("declare the column with \"type\": \"date\""));
}

static void write_active(sr_buf *out, const sr_view *view, const char *from, const char *to, sr_day first,
                         sr_day last)
{
    char days[2][16] = {"", ""};
    if (first != SR_DAY_NONE) sr_day_write(first, days[0]);
    if (last != SR_DAY_NONE) sr_day_write(last, days[1]);
    sr_predicate_begin(out, view);
    sr_predicate_and(out);
    sr_buf_printf(out, "%s–%s inom %s–%s", from, to, days[0], days[1]);
}

typedef struct kept_active {
    const sr_column *start, *end;
    int64_t first, last;
} kept_active;

static void keep_active(const void *user, const sr_block *block, uint8_t *keep)
{
    const kept_active *kept = user;
    uint8_t open[SR_BLOCK] = {0};
    sr_block_mark(block, &kept->start->cells, -INT64_MAX, kept->last, keep);
    sr_block_mark(block, &kept->end->cells, kept->first, INT64_MAX, open);
    sr_block_mark(block, &kept->end->cells, SR_INTEGER_MISSING, SR_INTEGER_MISSING, open);
    for (size_t i = 0; i < block->count; i++) {
        keep[i] &= open[i];
    }
}

sr_status sr_view_active(sr_arena *arena, const sr_view *view, const char *from, const char *to, sr_day first,
                         sr_day last, sr_view *out, sr_finding *problem)
{
    kept_active kept = {.first = first != SR_DAY_NONE ? first : -INT64_MAX,
                        .last = last != SR_DAY_NONE ? last : INT64_MAX};
    sr_status status = sr_date_column(arena, view, from, &kept.start, problem);
    if (status == SR_OK) status = sr_date_column(arena, view, to, &kept.end, problem);
    if (status != SR_OK) return status;
    sr_left left;
    sr_left_begin(view, &left);
    if (sr_left_narrow(&left, keep_active, &kept) != SR_OK) return SR_MEMORY;
    sr_buf predicate = {0};
    write_active(&predicate, view, from, to, first, last);
    return sr_left_end(arena, view, &left, &predicate, out);
}

static bool holds(const char *const *values, uint32_t count, const char *text)
{
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(values[i], text) == 0) return true;
    }
    return false;
}

const char *sr_condition_unknown(const sr_table *table, const sr_condition *condition, const char **nearest)
{
    const sr_column *column = sr_table_column(table, condition->column);
    *nearest = NULL;
    for (size_t i = 0; column != NULL && column->type == SR_COL_TEXT && i < condition->count; i++) {
        const sr_scalar *value = &condition->values[i];
        uint32_t known = 0;
        const char *const *values = sr_column_values(column, &known);
        if (value->type == SR_SCALAR_TEXT && !holds(values, known, value->text)) {
            *nearest = sr_nearest(value->text, values, known);
            return value->text;
        }
    }
    return NULL;
}
