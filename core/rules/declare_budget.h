/* Members of a line of the social budget that are about the year: its parts, follow-ups, and the year after.
 */
#ifndef SR_RULES_DECLARE_BUDGET_H
#define SR_RULES_DECLARE_BUDGET_H

#include "rules/draft.h"

typedef struct follow_ups {
    sr_follow_up *at;
    const char **lines; /* id of the line that each is about, from a table; NULL: the one it stands in */
    size_t count;
} follow_ups;

/* Tells, when all is declared, of parts in the list at `index` that are about a line which is not. */
void expect_lines(lua_State *L, int index);

bool read_split_field(reading *r, int index, const char *name, void *out);      /* sr_split */
bool read_follow_ups_field(reading *r, int index, const char *name, void *out); /* follow_ups */
bool read_next_field(reading *r, int index, const char *name, void *out);       /* sr_next_budget */

#endif
