/* The index with other weights. Only for the files of this folder. */
#ifndef SR_MODEL_WEIGHTS_INDEX_H
#define SR_MODEL_WEIGHTS_INDEX_H

#include "model/build.h"
#include "model/weights/weights.h"

/* The index of all units of `base` with `weights`: one for each indicator, and one for each row of `rest`.
   SR_OVERFLOW when they cannot be added. */
SR_MUST_USE
sr_status sr_weigh(sr_build *build, const sr_index_result *base, const sr_rest *rest,
                   const sr_number *weights, sr_weighed *out);

/* Reads the files, weighs, and compares; `out` stays NULL when something is wrong with a file. */
SR_MUST_USE
sr_status sr_build_parties(sr_build *build, const sr_results_ask *ask, const sr_index_result *indices,
                           size_t index_count, const sr_parties **out);
/* Where the parties agree and differ, and which conclusions depend on whose weights count. */
SR_MUST_USE
sr_status sr_compare_parties(sr_build *build, sr_parties *parties);

#endif
