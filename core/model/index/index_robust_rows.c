/* The numbers that are drawn: weights, scores for each variant, and the curves of outcomes that are samples.
 */
#include "model/index/index_robust.h"

#include "model/weights/weights.h"

typedef struct filling {
    sr_build *build;
    const sr_robustness *rule;
    const sr_index_result *units;
    size_t unit_count;
    bool composed;
    sr_robust_index *out;
    double *weights, *scores, *present, *hits, *asked, *raw, *measured;
    sr_curve *curves;
    size_t *parents;
    size_t most; /* rows */
    bool failed; /* out of memory */
} filling;

static double real(sr_number number)
{
    return sr_number_double(sr_settled(number));
}

/* ---- which rows ---- */

static bool is_scored(const filling *f, size_t unit, size_t at)
{
    const sr_indicator_result *each = &f->units[unit].indicators[at];
    return (f->composed ? each->score.missing : each->points.missing) == SR_PRESENT;
}

/* Something of it is in the value of some unit. */
static bool counts(const filling *f, size_t at)
{
    bool any = f->composed && f->units[0].index->method.counts_missing;
    for (size_t u = 0; u < f->unit_count; u++) {
        any = any || is_scored(f, u, at);
    }
    return any && f->units[0].indicators[at].has_weight;
}

static void add_indicator(filling *f, size_t at)
{
    size_t row = f->out->numbers.leaves++;
    const sr_indicator *indicator = &f->units[0].index->indicators[at];
    f->out->rows[row] = (sr_robust_row){indicator, at, indicator->id, indicator->text, indicator->area};
    f->weights[row] = real(f->units[0].indicators[at].weight);
    f->parents[row] = indicator->area;
}

static void add_indicators(filling *f)
{
    for (size_t i = 0; i < f->units[0].index->indicator_count; i++) {
        if (counts(f, i)) {
            add_indicator(f, i);
        }
    }
}

/* What no unit has an outcome of is not in any value, but in the weight that ought to be measured. */
static void add_silent(filling *f)
{
    const sr_index *index = f->units[0].index;
    sr_draw_index *n = &f->out->numbers;
    for (size_t i = 0; i < index->indicator_count && n->has_coverage; i++) {
        if (f->units[0].indicators[i].has_weight && !counts(f, i)) {
            add_indicator(f, i);
            n->silent++;
        }
    }
}

/* Where a weight is not published the share that is measured is not known, and nothing is held to it. */
static void find_coverage(filling *f)
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
static void put_areas(filling *f)
{
    sr_draw_index *n = &f->out->numbers;
    n->nodes = f->units[0].index->area_count;
    for (size_t row = 0; row < n->leaves; row++) {
        f->parents[row] = outermost(f->units[0].index, f->out->rows[row].area);
    }
    n->leaf_parent = f->parents;
}

static const char *remainder_text(filling *f, const char *title)
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
static void add_remainder(filling *f, const sr_rest *rest, size_t at)
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
static sr_status add_remainders(filling *f)
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

static double factor_of(const filling *f)
{
    return f->composed ? 100 : 1;
}

static void keep_varied(filling *f, size_t variant, size_t row, size_t unit,
                        const sr_indicator_result *result)
{
    size_t indicators = f->units[0].indicator_count;
    bool judged = result->colour != SR_COLOUR_NONE;
    f->out->varied[((variant - 1) * f->unit_count + unit) * indicators + f->out->rows[row].at] =
        (sr_varied_score){.counts = judged || result->points.missing == SR_PRESENT,
                          .judged = judged,
                          .score = judged ? result->score.value : SR_INT(0)};
}

static void put_score(filling *f, size_t variant, size_t row, size_t unit, const sr_indicator_result *result)
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
    }
    return out;
}

static sr_status score_variant(filling *f, size_t variant, size_t row)
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
static void copy_remainder(filling *f, size_t variant, size_t row)
{
    const sr_draw_index *n = &f->out->numbers;
    for (size_t u = 0; u < n->units; u++) {
        f->scores[(variant * n->leaves + row) * n->units + u] = f->scores[row * n->units + u];
        f->present[(variant * n->leaves + row) * n->units + u] = f->present[row * n->units + u];
    }
}

static sr_status put_scores(filling *f)
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

/* ---- samples ---- */

static bool is_sample(const filling *f, const sr_indicator *indicator)
{
    sr_comparator comparator = indicator->target.comparator;
    sr_normalisation normal = f->units[0].index->method.normal.method;
    bool level = indicator->target.has_value && comparator <= SR_BELOW;
    bool own = indicator->scored || sr_index_scoring(f->units[0].index, indicator)->kind ==
                                        SR_SCORING_OWN; /* never called again */
    bool scored = normal != SR_NORMAL_NONE || (level && !own);
    bool wanted = indicator->measure != NULL &&
                  (f->rule->samples == SR_SAMPLES_ALL ||
                   (f->rule->samples == SR_SAMPLES_INTERVAL && indicator->measure->interval.wanted));
    return wanted && scored && indicator->measure->measured_in == SR_IN_SHARE;
}

static void add_step(sr_curve *curve, double level, double earns)
{
    if (curve->steps < SR_MOST_STEPS) {
        curve->level[curve->steps] = level;
        curve->earns[curve->steps++] = earns;
    }
}

static void all_or_nothing(const sr_index *index, sr_curve *curve)
{
    curve->kind = SR_CURVE_STEPS;
    add_step(curve, curve->target, 1);
    if (index->has_near) {
        double near = real(index->near);
        add_step(curve, curve->target + (curve->lower_is_better ? near : -near), real(index->near_earns));
    }
}

static void by_steps(const sr_scoring_rule *rule, sr_curve *curve)
{
    curve->kind = SR_CURVE_STEPS;
    add_step(curve, curve->target, 1);
    for (size_t i = 0; i < rule->step_count; i++) {
        const sr_step *step = &rule->steps[i];
        double share = real(step->reached);
        double level = step->by_target          ? real(step->target.value)
                       : curve->lower_is_better ? curve->target / share
                                                : curve->target * share;
        add_step(curve, level, real(step->earns));
    }
}

static sr_curve curve_of(const filling *f, const sr_indicator *indicator)
{
    const sr_index *index = f->units[0].index;
    const sr_scoring_rule *rule = sr_index_scoring(index, indicator);
    const sr_normal_rule *normal = &index->method.normal;
    sr_curve curve = {.kind = SR_CURVE_LINE,
                      .lower_is_better = sr_indicator_lower_is_better(indicator),
                      .capped = rule->kind == SR_SCORING_SHARE_REACHED,
                      .target = real(indicator->target.value),
                      .worst = real(indicator->worst_post),
                      .best = real(indicator->best_post),
                      .low = real(normal->low),
                      .high = real(normal->high),
                      .factor = factor_of(f)};
    if (normal->method == SR_NORMAL_GOALPOSTS) {
        return curve;
    }
    if (normal->method != SR_NORMAL_NONE) {
        curve.kind = SR_CURVE_RELATIVE;
        curve.method = normal->method;
        curve.capped = normal->capped;
        return curve;
    }
    if (rule->kind == SR_SCORING_SHARE_REACHED || rule->kind == SR_SCORING_SHARE_UNCAPPED) {
        curve.kind = SR_CURVE_SHARE;
    } else if (rule->kind == SR_SCORING_STEPS) {
        by_steps(rule, &curve);
    } else {
        all_or_nothing(index, &curve);
    }
    return curve;
}

static const sr_quantity *outcome_of(const filling *f, size_t row, size_t unit)
{
    const sr_measure_result *outcome = f->units[unit].indicators[f->out->rows[row].at].outcome;
    return outcome != NULL && outcome->value.missing == SR_PRESENT ? &outcome->value : NULL;
}

/* How many units have a sample; all have what they have, for relative methods. */
static size_t put_outcomes(filling *f, size_t row)
{
    size_t sampled = 0;
    for (size_t u = 0; u < f->out->numbers.units; u++) {
        const sr_quantity *value = outcome_of(f, row, u);
        size_t at = row * f->out->numbers.units + u;
        f->raw[at] = value != NULL ? real(value->value) : 0;
        if (value != NULL && value->has_base && real(value->denominator) > 0) {
            f->hits[at] = real(value->numerator);
            f->asked[at] = real(value->denominator);
            sampled++;
        }
    }
    return sampled;
}

static void put_samples(filling *f)
{
    sr_draw_index *n = &f->out->numbers;
    bool relative = false;
    for (size_t row = 0; row < n->leaves - n->silent; row++) {
        const sr_indicator *indicator = f->out->rows[row].indicator;
        if (indicator != NULL && is_sample(f, indicator) && put_outcomes(f, row) > 0) {
            f->curves[row] = curve_of(f, indicator);
            f->out->sampled++;
            relative = relative || f->curves[row].kind == SR_CURVE_RELATIVE;
        }
    }
    if (f->out->sampled > 0) {
        n->curves = f->curves;
        n->hits = f->hits;
        n->asked = f->asked;
        n->raw = relative ? f->raw : NULL;
    }
}

/* ---- levels ---- */

static bool areas_have_weights(const sr_index *index)
{
    bool any = index->method.weighting == SR_WEIGHTING_BY_AREA;
    for (size_t i = 0; i < index->area_count; i++) {
        any = any || index->areas[i].has_weight;
    }
    return any && index->method.weighting != SR_WEIGHTING_EQUAL;
}

static sr_status put_levels(filling *f)
{
    const sr_index *index = f->units[0].index;
    sr_arena *arena = f->build->arena;
    sr_draw_index *n = &f->out->numbers;
    n->nodes = index->area_count;
    size_t *parents = sr_arena_array(arena, n->nodes + 1, sizeof *parents);
    double *weights = sr_arena_array(arena, n->nodes + 1, sizeof *weights);
    sr_aggregation *combine = sr_arena_array(arena, n->nodes + 1, sizeof *combine);
    if (parents == NULL || weights == NULL || combine == NULL) {
        return SR_MEMORY;
    }
    combine[n->nodes] = index->method.between;
    for (size_t i = 0; i < n->nodes; i++) {
        parents[i] = index->areas[i].inside > 0 ? index->areas[i].inside - 1 : n->nodes;
        weights[i] = points_of(&f->units[0].areas[i].weight);
        combine[i] = index->method.between;
    }
    for (size_t i = 0; i < n->leaves; i++) {
        combine[f->parents[i]] = index->method.within;
    }
    n->leaf_parent = f->parents;
    n->node_parent = parents;
    n->node_weight = areas_have_weights(index) ? weights : NULL;
    n->combine = combine;
    n->counts_missing = index->method.counts_missing;
    n->missing_value = index->method.normal.method == SR_NORMAL_NONE   ? 0
                       : index->method.normal.method == SR_NORMAL_RANK ? 1
                                                                       : real(index->method.normal.low);
    return SR_OK;
}

/* ---- all of it ---- */

static bool make_room(filling *f)
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
    filling f = {.build = build,
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
    put_samples(&f);
    return status == SR_OK && f.composed ? put_levels(&f) : status;
}
