/* National indicators: measures with the tag "indikator", or compared with the nation. */
#ifndef SR_REPORT_INDICATORS_H
#define SR_REPORT_INDICATORS_H

#include "report/value.h"

typedef struct sr_selected {
    size_t count;
    const sr_measure_result **items;
} sr_selected;

/* How the selected ones lie against the nation. */
typedef struct sr_positions {
    size_t known, higher, same, lower;
    size_t withheld; /* could be compared, but no position is claimed: the difference is within the
                        uncertainty */
} sr_positions;

bool sr_indicators_exist(const sr_report *r);
bool sr_indicator_groups_exist(const sr_report *r);
bool sr_is_indicator(const sr_measure_result *result);
/* "Stödet gör nytta", "indikator 1", "deltagare pågående"; the last two may be NULL. */
const char *sr_indicator_question(const sr_measure_result *result);
const char *sr_indicator_number(const sr_measure_result *result);
const char *sr_indicator_respondent(const sr_measure_result *result);

/* Those of everybody (group NULL) or of one group ("kön=kvinnor"); of one respondent unless that is NULL. */
sr_selected sr_indicators_select(sr_report *r, const char *group, const char *respondent);
sr_positions sr_indicators_count(const sr_selected *selected);
const char *sr_positions_text(sr_report *r, const sr_positions *positions); /* a sentence without full stop */
const char *sr_indicators_sum(sr_report *r, const sr_positions *positions);
void sr_say_years(sr_report *r, const sr_selected *selected); /* risen, level, fallen; changed questions */
void sr_say_positions(sr_report *r, const sr_positions *positions, const char *line);

/* Whether questions of the same indicator lie on both sides of the nation. */
bool sr_indicator_is_split(const sr_selected *selected, const sr_measure_result *result);

/* "Personal · indikator 4". */
const char *sr_indicator_head(sr_report *r, const sr_measure_result *result);
void sr_indicator_chart(sr_report *r, const char *id, const char *title, const char *table,
                        const sr_selected *selected);
void sr_indicator_table(sr_report *r, const sr_selected *selected);

#endif
