/* An index while it is written as rows of numbers. Only for the two files that do it. */
#ifndef SR_MODEL_INDEX_ROBUST_ROWS_H
#define SR_MODEL_INDEX_ROBUST_ROWS_H

#include "model/index/index_robust.h"

typedef struct sr_filling {
    sr_build *build;
    const sr_robustness *rule;
    const sr_index_result *units;
    size_t unit_count;
    bool composed;
    sr_robust_index *out;
    double *weights, *scores, *present, *hits, *asked, *raw, *measured;
    sr_curve *curves;
    size_t *parents;
    size_t most; /* rows */
    bool failed; /* out of memory */
} sr_filling;

static inline double real(sr_number number)
{
    return sr_number_double(sr_settled(number));
}

/* The curves of outcomes that are samples, when the rows are known. */
void sr_robust_samples(sr_filling *f);

#endif
