/* Declarations of scripts: what they give, and what is said when they are wrong. */
#include "script_world.h"

static const char measures[] =
    "local deltagare = source \"deltagare\"\n"
    "local avslutade = deltagare:where { status = \"avslutad\" }\n"
    "measure \"deltagare\" { label = \"Deltagare\", kind = \"count\", value = deltagare:whole():count() }\n"
    "measure \"till_arbete\" { label = \"Till arbete\", kind = \"share\", unit = \"misam\", by = { \"kön\" "
    "},\n"
    "  value = share { of = avslutade, where = { orsak = { \"arbete\", \"studier\" } } } }\n"
    "measure \"poang\" { label = \"Poäng\", kind = \"mean\", measured_in = \"score\", unit = { \"misam\", "
    "\"torgen\" },\n"
    "  value = function(c) return c:source(\"deltagare\"):mean \"poäng\" end }\n";

static void recipes_and_functions_give_the_same(void **state)
{
    (void)state;
    script_world s;
    run_one(&s, "measures.lua", measures);
    scripts_expect(&s, "");
    value_is(&s, "deltagare", "7");
    value_is(&s, "till_arbete@misam", "75%");
    value_is(&s, "poang@torgen", "8.0");
    const sr_measure_result *found = sr_results_find(s.results, "till_arbete@misam");
    assert_true(found->value.has_base);
    assert_int_equal(found->value.numerator.num, 3);
    assert_int_equal(found->value.denominator.num, 4);
    assert_non_null(found->value.origin);
    scripts_close(&s);
}

/* A file that returns nothing has run all the same: two files that require it declare its measures once. */
static void a_file_is_run_once(void **state)
{
    (void)state;
    script_world s;
    assert_int_equal(scripts_open(&s), SR_OK);
    add_script(&s, "measures.lua", "require \"gemensamt\"\n");
    add_script(&s, "reports.lua", "require \"gemensamt\"\n");
    add_script(&s, "gemensamt.lua", measures);
    assert_int_equal(scripts_load(&s), SR_OK);
    assert_int_equal(scripts_compute(&s), SR_OK);
    scripts_expect(&s, "");
    value_is(&s, "deltagare", "7");
    scripts_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(recipes_and_functions_give_the_same),
        cmocka_unit_test(a_file_is_run_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
