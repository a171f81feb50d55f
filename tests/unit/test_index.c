/* The weighted index: colours at their edges, published totals and remainders, and Umeåregionen's index of
   2022 as published (facts/umea_index_2022.csv, facts/umea_index_totals.csv). */
#include "model_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"language\": \"en\",\n"
    "  \"periods\": { \"2021\": {}, \"2022\": {} } }";

/* Totals in weights; NONE is not published. */
enum { NONE = -1, MOST = 16 };
typedef struct total {
    int64_t earned, maximum, indicators, goals;
} total;

static sr_quantity published(int64_t number)
{
    return number == NONE ? sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE)
                          : sr_quantity_number(SR_INT(number), SR_IN_NONE);
}

static sr_status give_total(void *user, const sr_context *context, sr_published_total *out)
{
    const total *numbers = user;
    (void)context;
    *out = (sr_published_total){published(numbers->earned), published(numbers->maximum),
                                published(numbers->indicators), published(numbers->goals)};
    return SR_OK;
}

static sr_total_evaluator totalling(const total *numbers)
{
    return (sr_total_evaluator){numbers != NULL ? give_total : NULL, (void *)(uintptr_t)numbers};
}

typedef struct item {
    size_t area;
    int64_t weight;   /* NONE: not published */
    int64_t k, n;     /* the outcome; n 0: none */
    int64_t target;   /* per cent */
    sr_colour colour; /* expected */
} item;

typedef struct try_index {
    world w;
    sr_quantity values[MOST];
    sr_index_area areas[5];
    sr_indicator indicators[MOST];
    sr_index index;
} try_index;

static sr_quantity share_of(const item *of)
{
    sr_quantity value = sr_quantity_number(ratio_of(of->k, of->n), SR_IN_SHARE);
    value.has_base = true;
    value.numerator = SR_INT(of->k);
    value.denominator = SR_INT(of->n);
    return value;
}

static sr_indicator indicator_of(try_index *t, const item *of, size_t i)
{
    char id[16];
    (void)snprintf(id, sizeof id, "i%zu", i);
    const char *own = sr_arena_text(t->w.arena, id);
    sr_indicator indicator = {.id = own,
                              .text = own,
                              .area = of->area,
                              .has_weight = of->weight != NONE,
                              .weight = SR_INT(of->weight),
                              .target = target_of(SR_AT_LEAST_TARGET, ratio_of(of->target, 100), SR_IN_SHARE),
                              .place = {.file = "weighted_index.lua", .line = (unsigned)i + 10}};
    if (of->n != 0) {
        t->values[i] = share_of(of);
        sr_measure measure = measure_of(own, SR_IN_SHARE, giving(&t->values[i]));
        indicator.measure = sr_model_measure(t->w.model, &measure);
    }
    return indicator;
}

static void declare(try_index *t, const item *items, size_t count, const total *areas, size_t area_count,
                    const total *whole)
{
    static const char *const ids[] = {"nytta", "jamlik", "god", "deltagare", "medarbetare"};
    assert_int_equal(world_open(&t->w, forbund), SR_OK);
    for (size_t i = 0; i < area_count; i++) {
        bool given = areas[i].earned != NONE || areas[i].indicators != NONE;
        t->areas[i] = (sr_index_area){.id = ids[i],
                                      .title = ids[i],
                                      .published = totalling(given ? &areas[i] : NULL),
                                      .place = {.file = "weighted_index.lua", .line = 3}};
    }
    for (size_t i = 0; i < count; i++) {
        t->indicators[i] = indicator_of(t, &items[i], i);
    }
    t->index = (sr_index){.id = "viktat",
                          .title = "Viktat index",
                          .target = target_of(SR_AT_LEAST_TARGET, SR_INT(70), SR_IN_POINTS),
                          .has_near = true,
                          .near = ratio_of(2, 100),
                          .areas = t->areas,
                          .area_count = area_count,
                          .indicators = t->indicators,
                          .indicator_count = count,
                          .published = totalling(whole),
                          .place = {.file = "weighted_index.lua", .line = 1}};
}

static const sr_index_result *compute(try_index *t)
{
    const sr_results *results = NULL;
    assert_non_null(sr_model_index(t->w.model, &t->index));
    assert_int_equal(world_compute(&t->w, "2022", &results), SR_OK);
    assert_int_equal(results->index_count, 1);
    return &results->indices[0];
}

static void expect_number(const sr_quantity *quantity, int64_t num, int64_t den)
{
    assert_int_equal(quantity->missing, SR_PRESENT);
    if (sr_number_compare(quantity->value, ratio_of(num, den)) != 0) {
        fail_msg("%lld/%lld instead of %lld/%lld", (long long)quantity->value.num,
                 (long long)quantity->value.den, (long long)num, (long long)den);
    }
}

/* The sixteen published indicators; those without a share (yes or no, in tenths, a trend) have no outcome
 * here. */
static const item umea[] = {
    {0, NONE, 271, 705, 40, SR_COLOUR_ORANGE}, /* 38.4 against 40: published as orange */
    {0, NONE, 179, 271, 80, SR_COLOUR_RED},    {0, NONE, 68, 179, 35, SR_COLOUR_GREEN},
    {0, 10, 27, 179, 25, SR_COLOUR_RED},       {0, NONE, 0, 0, 1, SR_COLOUR_NONE},
    {0, NONE, 0, 0, 1, SR_COLOUR_NONE},        {0, NONE, 0, 0, 1, SR_COLOUR_NONE},
    {2, NONE, 0, 0, 1, SR_COLOUR_NONE},        {2, 2, 75, 95, 80, SR_COLOUR_ORANGE}, /* 78.9 against 80 */
    {3, NONE, 7, 10, 80, SR_COLOUR_RED},       {3, 2, 117, 133, 80, SR_COLOUR_GREEN},
    {3, NONE, 127, 133, 80, SR_COLOUR_GREEN},  {3, 3, 128, 132, 80, SR_COLOUR_GREEN},
    {3, 5, 119, 132, 80, SR_COLOUR_GREEN},     {4, 1, 82, 96, 80, SR_COLOUR_GREEN},
    {4, 1, 70, 96, 80, SR_COLOUR_RED}, /* 72.9 */
};
static const total umea_areas[] = {
    {NONE, NONE, 22, 3}, {41, 47, 23, 4}, {NONE, NONE, 28, 5}, {33, 38, 16, 6}, {17, 25, 10, 3}};
static const total umea_whole = {171, 244, 99, 21};

static void umea_2022_as_published(void **state)
{
    (void)state;
    try_index t = {0};
    declare(&t, umea, sizeof umea / sizeof umea[0], umea_areas, 5, &umea_whole);
    const sr_index_result *index = compute(&t);
    for (size_t i = 0; i < sizeof umea / sizeof umea[0]; i++) {
        if (index->indicators[i].colour != umea[i].colour) {
            fail_msg("indicator %zu has colour %d", i, index->indicators[i].colour);
        }
    }
    expect_number(&index->earned, 171, 1);
    expect_number(&index->maximum, 244, 1);
    expect_number(&index->value, 17100, 244); /* 70.0819… */
    assert_int_equal(index->state, SR_STATE_MET);
    assert_true(index->remainder.present);
    expect_number(&index->remainder.earned, 80, 1);
    expect_number(&index->remainder.maximum, 134, 1);
    expect_number(&index->remainder.goals, 8, 1);
    expect_number(&index->remainder.indicators, 50, 1);
    assert_string_equal(index->remainder.title, "nytta, god");
    assert_int_equal(index->areas[0].earned.missing, SR_NOT_PUBLISHED);
    assert_int_equal(index->areas[0].value.missing, SR_NOT_PUBLISHED);
    expect_number(&index->areas[1].earned, 41, 1);
    expect_number(&index->areas[1].remainder.earned, 41, 1); /* nothing of it is itemised */
    expect_number(&index->areas[3].remainder.earned, 23, 1); /* 33 - 2 - 3 - 5 */
    expect_number(&index->areas[3].remainder.maximum, 28, 1);
    expect_number(&index->areas[3].remainder.indicators, 11, 1);
    expect_number(&index->areas[4].remainder.earned, 16, 1);
    expect_number(&index->areas[4].remainder.maximum, 23, 1);
    /* Contributions and misses of areas and remainder make up the whole: 100 points. */
    sr_number sum = index->remainder_contribution.value;
    assert_int_equal(sr_number_add(sum, index->remainder_missed.value, &sum), SR_OK);
    for (size_t i = 0; i < 5; i++) {
        if (index->areas[i].published) {
            assert_int_equal(sr_number_add(sum, index->areas[i].contribution.value, &sum), SR_OK);
            assert_int_equal(sr_number_add(sum, index->areas[i].missed.value, &sum), SR_OK);
        }
    }
    assert_int_equal(sr_number_compare(sum, SR_INT(100)), 0);
    world_expect(&t.w, "");
    world_close(&t.w);
}

static void umea_2021_from_last_years_plan(void **state)
{
    (void)state;
    static const total whole_2021 = {111, 177, NONE, NONE};
    try_index t = {0};
    declare(&t, umea, sizeof umea / sizeof umea[0], umea_areas, 5, &umea_whole);
    assert_non_null(sr_model_index(t.w.model, &t.index));
    sr_model *last_model = sr_model_new(t.w.arena, t.w.forbund, t.w.findings);
    sr_index last = t.index;
    last.indicator_count = 0;
    last.area_count = 0;
    last.published = totalling(&whole_2021);
    assert_non_null(sr_model_index(last_model, &last));
    sr_evaluation *now = sr_evaluation_new(t.w.arena, t.w.forbund, t.w.model, NULL, 0, t.w.findings);
    sr_evaluation *before = sr_evaluation_new(t.w.arena, t.w.forbund, last_model, NULL, 0, t.w.findings);
    const sr_results *results = NULL;
    assert_int_equal(sr_results_compute(now, t.w.model, period_of("2022"),
                                        &(sr_results_ask){.past = &before, .past_count = 1}, &results),
                     SR_OK);
    const sr_index_result *index = &results->indices[0];
    assert_true(index->has_previous);
    expect_number(&index->previous, 11100, 177);
    sr_buf shown = {0};
    sr_number_round(index->previous.value, 2, &shown);
    assert_string_equal(sr_buf_string(&shown), "62.71");
    sr_buf_free(&shown);
    world_expect(&t.w, "");
    world_close(&t.w);
}

/* ---- colours ---- */

static void colours_at_their_edges(void **state)
{
    (void)state;
    static const item items[] = {
        {0, 1, 80, 100, 80, SR_COLOUR_GREEN},  {0, 1, 79, 100, 80, SR_COLOUR_ORANGE},
        {0, 1, 78, 100, 80, SR_COLOUR_ORANGE}, /* the limit of two points is included */
        {0, 1, 779, 1000, 80, SR_COLOUR_RED},  {0, 1, 0, 0, 80, SR_COLOUR_NONE},
    };
    static const total none[] = {{NONE, NONE, NONE, NONE}};
    static const struct {
        sr_number near_earns;
        int64_t num, den;
    } cases[] = {{{0, 0, 0.0}, 1, 1}, {{0, 1, 0.0}, 1, 1}, {{1, 2, 0.0}, 2, 1}, {{1, 1, 0.0}, 3, 1}};
    for (size_t c = 0; c < sizeof cases / sizeof cases[0]; c++) {
        try_index t = {0};
        declare(&t, items, 5, none, 1, NULL);
        t.index.near_earns = cases[c].near_earns;
        const sr_index_result *index = compute(&t);
        for (size_t i = 0; i < 5; i++) {
            assert_int_equal(index->indicators[i].colour, items[i].colour);
        }
        assert_int_equal(index->indicators[4].points.missing, SR_NOT_MEASURED);
        expect_number(&index->earned, cases[c].num, cases[c].den);
        expect_number(&index->maximum, 4, 1); /* what cannot be judged counts neither way, and that is told */
        assert_int_equal(index->state, cases[c].num == 3 ? SR_STATE_MET : SR_STATE_NOT_MET);
        world_expect(&t.w, "SR4045 indicators without an outcome, left out of the index: 1\n");
        world_close(&t.w);
    }
}

/* The whole is pooled over indicators: 9/10 and 0/1 give 9/11, not the mean 45 %. */
static void pooled_over_indicators(void **state)
{
    (void)state;
    static const item items[] = {{0, 9, 9, 10, 80, 0}, {0, 1, 1, 10, 80, 0}, {1, 1, 1, 10, 80, 0}};
    static const total none[] = {{NONE, NONE, NONE, NONE}, {NONE, NONE, NONE, NONE}};
    try_index t = {0};
    declare(&t, items, 3, none, 2, NULL);
    const sr_index_result *index = compute(&t);
    expect_number(&index->value, 900, 11);
    expect_number(&index->areas[0].value, 90, 1);
    expect_number(&index->areas[1].value, 0, 1);
    assert_false(index->remainder.present);
    world_expect(&t.w, "");
    world_close(&t.w);
}

static void nothing_measured_is_not_zero(void **state)
{
    (void)state;
    static const item items[] = {{0, 9, 0, 0, 80, 0}, {1, 1, 0, 0, 80, 0}};
    static const total none[] = {{NONE, NONE, NONE, NONE}, {NONE, NONE, NONE, NONE}};
    try_index t = {0};
    declare(&t, items, 2, none, 2, NULL);
    const sr_index_result *index = compute(&t);
    assert_int_equal(index->earned.missing, SR_NOT_MEASURED);
    assert_int_equal(index->value.missing, SR_NOT_MEASURED);
    assert_int_equal(index->state, SR_STATE_NOT_MEASURED);
    expect_number(&index->maximum, 10, 1); /* the plan's weights are known */
    world_expect(&t.w, "");
    world_close(&t.w);
}

static void unpublished_weight_hides_the_area(void **state)
{
    (void)state;
    static const item items[] = {{0, NONE, 9, 10, 80, 0}, {1, 1, 9, 10, 80, 0}};
    static const total none[] = {{NONE, NONE, NONE, NONE}, {NONE, NONE, NONE, NONE}};
    try_index t = {0};
    declare(&t, items, 2, none, 2, NULL);
    const sr_index_result *index = compute(&t);
    assert_int_equal(index->areas[0].earned.missing, SR_NOT_PUBLISHED);
    expect_number(&index->areas[1].earned, 1, 1);
    assert_int_equal(index->value.missing, SR_NOT_PUBLISHED);
    assert_int_equal(index->indicators[0].points.missing, SR_NOT_PUBLISHED);
    assert_int_equal(index->indicators[0].colour, SR_COLOUR_GREEN);
    world_close(&t.w);
}

/* ---- contradictions ---- */

typedef struct contradiction {
    total areas[2];
    total whole;
    int64_t weight; /* of the one indicator in the first area, which earns it */
    size_t errors;
    const char *findings;
} contradiction;

static void totals_that_contradict_each_other(void **state)
{
    (void)state;
    static const contradiction cases[] = {
        {{{3, 4, NONE, NONE}, {1, 2, NONE, NONE}}, {4, 6, NONE, NONE}, 3, 0, ""},
        {{{3, 4, NONE, NONE}, {1, 2, NONE, NONE}},
         {5, 6, NONE, NONE},
         3,
         0,
         "SR4042 the published areas earn another sum than the whole | 5 | 4\n"},
        {{{3, 4, NONE, NONE}, {1, 2, NONE, NONE}},
         {4, 6, NONE, NONE},
         5,
         2,
         "SR4040 the weights of the indicators of nytta exceed its published total | 4 | 5\n"
         "SR4040 the indicators of nytta earn more than its published total | 3 | 5\n"},
        {{{3, 4, 0, NONE}, {1, 2, 1, NONE}},
         {4, 6, NONE, NONE},
         3,
         1,
         "SR4040 nytta lists more indicators than were published | 0 | 1\n"},
        {{{NONE, NONE, NONE, NONE}, {1, 2, NONE, NONE}},
         {4, 6, NONE, NONE},
         5,
         2,
         "SR4040 the weights of the indicators of nytta exceed its published total | 4 | 5\n"
         "SR4040 the indicators of nytta earn more than its published total | 3 | 5\n"},
        {{{NONE, NONE, NONE, NONE}, {7, 8, NONE, NONE}},
         {4, 9, NONE, NONE},
         0,
         0,
         "SR4042 the published areas earn another sum than the whole | 4 | 7\n"},
        {{{5, 4, NONE, NONE}, {1, 2, NONE, NONE}},
         {6, 6, NONE, NONE},
         3,
         0,
         "SR4041 nytta earned more than its maximum, as published | 4 | 5\n"},
        {{{NONE, NONE, NONE, NONE}, {NONE, NONE, NONE, NONE}},
         {7, 6, NONE, NONE},
         3,
         0,
         "SR4041 Viktat index earned more than its maximum, as published | 6 | 7\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        item one = {0, cases[i].weight, 9, 10, 80, SR_COLOUR_GREEN};
        try_index t = {0};
        declare(&t, &one, 1, cases[i].areas, 2, &cases[i].whole);
        (void)compute(&t);
        world_expect(&t.w, cases[i].findings);
        assert_int_equal(sr_findings_errors(t.w.findings), cases[i].errors);
        world_close(&t.w);
    }
}

static void weights_and_limits_are_checked(void **state)
{
    (void)state;
    static const item items[] = {{0, -2, 9, 10, 80, 0}, {0, 1, 9, 10, 80, 0}};
    static const total none[] = {{NONE, NONE, NONE, NONE}, {NONE, NONE, NONE, NONE}};
    try_index t = {0};
    declare(&t, items, 2, none, 2, NULL);
    t.indicators[1].id = t.indicators[0].id;
    t.areas[1].id = t.areas[0].id;
    t.index.near = ratio_of(-1, 100);
    t.index.near_earns = SR_INT(2);
    t.index.target = target_of(SR_AT_LEAST_TARGET, ratio_of(7, 10), SR_IN_SHARE);
    assert_non_null(sr_model_index(t.w.model, &t.index));
    world_expect(&t.w, "SR2160 the target is not in the unit of what is measured\n"
                       "SR2151 the id nytta is declared twice\n"
                       "SR2171 the limit for near is below zero\n"
                       "SR2171 near earns a share of the weight\n"
                       "SR2170 the weight of i0 is below zero\n"
                       "SR2151 the id i0 is declared twice\n");
    world_close(&t.w);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(umea_2022_as_published),
        cmocka_unit_test(umea_2021_from_last_years_plan),
        cmocka_unit_test(colours_at_their_edges),
        cmocka_unit_test(pooled_over_indicators),
        cmocka_unit_test(nothing_measured_is_not_zero),
        cmocka_unit_test(unpublished_weight_hides_the_area),
        cmocka_unit_test(totals_that_contradict_each_other),
        cmocka_unit_test(weights_and_limits_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
