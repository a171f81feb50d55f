/* Views, UTF-8, ids, the nearest name, the escapes for terminals and SHA-256. */
#include "base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void views(void **state)
{
    (void)state;
    assert_true(sr_str_equal(sr_str_of(NULL), SR_STR("")));
    assert_true(sr_str_is((sr_str){"abcd", 2}, "ab"));
    assert_false(sr_str_is((sr_str){"abcd", 2}, "abc"));
    assert_true(sr_str_compare(SR_STR("ab"), SR_STR("abc")) < 0);
    assert_true(sr_str_compare(SR_STR("b"), SR_STR("abc")) > 0);
    assert_int_equal(sr_str_compare(SR_STR("å"), SR_STR("å")), 0);
    assert_true(sr_text_equal(NULL, NULL));
    assert_false(sr_text_equal(NULL, ""));
    assert_true(sr_str_is(sr_str_trim(SR_STR(" \t\xC2\xA0 a b\xC2\xA0\r\n")), "a b"));
    assert_true(sr_str_is(sr_str_trim(SR_STR(" \xC2\xA0")), ""));
    assert_true(sr_str_is(sr_str_trim(SR_STR("\xC3\xA0")), "\xC3\xA0")); /* à ends in the byte A0 */
}

static size_t valid(const char *text)
{
    return sr_utf8_valid(text, strlen(text));
}

static void validity(void **state)
{
    (void)state;
    assert_int_equal(valid("Åtgärder för 12 personer – €, 😀"), strlen("Åtgärder för 12 personer – €, 😀"));
    assert_int_equal(valid("abcdefghijklmnop\xE5"), 16);
    assert_int_equal(valid("a\xC0\x80"), 1);         /* overlong */
    assert_int_equal(valid("a\xE0\x9F\xBF"), 1);     /* overlong */
    assert_int_equal(valid("a\xF0\x8F\xBF\xBF"), 1); /* overlong */
    assert_int_equal(valid("a\xED\xA0\x80"), 1);     /* surrogate */
    assert_int_equal(valid("a\xF4\x90\x80\x80"), 1); /* beyond the last code point */
    assert_int_equal(valid("\xF4\x8F\xBF\xBF"), 4);  /* the last one */
    assert_int_equal(valid("ab\xE2\x82"), 2);        /* cut off */
    assert_int_equal(sr_utf8_valid("a\0b", 3), 3);
    assert_int_equal(sr_utf8_valid(NULL, 0), 0);
    assert_int_equal(sr_utf8_length(SR_STR("på 😀")), 4);
}

static void ids(void **state)
{
    (void)state;
    assert_true(sr_id_valid("misam.egen_forsorjning"));
    assert_true(sr_id_valid("omsättning"));
    assert_true(sr_id_valid("a-1.b2"));
    assert_false(sr_id_valid(""));
    assert_false(sr_id_valid("A"));
    assert_false(sr_id_valid("1a"));
    assert_false(sr_id_valid("a."));
    assert_false(sr_id_valid("a..b"));
    assert_false(sr_id_valid(".a"));
    assert_false(sr_id_valid("a b"));
    assert_false(sr_id_valid("a.1"));
    assert_false(sr_id_valid("é"));
}

static void nearest_name(void **state)
{
    (void)state;
    static const char *const names[] = {"deltagare", "nationell", "target", "text", NULL, "label"};
    assert_string_equal(sr_nearest("deltagere", names, 6), "deltagare");
    assert_string_equal(sr_nearest("Target", names, 6), "target");
    assert_string_equal(sr_nearest("tragte", names, 6), "target"); /* two swaps */
    assert_string_equal(sr_nearest("lable", names, 6), "label");
    assert_null(sr_nearest("organisation", names, 6));
    assert_null(sr_nearest("", names, 6));
    assert_null(sr_nearest(NULL, names, 6));
    assert_null(sr_nearest("deltagare", names, 0));
    static const char *const swedish[] = {"åtgärd"};
    assert_string_equal(sr_nearest("ÅTGARD", swedish, 1), "åtgärd");
    char long_name[200];
    memset(long_name, 'a', sizeof long_name);
    long_name[199] = '\0';
    assert_null(sr_nearest(long_name, names, 6));
}

static void words_are_the_same_whatever_white_space(void **state)
{
    (void)state;
    static const char *const same[][2] = {{"Insats namn", "Insats\xC2\xA0namn"},
                                          {" a\n b ", "a b"},
                                          {"a\r\nb", "a  b"},
                                          {"", " \xC2\xA0"},
                                          {"à", "à "}};
    static const char *const other[][2] = {{"ab", "a b"}, {"a b", "ab"},  {"a b", "a"}, {"a", "a b"},
                                           {"", "a"},     {"a b", "a c"}, {"à", "\xC3"}};
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        assert_true(sr_str_same_words(sr_str_of(same[i][0]), sr_str_of(same[i][1])));
    }
    for (size_t i = 0; i < sizeof other / sizeof *other; i++) {
        assert_false(sr_str_same_words(sr_str_of(other[i][0]), sr_str_of(other[i][1])));
    }
}

static void shown_text(void **state)
{
    (void)state;
    sr_buf out = {0};
    sr_buf_shown(&out, SR_STR("å–😀\xC2\xA0\t\n\r\x1b\x7f\xC2\x85\xE2\x80\xAE\xEF\xBB\xBF\xE5z"));
    assert_string_equal(sr_buf_string(&out),
                        "å–😀\xC2\xA0\\t\\n\\r\\u{001b}\\u{007f}\\u{0085}\\u{202e}\\u{feff}\\xe5z");
    sr_buf_clear(&out);
    sr_buf_shown(&out, SR_STR("In\xC2\xADsats\xE2\x80\x8Bnamn\xE2\x80\x8A.\xE2\x81\xA0"));
    assert_string_equal(sr_buf_string(&out), "In\\u{00ad}sats\\u{200b}namn\xE2\x80\x8A.\\u{2060}");
    sr_buf_free(&out);
}

/* The examples of FIPS 180-4. */
static void sha256_of_known_texts(void **state)
{
    (void)state;
    char hex[65];
    sr_sha256("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    sr_sha256("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    sr_sha256(NULL, 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_the_same_whatever_white_space),
        cmocka_unit_test(views),
        cmocka_unit_test(validity),
        cmocka_unit_test(ids),
        cmocka_unit_test(nearest_name),
        cmocka_unit_test(shown_text),
        cmocka_unit_test(sha256_of_known_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
