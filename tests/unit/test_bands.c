/* Columns that are made of others: bands of numbers, and of the age at the end of the period. */
#include "model_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
    "  \"2022-T2\": { \"sources\": { \"a\": { \"file\": \"a.csv\", \"columns\": {\n"
    "    \"ålder\": { \"bands\": { \"of\": \"född\", \"age\": true, \"steps\": [\"16-29\", \"30-44\", "
    "\"65-\"] }, "
    "\"role\": \"group\" },\n"
    "    \"född\": { \"names\": [\"År\"], \"type\": \"integer\" },\n"
    "    \"åldern\": { \"bands\": { \"of\": \"dag\", \"age\": true, \"steps\": [\"16-29\", \"30-44\"] } },\n"
    "    \"dag\": { \"type\": \"date\" },\n"
    "    \"tid\": { \"bands\": { \"of\": \"dagar\", \"steps\": [\"-90\", \"91-\"] } },\n"
    "    \"ingen\": { \"bands\": { \"of\": \"tom\", \"steps\": [\"1-2\"] } }, \"tom\": { \"required\": false "
    "} } } } } } }";

static const char rows[] = "År;dag;dagar;not\n"
                           "1993;1992-08-31;90;\n" /* 29 in the year; 30 on the last day */
                           "1992;1992-09-01;91;\n" /* 30; not yet 30 */
                           "1957;;;\"en\nnot\"\n"
                           ";2007-01-01;5;\n"      /* 15: in no band */
                           "1970;1980-05-05;0;\n"; /* 52: in no band */

static void expect_cells(const sr_table *table, const char *column, const char *const expected[5])
{
    const sr_column *found = sr_table_column(table, column);
    assert_non_null(found);
    for (uint32_t row = 0; row < 5; row++) {
        sr_scalar cell = sr_cell(found, row);
        if (expected[row] == NULL) {
            assert_int_equal(cell.type, SR_SCALAR_MISSING);
        } else {
            assert_string_equal(cell.text, expected[row]);
        }
    }
}

static void numbers_and_ages_fall_in_bands(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    assert_int_equal(world_source(&w, "2022-T2", "a", rows), SR_OK);
    const sr_table *table = w.tables[0][0];
    expect_cells(table, "ålder", (const char *const[5]){"16-29", "30-44", "65-", NULL, NULL});
    expect_cells(table, "åldern", (const char *const[5]){"30-44", "16-29", NULL, NULL, "30-44"});
    expect_cells(table, "tid", (const char *const[5]){"-90", "91-", NULL, "-90", "-90"});
    expect_cells(table, "ingen", (const char *const[5]){NULL, NULL, NULL, NULL, NULL});
    assert_int_equal(sr_table_column(table, "ålder")->role, SR_ROLE_GROUP);
    assert_int_equal(sr_findings_count(w.findings), 2);
    const sr_finding *told = sr_findings_at(w.findings, 0);
    assert_string_equal(told->code, "SR1306");
    assert_int_equal(told->severity, SR_WARNING);
    assert_string_equal(told->found, "2007-01-01");
    assert_int_equal(told->place.line, 6); /* below a note of two lines */
    assert_string_equal(told->message.arg[1], "15");
    assert_string_equal(told->expected.arg[0], "16-29, 30-44");
    assert_string_equal(sr_findings_at(w.findings, 1)->found, "1970");
    assert_int_equal(sr_findings_at(w.findings, 1)->place.line, 7);
    assert_string_equal(sr_findings_at(w.findings, 1)->message.arg[1], "52");
    world_close(&w);
}

static void groups_are_made_of_bands(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, forbund), SR_OK);
    assert_int_equal(world_source(&w, "2022-T2", "a", rows), SR_OK);
    static const char *const by[] = {"ålder"};
    sr_view view;
    sr_group *groups = NULL;
    size_t count = 0;
    sr_finding problem = {0};
    assert_int_equal(sr_view_all(w.arena, w.tables[0][0], &view), SR_OK);
    assert_int_equal(sr_view_group(w.arena, &view, by, 1, &groups, &count, &problem), SR_OK);
    assert_int_equal(count, 4);
    assert_string_equal(groups[2].keys[0].text, "65-");
    assert_int_equal(groups[3].view.rows->count, 2); /* in no band */
    world_close(&w);
}

static const char nothing[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
    "  \"2022\": { \"sources\": { \"a\": { \"file\": \"a.csv\", \"columns\": {\n"
    "    \"x\": { \"bands\": { \"of\": \"fodelsear\", \"steps\": [\"1-2\"] } },\n"
    "    \"y\": { \"bands\": { \"of\": \"namn\", \"age\": true, \"steps\": [\"1-2\"] } } } } } } } }";

static void bands_of_nothing_are_told(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, nothing), SR_OK);
    assert_int_equal(world_source(&w, "2022", "a", "fodelsår;namn\n1990;A\n"), SR_CONTENT);
    assert_int_equal(sr_findings_count(w.findings), 2);
    assert_string_equal(sr_findings_at(w.findings, 0)->code, "SR1307");
    assert_string_equal(sr_findings_at(w.findings, 0)->hint.arg[0], "fodelsår");
    assert_string_equal(sr_findings_at(w.findings, 1)->message.arg[1], "namn");
    world_close(&w);
}

static void wrong_bands_are_told(void **state)
{
    (void)state;
    static const char text[] =
        "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
        "  \"2022\": { \"sources\": { \"a\": { \"file\": \"a.csv\", \"columns\": {\n"
        "    \"a\": { \"bands\": { \"of\": \"x\", \"steps\": [\"16\", \"5-1\", \"-\"] } },\n"
        "    \"b\": { \"bands\": { \"of\": \"x\", \"steps\": [\"1-5\", \"5-9\"] } },\n"
        "    \"c\": { \"bands\": { \"of\": \"x\", \"steps\": [] } },\n"
        "    \"d\": { \"bands\": { \"of\": \"x\", \"steps\": [\"1-5\"] }, \"type\": \"text\" },\n"
        "    \"e\": { \"bands\": { \"steps\": [\"1-5\"] } } } } } } } }";
    static const char *const told[] = {"SR1308", "SR1308", "SR1308", "SR1308", "SR1308", "SR1022", "SR1011"};
    static const unsigned lines[] = {3, 3, 3, 4, 5, 6, 7};
    world w;
    assert_int_equal(world_open(&w, text), SR_CONTENT);
    assert_int_equal(sr_findings_count(w.findings), 7);
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(sr_findings_at(w.findings, i)->code, told[i]);
        assert_int_equal(sr_findings_at(w.findings, i)->place.line, lines[i]);
    }
    world_close(&w);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_and_ages_fall_in_bands),
        cmocka_unit_test(groups_are_made_of_bands),
        cmocka_unit_test(bands_of_nothing_are_told),
        cmocka_unit_test(wrong_bands_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
