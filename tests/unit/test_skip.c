/* Rows that are no rows of a table: sums below it, and what else a source says to leave out. */
#include "reading.h"

static const char *const sums[] = {"Summa", "Totalt"};
static const sr_column_spec specs[] = {
    {.name = "insats", .typed = true, .type = SR_COL_TEXT, .skip = sums, .skip_count = 2},
    {.name = "antal", .typed = true, .type = SR_COL_INTEGER},
};

static void rows_with_a_word_are_left_out_and_counted(void **state)
{
    (void)state;
    assert_int_equal(
        read_with(SR_STR("insats;antal\na;1\n Summa ;1 st\nb;2\n;\nTotalt;3 st\n"), "{}", specs, 2, NULL),
        SR_OK);
    assert_int_equal(sr_findings_count(findings), 1); /* the empty row: nothing in the others is looked at */
    assert_string_equal(place(0), "5:0 SR1117");
    assert_int_equal(table->rows, 2);
    assert_int_equal(table->read, 5);
    assert_int_equal(table->skipped_rows, 2);
    assert_int_equal(table->empty_rows, 1);
    assert_int_equal(sr_table_row_number(table, 1), 4);
    assert_value("antal", 1, 2, 1);
}

static void parts_leave_out_the_same_rows(void **state)
{
    (void)state;
    sr_buf text = {0};
    sr_buf_text(&text, "insats;antal\n");
    for (int i = 0; i < 60; i++) {
        sr_buf_text(&text, i % 6 == 5 ? "Summa;x\n" : "a;1\n");
    }
    for (unsigned threads = 1; threads <= 4; threads++) {
        sr_reader_input input = {source.file, {text.at, text.length}, "{}", findings};
        sr_table_builder *builder = sr_table_builder_new(arena, &source, specs, 2, NULL, ',', findings);
        sr_table_builder_share(builder, threads, 10);
        assert_int_equal(sr_csv_reader.read(NULL, &input, builder), SR_OK);
        assert_int_equal(sr_table_build(builder, &table), SR_OK);
        sr_table_builder_free(builder);
        assert_int_equal(table->rows, 50);
        assert_int_equal(table->skipped_rows, 10);
        assert_int_equal(sr_table_row_number(table, 49), 60);
    }
    sr_buf_free(&text);
}

static void a_sum_below_the_rows_is_told(void **state)
{
    (void)state;
    assert_int_equal(read_text("nr;insats;antal\n1;a;1\n;SUMMA;1\n"), SR_OK);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "3:0 SR1310");
    assert_int_equal(finding("SR1310")->severity, SR_WARNING);
    assert_string_equal(finding("SR1310")->found, "SUMMA");
    assert_string_equal(finding("SR1310")->hint.arg[1], "insats");
    assert_int_equal(table->rows, 2); /* it is counted until somebody says what it is */
}

static void what_is_no_sum_is_not_told(void **state)
{
    (void)state;
    static const sr_column_spec total[] = {{.name = "kön", .role = SR_ROLE_GROUP, .total = "totalt"}};
    assert_int_equal(read_text("insats;antal\nTotalt;1\na;1\n"), SR_OK);      /* not last */
    assert_int_equal(read_text("insats;antal\nTotalt;1\n"), SR_OK);           /* the only row */
    assert_int_equal(read_text("insats;antal\na;1\nTotaltorget;1\n"), SR_OK); /* another word */
    assert_int_equal(read_text("namn;slag\na;1\nb;Totalt\n"), SR_OK);         /* not what the row is about */
    assert_int_equal(read_with(SR_STR("kön;antal\nkvinnor;1\ntotalt;1\n"), "{}", total, 1, NULL), SR_OK);
    assert_int_equal(sr_findings_count(findings), 0);
}

static void a_sum_can_run_out_of_memory(void **state)
{
    (void)state;
    read_without_memory(&sr_csv_reader, SR_STR("a;b\nx;1\nSumma;1\n"), SR_OK);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        TEST(rows_with_a_word_are_left_out_and_counted),
        TEST(parts_leave_out_the_same_rows),
        TEST(a_sum_below_the_rows_is_told),
        TEST(what_is_no_sum_is_not_told),
        TEST(a_sum_can_run_out_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
