/* The shared modules enkat.lua and nns.lua: scales, small groups, versions of questions, rules that combine
   questions, and what they say about wrong use. Answers are synthetic. */
#include "module_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"language\": \"sv\", "
    "\"periods\": {"
    " \"2020\": { \"sources\": { \"svar\": { \"file\": \"2020.csv\", \"columns\": { \"kön\": { \"role\": "
    "\"group\" } } } } },"
    " \"2021\": { \"sources\": {"
    "   \"svar\": { \"file\": \"2021.csv\", \"columns\": { \"kön\": { \"role\": \"group\" } } },"
    "   \"bred\": { \"file\": \"bred.csv\" }, \"utskick\": { \"file\": \"utskick.csv\" },"
    "   \"riket\": { \"file\": \"riket.csv\", \"published\": true,"
    "                \"columns\": { \"andel\": { \"type\": \"decimal\", \"unit\": \"percent\" } } } } } } }";

static const char wide_csv[] = "svarande;grupp;f1;f2\na;p;4;1\nb;p;3;0\nc;p;;1\nd;p;2;\ne;p;;\nf;q;1;0\n";
static const char sent_csv[] = "grupp;antal\np;8\n";
static const char nation_csv[] = "nyckel;andel\nindikator8.personal.f3;50\nindikator8.personal.f4;50\n";

static void run_with(modules *s, const char *before, const char *now, const char *script)
{
    const given_source sources[] = {{"2021", "svar", now},
                                    {"2021", "bred", wide_csv},
                                    {"2021", "utskick", sent_csv},
                                    {"2021", "riket", nation_csv},
                                    {"2020", "svar", before}};
    run_modules(s, forbund, sources, sizeof sources / sizeof *sources, "2021", script);
}

/* `rows` answers of the steps in `answers`, one digit each; "." is a question that was left unanswered. */
static void add_answers(char *csv, const char *group, const char *gender, const char *question,
                        const char *answers)
{
    static unsigned number;
    for (; *answers != '\0'; answers++) {
        (void)sprintf(csv + strlen(csv), "s%u;%s;%s;%s;%.*s\n", number++, group, gender, question,
                      *answers != '.', answers);
    }
}

static const char long_head[] = "svarande;grupp;kön;fråga;svar\n";
#define SURVEY "local enkat, nns = require 'enkat', require 'nns'\nlocal e = enkat.enkat { kalla = 'svar' }\n"

static void genders_only_above_five_answers_each(void **state)
{
    static const char script[] = SURVEY
        "e:matt({ id = 'fem', text = 'a', kolumn = 'a', grupp = 'p', skala = 'sex', kon = true }, {})\n"
        "e:matt({ id = 'sex', text = 'b', kolumn = 'b', grupp = 'p', skala = 'sex', kon = true }, {})\n";
    char csv[8192] = "";
    modules s;
    (void)state;
    (void)strcat(csv, long_head);
    add_answers(csv, "p", "kvinnor", "a", "666543"); /* six women and five men: none is shown */
    add_answers(csv, "p", "män", "a", "65431.");
    add_answers(csv, "p", "kvinnor", "b", "66654");
    add_answers(csv, "p", "kvinnor", "b", "1.");
    add_answers(csv, "p", "män", "b", "543212");
    add_answers(csv, "p", "ej uppgivet", "b", "6666666");
    run_with(&s, csv, csv, script);
    world_expect(&s.w, "");
    share_is(&s, "fem", 6, 11);
    static const char few[] = "redovisas inte per kön: varje kön ska ha fler än 5 svar på frågan";
    missing_is(&s, "fem[kön=kvinnor]", SR_NOT_PUBLISHED, few);
    missing_is(&s, "fem[kön=män]", SR_NOT_PUBLISHED, few);
    share_is(&s, "sex[kön=kvinnor]", 4, 6); /* the base is those who answered */
    share_is(&s, "sex[kön=män]", 1, 6);
    missing_is(&s, "sex[kön=ej uppgivet]", SR_NOT_PUBLISHED, "redovisas bara för kvinnor och män");
    end_modules(&s);
}

static void each_question_has_its_scale(void **state)
{
    static const char script[] = SURVEY
        "local b = enkat.enkat { kalla = 'bred', form = 'bred' }\n"
        "e:matt({ id = 'sex', text = 'a', kolumn = 'a', grupp = 'p', skala = 'sex' }, {})\n"
        "e:matt({ id = 'tre', text = 'a', kolumn = 'a', grupp = 'p', skala = 'sex', hogsta = 3 }, {})\n"
        "e:typvardesmatt({ id = 'sex', text = 'a', kolumn = 'a', grupp = 'p' })\n"
        "e:typvardesmatt({ id = 'fa', text = 'b', kolumn = 'b', grupp = 'p' })\n"
        "b:matt({ id = 'fyra', text = 'f1', kolumn = 'f1', grupp = 'p', skala = 'fyra' }, {})\n"
        "b:matt({ id = 'ja', text = 'f2', kolumn = 'f2', grupp = 'p', skala = 'ja' }, {})\n"
        "b:matt({ id = 'alla', text = 'f2', kolumn = 'f2', skala = 'ja' }, {})\n"
        "b:svarsmatt { id = 'svar', etikett = 'p', grupp = 'p', kolumner = { 'f1', 'f2' },\n"
        "  utskick = function(c) return c:source('utskick'):where({ grupp = 'p' }):sum 'antal' end }\n";
    char csv[4096] = "";
    modules s;
    (void)state;
    (void)strcat(csv, long_head);
    add_answers(csv, "p", "kvinnor", "a", "6543.211444");
    add_answers(csv, "p", "kvinnor", "b", "666");
    run_with(&s, csv, csv, script);
    world_expect(&s.w, "");
    share_is(&s, "sex", 2, 10);
    share_is(&s, "tre", 6, 10);
    share_is(&s, "fyra", 2, 3);
    share_is(&s, "ja", 2, 3);
    share_is(&s, "alla", 2, 4);
    assert_int_equal(result_of(&s, "sex.typvarde")->value.value.num, 4);
    missing_is(&s, "fa.typvarde", SR_NOT_PUBLISHED, "typvärdet visas när minst 10 har besvarat frågan");
    share_is(&s, "svar.andel", 4, 8); /* one of the five answered nothing */
    end_modules(&s);
}

static void changed_questions_are_not_compared(void **state)
{
    static const char script[] =
        SURVEY "nns.enkat({ kalla = 'svar' }, { taggar = function(f) return { 'indikator' } end })\n";
    char csv[8192] = "";
    modules s;
    (void)state;
    (void)strcat(csv, long_head);
    add_answers(csv, "personal", "", "personal.f1", "666661");
    add_answers(csv, "personal", "", "personal.f5", "666661");
    add_answers(csv, "personal", "", "personal.f10", "66");
    run_with(&s, csv, csv, script);
    const sr_measure_result *kept = result_of(&s, "indikator3.personal.f1");
    assert_true(kept->has_arrow && !kept->broken);
    const sr_measure_result *changed = result_of(&s, "indikator9.personal.f5");
    assert_true(changed->broken && !changed->has_arrow);
    assert_string_equal(changed->measure->compare.broken_note, "frågan ändrades mellan 2020 och 2021");
    const sr_measure_result *new = result_of(&s, "indikator16.personal.f10");
    assert_int_equal(new->previous.missing, SR_NOT_MEASURED);
    assert_string_equal(new->previous.formula, "frågan ställdes inte 2020");
    end_modules(&s);
}

static void rules_combine_the_questions_of_an_indicator(void **state)
{
    static const char script[] =
        SURVEY "local riket = nns.ur('riket', 'andel')\n"
               "local fragor, egen = nns.enkat({ kalla = 'svar' }, { riket = riket })\n"
               "for id, regel in pairs { sammanlagt = 'sammanlagt', alla = 'alla', nagon = 'någon', stjarna "
               "= 'stjärna' } do\n"
               "  nns.sammanvagd(8, fragor, egen, { id = id, regel = regel, riket = riket })\n"
               "end\n";
    char csv[8192] = "";
    modules s;
    (void)state;
    (void)strcat(csv, long_head);
    add_answers(csv, "personal", "", "personal.f3", "6666644444"); /* 5 of 10: as the nation */
    add_answers(csv, "personal", "", "personal.f4", "54444");      /* 1 of 5: lower */
    run_with(&s, csv, csv, script);
    share_is(&s, "sammanlagt", 6, 15);
    share_is(&s, "alla", 1, 5);
    share_is(&s, "nagon", 5, 10);
    assert_int_equal(result_of(&s, "sammanlagt")->position, SR_LOWER);
    assert_int_equal(result_of(&s, "nagon")->position, SR_SAME);
    assert_true(result_of(&s, "stjarna")->has_position); /* none is higher */
    end_modules(&s);
    (void)strcpy(csv, long_head);
    add_answers(csv, "personal", "", "personal.f3", "6666666644"); /* higher */
    add_answers(csv, "personal", "", "personal.f4", "54444");
    run_with(&s, csv, csv, script);
    const sr_measure_result *star = result_of(&s, "stjarna");
    assert_false(star->has_position);
    assert_int_equal(star->national.missing, SR_NOT_MEASURABLE);
    assert_string_equal(star->national.formula, "* två frågor i indikatorn pekar åt olika håll");
    assert_true(result_of(&s, "sammanlagt")->has_position);
    end_modules(&s);
}

static void genders_are_of_the_questions_of_the_whole(void **state)
{
    static const char script[] =
        SURVEY "local fragor, egen = nns.enkat({ kalla = 'svar' }, {})\n"
               "for id, regel in pairs { ihop = 'sammanlagt', alla = 'alla' } do\n"
               "  nns.sammanvagd(2, fragor, egen, { id = id, regel = regel })\n"
               "end\n"
               "nns.sammanvagd(1, fragor, egen, { id = 'hela', regel = 'sammanlagt' })\n";
    char csv[8192] = "";
    modules s;
    (void)state;
    (void)strcat(csv, long_head);
    add_answers(csv, "pagaende", "kvinnor", "pagaende.f1", "666655");
    add_answers(csv, "pagaende", "män", "pagaende.f1", "111111");
    add_answers(csv, "pagaende", "kvinnor", "pagaende.f2", "666655");
    add_answers(csv, "pagaende", "män", "pagaende.f2", "111111");
    add_answers(csv, "avslut", "kvinnor", "avslut.f2", "1111111");
    add_answers(csv, "avslut", "män", "avslut.f2", "66"); /* too few: the question has no genders */
    run_with(&s, csv, csv, script);
    static const char why[] = "redovisas inte per kön: en av indikatorns frågor gör det inte";
    share_is(&s, "ihop", 8, 21);
    share_is(&s, "alla", 2, 9);
    missing_is(&s, "ihop[kön=kvinnor]", SR_NOT_PUBLISHED, why);
    missing_is(&s, "ihop[kön=män]", SR_NOT_PUBLISHED, why);
    missing_is(&s, "alla[kön=kvinnor]", SR_NOT_PUBLISHED, why);
    share_is(&s, "hela[kön=kvinnor]", 6, 6); /* nobody answered its other question */
    end_modules(&s);
}

static void wrong_use_is_told(void **state)
{
    static const struct {
        const char *script, *told;
    } cases[] = {
        {"e:matt({ id = 'a', text = 'a', kolumn = 'a', skala = 'sju' }, {})",
         "har skalan sju, som inte finns"},
        {"e:matt({ id = 'a', text = 'a', kolumn = 'a', skala = 'fyra' }, { riket = nns.ur('riket', 'andel') "
         "})",
         "har en skala som inte kan jämföras med riket"},
        {"enkat.enkat { kalla = 'svar', form = 'hög' }", "formen \"lång\" eller \"bred\", inte hög"},
        {"nns.sammanvagd(8, {}, e, { regel = 'kanske' })", "har regeln kanske, som inte finns"},
    };
    (void)state;
    const given_source sources[] = {
        {"2021", "svar", long_head}, {"2021", "riket", nation_csv}, {"2020", "svar", long_head}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char script[512];
        (void)snprintf(script, sizeof script, "%s%s\n", SURVEY, cases[i].script);
        tells(forbund, sources, 3, "2021", script, cases[i].told);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(genders_only_above_five_answers_each),
        cmocka_unit_test(each_question_has_its_scale),
        cmocka_unit_test(changed_questions_are_not_compared),
        cmocka_unit_test(rules_combine_the_questions_of_an_indicator),
        cmocka_unit_test(genders_are_of_the_questions_of_the_whole),
        cmocka_unit_test(wrong_use_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
