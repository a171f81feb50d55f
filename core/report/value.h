/* Results as values of the document, and targets in words. */
#ifndef SR_REPORT_VALUE_H
#define SR_REPORT_VALUE_H

#include "report/prose.h"

typedef enum sr_value_place { SR_IN_PROSE, SR_IN_CELL, SR_IN_CELL_LINKED } sr_value_place;

/* Values of a result: its own, of the previous period, of the nation. In prose with unit and link; in cells
   without unit, the linked one is the row's first. */
sr_value sr_value_of(const sr_measure_result *result, sr_value_place place);
sr_value sr_value_previous(const sr_measure_result *result, sr_value_place place);
sr_value sr_value_national(const sr_measure_result *result, sr_value_place place);
/* A value that is no measure. */
sr_value sr_value_plain(sr_quantity quantity, const char *line, sr_value_place place);
/* The outcome with as many decimals as it takes not to seem to reach the target. */
sr_value sr_value_against(const sr_measure_result *result, const sr_target *target, sr_value_place place);
/* The same value with its unit printed. */
sr_value sr_value_with_unit(sr_value value);

/* Cells. */
void sr_cell_result(sr_report *r, sr_value value);
void sr_cell_base(sr_report *r, const sr_measure_result *result); /* "k of n", "n", or words */
/* "(k of n)" after a value, when the base is known. */
void sr_say_base(sr_report *r, const sr_measure_result *result);

const char *sr_measure_label(const sr_measure_result *result);
/* "MISAM", or the förbund's short name. */
const char *sr_unit_name(const sr_report *r, const sr_unit *unit);
bool sr_has_tag(const sr_measure *measure, const char *tag);
/* The measure's tag number `at` among those that are not `first`; NULL when there is none. */
const char *sr_tag_after(const sr_measure *measure, const char *first, size_t at);
bool sr_is_whole(const sr_measure_result *result); /* of everybody, not of a group */
bool sr_is_missing(const sr_quantity *quantity);

/* "at least 90 %", "above 85 %", "at least 125 every quarter", "no level". */
const char *sr_target_text(sr_report *r, const sr_target *target);
/* The same for a goal: "above 85 %, both groups"; "no target". */
const char *sr_goal_target_text(sr_report *r, const sr_goal *goal);
/* "10 percentage points above the target", "exactly at the target" after the amount. */
void sr_say_distance(sr_report *r, const sr_quantity *distance, const char *line);

#endif
