/* The examples of docs/script-reference.md: each is loaded, computed, and its sections and checks are run. */
#include <stdlib.h>

#include "script_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Samordningsförbundet Prov\", "
    "\"language\": \"sv\","
    "  \"members\": [], \"units\": [ { \"id\": \"misam\", \"name\": \"MISAM\", \"kind\": \"insats\" },"
    "             { \"id\": \"torgen\", \"name\": \"Torgen\", \"kind\": \"insats\" } ],"
    "  \"periods\": { \"2022\": { \"kinds\": [\"social-redovisning\"], \"sources\": {"
    "      \"deltagare\": { \"file\": \"deltagare.csv\", \"format\": \"csv\", \"published\": true, "
    "\"columns\": {"
    "          \"insats\": { \"type\": \"text\", \"role\": \"unit\" }, \"kön\": { \"type\": \"text\", "
    "\"role\": \"group\" },"
    "          \"start\": { \"type\": \"date\" }, \"slut\": { \"type\": \"date\" } } },"
    "      \"riket\": { \"file\": \"riket.csv\", \"format\": \"csv\", \"published\": true, \"columns\": {"
    "          \"andel\": { \"type\": \"decimal\", \"unit\": \"percent\" } } },"
    "      \"forra\": { \"file\": \"forra.csv\", \"format\": \"csv\", \"published\": true, \"columns\": {"
    "          \"andel\": { \"type\": \"decimal\", \"unit\": \"percent\" } } },"
    "      \"mål\": { \"file\": \"mal.csv\", \"format\": \"csv\" },"
    "      \"vikter\": { \"file\": \"vikter.csv\", \"format\": \"csv\" } } } } }";

/* The measures that the examples name. */
static const char prelude[] =
    "local avslutade = source \"deltagare\":where { status = \"avslutad\" }\n"
    "measure \"misam.positivt_avslut\" { kind = \"share\", unit = \"misam\", by = \"kön\",\n"
    "  value = avslutade:share { orsak = { \"arbete\", \"studier\" } } }\n"
    "measure \"enkat.pagaende\" { kind = \"share\", value = printed(\"82 %\", \"prov\") }\n"
    "measure \"enkat.avslutade\" { kind = \"share\", value = printed(\"77 %\", \"prov\") }\n"
    "measure \"deltagare\" { kind = \"count\", value = source \"deltagare\":count() }\n"
    "measure \"till_arbete\" { kind = \"share\", unit = \"misam\", value = avslutade:share { orsak = "
    "\"arbete\" } }\n"
    "measure \"enhet.deltagare\" { kind = \"count\", unit = { \"torgen\", \"misam\" }, value = source "
    "\"deltagare\":count() }\n";

static char *reference;

static char *read_whole(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) return NULL;
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *text = malloc(length + 1);
    bool complete = text != NULL && fread(text, 1, length, file) == length;
    if (complete) text[length] = '\0';
    return fclose(file) == 0 && complete ? text : NULL;
}

static int read_reference(void **state)
{
    (void)state;
    reference = read_whole(SR_TEST_DATA "/../docs/script-reference.md");
    return reference == NULL;
}

static int free_reference(void **state)
{
    (void)state;
    free(reference);
    return 0;
}

static void open_reference_world(script_world *s)
{
    *s = (script_world){0};
    assert_int_equal(world_open(&s->w, forbund), SR_OK);
    assert_int_equal(world_source(&s->w, "2022", "deltagare", participants_csv), SR_OK);
    assert_int_equal(world_source(&s->w, "2022", "riket", "fraga;andel\n4;71,5\n5;60,0\n"), SR_OK);
    assert_int_equal(world_source(&s->w, "2022", "forra", "andel\n70,0\n"), SR_OK);
    assert_int_equal(world_source(&s->w, "2022", "mål", goals_csv), SR_OK);
    assert_int_equal(world_source(&s->w, "2022", "vikter", weights_csv), SR_OK);
    s->registry = sr_registry_new(s->w.arena, s->w.forbund, s->w.findings);
    assert_non_null(s->registry);
}

static void build_sections(script_world *s)
{
    const sr_head head = {.id = "prov-2022",
                          .kind = "social-redovisning",
                          .kind_label = "Social redovisning",
                          .title = "Prov",
                          .forbund_id = "prov",
                          .forbund = "Prov",
                          .short_name = "Prov",
                          .period = s->results->period,
                          .date = SR_DAY_NONE};
    sr_builder *builder = sr_builder_new(&head, s->w.findings);
    const sr_own_section *const *sections;
    size_t count = sr_registry_sections(s->registry, &sections);
    for (size_t i = 0; i < count; i++) {
        sr_section(builder, sections[i]->id, SR_SECTION_PLAIN, 1, sections[i]->title);
        (void)sections[i]->build(sections[i]->user, builder, s->results, s->w.findings);
        sr_end(builder);
    }
    sr_builder_free(builder);
}

/* Warnings and notes may be: an example can show a target that is missed. */
static void expect_no_errors(const script_world *s, size_t number)
{
    if (sr_findings_errors(s->w.findings) > 0) {
        world_tell(&s->w);
        fail_msg("example %zu of the reference has mistakes", number);
    }
}

static void run_example(const char *text, size_t number)
{
    script_world s;
    open_reference_world(&s);
    add_script(&s, "measures.lua", prelude);
    add_script(&s, "2022/goals.lua", text);
    assert_int_equal(scripts_load(&s), SR_OK);
    expect_no_errors(&s, number);
    assert_int_equal(scripts_compute(&s), SR_OK);
    const sr_check *const *checks;
    size_t count = sr_registry_checks(s.registry, &checks);
    for (size_t i = 0; i < count; i++) {
        (void)checks[i]->run(checks[i]->user, s.results, s.w.findings);
    }
    build_sections(&s);
    expect_no_errors(&s, number);
    scripts_close(&s);
}

/* The next example of a reference, without its fences; *at moves behind it. */
static bool next_example(const char **at, sr_str *out)
{
    const char *start = strstr(*at, "```lua\n");
    const char *end = start != NULL ? strstr(start + 7, "```") : NULL;
    if (end == NULL) return false;
    *out = (sr_str){start + 7, (size_t)(end - start) - 7};
    *at = end + 3;
    return true;
}

/* The reference in Swedish has the same examples. */
static void both_languages_show_the_same(void **state)
{
    (void)state;
    char *swedish = read_whole(SR_TEST_DATA "/../docs/skriptreferens.md");
    assert_non_null(swedish);
    const char *here = reference;
    const char *there = swedish;
    sr_str a;
    sr_str b;
    while (next_example(&here, &a)) {
        assert_true(next_example(&there, &b));
        assert_true(sr_str_equal(a, b));
    }
    assert_false(next_example(&there, &b));
    free(swedish);
}

static void every_example_runs(void **state)
{
    (void)state;
    size_t count = 0;
    for (char *at = reference; (at = strstr(at, "```lua\n")) != NULL;) {
        at += strlen("```lua\n");
        char *end = strstr(at, "```");
        assert_non_null(end);
        *end = '\0';
        run_example(at, ++count);
        at = end + 1;
    }
    assert_true(count >= 7);
}

/* Every word that a script can use stands in the reference, and in the annotations for editors. */
static void every_word_is_described(void **state)
{
    (void)state;
    script_world s;
    open_reference_world(&s);
    assert_int_equal(scripts_load(&s), SR_OK);
    sr_buf words = {0};
    assert_int_equal(sr_rules_words(s.rules, &words), SR_OK);
    FILE *file = fopen(SR_TEST_DATA "/../docs/samrapport.lua", "rb");
    assert_non_null(file);
    static char annotations[1 << 17];
    annotations[fread(annotations, 1, sizeof annotations - 1, file)] = '\0';
    assert_int_equal(fclose(file), 0);
    size_t count = 0;
    for (char *line = strtok(words.at, "\n"); line != NULL; line = strtok(NULL, "\n"), count++) {
        char wanted[128];
        const char *lua =
            "assert error getmetatable ipairs math next pairs pcall print rawequal rawget rawlen rawset "
            "select setmetatable string table tonumber tostring type utf8 _VERSION ";
        (void)snprintf(wanted, sizeof wanted, "%s ", line);
        if (strstr(lua, wanted) != NULL) continue;
        const char *method = strchr(line, ':');
        if (method != NULL) {
            (void)snprintf(wanted, sizeof wanted, "function %s(", line);
        } else {
            (void)snprintf(wanted, sizeof wanted, "function %s(", line);
            if (strstr(annotations, wanted) == NULL) (void)snprintf(wanted, sizeof wanted, "\n%s = ", line);
        }
        if (strstr(annotations, wanted) == NULL) fail_msg("docs/samrapport.lua does not describe %s", line);
    }
    assert_true(count > 80);
    sr_buf_free(&words);
    scripts_close(&s);
}

/* Scripts and plugins use the same functions: none is forgotten on one side. */
static void every_function_has_its_word(void **state)
{
    (void)state;
    script_world s;
    open_reference_world(&s);
    assert_int_equal(scripts_load(&s), SR_OK);
    sr_buf words = {0};
    sr_buf_char(&words, '\n');
    assert_int_equal(sr_rules_words(s.rules, &words), SR_OK);
    size_t i = 0;
    for (; sr_host_function_names[i] != NULL; i++) {
        const sr_rules_binding *binding = &sr_rules_bindings[i];
        assert_non_null(binding->function);
        assert_string_equal(binding->function, sr_host_function_names[i]);
        if (binding->word == NULL) {
            assert_non_null(binding->reason);
            continue;
        }
        char wanted[128];
        (void)snprintf(wanted, sizeof wanted, "\n%s\n", binding->word);
        bool member = strncmp(binding->word, "c.", 2) == 0;
        if (!member && strstr(sr_buf_string(&words), wanted) == NULL)
            fail_msg("there is no word %s", binding->word);
    }
    assert_null(sr_rules_bindings[i].function);
    sr_buf_free(&words);
    scripts_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_is_described),
        cmocka_unit_test(every_function_has_its_word),
        cmocka_unit_test(both_languages_show_the_same),
        cmocka_unit_test(every_example_runs),
    };
    return cmocka_run_group_tests(tests, read_reference, free_reference);
}
