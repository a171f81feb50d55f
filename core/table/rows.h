/* New tables whose rows are rows of others: what a join and an unpivoted table are made with. */
#ifndef SR_TABLE_ROWS_H
#define SR_TABLE_ROWS_H

#include "table/table.h"

enum { SR_MOST_DERIVED_ROWS = 200000000 };

/* The cells of `from` at `rows`, `count` of them, which may repeat and need no order. */
SR_MUST_USE
sr_status sr_column_pick(sr_arena *arena, const sr_column *from, const uint32_t *rows, size_t count,
                         sr_column *out);
/* Appends to `parents` the tables that were read behind `side`, each with its row for every row of the
   result; `rows` (owned by the arena) are those of `side` itself. There is room for one more than it has
   parents. */
SR_MUST_USE
sr_status sr_parents_through(sr_arena *arena, const sr_table *side, const uint32_t *rows, size_t count,
                             sr_parent *parents, size_t *parent_count);

/* A view of the same rows on a table that has no others, when they are few among many: what is derived from
   them is then no larger than they are. Else the view itself. */
SR_MUST_USE
sr_status sr_view_compact(sr_arena *arena, const sr_view *view, sr_view *out);

#endif
