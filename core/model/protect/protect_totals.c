/* Rows that are totals of other rows: whoever reads a table knows it, so that a part that is hidden could be
   taken from the total and the other parts. */
#include <string.h>

#include "model/protect/protect.h"
#include "table/numbering.h"

/* The rows that are alike in all that tells rows apart but one column. */
typedef struct family {
    uint32_t total; /* the row that is their total, or NONE */
    uint32_t parts;
    int64_t rest;   /* of the total, when the parts are taken from it */
    bool too_great; /* it does not fit: numbers like these are no sum of anything */
} family;

typedef struct totals {
    sr_arena *arena;
    const sr_table *table;
    const sr_column *summed, *counted; /* the column with the word of totals; the one that holds numbers */
    bool by_roles;                     /* only units and groups tell rows apart; else all but figures do */
    uint32_t *family_of;
    family *families;
    uint32_t family_count;
    sr_telling *told; /* total - parts, which is 0 */
    size_t told_count;
} totals;

static const uint32_t NONE = UINT32_MAX;

static bool tells_apart(const totals *t, const sr_column *column)
{
    bool role = column->role == SR_ROLE_UNIT || column->role == SR_ROLE_GROUP;
    bool word = column->type == SR_COL_TEXT || column->type == SR_COL_DATE;
    bool number = column->type == SR_COL_INTEGER && column->measured_in == SR_IN_NONE;
    return column != t->summed && (role || (!t->by_roles && (word || number)));
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 29;
}

static bool is_total(const sr_column *column, uint32_t row)
{
    sr_scalar cell = sr_cell(column, row);
    return cell.type == SR_SCALAR_TEXT && strcmp(cell.text, column->total) == 0;
}

static sr_status family_of_row(totals *t, sr_numbering *numbering, uint32_t row)
{
    uint64_t first = 1;
    uint64_t second = 2;
    for (size_t i = 0; i < t->table->column_count; i++) {
        const sr_column *column = &t->table->columns[i];
        if (tells_apart(t, column)) {
            uint64_t value = (uint64_t)sr_cells_at(&column->cells, row);
            first = mix(first, value);
            second = mix(second, ~value);
        }
    }
    return sr_numbering_get(numbering, (int64_t)first, (int64_t)second, &t->family_of[row]);
}

static void join_family(const totals *t, uint32_t row)
{
    family *of = &t->families[t->family_of[row]];
    int64_t value = sr_cells_at(&t->counted->cells, row);
    bool total = is_total(t->summed, row);
    of->parts += !total;
    if (total) {
        of->total = row;
    }
    if (value == SR_INTEGER_MISSING) {
        return;
    }
    bool fits = total ? !__builtin_add_overflow(of->rest, value, &of->rest)
                      : !__builtin_sub_overflow(of->rest, value, &of->rest);
    of->too_great = of->too_great || !fits;
}

static sr_status find_families(totals *t)
{
    sr_numbering numbering = {0};
    sr_status status = SR_OK;
    t->family_of = sr_arena_array(t->arena, t->table->rows + 1, sizeof *t->family_of);
    t->families = sr_arena_array(t->arena, t->table->rows + 1, sizeof *t->families);
    if (t->family_of == NULL || t->families == NULL) {
        return SR_MEMORY;
    }
    for (uint32_t row = 0; row < t->table->rows && status == SR_OK; row++) {
        status = family_of_row(t, &numbering, row);
    }
    t->family_count = numbering.count;
    sr_numbering_free(&numbering);
    for (uint32_t i = 0; i < t->family_count; i++) {
        t->families[i].total = NONE;
    }
    for (uint32_t row = 0; row < t->table->rows && status == SR_OK; row++) {
        join_family(t, row);
    }
    return status;
}

static sr_status selection_of(sr_arena *arena, size_t count, const sr_selection **out, uint32_t **rows)
{
    sr_selection *made = sr_arena_alloc(arena, sizeof *made);
    *rows = sr_arena_array(arena, count + 1, sizeof **rows);
    if (made == NULL || *rows == NULL) {
        return SR_MEMORY;
    }
    *made = (sr_selection){count, *rows};
    *out = made;
    return SR_OK;
}

/* Two parts: the total, and what it is the total of; their rows are filled in by the caller. */
static sr_status begin_telling(totals *t, const family *of, uint32_t **parts)
{
    uint32_t *total = NULL;
    sr_told_part *told = sr_arena_array(t->arena, 2, sizeof *told);
    if (told == NULL) {
        return SR_MEMORY;
    }
    for (int i = 0; i < 2; i++) {
        told[i] = (sr_told_part){t->table, NULL, t->counted, SR_TOLD_CELLS, i == 0 ? 1 : -1, NULL};
    }
    sr_status status = selection_of(t->arena, 1, &told[0].rows, &total);
    if (status == SR_OK) {
        status = selection_of(t->arena, of->parts, &told[1].rows, parts);
    }
    if (status == SR_OK) {
        total[0] = of->total;
        t->told[t->told_count++] = (sr_telling){2, told, false};
    }
    return status;
}

static sr_status tell_families(totals *t)
{
    uint32_t **parts = sr_arena_array(t->arena, t->family_count + 1, sizeof *parts);
    sr_status status = parts != NULL ? SR_OK : SR_MEMORY;
    for (uint32_t i = 0; i < t->family_count && status == SR_OK; i++) {
        const family *of = &t->families[i];
        if (of->total != NONE && of->parts > 0 && of->rest == 0 && !of->too_great) {
            status = begin_telling(t, of, &parts[i]);
        }
    }
    for (uint32_t row = 0; row < t->table->rows && status == SR_OK; row++) {
        uint32_t *next = parts[t->family_of[row]];
        if (next != NULL && !is_total(t->summed, row)) {
            *next = row;
            parts[t->family_of[row]]++;
        }
    }
    return status;
}

/* A table may tell its rows apart by columns that stand empty in totals: then by units and groups only. */
static sr_status tell_column(totals *t)
{
    t->told = sr_arena_array(t->arena, 2 * t->table->rows + 1, sizeof *t->told);
    sr_status status = t->told != NULL ? SR_OK : SR_MEMORY;
    for (int by_roles = 0; by_roles <= 1 && status == SR_OK; by_roles++) {
        t->by_roles = by_roles != 0;
        status = find_families(t);
        if (status == SR_OK) {
            status = tell_families(t);
        }
    }
    return status;
}

static bool holds_numbers(const sr_column *column)
{
    return column->measured_in == SR_IN_COUNT &&
           (column->type == SR_COL_INTEGER || column->type == SR_COL_DECIMAL);
}

sr_status sr_protect_totals(sr_arena *arena, const sr_table *table, sr_quantity **out, size_t *count)
{
    size_t columns = table->column_count;
    *count = 0;
    *out = sr_arena_array(arena, columns * columns + 1, sizeof **out);
    sr_status status = *out != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; i < columns * columns && status == SR_OK; i++) {
        totals t = {.arena = arena,
                    .table = table,
                    .summed = &table->columns[i / columns],
                    .counted = &table->columns[i % columns]};
        if (t.summed->total == NULL || !holds_numbers(t.counted)) {
            continue;
        }
        status = tell_column(&t);
        if (t.told_count > 0) {
            (*out)[*count] = sr_quantity_number(SR_INT(0), SR_IN_COUNT);
            (*out)[*count].told = t.told;
            (*out)[(*count)++].told_count = t.told_count;
        }
    }
    return status;
}
