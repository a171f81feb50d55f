/* Results while they are being computed. Only for the files of this folder. */
#ifndef SR_MODEL_BUILD_H
#define SR_MODEL_BUILD_H

#include "model/results/results.h"

enum { SR_RESULT_CHAINS = 4096 };

/* A figure besides the results of measures: the outcome of another period, or what a rule gives. It is
   decided on with them whether it may be printed. */
typedef struct sr_other_figure {
    const void *of; /* the measure, or the rule */
    const sr_unit *unit;
    sr_period period;
    sr_quantity value;
} sr_other_figure;

typedef struct sr_build {
    sr_evaluation *evaluation;
    sr_arena *arena;
    sr_findings *findings;
    const sr_forbund *forbund;
    const sr_model *model;
    sr_period period;
    sr_language language;
    const sr_measure_result **measures;
    size_t count, capacity;
    struct sr_kept_result *kept[SR_RESULT_CHAINS]; /* the same, to be found */
    struct sr_column_values *values;               /* of grouping columns */
    sr_other_figure **others;
    size_t other_count, other_capacity;
} sr_build;

typedef struct sr_result_list {
    const sr_measure_result **items;
    size_t count;
} sr_result_list;

sr_context sr_build_context(const sr_build *build, const sr_unit *unit);
/* The result of a measure for a unit and group: the one that is there, or a new one; NULL for a group that
   the measure's rows do not have. */
SR_MUST_USE
sr_status sr_build_measure(sr_build *build, const sr_measure *measure, const sr_unit *unit,
                           const sr_group_key *group, const sr_measure_result **out);
/* The results for every value of a grouping column that occurs, in order of first appearance. */
SR_MUST_USE
sr_status sr_build_groups(sr_build *build, const sr_measure_result *whole, const char *column,
                          sr_result_list *out);
/* Every declared measure for its units and groups. */
SR_MUST_USE
sr_status sr_build_measures(sr_build *build);
/* The result that a goal, indicator or budget line of `unit` looks at. */
SR_MUST_USE
sr_status sr_build_outcome(sr_build *build, const sr_measure *measure, const sr_unit *unit,
                           const sr_measure_result **out);
/* The outcome of an earlier period: the one that is there, or a new one. NULL when the period is not in
   forbund.json or not before that of the build. */
SR_MUST_USE
sr_status sr_build_earlier(sr_build *build, const sr_measure *measure, const sr_unit *unit, sr_period period,
                           const sr_quantity **out);
/* What a rule of a script gives in the unit of the measure, known by the rule. */
SR_MUST_USE
sr_status sr_build_rule(sr_build *build, const sr_measure *measure, const sr_evaluator *rule,
                        const char *what, const sr_unit *unit, const sr_quantity **out);
/* The unit that a measure is about where it is looked at for `unit`. */
const sr_unit *sr_build_unit(const sr_measure *measure, const sr_unit *unit);
/* Finds previous and national of a result whose value is known. */
SR_MUST_USE
sr_status sr_find_compared(sr_build *build, sr_measure_result *result);
/* Arrow and position, from what may be printed. */
void sr_compare_result(sr_build *build, sr_measure_result *result);

/* Everything that goals, indices and the social budget will look at: it has to be there before it is decided
   what may be printed. */
SR_MUST_USE
sr_status sr_build_looked_at(sr_build *build);
/* Decides what may be printed, and takes the figures out of everything else. `past`: the builds of earlier
   years' indices. Fills results->protection. */
SR_MUST_USE
sr_status sr_protect_results(sr_build *build, sr_build *past, size_t past_count, sr_results *results);
sr_build sr_build_start(sr_evaluation *evaluation, const sr_model *model, sr_period period);

/* Fills the interval of a result whose measure wants one and whose value has a base of whole numbers. */
void sr_find_interval(sr_measure_result *result);
/* Whether the measure lets its interval decide, and the interval covers the other value, its ends included.
 */
bool sr_interval_covers(const sr_measure_result *result, const sr_quantity *other);

SR_MUST_USE
sr_status sr_build_goal(sr_build *build, const sr_goal *goal, sr_goal_result *out);
SR_MUST_USE
sr_status sr_build_budget(sr_build *build, const sr_budget_line *line, const sr_unit *unit,
                          sr_budget_result *out);
/* Lines of goals that are not in the plan. */
void sr_tell_unknown_goals(const sr_build *build);
/* Every figure that a budget line will look at, before it is decided which may be printed. */
SR_MUST_USE
sr_status sr_budget_look(sr_build *build, const sr_budget_line *line, const sr_unit *unit);
/* One note for each text of a guard that cannot be judged, about all the lines that have it. */
SR_MUST_USE
sr_status sr_tell_unjudged_guards(const sr_build *build, const sr_budget_result *lines, size_t count);
/* The units that an index is computed for in a period; `out` has room for unit_count + 1. */
size_t sr_index_units(const sr_index *index, sr_period period, const sr_unit **out);
/* All of them, side by side; `units` has room for unit_count + 1. */
SR_MUST_USE
sr_status sr_build_index(sr_build *build, const sr_index *index, sr_index_result *units, size_t *count);

/* Sorts the keys and ids of the measures for sr_results_find. */
SR_MUST_USE
sr_status sr_results_name(sr_arena *arena, sr_results *results);

#endif
