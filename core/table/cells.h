/* The cells of a column as integers (codes of words, numbers, days), each in as few bytes as the column
   needs. Operations read them one by one or, in long loops, a block at a time. */
#ifndef SR_TABLE_CELLS_H
#define SR_TABLE_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

#define SR_INTEGER_MISSING INT64_MIN

/* Stored as signed integers of `width` bytes that `base` is added to; the least that the width holds is an
   empty cell. Borrowed from the arena of the table. */
typedef struct sr_cells {
    const void *at; /* NULL: there are none */
    unsigned width; /* 1, 2, 4 or 8; with 8 the base is 0 */
    int64_t base;
} sr_cells;

/* An array as it stands. */
#define SR_CELLS_OF(array)                                                                                   \
    {                                                                                                        \
        .at = (array), .width = sizeof *(array)                                                              \
    }

/* The integer of a row, or SR_INTEGER_MISSING. */
static inline int64_t sr_cells_at(const sr_cells *cells, size_t row)
{
    switch (cells->width) {
    case 1: {
        int8_t stored = ((const int8_t *)cells->at)[row];
        return stored != INT8_MIN ? cells->base + stored : SR_INTEGER_MISSING;
    }
    case 2: {
        int16_t stored = ((const int16_t *)cells->at)[row];
        return stored != INT16_MIN ? cells->base + stored : SR_INTEGER_MISSING;
    }
    case 4: {
        int32_t stored = ((const int32_t *)cells->at)[row];
        return stored != INT32_MIN ? cells->base + stored : SR_INTEGER_MISSING;
    }
    default:
        return ((const int64_t *)cells->at)[row];
    }
}

/* The integers of `count` rows: of those in `rows`, or, when that is NULL, of the rows from `first` on. */
void sr_cells_take(const sr_cells *cells, const uint32_t *rows, size_t first, size_t count, int64_t *out);

/* Sets marks[i] for those of such rows whose integer lies in low…high; an empty cell lies in none, unless
   both ends are SR_INTEGER_MISSING. The other marks are left as they are. */
void sr_cells_mark(const sr_cells *cells, const uint32_t *rows, size_t first, size_t count, int64_t low,
                   int64_t high, uint8_t *marks);

/* Cells while their column grows; they get wider when a value does not fit. Start with {0}; the array is the
   owner's, to free or to hand to an arena. */
typedef struct sr_growing {
    void *at;
    unsigned width;
    bool based; /* a base was chosen: at the latest by the first value */
    int64_t base;
    size_t capacity;
} sr_growing;

/* For codes: from 0 up, as many as possible in each width. */
sr_growing sr_growing_codes(void);
/* Room for `capacity` rows. */
SR_MUST_USE
sr_status sr_growing_reserve(sr_growing *cells, size_t capacity);
/* The next row, `row`, gets a value (SR_INTEGER_MISSING: none); there must be room for it. _widen is the slow
   way of _put. */
SR_MUST_USE
sr_status sr_growing_widen(sr_growing *cells, size_t row, int64_t value);
void sr_growing_empty(sr_growing *cells, size_t row);

/* False when it does not fit. */
static inline bool sr_growing_store(sr_growing *cells, size_t row, int64_t stored)
{
    switch (cells->width) {
    case 1:
        ((int8_t *)cells->at)[row] = (int8_t)stored;
        return stored > INT8_MIN && stored <= INT8_MAX;
    case 2:
        ((int16_t *)cells->at)[row] = (int16_t)stored;
        return stored > INT16_MIN && stored <= INT16_MAX;
    case 4:
        ((int32_t *)cells->at)[row] = (int32_t)stored;
        return stored > INT32_MIN && stored <= INT32_MAX;
    default:
        ((int64_t *)cells->at)[row] = stored;
        return true;
    }
}

SR_MUST_USE
static inline sr_status sr_growing_put(sr_growing *cells, size_t row, int64_t value)
{
    int64_t stored = 0;
    bool near = cells->based && !__builtin_sub_overflow(value, cells->base, &stored);
    return near && sr_growing_store(cells, row, stored) ? SR_OK : sr_growing_widen(cells, row, value);
}

static inline sr_cells sr_growing_cells(const sr_growing *cells)
{
    return (sr_cells){cells->at, cells->width, cells->base};
}

#endif
