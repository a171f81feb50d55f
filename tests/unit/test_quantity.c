/* Quantities: exact arithmetic, units, missing kinds, shares, traces and printing. */
#include "small_table.h"

static sr_quantity count_of(int64_t n)
{
    sr_quantity made = sr_quantity_number(SR_INT(n), SR_IN_COUNT);
    made.n = n;
    return made;
}

static sr_quantity compute(sr_arithmetic op, sr_quantity a, sr_quantity b)
{
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_quantity_compute(arena, op, &a, &b, &out, &problem), SR_OK);
    return out;
}

static void assert_printed(sr_quantity quantity, const char *expected)
{
    sr_buf out = {0};
    assert_int_equal(sr_quantity_write(&out, &quantity, SR_SWEDISH, true), SR_OK);
    assert_string_equal(sr_buf_string(&out), expected);
    sr_buf_free(&out);
}

/* The share of Umeåregionen 2022 in the published social accounts: 75 of 95. */
static void seventy_five_of_ninety_five(void **state)
{
    (void)state;
    sr_quantity above = count_of(75);
    sr_quantity below = count_of(95);
    sr_quantity share;
    sr_finding problem = {0};
    assert_int_equal(sr_quantity_share(arena, &above, &below, &share, &problem), SR_OK);
    assert_number(share.value, 15, 19);
    assert_true(share.has_base);
    assert_number(share.numerator, 75, 1);
    assert_number(share.denominator, 95, 1);
    assert_int_equal(share.n, 95);
    assert_string_equal(share.formula, "75 / 95");
    assert_printed(share, "79\u00a0%");
}

static void a_base_of_zero_cannot_occur(void **state)
{
    (void)state;
    sr_quantity above = count_of(0);
    sr_quantity below = count_of(0);
    sr_quantity share;
    sr_finding problem = {0};
    assert_int_equal(sr_quantity_share(arena, &above, &below, &share, &problem), SR_OK);
    assert_int_equal(share.missing, SR_NOT_APPLICABLE);
    assert_true(share.has_base);
    assert_printed(share, ".");
}

static void missing_goes_through(void **state)
{
    (void)state;
    sr_quantity hidden = sr_quantity_missing(SR_SUPPRESSED, SR_IN_COUNT);
    sr_quantity unknown = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_COUNT);
    assert_int_equal(compute(SR_ADD, hidden, unknown).missing, SR_SUPPRESSED);
    assert_int_equal(compute(SR_ADD, count_of(1), unknown).missing, SR_NOT_PUBLISHED);
    assert_printed(compute(SR_ADD, count_of(1), unknown), "..");
    sr_quantity share;
    sr_finding problem = {0};
    sr_quantity one = count_of(1);
    assert_int_equal(sr_quantity_share(arena, &one, &unknown, &share, &problem), SR_OK);
    assert_int_equal(share.missing, SR_NOT_PUBLISHED);
    assert_int_equal(share.measured_in, SR_IN_SHARE);
}

static void units_follow_the_arithmetic(void **state)
{
    (void)state;
    sr_quantity share = sr_quantity_number(number(4, 5).number, SR_IN_SHARE);
    sr_quantity lower = sr_quantity_number(number(3, 4).number, SR_IN_SHARE);
    sr_quantity money = sr_quantity_number(SR_INT(1000), SR_IN_KR);
    sr_quantity points = compute(SR_SUBTRACT, share, lower);
    assert_int_equal(points.measured_in, SR_IN_POINTS);
    assert_number(points.value, 5, 1);
    sr_quantity back = compute(SR_ADD, lower, points);
    assert_int_equal(back.measured_in, SR_IN_SHARE);
    assert_number(back.value, 4, 5);
    sr_quantity each = compute(SR_DIVIDE, money, count_of(3));
    assert_int_equal(each.measured_in, SR_IN_KR);
    assert_number(each.value, 1000, 3);
    assert_int_equal(each.n, 3);
    assert_int_equal(compute(SR_DIVIDE, money, money).measured_in, SR_IN_NONE);
    assert_int_equal(compute(SR_MULTIPLY, share, money).measured_in, SR_IN_KR);
}

static void what_cannot_be_added_is_told(void **state)
{
    (void)state;
    sr_quantity money = sr_quantity_number(SR_INT(1), SR_IN_KR);
    sr_quantity days = sr_quantity_number(SR_INT(1), SR_IN_DAYS);
    sr_quantity large = sr_quantity_number(SR_INT(INT64_MAX), SR_IN_NONE);
    sr_quantity none = sr_quantity_number(SR_INT(0), SR_IN_NONE);
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_quantity_compute(arena, SR_ADD, &money, &days, &out, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2254");
    assert_string_equal(problem.message.id, "the second value is a number of days");
    assert_string_equal(problem.expected.id, "an amount in kronor");
    assert_int_equal(sr_quantity_compute(arena, SR_ADD, &large, &large, &out, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2253");
    assert_int_equal(sr_quantity_compute(arena, SR_DIVIDE, &large, &none, &out, &problem), SR_CONTENT);
    assert_string_equal(problem.message.id, "division by zero");
}

static void formulas_join_and_never_explode(void **state)
{
    (void)state;
    sr_quantity sum = compute(SR_ADD, count_of(1), count_of(2));
    assert_string_equal(sum.formula, "(1) + (2)");
    for (int i = 0; i < 60; i++) {
        sum = compute(SR_SUBTRACT, sum, sum);
    }
    assert_true(strlen(sum.formula) < 5000);
    assert_int_equal(sr_utf8_valid(sum.formula, strlen(sum.formula)), strlen(sum.formula));
}

static void published_needs_every_source(void **state)
{
    (void)state;
    sr_source source = {.published = true};
    sr_source other = {.published = false};
    sr_table table = {.source = &source};
    sr_table unpublished = {.source = &other};
    sr_selection none = {0};
    sr_origin_part parts[] = {{&table, &none}, {&unpublished, &none}};
    sr_origin origin = {1, parts};
    sr_quantity quantity = count_of(1);
    assert_false(sr_quantity_published(&quantity));
    quantity.origin = &origin;
    assert_true(sr_quantity_published(&quantity));
    origin.count = 2;
    assert_false(sr_quantity_published(&quantity));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(seventy_five_of_ninety_five, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_base_of_zero_cannot_occur, set_up, tear_down),
        cmocka_unit_test_setup_teardown(missing_goes_through, set_up, tear_down),
        cmocka_unit_test_setup_teardown(units_follow_the_arithmetic, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_added_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(formulas_join_and_never_explode, set_up, tear_down),
        cmocka_unit_test(published_needs_every_source),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
