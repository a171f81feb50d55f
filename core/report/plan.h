/* A plan: what is to be reached and how that will be seen, before there is any outcome. */
#ifndef SR_REPORT_PLAN_H
#define SR_REPORT_PLAN_H

#include "report/goals.h"

/* The report sets out the goals of the plan and follows none of them up. */
bool sr_plan_only(const sr_report *r);

/* A level that the outcome can be held against. */
bool sr_goal_has_target(const sr_goal *goal);
size_t sr_plan_count(const sr_report *r, bool (*has)(const sr_goal *goal)); /* of the plan's goals */
/* How many goals have a target, and the key of the sum that says so. */
size_t sr_plan_with_target(const sr_report *r);
const char *sr_plan_sum(sr_report *r);

/* Sentences in the open paragraph. */
void sr_say_measures(sr_report *r);    /* how many goals with a target have a measure */
void sr_say_responsible(sr_report *r); /* how many have somebody who answers for them */

/* The sections "social-budget" and "index" of a plan. */
void sr_plan_budget(sr_report *r);
void sr_plan_index(sr_report *r);

/* The questions of a plan, in the summary. */
void sr_plan_aims(sr_report *r);      /* area by area */
void sr_plan_follow_up(sr_report *r); /* measures, and those who answer */
void sr_plan_unsettled(sr_report *r); /* goals without target or measure, and proposals */

#endif
