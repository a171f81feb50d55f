/* What each mistake in building a document is told as, and where. */
#include "document_mistakes.h"

#include <stdio.h>

typedef struct trial {
    sr_findings *findings;
    sr_document *document;
} trial;

static int set_up(void **state)
{
    trial *made = calloc(1, sizeof *made);
    made->findings = sr_findings_new();
    *state = made;
    return made->findings == NULL;
}

static int tear_down(void **state)
{
    trial *run = *state;
    sr_document_free(run->document);
    sr_findings_free(run->findings);
    free(run);
    return 0;
}

/* Each mistake gives exactly this finding, at this place, and no document. */
static const struct {
    const char *name;
    mistake *make;
    const char *code;
    const char *subject;
    const char *says; /* in the message, Swedish */
} mistakes[] = {
    {"text in section", text_in_section, "SR5102", "avsnitt \"s\"", "sr_text: text kan inte stå i section"},
    {"cell in section", cell_in_section, "SR5102", "avsnitt \"s\"", "sr_cell_begin"},
    {"block in paragraph", block_in_paragraph, "SR5102", "avsnitt \"s\" / stycke 1", "sr_list"},
    {"link in link", link_in_link, "SR5102", "avsnitt \"s\" / stycke 1", "sr_link"},
    {"column after row", column_after_row, "SR5103", "avsnitt \"s\" / tabell \"t\"", "sr_column_add"},
    {"short row", short_row, "SR5106", "avsnitt \"s\" / tabell \"t\" / rad 1",
     "1 celler, tabellen har 2 kolumner"},
    {"no columns", no_columns, "SR5106", "avsnitt \"s\" / tabell \"t\"", "inga kolumner"},
    {"two terms", two_terms, "SR5103", "avsnitt \"s\" / lista 1 / punkt 1", "term"},
    {"empty list", empty_list, "SR5110", "avsnitt \"s\" / lista 1", "punkt"},
    {"level jump", level_jump, "SR5105", "avsnitt \"s\" / avsnitt \"s2\"", "nivå"},
    {"bad id", bad_id, "SR5111", "avsnitt \"s\"", "inget id"},
    {"reserved id", reserved_id, "SR5111", "avsnitt \"s\"", "metodraderna"},
    {"taken id", taken_id, "SR5112", "avsnitt \"s\"", "upptaget"},
    {"no title", no_title, "SR5110", "avsnitt \"s\" / avsnitt \"s3\"", "saknas"},
    {"bad UTF-8", bad_utf8, "SR5109", "avsnitt \"s\" / stycke 1", "UTF-8"},
    {"control", control, "SR5109", "avsnitt \"s\" / stycke 1", "U+000A"},
    {"reordering", reordering, "SR5109", "avsnitt \"s\" / stycke 1", "U+202E"},
    {"no text", no_text, "SR5110", "avsnitt \"s\" / stycke 1", "saknas"},
    {"identity", identity, "SR5101", "avsnitt \"s\" / stycke 1", "personnummer"},
    {"spread identity", spread_identity, "SR5101", "avsnitt \"s\" / stycke 1", "personnummer"},
    {"counted identity", counted_identity, "SR5101", "avsnitt \"s\" / stycke 1", "personnummer"},
    {"no denominator", no_denominator, "SR5115", "avsnitt \"s\" / stycke 1", "sr_value_add"},
    {"not lowest", not_lowest, "SR5115", "avsnitt \"s\" / stycke 1", "sr_value_add"},
    {"not finite", not_finite, "SR5115", "avsnitt \"s\" / stycke 1", "sr_value_add"},
    {"too many decimals", too_many_decimals, "SR5115", "avsnitt \"s\" / stycke 1", "decimaler"},
    {"linked without line", linked_without_line, "SR5117", "avsnitt \"s\" / stycke 1", "metodrad"},
    {"unknown state", unknown_state, "SR5114", "avsnitt \"s\" / stycke 1", "sr_status_add"},
    {"script link", script_link, "SR5113", "avsnitt \"s\" / stycke 1", "https:"},
    {"plain link", plain_link, "SR5113", "avsnitt \"s\" / stycke 1", "https:"},
    {"unknown reference", unknown_reference, "SR5118", "avsnitt \"s\" / stycke 1", "id"},
    {"note by reference", note_by_reference, "SR5118", "avsnitt \"s\" / stycke 1", "not"},
    {"unknown note", unknown_note, "SR5118", "avsnitt \"s\" / stycke 1", "id"},
    {"mark of section", mark_of_section, "SR5118", "avsnitt \"s\" / stycke 1", "not"},
    {"note of other table", note_of_other_table, "SR5118", "avsnitt \"s\" / stycke 1", "tabell"},
    {"mark in note", mark_in_note, "SR5102", "avsnitt \"s\" / not \"n\"", "sr_note_ref"},
    {"line outside method", line_outside_method, "SR5117", "avsnitt \"s\" / tabell \"t\" / rad 1",
     "metodtabell"},
    {"missing line", missing_line, "SR5119", "avsnitt \"s\" / stycke 1", "metodtabellen"},
    {"double line", double_line, "SR5117", "avsnitt \"s\" / tabell \"t\" / rad 2", "metodrad"},
    {"chart without table", chart_without_table, "SR5118", "avsnitt \"s\" / diagram \"f-index\"", "tabell"},
    {"chart without axis", chart_without_axis, "SR5116", "avsnitt \"s\" / diagram \"f-index\"", "axel"},
    {"too deep", too_deep, "SR9050", "avsnitt \"s\" / stycke 1", "högst 64"},
    {"too long", too_long, "SR9050", "avsnitt \"s\" / stycke 1", "högst 1048576"},
    {"one end too many", one_end_too_many, "SR5104", "dokument", "sr_end"},
    {"left open", left_open, "SR5104", "avsnitt \"s\"", "öppen"},
};

static void assert_told(const sr_findings *findings, size_t i)
{
    if (sr_findings_count(findings) != 1) {
        fail_msg("%s: %zu findings", mistakes[i].name, sr_findings_count(findings));
    }
    const sr_finding *finding = sr_findings_at(findings, 0);
    sr_buf text = {0};
    sr_message_write(&text, &finding->message, SR_SWEDISH);
    bool right = strcmp(finding->code, mistakes[i].code) == 0 &&
                 strstr(sr_buf_string(&text), mistakes[i].says) != NULL &&
                 strncmp(finding->subject, mistakes[i].subject, strlen(mistakes[i].subject)) == 0;
    if (!right) {
        print_error("%s: %s, %s: %s\n", mistakes[i].name, finding->code, finding->subject,
                    sr_buf_string(&text));
    }
    sr_buf_free(&text);
    assert_true(right);
}

static void every_mistake_is_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        sr_findings *findings = sr_findings_new();
        sr_document *document = NULL;
        sr_builder *b = sr_builder_new(&sample_head, findings);
        in_section(b, mistakes[i].make);
        sr_status status = sr_builder_finish(b, &document);
        assert_true(status == SR_CONTENT || status == SR_LIMIT);
        assert_null(document);
        assert_told(findings, i);
        sr_findings_free(findings);
    }
}

static void numbers_of_persons_are_never_repeated(void **state)
{
    trial *run = *state;
    sr_builder *b = sr_builder_new(&sample_head, run->findings);
    sr_section(b, "p19121212-1212", SR_SECTION_PLAIN, 1, "Om 19121212-1212");
    open_table(b);
    sr_row(b, SR_ROW_BODY, false, NULL);
    sr_cell_text(b, "1");
    sr_cell_text(b, "121212-1212");
    sr_end(b);
    sr_end(b);
    sr_paragraph(b, SR_PARA_TEXT);
    sr_link(b, "mailto:19121212-1212@example.org");
    sr_end(b);
    sr_end(b);
    sr_end(b);
    assert_int_equal(sr_builder_finish(b, &run->document), SR_CONTENT);
    assert_int_equal(sr_findings_count(run->findings), 4);
    sr_buf text = {0};
    for (size_t i = 0; i < 4; i++) {
        sr_finding_write_text(&text, sr_findings_at(run->findings, i), SR_SWEDISH, false);
    }
    assert_null(strstr(sr_buf_string(&text), "1212"));
    assert_non_null(strstr(sr_buf_string(&text), "rad 1 / cell 2"));
    sr_buf_free(&text);
}

static void all_mistakes_are_told_at_once(void **state)
{
    trial *run = *state;
    sr_builder *b = sr_builder_new(&sample_head, run->findings);
    sr_section(b, "s", SR_SECTION_PLAIN, 1, "Avsnitt");
    script_link(b);
    unknown_reference(b);
    short_row(b);
    sr_end(b);
    assert_int_equal(sr_builder_finish(b, &run->document), SR_CONTENT);
    assert_int_equal(sr_findings_count(run->findings), 3);
}

static void unknown_references_name_the_nearest(void **state)
{
    trial *run = *state;
    sr_builder *b = sr_builder_new(&sample_head, run->findings);
    sr_section(b, "ekonomi", SR_SECTION_PLAIN, 1, "Ekonomi");
    refer(b, "ekonmi");
    sr_end(b);
    assert_int_equal(sr_builder_finish(b, &run->document), SR_CONTENT);
    assert_string_equal(sr_findings_at(run->findings, 0)->hint.arg[0], "ekonomi");
}

static void a_head_is_checked(void **state)
{
    trial *run = *state;
    sr_head head = sample_head;
    head.id = "../../etc/passwd";
    head.title = NULL;
    head.period.part = 9;
    sr_builder *b = sr_builder_new(&head, run->findings);
    assert_int_equal(sr_builder_status(b), SR_CONTENT);
    assert_int_equal(sr_builder_finish(b, &run->document), SR_CONTENT);
    assert_int_equal(sr_findings_count(run->findings), 3);
}

static void mistakes_without_end_are_cut_short(void **state)
{
    trial *run = *state;
    sr_builder *b = sr_builder_new(&sample_head, run->findings);
    for (int i = 0; i < 1000; i++) {
        char text[32];
        (void)snprintf(text, sizeof text, "Fel %d", i);
        sr_section(b, text, SR_SECTION_PLAIN, 1, "Avsnitt");
        sr_end(b);
    }
    assert_int_equal(sr_builder_finish(b, &run->document), SR_CONTENT);
    assert_int_equal(sr_findings_count(run->findings), 100);
}

static void no_builder_is_no_crash(void **state)
{
    (void)state;
    sr_document *document = NULL;
    const char *const *lines = NULL;
    sr_section(NULL, "s", SR_SECTION_PLAIN, 1, "Avsnitt");
    sr_text(NULL, "x");
    sr_textf(NULL, "%d", 1);
    sr_end(NULL);
    assert_int_equal(sr_builder_lines(NULL, &lines), 0);
    assert_int_equal(sr_builder_finish(NULL, &document), SR_MEMORY);
    assert_null(document);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_is_told),
        cmocka_unit_test_setup_teardown(numbers_of_persons_are_never_repeated, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_mistakes_are_told_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unknown_references_name_the_nearest, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_head_is_checked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_without_end_are_cut_short, set_up, tear_down),
        cmocka_unit_test(no_builder_is_no_crash),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
