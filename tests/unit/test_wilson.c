/* Wilson's interval against figures from elsewhere: the quantiles of any table of the normal distribution;
   the closed form of the ends when none or all answered so; Newcombe 1998 (Statistics in Medicine 17,
   857–872), whose table of methods gives 81/263, 15/148, 0/20 and 1/29 with four decimals. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/wilson.h"

static void near(double found, double expected, double within)
{
    if (fabs(found - expected) > within) {
        fail_msg("%.17g is not %.17g", found, expected);
    }
}

static void quantiles(void **state)
{
    (void)state;
    near(sr_normal_quantile(0.90), 1.6448536269514722, 1e-13);
    near(sr_normal_quantile(0.95), 1.9599639845400545, 1e-13);
    near(sr_normal_quantile(0.99), 2.5758293035489004, 1e-13);
    near(sr_normal_quantile(0.6826894921370859), 1.0, 1e-13);
}

static void published_intervals(void **state)
{
    static const struct {
        int64_t k, n;
        double low, high;
    } published[] = {
        {81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0.0, 0.1611}, {1, 29, 0.0061, 0.1718}};
    (void)state;
    for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
        sr_wilson_interval found;
        assert_true(sr_wilson(published[i].k, published[i].n, 0.95, &found));
        near(found.low, published[i].low, 0.00005001);
        near(found.high, published[i].high, 0.00005001);
    }
}

/* The ends are the roots of (p - k/n)² = z² p (1 - p) / n. */
static void the_ends_solve_their_equation(void **state)
{
    (void)state;
    for (int64_t n = 1; n <= 60; n++) {
        for (int64_t k = 0; k <= n; k++) {
            sr_wilson_interval mirrored, found;
            double z = sr_normal_quantile(0.95), share = (double)k / (double)n;
            assert_true(sr_wilson(k, n, 0.95, &found) && sr_wilson(n - k, n, 0.95, &mirrored));
            assert_true(0.0 <= found.low && found.low <= share && share <= found.high && found.high <= 1.0);
            near(pow(found.low - share, 2), z * z * found.low * (1 - found.low) / (double)n, 1e-14);
            near(pow(found.high - share, 2), z * z * found.high * (1 - found.high) / (double)n, 1e-14);
            near(found.low, 1.0 - mirrored.high, 1e-15);
        }
    }
}

static void none_and_all_in_closed_form(void **state)
{
    sr_wilson_interval found;
    double z = sr_normal_quantile(0.99);
    (void)state;
    assert_true(sr_wilson(0, 10, 0.99, &found));
    near(found.low, 0.0, 0.0);
    near(found.high, z * z / (10 + z * z), 1e-15);
    assert_true(sr_wilson(10, 10, 0.99, &found));
    near(found.low, 10 / (10 + z * z), 1e-15);
    near(found.high, 1.0, 0.0);
}

static void what_is_no_share_has_none(void **state)
{
    sr_wilson_interval found = {-1.0, -1.0};
    (void)state;
    assert_false(sr_wilson(0, 0, 0.95, &found));
    assert_false(sr_wilson(-1, 10, 0.95, &found));
    assert_false(sr_wilson(11, 10, 0.95, &found));
    assert_false(sr_wilson(5, 10, 0.0, &found));
    assert_false(sr_wilson(5, 10, 1.0, &found));
    assert_false(sr_wilson(5, 10, (double)NAN, &found));
    near(found.low, -1.0, 0.0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(quantiles),
        cmocka_unit_test(published_intervals),
        cmocka_unit_test(the_ends_solve_their_equation),
        cmocka_unit_test(none_and_all_in_closed_form),
        cmocka_unit_test(what_is_no_share_has_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
