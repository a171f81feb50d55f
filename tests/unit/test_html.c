/* What the HTML renderer promises beyond what validator and browser check. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/builder.h"
#include "render/render.h"
#include "sample_report.h"

static sr_document *sample(void)
{
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    assert_int_equal(sample_report(findings, &document), SR_OK);
    sr_findings_free(findings);
    return document;
}

static char *rendered(const sr_document *document)
{
    sr_buf out = {0};
    assert_int_equal(sr_format_find("html")->render(document, &out, NULL), SR_OK);
    char *html = strdup(sr_buf_string(&out));
    assert_non_null(html);
    sr_buf_free(&out);
    return html;
}

static char *sample_html(void)
{
    sr_document *document = sample();
    char *html = rendered(document);
    sr_document_free(document);
    return html;
}

static size_t occurrences(const char *html, const char *text)
{
    size_t count = 0;
    for (const char *at = strstr(html, text); at != NULL; at = strstr(at + 1, text))
        count++;
    return count;
}

static void assert_says(const char *html, const char *text)
{
    if (strstr(html, text) == NULL) fail_msg("missing: %s", text);
}

typedef struct names {
    char name[400][64];
    size_t count;
} names;

/* All values of an attribute; those of lists of ids are split at spaces. */
static names values_of(const char *html, const char *attribute)
{
    static names out;
    char opening[64];
    out.count = 0;
    snprintf(opening, sizeof opening, " %s=\"", attribute);
    for (const char *at = strstr(html, opening); at != NULL; at = strstr(at, opening)) {
        at += strlen(opening);
        size_t length = strcspn(at, "\"");
        assert_true(out.count < 400 && length < 64);
        memcpy(out.name[out.count], at, length);
        out.name[out.count++][length] = '\0';
    }
    return out;
}

static bool has_name(const names *set, const char *name)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->name[i], name) == 0) return true;
    return false;
}

static void test_ids_are_unique(void **state)
{
    (void)state;
    char *html = sample_html();
    names ids = values_of(html, "id");
    assert_true(ids.count > 50);
    for (size_t i = 0; i < ids.count; i++)
        for (size_t j = i + 1; j < ids.count; j++)
            assert_string_not_equal(ids.name[i], ids.name[j]);
    free(html);
}

static void check_targets(const char *html, const char *attribute, size_t least)
{
    names ids = values_of(html, "id"), uses = values_of(html, attribute);
    size_t inside = 0;
    for (size_t i = 0; i < uses.count; i++) {
        const char *name = uses.name[i];
        if (strcmp(attribute, "href") == 0 && *name++ != '#') continue;
        inside++;
        if (!has_name(&ids, name)) fail_msg("%s leads to %s, which does not exist", attribute, name);
    }
    assert_true(inside >= least);
}

static void test_every_link_leads_to_something(void **state)
{
    (void)state;
    char *html = sample_html();
    check_targets(html, "href", 60);
    check_targets(html, "aria-labelledby", 10);
    check_targets(html, "aria-describedby", 10);
    free(html);
}

/* Every linked value has its method line, and the line leads back to its first use. */
static void test_values_link_to_their_lines(void **state)
{
    (void)state;
    sr_document *document = sample();
    char *html = rendered(document), link[64];
    assert_true(document->line_count >= 20);
    for (size_t i = 0; i < document->line_count; i++) {
        const sr_node *row = sr_document_line(document, document->lines[i]);
        assert_non_null(row);
        snprintf(link, sizeof link, "<tr id=\"%s\"", row->id);
        assert_int_equal(occurrences(html, link), 1);
        snprintf(link, sizeof link, "id=\"%s:r\" href=\"#%s\"", row->id, row->id);
        assert_int_equal(occurrences(html, link), 1);
        snprintf(link, sizeof link, "<a class=\"back\" href=\"#%s:r\"", row->id);
        assert_int_equal(occurrences(html, link), 1);
    }
    free(html);
    sr_document_free(document);
}

static void test_same_document_same_bytes(void **state)
{
    (void)state;
    char *first = sample_html(), *second = sample_html();
    assert_string_equal(first, second);
    free(first);
    free(second);
}

static void test_everything_is_escaped(void **state)
{
    (void)state;
    static const char evil[] = "</style><script>alert('x')</script>&amp;\"'\\ ]]>å";
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    assert_int_equal(sample_report_saying(evil, findings, &document), SR_OK);
    char *html = rendered(document);
    assert_int_equal(occurrences(html, "<script"), 0);
    assert_int_equal(occurrences(html, "</style>"), 1);
    assert_int_equal(occurrences(html, "alert('x')\""), 0);
    assert_true(
        occurrences(html, "&lt;/style&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;amp;&quot;'\\ ]]&gt;å") >
        15);
    assert_says(html, "content: \"\\3c /style\\3e \\3c script\\3e alert('x')");
    free(html);
    sr_document_free(document);
    sr_findings_free(findings);
}

static void test_missing_is_a_sign_in_figures_and_words_in_text(void **state)
{
    (void)state;
    char *html = sample_html();
    assert_says(
        html,
        "<td class=\"n\"><span class=\"sign\" aria-hidden=\"true\">..<sup>s</sup></span><span class=\"vh\">");
    assert_says(html, "<td class=\"n\"><span class=\"sign\" aria-hidden=\"true\">.</span>");
    assert_says(html, "<td class=\"n\">0</td>");
    assert_says(html, "<div class=\"c\"><a class=\"n\" id=\"m11:r\" href=\"#m11\"><span class=\"gap\">");
    free(html);
}

/* The legend under a table has its own signs and no others. */
static void test_legends_list_only_signs_in_use(void **state)
{
    (void)state;
    char *html = sample_html();
    const char *economy = strstr(html, "<table id=\"t-ekonomi\""),
               *legend = strstr(economy, "<p class=\"legend\">");
    const char *end = strstr(legend, "</p>");
    size_t signs = 0;
    for (const char *at = strstr(legend, "<b>"); at != NULL && at < end; at = strstr(at + 1, "<b>"))
        signs++;
    assert_int_equal(signs, 4);
    const char *members = strstr(html, "<table id=\"t-bidrag\"");
    assert_true(strstr(members, "<p class=\"legend\">") >
                strstr(members, "<figure")); /* none under that table */
    free(html);
}

static void test_structure(void **state)
{
    (void)state;
    char *html = sample_html();
    assert_says(html, "<html lang=\"sv\">");
    assert_says(html, "<a class=\"skip\" href=\"#i:main\">");
    assert_says(html, "<span class=\"badge\">Utkast</span>");
    assert_says(html, "<span lang=\"en\">national indicators</span>");
    assert_says(html, "role=\"img\" aria-label=\"Uppfyllt: 5, Ej uppfyllt: 1, Ej mätt: 1, Ej mätbart: 1, "
                      "Inget målvärde: 1\"");
    assert_says(
        html,
        "<th scope=\"row\"><span class=\"ds\">MISAM 1</span>Insatserna utgår från personens behov</th>");
    assert_says(html, "data-label=\"Räknad bedömning\"");
    assert_says(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"t-index:c\">");
    assert_says(html, "<tr class=\"rem\">");
    assert_says(html, "<tr class=\"total\">");
    assert_says(html, "content: \"Samordningsförbundet Skellefteå-Norsjö · Årsredovisning 2020\"");
    assert_int_equal(occurrences(html, "<h1>"), 1);
    assert_int_equal(occurrences(html, "<figure"), 6);
    assert_int_equal(occurrences(html, "<svg class=\"ch "), 12);
    assert_int_equal(occurrences(html, "<details>"), 1); /* only the table of the dots folds */
    assert_int_equal(occurrences(html, "<script"), 0);
    assert_int_equal(occurrences(html, "style=\""), 0);
    free(html);
}

/* How many regions a table of three columns and one row stands in. */
static int regions_saying(const char *text)
{
    sr_findings *findings = sr_findings_new();
    sr_document *document = NULL;
    sr_head head = {.id = "prov",
                    .kind = "prov",
                    .kind_label = "Prov",
                    .title = "Prov",
                    .forbund_id = "prov",
                    .forbund = "Provförbundet",
                    .short_name = "Prov",
                    .period = {2020, SR_YEAR, 1},
                    .date = SR_DAY_NONE,
                    .language = SR_SWEDISH,
                    .status = SR_DRAFT};
    sr_builder *b = sr_builder_new(&head, findings);
    assert_non_null(b);
    sr_section(b, "s", SR_SECTION_NUMBERED, 1, "Avsnitt");
    sr_table_begin(b, "t", SR_TABLE_PLAIN, "Tabellens namn", NULL);
    sr_column_add(b, "Mål", NULL, SR_COLUMN_TEXT, -1, true);
    sr_column_add(b, "Vem", NULL, SR_COLUMN_TEXT, -1, false);
    sr_column_add(b, "När", NULL, SR_COLUMN_TEXT, -1, false);
    sr_row(b, SR_ROW_BODY, false, NULL);
    for (int i = 0; i < 3; i++)
        sr_cell_text(b, text);
    sr_end(b);
    sr_end(b);
    sr_end(b);
    assert_int_equal(sr_builder_finish(b, &document), SR_OK);
    char *html = rendered(document);
    int regions = (int)occurrences(html, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                                         "aria-labelledby=\"t:c\">");
    free(html);
    sr_document_free(document);
    sr_findings_free(findings);
    return regions;
}

static void test_tables_scroll_when_a_word_is_wider_than_a_phone(void **state)
{
    (void)state;
    assert_int_equal(regions_saying("kort"), 0);
    assert_int_equal(regions_saying("en lång text av korta ord som bryts där raden tar slut"), 0);
    assert_int_equal(regions_saying("arbetslöshetsersättning"), 1);
    assert_int_equal(regions_saying("inga\u00a0brott\u00a0mellan\u00a0orden"), 1);
}

static void test_nothing_comes_from_elsewhere(void **state)
{
    (void)state;
    char *html = sample_html();
    assert_int_equal(occurrences(html, " src="), 0);
    assert_int_equal(occurrences(html, "url("), 0);
    assert_int_equal(occurrences(html, "@import"), 0);
    assert_int_equal(occurrences(html, "<link"), 0);
    assert_int_equal(occurrences(html, "http"), 1); /* the one link of the sample */
    free(html);
}

static void test_every_allocation_may_fail(void **state)
{
    (void)state;
    sr_document *document = sample();
    for (int once = 0; once < 2; once++)
        for (uint64_t nth = 1;; nth++) {
            sr_buf out = {0};
            sr_memory_fail(nth, once);
            sr_status status = sr_format_find("html")->render(document, &out, NULL);
            bool reached = sr_memory_asked() >= nth;
            sr_memory_fail(0, false);
            sr_buf_free(&out);
            assert_int_equal(status, reached ? SR_MEMORY : SR_OK);
            if (!reached) break;
        }
    sr_document_free(document);
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
        cmocka_unit_test(test_structure),
        cmocka_unit_test(test_ids_are_unique),
        cmocka_unit_test(test_every_link_leads_to_something),
        cmocka_unit_test(test_values_link_to_their_lines),
        cmocka_unit_test(test_same_document_same_bytes),
        cmocka_unit_test(test_everything_is_escaped),
        cmocka_unit_test(test_missing_is_a_sign_in_figures_and_words_in_text),
        cmocka_unit_test(test_legends_list_only_signs_in_use),
        cmocka_unit_test(test_tables_scroll_when_a_word_is_wider_than_a_phone),
        cmocka_unit_test(test_nothing_comes_from_elsewhere),
        cmocka_unit_test(test_every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, release);
}
