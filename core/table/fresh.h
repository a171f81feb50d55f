/* The cells of a new column for the rows of a view; those of the other rows of its table are empty. */
#ifndef SR_TABLE_FRESH_H
#define SR_TABLE_FRESH_H

#include "table/table.h"

typedef struct sr_fresh {
    sr_growing values;
    sr_growing divisors; /* of a column of ratios */
    bool ratio;
    size_t rows; /* filled so far, with gaps */
} sr_fresh;

/* For a table of `rows` rows. */
SR_MUST_USE
sr_status sr_fresh_begin(sr_fresh *fresh, size_t rows, bool ratio);
/* The value of a row, rows in order; SR_INTEGER_MISSING: empty. `divisor` counts for ratios. */
SR_MUST_USE
sr_status sr_fresh_put(sr_fresh *fresh, uint32_t row, int64_t value, int64_t divisor);
/* The cells to the column, which the arena owns. */
SR_MUST_USE
sr_status sr_fresh_end(sr_arena *arena, sr_fresh *fresh, sr_column *out);
void sr_fresh_free(sr_fresh *fresh);

#endif
