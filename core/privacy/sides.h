/* Which of the tables behind a derived one has the rows that are counted. Only for the files of this folder.
 */
#ifndef SR_PRIVACY_SIDES_H
#define SR_PRIVACY_SIDES_H

#include "table/building/dictionary.h"
#include "table/numbering.h"
#include "table/table.h"

/* Joins of the same tables have the same side, whichever rows they were made of: else one person would be a
   member of one sort in one figure and of another in the next. */
typedef struct sr_sides {
    sr_arena *arena;
    sr_numbering tables; /* derived tables seen so far */
    sr_dictionary kinds; /* of joins: the names of what is joined */
    uint32_t *kind_of;   /* of each table */
    uint64_t *single;    /* of each kind, a bit for each parent whose rows it never holds twice */
    size_t table_capacity, kind_capacity;
} sr_sides;

sr_sides sr_sides_new(sr_arena *arena);
void sr_sides_free(sr_sides *sides);

/* Gets to know a derived table; all are met before the first is asked for. */
SR_MUST_USE
sr_status sr_sides_meet(sr_sides *sides, const sr_table *table);
/* The parent that is counted: the first about persons whose rows no join of this kind holds twice, else the
   first about persons. NULL: none is about persons. */
const sr_parent *sr_sides_of(const sr_sides *sides, const sr_table *table);

static inline bool sr_parent_about_persons(const sr_parent *parent)
{
    return parent->table->source != NULL && parent->table->source->persons;
}

#endif
