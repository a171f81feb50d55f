/* What a quantity tells about rows: kept beside its origin, since the union of rows says which rows a number
   came from but not what it says of them. */
#include <string.h>

#include "table/inside.h"

static bool about_persons(const sr_table *table)
{
    bool persons = table->source != NULL && table->source->persons;
    for (size_t i = 0; !persons && i < table->parent_count; i++) {
        persons = about_persons(table->parents[i].table);
    }
    return persons;
}

static sr_status add_telling(sr_arena *arena, sr_telling telling, sr_quantity *out)
{
    sr_telling *told = sr_arena_array(arena, out->told_count + 1, sizeof *told);
    if (told == NULL) return SR_MEMORY;
    if (out->told_count > 0) memcpy(told, out->told, out->told_count * sizeof *told);
    told[out->told_count++] = telling;
    out->told = told;
    return SR_OK;
}

static sr_status add_part(sr_arena *arena, sr_told_part part, sr_quantity *out)
{
    sr_told_part *made = sr_arena_alloc(arena, sizeof *made);
    if (made == NULL) return SR_MEMORY;
    *made = part;
    return add_telling(arena, (sr_telling){1, made, false}, out);
}

static sr_status add_unknown(sr_arena *arena, const sr_view *view, sr_quantity *out)
{
    return add_part(arena, (sr_told_part){view->table, view->rows, NULL, SR_TOLD_UNKNOWN, 1, NULL}, out);
}

/* The rows in which the cells are those of one of the columns behind a column that chooses; all when it does
   not choose. */
static sr_status rows_of(sr_arena *arena, const sr_view *view, const sr_column *column, size_t number,
                         const sr_selection **out)
{
    sr_selection *made = sr_arena_alloc(arena, sizeof *made);
    uint32_t *rows = sr_arena_array(arena, view->rows->count + 1, sizeof *rows);
    if (made == NULL || rows == NULL) return SR_MEMORY;
    *made = (sr_selection){0, rows};
    for (size_t i = 0; i < view->rows->count; i++) {
        uint32_t row = sr_view_row(view, i);
        if (sr_cells_at(&column->chosen, row) == (int64_t)number) rows[made->count++] = row;
    }
    *out = made;
    return SR_OK;
}

/* Whether a cell that was read stands in several of the rows, as after a join. */
static sr_status repeats(const sr_told_part *part, bool *out)
{
    const sr_parent *parent = &part->table->parents[part->behind->parent];
    if (parent->rows == NULL) return SR_OK;
    bool *seen = sr_calloc(parent->table->rows + 1, sizeof *seen);
    if (seen == NULL) return SR_MEMORY;
    for (size_t i = 0; i < part->rows->count && !*out; i++) {
        uint32_t row = parent->rows[sr_selection_at(part->rows, i)];
        if (row == UINT32_MAX) continue;
        *out = seen[row];
        seen[row] = true;
    }
    sr_free(seen);
    return SR_OK;
}

/* Numbers of persons in cells that were not read but made: each is a sum of cells that were. What is not made
   so, or counts a cell several times, is the number of nobody knows whom. */
static sr_status tell_made(sr_arena *arena, const sr_view *view, const sr_column *column, sr_quantity *out)
{
    sr_told_part *parts = sr_arena_array(arena, column->behind_count + 1, sizeof *parts);
    sr_status status = parts != NULL ? SR_OK : SR_MEMORY;
    bool unknown = column->made == SR_MADE_OTHERWISE || column->behind_count == 0;
    bool takes_away = false;
    for (size_t i = 0; i < column->behind_count && status == SR_OK && !unknown; i++) {
        const sr_behind *behind = &column->behind[i];
        parts[i] = (sr_told_part){view->table, view->rows, column, SR_TOLD_CELLS, behind->sign, behind};
        if (column->made == SR_MADE_CHOICE) status = rows_of(arena, view, column, i, &parts[i].rows);
        if (status == SR_OK) status = repeats(&parts[i], &unknown);
        takes_away = takes_away || behind->sign < 0;
        unknown = unknown || (column->made == SR_MADE_SUM && behind->column->measured_in != SR_IN_COUNT);
    }
    if (status != SR_OK) return status;
    return unknown ? add_unknown(arena, view, out)
                   : add_telling(arena, (sr_telling){column->behind_count, parts, takes_away}, out);
}

/* Whether it is computed of numbers of persons, other than as a sum: as a share of them in each row. */
static bool is_of_persons(const sr_column *column)
{
    bool persons = false;
    for (size_t i = 0; i < column->behind_count && column->made == SR_MADE_OTHERWISE; i++) {
        persons = persons || column->behind[i].column->measured_in == SR_IN_COUNT;
    }
    return persons;
}

sr_status sr_quantity_tells(sr_arena *arena, const sr_view *view, sr_told_by by, const sr_column *column,
                            sr_quantity *out)
{
    if (!about_persons(view->table) || view->rows->count == 0) return SR_OK;
    bool derived = column != NULL && view->table->parent_count > 0;
    if (derived && by == SR_TOLD_CELLS) return tell_made(arena, view, column, out);
    if (derived && is_of_persons(column) && add_unknown(arena, view, out) != SR_OK) return SR_MEMORY;
    bool read = derived && column->made == SR_MADE_AS_READ && by != SR_TOLD_FILLED;
    return add_part(
        arena, (sr_told_part){view->table, view->rows, column, by, 1, read ? column->behind : NULL}, out);
}

/* Whose cells a number is made of: a column of a source, in whatever period. */
typedef struct cells_of {
    const char *source, *column;
} cells_of;

static bool find_cells(const sr_telling *telling, cells_of *out)
{
    const sr_told_part *part = &telling->parts[0];
    const sr_behind *behind = part->behind;
    const sr_table *table = behind != NULL ? part->table->parents[behind->parent].table : part->table;
    if (part->by != SR_TOLD_CELLS || table->source == NULL) return false;
    *out = (cells_of){table->source->name, behind != NULL ? behind->column->name : part->column->name};
    return true;
}

/* Whether the numbers in one column are taken from those in another: what one counts may be among what the
   other does, which no cell says. In other rows, or in another period, they are others. */
static bool takes_column(int sign, const sr_telling *a, const sr_telling *b)
{
    cells_of first;
    cells_of second;
    bool cells = sign < 0 && find_cells(a, &first) && find_cells(b, &second);
    return cells && (strcmp(first.column, second.column) != 0 || strcmp(first.source, second.source) != 0);
}

/* a + b or a - b as one number. */
static sr_status tell_sum(sr_arena *arena, int sign, const sr_telling *a, const sr_telling *b,
                          sr_quantity *out)
{
    sr_telling *told = sr_arena_alloc(arena, sizeof *told);
    sr_told_part *parts = sr_arena_array(arena, a->count + b->count, sizeof *parts);
    if (told == NULL || parts == NULL) return SR_MEMORY;
    memcpy(parts, a->parts, a->count * sizeof *parts);
    for (size_t i = 0; i < b->count; i++) {
        parts[a->count + i] = b->parts[i];
        parts[a->count + i].sign *= sign;
    }
    *told = (sr_telling){a->count + b->count, parts, a->rest || b->rest || takes_column(sign, a, b)};
    out->told = told;
    out->told_count = 1;
    out->told_alone = true;
    return SR_OK;
}

sr_status sr_quantity_tells_rest(sr_arena *arena, const sr_telling *part, const sr_telling *whole,
                                 sr_quantity *out)
{
    sr_quantity rest = {0};
    if (part->parts[0].by != SR_TOLD_CELLS || whole->parts[0].by != SR_TOLD_CELLS) return SR_OK;
    sr_status status = tell_sum(arena, -1, whole, part, &rest);
    if (status != SR_OK) return status;
    sr_telling made = rest.told[0];
    made.rest = true;
    return add_telling(arena, made, out);
}

static bool is_told(const sr_telling *list, size_t count, const sr_telling *one)
{
    for (size_t i = 0; i < count; i++) {
        if (list[i].parts == one->parts) return true;
    }
    return false;
}

static sr_status tell_all(sr_arena *arena, const sr_quantity *a, const sr_quantity *b, sr_quantity *out)
{
    sr_telling *told = sr_arena_array(arena, a->told_count + b->told_count, sizeof *told);
    if (told == NULL) return SR_MEMORY;
    memcpy(told, a->told, a->told_count * sizeof *told);
    size_t count = a->told_count;
    for (size_t i = 0; i < b->told_count; i++) {
        if (!is_told(told, count, &b->told[i])) told[count++] = b->told[i];
    }
    out->told = told;
    out->told_count = count;
    return SR_OK;
}

sr_status sr_quantity_tells_both(sr_arena *arena, int sign, const sr_quantity *a, const sr_quantity *b,
                                 sr_quantity *out)
{
    if (a->told_count == 0 || b->told_count == 0) {
        const sr_quantity *one = a->told_count > 0 ? a : b;
        out->told = one->told;
        out->told_count = one->told_count;
        out->told_alone = sign > 0 && one->told_alone;
        return SR_OK;
    }
    if (sign != 0 && a->told_alone && b->told_alone) {
        return tell_sum(arena, sign, &a->told[0], &b->told[0], out);
    }
    return tell_all(arena, a, b, out);
}

/* The sources stay named; of their rows nothing is told. */
static sr_status hide_rows(sr_arena *arena, const sr_origin *origin, const sr_origin **out)
{
    static const sr_selection none = {0};
    sr_origin *made = sr_arena_alloc(arena, sizeof *made);
    sr_origin_part *parts = sr_arena_array(arena, origin->count, sizeof *parts);
    if (made == NULL || parts == NULL) return SR_MEMORY;
    for (size_t i = 0; i < origin->count; i++) {
        parts[i] = (sr_origin_part){origin->parts[i].table, &none};
    }
    *made = (sr_origin){origin->count, parts};
    *out = made;
    return SR_OK;
}

sr_status sr_quantity_suppress(sr_arena *arena, sr_quantity *quantity)
{
    sr_quantity hidden = sr_quantity_missing(SR_SUPPRESSED, quantity->measured_in);
    hidden.decimals = quantity->decimals;
    hidden.formula = quantity->plain_formula != NULL ? quantity->plain_formula : quantity->formula;
    hidden.assumed = quantity->assumed;
    sr_status status = quantity->origin != NULL ? hide_rows(arena, quantity->origin, &hidden.origin) : SR_OK;
    if (status == SR_OK) *quantity = hidden;
    return status;
}
