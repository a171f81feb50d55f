/* The shared module deltagare.lua over the ready mappings: what is counted, over what, and what cannot be
   known. Participations are synthetic. */
#include "module_world.h"

#include "model/forbund/mapping.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"language\": \"sv\",\n"
    " \"units\": [ { \"id\": \"a\", \"name\": \"A\" }, { \"id\": \"b\", \"name\": \"B\" }, { \"id\": "
    "\"steget\", \"name\": \"S\" },\n"
    "   { \"id\": \"noden\", \"name\": \"N\" }, { \"id\": \"gruppen\", \"name\": \"G\" }, { \"id\": \"v\", "
    "\"name\": \"V\" } ],\n"
    " \"periods\": { \"2022\": {}, \"2023\": { \"sources\": {\n"
    "   \"register\": { \"file\": \"r.csv\", \"mapping\": \"uppfoljning-finsam\" },\n"
    "   \"sus\": { \"file\": \"s.csv\", \"mapping\": \"sus-person\" },\n"
    "   \"register_volym\": { \"file\": \"v.csv\", \"mapping\": \"sus-volym\" },\n"
    "   \"budgetvolym\": { \"file\": \"b.csv\", \"columns\": { \"antal\": { \"type\": \"integer\", \"unit\": "
    "\"count\" } } } } } } }";

static const char rows[] =
    "Deltagare;Insats;Kön;Födelseår;Kommun;Startdatum;Slutdatum;Avslutsorsak;Försörjning före;"
    "Försörjning efter;SKAPA in;SKAPA ut\n"
    "1;a;Kvinna;1993;Vik;2022-02-01;2023-03-31;Arbete;Försörjningsstöd+Sjukpenning;Lön/arbete 50 "
    "%+Sjukpenning;20;25\n"
    "2;a;Kvinna;1979;Vik;2022-05-01;2023-06-30;Studier;Försörjningsstöd;Studiemedel 100 %;30;27\n"
    "3;a;Man;1990;Nor;2023-01-01;2023-12-31;Sjukdom;Sjukpenning;Sjukpenning;10;\n"
    "1;a;Kvinna;1993;Vik;2023-10-01;;;A-kassa;;;\n"
    "4;a;Man;1960;Nor;2023-04-01;;;;;40;\n"
    "5;a;Man;1985;Nor;2020-01-01;2022-06-30;Flyttat;A-kassa;A-kassa;5;50\n" /* over before the period */
    ";b;Kvinna;1999;;2023-02-01;;;;;;\n"
    "6;b;Man;1999;Nor;2023-02-01;2023-05-01;;Aktivitetsstöd;;;\n";

static const char numbers[] = "Insats;Kön;Antal deltagare\nv;Kvinnor;4\nv;Män;7\n";

/* Without an insats or a start a participation would be counted nowhere, and nobody told. */
static const char holes[] = "Insats;Kön;Startdatum;Slutdatum\n"
                            "a;Kvinna;2023-01-01;\n"
                            ";Man;2023-01-01;\n"
                            "a;Man;;2023-06-30\n";

static void apply(modules *m, const char *id)
{
    sr_mapping mapping;
    const char *name = sr_arena_printf(m->w.arena, "mappings/%s.json", id);
    sr_str text = sr_str_of(read_module(m->w.arena, name));
    assert_int_equal(sr_mapping_read(m->w.arena, text, name, id, m->w.findings, &mapping), SR_OK);
    assert_int_equal(sr_mapping_apply(m->w.arena, &mapping, m->w.forbund, m->w.findings), SR_OK);
}

static void run_with(modules *m, const char *csv, const char *script)
{
    const given_source sources[] = {{"2023", "register", csv},
                                    {"2023", "register_volym", numbers},
                                    {"2023", "budgetvolym", "antal\n20\n"}};
    open_modules(m, forbund);
    apply(m, "uppfoljning-finsam");
    apply(m, "sus-volym");
    compute_modules(m, sources, sizeof sources / sizeof sources[0], "2023", script);
}

static void run(modules *m, const char *script)
{
    run_with(m, rows, script);
}

static void no_errors(const modules *r)
{
    for (size_t i = 0; i < sr_findings_count(r->w.findings); i++) {
        const sr_finding *finding = sr_findings_at(r->w.findings, i);
        sr_buf text = {0};
        sr_finding_write_text(&text, finding, SR_ENGLISH, false);
        if (finding->severity == SR_ERROR) print_message("%s\n", sr_buf_string(&text));
        sr_buf_free(&text);
    }
    assert_int_equal(sr_findings_errors(r->w.findings), 0);
}

static const sr_quantity *value(const modules *m, const char *key)
{
    return &result_of(m, key)->value;
}

static void is_number(const modules *r, const char *key, int64_t num, int64_t den)
{
    const sr_quantity *found = value(r, key);
    if (found->missing != SR_PRESENT || found->value.num != num || found->value.den != den) {
        fail_msg("%s is %lld/%lld", key, (long long)found->value.num, (long long)found->value.den);
    }
}

static void is_share(const modules *r, const char *key, int64_t num, int64_t den)
{
    const sr_quantity *found = value(r, key);
    assert_int_equal(found->missing, SR_PRESENT);
    assert_int_equal(found->numerator.num, num);
    assert_int_equal(found->denominator.num, den);
}

static void participations_and_people(void **state)
{
    (void)state;
    modules r;
    run(&r, "require 'deltagare'.alla { enhet = { 'a', 'b' } }");
    assert_int_equal(
        sr_number_compare(value(&r, "register.deltagare@a")->value, value(&r, "register.aktiva@a")->value),
        0);
    no_errors(&r);
    is_number(&r, "register.aktiva@a", 5, 1);
    is_number(&r, "register.personer@a", 4, 1); /* one person twice */
    is_number(&r, "register.anonyma@a", 0, 1);
    is_number(&r, "register.anonyma@b", 1, 1);
    assert_int_equal(value(&r, "register.personer@b")->missing, SR_NOT_MEASURABLE);
    is_number(&r, "register.nya@a", 3, 1);
    is_number(&r, "register.avslutade@a", 3, 1);
    is_number(&r, "register.aktiva@a[kön=kvinnor]", 3, 1);
    is_number(&r, "register.aktiva@a[åldersgrupp=30-44]", 4, 1); /* 30 twice, 33 and 44 */
    is_number(&r, "register.aktiva@a[åldersgrupp=60-64]", 1, 1); /* 63 */
    is_number(&r, "register.aktiva@a[kommun=Vik]", 3, 1);
    end_modules(&r);
}

static void enrolled_at_the_same_time(void **state)
{
    (void)state;
    modules r;
    run(&r, "require 'deltagare'.alla { enhet = 'a' }");
    is_number(&r, "register.samtidiga.kvartal-1@a", 3, 1); /* one leaves on that very day */
    is_number(&r, "register.samtidiga.kvartal-2@a", 3, 1);
    is_number(&r, "register.samtidiga.kvartal-3@a", 2, 1);
    is_number(&r, "register.samtidiga.kvartal-4@a", 3, 1);
    is_number(&r, "register.samtidiga.medel@a", 11, 4);
    is_number(&r, "register.samtidiga.hogst@a", 3, 1);
    end_modules(&r);
}

static void throughput_by_its_bases(void **state)
{
    (void)state;
    modules r;
    run(&r, "local d = require 'deltagare'\n"
            "d.delar({ 'genomstromning' }, { enhet = 'a', prefix = 'x' })\n"
            "d.delar({ 'genomstromning' }, { enhet = 'a', prefix = 'y', bas = 'vid_start' })\n"
            "d.delar({ 'genomstromning' }, { enhet = 'a', prefix = 'z', bas = 'samtidiga' })\n");
    no_errors(&r);
    is_share(&r, "x.genomstromning@a", 3, 5);
    is_share(&r, "y.genomstromning@a", 2, 2); /* one began and ended in the year */
    is_number(&r, "z.genomstromning@a", 12, 11);
    end_modules(&r);
}

static void exits_support_and_time(void **state)
{
    (void)state;
    modules r;
    run(&r, "require 'deltagare'.alla { enhet = { 'a', 'b' }, positiva = { 'arbete', 'studier' } }");
    no_errors(&r);
    is_number(&r, "register.avslut.arbete@a", 1, 1);
    is_number(&r, "register.avslut.flyttat@a", 0, 1);
    is_number(&r, "register.avslut.utan-orsak@b", 1, 1);
    is_share(&r, "register.avslut.positiva@a", 2, 3);
    is_number(&r, "register.forsorjning.in.sjuk-rehabpenning@a", 2,
              1); /* one of them beside another support */
    is_number(&r, "register.forsorjning.in.forsorjningsstod@a", 2, 1);
    is_number(&r, "register.forsorjning.ut.arbete-50@a", 1, 1);
    is_number(&r, "register.forsorjning.forandring.forsorjningsstod@a", -2, 1);
    is_number(&r, "register.forsorjning.forandring.sjuk-rehabpenning@a", 0, 1);
    is_share(&r, "register.forsorjning.egen@a", 2, 3);
    /* 2022-02-01–2023-03-31 is 13 30/31 months, 2022-05-01–2023-06-30 13 29/30, 2023-01-01–2023-12-31 11
     * 30/31 */
    is_number(&r, "register.tid.median@a", 419, 30);
    end_modules(&r);
}

static void progression_as_declared(void **state)
{
    (void)state;
    modules r;
    run(&r,
        "local d = require 'deltagare'\n"
        "d.delar({ 'skapa' }, { enhet = { 'a', 'b' }, prefix = 'x', skapa = { matt = 'medel' } })\n"
        "d.delar({ 'skapa' }, { enhet = 'a', prefix = 'y', skapa = { matt = 'andel', minst = score(5) } })\n"
        "d.delar({ 'skapa' }, { enhet = 'a', prefix = 'z', skapa = { matt = 'relativ' } })\n"
        "d.delar({ 'skapa' }, { enhet = 'a', prefix = 'w' })\n");
    no_errors(&r);
    is_number(&r, "x.skapa@a", 1, 1); /* +5 and −3: who lacks the second value is not in the base */
    assert_int_equal(value(&r, "x.skapa@b")->missing, SR_NOT_MEASURED);
    is_share(&r, "y.skapa@a", 1, 2);
    is_number(&r, "z.skapa@a", 1, 25);
    assert_null(sr_results_find(r.results, "w.skapa@a"));
    end_modules(&r);
}

/* Of the whole förbund: those with rows and those with a number only; the rest speaks of rows, and says so.
 */
static void the_whole_counts_those_with_numbers_only(void **state)
{
    (void)state;
    modules r;
    run(&r, "require 'deltagare'.delar({ 'aktiva', 'nya' }, { volym = 'register_volym', by = { 'kön' } })");
    no_errors(&r);
    is_number(&r, "register.aktiva", 7 + 11, 1);
    is_number(&r, "register.aktiva[kön=män]", 3 + 7, 1);
    is_number(&r, "register.nya", 5, 1);
    assert_non_null(
        strstr(result_of(&r, "register.nya")->measure->definition, "Volymregistrerade insatser är inte med"));
    assert_null(strstr(result_of(&r, "register.aktiva")->measure->definition, "Volymregistrerade"));
    end_modules(&r);
}

static void volume_gives_numbers_only(void **state)
{
    (void)state;
    modules r;
    run(&r, "require 'deltagare'.alla { enhet = { 'a', 'v' }, volym = 'register_volym', by = { 'kön' },\n"
            "  budget = function(c) return assumed(count(10), 'prov') end }");
    no_errors(&r);
    is_number(&r, "register.aktiva@v", 11, 1);
    is_number(&r, "register.aktiva@v[kön=män]", 7, 1);
    is_number(&r, "register.volym.andel@v", 11, 10);
    is_number(&r, "register.aktiva@a", 5, 1);
    static const char *const unknown[] = {"nya",
                                          "avslutade",
                                          "personer",
                                          "genomstromning",
                                          "avslut.arbete",
                                          "forsorjning.in.a-kassa",
                                          "tid.medel",
                                          "samtidiga.kvartal-1",
                                          "sedan-starten.deltagare"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        const sr_quantity *found = value(&r, sr_arena_printf(r.w.arena, "register.%s@v", unknown[i]));
        assert_int_equal(found->missing, SR_NOT_MEASURABLE);
    }
    end_modules(&r);
}

static void since_the_start(void **state)
{
    (void)state;
    modules r;
    run(&r, "require 'deltagare'.alla { enhet = 'a' }");
    is_number(&r, "register.sedan-starten.deltagare@a", 6, 1);
    is_number(&r, "register.sedan-starten.avslutade@a", 4, 1);
    is_share(&r, "register.sedan-starten.positiva@a", 2, 4);
    assert_int_equal(sr_results_find(r.results, "register.sedan-starten.deltagare@a")->measure->base,
                     SR_BASE_PROJECT_TO_DATE);
    end_modules(&r);
}

/* A column that the export lacks gives no zeros. */
static void what_the_export_lacks_is_not_zero(void **state)
{
    (void)state;
    modules r;
    run_with(&r, "Insats;Kön;Startdatum;Slutdatum\na;Kvinna;2023-01-01;2023-05-01\na;Man;2023-01-01;\n",
             "require 'deltagare'.alla { enhet = 'a', by = { 'kön' } }");
    no_errors(&r);
    is_number(&r, "register.aktiva@a", 2, 1);
    static const char *const unknown[] = {"personer",        "avslut.arbete",
                                          "avslut.positiva", "forsorjning.ut.a-kassa",
                                          "alder.ar-16-29",  "utbildning.gymnasium"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        const sr_quantity *found = value(&r, sr_arena_printf(r.w.arena, "register.%s@a", unknown[i]));
        assert_int_equal(found->missing, SR_NOT_MEASURED);
    }
    end_modules(&r);
}

/* The script of docs/deltagare.md, as it stands there. */
static void the_guide(void **state)
{
    (void)state;
    sr_arena *arena = sr_arena_new();
    assert_non_null(arena);
    const char *script = strstr(read_module(arena, "../../docs/deltagare.md"), "```lua\n");
    assert_non_null(script);
    script += strlen("```lua\n");
    const char *last = strstr(script, "```");
    assert_non_null(last);
    modules w;
    run(&w, sr_arena_copy(arena, script, (size_t)(last - script)));
    no_errors(&w);
    is_number(&w, "register.aktiva@steget", 0, 1);
    assert_string_equal(sr_results_find(w.results, "register.genomstromning@noden")->measure->label,
                        "Omsättning");
    assert_non_null(sr_results_find(w.results, "register.volym.andel@gruppen"));
    assert_null(sr_results_find(w.results, "register.anonyma@steget"));
    end_modules(&w);
    sr_arena_free(arena);
}

static void pieces_can_be_changed_and_left_out(void **state)
{
    (void)state;
    modules r;
    run(&r, "require 'deltagare'.alla { enhet = 'a', utan = { 'samtidiga', 'personer' },\n"
            "  andra = { genomstromning = { label = 'Omsättning' } } }");
    no_errors(&r);
    assert_null(sr_results_find(r.results, "register.samtidiga.kvartal-1@a"));
    assert_null(sr_results_find(r.results, "register.personer@a"));
    assert_string_equal(sr_results_find(r.results, "register.genomstromning@a")->measure->label,
                        "Omsättning");
    end_modules(&r);
}

static void a_participation_has_an_insats_and_a_start(void **state)
{
    (void)state;
    static const char *const sources[] = {"register", "sus"};
    modules r = {0};
    assert_int_equal(world_open(&r.w, forbund), SR_OK);
    apply(&r, "uppfoljning-finsam");
    apply(&r, "sus-person");
    for (size_t i = 0; i < 2; i++) {
        size_t before = sr_findings_count(r.w.findings);
        assert_int_equal(world_source(&r.w, "2023", sources[i], holes), SR_CONTENT);
        size_t count = sr_findings_count(r.w.findings);
        assert_true(count >= before + 2);
        for (size_t k = 0; k < 2; k++) {
            const sr_finding *finding = sr_findings_at(r.w.findings, count - 2 + k);
            assert_string_equal(finding->code, "SR1324");
            assert_int_equal(finding->place.line, 3 + k);
        }
    }
    end_modules(&r);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(participations_and_people),
        cmocka_unit_test(enrolled_at_the_same_time),
        cmocka_unit_test(throughput_by_its_bases),
        cmocka_unit_test(exits_support_and_time),
        cmocka_unit_test(progression_as_declared),
        cmocka_unit_test(volume_gives_numbers_only),
        cmocka_unit_test(the_whole_counts_those_with_numbers_only),
        cmocka_unit_test(since_the_start),
        cmocka_unit_test(what_the_export_lacks_is_not_zero),
        cmocka_unit_test(the_guide),
        cmocka_unit_test(pieces_can_be_changed_and_left_out),
        cmocka_unit_test(a_participation_has_an_insats_and_a_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
