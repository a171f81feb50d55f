/* Days against a count by hand, and the edges of periods. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/calendar.h"

static int length_of(int year, int month)
{
    if (month == 2) return year % 400 == 0 || (year % 4 == 0 && year % 100 != 0) ? 29 : 28;
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

static void check_day(sr_day date, int year, int month, int day)
{
    assert_int_equal(sr_day_of(year, month, day), date);
    int y, m, d;
    sr_day_parts(date, &y, &m, &d);
    assert_true(y == year && m == month && d == day);
    char text[16], expected[32];
    sr_day_write(date, text);
    snprintf(expected, sizeof expected, "%04d-%02d-%02d", year, month, day);
    assert_string_equal(text, expected);
    sr_day read = SR_DAY_NONE;
    assert_true(sr_day_read(sr_str_of(text), &read));
    assert_int_equal(read, date);
}

static void every_day_from_1900_to_2100_round_trips(void **state)
{
    (void)state;
    sr_day date = -25567; /* 1900-01-01: 70 years with 17 leap days before 1970 */
    for (int year = 1900; year <= 2100; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= length_of(year, month); day++)
                check_day(date++, year, month, day);
    assert_int_equal(sr_day_of(1970, 1, 1), 0);
    assert_int_equal(sr_day_of(2000, 3, 1), 11017);
}

static void the_first_and_last_year_round_trip(void **state)
{
    (void)state;
    check_day(-719162, 1, 1, 1);
    check_day(2932896, 9999, 12, 31);
}

static void there_is_no_such_day(void **state)
{
    (void)state;
    static const int cases[][3] = {{2021, 2, 29}, {1900, 2, 29}, {2021, 13, 1}, {2021, 0, 1},
                                   {2021, 4, 31}, {2021, 1, 0},  {2021, 1, -1}, {0, 1, 1},
                                   {10000, 1, 1}, {2021, 1, 32}, {-5, 1, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(sr_day_of(cases[i][0], cases[i][1], cases[i][2]), SR_DAY_NONE);
    int y = 9, m = 9, d = 9;
    sr_day_parts(SR_DAY_NONE, &y, &m, &d);
    assert_true(y == 0 && m == 0 && d == 0);
    char text[16] = "x";
    sr_day_write(SR_DAY_NONE, text);
    assert_string_equal(text, "");
}

static void days_are_read_whole(void **state)
{
    (void)state;
    sr_day date = 0;
    assert_true(sr_day_read(SR_STR("20210601"), &date));
    assert_int_equal(date, sr_day_of(2021, 6, 1));
    static const char *const cases[] = {"",           "2021",      "2021-06",    "2021-6-1",   "2021-06-01 ",
                                        "2021/06/01", "2021-0601", "202106-011", "2021-06-31", "2021-06-0x",
                                        "210601",     "-2021-06-1"};
    date = 77;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sr_day_read(sr_str_of(cases[i]), &date)) fail_msg("read: %s", cases[i]);
    assert_int_equal(date, 77);
}

static void check_period(const char *text, sr_day first, sr_day last)
{
    sr_period period;
    assert_true(sr_period_read(sr_str_of(text), &period));
    assert_int_equal(sr_period_first(period), first);
    assert_int_equal(sr_period_last(period), last);
    assert_int_equal(sr_period_days(period), last - first + 1);
    char written[16];
    sr_period_write(period, written);
    assert_string_equal(written, text);
    assert_true(sr_period_overlaps(period, first, first));
    assert_true(sr_period_overlaps(period, last, SR_DAY_NONE));
    assert_false(sr_period_overlaps(period, last + 1, SR_DAY_NONE));
    assert_false(sr_period_overlaps(period, SR_DAY_NONE, first - 1));
    assert_true(sr_period_overlaps(period, SR_DAY_NONE, SR_DAY_NONE));
}

/* The parts of each kind follow each other without a gap and make up the year. */
static void check_parts(int year, char letter, int parts)
{
    sr_day next = sr_day_of(year, 1, 1);
    for (int part = 1; part <= parts; part++) {
        char text[32];
        snprintf(text, sizeof text, "%d-%c%d", year, letter, part);
        int end = part * 12 / parts;
        sr_day last = sr_day_of(year, end, length_of(year, end));
        check_period(text, next, last);
        next = last + 1;
    }
    assert_int_equal(next, sr_day_of(year + 1, 1, 1));
}

static void months_end_where_the_month_ends(void **state)
{
    (void)state;
    assert_int_equal(sr_day_add_months(sr_day_of(2023, 1, 31), 1), sr_day_of(2023, 2, 28));
    assert_int_equal(sr_day_add_months(sr_day_of(2024, 1, 31), 1), sr_day_of(2024, 2, 29));
    assert_int_equal(sr_day_add_months(sr_day_of(2023, 11, 15), 3), sr_day_of(2024, 2, 15));
    assert_int_equal(sr_day_add_months(sr_day_of(2023, 3, 31), -1), sr_day_of(2023, 2, 28));
    assert_int_equal(sr_day_add_months(sr_day_of(2023, 3, 31), -15), sr_day_of(2021, 12, 31));
    assert_int_equal(sr_day_add_months(sr_day_of(9999, 12, 1), 1), SR_DAY_NONE);
    assert_int_equal(sr_day_add_months(sr_day_of(1, 1, 1), -1), SR_DAY_NONE);
    assert_int_equal(sr_day_add_months(SR_DAY_NONE, 1), SR_DAY_NONE);
}

static void periods_have_their_days(void **state)
{
    (void)state;
    for (int year = 2019; year <= 2024; year++) {
        char text[16];
        snprintf(text, sizeof text, "%d", year);
        check_period(text, sr_day_of(year, 1, 1), sr_day_of(year, 12, 31));
        check_parts(year, 'H', 2);
        check_parts(year, 'T', 3);
        check_parts(year, 'Q', 4);
    }
}

static void other_texts_are_no_periods(void **state)
{
    (void)state;
    static const char *const cases[] = {"",         "20",      "202",     "20222",   "2022-",   "2022-H3",
                                        "2022-T4",  "2022-Q5", "2022-H0", "2022-h1", "2022-X1", "2022H1",
                                        "2022-H1 ", "2022-01", "0022",    "x022"};
    sr_period period = {1, SR_YEAR, 1};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (sr_period_read(sr_str_of(cases[i]), &period)) fail_msg("read: %s", cases[i]);
    assert_int_equal(period.year, 1);
}

static void the_previous_period_is_a_year_earlier(void **state)
{
    (void)state;
    sr_period period = {2022, SR_TERTIAL, 1};
    assert_true(sr_period_equal(sr_period_previous(period), (sr_period){2021, SR_TERTIAL, 1}));
    assert_false(sr_period_equal(period, (sr_period){2022, SR_TERTIAL, 2}));
    assert_false(sr_period_equal(period, (sr_period){2022, SR_QUARTER, 1}));
    assert_false(sr_period_equal(period, (sr_period){2021, SR_TERTIAL, 1}));
}

/* Boden has been a member of Södra Norrbotten since 2021-06-01. */
static void contributions_go_by_days(void **state)
{
    (void)state;
    sr_day joined = sr_day_of(2021, 6, 1);
    assert_int_equal(sr_period_days_within((sr_period){2021, SR_YEAR, 1}, joined, SR_DAY_NONE), 214);
    assert_int_equal(sr_period_days((sr_period){2021, SR_YEAR, 1}), 365);
    assert_int_equal(sr_period_days_within((sr_period){2021, SR_TERTIAL, 1}, joined, SR_DAY_NONE), 0);
    assert_int_equal(sr_period_days_within((sr_period){2021, SR_HALF, 1}, joined, SR_DAY_NONE), 30);
    assert_int_equal(sr_period_days_within((sr_period){2022, SR_YEAR, 1}, joined, SR_DAY_NONE), 365);
    assert_int_equal(sr_period_days_within((sr_period){2020, SR_YEAR, 1}, SR_DAY_NONE, SR_DAY_NONE), 366);
    assert_int_equal(sr_period_days_within((sr_period){2021, SR_YEAR, 1}, SR_DAY_NONE, joined), 152);
    assert_int_equal(sr_period_days_within((sr_period){2021, SR_YEAR, 1}, joined, joined - 1), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_from_1900_to_2100_round_trips),
        cmocka_unit_test(the_first_and_last_year_round_trip),
        cmocka_unit_test(there_is_no_such_day),
        cmocka_unit_test(days_are_read_whole),
        cmocka_unit_test(months_end_where_the_month_ends),
        cmocka_unit_test(periods_have_their_days),
        cmocka_unit_test(other_texts_are_no_periods),
        cmocka_unit_test(the_previous_period_is_a_year_earlier),
        cmocka_unit_test(contributions_go_by_days),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
