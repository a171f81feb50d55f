/* Puts an index together: indicators, areas, whole, and what each contributes. */
#include "model/index/index.h"

static sr_status make_rows(sr_build *build, sr_index_result *out)
{
    const sr_index *index = out->index;
    sr_indicator_result *indicators =
        sr_arena_array(build->arena, index->indicator_count, sizeof *indicators);
    sr_area_result *areas = sr_arena_array(build->arena, index->area_count, sizeof *areas);
    if (indicators == NULL || areas == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < index->indicator_count; i++) {
        indicators[i] = (sr_indicator_result){.indicator = &index->indicators[i]};
    }
    for (size_t i = 0; i < index->area_count; i++) {
        areas[i] = (sr_area_result){.area = &index->areas[i]};
        areas[i].key = sr_arena_printf(build->arena, "%s/%s", out->key, index->areas[i].id);
        if (areas[i].key == NULL) {
            return SR_MEMORY;
        }
    }
    out->indicators = indicators;
    out->indicator_count = index->indicator_count;
    out->areas = areas;
    out->area_count = index->area_count;
    return sr_index_weights(build, out);
}

static sr_status build_indicators(sr_build *build, sr_index_result *out)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < out->indicator_count && status == SR_OK; i++) {
        status = sr_index_indicator(build, out, (sr_indicator_result *)&out->indicators[i]);
    }
    return status;
}

static sr_status build_areas(sr_build *build, sr_index_result *out)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < out->area_count && status == SR_OK; i++) {
        status = sr_index_area_totals(build, out, i, (sr_area_result *)&out->areas[i]);
    }
    return status;
}

static sr_status published_total(sr_build *build, const sr_index_result *result, sr_published_total *out)
{
    const sr_index *index = result->index;
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    *out = (sr_published_total){none, none, none, none};
    if (index->published.compute == NULL) {
        return SR_OK;
    }
    sr_context context = sr_build_context(build, result->unit);
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
        lost = sr_index_left(maximum, earned->value);
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

static sr_status finish_areas(sr_build *build, sr_index_result *out)
{
    sr_area_result *areas = (sr_area_result *)out->areas;
    const sr_quantity whole = sr_index_shared(out);
    sr_status status = SR_OK;
    for (size_t i = 0; i < out->area_count && status == SR_OK; i++) {
        sr_area_result *area = &areas[i];
        status = sr_index_points(build, &area->earned, &area->maximum, &area->value);
        if (status == SR_OK) {
            area->state = sr_index_state(out->index, &area->value);
            status =
                contribute(build, &area->earned, &area->maximum, &whole, &area->contribution, &area->missed);
        }
    }
    return status;
}

static sr_status finish_remainder(sr_build *build, sr_index_result *out)
{
    const sr_quantity whole = sr_index_shared(out);
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
                           : contribute(build, &out->remainder.earned, &out->remainder.maximum, &whole,
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

/* Less is measured than the index asks for: it has no value. */
static sr_status hold_to_coverage(sr_build *build, sr_index_result *out)
{
    sr_tally tally;
    sr_status status = sr_index_tally(build, out, SR_EVERY_AREA, &tally);
    out->coverage = sr_tally_coverage(&tally);
    if (status == SR_OK && sr_too_little(&out->index->method, &out->coverage)) {
        out->earned = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    }
    return status;
}

/* Points, pooled over the indicators. */
static sr_status pool_unit(sr_build *build, sr_index_result *out)
{
    sr_published_total published;
    sr_status status = build_areas(build, out);
    if (status == SR_OK) {
        status = published_total(build, out, &published);
    }
    if (status == SR_OK) {
        status = sr_index_whole(build, out, &published);
    }
    if (status == SR_OK) {
        status = hold_to_coverage(build, out);
    }
    if (status == SR_OK) {
        status = sr_index_points(build, &out->earned, &out->maximum, &out->value);
    }
    if (status == SR_OK) {
        out->state = sr_index_state(out->index, &out->value);
        status = finish_areas(build, out);
    }
    if (status == SR_OK) {
        status = finish_remainder(build, out);
    }
    if (status == SR_OK) {
        status = sr_index_shares(build, out);
    }
    return status == SR_OK ? tell_unjudged(build, out) : status;
}

static sr_status pool_units(sr_build *build, sr_index_result *units, size_t count)
{
    sr_status status = SR_OK;
    for (size_t u = 0; u < count && status == SR_OK; u++) {
        status = pool_unit(build, &units[u]);
    }
    return status;
}

/* ---- units side by side ---- */

size_t sr_index_units(const sr_index *index, sr_period period, const sr_unit **out)
{
    size_t count = 0;
    if (index->unit_count == 0) {
        out[0] = index->unit;
        return 1;
    }
    for (size_t i = 0; i < index->unit_count; i++) {
        bool again = false; /* told where it is declared */
        for (size_t k = 0; k < count; k++) {
            again = again || out[k] == index->units[i];
        }
        if (!again && sr_unit_active(index->units[i], period)) {
            out[count++] = index->units[i];
        }
    }
    return count;
}

static sr_status begin_unit(sr_build *build, const sr_index *index, const sr_unit *unit, sr_index_result *out)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    bool named = index->unit_count > 0;
    *out = (sr_index_result){.index = index,
                             .unit = unit,
                             .key = sr_arena_printf(build->arena, "index:%s%s%s", index->id, named ? "@" : "",
                                                    named ? unit->id : ""),
                             .indicators_total = none,
                             .goals_total = none,
                             .coverage = none,
                             .previous = none,
                             .previous_earned = none,
                             .previous_maximum = none};
    sr_status status = out->key == NULL ? SR_MEMORY : make_rows(build, out);
    return status == SR_OK ? build_indicators(build, out) : status;
}

static bool has_outcome(const sr_index_result *unit)
{
    for (size_t i = 0; i < unit->indicator_count; i++) {
        const sr_indicator_result *each = &unit->indicators[i];
        if (each->colour != SR_COLOUR_NONE ||
            (each->outcome != NULL && each->outcome->value.missing == SR_PRESENT)) {
            return true;
        }
    }
    return false;
}

/* A unit that was named and has nothing at all is told: its index cannot be computed. */
static void tell_empty(const sr_build *build, const sr_index_result *unit)
{
    if (unit->index->unit_count == 0 || has_outcome(unit)) {
        return;
    }
    sr_findings_add(
        build->findings,
        &(sr_finding){.code = "SR4401",
                      .severity = SR_WARNING,
                      .place = unit->index->place,
                      .subject = unit->key,
                      .message = SR_MSG("{0} has no outcome for any indicator of the index {1}",
                                        unit->unit->name, unit->index->id),
                      .hint = SR_MSG("check that the measures are declared for this unit and that "
                                     "the sources have rows for it, or take it out of units")});
}

/* Nothing is rounded before units are put in order. */
static sr_status rank_units(sr_build *build, sr_index_result *units, size_t count)
{
    sr_number *values = sr_arena_array(build->arena, count + 1, sizeof *values);
    bool *present = sr_arena_array(build->arena, count + 1, sizeof *present);
    size_t *ranks = sr_arena_array(build->arena, count + 1, sizeof *ranks);
    size_t ranked = 0;
    if (values == NULL || present == NULL || ranks == NULL) {
        return SR_MEMORY;
    }
    for (size_t u = 0; u < count; u++) {
        present[u] = units[u].value.missing == SR_PRESENT;
        values[u] = units[u].value.value;
        ranked += present[u];
    }
    sr_rank(values, present, count, ranks);
    for (size_t u = 0; u < count && units[u].index->unit_count > 0; u++) {
        units[u].rank = ranks[u];
        units[u].ranked = ranked;
    }
    return SR_OK;
}

sr_status sr_build_index(sr_build *build, const sr_index *index, sr_index_result *units, size_t *count)
{
    const sr_unit **named = sr_arena_array(build->arena, index->unit_count + 1, sizeof(const sr_unit *));
    if (named == NULL) {
        return SR_MEMORY;
    }
    *count = sr_index_units(index, build->period, named);
    sr_status status = SR_OK;
    for (size_t u = 0; u < *count && status == SR_OK; u++) {
        status = begin_unit(build, index, named[u], &units[u]);
        if (status == SR_OK) {
            tell_empty(build, &units[u]);
        }
    }
    if (status == SR_OK && *count > 0) {
        status = sr_index_is_composed(&index->method) ? sr_index_compose(build, units, *count)
                                                      : pool_units(build, units, *count);
    }
    if (status == SR_CONTENT) {
        status = SR_OK; /* told */
    }
    return status == SR_OK ? rank_units(build, units, *count) : status;
}
