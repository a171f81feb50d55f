/* Exact numbers: against independent references over every small rational, and at the edges of 64 bits. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"

enum { SMALL = 14 };

static sr_number ratio(int64_t num, int64_t den)
{
    sr_number out;
    assert_int_equal(sr_number_ratio(num, den, &out), SR_OK);
    return out;
}

static sr_number inexact(double value)
{
    sr_number out;
    assert_int_equal(sr_number_inexact(value, &out), SR_OK);
    return out;
}

static void assert_number(sr_number a, int64_t num, int64_t den)
{
    assert_int_equal(a.num, num);
    assert_int_equal(a.den, den);
}

static long gcd(long a, long b)
{
    return b ? gcd(b, a % b) : labs(a);
}

static void ratios_are_in_lowest_terms(void **state)
{
    (void)state;
    for (long num = -SMALL; num <= SMALL; num++) {
        for (long den = -SMALL; den <= SMALL; den++) {
            sr_number out = SR_INT(7);
            if (den == 0) {
                assert_int_equal(sr_number_ratio(num, den, &out), SR_OVERFLOW);
                continue;
            }
            assert_int_equal(sr_number_ratio(num, den, &out), SR_OK);
            assert_true(out.den > 0);
            assert_int_equal(out.num * den, num * out.den);
            assert_int_equal(gcd(out.num, out.den), 1);
        }
    }
}

/* The results of one pair, each checked by what it must satisfy in plain integers. */
static void check_pair(sr_number a, sr_number b)
{
    sr_number r;
    assert_int_equal(sr_number_add(a, b, &r), SR_OK);
    assert_int_equal(r.num * a.den * b.den, (a.num * b.den + b.num * a.den) * r.den);
    assert_int_equal(gcd(r.num, r.den), 1);
    assert_int_equal(sr_number_subtract(a, b, &r), SR_OK);
    assert_int_equal(r.num * a.den * b.den, (a.num * b.den - b.num * a.den) * r.den);
    assert_int_equal(sr_number_multiply(a, b, &r), SR_OK);
    assert_int_equal(r.num * a.den * b.den, a.num * b.num * r.den);
    assert_int_equal(gcd(r.num, r.den), 1);
    if (b.num == 0) {
        assert_int_equal(sr_number_divide(a, b, &r), SR_OVERFLOW);
    } else {
        assert_int_equal(sr_number_divide(a, b, &r), SR_OK);
        assert_true(r.den > 0);
        assert_int_equal(r.num * a.den * b.num, a.num * b.den * r.den);
    }
    double x = (double)a.num / (double)a.den, y = (double)b.num / (double)b.den;
    assert_int_equal(sr_number_compare(a, b), (x > y) - (x < y));
}

static void arithmetic_holds_for_all_small_rationals(void **state)
{
    (void)state;
    for (long p = -SMALL; p <= SMALL; p++)
        for (long q = 1; q <= SMALL; q++)
            for (long r = -SMALL; r <= SMALL; r++)
                for (long s = 1; s <= SMALL; s++)
                    check_pair(ratio(p, q), ratio(r, s));
}

static void overflow_is_told(void **state)
{
    (void)state;
    sr_number out = SR_INT(7), most = SR_INT(INT64_MAX);
    assert_int_equal(sr_number_add(most, SR_INT(1), &out), SR_OVERFLOW);
    assert_int_equal(sr_number_subtract(SR_INT(-INT64_MAX), SR_INT(1), &out), SR_OVERFLOW);
    assert_int_equal(sr_number_multiply(most, SR_INT(2), &out), SR_OVERFLOW);
    assert_int_equal(sr_number_divide(ratio(1, INT64_MAX), SR_INT(2), &out), SR_OVERFLOW);
    assert_int_equal(sr_number_add(ratio(1, INT64_MAX), ratio(1, INT64_MAX - 1), &out), SR_OVERFLOW);
    assert_int_equal(sr_number_ratio(INT64_MIN, 1, &out), SR_OVERFLOW);
    assert_int_equal(sr_number_ratio(1, INT64_MIN, &out), SR_OVERFLOW);
    assert_int_equal(sr_number_decimal(INT64_MIN, 2, &out), SR_OVERFLOW);
    assert_int_equal(sr_number_decimal(1, 19, &out), SR_OVERFLOW);
    assert_number(out, 7, 1);
}

static void the_edges_still_work(void **state)
{
    (void)state;
    sr_number out, most = SR_INT(INT64_MAX);
    assert_int_equal(sr_number_subtract(most, most, &out), SR_OK);
    assert_number(out, 0, 1);
    assert_int_equal(sr_number_multiply(most, ratio(1, INT64_MAX), &out), SR_OK);
    assert_number(out, 1, 1);
    assert_int_equal(sr_number_divide(most, SR_INT(-INT64_MAX), &out), SR_OK);
    assert_number(out, -1, 1);
    assert_int_equal(sr_number_divide(SR_INT(1), most, &out), SR_OK);
    assert_number(out, 1, INT64_MAX);
    assert_int_equal(sr_number_add(ratio(INT64_MAX - 2, 2), ratio(1, 2), &out), SR_OK);
    assert_number(out, (INT64_MAX - 1) / 2, 1);
    assert_int_equal(sr_number_decimal(123456789, 18, &out), SR_OK);
    assert_number(out, 123456789, 1000000000000000000);
}

static void comparison_sees_what_doubles_cannot(void **state)
{
    (void)state;
    sr_number a = ratio(INT64_MAX - 1, INT64_MAX), b = ratio(INT64_MAX - 2, INT64_MAX - 1);
    assert_true(sr_number_double(a) == sr_number_double(b));
    assert_true(sr_number_compare(a, b) > 0);
    assert_true(sr_number_compare(b, a) < 0);
    assert_true(sr_number_compare(sr_number_negate(a), b) < 0);
    assert_int_equal(sr_number_compare(ratio(80, 100), ratio(4, 5)), 0);
    assert_int_equal(sr_number_compare(ratio(1, 2), inexact(0.5)), 0);
    assert_true(sr_number_compare(inexact(0.25), ratio(1, 2)) < 0);
}

static void doubles_are_the_nearest(void **state)
{
    (void)state;
    assert_true(sr_number_double(ratio(1, 3)) == 1.0 / 3.0);
    assert_true(sr_number_double(ratio(-9, 10)) == -0.9);
    assert_true(sr_number_double(SR_INT(INT64_MAX)) == 9223372036854775807.0);
    /* 2^53 + 1 lies between two doubles, the even one is 2^53; a little more is nearer to 2^53 + 2. */
    assert_true(sr_number_double(SR_INT(9007199254740993)) == 9007199254740992.0);
    assert_true(sr_number_double(ratio(INT64_C(9007199254740993) * 1000 + 1, 1000)) == 9007199254740994.0);
    assert_true(sr_number_double(ratio(-1, INT64_MAX)) == -1.0 / 9223372036854775808.0);
}

static void doubles_agree_with_the_c_library(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        int64_t mantissa = (int64_t)(seed >> 1);
        sr_number a;
        assert_int_equal(sr_number_decimal(mantissa, 18, &a), SR_OK);
        char text[64];
        snprintf(text, sizeof text, "%lld.%018llde0", (long long)(mantissa / 1000000000000000000),
                 (long long)(mantissa % 1000000000000000000));
        assert_true(sr_number_double(a) == strtod(text, NULL));
    }
}

static void inexact_numbers_stay_inexact(void **state)
{
    (void)state;
    sr_number out;
    assert_int_equal(sr_number_add(inexact(0.5), SR_INT(1), &out), SR_OK);
    assert_false(sr_number_exact(out));
    assert_true(out.real == 1.5 && out.num == 0);
    assert_int_equal(sr_number_multiply(SR_INT(3), inexact(0.5), &out), SR_OK);
    assert_true(out.real == 1.5 && !sr_number_exact(out));
    assert_int_equal(sr_number_divide(inexact(3), SR_INT(2), &out), SR_OK);
    assert_true(out.real == 1.5);
    assert_int_equal(sr_number_divide(inexact(3), SR_INT(0), &out), SR_OVERFLOW);
    assert_int_equal(sr_number_multiply(inexact(1e300), inexact(1e300), &out), SR_OVERFLOW);
    assert_int_equal(sr_number_inexact(NAN, &out), SR_OVERFLOW);
    assert_int_equal(sr_number_inexact(-INFINITY, &out), SR_OVERFLOW);
    assert_true(sr_number_absolute(inexact(-2.5)).real == 2.5);
    assert_number(sr_number_absolute(ratio(-5, 2)), 5, 2);
    assert_number(sr_number_negate(ratio(5, 2)), -5, 2);
}

typedef struct reading {
    const char *text;
    char decimal;
    int64_t num;
    int64_t den;
    unsigned scale;
} reading;

static void numbers_are_read(void **state)
{
    (void)state;
    static const reading cases[] = {
        {"1 234,5", ',', 2469, 2, 1},
        {"\u221285\u00a0240", ',', -85240, 1, 0},
        {"-85 240", '.', -85240, 1, 0},
        {"+7", ',', 7, 1, 0},
        {"0", ',', 0, 1, 0},
        {"-0", ',', 0, 1, 0},
        {"1234567", ',', 1234567, 1, 0},
        {"5\u202f802\u2009000,00", ',', 5802000, 1, 2},
        {"0.90", '.', 9, 10, 2},
        {"12,50", ',', 25, 2, 2},
        {"9223372036854775807", ',', INT64_MAX, 1, 0},
        {"-9223372036854775807", ',', -INT64_MAX, 1, 0},
        {"0.90000000000000002", '.', 45000000000000001, 50000000000000000, 17},
        {"0,000000000000000001", ',', 1, 1000000000000000000, 18},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sr_number out = SR_INT(99);
        unsigned scale = 99;
        if (!sr_number_read(sr_str_of(cases[i].text), cases[i].decimal, &out, &scale))
            fail_msg("not read: %s", cases[i].text);
        assert_number(out, cases[i].num, cases[i].den);
        assert_int_equal(scale, cases[i].scale);
    }
    sr_number out;
    assert_true(sr_number_read(SR_STR("8,5"), ',', &out, NULL));
}

static void other_texts_are_not_numbers(void **state)
{
    (void)state;
    static const char *const cases[] = {
        "",
        " ",
        "-",
        "+",
        "12x",
        "x12",
        "1.234,5",
        "1,234.5",
        "12 ",
        " 12",
        "1 23",
        "1234 567",
        "1  234",
        "12,",
        ",5",
        "1,5,5",
        "1,2 345",
        "--1",
        "- 1",
        "1e5",
        "0x10",
        "80 %",
        "nan",
        "\u2212",
        "1\u00a0",
        "1 234 56",
        "1 2345",
        "9223372036854775808",
        "0,0000000000000000001",
        "99999999999999999999999",
        "\u00c2",
        "1\u00c2",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sr_number out = SR_INT(99);
        unsigned scale = 99;
        if (sr_number_read(sr_str_of(cases[i]), ',', &out, &scale)) fail_msg("read: %s", cases[i]);
        assert_number(out, 99, 1);
        assert_int_equal(scale, 99);
    }
    sr_number out;
    assert_false(sr_number_read((sr_str){NULL, 0}, ',', &out, NULL));
    assert_false(sr_number_read(SR_STR("1,5"), '.', &out, NULL));
    assert_false(sr_number_read(SR_STR("12\0"), '.', &out, NULL));
}

static void assert_rounded(sr_number a, unsigned decimals, const char *expected)
{
    sr_buf out = {0};
    sr_number_round(a, decimals, &out);
    assert_string_equal(sr_buf_string(&out), expected);
    sr_buf_free(&out);
}

static void halves_go_away_from_zero(void **state)
{
    (void)state;
    assert_rounded(ratio(1, 2), 0, "1");
    assert_rounded(ratio(-1, 2), 0, "-1");
    assert_rounded(ratio(5, 2), 0, "3");
    assert_rounded(ratio(49, 100), 0, "0");
    assert_rounded(ratio(-49, 100), 0, "0");
    assert_rounded(ratio(-49, 1000), 1, "0.0");
    assert_rounded(ratio(2675, 1000), 2, "2.68");
    assert_rounded(ratio(9995, 1000), 2, "10.00");
    assert_rounded(ratio(99999, 100), 1, "1000.0");
    assert_rounded(ratio(1, 3), 5, "0.33333");
    assert_rounded(ratio(17100, 244), 2, "70.08");
    assert_rounded(SR_INT(-85240), 0, "-85240");
    assert_rounded(SR_INT(INT64_MAX), 2, "9223372036854775807.00");
    assert_rounded(ratio(INT64_MAX, 2), 0, "4611686018427387904");
    assert_rounded(ratio(1, INT64_MAX), 20, "0.00000000000000000011");
}

static void doubles_round_by_their_exact_value(void **state)
{
    (void)state;
    assert_rounded(inexact(0.5), 0, "1");
    assert_rounded(inexact(-2.5), 0, "-3");
    assert_rounded(inexact(0.125), 2, "0.13");
    assert_rounded(inexact(2.675), 2, "2.67"); /* the double is a little less than 2.675 */
    assert_rounded(inexact(-0.001), 2, "0.00");
    assert_rounded(inexact(999.96), 1, "1000.0");
    assert_rounded(inexact(1e22), 1, "10000000000000000000000.0");
    assert_rounded(inexact(5e-324), 1, "0.0");
    assert_true(sr_number_rounds(inexact(5e-324), 1000));
    assert_true(sr_number_rounds(inexact(0.1), 17));
    assert_false(sr_number_rounds(inexact(0.125), 3));
}

/* Against the quotient of integers: q + 1/2 truncated is half up for positive numbers. */
static void rounding_agrees_with_integers(void **state)
{
    (void)state;
    for (long num = -300; num <= 300; num++) {
        for (long den = 1; den <= 60; den++) {
            long tenths = (20 * labs(num) + den) / (2 * den);
            char expected[32];
            snprintf(expected, sizeof expected, "%s%ld.%ld", num < 0 && tenths ? "-" : "", tenths / 10,
                     tenths % 10);
            assert_rounded(ratio(num, den), 1, expected);
            sr_number rounded;
            assert_int_equal(sr_number_rounded(ratio(num, den), 1, &rounded), SR_OK);
            assert_int_equal(sr_number_compare(rounded, ratio(num < 0 ? -tenths : tenths, 10)), 0);
            assert_int_equal(sr_number_rounds(ratio(num, den), 1), 10 * num % den != 0);
        }
    }
}

static void the_fewest_decimals_are_found(void **state)
{
    (void)state;
    assert_int_equal(sr_number_decimals(SR_INT(5), 6), 0);
    assert_int_equal(sr_number_decimals(ratio(1, 4), 6), 2);
    assert_int_equal(sr_number_decimals(ratio(1, 4), 1), -1);
    assert_int_equal(sr_number_decimals(ratio(1, 3), 18), -1);
    assert_int_equal(sr_number_decimals(inexact(0.75), 6), 2);
    sr_number out;
    assert_int_equal(sr_number_rounded(SR_INT(INT64_MAX), 1, &out), SR_OVERFLOW);
    assert_int_equal(sr_number_rounded(inexact(1e30), 0, &out), SR_OVERFLOW);
    assert_int_equal(sr_number_rounded(inexact(-2.25), 1, &out), SR_OK);
    assert_number(out, -23, 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ratios_are_in_lowest_terms),
        cmocka_unit_test(arithmetic_holds_for_all_small_rationals),
        cmocka_unit_test(overflow_is_told),
        cmocka_unit_test(the_edges_still_work),
        cmocka_unit_test(comparison_sees_what_doubles_cannot),
        cmocka_unit_test(doubles_are_the_nearest),
        cmocka_unit_test(doubles_agree_with_the_c_library),
        cmocka_unit_test(inexact_numbers_stay_inexact),
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(other_texts_are_not_numbers),
        cmocka_unit_test(halves_go_away_from_zero),
        cmocka_unit_test(doubles_round_by_their_exact_value),
        cmocka_unit_test(rounding_agrees_with_integers),
        cmocka_unit_test(the_fewest_decimals_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
