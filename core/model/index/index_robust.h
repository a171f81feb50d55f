/* An index as rows of numbers, for drawing. Only for the files about its robustness. */
#ifndef SR_MODEL_INDEX_ROBUST_H
#define SR_MODEL_INDEX_ROBUST_H

#include "model/index/index.h"

/* A row that is drawn: an indicator, or a remainder of which only the total is published. */
typedef struct sr_robust_row {
    const sr_indicator *indicator; /* NULL: a remainder */
    size_t at;                     /* of the indicator in the index */
    const char *id, *text;
    size_t area;
} sr_robust_row;

typedef struct sr_robust_index {
    sr_draw_index numbers;
    sr_robust_row *rows;     /* as many as the numbers have leaves */
    size_t sampled;          /* rows whose outcome is a sample in some unit */
    sr_varied_score *varied; /* [variant but the first][unit][indicator] */
} sr_robust_index;

/* Fills the numbers from the results of all units; all in the arena. With fewer than two rows there is
   nothing to vary: leaves is 0 then. */
SR_MUST_USE
sr_status sr_robust_rows(sr_build *build, const sr_robustness *rule, const sr_index_result *units,
                         size_t count, sr_robust_index *out);

#endif
