/* A condition on numbers or dates as an interval of the column's stored integers, so that a filter compares
 * integers. */
#ifndef SR_TABLE_INTERVAL_H
#define SR_TABLE_INTERVAL_H

#include "table/operation.h"

typedef struct sr_interval {
    int64_t low;
    int64_t high; /* below low: nothing */
} sr_interval;

/* The stored integers i (the value is i / 10^scale) for which "value op limit" holds; `limit` is exact. */
sr_interval sr_interval_of(sr_operator op, sr_number limit, unsigned scale);

#endif
