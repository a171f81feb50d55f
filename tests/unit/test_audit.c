/* The checks that the core makes after every run. Figures of the first test are Umeåregionen's of 2022: 27 of
   179 printed as 19 %. */
#include "model_world.h"

#include "audit/check.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\",\n"
    "  \"periods\": { \"2022\": { \"sources\": {\n"
    "    \"tabell\": { \"file\": \"t.csv\", \"published\": true, \"columns\": {\n"
    "      \"kön\": { \"role\": \"group\", \"total\": \"totalt\" }, \"andel\": { \"unit\": \"percent\", "
    "\"required\": false },\n"
    "      \"antal\": { \"unit\": \"count\", \"required\": false } } },\n"
    "    \"oläst\": { \"file\": \"o.csv\" } } } } }";

static sr_status read_count(void *user, const sr_context *context, sr_quantity *out)
{
    sr_view view;
    sr_finding problem = {0};
    sr_status status = sr_context_source(context, user, &view, &problem);
    return status == SR_OK ? sr_view_printed(sr_evaluation_arena(context->evaluation), &view, "antal", NULL,
                                             NULL, out, &problem)
                           : status;
}

static void run(world *w, const sr_check *const *extra, size_t count, const char *findings)
{
    const sr_results *results = NULL;
    assert_int_equal(world_compute(w, "2022", &results), SR_OK);
    assert_int_equal(sr_audit_run(results, extra, count, w->findings), SR_OK);
    world_expect(w, findings);
}

static void with_share(const char *csv, const char *findings)
{
    world w;
    const char *by[] = {"kön"};
    assert_int_equal(world_open(&w, forbund), SR_OK);
    assert_int_equal(world_source(&w, "2022", "tabell", csv), SR_OK);
    sr_measure measure = measure_of("studier", SR_IN_SHARE, share_in("tabell"));
    measure.by = by;
    measure.by_count = 1;
    assert_non_null(sr_model_measure(w.model, &measure));
    run(&w, NULL, 0, findings);
    world_close(&w);
}

static void printed_share_against_its_base(void **state)
{
    (void)state;
    with_share("kön;andel;antal;av\ntotalt;19;27;179\n",
               "SR4101 the printed share is not 27 of 179 | 19\u00a0% | 15\u00a0%\n");
    with_share("kön;andel;antal;av\ntotalt;15;27;179\n", "");
    with_share("kön;andel;antal;av\ntotalt;38;271;705\n", "");
    with_share("kön;andel;antal;av\ntotalt;15,1;27;179\n", "");
    with_share("kön;andel;antal;av\ntotalt;15,0;27;179\n", "");
    with_share("kön;andel;antal;av\ntotalt;15,2;27;179\n",
               "SR4101 the printed share is not 27 of 179 | 15,2\u00a0% | 15,1\u00a0%\n");
}

static void total_between_its_groups(void **state)
{
    (void)state;
    with_share("kön;andel\ntotalt;80\nkvinnor;82\nmän;78\n", "");
    with_share("kön;andel\ntotalt;82\nkvinnor;82\nmän;78\n", "");
    with_share("kön;andel\ntotalt;84\nkvinnor;82\nmän;78\n",
               "SR4103 the total lies outside its groups by kön; the nearest group has the second figure | "
               "84\u00a0% | 82\u00a0%\n");
    with_share("kön;andel\ntotalt;77\nkvinnor;82\nmän;78\n",
               "SR4103 the total lies outside its groups by kön; the nearest group has the second figure | "
               "77\u00a0% | 78\u00a0%\n");
    with_share("kön;andel\ntotalt;84\nkvinnor;82\nmän;\n", ""); /* a group is missing */
}

static void with_counts(const char *csv, const char *findings)
{
    world w;
    const char *by[] = {"kön"};
    assert_int_equal(world_open(&w, forbund), SR_OK);
    assert_int_equal(world_source(&w, "2022", "tabell", csv), SR_OK);
    sr_measure measure =
        measure_of("deltagare", SR_IN_COUNT, (sr_evaluator){read_count, (void *)(uintptr_t) "tabell"});
    measure.by = by;
    measure.by_count = 1;
    assert_non_null(sr_model_measure(w.model, &measure));
    run(&w, NULL, 0, findings);
    world_close(&w);
}

static void total_is_the_sum_of_its_groups(void **state)
{
    (void)state;
    with_counts("kön;antal\ntotalt;61\nkvinnor;40\nmän;21\n", "");
    with_counts("kön;antal\ntotalt;60\nkvinnor;40\nmän;21\n",
                "SR4104 the total is not the sum of its groups by kön | 60 | 61\n");
    with_counts("kön;antal\ntotalt;60\nkvinnor;40\nmän;\n", "");
}

static void shares_that_answers_can_give(void **state)
{
    (void)state;
    static const struct {
        int64_t percent, n;
        const char *findings;
    } cases[] = {{33, 3, ""},
                 {67, 3, ""},
                 {50, 3, "SR4102 no number of 3 answers gives the printed share | 50\u00a0% | 67\u00a0%\n"},
                 {79, 95, ""},
                 {79, -1, ""}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        assert_int_equal(world_open(&w, forbund), SR_OK);
        sr_quantity value = sr_quantity_number(ratio_of(cases[i].percent, 100), SR_IN_SHARE);
        value.n = cases[i].n;
        sr_measure measure = measure_of("m", SR_IN_SHARE, giving(&value));
        assert_non_null(sr_model_measure(w.model, &measure));
        run(&w, NULL, 0, cases[i].findings);
        world_close(&w);
    }
}

static void goals_nobody_can_judge(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    sr_goal goal = {.id = "1", .measurable = true, .target = {.comparator = SR_NO_LEVEL}};
    assert_non_null(sr_model_goal(w.model, &goal));
    goal.id = "2";
    assert_non_null(sr_model_goal(w.model, &goal));
    goal.id = "3";
    goal.target = target_of(SR_AT_LEAST_TARGET, SR_INT(3), SR_IN_COUNT);
    assert_non_null(sr_model_goal(w.model, &goal));
    run(&w, NULL, 0,
        "SR4105 goals that cannot be judged, because they have no level: 1, 2\n"
        "SR4105 goals that have no measure yet: 3\n");
    assert_int_equal(sr_findings_errors(w.findings), 0);
    world_close(&w);
}

static sr_status fails(void *user, const sr_results *results, sr_findings *findings)
{
    (void)results;
    sr_error(findings, "SR4101", NULL, SR_MSG("{0}", user));
    return SR_CONTENT;
}

static sr_status counts(void *user, const sr_results *results, sr_findings *findings)
{
    (void)findings;
    *(size_t *)user = results->measure_count + 1;
    return SR_OK;
}

static void checks_of_others_run_all_the_same(void **state)
{
    (void)state;
    world w;
    size_t seen = 0;
    char text[] = "went wrong";
    const sr_check first = {"a/fel", "", fails, text};
    const sr_check second = {"a/räknar", "", counts, &seen};
    const sr_check *const extra[] = {&first, &second};
    const sr_results *results = NULL;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    assert_int_equal(sr_audit_run(results, extra, 2, w.findings), SR_CONTENT);
    assert_int_equal(seen, 1);
    world_expect(&w, "SR4101 went wrong\n");
    world_close(&w);
}

static void sources_that_nothing_reads(void **state)
{
    (void)state;
    world w;
    const sr_results *results = NULL;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    assert_int_equal(world_source(&w, "2022", "tabell", "kön;andel\ntotalt;80\n"), SR_OK);
    assert_int_equal(world_source(&w, "2022", "oläst", "a\n1\n"), SR_OK);
    sr_measure measure = measure_of("m", SR_IN_SHARE, share_in("tabell"));
    assert_non_null(sr_model_measure(w.model, &measure));
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    sr_audit_unread_sources(results, w.evaluation, w.findings);
    world_expect(&w, "SR4106 nothing reads the source oläst\n");
    world_close(&w);
}

/* It has been told of as a source that cannot be read: to ask who reads it would be noise. */
static void sources_that_could_not_be_read(void **state)
{
    (void)state;
    world w;
    const sr_results *results = NULL;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    assert_int_equal(world_source(&w, "2022", "tabell", "kön;andel\ntotalt;80\n"), SR_OK);
    sr_measure measure = measure_of("m", SR_IN_SHARE, share_in("tabell"));
    assert_non_null(sr_model_measure(w.model, &measure));
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    sr_audit_unread_sources(results, w.evaluation, w.findings);
    world_expect(&w, "");
    world_close(&w);
}

static void rows_of_units_that_do_not_exist(void **state)
{
    (void)state;
    sr_unit unit = {.id = "torgen", .name = "Torgen"};
    const sr_forbund own = {.units = &unit, .unit_count = 1};
    const char *const words[] = {"torgen", "torget", "totalt", "Torgen"};
    const int32_t codes[] = {2, 0, 1, 1, 3};
    const sr_column column = {.name = "enhet",
                              .role = SR_ROLE_UNIT,
                              .total = "totalt",
                              .cells = SR_CELLS_OF(codes),
                              .words = words,
                              .word_count = 4};
    const sr_source source = {.name = "deltagare", .file = "deltagare.csv"};
    const sr_table table = {
        .source = &source, .rows = 5, .column_count = 1, .columns = &column, .first_row = 2};
    const sr_table *const tables[] = {&table};
    const sr_dataset dataset = {.count = 1, .tables = tables};
    sr_findings *findings = sr_findings_new();
    sr_audit_unknown_units(&own, &dataset, findings);
    assert_int_equal(sr_findings_count(findings), 2);
    const sr_finding *name = sr_findings_at(findings, 1); /* what the unit is called, not its id */
    assert_string_equal(name->found, "Torgen");
    assert_string_equal(name->hint.arg[0], "torgen");
    assert_string_equal(name->hint.arg[1], "enhet");
    const sr_finding *finding = sr_findings_at(findings, 0);
    assert_string_equal(finding->code, "SR4107");
    assert_string_equal(finding->place.file, "deltagare.csv");
    assert_int_equal(finding->place.line, 4);
    assert_string_equal(finding->found, "torget");
    assert_string_equal(finding->message.arg[1], "2"); /* rows */
    assert_string_equal(finding->hint.arg[0], "torgen");
    sr_findings_free(findings);
}

/* A file of a whole region names many: twenty are told, and how many more there are. */
static void many_units_that_do_not_exist(void **state)
{
    (void)state;
    enum { WORDS = 23 };
    static char text[WORDS][8];
    const char *words[WORDS];
    int32_t codes[WORDS];
    for (int i = 0; i < WORDS; i++) {
        (void)snprintf(text[i], sizeof text[i], "u%d", i);
        words[i] = text[i];
        codes[i] = i;
    }
    const sr_forbund own = {.unit_count = 0};
    const sr_column column = {.name = "enhet",
                              .role = SR_ROLE_UNIT,
                              .cells = SR_CELLS_OF(codes),
                              .words = words,
                              .word_count = WORDS};
    const sr_source source = {.name = "deltagare", .file = "deltagare.csv"};
    const sr_table table = {
        .source = &source, .rows = WORDS, .column_count = 1, .columns = &column, .first_row = 2};
    const sr_table *const tables[] = {&table};
    const sr_dataset dataset = {.count = 1, .tables = tables};
    sr_findings *findings = sr_findings_new();
    sr_audit_unknown_units(&own, &dataset, findings);
    assert_int_equal(sr_findings_count(findings), 21);
    assert_string_equal(sr_findings_at(findings, 20)->message.arg[0], "3");
    sr_findings_free(findings);
    for (uint64_t nth = 1, done = 0; !done; nth++) {
        findings = sr_findings_new();
        sr_memory_fail(nth, false);
        sr_audit_unknown_units(&own, &dataset, findings);
        done = sr_memory_asked() < nth;
        sr_memory_fail(0, false);
        assert_int_equal(sr_findings_status(findings), done ? SR_OK : SR_MEMORY);
        sr_findings_free(findings);
    }
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(printed_share_against_its_base), cmocka_unit_test(total_between_its_groups),
        cmocka_unit_test(total_is_the_sum_of_its_groups), cmocka_unit_test(shares_that_answers_can_give),
        cmocka_unit_test(goals_nobody_can_judge),         cmocka_unit_test(checks_of_others_run_all_the_same),
        cmocka_unit_test(sources_that_nothing_reads),     cmocka_unit_test(rows_of_units_that_do_not_exist),
        cmocka_unit_test(sources_that_could_not_be_read), cmocka_unit_test(many_units_that_do_not_exist),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
