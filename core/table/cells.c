#include "table/cells.h"

#include "base/memory.h"
#include "table/inside.h"

enum { WIDEST = 8 };

/* One loop a width, which the compiler makes vectors of where the rows follow each other. */
#define TAKE(name, type, least)                                                                              \
    static void name(const sr_cells *cells, const uint32_t *rows, size_t first, size_t count, int64_t *out)  \
    {                                                                                                        \
        const type *at = (const type *)cells->at + (rows != NULL ? 0 : first);                               \
        int64_t base = cells->base;                                                                          \
        for (size_t i = 0; i < count; i++) {                                                                 \
            type stored = at[rows != NULL ? rows[i] : i];                                                    \
            out[i] = stored != (least) ? base + stored : SR_INTEGER_MISSING;                                 \
        }                                                                                                    \
    }
TAKE(take_1, int8_t, INT8_MIN)
TAKE(take_2, int16_t, INT16_MIN)
TAKE(take_4, int32_t, INT32_MIN)
TAKE(take_8, int64_t, INT64_MIN)

void sr_cells_take(const sr_cells *cells, const uint32_t *rows, size_t first, size_t count, int64_t *out)
{
    static void (*const take[])(const sr_cells *, const uint32_t *, size_t, size_t,
                                int64_t *) = {[1] = take_1, [2] = take_2, [4] = take_4, [WIDEST] = take_8};
    take[cells->width](cells, rows, first, count, out);
}

/* In the stored integers, so that as many as possible are compared at once. */
#define MARK(name, type)                                                                                     \
    static void name(const sr_cells *cells, const uint32_t *rows, size_t first, size_t count, int64_t low,   \
                     int64_t high, uint8_t *marks)                                                           \
    {                                                                                                        \
        const type *at = (const type *)cells->at + (rows != NULL ? 0 : first);                               \
        type least = (type)low;                                                                              \
        type most = (type)high;                                                                              \
        for (size_t i = 0; rows == NULL && i < count; i++) {                                                 \
            marks[i] |= (at[i] >= least) & (at[i] <= most);                                                  \
        }                                                                                                    \
        for (size_t i = 0; rows != NULL && i < count; i++) {                                                 \
            marks[i] |= (at[rows[i]] >= least) & (at[rows[i]] <= most);                                      \
        }                                                                                                    \
    }
MARK(mark_1, int8_t)
MARK(mark_2, int16_t)
MARK(mark_4, int32_t)
MARK(mark_8, int64_t)

void sr_cells_mark(const sr_cells *cells, const uint32_t *rows, size_t first, size_t count, int64_t low,
                   int64_t high, uint8_t *marks)
{
    static void (*const mark[])(const sr_cells *, const uint32_t *, size_t, size_t, int64_t, int64_t,
                                uint8_t *) = {[1] = mark_1, [2] = mark_2, [4] = mark_4, [WIDEST] = mark_8};
    sr_wide most = (sr_wide)(UINT64_MAX >> (65 - 8 * cells->width));
    sr_wide empty = -most - 1;
    sr_wide from = (sr_wide)low - cells->base;
    sr_wide to = (sr_wide)high - cells->base;
    if (low == SR_INTEGER_MISSING && high == SR_INTEGER_MISSING) {
        from = to = empty;
    } else {
        from = from > empty ? from : empty + 1;
        to = to < most ? to : most;
    }
    if (from <= to) mark[cells->width](cells, rows, first, count, (int64_t)from, (int64_t)to, marks);
}

sr_growing sr_growing_codes(void)
{
    return (sr_growing){.width = 1, .based = true, .base = INT8_MAX};
}

sr_status sr_growing_reserve(sr_growing *cells, size_t capacity)
{
    if (cells->width == 0) cells->width = 1;
    size_t bytes = 0;
    if (__builtin_mul_overflow(capacity, cells->width, &bytes)) return SR_MEMORY;
    void *grown = sr_realloc(cells->at, bytes);
    if (grown == NULL) return SR_MEMORY;
    cells->at = grown;
    cells->capacity = capacity;
    return SR_OK;
}

void sr_growing_empty(sr_growing *cells, size_t row)
{
    switch (cells->width) {
    case 1:
        ((int8_t *)cells->at)[row] = INT8_MIN;
        break;
    case 2:
        ((int16_t *)cells->at)[row] = INT16_MIN;
        break;
    case 4:
        ((int32_t *)cells->at)[row] = INT32_MIN;
        break;
    default:
        ((int64_t *)cells->at)[row] = INT64_MIN;
    }
}

/* The width in which the value fits at this base. */
static unsigned width_for(const sr_growing *cells, int64_t value)
{
    int64_t stored = 0;
    if (__builtin_sub_overflow(value, cells->base, &stored)) return WIDEST;
    if (stored > INT8_MIN && stored <= INT8_MAX) return 1;
    if (stored > INT16_MIN && stored <= INT16_MAX) return 2;
    return stored > INT32_MIN && stored <= INT32_MAX ? 4 : WIDEST;
}

/* To an array of its own: the cells above get their value in the new width. */
static sr_status widen(sr_growing *cells, size_t rows, unsigned width)
{
    sr_growing wide = {.width = width, .based = true, .base = width == WIDEST ? 0 : cells->base};
    if (sr_growing_reserve(&wide, cells->capacity) != SR_OK) return SR_MEMORY;
    const sr_cells old = sr_growing_cells(cells);
    for (size_t i = 0; i < rows; i++) {
        int64_t value = sr_cells_at(&old, i);
        if (value == SR_INTEGER_MISSING)
            sr_growing_empty(&wide, i);
        else
            (void)sr_growing_store(&wide, i, value - wide.base);
    }
    sr_free(cells->at);
    *cells = wide;
    return SR_OK;
}

sr_status sr_growing_widen(sr_growing *cells, size_t row, int64_t value)
{
    if (value == SR_INTEGER_MISSING) {
        sr_growing_empty(cells, row);
        return SR_OK;
    }
    if (!cells->based) { /* so far from the least integer that no width reaches what stands for no value */
        cells->base = value > INT64_MIN / 2 ? value : 0;
        cells->based = true;
    }
    unsigned width = width_for(cells, value);
    if (width > cells->width) {
        sr_status status = widen(cells, row, width);
        if (status != SR_OK) return status;
    }
    (void)sr_growing_store(cells, row, value - cells->base);
    return SR_OK;
}
