#include <string.h>

#include "table/fraction.h"
#include "table/inside.h"
#include "table/left.h"

static sr_status finish(sr_arena *arena, const sr_view *view, const char *what, const char *column,
                        sr_quantity *out)
{
    sr_status status = sr_formula_of(arena, what, column, view, &out->formula);
    return status == SR_OK ? sr_origin_of(arena, view, &out->origin) : status;
}

sr_status sr_view_count(sr_arena *arena, const sr_view *view, sr_quantity *out, sr_finding *problem)
{
    (void)problem;
    *out = sr_quantity_number(SR_INT((int64_t)view->rows->count), SR_IN_COUNT);
    out->n = (int64_t)view->rows->count;
    out->told_alone = true;
    sr_status status = sr_quantity_tells(arena, view, SR_TOLD_ROWS, NULL, out);
    return status == SR_OK ? finish(arena, view, "antal", NULL, out) : status;
}

static sr_status distinct_parts(const sr_view *view, const sr_column *column, int64_t *count)
{
    bool *seen = sr_calloc(column->part_count, sizeof *seen);
    if (seen == NULL) return SR_MEMORY;
    for (size_t i = 0; i < view->rows->count; i++) {
        uint32_t parts = 0;
        const uint32_t *codes = sr_cell_parts(column, sr_view_row(view, i), &parts);
        for (uint32_t p = 0; p < parts; p++) {
            *count += !seen[codes[p]];
            seen[codes[p]] = true;
        }
    }
    sr_free(seen);
    return SR_OK;
}

static sr_status distinct_words(const sr_view *view, const sr_column *column, int64_t *count)
{
    bool *seen = sr_calloc(column->word_count, sizeof *seen);
    if (seen == NULL) return SR_MEMORY;
    for (size_t i = 0; i < view->rows->count; i++) {
        uint32_t code = sr_column_code(column, sr_view_row(view, i));
        if (code != SR_CODE_MISSING && !seen[code]) {
            seen[code] = true;
            (*count)++;
        }
    }
    sr_free(seen);
    return SR_OK;
}

static sr_status distinct_values(const sr_view *view, const sr_column *column, int64_t *count)
{
    sr_numbering map = {0};
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < view->rows->count; i++) {
        sr_scalar cell = sr_cell(column, sr_view_row(view, i));
        uint32_t number = 0;
        if (cell.type == SR_SCALAR_NUMBER)
            status = sr_numbering_get(&map, cell.number.num, cell.number.den, &number);
        if (cell.type == SR_SCALAR_DAY) status = sr_numbering_get(&map, cell.day, 1, &number);
    }
    *count = map.count;
    sr_numbering_free(&map);
    return status;
}

sr_status sr_view_distinct(sr_arena *arena, const sr_view *view, const char *name, sr_quantity *out,
                           sr_finding *problem)
{
    const sr_column *column = NULL;
    sr_status status = sr_view_column(arena, view, name, &column, problem);
    if (status != SR_OK) return status;
    int64_t count = 0;
    status = column->separator != NULL     ? distinct_parts(view, column, &count)
             : column->type == SR_COL_TEXT ? distinct_words(view, column, &count)
                                           : distinct_values(view, column, &count);
    if (status != SR_OK) return status;
    *out = sr_quantity_number(SR_INT(count), SR_IN_COUNT);
    out->n = count;
    out->told_alone = true;
    /* How many units or groups there are says nothing about persons. */
    if (column->role != SR_ROLE_UNIT && column->role != SR_ROLE_GROUP) {
        status = sr_quantity_tells(arena, view, SR_TOLD_WORDS, column, out);
    }
    return status == SR_OK ? finish(arena, view, "olika", column->name, out) : status;
}

/* Whether the column has a value of this sort: numbers all of them, dates the least and the greatest. */
static sr_status check_aggregate(sr_aggregate what, const sr_column *column, sr_finding *problem)
{
    bool order = what == SR_LEAST || what == SR_GREATEST;
    if (sr_column_numeric(column) || (column->type == SR_COL_DATE && order)) return SR_OK;
    if (column->type == SR_COL_DATE) {
        return sr_problem_set(
            problem, "SR2255",
            SR_MSG("the column {0} holds dates; they have no sum, mean or median", column->name),
            SR_MSG("make a column of days between two dates first"));
    }
    return sr_problem_set(
        problem, "SR2255",
        SR_MSG("the column {0} holds text; only numbers can be calculated with", column->name),
        SR_MSG("declare the column with \"type\": \"integer\" or \"decimal\", or count its rows"));
}

/* The cells of the block that are filled in. */
static size_t gather_block(const sr_column *column, const sr_block *block, sr_fraction *out)
{
    int64_t values[SR_BLOCK];
    int64_t divisors[SR_BLOCK];
    bool ratio = column->type == SR_COL_RATIO;
    int64_t den = column->type == SR_COL_DATE ? 1 : sr_power_of_ten(sr_column_scale(column));
    size_t count = 0;
    sr_block_take(block, &column->cells, values);
    if (ratio) sr_block_take(block, &column->divisors, divisors);
    for (size_t i = 0; i < block->count; i++) {
        out[count] = (sr_fraction){values[i], ratio ? divisors[i] : den};
        count += values[i] != SR_INTEGER_MISSING;
    }
    return count;
}

static sr_status gather(const sr_view *view, const sr_column *column, sr_fraction **out, size_t *count)
{
    const sr_selection *rows = view->rows;
    sr_fraction *list = sr_malloc((rows->count + 1) * sizeof *list);
    if (list == NULL) return SR_MEMORY;
    *count = 0;
    for (size_t at = 0; at < rows->count; at += SR_BLOCK) {
        const sr_block block = sr_block_at(rows->rows, rows->count, at);
        *count += gather_block(column, &block, list + *count);
    }
    *out = list;
    return SR_OK;
}

static sr_status mean(sr_fraction *list, size_t count, sr_number *out)
{
    return sr_fractions_sum(list, count, (int64_t)count, out);
}

static sr_status sum(sr_fraction *list, size_t count, sr_number *out)
{
    return sr_fractions_sum(list, count, 1, out);
}

static sr_status least(sr_fraction *list, size_t count, sr_number *out)
{
    sr_fraction first = sr_fractions_nth(list, count, 0);
    return sr_number_ratio(first.num, first.den, out);
}

static sr_status greatest(sr_fraction *list, size_t count, sr_number *out)
{
    sr_fraction last = sr_fractions_nth(list, count, count - 1);
    return sr_number_ratio(last.num, last.den, out);
}

/* The cell that holds the value. A value between two cells, a median of an even number, is in none. */
static sr_status tell_cell(sr_arena *arena, const sr_view *view, const sr_column *column, sr_quantity *out)
{
    for (size_t i = 0; i < view->rows->count; i++) {
        uint32_t row = sr_view_row(view, i);
        sr_scalar cell = sr_cell(column, row);
        sr_view one = *view;
        if (cell.type != SR_SCALAR_NUMBER || sr_number_compare(cell.number, out->value) != 0) continue;
        sr_status status = sr_selection_copy(arena, &row, 1, &one.rows);
        return status == SR_OK ? sr_quantity_tells(arena, &one, SR_TOLD_CELLS, column, out) : status;
    }
    return sr_quantity_tells(arena, view, SR_TOLD_UNKNOWN, NULL, out);
}

/* Of numbers of persons a sum is such a number and a mean gives one with its base; any other value stands in
   a cell. Of what persons have, what is a sum, or gives one with its base, tells that; the least and the
   greatest belong to one of the persons. */
static sr_status tell_aggregate(sr_arena *arena, sr_aggregate what, const sr_view *view,
                                const sr_column *column, sr_quantity *out)
{
    bool persons = column->measured_in == SR_IN_COUNT;
    if (persons && (what == SR_SUM || what == SR_TOTAL)) {
        out->told_alone = true;
        return sr_quantity_tells(arena, view, SR_TOLD_CELLS, column, out);
    }
    sr_status status = sr_quantity_tells(arena, view, SR_TOLD_FILLED, column, out);
    if (status == SR_OK && persons) {
        return what == SR_MEAN ? sr_quantity_tells(arena, view, SR_TOLD_CELLS, column, out)
                               : tell_cell(arena, view, column, out);
    }
    if (status != SR_OK || what == SR_MEDIAN) return status;
    return sr_quantity_tells(arena, view, SR_TOLD_VALUES, column, out);
}

sr_status sr_view_aggregate(sr_arena *arena, const sr_view *view, sr_aggregate what, const char *name,
                            sr_quantity *out, sr_finding *problem)
{
    static const char *const words[] = {"summa", "medel", "median", "minsta", "största", "summa"};
    static sr_status (*const compute[])(sr_fraction *, size_t,
                                        sr_number *) = {sum, mean, sr_fractions_median, least, greatest, sum};
    const sr_column *column = NULL;
    sr_status status = sr_view_column(arena, view, name, &column, problem);
    if (status == SR_OK) status = check_aggregate(what, column, problem);
    sr_fraction *list = NULL;
    size_t count = 0;
    if (status == SR_OK) status = gather(view, column, &list, &count);
    if (status != SR_OK) return status;
    *out = sr_quantity_missing(count > 0 ? SR_PRESENT : SR_NOT_MEASURED, sr_column_unit(column));
    if (what == SR_TOTAL && count == 0) *out = sr_quantity_number(SR_INT(0), sr_column_unit(column));
    out->n = (int64_t)count;
    if (count > 0) status = compute[what](list, count, &out->value);
    if (count > 0 && status == SR_OK) status = tell_aggregate(arena, what, view, column, out);
    sr_free(list);
    if (status == SR_OVERFLOW) {
        return sr_problem_set(problem, "SR2253",
                              SR_MSG("the {0} of {1} does not fit in 64 bits", words[what], column->name),
                              (sr_message){0});
    }
    return status == SR_OK ? finish(arena, view, words[what], column->name, out) : status;
}
