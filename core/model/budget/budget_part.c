/* A year's budget in a part of the year: the level that holds at any time, or the declared part of a volume,
   and what has been reached so far. */
#include "model/budget/budget.h"

#include <string.h>

const char *sr_budget_basis_id(sr_budget_basis basis)
{
    static const char *const ids[] = {[SR_BUDGET_YEAR] = "year",
                                      [SR_BUDGET_LEVEL] = "level",
                                      [SR_BUDGET_LEVEL_ASSUMED] = "level_assumed",
                                      [SR_BUDGET_PART] = "part",
                                      [SR_BUDGET_PART_LEVEL] = "part_level",
                                      [SR_BUDGET_UNDIVIDED] = "undivided"};
    return ids[basis];
}

sr_budget_level sr_budget_level_of(const sr_budget_line *line, const sr_unit *unit)
{
    for (size_t i = 0; i < line->level_count; i++) {
        if (line->levels[i].unit == unit) {
            return line->levels[i];
        }
    }
    return (sr_budget_level){.unit = unit,
                             .target = line->target,
                             .split = line->split,
                             .decided = line->decided,
                             .proposed = line->proposed,
                             .comment = line->comment,
                             .has_cost = line->has_cost_budget,
                             .cost = line->cost_budget,
                             .place = line->place};
}

sr_day sr_decided_day(const char *decided)
{
    enum { DAY = 10 };
    sr_day day = SR_DAY_NONE;
    bool long_enough = decided != NULL && strlen(decided) >= DAY;
    return long_enough && sr_day_read((sr_str){decided, DAY}, &day) ? day : SR_DAY_NONE;
}

bool sr_adds_up(const sr_measure *measure)
{
    return measure != NULL && (measure->measured_in == SR_IN_COUNT || measure->measured_in == SR_IN_KR);
}

bool sr_may_add_up(const sr_measure *measure)
{
    return sr_adds_up(measure) || (measure != NULL && measure->measured_in == SR_IN_NONE);
}

const sr_split_part *sr_split_part_find(const sr_split *split, sr_period_kind kind, int part)
{
    for (size_t i = 0; i < split->part_count; i++) {
        if (split->parts[i].kind == kind && split->parts[i].part == part) {
            return &split->parts[i];
        }
    }
    return NULL;
}

static const sr_split_part *find_part(const sr_split *split, sr_period period)
{
    return sr_split_part_find(split, period.kind, period.part);
}

/* The share of the year that is declared for a part of it. */
static bool share_of(const sr_split *split, sr_period period, sr_number *out)
{
    if (split->kind == SR_SPLIT_EVEN) {
        return sr_number_ratio(1, sr_period_parts(period.kind), out) == SR_OK;
    }
    const sr_split_part *part = split->kind == SR_SPLIT_SHARES ? find_part(split, period) : NULL;
    if (part != NULL) {
        *out = part->share;
    }
    return part != NULL;
}

static sr_budget_basis basis_of(const sr_budget_result *result, sr_period period, sr_number *share)
{
    const sr_budget_level *level = &result->level;
    if (period.kind == SR_YEAR) {
        return SR_BUDGET_YEAR;
    }
    if (level->split.kind == SR_SPLIT_LEVELS) {
        return find_part(&level->split, period) != NULL ? SR_BUDGET_PART_LEVEL : SR_BUDGET_UNDIVIDED;
    }
    if (level->split.kind == SR_SPLIT_LEVEL || !level->target.has_value) {
        return SR_BUDGET_LEVEL;
    }
    if (level->split.kind == SR_SPLIT_UNSAID) {
        return sr_adds_up(result->line->measure) ? SR_BUDGET_UNDIVIDED : SR_BUDGET_LEVEL_ASSUMED;
    }
    return share_of(&level->split, period, share) ? SR_BUDGET_PART : SR_BUDGET_UNDIVIDED;
}

static sr_target part_of(const sr_budget_level *level, sr_number share)
{
    sr_target target = level->target;
    if (sr_number_multiply(target.value, share, &target.value) != SR_OK) {
        target.comparator = SR_NO_LEVEL;
        target.has_value = false;
    }
    return target;
}

static void tell_undivided(const sr_build *build, const sr_budget_result *line)
{
    char period[16];
    sr_period_write(build->period, period);
    sr_findings_add(
        build->findings,
        &(sr_finding){.code = "SR4490",
                      .severity = SR_NOTE,
                      .place = line->level.place,
                      .subject = line->key,
                      .message = SR_MSG("the line does not say what of its budget is for {0}", period),
                      .hint =
                          SR_MSG("say how the year's budget is divided: split = \"even\", split = { … }, or "
                                 "split = \"level\" for a level that holds at any time")});
}

/* A budget that was decided on when the period had ended could not steer it. */
static void check_decided(const sr_build *build, const sr_budget_result *line)
{
    sr_day decided = sr_decided_day(line->level.decided);
    if (decided == SR_DAY_NONE || decided <= sr_period_last(build->period)) {
        return;
    }
    char day[16];
    char period[16];
    sr_day_write(decided, day);
    sr_period_write(build->period, period);
    sr_findings_add(
        build->findings,
        &(sr_finding){.code = "SR4491",
                      .severity = SR_WARNING,
                      .place = line->level.place,
                      .subject = line->key,
                      .message = SR_MSG("the budget was decided on {0}, when {1} had ended", day, period),
                      .hint = SR_MSG("check the date of the decision; a budget that is decided on afterwards "
                                     "has not steered anything")});
}

sr_status sr_budget_in_period(sr_build *build, sr_budget_result *out)
{
    sr_number share = SR_INT(1);
    out->level = sr_budget_level_of(out->line, out->unit);
    out->basis = basis_of(out, build->period, &share);
    out->target = out->level.target;
    out->comment = out->level.comment;
    const sr_split_part *part = find_part(&out->level.split, build->period);
    if (part != NULL && part->comment != NULL) {
        out->comment = part->comment;
    }
    bool by_itself = out->basis == SR_BUDGET_PART_LEVEL || out->basis == SR_BUDGET_PART;
    if (part != NULL && part->has_target && by_itself) {
        out->target = part->target;
    } else if (out->basis == SR_BUDGET_PART) {
        out->target = part_of(&out->level, share);
    }
    if (out->basis == SR_BUDGET_UNDIVIDED) {
        out->target = (sr_target){.comparator = SR_NO_LEVEL, .measured_in = out->level.target.measured_in};
        tell_undivided(build, out);
    }
    check_decided(build, out);
    return SR_OK;
}

/* ---- so far in the year ---- */

/* Adds the outcome of one part; the first that is missing makes the sum missing. */
static void add_outcome(sr_quantity *sum, const sr_quantity *part)
{
    if (sum->missing != SR_PRESENT) {
        return;
    }
    if (part->missing != SR_PRESENT) {
        sr_budget_lose(sum, part->missing);
    } else if (sr_number_add(sum->value, part->value, &sum->value) != SR_OK) {
        sr_budget_lose(sum, SR_NOT_MEASURABLE);
    }
}

/* What is budgeted for the year up to the end of a part: the level, the sum of the shares so far, and the
   rows that they stand in. */
typedef struct so_far {
    sr_quantity outcome;
    sr_number share;
    bool divided; /* the share of each part is known and they add up */
    const sr_origin *budget;
} so_far;

static sr_status add_part(sr_build *build, const sr_budget_result *line, sr_period period, so_far *sum)
{
    const sr_split *split = &line->level.split;
    const sr_split_part *part = find_part(split, period);
    const sr_quantity none = sr_quantity_missing(SR_NOT_MEASURED, sum->outcome.measured_in);
    const sr_quantity *outcome = line->outcome != NULL ? &line->outcome->value : NULL;
    sr_number one = SR_INT(0);
    sr_status status = SR_OK;
    if (!sr_period_equal(period, build->period)) {
        status = sr_build_earlier(build, line->line->measure, line->unit, period, &outcome);
    }
    if (outcome == NULL) {
        outcome = &none;
    }
    add_outcome(&sum->outcome, outcome);
    sum->divided =
        sum->divided && share_of(split, period, &one) && sr_number_add(sum->share, one, &sum->share) == SR_OK;
    if (status == SR_OK) {
        status = sr_budget_from(build, &sum->outcome, outcome->origin);
    }
    if (status == SR_OK && part != NULL) {
        status = sr_origin_unite(build->arena, sum->budget, part->target.origin, &sum->budget);
    }
    return status;
}

sr_status sr_budget_to_date(sr_build *build, sr_budget_result *out)
{
    const sr_measure *measure = out->line->measure;
    out->to_date = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    out->to_date_deviation = out->to_date;
    out->to_date_state = SR_STATE_NOT_MEASURED;
    if (out->basis != SR_BUDGET_PART || build->period.part == 1 || out->outcome == NULL) {
        return SR_OK;
    }
    so_far sum = {.outcome = sr_quantity_number(SR_INT(0), measure->measured_in),
                  .share = SR_INT(0),
                  .divided = true,
                  .budget = out->level.target.origin};
    sr_status status = SR_OK;
    sr_period part = build->period;
    for (part.part = 1; part.part <= build->period.part && status == SR_OK; part.part++) {
        status = add_part(build, out, part, &sum);
    }
    if (status != SR_OK || !sum.divided) {
        return status;
    }
    out->has_to_date = true;
    out->to_date = sum.outcome;
    out->to_date_target = part_of(&out->level, sum.share);
    out->to_date_target.origin = sum.budget;
    out->to_date_state = sr_judge(&out->to_date_target, &(sr_outcome){.value = &out->to_date}).state;
    return sr_budget_deviation(build, &out->to_date, &out->to_date_target, measure->measured_in,
                               &out->to_date_deviation);
}
