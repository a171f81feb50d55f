/* What surveys need of tables: one row an answer from one column a question, and the most common answer. */
#include "base/memory.h"
#include "small_table.h"

static const char *const answer_words[] = {"ja", "nej"};
static const char *const other_words[] = {"nej", "vet ej"};
static const int32_t first[] = {0, 1, 0, NONE, 0, 0, 1, 0};
static const int32_t second[] = {1, NONE, 0, 0, 0, 1, 1, 0};
static const int32_t nobody[] = {NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE};
static const int64_t steps[] = {6, 5, EMPTY, 5, 4, 6, 5, 1};
static const int64_t tenths[] = {15, EMPTY, 20, 5, 5, 10, 30, 40};
static const sr_column answer_columns[] = {
    {.name = "kön",
     .type = SR_COL_TEXT,
     .role = SR_ROLE_GROUP,
     .cells = SR_CELLS_OF(sexes),
     .words = sex_words,
     .word_count = 2},
    {.name = "f1", .type = SR_COL_TEXT, .cells = SR_CELLS_OF(first), .words = answer_words, .word_count = 2},
    {.name = "f2", .type = SR_COL_TEXT, .cells = SR_CELLS_OF(second), .words = other_words, .word_count = 2},
    {.name = "f3", .type = SR_COL_TEXT, .cells = SR_CELLS_OF(nobody)},
    {.name = "f4", .type = SR_COL_INTEGER, .cells = SR_CELLS_OF(steps)},
    {.name = "f5", .type = SR_COL_DECIMAL, .scale = 1, .cells = SR_CELLS_OF(tenths)},
    {.name = "dag", .type = SR_COL_DATE, .cells = SR_CELLS_OF(starts)},
};
static const sr_source answer_source = {.name = "enkat", .file = "data/enkat.csv"};
static const sr_table answers = {
    .source = &answer_source, .rows = 8, .column_count = 7, .columns = answer_columns, .first_row = 2};

static sr_view respondents(void)
{
    sr_view view;
    assert_int_equal(sr_view_all(arena, &answers, &view), SR_OK);
    return view;
}

static sr_view unpivoted(sr_view of, const char *const *columns, size_t count)
{
    sr_view out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_unpivot(arena, &of, columns, count, "fråga", "svar", &out, &problem), SR_OK);
    return out;
}

static void columns_become_rows(void **state)
{
    (void)state;
    sr_view women = where(respondents(), "kön", SR_IS, text("kvinna"));
    sr_view rows = unpivoted(women, (const char *const[]){"f1", "f2", "f3"}, 3);
    assert_int_equal(rows.rows->count, 3 * women.rows->count);
    assert_string_equal(rows.predicate, "kön = kvinna");
    assert_null(sr_table_column(rows.table, "f1"));
    assert_int_equal(sr_table_column(rows.table, "kön")->role, SR_ROLE_GROUP);
    /* Rows 0, 2, 4 and 5 are the women's: their words of both columns are one list of words. */
    const char *const expected[] = {"ja", "vet ej", NULL, "ja", "nej",    NULL,
                                    "ja", "nej",    NULL, "ja", "vet ej", NULL};
    for (size_t i = 0; i < rows.rows->count; i++) {
        sr_scalar cell = sr_cell(sr_table_column(rows.table, "svar"), sr_view_row(&rows, i));
        if (expected[i] == NULL) {
            assert_int_equal(cell.type, SR_SCALAR_MISSING);
        } else {
            assert_string_equal(cell.text, expected[i]);
        }
    }
    sr_view one = where(rows, "fråga", SR_IS, text("f2"));
    assert_int_equal(one.rows->count, 4);
}

static void answers_keep_the_rows_that_they_came_from(void **state)
{
    (void)state;
    sr_view rows = unpivoted(respondents(), (const char *const[]){"f1", "f2"}, 2);
    sr_view no = where(where(rows, "fråga", SR_IS, text("f2")), "svar", SR_IS, text("vet ej"));
    sr_quantity count;
    sr_finding problem = {0};
    assert_int_equal(sr_view_count(arena, &no, &count, &problem), SR_OK);
    assert_number(count.value, 3, 1);
    assert_int_equal(count.origin->count, 1);
    assert_ptr_equal(count.origin->parts[0].table, &answers);
    assert_int_equal(count.origin->parts[0].rows->count, 3); /* of rows 0, 5 and 6 */
    assert_int_equal(count.origin->parts[0].rows->rows[1], 5);
}

static void numbers_of_different_decimals_stand_together(void **state)
{
    (void)state;
    static const int64_t hundredths[] = {150, 25, 0, EMPTY, 1, 2, 3, 4};
    sr_column columns[] = {
        answer_columns[5],
        {.name = "f6", .type = SR_COL_DECIMAL, .scale = 2, .cells = SR_CELLS_OF(hundredths)}};
    sr_table table = {
        .source = &answer_source, .rows = 8, .column_count = 2, .columns = columns, .first_row = 2};
    sr_view view;
    assert_int_equal(sr_view_all(arena, &table, &view), SR_OK);
    sr_view rows = unpivoted(view, (const char *const[]){"f5", "f6"}, 2);
    const sr_column *values = sr_table_column(rows.table, "svar");
    assert_number(sr_cell(values, 0).number, 3, 2);
    assert_number(sr_cell(values, 1).number, 3, 2);
    assert_number(sr_cell(values, 3).number, 1, 4);
    assert_int_equal(sr_cell(values, 2).type, SR_SCALAR_MISSING);
}

static void refuse_unpivot(const char *const *columns, size_t count, const char *name, const char *value,
                           const char *code)
{
    sr_view of = respondents();
    sr_view out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_unpivot(arena, &of, columns, count, name, value, &out, &problem), SR_CONTENT);
    assert_string_equal(problem.code, code);
}

static void what_does_not_fit_is_told(void **state)
{
    (void)state;
    refuse_unpivot((const char *const[]){"f1", "f4"}, 2, "fråga", "svar", "SR2251");
    refuse_unpivot((const char *const[]){"f4", "f5"}, 2, "fråga", "svar", "SR2251");
    refuse_unpivot((const char *const[]){"f1", "dag"}, 2, "fråga", "svar", "SR2251");
    refuse_unpivot((const char *const[]){"f1", "f9"}, 2, "fråga", "svar", "SR2250");
    refuse_unpivot((const char *const[]){"f1"}, 1, "kön", "svar", "SR2256");
    refuse_unpivot((const char *const[]){"f1"}, 1, "fråga", "fråga", "SR2256");
    refuse_unpivot(NULL, 0, "fråga", "svar", "SR2250");
    (void)unpivoted(respondents(), (const char *const[]){"f3", "f4"}, 2); /* nobody answered f3: of no type */
    (void)unpivoted(respondents(), (const char *const[]){"dag"}, 1);
}

static sr_quantity mode_of(sr_view view, const char *column)
{
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_mode(arena, &view, column, &out, &problem), SR_OK);
    return out;
}

static void the_most_common_number(void **state)
{
    (void)state;
    sr_quantity mode = mode_of(respondents(), "f4"); /* 5 three times, 6 twice, 4 and 1 once */
    assert_int_equal(mode.missing, SR_PRESENT);
    assert_number(mode.value, 5, 1);
    assert_int_equal(mode.n, 7);
    assert_string_equal(mode.formula, "vanligast(f4)");
    assert_int_equal(mode.origin->parts[0].rows->count, 8);
    assert_number(mode_of(respondents(), "f5").value, 1, 2);
}

static void equally_common_numbers_are_told(void **state)
{
    (void)state;
    sr_view men = where(respondents(), "kön", SR_IS, text("man")); /* 5, 5, 5 and 1 */
    assert_number(mode_of(men, "f4").value, 5, 1);
    sr_quantity ties = mode_of(where(respondents(), "f4", SR_IS_NOT, number(5, 1)), "f5");
    assert_int_equal(ties.missing, SR_NOT_MEASURABLE); /* 1,5, 2, 0,5, 1 and 4 once each */
    assert_string_equal(ties.formula, "vanligast(f5; f4 ≠ 5): lika vanliga är 0,5, 1, 1,5, 2 och 4");
    sr_quantity none = mode_of(where(respondents(), "f4", SR_IS, number(3, 1)), "f4");
    assert_int_equal(none.missing, SR_NOT_MEASURED);
    sr_view all = respondents();
    sr_finding problem = {0};
    assert_int_equal(sr_view_mode(arena, &all, "f1", &none, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2255");
}

static sr_status unpivot_and_count(void)
{
    sr_view of, rows;
    sr_quantity mode;
    sr_finding problem = {0};
    sr_status status = sr_view_all(arena, &answers, &of);
    if (status == SR_OK)
        status = sr_view_unpivot(arena, &of, (const char *const[]){"f1", "f2"}, 2, "fråga", "svar", &rows,
                                 &problem);
    return status == SR_OK ? sr_view_mode(arena, &rows, "f5", &mode, &problem) : status;
}

static void out_of_memory_is_a_returned_error(void **state)
{
    (void)state;
    for (uint64_t nth = 1;; nth++) {
        arena = sr_arena_new();
        sr_memory_fail(nth, true);
        sr_status status = unpivot_and_count();
        bool reached = sr_memory_asked() >= nth;
        sr_memory_fail(0, false);
        sr_arena_free(arena);
        if (!reached) {
            assert_true(nth > 5);
            assert_int_equal(status, SR_OK);
            return;
        }
        assert_int_equal(status, SR_MEMORY);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(columns_become_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(answers_keep_the_rows_that_they_came_from, set_up, tear_down),
        cmocka_unit_test_setup_teardown(numbers_of_different_decimals_stand_together, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_most_common_number, set_up, tear_down),
        cmocka_unit_test_setup_teardown(equally_common_numbers_are_told, set_up, tear_down),
        cmocka_unit_test(out_of_memory_is_a_returned_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
