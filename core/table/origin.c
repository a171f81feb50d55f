#include <string.h>

#include "table/inside.h"

/* Whether `rows` holds every row of the table. */
static bool is_all(const sr_table *table, const sr_selection *rows)
{
    return rows->count == table->rows;
}

static size_t merge(const sr_selection *a, const sr_selection *b, uint32_t *out)
{
    size_t i = 0;
    size_t j = 0;
    size_t n = 0;
    while (i < a->count || j < b->count) {
        uint32_t x = i < a->count ? sr_selection_at(a, i) : UINT32_MAX;
        uint32_t y = j < b->count ? sr_selection_at(b, j) : UINT32_MAX;
        out[n++] = x < y ? x : y;
        i += x <= y;
        j += y <= x;
    }
    return n;
}

static sr_status unite_rows(sr_arena *arena, const sr_table *table, const sr_selection *a,
                            const sr_selection *b, const sr_selection **out)
{
    if (a == b || is_all(table, a) || is_all(table, b)) {
        *out = is_all(table, b) ? b : a;
        return SR_OK;
    }
    uint32_t *both = sr_malloc((a->count + b->count) * sizeof *both);
    if (both == NULL) return SR_MEMORY;
    size_t count = merge(a, b, both);
    sr_status status = SR_OK;
    if (count == a->count || count == b->count) {
        *out = count == a->count ? a : b;
    } else {
        status = sr_selection_copy(arena, both, count, out);
    }
    sr_free(both);
    return status;
}

static sr_origin_part *part_of(sr_origin_part *parts, size_t count, const sr_table *table)
{
    for (size_t i = 0; i < count; i++) {
        if (parts[i].table == table) return &parts[i];
    }
    return NULL;
}

sr_status sr_origin_unite(sr_arena *arena, const sr_origin *a, const sr_origin *b, const sr_origin **out)
{
    if (a == NULL || b == NULL || a == b) {
        *out = a != NULL ? a : b;
        return SR_OK;
    }
    sr_origin *made = sr_arena_alloc(arena, sizeof *made);
    sr_origin_part *parts = sr_arena_array(arena, a->count + b->count, sizeof *parts);
    if (made == NULL || parts == NULL) return SR_MEMORY;
    memcpy(parts, a->parts, a->count * sizeof *parts);
    size_t count = a->count;
    for (size_t i = 0; i < b->count; i++) {
        sr_origin_part *same = part_of(parts, count, b->parts[i].table);
        if (same == NULL) {
            parts[count++] = b->parts[i];
        } else if (unite_rows(arena, same->table, same->rows, b->parts[i].rows, &same->rows) != SR_OK) {
            return SR_MEMORY;
        }
    }
    *made = (sr_origin){count, parts};
    *out = made;
    return SR_OK;
}

static sr_status origin_single(sr_arena *arena, const sr_table *table, const sr_selection *rows,
                               const sr_origin **out)
{
    sr_origin *made = sr_arena_alloc(arena, sizeof *made);
    sr_origin_part *part = sr_arena_alloc(arena, sizeof *part);
    if (made == NULL || part == NULL) return SR_MEMORY;
    *part = (sr_origin_part){table, rows};
    *made = (sr_origin){1, part};
    *out = made;
    return SR_OK;
}

/* The parent's rows where they ascend, as they do when the derived table is a part of its parent. */
static bool rows_in_order(const sr_parent *parent, const sr_selection *rows, uint32_t *list)
{
    for (size_t i = 0; i < rows->count; i++) {
        list[i] = parent->rows[sr_selection_at(rows, i)];
        if (list[i] == UINT32_MAX || (i > 0 && list[i] <= list[i - 1])) return false;
    }
    return true;
}

/* The parent's rows behind a selection of the derived table: sorted and distinct by way of a byte map. */
static sr_status parent_rows(sr_arena *arena, const sr_parent *parent, const sr_selection *rows,
                             const sr_selection **out)
{
    if (parent->rows == NULL) {
        *out = rows;
        return SR_OK;
    }
    uint32_t *list = sr_malloc(rows->count * sizeof *list);
    if (list == NULL) return SR_MEMORY;
    if (rows_in_order(parent, rows, list)) {
        sr_status copied = sr_selection_copy(arena, list, rows->count, out);
        sr_free(list);
        return copied;
    }
    bool *used = sr_calloc(parent->table->rows, sizeof *used);
    sr_status status = SR_MEMORY;
    if (used != NULL) {
        for (size_t i = 0; i < rows->count; i++) {
            uint32_t row = parent->rows[sr_selection_at(rows, i)];
            if (row != UINT32_MAX) used[row] = true;
        }
        size_t count = 0;
        for (size_t row = 0; row < parent->table->rows; row++) {
            if (used[row]) list[count++] = (uint32_t)row;
        }
        status = sr_selection_copy(arena, list, count, out);
    }
    sr_free(used);
    sr_free(list);
    return status;
}

sr_status sr_origin_of(sr_arena *arena, const sr_view *view, const sr_origin **out)
{
    const sr_table *table = view->table;
    if (table->parent_count == 0) return origin_single(arena, table, view->rows, out);
    *out = NULL;
    for (size_t i = 0; i < table->parent_count; i++) {
        const sr_selection *rows = NULL;
        const sr_origin *one = NULL;
        if (parent_rows(arena, &table->parents[i], view->rows, &rows) != SR_OK ||
            origin_single(arena, table->parents[i].table, rows, &one) != SR_OK ||
            sr_origin_unite(arena, *out, one, out) != SR_OK) {
            return SR_MEMORY;
        }
    }
    return SR_OK;
}

bool sr_quantity_published(const sr_quantity *quantity)
{
    const sr_origin *origin = quantity->origin;
    bool published = origin != NULL && origin->count > 0;
    for (size_t i = 0; published && i < origin->count; i++) {
        const sr_source *source = origin->parts[i].table->source;
        published = source != NULL && source->published;
    }
    return published;
}

static size_t range_end(const sr_origin_part *part, size_t from)
{
    size_t to = from;
    while (to + 1 < part->rows->count &&
           sr_table_row_number(part->table, sr_selection_at(part->rows, to + 1)) ==
               sr_table_row_number(part->table, sr_selection_at(part->rows, to)) + 1) {
        to++;
    }
    return to;
}

static void write_rest(sr_buf *out, size_t rows, sr_language language)
{
    sr_number_style style = {.unit = SR_IN_COUNT, .decimals = 0, .language = language};
    sr_buf_text(out, " … (");
    if (sr_format_number(out, SR_INT((int64_t)rows), &style) != SR_OK) out->failed = true;
    sr_buf_char(out, ' ');
    sr_buf_text(out, sr_word(language, "rows"));
    sr_buf_char(out, ')');
}

void sr_origin_write_rows(sr_buf *out, const sr_origin_part *part, size_t limit, sr_language language)
{
    size_t ranges = 0;
    if (part->table->source != NULL && part->table->source->persons) {
        sr_buf_text(out, sr_word(language, "not told, to protect persons"));
        return;
    }
    for (size_t at = 0; at < part->rows->count; ranges++) {
        if (ranges == limit) {
            write_rest(out, part->rows->count, language);
            return;
        }
        size_t last = range_end(part, at);
        sr_buf_text(out, ranges == 0 ? "" : ", ");
        sr_buf_printf(out, "%u", sr_table_row_number(part->table, sr_selection_at(part->rows, at)));
        if (last > at) {
            sr_buf_printf(out, "–%u", sr_table_row_number(part->table, sr_selection_at(part->rows, last)));
        }
        at = last + 1;
    }
}
