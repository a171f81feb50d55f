/* Participants, activities and economy: tables made of measures by their tags and labels. */
#ifndef SR_REPORT_PARTICIPANTS_H
#define SR_REPORT_PARTICIPANTS_H

#include "report/value.h"

bool sr_is_participants(const sr_measure_result *result);
bool sr_participants_exist(const sr_report *r);
bool sr_units_exist(const sr_report *r);
bool sr_economy_exists(const sr_report *r);
/* Whether there is something to tell about the unit (NULL: the förbund as a whole). */
bool sr_unit_has_participants(const sr_report *r, const sr_unit *unit);
/* The measure of how many took part in the unit; NULL when there is none. */
const sr_measure_result *sr_unit_total(const sr_report *r, const sr_unit *unit);
/* The same measure of a group; NULL when there is none or it is missing. */
const sr_measure_result *sr_result_in_group(const sr_report *r, const sr_measure_result *whole,
                                            const char *value);
void sr_say_unit_total(sr_report *r, const sr_unit *unit); /* a sentence, when there is something to say */
void sr_participant_tables(sr_report *r, const sr_unit *unit);
bool sr_is_economy(const sr_measure_result *result);
void sr_say_economy(sr_report *r, size_t most); /* a sentence for each of the first money measures */

#endif
