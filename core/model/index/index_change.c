/* What pooled points give and could give to the index, what one met indicator would lift, and what moved the
   index since the previous period. */
#include <string.h>

#include "composite/calc.h"
#include "model/index/index.h"

static sr_quantity not_applicable(void)
{
    return sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_POINTS);
}

sr_state sr_index_state(const sr_index *index, const sr_quantity *value)
{
    if (index->target.comparator == SR_NO_LEVEL) {
        return SR_STATE_NO_TARGET;
    }
    sr_quantity settled = *value;
    settled.value = sr_calc_settled(value->value);
    sr_outcome outcome = {.value = &settled};
    return sr_judge(&index->target, &outcome).state;
}

/* ---- shares of the index ---- */

sr_quantity sr_index_shared(const sr_index_result *index)
{
    return index->value.missing == SR_PRESENT ? index->maximum : not_applicable();
}

static sr_status lift(sr_build *build, const sr_index_result *index, sr_indicator_result *out)
{
    sr_calc calc = {0};
    sr_quantity rest = sr_quantity_number(out->weight, SR_IN_NONE);
    sr_quantity then = index->value;
    rest.value = sr_calc_subtract(&calc, out->weight, out->points.value);
    if (sr_number_compare(rest.value, SR_INT(0)) < 0) {
        rest.value = SR_INT(0); /* more than the target has been earned already */
    }
    sr_status status = sr_index_points(build, &rest, &index->maximum, &out->lift);
    if (status == SR_OK && index->state == SR_STATE_NOT_MET && out->lift.missing == SR_PRESENT) {
        then.value = sr_calc_add(&calc, then.value, out->lift.value);
        out->enough = !calc.failed && sr_index_state(index->index, &then) == SR_STATE_MET;
    }
    out->lift.formula = "100 × (weight − points) / maximum of the whole";
    return status;
}

/* An outermost area of which too little is measured is left out of the whole, and so is all that it has. */
static bool is_left_out(const sr_index_result *index, size_t area)
{
    while (area < index->area_count && index->index->areas[area].inside > 0) {
        area = index->index->areas[area].inside - 1;
    }
    return area < index->area_count && !index->areas[area].published &&
           sr_too_little(&index->index->method, &index->areas[area].coverage);
}

sr_status sr_index_shares(sr_build *build, sr_index_result *out)
{
    sr_status status = SR_OK;
    const sr_quantity whole = sr_index_shared(out);
    for (size_t i = 0; i < out->indicator_count && status == SR_OK; i++) {
        sr_indicator_result *each = (sr_indicator_result *)&out->indicators[i];
        each->contribution = not_applicable();
        each->possible = not_applicable();
        each->lift = not_applicable();
        if (each->points.missing != SR_PRESENT || whole.missing != SR_PRESENT ||
            is_left_out(out, each->indicator->area)) {
            continue;
        }
        sr_quantity weight = sr_quantity_number(each->weight, SR_IN_NONE);
        status = sr_index_points(build, &each->points, &whole, &each->contribution);
        each->contribution.formula = "100 × points / maximum of the whole";
        if (status == SR_OK) {
            status = sr_index_points(build, &weight, &whole, &each->possible);
        }
        if (status == SR_OK) {
            status = lift(build, out, each);
        }
    }
    return status;
}

/* ---- changes ---- */

/* now − then; what is not there counts as nothing given, as long as one of them is known. */
static sr_status moved(sr_build *build, const sr_quantity *now, const sr_quantity *then, sr_quantity *out)
{
    bool here = now != NULL && now->missing == SR_PRESENT;
    bool there = then != NULL && then->missing == SR_PRESENT;
    *out = not_applicable();
    if (!here && !there) {
        return SR_OK;
    }
    sr_calc calc = {0};
    sr_number difference =
        sr_calc_subtract(&calc, here ? now->value : SR_INT(0), there ? then->value : SR_INT(0));
    if (calc.failed) {
        return SR_OK;
    }
    *out = sr_quantity_number(difference, SR_IN_POINTS);
    out->decimals = 2;
    out->formula = "contribution − contribution in the previous period";
    return sr_origin_unite(build->arena, here ? now->origin : NULL, there ? then->origin : NULL,
                           &out->origin);
}

static const sr_indicator_result *indicator_in(const sr_index_result *before, const char *id)
{
    for (size_t i = 0; i < before->indicator_count; i++) {
        if (strcmp(before->indicators[i].indicator->id, id) == 0) {
            return &before->indicators[i];
        }
    }
    return NULL;
}

static const sr_area_result *area_in(const sr_index_result *before, const char *id)
{
    for (size_t i = 0; i < before->area_count; i++) {
        if (strcmp(before->areas[i].area->id, id) == 0) {
            return &before->areas[i];
        }
    }
    return NULL;
}

static void nothing_changed(sr_index_result *out)
{
    out->change = not_applicable();
    out->remainder_change = not_applicable();
    for (size_t i = 0; i < out->indicator_count; i++) {
        ((sr_indicator_result *)&out->indicators[i])->change = not_applicable();
    }
    for (size_t i = 0; i < out->area_count; i++) {
        ((sr_area_result *)&out->areas[i])->change = not_applicable();
    }
}

/* The parts of an index can be compared where both years have them: an index that was published only as a
   total has none. */
static sr_status parts_moved(sr_build *build, sr_index_result *out, const sr_index_result *before)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < out->indicator_count && status == SR_OK; i++) {
        sr_indicator_result *each = (sr_indicator_result *)&out->indicators[i];
        const sr_indicator_result *then = indicator_in(before, each->indicator->id);
        if (before->indicator_count > 0) {
            status =
                moved(build, &each->contribution, then != NULL ? &then->contribution : NULL, &each->change);
        }
    }
    for (size_t i = 0; i < out->area_count && status == SR_OK; i++) {
        sr_area_result *each = (sr_area_result *)&out->areas[i];
        const sr_area_result *then = area_in(before, each->area->id);
        if (before->area_count > 0) {
            status =
                moved(build, &each->contribution, then != NULL ? &then->contribution : NULL, &each->change);
        }
    }
    if (status == SR_OK && out->remainder.present && before->remainder.present && before->area_count > 0) {
        status = moved(build, &out->remainder_contribution, &before->remainder_contribution,
                       &out->remainder_change);
    }
    return status;
}

sr_status sr_index_changes(sr_build *build, sr_index_result *out, const sr_index_result *before)
{
    nothing_changed(out);
    out->before = before;
    if (before == NULL || out->value.missing != SR_PRESENT || before->value.missing != SR_PRESENT) {
        return SR_OK;
    }
    sr_status status = moved(build, &out->value, &before->value, &out->change);
    out->change.formula = "value − value in the previous period";
    return status == SR_OK ? parts_moved(build, out, before) : status;
}
