/* Variance-based sensitivity: which of the things that may vary move the index. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "composite/draw_one.h"

/* ---- estimates ---- */

typedef struct estimate {
    double first, total;
} estimate;

/* Mean and variance of A and B together, over the rows that `rows` names. */
static double variance(const double *a, const double *b, const uint32_t *rows, size_t count, double *mean)
{
    double sum = 0;
    for (size_t r = 0; r < count; r++) {
        sum += a[rows[r]] + b[rows[r]];
    }
    *mean = sum / (double)(2 * count);
    double squares = 0;
    for (size_t r = 0; r < count; r++) {
        double x = a[rows[r]] - *mean;
        double y = b[rows[r]] - *mean;
        squares += x * x + y * y;
    }
    return squares / (double)(2 * count);
}

/* First order by Saltelli, total by Jansen. The mean is taken off B, which leaves the estimate where it is
   and makes it steadier. */
static estimate estimate_of(const double *a, const double *b, const double *ab, const uint32_t *rows,
                            size_t count, double mean, double spread)
{
    double first = 0;
    double total = 0;
    for (size_t r = 0; r < count; r++) {
        uint32_t at = rows[r];
        double off = ab[at] - a[at];
        first += (b[at] - mean) * off;
        total += off * off;
    }
    return (estimate){first / (double)count / spread, total / (double)(2 * count) / spread};
}

static void all_rows(uint32_t *rows, size_t count)
{
    for (size_t r = 0; r < count; r++) {
        rows[r] = (uint32_t)r;
    }
}

static void resample(uint32_t *rows, size_t count, uint64_t seed, size_t number)
{
    sr_random random = sr_random_stream(seed, number);
    for (size_t r = 0; r < count; r++) {
        rows[r] = (uint32_t)(sr_random_unit(&random) * (double)count);
    }
}

/* Sorted by insertion: a few hundred at most. */
static void sort(double *numbers, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        double moved = numbers[i];
        size_t k = i;
        for (; k > 0 && numbers[k - 1] > moved; k--) {
            numbers[k] = numbers[k - 1];
        }
        numbers[k] = moved;
    }
}

static void interval(double *numbers, size_t count, double *low, double *high)
{
    sort(numbers, count);
    *low = numbers[(size_t)(0.025 * (double)(count - 1) + 0.5)];
    *high = numbers[(size_t)(0.975 * (double)(count - 1) + 0.5)];
}

typedef struct sampling {
    const double *a, *b, *by_factor;
    size_t rows, factors, resamples;
    uint64_t seed;
    uint32_t *chosen;
    double *firsts, *totals; /* [factor][resample] */
} sampling;

/* Each resample chooses its rows once, for all factors. A resample without variance repeats the estimate. */
static void resample_all(sampling *s, const sr_effect *effects)
{
    for (size_t n = 0; n < s->resamples; n++) {
        double mean = 0;
        resample(s->chosen, s->rows, s->seed, n);
        double spread = variance(s->a, s->b, s->chosen, s->rows, &mean);
        for (size_t f = 0; f < s->factors; f++) {
            estimate found = {effects[f].first, effects[f].total};
            if (spread > 0) {
                found = estimate_of(s->a, s->b, s->by_factor + f * s->rows, s->chosen, s->rows, mean, spread);
            }
            s->firsts[f * s->resamples + n] = found.first;
            s->totals[f * s->resamples + n] = found.total;
        }
    }
}

/* What sums in another order differ by, as a share of the largest of them. */
static const double HAIR = 1e-12;

/* Values that are all the same but for rounding have a variance that is nothing else. */
static bool differ(const double *a, const double *b, size_t count)
{
    double least = a[0];
    double most = a[0];
    for (size_t r = 0; r < count; r++) {
        least = fmin(least, fmin(a[r], b[r]));
        most = fmax(most, fmax(a[r], b[r]));
    }
    return most - least > HAIR * fmax(fabs(least), fabs(most));
}

static void find_effects(sampling *s, sr_effect *out, bool *varies)
{
    double mean = 0;
    all_rows(s->chosen, s->rows);
    double spread = variance(s->a, s->b, s->chosen, s->rows, &mean);
    *varies = differ(s->a, s->b, s->rows) && spread > 0;
    memset(out, 0, s->factors * sizeof *out);
    for (size_t f = 0; f < s->factors && *varies; f++) {
        estimate found =
            estimate_of(s->a, s->b, s->by_factor + f * s->rows, s->chosen, s->rows, mean, spread);
        out[f] = (sr_effect){.first = found.first, .total = found.total};
    }
    if (!*varies) {
        return;
    }
    resample_all(s, out);
    for (size_t f = 0; f < s->factors; f++) {
        interval(s->firsts + f * s->resamples, s->resamples, &out[f].first_low, &out[f].first_high);
        interval(s->totals + f * s->resamples, s->resamples, &out[f].total_low, &out[f].total_high);
    }
}

sr_status sr_effects(const double *a, const double *b, const double *by_factor, size_t rows, size_t factors,
                     uint64_t seed, size_t resamples, sr_effect *out, bool *varies)
{
    sampling s = {.a = a,
                  .b = b,
                  .by_factor = by_factor,
                  .rows = rows,
                  .factors = factors,
                  .resamples = resamples,
                  .seed = seed};
    s.chosen = sr_calloc(rows + 1, sizeof *s.chosen);
    s.firsts = sr_calloc(factors * resamples + 1, sizeof *s.firsts);
    s.totals = sr_calloc(factors * resamples + 1, sizeof *s.totals);
    bool room = s.chosen != NULL && s.firsts != NULL && s.totals != NULL;
    if (room) {
        find_effects(&s, out, varies);
    }
    sr_free(s.chosen);
    sr_free(s.firsts);
    sr_free(s.totals);
    return room ? SR_OK : SR_MEMORY;
}

/* ---- of an index ---- */

static size_t weight_factors(const sr_draw_index *index, const sr_draw_rule *rule)
{
    return rule->spread != SR_SPREAD_NONE ? index->leaves - index->silent : 0;
}

static bool variant_varies(const sr_draw_index *index, const sr_draw_rule *rule)
{
    return rule->vary_variants && index->variants > 1;
}

static bool samples_vary(const sr_draw_index *index, const sr_draw_rule *rule)
{
    return rule->vary_samples && index->curves != NULL;
}

size_t sr_draw_factors(const sr_draw_index *index, const sr_draw_rule *rule)
{
    return weight_factors(index, rule) + variant_varies(index, rule) + samples_vary(index, rule);
}

/* Row A with one factor from row B. Scores follow the variant; samples belong to the row that they were drawn
   for, and are drawn anew for a mixed variant by nobody: with samples, a variant keeps A's. */
static void mix(const sr_draw_index *index, const sr_draw_rule *rule, size_t factor, const sr_row *a,
                const sr_row *b, sr_row *out)
{
    size_t cells = index->leaves * index->units;
    size_t weights = weight_factors(index, rule);
    memcpy(out->weights, a->weights, index->leaves * sizeof *out->weights);
    out->scores = a->scores;
    out->present = a->present;
    if (factor < weights) {
        out->weights[factor] = b->weights[factor];
    } else if (factor == weights && variant_varies(index, rule)) {
        out->present = index->present + b->variant * cells;
        out->scores = index->scores + b->variant * cells;
    } else {
        out->scores = b->scores;
        out->present = b->present;
    }
}

typedef struct effects {
    const sr_draw_index *index;
    const sr_draw_rule *rule;
    size_t rows, factors;
    sr_row a, b, mixed;
    sr_scratch scratch[3];
    double *values; /* [unit][A, B, factors…][row] */
    double *out;    /* of one row: [unit] */
} effects;

static void keep(const effects *e, size_t series, size_t row)
{
    for (size_t u = 0; u < e->index->units; u++) {
        e->values[(u * (e->factors + 2) + series) * e->rows + row] = e->out[u];
    }
}

static void evaluate(effects *e)
{
    for (size_t r = 0; r < e->rows; r++) {
        sr_random first = sr_random_stream(e->rule->seed, 2 * r);
        sr_random second = sr_random_stream(e->rule->seed, 2 * r + 1);
        sr_row_draw(e->index, e->rule, &first, &e->a);
        sr_row_draw(e->index, e->rule, &second, &e->b);
        sr_row_value(e->index, &e->a, &e->scratch[0], e->out);
        keep(e, 0, r);
        sr_row_value(e->index, &e->b, &e->scratch[0], e->out);
        keep(e, 1, r);
        for (size_t f = 0; f < e->factors; f++) {
            mix(e->index, e->rule, f, &e->a, &e->b, &e->mixed);
            sr_row_value(e->index, &e->mixed, &e->scratch[0], e->out);
            keep(e, f + 2, r);
        }
    }
}

/* Keeps the rows in which every evaluation gave a value, close to each other; returns how many. */
static size_t keep_whole_rows(const effects *e, double *values, size_t *chosen)
{
    size_t count = 0;
    for (size_t r = 0; r < e->rows; r++) {
        bool whole = true;
        for (size_t series = 0; series < e->factors + 2; series++) {
            whole = whole && !isnan(values[series * e->rows + r]);
        }
        if (whole) {
            chosen[count++] = r;
        }
    }
    for (size_t series = 0; series < e->factors + 2 && count < e->rows; series++) {
        for (size_t k = 0; k < count; k++) {
            values[series * count + k] = values[series * e->rows + chosen[k]];
        }
    }
    return count;
}

static sr_status tell_unit(const effects *e, double *values, size_t *chosen, size_t resamples, sr_effect *out,
                           bool *varies)
{
    size_t rows = keep_whole_rows(e, values, chosen);
    *varies = false;
    memset(out, 0, e->factors * sizeof *out);
    if (2 * rows < e->rows || rows < 2) {
        return SR_OK;
    }
    return sr_effects(values, values + rows, values + 2 * rows, rows, e->factors, e->rule->seed, resamples,
                      out, varies);
}

static sr_status tell_units(const effects *e, size_t resamples, sr_effect *out, bool *varies)
{
    size_t *chosen = sr_calloc(e->rows + 1, sizeof *chosen);
    sr_status status = chosen != NULL ? SR_OK : SR_MEMORY;
    for (size_t u = 0; u < e->index->units && status == SR_OK; u++) {
        status = tell_unit(e, e->values + u * (e->factors + 2) * e->rows, chosen, resamples,
                           out + u * e->factors, &varies[u]);
    }
    sr_free(chosen);
    return status;
}

sr_status sr_draw_effects(const sr_draw_index *index, const sr_draw_rule *rule, size_t rows, size_t resamples,
                          sr_effect *out, bool *varies)
{
    effects e = {.index = index, .rule = rule, .rows = rows, .factors = sr_draw_factors(index, rule)};
    sr_row *const made[] = {&e.a, &e.b, &e.mixed};
    sr_status status = SR_OK;
    for (size_t i = 0; i < 3 && status == SR_OK; i++) {
        status = sr_row_make(index, rule, made[i], &e.scratch[i]);
    }
    e.values = sr_calloc(index->units * (e.factors + 2) * rows + 1, sizeof *e.values);
    e.out = sr_calloc(index->units + 1, sizeof *e.out);
    status = status == SR_OK && (e.values == NULL || e.out == NULL) ? SR_MEMORY : status;
    if (status == SR_OK) {
        evaluate(&e);
        status = tell_units(&e, resamples, out, varies);
    }
    for (size_t i = 0; i < 3; i++) {
        sr_row_free(made[i], &e.scratch[i]);
    }
    sr_free(e.values);
    sr_free(e.out);
    return status;
}
