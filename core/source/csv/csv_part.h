/* Rows of a large CSV text by several threads. */
#ifndef SR_SOURCE_CSV_PART_H
#define SR_SOURCE_CSV_PART_H

#include "source/csv/csv_row.h"

/* The rest of the text to the builder, by as many threads as the builder allows. The table and the findings
   are those that sr_csv_rows gives. */
SR_MUST_USE
sr_status sr_csv_read_parts(sr_csv *c);

#endif
