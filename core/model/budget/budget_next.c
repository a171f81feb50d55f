/* What each outcome cost, and a proposal for next year's budget. Both are computed from figures that may be
   printed only, so that neither tells anything about what is hidden. */
#include "model/budget/budget.h"

/* ---- cost ---- */

/* Kronor divided by a number of outcomes. */
static sr_quantity cost_of_each(const sr_quantity *money, const sr_quantity *number)
{
    sr_quantity each = sr_quantity_number(SR_INT(0), SR_IN_KR);
    if (number->missing != SR_PRESENT || money->missing != SR_PRESENT) {
        each.missing = number->missing != SR_PRESENT ? number->missing : money->missing;
    } else if (sr_number_compare(number->value, SR_INT(0)) <= 0) {
        each.missing = SR_NOT_APPLICABLE; /* nothing came of it: there is no cost of each */
    } else if (sr_number_divide(money->value, number->value, &each.value) != SR_OK) {
        each.missing = SR_NOT_MEASURABLE;
    }
    return each;
}

/* By the budget of the year: what is budgeted, divided by the outcome that is budgeted. */
static sr_status find_budgeted_cost(sr_build *build, sr_budget_result *out)
{
    const sr_target *target = &out->level.target;
    out->budgeted_cost = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_KR);
    if (out->level.has_cost && target->has_value) {
        const sr_quantity outcomes = sr_quantity_number(target->value, SR_IN_COUNT);
        out->budgeted_cost = cost_of_each(&out->level.cost, &outcomes);
    }
    return sr_origin_unite(build->arena, out->level.cost.origin, target->origin, &out->budgeted_cost.origin);
}

sr_status sr_budget_cost(sr_build *build, sr_budget_result *out)
{
    const sr_budget_line *line = out->line;
    const sr_measure *counted = line->counted != NULL ? line->counted : line->measure;
    out->cost = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_KR);
    sr_status status = find_budgeted_cost(build, out);
    if (status != SR_OK || line->cost == NULL || counted == NULL) {
        return status;
    }
    status = sr_build_outcome(build, line->cost, out->unit, &out->money);
    if (status == SR_OK) {
        status = sr_build_outcome(build, counted, out->unit, &out->counted);
    }
    if (status != SR_OK) {
        return status;
    }
    out->cost = cost_of_each(&out->money->value, &out->counted->value);
    return sr_origin_unite(build->arena, out->money->value.origin, out->counted->value.origin,
                           &out->cost.origin);
}

/* ---- next year ---- */

const char *sr_next_rule_id(sr_next_rule rule)
{
    static const char *const ids[SR_NEXT_RULES] = {[SR_NEXT_KEEP] = "keep",
                                                   [SR_NEXT_OUTCOME] = "outcome",
                                                   [SR_NEXT_MEAN] = "mean",
                                                   [SR_NEXT_TREND] = "trend",
                                                   [SR_NEXT_OWN] = "own"};
    return ids[rule];
}

static void fail(sr_budget_result *out, sr_missing missing, sr_message reason)
{
    sr_budget_lose(&out->proposal, missing);
    out->proposal_reason = reason;
}

/* This year: its outcome when it is over, else the forecast in force. */
static sr_next_ground this_year(const sr_build *build, const sr_budget_result *line)
{
    sr_next_ground ground = {.period = {build->period.year, SR_YEAR, 1}};
    sr_quantity unknown = sr_quantity_missing(SR_NOT_MEASURED, line->line->measure->measured_in);
    ground.is_forecast = build->period.kind != SR_YEAR;
    if (ground.is_forecast) {
        ground.value = line->in_force != NULL ? line->in_force->forecast : unknown;
    } else {
        ground.value = line->outcome != NULL ? line->outcome->value : unknown;
    }
    return ground;
}

/* Oldest first, this year last. */
static sr_status find_grounds(sr_build *build, sr_budget_result *out)
{
    size_t years = out->line->next.years;
    sr_next_ground *grounds = sr_arena_array(build->arena, years + 1, sizeof *grounds);
    sr_status status = grounds != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; i + 1 < years && status == SR_OK; i++) {
        const sr_quantity *known = NULL;
        sr_period year = {build->period.year - (int)(years - 1 - i), SR_YEAR, 1};
        status = sr_build_earlier(build, out->line->measure, out->unit, year, &known);
        grounds[i] = (sr_next_ground){.period = year};
        grounds[i].value =
            known != NULL ? *known : sr_quantity_missing(SR_NOT_MEASURED, out->line->measure->measured_in);
    }
    if (status == SR_OK && years > 0) {
        grounds[years - 1] = this_year(build, out);
    }
    out->grounds = grounds;
    out->ground_count = years;
    for (size_t i = 0; i < years && status == SR_OK; i++) {
        status = sr_budget_from(build, &out->proposal, grounds[i].value.origin);
    }
    return status;
}

/* Why a year cannot be used; a message without id when it can. `year` is in the arena. */
static sr_message hindrance_of(const sr_budget_result *line, const sr_next_ground *ground, const char *year,
                               sr_missing *missing)
{
    int broken = line->line->measure->compare.broken_since;
    *missing = ground->value.missing == SR_SUPPRESSED ? SR_SUPPRESSED : SR_NOT_MEASURED;
    if (ground->value.missing == SR_SUPPRESSED) {
        return SR_MSG("the outcome of {0} is hidden to protect persons", year);
    }
    if (ground->value.missing != SR_PRESENT && ground->is_forecast) {
        return SR_MSG("there is no forecast of {0}", year);
    }
    if (ground->value.missing != SR_PRESENT) {
        return SR_MSG("the outcome of {0} is not known", year);
    }
    if (broken > ground->period.year && broken <= line->grounds[line->ground_count - 1].period.year) {
        *missing = SR_NOT_MEASURABLE;
        return SR_MSG("{0} is not measured in the same way as this year", year);
    }
    return (sr_message){0};
}

/* Tells why the years cannot be used together; leaves the reason empty when they can. */
static sr_status find_hindrance(sr_build *build, sr_budget_result *out)
{
    for (size_t i = 0; i < out->ground_count && out->proposal_reason.id == NULL; i++) {
        char period[16];
        sr_missing missing;
        sr_period_write(out->grounds[i].period, period);
        const char *year = sr_arena_printf(build->arena, "%s", period);
        if (year == NULL) {
            return SR_MEMORY;
        }
        sr_message reason = hindrance_of(out, &out->grounds[i], year, &missing);
        if (reason.id != NULL) {
            fail(out, missing, reason);
        }
    }
    return SR_OK;
}

/* What a year weighs: of a mean 1/n; of the least-squares line through n years, one year on,
   (6i − 2(n − 1)) / n(n − 1) for year i from 0. */
static sr_status weight_of(sr_next_rule rule, size_t i, size_t n, sr_number *out)
{
    int64_t count = (int64_t)n;
    return rule == SR_NEXT_TREND ? sr_number_ratio(6 * (int64_t)i - 2 * (count - 1), count * (count - 1), out)
                                 : sr_number_ratio(1, count, out);
}

static sr_status weigh(const sr_budget_result *line, sr_number *sum)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < line->ground_count && status == SR_OK; i++) {
        sr_number weight;
        sr_number part;
        status = weight_of(line->line->next.rule, i, line->ground_count, &weight);
        if (status == SR_OK) {
            status = sr_number_multiply(weight, line->grounds[i].value.value, &part);
        }
        if (status == SR_OK) {
            status = sr_number_add(*sum, part, sum);
        }
    }
    return status;
}

/* A direction, such as "rises", is no level. */
static void keep_level(sr_budget_result *out)
{
    const sr_target *target = &out->level.target;
    out->proposal.value = target->value;
    out->proposal.origin = target->origin;
    if (!target->has_value) {
        fail(out, SR_NOT_MEASURABLE, SR_MSG("there is no level to keep"));
    }
}

static sr_status by_rule(sr_build *build, sr_budget_result *out)
{
    const sr_budget_line *line = out->line;
    const sr_quantity *own = NULL;
    if (line->next.rule == SR_NEXT_OWN) {
        sr_status status = sr_build_rule(build, line->measure, &line->next.own, "next_year", out->unit, &own);
        if (status == SR_OK) {
            out->proposal = *own;
        }
        return status;
    }
    out->proposal.missing = SR_PRESENT;
    out->proposal.value = SR_INT(0);
    if (line->next.rule == SR_NEXT_KEEP) {
        keep_level(out);
    } else if (weigh(out, &out->proposal.value) != SR_OK) {
        fail(out, SR_NOT_MEASURABLE, SR_MSG("the figures are too large"));
    }
    return SR_OK;
}

/* Points on a share are hundredths. */
static void add_change(sr_budget_result *out)
{
    sr_number change = out->line->next.change.value;
    bool hundredths =
        out->line->measure->measured_in == SR_IN_SHARE && out->line->next.change.measured_in == SR_IN_POINTS;
    if (!out->line->next.has_change || out->proposal.missing != SR_PRESENT) {
        return;
    }
    if ((hundredths && sr_number_divide(change, SR_INT(100), &change) != SR_OK) ||
        sr_number_add(out->proposal.value, change, &out->proposal.value) != SR_OK) {
        fail(out, SR_NOT_MEASURABLE, SR_MSG("the figures are too large"));
    }
}

/* A share lies between 0 and 1, and no number, money or time is below zero: a rule that leads outside gives
   no proposal rather than another one. */
static void check_bounds(sr_budget_result *out)
{
    if (out->proposal.missing != SR_PRESENT) {
        return;
    }
    bool below = sr_number_compare(out->proposal.value, SR_INT(0)) < 0;
    bool above =
        out->proposal.measured_in == SR_IN_SHARE && sr_number_compare(out->proposal.value, SR_INT(1)) > 0;
    if (below || above) {
        fail(out, SR_NOT_APPLICABLE, SR_MSG("the rule leads to a level that cannot be"));
    }
}

sr_status sr_budget_propose(sr_build *build, sr_budget_result *out)
{
    const sr_budget_line *line = out->line;
    out->proposal = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    if (line->next.rule == SR_NEXT_NONE || line->measure == NULL) {
        return SR_OK;
    }
    out->proposal.measured_in = line->measure->measured_in;
    sr_status status = find_grounds(build, out);
    if (status == SR_OK) {
        status = find_hindrance(build, out);
    }
    if (status != SR_OK || out->proposal_reason.id != NULL) {
        return status;
    }
    status = by_rule(build, out);
    if (status == SR_OK && out->proposal.missing != SR_PRESENT && out->proposal_reason.id == NULL) {
        out->proposal_reason = sr_missing_reason(out->proposal.missing);
    }
    add_change(out);
    check_bounds(out);
    return status;
}
