/* forbund.json: what is read, and what is told about every mistake. */
#include "model_world.h"

static sr_status read_text(world *w, const char *text)
{
    *w = (world){.arena = sr_arena_new(), .findings = sr_findings_new()};
    assert_true(w->arena != NULL && w->findings != NULL);
    return sr_forbund_read(w->arena, sr_str_of(text), "forbund.json", w->findings, &w->forbund);
}

static const char wrong[] =
    "{\n"
    "  \"schema\": \"samrapport-forbund/2\",\n"
    "  \"id\": \"Umeå regionen\",\n"
    "  \"name\": 7,\n"
    "  \"langage\": \"sv\",\n"
    "  \"small_cells\": 2.5,\n"
    "  \"limits\": { \"script_mb\": 0, \"run_second\": 1 },\n"
    "  \"members\": [\n"
    "    { \"id\": \"umea\", \"name\": \"Umeå kommun\", \"from\": \"2021-02-30\" },\n"
    "    { \"id\": \"umea\", \"name\": \"Umeå igen\", \"from\": \"2022-01-01\", \"to\": \"2021-01-01\" }\n"
    "  ],\n"
    "  \"units\": [ { \"id\": \"torgen\", \"name\": \"Torgen\", \"owner\": \"umeå\" }, { \"id\": \"torgen\" "
    "} ],\n"
    "  \"periods\": {\n"
    "    \"2022-Q5\": { \"sources\": { \"a\": { \"format\": \"csv\" }, \"b\": \"b.csv\" } },\n"
    "    \"2022\": {\n"
    "      \"sources\": {\n"
    "        \"c d\": { \"file\": \"/etc/passwd\", \"columns\": {\n"
    "          \"kön\": { \"names\": [\"Kön\", \"Kon\"], \"type\": \"cod\", \"total\": \"totalt\" },\n"
    "          \"andel\": { \"names\": [\"Kon\"], \"type\": \"date\", \"unit\": \"procent\", \"missing_as\": "
    "\"saknas\" },\n"
    "          \"n\": { \"unit\": \"kr\", \"type\": \"text\", \"role\": \"grupp\" } } } } } }\n"
    "}\n";

static const char told[] =
    "forbund.json:2:13: error[SR1018]: the word samrapport-forbund/2 is not known here\n"
    "  expected: one of samrapport-forbund/1\n"
    "  hint: did you mean samrapport-forbund/1?\n"
    "forbund.json:3:9: error[SR1013]: Umeå regionen is not an id\n"
    "  expected: small letters, digits, - and _, a letter first\n"
    "forbund.json:4:11: error[SR1012]: the value has the wrong type\n"
    "  expected: a text\n"
    "forbund.json:5:3: error[SR1010]: there is no member langage here\n"
    "  hint: did you mean language?\n"
    "forbund.json:6:18: error[SR1021]: the number is out of range\n"
    "  expected: a whole number from 0 to 255\n"
    "forbund.json:7:28: error[SR1021]: the number is out of range\n"
    "  expected: a whole number from 1 to 1000000\n"
    "forbund.json:7:31: error[SR1010]: there is no member run_second here\n"
    "  hint: did you mean run_seconds?\n"
    "forbund.json:9:52: error[SR1015]: 2021-02-30 is not a day\n"
    "  expected: a day such as 2021-06-01\n"
    "forbund.json:10:5: error[SR1016]: umea ends 2021-01-01, before it begins 2022-01-01\n"
    "forbund.json:10:5: error[SR1014]: the id umea stands already on line 9\n"
    "forbund.json:12:69: error[SR1011]: the member name is missing\n"
    "forbund.json:12:69: error[SR1014]: the id torgen stands already on line 12\n"
    "forbund.json:14:5: error[SR1017]: 2022-Q5 is not a period\n"
    "  expected: a period such as 2022, 2022-H1, 2022-T1, 2022-Q1\n"
    "forbund.json:14:36: error[SR1011]: the member file is missing\n"
    "forbund.json:14:62: error[SR1012]: the value has the wrong type\n"
    "  expected: an object, in braces\n"
    "forbund.json:17:9: error[SR1013]: c d is not an id\n"
    "  expected: small letters, digits, - and _, a letter first\n"
    "forbund.json:17:26: error[SR1021]: the path /etc/passwd is absolute\n"
    "  expected: a path relative to the folder of this file\n"
    "forbund.json:18:53: error[SR1018]: the word cod is not known here\n"
    "  expected: one of text, integer, decimal, date, code\n"
    "  hint: did you mean code?\n"
    "forbund.json:18:11: error[SR1022]: the column kön has a word for its total but is neither unit nor "
    "group\n"
    "forbund.json:19:64: error[SR1018]: the word procent is not known here\n"
    "  expected: one of none, share, points, count, kr, days, weeks, months, score, percent\n"
    "  hint: did you mean percent?\n"
    "forbund.json:19:89: error[SR1018]: the word saknas is not known here\n"
    "  expected: one of not_measured, not_measurable, not_applicable, not_published, suppressed\n"
    "forbund.json:20:56: error[SR1018]: the word grupp is not known here\n"
    "  expected: one of unit, group, id\n"
    "forbund.json:20:11: error[SR1022]: the column n has a unit but holds no numbers\n"
    "forbund.json:17:52: error[SR1022]: the columns kön and andel both take Kon\n"
    "forbund.json:12:14: error[SR1019]: the owner umeå of torgen is not a member\n";

static void every_mistake_at_once(void **state)
{
    (void)state;
    world w;
    assert_int_equal(read_text(&w, wrong), SR_CONTENT);
    world_told(&w, told);
    world_close(&w);
}

static void single_mistakes(void **state)
{
    (void)state;
    static const struct {
        const char *text, *told;
    } cases[] = {
        {"{\n  \"schema\": \"samrapport-forbund/1\"\n  \"id\": \"a\" }",
         "forbund.json:2:35: error[SR1001]: a comma is missing here\n  hint: write a comma between "
         "members\n"},
        {"{ \"schema\": \"samrapport-forbund/1\", \"id\": \"a\", \"name\": \"A\",\n \"id\": \"b\", "
         "\"periods\": {} }",
         "forbund.json:2:2: error[SR1002]: the key \"id\" occurs twice in the same object\n"
         "  expected: each key once; the first is on line 1, column 37\n"
         "  hint: remove one of the two, or give it another name\n"},
        {"[]",
         "forbund.json:1:1: error[SR1012]: the value has the wrong type\n  expected: an object, in braces\n"},
        {"{ \"schema\": \"samrapport-forbund/1\", \"id\": \"a\", \"name\": \"A\" }",
         "forbund.json:1:1: error[SR1011]: the member periods is missing\n"},
        {"{ \"schema\": \"samrapport-forbund/1\", \"id\": null, \"name\": \"A\", \"periods\": {} }",
         "forbund.json:1:43: error[SR1012]: the value has the wrong type\n  expected: a text\n"},
        {"", "forbund.json:1:1: error[SR1001]: the JSON text is empty\n"},
        {"{ \"schema\": \"samrapport-forbund/1\", \"id\": \"a\", \"name\": \"A\", \"small_cells\": 256, "
         "\"periods\": {} }",
         "forbund.json:1:76: error[SR1021]: the number is out of range\n"
         "  expected: a whole number from 0 to 255\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        world w;
        assert_int_equal(read_text(&w, cases[i].text), SR_CONTENT);
        world_told(&w, cases[i].told);
        world_close(&w);
    }
}

static const char right[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Provförbundet\", \"plugin\": "
    "null,\n"
    "  \"scripts\": \"../scripts\", \"language\": \"en\", \"small_cells\": 0, \"limits\": { "
    "\"call_seconds\": 3 },\n"
    "  \"members\": [ { \"id\": \"umea\", \"name\": \"Umeå kommun\", \"kind\": \"kommun\" } ],\n"
    "  \"units\": [ { \"id\": \"torgen\", \"name\": \"Torgen\", \"owner\": \"umea\", \"from\": "
    "\"2021-06-01\",\n"
    "               \"to\": \"2021-12-31\" } ],\n"
    "  \"periods\": { \"2022-T1\": { \"date\": \"2022-05-20\", \"decided\": \"2022-05-20 § 4\", "
    "\"case_number\": \"12/2022\",\n"
    "    \"kinds\": [\"indikatorrapport\"], \"sources\": { \"enkät\": { \"file\": \"e.csv\", "
    "\"hand_entered\": true,\n"
    "      \"options\": { \"separator\": \";\" }, \"columns\": { \"kön\": { \"names\": [\"Kön\", \"Kon\"], "
    "\"type\": \"code\",\n"
    "        \"codes\": { \"K\": \"kvinna\", \"M\": \"man\" }, \"role\": \"group\", \"total\": \"totalt\", "
    "\"required\": true },\n"
    "        \"andel\": { \"unit\": \"percent\", \"missing_as\": \"not_applicable\" } } } } } } }";

static void everything_is_read(void **state)
{
    (void)state;
    world w;
    assert_int_equal(read_text(&w, right), SR_OK);
    const sr_forbund *f = w.forbund;
    assert_string_equal(f->id, "prov");
    assert_string_equal(f->short_name, "Provförbundet");
    assert_null(f->plugin);
    assert_int_equal(f->language, SR_ENGLISH);
    assert_int_equal(f->small_cells, 0);
    assert_int_equal(f->limits.call_seconds, 3);
    assert_int_equal(f->limits.run_seconds, 120);
    assert_int_equal(f->member_count, 1);
    const sr_unit *unit = sr_forbund_unit(f, "torgen");
    assert_non_null(unit);
    assert_string_equal(unit->owner, "umea");
    assert_true(sr_unit_active(unit, period_of("2021-Q2")));
    assert_false(sr_unit_active(unit, period_of("2021-Q1")));
    assert_false(sr_unit_active(unit, period_of("2022")));
    const sr_period_spec *period = sr_forbund_period(f, period_of("2022-T1"));
    assert_non_null(period);
    assert_null(sr_forbund_period(f, period_of("2022")));
    assert_string_equal(period->decided, "2022-05-20 § 4");
    assert_string_equal(period->case_number, "12/2022");
    assert_int_equal(period->source_count, 1);
    const sr_source_spec *source = &period->sources[0];
    assert_string_equal(source->format, "csv");
    assert_string_equal(source->options, "{\"separator\":\";\"}");
    assert_true(source->hand_entered);
    assert_false(source->published);
    assert_int_equal(source->place.line, 7);
    assert_int_equal(source->column_count, 2);
    assert_int_equal(source->columns[0].role, SR_ROLE_GROUP);
    assert_int_equal(source->columns[0].code_count, 2);
    assert_true(source->columns[0].codes_closed && source->columns[0].required);
    assert_string_equal(source->columns[0].code_to[1], "man");
    assert_string_equal(source->columns[0].total, "totalt");
    assert_true(source->columns[1].percent && !source->columns[1].typed);
    assert_int_equal(source->columns[1].missing_as, SR_NOT_APPLICABLE);
    world_close(&w);
}

static const char with_lists[] = "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", "
                                 "\"members\": \"m.csv\", \"units\": \"u.csv\",\n"
                                 "  \"periods\": { \"2022\": { \"sources\": { \"m\": { \"file\": \"m.csv\" "
                                 "}, \"u\": { \"file\": \"u.csv\" } } } } }";

/* Members and units kept in CSV files: the same checks as in forbund.json. */
static void lists_from_files(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, with_lists), SR_OK);
    assert_string_equal(sr_forbund_members_file(w.forbund), "m.csv");
    assert_string_equal(sr_forbund_units_file(w.forbund), "u.csv");
    assert_int_equal(world_source(&w, "2022", "m", "id;name;kind;from;to\numea;Umeå;kommun;;\n"), SR_OK);
    assert_int_equal(world_source(&w, "2022", "u",
                                  "id;name;kind;owner;from;to\n"
                                  "torgen;Torgen;plattform;umea;2021-06-01;\n"
                                  "torgen;Torgen;plattform;umea;;\n"
                                  "team a;Team;team;vindeln;2022-01-01;2021-01-01\n"),
                     SR_OK);
    assert_int_equal(sr_forbund_members_from(w.arena, w.forbund, w.tables[0][0], w.findings), SR_OK);
    assert_int_equal(sr_forbund_units_from(w.arena, w.forbund, w.tables[0][1], w.findings), SR_CONTENT);
    assert_int_equal(w.forbund->unit_count, 3);
    assert_int_equal(w.forbund->units[0].from, sr_day_of(2021, 6, 1));
    world_told(&w, "u.csv:4: error[SR1013]: team a is not an id\n"
                   "u.csv:4: error[SR1016]: team a ends 2021-01-01, before it begins 2022-01-01\n"
                   "u.csv:3: error[SR1014]: the id torgen stands already on line 2\n"
                   "u.csv:4: error[SR1019]: the owner vindeln of team a is not a member\n");
    world_close(&w);
}

/* What such a name stands for in a file cannot be known. */
static void a_unit_that_is_called_as_another_is_numbered(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, with_lists), SR_OK);
    assert_int_equal(world_source(&w, "2022", "u", "id;name\nsteg;steg\nbron;steg\nnoden;Bron\n"), SR_OK);
    assert_int_equal(sr_forbund_units_from(w.arena, w.forbund, w.tables[0][0], w.findings), SR_CONTENT);
    world_told(&w, "u.csv:3: error[SR1026]: the name of the unit bron is the id of another unit\n"
                   "  found: steg\n"
                   "  hint: give one of them another id or name: rows of a file could mean either\n");
    world_close(&w);
}

/* A header in another language is told once, at the header, and not once per row. */
static void headers_of_files(void **state)
{
    (void)state;
    world w;
    assert_int_equal(world_open(&w, with_lists), SR_OK);
    assert_int_equal(world_source(&w, "2022", "m", "id;namn;färg\numea;Umeå;blå\nvindeln;Vindeln;röd\n"),
                     SR_OK);
    assert_int_equal(world_source(&w, "2022", "u", "id;name;ownr\ntorgen;Torgen;umea\nteam;;\n"), SR_OK);
    assert_int_equal(sr_forbund_members_from(w.arena, w.forbund, w.tables[0][0], w.findings), SR_CONTENT);
    assert_int_equal(w.forbund->member_count, 2);
    assert_int_equal(sr_forbund_units_from(w.arena, w.forbund, w.tables[0][1], w.findings), SR_CONTENT);
    world_told(&w, "m.csv:1: error[SR1101]: the column name is missing\n"
                   "  found: namn\n"
                   "  expected: a column with the name name\n"
                   "  hint: rename the column namn to name\n"
                   "m.csv:1: warning[SR1024]: the column färg is not known and is not read\n"
                   "  found: färg\n"
                   "u.csv:1: warning[SR1024]: the column ownr is not known and is not read\n"
                   "  found: ownr\n"
                   "  hint: did you mean owner?\n"
                   "u.csv:3: error[SR1025]: the column name is empty here\n");
    world_close(&w);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_mistake_at_once),
        cmocka_unit_test(single_mistakes),
        cmocka_unit_test(everything_is_read),
        cmocka_unit_test(lists_from_files),
        cmocka_unit_test(headers_of_files),
        cmocka_unit_test(a_unit_that_is_called_as_another_is_numbered),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
