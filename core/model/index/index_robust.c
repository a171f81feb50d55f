/* Robustness of an index: other weights, other scorings, one indicator left out, another sample. */
#include "model/index/index_robust.h"

#include "base/memory.h"

sr_robustness sr_robustness_default(void)
{
    return (sr_robustness){.spread = SR_SPREAD_WITHIN,
                           .amount = {1, 4, 0.0},
                           .samples = SR_SAMPLES_INTERVAL,
                           .draws = 2000,
                           .seed = 1,
                           .rows = 1024};
}

/* All units of one index under way. */
typedef struct trying {
    sr_build *build;
    sr_index_result *units;
    size_t unit_count;
    sr_robustness rule;
    sr_robust_index index;
    sr_robust_result *out; /* one a unit */
} trying;

enum { RESAMPLES = 100 };

/* A target is reached from this value on, or up to it; a hair's breadth is the doubles' own. */
static const double HAIR = 1e-9;

static bool reaches_downward(const trying *t)
{
    sr_comparator comparator = t->units[0].index->target.comparator;
    return comparator == SR_AT_MOST_TARGET || comparator == SR_BELOW;
}

static double target_of(const trying *t)
{
    const sr_target *target = &t->units[0].index->target;
    double level = sr_number_double(sr_settled(target->value));
    bool strict = target->comparator == SR_ABOVE || target->comparator == SR_BELOW;
    return reaches_downward(t) == strict ? level - HAIR : level + HAIR;
}

static bool reached(const trying *t, double value)
{
    return reaches_downward(t) ? value <= target_of(t) : value >= target_of(t);
}

/* ---- draws ---- */

/* The weights alone: another scoring is another question, asked variant by variant. */
static sr_draw_rule draw_rule(const trying *t)
{
    return (sr_draw_rule){.spread = t->rule.spread,
                          .amount = sr_number_double(t->rule.amount),
                          .seed = t->rule.seed,
                          .draws = t->rule.draws,
                          .threads = 2};
}

static sr_status draw(trying *t, const sr_draw_rule *rule, sr_drawn *told)
{
    double *values = sr_calloc(rule->draws * t->unit_count + 1, sizeof *values);
    sr_status status = values == NULL ? SR_MEMORY : sr_draw(&t->index.numbers, rule, values);
    if (status == SR_OK) {
        status = sr_draw_tell(values, rule->draws, t->unit_count, target_of(t), reaches_downward(t), told);
    }
    sr_free(values);
    return status;
}

static sr_status draw_weights(trying *t, sr_drawn *told)
{
    const sr_draw_rule rule = draw_rule(t);
    sr_status status = draw(t, &rule, told);
    for (size_t u = 0; u < t->unit_count && status == SR_OK; u++) {
        t->out[u].weights = told[u];
    }
    return status;
}

static sr_status draw_samples(trying *t, sr_drawn *told)
{
    sr_draw_rule rule = draw_rule(t);
    rule.spread = SR_SPREAD_NONE;
    rule.vary_samples = true;
    sr_status status = t->index.sampled > 0 ? draw(t, &rule, told) : SR_OK;
    for (size_t u = 0; u < t->unit_count && status == SR_OK && t->index.sampled > 0; u++) {
        t->out[u].sampled = t->index.sampled;
        t->out[u].samples = told[u];
    }
    return status;
}

/* ---- one thing changed ---- */

static sr_robust_case *cases(trying *t, size_t count)
{
    return sr_arena_array(t->build->arena, count + 1, sizeof(sr_robust_case));
}

static sr_status leave_out(trying *t, double *values)
{
    size_t count = t->index.numbers.leaves - t->index.numbers.silent;
    sr_status status = SR_OK;
    for (size_t u = 0; u < t->unit_count; u++) {
        t->out[u].without = cases(t, count);
        status = t->out[u].without == NULL ? SR_MEMORY : status;
    }
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = sr_draw_once(&t->index.numbers, i, 0, values);
        for (size_t u = 0; u < t->unit_count && status == SR_OK; u++) {
            sr_robust_case *each = (sr_robust_case *)&t->out[u].without[t->out[u].without_count++];
            *each = (sr_robust_case){.id = t->index.rows[i].id,
                                     .text = t->index.rows[i].text,
                                     .value = values[u],
                                     .met = reached(t, values[u])};
        }
    }
    return status;
}

static sr_status try_variants(trying *t, double *values)
{
    size_t count = t->index.numbers.variants - 1;
    sr_status status = SR_OK;
    for (size_t u = 0; u < t->unit_count; u++) {
        t->out[u].variants = cases(t, count);
        status = t->out[u].variants == NULL ? SR_MEMORY : status;
    }
    for (size_t v = 0; v < count && status == SR_OK; v++) {
        status = sr_draw_once(&t->index.numbers, SIZE_MAX, v + 1, values);
        for (size_t u = 0; u < t->unit_count && status == SR_OK; u++) {
            sr_robust_case *each = (sr_robust_case *)&t->out[u].variants[t->out[u].variant_count++];
            *each = (sr_robust_case){
                .variant = &t->out[u].rule.variants[v],
                .scores = &t->index.varied[(v * t->unit_count + u) * t->units[0].indicator_count],
                .value = values[u],
                .met = reached(t, values[u])};
        }
    }
    return status;
}

/* ---- sensitivity ---- */

static sr_robust_factor factor(const trying *t, size_t at, const sr_effect *effect)
{
    if (at >= t->index.numbers.leaves - t->index.numbers.silent) {
        return (sr_robust_factor){.id = "scoring", .text = NULL, .effect = *effect};
    }
    return (sr_robust_factor){t->index.rows[at].id, t->index.rows[at].text, *effect};
}

static sr_status put_factors(trying *t, const sr_effect *effects, const bool *varies, size_t count)
{
    for (size_t u = 0; u < t->unit_count; u++) {
        sr_robust_factor *factors = sr_arena_array(t->build->arena, count + 1, sizeof *factors);
        if (factors == NULL) {
            return SR_MEMORY;
        }
        for (size_t f = 0; f < count; f++) {
            factors[f] = factor(t, f, &effects[u * count + f]);
        }
        t->out[u].varies = varies[u];
        t->out[u].factors = factors;
        t->out[u].factor_count = varies[u] ? count : 0;
    }
    return SR_OK;
}

static sr_status find_effects(trying *t)
{
    sr_draw_rule rule = draw_rule(t);
    rule.vary_variants = true; /* one factor beside the weights */
    size_t count = sr_draw_factors(&t->index.numbers, &rule);
    if (t->rule.rows == 0 || count == 0) {
        return SR_OK;
    }
    sr_effect *effects = sr_calloc(t->unit_count * count, sizeof *effects);
    bool *varies = sr_calloc(t->unit_count, sizeof *varies);
    sr_status status = effects == NULL || varies == NULL ? SR_MEMORY : SR_OK;
    if (status == SR_OK) {
        status = sr_draw_effects(&t->index.numbers, &rule, t->rule.rows, RESAMPLES, effects, varies);
    }
    if (status == SR_OK) {
        status = put_factors(t, effects, varies, count);
    }
    sr_free(effects);
    sr_free(varies);
    return status;
}

/* ---- all of it ---- */

static sr_status begin(trying *t)
{
    t->out = sr_arena_array(t->build->arena, t->unit_count, sizeof *t->out);
    if (t->out == NULL) {
        return SR_MEMORY;
    }
    bool level = t->units[0].index->target.comparator <= SR_BELOW; /* at least, at most, above, below */
    for (size_t u = 0; u < t->unit_count; u++) {
        sr_state state = t->units[u].state;
        t->out[u] =
            (sr_robust_result){.rule = t->rule,
                               .judged = level && (state == SR_STATE_MET || state == SR_STATE_NOT_MET),
                               .met = state == SR_STATE_MET};
    }
    return SR_OK;
}

static sr_status try_all(trying *t)
{
    sr_drawn *told = sr_calloc(t->unit_count, sizeof *told);
    double *values = sr_calloc(t->unit_count, sizeof *values);
    sr_status status = told == NULL || values == NULL ? SR_MEMORY : begin(t);
    if (status == SR_OK) {
        status = draw_weights(t, told);
    }
    if (status == SR_OK) {
        status = draw_samples(t, told);
    }
    if (status == SR_OK) {
        status = leave_out(t, values);
    }
    if (status == SR_OK) {
        status = try_variants(t, values);
    }
    sr_free(told);
    sr_free(values);
    return status == SR_OK ? find_effects(t) : status;
}

static sr_robustness rule_of(const sr_index *index, const sr_results_ask *ask)
{
    sr_robustness rule = index->robustness.declared ? index->robustness : sr_robustness_default();
    rule.draws = ask->draws > 0 ? ask->draws : rule.draws;
    rule.seed = ask->has_seed ? ask->seed : rule.seed;
    rule.rows = ask->no_effects ? 0 : rule.rows;
    return rule;
}

static bool any_value(const sr_index_result *units, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || units[i].value.missing == SR_PRESENT;
    }
    return any;
}

sr_status sr_index_robustness(sr_build *build, const sr_results_ask *ask, sr_index_result *units,
                              size_t count)
{
    const sr_index *index = units[0].index;
    if ((!index->robustness.declared && !ask->robustness) || !any_value(units, count)) {
        return SR_OK;
    }
    trying t = {.build = build, .units = units, .unit_count = count, .rule = rule_of(index, ask)};
    sr_status status = sr_robust_rows(build, &t.rule, units, count, &t.index);
    if (status != SR_OK || t.index.numbers.leaves == 0) {
        return status;
    }
    status = try_all(&t);
    for (size_t u = 0; u < count && status == SR_OK; u++) {
        if (units[u].value.missing == SR_PRESENT) {
            units[u].robust = &t.out[u];
            status = sr_robust_say(build, &units[u], &t.out[u]);
        }
    }
    return status;
}
