/* The results as JSON: every member of the contract, exact numbers, the same bytes each time. The file that
   is left behind is held against schemas/samrapport-results-1.schema.json by the test spec.results_json. */
#include "model_world.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Samordningsförbundet Prov\",\n"
    "  \"units\": [ { \"id\": \"misam\", \"name\": \"MISAM\" } ],\n"
    "  \"periods\": { \"2021\": {}, \"2022\": { \"sources\": {\n"
    "    \"enkät\": { \"file\": \"2022/enkät.csv\", \"published\": true, \"hand_entered\": true, "
    "\"columns\": {\n"
    "      \"kön\": { \"role\": \"group\", \"total\": \"totalt\" }, \"andel\": { \"unit\": \"percent\" } } } "
    "} } } }";

static const char csv[] = "kön;andel;antal;av\ntotalt;79;75;95\nkvinnor;80;;\nmän;;;\n";

typedef struct try_results {
    world w;
    sr_quantity previous, national, missing, assumed, inexact;
    sr_goal_part parts[2];
    sr_index_area area;
    sr_indicator indicators[2];
    sr_guard guard;
    const sr_unit *unit;
    const char *responsible[2];
    sr_lineage lineage;
    const sr_results *results;
} try_results;

static const char *const by[] = {"kön"};
static const char *const tags[] = {"indikator 4", "indikator 4"};

static const sr_measure *declare_measures(try_results *t)
{
    t->previous = sr_quantity_number(ratio_of(75, 100), SR_IN_SHARE);
    t->national = sr_quantity_number(ratio_of(82, 100), SR_IN_SHARE);
    t->missing = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_COUNT);
    t->assumed = sr_quantity_number(ratio_of(25, 10), SR_IN_MONTHS);
    t->assumed.assumed = "av kansliet";
    t->inexact = sr_quantity_number((sr_number){0, 0, 0.1}, SR_IN_SCORE);
    sr_measure share = measure_of("personal.trohet", SR_IN_SHARE, share_in("enkät"));
    share.by = by;
    share.by_count = 1;
    share.previous = giving(&t->previous);
    share.national = giving(&t->national);
    share.tags = tags;
    share.tag_count = 2;
    share.base = SR_BASE_CALENDAR_YEAR;
    const sr_measure *kept = sr_model_measure(t->w.model, &share);
    sr_measure others[] = {measure_of("deltagare", SR_IN_COUNT, giving(&t->missing)),
                           measure_of("vantetid", SR_IN_MONTHS, giving(&t->assumed)),
                           measure_of("z", SR_IN_SCORE, giving(&t->inexact))};
    others[0].units = &t->unit;
    others[0].unit_count = 1;
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(sr_model_measure(t->w.model, &others[i]));
    }
    assert_non_null(kept);
    return kept;
}

static void declare_goals(try_results *t, const sr_measure *share)
{
    t->parts[0] = (sr_goal_part){"pågående", share};
    t->parts[1] = (sr_goal_part){"avslutade", sr_model_find_measure(t->w.model, "vantetid")};
    t->responsible[0] = "MISAM";
    t->responsible[1] = "styrgruppen";
    t->lineage = (sr_lineage){SR_REPLACES, "2021:1.2", NULL};
    sr_goal goal = {.id = "1.2a",
                    .plan_year = 2022,
                    .area = "1. Individer",
                    .text = "Medskapande",
                    .unit = t->unit,
                    .responsible = t->responsible,
                    .responsible_count = 2,
                    .parts = t->parts,
                    .part_count = 1,
                    .measurable = true,
                    .target = target_of(SR_AT_LEAST_TARGET, ratio_of(8, 10), SR_IN_SHARE),
                    .has_partly = true,
                    .partly = target_of(SR_AT_LEAST_TARGET, ratio_of(75, 100), SR_IN_SHARE),
                    .lineage = &t->lineage,
                    .lineage_count = 1,
                    .judgement = {true, SR_STATE_MET, NULL, "styrgruppen", sr_day_of(2023, 2, 1)}};
    assert_non_null(sr_model_goal(t->w.model, &goal));
    sr_goal intention = {
        .id = "2", .plan_year = 2022, .measurable = true, .target = {.comparator = SR_NO_LEVEL}};
    assert_non_null(sr_model_goal(t->w.model, &intention));
}

static void declare_index(try_results *t, const sr_measure *share)
{
    t->area = (sr_index_area){.id = "personal", .title = "Medarbetare"};
    t->indicators[0] = (sr_indicator){.id = "trohet",
                                      .text = "Trohet mot arbetssättet",
                                      .has_weight = true,
                                      .weight = SR_INT(2),
                                      .measure = share,
                                      .target = target_of(SR_AT_LEAST_TARGET, ratio_of(8, 10), SR_IN_SHARE)};
    t->indicators[1] = t->indicators[0];
    t->indicators[1].id = "okand";
    t->indicators[1].measure = NULL;
    sr_index index = {.id = "viktat",
                      .title = "Viktat index",
                      .target = target_of(SR_AT_LEAST_TARGET, SR_INT(70), SR_IN_POINTS),
                      .has_near = true,
                      .near = ratio_of(2, 100),
                      .near_earns = ratio_of(1, 2),
                      .near_assumed = "gränsen är inte publicerad",
                      .areas = &t->area,
                      .area_count = 1,
                      .indicators = t->indicators,
                      .indicator_count = 2};
    assert_non_null(sr_model_index(t->w.model, &index));
}

static void declare_budget(try_results *t, const sr_measure *share)
{
    t->guard = (sr_guard){.text = "spärr",
                          .measure = sr_model_find_measure(t->w.model, "deltagare"),
                          .limit = target_of(SR_AT_LEAST_TARGET, SR_INT(3), SR_IN_COUNT),
                          .proposed = true};
    sr_budget_line line = {.id = "trohet",
                           .measure = share,
                           .target = target_of(SR_AT_LEAST_TARGET, ratio_of(1, 2), SR_IN_SHARE),
                           .guards = &t->guard,
                           .guard_count = 1};
    assert_non_null(sr_model_budget_line(t->w.model, &line));
}

static void open_results(try_results *t)
{
    *t = (try_results){0};
    assert_int_equal(world_open(&t->w, forbund), SR_OK);
    assert_int_equal(world_source(&t->w, "2022", "enkät", csv), SR_OK);
    t->unit = sr_forbund_unit(t->w.forbund, "misam");
    const sr_measure *share = declare_measures(t);
    declare_goals(t, share);
    declare_index(t, share);
    declare_budget(t, share);
    assert_int_equal(world_compute(&t->w, "2022", &t->results), SR_OK);
}

static const cJSON *at(const cJSON *json, const char *list, int position)
{
    const cJSON *item = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(json, list), position);
    assert_non_null(item);
    return item;
}

/* The JSON text of a member, without blanks. */
static void expect_member(const cJSON *object, const char *name, const char *expected)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
    if (member == NULL) {
        fail_msg("no member %s", name);
    }
    char *text = cJSON_PrintUnformatted(member);
    assert_non_null(text);
    assert_string_equal(text, expected);
    cJSON_free(text);
}

static void measures_in_json(const cJSON *json)
{
    const cJSON *share = at(json, "measures", 0);
    expect_member(share, "id", "\"personal.trohet\"");
    expect_member(share, "unit_id", "null");
    expect_member(share, "unit", "\"förbundet\"");
    expect_member(share, "group", "{}");
    expect_member(share, "measured_in", "\"share\"");
    expect_member(share, "value", "0.78947368421052633");
    expect_member(share, "numerator", "75");
    expect_member(share, "denominator", "95");
    expect_member(share, "n", "95");
    expect_member(share, "inexact", "false");
    expect_member(share, "missing", "null");
    expect_member(share, "display", "\"79\u00a0%\"");
    expect_member(share, "previous",
                  "{\"period\":\"2021\",\"value\":0.75,\"missing\":null,\"display\":\"75\u00a0%\"}");
    expect_member(share, "arrow", "\"up\"");
    expect_member(share, "position", "\"lower\"");
    expect_member(share, "tags", "[\"indikator 4\"]");
    const cJSON *origin = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(share, "origin"), 0);
    expect_member(origin, "source", "\"enkät\"");
    expect_member(origin, "file", "\"2022/enkät.csv\"");
    expect_member(origin, "rows", "\"2\"");
    expect_member(origin, "published", "true");
    expect_member(origin, "hand_entered", "true");
    const cJSON *women = at(json, "measures", 1);
    expect_member(women, "group", "{\"kön\":\"kvinnor\"}");
    expect_member(women, "numerator", "null");
    const cJSON *men = at(json, "measures", 2);
    expect_member(men, "value", "null");
    expect_member(men, "missing", "\"not_published\"");
    const cJSON *participants = at(json, "measures", 3);
    expect_member(participants, "unit_id", "\"misam\"");
    expect_member(participants, "unit", "\"MISAM\"");
    expect_member(participants, "missing", "\"not_measured\"");
    expect_member(at(json, "measures", 4), "assumed", "\"av kansliet\"");
    expect_member(at(json, "measures", 4), "value", "2.5");
    expect_member(at(json, "measures", 5), "inexact", "true");
    expect_member(at(json, "measures", 5), "value", "0.1");
}

static void goals_in_json(const cJSON *json)
{
    const cJSON *goal = at(json, "goals", 0);
    expect_member(goal, "id", "\"1.2a\"");
    expect_member(goal, "measure", "\"personal.trohet\"");
    expect_member(goal, "outcome", "0.78947368421052633");
    expect_member(goal, "responsible", "[\"MISAM\",\"styrgruppen\"]");
    expect_member(goal, "lineage", "[{\"kind\":\"replaces\",\"goal\":\"2021:1.2\",\"note\":null}]");
    expect_member(goal, "judgement",
                  "{\"box\":\"met\",\"comment\":null,\"role\":\"styrgruppen\",\"date\":\"2023-02-01\"}");
    expect_member(goal, "assessment", "\"partly\"");
    expect_member(cJSON_GetObjectItemCaseSensitive(goal, "target"), "comparator", "\"at_least\"");
    expect_member(cJSON_GetObjectItemCaseSensitive(goal, "target"), "value", "0.8");
    const cJSON *intention = at(json, "goals", 1);
    expect_member(intention, "assessment", "\"not_measurable\"");
    expect_member(intention, "reason", "\"avsikten har ingen nivå\"");
    expect_member(intention, "measure", "null");
    expect_member(intention, "outcome", "null");
}

static void index_in_json(const cJSON *json)
{
    const cJSON *index = at(json, "indices", 0);
    expect_member(index, "earned", "1");
    expect_member(index, "maximum", "2");
    expect_member(index, "value", "50");
    expect_member(index, "target", "70");
    expect_member(index, "assessment", "\"not_met\"");
    expect_member(index, "remainder", "null");
    expect_member(at(index, "indicators", 0), "colour", "\"orange\"");
    expect_member(at(index, "indicators", 0), "points", "1");
    expect_member(at(index, "indicators", 1), "colour", "\"none\"");
    expect_member(at(index, "indicators", 1), "points", "null");
    expect_member(at(index, "areas", 0), "value", "50");
    const cJSON *line = at(json, "social_budget", 0);
    expect_member(line, "budget", "0.5");
    expect_member(line, "outcome", "0.78947368421052633");
    expect_member(line, "deviation", "0.28947368421052633");
    expect_member(line, "assessment", "\"met\"");
    expect_member(at(line, "guards", 0), "breached", "null");
    expect_member(at(line, "guards", 0), "limit", "3");
    expect_member(at(json, "findings", 0), "code", "\"SR4020\"");
    expect_member(at(json, "findings", 0), "stated", "\"Uppfyllt\"");
    expect_member(at(json, "findings", 0), "message",
                  "\"den ansvariga bedömer mål 1.2a annorlunda än regeln\"");
}

static void every_member_of_the_contract(void **state)
{
    (void)state;
    try_results t;
    sr_buf text = {0};
    open_results(&t);
    assert_int_equal(sr_results_write_json(t.results, &text), SR_OK);
    cJSON *json = cJSON_Parse(sr_buf_string(&text));
    assert_non_null(json);
    expect_member(json, "schema", "\"samrapport-results/1\"");
    expect_member(json, "forbund", "{\"id\":\"prov\",\"name\":\"Samordningsförbundet Prov\"}");
    expect_member(json, "period", "\"2022\"");
    expect_member(json, "language", "\"sv\"");
    measures_in_json(json);
    goals_in_json(json);
    index_in_json(json);
    cJSON_Delete(json);
    FILE *file = fopen("sample-results.json", "w");
    assert_non_null(file);
    assert_int_equal(fwrite(text.at, 1, text.length, file), text.length);
    assert_int_equal(fclose(file), 0);
    sr_buf_free(&text);
    world_close(&t.w);
}

static void a_wrong_document_for_the_schema(void **state)
{
    (void)state;
    FILE *file = fopen("sample-results-wrong.json", "w");
    assert_non_null(file);
    assert_true(
        fputs("{ \"schema\": \"samrapport-results/1\", \"forbund\": { \"id\": \"a\", \"name\": \"A\" }, "
              "\"period\": \"2022\", \"language\": \"sv\", \"measures\": [ { \"id\": \"a\" } ], "
              "\"goals\": [], \"indices\": [], \"social_budget\": [], \"findings\": [] }\n",
              file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void the_same_bytes_each_time(void **state)
{
    (void)state;
    sr_buf texts[2] = {{0}, {0}};
    for (size_t i = 0; i < 2; i++) {
        try_results t;
        open_results(&t);
        assert_int_equal(sr_results_write_json(t.results, &texts[i]), SR_OK);
        world_close(&t.w);
    }
    assert_string_equal(sr_buf_string(&texts[0]), sr_buf_string(&texts[1]));
    sr_buf_free(&texts[0]);
    sr_buf_free(&texts[1]);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_member_of_the_contract),
        cmocka_unit_test(a_wrong_document_for_the_schema),
        cmocka_unit_test(the_same_bytes_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
