/* The made-up survey answers of the examples give the published figures, before anything is suppressed: the
   shares of indikatorer.csv in every cell that whole numbers can give, the number of respondents, and k of n
   in the four-step survey. Cells that no whole numbers give are listed beside the answers, and differ. */
#include "scripted_workspace.h"

static void compute(scripted *s, const char *id, const char *script, const char *period, int year)
{
    static const char *const modules[] = {"lib/nns.lua", "lib/enkat.lua", "lib/enkat_svar.lua",
                                          "lib/falt.lua", NULL};
    compute_scripted(s, id, script, modules, period, year);
}

static const sr_table *table_named(const scripted *s, const char *name)
{
    sr_view view = {0};
    sr_finding problem = {0};
    sr_context context = {
        .forbund = s->w.forbund, .period = s->results->period, .evaluation = s->results->evaluation};
    assert_int_equal(sr_context_source_whole(&context, name, &view, &problem), SR_OK);
    assert_non_null(view.table);
    return view.table;
}

static sr_scalar cell(const sr_table *table, const char *column, size_t row)
{
    const sr_column *found = sr_table_column(table, column);
    if (found == NULL) fail_msg("there is no column %s", column);
    return sr_cell(found, (uint32_t)row);
}

/* "enkat.indikator1.pagaende.f1[kön=kvinnor]" */
static const char *key_of(const scripted *s, const sr_table *published, size_t row)
{
    const char *gender = cell(published, "kön", row).text;
    const char *id = cell(published, "nyckel", row).text;
    return strcmp(gender, "totalt") == 0 ? sr_arena_printf(s->w.arena, "enkat.%s", id)
                                         : sr_arena_printf(s->w.arena, "enkat.%s[kön=%s]", id, gender);
}

/* Whether the share is printed as the published one is. */
static bool agrees(const scripted *s, const sr_table *published, size_t row)
{
    sr_number rounded;
    const sr_measure_result *result = result_named(s, key_of(s, published, row));
    assert_int_equal(result->value.missing, SR_PRESENT);
    assert_int_equal(sr_number_rounded(result->value.value, 2, &rounded), SR_OK);
    return sr_number_compare(rounded, cell(published, "andel", row).number) == 0;
}

static bool is_listed(sr_str list, const sr_table *published, size_t row)
{
    char line[128];
    (void)snprintf(line, sizeof line, "\n%s;%s;", cell(published, "nyckel", row).text,
                   cell(published, "kön", row).text);
    for (const char *at = list.at; at + strlen(line) <= list.at + list.length; at++)
        if (memcmp(at, line, strlen(line)) == 0) return true;
    return false;
}

static void shares_of_the_national_indicators(void **state)
{
    scripted s;
    size_t compared = 0, impossible = 0;
    (void)state;
    compute(&s, "sodra-norrbotten", "enkat_2021", "2021", 2021);
    const sr_table *published = table_named(&s, "indikatorer");
    sr_str list = read_file(&s.w, "2021/data/enkatposter_avsteg.csv");
    for (size_t row = 0; row < published->rows; row++) {
        bool question = strncmp(cell(published, "nyckel", row).text, "indikator", 9) == 0;
        if (!question || cell(published, "andel", row).type != SR_SCALAR_NUMBER) continue;
        bool listed = is_listed(list, published, row);
        if (agrees(&s, published, row) == listed)
            fail_msg("%s: %s", key_of(&s, published, row), listed ? "is listed, and agrees" : "differs");
        compared += !listed;
        impossible += listed;
    }
    assert_int_equal(compared, 63);
    assert_int_equal(impossible, 12);
    close_scripted(&s);
}

/* Partial non-response: the base of a question is the published number of those who answered it. */
static void answers_of_each_question(void **state)
{
    scripted s;
    (void)state;
    compute(&s, "sodra-norrbotten", "enkat_2021", "2021", 2021);
    const sr_table *published = table_named(&s, "indikatorer");
    for (size_t row = 0; row < published->rows; row++) {
        sr_scalar n = cell(published, "n", row);
        if (strncmp(cell(published, "nyckel", row).text, "indikator", 9) != 0 || n.type != SR_SCALAR_NUMBER)
            continue;
        assert_int_equal(result_named(&s, key_of(&s, published, row))->value.n, n.number.num);
    }
    close_scripted(&s);
}

static void respondents_of_the_wide_survey(void **state)
{
    scripted s;
    (void)state;
    compute(&s, "skelleftea-norsjo", "enkat_2020", "2020", 2020);
    const sr_table *published = table_named(&s, "enkatsvar");
    assert_int_equal(result_named(&s, "enkat.svarande")->value.value.num,
                     cell(published, "svar", 0).number.num);
    const sr_measure_result *sixteen = result_named(&s, "enkat.indikator16.personal.f10");
    assert_int_equal(sixteen->value.missing, SR_NOT_MEASURED); /* asked since 2021 */
    assert_string_equal(sixteen->value.formula, "frågan ställdes inte 2020");
    close_scripted(&s);
}

static void k_of_n_on_four_steps(void **state)
{
    scripted s;
    size_t compared = 0;
    (void)state;
    compute(&s, "umearegionen", "enkat_2022", "2022", 2022);
    const sr_table *published = table_named(&s, "utfall");
    for (size_t row = 0; row < published->rows; row++) {
        const char *key = cell(published, "nyckel", row).text;
        const sr_measure_result *found =
            sr_results_find(s.results, sr_arena_printf(s.w.arena, "enkat.%s", key));
        if (found == NULL) continue;
        assert_int_equal(found->value.numerator.num, cell(published, "täljare", row).number.num);
        assert_int_equal(found->value.denominator.num, cell(published, "nämnare", row).number.num);
        assert_false(found->has_national); /* another scale than the nation's */
        compared++;
    }
    assert_int_equal(compared, 7);
    close_scripted(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shares_of_the_national_indicators),
        cmocka_unit_test(answers_of_each_question),
        cmocka_unit_test(respondents_of_the_wide_survey),
        cmocka_unit_test(k_of_n_on_four_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
