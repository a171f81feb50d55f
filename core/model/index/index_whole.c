/* An index as a whole: published total or sum of its areas, and the remainder that no area accounts for. */
#include "composite/calc.h"
#include "model/index/index.h"
#include "model/judge.h"
#include "model/weights/weights.h"

typedef struct sums {
    sr_quantity earned, maximum, indicators, goals; /* of the areas that are known */
    size_t known, unknown;                          /* areas */
    sr_buf titles;                                  /* of the unknown areas */
} sums;

static sr_status add(sr_build *build, sr_quantity *sum, const sr_quantity *part)
{
    if (part->missing != SR_PRESENT) {
        sum->missing = part->missing; /* a sum that lacks a part is not known */
        return SR_OK;
    }
    sr_calc calc = {0};
    sum->value = sr_calc_add(&calc, sum->value, part->value);
    if (calc.failed) {
        sum->missing = SR_NOT_MEASURABLE;
    }
    return sr_origin_unite(build->arena, sum->origin, part->origin, &sum->origin);
}

static void add_title(sums *areas, const char *title)
{
    if (areas->titles.length > 0) {
        sr_buf_text(&areas->titles, ", ");
    }
    sr_buf_text(&areas->titles, title);
}

static bool any_earned(const sr_index_result *result)
{
    for (size_t i = 0; i < result->area_count; i++) {
        if (result->areas[i].earned.missing == SR_PRESENT) {
            return true;
        }
    }
    return false;
}

/* With a published whole, an area counts when its own total was published; else when it could be summed. */
static bool is_known(const sr_area_result *area, bool whole_published)
{
    return whole_published ? area->published : area->maximum.missing == SR_PRESENT;
}

/* Where something was measured, an area where nothing was counts neither as earned nor as missed. */
static bool is_left_out(const sr_area_result *area, bool whole_published, bool measured)
{
    return !whole_published && measured && area->earned.missing == SR_NOT_MEASURED;
}

static sr_status sum_areas(sr_build *build, const sr_index_result *result, bool whole_published, sums *out)
{
    sr_quantity zero = sr_quantity_number(SR_INT(0), SR_IN_NONE);
    sr_quantity none = sr_quantity_number(SR_INT(0), SR_IN_COUNT);
    *out = (sums){.earned = zero, .maximum = zero, .indicators = none, .goals = none};
    sr_status status = SR_OK;
    bool measured = any_earned(result);
    for (size_t i = 0; i < result->area_count && status == SR_OK; i++) {
        const sr_area_result *area = &result->areas[i];
        if (area->area->inside > 0) {
            continue; /* its figures are part of those of the area that it lies in */
        }
        if (is_left_out(area, whole_published, measured)) {
            continue;
        }
        if (!is_known(area, whole_published)) {
            out->unknown++;
            add_title(out, area->area->title);
            continue;
        }
        out->known++;
        const sr_quantity *parts[] = {&area->earned, &area->maximum, &area->indicators, &area->goals};
        sr_quantity *totals[] = {&out->earned, &out->maximum, &out->indicators, &out->goals};
        for (size_t k = 0; k < 4 && status == SR_OK; k++) {
            status = add(build, totals[k], parts[k]);
        }
    }
    return status;
}

static bool exceeds(const sr_quantity *part, const sr_quantity *whole)
{
    return part->missing == SR_PRESENT && whole->missing == SR_PRESENT &&
           sr_number_compare(part->value, whole->value) > 0;
}

static bool differs(const sr_quantity *part, const sr_quantity *whole)
{
    return part->missing == SR_PRESENT && whole->missing == SR_PRESENT &&
           sr_number_compare(part->value, whole->value) != 0;
}

/* Published areas and the published whole may contradict each other: that is told, and both stand. */
static void check_areas(const sr_build *build, const sr_index_result *result, const sums *areas,
                        const sr_published_total *published)
{
    struct {
        const sr_quantity *sum, *whole;
        sr_message message;
    } pairs[] = {
        {&areas->earned, &published->earned, SR_MSG("the published areas earn another sum than the whole")},
        {&areas->maximum, &published->maximum,
         SR_MSG("the published areas have another maximum than the whole")},
        {&areas->indicators, &published->indicators,
         SR_MSG("the published areas have another number of indicators than the whole")},
        {&areas->goals, &published->goals,
         SR_MSG("the published areas have another number of goals than the whole")},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
        bool wrong = areas->unknown == 0 ? differs(pairs[i].sum, pairs[i].whole)
                                         : exceeds(pairs[i].sum, pairs[i].whole);
        if (areas->known > 0 && wrong) {
            sr_index_tell(build, "SR4042", SR_WARNING, &result->index->place, result->key, pairs[i].message,
                          pairs[i].whole, pairs[i].sum->value);
        }
    }
}

/* The indicators listed in areas without a published total lie within the shared remainder; those of an area
   within another are counted with that one. */
static sr_status check_unknown_areas(sr_build *build, const sr_index_result *result)
{
    const sr_index_remainder *left = &result->remainder;
    sr_number earned = SR_INT(0);
    sr_number maximum = SR_INT(0);
    for (size_t i = 0; i < result->area_count; i++) {
        sr_tally tally;
        if (result->areas[i].published || result->areas[i].area->inside > 0) {
            continue;
        }
        sr_status status = sr_index_tally(build, result, i, &tally);
        if (status != SR_OK) {
            return status;
        }
        if (sr_number_add(earned, tally.earned, &earned) != SR_OK ||
            sr_number_add(maximum, tally.maximum, &maximum) != SR_OK) {
            return SR_OK; /* told with the tally */
        }
    }
    sr_quantity items[] = {sr_quantity_number(earned, SR_IN_NONE), sr_quantity_number(maximum, SR_IN_NONE)};
    if (exceeds(&items[1], &left->maximum)) {
        sr_index_tell(build, "SR4040", SR_ERROR, &result->index->place, result->key,
                      SR_MSG("the weights of the indicators of {0} exceed its published total", left->title),
                      &left->maximum, maximum);
    }
    if (exceeds(&items[0], &left->earned)) {
        sr_index_tell(build, "SR4040", SR_ERROR, &result->index->place, result->key,
                      SR_MSG("the indicators of {0} earn more than its published total", left->title),
                      &left->earned, earned);
    }
    return SR_OK;
}

static sr_status find_remainder(sr_build *build, sr_index_result *out, const sums *areas,
                                const sr_published_total *published)
{
    sr_index_remainder *left = &out->remainder;
    const sr_quantity *wholes[] = {&published->earned, &published->maximum, &published->indicators,
                                   &published->goals};
    const sr_quantity *parts[] = {&areas->earned, &areas->maximum, &areas->indicators, &areas->goals};
    sr_quantity *lefts[] = {&left->earned, &left->maximum, &left->indicators, &left->goals};
    for (size_t i = 0; i < 4; i++) {
        *lefts[i] = sr_index_left(wholes[i], parts[i]->value);
        if (parts[i]->missing != SR_PRESENT) {
            lefts[i]->missing = parts[i]->missing;
        } else if (exceeds(parts[i], wholes[i])) {
            lefts[i]->missing =
                SR_NOT_PUBLISHED; /* the contradiction is told; less than nothing is not left */
        }
    }
    left->title = sr_arena_copy(build->arena, sr_buf_string(&areas->titles), areas->titles.length);
    left->present = areas->unknown > 0 || (left->maximum.missing == SR_PRESENT &&
                                           sr_number_compare(left->maximum.value, SR_INT(0)) > 0);
    if (left->title == NULL) {
        return SR_MEMORY;
    }
    return areas->unknown > 0 ? check_unknown_areas(build, out) : SR_OK;
}

/* Areas that share the remainder have no published figures of their own. */
static void hide_unknown_areas(sr_index_result *out)
{
    sr_area_result *areas = (sr_area_result *)out->areas;
    for (size_t i = 0; i < out->area_count; i++) {
        if (sr_rest_hides(out, i)) {
            areas[i].earned = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
            areas[i].maximum = areas[i].earned;
        }
    }
}

static sr_status published_whole(sr_build *build, sr_index_result *out, const sr_published_total *published)
{
    sums areas;
    sr_status status = sum_areas(build, out, true, &areas);
    out->published = true;
    hide_unknown_areas(out);
    out->earned = published->earned;
    out->maximum = published->maximum;
    out->indicators_total = published->indicators;
    out->goals_total = published->goals;
    if (exceeds(&published->earned, &published->maximum)) {
        sr_index_tell(build, "SR4041", SR_WARNING, &out->index->place, out->key,
                      SR_MSG("{0} earned more than its maximum, as published", out->index->title),
                      &published->maximum, published->earned.value);
    }
    if (status == SR_OK) {
        check_areas(build, out, &areas, published);
        status = areas.titles.failed ? SR_MEMORY : find_remainder(build, out, &areas, published);
    }
    sr_buf_free(&areas.titles);
    return status;
}

static sr_status summed_whole(sr_build *build, sr_index_result *out)
{
    sums areas;
    sr_status status = sum_areas(build, out, false, &areas);
    sr_buf_free(&areas.titles);
    out->maximum = areas.maximum;
    out->earned = areas.earned;
    if (areas.unknown > 0) {
        out->earned = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
        out->maximum = out->earned;
    }
    out->indicators_total = sr_quantity_number(SR_INT((int64_t)out->indicator_count), SR_IN_COUNT);
    return status;
}

sr_status sr_index_whole(sr_build *build, sr_index_result *out, const sr_published_total *published)
{
    bool total = published->earned.missing == SR_PRESENT && published->maximum.missing == SR_PRESENT;
    return total ? published_whole(build, out, published) : summed_whole(build, out);
}
