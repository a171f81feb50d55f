/* Weighted means, and a tree of them level by level. */
#include "composite/calc.h"
#include "composite/composite.h"
#include "composite/random.h"

const char *sr_aggregation_id(sr_aggregation aggregation)
{
    static const char *const ids[SR_AGGREGATIONS] = {"arithmetic", "geometric", "harmonic", "penalised"};
    return ids[aggregation];
}

typedef struct terms {
    const sr_number *values, *weights;
    const bool *present;
    size_t count;
    sr_number weight; /* of those that count */
    bool zero;        /* a value that counts is zero */
    bool negative;    /* a value that counts is below zero */
    sr_calc calc;
} terms;

/* What has no weight counts for nothing, also where its value would have no mean. */
static bool counts(const terms *t, size_t i)
{
    return (t->present == NULL || t->present[i]) && sr_number_compare(t->weights[i], SR_INT(0)) > 0;
}

static void look(terms *t)
{
    t->weight = SR_INT(0);
    for (size_t i = 0; i < t->count; i++) {
        if (counts(t, i)) {
            int sign = sr_number_compare(t->values[i], SR_INT(0));
            t->weight = sr_calc_add(&t->calc, t->weight, t->weights[i]);
            t->zero = t->zero || sign == 0;
            t->negative = t->negative || sign < 0;
        }
    }
}

static sr_number weighted_sum(terms *t)
{
    sr_number sum = SR_INT(0);
    for (size_t i = 0; i < t->count; i++) {
        if (counts(t, i)) {
            sum = sr_calc_add(&t->calc, sum, sr_calc_multiply(&t->calc, t->weights[i], t->values[i]));
        }
    }
    return sum;
}

static sr_mean_end arithmetic(terms *t, sr_number *out)
{
    *out = sr_calc_divide(&t->calc, weighted_sum(t), t->weight);
    return SR_MEAN_DONE;
}

/* Whether all that count have the same value, which is `out` then. */
static bool is_common(const terms *t, sr_number *out)
{
    bool any = false;
    for (size_t i = 0; i < t->count; i++) {
        if (counts(t, i) && any && sr_number_compare(t->values[i], *out) != 0) {
            return false;
        }
        if (counts(t, i)) {
            *out = t->values[i];
            any = true;
        }
    }
    return any;
}

/* Logarithms have no last digit: what is the same everywhere needs none of them. */
static sr_mean_end geometric(terms *t, sr_number *out)
{
    double sum = 0;
    *out = SR_INT(0);
    if (t->negative || t->zero) {
        return t->negative ? SR_MEAN_NEGATIVE : SR_MEAN_ZERO;
    }
    if (is_common(t, out)) {
        return SR_MEAN_DONE;
    }
    for (size_t i = 0; i < t->count; i++) {
        sum +=
            counts(t, i) ? sr_number_double(t->weights[i]) * sr_exact_log(sr_number_double(t->values[i])) : 0;
    }
    *out = sr_calc_real(&t->calc, sr_exact_exp(sum / sr_number_double(t->weight)));
    return SR_MEAN_DONE;
}

static sr_mean_end harmonic(terms *t, sr_number *out)
{
    sr_number sum = SR_INT(0);
    *out = SR_INT(0);
    if (t->negative || t->zero) {
        return t->negative ? SR_MEAN_NEGATIVE : SR_MEAN_ZERO;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (counts(t, i)) {
            sum = sr_calc_add(&t->calc, sum, sr_calc_divide(&t->calc, t->weights[i], t->values[i]));
        }
    }
    *out = sr_calc_divide(&t->calc, t->weight, sum);
    return SR_MEAN_DONE;
}

static sr_mean_end penalised(terms *t, sr_number *out)
{
    sr_number mean;
    sr_number squares = SR_INT(0);
    (void)arithmetic(t, &mean);
    *out = SR_INT(0);
    int sign = sr_number_compare(mean, SR_INT(0));
    if (t->negative || sign <= 0) {
        return t->negative ? SR_MEAN_NEGATIVE : SR_MEAN_ZERO;
    }
    for (size_t i = 0; i < t->count; i++) {
        if (counts(t, i)) {
            sr_number off = sr_calc_subtract(&t->calc, t->values[i], mean);
            sr_number square = sr_calc_multiply(&t->calc, off, off);
            squares = sr_calc_add(&t->calc, squares, sr_calc_multiply(&t->calc, t->weights[i], square));
        }
    }
    sr_number variance = sr_calc_divide(&t->calc, squares, t->weight);
    *out = sr_calc_subtract(&t->calc, mean, sr_calc_divide(&t->calc, variance, mean));
    if (sr_number_compare(*out, SR_INT(0)) < 0) {
        *out = SR_INT(0); /* nothing is more uneven than worthless */
    }
    return SR_MEAN_DONE;
}

sr_mean_end sr_mean(sr_aggregation aggregation, const sr_number *values, const sr_number *weights,
                    const bool *present, size_t count, sr_number *out)
{
    static sr_mean_end (*const means[SR_AGGREGATIONS])(terms * t, sr_number * out) = {arithmetic, geometric,
                                                                                      harmonic, penalised};
    terms t = {.values = values, .weights = weights, .present = present, .count = count};
    look(&t);
    if (sr_number_compare(t.weight, SR_INT(0)) <= 0) {
        return SR_MEAN_NOTHING;
    }
    sr_mean_end end = means[aggregation](&t, out);
    return t.calc.failed ? SR_MEAN_FAILED : end;
}

/* ---- levels ---- */

/* The children of one node, gathered. */
typedef struct children {
    sr_number values[SR_LEVEL_CHILDREN], weights[SR_LEVEL_CHILDREN];
    bool present[SR_LEVEL_CHILDREN];
    size_t count;
    sr_number covered; /* weight × coverage, summed over those that count */
    sr_number weight;
    sr_mean_end broken; /* NEGATIVE or FAILED below: what cannot be computed is not left out in silence */
} children;

static bool put(children *of, sr_calc *calc, sr_number weight, const sr_level_value *child)
{
    bool present = (child->end == SR_MEAN_DONE || child->end == SR_MEAN_ZERO) && !child->too_little;
    if (of->count == SR_LEVEL_CHILDREN) {
        return false;
    }
    if (child->end == SR_MEAN_NEGATIVE || child->end == SR_MEAN_FAILED) {
        of->broken = child->end;
    }
    of->values[of->count] = child->value;
    of->weights[of->count] = weight;
    of->present[of->count++] = present;
    of->weight = sr_calc_add(calc, of->weight, weight);
    if (present) {
        of->covered = sr_calc_add(calc, of->covered, sr_calc_multiply(calc, weight, child->coverage));
    }
    return true;
}

static sr_level_value leaf(const sr_levels *levels, sr_number value, bool present)
{
    sr_level_value made = {.end = SR_MEAN_DONE, .value = value, .coverage = SR_INT(present ? 1 : 0)};
    if (!present) {
        made.value = levels->missing_value;
        made.end = levels->counts_missing ? SR_MEAN_DONE : SR_MEAN_NOTHING;
    }
    return made;
}

static sr_status gather(const sr_levels *levels, size_t node, const sr_number *values, const bool *present,
                        const sr_level_value *done, children *out)
{
    sr_calc calc = {0};
    out->count = 0;
    out->weight = SR_INT(0);
    out->covered = SR_INT(0);
    out->broken = SR_MEAN_DONE;
    bool room = true;
    for (size_t i = 0; i < levels->leaves && room; i++) {
        if (levels->leaf_parent[i] == node) {
            sr_level_value made = leaf(levels, values[i], present == NULL || present[i]);
            room = put(out, &calc, levels->leaf_weight[i], &made);
        }
    }
    for (size_t i = 0; i < levels->nodes && room; i++) {
        if (levels->node_parent[i] == node) {
            room = put(out, &calc, levels->node_weight[i], &done[i]);
        }
    }
    return room ? SR_OK : SR_LIMIT;
}

static sr_level_value finish(const sr_levels *levels, size_t node, const children *of)
{
    sr_calc calc = {0};
    sr_level_value out = {.value = SR_INT(0), .coverage = SR_INT(0)};
    out.end = sr_mean(levels->combine[node], of->values, of->weights, of->present, of->count, &out.value);
    if (sr_number_compare(of->weight, SR_INT(0)) > 0) {
        out.coverage = sr_calc_divide(&calc, of->covered, of->weight);
    }
    if (of->broken != SR_MEAN_DONE) {
        out.end = of->broken;
    }
    out.too_little = levels->has_coverage && sr_number_compare(out.coverage, levels->coverage) < 0;
    return out;
}

sr_status sr_combine(const sr_levels *levels, const sr_number *values, const bool *present,
                     sr_level_value *out)
{
    children of;
    for (size_t turn = 0; turn <= levels->nodes; turn++) {
        /* Nodes from the last, so that children come before their parent; then the root. */
        size_t at = turn == levels->nodes ? levels->nodes : levels->nodes - 1 - turn;
        sr_status status = gather(levels, at, values, present, out, &of);
        if (status != SR_OK) {
            return status;
        }
        out[at] = finish(levels, at, &of);
    }
    return SR_OK;
}

/* ---- ranks ---- */

/* Beside a number that is not exact, an exact one has no more digits than that. */
static sr_number as_double(sr_number number)
{
    sr_number out = number;
    return sr_number_inexact(sr_number_double(number), &out) == SR_OK ? sr_calc_settled(out) : number;
}

void sr_rank(const sr_number *values, const bool *present, size_t count, size_t *ranks)
{
    bool exact = true;
    for (size_t i = 0; i < count; i++) {
        exact = exact && (!present[i] || sr_number_exact(values[i]));
    }
    for (size_t i = 0; i < count; i++) {
        ranks[i] = present[i] ? 1 : 0;
        for (size_t k = 0; present[i] && k < count; k++) {
            int order = exact ? sr_number_compare(values[k], values[i])
                              : sr_number_compare(as_double(values[k]), as_double(values[i]));
            ranks[i] += present[k] && order > 0;
        }
    }
}
