/* Mappings: what a file may say, and how it meets what a source says itself. */
#include "model_world.h"

#include "model/forbund/mapping.h"
#include "run/open_mappings.h"

static const char forbund_text[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
    "  \"2022\": { \"sources\": {\n"
    "    \"a\": { \"file\": \"a.csv\", \"mapping\": \"export\", \"options\": { \"separator\": \",\" },\n"
    "      \"columns\": {\n"
    "        \"kön\": { \"names\": [\"Sex\"], \"skip_rows\": [\"All\"], \"codes\": { \"Woman\": \"kvinna\", "
    "\"K\": \"kv\" },\n"
    "                 \"required\": false },\n"
    "        \"ort\": { \"type\": \"text\" } }, \"rules\": [ { \"unique\": [\"ort\"] } ] },\n"
    "    \"b\": { \"file\": \"b.csv\", \"mapping\": \"export\", \"format\": \"csv\" },\n"
    "    \"c\": { \"file\": \"c.csv\" } } } } }";

static const char mapping_text[] =
    "{ \"schema\": \"samrapport-mapping/1\", \"id\": \"export\", \"title\": \"Ett utdrag\",\n"
    "  \"description\": \"Så som systemet skriver det\", \"format\": \"xlsx\",\n"
    "  \"options\": { \"sheet\": \"Blad1\", \"separator\": \";\" },\n"
    "  \"columns\": {\n"
    "    \"kön\": { \"names\": [\"Kön\"], \"type\": \"code\", \"codes\": { \"K\": \"kvinna\", \"M\": \"man\" "
    "},\n"
    "             \"role\": \"group\", \"required\": true },\n"
    "    \"stöd\": { \"type\": \"text\", \"separator\": \" + \", \"skip_rows\": [\"Summa\", \"Totalt\"] } "
    "},\n"
    "  \"rules\": [ { \"filled\": [\"kön\"] } ] }";

static sr_status open_both(world *w, const char *forbund, const char *mapping)
{
    sr_mapping made;
    assert_int_equal(world_open(w, forbund), SR_OK);
    sr_status status = sr_mapping_read(w->arena, sr_str_of(mapping), "lib/mappings/export.json", "export",
                                       w->findings, &made);
    return status == SR_OK ? sr_mapping_apply(w->arena, &made, w->forbund, w->findings) : status;
}

static void what_the_source_says_wins(void **state)
{
    (void)state;
    world w;
    assert_int_equal(open_both(&w, forbund_text, mapping_text), SR_OK);
    const sr_source_spec *a = &w.forbund->periods[0].sources[0];
    assert_string_equal(a->format, "xlsx");
    assert_string_equal(a->options, "{\"sheet\":\"Blad1\",\"separator\":\",\"}");
    assert_int_equal(a->column_count, 3);
    const sr_column_spec *sex = &a->columns[0];
    assert_int_equal(sex->name_count, 1);
    assert_string_equal(sex->names[0], "Sex");
    assert_false(sex->required);
    assert_int_equal(sex->role, SR_ROLE_GROUP);
    assert_true(sex->codes_closed);
    assert_int_equal(sex->code_count, 3);
    assert_string_equal(sex->code_to[1], "kv"); /* its own K, not that of the mapping */
    assert_string_equal(sex->code_from[2], "M");
    assert_string_equal(sex->mapping, "export");
    assert_string_equal(a->columns[1].separator, "+");
    assert_int_equal(a->columns[0].skip_count, 1);
    assert_string_equal(a->columns[0].skip[0], "All");
    assert_int_equal(a->columns[1].skip_count, 2);
    assert_string_equal(a->columns[1].skip[1], "Totalt");
    assert_string_equal(a->columns[2].name, "ort");
    assert_null(a->columns[2].mapping);
    assert_int_equal(a->rules.count, 2);
    assert_string_equal(a->rules.list[0].columns[0], "kön");
    assert_string_equal(a->rules.list[1].columns[0], "ort");
    world_close(&w);
}

/* What a mapping says of its rows, and what the sources `a` … say beside it. */
static void rows_that_are_no_persons(void **state)
{
    static const char forbund[] =
        "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
        "  \"2022\": { \"sources\": {\n"
        "    \"a\": { \"file\": \"a.csv\", \"mapping\": \"export\" },\n"
        "    \"b\": { \"file\": \"b.csv\", \"mapping\": \"export\", \"protect\": true },\n"
        "    \"c\": { \"file\": \"c.csv\", \"mapping\": \"export\", \"protect_reason\": \"eget\" },\n"
        "    \"d\": { \"file\": \"d.csv\", \"mapping\": \"export\", \"columns\": { \"vem\": { \"role\": "
        "\"id\" } } },\n"
        "    \"e\": { \"file\": \"e.csv\", \"mapping\": \"export\", \"columns\": { \"antal\": { \"type\": "
        "\"integer\", \"unit\": \"count\" } } },\n"
        "    \"f\": { \"file\": \"f.csv\", \"mapping\": \"export\", \"protect\": false, \"columns\": { "
        "\"vem\": "
        "{ \"role\": \"id\" } } } } } } }";
    static const char mapping[] =
        "{ \"schema\": \"samrapport-mapping/1\", \"id\": \"export\", \"title\": \"M\", \"protect\": false,\n"
        "  \"protect_reason\": \"raderna är möten\", \"columns\": { \"dag\": { \"type\": \"date\" } } }";
    static const char *const reasons[] = {"raderna är möten", NULL, "eget", NULL, NULL, "raderna är möten"};
    (void)state;
    world w;
    assert_int_equal(open_both(&w, forbund, mapping), SR_OK);
    for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
        const sr_source_spec *source = &w.forbund->periods[0].sources[i];
        assert_true(source->unprotected == (reasons[i] != NULL));
        if (reasons[i] != NULL) {
            assert_string_equal(source->unprotected_why, reasons[i]);
        }
    }
    world_close(&w);
}

static void a_reason_belongs_to_what_is_not_protected(void **state)
{
    static const char reason_only[] =
        "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
        "  \"2022\": { \"sources\": {\n"
        "    \"a\": { \"file\": \"a.csv\", \"mapping\": \"export\", \"protect_reason\": \"eget\" },\n"
        "    \"b\": { \"file\": \"b.csv\", \"mapping\": \"export\", \"protect\": false } } } } }";
    static const char why_missing[] =
        "{ \"schema\": \"samrapport-mapping/1\", \"id\": \"export\", \"title\": \"M\", \"protect\": false,\n"
        "  \"columns\": { \"dag\": { \"type\": \"date\" } } }";
    (void)state;
    world w;
    assert_int_equal(open_both(&w, reason_only, mapping_text), SR_CONTENT);
    world_told(&w, "forbund.json:3:10: error[SR4800]: a has a reason not to be protected, but is protected\n"
                   "  hint: write \"protect\": false, or remove the reason\n"
                   "forbund.json:4:10: error[SR4800]: b is not to be protected, but not why\n"
                   "  expected: \"protect_reason\", such as \"raderna är sammanträden\"\n"
                   "  hint: the reason is printed in the reports\n");
    world_close(&w);
    assert_int_equal(open_both(&w, forbund_text, why_missing), SR_CONTENT);
    world_told(&w, "lib/mappings/export.json:1:1: error[SR4800]: export is not to be protected, but not why\n"
                   "  expected: \"protect_reason\", such as \"raderna är sammanträden\"\n"
                   "  hint: the reason is printed in the reports\n");
    world_close(&w);
}

static void other_sources_are_as_they_were(void **state)
{
    (void)state;
    world w;
    assert_int_equal(open_both(&w, forbund_text, mapping_text), SR_OK);
    const sr_source_spec *b = &w.forbund->periods[0].sources[1];
    assert_string_equal(b->format, "csv");
    assert_int_equal(b->column_count, 2);
    assert_true(b->columns[0].required);
    const sr_source_spec *c = &w.forbund->periods[0].sources[2];
    assert_int_equal(c->column_count, 0);
    assert_string_equal(c->options, "{}");
    world_close(&w);
}

static const char wrong_mapping[] =
    "{ \"schema\": \"samrapport-mapping/2\", \"id\": \"annat\", \"titel\": \"Ett utdrag\",\n"
    "  \"format\": \"/x\",\n"
    "  \"columns\": { \"kön\": { \"name\": [\"Kön\"], \"separator\": \"+\", \"type\": \"date\" },\n"
    "    \"a\": { \"names\": [\"X\"], \"separator\": \"+\", \"role\": \"unit\" },\n"
    "    \"b\": { \"names\": [\"X\"], \"separator\": \"+\", \"codes\": { \"p+q\": \"r\" } } } }";

static void a_wrong_mapping_is_told_in_its_file(void **state)
{
    (void)state;
    world w;
    assert_int_equal(open_both(&w, forbund_text, wrong_mapping), SR_CONTENT);
    world_told(
        &w, "lib/mappings/export.json:1:1: error[SR1011]: the member title is missing\n"
            "lib/mappings/export.json:1:13: error[SR1018]: the word samrapport-mapping/2 is not known here\n"
            "  expected: one of samrapport-mapping/1\n"
            "  hint: did you mean samrapport-mapping/1?\n"
            "lib/mappings/export.json:1:52: error[SR1010]: there is no member titel here\n"
            "  hint: did you mean title?\n"
            "lib/mappings/export.json:3:25: error[SR1010]: there is no member name here\n"
            "  hint: did you mean names?\n"
            "lib/mappings/export.json:3:16: error[SR1022]: only text can have a separator, and no unit or "
            "id: the column kön cannot\n"
            "lib/mappings/export.json:4:5: error[SR1022]: only text can have a separator, and no unit or "
            "id: the column a cannot\n"
            "lib/mappings/export.json:5:5: error[SR1022]: the code p+q of the column b holds its separator\n"
            "lib/mappings/export.json:3:14: error[SR1022]: the columns a and b both take X\n"
            "lib/mappings/export.json:2:13: error[SR1018]: /x is not the name of a format\n"
            "  expected: a word such as csv, or plugin/format\n"
            "lib/mappings/export.json:1:43: error[SR1300]: the mapping is called annat in itself and export "
            "by its file\n"
            "  hint: give the file the name annat.json, or change the id\n");
    world_close(&w);
}

static const char against[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
    "  \"2022\": { \"sources\": { \"a\": { \"file\": \"a.csv\", \"columns\": {\n"
    "        \"stöd\": { \"type\": \"date\" },\n"
    "        \"kön\": { \"unit\": \"kr\" },\n"
    "        \"ort\": { \"names\": [\"Kön\"], \"total\": \"alla\" } },\n"
    "      \"mapping\": \"export\" } } } } }";

/* What only the two together make wrong stands where the source says it. */
static void contradictions_are_told_in_the_source(void **state)
{
    (void)state;
    world w;
    assert_int_equal(open_both(&w, against, mapping_text), SR_CONTENT);
    world_told(&w, "forbund.json:3:9: error[SR1022]: only text can have a separator, and no unit or id: the "
                   "column stöd cannot\n"
                   "forbund.json:4:9: error[SR1022]: the column kön has a unit but holds no numbers\n"
                   "forbund.json:5:9: error[SR1022]: the column ort has a word for its total but is neither "
                   "unit nor group\n"
                   "forbund.json:2:61: error[SR1022]: the columns kön and ort both take Kön\n");
    world_close(&w);
}

/* Columns of the mapping that the file lacks: the required one is an error with all names that are accepted,
   one that is likely there under another name a warning, the others are named in a note. */
static void missing_columns_are_told(void **state)
{
    (void)state;
    static const char mapping[] =
        "{ \"schema\": \"samrapport-mapping/1\", \"id\": \"export\", \"title\": \"T\", \"columns\": {\n"
        "  \"kön\": { \"names\": [\"Kön\", \"Könstillhörighet\"], \"required\": true },\n"
        "  \"start\": { \"names\": [\"Startdatum\", \"Inskriven\"] },\n"
        "  \"ålder\": {}, \"ort\": { \"names\": [\"Bostadsort\"] } } }";
    static const char source[] =
        "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": {\n"
        "  \"2022\": { \"sources\": { \"a\": { \"file\": \"a.csv\", \"mapping\": \"export\" } } } } }";
    world w;
    assert_int_equal(open_both(&w, source, mapping), SR_OK);
    assert_int_equal(world_source(&w, "2022", "a", "Startdtum;Annat\n1;2\n"), SR_CONTENT);
    world_told(&w, "a.csv:1: error[SR1101]: the column kön is missing\n"
                   "  expected: a column with the name Kön, Könstillhörighet, in cells divided by ;\n"
                   "  hint: say what the file calls it, as \"names\" of the column kön in forbund.json\n"
                   "a.csv:1: warning[SR1304]: the file lacks the column start, but has one that is like it\n"
                   "  found: Startdtum\n"
                   "  expected: a column with the name Startdatum, Inskriven\n"
                   "  hint: is it the column Startdtum? Then add that name to \"names\"\n"
                   "a.csv:1: note[SR1305]: columns of the mapping export that the file lacks are empty: "
                   "ålder, ort\n");
    world_close(&w);
}

/* ---- failing allocations ---- */

static const char whole_mapping[] =
    "{ \"schema\": \"samrapport-mapping/1\", \"id\": \"export\", \"title\": \"T\",\n"
    "  \"options\": { \"separator\": \";\" }, \"columns\": {\n"
    "    \"stöd\": { \"type\": \"code\", \"separator\": \"+\", \"codes\": { \"A\": \"a\", \"B\": \"b\" } },\n"
    "    \"född\": { \"names\": [\"Född\", \"År\"], \"type\": \"integer\" },\n"
    "    \"ålder\": { \"bands\": { \"of\": \"född\", \"age\": true, \"steps\": [\"16-29\", \"30-64\"] } },\n"
    "    \"ort\": {} }, \"rules\": [ { \"filled\": [\"född\"] } ] }";
static const char whole_forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"P\", \"periods\": { \"2022\": { "
    "\"sources\": { \"a\": { \"file\": \"a.csv\", \"mapping\": \"export\", \"options\": { \"header\": 1 },\n"
    "  \"columns\": { \"stöd\": { \"codes\": { \"C\": \"c\" } }, \"eget\": {} } } } } } }";

static sr_status count_groups(world *w, size_t *groups)
{
    static const char *const by[] = {"stöd", "ålder"};
    sr_view view;
    sr_view some;
    sr_group *list = NULL;
    sr_finding problem = {0};
    sr_quantity different = {0};
    sr_scalar value = {.type = SR_SCALAR_TEXT, .text = "a"};
    const sr_condition condition = {"stöd", SR_IS, 1, &value};
    sr_status status = sr_view_all(w->arena, w->tables[0][0], &view);
    if (status == SR_OK) status = sr_view_filter(w->arena, &view, &condition, 1, &some, &problem);
    if (status == SR_OK) status = sr_view_distinct(w->arena, &view, "stöd", &different, &problem);
    if (status == SR_OK) status = sr_view_group(w->arena, &view, by, 2, &list, groups, &problem);
    return status;
}

/* From the two JSON texts to groups of several values and bands. */
static sr_status read_whole(size_t *groups)
{
    world w = {0};
    sr_mapping mapping;
    *groups = 0;
    sr_status status = world_open(&w, whole_forbund);
    if (status == SR_OK) {
        status =
            sr_mapping_read(w.arena, sr_str_of(whole_mapping), "export.json", "export", w.findings, &mapping);
    }
    if (status == SR_OK) status = sr_mapping_apply(w.arena, &mapping, w.forbund, w.findings);
    if (status == SR_OK) {
        status =
            world_source(&w, "2022", "a", "stöd;År;eget\nA + B;1990;x\nC;2000;y\nA+A;1985;\n;1930;\nB;;\n");
        status = status == SR_CONTENT ? SR_OK : status; /* the rule is broken, and told */
    }
    if (status == SR_OK) status = count_groups(&w, groups);
    if (status == SR_OK) status = sr_findings_status(w.findings);
    world_close(&w);
    return status;
}

static void every_lost_allocation_is_a_status(void **state)
{
    (void)state;
    size_t groups = 0;
    size_t expected = 0;
    sr_memory_fail(0, false);
    assert_int_equal(read_whole(&expected), SR_OK);
    assert_int_equal(expected, 5);
    uint64_t total = sr_memory_asked();
    assert_in_range(total, 50, 100000);
    for (uint64_t nth = 1; nth <= total; nth++) {
        sr_memory_fail(nth, nth % 2 == 0);
        sr_status status = read_whole(&groups);
        sr_memory_fail(0, false);
        assert_true(status == SR_MEMORY || (status == SR_OK && groups == expected));
    }
}

static sr_status find_shared(size_t *count)
{
    sr_arena *arena = sr_arena_new();
    sr_findings *told = sr_findings_new();
    sr_mapping_file *files = NULL;
    *count = 0;
    sr_status status = arena == NULL || told == NULL
                           ? SR_MEMORY
                           : sr_mappings_find(arena, SR_TEST_DATA, "scripts", SR_TEST_DATA "/../scripts",
                                              told, &files, count);
    sr_findings_free(told);
    sr_arena_free(arena);
    return status;
}

static void lost_allocations_while_mappings_are_found(void **state)
{
    (void)state;
    size_t count = 0;
    size_t expected = 0;
    sr_memory_fail(0, false);
    assert_int_equal(find_shared(&expected), SR_OK);
    assert_true(expected >= 3);
    uint64_t total = sr_memory_asked();
    for (uint64_t nth = 1; nth <= total; nth++) {
        sr_memory_fail(nth, true);
        sr_status status = find_shared(&count);
        sr_memory_fail(0, false);
        assert_true(status == SR_MEMORY || (status == SR_OK && count == expected));
    }
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_source_says_wins),
        cmocka_unit_test(rows_that_are_no_persons),
        cmocka_unit_test(a_reason_belongs_to_what_is_not_protected),
        cmocka_unit_test(other_sources_are_as_they_were),
        cmocka_unit_test(a_wrong_mapping_is_told_in_its_file),
        cmocka_unit_test(contradictions_are_told_in_the_source),
        cmocka_unit_test(missing_columns_are_told),
        cmocka_unit_test(every_lost_allocation_is_a_status),
        cmocka_unit_test(lost_allocations_while_mappings_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
