/* The weights that count: the declared ones, turned by the index's weighting. */
#include "model/index/index.h"

const char *sr_weighting_id(sr_weighting weighting)
{
    static const char *const ids[SR_WEIGHTINGS] = {"given", "equal", "by_area"};
    return ids[weighting];
}

bool sr_index_is_composed(const sr_index_method *method)
{
    return method->normal.method != SR_NORMAL_NONE || method->within != SR_ARITHMETIC ||
           method->between != SR_ARITHMETIC;
}

sr_status sr_index_points_to_give(const sr_index *index, sr_number *out)
{
    sr_number sum = SR_INT(0);
    if (index->has_points) {
        *out = index->points;
        return SR_OK;
    }
    for (size_t i = 0; i < index->indicator_count; i++) {
        if (index->indicators[i].has_weight &&
            sr_number_add(sum, index->indicators[i].weight, &sum) != SR_OK) {
            return SR_OVERFLOW;
        }
    }
    *out = sum;
    return SR_OK;
}

bool sr_index_has_published(const sr_index *index)
{
    bool any = index->published.compute != NULL;
    for (size_t i = 0; i < index->area_count; i++) {
        any = any || index->areas[i].published.compute != NULL;
    }
    return any;
}

bool sr_indicator_lower_is_better(const sr_indicator *indicator)
{
    sr_comparator comparator = indicator->target.comparator;
    return indicator->good == SR_GOOD_LOWER ||
           (indicator->good == SR_GOOD_BY_TARGET &&
            (comparator == SR_AT_MOST_TARGET || comparator == SR_BELOW || comparator == SR_FALLS));
}

typedef struct weighing {
    const sr_index *index;
    sr_indicator_result *indicators;
    sr_area_result *areas;
    bool overflow;
} weighing;

/* Within its area: as given, or the same for all. */
static void own_weight(const weighing *w, sr_indicator_result *out)
{
    bool equal = w->index->method.weighting == SR_WEIGHTING_EQUAL;
    out->has_weight = equal || out->indicator->has_weight;
    out->weight = equal ? SR_INT(1) : sr_settled(out->indicator->weight);
}

/* Of the indicators in an area and below it; false when one of them is unknown. */
static bool sum_within(weighing *w, size_t area, sr_number *sum)
{
    bool known = true;
    *sum = SR_INT(0);
    for (size_t i = 0; i < w->index->indicator_count; i++) {
        const sr_indicator_result *each = &w->indicators[i];
        if (sr_area_within(w->index, each->indicator->area, area)) {
            known = known && each->has_weight;
            w->overflow = w->overflow || sr_number_add(*sum, each->weight, sum) != SR_OK;
        }
    }
    return known;
}

/* Beside its neighbours: as declared, the same for all areas, or the sum of what lies in it. */
static void area_weight(weighing *w, size_t area)
{
    const sr_index_area *declared = &w->index->areas[area];
    sr_number sum = SR_INT(0);
    bool known = sum_within(w, area, &sum);
    if (declared->has_weight && w->index->method.weighting != SR_WEIGHTING_EQUAL) {
        w->areas[area].weight = sr_quantity_number(declared->weight, SR_IN_NONE);
    } else if (w->index->method.weighting == SR_WEIGHTING_BY_AREA) {
        w->areas[area].weight = sr_quantity_number(SR_INT(1), SR_IN_NONE);
    } else {
        w->areas[area].weight =
            known ? sr_quantity_number(sum, SR_IN_NONE) : sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    }
}

bool sr_index_areas_decide(const sr_index *index)
{
    bool declared = false;
    for (size_t i = 0; i < index->area_count; i++) {
        declared = declared || index->areas[i].has_weight;
    }
    return index->method.weighting == SR_WEIGHTING_BY_AREA ||
           (declared && index->method.weighting == SR_WEIGHTING_GIVEN);
}

/* The weight of what stands directly in an area (or, inside 0, in the index): its indicators and its areas.
 */
static sr_number sum_at(weighing *w, size_t inside)
{
    sr_number sum = SR_INT(0);
    for (size_t i = 0; i < w->index->indicator_count && inside > 0; i++) {
        if (w->indicators[i].indicator->area + 1 == inside) {
            w->overflow = w->overflow || sr_number_add(sum, w->indicators[i].weight, &sum) != SR_OK;
        }
    }
    for (size_t i = 0; i < w->index->area_count; i++) {
        if (w->index->areas[i].inside == inside) {
            w->overflow = w->overflow || sr_number_add(sum, w->areas[i].weight.value, &sum) != SR_OK;
        }
    }
    return sum;
}

/* What part of its area's weight a pooled indicator has, and that of the area above, up to the index. */
static void pool(weighing *w, sr_indicator_result *out)
{
    for (size_t at = out->indicator->area + 1; at > 0; at = w->index->areas[at - 1].inside) {
        sr_number share;
        sr_number sum = sum_at(w, at);
        if (sr_number_compare(sum, SR_INT(0)) == 0) {
            out->weight = SR_INT(0);
            return;
        }
        if (sr_number_divide(w->areas[at - 1].weight.value, sum, &share) != SR_OK ||
            sr_number_multiply(out->weight, share, &out->weight) != SR_OK) {
            w->overflow = true;
            return;
        }
    }
}

static bool all_known(const weighing *w)
{
    for (size_t i = 0; i < w->index->indicator_count; i++) {
        if (!w->indicators[i].has_weight) {
            return false;
        }
    }
    return true;
}

static sr_status pool_all(sr_build *build, weighing *w)
{
    size_t count = w->index->indicator_count;
    sr_number *pooled = sr_arena_array(build->arena, count + 1, sizeof *pooled);
    if (pooled == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        sr_indicator_result made = w->indicators[i];
        pool(w, &made);
        pooled[i] = made.weight;
    }
    for (size_t i = 0; i < count; i++) {
        w->indicators[i].weight = pooled[i];
    }
    return SR_OK;
}

sr_status sr_index_weights(sr_build *build, sr_index_result *out)
{
    weighing w = {.index = out->index,
                  .indicators = (sr_indicator_result *)out->indicators,
                  .areas = (sr_area_result *)out->areas};
    sr_status status = SR_OK;
    for (size_t i = 0; i < out->indicator_count; i++) {
        own_weight(&w, &w.indicators[i]);
    }
    for (size_t i = 0; i < out->area_count; i++) {
        area_weight(&w, i);
    }
    if (!sr_index_is_composed(&out->index->method) && sr_index_areas_decide(out->index) && all_known(&w)) {
        status = pool_all(build, &w);
    }
    if (w.overflow) {
        sr_error(build->findings, "SR4047", &out->index->place,
                 SR_MSG("the weights of {0} are too large to be added exactly", out->index->id));
    }
    return status;
}
