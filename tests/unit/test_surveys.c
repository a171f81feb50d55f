/* The shared modules enkat.lua and nns.lua: scales, small groups, versions of questions, rules that combine
   questions, and what they say about wrong use. Answers are synthetic. */
#include <stdlib.h>

#include "model_world.h"
#include "rules/rules.h"

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

typedef struct surveys {
    world w;
    sr_registry *registry;
    sr_rules *rules;
    const sr_results *results;
    char *text[2];
    sr_script scripts[3];
} surveys;

static char *read_module(const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/../scripts/lib/%s", SR_TEST_DATA, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, 1 << 16);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 16) - 1, file) > 0);
    assert_int_equal(fclose(file), 0);
    return text;
}

static void run_with(surveys *s, const char *before, const char *now, const char *script)
{
    *s = (surveys){.text = {read_module("enkat.lua"), read_module("nns.lua")}};
    assert_int_equal(world_open(&s->w, forbund), SR_OK);
    assert_int_equal(world_source(&s->w, "2021", "svar", now), SR_OK);
    assert_int_equal(world_source(&s->w, "2021", "bred", wide_csv), SR_OK);
    assert_int_equal(world_source(&s->w, "2021", "utskick", sent_csv), SR_OK);
    assert_int_equal(world_source(&s->w, "2021", "riket", nation_csv), SR_OK);
    assert_int_equal(world_source(&s->w, "2020", "svar", before), SR_OK);
    s->registry = sr_registry_new(s->w.arena, s->w.forbund, s->w.findings);
    s->scripts[0] = (sr_script){.name = "measures.lua", .file = "measures.lua", .text = sr_str_of(script)};
    s->scripts[1] = (sr_script){
        .name = "lib/enkat.lua", .file = "lib/enkat.lua", .shared = true, .text = sr_str_of(s->text[0])};
    s->scripts[2] = (sr_script){
        .name = "lib/nns.lua", .file = "lib/nns.lua", .shared = true, .text = sr_str_of(s->text[1])};
    const sr_rules_setup setup = {.arena = s->w.arena,
                                  .forbund = s->w.forbund,
                                  .model = s->w.model,
                                  .registry = s->registry,
                                  .dataset = s->w.datasets,
                                  .findings = s->w.findings,
                                  .scripts = s->scripts,
                                  .script_count = 3};
    assert_int_equal(sr_rules_new(&setup, &s->rules), SR_OK);
    assert_int_not_equal(sr_rules_load(s->rules, 2021), SR_MEMORY);
    assert_int_not_equal(world_compute(&s->w, "2021", &s->results), SR_MEMORY);
}

static void end(surveys *s)
{
    sr_rules_free(s->rules);
    world_close(&s->w);
    free(s->text[0]);
    free(s->text[1]);
}

static const sr_measure_result *result_of(const surveys *s, const char *key)
{
    const sr_measure_result *found = sr_results_find(s->results, key);
    if (found == NULL || strcmp(found->key, key) != 0) {
        world_tell(&s->w);
        fail_msg("there is no %s", key);
    }
    return found;
}

static void share_is(const surveys *s, const char *key, int64_t k, int64_t n)
{
    const sr_measure_result *found = result_of(s, key);
    if (found->value.missing != SR_PRESENT) fail_msg("%s is missing: %s", key, found->value.formula);
    assert_int_equal(found->value.numerator.num, k);
    assert_int_equal(found->value.denominator.num, n);
}

static void missing_is(const surveys *s, const char *key, sr_missing kind, const char *why)
{
    const sr_quantity *value = &result_of(s, key)->value;
    assert_int_equal(value->missing, kind);
    assert_string_equal(value->formula, why);
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
    static const char script[] =
        SURVEY "e:matt({ id = 'fem', text = 'a', kolumn = 'a', grupp = 'p', kon = true }, {})\n"
               "e:matt({ id = 'sex', text = 'b', kolumn = 'b', grupp = 'p', kon = true }, {})\n";
    char csv[8192] = "";
    surveys s;
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
    end(&s);
}

static void each_question_has_its_scale(void **state)
{
    static const char script[] = SURVEY
        "local b = enkat.enkat { kalla = 'bred', form = 'bred' }\n"
        "e:matt({ id = 'sex', text = 'a', kolumn = 'a', grupp = 'p' }, {})\n"
        "e:matt({ id = 'tre', text = 'a', kolumn = 'a', grupp = 'p', hogsta = 3 }, {})\n"
        "e:typvardesmatt({ id = 'sex', text = 'a', kolumn = 'a', grupp = 'p' })\n"
        "b:matt({ id = 'fyra', text = 'f1', kolumn = 'f1', grupp = 'p', skala = 'fyra' }, {})\n"
        "b:matt({ id = 'ja', text = 'f2', kolumn = 'f2', grupp = 'p', skala = 'ja' }, {})\n"
        "b:matt({ id = 'alla', text = 'f2', kolumn = 'f2', skala = 'ja' }, {})\n"
        "b:svarsmatt { id = 'svar', etikett = 'p', grupp = 'p', kolumner = { 'f1', 'f2' },\n"
        "  utskick = function(c) return c:source('utskick'):where({ grupp = 'p' }):sum 'antal' end }\n";
    char csv[4096] = "";
    surveys s;
    (void)state;
    (void)strcat(csv, long_head);
    add_answers(csv, "p", "kvinnor", "a", "6543.21144");
    run_with(&s, csv, csv, script);
    world_expect(&s.w, "");
    share_is(&s, "sex", 2, 9);
    share_is(&s, "tre", 5, 9);
    share_is(&s, "fyra", 2, 3);
    share_is(&s, "ja", 2, 3);
    share_is(&s, "alla", 2, 4);
    assert_int_equal(result_of(&s, "sex.typvarde")->value.value.num, 4);
    share_is(&s, "svar.andel", 4, 8); /* one of the five answered nothing */
    end(&s);
}

static void changed_questions_are_not_compared(void **state)
{
    static const char script[] =
        SURVEY "nns.enkat({ kalla = 'svar' }, { taggar = function(f) return { 'indikator' } end })\n";
    char csv[8192] = "";
    surveys s;
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
    end(&s);
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
    surveys s;
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
    end(&s);
    (void)strcpy(csv, long_head);
    add_answers(csv, "personal", "", "personal.f3", "6666666644"); /* higher */
    add_answers(csv, "personal", "", "personal.f4", "54444");
    run_with(&s, csv, csv, script);
    const sr_measure_result *star = result_of(&s, "stjarna");
    assert_false(star->has_position);
    assert_int_equal(star->national.missing, SR_NOT_MEASURABLE);
    assert_string_equal(star->national.formula, "* två frågor i indikatorn pekar åt olika håll");
    assert_true(result_of(&s, "sammanlagt")->has_position);
    end(&s);
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
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        surveys s;
        char script[512];
        bool told = false;
        (void)snprintf(script, sizeof script, "%s%s\n", SURVEY, cases[i].script);
        run_with(&s, long_head, long_head, script);
        for (size_t k = 0; k < sr_findings_count(s.w.findings); k++) {
            sr_buf text = {0};
            sr_finding_write_text(&text, sr_findings_at(s.w.findings, k), SR_SWEDISH, false);
            told = told || strstr(sr_buf_string(&text), cases[i].told) != NULL;
            sr_buf_free(&text);
        }
        if (!told) {
            world_tell(&s.w);
            fail_msg("%s: not told", cases[i].script);
        }
        end(&s);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(genders_only_above_five_answers_each),
        cmocka_unit_test(each_question_has_its_scale),
        cmocka_unit_test(changed_questions_are_not_compared),
        cmocka_unit_test(rules_combine_the_questions_of_an_indicator),
        cmocka_unit_test(wrong_use_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
