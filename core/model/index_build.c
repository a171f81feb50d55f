/* Puts an index together: indicators, areas, whole, and what each contributes. */
#include "model/index.h"
#include "model/judge.h"

static sr_status build_indicators(sr_build *build, sr_index_result *out)
{
    size_t count = out->index->indicator_count;
    sr_indicator_result *indicators = sr_arena_array(build->arena, count, sizeof *indicators);
    if (indicators == NULL) {
        return SR_MEMORY;
    }
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = sr_index_indicator(build, out->index, &out->index->indicators[i], &indicators[i]);
    }
    out->indicators = indicators;
    out->indicator_count = count;
    return status;
}

static sr_status build_areas(sr_build *build, sr_index_result *out)
{
    size_t count = out->index->area_count;
    sr_area_result *areas = sr_arena_array(build->arena, count, sizeof *areas);
    if (areas == NULL) {
        return SR_MEMORY;
    }
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = sr_index_area_totals(build, out, i, &areas[i]);
    }
    out->areas = areas;
    out->area_count = count;
    return status;
}

static sr_status published_total(sr_build *build, const sr_index *index, sr_published_total *out)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    *out = (sr_published_total){none, none, none, none};
    if (index->published.compute == NULL) {
        return SR_OK;
    }
    sr_context context = sr_build_context(build, index->unit);
    sr_status status = index->published.compute(index->published.user, &context, out);
    if (status == SR_CONTENT) {
        *out = (sr_published_total){none, none, none, none};
    }
    return status == SR_MEMORY ? SR_MEMORY : SR_OK;
}

/* What is earned and what is missed, both in points of the whole index. */
static sr_status contribute(sr_build *build, const sr_quantity *earned, const sr_quantity *maximum,
                            const sr_quantity *whole, sr_quantity *contribution, sr_quantity *missed)
{
    sr_quantity lost = *maximum;
    if (earned->missing != SR_PRESENT) {
        lost.missing = earned->missing;
    } else if (maximum->missing == SR_PRESENT) {
        sr_status status = sr_index_left(build, maximum, earned->value, &lost);
        if (status != SR_OK) {
            return status;
        }
    }
    sr_status status = sr_index_points(build, earned, whole, contribution);
    if (status != SR_OK) {
        return status;
    }
    contribution->formula = "100 × earned / maximum of the whole";
    status = sr_index_points(build, &lost, whole, missed);
    missed->formula = "100 × (maximum − earned) / maximum of the whole";
    return status;
}

static sr_state state_of(const sr_index *index, const sr_quantity *value)
{
    if (index->target.comparator == SR_NO_LEVEL) {
        return SR_STATE_NO_TARGET;
    }
    sr_outcome outcome = {.value = value};
    return sr_judge(&index->target, &outcome).state;
}

static sr_status finish_areas(sr_build *build, sr_index_result *out)
{
    sr_area_result *areas = (sr_area_result *)out->areas;
    sr_status status = SR_OK;
    for (size_t i = 0; i < out->area_count && status == SR_OK; i++) {
        sr_area_result *area = &areas[i];
        status = sr_index_points(build, &area->earned, &area->maximum, &area->value);
        if (status == SR_OK) {
            area->state = state_of(out->index, &area->value);
            status = contribute(build, &area->earned, &area->maximum, &out->maximum, &area->contribution,
                                &area->missed);
        }
    }
    return status;
}

static sr_status finish_remainder(sr_build *build, sr_index_result *out)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_POINTS);
    out->remainder_value = none;
    out->remainder_contribution = none;
    out->remainder_missed = none;
    if (!out->remainder.present) {
        return SR_OK;
    }
    sr_status status =
        sr_index_points(build, &out->remainder.earned, &out->remainder.maximum, &out->remainder_value);
    return status != SR_OK ? status
                           : contribute(build, &out->remainder.earned, &out->remainder.maximum, &out->maximum,
                                        &out->remainder_contribution, &out->remainder_missed);
}

/* An index that leaves indicators out says so: they count neither as earned nor as missed. */
static sr_status tell_unjudged(sr_build *build, const sr_index_result *result)
{
    sr_tally tally;
    sr_status status = sr_index_tally(build, result, SR_EVERY_AREA, &tally);
    if (status != SR_OK || result->remainder.present || tally.judged == 0) {
        return status;
    }
    size_t left_out = tally.listed - tally.unweighted - tally.judged;
    const char *number = sr_arena_printf(build->arena, "%zu", left_out);
    if (number == NULL) {
        return SR_MEMORY;
    }
    if (left_out > 0) {
        sr_findings_add(
            build->findings,
            &(sr_finding){.code = "SR4045",
                          .severity = SR_WARNING,
                          .place = result->index->place,
                          .subject = result->key,
                          .message =
                              SR_MSG("indicators without an outcome, left out of the index: {0}", number)});
    }
    return SR_OK;
}

sr_status sr_build_index(sr_build *build, const sr_index *index, sr_index_result *out)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    *out = (sr_index_result){.index = index,
                             .key = sr_arena_printf(build->arena, "index:%s", index->id),
                             .indicators_total = none,
                             .goals_total = none,
                             .previous = none,
                             .previous_earned = none,
                             .previous_maximum = none};
    sr_published_total published;
    sr_status status = out->key == NULL ? SR_MEMORY : build_indicators(build, out);
    if (status == SR_OK) {
        status = build_areas(build, out);
    }
    if (status == SR_OK) {
        status = published_total(build, index, &published);
    }
    if (status == SR_OK) {
        status = sr_index_whole(build, out, &published);
    }
    if (status == SR_OK) {
        status = sr_index_points(build, &out->earned, &out->maximum, &out->value);
    }
    if (status == SR_OK) {
        out->state = state_of(index, &out->value);
        status = finish_areas(build, out);
    }
    if (status == SR_OK) {
        status = finish_remainder(build, out);
    }
    return status == SR_OK ? tell_unjudged(build, out) : status;
}
