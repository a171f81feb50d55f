/* An index while it is combined level by level. Only for its two files. */
#ifndef SR_MODEL_INDEX_COMPOSE_H
#define SR_MODEL_INDEX_COMPOSE_H

#include "model/index/index.h"

/* All units of one index, as arrays; a column is an indicator. */
typedef struct sr_composing {
    sr_build *build;
    const sr_index *index;
    sr_index_result *units;
    size_t unit_count;
    sr_levels levels;
    sr_number *values; /* of one unit: [indicator] */
    bool *present;
    sr_number *column, *normal; /* of one indicator: [unit] */
    bool *in_column;
    sr_level_value *nodes;
    bool told_no_mean; /* once for all units */
} sr_composing;

/* The value of a combined node as a quantity. */
sr_quantity sr_compose_value(const sr_composing *c, const sr_level_value *node);
/* What each indicator and area of a unit gives, could give and would lift. */
SR_MUST_USE
sr_status sr_compose_shares(sr_composing *c, sr_index_result *unit);

#endif
