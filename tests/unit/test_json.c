/* Reading JSON that is right and wrong, and writing it. */
#include "base/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void well_formed_texts_are_read(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "{}",
        "[]",
        " 1 ",
        "\"\"",
        "null",
        "-0.5e-3",
        "\xEF\xBB\xBF{\"a\": 1}",
        "[[], {}, [1, true, false, null]]",
        "{\"a\": \"\\u00e5\\n\\\\\\\"\\/ \\ud83d\\ude00\", \"b\": {\"a\": 1}, \"A\": 2}",
        "\"a\\\\\"",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        sr_findings *findings = sr_findings_new();
        cJSON *tree = sr_json_read(sr_str_of(texts[i]), "f.json", findings);
        if (tree == NULL || sr_findings_count(findings) != 0) {
            fail_msg("refused: %s", texts[i]);
        }
        cJSON_Delete(tree);
        sr_findings_free(findings);
    }
}

/* Each finding as "line:column code message", one a line. */
static void expect_wrong(sr_str text, const char *expected)
{
    sr_findings *findings = sr_findings_new();
    assert_null(sr_json_read(text, "f.json", findings));
    assert_int_equal(sr_findings_status(findings), SR_OK);
    sr_buf out = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        const sr_finding *finding = sr_findings_at(findings, i);
        assert_string_equal(finding->place.file, "f.json");
        sr_buf_printf(&out, "%u:%u %s ", finding->place.line, finding->place.column, finding->code);
        sr_message_write(&out, &finding->message, SR_ENGLISH);
        sr_buf_char(&out, '\n');
    }
    assert_string_equal(sr_buf_string(&out), expected);
    sr_buf_free(&out);
    sr_findings_free(findings);
}

static void common_mistakes_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"{\"a\": 1\n \"b\": 2}", "1:8 SR1001 a comma is missing here\n"},
        {"{\"a\": 1,}", "1:8 SR1001 a comma stands before the closing bracket\n"},
        {"[1, 2, ]", "1:6 SR1001 a comma stands before the closing bracket\n"},
        {"{\"å\": \"b}\n", "1:7 SR1001 the text has no closing quote on its line\n"},
        {"{\"a: 1}", "1:2 SR1001 the text has no closing quote on its line\n"},
        {"{\"a\": \"b\nc\"}", "1:7 SR1001 the text has no closing quote on its line\n"},
        {"{namn: 1}", "1:2 SR1001 the key has no quotes\n"},
        {"{'a': 1}", "1:2 SR1001 JSON has texts in double quotes only\n"},
        {"{\"a\" 1}", "1:5 SR1001 a colon is missing after the key\n"},
        {"{\"a\" = 1}", "1:6 SR1001 a colon is missing after the key\n"},
        {"{\"a\": }", "1:7 SR1001 a value is missing here\n"},
        {"{\"a\": True}", "1:7 SR1001 this is neither a text in quotes nor a number, true, false or null\n"},
        {"{\"a\": 1} // x", "1:10 SR1001 JSON has no comments\n"},
        {"{\"a\": 1}}", "1:9 SR1001 something stands after the end of the JSON text\n"},
        {"{\"a\": [1}", "1:9 SR1001 the list that begins on line 1 must end with ]\n"},
        {"\n{\"a\": [1", "2:7 SR1001 the text ends before what begins here is closed\n"},
        {"", "1:1 SR1001 the JSON text is empty\n"},
        {" \n", "2:1 SR1001 the JSON text is empty\n"},
        {"{\"a\": 01}", "1:7 SR1001 this is not how JSON writes a number\n"},
        {"{\"a\": 2022-01-01}", "1:7 SR1001 this is not how JSON writes a number\n"},
        {"{\"a\": .5, \"b\": +1, \"c\": 1., \"d\": 0x10}",
         "1:7 SR1001 this is not how JSON writes a number\n"
         "1:16 SR1001 this is not how JSON writes a number\n"
         "1:25 SR1001 this is not how JSON writes a number\n"
         "1:34 SR1001 this is not how JSON writes a number\n"},
        {"{\"a\": 1e999}", "1:7 SR1001 the number is too large\n"},
        {"[1234567890123456789012345678901234567890123456789012345678901]",
         "1:2 SR1001 the number has too many digits\n"},
        {"{\"a\": \"C:\\data\"}", "1:10 SR1001 JSON has no such escape\n"},
        {"{\"a\": \"\\ud800x\"}", "1:8 SR1001 JSON has no such escape\n"},
        {"{\"a\": \"\\u0000\"}", "1:8 SR1001 JSON has no such escape\n"},
        {"{\"a\": \"\\u12\"}", "1:8 SR1001 JSON has no such escape\n"},
        {"{\"a\": \"x\ty\"}", "1:9 SR1001 a control character stands in a text\n"},
        {"{\"a\": 1 2: 3}", "1:8 SR1001 a comma is missing here\n1:9 SR1001 a key is missing here\n"},
        {"@", "1:1 SR1001 a value is missing here\n"},
        {"[", "1:1 SR1001 the text ends before what begins here is closed\n"},
        {"]", "1:1 SR1001 a value is missing here\n"},
        {",", "1:1 SR1001 a value is missing here\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        expect_wrong(sr_str_of(cases[i].text), cases[i].expected);
    }
}

static void all_mistakes_at_once(void **state)
{
    (void)state;
    expect_wrong(SR_STR("{\n  \"a\": 1\n  \"b\": [1, 2,],\n  c: nul,\n  \"a\": 2\n}"),
                 "2:9 SR1001 a comma is missing here\n"
                 "3:13 SR1001 a comma stands before the closing bracket\n"
                 "4:3 SR1001 the key has no quotes\n"
                 "4:6 SR1001 this is neither a text in quotes nor a number, true, false or null\n"
                 "5:3 SR1002 the key \"a\" occurs twice in the same object\n");
}

static void encodings(void **state)
{
    (void)state;
    expect_wrong(SR_STR("{\"a\": \"b\xE5\"}"), "1:9 SR1004 this byte is not UTF-8\n");
    expect_wrong(SR_STR("\xFF\xFE{\0}\0"), "1:1 SR1004 the file is UTF-16\n");
    expect_wrong(SR_STR("{\"a\": \"\0\"}"), "1:8 SR1001 a control character stands in a text\n");
    expect_wrong(SR_STR("{}\0"), "1:3 SR1001 something stands after the end of the JSON text\n");
}

static void duplicate_keys(void **state)
{
    (void)state;
    expect_wrong(SR_STR("{\"z\": {\"b\": 1, \"\\u0062\": 2, \"b\": 3},\n \"a\": 1, \"z\": 1, \"A\": 1}"),
                 "1:16 SR1002 the key \"b\" occurs twice in the same object\n"
                 "1:29 SR1002 the key \"b\" occurs twice in the same object\n"
                 "2:10 SR1002 the key \"z\" occurs twice in the same object\n");
    sr_findings *findings = sr_findings_new();
    assert_null(sr_json_read(SR_STR("{\"a\": 1,\n\"a\": 2}"), "f.json", findings));
    sr_buf out = {0};
    sr_finding_write_text(&out, sr_findings_at(findings, 0), SR_SWEDISH, false);
    assert_string_equal(sr_buf_string(&out),
                        "f.json:2:1: fel[SR1002]: nyckeln ”a” förekommer två gånger i samma objekt\n"
                        "    2 | \"a\": 2}\n"
                        "      | ^^^\n"
                        "  väntade: varje nyckel en gång; den första står på rad 1, kolumn 2\n"
                        "  tips: ta bort den ena, eller ge den ett annat namn\n");
    sr_buf_free(&out);
    sr_findings_free(findings);
}

static void nest(sr_buf *out, size_t levels)
{
    for (size_t i = 0; i < levels; i++) {
        sr_buf_char(out, '[');
    }
    for (size_t i = 0; i < levels; i++) {
        sr_buf_char(out, ']');
    }
}

static void depth_is_limited(void **state)
{
    (void)state;
    sr_findings *findings = sr_findings_new();
    sr_buf text = {0};
    nest(&text, SR_JSON_DEPTH);
    cJSON *tree = sr_json_read((sr_str){text.at, text.length}, "f.json", findings);
    assert_non_null(tree);
    cJSON_Delete(tree);
    sr_buf_clear(&text);
    nest(&text, SR_JSON_DEPTH + 1);
    expect_wrong((sr_str){text.at, text.length},
                 "1:101 SR1003 the text is nested more than 100 levels deep\n");
    sr_buf_free(&text);
    sr_findings_free(findings);
}

static void errors_are_bounded(void **state)
{
    (void)state;
    sr_buf text = {0};
    sr_buf_char(&text, '[');
    for (int i = 0; i < 1000; i++) {
        sr_buf_text(&text, "1 ");
    }
    sr_findings *findings = sr_findings_new();
    assert_null(sr_json_read((sr_str){text.at, text.length}, "f.json", findings));
    assert_in_range(sr_findings_count(findings), 20, 22);
    sr_buf_free(&text);
    sr_findings_free(findings);
}

static void reading_survives_lack_of_memory(void **state)
{
    (void)state;
    sr_memory_install();
    static const char *const texts[] = {"{\"a\": [1, \"two\", {\"b\": null}], \"c\": 3}",
                                        "{\"a\": 1, \"a\": 2 x}"};
    for (size_t i = 0; i < 2; i++) {
        bool done = false;
        for (uint64_t nth = 1; !done; nth++) {
            sr_findings *findings = sr_findings_new();
            sr_memory_fail(nth, true);
            cJSON *tree = sr_json_read(sr_str_of(texts[i]), "f.json", findings);
            done = sr_memory_asked() < nth;
            sr_memory_fail(0, false);
            bool told = sr_findings_count(findings) != 0 || sr_findings_status(findings) == SR_MEMORY;
            assert_true(tree != NULL || told);
            assert_true(nth < 200);
            cJSON_Delete(tree);
            sr_findings_free(findings);
        }
    }
}

static void writing(void **state)
{
    (void)state;
    sr_buf buf = {0};
    sr_json_out out = {.buf = &buf};
    sr_json_open(&out, '{');
    sr_json_key_text(&out, "a\"", "å\n\x01\xFFz");
    sr_json_key(&out, "list");
    sr_json_open(&out, '[');
    sr_json_int(&out, INT64_MIN);
    sr_json_bool(&out, true);
    sr_json_text(&out, NULL);
    sr_json_open(&out, '[');
    sr_json_close(&out, ']');
    sr_json_raw(&out, SR_STR("1.50"));
    sr_json_close(&out, ']');
    sr_json_key_bool(&out, "b", false);
    sr_json_key_int(&out, "c", 7);
    sr_json_close(&out, '}');
    assert_string_equal(
        sr_buf_string(&buf),
        "{\"a\\\"\":\"å\\n\\u0001\\ufffdz\",\"list\":[-9223372036854775808,true,null,[],1.50],"
        "\"b\":false,\"c\":7}");
    sr_buf_free(&buf);
}

static void writing_with_indent(void **state)
{
    (void)state;
    sr_buf buf = {0};
    sr_json_out out = {.buf = &buf, .indent = 2};
    sr_json_open(&out, '{');
    sr_json_key(&out, "a");
    sr_json_open(&out, '[');
    sr_json_int(&out, 1);
    sr_json_int(&out, 2);
    sr_json_close(&out, ']');
    sr_json_key(&out, "b");
    sr_json_open(&out, '{');
    sr_json_close(&out, '}');
    sr_json_close(&out, '}');
    assert_string_equal(sr_buf_string(&buf), "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}");
    sr_buf_free(&buf);
}

static void expect_number(sr_number value, const char *text)
{
    sr_buf buf = {0};
    sr_json_out out = {.buf = &buf};
    sr_json_number(&out, value);
    assert_string_equal(sr_buf_string(&buf), text);
    sr_buf_free(&buf);
}

static void numbers(void **state)
{
    (void)state;
    expect_number(SR_INT(0), "0");
    expect_number(SR_INT(-12), "-12");
    expect_number((sr_number){9, 10, 0.0}, "0.9");
    expect_number((sr_number){-1, 8, 0.0}, "-0.125");
    expect_number((sr_number){123456789012345678, 1, 0.0}, "123456789012345678");
    expect_number((sr_number){1, 3, 0.0}, "0.3333333333333333");
    expect_number((sr_number){0, 0, 0.1}, "0.1");
    expect_number((sr_number){0, 0, 1e300}, "1e+300");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(well_formed_texts_are_read),
        cmocka_unit_test(common_mistakes_are_named),
        cmocka_unit_test(all_mistakes_at_once),
        cmocka_unit_test(encodings),
        cmocka_unit_test(duplicate_keys),
        cmocka_unit_test(depth_is_limited),
        cmocka_unit_test(errors_are_bounded),
        cmocka_unit_test(reading_survives_lack_of_memory),
        cmocka_unit_test(writing),
        cmocka_unit_test(writing_with_indent),
        cmocka_unit_test(numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
