/* The vectorised operations, their predicates, formulas and origins. */
#include "small_table.h"

static size_t rows_where(const char *column, sr_operator op, sr_scalar value)
{
    return where(everything(), column, op, value).rows->count;
}

static void filters_match_words_numbers_and_days(void **state)
{
    (void)state;
    sr_scalar none = {.type = SR_SCALAR_MISSING};
    assert_int_equal(rows_where("status", SR_IS, text("avslutad")), 4);
    assert_int_equal(rows_where("status", SR_IS_NOT, text("avslutad")), 4); /* the empty cell too */
    assert_int_equal(rows_where("status", SR_IS, text("okänd")), 0);
    assert_int_equal(rows_where("status", SR_IS, none), 1);
    assert_int_equal(rows_where("status", SR_IS_FILLED, none), 7);
    assert_int_equal(rows_where("ålder", SR_IS, number(31, 1)), 2);
    assert_int_equal(rows_where("ålder", SR_LESS, number(31, 1)), 3);
    assert_int_equal(rows_where("ålder", SR_AT_MOST, number(31, 1)), 5);
    assert_int_equal(rows_where("ålder", SR_MORE, number(61, 2)), 4);
    assert_int_equal(rows_where("ålder", SR_IS_EMPTY, none), 1);
    assert_int_equal(rows_where("skapa", SR_AT_LEAST, number(31, 10)), 4);
    assert_int_equal(rows_where("start", SR_LESS, text("2020-06-01")), 3);
    assert_int_equal(rows_where("start", SR_IS, (sr_scalar){.type = SR_SCALAR_DAY, .day = 18262}), 1);
}

static void ranges_of_codes(void **state)
{
    (void)state;
    assert_int_equal(rows_where("status", SR_IN_RANGES, text("a-b")),
                     rows_where("status", SR_IS, text("avslutad")));
    assert_int_equal(rows_where("status", SR_OUTSIDE_RANGES, text("a-b")),
                     rows_where("status", SR_IS_NOT, text("avslutad"))); /* the empty cell too */
    assert_int_equal(rows_where("status", SR_IN_RANGES, text("avs")), 4);
    assert_int_equal(rows_where("status", SR_IN_RANGES, text("avslutade")), 0); /* longer than the code */
    sr_str first;
    sr_str last;
    assert_false(sr_range_read("3999-3000", &first, &last));
    assert_false(sr_range_read("3000-39990", &first, &last));
    assert_false(sr_range_read("-3999", &first, &last));
    assert_false(sr_range_read("3000-", &first, &last));
    assert_false(sr_range_read("", &first, &last));
    assert_true(sr_range_read("3740", &first, &last));
}

static void per_cent_compares_as_fractions(void **state)
{
    (void)state;
    assert_int_equal(rows_where("andel", SR_AT_LEAST, number(4, 5)), 2);
    assert_int_equal(rows_where("andel", SR_IS, number(159, 200)), 1); /* 79.5 % */
    assert_int_equal(rows_where("andel", SR_LESS, number(1, 3)), 3);
    assert_int_equal(rows_where("andel", SR_AT_MOST, number(-1, 3)), 0);
}

static void predicates_tell_the_conditions(void **state)
{
    (void)state;
    sr_scalar two[] = {text("kvinna"), text("man")};
    sr_scalar one[] = {text("avslutad")};
    sr_scalar limit[] = {number(5, 2)};
    sr_condition conditions[] = {
        {"status", SR_IS, 1, one}, {"kön", SR_IS, 2, two}, {"skapa", SR_AT_LEAST, 1, limit}};
    sr_view all = everything();
    sr_view view;
    sr_finding problem = {0};
    assert_int_equal(sr_view_filter(arena, &all, conditions, 3, &view, &problem), SR_OK);
    assert_string_equal(view.predicate, "status = avslutad, kön = kvinna eller man, skapa ≥ 2,5");
    assert_int_equal(view.rows->count, 3);
    sr_quantity count;
    assert_int_equal(sr_view_count(arena, &view, &count, &problem), SR_OK);
    assert_string_equal(count.formula, "antal(status = avslutad, kön = kvinna eller man, skapa ≥ 2,5)");
    assert_int_equal(count.n, 3);
}

static void wrong_conditions_are_told(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_view view;
    sr_finding problem = {0};
    sr_scalar value = text("avslutad");
    sr_condition condition = {"statsu", SR_IS, 1, &value};
    assert_int_equal(sr_view_filter(arena, &all, &condition, 1, &view, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2250");
    assert_string_equal(problem.hint.arg[0], "status");
    condition.column = "ålder";
    assert_int_equal(sr_view_filter(arena, &all, &condition, 1, &view, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2251");
    condition = (sr_condition){"status", SR_LESS, 1, &value};
    assert_int_equal(sr_view_filter(arena, &all, &condition, 1, &view, &problem), SR_CONTENT);
    const char *nearest = NULL;
    value = text("avsluta");
    condition.op = SR_IS;
    assert_string_equal(sr_condition_unknown(&small, &condition, &nearest), "avsluta");
    assert_string_equal(nearest, "avslutad");
}

static void active_is_overlap(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_view view;
    sr_finding problem = {0};
    sr_day first = sr_day_of(2020, 1, 1);
    sr_day last = sr_day_of(2020, 12, 31);
    assert_int_equal(sr_view_active(arena, &all, "start", "avslut", first, last, &view, &problem), SR_OK);
    assert_int_equal(view.rows->count, 5); /* not the row without start, nor those that begin in 2021 */
    assert_string_equal(view.predicate, "start–avslut inom 2020-01-01–2020-12-31");
    assert_int_equal(sr_view_active(arena, &all, "start", "avslut", first + 366, last + 365, &view, &problem),
                     SR_OK);
    assert_int_equal(view.rows->count, 5);
    assert_int_equal(sr_view_active(arena, &all, "id", "avslut", first, last, &view, &problem), SR_CONTENT);
}

static void united_rows_stand_once_and_in_order(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_view women = where(all, "kön", SR_IS, text("kvinna"));
    sr_view done = where(all, "status", SR_IS, text("avslutad"));
    sr_view view;
    sr_finding problem = {0};
    assert_int_equal(sr_view_union(arena, &done, &women, &view, &problem), SR_OK);
    static const uint32_t rows[] = {0, 2, 3, 4, 5, 6};
    assert_int_equal(view.rows->count, 6);
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(sr_view_row(&view, i), rows[i]);
    }
    assert_string_equal(view.predicate, "(status = avslutad) eller (kön = kvinna)");
    sr_view open = where(women, "avslut", SR_IS_EMPTY, (sr_scalar){.type = SR_SCALAR_MISSING});
    sr_view late = where(women, "avslut", SR_MORE, (sr_scalar){.type = SR_SCALAR_DAY, .day = 18640});
    assert_int_equal(sr_view_union(arena, &open, &late, &view, &problem), SR_OK);
    assert_string_equal(view.predicate, "kön = kvinna, (avslut är tomt) eller (avslut > 2021-01-13)");
    assert_int_equal(sr_view_union(arena, &all, &women, &view, &problem), SR_OK);
    assert_string_equal(view.predicate, "");
    sr_view first = women;
    sr_view second = done;
    first.predicate = "(kön = kvinna, ålder = 25) eller (status = avslutad)";
    second.predicate = "(kön = kvinna, ålder = 31) eller (status = avslutad)";
    assert_int_equal(sr_view_union(arena, &first, &second, &view, &problem), SR_OK);
    assert_string_equal(view.predicate, "((kön = kvinna, ålder = 25) eller (status = avslutad)) eller "
                                        "((kön = kvinna, ålder = 31) eller (status = avslutad))");
    sr_view other = everything();
    assert_int_equal(sr_view_derive(arena, &all, "tid", SR_SUBTRACT, "avslut", "start", &other, &problem),
                     SR_OK);
    assert_int_equal(sr_view_union(arena, &all, &other, &view, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2322");
}

static void assert_elapsed(sr_measured_in unit, sr_day open, uint32_t row, int64_t num, int64_t den)
{
    sr_view all = everything();
    sr_view view;
    sr_finding problem = {0};
    assert_int_equal(sr_view_elapsed(arena, &all, "tid", "start", "avslut", unit, open, &view, &problem),
                     SR_OK);
    sr_scalar cell = sr_cell(sr_table_column(view.table, "tid"), row);
    assert_int_equal(cell.type, den != 0 ? SR_SCALAR_NUMBER : SR_SCALAR_MISSING);
    if (den != 0) assert_number(cell.number, num, den);
    assert_int_equal(sr_table_column(view.table, "tid")->measured_in, unit);
}

static void time_goes_in_days_weeks_and_months(void **state)
{
    (void)state;
    assert_elapsed(SR_IN_DAYS, SR_DAY_NONE, 0, 38, 1); /* 2020-01-01 to 2020-02-08 */
    assert_elapsed(SR_IN_WEEKS, SR_DAY_NONE, 0, 38, 7);
    assert_elapsed(SR_IN_MONTHS, SR_DAY_NONE, 0, 36, 29); /* a month, and 7 of the 29 days of February */
    assert_elapsed(SR_IN_DAYS, SR_DAY_NONE, 1, 0, 0);     /* not ended */
    assert_elapsed(SR_IN_DAYS, 18310, 1, 10, 1);          /* but ten days had gone by then */
    assert_elapsed(SR_IN_DAYS, 18290, 0, 28, 1);          /* ended later: still open */
    assert_elapsed(SR_IN_DAYS, 18290, 1, 0, 0);           /* not begun */
    assert_elapsed(SR_IN_DAYS, 18290, 3, 0, 0);           /* nobody knows when it began */
    sr_view all = everything();
    sr_view view;
    sr_finding problem = {0};
    assert_int_equal(
        sr_view_elapsed(arena, &all, "tid", "start", "avslut", SR_IN_KR, SR_DAY_NONE, &view, &problem),
        SR_CONTENT);
    assert_string_equal(problem.code, "SR2320");
    assert_int_equal(
        sr_view_elapsed(arena, &all, "start", "start", "avslut", SR_IN_DAYS, SR_DAY_NONE, &view, &problem),
        SR_CONTENT);
    assert_int_equal(
        sr_view_elapsed(arena, &all, "tid", "id", "avslut", SR_IN_DAYS, SR_DAY_NONE, &view, &problem),
        SR_CONTENT);
}

static void groups_come_in_order_of_appearance(void **state)
{
    (void)state;
    static const char *const by[] = {"status", "kön"};
    sr_view all = everything();
    sr_group *groups = NULL;
    size_t count = 0;
    sr_finding problem = {0};
    assert_int_equal(sr_view_group(arena, &all, by, 2, &groups, &count, &problem), SR_OK);
    assert_int_equal(count, 5);
    static const char *const predicates[] = {"status = avslutad, kön = kvinna", "status = pågår, kön = man",
                                             "status = avslutad, kön = man", "status = pågår, kön = kvinna",
                                             "status = tomt, kön = kvinna"};
    static const size_t sizes[] = {2, 2, 2, 1, 1};
    for (size_t g = 0; g < count; g++) {
        assert_string_equal(groups[g].view.predicate, predicates[g]);
        assert_int_equal(groups[g].view.rows->count, sizes[g]);
    }
    assert_int_equal(groups[4].keys[0].type, SR_SCALAR_MISSING);
    static const char *const by_age[] = {"ålder"};
    assert_int_equal(sr_view_group(arena, &all, by_age, 1, &groups, &count, &problem), SR_OK);
    assert_int_equal(count, 6);
    assert_int_equal(sr_view_row(&groups[0].view, 1), 4);
}

static sr_quantity aggregate(sr_view view, sr_aggregate what, const char *column)
{
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_aggregate(arena, &view, what, column, &out, &problem), SR_OK);
    return out;
}

static void aggregates_are_exact(void **state)
{
    (void)state;
    assert_number(aggregate(everything(), SR_SUM, "ålder").value, 237, 1);
    sr_quantity mean = aggregate(everything(), SR_MEAN, "ålder");
    assert_number(mean.value, 237, 7);
    assert_int_equal(mean.n, 7);
    assert_string_equal(mean.formula, "medel(ålder)");
    assert_number(aggregate(everything(), SR_MEDIAN, "ålder").value, 31, 1);
    assert_number(aggregate(where(everything(), "ålder", SR_LESS, number(47, 1)), SR_MEDIAN, "ålder").value,
                  25, 1);
    sr_view women = where(everything(), "kön", SR_IS, text("kvinna"));
    sr_quantity median = aggregate(women, SR_MEDIAN, "ålder");
    assert_number(median.value, 39, 1); /* 31 31 47 60 */
    assert_string_equal(median.formula, "median(ålder; kön = kvinna)");
    assert_number(aggregate(everything(), SR_LEAST, "skapa").value, 1, 1);
    assert_number(aggregate(everything(), SR_GREATEST, "start").value, 18700, 1);
    assert_int_equal(aggregate(everything(), SR_SUM, "andel").measured_in, SR_IN_SHARE);
}

static void no_values_is_not_zero(void **state)
{
    (void)state;
    sr_view nobody = where(everything(), "status", SR_IS, text("okänd"));
    assert_int_equal(aggregate(nobody, SR_SUM, "ålder").missing, SR_NOT_MEASURED);
    assert_int_equal(aggregate(nobody, SR_MEDIAN, "skapa").missing, SR_NOT_MEASURED);
    sr_quantity count;
    sr_finding problem = {0};
    assert_int_equal(sr_view_count(arena, &nobody, &count, &problem), SR_OK);
    assert_int_equal(count.missing, SR_PRESENT);
    assert_number(count.value, 0, 1);
}

static void dates_and_words_have_no_mean(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_aggregate(arena, &all, SR_MEAN, "start", &out, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2255");
    assert_int_equal(sr_view_aggregate(arena, &all, SR_SUM, "kön", &out, &problem), SR_CONTENT);
}

static void people_are_fewer_than_participations(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_distinct(arena, &all, "id", &out, &problem), SR_OK);
    assert_number(out.value, 6, 1);
    assert_int_equal(sr_view_distinct(arena, &all, "ålder", &out, &problem), SR_OK);
    assert_number(out.value, 5, 1);
    assert_string_equal(out.formula, "olika(ålder)");
    assert_int_equal(sr_view_distinct(arena, &all, "start", &out, &problem), SR_OK);
    assert_number(out.value, 7, 1);
}

static void derived_columns_follow_their_rows(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_view view;
    sr_view ratio;
    sr_finding problem = {0};
    assert_int_equal(sr_view_derive(arena, &all, "dagar", SR_SUBTRACT, "avslut", "start", &view, &problem),
                     SR_OK);
    assert_number(aggregate(view, SR_SUM, "dagar").value, 38 + 227 + 50 + 12, 1);
    assert_int_equal(aggregate(view, SR_SUM, "dagar").measured_in, SR_IN_DAYS);
    sr_quantity sum = aggregate(view, SR_SUM, "dagar");
    assert_int_equal(sum.origin->count, 1);
    assert_ptr_equal(sum.origin->parts[0].table, &small);
    assert_int_equal(
        sr_view_derive(arena, &view, "ändring", SR_SUBTRACT, "skapa_slut", "skapa", &view, &problem), SR_OK);
    assert_number(aggregate(view, SR_SUM, "ändring").value, 4, 5);
    assert_int_equal(sr_view_derive(arena, &view, "del", SR_DIVIDE, "ändring", "skapa", &ratio, &problem),
                     SR_OK);
    sr_quantity mean = aggregate(ratio, SR_MEAN, "del");
    assert_int_equal(mean.n, 6);
    assert_true(sr_number_exact(mean.value));
    assert_int_equal(sr_view_derive(arena, &all, "dagar", SR_ADD, "avslut", "start", &view, &problem),
                     SR_CONTENT);
    assert_int_equal(sr_view_derive(arena, &all, "ålder", SR_ADD, "ålder", "ålder", &view, &problem),
                     SR_CONTENT);
    assert_string_equal(problem.code, "SR2256");
}

/* A few rows of a large table: the derived column holds them only, and still knows where they stand. */
static void few_rows_of_many_are_derived_alone(void **state)
{
    (void)state;
    enum { ROWS = 10000, NTH = 100 };
    static int64_t numbers[ROWS];
    for (size_t i = 0; i < ROWS; i++) {
        numbers[i] = (int64_t)i % NTH;
    }
    static const sr_column columns[] = {
        {.name = "tal", .type = SR_COL_INTEGER, .cells = SR_CELLS_OF(numbers)}};
    static const sr_source source = {.name = "stor"};
    static const sr_table large = {
        .source = &source, .rows = ROWS, .column_count = 1, .columns = columns, .first_row = 2};
    sr_view all;
    sr_view made;
    sr_finding problem = {0};
    const sr_scalar seven = number(7, 1);
    const sr_condition condition = {"tal", SR_IS, 1, &seven};
    assert_int_equal(sr_view_all(arena, &large, &all), SR_OK);
    assert_int_equal(sr_view_filter(arena, &all, &condition, 1, &made, &problem), SR_OK);
    assert_int_equal(sr_view_derive(arena, &made, "dubbelt", SR_ADD, "tal", "tal", &made, &problem), SR_OK);
    assert_int_equal(sr_view_derive(arena, &made, "kvot", SR_DIVIDE, "dubbelt", "tal", &made, &problem),
                     SR_OK);
    assert_int_equal(made.table->rows, ROWS / NTH);
    assert_string_equal(made.predicate, "tal = 7");
    assert_int_equal(sr_table_row_number(made.table, 1), 2 + NTH + 7);
    sr_quantity mean = aggregate(made, SR_MEAN, "kvot");
    assert_number(mean.value, 2, 1);
    assert_int_equal(mean.origin->count, 1);
    assert_ptr_equal(mean.origin->parts[0].table, &large);
    assert_int_equal(mean.origin->parts[0].rows->count, ROWS / NTH);
    assert_int_equal(mean.origin->parts[0].rows->rows[1], NTH + 7);
}

static void a_join_keeps_both_origins(void **state)
{
    (void)state;
    static const char *const words[] = {"B", "A", "X"};
    static const int32_t codes[] = {0, 1, 2, 1};
    static const int64_t answers[] = {6, 5, 4, EMPTY};
    static const sr_column columns[] = {
        {.name = "id", .type = SR_COL_TEXT, .cells = SR_CELLS_OF(codes), .words = words, .word_count = 3},
        {.name = "svar", .type = SR_COL_INTEGER, .cells = SR_CELLS_OF(answers)},
    };
    static const sr_source source = {.name = "enkät"};
    static const sr_table survey = {
        .source = &source, .rows = 4, .column_count = 2, .columns = columns, .first_row = 2};
    sr_view right;
    sr_view left = where(everything(), "kön", SR_IS, text("kvinna"));
    sr_view joined;
    sr_finding problem = {0};
    assert_int_equal(sr_view_all(arena, &survey, &right), SR_OK);
    assert_int_equal(sr_view_join(arena, &left, "id", &right, "id", "enkät", &joined, &problem), SR_OK);
    assert_int_equal(joined.rows->count, 4); /* A twice, each with two answers; B is a man */
    assert_non_null(sr_table_column(joined.table, "enkät.id"));
    sr_quantity sum = aggregate(joined, SR_SUM, "svar");
    assert_number(sum.value, 10, 1);
    assert_int_equal(sum.origin->count, 2);
    static const uint32_t left_rows[] = {0, 4};
    static const uint32_t right_rows[] = {1, 3};
    assert_memory_equal(sum.origin->parts[0].rows->rows, left_rows, sizeof left_rows);
    assert_memory_equal(sum.origin->parts[1].rows->rows, right_rows, sizeof right_rows);
    assert_int_equal(sr_view_join(arena, &left, "id", &right, "svar", "x", &joined, &problem), SR_CONTENT);
}

static void a_join_by_number(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_view joined;
    sr_finding problem = {0};
    assert_int_equal(sr_view_join(arena, &all, "ålder", &all, "ålder", "andra", &joined, &problem), SR_OK);
    assert_int_equal(joined.rows->count,
                     4 + 4 + 1 + 1 + 1); /* 31 and 25 twice each; the empty one joins nothing */
}

static void one_printed_cell(void **state)
{
    (void)state;
    sr_view all = everything();
    sr_view one = where(everything(), "id", SR_IS, text("D"));
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_printed(arena, &one, "andel", NULL, NULL, &out, &problem), SR_OK);
    assert_number(out.value, 159, 200);
    assert_int_equal(out.decimals, 1);
    assert_false(out.has_base);
    assert_string_equal(out.formula, "andel(id = D)");
    assert_int_equal(sr_view_printed(arena, &one, "ålder", NULL, NULL, &out, &problem), SR_OK);
    assert_int_equal(out.missing, SR_NOT_PUBLISHED);
    assert_int_equal(sr_view_printed(arena, &all, "andel", NULL, NULL, &out, &problem), SR_CONTENT);
    assert_string_equal(problem.code, "SR2252");
    assert_int_equal(sr_view_printed(arena, &one, "kön", NULL, NULL, &out, &problem), SR_CONTENT);
}

static void a_printed_share_with_its_base(void **state)
{
    (void)state;
    static const int64_t printed[] = {79, 80};
    static const int64_t above[] = {75, 75};
    static const int64_t below[] = {95, 95};
    static const sr_column columns[] = {
        {.name = "utfall", .type = SR_COL_INTEGER, .percent = true, .cells = SR_CELLS_OF(printed)},
        {.name = "antal", .type = SR_COL_INTEGER, .cells = SR_CELLS_OF(above)},
        {.name = "av", .type = SR_COL_INTEGER, .cells = SR_CELLS_OF(below)},
    };
    static const sr_table table = {.rows = 2, .column_count = 3, .columns = columns};
    static const uint32_t row[] = {0, 1};
    sr_selection first = {1, row};
    sr_selection second = {1, row + 1};
    sr_view view = {&table, &first, ""};
    sr_quantity out;
    sr_finding problem = {0};
    assert_int_equal(sr_view_printed(arena, &view, "utfall", "antal", "av", &out, &problem), SR_OK);
    assert_number(out.value, 15, 19);
    assert_number(out.numerator, 75, 1);
    assert_int_equal(out.n, 95);
    view.rows = &second; /* 80 % is not what 75 of 95 gives */
    assert_int_equal(sr_view_printed(arena, &view, "utfall", "antal", "av", &out, &problem), SR_OK);
    assert_number(out.value, 4, 5);
    assert_true(out.has_base);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(filters_match_words_numbers_and_days),
        TEST(ranges_of_codes),
        TEST(per_cent_compares_as_fractions),
        TEST(predicates_tell_the_conditions),
        TEST(wrong_conditions_are_told),
        TEST(active_is_overlap),
        TEST(few_rows_of_many_are_derived_alone),
        TEST(groups_come_in_order_of_appearance),
        TEST(aggregates_are_exact),
        TEST(no_values_is_not_zero),
        TEST(dates_and_words_have_no_mean),
        TEST(people_are_fewer_than_participations),
        TEST(derived_columns_follow_their_rows),
        TEST(united_rows_stand_once_and_in_order),
        TEST(time_goes_in_days_weeks_and_months),
        TEST(a_join_keeps_both_origins),
        TEST(a_join_by_number),
        TEST(one_printed_cell),
        TEST(a_printed_share_with_its_base),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
