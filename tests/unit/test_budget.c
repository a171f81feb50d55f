/* The social budget: outcome against budget, and guards. The turnover target of 50 % is Umeåregionen's of
   2021-05-04 § 38; outcomes are synthetic. */
#include "model_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"language\": \"en\",\n"
    "  \"units\": [ { \"id\": \"torgen\", \"name\": \"Torgen\" },\n"
    "               { \"id\": \"teamet\", \"name\": \"Teamet\", \"to\": \"2020-12-31\" } ],\n"
    "  \"periods\": { \"2021\": {} } }";

enum { NONE = -1 };

typedef struct budget_case {
    int64_t outcome; /* per cent; NONE: not measured */
    int64_t long_needs, last_year;
    sr_state state;
    bool judged, breached;
    const char *findings;
} budget_case;

static sr_quantity percent(int64_t number)
{
    return number == NONE ? sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE)
                          : sr_quantity_number(ratio_of(number, 100), SR_IN_SHARE);
}

typedef struct try_budget {
    world w;
    sr_quantity turnover, long_needs, before;
    sr_guard guard;
    const sr_unit *units[2];
    const sr_results *results;
} try_budget;

static const sr_budget_result *compute(try_budget *t, const budget_case *c)
{
    assert_int_equal(world_open(&t->w, forbund), SR_OK);
    t->turnover = percent(c->outcome);
    t->long_needs = percent(c->long_needs);
    t->before = percent(c->last_year);
    t->units[0] = sr_forbund_unit(t->w.forbund, "torgen");
    t->units[1] = sr_forbund_unit(t->w.forbund, "teamet");
    sr_measure turnover = measure_of("omsattning", SR_IN_SHARE, giving(&t->turnover));
    turnover.units = t->units;
    turnover.unit_count = 2;
    sr_measure needs = measure_of("lang", SR_IN_SHARE, giving(&t->long_needs));
    needs.previous = giving(&t->before);
    t->guard = (sr_guard){.text = "nya med lång tid",
                          .measure = sr_model_measure(t->w.model, &needs),
                          .limit = {.comparator = SR_NOT_BELOW, .reference = SR_REFERENCE_LAST_YEAR},
                          .proposed = true};
    sr_budget_line line = {.id = "omsättning",
                           .units = t->units,
                           .unit_count = 2,
                           .measure = sr_model_measure(t->w.model, &turnover),
                           .target = target_of(SR_AT_LEAST_TARGET, ratio_of(1, 2), SR_IN_SHARE),
                           .guards = &t->guard,
                           .guard_count = 1,
                           .decided = "2021-05-04 § 38"};
    assert_non_null(sr_model_budget_line(t->w.model, &line));
    assert_int_equal(world_compute(&t->w, "2021", &t->results), SR_OK);
    assert_int_equal(t->results->budget_count, 1); /* the team had ended */
    return &t->results->budget[0];
}

static void guards_keep_a_target_from_being_simply_met(void **state)
{
    (void)state;
#define ENDED "SR4492 Teamet is not active in 2021, and is left out\n"
    static const char breached[] =
        ENDED "SR4030 a guard is breached, so the target is not simply met: nya med lång tid\n";
    static const char unjudged[] = ENDED "SR4031 a guard cannot be judged: nya med lång tid\n";
    static const budget_case cases[] = {
        {50, 30, 30, SR_STATE_MET, true, false, ENDED},
        {50, 29, 30, SR_STATE_PARTLY, true, true, breached},
        {50, 30, NONE, SR_STATE_MET, false, false, unjudged},
        {50, NONE, 30, SR_STATE_MET, false, false, unjudged},
        {49, 30, 30, SR_STATE_NOT_MET, true, false, ENDED},
        {49, 29, 30, SR_STATE_NOT_MET, true, true, breached},
        {NONE, 30, 30, SR_STATE_NOT_MEASURED, true, false, ENDED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        try_budget t = {0};
        const sr_budget_result *line = compute(&t, &cases[i]);
        if (line->state != cases[i].state) {
            fail_msg("case %zu: %s", i, sr_state_id(line->state));
        }
        assert_int_equal(line->guards[0].judged, cases[i].judged);
        assert_int_equal(line->guards[0].breached, cases[i].breached);
        assert_string_equal(line->key, "budget:omsättning@torgen");
        world_expect(&t.w, cases[i].findings);
        world_close(&t.w);
    }
}

static void deviation_of_a_share_is_in_points(void **state)
{
    (void)state;
    static const budget_case under = {38, 30, 30, SR_STATE_NOT_MET, true, false, ""};
    try_budget t = {0};
    const sr_budget_result *line = compute(&t, &under);
    assert_int_equal(line->deviation.measured_in, SR_IN_POINTS);
    assert_int_equal(sr_number_compare(line->deviation.value, SR_INT(-12)), 0);
    world_close(&t.w);
    static const budget_case unknown = {NONE, 30, 30, SR_STATE_NOT_MEASURED, true, false, ""};
    line = compute(&t, &unknown);
    assert_int_equal(line->deviation.missing, SR_NOT_MEASURED);
    world_close(&t.w);
}

static void guards_need_a_measure_and_a_fitting_limit(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    sr_quantity value = percent(50);
    sr_measure measure = measure_of("m", SR_IN_SHARE, giving(&value));
    sr_guard guards[] = {{.text = "utan mått"},
                         {.text = "fel enhet",
                          .measure = sr_model_measure(w.model, &measure),
                          .limit = target_of(SR_AT_LEAST_TARGET, SR_INT(50), SR_IN_NONE)}};
    sr_budget_line line = {.id = "x", .guards = guards, .guard_count = 2};
    assert_non_null(sr_model_budget_line(w.model, &line));
    world_expect(&w, "SR2156 the guard has no measure\n"
                     "SR2160 the target 50 of a share is written without per cent\n");
    world_close(&w);
}

/* A guard without a measure, on lines of two units and on a line of the whole: told once, with all of them.
 */
static void a_guard_that_cannot_be_judged_is_told_once(void **state)
{
    (void)state;
    world w;
    const sr_results *results = NULL;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    const sr_unit *units[] = {sr_forbund_unit(w.forbund, "torgen")};
    const sr_guard guards[] = {{.text = "bemötande", .proposed = true}, {.text = "väntan", .proposed = true}};
    sr_budget_line lines[] = {{.id = "avslut", .guards = guards, .guard_count = 1, .proposed = true},
                              {.id = "vård", .guards = guards, .guard_count = 2, .proposed = true}};
    lines[0].units = units;
    lines[0].unit_count = 1;
    for (size_t i = 0; i < 2; i++) {
        lines[i].target = target_of(SR_AT_LEAST_TARGET, ratio_of(1, 2), SR_IN_SHARE);
        assert_non_null(sr_model_budget_line(w.model, &lines[i]));
    }
    (void)world_compute(&w, "2021", &results);
    size_t told = 0;
    for (size_t i = 0; i < sr_findings_count(w.findings); i++) {
        const sr_finding *finding = sr_findings_at(w.findings, i);
        if (strcmp(finding->code, "SR4031") != 0) continue;
        assert_string_equal(finding->subject,
                            told++ == 0 ? "budget:avslut@torgen, budget:vård" : "budget:vård");
    }
    assert_int_equal(told, 2);
    world_close(&w);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guards_keep_a_target_from_being_simply_met),
        cmocka_unit_test(deviation_of_a_share_is_in_points),
        cmocka_unit_test(guards_need_a_measure_and_a_fitting_limit),
        cmocka_unit_test(a_guard_that_cannot_be_judged_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
