/* The parts of a social budget line's result. Only for the files of this folder. */
#ifndef SR_MODEL_BUDGET_H
#define SR_MODEL_BUDGET_H

#include "model/build.h"
#include "model/judge.h"

/* The state of an outcome by a target of the line. */
sr_verdict sr_budget_judge(const sr_target *target, const sr_measure_result *result);
/* value minus the level of the target, as it is printed; missing when either is. It comes from both. */
SR_MUST_USE
sr_status sr_budget_deviation(sr_build *build, const sr_quantity *value, const sr_target *target,
                              sr_measured_in unit, sr_quantity *out);
/* Adds to where a figure comes from; what is missing has been looked for there too. */
SR_MUST_USE
static inline sr_status sr_budget_from(sr_build *build, sr_quantity *figure, const sr_origin *origin)
{
    return sr_origin_unite(build->arena, figure->origin, origin, &figure->origin);
}
/* Takes the number out of a figure. */
static inline void sr_budget_lose(sr_quantity *figure, sr_missing missing)
{
    const sr_origin *origin = figure->origin;
    *figure = sr_quantity_missing(missing, figure->measured_in);
    figure->origin = origin;
}

/* Fills basis and target of `out`: what of the year's budget is to be reached in the period. */
SR_MUST_USE
sr_status sr_budget_in_period(sr_build *build, sr_budget_result *out);
/* Fills what has been reached so far in the year, once the outcome is there. */
SR_MUST_USE
sr_status sr_budget_to_date(sr_build *build, sr_budget_result *out);
/* Fills follow-up and forecasts. */
SR_MUST_USE
sr_status sr_budget_forecasts(sr_build *build, sr_budget_result *out);
/* Fills the cost of each outcome. It is computed from what may be printed, and hidden whenever the number or
   the money is: it tells nothing that they do not. */
SR_MUST_USE
sr_status sr_budget_cost(sr_build *build, sr_budget_result *out);
/* Fills the proposal for next year, from what may be printed. */
SR_MUST_USE
sr_status sr_budget_propose(sr_build *build, sr_budget_result *out);

#endif
