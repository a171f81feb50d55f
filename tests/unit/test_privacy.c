/* The guard against personal identity numbers. The numbers are those that Skatteverket publishes for tests,
   or the fictitious 121212-1212 and 19121212-1212. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "privacy/privacy.h"

static bool finds(const char *text, size_t wanted_offset, size_t wanted_length)
{
    size_t offset = 0;
    size_t length = 0;
    return sr_privacy_find_number(sr_str_of(text), &offset, &length) && offset == wanted_offset &&
           length == wanted_length;
}

static bool is_clean(const char *text)
{
    size_t offset = 0;
    size_t length = 0;
    return !sr_privacy_find_number(sr_str_of(text), &offset, &length);
}

static void numbers_are_found(void **state)
{
    (void)state;
    assert_true(finds("121212-1212", 0, 11));
    assert_true(finds("1212121212", 0, 10));
    assert_true(finds("191212121212", 0, 12));
    assert_true(finds("Deltagare 19121212-1212 avslutad", 10, 13));
    assert_true(finds("x121212+1212", 1, 11));
    assert_true(finds("121212\u20111212", 0, 13));
    assert_true(finds("12, 121212-1212", 4, 11));
    assert_true(finds("tel 121212 1212x", 4, 11));
    assert_true(finds("121212\u00a01212", 0, 12));
    assert_true(is_clean("19121212 1212"));
}

static void samordningsnummer_are_found(void **state)
{
    (void)state;
    assert_true(finds("121272-1219", 0, 11)); /* day 12 + 60 */
    assert_true(is_clean("121293-1216"));     /* no day 33 */
}

static void other_digits_are_not(void **state)
{
    (void)state;
    assert_true(is_clean(""));
    assert_true(is_clean("121212-1213"));        /* check digit */
    assert_true(is_clean("121312-1211"));        /* no month 13 */
    assert_true(is_clean("1912121212121"));      /* longer run */
    assert_true(is_clean("121212-12123"));       /* longer run after the sign */
    assert_true(is_clean("5 802 000 kr"));       /* money */
    assert_true(is_clean("222000-1966"));        /* an organisation number: its third digit is at least 2 */
    assert_true(is_clean("20200101\u20131231")); /* a range of days */
}

static void checksums_are_not(void **state)
{
    (void)state;
    assert_true(is_clean("aaaaaaaaaaaaaaaaaaaaaaaa1212121212aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
    assert_false(is_clean("fall1212121212"));
}

static void findings_do_not_repeat_them(void **state)
{
    (void)state;
    sr_findings *list = sr_privacy_findings();
    assert_non_null(list);
    const sr_finding finding = {.code = "SR1105",
                                .severity = SR_ERROR,
                                .place = {.file = "121212-1212.csv", .line = 2, .source = "a;121212-1212"},
                                .subject = "121212-1212",
                                .message = SR_MSG("{0} is no period", "19121212-1212, 121212-1212"),
                                .found = "121212-1212",
                                .expected = SR_MSG("one of {0}", "2022, 1212121212"),
                                .stated = "79 %",
                                .recomputed = "121272-1219"};
    sr_findings_add(list, &finding);
    sr_findings_add(list, &finding);
    assert_int_equal(sr_findings_count(list), 1);
    const sr_finding *kept = sr_findings_at(list, 0);
    assert_string_equal(kept->place.file, "******-****.csv");
    assert_string_equal(kept->place.source, "a;******-****");
    assert_string_equal(kept->subject, "******-****");
    assert_string_equal(kept->message.arg[0], "********-****, ******-****");
    assert_string_equal(kept->found, "******-****");
    assert_string_equal(kept->expected.arg[0], "2022, **********");
    assert_string_equal(kept->stated, "79 %");
    assert_string_equal(kept->recomputed, "******-****");
    sr_findings_free(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_found),           cmocka_unit_test(samordningsnummer_are_found),
        cmocka_unit_test(other_digits_are_not),        cmocka_unit_test(checksums_are_not),
        cmocka_unit_test(findings_do_not_repeat_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
