/* Lists of fractions: exact sums, and order without sorting everything. */
#ifndef SR_TABLE_FRACTION_H
#define SR_TABLE_FRACTION_H

#include "base/number.h"

typedef struct sr_fraction {
    int64_t num;
    int64_t den; /* above 0; not in lowest terms */
} sr_fraction;

/* The sum divided by `divisor`. Exact; where the fractions have different denominators and the exact sum does
   not fit, an inexact number (the sums of equal denominators are exact also then). SR_OVERFLOW when all have
   one denominator and the sum does not fit. The list changes order. */
SR_MUST_USE
sr_status sr_fractions_sum(sr_fraction *list, size_t count, int64_t divisor, sr_number *out);
/* Number n (0 is the least) in order of size; the list changes order: those before n are not greater. */
sr_fraction sr_fractions_nth(sr_fraction *list, size_t count, size_t n);
/* The one in the middle, or the exact mean of the two. */
SR_MUST_USE
sr_status sr_fractions_median(sr_fraction *list, size_t count, sr_number *out);

#endif
