/* Building a document: what comes out. */
#include "sample_document.h"

#include "document/contain.h"
#include "document/words.h"

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

static sr_document *sample(void **state)
{
    trial *run = *state;
    assert_int_equal(sample_document(run->findings, &run->document), SR_OK);
    assert_int_equal(sr_findings_count(run->findings), 0);
    return run->document;
}

static void numbers_are_given_in_order(void **state)
{
    const sr_document *document = sample(state);
    static const struct {
        const char *id, *number;
    } sections[] = {{"sammanfattning", ""}, {"resultat", "1"}, {"index", "1.1"},
                    {"beslut", "2"},        {"metod", "A"},    {"metod-rader", "A.1"}};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        assert_string_equal(sr_document_find(document, sections[i].id)->as.section.number,
                            sections[i].number);
    }
    assert_int_equal(sr_document_find(document, "t-index")->as.table.number, 1);
    assert_int_equal(sr_document_find(document, "t-metod")->as.table.number, 2);
    assert_int_equal(sr_document_find(document, "f-index")->as.chart.number, 1);
    assert_int_equal(sr_document_find(document, "not-mal")->as.note.number, 1);
    assert_null(sr_document_find(document, "finns-inte"));
}

static void method_lines_have_rows(void **state)
{
    const sr_document *document = sample(state);
    assert_int_equal(document->line_count, 1 + SAMPLE_AREAS);
    assert_string_equal(document->lines[0], "index:viktat");
    assert_string_equal(document->lines[1], sample_areas[0].line);
    const sr_node *row = sr_document_line(document, "index:viktat");
    assert_string_equal(row->id, "m1");
    assert_ptr_equal(sr_document_find(document, "m1"), row);
    assert_string_equal(sr_document_line(document, sample_areas[3].line)->id, "m5");
    assert_null(sr_document_line(document, "index:annat"));
    assert_null(sr_document_line(document, NULL));
}

static void signs_are_those_that_occur(void **state)
{
    const sr_document *document = sample(state);
    unsigned all = 0;
    for (int kind = SR_NOT_MEASURED; kind <= SR_SUPPRESSED; kind++) {
        all |= 1U << kind;
    }
    assert_int_equal(sr_document_find(document, "t-index")->as.table.signs, all);
    assert_int_equal(sr_document_find(document, "t-metod")->as.table.signs, 0);
}

static void plain_text_is_what_a_reader_gets(void **state)
{
    const sr_document *document = sample(state);
    sr_buf text = {0};
    assert_int_equal(sr_node_plain_text(document, sr_document_find(document, "sammanfattning"), &text),
                     SR_OK);
    assert_string_equal(sr_buf_string(&text),
                        "Sammanfattning\nFörbundet nådde sitt mål.\n70,08Nått\n"
                        "Av 99 frågor räknas alla; se tabell\u00a01 och bilagan. Skillnaden mot "
                        "2021 är upp\nprogress\nrapporten\n");
    sr_buf_clear(&text);
    const sr_node *row = sr_document_find(document, "t-index")->last_child;
    assert_int_equal(row->kind, SR_NODE_NOTE);
    assert_int_equal(sr_node_plain_text(document, sr_document_line(document, "index:viktat"), &text), SR_OK);
    assert_string_equal(sr_buf_string(&text), "Viktat index\t100 × poäng / möjliga poäng\n");
    sr_buf_free(&text);
}

static void table_text_has_signs_and_decimals(void **state)
{
    const sr_document *document = sample(state);
    sr_buf text = {0};
    assert_int_equal(sr_node_plain_text(document, sr_document_find(document, "t-index"), &text), SR_OK);
    const char *wanted[] = {"Index per område 2022\nOmråde\tIndex\tPoäng\tLäge\n",
                            "Jämlik samverkan\t87,23\t41\tNära mål 70\n",
                            "Återstod\t59,70\t80\tNära mål 70\n",
                            "\t..ᵐ\t..ᵐ\t",
                            "\t.\t.\t",
                            "\t..ᵖ\t..ᵖ\t",
                            "\t..ˢ\t..ˢ\t",
                            "Hela förbundet\t70,08\t171\tNära mål 70\n"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        assert_non_null(strstr(sr_buf_string(&text), wanted[i]));
    }
    sr_buf_free(&text);
}

static void assert_written(const sr_value *value, int decimals, const char *wanted)
{
    sr_buf text = {0};
    assert_int_equal(sr_value_write(&text, value, decimals, SR_SWEDISH), SR_OK);
    assert_string_equal(sr_buf_string(&text), wanted);
    sr_buf_free(&text);
}

static void values_are_written_once_for_all(void **state)
{
    (void)state;
    sr_value share = {.quantity = sr_quantity_number(sample_ratio(1, 3), SR_IN_SHARE)};
    assert_written(&share, -1, "33");
    share.with_unit = true;
    assert_written(&share, -1, "33\u00a0%");
    assert_written(&share, 1, "33,3\u00a0%");
    share.as_difference = true;
    share.with_sign = true;
    assert_written(&share, 1, "+33,3\u00a0procentenheter");
    share.quantity.value = sample_ratio(-1, 3);
    assert_written(&share, 0, "\u221233\u00a0procentenheter");
    sr_value money = {.quantity = sr_quantity_number(SR_INT(5802000), SR_IN_KR), .with_unit = true};
    assert_written(&money, -1, "5\u00a0802\u00a0000\u00a0kr");
}

static void suppressed_figures_are_not_kept(void **state)
{
    const sr_document *document = sample(state);
    const sr_node *row = sr_document_find(document, "t-index")->first_child;
    size_t seen = 0;
    for (; row != NULL; row = row->next) {
        const sr_node *cell = row->kind == SR_NODE_ROW ? row->first_child->next : NULL;
        const sr_quantity *quantity = cell != NULL ? &cell->first_child->as.value.quantity : NULL;
        if (quantity != NULL && quantity->missing == SR_SUPPRESSED) {
            assert_false(quantity->has_base);
            assert_int_equal(quantity->numerator.num, 0);
            seen++;
        }
    }
    assert_int_equal(seen, 1);
}

static void containment_is_complete(void **state)
{
    (void)state;
    for (int parent = 0; parent < SR_NODE_KINDS; parent++) {
        size_t children = 0;
        size_t parents = 0;
        for (int child = 0; child < SR_NODE_KINDS; child++) {
            children += sr_contain_allowed((sr_node_kind)parent, (sr_node_kind)child);
            parents += sr_contain_allowed((sr_node_kind)child, (sr_node_kind)parent);
        }
        assert_int_equal(sr_contain_leaf((sr_node_kind)parent), children == 0);
        assert_int_equal(parent == SR_NODE_DOCUMENT, parents == 0);
        assert_non_null(sr_node_kind_id((sr_node_kind)parent));
    }
}

/* Of three sections the one without content is taken back, and the numbers close up. */
static void empty_sections_are_taken_back(void **state)
{
    trial *run = *state;
    sr_builder *b = sr_builder_new(&sample_head, run->findings);
    static const char *const ids[] = {"ett", "tomt", "tre"};
    for (size_t i = 0; i < 3; i++) {
        sr_section(b, ids[i], SR_SECTION_NUMBERED, 1, ids[i]);
        if (i != 1) {
            sr_paragraph_text(b, SR_PARA_TEXT, "Något.");
        }
        sr_end_or_withdraw(b);
    }
    assert_int_equal(sr_builder_finish(b, &run->document), SR_OK);
    assert_int_equal(sr_findings_count(run->findings), 0);
    assert_null(sr_document_find(run->document, "tomt"));
    assert_string_equal(sr_document_find(run->document, "tre")->as.section.number, "2");
    assert_ptr_equal(sr_document_find(run->document, "ett")->next, sr_document_find(run->document, "tre"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(numbers_are_given_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(empty_sections_are_taken_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(method_lines_have_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(signs_are_those_that_occur, set_up, tear_down),
        cmocka_unit_test_setup_teardown(plain_text_is_what_a_reader_gets, set_up, tear_down),
        cmocka_unit_test_setup_teardown(table_text_has_signs_and_decimals, set_up, tear_down),
        cmocka_unit_test(values_are_written_once_for_all),
        cmocka_unit_test_setup_teardown(suppressed_figures_are_not_kept, set_up, tear_down),
        cmocka_unit_test(containment_is_complete),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
