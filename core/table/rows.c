#include "table/rows.h"

#include <string.h>

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
    sr_status status = pick(arena, from->cells.at, from->cells.width, rows, count, &cells);
    if (status == SR_OK && from->divisors.at != NULL) {
        status = pick(arena, from->divisors.at, from->divisors.width, rows, count, &divisors);
    }
    *out = *from;
    out->cells.at = cells;
    out->divisors.at = divisors;
    out->plain = sr_arena_array(arena, SR_PLAIN, sizeof *out->plain);
    return status == SR_OK && out->plain == NULL ? SR_MEMORY : status;
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
