#include "table/left.h"

#include <string.h>

#include "table/inside.h"

enum { AT_ONCE = 8 };

sr_block sr_block_at(const uint32_t *rows, size_t count, size_t at)
{
    size_t left = count - at;
    return (sr_block){rows != NULL ? rows + at : NULL, at, left < SR_BLOCK ? left : SR_BLOCK};
}

void sr_block_take(const sr_block *block, const sr_cells *cells, int64_t *out)
{
    sr_cells_take(cells, block->rows, block->first, block->count, out);
}

void sr_block_mark(const sr_block *block, const sr_cells *cells, int64_t low, int64_t high, uint8_t *marks)
{
    sr_cells_mark(cells, block->rows, block->first, block->count, low, high, marks);
}

void sr_left_begin(const sr_view *view, sr_left *left)
{
    *left = (sr_left){.from = view->rows->rows, .count = view->rows->count};
}

/* The kept rows of the block behind those that are there; without a branch, and eight lost ones at once. */
static size_t compact(const sr_block *block, const uint8_t *keep, uint32_t *rows, size_t kept)
{
    for (size_t at = 0; at < block->count; at += AT_ONCE) {
        uint64_t eight;
        memcpy(&eight, keep + at, sizeof eight);
        if (eight == 0) continue;
        size_t end = at + AT_ONCE < block->count ? at + AT_ONCE : block->count;
        for (size_t i = at; i < end; i++) {
            rows[kept] = sr_block_row(block, i);
            kept += keep[i];
        }
    }
    return kept;
}

sr_status sr_left_narrow(sr_left *left, sr_keep_fn keep, const void *user)
{
    uint32_t *rows = left->own != NULL ? left->own : sr_malloc((left->count + 1) * sizeof *rows);
    if (rows == NULL) return SR_MEMORY;
    size_t kept = 0;
    for (size_t at = 0; at < left->count; at += SR_BLOCK) {
        uint8_t kept_of[SR_BLOCK] = {0};
        sr_block block = sr_block_at(left->from, left->count, at);
        keep(user, &block, kept_of);
        kept = compact(&block, kept_of, rows, kept);
    }
    *left = (sr_left){rows, rows, kept};
    return SR_OK;
}

/* The array itself goes to the arena, as long as it has to be. */
static sr_status hand_over(sr_arena *arena, sr_left *left, const sr_selection **out)
{
    sr_selection *made = sr_arena_alloc(arena, sizeof *made);
    uint32_t *rows = made != NULL ? sr_realloc(left->own, left->count * sizeof *rows) : NULL;
    if (rows == NULL) return SR_MEMORY;
    left->own = rows;
    if (sr_arena_adopt(arena, rows, left->count * sizeof *rows) != SR_OK) return SR_MEMORY;
    left->own = NULL;
    *made = (sr_selection){left->count, rows};
    *out = made;
    return SR_OK;
}

sr_status sr_left_end(sr_arena *arena, const sr_view *view, sr_left *left, sr_buf *predicate, sr_view *out)
{
    *out = (sr_view){view->table, view->rows, ""};
    sr_status status = SR_OK;
    if (left->count != view->rows->count) status = hand_over(arena, left, &out->rows);
    sr_left_free(left);
    if (status == SR_OK) return sr_text_keep(arena, predicate, &out->predicate);
    sr_buf_free(predicate);
    return status;
}

void sr_left_free(sr_left *left)
{
    sr_free(left->own);
    left->own = NULL;
}
