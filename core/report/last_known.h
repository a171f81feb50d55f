/* Outcomes of the year before, which a plan tells so that its levels can be understood. They have lines of
   their own in the method appendix, so that the outcome of the plan's own year is not told there either. */
#ifndef SR_REPORT_LAST_KNOWN_H
#define SR_REPORT_LAST_KNOWN_H

#include "report/value.h"

/* A cell with the outcome and its year; words when none is known. `result` NULL: there is no measure. */
void sr_last_known_cell(sr_report *r, const sr_measure_result *result);
void sr_last_known_index_cells(sr_report *r, const sr_index_result *index); /* value, and its year */
bool sr_last_known_exists(const sr_measure_result *result);
bool sr_last_known_index_exists(const sr_index_result *index);

/* What a key of such a line means. NULL: it is no such key. */
typedef struct sr_last_known {
    const sr_measure_result *result; /* or */
    const sr_index_result *index;
} sr_last_known;
bool sr_last_known_find(sr_report *r, const char *key, sr_last_known *out);

#endif
