#include <string.h>

#include "table/behind.h"
#include "table/fresh.h"
#include "table/inside.h"
#include "table/rows.h"

/* How the new column is computed from the stored integers of its operands. */
typedef struct plan {
    sr_arithmetic op;
    const sr_column *a;
    const sr_column *b;
    unsigned scale_a; /* powers of ten below the values */
    unsigned scale_b;
    sr_column made;
} plan;

static const char *const signs[] = {
    [SR_ADD] = " + ", [SR_SUBTRACT] = " − ", [SR_MULTIPLY] = " × ", [SR_DIVIDE] = " / "};

static bool is_ratio(const plan *p)
{
    return p->op == SR_DIVIDE || p->a->type == SR_COL_RATIO || p->b->type == SR_COL_RATIO;
}

static sr_status refuse(const plan *p, sr_finding *problem)
{
    return sr_problem_set(
        problem, "SR2251",
        SR_MSG("{0} ({1}) and {2} ({3}) cannot be combined in this way", p->a->name,
               sr_column_type_word(p->a->type), p->b->name, sr_column_type_word(p->b->type)),
        SR_MSG("numbers can be added, subtracted, multiplied and divided; dates only subtracted"));
}

static sr_status plan_days(plan *p, sr_finding *problem)
{
    if (p->a->type != p->b->type || p->op != SR_SUBTRACT) return refuse(p, problem);
    p->made.type = SR_COL_INTEGER;
    p->made.measured_in = SR_IN_DAYS;
    return SR_OK;
}

/* Points and shares meet by moving the decimal sign two places. */
static sr_status plan_numbers(plan *p, sr_finding *problem)
{
    sr_unit_rule rule = sr_unit_rule_of(p->op, sr_column_unit(p->a), sr_column_unit(p->b));
    if (!rule.allowed || p->a->type == SR_COL_TEXT || p->b->type == SR_COL_TEXT) return refuse(p, problem);
    p->scale_a = sr_column_scale(p->a) + (rule.from_points < 0 ? 2 : 0);
    p->scale_b = sr_column_scale(p->b) + (rule.from_points > 0 ? 2 : 0);
    unsigned scale = p->scale_a > p->scale_b ? p->scale_a : p->scale_b;
    if (p->op == SR_MULTIPLY) scale = p->scale_a + p->scale_b;
    if (rule.to_points && scale < 2) scale = 2;
    if (scale > 18) {
        return sr_problem_set(problem, "SR2253", SR_MSG("the exact result does not fit in 64 bits"),
                              (sr_message){0});
    }
    p->made.measured_in = rule.unit;
    p->made.scale = scale;
    p->made.type = is_ratio(p) ? SR_COL_RATIO : scale > 0 ? SR_COL_DECIMAL : SR_COL_INTEGER;
    return SR_OK;
}

static sr_status plan_of(plan *p, sr_finding *problem)
{
    bool date = p->a->type == SR_COL_DATE || p->b->type == SR_COL_DATE;
    p->made.missing_as = p->a->missing_as;
    return date ? plan_days(p, problem) : plan_numbers(p, problem);
}

static sr_status combine_ratio(const plan *p, uint32_t row, sr_number *out)
{
    sr_scalar a = sr_cell(p->a, row);
    sr_scalar b = sr_cell(p->b, row);
    static sr_status (*const compute[])(sr_number, sr_number, sr_number *) = {
        [SR_ADD] = sr_number_add,
        [SR_SUBTRACT] = sr_number_subtract,
        [SR_MULTIPLY] = sr_number_multiply,
        [SR_DIVIDE] = sr_number_divide,
    };
    sr_measured_in unit_a = sr_column_unit(p->a);
    sr_unit_rule rule = sr_unit_rule_of(p->op, unit_a, sr_column_unit(p->b));
    sr_status status = SR_OK;
    if (rule.from_points > 0) status = sr_number_divide(b.number, SR_INT(100), &b.number);
    if (rule.from_points < 0) status = sr_number_divide(a.number, SR_INT(100), &a.number);
    if (status == SR_OK) status = compute[p->op](a.number, b.number, out);
    return status == SR_OK && rule.to_points ? sr_number_multiply(*out, SR_INT(100), out) : status;
}

static bool combine_stored(const plan *p, int64_t a, int64_t b, int64_t *out)
{
    sr_wide result = (sr_wide)a * b;
    if (p->op != SR_MULTIPLY) {
        sr_wide left = (sr_wide)a * sr_power_of_ten(p->made.scale - p->scale_a);
        sr_wide right = (sr_wide)b * sr_power_of_ten(p->made.scale - p->scale_b);
        result = p->op == SR_ADD ? left + right : left - right;
    }
    *out = (int64_t)result;
    return result <= INT64_MAX && result >= -INT64_MAX;
}

/* Numbers of one scale by each other, in lowest terms: what sr_number_divide gives, without its detours. */
static bool divide_stored(int64_t a, int64_t b, int64_t *num, int64_t *den)
{
    if (b == INT64_MIN || a == INT64_MIN) return false;
    int64_t x = a < 0 ? -a : a;
    int64_t y = b < 0 ? -b : b;
    while (y != 0) {
        int64_t rest = x % y;
        x = y;
        y = rest;
    }
    *num = b < 0 ? -a / x : a / x;
    *den = b < 0 ? -b / x : b / x;
    return true;
}

static bool divides_plainly(const plan *p)
{
    return p->op == SR_DIVIDE && p->a->type != SR_COL_RATIO && p->b->type != SR_COL_RATIO &&
           p->scale_a == p->scale_b && sr_column_scale(p->a) == sr_column_scale(p->b);
}

/* One row; empty when an operand is, or in a division by zero. False: the result does not fit. */
static bool derive_row(const plan *p, uint32_t row, int64_t *value, int64_t *divisor)
{
    int64_t a = sr_cells_at(&p->a->cells, row);
    int64_t b = sr_cells_at(&p->b->cells, row);
    *value = SR_INTEGER_MISSING;
    *divisor = 1;
    if (a == SR_INTEGER_MISSING || b == SR_INTEGER_MISSING) return true;
    if (p->made.type != SR_COL_RATIO) return combine_stored(p, a, b, value);
    if (p->op == SR_DIVIDE && b == 0) return true;
    if (divides_plainly(p)) return divide_stored(a, b, value, divisor);
    sr_number number;
    if (combine_ratio(p, row, &number) != SR_OK) return false;
    *value = number.num;
    *divisor = number.den;
    return true;
}

static sr_status too_large(sr_arena *arena, const sr_view *view, const plan *p, uint32_t row,
                           sr_finding *problem)
{
    const char *number = sr_arena_printf(arena, "%u", sr_table_row_number(view->table, row));
    if (number == NULL) return SR_MEMORY;
    return sr_problem_set(problem, "SR2253",
                          SR_MSG("{0} and {1} give a number in row {2} that does not fit in 64 bits",
                                 p->a->name, p->b->name, number),
                          (sr_message){0});
}

static sr_status derive_rows(sr_arena *arena, const sr_view *view, plan *p, sr_finding *problem)
{
    bool ratio = p->made.type == SR_COL_RATIO;
    sr_fresh fresh;
    sr_status status = sr_fresh_begin(&fresh, view->table->rows, ratio);
    for (size_t i = 0; status == SR_OK && i < view->rows->count; i++) {
        uint32_t row = sr_view_row(view, i);
        int64_t value = 0;
        int64_t divisor = 1;
        bool fits = derive_row(p, row, &value, &divisor);
        status = fits ? sr_fresh_put(&fresh, row, value, divisor) : too_large(arena, view, p, row, problem);
    }
    if (ratio || p->made.type == SR_COL_INTEGER) p->made.scale = 0;
    if (status == SR_OK) return sr_fresh_end(arena, &fresh, &p->made);
    sr_fresh_free(&fresh);
    return status;
}

/* A difference of shares is in points: × 100 by moving the decimal sign. */
static void move_to_points(plan *p)
{
    sr_unit_rule rule = sr_unit_rule_of(p->op, sr_column_unit(p->a), sr_column_unit(p->b));
    if (p->made.type == SR_COL_DECIMAL && rule.to_points) {
        p->made.scale -= 2;
        if (p->made.scale == 0) p->made.type = SR_COL_INTEGER;
    }
}

static sr_status parents_of(sr_arena *arena, const sr_table *table, sr_table *made)
{
    made->source = NULL;
    if (table->parent_count > 0) return SR_OK;
    sr_parent *parent = sr_arena_alloc(arena, sizeof *parent);
    if (parent == NULL) return SR_MEMORY;
    *parent = (sr_parent){table, NULL};
    made->parents = parent;
    made->parent_count = 1;
    return SR_OK;
}

sr_status sr_view_append(sr_arena *arena, const sr_view *view, const sr_column *column, sr_view *out)
{
    const sr_table *table = view->table;
    sr_table *made = sr_arena_alloc(arena, sizeof *made);
    sr_column *columns = sr_arena_array(arena, table->column_count + 1, sizeof *columns);
    if (made == NULL || columns == NULL) return SR_MEMORY;
    memcpy(columns, table->columns, table->column_count * sizeof *columns);
    columns[table->column_count] = *column;
    for (size_t i = 0; i < table->column_count; i++) {
        if (sr_behind_copy(arena, &table->columns[i], &columns[i]) != SR_OK) return SR_MEMORY;
    }
    *made = *table;
    made->columns = columns;
    made->column_count++;
    *out = (sr_view){made, view->rows, view->predicate};
    return parents_of(arena, table, made);
}

static sr_status name_of(sr_arena *arena, const char *name, plan *p)
{
    p->made.name = name != NULL ? sr_arena_text(arena, name)
                                : sr_arena_printf(arena, "%s%s%s", p->a->name, signs[p->op], p->b->name);
    return p->made.name != NULL ? SR_OK : SR_MEMORY;
}

sr_status sr_name_free(const sr_view *view, const char *name, sr_finding *problem)
{
    const sr_column *taken = sr_table_column(view->table, name);
    if (taken == NULL) return SR_OK;
    return sr_problem_set(problem, "SR2256", SR_MSG("there is already a column {0}", taken->name),
                          SR_MSG("choose another name"));
}

sr_status sr_view_derive(sr_arena *arena, const sr_view *from, const char *name, sr_arithmetic op,
                         const char *a, const char *b, sr_view *out, sr_finding *problem)
{
    plan p = {.op = op};
    sr_view compact;
    const sr_view *view = &compact;
    sr_status status = sr_view_compact(arena, from, &compact);
    if (status == SR_OK) status = sr_view_column(arena, view, a, &p.a, problem);
    if (status == SR_OK) status = sr_view_column(arena, view, b, &p.b, problem);
    if (status == SR_OK && name != NULL) status = sr_name_free(view, name, problem);
    if (status == SR_OK) status = plan_of(&p, problem);
    if (status == SR_OK) status = derive_rows(arena, view, &p, problem);
    if (status == SR_OK) status = sr_behind_both(arena, op, p.a, p.b, &p.made);
    if (status == SR_OK) status = name_of(arena, name, &p);
    if (status != SR_OK) return status;
    move_to_points(&p);
    return sr_view_append(arena, view, &p.made, out);
}
