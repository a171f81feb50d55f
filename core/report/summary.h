/* The parts of the summary that have files of their own. */
#ifndef SR_REPORT_SUMMARY_H
#define SR_REPORT_SUMMARY_H

#include "report/value.h"

/* Whether the report says how the goals were met. */
bool sr_tells_goals(const sr_report *r);
void sr_key_figures(sr_report *r);

/* Sentences in the open paragraph. */
void sr_read_more(sr_report *r, const char *chapter); /* where the report has that chapter */
void sr_say_contradictions(sr_report *r);

#endif
