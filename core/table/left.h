/* The rows of a view that a filter leaves, narrowed a block at a time. */
#ifndef SR_TABLE_LEFT_H
#define SR_TABLE_LEFT_H

#include "table/operation.h"

enum { SR_BLOCK = 1024 };

/* Some rows of a table, at most SR_BLOCK. */
typedef struct sr_block {
    const uint32_t *rows; /* NULL: from `first` on */
    size_t first;
    size_t count;
} sr_block;

static inline uint32_t sr_block_row(const sr_block *block, size_t index)
{
    return block->rows != NULL ? block->rows[index] : (uint32_t)(block->first + index);
}

/* The block of a selection that begins at its row number `at`. */
sr_block sr_block_at(const uint32_t *rows, size_t count, size_t at);
/* The cells of the block's rows, as sr_cells_take. */
void sr_block_take(const sr_block *block, const sr_cells *cells, int64_t *out);

/* Marks as sr_cells_mark. */
void sr_block_mark(const sr_block *block, const sr_cells *cells, int64_t low, int64_t high, uint8_t *marks);

typedef struct sr_left {
    const uint32_t *from; /* NULL: all rows up to count */
    uint32_t *own;        /* the same, when it was narrowed */
    size_t count;
} sr_left;

void sr_left_begin(const sr_view *view, sr_left *left);
/* Keeps the rows for which `keep` gives 1 (else 0) in the array. */
typedef void (*sr_keep_fn)(const void *user, const sr_block *block, uint8_t *keep);
SR_MUST_USE
sr_status sr_left_narrow(sr_left *left, sr_keep_fn keep, const void *user);
/* A view of what is left; a selection that lost nothing is shared. Releases `left`, and takes the text of the
   predicate out of its buffer. */
SR_MUST_USE
sr_status sr_left_end(sr_arena *arena, const sr_view *view, sr_left *left, sr_buf *predicate, sr_view *out);
void sr_left_free(sr_left *left);

#endif
