/* Which columns that were read stand behind a column of a derived table. Only for the files of this folder.
 */
#ifndef SR_TABLE_BEHIND_H
#define SR_TABLE_BEHIND_H

#include "table/operation.h"

/* Behind `out`, a copy of `from` in a derived table, stands what stands behind `from`: itself when it was
   read. */
SR_MUST_USE
sr_status sr_behind_copy(sr_arena *arena, const sr_column *from, sr_column *out);
/* The tables behind the column come after `by` others. */
SR_MUST_USE
sr_status sr_behind_after(sr_arena *arena, uint32_t by, sr_column *column);
/* Of a op b. */
SR_MUST_USE
sr_status sr_behind_both(sr_arena *arena, sr_arithmetic op, const sr_column *a, const sr_column *b,
                         sr_column *out);
/* Of a column that holds the cells of one of `count` columns in each row, as `chosen` says. */
SR_MUST_USE
sr_status sr_behind_choice(sr_arena *arena, const sr_column *const *columns, size_t count, sr_cells chosen,
                           sr_column *out);

#endif
