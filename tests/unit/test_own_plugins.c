/* What the plugins of the three förbund contribute, on the published figures: their readers through the
   host's table builder, and their measures through a whole evaluation. */
#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "own_workspace.h"

static const sr_quantity *value_of(const sr_results *results, const char *key)
{
    const sr_measure_result *found = sr_results_find(results, key);
    if (!found) fail_msg("there is no %s", key);
    return &found->value;
}

static void equals(const sr_results *results, const char *key, int64_t numerator, int64_t denominator)
{
    const sr_quantity *quantity = value_of(results, key);
    if (quantity->missing != SR_PRESENT) fail_msg("%s is missing", key);
    sr_number wanted;
    assert_int_equal(sr_number_ratio(numerator, denominator, &wanted), SR_OK);
    if (sr_number_compare(quantity->value, wanted) != 0)
        fail_msg("%s is %f, not %" PRId64 "/%" PRId64, key, sr_number_double(quantity->value), numerator,
                 denominator);
    assert_non_null(quantity->origin);
}

/* Facts: 26 to work and 11 to studies of 80 closed (27 and 10 of 149 the year before); work of 100, 75, 50
   and 25 per cent for 17, 2, 6 and 1 persons; in MISAM 11, 0, 5 and 1. */
static void test_skelleftea_norsjo(void **state)
{
    workspace w;
    (void)state;
    open_workspace(&w, "skelleftea-norsjo");
    const sr_results *results = results_of(&w, "2020");
    equals(results, "skelleftea-norsjo.positiva-avslut", 37, 80);
    equals(results, "skelleftea-norsjo.positiva-avslut[kön=kvinnor]", 16, 35);
    equals(results, "skelleftea-norsjo.arbete-i-heltid", 8700, 400);
    equals(results, "skelleftea-norsjo.misam.arbete-i-heltid@misam", 55, 4);
    const sr_measure_result *share = sr_results_find(results, "skelleftea-norsjo.positiva-avslut");
    assert_true(share->has_previous);
    assert_true(share->previous.has_base);
    assert_int_equal(share->value.origin->count, 1);
    results = results_of(&w, "2023");
    assert_int_equal(value_of(results, "skelleftea-norsjo.positiva-avslut")->missing, SR_NOT_MEASURED);
    close_workspace(&w);
}

/* Facts: Boden is a member from 2021-06-01 (214 of 365 days) and paid 106 250 kronor. */
static void test_sodra_norrbotten(void **state)
{
    workspace w;
    (void)state;
    open_workspace(&w, "sodra-norrbotten");
    const sr_results *results = results_of(&w, "2021");
    equals(results, "sodra-norrbotten.dagandel.boden", 214, 365);
    equals(results, "sodra-norrbotten.dagandel.lulea", 1, 1);
    equals(results, "sodra-norrbotten.helarsbidrag.boden", INT64_C(106250) * 365, 214);
    equals(results, "sodra-norrbotten.helarsbidrag.pitea", 359000, 1);
    equals(results, "sodra-norrbotten.volymdeltagare@moa-pitea", 25, 1);
    equals(results, "sodra-norrbotten.volymdeltagare@moa-alvsbyn[kön=kvinnor]", 11, 1);
    equals(results, "sodra-norrbotten.volymdeltagare-sedan-starten@moa-alvsbyn", 34, 1);
    assert_int_equal(value_of(results, "sodra-norrbotten.volymdeltagare-sedan-starten@samkraft")->missing,
                     SR_NOT_PUBLISHED);
    assert_int_equal(value_of(results, "sodra-norrbotten.helarsbidrag.boden")->origin->count, 2);
    close_workspace(&w);
}

/* Facts: 784 018 of 5 903 486 full-year equivalents in 2021 against 790 242 of 5 876 835 in 2020. */
static void test_umearegionen(void **state)
{
    workspace w;
    (void)state;
    open_workspace(&w, "umearegionen");
    const sr_results *results = results_of(&w, "2022");
    equals(results, "umearegionen.deltagare", 705, 1);
    equals(results, "umearegionen.positiva-avslut", 179, 1);
    equals(results, "umearegionen.forandring.summa", 784018 - 790242, 1);
    equals(results, "umearegionen.forandring.ekonomiskt-bistand", 91118 - 97523, 1);
    equals(results, "umearegionen.forandring.andel",
           (INT64_C(784018) * 5876835 - INT64_C(790242) * 5903486) * 100, INT64_C(5903486) * 5876835);
    assert_int_equal(value_of(results, "umearegionen.forandring.andel")->measured_in, SR_IN_POINTS);
    results = results_of(&w, "2021");
    assert_int_equal(value_of(results, "umearegionen.deltagare")->missing, SR_NOT_MEASURED);
    close_workspace(&w);
}

typedef struct mistake {
    const char *forbund, *source, *text, *place, *says;
} mistake;

static const sr_source_spec *source_named(const workspace *w, const char *name)
{
    for (size_t p = 0; p < w->forbund->period_count; p++)
        for (size_t i = 0; i < w->forbund->periods[p].source_count; i++)
            if (strcmp(w->forbund->periods[p].sources[i].name, name) == 0)
                return &w->forbund->periods[p].sources[i];
    fail_msg("no source %s", name);
    return NULL;
}

/* Synthetic: wrong files, each with the place and the words of the first finding. */
static void test_readers_tell_what_is_wrong(void **state)
{
    static const mistake mistakes[] = {
        {"skelleftea-norsjo", "insatsformular", "Insats: MISAM\nMål 1 misam.1: text\n", ":2",
         "ett mål som inte går"},
        {"skelleftea-norsjo", "insatsformular",
         "Insats: MISAM\nKälla: k\nMål 1 [misam.1]: text\n[x] Uppfyllt [ ] Delvis [x] Ej\n", ":4",
         "fler än en ruta"},
        {"skelleftea-norsjo", "insatsformular", "Källa: k\nMål 1 [misam.1]: text\n", ":2",
         "före första insatsen"},
        {"skelleftea-norsjo", "insatsformular", "Insats: MISAM\nnågot annat\n", ":2", "formuläret inte har"},
        {"skelleftea-norsjo", "insatsformular", "Insats: MISAM\nKälla: k\nMål 1 [", ":3", "inte går"},
        {"sodra-norrbotten", "volym", "Insats\n", ":1", "inga perioder"},
        {"sodra-norrbotten", "volym", "Insats;2021;\n;totalt\n", ":2", "olika långa"},
        {"sodra-norrbotten", "volym", "Insats;2021\n;totalt\nSamkraft;1;2\n", ":3", "fler tal"},
        {"sodra-norrbotten", "volym", "Insats;2021\n;totalt\nSamkraft;trettio\n", ":3", "trettio"},
        {"umearegionen", "enkat", "Bemötande;1;2\n", ":1", "utan rubrikrad"},
        {"umearegionen", "enkat", "Enkät;D\nFråga;Ja\nBemötande;1;2\n", ":3", "fler tal"},
        {"umearegionen", "enkat", "Enkät;D\nFråga;Ja\nBemötande;ett\n", ":3:11", "ett"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof mistakes / sizeof *mistakes; i++) {
        workspace w;
        sr_buf text = {0};
        open_workspace(&w, mistakes[i].forbund);
        (void)read_bytes(&w, source_named(&w, mistakes[i].source), sr_str_of(mistakes[i].text), SR_DAY_NONE);
        if (sr_findings_count(w.findings) == 0) fail_msg("nothing is said of %s", mistakes[i].text);
        sr_finding_write_text(&text, sr_findings_at(w.findings, 0), SR_SWEDISH, false);
        if (!strstr(sr_buf_string(&text), mistakes[i].place) ||
            !strstr(sr_buf_string(&text), mistakes[i].says))
            fail_msg("of %s is said: %s", mistakes[i].text, sr_buf_string(&text));
        sr_buf_free(&text);
        close_workspace(&w);
    }
}

/* The published files cut at every length: findings or not, never a read outside (the block has exactly that
 * size). */
static void test_readers_take_cut_files(void **state)
{
    static const char *const each[][2] = {
        {"skelleftea-norsjo", "insatsformular"}, {"sodra-norrbotten", "volym"}, {"umearegionen", "enkat"}};
    (void)state;
    for (size_t i = 0; i < 3; i++) {
        workspace w;
        open_workspace(&w, each[i][0]);
        const sr_source_spec *spec = source_named(&w, each[i][1]);
        sr_str whole = read_file(&w, spec->file);
        for (size_t cut = 0; cut < whole.length; cut += 1 + cut / 97) {
            char *part = malloc(cut + 1);
            assert_non_null(part);
            memcpy(part + 1, whole.at, cut);
            (void)read_bytes(&w, spec, (sr_str){part + 1, cut}, SR_DAY_NONE);
            free(part);
        }
        close_workspace(&w);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_skelleftea_norsjo),      cmocka_unit_test(test_sodra_norrbotten),
        cmocka_unit_test(test_umearegionen),           cmocka_unit_test(test_readers_tell_what_is_wrong),
        cmocka_unit_test(test_readers_take_cut_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
