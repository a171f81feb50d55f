/* The kinds of report from one small set of results. */
#include <stdlib.h>

#include "report_world.h"

static sr_status open_report(world *w, const char *language, const char *kind, sr_document **out)
{
    char forbund[sizeof sv_forbund + 8];
    *out = NULL;
    sr_status status = world_open(w, forbund_in(language, forbund, sizeof forbund));
    if (status == SR_OK) {
        status = world_sources(w);
    }
    if (status == SR_OK) {
        status = declare_all(w);
    }
    return status == SR_OK ? world_report(w, kind, out) : status;
}

static void expect_golden(const char *name, const char *language, const char *kind)
{
    world w;
    sr_document *document;
    sr_buf text = {0};
    sr_status status = open_report(&w, language, kind, &document);
    if (status != SR_OK) {
        world_tell(&w);
    }
    assert_int_equal(status, SR_OK);
    assert_int_equal(sr_node_plain_text(document, document->root, &text), SR_OK);
    char path[512];
    (void)snprintf(path, sizeof path, "%s/golden/report/%s.txt", SR_TEST_DATA, name);
    if (getenv("SR_GOLDEN_WRITE") != NULL) {
        FILE *out = fopen(path, "wb");
        assert_non_null(out);
        (void)fwrite(text.at, 1, text.length, out);
        (void)fclose(out);
    }
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    static char golden[65536];
    size_t length = fread(golden, 1, sizeof golden - 1, file);
    (void)fclose(file);
    golden[length] = '\0';
    assert_string_equal(sr_buf_string(&text), golden);
    sr_buf_free(&text);
    sr_document_free(document);
    world_close(&w);
}

static void test_social_report(void **state)
{
    (void)state;
    expect_golden("social-redovisning", "sv", "social-redovisning");
}

static void test_plan(void **state)
{
    (void)state;
    expect_golden("verksamhetsplan", "sv", "verksamhetsplan");
}

static void test_indicators(void **state)
{
    (void)state;
    expect_golden("indikatorrapport", "sv", "indikatorrapport");
}

/* 20 of 25 answered so: 61 to 91 per cent, which covers the nation's 75 and not the year before's 50. */
static void test_intervals(void **state)
{
    world w;
    sr_document *document = NULL;
    sr_buf text = {0};
    char forbund[sizeof sv_forbund + 8];
    (void)state;
    assert_int_equal(world_open(&w, forbund_in("sv", forbund, sizeof forbund)), SR_OK);
    assert_int_equal(world_sources(&w), SR_OK);
    sr_quantity value = share_value(20, 25);
    sr_quantity nation = sr_quantity_number(ratio_of(3, 4), SR_IN_SHARE);
    sr_quantity before = sr_quantity_number(ratio_of(1, 2), SR_IN_SHARE);
    sr_measure measure = measure_of("nytta", SR_IN_SHARE, giving(&value));
    measure.label = "Indikator 1: stödet gör nytta";
    measure.tags = question_tags;
    measure.tag_count = 3;
    measure.national = giving(&nation);
    measure.previous = giving(&before);
    measure.interval = (sr_interval_rule){.wanted = true, .level = ratio_of(19, 20), .decides = true};
    assert_non_null(sr_model_measure(w.model, &measure));
    assert_int_equal(world_report(&w, "indikatorrapport", &document), SR_OK);
    assert_int_equal(sr_node_plain_text(document, document->root, &text), SR_OK);
    static const char *const told[] = {
        "Osäkerhet",
        "61–91",
        "inom osäkerheten",
        "har en gått upp",
        "Ingen fråga skiljer sig från riket mer än osäkerheten.",
        "Wilsons intervall på nivån 95",
        "För en fråga ryms en skillnad i osäkerheten, och ingen riktning påstås."};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        if (strstr(sr_buf_string(&text), told[i]) == NULL)
            fail_msg("%s is not told:\n%s", told[i], sr_buf_string(&text));
    }
    sr_buf_free(&text);
    sr_document_free(document);
    world_close(&w);
}

static void test_units(void **state)
{
    (void)state;
    expect_golden("insatser", "sv", "insatser");
}

static void test_english(void **state)
{
    (void)state;
    expect_golden("insatser-en", "en", "insatser");
}

static const char *const *said_of_nothing(const sr_report_kind *kind)
{
    static const char *const weights[] = {"Inga filer med parternas vikter angavs.", ""};
    static const char *const plan[] = {"Vad vill vi nå?", "Underlaget innehåller inga mål."};
    static const char *const others[] = {"Uppgift om kostnader finns inte i underlaget.",
                                         "Uppgift om deltagare finns inte i underlaget."};
    bool is_plan = strcmp(kind->id, "verksamhetsplan") == 0;
    return kind->needs_weights ? weights : is_plan ? plan : others;
}

/* A förbund without anything still gets whole sentences about what is missing. */
static void test_empty(void **state)
{
    (void)state;
    for (size_t i = 0; i < sr_report_kind_count; i++) {
        world w;
        char forbund[sizeof sv_forbund + 8];
        sr_document *document;
        assert_int_equal(world_open(&w, forbund_in("sv", forbund, sizeof forbund)), SR_OK);
        assert_int_equal(world_sources(&w), SR_OK);
        sr_status status = world_report(&w, sr_report_kinds[i].id, &document);
        if (status != SR_OK) {
            world_tell(&w);
        }
        assert_int_equal(status, SR_OK);
        sr_buf text = {0};
        assert_int_equal(sr_node_plain_text(document, document->root, &text), SR_OK);
        const char *const *wanted = said_of_nothing(&sr_report_kinds[i]);
        assert_non_null(strstr(sr_buf_string(&text), wanted[0]));
        assert_non_null(strstr(sr_buf_string(&text), wanted[1]));
        sr_buf_free(&text);
        sr_document_free(document);
        world_close(&w);
    }
}

static bool has_row(const sr_node *root, const char *line)
{
    if (root->kind == SR_NODE_ROW && root->as.row.line != NULL && strcmp(root->as.row.line, line) == 0) {
        return true;
    }
    for (const sr_node *child = root->first_child; child != NULL; child = child->next) {
        if (has_row(child, line)) {
            return true;
        }
    }
    return false;
}

/* Each figure that a report prints has its line. */
static void test_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sr_report_kind_count; i++) {
        world w;
        sr_document *document;
        assert_int_equal(open_report(&w, "sv", sr_report_kinds[i].id, &document), SR_OK);
        /* A plan tells figures of earlier years only, and there are none here. */
        bool figures =
            !sr_report_kinds[i].needs_weights && strcmp(sr_report_kinds[i].id, "verksamhetsplan") != 0;
        assert_int_equal(document->line_count > 0, figures);
        for (size_t j = 0; j < document->line_count; j++) {
            assert_non_null(sr_document_line(document, document->lines[j]));
            assert_true(has_row(document->root, document->lines[j]));
        }
        sr_document_free(document);
        world_close(&w);
    }
}

static sr_status build_planned(world *w, const sr_report_plan *plan, sr_document **out)
{
    char forbund[sizeof sv_forbund + 8];
    assert_int_equal(world_open(w, forbund_in("sv", forbund, sizeof forbund)), SR_OK);
    assert_int_equal(world_sources(w), SR_OK);
    assert_int_equal(declare_all(w), SR_OK);
    assert_non_null(sr_model_report_plan(w->model, plan));
    return world_report(w, plan->kind, out);
}

static void test_plan_of_a_report(void **state)
{
    static const char *const sections[] = {"social-budget", "index"};
    static const char *const decisions[] = {"Styrelsen föreslås godkänna redovisningen."};
    static const char *const facts[] = {"index:viktat", "misam.deltagare@misam"};
    sr_report_plan plan = {.kind = "social-redovisning",
                           .title = "Så gick det",
                           .lead = "Kort sagt.",
                           .sections = sections,
                           .section_count = 2,
                           .decisions = decisions,
                           .decision_count = 1,
                           .facts = facts,
                           .fact_count = 2};
    world w;
    sr_document *document;
    (void)state;
    assert_int_equal(build_planned(&w, &plan, &document), SR_OK);
    assert_string_equal(document->head.title, "Så gick det 2022");
    assert_string_equal(document->head.lead, "Kort sagt.");
    assert_non_null(sr_document_find(document, "social-budget"));
    assert_string_equal(sr_document_find(document, "social-budget")->as.section.number, "1");
    assert_string_equal(sr_document_find(document, "index")->as.section.number, "2");
    assert_null(sr_document_find(document, "mal"));
    sr_document_free(document);
    world_close(&w);
}

static void test_unknown_names_of_a_plan(void **state)
{
    static const char *const sections[] = {"index", "plattformar"};
    static const char *const facts[] = {"misam.deltagere@misam", "misam.deltagere", "viktad"};
    sr_report_plan plan = {.kind = "social-redovisning",
                           .sections = sections,
                           .section_count = 2,
                           .facts = facts,
                           .fact_count = 3};
    world w;
    sr_document *document;
    (void)state;
    (void)build_planned(&w, &plan, &document);
    assert_int_equal(sr_findings_errors(w.findings), 4);
    world_expect(
        &w,
        "SR4020 the responsible body judges goal 1 otherwise than the rule does | Ej uppfyllt | Uppfyllt\n"
        "SR2165 the report has no section with this id\n"
        "SR2166 the key figure is no measure and no index\n"
        "SR2166 the key figure is no measure and no index\n"
        "SR2166 the key figure is no measure and no index\n");
    static const char *const meant[] = {"misam.deltagare@misam", "misam.deltagare", "viktat"};
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(sr_findings_at(w.findings, 2 + i)->hint.arg[0], meant[i]);
    }
    sr_document_free(document);
    world_close(&w);
}

static void test_contradictions(void **state)
{
    world w;
    char forbund[sizeof sv_forbund + 8];
    sr_document *document;
    (void)state;
    assert_int_equal(world_open(&w, forbund_in("sv", forbund, sizeof forbund)), SR_OK);
    assert_int_equal(world_sources(&w), SR_OK);
    sr_finding finding = {.code = "SR4101",
                          .severity = SR_WARNING,
                          .message = SR_MSG("syntetisk motsägelse"),
                          .stated = "460 016 kr",
                          .recomputed = "465 830 kr"};
    sr_findings_add(w.findings, &finding);
    assert_int_equal(world_report(&w, "insatser", &document), SR_OK);
    sr_buf text = {0};
    assert_int_equal(sr_node_plain_text(document, sr_document_find(document, "t-avvikelser"), &text), SR_OK);
    assert_non_null(strstr(sr_buf_string(&text), "Syntetisk motsägelse"));
    assert_non_null(strstr(sr_buf_string(&text), "460 016 kr"));
    assert_non_null(strstr(sr_buf_string(&text), "465 830 kr"));
    sr_buf_free(&text);
    sr_document_free(document);
    world_close(&w);
}

/* Each allocation fails once, and from then on: an error, or a whole report; never a crash or a leak. */
static void fail_each(bool once)
{
    uint64_t failed = 0;
    for (uint64_t nth = 1;; nth += once ? 1 : 3) {
        world w;
        char forbund[sizeof sv_forbund + 8];
        sr_document *document = NULL;
        const sr_results *results = NULL;
        assert_int_equal(world_open(&w, forbund_in("sv", forbund, sizeof forbund)), SR_OK);
        assert_int_equal(world_sources(&w), SR_OK);
        assert_int_equal(declare_all(&w), SR_OK);
        assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
        sr_memory_fail(nth, once);
        sr_status status =
            sr_report_build(results, sr_report_kind_find("insatser"), NULL, false, w.findings, &document);
        bool all = sr_memory_asked() < nth;
        sr_memory_fail(0, false);
        assert_true(status == SR_OK || status == SR_MEMORY);
        assert_true((status == SR_OK) == (document != NULL));
        failed += status == SR_MEMORY;
        sr_document_free(document);
        world_close(&w);
        if (all) {
            assert_int_equal(status, SR_OK);
            break;
        }
    }
    assert_true(failed > 10);
}

static void test_memory(void **state)
{
    (void)state;
    assert_int_equal(sr_format_prepare(), SR_OK);
    fail_each(true);
    fail_each(false);
    sr_format_release();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_social_report),
        cmocka_unit_test(test_plan),
        cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_intervals),
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_english),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_plan_of_a_report),
        cmocka_unit_test(test_unknown_names_of_a_plan),
        cmocka_unit_test(test_contradictions),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
