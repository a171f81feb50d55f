/* What is known of tables about persons without any figure of them. Only for the files of this folder and
   their tests. */
#ifndef SR_MODEL_PROTECT_H
#define SR_MODEL_PROTECT_H

#include "table/quantity.h"

/* For each column with a word for totals and each column of numbers of persons, a quantity that is zero: the
   rows that are totals less the rows that they are totals of. Only where the numbers add up. */
SR_MUST_USE
sr_status sr_protect_totals(sr_arena *arena, const sr_table *table, sr_quantity **out, size_t *count);

#endif
