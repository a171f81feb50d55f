#include "table/fresh.h"

#include "base/memory.h"

sr_status sr_fresh_begin(sr_fresh *fresh, size_t rows, bool ratio)
{
    *fresh = (sr_fresh){.ratio = ratio};
    sr_status status = sr_growing_reserve(&fresh->values, rows);
    return status == SR_OK && ratio ? sr_growing_reserve(&fresh->divisors, rows) : status;
}

static sr_status put_next(sr_fresh *fresh, int64_t value, int64_t divisor)
{
    size_t row = fresh->rows++;
    sr_status status = SR_OK;
    if (value == SR_INTEGER_MISSING)
        sr_growing_empty(&fresh->values, row);
    else
        status = sr_growing_put(&fresh->values, row, value);
    return status == SR_OK && fresh->ratio ? sr_growing_put(&fresh->divisors, row, divisor) : status;
}

/* Empty rows up to `row`. */
static sr_status skip_to(sr_fresh *fresh, size_t row)
{
    sr_status status = SR_OK;
    while (status == SR_OK && fresh->rows < row) {
        status = put_next(fresh, SR_INTEGER_MISSING, 1);
    }
    return status;
}

sr_status sr_fresh_put(sr_fresh *fresh, uint32_t row, int64_t value, int64_t divisor)
{
    sr_status status = skip_to(fresh, row);
    return status == SR_OK ? put_next(fresh, value, divisor) : status;
}

static sr_status hand_over(sr_arena *arena, sr_growing *cells, sr_cells *out)
{
    *out = sr_growing_cells(cells);
    if (cells->at == NULL) return SR_OK;
    sr_status status = sr_arena_adopt(arena, cells->at, cells->capacity * cells->width);
    if (status == SR_OK) cells->at = NULL;
    return status;
}

sr_status sr_fresh_end(sr_arena *arena, sr_fresh *fresh, sr_column *out)
{
    sr_status status = skip_to(fresh, fresh->values.capacity);
    out->plain = sr_arena_array(arena, SR_PLAIN, sizeof *out->plain);
    if (out->plain == NULL) status = SR_MEMORY;
    if (status == SR_OK) status = hand_over(arena, &fresh->values, &out->cells);
    if (status == SR_OK) status = hand_over(arena, &fresh->divisors, &out->divisors);
    sr_fresh_free(fresh);
    return status;
}

void sr_fresh_free(sr_fresh *fresh)
{
    sr_free(fresh->values.at);
    sr_free(fresh->divisors.at);
    *fresh = (sr_fresh){0};
}
