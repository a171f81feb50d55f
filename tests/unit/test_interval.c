/* Intervals of declared measures: with which base they are there, what they decide, and how they are written.
   The ends of 3 in 7 at 95 %, 0.158220 and 0.749542, are those of the closed form computed apart from the
   program. */
#include <cjson/cJSON.h>
#include <math.h>

#include "script_world.h"

static const char declared[] =
    "local alla = source 'deltagare'\n"
    "local function matt(id, val) val.label = id; val.kind = val.kind or 'share'; measure(id)(val) end\n"
    "local till_arbete = alla:share { orsak = 'arbete' }\n"
    "matt('fri', { value = till_arbete, interval = 'wilson' })\n"
    "matt('delad', { value = till_arbete, unit = 'misam', interval = { method = 'wilson', level = '90 %' } "
    "})\n"
    "matt('vagar', { value = till_arbete, national = printed('60 %', 'riket'), previous = printed('95 %', 'i "
    "fjol'),\n"
    "  interval = { method = 'wilson', decides = true } })\n"
    "matt('pekar', { value = till_arbete, national = printed('60 %', 'riket'), interval = 'wilson' })\n"
    "matt('tryckt', { value = printed('60 %', 'rapporten'), interval = 'wilson' })\n"
    "matt('saknas', { value = not_measured, interval = 'wilson' })\n"
    "matt('utan', { value = till_arbete })\n";

static const sr_measure_result *result_named(const script_world *s, const char *key)
{
    const sr_measure_result *found = sr_results_find(s->results, key);
    assert_non_null(found);
    return found;
}

static void assert_near_double(double found, double expected)
{
    assert_true(fabs(found - expected) < 0.000001);
}

static void assert_near(const sr_quantity *quantity, double expected)
{
    assert_int_equal(quantity->missing, SR_PRESENT);
    assert_near_double(sr_number_double(quantity->value), expected);
}

static void open_declared(script_world *s)
{
    assert_int_equal(scripts_open(s), SR_OK);
    add_script(s, "measures.lua", declared);
    assert_int_equal(scripts_load(s), SR_OK);
    scripts_expect(s, "");
    assert_int_equal(scripts_compute(s), SR_OK);
}

/* 3 of 7 left for work, 2 of 5 in the unit. */
static void a_share_of_a_known_base_has_one(void **state)
{
    (void)state;
    script_world s;
    open_declared(&s);
    const sr_measure_result *free = result_named(&s, "fri");
    assert_true(free->has_interval);
    assert_near(&free->low, 0.158220);
    assert_near(&free->high, 0.749542);
    assert_ptr_equal(free->low.origin, free->value.origin);
    assert_true(sr_number_double(result_named(&s, "delad@misam")->low.value) > 0.1);
    assert_false(result_named(&s, "tryckt")->has_interval); /* its base is not known */
    assert_false(result_named(&s, "saknas")->has_interval);
    assert_false(result_named(&s, "utan")->has_interval);
    scripts_close(&s);
}

static void it_decides_only_where_it_was_asked_to(void **state)
{
    (void)state;
    script_world s;
    open_declared(&s);
    const sr_measure_result *weighed = result_named(&s, "vagar");
    assert_true(weighed->has_national && !weighed->has_position && weighed->position_withheld);
    assert_true(weighed->has_arrow && !weighed->arrow_withheld); /* 95 % lies above the interval */
    assert_int_equal(weighed->arrow, SR_DOWN);
    const sr_measure_result *pointing = result_named(&s, "pekar");
    assert_true(pointing->has_position && !pointing->position_withheld);
    assert_int_equal(pointing->position, SR_LOWER);
    scripts_close(&s);
}

static const cJSON *json_measure(const cJSON *results, const char *id)
{
    const cJSON *measure;
    cJSON_ArrayForEach(measure, cJSON_GetObjectItem(results, "measures"))
    {
        if (strcmp(cJSON_GetStringValue(cJSON_GetObjectItem(measure, "id")), id) == 0) {
            return measure;
        }
    }
    fail_msg("there is no result %s", id);
    return NULL;
}

static void it_stands_in_the_results(void **state)
{
    (void)state;
    script_world s;
    sr_buf out = {0};
    open_declared(&s);
    assert_int_equal(sr_results_write_json(s.results, &out), SR_OK);
    cJSON *results = cJSON_Parse(sr_buf_string(&out));
    const cJSON *free = json_measure(results, "fri");
    const cJSON *interval = cJSON_GetObjectItem(free, "interval");
    assert_string_equal(cJSON_GetStringValue(cJSON_GetObjectItem(interval, "method")), "wilson");
    assert_near_double(cJSON_GetNumberValue(cJSON_GetObjectItem(interval, "level")), 0.95);
    assert_near_double(cJSON_GetNumberValue(cJSON_GetObjectItem(interval, "low")), 0.158220);
    assert_near_double(cJSON_GetNumberValue(cJSON_GetObjectItem(interval, "high")), 0.749542);
    assert_int_equal(cJSON_GetArraySize(cJSON_GetObjectItem(free, "withheld")), 0);
    assert_true(cJSON_IsNull(cJSON_GetObjectItem(json_measure(results, "saknas"), "interval")));
    const cJSON *withheld = cJSON_GetObjectItem(json_measure(results, "vagar"), "withheld");
    assert_int_equal(cJSON_GetArraySize(withheld), 1);
    assert_string_equal(cJSON_GetArrayItem(withheld, 0)->valuestring, "position");
    cJSON_Delete(results);
    sr_buf_free(&out);
    scripts_close(&s);
}

static void mistakes_are_told(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(
        &s, "measures.lua",
        "local alla = source 'deltagare'\n"
        "measure 'a' { kind = 'count', value = alla:count(), interval = 'wilson' }\n"
        "measure 'b' { kind = 'share', value = alla:share { status = 'avslutad' }, interval = 'wald' }\n"
        "measure 'c' { kind = 'share', value = not_measured, interval = { level = '95 %' } }\n"
        "measure 'd' { kind = 'share', value = not_measured, interval = { method = 'wilson', level = 95 } }\n"
        "measure 'e' { kind = 'share', value = not_measured, interval = { method = 'wilson', level = '100 %' "
        "} }\n");
    (void)scripts_load(&s);
    scripts_expect(&s, "scripts/measures.lua:2:64 SR2340 only a share can have an interval | take interval "
                       "away, or measure a share of a known base\n"
                       "scripts/measures.lua:3:86 SR2102 interval has a wrong value\n"
                       "scripts/measures.lua:4:0 SR2106 method is missing\n"
                       "scripts/measures.lua:5:93 SR2102 level has a wrong value\n"
                       "scripts/measures.lua:6:93 SR2102 level has a wrong value\n");
    scripts_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_share_of_a_known_base_has_one),
        cmocka_unit_test(it_decides_only_where_it_was_asked_to),
        cmocka_unit_test(it_stands_in_the_results),
        cmocka_unit_test(mistakes_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
