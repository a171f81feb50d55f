/* The shared modules helar.lua and kolada.lua: years and half-years from months, what is missing, and how
   sources are named. Figures are synthetic. */
#include "module_world.h"

static const char forbund[] = "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", "
                              "\"language\": \"sv\", \"periods\": {"
                              " \"2022\": { \"sources\": {"
                              "   \"ar\": { \"file\": \"ar.csv\", \"columns\": { \"antal\": { \"type\": "
                              "\"integer\", \"unit\": \"count\" } } },"
                              "   \"manad\": { \"file\": \"manad.csv\", \"columns\": { \"antal\": { "
                              "\"type\": \"integer\", \"unit\": \"count\" } } },"
                              "   \"kolada\": { \"file\": \"kolada.csv\", \"columns\": { \"kommun\": { "
                              "\"type\": \"text\" } } } } } } }";

static const char years_csv[] =
    "region;nyckel;år;antal;status\n"
    "00;sjukpenning;2021;100;\n00;sjukpenning;2022;110;p\n"
    "00;ekonomiskt-bistand;2021;40;\n00;ekonomiskt-bistand;2022;50;\n"
    "00;summa;2021;140;\n00;summa;2022;160;\n00;folk;2022;1000;\n00;folk;2021;1000;\n"
    "80;sjukpenning;2022;7;\n80;ekonomiskt-bistand;2022;0;\n80;summa;2022;7;\n"
    "80;folk;2022;100;\n";
/* 12 months of 2022, of which 2021 has five, and 2020 has five too, one of them twice. */
static const char months_csv[] = "nyckel;år;månad;antal\n"
                                 "sjukpenning;2022;1;10\nsjukpenning;2022;2;11\nsjukpenning;2022;3;12\n"
                                 "sjukpenning;2022;4;13\nsjukpenning;2022;5;14\nsjukpenning;2022;6;15\n"
                                 "sjukpenning;2022;7;16\nsjukpenning;2022;8;17\nsjukpenning;2022;9;18\n"
                                 "sjukpenning;2022;10;19\nsjukpenning;2022;11;20\nsjukpenning;2022;12;27\n"
                                 "sjukpenning;2021;1;9\nsjukpenning;2021;2;9\nsjukpenning;2021;3;9\n"
                                 "sjukpenning;2021;4;9\nsjukpenning;2021;5;9\n"
                                 "sjukpenning;2020;1;9\nsjukpenning;2020;2;9\nsjukpenning;2020;3;9\n"
                                 "sjukpenning;2020;4;9\nsjukpenning;2020;5;9\nsjukpenning;2020;5;9\n";
static const char kolada_csv[] = "nyckeltal;kommun;period;kön;värde;status;saknas;källa\n"
                                 "N1;2480;2022;T;12,5;;;Kolada\nN1;2480;2021;T;12;;;Kolada\n"
                                 "N1;2480;2022;K;;Private;suppressed;Kolada\n"
                                 "N1;2480;2022;M;;Missing;not_measured;Kolada\n";
static const given_source sources[] = {
    {"2022", "ar", years_csv}, {"2022", "manad", months_csv}, {"2022", "kolada", kolada_csv}};
enum { SOURCES = sizeof sources / sizeof *sources };

static void years_as_they_stand(void **state)
{
    static const char script[] =
        "local helar = require 'helar'\n"
        "local k = helar.kalla { kalla = 'ar', region = 'region', status = 'status' }\n"
        "helar.matt(k, 'sjukpenning', { id = 'nu', region = '00' })\n"
        "helar.matt(k, 'sjukpenning', { id = 'fjol', region = '00', slapar = 1 })\n"
        "helar.matt(k, 'sjukpenning', { id = 'halv', region = '00', halvar = true })\n"
        "helar.matt(k, 'sjukpenning', { id = 'annan', region = '99' })\n"
        "helar.andel(k, { id = 'andel', etikett = 'a', region = '00', folkmangd = 'folk' })\n";
    modules m;
    (void)state;
    run_modules(&m, forbund, sources, SOURCES, "2022", script);
    world_expect(&m.w, "");
    const sr_measure_result *now = result_of(&m, "nu");
    assert_int_equal(now->value.value.num, 110);
    assert_string_equal(now->value.assumed, "preliminär uppgift, som kan ändras");
    assert_int_equal(now->previous.value.num, 100);
    assert_null(now->previous.assumed);
    assert_int_equal(result_of(&m, "fjol")->value.value.num, 100);
    missing_is(&m, "halv", SR_NOT_MEASURED,
               "källan har inga månader: halvårsekvivalenter går inte att räkna");
    missing_is(&m, "annan", SR_NOT_MEASURED, "källan har inga uppgifter för 2022");
    share_is(&m, "andel", 160, 1000);
    end_modules(&m);
}

static void a_zero_of_income_support_is_no_zero(void **state)
{
    static const char script[] =
        "local helar = require 'helar'\n"
        "local k = helar.kalla { kalla = 'ar', region = 'region' }\n"
        "helar.matt(k, 'ekonomiskt-bistand', { id = 'riket', region = '00' })\n"
        "helar.matt(k, 'ekonomiskt-bistand', { id = 'kommun', region = '80' })\n"
        "helar.matt(k, 'sjukpenning', { id = 'sjuk', region = '80' })\n"
        "helar.matt(k, 'summa', { id = 'summa', region = '80' })\n"
        "helar.andel(k, { id = 'andel', etikett = 'a', region = '80', folkmangd = 'folk' })\n"
        "local tror = helar.kalla { kalla = 'ar', region = 'region', noll_saknas = {} }\n"
        "helar.matt(tror, 'ekonomiskt-bistand', { id = 'noll', region = '80' })\n";
    static const char why[] = "0 i statistiken betyder här att kommunen inte har lämnat uppgift";
    modules m;
    (void)state;
    run_modules(&m, forbund, sources, SOURCES, "2022", script);
    world_expect(&m.w, "");
    assert_int_equal(result_of(&m, "riket")->value.value.num, 50);
    missing_is(&m, "kommun", SR_NOT_PUBLISHED, why);
    assert_int_equal(result_of(&m, "sjuk")->value.value.num, 7);
    missing_is(&m, "summa", SR_NOT_PUBLISHED, why);
    missing_is(&m, "andel", SR_NOT_PUBLISHED, why);
    assert_int_equal(result_of(&m, "noll")->value.missing,
                     SR_PRESENT); /* unless the source is declared otherwise */
    end_modules(&m);
}

static void months_make_years_and_half_years(void **state)
{
    static const char script[] =
        "local helar = require 'helar'\n"
        "local k = helar.kalla { kalla = 'manad', manad = 'månad' }\n"
        "helar.matt(k, 'sjukpenning', { id = 'hel' })\n"
        "helar.matt(k, 'sjukpenning', { id = 'halv', halvar = true })\n"
        "helar.matt(k, 'sjukpenning', { id = 'dubbel', halvar = true, slapar = 2 })\n";
    modules m;
    (void)state;
    run_modules(&m, forbund, sources, SOURCES, "2022", script);
    world_expect(&m.w, "");
    missing_is(&m, "dubbel", SR_NOT_MEASURED, "månaden 5 står 2 gånger i källan");
    const sr_measure_result *year = result_of(&m, "hel"), *half = result_of(&m, "halv");
    assert_int_equal(year->value.value.num, 16); /* 192 / 12 */
    assert_int_equal(year->value.value.den, 1);
    assert_int_equal(half->value.value.num, 25); /* 75 / 6 */
    assert_int_equal(half->value.value.den, 2);
    assert_string_equal(half->measure->label, "Halvårsekvivalenter januari–juni");
    assert_int_equal(half->previous.missing, SR_NOT_MEASURED);
    assert_string_equal(half->previous.formula, "alla 6 månader finns inte i källan");
    end_modules(&m);
}

static void kolada_is_named_for_its_own_figures_only(void **state)
{
    static const char script[] =
        "local kolada = require 'kolada'\n"
        "local eget = kolada.matt { id = 'eget', etikett = 'Nyckeltal', nyckeltal = 'N1', kommun = '2480' }\n"
        "kolada.matt { id = 'kvinnor', etikett = 'a', nyckeltal = 'N1', kommun = '2480', kon = 'K', "
        "definition = 'Andel.' }\n"
        "kolada.matt { id = 'man', etikett = 'a', nyckeltal = 'N1', kommun = '2480', kon = 'M' }\n"
        "kolada.bearbetat 'dubbelt' { label = 'Dubbelt', value = eget * 2 }\n";
    modules m;
    (void)state;
    run_modules(&m, forbund, sources, SOURCES, "2022", script);
    world_expect(&m.w, "");
    const sr_measure_result *own = result_of(&m, "eget");
    assert_int_equal(own->value.value.num, 25);
    assert_int_equal(own->previous.value.num, 12);
    assert_string_equal(own->measure->definition, "Källa: Kolada.");
    assert_string_equal(result_of(&m, "kvinnor")->measure->definition, "Andel. Källa: Kolada.");
    missing_is(&m, "kvinnor", SR_NOT_PUBLISHED, "Kolada visar inte värdet, som gäller få personer");
    missing_is(&m, "man", SR_NOT_MEASURED, "Kolada saknar värdet");
    assert_int_equal(result_of(&m, "dubbelt")->value.value.num, 25);
    assert_null(result_of(&m, "dubbelt")->measure->definition);
    end_modules(&m);
    tells(forbund, sources, SOURCES, "2022",
          "require('kolada').bearbetat 'x' { label = 'x', definition = 'Källa: Kolada', value = not_measured "
          "}\n",
          "Kolada får inte anges som källa för det");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_as_they_stand),
        cmocka_unit_test(a_zero_of_income_support_is_no_zero),
        cmocka_unit_test(months_make_years_and_half_years),
        cmocka_unit_test(kolada_is_named_for_its_own_figures_only),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
