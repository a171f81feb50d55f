/* Members of a line of the social budget that are about the year: its parts, follow-ups, and the year after.
 */
#ifndef SR_RULES_DECLARE_BUDGET_H
#define SR_RULES_DECLARE_BUDGET_H

#include "rules/draft.h"

typedef struct budgeted_cost {
    bool given;
    sr_quantity amount;
    sr_place place;
} budgeted_cost;

typedef struct follow_ups {
    sr_follow_up *at;
    const char **lines; /* id of the line that each is about, from a table; NULL: the one it stands in */
    size_t count;
} follow_ups;

/* What is budgeted for one unit and for the year or a part of it, as it was read. */
typedef struct level_draft {
    const char *line; /* id of the line that it is about, from a table; NULL: the one it stands in */
    const char *goal;
    const sr_unit *unit;
    bool has_period;
    sr_period period; /* not given: the year of the plan */
    const target_box *target;
    sr_split split;
    const char *decided;
    bool has_standing; /* it says whether it is proposed */
    bool proposed;
    const char *comment;
    bool has_cost;
    sr_quantity cost;
    const sr_origin *origin;
    spot at;
} level_draft;
typedef struct level_drafts {
    level_draft *at;
    size_t count;
    bool given;
    bool broken; /* some could not be read, which has been told */
} level_drafts;

/* Puts the levels of the line into it, and tells what is missing, said twice or does not add up. SR_MEMORY
   only. */
SR_MUST_USE
sr_status finish_levels(sr_rules *rules, const char *subject, level_drafts *drafts, sr_budget_line *line);

/* Tells, when all is declared, of parts in the list at `index` that are about a line which is not, or which
   takes nothing from a table by `word`. Parts of other years are about the lines of those. */
void expect_lines(lua_State *L, int index, const char *word);

bool read_split_field(reading *r, int index, const char *name, void *out);       /* sr_split */
bool read_follow_ups_field(reading *r, int index, const char *name, void *out);  /* follow_ups */
bool read_levels_field(reading *r, int index, const char *name, void *out);      /* level_drafts */
bool read_period_field(reading *r, int index, const char *name, void *out);      /* sr_period */
bool read_cost_budget_field(reading *r, int index, const char *name, void *out); /* budgeted_cost */
bool read_next_field(reading *r, int index, const char *name, void *out);        /* sr_next_budget */

#endif
