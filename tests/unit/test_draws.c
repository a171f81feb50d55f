/* Random numbers, draws and sensitivity: known sequences, distributions and closed forms. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "composite/draw.h"

static bool near(double a, double b, double slack)
{
    return fabs(a - b) <= slack;
}

/* The published sequence of SplitMix64 for the state 1234567. */
static void splitmix(void **state)
{
    (void)state;
    sr_random random = {1234567};
    const uint64_t wanted[] = {UINT64_C(6457827717110365317), UINT64_C(3203168211198807973),
                               UINT64_C(9817491932198370423), UINT64_C(4593380528125082431),
                               UINT64_C(16408922859458223821)};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_true(sr_random_next(&random) == wanted[i]);
    }
}

static void own_functions(void **state)
{
    (void)state;
    sr_random random = sr_random_stream(1, 0);
    for (int i = 0; i < 100000; i++) {
        double u = sr_random_unit(&random);
        double x = u * 1000 + 1e-300;
        assert_true(u > 0 && u < 1);
        assert_true(near(sr_exact_log(x), log(x), 1e-15 * fmax(1, fabs(log(x)))));
        assert_true(near(sr_exact_log(u), log(u), 1e-15 * fmax(1, fabs(log(u)))));
        double y = (u - 0.5) * 1300;
        assert_true(near(sr_exact_exp(y), exp(y), 1e-13 * exp(y)));
    }
    assert_true(sr_exact_exp(0) == 1 && sr_exact_log(1) == 0);
}

/* Mean and variance of a distribution, within five standard errors of the mean. */
static void distributions(void **state)
{
    (void)state;
    const double shapes[] = {0.3, 1, 4.5, 80};
    enum { DRAWS = 200000 };
    for (size_t s = 0; s < sizeof shapes / sizeof *shapes; s++) {
        double sum = 0;
        double squares = 0;
        sr_random random = sr_random_stream(7, s);
        for (int i = 0; i < DRAWS; i++) {
            double x = sr_random_gamma(&random, shapes[s]);
            sum += x;
            squares += x * x;
        }
        double mean = sum / DRAWS;
        assert_true(near(mean, shapes[s], 5 * sqrt(shapes[s] / DRAWS)));
        assert_true(near(squares / DRAWS - mean * mean, shapes[s], 0.05 * shapes[s]));
    }
    double beta = 0;
    sr_random random = sr_random_stream(9, 0);
    for (int i = 0; i < DRAWS; i++) {
        beta += sr_random_beta(&random, 8.5, 2.5);
    }
    assert_true(near(beta / DRAWS, 8.5 / 11, 0.002));
}

/* How many of the draws fall in each of the bins from −4,5 to 4,5, one tenth wide, and how many should. The
   sum of the squared differences exceeds 138 once in a thousand for 90 bins. The tails, which have code of
   their own, are counted besides. */
static void normal_numbers(void **state)
{
    (void)state;
    enum { DRAWS = 4000000, BINS = 90 };
    size_t found[BINS] = {0};
    size_t beyond = 0;
    sr_random random = sr_random_stream(9, 1);
    for (size_t i = 0; i < DRAWS; i++) {
        double x = sr_random_normal(&random);
        beyond += x < -4 || x > 4;
        if (x > -4.5 && x < 4.5) found[(size_t)((x + 4.5) * 10)]++;
    }
    double squares = 0;
    for (size_t i = 0; i < BINS; i++) {
        double from = (double)i / 10 - 4.5;
        double expected = 0.5 * (erfc(from / sqrt(2)) - erfc((from + 0.1) / sqrt(2))) * DRAWS;
        double off = (double)found[i] - expected;
        squares += off * off / expected;
    }
    double expected = erfc(4 / sqrt(2)) * DRAWS;
    assert_true(squares < 138);
    assert_true(near((double)beyond, expected, 4 * sqrt(expected)));
}

/* ---- an index ---- */

enum { LEAVES = 5, UNITS = 3 };
static const double weights[LEAVES] = {2, 1, 3, 1, 2};
static const double scores[2 * LEAVES * UNITS] = {1, 0,   1, 1, 1, 0, 0,   1, 1, 1, 0, 0, 1, 1, 1,
                                                  1, 0.5, 1, 1, 1, 0, 0.5, 1, 1, 1, 0, 0, 1, 1, 1};
static double all_present[2 * LEAVES * UNITS];

static sr_draw_index pooled(void)
{
    for (size_t i = 0; i < sizeof all_present / sizeof *all_present; i++) {
        all_present[i] = 1;
    }
    return (sr_draw_index){.leaves = LEAVES,
                           .units = UNITS,
                           .pooled = true,
                           .leaf_weight = weights,
                           .scale = 100,
                           .variants = 1,
                           .scores = scores,
                           .present = all_present};
}

static void once_is_the_proposal(void **state)
{
    (void)state;
    sr_draw_index index = pooled();
    double out[UNITS];
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, out), SR_OK);
    assert_true(near(out[0], 100 * 6.0 / 9, 1e-12));
    assert_true(near(out[1], 100 * 6.0 / 9, 1e-12));
    assert_int_equal(sr_draw_once(&index, 2, 0, out), SR_OK);
    assert_true(near(out[0], 100 * 6.0 / 6, 1e-12));
    index.variants = 2;
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 1, out), SR_OK);
    assert_true(near(out[0], 100 * 7.5 / 9, 1e-12));
    double without[LEAVES * UNITS]; /* the third unit lacks the first outcome */
    memcpy(without, scores, sizeof without);
    without[2] = 0;
    all_present[2] = 0;
    index.scores = without;
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, out), SR_OK);
    assert_true(near(out[2], 100 * 5.0 / 7, 1e-12));
}

/* The same draws with one thread and with two, and again; other draws with another seed. */
static void the_same_again(void **state)
{
    (void)state;
    enum { DRAWS = 9001 };
    static double first[DRAWS * UNITS], second[DRAWS * UNITS];
    sr_draw_index index = pooled();
    sr_draw_rule rule = {
        .spread = SR_SPREAD_DIRICHLET, .amount = 20, .seed = 3, .draws = DRAWS, .threads = 1};
    assert_int_equal(sr_draw(&index, &rule, first), SR_OK);
    rule.threads = 2;
    assert_int_equal(sr_draw(&index, &rule, second), SR_OK);
    assert_memory_equal(first, second, sizeof first);
    rule.seed = 4;
    assert_int_equal(sr_draw(&index, &rule, second), SR_OK);
    assert_memory_not_equal(first, second, sizeof first);
}

/* By levels, every mean: without spread the value is what the exact arithmetic gives. */
static void levels_as_the_exact_ones(void **state)
{
    (void)state;
    const size_t leaf_parent[] = {0, 0, 1, 1, 1};
    const size_t node_parent[] = {2, 2};
    const double values[LEAVES] = {20, 60, 35, 80, 5};
    const double ones[LEAVES] = {1, 1, 1, 1, 1};
    sr_number leaf_weight[LEAVES];
    sr_number exact[LEAVES];
    const sr_number node_weight[] = {SR_INT(3), SR_INT(6)};
    for (size_t i = 0; i < LEAVES; i++) {
        leaf_weight[i] = SR_INT((int64_t)weights[i]);
        exact[i] = SR_INT((int64_t)values[i]);
    }
    for (int mean = 0; mean < SR_AGGREGATIONS; mean++) {
        const sr_aggregation combine[] = {(sr_aggregation)mean, (sr_aggregation)mean, (sr_aggregation)mean};
        const sr_levels levels = {.leaves = LEAVES,
                                  .nodes = 2,
                                  .leaf_parent = leaf_parent,
                                  .node_parent = node_parent,
                                  .leaf_weight = leaf_weight,
                                  .node_weight = node_weight,
                                  .combine = combine,
                                  .missing_value = SR_INT(0)};
        const sr_draw_index index = {.leaves = LEAVES,
                                     .nodes = 2,
                                     .units = 1,
                                     .leaf_parent = leaf_parent,
                                     .node_parent = node_parent,
                                     .leaf_weight = weights,
                                     .combine = combine,
                                     .variants = 1,
                                     .scores = values,
                                     .present = ones};
        sr_level_value wanted[3];
        double found;
        assert_int_equal(sr_combine(&levels, exact, NULL, wanted), SR_OK);
        assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, &found), SR_OK);
        assert_true(near(found, sr_number_double(wanted[2].value), 1e-12));
    }
}

/* A share of 8 of 10 against a target of 75 %: the share of draws in which it is reached is that of the beta
   distribution with 8½ and 2½, 0.6207 (computed by numerical integration). */
static void samples(void **state)
{
    (void)state;
    enum { DRAWS = 40000 };
    static double out[DRAWS];
    const double weight = 1;
    const double score = 1;
    const double hits = 8;
    const double asked = 10;
    const double level = 0.75;
    const double earns = 1;
    const sr_curve curve = {
        .kind = SR_CURVE_STEPS, .factor = 1, .steps = 1, .level = &level, .earns = &earns};
    const sr_draw_index index = {.leaves = 1,
                                 .units = 1,
                                 .pooled = true,
                                 .leaf_weight = &weight,
                                 .scale = 100,
                                 .variants = 1,
                                 .scores = &score,
                                 .present = &weight,
                                 .curves = &curve,
                                 .hits = &hits,
                                 .asked = &asked};
    const sr_draw_rule rule = {.vary_samples = true, .seed = 1, .draws = DRAWS, .threads = 2};
    sr_drawn told;
    assert_int_equal(sr_draw(&index, &rule, out), SR_OK);
    assert_int_equal(sr_draw_tell(out, DRAWS, 1, 50, false, &told), SR_OK);
    double sum = 0; /* the same integral, by the midpoint rule */
    double above = 0;
    for (int i = 0; i < 200000; i++) {
        double p = (i + 0.5) / 200000;
        double density = pow(p, 7.5) * pow(1 - p, 1.5);
        sum += density;
        above += p >= 0.75 ? density : 0;
    }
    assert_true(near((double)told.met / DRAWS, above / sum, 0.01));
    assert_true(told.low == 0 && told.high == 100);
}

/* ---- relative methods: two units, of which the first is a sample of 8 of 10 ---- */

enum { RELATIVE_DRAWS = 40000 };
static const double other = 0.7;

/* The first unit's value as the method gives it when its share is x; NaN: nothing to normalise by. */
typedef double relative_value(double x);

static double by_rank(double x)
{
    return x > other ? 2 : 1;
}

static double by_place(double x)
{
    return x > other ? 100 : 0;
}

static double by_z_score(double x)
{
    return 50 + 10 * (x > other ? 1 : -1) / sqrt(2);
}

/* Target 0.9, at most all: the worse of the two is at zero. */
static double by_distance(double x)
{
    return x >= 0.9 ? 100 : x > other ? 100 * (x - other) / 0.2 : 0;
}

/* Lower is better, target 0.75: above it there is a distance to measure, from the worse of the two. */
static double by_distance_down(double x)
{
    double worst = x > 0.8 ? x : 0.8;
    return 100 * (x - worst) / (0.75 - worst);
}

/* Mean of the method's values by the midpoint rule over the beta distribution with 8½ and 2½. */
static double expected_mean(relative_value *value)
{
    double sum = 0;
    double mean = 0;
    for (int i = 0; i < 200000; i++) {
        double p = (i + 0.5) / 200000;
        double density = pow(p, 7.5) * pow(1 - p, 1.5);
        sum += density;
        mean += density * value(p);
    }
    return mean / sum;
}

static void try_relative(sr_curve curve, double raw, relative_value *value)
{
    static double out[RELATIVE_DRAWS * 2];
    const double one = 1;
    const double here[] = {1, 1};
    const double middle[] = {50, 50};
    const double outcomes[] = {0.8, raw};
    const double hits[] = {8, 0};
    const double asked[] = {10, 0};
    const size_t parent = 0;
    const sr_aggregation mean = SR_ARITHMETIC;
    curve.kind = SR_CURVE_RELATIVE;
    const sr_draw_index index = {.leaves = 1,
                                 .units = 2,
                                 .leaf_parent = &parent,
                                 .leaf_weight = &one,
                                 .combine = &mean,
                                 .variants = 1,
                                 .scores = middle,
                                 .present = here,
                                 .curves = &curve,
                                 .hits = hits,
                                 .asked = asked,
                                 .raw = outcomes};
    const sr_draw_rule rule = {.vary_samples = true, .seed = 3, .draws = RELATIVE_DRAWS, .threads = 2};
    assert_int_equal(sr_draw(&index, &rule, out), SR_OK);
    double sum = 0;
    for (size_t d = 0; d < RELATIVE_DRAWS; d++) {
        sum += out[2 * d];
    }
    assert_true(near(sum / RELATIVE_DRAWS, expected_mean(value), fabs(curve.high - curve.low) * 0.01 + 0.01));
}

static void samples_of_relative_methods(void **state)
{
    (void)state;
    try_relative((sr_curve){.method = SR_NORMAL_RANK}, other, by_rank);
    try_relative((sr_curve){.method = SR_NORMAL_MIN_MAX, .high = 100}, other, by_place);
    try_relative((sr_curve){.method = SR_NORMAL_PERCENTILE_RANK, .high = 100}, other, by_place);
    try_relative((sr_curve){.method = SR_NORMAL_Z_SCORE, .low = 50, .high = 60}, other, by_z_score);
    try_relative(
        (sr_curve){.method = SR_NORMAL_DISTANCE_TO_TARGET, .target = 0.9, .capped = true, .high = 100}, other,
        by_distance);
    try_relative(
        (sr_curve){
            .method = SR_NORMAL_DISTANCE_TO_TARGET, .target = 0.75, .lower_is_better = true, .high = 100},
        0.8, by_distance_down);
}

/* In doubles as exactly: every method, both directions, with one unit that has no value. */
static void normalised_as_the_exact_ones(void **state)
{
    (void)state;
    enum { MANY = 5 };
    const int64_t values[MANY] = {12, 80, 41, 80, 7};
    const bool present[MANY] = {true, true, false, true, true};
    for (int method = SR_NORMAL_MIN_MAX; method < SR_NORMAL_GOALPOSTS; method++) {
        for (int lower = 0; lower < 2; lower++) {
            sr_number exact[MANY];
            sr_number wanted[MANY];
            double real[MANY];
            double here[MANY];
            double found[MANY];
            for (size_t u = 0; u < MANY; u++) {
                exact[u] = SR_INT(values[u]);
                real[u] = (double)values[u];
                here[u] = present[u];
            }
            const sr_normal_rule rule = {
                .method = (sr_normalisation)method, .low = SR_INT(1), .high = SR_INT(100), .capped = true};
            const sr_normal_column column = {.lower_is_better = lower == 1, .target = SR_INT(60)};
            const sr_curve curve = {.kind = SR_CURVE_RELATIVE,
                                    .method = rule.method,
                                    .lower_is_better = lower == 1,
                                    .capped = true,
                                    .target = 60,
                                    .low = 1,
                                    .high = 100};
            assert_int_equal(sr_normalise(&rule, &column, exact, present, MANY, wanted), SR_NORMAL_DONE);
            assert_true(sr_normalise_drawn(&curve, real, here, MANY, found));
            for (size_t u = 0; u < MANY; u++) {
                assert_true(!present[u] || near(found[u], sr_number_double(wanted[u]), 1e-12));
            }
        }
    }
    const double same[] = {3, 3};
    const double here[] = {1, 1};
    double unused[2];
    const sr_curve flat = {.kind = SR_CURVE_RELATIVE, .method = SR_NORMAL_MIN_MAX, .high = 100};
    assert_false(sr_normalise_drawn(&flat, same, here, 2, unused));
}

/* ---- coverage ---- */

/* Weights 2, 1 and 1, of which the first is not measured: half of the weight, by the proposal. Drawn evenly
   within a quarter the others are as often above it as below. */
static void coverage_of_drawn_weights(void **state)
{
    (void)state;
    enum { DRAWS = 40000 };
    static double out[DRAWS];
    const double own[] = {2, 1, 1};
    const double score[] = {0, 1, 0};
    const double measured[] = {0, 1, 1};
    const size_t apart[] = {0, 1, 2}; /* each in an area of its own, so that none is left out but the first */
    sr_draw_index index = {.leaves = 3,
                           .nodes = 3,
                           .units = 1,
                           .pooled = true,
                           .leaf_parent = apart,
                           .leaf_weight = own,
                           .scale = 100,
                           .variants = 1,
                           .scores = score,
                           .present = measured,
                           .measured = measured,
                           .has_coverage = true,
                           .coverage = 0.5};
    const sr_draw_rule rule = {
        .spread = SR_SPREAD_WITHIN, .amount = 0.25, .seed = 2, .draws = DRAWS, .threads = 1};
    double once = 0;
    sr_drawn told;
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, &once), SR_OK);
    assert_true(once == 50);
    assert_int_equal(sr_draw(&index, &rule, out), SR_OK);
    assert_int_equal(sr_draw_tell(out, DRAWS, 1, 40, false, &told), SR_OK);
    assert_true(near((double)told.draws / DRAWS, 0.5, 0.01));
    assert_int_equal(sr_draw_once(&index, 1, 0, &once), SR_OK); /* without the second: a third is measured */
    assert_true(isnan(once));
    index.coverage = 0.51;
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, &once), SR_OK);
    assert_true(isnan(once));
}

/* Three areas of two leaves, the first two measured by half: they are left out where more is asked for. */
static void areas_held_to_their_coverage(void **state)
{
    (void)state;
    const double own[] = {1, 1, 2, 2, 3, 5};
    const double score[] = {1, 0, 1, 0, 0, 1};
    const double present[] = {1, 0, 1, 0, 1, 1};
    const size_t area[] = {0, 0, 1, 1, 2, 2};
    sr_draw_index index = {.leaves = 6,
                           .nodes = 3,
                           .units = 1,
                           .pooled = true,
                           .leaf_parent = area,
                           .leaf_weight = own,
                           .scale = 100,
                           .variants = 1,
                           .scores = score,
                           .present = present,
                           .measured = present,
                           .has_coverage = true,
                           .coverage = 0.5};
    double once = 0;
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, &once), SR_OK);
    assert_true(near(once, 100 * 8.0 / 11, 1e-12)); /* half is enough */
    index.coverage = 0.51;
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, &once), SR_OK);
    assert_true(near(once, 100 * 5.0 / 8, 1e-12));
    assert_int_equal(sr_draw_once(&index, 3, 0, &once), SR_OK); /* what is left of the second is measured */
    assert_true(near(once, 100 * 7.0 / 10, 1e-12));
    index.coverage = 0.8; /* eleven of fourteen are measured of the whole */
    assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, &once), SR_OK);
    assert_true(isnan(once));
}

/* Trees of all shapes: with and without coverage, counting what is missing or not, as sr_combine has them. */
static void coverage_by_levels_as_the_exact_one(void **state)
{
    (void)state;
    enum { TREE = 6, NODES = 3, TRIES = 4000 };
    sr_random random = sr_random_stream(21, 0);
    size_t without_value = 0;
    for (int t = 0; t < TRIES; t++) {
        size_t leaf_parent[TREE];
        const size_t node_parent[NODES] = {NODES, 0, (size_t)(sr_random_unit(&random) * 2) == 0 ? NODES : 0};
        sr_number exact_weight[TREE];
        sr_number exact_value[TREE];
        sr_number node_weight[NODES];
        double weight[TREE];
        double value[TREE];
        double here[TREE];
        double node[NODES];
        bool present[TREE];
        for (size_t i = 0; i < TREE; i++) {
            leaf_parent[i] = (size_t)(sr_random_unit(&random) * (NODES + 1));
            exact_weight[i] = SR_INT(1 + (int64_t)(sr_random_unit(&random) * 4));
            exact_value[i] = SR_INT((int64_t)(sr_random_unit(&random) * 101));
            present[i] = sr_random_unit(&random) < 0.7;
            weight[i] = sr_number_double(exact_weight[i]);
            value[i] = sr_number_double(exact_value[i]);
            here[i] = present[i];
        }
        for (size_t i = 0; i < NODES; i++) {
            node_weight[i] = SR_INT(1 + (int64_t)(sr_random_unit(&random) * 3));
            node[i] = sr_number_double(node_weight[i]);
        }
        const sr_aggregation combine[NODES + 1] = {SR_ARITHMETIC, SR_PENALISED, SR_ARITHMETIC, SR_ARITHMETIC};
        int64_t tenths = (int64_t)(sr_random_unit(&random) * 11);
        const sr_levels levels = {.leaves = TREE,
                                  .nodes = NODES,
                                  .leaf_parent = leaf_parent,
                                  .node_parent = node_parent,
                                  .leaf_weight = exact_weight,
                                  .node_weight = node_weight,
                                  .combine = combine,
                                  .counts_missing = t % 2 == 1,
                                  .missing_value = SR_INT(0),
                                  .has_coverage = t % 3 != 0,
                                  .coverage = {tenths, 10, 0.0}};
        const sr_draw_index index = {.leaves = TREE,
                                     .nodes = NODES,
                                     .units = 1,
                                     .leaf_parent = leaf_parent,
                                     .node_parent = node_parent,
                                     .leaf_weight = weight,
                                     .node_weight = node,
                                     .combine = combine,
                                     .counts_missing = levels.counts_missing,
                                     .variants = 1,
                                     .scores = value,
                                     .present = here,
                                     .measured = here,
                                     .has_coverage = levels.has_coverage,
                                     .coverage = (double)tenths / 10};
        sr_level_value wanted[NODES + 1];
        double found;
        assert_int_equal(sr_combine(&levels, exact_value, present, wanted), SR_OK);
        assert_int_equal(sr_draw_once(&index, SIZE_MAX, 0, &found), SR_OK);
        const sr_level_value *root = &wanted[NODES];
        bool has = !root->too_little && (root->end == SR_MEAN_DONE || root->end == SR_MEAN_ZERO);
        without_value += !has;
        if (has != !isnan(found) || (has && !near(found, sr_number_double(root->value), 1e-9))) {
            fail_msg("tree %d: %g", t, found);
        }
    }
    assert_true(without_value > TRIES / 10 && without_value < TRIES - TRIES / 10);
}

static void intervals_and_ranks(void **state)
{
    (void)state;
    enum { DRAWS = 1000 };
    static double out[DRAWS * 2];
    for (size_t d = 0; d < DRAWS; d++) {
        out[2 * d] = (double)((d * 389) % DRAWS); /* 0 … 999 in another order */
        out[2 * d + 1] = 100;
    }
    sr_drawn told[2];
    assert_int_equal(sr_draw_tell(out, DRAWS, 2, 900, false, told), SR_OK);
    assert_true(told[0].low == 25 && told[0].middle == 500 && told[0].high == 974);
    assert_int_equal(told[0].met, 100);
    assert_int_equal(told[1].met, 0);
    assert_int_equal(told[0].rank_low, 1);
    assert_int_equal(told[0].rank_high, 2);
    out[0] = NAN; /* a draw without a value is no draw */
    assert_int_equal(sr_draw_tell(out, DRAWS, 2, 900, false, told), SR_OK);
    assert_int_equal(told[0].draws, DRAWS - 1);
}

/* Whichever allocation fails, it is an error that can be told, and nothing is left behind. */
static void out_of_memory(void **state)
{
    (void)state;
    enum { DRAWS = 50 };
    double out[DRAWS * UNITS];
    sr_drawn told[UNITS];
    sr_effect effects[UNITS * LEAVES];
    bool varies[UNITS];
    const sr_draw_index index = pooled();
    const sr_draw_rule rule = {
        .spread = SR_SPREAD_DIRICHLET, .amount = 20, .seed = 3, .draws = DRAWS, .threads = 2};
    size_t failed = 0;
    for (uint64_t nth = 1; nth < 1000; nth++) {
        sr_memory_fail(nth, false);
        sr_status status = sr_draw(&index, &rule, out);
        if (status == SR_OK) {
            status = sr_draw_tell(out, DRAWS, UNITS, 70, false, told);
        }
        if (status == SR_OK) {
            status = sr_draw_effects(&index, &rule, 16, 10, effects, varies);
        }
        sr_memory_fail(0, false);
        if (status == SR_OK) {
            break;
        }
        assert_int_equal(status, SR_MEMORY);
        failed++;
    }
    assert_true(failed > 20 && failed < 900);
}

/* ---- sensitivity ---- */

static double ishigami(const double *x)
{
    return sin(x[0]) + 7 * sin(x[1]) * sin(x[1]) + 0.1 * pow(x[2], 4) * sin(x[0]);
}

/* Ishigami's function has known effects: 0.3139, 0.4424, 0 alone and 0.5576, 0.4424, 0.2437 in all. */
static void effects_of_ishigami(void **state)
{
    (void)state;
    enum { ROWS = 8192, FACTORS = 3 };
    static double a[ROWS], b[ROWS], by_factor[FACTORS * ROWS];
    const double pi = acos(-1);
    for (size_t r = 0; r < ROWS; r++) {
        double x[FACTORS];
        double y[FACTORS];
        sr_random random = sr_random_stream(11, r);
        for (size_t f = 0; f < FACTORS; f++) {
            x[f] = pi * (2 * sr_random_unit(&random) - 1);
            y[f] = pi * (2 * sr_random_unit(&random) - 1);
        }
        a[r] = ishigami(x);
        b[r] = ishigami(y);
        for (size_t f = 0; f < FACTORS; f++) {
            double mixed[FACTORS];
            memcpy(mixed, x, sizeof mixed);
            mixed[f] = y[f];
            by_factor[f * ROWS + r] = ishigami(mixed);
        }
    }
    const double first[] = {0.3139, 0.4424, 0};
    const double total[] = {0.5576, 0.4424, 0.2437};
    sr_effect out[FACTORS];
    bool varies = false;
    assert_int_equal(sr_effects(a, b, by_factor, ROWS, FACTORS, 1, 200, out, &varies), SR_OK);
    assert_true(varies);
    for (size_t f = 0; f < FACTORS; f++) {
        assert_true(near(out[f].first, first[f], 0.04));
        assert_true(near(out[f].total, total[f], 0.04));
        assert_true(out[f].first_low <= out[f].first && out[f].first <= out[f].first_high);
        assert_true(out[f].total_low <= total[f] + 0.01 && total[f] <= out[f].total_high + 0.01);
    }
}

/* An index that is the same in every draw but for the last bits of its sums. */
static void rounding_is_no_variance(void **state)
{
    (void)state;
    enum { ROWS = 64 };
    static double a[ROWS], b[ROWS];
    for (size_t r = 0; r < ROWS; r++) {
        a[r] = r % 3 == 0 ? 70.0 : 70.00000000000001;
        b[r] = r % 2 == 0 ? 70.0 : 69.99999999999999;
    }
    sr_effect out;
    bool varies = true;
    assert_int_equal(sr_effects(a, b, b, ROWS, 1, 1, 100, &out, &varies), SR_OK);
    assert_false(varies);
    a[7] = 70.0001;
    assert_int_equal(sr_effects(a, b, b, ROWS, 1, 1, 100, &out, &varies), SR_OK);
    assert_true(varies);
}

/* A weight whose score is the index itself moves nothing; without spread nothing varies at all. */
static void effects_of_weights(void **state)
{
    (void)state;
    enum { ROWS = 8192 };
    sr_draw_index index = pooled();
    sr_draw_rule rule = {.spread = SR_SPREAD_WITHIN, .amount = 0.25, .seed = 5};
    size_t factors = sr_draw_factors(&index, &rule);
    sr_effect out[UNITS * LEAVES];
    bool varies[UNITS];
    assert_int_equal(factors, LEAVES);
    assert_int_equal(sr_draw_effects(&index, &rule, ROWS, 20, out, varies), SR_OK);
    double sum = 0;
    for (size_t f = 0; f < factors; f++) {
        sum += out[f].first;
    }
    assert_true(varies[0] && near(sum, 1, 0.1)); /* nearly additive */
    assert_true(out[2].total > out[1].total);    /* the missed one of weight 3 beside a met one of weight 1 */
    rule.amount = 0;
    assert_int_equal(sr_draw_effects(&index, &rule, 16, 10, out, varies), SR_OK);
    assert_false(varies[0]);
}

/* Of Σ aᵢxᵢ with independent xᵢ of the same variance each has the share aᵢ² / Σ a², alone and in all; and the
   intervals of a bootstrap cover it in most of many repetitions. */
static void effects_of_a_sum(void **state)
{
    (void)state;
    enum { ROWS = 512, FACTORS = 3, SEEDS = 200 };
    static double a[ROWS], b[ROWS], by_factor[FACTORS * ROWS];
    const double factor[FACTORS] = {3, 2, 1};
    const double whole = 9 + 4 + 1;
    size_t first = 0;
    size_t total = 0;
    double mean[FACTORS] = {0};
    for (uint64_t seed = 0; seed < SEEDS; seed++) {
        for (size_t r = 0; r < ROWS; r++) {
            double x[FACTORS];
            double y[FACTORS];
            sr_random random = sr_random_stream(1000 + seed, r);
            a[r] = 0;
            b[r] = 0;
            for (size_t f = 0; f < FACTORS; f++) {
                x[f] = sr_random_unit(&random);
                y[f] = sr_random_unit(&random);
                a[r] += factor[f] * x[f];
                b[r] += factor[f] * y[f];
            }
            for (size_t f = 0; f < FACTORS; f++) {
                by_factor[f * ROWS + r] = a[r] + factor[f] * (y[f] - x[f]);
            }
        }
        sr_effect out[FACTORS];
        bool varies = false;
        assert_int_equal(sr_effects(a, b, by_factor, ROWS, FACTORS, seed, 100, out, &varies), SR_OK);
        for (size_t f = 0; f < FACTORS; f++) {
            double share = factor[f] * factor[f] / whole;
            mean[f] += out[f].total / SEEDS;
            first += out[f].first_low <= share && share <= out[f].first_high;
            total += out[f].total_low <= share && share <= out[f].total_high;
        }
    }
    for (size_t f = 0; f < FACTORS; f++) {
        assert_true(near(mean[f], factor[f] * factor[f] / whole, 0.01));
    }
    assert_true((double)first / (SEEDS * FACTORS) > 0.88);
    assert_true((double)total / (SEEDS * FACTORS) > 0.88);
}

/* Variance of 100 u / (u + v) and of its mean over v, for u and v even between `low` and `high`. */
static void ratio_variances(double low, double high, double *alone, double *whole)
{
    enum { STEPS = 2000 };
    double width = high - low;
    double mean = 0;
    double squares = 0;
    double means = 0;
    for (int i = 0; i < STEPS; i++) {
        double u = low + width * (i + 0.5) / STEPS;
        double over = 100 * u * log((u + high) / (u + low)) / width; /* the mean over v, in closed form */
        /* the mean of the square over v: 10000 u² (1/(u + low) − 1/(u + high)) / width */
        squares += 10000 * u * u * (1 / (u + low) - 1 / (u + high)) / width / STEPS;
        means += over * over / STEPS;
        mean += over / STEPS;
    }
    *alone = means - mean * mean;
    *whole = squares - mean * mean;
}

/* An index of two weights, of which one has its point: its effects in closed form. */
static void effects_of_two_weights(void **state)
{
    (void)state;
    const double own[] = {1, 1};
    const double score[] = {1, 0};
    const double here[] = {1, 1};
    const sr_draw_index index = {.leaves = 2,
                                 .units = 1,
                                 .pooled = true,
                                 .leaf_weight = own,
                                 .scale = 100,
                                 .variants = 1,
                                 .scores = score,
                                 .present = here};
    const sr_draw_rule rule = {.spread = SR_SPREAD_WITHIN, .amount = 0.9, .seed = 8};
    double alone = 0;
    double whole = 0;
    sr_effect out[2];
    bool varies = false;
    ratio_variances(0.1, 1.9, &alone, &whole);
    assert_int_equal(sr_draw_effects(&index, &rule, 20000, 100, out, &varies), SR_OK);
    for (size_t f = 0; f < 2; f++) { /* by symmetry both have the same effects */
        assert_true(near(out[f].first, alone / whole, 0.03));
        assert_true(near(out[f].total, 1 - alone / whole, 0.03));
        assert_true(out[f].first_low - 0.02 <= alone / whole && alone / whole <= out[f].first_high + 0.02);
        assert_true(out[f].total_low <= out[f].total && out[f].total <= out[f].total_high);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splitmix),
        cmocka_unit_test(own_functions),
        cmocka_unit_test(distributions),
        cmocka_unit_test(normal_numbers),
        cmocka_unit_test(once_is_the_proposal),
        cmocka_unit_test(the_same_again),
        cmocka_unit_test(levels_as_the_exact_ones),
        cmocka_unit_test(samples),
        cmocka_unit_test(samples_of_relative_methods),
        cmocka_unit_test(normalised_as_the_exact_ones),
        cmocka_unit_test(coverage_of_drawn_weights),
        cmocka_unit_test(areas_held_to_their_coverage),
        cmocka_unit_test(coverage_by_levels_as_the_exact_one),
        cmocka_unit_test(intervals_and_ranks),
        cmocka_unit_test(out_of_memory),
        cmocka_unit_test(effects_of_ishigami),
        cmocka_unit_test(rounding_is_no_variance),
        cmocka_unit_test(effects_of_weights),
        cmocka_unit_test(effects_of_a_sum),
        cmocka_unit_test(effects_of_two_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
