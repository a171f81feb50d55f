/* Numbers and periods as they are printed. Figures are synthetic but for those of the look's examples. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/format.h"
#include "base/memory.h"

/* In the expectations ~ stands for a no-break space and - for the true minus. */
static void spelled_out(const char *expected, sr_buf *out)
{
    for (; *expected; expected++) {
        if (*expected == '~')
            sr_buf_text(out, "\u00a0");
        else if (*expected == '-')
            sr_buf_text(out, "\u2212");
        else
            sr_buf_char(out, *expected);
    }
}

static void assert_style(int64_t num, int64_t den, sr_number_style style, const char *expected)
{
    sr_number value;
    assert_int_equal(sr_number_ratio(num, den, &value), SR_OK);
    sr_buf out = {0}, wanted = {0};
    spelled_out(expected, &wanted);
    assert_int_equal(sr_format_number(&out, value, &style), SR_OK);
    assert_string_equal(sr_buf_string(&out), sr_buf_string(&wanted));
    sr_buf_free(&out);
    sr_buf_free(&wanted);
}

static void assert_printed(sr_measured_in unit, int64_t num, int64_t den, const char *expected)
{
    assert_style(num, den, (sr_number_style){.unit = unit, .decimals = -1, .with_unit = true}, expected);
}

static void every_unit_has_its_form(void **state)
{
    (void)state;
    assert_printed(SR_IN_KR, 5802000, 1, "5~802~000~kr");
    assert_printed(SR_IN_KR, -8524050, 100, "-85~241~kr");
    assert_printed(SR_IN_COUNT, 1234, 1, "1~234");
    assert_printed(SR_IN_COUNT, 123, 1, "123");
    assert_printed(SR_IN_COUNT, 0, 1, "0");
    assert_printed(SR_IN_SHARE, 75, 95, "79~%");
    assert_printed(SR_IN_SHARE, 9, 10, "90~%");
    assert_printed(SR_IN_SHARE, 1, 200, "1~%");
    assert_printed(SR_IN_POINTS, 17100, 244, "70,08");
    assert_printed(SR_IN_SCORE, 7, 2, "3,5");
    assert_printed(SR_IN_SCORE, 3, 1, "3,0");
    assert_printed(SR_IN_NONE, 5, 2, "2,5");
    assert_printed(SR_IN_NONE, 5, 1, "5");
}

static void times_agree_with_their_number(void **state)
{
    (void)state;
    assert_printed(SR_IN_MONTHS, 23, 1, "23~månader");
    assert_printed(SR_IN_MONTHS, 1, 1, "1~månad");
    assert_printed(SR_IN_MONTHS, 101, 100, "1,0~månader");
    assert_printed(SR_IN_MONTHS, 47, 2, "23,5~månader");
    assert_printed(SR_IN_DAYS, 1, 1, "1~dag");
    assert_printed(SR_IN_DAYS, 0, 1, "0~dagar");
    assert_printed(SR_IN_WEEKS, -1, 1, "-1~vecka");
    assert_printed(SR_IN_WEEKS, 40, 3, "13,3~veckor");
}

static void differences_of_shares_are_points(void **state)
{
    (void)state;
    sr_number_style style = {.unit = SR_IN_SHARE, .decimals = -1, .with_unit = true, .as_difference = true};
    assert_style(-62, 1000, style, "-6,2~procentenheter");
    assert_style(-6, 100, style, "-6~procentenheter");
    assert_style(1, 100, style, "1~procentenhet");
    assert_style(1, 3, style, "33,3~procentenheter");
    style.with_sign = true;
    assert_style(62, 1000, style, "+6,2~procentenheter");
    assert_style(0, 1, style, "0~procentenheter");
    style.with_unit = false;
    assert_style(-62, 1000, style, "-6,2");
    style.unit = SR_IN_POINTS;
    style.with_unit = true;
    assert_style(62, 10, style, "+6,2~procentenheter");
    style.language = SR_ENGLISH;
    style.with_sign = false;
    assert_style(-62, 10, style, "-6.2~percentage points");
}

static void answers_are_words(void **state)
{
    (void)state;
    static const struct {
        int64_t num, den;
        sr_language language;
        const char *text;
    } cases[] = {{1, 1, SR_SWEDISH, "ja"},
                 {0, 1, SR_SWEDISH, "nej"},
                 {1, 1, SR_ENGLISH, "yes"},
                 {2, 1, SR_SWEDISH, "2"},
                 {1, 2, SR_SWEDISH, "0,5"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        sr_number_style style = {.unit = SR_IN_NONE,
                                 .decimals = -1,
                                 .with_unit = true,
                                 .as_answer = true,
                                 .language = cases[i].language};
        sr_number number;
        sr_buf out = {0};
        assert_int_equal(sr_number_ratio(cases[i].num, cases[i].den, &number), SR_OK);
        assert_int_equal(sr_format_number(&out, number, &style), SR_OK);
        assert_string_equal(sr_buf_string(&out), cases[i].text);
        sr_buf_free(&out);
    }
}

static void kronor_in_thousands(void **state)
{
    (void)state;
    sr_number_style style = {.unit = SR_IN_KR, .decimals = -1, .with_unit = true, .in_thousands = true};
    assert_style(5740374, 1, style, "5~740~tkr");
    assert_style(-549999, 100, style, "-5~tkr"); /* 5 499,99 kr: from the öre, and once */
    assert_style(-550000, 100, style, "-6~tkr");
    assert_style(499, 1, style, "0~tkr");
    style.decimals = 1;
    assert_style(1234567, 1, style, "1~234,6~tkr");
    style.unit = SR_IN_COUNT; /* only kronor have thousands of their own */
    style.decimals = 0;
    assert_style(1234567, 1, style, "1~234~567");
}

static void asked_decimals_and_signs_are_kept(void **state)
{
    (void)state;
    sr_number_style style = {.unit = SR_IN_SHARE, .decimals = 2, .with_unit = true};
    assert_style(7996, 10000, style, "79,96~%");
    assert_style(8, 10, style, "80,00~%");
    style = (sr_number_style){.unit = SR_IN_KR, .decimals = 2};
    assert_style(123456789, 100, style, "1~234~567,89");
    assert_style(-1, 1000, style, "0,00");
    style.with_sign = true;
    assert_style(1, 1000, style, "0,00");
    assert_style(INT64_MAX, 1, style, "+9~223~372~036~854~775~807,00");
    style.decimals = 40;
    assert_style(1, 3, style, "+0,333333333");
}

static void english_has_points_and_no_commas(void **state)
{
    (void)state;
    sr_number_style style = {.unit = SR_IN_KR, .decimals = 1, .with_unit = true, .language = SR_ENGLISH};
    assert_style(-58020005, 10, style, "-5~802~000.5~kr");
    style.unit = SR_IN_SHARE;
    style.decimals = -1;
    assert_style(9, 10, style, "90%");
    style.unit = SR_IN_MONTHS;
    assert_style(1, 1, style, "1~month");
    assert_style(2, 1, style, "2~months");
}

static void large_numbers_and_overflow(void **state)
{
    (void)state;
    sr_number_style style = {.unit = SR_IN_SHARE, .decimals = -1};
    sr_buf out = {0};
    assert_int_equal(sr_format_number(&out, SR_INT(INT64_MAX), &style), SR_OVERFLOW);
    assert_int_equal(out.length, 0);
    sr_number big;
    assert_int_equal(sr_number_inexact(-1.7e308, &big), SR_OK);
    style.unit = SR_IN_COUNT;
    style.decimals = 9;
    assert_int_equal(sr_format_number(&out, big, &style), SR_OK);
    assert_true(strncmp(sr_buf_string(&out),
                        "\u2212"
                        "169\u00a0999\u00a0999\u00a0999",
                        18) == 0);
    sr_buf_free(&out);
}

static void every_unit_is_read_back(void **state)
{
    (void)state;
    for (int unit = 0; unit < SR_MEASURED_IN_COUNT_OF; unit++) {
        sr_measured_in read = SR_MEASURED_IN_COUNT_OF;
        assert_true(sr_measured_in_read(sr_measured_in_id((sr_measured_in)unit), &read));
        assert_int_equal(read, unit);
    }
    sr_measured_in read;
    assert_false(sr_measured_in_read("procent", &read));
    assert_false(sr_measured_in_read(NULL, &read));
    assert_string_equal(sr_measured_in_short(SR_IN_DAYS, SR_SWEDISH), "dagar");
    assert_string_equal(sr_measured_in_short(SR_IN_SHARE, SR_ENGLISH), "%");
    assert_string_equal(sr_measured_in_short(SR_IN_COUNT, SR_SWEDISH), "");
}

static int against(int64_t value, int64_t limit, int64_t den)
{
    sr_number a, b;
    assert_int_equal(sr_number_ratio(value, den, &a), SR_OK);
    assert_int_equal(sr_number_ratio(limit, den, &b), SR_OK);
    return sr_format_decimals_against(a, b, &(sr_number_style){.unit = SR_IN_SHARE, .decimals = -1});
}

static void rounding_never_fakes_a_met_target(void **state)
{
    (void)state;
    assert_int_equal(against(7996, 8000, 10000), 2);
    assert_int_equal(against(796, 800, 1000), 1);
    assert_int_equal(against(79, 80, 100), 0);
    assert_int_equal(against(80, 80, 100), 0);
    assert_int_equal(against(804, 800, 1000), 1);
    assert_int_equal(against(6668, 6670, 10000), 2); /* 67 and 66,7 would both seem to reach 66,7 */
    assert_int_equal(against(799999999999, 800000000000, 1000000000000), 6);
    sr_number third = {2, 3, 0.0};
    assert_int_equal(
        sr_format_decimals_against(third, third, &(sr_number_style){.unit = SR_IN_SHARE, .decimals = -1}), 0);
}

static int beside(int64_t tenths, sr_limit_side side)
{
    sr_number value;
    assert_int_equal(sr_number_decimal(tenths, 3, &value), SR_OK);
    sr_number limit = {4, 5, 0.0};
    return sr_format_decimals_for(value, side, limit,
                                  &(sr_number_style){.unit = SR_IN_SHARE, .decimals = -1});
}

static void only_the_answer_counts_beside_a_sided_limit(void **state)
{
    (void)state;
    assert_int_equal(beside(804, SR_SIDE_AT_LEAST), 0);
    assert_int_equal(beside(796, SR_SIDE_AT_LEAST), 1);
    assert_int_equal(beside(804, SR_SIDE_ABOVE), 1);
    assert_int_equal(beside(796, SR_SIDE_ABOVE), 0);
    assert_int_equal(beside(804, SR_SIDE_AT_MOST), 1);
    assert_int_equal(beside(796, SR_SIDE_AT_MOST), 0);
    assert_int_equal(beside(804, SR_SIDE_BELOW), 0);
    assert_int_equal(beside(796, SR_SIDE_BELOW), 1);
    assert_int_equal(beside(800, SR_SIDE_BELOW), 0);
}

static void assert_period(const char *text, sr_language language, const char *expected, const char *days)
{
    sr_period period;
    assert_true(sr_period_read(sr_str_of(text), &period));
    sr_buf out = {0};
    sr_format_period(&out, period, language);
    assert_string_equal(sr_buf_string(&out), expected);
    sr_buf_clear(&out);
    sr_format_period_days(&out, period);
    assert_string_equal(sr_buf_string(&out), days);
    sr_buf_free(&out);
}

static void periods_are_written_out(void **state)
{
    (void)state;
    assert_period("2020", SR_SWEDISH, "2020", "2020-01-01\u00a0\u2013 2020-12-31");
    assert_period("2022-T2", SR_SWEDISH, "maj\u2013augusti 2022", "2022-05-01\u00a0\u2013 2022-08-31");
    assert_period("2022-H2", SR_SWEDISH, "juli\u2013december 2022", "2022-07-01\u00a0\u2013 2022-12-31");
    assert_period("2022-Q1", SR_ENGLISH, "January\u2013March 2022", "2022-01-01\u00a0\u2013 2022-03-31");
}

static void running_out_of_memory_is_told(void **state)
{
    (void)state;
    assert_int_equal(sr_format_prepare(), SR_OK);
    sr_number_style style = {.unit = SR_IN_KR, .decimals = -1, .with_unit = true};
    int failed = 0;
    for (uint64_t nth = 1;; nth++) {
        sr_buf out = {0};
        sr_memory_fail(nth, true);
        sr_status status = sr_format_number(&out, SR_INT(5802000), &style);
        uint64_t asked = sr_memory_asked();
        sr_memory_fail(0, false);
        sr_buf_free(&out);
        if (status == SR_OK && asked < nth) break;
        assert_int_equal(status, SR_MEMORY);
        failed++;
    }
    assert_true(failed >= 2);
}

static void released_formatters_come_back(void **state)
{
    (void)state;
    sr_format_release();
    sr_format_release();
    assert_printed(SR_IN_COUNT, 1234, 1, "1~234");
}

static int release(void **state)
{
    (void)state;
    sr_format_release();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_unit_has_its_form),
        cmocka_unit_test(times_agree_with_their_number),
        cmocka_unit_test(differences_of_shares_are_points),
        cmocka_unit_test(answers_are_words),
        cmocka_unit_test(kronor_in_thousands),
        cmocka_unit_test(asked_decimals_and_signs_are_kept),
        cmocka_unit_test(english_has_points_and_no_commas),
        cmocka_unit_test(large_numbers_and_overflow),
        cmocka_unit_test(every_unit_is_read_back),
        cmocka_unit_test(rounding_never_fakes_a_met_target),
        cmocka_unit_test(only_the_answer_counts_beside_a_sided_limit),
        cmocka_unit_test(periods_are_written_out),
        cmocka_unit_test(running_out_of_memory_is_told),
        cmocka_unit_test(released_formatters_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
