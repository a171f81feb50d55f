/* The arithmetic of composite indices in closed form, and at its edges. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "composite/composite.h"

static sr_number ratio(int64_t num, int64_t den)
{
    sr_number out = {0};
    assert_int_equal(sr_number_ratio(num, den, &out), SR_OK);
    return out;
}

static void expect(sr_number number, int64_t num, int64_t den)
{
    assert_true(sr_number_exact(number));
    assert_int_equal(number.num, num);
    assert_int_equal(number.den, den);
}

static void expect_real(sr_number number, double wanted)
{
    assert_true(fabs(sr_number_double(number) - wanted) <= 1e-12 * fabs(wanted));
}

static const sr_number one_two_three[] = {{1, 1, 0}, {2, 1, 0}, {3, 1, 0}};

static void means_in_closed_form(void **state)
{
    (void)state;
    const sr_number equal[] = {SR_INT(1), SR_INT(1), SR_INT(1)};
    const sr_number last[] = {SR_INT(1), SR_INT(1), SR_INT(2)};
    const sr_number first[] = {SR_INT(2), SR_INT(1), SR_INT(1)};
    sr_number out;
    assert_int_equal(sr_mean(SR_ARITHMETIC, one_two_three, last, NULL, 3, &out), SR_MEAN_DONE);
    expect(out, 9, 4);
    assert_int_equal(sr_mean(SR_GEOMETRIC, one_two_three, equal, NULL, 3, &out), SR_MEAN_DONE);
    assert_false(sr_number_exact(out));
    expect_real(out, cbrt(6));
    assert_int_equal(sr_mean(SR_GEOMETRIC, one_two_three, last, NULL, 3, &out), SR_MEAN_DONE);
    expect_real(out, sqrt(sqrt(18)));
    const sr_number same[] = {ratio(224, 3), ratio(224, 3), SR_INT(9)};
    const sr_number uneven[] = {SR_INT(3), SR_INT(4), SR_INT(0)};
    assert_int_equal(sr_mean(SR_GEOMETRIC, same, uneven, NULL, 3, &out), SR_MEAN_DONE);
    expect(out, 224, 3); /* what is the same everywhere is exactly that */
    assert_int_equal(sr_mean(SR_HARMONIC, one_two_three, first, NULL, 3, &out), SR_MEAN_DONE);
    expect(out, 24, 17); /* 4 / (2 + 1/2 + 1/3) */
    assert_int_equal(sr_mean(SR_PENALISED, one_two_three, equal, NULL, 3, &out), SR_MEAN_DONE);
    expect(out, 5, 3); /* 2 − (2/3) / 2 */
}

static void means_at_their_edges(void **state)
{
    (void)state;
    const sr_number with_zero[] = {SR_INT(0), SR_INT(4)};
    const sr_number below[] = {SR_INT(-1), SR_INT(4)};
    const sr_number weights[] = {SR_INT(1), SR_INT(1)};
    const sr_number none[] = {SR_INT(0), SR_INT(0)};
    const sr_number second[] = {SR_INT(0), SR_INT(1)};
    const bool only_second[] = {false, true};
    sr_number out;
    assert_int_equal(sr_mean(SR_GEOMETRIC, with_zero, weights, NULL, 2, &out), SR_MEAN_ZERO);
    expect(out, 0, 1);
    assert_int_equal(sr_mean(SR_HARMONIC, with_zero, weights, NULL, 2, &out), SR_MEAN_ZERO);
    assert_int_equal(sr_mean(SR_HARMONIC, below, weights, NULL, 2, &out), SR_MEAN_NEGATIVE);
    assert_int_equal(sr_mean(SR_PENALISED, below, weights, NULL, 2, &out), SR_MEAN_NEGATIVE);
    assert_int_equal(sr_mean(SR_ARITHMETIC, with_zero, none, NULL, 2, &out), SR_MEAN_NOTHING);
    assert_int_equal(sr_mean(SR_GEOMETRIC, with_zero, second, NULL, 2, &out),
                     SR_MEAN_DONE); /* no weight, no zero */
    expect_real(out, 4);
    assert_int_equal(sr_mean(SR_ARITHMETIC, below, weights, only_second, 2, &out), SR_MEAN_DONE);
    expect(out, 4, 1);
}

/* Sums that no longer fit in 64 bits go on in doubles, and say so. */
static void too_large_to_be_exact(void **state)
{
    (void)state;
    const sr_number values[] = {ratio(1, INT64_C(4611686018427387847)),
                                ratio(1, INT64_C(4611686018427387817))};
    const sr_number weights[] = {SR_INT(1), SR_INT(1)};
    sr_number out;
    assert_int_equal(sr_mean(SR_ARITHMETIC, values, weights, NULL, 2, &out), SR_MEAN_DONE);
    assert_false(sr_number_exact(out));
    expect_real(out, 1 / 4611686018427387832.0);
}

static void distance_to_target(void **state)
{
    (void)state;
    const sr_number values[] = {SR_INT(0), SR_INT(5), SR_INT(11)};
    sr_normal_rule rule = {SR_NORMAL_DISTANCE_TO_TARGET, SR_INT(0), SR_INT(1), false};
    sr_normal_column column = {.target = SR_INT(10)};
    sr_number out[3];
    assert_int_equal(sr_normalise(&rule, &column, values, NULL, 3, out), SR_NORMAL_DONE);
    expect(out[0], 0, 1);
    expect(out[1], 1, 2);
    expect(out[2], 11, 10);
    rule.capped = true;
    assert_int_equal(sr_normalise(&rule, &column, values, NULL, 3, out), SR_NORMAL_DONE);
    expect(out[2], 1, 1);
    column.target = SR_INT(0); /* no better than the worst */
    assert_int_equal(sr_normalise(&rule, &column, values, NULL, 3, out), SR_NORMAL_NO_SPREAD);
}

static void nothing_to_normalise_by(void **state)
{
    (void)state;
    const sr_number same[] = {SR_INT(4), SR_INT(4), SR_INT(9)};
    const bool present[] = {true, true, false};
    const sr_normal_column column = {0};
    sr_number out[3];
    for (int method = SR_NORMAL_MIN_MAX; method <= SR_NORMAL_Z_SCORE; method++) {
        sr_normal_rule rule = {(sr_normalisation)method, SR_INT(0), SR_INT(100), false};
        assert_int_equal(sr_normalise(&rule, &column, same, present, 3, out), SR_NORMAL_NO_SPREAD);
    }
    sr_normal_rule rule = {SR_NORMAL_RANK, SR_INT(0), SR_INT(100), false};
    assert_int_equal(sr_normalise(&rule, &column, same, present, 3, out), SR_NORMAL_DONE);
    expect(out[0], 1, 1);
    expect(out[1], 1, 1);
}

/* An area below the index: what cannot be computed there is not left out in silence. */
static void levels(void **state)
{
    (void)state;
    const size_t leaf_parent[] = {0, 0, 1};
    const size_t node_parent[] = {2, 2};
    const sr_number leaf_weight[] = {SR_INT(1), SR_INT(3), SR_INT(1)};
    const sr_number node_weight[] = {SR_INT(1), SR_INT(1)};
    sr_aggregation combine[] = {SR_ARITHMETIC, SR_ARITHMETIC, SR_ARITHMETIC};
    sr_levels tree = {.leaves = 3,
                      .nodes = 2,
                      .leaf_parent = leaf_parent,
                      .node_parent = node_parent,
                      .leaf_weight = leaf_weight,
                      .node_weight = node_weight,
                      .combine = combine,
                      .missing_value = SR_INT(0)};
    sr_number values[] = {SR_INT(40), SR_INT(80), SR_INT(10)};
    bool present[] = {true, true, true};
    sr_level_value out[3];
    assert_int_equal(sr_combine(&tree, values, present, out), SR_OK);
    expect(out[0].value, 70, 1);
    expect(out[2].value, 40, 1);
    present[1] = false;
    assert_int_equal(sr_combine(&tree, values, present, out), SR_OK);
    expect(out[0].value, 40, 1);
    expect(out[0].coverage, 1, 4);
    expect(out[2].coverage, 5, 8);
    tree.counts_missing = true;
    assert_int_equal(sr_combine(&tree, values, present, out), SR_OK);
    expect(out[0].value, 10, 1);
    tree.has_coverage = true;
    tree.coverage = ratio(1, 2);
    assert_int_equal(sr_combine(&tree, values, present, out), SR_OK);
    assert_true(out[0].too_little);
    expect(out[2].value, 10, 1);
    tree.has_coverage = false;
    combine[0] = SR_GEOMETRIC;
    values[0] = SR_INT(-1);
    assert_int_equal(sr_combine(&tree, values, present, out), SR_OK);
    assert_int_equal(out[2].end, SR_MEAN_NEGATIVE);
}

/* Differences far below what is printed decide. */
static void ranks_are_not_rounded(void **state)
{
    (void)state;
    const sr_number values[] = {ratio(648040799606, 10000000000), ratio(648195161698, 10000000000), SR_INT(3),
                                ratio(648195161698, 10000000000)};
    const bool present[] = {true, true, false, true};
    size_t ranks[4];
    sr_rank(values, present, 4, ranks);
    assert_int_equal(ranks[0], 3);
    assert_int_equal(ranks[1], 1);
    assert_int_equal(ranks[2], 0);
    assert_int_equal(ranks[3], 1);
    sr_number noisy[] = {ratio(100, 3), {0, 0, 33.33333333333334}, {0, 0, 33.3333333334}, {0, 0, 1e-17}};
    const bool all[] = {true, true, true, true};
    sr_rank(noisy, all, 4, ranks);
    assert_int_equal(ranks[0], 2);
    assert_int_equal(ranks[1], 2);
    assert_int_equal(ranks[2], 1);
    noisy[0] = SR_INT(0);
    sr_rank(noisy, all, 4, ranks);
    assert_int_equal(ranks[0], ranks[3]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(means_in_closed_form),    cmocka_unit_test(means_at_their_edges),
        cmocka_unit_test(too_large_to_be_exact),   cmocka_unit_test(distance_to_target),
        cmocka_unit_test(nothing_to_normalise_by), cmocka_unit_test(levels),
        cmocka_unit_test(ranks_are_not_rounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
