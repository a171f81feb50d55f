/* The whole vocabulary of targets, at their exact edges, and how goals are put together. Figures are
   synthetic except where a förbund's own goal is named. */
#include "model_world.h"

#include "model/judge.h"

enum { NONE = -1 };

/* Numbers in tenths of a per cent. */
typedef struct edge {
    sr_comparator comparator;
    int64_t value, target, tolerance, other; /* other: previous or nation; NONE */
    sr_state state;
} edge;

static const edge edges[] = {
    {SR_AT_LEAST_TARGET, 900, 900, 0, NONE, SR_STATE_MET},
    {SR_AT_LEAST_TARGET, 899, 900, 0, NONE, SR_STATE_NOT_MET},
    {SR_AT_MOST_TARGET, 500, 500, 0, NONE, SR_STATE_MET},
    {SR_AT_MOST_TARGET, 501, 500, 0, NONE, SR_STATE_NOT_MET},
    {SR_ABOVE, 500, 500, 0, NONE, SR_STATE_NOT_MET},
    {SR_ABOVE, 501, 500, 0, NONE, SR_STATE_MET},
    {SR_BELOW, 500, 500, 0, NONE, SR_STATE_NOT_MET},
    {SR_BELOW, 499, 500, 0, NONE, SR_STATE_MET},
    {SR_EQUALS, 1000, 1000, 0, NONE, SR_STATE_MET},
    {SR_EQUALS, 999, 1000, 0, NONE, SR_STATE_NOT_MET},
    {SR_EQUALS, 980, 1000, 20, NONE, SR_STATE_MET},
    {SR_EQUALS, 979, 1000, 20, NONE, SR_STATE_NOT_MET},
    {SR_YES, 1000, 0, 0, NONE, SR_STATE_MET},
    {SR_YES, 0, 0, 0, NONE, SR_STATE_NOT_MET},
    {SR_RISES, 501, 0, 0, 500, SR_STATE_MET},
    {SR_RISES, 500, 0, 0, 500, SR_STATE_NOT_MET},
    {SR_RISES, 520, 0, 20, 500, SR_STATE_NOT_MET}, /* within the tolerance is no rise */
    {SR_RISES, 521, 0, 20, 500, SR_STATE_MET},
    {SR_RISES, 521, 0, 0, NONE, SR_STATE_NOT_MEASURED},
    {SR_FALLS, 499, 0, 0, 500, SR_STATE_MET},
    {SR_FALLS, 500, 0, 0, 500, SR_STATE_NOT_MET},
    {SR_FALLS, 480, 0, 20, 500, SR_STATE_NOT_MET},
    {SR_FALLS, 479, 0, 20, 500, SR_STATE_MET},
    {SR_NOT_BELOW, 500, 0, 0, 500, SR_STATE_MET},
    {SR_NOT_BELOW, 499, 0, 0, 500, SR_STATE_NOT_MET},
    {SR_NOT_BELOW, 480, 0, 20, 500, SR_STATE_MET},
    {SR_NOT_BELOW, 479, 0, 20, 500, SR_STATE_NOT_MET},
    {SR_NOT_BELOW, 500, 0, 0, NONE, SR_STATE_NOT_MEASURED},
    {SR_NO_LEVEL, 500, 0, 0, NONE, SR_STATE_NOT_MEASURABLE},
};

static void edges_are_exact(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
        const edge *e = &edges[i];
        for (int reference = SR_REFERENCE_NATION; reference <= SR_REFERENCE_LAST_YEAR; reference++) {
            sr_quantity value = sr_quantity_number(ratio_of(e->value, 1000), SR_IN_SHARE);
            sr_quantity other = sr_quantity_number(ratio_of(e->other, 1000), SR_IN_SHARE);
            sr_target target = target_of(e->comparator, ratio_of(e->target, 1000), SR_IN_SHARE);
            target.tolerance = ratio_of(e->tolerance, 1000);
            target.reference = (sr_target_reference)reference;
            sr_outcome outcome = {.value = &value};
            if (e->other != NONE) {
                outcome.previous = &other;
                outcome.national = &other;
            }
            if (sr_judge(&target, &outcome).state != e->state) {
                fail_msg("edge %zu: %s", i, sr_comparator_id(e->comparator));
            }
        }
    }
}

static void missing_is_not_zero(void **state)
{
    (void)state;
    static const struct {
        sr_missing missing;
        sr_state state;
    } cases[] = {{SR_NOT_MEASURED, SR_STATE_NOT_MEASURED},
                 {SR_NOT_MEASURABLE, SR_STATE_NOT_MEASURABLE},
                 {SR_NOT_APPLICABLE, SR_STATE_NOT_MEASURED},
                 {SR_NOT_PUBLISHED, SR_STATE_NOT_MEASURED},
                 {SR_SUPPRESSED, SR_STATE_NOT_MEASURED}};
    sr_target target = target_of(SR_AT_MOST_TARGET, SR_INT(5), SR_IN_COUNT);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sr_quantity value = sr_quantity_missing(cases[i].missing, SR_IN_COUNT);
        sr_outcome outcome = {.value = &value};
        sr_verdict verdict = sr_judge(&target, &outcome);
        assert_int_equal(verdict.state, cases[i].state);
        assert_non_null(verdict.reason.id);
    }
}

/* ---- groups and parts ---- */

typedef struct group_case {
    sr_comparator comparator;
    int64_t target, tolerance; /* per cent */
    size_t count;
    int64_t groups[3]; /* per cent; NONE: missing */
    sr_state state;
} group_case;

static void groups_are_judged_together(void **state)
{
    (void)state;
    static const group_case cases[] = {
        {SR_NO_DIFFERENCE, 0, 5, 2, {80, 85}, SR_STATE_MET},
        {SR_NO_DIFFERENCE, 0, 5, 2, {80, 86}, SR_STATE_NOT_MET},
        {SR_NO_DIFFERENCE, 0, 5, 3, {80, 86, NONE}, SR_STATE_NOT_MET}, /* what is missing cannot help */
        {SR_NO_DIFFERENCE, 0, 5, 3, {80, 85, NONE}, SR_STATE_NOT_MEASURED},
        {SR_NO_DIFFERENCE, 0, 5, 1, {80}, SR_STATE_NOT_MEASURED},
        {SR_EACH_AT_LEAST, 75, 0, 3, {75, 80, 90}, SR_STATE_MET},
        {SR_EACH_AT_LEAST, 75, 0, 3, {74, 80, 90}, SR_STATE_NOT_MET},
        {SR_EACH_AT_LEAST, 75, 0, 3, {75, NONE, 90}, SR_STATE_NOT_MEASURED},
        {SR_EACH_AT_LEAST, 75, 0, 3, {74, NONE, 90}, SR_STATE_NOT_MET},
        {SR_EACH_AT_LEAST, 75, 0, 1, {75}, SR_STATE_MET},
        {SR_EACH_AT_LEAST, 75, 0, 1, {NONE}, SR_STATE_NOT_MEASURED},
        {SR_EACH_AT_LEAST, 75, 0, 2, {NONE, NONE}, SR_STATE_NOT_MEASURED},
        {SR_EACH_AT_LEAST, 75, 0, 0, {0}, SR_STATE_NOT_MEASURED},
        {SR_DISTRIBUTION, 0, 0, 2, {50, 50}, SR_STATE_MET},
        {SR_DISTRIBUTION, 0, 0, 2, {49, 51}, SR_STATE_NOT_MET},
        {SR_DISTRIBUTION, 0, 1, 2, {49, 51}, SR_STATE_MET},
        {SR_DISTRIBUTION, 0, 0, 2, {50, NONE}, SR_STATE_NOT_MEASURED},
    };
    const sr_number halves[] = {ratio_of(1, 2), ratio_of(1, 2)};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sr_measure_result groups[3];
        const sr_measure_result *pointers[3];
        for (size_t k = 0; k < 3; k++) {
            bool known = cases[i].groups[k] != NONE;
            groups[k] = (sr_measure_result){
                .value = known ? sr_quantity_number(ratio_of(cases[i].groups[k], 100), SR_IN_SHARE)
                               : sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE)};
            pointers[k] = &groups[k];
        }
        sr_target target = target_of(cases[i].comparator, ratio_of(cases[i].target, 100), SR_IN_SHARE);
        target.tolerance = ratio_of(cases[i].tolerance, 100);
        target.shares = halves;
        target.share_count = 2;
        sr_outcome outcome = {.groups = pointers, .group_count = cases[i].count};
        if (sr_judge(&target, &outcome).state != cases[i].state) {
            fail_msg("case %zu", i);
        }
    }
}

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\",\n"
    "  \"units\": [ { \"id\": \"misam\", \"name\": \"MISAM\", \"from\": \"2021-08-31\" } ],\n"
    "  \"periods\": { \"2022\": {} } }";

/* Parts of a goal: k of n. */
typedef struct count_of {
    int64_t k, n; /* n 0: not measured */
} count_of;

typedef struct goal_case {
    sr_rule rule;
    int64_t target, partly; /* per cent; partly NONE */
    size_t count;
    count_of parts[3];
    sr_state state;
    int decisive; /* NONE: pooled */
} goal_case;

static sr_quantity share_of(count_of p)
{
    if (p.n == 0) {
        return sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE);
    }
    sr_quantity share = sr_quantity_number(ratio_of(p.k, p.n), SR_IN_SHARE);
    share.has_base = true;
    share.numerator = SR_INT(p.k);
    share.denominator = SR_INT(p.n);
    return share;
}

static const sr_goal_result *judge_case(world *w, const goal_case *c, sr_quantity values[3])
{
    static const char *const ids[] = {"a", "b", "c"};
    sr_goal_part parts[3];
    for (size_t i = 0; i < c->count; i++) {
        values[i] = share_of(c->parts[i]);
        sr_measure measure = measure_of(ids[i], SR_IN_SHARE, giving(&values[i]));
        parts[i] = (sr_goal_part){ids[i], sr_model_measure(w->model, &measure)};
        assert_non_null(parts[i].measure);
    }
    sr_goal goal = {.id = "1",
                    .parts = parts,
                    .part_count = c->count,
                    .rule = c->rule,
                    .measurable = true,
                    .target = target_of(SR_AT_LEAST_TARGET, ratio_of(c->target, 100), SR_IN_SHARE),
                    .has_partly = c->partly != NONE,
                    .partly = target_of(SR_AT_LEAST_TARGET, ratio_of(c->partly, 100), SR_IN_SHARE)};
    assert_non_null(sr_model_goal(w->model, &goal));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(w, "2022", &results), SR_OK);
    assert_int_equal(results->goal_count, 1);
    return &results->goals[0];
}

static void parts_are_joined_by_the_rule(void **state)
{
    (void)state;
    static const goal_case cases[] = {
        {SR_RULE_ALL, 36, NONE, 1, {{22, 61}}, SR_STATE_MET, 0}, /* 36.07 % */
        {SR_RULE_ALL, 90, NONE, 2, {{9, 10}, {19, 20}}, SR_STATE_MET, 0},
        {SR_RULE_ALL, 90, NONE, 2, {{9, 10}, {8, 10}}, SR_STATE_NOT_MET, 1},
        {SR_RULE_ALL, 90, NONE, 2, {{9, 10}, {0, 0}}, SR_STATE_NOT_MEASURED, 1},
        {SR_RULE_ALL, 90, NONE, 3, {{8, 10}, {0, 0}, {7, 10}}, SR_STATE_NOT_MET, 2}, /* the worst */
        {SR_RULE_ALL, 90, 80, 2, {{9, 10}, {8, 10}}, SR_STATE_PARTLY, 1},
        {SR_RULE_ALL, 90, 80, 2, {{8, 10}, {0, 0}}, SR_STATE_NOT_MEASURED, 1},
        {SR_RULE_ANY, 90, NONE, 2, {{8, 10}, {9, 10}}, SR_STATE_MET, 1},
        {SR_RULE_ANY, 90, NONE, 2, {{8, 10}, {0, 0}}, SR_STATE_NOT_MEASURED, 1},
        {SR_RULE_ANY, 90, 80, 2, {{7, 10}, {8, 10}}, SR_STATE_PARTLY, 1},
        {SR_RULE_ANY, 90, NONE, 2, {{7, 10}, {8, 10}}, SR_STATE_NOT_MET, 1},    /* the best */
        {SR_RULE_POOLED, 85, NONE, 2, {{9, 10}, {80, 90}}, SR_STATE_MET, NONE}, /* 89 of 100 */
        {SR_RULE_POOLED, 90, NONE, 2, {{10, 10}, {80, 90}}, SR_STATE_MET, NONE},
        {SR_RULE_POOLED, 90, NONE, 2, {{10, 10}, {79, 90}}, SR_STATE_NOT_MET, NONE},
        {SR_RULE_POOLED, 90, NONE, 2, {{10, 10}, {0, 0}}, SR_STATE_NOT_MEASURED, NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        sr_quantity values[3];
        assert_int_equal(world_open(&w, forbund), SR_OK);
        const sr_goal_result *result = judge_case(&w, &cases[i], values);
        bool right = result->state == cases[i].state &&
                     (cases[i].decisive == NONE ? result->outcome == NULL
                                                : result->outcome == result->parts[cases[i].decisive]);
        if (!right) {
            fail_msg("case %zu: %s", i, sr_state_id(result->state));
        }
        world_close(&w);
    }
}

static sr_state state_of_goal(const sr_goal *goal, const char *period, sr_message *reason)
{
    world w;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    sr_goal own = *goal;
    own.unit = sr_forbund_unit(w.forbund, "misam");
    assert_non_null(sr_model_goal(w.model, &own));
    const sr_results *results = NULL;
    assert_int_equal(world_compute(&w, period, &results), SR_OK);
    sr_state state = results->goals[0].state;
    *reason = results->goals[0].reason;
    world_close(&w);
    return state;
}

static void states_without_an_outcome(void **state)
{
    (void)state;
    sr_message reason;
    sr_goal goal = {
        .id = "1", .measurable = true, .target = target_of(SR_AT_LEAST_TARGET, SR_INT(1), SR_IN_COUNT)};
    assert_int_equal(state_of_goal(&goal, "2022", &reason), SR_STATE_NOT_MEASURED);
    assert_string_equal(reason.id, "the goal has no measure");
    goal.measurable = false;
    assert_int_equal(state_of_goal(&goal, "2022", &reason), SR_STATE_NOT_MEASURABLE);
    goal.measurable = true;
    goal.no_target = true;
    assert_int_equal(state_of_goal(&goal, "2022", &reason), SR_STATE_NO_TARGET);
    goal.no_target = false;
    goal.target.comparator = SR_NO_LEVEL;
    assert_int_equal(state_of_goal(&goal, "2022", &reason), SR_STATE_NOT_MEASURABLE);
}

/* MISAM began on 31 August 2021: six months later is the last day of February. */
static void not_due_until_so_many_months(void **state)
{
    (void)state;
    static const struct {
        const char *period;
        unsigned months;
        sr_state state;
    } cases[] = {{"2021", 6, SR_STATE_NOT_DUE},         {"2021", 4, SR_STATE_NOT_MEASURED},
                 {"2021", 5, SR_STATE_NOT_DUE},         {"2022-Q1", 6, SR_STATE_NOT_MEASURED},
                 {"2022-Q1", 7, SR_STATE_NOT_MEASURED}, {"2022-Q1", 8, SR_STATE_NOT_DUE},
                 {"2021", 0, SR_STATE_NOT_MEASURED}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        sr_message reason;
        sr_goal goal = {
            .id = "1", .measurable = true, .target = target_of(SR_AT_LEAST_TARGET, SR_INT(1), SR_IN_COUNT)};
        goal.target.after_months = cases[i].months;
        if (state_of_goal(&goal, cases[i].period, &reason) != cases[i].state) {
            fail_msg("case %zu", i);
        }
    }
}

static void two_voices(void **state)
{
    (void)state;
    static const struct {
        bool given;
        sr_state box;
        const char *findings;
    } cases[] = {
        {true, SR_STATE_NOT_MET, ""},
        {false, SR_STATE_MET, ""},
        {true, SR_STATE_PARTLY,
         "SR4020 the responsible body judges goal 1 otherwise than the rule does | Delvis | Ej uppfyllt\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        assert_int_equal(world_open(&w, forbund), SR_OK);
        sr_quantity value = sr_quantity_number(ratio_of(1, 2), SR_IN_SHARE);
        sr_measure measure = measure_of("a", SR_IN_SHARE, giving(&value));
        sr_goal_part part = {NULL, sr_model_measure(w.model, &measure)};
        sr_goal goal = {.id = "1",
                        .parts = &part,
                        .part_count = 1,
                        .measurable = true,
                        .target = target_of(SR_AT_LEAST_TARGET, ratio_of(6, 10), SR_IN_SHARE),
                        .judgement = {.given = cases[i].given, .box = cases[i].box, .date = SR_DAY_NONE}};
        assert_non_null(sr_model_goal(w.model, &goal));
        const sr_results *results = NULL;
        assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
        world_expect(&w, cases[i].findings);
        assert_int_equal(results->goals[0].voices_differ, cases[i].findings[0] != '\0');
        assert_true(results->goals[0].has_distance); /* −10 percentage points */
        assert_int_equal(results->goals[0].distance.measured_in, SR_IN_POINTS);
        assert_int_equal(sr_number_compare(results->goals[0].distance.value, SR_INT(-10)), 0);
        world_close(&w);
    }
}

static sr_status units_seen(void *user, const sr_context *context, sr_quantity *out)
{
    (void)user;
    *out = sr_quantity_number(SR_INT(context->unit != NULL ? 1 : 0), SR_IN_COUNT);
    return SR_OK;
}

/* A measure that is written inside a goal is about the goal's unit; one that is named is about its own. */
static void inline_measures_are_about_the_goals_unit(void **state)
{
    (void)state;
    for (int within = 0; within < 2; within++) {
        world w;
        assert_int_equal(world_open(&w, forbund), SR_OK);
        sr_measure measure = measure_of("a", SR_IN_COUNT, (sr_evaluator){units_seen, NULL});
        measure.inline_of_goal = within == 1;
        sr_goal_part part = {NULL, sr_model_measure(w.model, &measure)};
        sr_goal goal = {.id = "1",
                        .unit = sr_forbund_unit(w.forbund, "misam"),
                        .parts = &part,
                        .part_count = 1,
                        .measurable = true,
                        .target = target_of(SR_AT_LEAST_TARGET, SR_INT(1), SR_IN_COUNT)};
        assert_non_null(sr_model_goal(w.model, &goal));
        const sr_results *results = NULL;
        assert_int_equal(world_compute(&w, "2022", &results), SR_OK);
        assert_int_equal(results->measure_count, 1);
        assert_string_equal(results->measures[0]->key, within == 1 ? "a@misam" : "a");
        assert_int_equal(results->goals[0].state, within == 1 ? SR_STATE_MET : SR_STATE_NOT_MET);
        world_close(&w);
    }
}

/* ---- what declarations must hold ---- */

static void declarations_are_checked(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    sr_quantity value = sr_quantity_number(ratio_of(1, 2), SR_IN_SHARE);
    sr_measure measure = measure_of("a", SR_IN_SHARE, giving(&value));
    sr_goal_part part = {NULL, sr_model_measure(w.model, &measure)};
    assert_non_null(sr_model_measure(w.model, &measure));
    measure.id = "Egen försörjning";
    assert_non_null(sr_model_measure(w.model, &measure));
    sr_goal goal = {.id = "1.2a",
                    .plan_year = 2022,
                    .parts = &part,
                    .part_count = 1,
                    .measurable = true,
                    .target = target_of(SR_AT_LEAST_TARGET, SR_INT(90), SR_IN_NONE)};
    assert_non_null(sr_model_goal(w.model, &goal)); /* 90 without per cent */
    goal.target.value = ratio_of(9, 10);
    assert_non_null(sr_model_goal(w.model, &goal)); /* 0.9 is no better, and the id is taken */
    goal.plan_year = 2023;
    goal.target = target_of(SR_AT_LEAST_TARGET, ratio_of(9, 10), SR_IN_SHARE);
    goal.has_partly = true;
    goal.partly = goal.target;
    assert_non_null(sr_model_goal(w.model, &goal)); /* another year's id is free */
    goal.id = "1 2";
    goal.has_partly = false;
    goal.target = target_of(SR_AT_LEAST_TARGET, SR_INT(3), SR_IN_MONTHS);
    assert_non_null(sr_model_goal(w.model, &goal));
    goal.id = "3";
    goal.target = target_of(SR_AT_LEAST_TARGET, ratio_of(1, 2), SR_IN_SHARE);
    goal.has_partly = true; /* 60 without per cent is not told to be above 50 % as well */
    goal.partly = target_of(SR_AT_LEAST_TARGET, SR_INT(60), SR_IN_NONE);
    assert_non_null(sr_model_goal(w.model, &goal));
    assert_string_equal(sr_findings_at(w.findings, sr_findings_count(w.findings) - 1)->expected.id,
                        "a target in per cent");
    goal.has_partly = false;
    goal.id = "4";
    goal.target = (sr_target){.comparator = SR_NOT_BELOW};
    assert_non_null(sr_model_goal(w.model, &goal));
    world_expect(&w, "SR2151 the id a is declared twice\n"
                     "SR2150 Egen försörjning is not an id\n"
                     "SR2160 the target 90 of a share is written without per cent\n"
                     "SR2151 the id 1.2a is declared twice\n"
                     "SR2160 the target 0.9 of a share is written without per cent\n"
                     "SR2154 the level for partly met is not easier than the target\n"
                     "SR2150 1 2 is not an id\n"
                     "SR2160 the target is not in the unit of what is measured\n"
                     "SR2160 the target 60 of a share is written without per cent\n"
                     "SR2161 the target not_below does not say below what\n");
    world_close(&w);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edges_are_exact),
        cmocka_unit_test(missing_is_not_zero),
        cmocka_unit_test(groups_are_judged_together),
        cmocka_unit_test(parts_are_joined_by_the_rule),
        cmocka_unit_test(states_without_an_outcome),
        cmocka_unit_test(not_due_until_so_many_months),
        cmocka_unit_test(two_voices),
        cmocka_unit_test(inline_measures_are_about_the_goals_unit),
        cmocka_unit_test(declarations_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
