/* The numbers that are drawn: weights, and scores for each variant. */
#include "model/index/index_robust_rows.h"

#include "model/weights/weights.h"

/* ---- which rows ---- */

static bool is_scored(const sr_filling *f, size_t unit, size_t at)
{
    const sr_indicator_result *each = &f->units[unit].indicators[at];
    return (f->composed ? each->score.missing : each->points.missing) == SR_PRESENT;
}

/* Something of it is in the value of some unit. */
static bool counts(const sr_filling *f, size_t at)
{
    bool any = f->composed && f->units[0].index->method.counts_missing;
    for (size_t u = 0; u < f->unit_count; u++) {
        any = any || is_scored(f, u, at);
    }
    return any && f->units[0].indicators[at].has_weight;
}

static void add_indicator(sr_filling *f, size_t at)
{
    size_t row = f->out->numbers.leaves++;
    const sr_indicator *indicator = &f->units[0].index->indicators[at];
    f->out->rows[row] = (sr_robust_row){indicator, at, indicator->id, indicator->text, indicator->area};
    f->weights[row] = real(f->units[0].indicators[at].weight);
    f->parents[row] = indicator->area;
}

static void add_indicators(sr_filling *f)
{
    for (size_t i = 0; i < f->units[0].index->indicator_count; i++) {
        if (counts(f, i)) {
            add_indicator(f, i);
        }
    }
}

/* What no unit has an outcome of is not in any value, but in the weight that ought to be measured, and level
   by level in the weight of its area. */
static void add_silent(sr_filling *f)
{
    const sr_index *index = f->units[0].index;
    sr_draw_index *n = &f->out->numbers;
    for (size_t i = 0; i < index->indicator_count && (n->has_coverage || f->composed); i++) {
        if (f->units[0].indicators[i].has_weight && !counts(f, i)) {
            add_indicator(f, i);
            n->silent++;
        }
    }
}

/* Where a weight is not published the share that is measured is not known, and nothing is held to it. */
static void find_coverage(sr_filling *f)
{
    const sr_index *index = f->units[0].index;
    bool known = index->method.has_coverage;
    for (size_t i = 0; i < index->indicator_count; i++) {
        known = known && (f->composed || f->units[0].indicators[i].has_weight);
    }
    f->out->numbers.has_coverage = known;
    f->out->numbers.coverage = known ? real(index->method.coverage) : 0;
}

static size_t outermost(const sr_index *index, size_t area)
{
    while (index->areas[area].inside > 0) {
        area = index->areas[area].inside - 1;
    }
    return area;
}

/* Of pooled points an outermost area is left out where too little of it is measured. No published total is
   among the rows then: it is refused where the coverage is declared. */
static void put_areas(sr_filling *f)
{
    sr_draw_index *n = &f->out->numbers;
    n->nodes = f->units[0].index->area_count;
    for (size_t row = 0; row < n->leaves; row++) {
        f->parents[row] = outermost(f->units[0].index, f->out->rows[row].area);
    }
    n->leaf_parent = f->parents;
}

static const char *remainder_text(sr_filling *f, const char *title)
{
    sr_buf text = {0};
    sr_message_write(&text, &SR_MSG("Remainder: {0}", title), f->build->language);
    const char *kept = sr_arena_copy(f->build->arena, sr_buf_string(&text), text.length);
    f->failed = f->failed || kept == NULL || text.failed;
    sr_buf_free(&text);
    return kept;
}

/* A remainder counts as one row that earns what it earns: its parts are not known. What it weighs of a unit
   is so many times the row's weight, which is put where others are present or not. */
static void add_remainder(sr_filling *f, const sr_rest *rest, size_t at)
{
    const sr_rest_row *total = &rest->rows[at];
    size_t row = f->out->numbers.leaves++;
    f->out->rows[row] =
        (sr_robust_row){.id = total->id, .text = remainder_text(f, total->title), .at = SIZE_MAX};
    f->weights[row] = real(total->weight);
    for (size_t u = 0; u < f->unit_count; u++) {
        const sr_rest_part *part = sr_rest_part_of(rest, at, u);
        double factor = part->present ? real(part->factor) : 0;
        f->present[row * f->unit_count + u] = factor;
        f->scores[row * f->unit_count + u] = factor * real(part->earns);
    }
}

/* What is published beyond the rows. */
static sr_status add_remainders(sr_filling *f)
{
    sr_rest rest;
    sr_status status = sr_rest_find(f->build->arena, f->units[0].index, f->units, f->unit_count, &rest);
    for (size_t i = 0; i < rest.count && status == SR_OK; i++) {
        add_remainder(f, &rest, i);
    }
    return status == SR_OVERFLOW ? SR_OK : status; /* told where the weights are declared */
}

static double points_of(const sr_quantity *quantity)
{
    return quantity->missing == SR_PRESENT ? real(quantity->value) : 0;
}

/* ---- scores ---- */

static void keep_varied(sr_filling *f, size_t variant, size_t row, size_t unit,
                        const sr_indicator_result *result)
{
    size_t indicators = f->units[0].indicator_count;
    bool judged = result->colour != SR_COLOUR_NONE;
    f->out->varied[((variant - 1) * f->unit_count + unit) * indicators + f->out->rows[row].at] =
        (sr_varied_score){.counts = judged || result->points.missing == SR_PRESENT,
                          .judged = judged,
                          .score = judged ? result->score.value : SR_INT(0)};
}

static void put_score(sr_filling *f, size_t variant, size_t row, size_t unit,
                      const sr_indicator_result *result)
{
    const sr_draw_index *n = &f->out->numbers;
    size_t at = (variant * n->leaves + row) * n->units + unit;
    bool normalised = f->units[0].index->method.normal.method != SR_NORMAL_NONE;
    bool missed = !f->composed && result->colour == SR_COLOUR_NONE && result->points.missing == SR_PRESENT;
    bool present = result->score.missing == SR_PRESENT;
    /* Scores of a composed index by targets have been made hundredfold already, those of variants have not.
     */
    double score = present ? real(result->score.value) : 0;
    bool hundredfold = f->composed && !normalised && variant > 0;
    f->present[at] = present || missed ? 1 : 0;
    f->measured[row * n->units + unit] = f->composed ? f->present[at] : result->colour != SR_COLOUR_NONE;
    f->scores[at] = hundredfold ? 100 * score : score;
}

/* The index with another scoring or limit for near. */
static sr_index varied(const sr_index *index, const sr_variant *variant)
{
    sr_index out = *index;
    if (variant->has_scoring) {
        out.method.scoring = variant->scoring;
    }
    if (variant->has_near) {
        out.has_near = true;
        out.near = variant->near;
        out.near_plain = variant->near_plain;
    }
    return out;
}

static sr_status score_variant(sr_filling *f, size_t variant, size_t row)
{
    const sr_index index = varied(f->units[0].index, &f->rule->variants[variant - 1]);
    sr_status status = SR_OK;
    for (size_t u = 0; u < f->unit_count && status == SR_OK; u++) {
        sr_index_result unit = f->units[u];
        sr_indicator_result result = unit.indicators[f->out->rows[row].at];
        unit.index = &index;
        if (!result.indicator->scored) {
            status = sr_index_indicator(f->build, &unit, &result);
        }
        put_score(f, variant, row, u, &result);
        keep_varied(f, variant, row, u, &result);
    }
    return status;
}

/* A remainder is the same in every variant. */
static void copy_remainder(sr_filling *f, size_t variant, size_t row)
{
    const sr_draw_index *n = &f->out->numbers;
    for (size_t u = 0; u < n->units; u++) {
        f->scores[(variant * n->leaves + row) * n->units + u] = f->scores[row * n->units + u];
        f->present[(variant * n->leaves + row) * n->units + u] = f->present[row * n->units + u];
    }
}

static sr_status put_scores(sr_filling *f)
{
    const sr_draw_index *n = &f->out->numbers;
    sr_status status = SR_OK;
    for (size_t row = 0; row < n->leaves && status == SR_OK; row++) {
        bool remainder = f->out->rows[row].indicator == NULL;
        for (size_t u = 0; u < n->units && !remainder; u++) {
            put_score(f, 0, row, u, &f->units[u].indicators[f->out->rows[row].at]);
        }
        for (size_t v = 1; v < n->variants && status == SR_OK; v++) {
            if (remainder) {
                copy_remainder(f, v, row);
            } else {
                status = score_variant(f, v, row);
            }
        }
    }
    return status;
}

/* ---- levels ---- */

static sr_status put_levels(sr_filling *f)
{
    const sr_index *index = f->units[0].index;
    sr_draw_index *n = &f->out->numbers;
    size_t *parents = NULL;
    sr_aggregation *means = NULL;
    n->nodes = index->area_count;
    double *weights = sr_arena_array(f->build->arena, n->nodes + 1, sizeof *weights);
    if (weights == NULL || sr_index_tree(f->build->arena, index, &parents, &means) != SR_OK) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < n->nodes; i++) {
        weights[i] = points_of(&f->units[0].areas[i].weight);
    }
    n->leaf_parent = f->parents;
    n->node_parent = parents;
    n->node_weight = sr_index_areas_decide(index) ? weights : NULL;
    n->combine = means;
    n->counts_missing = index->method.counts_missing;
    n->missing_value = real(sr_index_worst(index));
    return SR_OK;
}

/* ---- all of it ---- */

static bool make_room(sr_filling *f)
{
    sr_arena *arena = f->build->arena;
    size_t variants = f->rule->variant_count + 1;
    f->most = f->units[0].indicator_count + f->units[0].area_count + 1;
    f->weights = sr_arena_array(arena, f->most, sizeof *f->weights);
    f->parents = sr_arena_array(arena, f->most, sizeof *f->parents);
    f->curves = sr_arena_array(arena, f->most, sizeof *f->curves);
    f->scores = sr_arena_array(arena, f->most * f->unit_count * variants, sizeof *f->scores);
    f->present = sr_arena_array(arena, f->most * f->unit_count * variants, sizeof *f->present);
    f->hits = sr_arena_array(arena, f->most * f->unit_count, sizeof *f->hits);
    f->asked = sr_arena_array(arena, f->most * f->unit_count, sizeof *f->asked);
    f->raw = sr_arena_array(arena, f->most * f->unit_count, sizeof *f->raw);
    f->measured = sr_arena_array(arena, f->most * f->unit_count, sizeof *f->measured);
    f->out->rows = sr_arena_array(arena, f->most, sizeof *f->out->rows);
    f->out->varied = sr_arena_array(arena, f->units[0].indicator_count * f->unit_count * variants + 1,
                                    sizeof *f->out->varied);
    return f->out->varied != NULL && f->weights != NULL && f->parents != NULL && f->curves != NULL &&
           f->scores != NULL && f->present != NULL && f->hits != NULL && f->asked != NULL && f->raw != NULL &&
           f->measured != NULL && f->out->rows != NULL;
}

sr_status sr_robust_rows(sr_build *build, const sr_robustness *rule, const sr_index_result *units,
                         size_t count, sr_robust_index *out)
{
    *out = (sr_robust_index){0};
    sr_filling f = {.build = build,
                    .rule = rule,
                    .units = units,
                    .unit_count = count,
                    .composed = sr_index_is_composed(&units[0].index->method),
                    .out = out};
    if (!make_room(&f)) {
        return SR_MEMORY;
    }
    bool scored = units[0].index->method.normal.method == SR_NORMAL_NONE;
    out->numbers.units = count;
    out->numbers.variants = scored ? rule->variant_count + 1 : 1;
    out->numbers.pooled = !f.composed;
    out->numbers.scale = 100;
    find_coverage(&f);
    add_indicators(&f);
    sr_status status = add_remainders(&f);
    add_silent(&f);
    if (f.failed || status != SR_OK) {
        return SR_MEMORY;
    }
    if (out->numbers.leaves - out->numbers.silent < 2) {
        out->numbers.leaves = 0;
        return SR_OK;
    }
    out->numbers.leaf_weight = f.weights;
    out->numbers.scores = f.scores;
    out->numbers.present = f.present;
    out->numbers.measured = f.measured;
    if (out->numbers.has_coverage && !f.composed) {
        put_areas(&f);
    }
    status = put_scores(&f);
    sr_robust_samples(&f);
    if (f.failed) {
        return SR_MEMORY;
    }
    return status == SR_OK && f.composed ? put_levels(&f) : status;
}
