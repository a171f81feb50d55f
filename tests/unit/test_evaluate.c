/* Evaluation: narrowing, memo, cycles, depth, units; and comparison with the previous period and the nation.
 */
#include "model_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\",\n"
    "  \"units\": [ { \"id\": \"misam\", \"name\": \"MISAM\", \"to\": \"2022-06-30\" },\n"
    "               { \"id\": \"nafs\", \"name\": \"NAFS\", \"from\": \"2023-01-01\" } ],\n"
    "  \"periods\": {\n"
    "    \"2021\": { \"sources\": { \"deltagare\": { \"file\": \"d21.csv\", \"columns\": {\n"
    "       \"enhet\": { \"role\": \"unit\" }, \"kön\": { \"role\": \"group\" } } } } },\n"
    "    \"2022\": { \"sources\": {\n"
    "       \"deltagare\": { \"file\": \"d22.csv\", \"columns\": {\n"
    "          \"enhet\": { \"role\": \"unit\" }, \"kön\": { \"role\": \"group\" } } },\n"
    "       \"enkät\": { \"file\": \"e22.csv\", \"published\": true, \"columns\": {\n"
    "          \"kön\": { \"role\": \"group\", \"total\": \"totalt\" }, \"andel\": { \"unit\": \"percent\" } "
    "} },\n"
    "       \"riket\": { \"file\": \"r22.csv\", \"columns\": { \"andel\": { \"unit\": \"percent\" } } } } } "
    "} }";

static void open_world(world *w)
{
    assert_int_equal(world_open(w, forbund), SR_OK);
    assert_int_equal(
        world_source(w, "2022", "deltagare", "enhet;kön\nmisam;kvinna\nmisam;man\nmisam;kvinna\nnafs;man\n"),
        SR_OK);
    assert_int_equal(world_source(w, "2022", "enkät", "kön;andel\ntotalt;80\nkvinna;82\nman;78\n"), SR_OK);
    assert_int_equal(world_source(w, "2022", "riket", "andel\n78\n"), SR_OK);
    assert_int_equal(world_source(w, "2021", "deltagare", "enhet;kön\nmisam;kvinna\nmisam;man\n"), SR_OK);
}

static const sr_measure_result *result_of(const sr_results *results, const char *key)
{
    const sr_measure_result *result = sr_results_find(results, key);
    if (result == NULL) {
        fail_msg("no result %s", key);
    }
    return result;
}

static void expect_int(const sr_results *results, const char *key, int64_t value)
{
    const sr_measure_result *result = result_of(results, key);
    assert_int_equal(result->value.missing, SR_PRESENT);
    assert_int_equal(sr_number_compare(result->value.value, SR_INT(value)), 0);
}

static void narrowed_to_unit_and_group(void **state)
{
    (void)state;
    world w;
    open_world(&w);
    const sr_unit *units[] = {sr_forbund_unit(w.forbund, "misam"), sr_forbund_unit(w.forbund, "nafs")};
    const char *by[] = {"kön"};
    sr_measure deltagare = measure_of("deltagare", SR_IN_COUNT, rows_in("deltagare"));
    deltagare.units = units;
    deltagare.unit_count = 2;
    deltagare.by = by;
    deltagare.by_count = 1;
    sr_measure alla = measure_of("alla", SR_IN_COUNT, rows_in("deltagare"));
    assert_non_null(sr_model_measure(w.model, &deltagare));
    assert_non_null(sr_model_measure(w.model, &alla));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    /* NAFS begins in 2023 and is not reported; the förbund counts every row. */
    assert_int_equal(results->measure_count, 4);
    expect_int(results, "deltagare@misam", 3);
    expect_int(results, "deltagare@misam[kön=kvinna]", 2);
    expect_int(results, "deltagare@misam[kön=man]", 1);
    expect_int(results, "deltagare", 3); /* the first unit */
    expect_int(results, "alla", 4);
    assert_null(sr_results_find(results, "deltagare@nafs"));
    assert_string_equal(sr_results_nearest(results, "deltagare@misan"), "deltagare@misam");
    const sr_measure_result *misam = result_of(results, "deltagare@misam");
    assert_true(misam->has_previous && misam->has_arrow);
    assert_int_equal(misam->arrow, SR_UP);
    assert_int_equal(result_of(results, "deltagare@misam[kön=man]")->arrow, SR_LEVEL);
    world_expect(&w, "");
    world_close(&w);
}

static void total_rows_and_the_nation(void **state)
{
    (void)state;
    world w;
    open_world(&w);
    const char *by[] = {"kön"};
    sr_measure fraga = measure_of("fraga", SR_IN_SHARE, share_in("enkät"));
    fraga.by = by;
    fraga.by_count = 1;
    fraga.national = share_in("riket");
    assert_non_null(sr_model_measure(w.model, &fraga));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    assert_int_equal(results->measure_count, 3);
    const sr_measure_result *whole = result_of(results, "fraga");
    assert_int_equal(sr_number_compare(whole->value.value, ratio_of(80, 100)), 0);
    assert_false(whole->value.has_base);
    assert_true(whole->has_national && whole->has_position);
    assert_int_equal(whole->position, SR_SAME); /* 80 against 78: the limit of two points is included */
    /* The national table knows no gender: women are not held against everybody. */
    const sr_measure_result *women = result_of(results, "fraga[kön=kvinna]");
    assert_int_equal(sr_number_compare(women->value.value, ratio_of(82, 100)), 0);
    assert_false(women->has_national);
    /* 2021 has no such source, which is no mistake. */
    assert_true(whole->has_previous);
    assert_int_equal(whole->previous.missing, SR_NOT_MEASURED);
    assert_false(whole->has_arrow);
    world_expect(&w, "");
    world_close(&w);
}

/* ---- comparison ---- */

typedef struct comparison {
    int64_t value, previous, national; /* in thousandths */
    int arrow, position;               /* -1: none */
} comparison;

static void comparison_is_exact(void **state)
{
    (void)state;
    static const comparison cases[] = {
        {820, 800, 800, SR_LEVEL, SR_SAME}, /* inclusive */
        {821, 800, 800, SR_UP, SR_HIGHER},  {780, 800, 800, SR_LEVEL, SR_SAME},
        {779, 800, 800, SR_DOWN, SR_LOWER}, {800, 800, 822, SR_LEVEL, SR_LOWER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        open_world(&w);
        sr_quantity value = sr_quantity_number(ratio_of(cases[i].value, 1000), SR_IN_SHARE);
        sr_quantity previous = sr_quantity_number(ratio_of(cases[i].previous, 1000), SR_IN_SHARE);
        sr_quantity national = sr_quantity_number(ratio_of(cases[i].national, 1000), SR_IN_SHARE);
        sr_measure measure = measure_of("m", SR_IN_SHARE, giving(&value));
        measure.previous = giving(&previous);
        measure.national = giving(&national);
        assert_non_null(sr_model_measure(w.model, &measure));
        const sr_results *results = NULL;
        assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
        assert_int_equal(results->measures[0]->arrow, cases[i].arrow);
        assert_int_equal(results->measures[0]->position, cases[i].position);
        world_close(&w);
    }
}

static void changed_questions_are_not_compared(void **state)
{
    (void)state;
    static const struct {
        int since;
        bool broken;
    } cases[] = {{2021, false}, {2022, true}, {2023, false}, {0, false}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        open_world(&w);
        sr_quantity value = sr_quantity_number(ratio_of(1, 2), SR_IN_SHARE);
        sr_measure measure = measure_of("m", SR_IN_SHARE, giving(&value));
        measure.previous = giving(&value);
        measure.compare.broken_since = cases[i].since;
        assert_non_null(sr_model_measure(w.model, &measure));
        const sr_results *results = NULL;
        assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
        assert_int_equal(results->measures[0]->broken, cases[i].broken);
        assert_int_equal(results->measures[0]->has_arrow, !cases[i].broken);
        assert_true(results->measures[0]->has_previous);
        world_close(&w);
    }
}

/* user: the value by year */
static sr_status by_year(void *user, const sr_context *context, sr_quantity *out)
{
    const int64_t *thousandths = user;
    *out = sr_quantity_number(ratio_of(thousandths[context->period.year - 2021], 1000), SR_IN_SHARE);
    return SR_OK;
}

static void printed_previous_must_be_the_computed_one(void **state)
{
    (void)state;
    static const struct {
        int64_t computed, printed; /* thousandths, hundredths */
        const char *findings;
    } cases[] = {
        {384, 38, ""},
        {375, 38, ""}, /* half a unit is within rounding, either way */
        {385, 38, ""},
        {386, 38,
         "SR4010 the printed figure of 2021 is not the one computed from the sources of 2021 | 38\u00a0% | "
         "39\u00a0%\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        open_world(&w);
        int64_t years[] = {cases[i].computed, 500};
        sr_quantity printed = sr_quantity_number(ratio_of(cases[i].printed, 100), SR_IN_SHARE);
        sr_measure measure = measure_of("m", SR_IN_SHARE, (sr_evaluator){by_year, years});
        measure.previous = giving(&printed);
        assert_non_null(sr_model_measure(w.model, &measure));
        const sr_results *results = NULL;
        assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
        world_expect(&w, cases[i].findings);
        world_close(&w);
    }
}

/* ---- measures that use measures ---- */

typedef struct use {
    world *w;
    const char *of;
    int *calls;
} use;

static sr_status use_other(void *user, const sr_context *context, sr_quantity *out)
{
    use *other = user;
    const sr_quantity *value = NULL;
    ++*other->calls;
    sr_status status =
        sr_evaluate(context->evaluation, sr_model_find_measure(other->w->model, other->of), context, &value);
    if (status == SR_OK) {
        *out = *value;
    }
    return status;
}

static sr_status count_calls(void *user, const sr_context *context, sr_quantity *out)
{
    (void)context;
    ++*(int *)user;
    *out = sr_quantity_number(SR_INT(7), SR_IN_COUNT);
    return SR_OK;
}

static void each_measure_runs_once(void **state)
{
    (void)state;
    world w;
    assert_int_equal(
        world_open(&w, "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\","
                       " \"periods\": { \"2022\": {} } }"),
        SR_OK);
    int calls = 0;
    int uses = 0;
    use b = {&w, "c", &uses};
    sr_measure first = measure_of("a", SR_IN_COUNT, (sr_evaluator){use_other, &b});
    sr_measure second = measure_of("b", SR_IN_COUNT, (sr_evaluator){use_other, &b});
    sr_measure third = measure_of("c", SR_IN_COUNT, (sr_evaluator){count_calls, &calls});
    assert_non_null(sr_model_measure(w.model, &first));
    assert_non_null(sr_model_measure(w.model, &second));
    assert_non_null(sr_model_measure(w.model, &third));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    assert_int_equal(calls, 1);
    assert_int_equal(uses, 2);
    expect_int(results, "b", 7);
    world_expect(&w, "");
    world_close(&w);
}

static void a_cycle_names_its_members_once(void **state)
{
    (void)state;
    world w;
    open_world(&w);
    int uses = 0;
    use a = {&w, "b", &uses};
    use b = {&w, "c", &uses};
    use c = {&w, "b", &uses};
    sr_measure measures[] = {measure_of("a", SR_IN_COUNT, (sr_evaluator){use_other, &a}),
                             measure_of("b", SR_IN_COUNT, (sr_evaluator){use_other, &b}),
                             measure_of("c", SR_IN_COUNT, (sr_evaluator){use_other, &c})};
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(sr_model_measure(w.model, &measures[i]));
    }
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    world_expect(&w, "SR2260 measures that need each other in a circle: b → c → b\n");
    assert_int_equal(results->measures[0]->value.missing, SR_NOT_MEASURED);
    world_close(&w);
}

static sr_status ask_the_year_before(void *user, const sr_context *context, sr_quantity *out)
{
    sr_context before = *context;
    before.period = sr_period_previous(context->period);
    const sr_quantity *value = NULL;
    sr_status status = sr_evaluate(context->evaluation, sr_model_find_measure(((world *)user)->model, "evig"),
                                   &before, &value);
    *out = sr_quantity_number(SR_INT(0), SR_IN_COUNT);
    return status;
}

static void endless_years_end(void **state)
{
    (void)state;
    world w;
    open_world(&w);
    sr_measure measure = measure_of("evig", SR_IN_COUNT, (sr_evaluator){ask_the_year_before, &w});
    assert_non_null(sr_model_measure(w.model, &measure));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    world_expect(&w, "SR2261 the measure evig needs more than 100 measures below each other\n");
    world_close(&w);
}

static void values_must_fit_the_unit(void **state)
{
    (void)state;
    static const struct {
        sr_measured_in measure, value;
        int64_t number;
        const char *findings;
    } cases[] = {
        {SR_IN_SHARE, SR_IN_COUNT, 1, "SR2262 value is not in the unit of the measure\n"},
        {SR_IN_SHARE, SR_IN_NONE, 38, "SR2262 value of a share is greater than 1\n"},
        {SR_IN_SHARE, SR_IN_NONE, 1, ""},
        {SR_IN_MONTHS, SR_IN_DAYS, 1, "SR2262 value is not in the unit of the measure\n"},
        {SR_IN_NONE, SR_IN_KR, 1, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        open_world(&w);
        sr_quantity value = sr_quantity_number(SR_INT(cases[i].number), cases[i].value);
        sr_measure measure = measure_of("m", cases[i].measure, giving(&value));
        assert_non_null(sr_model_measure(w.model, &measure));
        const sr_results *results = NULL;
        assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
        world_expect(&w, cases[i].findings);
        world_close(&w);
    }
}

static void unknown_source_has_a_nearest(void **state)
{
    (void)state;
    world w;
    open_world(&w);
    sr_measure measure = measure_of("m", SR_IN_SHARE, share_in("enkat"));
    assert_non_null(sr_model_measure(w.model, &measure));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    assert_int_equal(sr_findings_count(w.findings), 1);
    const sr_finding *finding = sr_findings_at(w.findings, 0);
    assert_string_equal(finding->code, "SR2264");
    assert_string_equal(finding->hint.arg[0], "enkät");
    assert_true(sr_evaluation_has_read(w.evaluation, period_of("2022"), "enkät") == false);
    world_close(&w);
}

static void grouping_that_no_source_has(void **state)
{
    (void)state;
    world w;
    open_world(&w);
    const char *by[] = {"ålder"};
    sr_measure measure = measure_of("m", SR_IN_COUNT, rows_in("deltagare"));
    measure.by = by;
    measure.by_count = 1;
    assert_non_null(sr_model_measure(w.model, &measure));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
    world_expect(&w, "SR4011 no source of the measure has a group column ålder\n");
    world_close(&w);
}

/* Whichever allocation fails, the computation ends with an error and leaks nothing, or the failure mattered
   for nothing: then the results are the same. */
static sr_status whole_run(sr_buf *json)
{
    world w;
    sr_status status = world_open(&w, forbund);
    if (status == SR_OK) {
        status = world_source(&w, "2022", "enkät", "kön;andel\ntotalt;80\nkvinna;82\nman;78\n");
    }
    const char *by[] = {"kön"};
    sr_measure fraga = measure_of("fraga", SR_IN_SHARE, share_in("enkät"));
    fraga.by = by;
    fraga.by_count = 1;
    sr_goal_part part = {.label = NULL};
    const sr_results *results = NULL;
    if (status == SR_OK) {
        part.measure = sr_model_measure(w.model, &fraga);
        sr_goal goal = {.id = "1",
                        .plan_year = 2022,
                        .parts = &part,
                        .part_count = 1,
                        .measurable = true,
                        .target = target_of(SR_AT_LEAST_TARGET, ratio_of(9, 10), SR_IN_SHARE)};
        status = part.measure == NULL || sr_model_goal(w.model, &goal) == NULL ? SR_MEMORY : SR_OK;
    }
    if (status == SR_OK) {
        status = world_compute(&w, "2022", &results);
    }
    if (status == SR_OK) {
        status = sr_results_write_json(results, json);
    }
    world_close(&w);
    return status;
}

/* True when there were fewer than `nth` allocations. */
static bool ends_without(uint64_t nth, bool once, const sr_buf *whole)
{
    sr_buf json = {0};
    sr_memory_fail(nth, once);
    sr_status status = whole_run(&json);
    bool ended = sr_memory_asked() < nth;
    sr_memory_fail(0, false);
    if (status == SR_OK) {
        assert_string_equal(sr_buf_string(&json), sr_buf_string(whole));
    } else if (status != SR_MEMORY || ended) {
        fail_msg("allocation %u failed, and the status is %d", (unsigned)nth, status);
    }
    assert_true(status == SR_OK || !ended);
    sr_buf_free(&json);
    return ended;
}

static void memory_runs_out_anywhere(void **state)
{
    (void)state;
    sr_buf whole = {0};
    assert_int_equal(sr_format_prepare(), SR_OK);
    assert_int_equal(whole_run(&whole), SR_OK);
    for (int once = 0; once < 2; once++) {
        uint64_t nth = 1;
        while (nth < 100000 && !ends_without(nth, once == 1, &whole)) {
            nth++;
        }
        assert_true(nth > 100 && nth < 100000);
    }
    sr_buf_free(&whole);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(narrowed_to_unit_and_group),
        cmocka_unit_test(total_rows_and_the_nation),
        cmocka_unit_test(comparison_is_exact),
        cmocka_unit_test(changed_questions_are_not_compared),
        cmocka_unit_test(printed_previous_must_be_the_computed_one),
        cmocka_unit_test(each_measure_runs_once),
        cmocka_unit_test(a_cycle_names_its_members_once),
        cmocka_unit_test(endless_years_end),
        cmocka_unit_test(values_must_fit_the_unit),
        cmocka_unit_test(unknown_source_has_a_nearest),
        cmocka_unit_test(grouping_that_no_source_has),
        cmocka_unit_test(memory_runs_out_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
