/* Findings: their texts in both languages, escaping, order, duplicates, and running out of memory. */
#include "base/finding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/catalogue.h"

static void expect_text(const sr_finding *finding, sr_language language, const char *expected)
{
    sr_buf out = {0};
    sr_finding_write_text(&out, finding, language, false);
    assert_int_equal(sr_buf_status(&out), SR_OK);
    assert_string_equal(sr_buf_string(&out), expected);
    sr_buf_free(&out);
}

static sr_finding example(void)
{
    return (sr_finding){
        .code = "SR2103",
        .severity = SR_ERROR,
        .place = {.file = "scripts/x/2022/goals.lua",
                  .line = 41,
                  .column = 12,
                  .length = 2,
                  .source = "  target = 90,"},
        .message = {"the target {0} is no share", {"90"}},
        .found = "90",
        .expected = {"a text such as {0}", {"\"90 %\""}},
        .hint = {"write {0} or {1}", {"\"90 %\"", "at_least \"90 %\""}},
    };
}

static void text_of_a_finding(void **state)
{
    (void)state;
    sr_finding finding = example();
    expect_text(&finding, SR_ENGLISH,
                "scripts/x/2022/goals.lua:41:12: error[SR2103]: the target 90 is no share\n"
                "   41 |   target = 90,\n"
                "      |            ^^\n"
                "  found: 90\n"
                "  expected: a text such as \"90 %\"\n"
                "  hint: write \"90 %\" or at_least \"90 %\"\n");
    finding.severity = SR_WARNING;
    expect_text(&finding, SR_SWEDISH,
                "scripts/x/2022/goals.lua:41:12: varning[SR2103]: the target 90 is no share\n"
                "   41 |   target = 90,\n"
                "      |            ^^\n"
                "  hittade: 90\n"
                "  väntade: a text such as \"90 %\"\n"
                "  tips: write \"90 %\" or at_least \"90 %\"\n");
}

static void finding_without_file(void **state)
{
    (void)state;
    sr_finding finding = {.code = "SR4001",
                          .severity = SR_NOTE,
                          .subject = "goal 1.2a",
                          .message = {"contradiction", {NULL}},
                          .stated = "12",
                          .recomputed = "13"};
    expect_text(&finding, SR_SWEDISH,
                "goal 1.2a: notis[SR4001]: contradiction\n  angivet: 12\n  omräknat: 13\n");
    finding.subject = NULL;
    finding.stated = NULL;
    finding.recomputed = NULL;
    expect_text(&finding, SR_ENGLISH, "note[SR4001]: contradiction\n");
}

static void subject_in_a_file_is_told(void **state)
{
    (void)state;
    sr_finding finding = {.code = "SR4001",
                          .severity = SR_ERROR,
                          .place = {.file = "a.lua"},
                          .subject = "goal 1",
                          .message = {"wrong", {NULL}}};
    expect_text(&finding, SR_ENGLISH, "a.lua: error[SR4001]: wrong\n  about: goal 1\n");
}

static void line_without_column_has_no_caret(void **state)
{
    (void)state;
    sr_finding finding = {.code = "SR1",
                          .severity = SR_ERROR,
                          .place = {.file = "a.lua", .line = 3, .column = 0, .length = 0, .source = "x = y"},
                          .message = {"m", {NULL}}};
    expect_text(&finding, SR_ENGLISH, "a.lua:3: error[SR1]: m\n    3 | x = y\n");
}

static void tabs_and_marks_do_not_move_the_caret(void **state)
{
    (void)state;
    sr_finding finding = {
        .code = "SR1",
        .severity = SR_ERROR,
        .place = {.file = "a.lua", .line = 3, .column = 4, .length = 2, .source = "\ta\tbc"},
        .message = {"m", {NULL}}};
    expect_text(&finding, SR_ENGLISH, "a.lua:3:4: error[SR1]: m\n    3 |     a   bc\n      |         ^^\n");
    finding.place.source = "a\xCC\x8A"
                           "漢x"; /* a with a combining ring, a wide sign, x */
    finding.place.length = 1;
    expect_text(&finding, SR_ENGLISH,
                "a.lua:3:4: error[SR1]: m\n    3 | a\xCC\x8A"
                "漢x\n      |    ^\n");
    finding.place.column = 9; /* beyond the end: the end */
    expect_text(&finding, SR_ENGLISH,
                "a.lua:3:9: error[SR1]: m\n    3 | a\xCC\x8A"
                "漢x\n      |     ^\n");
}

static void user_text_cannot_drive_the_terminal(void **state)
{
    (void)state;
    sr_finding finding = {
        .code = "SR1",
        .severity = SR_ERROR,
        .place = {.file = "a\033[2J.lua", .line = 1, .column = 2, .length = 1, .source = "\033]x"},
        .message = {"no {0}\nsecond line", {"b\nfake: error"}},
        .found = "\xE2\x80\xAE\xC2\x9B\xFF"};
    expect_text(&finding, SR_ENGLISH,
                "a\\u{001b}[2J.lua:1:2: error[SR1]: no b\\nfake: error\nsecond line\n"
                "    1 | \\u{001b}]x\n"
                "      |         ^\n"
                "  found: \\u{202e}\\u{009b}\\xff\n");
}

static void long_lines_are_cut_around_the_caret(void **state)
{
    (void)state;
    char source[301];
    memset(source, 'a', 300);
    source[300] = '\0';
    source[199] = 'X';
    sr_finding finding = {.code = "SR1",
                          .severity = SR_ERROR,
                          .place = {.file = "f", .line = 1, .column = 200, .length = 1, .source = source},
                          .message = {"m", {NULL}}};
    sr_buf out = {0};
    sr_finding_write_text(&out, &finding, SR_ENGLISH, false);
    const char *line = strstr(sr_buf_string(&out), "    1 | ");
    const char *caret = strstr(line, "\n      | ");
    assert_non_null(line);
    assert_non_null(caret);
    size_t shown = (size_t)(caret - line) - strlen("    1 | ");
    assert_int_equal(shown, 100 + 2 * strlen("…"));
    /* the ellipsis before the window is three bytes and one column */
    assert_int_equal(strchr(line, 'X') - line - 2, strchr(caret, '^') - caret - 1);
    sr_buf_free(&out);
}

static void colour_only_when_asked(void **state)
{
    (void)state;
    sr_finding finding = example();
    sr_buf out = {0};
    sr_finding_write_text(&out, &finding, SR_ENGLISH, true);
    assert_non_null(strstr(sr_buf_string(&out), "\033[1;31merror[SR2103]: \033[0m"));
    sr_buf_free(&out);
}

static void json_of_a_finding(void **state)
{
    (void)state;
    sr_finding finding = example();
    finding.found = "9\"0\n\x01";
    sr_buf out = {0};
    sr_finding_write_json(&out, &finding, SR_SWEDISH);
    assert_string_equal(
        sr_buf_string(&out),
        "{\"code\":\"SR2103\",\"severity\":\"error\",\"where\":\"scripts/x/2022/goals.lua:41:12\","
        "\"message\":\"the target 90 is no share\",\"stated\":null,\"recomputed\":null,\"subject\":null,"
        "\"file\":\"scripts/x/2022/goals.lua\",\"line\":41,\"column\":12,\"found\":\"9\\\"0\\n\\u0001\","
        "\"expected\":\"a text such as \\\"90 %\\\"\",\"hint\":\"write \\\"90 %\\\" or at_least \\\"90 "
        "%\\\"\"}");
    sr_buf_free(&out);
}

static void list_keeps_order_and_drops_duplicates(void **state)
{
    (void)state;
    sr_findings *list = sr_findings_new();
    char text[16] = "same";
    for (int round = 0; round < 3; round++) {
        for (unsigned i = 0; i < 100; i++) {
            sr_error(list, "SR1001", &(sr_place){.file = text, .line = i + 1}, SR_MSG("bad {0}", "thing"));
        }
    }
    sr_warning(list, "SR1001", &(sr_place){.file = text, .line = 1}, SR_MSG("bad {0}", "thing"));
    sr_warning(list, "SR1001", NULL, SR_MSG("bad"));
    text[0] = 'X'; /* the list has its own copy */
    assert_int_equal(sr_findings_status(list), SR_OK);
    assert_int_equal(sr_findings_count(list), 102);
    assert_int_equal(sr_findings_errors(list), 100);
    assert_string_equal(sr_findings_at(list, 0)->place.file, "same");
    assert_int_equal(sr_findings_at(list, 99)->place.line, 100);
    assert_int_equal(sr_findings_at(list, 100)->severity, SR_WARNING);
    sr_findings_free(list);
}

/* Those of a file come by line and column; what is about the whole file or another one comes first. */
static void list_is_put_in_the_order_of_a_file(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        unsigned line, column;
        const char *text;
    } added[] = {{"a", 9, 9, "before"}, {"a", 3, 0, "f"}, {"a", 3, 2, "e"}, {"a", 2, 1, "c"},
                 {"a", 0, 0, "a"},      {"b", 5, 1, "b"}, {"a", 3, 0, "g"}, {"a", 2, 1, "d"}};
    sr_findings *list = sr_findings_new();
    enum { ADDED = sizeof added / sizeof *added };
    for (size_t i = 0; i < ADDED; i++) {
        sr_place at = {.file = added[i].file, .line = added[i].line, .column = added[i].column};
        sr_error(list, "SR1001", &at, SR_MSG("{0}", added[i].text));
    }
    sr_findings_sort(list, 1, "a");
    assert_string_equal(sr_findings_at(list, 0)->message.arg[0], "before");
    for (size_t i = 1; i < ADDED; i++) {
        const char expected[] = {(char)('a' + i - 1), '\0'};
        assert_string_equal(sr_findings_at(list, i)->message.arg[0], expected);
    }
    sr_place last = {.file = "a", .line = 3}; /* the same finding is still known */
    sr_error(list, "SR1001", &last, SR_MSG("{0}", "g"));
    assert_int_equal(sr_findings_count(list), ADDED);
    sr_findings_sort(list, ADDED, "a");
    sr_memory_fail(1, false);
    sr_findings_sort(list, 0, "a");
    sr_memory_fail(0, false);
    assert_int_equal(sr_findings_status(list), SR_MEMORY);
    sr_findings_free(list);
}

static void memory_runs_out_quietly(void **state)
{
    (void)state;
    bool done = false;
    for (uint64_t nth = 1; !done; nth++) {
        sr_memory_fail(nth, false);
        sr_findings *list = sr_findings_new();
        sr_finding finding = example();
        if (list != NULL) {
            for (unsigned i = 0; i < 40; i++) {
                finding.place.line = i;
                sr_findings_add(list, &finding);
            }
            done = sr_findings_status(list) == SR_OK;
            assert_true(done || sr_findings_count(list) < 40);
        }
        sr_findings_free(list);
        sr_buf out = {0};
        sr_finding_write_text(&out, &finding, SR_SWEDISH, true);
        sr_finding_write_json(&out, &finding, SR_SWEDISH);
        done = done && sr_buf_status(&out) == SR_OK;
        sr_buf_free(&out);
        assert_true(nth < 1000);
    }
    sr_memory_fail(0, false);
}

static void catalogue_is_sorted_and_complete(void **state)
{
    (void)state;
    assert_true(sr_catalogue_swedish_count > 5);
    for (size_t i = 0; i < sr_catalogue_swedish_count; i++) {
        const sr_catalogue_entry *entry = &sr_catalogue_swedish[i];
        assert_true(i == 0 || strcmp(entry[-1].id, entry->id) < 0);
        assert_string_equal(sr_word(SR_SWEDISH, entry->id), entry->text);
        assert_string_equal(sr_word(SR_ENGLISH, entry->id), entry->id);
    }
    assert_string_equal(sr_word(SR_SWEDISH, "no such text"), "no such text");
    assert_string_equal(sr_word(SR_SWEDISH, NULL), "");
}

/* A translation that lost an argument would lose what the user needs to know. */
static void translations_keep_the_arguments(void **state)
{
    (void)state;
    for (size_t i = 0; i < sr_catalogue_swedish_count; i++) {
        char place[] = "{0}";
        for (; place[1] < '0' + SR_MESSAGE_ARGS; place[1]++) {
            const sr_catalogue_entry *entry = &sr_catalogue_swedish[i];
            if ((strstr(entry->id, place) != NULL) != (strstr(entry->text, place) != NULL)) {
                fail_msg("%s in \"%s\" and \"%s\"", place, entry->id, entry->text);
            }
        }
    }
}

static void messages_put_arguments_in(void **state)
{
    (void)state;
    sr_buf out = {0};
    sr_message message = SR_MSG("{1}{0}-{9}-{x}{5}{", "a", "b");
    sr_message_write(&out, &message, SR_ENGLISH);
    assert_string_equal(sr_buf_string(&out), "ba-{9}-{x}{");
    sr_buf_free(&out);
}

static void codes_are_unique(void **state)
{
    (void)state;
    assert_string_equal(sr_code_meaning("SR1002"), "a key occurs twice in a JSON object");
    assert_null(sr_code_meaning("SR0000"));
    for (size_t i = 0; sr_code_at(i) != NULL; i++) {
        assert_int_equal(strlen(sr_code_at(i)), 6);
        for (size_t j = 0; j < i; j++) {
            assert_string_not_equal(sr_code_at(i), sr_code_at(j));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_of_a_finding),
        cmocka_unit_test(finding_without_file),
        cmocka_unit_test(subject_in_a_file_is_told),
        cmocka_unit_test(line_without_column_has_no_caret),
        cmocka_unit_test(tabs_and_marks_do_not_move_the_caret),
        cmocka_unit_test(user_text_cannot_drive_the_terminal),
        cmocka_unit_test(long_lines_are_cut_around_the_caret),
        cmocka_unit_test(colour_only_when_asked),
        cmocka_unit_test(json_of_a_finding),
        cmocka_unit_test(list_keeps_order_and_drops_duplicates),
        cmocka_unit_test(list_is_put_in_the_order_of_a_file),
        cmocka_unit_test(memory_runs_out_quietly),
        cmocka_unit_test(catalogue_is_sorted_and_complete),
        cmocka_unit_test(translations_keep_the_arguments),
        cmocka_unit_test(messages_put_arguments_in),
        cmocka_unit_test(codes_are_unique),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
