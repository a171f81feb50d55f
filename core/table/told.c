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

sr_status sr_quantity_tells(sr_arena *arena, const sr_view *view, sr_told_by by, const sr_column *column,
                            sr_quantity *out)
{
    if (!about_persons(view->table) || view->rows->count == 0) return SR_OK;
    sr_telling *told = sr_arena_array(arena, out->told_count + 1, sizeof *told);
    sr_told_part *part = sr_arena_alloc(arena, sizeof *part);
    if (told == NULL || part == NULL) return SR_MEMORY;
    if (out->told_count > 0) memcpy(told, out->told, out->told_count * sizeof *told);
    *part = (sr_told_part){view->table, view->rows, column, by, 1};
    told[out->told_count++] = (sr_telling){1, part};
    out->told = told;
    return SR_OK;
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
    *told = (sr_telling){a->count + b->count, parts};
    out->told = told;
    out->told_count = 1;
    out->told_alone = true;
    return SR_OK;
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
