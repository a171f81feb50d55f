/* The uncertainty of shares: in the indicator table, in sentences, and in the method appendix. */
#ifndef SR_REPORT_INTERVAL_H
#define SR_REPORT_INTERVAL_H

#include "report/indicators.h"

bool sr_interval_shown(const sr_measure_result *result);
bool sr_intervals_exist(const sr_selected *selected);
/* "61–91"; not stated where there is none. */
void sr_cell_interval(sr_report *r, const sr_measure_result *result);
/* What the column means, in a paragraph below its table. */
void sr_explain_intervals(sr_report *r, const sr_selected *selected);
/* Within a cell: "95 % interval (Wilson): 61 % to 91 %". */
void sr_say_interval(sr_report *r, const sr_measure_result *result);
/* How many questions claim no direction because their interval covers what they are compared with. */
void sr_say_withheld(sr_report *r, const sr_selected *selected);

#endif
