/* A year's budget in a part of the year: the level that holds at any time, or the declared part of a volume,
   and what has been reached so far. */
#include "model/budget/budget.h"

const char *sr_budget_basis_id(sr_budget_basis basis)
{
    static const char *const ids[] = {[SR_BUDGET_YEAR] = "year",
                                      [SR_BUDGET_LEVEL] = "level",
                                      [SR_BUDGET_LEVEL_ASSUMED] = "level_assumed",
                                      [SR_BUDGET_PART] = "part",
                                      [SR_BUDGET_UNDIVIDED] = "undivided"};
    return ids[basis];
}

static bool is_volume(const sr_budget_line *line)
{
    return line->measure != NULL &&
           (line->measure->measured_in == SR_IN_COUNT || line->measure->measured_in == SR_IN_KR);
}

/* The share of the year that is declared for a part of it. */
static bool share_of(const sr_split *split, sr_period period, sr_number *out)
{
    if (split->kind == SR_SPLIT_EVEN) {
        return sr_number_ratio(1, sr_period_parts(period.kind), out) == SR_OK;
    }
    for (size_t i = 0; i < split->share_count; i++) {
        if (split->shares[i].kind == period.kind && split->shares[i].part == period.part) {
            *out = split->shares[i].share;
            return true;
        }
    }
    return false;
}

static sr_budget_basis basis_of(const sr_budget_line *line, sr_period period, sr_number *share)
{
    if (period.kind == SR_YEAR) {
        return SR_BUDGET_YEAR;
    }
    if (line->split.kind == SR_SPLIT_LEVEL || !line->target.has_value) {
        return SR_BUDGET_LEVEL;
    }
    if (line->split.kind == SR_SPLIT_UNSAID) {
        return is_volume(line) ? SR_BUDGET_UNDIVIDED : SR_BUDGET_LEVEL_ASSUMED;
    }
    return share_of(&line->split, period, share) ? SR_BUDGET_PART : SR_BUDGET_UNDIVIDED;
}

static sr_target part_of(const sr_budget_line *line, sr_number share)
{
    sr_target target = line->target;
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
                      .place = line->line->place,
                      .subject = line->key,
                      .message = SR_MSG("the line does not say what of its budget is for {0}", period),
                      .hint =
                          SR_MSG("say how the year's budget is divided: split = \"even\", split = { … }, or "
                                 "split = \"level\" for a level that holds at any time")});
}

sr_status sr_budget_in_period(sr_build *build, sr_budget_result *out)
{
    sr_number share = SR_INT(1);
    out->basis = basis_of(out->line, build->period, &share);
    out->target = out->line->target;
    if (out->basis == SR_BUDGET_PART) {
        out->target = part_of(out->line, share);
    }
    if (out->basis == SR_BUDGET_UNDIVIDED) {
        out->target = (sr_target){.comparator = SR_NO_LEVEL, .measured_in = out->line->target.measured_in};
        tell_undivided(build, out);
    }
    return SR_OK;
}

/* ---- so far in the year ---- */

/* Adds the outcome of one part; the first that is missing makes the sum missing. */
static void add_part(sr_quantity *sum, const sr_quantity *part)
{
    if (sum->missing != SR_PRESENT) {
        return;
    }
    if (part == NULL) {
        *sum = sr_quantity_missing(SR_NOT_MEASURED, sum->measured_in);
    } else if (part->missing != SR_PRESENT) {
        *sum = sr_quantity_missing(part->missing, sum->measured_in);
    } else if (sr_number_add(sum->value, part->value, &sum->value) != SR_OK) {
        *sum = sr_quantity_missing(SR_NOT_MEASURABLE, sum->measured_in);
    }
}

/* Outcome and share of the year of the parts before this one. */
static sr_status add_earlier(sr_build *build, const sr_budget_result *line, sr_quantity *sum,
                             sr_number *share)
{
    sr_period part = build->period;
    sr_status status = SR_OK;
    for (part.part = 1; part.part < build->period.part && status == SR_OK; part.part++) {
        const sr_quantity *outcome = NULL;
        sr_number one = SR_INT(0);
        status = sr_build_earlier(build, line->line->measure, line->unit, part, &outcome);
        add_part(sum, outcome);
        if (!share_of(&line->line->split, part, &one) || sr_number_add(*share, one, share) != SR_OK) {
            *share = SR_INT(0);
        }
    }
    return status;
}

sr_status sr_budget_to_date(sr_build *build, sr_budget_result *out)
{
    const sr_measure *measure = out->line->measure;
    sr_number share = SR_INT(0);
    out->to_date = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    out->to_date_deviation = out->to_date;
    out->to_date_state = SR_STATE_NOT_MEASURED;
    if (out->basis != SR_BUDGET_PART || build->period.part == 1 || out->outcome == NULL) {
        return SR_OK;
    }
    out->has_to_date = true;
    out->to_date = sr_quantity_number(SR_INT(0), measure->measured_in);
    sr_status status = add_earlier(build, out, &out->to_date, &share);
    sr_number now = SR_INT(0);
    if (!share_of(&out->line->split, build->period, &now) || sr_number_add(share, now, &share) != SR_OK) {
        share = now;
    }
    add_part(&out->to_date, &out->outcome->value);
    out->to_date_target = part_of(out->line, share);
    out->to_date_state = sr_judge(&out->to_date_target, &(sr_outcome){.value = &out->to_date}).state;
    out->to_date_deviation = sr_budget_deviation(&out->to_date, &out->to_date_target, measure->measured_in);
    return status;
}
