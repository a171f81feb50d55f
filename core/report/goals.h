/* Goals: counted, told and set out in tables. */
#ifndef SR_REPORT_GOALS_H
#define SR_REPORT_GOALS_H

#include "report/value.h"

/* Which goals: all, or those of one unit (NULL: of the förbund itself). */
typedef struct sr_goal_scope {
    bool all;
    const sr_unit *unit;
} sr_goal_scope;

typedef struct sr_tally {
    size_t total;
    size_t judged; /* met, partly or not met */
    size_t open;   /* the others */
    size_t of[SR_STATES];
} sr_tally;

bool sr_goals_exist(const sr_report *r);
bool sr_lineage_exists(const sr_report *r);
bool sr_goal_in(const sr_goal_result *goal, sr_goal_scope scope);
sr_tally sr_goals_count(const sr_report *r, sr_goal_scope scope);
/* The scope of the section "mal": the förbund's own goals where each unit has its own table. */
sr_goal_scope sr_goals_of_section(const sr_report *r);

/* Sentences, each added to the open paragraph. `line` is the key of the sum that numbers link to. */
const char *sr_goals_sum(sr_report *r, sr_goal_scope scope);
const char *sr_goals_sum_as(sr_report *r, const char *key, const char *label, const sr_tally *tally);
void sr_say_goals_met(sr_report *r, const sr_tally *tally, const char *line);
void sr_say_goals_by_state(sr_report *r, const sr_tally *tally, const char *line);
/* "one not measured", "five met": with the number in words. */
const char *sr_state_counted(sr_report *r, sr_state state, size_t count);

/* How many goals the plan has, and how many of them have a target. */
void sr_say_plan(sr_report *r);

void sr_goal_table(sr_report *r, const char *id, const char *caption, sr_goal_scope scope);
void sr_plan_table(sr_report *r, const char *id, const char *caption);
/* The first cell of a goal's row. `previous` is the goal of the row above, or NULL. */
void sr_goal_name_cell(sr_report *r, const sr_goal_result *goal, const sr_goal_result *previous,
                       sr_goal_scope scope, const char *note);
/* What a goal is called in running text. */
const char *sr_goal_name(const sr_goal *goal);
/* "5", "MISAM 1"; "" for ids that are only for the program. */
const char *sr_goal_number(sr_report *r, const sr_goal *goal);

/* The state with what explains it. */
void sr_goal_state_cell(sr_report *r, const sr_goal_result *goal);

#endif
