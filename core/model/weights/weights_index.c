/* The index with other weights. The engine computes it as it computes any index: from a copy of the
   declaration that has the other weights, and whose scores of its own are those that are known already.

   A published total says what was earned with the weights of then. It is used only as far as it stands for
   indicators that are not listed: as a row that is weighed as a whole. */
#include "model/weights/weights_index.h"

#include "model/index/index.h"

typedef struct weighing {
    sr_build *build;
    const sr_index_result *base; /* the units that are computed together: pooled, one */
    size_t base_count;
    size_t unit; /* number of the first of them */
    const sr_rest *rest;
    const sr_number *weights; /* of indicators, and then of the rows of the rest */
} weighing;

/* ---- scores that are known ---- */

static sr_status give_score(void *user, const sr_context *context, sr_quantity *out)
{
    (void)context;
    *out = *(const sr_quantity *)user;
    return SR_OK;
}

static sr_status fix_score(sr_build *build, sr_quantity score, sr_indicator *out)
{
    sr_quantity *known = sr_arena_alloc(build->arena, sizeof *known);
    if (known == NULL) {
        return SR_MEMORY;
    }
    *known = score;
    out->scored = true;
    out->score = (sr_evaluator){.compute = give_score, .user = known};
    return SR_OK;
}

/* What a function of the script said of an indicator, in each of the units. */
typedef struct known_scores {
    const sr_index_result *units;
    size_t count, at;
} known_scores;

static sr_status give_known(void *user, const sr_context *context, sr_quantity *out)
{
    const known_scores *known = user;
    *out = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE);
    for (size_t u = 0; u < known->count; u++) {
        const sr_indicator_result *each = &known->units[u].indicators[known->at];
        if (known->units[u].unit == context->unit && each->has_given) {
            *out = each->given;
        }
    }
    return SR_OK;
}

static bool any_given(const weighing *w, size_t at)
{
    bool any = false;
    for (size_t u = 0; u < w->base_count; u++) {
        any = any || w->base[u].indicators[at].has_given;
    }
    return any;
}

/* The script has been asked once for each outcome: another weight is no reason to ask again. */
static sr_status keep_scores(const weighing *w, size_t at, sr_indicator *out)
{
    known_scores *known = sr_arena_alloc(w->build->arena, sizeof *known);
    if (known == NULL) {
        return SR_MEMORY;
    }
    *known = (known_scores){w->base, w->base_count, at};
    out->scored = true;
    out->score = (sr_evaluator){.compute = give_known, .user = known};
    return SR_OK;
}

/* ---- the copy ---- */

static sr_status copy_indicators(weighing *w, sr_index *copy)
{
    const sr_index *index = w->base->index;
    sr_indicator *out =
        sr_arena_array(w->build->arena, index->indicator_count + w->rest->count + 1, sizeof *out);
    sr_status status = out != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; i < index->indicator_count && status == SR_OK; i++) {
        out[i] = index->indicators[i];
        out[i].has_weight = true;
        out[i].weight = w->weights[i];
        if (any_given(w, i)) {
            status = keep_scores(w, i, &out[i]);
        }
    }
    copy->indicators = out;
    return status;
}

static sr_status copy_areas(weighing *w, sr_index *copy)
{
    const sr_index *index = w->base->index;
    sr_index_area *out = sr_arena_array(w->build->arena, index->area_count + 2, sizeof *out);
    if (out == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < index->area_count; i++) {
        out[i] = index->areas[i];
        out[i].published = (sr_total_evaluator){0};
    }
    copy->areas = out;
    return SR_OK;
}

/* A row of what is published only as a total; that of no area gets one of its own. */
static sr_status add_row(weighing *w, size_t at, sr_index *copy)
{
    const sr_rest_row *row = &w->rest->rows[at];
    const sr_rest_part *part = sr_rest_part_of(w->rest, at, w->unit);
    sr_indicator *out = (sr_indicator *)&copy->indicators[copy->indicator_count];
    sr_index_area *areas = (sr_index_area *)copy->areas;
    size_t area = row->area;
    if (!part->present) {
        return SR_OK;
    }
    *out = (sr_indicator){.id = row->id, .text = row->title, .has_weight = true, .total = true};
    if (sr_number_multiply(part->factor, w->weights[w->base->indicator_count + at], &out->weight) != SR_OK) {
        return SR_OVERFLOW;
    }
    if (area == SR_WHOLE_INDEX) {
        area = copy->area_count++;
        areas[area] = (sr_index_area){.id = row->id, .title = row->title};
    }
    out->area = area;
    copy->indicator_count++;
    return fix_score(w->build, sr_quantity_number(part->earns, SR_IN_SHARE), out);
}

static sr_status make_copy(weighing *w, sr_index *copy)
{
    *copy = *w->base->index;
    copy->published = (sr_total_evaluator){0};
    sr_status status = copy_indicators(w, copy);
    if (status == SR_OK) {
        status = copy_areas(w, copy);
    }
    for (size_t i = 0; i < w->rest->count && status == SR_OK; i++) {
        status = add_row(w, i, copy);
    }
    return status;
}

/* ---- units ---- */

/* The listed indicators of an area that is part of a published whole are not the area. */
static void hide_areas(const sr_index_result *base, sr_index_result *out)
{
    sr_area_result *areas = (sr_area_result *)out->areas;
    for (size_t a = 0; a < base->area_count; a++) {
        if (sr_rest_hides(base, a)) {
            areas[a].earned = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
            areas[a].maximum = areas[a].earned;
            areas[a].value = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_POINTS);
            areas[a].state = sr_index_state(base->index, &areas[a].value);
        }
    }
}

/* Points of units are independent of each other: each is computed by itself, because what is published may
   differ between them. */
static sr_status weigh_pooled(weighing *w, sr_index_result *out)
{
    sr_index *copy = sr_arena_alloc(w->build->arena, sizeof *copy);
    size_t count = 0;
    sr_status status = copy != NULL ? make_copy(w, copy) : SR_MEMORY;
    if (status != SR_OK) {
        return status;
    }
    copy->unit = w->base->unit;
    copy->unit_count = 0;
    status = sr_build_index(w->build, copy, out, &count);
    if (status == SR_OK) {
        hide_areas(w->base, out);
    }
    return status;
}

/* Units that are normalised by each other are computed together. */
static sr_status weigh_composed(weighing *w, sr_index_result *out)
{
    sr_index *copy = sr_arena_alloc(w->build->arena, sizeof *copy);
    size_t count = 0;
    sr_status status = copy != NULL ? make_copy(w, copy) : SR_MEMORY;
    return status == SR_OK ? sr_build_index(w->build, copy, out, &count) : status;
}

static sr_status weigh_units(weighing *w, size_t count, sr_index_result *out)
{
    sr_status status = SR_OK;
    if (sr_index_is_composed(&w->base->index->method)) {
        return weigh_composed(w, out);
    }
    for (size_t u = 0; u < count && status == SR_OK; u++, w->base++, w->unit++) {
        status = weigh_pooled(w, &out[u]);
    }
    return status;
}

static size_t area_of_row(const sr_index *index, const sr_rest *rest, size_t row)
{
    return row < index->indicator_count ? index->indicators[row].area
                                        : rest->rows[row - index->indicator_count].area;
}

static sr_status sum_areas(weighing *w, const sr_number **out)
{
    const sr_index *index = w->base->index;
    sr_number *sums = sr_arena_array(w->build->arena, index->area_count + 1, sizeof *sums);
    if (sums == NULL) {
        return SR_MEMORY;
    }
    for (size_t a = 0; a < index->area_count; a++) {
        sums[a] = SR_INT(0);
        for (size_t i = 0; i < index->indicator_count + w->rest->count; i++) {
            size_t area = area_of_row(index, w->rest, i);
            if (area != SR_WHOLE_INDEX && sr_area_within(index, area, a) &&
                sr_number_add(sums[a], w->weights[i], &sums[a]) != SR_OK) {
                return SR_OVERFLOW;
            }
        }
    }
    *out = sums;
    return SR_OK;
}

/* What the engine has to say about the index has been said about the one that is declared. */
sr_status sr_weigh(sr_build *build, const sr_index_result *base, const sr_rest *rest,
                   const sr_number *weights, sr_weighed *out)
{
    bool composed = sr_index_is_composed(&base->index->method);
    weighing w = {.build = build,
                  .base = base,
                  .base_count = composed ? rest->unit_count : 1,
                  .rest = rest,
                  .weights = weights};
    sr_index_result *units = sr_arena_array(build->arena, rest->unit_count + 1, sizeof *units);
    sr_findings *told = build->findings;
    *out = (sr_weighed){.weights = weights, .units = units};
    sr_status status = units != NULL ? sum_areas(&w, &out->area_weights) : SR_MEMORY;
    build->findings = sr_findings_new();
    if (build->findings == NULL) {
        status = SR_MEMORY;
    }
    if (status == SR_OK) {
        status = weigh_units(&w, rest->unit_count, units);
    }
    if (status == SR_OK) {
        status = sr_findings_status(build->findings);
    }
    sr_findings_free(build->findings);
    build->findings = told;
    return status;
}
