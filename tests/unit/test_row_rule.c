/* Rules of the rows of a source: what breaks one is told at its row, and what was told already is not told
 * again. */
#include "reading.h"

static const sr_column_spec specs[] = {
    {.name = "id", .typed = true, .type = SR_COL_TEXT},
    {.name = "period", .typed = true, .type = SR_COL_TEXT},
    {.name = "inkommen", .typed = true, .type = SR_COL_DATE},
    {.name = "start", .typed = true, .type = SR_COL_DATE},
    {.name = "täljare", .typed = true, .type = SR_COL_INTEGER},
    {.name = "nämnare", .typed = true, .type = SR_COL_INTEGER},
    {.name = "gjort", .typed = true, .type = SR_COL_TEXT},
};
enum { SPECS = sizeof specs / sizeof *specs };
#define HEADER "id;period;inkommen;start;täljare;nämnare;gjort\n"

static sr_row_rule rule;

static void hold(sr_rule_kind kind, const char *const *columns, size_t count)
{
    rule = (sr_row_rule){.kind = kind,
                         .columns = columns,
                         .column_count = count,
                         .place = {.file = "forbund.json", .line = 7}};
    rules = (sr_row_rules){&rule, 1};
}

static sr_status read_rows(const char *text)
{
    return read_with(sr_str_of(text), "{}", specs, SPECS, NULL);
}

static void what_is_unique_stands_once(void **state)
{
    (void)state;
    static const char *const columns[] = {"id", "period"};
    hold(SR_RULE_UNIQUE, columns, 2);
    assert_int_equal(
        read_rows(HEADER "a;2023;;;;;\na;2024;;;;;\nb;2023;;;;;\n;;;;1;;\n;;;;1;;\na;2023;;;;;\n"),
        SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "7:0 SR1320");
    assert_string_equal(finding("SR1320")->message.arg[1], "2");
    assert_string_equal(finding("SR1320")->found, "a, 2023");
}

static void lines_are_those_of_the_file(void **state)
{
    (void)state;
    static const char *const columns[] = {"id"};
    hold(SR_RULE_UNIQUE, columns, 1);
    assert_int_equal(read_rows(HEADER "a;\"två\nrader\";;;;;\nb;;;;;;\nb;;;;;;\n"), SR_CONTENT);
    assert_string_equal(place(0), "5:0 SR1320");
    assert_string_equal(finding("SR1320")->message.arg[1], "4");
    assert_int_equal(sr_table_line(table, 2), 5);
    assert_int_equal(sr_table_row_number(table, 2), 4);
}

static void what_comes_after_may_not_come_before(void **state)
{
    (void)state;
    static const char *const days[] = {"inkommen", "start"};
    hold(SR_RULE_ORDER, days, 2);
    assert_int_equal(read_rows(HEADER
                               "a;;2023-02-01;2023-02-01;;;\nb;;2023-02-02;2023-02-01;;;\nc;;;2023-01-01;;;\n"
                               "d;;2023-02-01;;;;\n"),
                     SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "3:0 SR1321");
    assert_string_equal(finding("SR1321")->found, "2023-02-01");
    assert_string_equal(finding("SR1321")->expected.arg[0], "2023-02-02");
    static const char *const numbers[] = {"täljare", "nämnare"};
    hold(SR_RULE_ORDER, numbers, 2);
    assert_int_equal(read_rows(HEADER "a;;;;5;5;\nb;;;;6;5;\n"), SR_CONTENT);
    assert_string_equal(sr_findings_at(findings, 1)->message.arg[0], "nämnare");
}

static void one_of_several_is_filled(void **state)
{
    (void)state;
    static const char *const columns[] = {"period", "täljare"};
    hold(SR_RULE_ONE_OF, columns, 2);
    assert_int_equal(read_rows(HEADER "a;2023;;;;;\nb;;;;1;;\nc;2023;;;1;;\nd;;;;;;\n"), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 2);
    assert_string_equal(place(0), "4:0 SR1322");
    assert_string_equal(place(1), "5:0 SR1322");
}

static void what_belongs_together_is_filled_together(void **state)
{
    (void)state;
    static const char *const columns[] = {"täljare", "nämnare"};
    hold(SR_RULE_TOGETHER, columns, 2);
    assert_int_equal(read_rows(HEADER "a;;;;1;2;\nb;;;;;;\nc;;;;1;;\n"), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(finding("SR1323")->message.arg[0], "nämnare");
}

static void what_is_done_has_its_day(void **state)
{
    (void)state;
    static const char *const columns[] = {"start"};
    static const char *const is[] = {"ja", "delvis"};
    hold(SR_RULE_FILLED, columns, 1);
    rule.when = "gjort";
    rule.is = is;
    rule.is_count = 2;
    assert_int_equal(read_rows(HEADER "a;;;;;;ja\nb;;;;;;nej\nc;;;;;;\nd;;;2023-01-01;;;ja\ne;;;;;;delvis\n"),
                     SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 2);
    assert_string_equal(finding("SR1324")->message.arg[2], "ja");
    assert_string_equal(place(1), "6:0 SR1324");
}

static void what_is_not_done_has_no_day(void **state)
{
    (void)state;
    static const char *const columns[] = {"start"};
    static const char *const is[] = {"nej"};
    hold(SR_RULE_EMPTY, columns, 1);
    rule.when = "gjort";
    rule.is = is;
    rule.is_count = 1;
    assert_int_equal(read_rows(HEADER "a;;;2023-01-01;;;ja\nb;;;;;;nej\nc;;;2023-01-01;;;nej\n"), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "4:0 SR1327");
}

static void a_cell_that_was_told_is_not_told_as_empty(void **state)
{
    (void)state;
    static const char *const columns[] = {"start"};
    hold(SR_RULE_FILLED, columns, 1);
    assert_int_equal(read_rows(HEADER "a;;;2023-02-30;;;\n"), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "2:5 SR1105");
}

static void a_wrong_cell_hides_nothing_in_other_rows(void **state)
{
    (void)state;
    static const char *const days[] = {"inkommen", "start"};
    hold(SR_RULE_ORDER, days, 2);
    assert_int_equal(read_rows(HEADER "a;;2023-02-02;2023-02-01;;;\nb;;2023-02-30;2023-02-01;;;\n"),
                     SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 2);
    assert_string_equal(place(0), "2:0 SR1321");
    assert_string_equal(place(1), "3:4 SR1105");
}

static void what_stood_in_a_wrong_cell_is_not_guessed(void **state)
{
    (void)state;
    static const char *const key[] = {"id", "täljare"};
    static const char *const base[] = {"täljare", "nämnare"};
    static const char *const several[] = {"id", "täljare"};
    const sr_row_rule all[] = {{.kind = SR_RULE_UNIQUE, .columns = key, .column_count = 2},
                               {.kind = SR_RULE_ONE_OF, .columns = key, .column_count = 2},
                               {.kind = SR_RULE_TOGETHER, .columns = base, .column_count = 2},
                               {.kind = SR_RULE_EMPTY, .columns = several, .column_count = 2}};
    rules = (sr_row_rules){all, 4};
    assert_int_equal(read_rows(HEADER "a;;;;x;5;\na;;;;y;;\n;;;;z;1;\n"), SR_CONTENT);
    static const char *const told[] = {"2:6 SR1104", "2:0 SR1322", "2:0 SR1327", /* two are filled in */
                                       "3:6 SR1104", "3:0 SR1322", "3:0 SR1323", "3:0 SR1327", "4:5 SR1104"};
    assert_int_equal(sr_findings_count(findings), 8);
    for (size_t i = 0; i < 8; i++) {
        assert_string_equal(place(i), told[i]);
    }
}

static void findings_stand_in_the_order_of_the_lines(void **state)
{
    (void)state;
    static const char *const id[] = {"id"};
    static const char *const start[] = {"start"};
    const sr_row_rule all[] = {{.kind = SR_RULE_UNIQUE, .columns = id, .column_count = 1},
                               {.kind = SR_RULE_FILLED, .columns = start, .column_count = 1}};
    rules = (sr_row_rules){all, 2};
    assert_int_equal(read_rows(HEADER "a;;;;;;\nb;;;2023-01-01;;;\nb;;;;x;;\na;;;;;;\n"), SR_CONTENT);
    static const char *const told[] = {"2:0 SR1324", "4:6 SR1104", "4:0 SR1320",
                                       "4:0 SR1324", "5:0 SR1320", "5:0 SR1324"};
    assert_int_equal(sr_findings_count(findings), 6);
    for (size_t i = 0; i < 6; i++) {
        assert_string_equal(place(i), told[i]);
    }
}

static void a_rule_about_no_column_is_told_where_it_stands(void **state)
{
    (void)state;
    static const char *const columns[] = {"startt"};
    hold(SR_RULE_FILLED, columns, 1);
    assert_int_equal(read_rows(HEADER "a;;;;;;\n"), SR_CONTENT);
    assert_string_equal(finding("SR1325")->place.file, "forbund.json");
    assert_int_equal(finding("SR1325")->place.line, 7);
}

static void twenty_rows_are_told_and_the_rest_counted(void **state)
{
    (void)state;
    static const char *const columns[] = {"start"};
    hold(SR_RULE_FILLED, columns, 1);
    char text[1024] = HEADER;
    for (int i = 0; i < 23; i++) {
        strcat(text, "a;;;;;;\n");
    }
    assert_int_equal(read_rows(text), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 21);
    assert_string_equal(sr_findings_at(findings, 20)->message.arg[0], "3");
}

static sr_status read_all(const sr_row_rules *all, sr_findings *told, sr_arena *own)
{
    static const char text[] =
        HEADER "a;2023;2023-02-02;2023-02-01;6;5;ja\na;2023;;2023-01-01;;5;nej\n\"b\nb\";;;;;;ja\n";
    sr_reader_input input = {source.file, sr_str_of(text), "{}", told};
    const sr_table *made = NULL;
    sr_table_builder *builder = sr_table_builder_new(own, &source, specs, SPECS, NULL, ',', told);
    if (builder == NULL) return SR_MEMORY;
    sr_table_builder_rules(builder, *all);
    sr_status status = sr_csv_reader.read(sr_csv_reader.user, &input, builder);
    sr_status built = status == SR_OK ? sr_table_build(builder, &made) : status;
    sr_table_builder_free(builder);
    return built;
}

static void every_rule_can_run_out_of_memory(void **state)
{
    (void)state;
    static const char *const key[] = {"id", "period"};
    static const char *const days[] = {"inkommen", "start"};
    static const char *const base[] = {"täljare", "nämnare"};
    static const char *const yes[] = {"ja"};
    static const char *const no[] = {"nej"};
    const sr_row_rule all[] = {
        {.kind = SR_RULE_UNIQUE, .columns = key, .column_count = 2},
        {.kind = SR_RULE_ORDER, .columns = days, .column_count = 2},
        {.kind = SR_RULE_ONE_OF, .columns = base, .column_count = 2},
        {.kind = SR_RULE_TOGETHER, .columns = base, .column_count = 2},
        {.kind = SR_RULE_FILLED,
         .columns = days,
         .column_count = 2,
         .when = "gjort",
         .is = yes,
         .is_count = 1},
        {.kind = SR_RULE_EMPTY, .columns = base, .column_count = 2, .when = "gjort", .is = no, .is_count = 1},
    };
    const sr_row_rules every = {all, sizeof all / sizeof *all};
    bool failed = true;
    for (uint64_t nth = 1; failed; nth++) {
        sr_arena *own = sr_arena_new();
        sr_findings *told = sr_findings_new();
        sr_memory_fail(nth, true);
        sr_status status = read_all(&every, told, own);
        failed = sr_memory_asked() >= nth;
        sr_memory_fail(0, false);
        assert_int_equal(status, failed ? SR_MEMORY : SR_CONTENT);
        sr_findings_free(told);
        sr_arena_free(own);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void a_column_that_is_missing_is_told_once(void **state)
{
    (void)state;
    static const sr_column_spec wanted[] = {
        {.name = "id", .typed = true, .type = SR_COL_TEXT},
        {.name = "dag", .typed = true, .type = SR_COL_DATE, .required = true},
        {.name = "ort", .typed = true, .type = SR_COL_TEXT, .may_lack = true}};
    static const char *const required[] = {"id", "dag"}, *const optional[] = {"id", "ort"};
    hold(SR_RULE_FILLED, required, 2);
    assert_int_equal(read_with(SR_STR("id;Dagen\na;2023-01-01\nb;2023-01-02\n"), "{}", wanted, 3, NULL),
                     SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "1:0 SR1101");
    hold(SR_RULE_FILLED, optional, 2); /* nobody has told that this one is missing */
    assert_int_equal(read_with(SR_STR("id;dag\na;2023-01-01\n"), "{}", wanted, 3, NULL), SR_CONTENT);
    assert_string_equal(place(1), "2:0 SR1324");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_unique_stands_once),
        TEST(lines_are_those_of_the_file),
        TEST(what_comes_after_may_not_come_before),
        TEST(one_of_several_is_filled),
        TEST(what_belongs_together_is_filled_together),
        TEST(what_is_done_has_its_day),
        TEST(what_is_not_done_has_no_day),
        TEST(a_cell_that_was_told_is_not_told_as_empty),
        TEST(a_column_that_is_missing_is_told_once),
        TEST(a_wrong_cell_hides_nothing_in_other_rows),
        TEST(what_stood_in_a_wrong_cell_is_not_guessed),
        TEST(findings_stand_in_the_order_of_the_lines),
        TEST(a_rule_about_no_column_is_told_where_it_stands),
        TEST(every_rule_can_run_out_of_memory),
        TEST(twenty_rows_are_told_and_the_rest_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
