/* The scripts in docs/enkater.md, as they stand there: they are run on a source for each name that they use,
   and nothing is found wrong. Figures are synthetic. */
#include "module_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"language\": \"sv\", "
    "\"periods\": {"
    " \"2022\": { \"sources\": {"
    "   \"enkatposter\": { \"file\": \"a.csv\", \"columns\": { \"kön\": { \"type\": \"text\", \"role\": "
    "\"group\" },"
    "      \"fråga\": { \"type\": \"text\" }, \"svar\": { \"type\": \"integer\" } } },"
    "   \"riket\": { \"file\": \"b.csv\", \"columns\": { \"andel\": { \"type\": \"decimal\", \"unit\": "
    "\"percent\" },"
    "      \"andel_fg\": { \"type\": \"decimal\", \"unit\": \"percent\" } } },"
    "   \"utskick\": { \"file\": \"c.csv\", \"columns\": { \"antal\": { \"type\": \"integer\", \"unit\": "
    "\"count\" } } },"
    "   \"helarsekvivalenter\": { \"file\": \"d.csv\", \"columns\": { \"regionkod\": { \"type\": \"text\" },"
    "      \"antal\": { \"type\": \"integer\", \"unit\": \"count\" } } },"
    "   \"kolada\": { \"file\": \"e.csv\", \"columns\": { \"kommun\": { \"type\": \"text\" } } } } } } }";
static const given_source sources[] = {
    {"2022", "enkatposter",
     "svarande;grupp;kön;fråga;svar;deltagare.bemotande\n1;personal;;personal.f5;6;\n2;personal;;personal.f5;"
     "2;\n"
     "3;deltagare;;;;4\n4;deltagare;;;;2\n"},
    {"2022", "riket", "nyckel;andel;andel_fg\nindikator9.personal.f5;50;40\n"},
    {"2022", "utskick", "grupp;antal\npersonal;5\n"},
    {"2022", "helarsekvivalenter",
     "regionkod;nyckel;år;antal\n00;sjukpenning;2021;7\n00;ekonomiskt-bistand;2021;3\n00;summa;2021;10\n"},
    {"2022", "kolada", "nyckeltal;kommun;period;kön;värde;status;saknas\nN00945;2480;2022;T;12,5;;\n"},
};

/* Every block of Lua in the guide, one after the other. */
static char *scripts_of_the_guide(void)
{
    static char script[1 << 16];
    sr_arena *arena = sr_arena_new();
    assert_non_null(arena);
    const char *guide = read_module(arena, "../../docs/enkater.md");
    script[0] = '\0';
    for (const char *at = strstr(guide, "```lua\n"); at != NULL; at = strstr(at, "```lua\n")) {
        const char *end = strstr(at + 7, "```");
        assert_non_null(end);
        (void)strncat(script, at + 7, (size_t)(end - at - 7));
        at = end;
    }
    sr_arena_free(arena);
    return script;
}

static void the_scripts_of_the_guide_run(void **state)
{
    modules m;
    (void)state;
    run_modules(&m, forbund, sources, sizeof sources / sizeof *sources, "2022", scripts_of_the_guide());
    world_expect(&m.w, "");
    share_is(&m, "enkat.indikator9", 1, 2);
    share_is(&m, "enkat.svarande.personal.andel", 2, 5);
    share_is(&m, "enkat.bemotande", 1, 2);
    assert_int_equal(result_of(&m, "riket.helarsekvivalenter.summa")->value.value.num, 10);
    assert_string_equal(result_of(&m, "nyckeltal")->measure->definition, "Källa: Kolada.");
    end_modules(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_scripts_of_the_guide_run)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
