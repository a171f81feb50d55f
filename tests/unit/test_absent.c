/* What a file has no column for is not measured, and never none. All figures are synthetic. */
#include "module_world.h"

static const char forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Prov\", \"periods\": { \"2025\": {"
    " \"sources\": { \"d\": { \"file\": \"d.csv\", \"protect\": false, \"protect_reason\": \"prov\", "
    "\"columns\": {"
    " \"start\": { \"type\": \"date\" }, \"slut\": { \"type\": \"date\", \"required\": false },"
    " \"orsak\": { \"type\": \"text\", \"required\": false }, \"antal\": { \"type\": \"integer\", \"unit\": "
    "\"count\", \"required\": false }, \"född\": { \"type\": \"integer\", \"required\": false },"
    " \"ålder\": { \"bands\": { \"of\": \"född\", \"age\": true, \"steps\": [\"16-29\", \"30-64\"] } } } } } "
    "} } }";

static const char script[] =
    "local d = source 'd'\n"
    "measure 'alla' { label = 'A', kind = 'count', value = d:count() }\n"
    "measure 'tom' { label = 'A', kind = 'count', value = d:where { orsak = empty }:count() }\n"
    "measure 'ej' { label = 'A', kind = 'count', value = d:where { orsak = is_not 'flyttat' }:count() }\n"
    "measure 'orsak' { label = 'A', kind = 'count', value = d:where { orsak = 'arbete' }:count() }\n"
    "measure 'ifylld' { label = 'A', kind = 'count', value = d:where { orsak = filled }:count() }\n"
    "measure 'andel' { label = 'A', kind = 'share', value = share { of = d, where = { orsak = 'arbete' } } "
    "}\n"
    "measure 'eller' { label = 'A', kind = 'count',\n"
    "  value = d:where { slut = empty }:union(d:where { slut = in_period }):count() }\n"
    "measure 'slut' { label = 'A', kind = 'count', value = d:where { slut = in_period }:count() }\n"
    "measure 'aktiva' { label = 'A', kind = 'count', value = d:active('start', 'slut'):count() }\n"
    "measure 'olika' { label = 'A', kind = 'count', value = d:distinct 'orsak' }\n"
    "measure 'summa' { label = 'A', kind = 'sum', measured_in = 'count', value = d:sum 'antal' }\n"
    "measure 'ung' { label = 'A', kind = 'count', value = d:where { ['ålder'] = '16-29' }:count() }\n"
    "measure 'finns' { label = 'A', kind = 'yes_no', value = function(c)\n"
    "  local r = c:source 'd'\n"
    "  return r:answer(r:has_column 'start' and not r:has_column 'orsak' and r:where { orsak = 'x' }:rows() "
    "== 0)\n"
    "end }\n";

static void what_the_file_lacks_is_not_measured(void **state)
{
    static const given_source sources[] = {{"2025", "d", "start\n2025-01-02\n2025-03-04\n"}};
    modules m;
    (void)state;
    run_modules(&m, forbund, sources, 1, "2025", script);
    assert_int_equal(result_of(&m, "alla")->value.value.num, 2);
    assert_int_equal(result_of(&m, "tom")->value.value.num, 2);
    assert_int_equal(result_of(&m, "ej")->value.value.num, 2);
    assert_int_equal(result_of(&m, "finns")->value.value.num, 1);
    static const char *const lacking[][2] = {{"orsak", "orsak"}, {"ifylld", "orsak"}, {"slut", "slut"},
                                             {"eller", "slut"},  {"aktiva", "slut"},  {"olika", "orsak"},
                                             {"summa", "antal"}, {"ung", "ålder"}};
    for (size_t i = 0; i < sizeof lacking / sizeof lacking[0]; i++) {
        missing_is(&m, lacking[i][0], SR_NOT_MEASURED,
                   sr_arena_printf(m.w.arena, "kolumnen %s finns inte i filen", lacking[i][1]));
    }
    assert_int_equal(result_of(&m, "andel")->value.missing, SR_NOT_MEASURED);
    end_modules(&m);
}

static void a_column_without_a_value_is_none(void **state)
{
    static const given_source sources[] = {
        {"2025", "d", "start;slut;orsak;antal;född\n2025-01-02;;;;\n2025-03-04;;;;\n"}};
    modules m;
    (void)state;
    run_modules(&m, forbund, sources, 1, "2025", script);
    assert_int_equal(result_of(&m, "orsak")->value.missing, SR_PRESENT);
    assert_int_equal(result_of(&m, "orsak")->value.value.num, 0);
    assert_int_equal(result_of(&m, "aktiva")->value.value.num, 2);
    end_modules(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_file_lacks_is_not_measured),
        cmocka_unit_test(a_column_without_a_value_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
