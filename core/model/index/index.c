/* Indicators of a weighted index: colour and points. A judged indicator earns its weight, a share of it when
   scored or near, or nothing. One that cannot be judged counts neither in earned nor in maximum. */
#include "model/index/index.h"
#include "composite/calc.h"

/* The limit in the unit of the indicator: 2 points are 2/100 of a share, and 2 of an outcome in points. */
static sr_number near_of(const sr_index *index, const sr_indicator *indicator)
{
    sr_number near = sr_settled(index->near);
    bool points = indicator->measure != NULL && indicator->measure->measured_in == SR_IN_POINTS;
    sr_calc calc = {0};
    return points && !index->near_plain ? sr_calc_multiply(&calc, near, SR_INT(100)) : near;
}

/* The missed target's margin within `near`, the limit included. Shares are compared as fractions. */
static bool is_near(const sr_index *index, const sr_indicator *indicator, const sr_verdict *verdict)
{
    sr_number limit;
    return index->has_near && verdict->has_margin &&
           sr_number_add(verdict->margin, near_of(index, indicator), &limit) == SR_OK &&
           sr_number_compare(limit, SR_INT(0)) >= 0;
}

static void colour_of(const sr_index *index, const sr_verdict *verdict, sr_indicator_result *out,
                      sr_number *earns)
{
    *earns = SR_INT(0);
    out->state = verdict->state;
    if (verdict->state == SR_STATE_MET) {
        out->colour = SR_COLOUR_GREEN;
        *earns = SR_INT(1);
    } else if (verdict->state == SR_STATE_NOT_MET && is_near(index, out->indicator, verdict)) {
        out->colour = SR_COLOUR_ORANGE;
        out->state = SR_STATE_PARTLY;
        *earns = sr_settled(index->near_earns);
    } else if (verdict->state == SR_STATE_NOT_MET) {
        out->colour = SR_COLOUR_RED;
    }
}

static sr_status find_groups(sr_build *build, const sr_indicator *indicator, const sr_measure_result *result,
                             sr_outcome *outcome)
{
    if (indicator->target.group_column == NULL) {
        return SR_OK;
    }
    sr_result_list groups;
    sr_status status = sr_build_groups(build, result, indicator->target.group_column, &groups);
    outcome->groups = groups.items;
    outcome->group_count = groups.count;
    return status;
}

static sr_status judge_outcome(sr_build *build, const sr_index_result *index, sr_indicator_result *out,
                               sr_number *earns)
{
    const sr_indicator *indicator = out->indicator;
    sr_status status = sr_build_outcome(build, indicator->measure, index->unit, &out->outcome);
    if (status != SR_OK) {
        return status;
    }
    const sr_measure_result *result = out->outcome;
    sr_outcome outcome = {.value = &result->value,
                          .previous = result->has_previous && !result->broken ? &result->previous : NULL,
                          .national = result->has_national ? &result->national : NULL};
    status = find_groups(build, indicator, result, &outcome);
    sr_verdict verdict = sr_judge(&indicator->target, &outcome);
    colour_of(index->index, &verdict, out, earns);
    sr_index_score(index->index, &outcome, out, earns);
    return status;
}

/* A score of its own: 1 is green, 0 is red, between is orange. */
static sr_status put_score(sr_build *build, sr_status status, const sr_quantity *score,
                           sr_indicator_result *out, sr_number *earns)
{
    out->colour = SR_COLOUR_NONE;
    out->scoring = SR_SCORING_OWN;
    out->fallback = (sr_message){0};
    out->has_given = true;
    out->given = status == SR_OK ? *score : sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE);
    if (status != SR_OK || score->missing != SR_PRESENT) {
        out->state = sr_missing_state(status == SR_OK ? score->missing : SR_NOT_MEASURED);
        return status == SR_MEMORY ? SR_MEMORY : SR_OK;
    }
    if (!out->indicator->total &&
        (sr_number_compare(score->value, SR_INT(0)) < 0 || sr_number_compare(score->value, SR_INT(1)) > 0)) {
        out->state = SR_STATE_NOT_MEASURED;
        sr_error(build->findings, "SR4046", &out->indicator->place,
                 SR_MSG("the score of {0} is not between 0 and 1", out->indicator->id));
        return SR_OK;
    }
    *earns = score->value;
    bool whole = sr_number_compare(score->value, SR_INT(1)) == 0;
    bool nothing = sr_number_compare(score->value, SR_INT(0)) == 0;
    out->colour = whole ? SR_COLOUR_GREEN : nothing ? SR_COLOUR_RED : SR_COLOUR_ORANGE;
    out->state = whole ? SR_STATE_MET : nothing ? SR_STATE_NOT_MET : SR_STATE_PARTLY;
    return SR_OK;
}

static sr_status take_score(sr_build *build, const sr_index_result *index, sr_indicator_result *out,
                            sr_number *earns)
{
    const sr_evaluator *own = &out->indicator->score;
    sr_context context = sr_build_context(build, index->unit);
    sr_quantity score = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE);
    sr_status status = own->compute(own->user, &context, &score);
    return put_score(build, status, &score, out, earns);
}

/* By a rule of the script that the index has for all: it is asked only where there is an outcome. */
static sr_status take_rule(sr_build *build, const sr_index_result *index, const sr_scorer *own,
                           sr_indicator_result *out, sr_number *earns)
{
    sr_quantity score = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE);
    if (out->outcome == NULL || out->outcome->value.missing != SR_PRESENT) {
        return SR_OK;
    }
    sr_context context = sr_build_context(build, index->unit);
    const sr_scored what = {&out->outcome->value, &out->indicator->target,
                            sr_indicator_lower_is_better(out->indicator)};
    sr_status status = own->compute(own->user, &context, &what, &score);
    return put_score(build, status, &score, out, earns);
}

/* What is not measured earns nothing where the index says so; it is not judged all the same. */
static bool counts_as_missed(const sr_index *index, const sr_indicator_result *out)
{
    return index->method.counts_missing &&
           (out->state == SR_STATE_NOT_MEASURED || out->state == SR_STATE_NOT_MEASURABLE);
}

static void take_points(const sr_index *index, sr_number earns, sr_indicator_result *out)
{
    sr_number points;
    bool judged = out->colour != SR_COLOUR_NONE;
    out->score = judged ? sr_quantity_number(earns, SR_IN_SHARE) : out->score;
    if (!judged && counts_as_missed(index, out)) {
        out->fallback = SR_MSG("what is not measured counts as missed");
    } else if (!judged) {
        out->points = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
        return;
    }
    if (!out->has_weight) {
        out->points = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    } else if (sr_number_multiply(out->weight, judged ? earns : SR_INT(0), &points) == SR_OK) {
        out->points = sr_quantity_number(points, SR_IN_NONE);
        out->points.origin = out->outcome != NULL ? out->outcome->value.origin : NULL;
    } else {
        out->points = sr_quantity_missing(SR_NOT_MEASURABLE, SR_IN_NONE);
    }
}

sr_status sr_index_indicator(sr_build *build, const sr_index_result *index, sr_indicator_result *out)
{
    const sr_indicator *indicator = out->indicator;
    sr_number earns = SR_INT(0);
    sr_status status = SR_OK;
    out->state = SR_STATE_NOT_MEASURED;
    out->scoring = SR_SCORING_ALL_OR_NOTHING;
    out->score = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE);
    if (indicator->measure != NULL) {
        status = judge_outcome(build, index, out, &earns);
    }
    const sr_scoring_rule *rule = sr_index_scoring(index->index, indicator);
    if (status == SR_OK && indicator->scored && indicator->score.compute != NULL) {
        status = take_score(build, index, out, &earns);
    } else if (status == SR_OK && rule->kind == SR_SCORING_OWN) {
        status = take_rule(build, index, &rule->own, out, &earns);
    }
    take_points(index->index, earns, out);
    return status;
}
