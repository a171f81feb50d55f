#include "table/rows.h"

#include <string.h>

#include "table/behind.h"

static sr_status pick(sr_arena *arena, const void *from, size_t size, const uint32_t *rows, size_t count,
                      void **out)
{
    char *made = sr_arena_array(arena, count, size);
    if (made == NULL) return SR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        memcpy(made + i * size, (const char *)from + rows[i] * size, size);
    }
    *out = made;
    return SR_OK;
}

sr_status sr_column_pick(sr_arena *arena, const sr_column *from, const uint32_t *rows, size_t count,
                         sr_column *out)
{
    void *cells = NULL;
    void *divisors = NULL;
    void *chosen = NULL;
    sr_status status = pick(arena, from->cells.at, from->cells.width, rows, count, &cells);
    if (status == SR_OK && from->divisors.at != NULL) {
        status = pick(arena, from->divisors.at, from->divisors.width, rows, count, &divisors);
    }
    if (status == SR_OK && from->chosen.at != NULL) {
        status = pick(arena, from->chosen.at, from->chosen.width, rows, count, &chosen);
    }
    *out = *from;
    out->cells.at = cells;
    out->divisors.at = divisors;
    out->chosen.at = chosen;
    out->plain = sr_arena_array(arena, SR_PLAIN, sizeof *out->plain);
    if (status == SR_OK && out->plain == NULL) status = SR_MEMORY;
    return status == SR_OK ? sr_behind_copy(arena, from, out) : status;
}

sr_status sr_parents_through(sr_arena *arena, const sr_table *side, const uint32_t *rows, size_t count,
                             sr_parent *parents, size_t *parent_count)
{
    if (side->parent_count == 0) parents[(*parent_count)++] = (sr_parent){side, rows};
    for (size_t p = 0; p < side->parent_count; p++) {
        const sr_parent *parent = &side->parents[p];
        uint32_t *through = NULL;
        if (parent->rows != NULL) {
            through = sr_arena_array(arena, count, sizeof *through);
            if (through == NULL) return SR_MEMORY;
            for (size_t i = 0; i < count; i++) {
                through[i] = parent->rows[rows[i]];
            }
        }
        parents[(*parent_count)++] = (sr_parent){parent->table, through != NULL ? through : rows};
    }
    return SR_OK;
}

enum { FEW_AMONG = 4, LARGE = 4096 };

/* What the file says of each of the rows. */
static sr_status pick_numbers(sr_arena *arena, const sr_table *table, const uint32_t *rows, size_t count,
                              sr_table *made)
{
    uint32_t *numbers = sr_arena_array(arena, count, sizeof *numbers);
    void *lines = NULL;
    if (numbers == NULL) return SR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        numbers[i] = sr_table_row_number(table, rows[i]);
    }
    made->row_numbers = numbers;
    if (table->lines == NULL) return SR_OK;
    sr_status status = pick(arena, table->lines, sizeof *table->lines, rows, count, &lines);
    made->lines = lines;
    return status;
}

static sr_status pick_columns(sr_arena *arena, const sr_table *table, const uint32_t *rows, size_t count,
                              sr_table *made)
{
    sr_column *columns = sr_arena_array(arena, table->column_count, sizeof *columns);
    sr_status status = columns != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; status == SR_OK && i < table->column_count; i++) {
        status = sr_column_pick(arena, &table->columns[i], rows, count, &columns[i]);
    }
    made->columns = columns;
    return status;
}

sr_status sr_view_compact(sr_arena *arena, const sr_view *view, sr_view *out)
{
    const sr_table *table = view->table;
    const sr_selection *rows = view->rows;
    *out = *view;
    if (rows->rows == NULL || table->rows < LARGE || rows->count > table->rows / FEW_AMONG) return SR_OK;
    sr_table *made = sr_arena_alloc(arena, sizeof *made);
    sr_parent *parents = sr_arena_array(arena, table->parent_count + 1, sizeof *parents);
    if (made == NULL || parents == NULL) return SR_MEMORY;
    *made = *table;
    made->source = NULL;
    made->rows = rows->count;
    made->parents = parents;
    made->parent_count = 0;
    sr_status status = pick_columns(arena, table, rows->rows, rows->count, made);
    if (status == SR_OK) status = pick_numbers(arena, table, rows->rows, rows->count, made);
    if (status == SR_OK) {
        status = sr_parents_through(arena, table, rows->rows, rows->count, parents, &made->parent_count);
    }
    const char *predicate = view->predicate;
    if (status == SR_OK) status = sr_view_all(arena, made, out);
    out->predicate = predicate;
    return status;
}
