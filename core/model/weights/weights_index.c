/* The index with other weights. The engine computes it as it computes any index: from a copy of the
   declaration that has the other weights, and whose scores of its own are those that are known already.

   A published total says what was earned with the weights of then. It is used only as far as it stands for
   indicators that are not listed: such a row keeps its share of the published whole, whatever the weights of
   the others. */
#include <string.h>

#include "model/index/index.h"
#include "model/weights/weights_index.h"

/* ---- rows that keep their share ---- */

typedef struct weighing {
    sr_build *build;
    const sr_index_result *base; /* one unit */
    const sr_kept_row *kept;
    size_t kept_count;
} weighing;

static bool all_known_in(const sr_index_result *base, size_t area)
{
    for (size_t i = 0; i < base->indicator_count; i++) {
        const sr_indicator *indicator = base->indicators[i].indicator;
        if (!indicator->has_weight &&
            (area == SR_EVERY_AREA || sr_area_within(base->index, indicator->area, area))) {
            return false;
        }
    }
    return true;
}

/* Until all rows are known `factor` is the row's share of the published whole. */
static void keep(const sr_index_result *base, size_t area, const sr_index_remainder *rest, sr_kept_row *rows,
                 size_t *count)
{
    sr_kept_row row = {.area = area, .title = rest->title};
    bool known = rest->present && rest->earned.missing == SR_PRESENT && rest->maximum.missing == SR_PRESENT &&
                 base->maximum.missing == SR_PRESENT;
    if (known && all_known_in(base, area) &&
        sr_number_divide(rest->maximum.value, base->maximum.value, &row.factor) == SR_OK &&
        sr_number_divide(rest->earned.value, rest->maximum.value, &row.earns) == SR_OK) {
        rows[(*count)++] = row;
    }
}

/* A row that is to have `share` of the whole weighs share / (1 − all such shares) of the points that are
   distributed. False when nothing is left to distribute. */
static bool make_factors(sr_kept_row *rows, size_t count)
{
    sr_number rest = SR_INT(1);
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        good = good && sr_number_subtract(rest, rows[i].factor, &rest) == SR_OK;
    }
    good = good && sr_number_compare(rest, SR_INT(0)) > 0;
    for (size_t i = 0; i < count && good; i++) {
        good = sr_number_divide(rows[i].factor, rest, &rows[i].factor) == SR_OK;
    }
    return good;
}

sr_status sr_kept_rows(sr_arena *arena, const sr_index_result *base, const sr_kept_row **out, size_t *count)
{
    sr_kept_row *rows = sr_arena_array(arena, base->area_count + 1, sizeof *rows);
    *count = 0;
    if (rows == NULL) {
        return SR_MEMORY;
    }
    for (size_t a = 0; a < base->area_count; a++) {
        keep(base, a, &base->areas[a].remainder, rows, count);
    }
    keep(base, SR_WHOLE_INDEX, &base->remainder, rows, count);
    if (!make_factors(rows, *count)) {
        *count = 0;
    }
    *out = rows;
    return SR_OK;
}

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

/* ---- the copy ---- */

static sr_status copy_indicators(weighing *w, const sr_number *weights, sr_index *copy)
{
    const sr_index *index = w->base->index;
    sr_indicator *out =
        sr_arena_array(w->build->arena, index->indicator_count + w->kept_count + 1, sizeof *out);
    sr_status status = out != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; i < index->indicator_count && status == SR_OK; i++) {
        out[i] = index->indicators[i];
        out[i].has_weight = true;
        out[i].weight = weights[i];
        if (out[i].scored && !sr_index_is_composed(&index->method)) {
            status = fix_score(w->build, w->base->indicators[i].score, &out[i]);
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
static sr_status add_kept(weighing *w, const sr_kept_row *row, sr_number points, sr_index *copy)
{
    sr_indicator *out = (sr_indicator *)&copy->indicators[copy->indicator_count];
    sr_index_area *areas = (sr_index_area *)copy->areas;
    size_t area = row->area;
    *out = (sr_indicator){.id = "remainder", .text = row->title, .has_weight = true};
    if (sr_number_multiply(row->factor, points, &out->weight) != SR_OK) {
        return SR_OVERFLOW;
    }
    if (area == SR_EVERY_AREA) {
        area = copy->area_count++;
        areas[area] = (sr_index_area){.id = "remainder", .title = row->title};
    }
    out->area = area;
    copy->indicator_count++;
    return fix_score(w->build, sr_quantity_number(row->earns, SR_IN_SHARE), out);
}

static sr_status make_copy(weighing *w, const sr_number *weights, sr_index *copy)
{
    sr_number points = SR_INT(0);
    *copy = *w->base->index;
    copy->published = (sr_total_evaluator){0};
    sr_status status = copy_indicators(w, weights, copy);
    if (status == SR_OK) {
        status = copy_areas(w, copy);
    }
    for (size_t i = 0; i < w->base->indicator_count; i++) {
        if (sr_number_add(points, weights[i], &points) != SR_OK) {
            return SR_OVERFLOW;
        }
    }
    for (size_t i = 0; i < w->kept_count && status == SR_OK; i++) {
        status = add_kept(w, &w->kept[i], points, copy);
    }
    return status;
}

/* ---- units ---- */

/* Points of units are independent of each other: each is computed by itself, because what is published may
   differ between them. */
static sr_status weigh_pooled(sr_build *build, const sr_index_result *base, const sr_number *weights,
                              sr_index_result *out)
{
    weighing w = {.build = build, .base = base};
    sr_index *copy = sr_arena_alloc(build->arena, sizeof *copy);
    size_t count = 0;
    sr_status status = copy != NULL ? sr_kept_rows(build->arena, base, &w.kept, &w.kept_count) : SR_MEMORY;
    if (status == SR_OK) {
        status = make_copy(&w, weights, copy);
    }
    if (status != SR_OK) {
        return status;
    }
    copy->unit = base->unit;
    copy->unit_count = 0;
    return sr_build_index(build, copy, out, &count);
}

/* Units that are normalised by each other are computed together. */
static sr_status weigh_composed(sr_build *build, const sr_index_result *base, const sr_number *weights,
                                sr_index_result *out)
{
    weighing w = {.build = build, .base = base};
    sr_index *copy = sr_arena_alloc(build->arena, sizeof *copy);
    size_t count = 0;
    sr_status status = copy != NULL ? make_copy(&w, weights, copy) : SR_MEMORY;
    return status == SR_OK ? sr_build_index(build, copy, out, &count) : status;
}

static sr_status weigh_units(sr_build *build, const sr_index_result *base, size_t count,
                             const sr_number *weights, sr_index_result *out)
{
    sr_status status = SR_OK;
    if (sr_index_is_composed(&base->index->method)) {
        return weigh_composed(build, base, weights, out);
    }
    for (size_t u = 0; u < count && status == SR_OK; u++) {
        status = weigh_pooled(build, &base[u], weights, &out[u]);
    }
    return status;
}

static sr_status sum_areas(sr_build *build, const sr_index *index, const sr_number *weights,
                           const sr_number **out)
{
    sr_number *sums = sr_arena_array(build->arena, index->area_count + 1, sizeof *sums);
    if (sums == NULL) {
        return SR_MEMORY;
    }
    for (size_t a = 0; a < index->area_count; a++) {
        sums[a] = SR_INT(0);
        for (size_t i = 0; i < index->indicator_count; i++) {
            if (sr_area_within(index, index->indicators[i].area, a) &&
                sr_number_add(sums[a], weights[i], &sums[a]) != SR_OK) {
                return SR_OVERFLOW;
            }
        }
    }
    *out = sums;
    return SR_OK;
}

/* What the engine has to say about the index has been said about the one that is declared. */
sr_status sr_weigh(sr_build *build, const sr_index_result *base, size_t count, const sr_number *weights,
                   sr_weighed *out)
{
    sr_index_result *units = sr_arena_array(build->arena, count + 1, sizeof *units);
    sr_findings *told = build->findings;
    *out = (sr_weighed){.weights = weights, .units = units};
    sr_status status = units != NULL ? sum_areas(build, base->index, weights, &out->area_weights) : SR_MEMORY;
    build->findings = sr_findings_new();
    if (build->findings == NULL) {
        status = SR_MEMORY;
    }
    if (status == SR_OK) {
        status = weigh_units(build, base, count, weights, units);
    }
    if (status == SR_OK) {
        status = sr_findings_status(build->findings);
    }
    sr_findings_free(build->findings);
    build->findings = told;
    return status;
}
