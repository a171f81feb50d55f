/* Cells, selections and the origin of rows. */
#include "small_table.h"

static void cells_have_their_values(void **state)
{
    (void)state;
    assert_string_equal(sr_cell(&small_columns[1], 0).text, "avslutad");
    assert_int_equal(sr_cell(&small_columns[1], 5).type, SR_SCALAR_MISSING);
    assert_number(sr_cell(&small_columns[3], 0).number, 31, 1);
    assert_int_equal(sr_cell(&small_columns[3], 3).type, SR_SCALAR_MISSING);
    assert_number(sr_cell(&small_columns[4], 0).number, 5, 2);
    assert_number(sr_cell(&small_columns[6], 3).number, 159, 200); /* 79.5 % */
    assert_int_equal(sr_cell(&small_columns[7], 0).day, 18262);
    assert_int_equal(sr_cell(&small_columns[8], 1).type, SR_SCALAR_MISSING);
}

static void scalars_are_written_plainly(void **state)
{
    (void)state;
    sr_buf out = {0};
    sr_scalar_write(&out, number(5, 2));
    sr_buf_char(&out, ' ');
    sr_scalar_write(&out, number(-1, 3));
    sr_buf_char(&out, ' ');
    sr_scalar_write(&out, (sr_scalar){.type = SR_SCALAR_DAY, .day = 18262});
    sr_buf_char(&out, ' ');
    sr_scalar_write(&out, (sr_scalar){.type = SR_SCALAR_MISSING});
    assert_string_equal(sr_buf_string(&out), "2,5 -1/3 2020-01-01 tomt");
    sr_buf_free(&out);
}

static void rows_are_written_as_ranges(void **state)
{
    (void)state;
    static const uint32_t rows[] = {0, 1, 2, 4, 6, 7};
    static const sr_selection some = {6, rows};
    sr_origin_part part = {&small, &some};
    sr_buf out = {0};
    sr_origin_write_rows(&out, &part, 1000, SR_SWEDISH);
    assert_string_equal(sr_buf_string(&out), "2–4, 6, 8–9");
    sr_buf_clear(&out);
    sr_origin_write_rows(&out, &part, 2, SR_SWEDISH);
    assert_string_equal(sr_buf_string(&out), "2–4, 6 … (6 rader)");
    sr_buf_free(&out);
}

static void origins_of_one_table_unite_their_rows(void **state)
{
    (void)state;
    sr_view women = where(everything(), "kön", SR_IS, text("kvinna"));
    sr_view closed = where(everything(), "status", SR_IS, text("avslutad"));
    const sr_origin *a = NULL;
    const sr_origin *b = NULL;
    const sr_origin *both = NULL;
    assert_int_equal(sr_origin_of(arena, &women, &a), SR_OK);
    assert_int_equal(sr_origin_of(arena, &closed, &b), SR_OK);
    assert_int_equal(sr_origin_unite(arena, a, b, &both), SR_OK);
    assert_int_equal(both->count, 1);
    static const uint32_t expected[] = {0, 2, 3, 4, 5, 6};
    assert_int_equal(both->parts[0].rows->count, 6);
    assert_memory_equal(both->parts[0].rows->rows, expected, sizeof expected);
    const sr_origin *same = NULL;
    assert_int_equal(sr_origin_unite(arena, both, a, &same), SR_OK);
    assert_ptr_equal(same->parts[0].rows, both->parts[0].rows); /* shared, not copied */
    assert_int_equal(sr_origin_unite(arena, NULL, a, &same), SR_OK);
    assert_ptr_equal(same, a);
}

static void missing_kinds_have_names(void **state)
{
    (void)state;
    sr_missing kind = SR_PRESENT;
    assert_null(sr_missing_id(SR_PRESENT));
    assert_true(sr_missing_read("suppressed", &kind));
    assert_int_equal(kind, SR_SUPPRESSED);
    assert_string_equal(sr_missing_id(SR_NOT_APPLICABLE), "not_applicable");
    assert_false(sr_missing_read("zero", &kind));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_have_their_values, set_up, tear_down),
        cmocka_unit_test_setup_teardown(scalars_are_written_plainly, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_are_written_as_ranges, set_up, tear_down),
        cmocka_unit_test_setup_teardown(origins_of_one_table_unite_their_rows, set_up, tear_down),
        cmocka_unit_test(missing_kinds_have_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
