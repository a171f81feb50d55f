/* Members of a line of the social budget that are about the year: its parts, follow-ups, and the year after.
 */
#ifndef SR_RULES_DECLARE_BUDGET_H
#define SR_RULES_DECLARE_BUDGET_H

#include "rules/draft.h"

typedef struct follow_ups {
    sr_follow_up *at;
    size_t count;
} follow_ups;

bool read_split_field(reading *r, int index, const char *name, void *out);      /* sr_split */
bool read_follow_ups_field(reading *r, int index, const char *name, void *out); /* follow_ups */
bool read_next_field(reading *r, int index, const char *name, void *out);       /* sr_next_budget */

#endif
