/* Which ready mapping reads a table, seen from the names of its columns. */
#ifndef SR_RUN_INSPECT_MAPPING_H
#define SR_RUN_INSPECT_MAPPING_H

#include "model/forbund/mapping.h"
#include "table/table.h"

typedef struct sr_mappings {
    const sr_mapping *list;
    size_t count;
} sr_mappings;

/* The mapping with the most columns in the table, of those whose required columns are all there and that
   know at least half of its columns; of several the first. NULL: none. */
const sr_mapping *sr_mapping_fitting(const sr_mappings *mappings, const sr_table *table);
/* Whether the mapping takes a column of this name. */
bool sr_mapping_knows(const sr_mapping *mapping, const char *name);

#endif
