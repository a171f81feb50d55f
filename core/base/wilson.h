/* The uncertainty of a share that few have answered for: Wilson's score interval (E. B. Wilson 1927). */
#ifndef SR_BASE_WILSON_H
#define SR_BASE_WILSON_H

#include "base/number.h"

typedef struct sr_wilson_interval {
    double low, high; /* fractions, 0 <= low <= k/n <= high <= 1 */
} sr_wilson_interval;

/* Of k in n (0 <= k <= n, n > 0) at `level`, a fraction such as 0.95. False, and nothing written, when one of
   them is out of range: an interval is never guessed. */
bool sr_wilson(int64_t k, int64_t n, double level, sr_wilson_interval *out);

/* z such that a standard normal variable lies within ±z with the probability `level` (0 < level < 1):
   1.959963984540054 for 0.95. */
double sr_normal_quantile(double level);

#endif
