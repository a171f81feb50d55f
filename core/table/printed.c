#include <string.h>

#include "table/inside.h"

static sr_status problem_of_rows(sr_arena *arena, const sr_view *view, const char *name, sr_finding *problem)
{
    const char *count = sr_arena_printf(arena, "%zu", view->rows->count);
    const char *which = NULL;
    if (count == NULL || sr_formula_of(arena, name, NULL, view, &which) != SR_OK) return SR_MEMORY;
    return sr_problem_set(
        problem, "SR2252", SR_MSG("{0} should be one printed cell, but {1} rows match", which, count),
        view->rows->count == 0 ? SR_MSG("check the conditions against the words of the file")
                               : SR_MSG("add conditions until one row is left"));
}

static bool filled_number(const sr_view *view, const char *name, sr_number *out)
{
    const sr_column *column = name != NULL ? sr_table_column(view->table, name) : NULL;
    if (column == NULL) return false;
    sr_scalar cell = sr_cell(column, sr_view_row(view, 0));
    *out = cell.number;
    return cell.type == SR_SCALAR_NUMBER;
}

/* Decimals of the figure as printed: shares in per cent. At least those that show it; -1: the unit's default.
 */
static int printed_decimals(const sr_quantity *quantity)
{
    sr_number shown = quantity->value;
    if (quantity->measured_in == SR_IN_SHARE && sr_number_multiply(shown, SR_INT(100), &shown) != SR_OK)
        return -1;
    int decimals = sr_number_decimals(shown, 6);
    return decimals > 0 ? decimals : -1;
}

/* Whether the printed share is what `exact` gives when rounded to the printed decimals. */
static bool rounds_to(sr_number printed, sr_number exact, int decimals)
{
    sr_number apart;
    sr_number half;
    if (sr_number_subtract(printed, exact, &apart) != SR_OK ||
        sr_number_ratio(1, 200 * sr_power_of_ten(decimals > 0 ? (unsigned)decimals : 0), &half) != SR_OK) {
        return false;
    }
    return sr_number_compare(sr_number_absolute(apart), half) <= 0;
}

static void add_base(const sr_view *view, const char *numerator, const char *denominator, sr_quantity *out)
{
    sr_number exact;
    if (!filled_number(view, denominator, &out->denominator)) return;
    if (out->denominator.den == 1) out->n = out->denominator.num;
    if (!filled_number(view, numerator, &out->numerator)) return;
    out->has_base = true;
    if (out->missing == SR_PRESENT && out->measured_in == SR_IN_SHARE &&
        sr_number_divide(out->numerator, out->denominator, &exact) == SR_OK &&
        rounds_to(out->value, exact, out->decimals)) {
        out->value = exact;
    }
}

/* A printed number of persons tells itself, a share what it is a share of and what is left. */
static sr_status tell_printed(sr_arena *arena, const sr_view *view, const sr_column *column,
                              const char *numerator, const char *denominator, sr_quantity *out)
{
    const sr_column *above = out->has_base ? sr_table_column(view->table, numerator) : NULL;
    const sr_column *below = out->has_base || out->n >= 0 ? sr_table_column(view->table, denominator) : NULL;
    sr_status status = SR_OK;
    if (out->missing != SR_PRESENT) return SR_OK;
    if (out->measured_in == SR_IN_COUNT) {
        out->told_alone = true;
        return sr_quantity_tells(arena, view, SR_TOLD_CELLS, column, out);
    }
    if (above != NULL) status = sr_quantity_tells(arena, view, SR_TOLD_CELLS, above, out);
    if (status == SR_OK && below != NULL) status = sr_quantity_tells(arena, view, SR_TOLD_CELLS, below, out);
    if (status == SR_OK && out->told_count == 2 && out->measured_in == SR_IN_SHARE) {
        status = sr_quantity_tells_rest(arena, &out->told[0], &out->told[1], out);
    }
    if (status == SR_OK && below == NULL && out->measured_in == SR_IN_SHARE) {
        status = sr_quantity_tells(arena, view, SR_TOLD_UNKNOWN, NULL, out);
    }
    return status;
}

/* The unit that the row itself names: an id as in forbund.json. */
static sr_status unit_in_row(sr_arena *arena, const sr_view *view, const char *name, bool *percent,
                             sr_measured_in *unit, sr_finding *problem)
{
    const sr_column *column = NULL;
    sr_status status = sr_view_column(arena, view, name, &column, problem);
    if (status != SR_OK) return status;
    sr_scalar cell = sr_cell(column, sr_view_row(view, 0));
    const char *word = cell.type == SR_SCALAR_TEXT ? cell.text : "";
    *percent = strcmp(word, "percent") == 0;
    if (*percent) *unit = SR_IN_SHARE;
    if (*percent || sr_measured_in_read(word, unit)) return SR_OK;
    status =
        sr_problem_set(problem, "SR2321", SR_MSG("the column {0} names no unit of measurement", column->name),
                       SR_MSG("declare the words of the column with \"codes\"; the ready mapping of "
                              "hand-entered values has them"));
    problem->found = word;
    return status;
}

static sr_status not_numbers(const sr_column *column, sr_scalar cell, sr_finding *problem)
{
    sr_status status = sr_problem_set(problem, "SR2251",
                                      SR_MSG("the column {0} holds values of type {1}, not numbers",
                                             column->name, sr_column_type_word(column->type)),
                                      SR_MSG("declare the column with \"type\": \"integer\" or \"decimal\""));
    problem->found = cell.text;
    return status;
}

static sr_status finish(sr_arena *arena, const sr_view *view, const sr_column *column, sr_quantity *out)
{
    sr_status status = sr_formula_of(arena, column->name, NULL, view, &out->formula);
    return status == SR_OK ? sr_origin_of(arena, view, &out->origin) : status;
}

/* The cell of the one row and its column. */
static sr_status the_cell(sr_arena *arena, const sr_view *view, const char *name, const sr_column **column,
                          sr_scalar *cell, sr_finding *problem)
{
    sr_status status = sr_view_column(arena, view, name, column, problem);
    if (status != SR_OK) return status;
    if (view->rows->count != 1) return problem_of_rows(arena, view, (*column)->name, problem);
    *cell = sr_cell(*column, sr_view_row(view, 0));
    bool sound = cell->type == SR_SCALAR_MISSING || cell->type == SR_SCALAR_NUMBER;
    return sound ? SR_OK : not_numbers(*column, *cell, problem);
}

static void take_cell(const sr_column *column, sr_scalar cell, sr_measured_in unit, sr_quantity *out)
{
    *out = sr_quantity_missing(column->missing_as != SR_PRESENT ? column->missing_as : SR_NOT_MEASURED, unit);
    if (cell.type == SR_SCALAR_NUMBER) {
        *out = sr_quantity_number(cell.number, unit);
        out->decimals = printed_decimals(out);
    }
}

sr_status sr_view_printed(sr_arena *arena, const sr_view *view, const char *name, const char *numerator,
                          const char *denominator, sr_quantity *out, sr_finding *problem)
{
    const sr_column *column = NULL;
    sr_scalar cell = {.type = SR_SCALAR_MISSING};
    sr_status status = the_cell(arena, view, name, &column, &cell, problem);
    if (status != SR_OK) return status;
    take_cell(column, cell, sr_column_unit(column), out);
    add_base(view, numerator, denominator, out);
    status = tell_printed(arena, view, column, numerator, denominator, out);
    return status == SR_OK ? finish(arena, view, column, out) : status;
}

sr_status sr_view_printed_in(sr_arena *arena, const sr_view *view, const char *name, const char *numerator,
                             const char *denominator, const char *unit, sr_quantity *out, sr_finding *problem)
{
    const sr_column *column = NULL;
    sr_scalar cell = {.type = SR_SCALAR_MISSING};
    bool percent = false;
    sr_measured_in measured_in = SR_IN_NONE;
    sr_status status = the_cell(arena, view, name, &column, &cell, problem);
    if (status == SR_OK) status = unit_in_row(arena, view, unit, &percent, &measured_in, problem);
    if (status == SR_OK && percent && cell.type == SR_SCALAR_NUMBER) {
        status = sr_number_divide(cell.number, SR_INT(100), &cell.number);
    }
    if (status != SR_OK) return status;
    take_cell(column, cell, measured_in, out);
    add_base(view, numerator, denominator, out);
    if (out->missing != SR_PRESENT && out->has_base) {
        out->missing = SR_NOT_APPLICABLE; /* of nobody there is no share */
        if (sr_number_divide(out->numerator, out->denominator, &out->value) == SR_OK)
            out->missing = SR_PRESENT;
    }
    status = tell_printed(arena, view, column, numerator, denominator, out);
    return status == SR_OK ? finish(arena, view, column, out) : status;
}
