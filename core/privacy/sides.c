#include "privacy/sides.h"

#include "privacy/grown.h"

enum { MOST_SIDES = 64 };

sr_sides sr_sides_new(sr_arena *arena)
{
    return (sr_sides){.arena = arena, .kinds = {.arena = arena}};
}

void sr_sides_free(sr_sides *sides)
{
    sr_numbering_free(&sides->tables);
    sr_dictionary_free(&sides->kinds);
}

/* Whether each row of a derived table has its own row of this parent. */
static sr_status is_single(const sr_parent *parent, size_t rows, bool *out)
{
    *out = true;
    if (parent->rows == NULL) return SR_OK;
    bool *seen = sr_calloc(parent->table->rows + 1, sizeof *seen);
    if (seen == NULL) return SR_MEMORY;
    for (size_t i = 0; i < rows && *out; i++) {
        uint32_t row = parent->rows[i];
        *out = row != UINT32_MAX && !seen[row];
        if (row != UINT32_MAX) seen[row] = true;
    }
    sr_free(seen);
    return SR_OK;
}

/* The names of the sources: those of other periods are joined alike. */
static sr_status find_kind(sr_sides *sides, const sr_table *table, uint32_t *out)
{
    sr_buf text = {0};
    for (size_t i = 0; i < table->parent_count; i++) {
        const sr_source *source = table->parents[i].table->source;
        sr_buf_printf(&text, "%s/", source != NULL ? source->name : "");
    }
    sr_status status = sr_buf_status(&text);
    if (status == SR_OK) status = sr_dictionary_get(&sides->kinds, (sr_str){text.at, text.length}, out);
    sr_buf_free(&text);
    return status;
}

static sr_status narrow(const sr_table *table, uint64_t *single)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < table->parent_count && i < MOST_SIDES && status == SR_OK; i++) {
        uint64_t bit = (uint64_t)1 << i;
        bool own = false;
        if ((*single & bit) == 0 || !sr_parent_about_persons(&table->parents[i])) continue;
        status = is_single(&table->parents[i], table->rows, &own);
        if (!own) *single &= ~bit;
    }
    return status;
}

sr_status sr_sides_meet(sr_sides *sides, const sr_table *table)
{
    uint32_t number = 0;
    uint32_t kind = 0;
    uint32_t before = sides->tables.count;
    sr_status status = sr_numbering_get(&sides->tables, (int64_t)(intptr_t)table, 0, &number);
    if (status != SR_OK || number != before) return status;
    uint32_t kinds = sides->kinds.count;
    status = find_kind(sides, table, &kind);
    if (status != SR_OK) return status;
    uint32_t *kinds_of =
        sr_grown(sides->arena, sides->kind_of, number, &sides->table_capacity, sizeof *kinds_of);
    uint64_t *single = sr_grown(sides->arena, sides->single, kind, &sides->kind_capacity, sizeof *single);
    if (kinds_of == NULL || single == NULL) return SR_MEMORY;
    sides->kind_of = kinds_of;
    sides->single = single;
    sides->kind_of[number] = kind;
    if (kind == kinds) sides->single[kind] = UINT64_MAX;
    return narrow(table, &sides->single[kind]);
}

const sr_parent *sr_sides_of(const sr_sides *sides, const sr_table *table)
{
    uint32_t number = sr_numbering_find(&sides->tables, (int64_t)(intptr_t)table, 0);
    uint64_t single = number != UINT32_MAX ? sides->single[sides->kind_of[number]] : 0;
    const sr_parent *first = NULL;
    for (size_t i = 0; i < table->parent_count; i++) {
        const sr_parent *parent = &table->parents[i];
        if (!sr_parent_about_persons(parent)) continue;
        if (i < MOST_SIDES && (single >> i & 1) != 0) return parent;
        if (first == NULL) first = parent;
    }
    return first;
}
