/* The social budget over the year: parts, forecasts and how good they were, cost of each outcome, and
   proposals for next year. All figures are synthetic and computed by hand. */
#include "model_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"language\": \"en\",\n"
    "  \"units\": [ { \"id\": \"torgen\", \"name\": \"Torgen\" } ],\n"
    "  \"periods\": { \"2020\": {}, \"2021\": {}, \"2022\": {}, \"2022-T1\": {}, \"2022-T2\": {}, "
    "\"2022-Q2\": {} } }";

/* Outcomes by period, as a function of the script would give them. */
typedef struct outcomes {
    struct {
        const char *period;
        int64_t number;
    } list[6];
    sr_measured_in unit;
    int64_t den;
} outcomes;

static sr_status by_period(void *user, const sr_context *context, sr_quantity *out)
{
    const outcomes *from = user;
    char period[16];
    sr_period_write(context->period, period);
    *out = sr_quantity_missing(SR_NOT_MEASURED, from->unit);
    for (size_t i = 0; i < 6 && from->list[i].period != NULL; i++) {
        if (strcmp(from->list[i].period, period) == 0) {
            *out = sr_quantity_number(ratio_of(from->list[i].number, from->den), from->unit);
        }
    }
    return SR_OK;
}

static const outcomes closed = {
    {{"2020", 80}, {"2021", 90}, {"2022", 130}, {"2022-T1", 30}, {"2022-T2", 25}}, SR_IN_COUNT, 1};
static const outcomes share = {{{"2021", 48}, {"2022", 52}, {"2022-T1", 45}}, SR_IN_SHARE, 100};
static const outcomes money = {{{"2022", 2600000}}, SR_IN_KR, 1};

typedef struct year {
    world w;
    sr_budget_line line;
    sr_follow_up said[4];
    const sr_results *results;
} year;

static void begin(year *t, const char *id, const outcomes *from, sr_target target)
{
    *t = (year){0};
    assert_int_equal(world_open(&t->w, forbund), SR_OK);
    sr_measure measure = measure_of(id, from->unit, (sr_evaluator){by_period, (void *)from});
    t->line = (sr_budget_line){.id = "rad", .plan_year = 2022, .target = target};
    t->line.measure = sr_model_measure(t->w.model, &measure);
    t->line.place = (sr_place){.file = "social_budget.lua", .line = 1};
}

static const sr_budget_result *in_period(year *t, const char *period)
{
    assert_non_null(sr_model_budget_line(t->w.model, &t->line));
    assert_int_equal(world_compute(&t->w, period, &t->results), SR_OK);
    assert_int_equal(t->results->budget_count, 1);
    return &t->results->budget[0];
}

static void expect_number(const sr_quantity *quantity, int64_t num, int64_t den)
{
    assert_int_equal(quantity->missing, SR_PRESENT);
    assert_int_equal(quantity->value.num, num);
    assert_int_equal(quantity->value.den, den);
}

static sr_target hundred_and_twenty(void)
{
    return target_of(SR_AT_LEAST_TARGET, SR_INT(120), SR_IN_COUNT);
}

/* ---- parts of the year ---- */

static void an_even_split_gives_each_tertial_a_third(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.line.split.kind = SR_SPLIT_EVEN;
    const sr_budget_result *line = in_period(&t, "2022-T1");
    assert_int_equal(line->basis, SR_BUDGET_PART);
    assert_int_equal(line->target.value.num, 40);
    expect_number(&line->deviation, -10, 1); /* 30 - 40 */
    assert_int_equal(line->state, SR_STATE_NOT_MET);
    assert_false(line->has_to_date); /* the first part is all there is */
    world_close(&t.w);
}

static void later_parts_are_added_up(void **state)
{
    (void)state;
    static const sr_split_part shares[] = {{.kind = SR_TERTIAL, .part = 1, .share = {1, 5, 0.0}},
                                           {.kind = SR_TERTIAL, .part = 2, .share = {1, 4, 0.0}},
                                           {.kind = SR_TERTIAL, .part = 3, .share = {11, 20, 0.0}}};
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.line.split = (sr_split){.kind = SR_SPLIT_SHARES, .parts = shares, .part_count = 3};
    const sr_budget_result *line = in_period(&t, "2022-T2");
    assert_int_equal(line->target.value.num, 30); /* a quarter of 120 */
    expect_number(&line->deviation, -5, 1);       /* 25 - 30 */
    assert_true(line->has_to_date);
    assert_int_equal(line->to_date_target.value.num, 54); /* (20 % + 25 %) of 120 */
    expect_number(&line->to_date, 55, 1);                 /* 30 + 25 */
    expect_number(&line->to_date_deviation, 1, 1);
    assert_int_equal(line->to_date_state, SR_STATE_MET);
    world_close(&t.w);
}

static void a_volume_is_never_scaled_silently(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    const sr_budget_result *line = in_period(&t, "2022-T1");
    assert_int_equal(line->basis, SR_BUDGET_UNDIVIDED);
    assert_int_equal(line->state, SR_STATE_NOT_DUE);
    assert_false(line->target.has_value);
    assert_int_equal(line->deviation.missing, SR_NOT_MEASURABLE);
    world_expect(&t.w, "SR4490 the line does not say what of its budget is for 2022-T1\n");
    world_close(&t.w);
}

static void a_kind_of_part_without_shares_is_not_divided(void **state)
{
    (void)state;
    static const sr_split_part halves[] = {{.kind = SR_HALF, .part = 1, .share = {1, 2, 0.0}},
                                           {.kind = SR_HALF, .part = 2, .share = {1, 2, 0.0}}};
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.line.split = (sr_split){.kind = SR_SPLIT_SHARES, .parts = halves, .part_count = 2};
    assert_int_equal(in_period(&t, "2022-T1")->basis, SR_BUDGET_UNDIVIDED);
    world_close(&t.w);
}

static void a_share_holds_at_any_time(void **state)
{
    (void)state;
    year t;
    begin(&t, "andel", &share, target_of(SR_AT_LEAST_TARGET, ratio_of(1, 2), SR_IN_SHARE));
    const sr_budget_result *line = in_period(&t, "2022-T1");
    assert_int_equal(line->basis, SR_BUDGET_LEVEL_ASSUMED);
    expect_number(&line->deviation, -5, 1); /* 45 % - 50 %, in points */
    world_expect(&t.w, "");
    world_close(&t.w);
}

static void what_is_missing_makes_the_sum_missing(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.line.split.kind = SR_SPLIT_EVEN;
    const sr_budget_result *line = in_period(&t, "2022-Q2"); /* there is no first quarter */
    assert_true(line->has_to_date);
    assert_int_equal(line->to_date.missing, SR_NOT_MEASURED);
    assert_int_equal(line->to_date_state, SR_STATE_NOT_MEASURED);
    world_close(&t.w);
}

static void shares_that_do_not_fit_make_no_sum(void **state)
{
    (void)state;
    static const sr_split_part shares[] = {
        {.kind = SR_TERTIAL, .part = 1, .share = {1, 4000000007, 0.0}},
        {.kind = SR_TERTIAL, .part = 2, .share = {1, 4000000009, 0.0}}}; /* a common denominator of 65 bits */
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.line.split = (sr_split){.kind = SR_SPLIT_SHARES, .parts = shares, .part_count = 2};
    const sr_budget_result *line = in_period(&t, "2022-T2");
    assert_int_equal(line->basis, SR_BUDGET_PART);
    assert_false(line->has_to_date);
    world_close(&t.w);
}

/* ---- forecasts ---- */

static sr_follow_up forecast(const char *period, int64_t number)
{
    return (sr_follow_up){.period = period_of(period),
                          .has_forecast = true,
                          .forecast = sr_quantity_number(SR_INT(number), SR_IN_COUNT),
                          .date = SR_DAY_NONE};
}

static void forecasts_are_compared_at_the_same_point(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.said[0] = forecast("2020-T1", 100); /* 20 above the outcome */
    t.said[1] = forecast("2021-T1", 80);  /* 10 below */
    t.said[2] = forecast("2021-T2", 91);  /* another point */
    t.said[3] = forecast("2022-T1", 110);
    t.line.split.kind = SR_SPLIT_EVEN;
    t.line.follow_ups = t.said;
    t.line.follow_up_count = 4;
    const sr_budget_result *line = in_period(&t, "2022-T1");
    assert_ptr_equal(line->in_force, &t.said[3]);
    assert_ptr_equal(line->follow_up, &t.said[3]);
    expect_number(&line->forecast_deviation, -10, 1); /* against the year's 120 */
    assert_int_equal(line->forecast_state, SR_STATE_NOT_MET);
    assert_int_equal(line->forecast_count, 4);
    expect_number(&line->forecasts[0].error, 20, 1);
    expect_number(&line->forecasts[1].error, -10, 1);
    assert_int_equal(line->forecasts[3].error.missing, SR_NOT_MEASURED); /* the year is not over */
    assert_int_equal(line->tried, 2);
    expect_number(&line->mean_error, 15, 1);
    world_close(&t.w);
}

static void later_forecasts_are_not_known_earlier(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.said[0] = forecast("2022-T1", 110);
    t.said[1] = forecast("2022-T2", 118);
    t.line.split.kind = SR_SPLIT_EVEN;
    t.line.follow_ups = t.said;
    t.line.follow_up_count = 2;
    assert_ptr_equal(in_period(&t, "2022-T1")->in_force, &t.said[0]);
    world_close(&t.w);
}

/* Both end on the last of June. */
static void of_two_on_the_same_day_that_of_the_period_is_in_force(void **state)
{
    (void)state;
    for (size_t own = 0; own < 2; own++) {
        year t;
        begin(&t, "avslut", &closed, hundred_and_twenty());
        t.said[own] = forecast("2022-H1", 110);
        t.said[1 - own] = forecast("2022-Q2", 118);
        t.line.split.kind = SR_SPLIT_EVEN;
        t.line.follow_ups = t.said;
        t.line.follow_up_count = 2;
        assert_ptr_equal(in_period(&t, "2022-H1")->in_force, &t.said[own]);
        world_close(&t.w);
    }
}

/* ---- cost and next year ---- */

static void each_outcome_cost_its_part(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    sr_measure cost = measure_of("kostnad", SR_IN_KR, (sr_evaluator){by_period, (void *)&money});
    t.line.cost = sr_model_measure(t.w.model, &cost);
    expect_number(&in_period(&t, "2022")->cost, 20000, 1); /* 2 600 000 / 130 */
    world_close(&t.w);
}

typedef struct next_case {
    sr_next_rule rule;
    size_t years;
    int64_t num, den;
} next_case;

static void rules_propose_from_outcomes(void **state)
{
    (void)state;
    static const next_case cases[] = {
        {SR_NEXT_KEEP, 0, 120, 1},  {SR_NEXT_OUTCOME, 1, 130, 1},
        {SR_NEXT_MEAN, 3, 100, 1},  /* (80 + 90 + 130) / 3 */
        {SR_NEXT_TREND, 2, 170, 1}, /* 130 + 40 */
        {SR_NEXT_TREND, 3, 150, 1}, /* mean 100, slope 25: 100 + 2 · 25 */
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        year t;
        begin(&t, "avslut", &closed, hundred_and_twenty());
        t.line.next = (sr_next_budget){.rule = cases[i].rule, .years = cases[i].years};
        const sr_budget_result *line = in_period(&t, "2022");
        expect_number(&line->proposal, cases[i].num, cases[i].den);
        assert_int_equal(line->ground_count, cases[i].years);
        assert_int_equal(line->target.value.num, 120); /* nothing is judged by a proposal */
        world_close(&t.w);
    }
}

static void a_change_is_added_in_points(void **state)
{
    (void)state;
    year t;
    begin(&t, "andel", &share, target_of(SR_AT_LEAST_TARGET, ratio_of(1, 2), SR_IN_SHARE));
    t.line.next = (sr_next_budget){
        .rule = SR_NEXT_OUTCOME, .years = 1, .has_change = true, .change = {.value = {2, 1, 0.0}}};
    t.line.next.change.measured_in = SR_IN_POINTS;
    expect_number(&in_period(&t, "2022")->proposal, 27, 50); /* 52 % + 2 points */
    world_close(&t.w);
}

static void a_part_of_the_year_proposes_from_the_forecast(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.said[0] = forecast("2022-T1", 110);
    t.line.split.kind = SR_SPLIT_EVEN;
    t.line.follow_ups = t.said;
    t.line.follow_up_count = 1;
    t.line.next = (sr_next_budget){.rule = SR_NEXT_TREND, .years = 2};
    const sr_budget_result *line = in_period(&t, "2022-T1");
    expect_number(&line->proposal, 130, 1); /* 110 + 20 */
    assert_true(line->grounds[1].is_forecast);
    world_close(&t.w);
}

static void no_proposal_without_grounds(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, hundred_and_twenty());
    t.line.next = (sr_next_budget){.rule = SR_NEXT_MEAN, .years = 4}; /* 2019 is not there */
    const sr_budget_result *line = in_period(&t, "2022");
    assert_int_equal(line->proposal.missing, SR_NOT_MEASURED);
    assert_string_equal(line->proposal_reason.id, "the outcome of {0} is not known");
    world_close(&t.w);
}

static void a_direction_is_no_level_to_keep(void **state)
{
    (void)state;
    year t;
    begin(&t, "avslut", &closed, (sr_target){.comparator = SR_RISES});
    t.line.next = (sr_next_budget){.rule = SR_NEXT_KEEP};
    const sr_budget_result *line = in_period(&t, "2022");
    assert_int_equal(line->proposal.missing, SR_NOT_MEASURABLE);
    assert_string_equal(line->proposal_reason.id, "there is no level to keep");
    world_close(&t.w);
}

static void no_proposal_that_cannot_be(void **state)
{
    (void)state;
    static const outcomes falling = {{{"2021", 90}, {"2022", 20}}, SR_IN_COUNT, 1};
    year t;
    begin(&t, "avslut", &falling, hundred_and_twenty());
    t.line.next = (sr_next_budget){.rule = SR_NEXT_TREND, .years = 2}; /* 20 - 70 */
    assert_int_equal(in_period(&t, "2022")->proposal.missing, SR_NOT_APPLICABLE);
    world_close(&t.w);
}

/* ---- declarations ---- */

static void wrong_lines_are_told(void **state)
{
    (void)state;
    year t;
    begin(&t, "andel", &share, target_of(SR_AT_LEAST_TARGET, ratio_of(1, 2), SR_IN_SHARE));
    t.said[0] = forecast("2023-T1", 110);
    t.said[1] = forecast("2022", 110);
    t.said[1].unit = sr_forbund_unit(t.w.forbund, "torgen");
    t.said[2] = forecast("2022", 110);
    t.said[2].unit = t.said[1].unit;
    t.line.follow_ups = t.said;
    t.line.follow_up_count = 3;
    t.line.split.kind = SR_SPLIT_EVEN;
    t.line.cost = t.line.measure;
    assert_non_null(sr_model_budget_line(t.w.model, &t.line));
    world_expect(&t.w, "SR2421 only a number or an amount in kronor can be divided over the year\n"
                       "SR2423 2023-T1 is after the year of the budget, 2022\n"
                       "SR2424 the forecast is in another unit than the outcome\n"
                       "SR2422 the line is not about the unit torgen\n"
                       "SR2423 a forecast is said in a part of the year; 2022 is the whole of it\n"
                       "SR2425 2022 is followed up twice\n"
                       "SR2426 the cost andel is not measured in kronor\n"
                       "SR2426 there is nothing to divide the cost by: andel is no count\n");
    world_close(&t.w);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_even_split_gives_each_tertial_a_third),
        cmocka_unit_test(later_parts_are_added_up),
        cmocka_unit_test(a_volume_is_never_scaled_silently),
        cmocka_unit_test(a_kind_of_part_without_shares_is_not_divided),
        cmocka_unit_test(a_share_holds_at_any_time),
        cmocka_unit_test(what_is_missing_makes_the_sum_missing),
        cmocka_unit_test(shares_that_do_not_fit_make_no_sum),
        cmocka_unit_test(forecasts_are_compared_at_the_same_point),
        cmocka_unit_test(later_forecasts_are_not_known_earlier),
        cmocka_unit_test(of_two_on_the_same_day_that_of_the_period_is_in_force),
        cmocka_unit_test(each_outcome_cost_its_part),
        cmocka_unit_test(rules_propose_from_outcomes),
        cmocka_unit_test(a_change_is_added_in_points),
        cmocka_unit_test(a_part_of_the_year_proposes_from_the_forecast),
        cmocka_unit_test(no_proposal_without_grounds),
        cmocka_unit_test(a_direction_is_no_level_to_keep),
        cmocka_unit_test(no_proposal_that_cannot_be),
        cmocka_unit_test(wrong_lines_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
