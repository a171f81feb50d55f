/* Who is counted: the same persons are the same, through joins, in columns made of others, under two names of
   a file, and with an id or without. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <stdio.h>

#include "base/running.h"
#include "privacy/protect.h"
#include "table/operation.h"

enum { MOST_ROWS = 24, MOST_FIGURES = 8, THRESHOLD = 5 };

static sr_arena *arena;
static sr_finding problem;
static sr_quantity quantities[MOST_FIGURES];
static sr_figure figures[MOST_FIGURES];
static size_t figure_count;

static int set_up(void **state)
{
    (void)state;
    arena = sr_arena_new();
    figure_count = 0;
    return arena == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    sr_arena_free(arena);
    return 0;
}

/* A table about persons with a column of keys and one of numbers of persons. */
static sr_table *table_of(const char *file, const char *column, const int64_t *keys, const int64_t *numbers,
                          size_t rows)
{
    sr_table *table = sr_arena_alloc(arena, sizeof *table);
    sr_source *source = sr_arena_alloc(arena, sizeof *source);
    sr_column *columns = sr_arena_array(arena, 2, sizeof *columns);
    assert_true(table != NULL && source != NULL && columns != NULL);
    *source = (sr_source){.name = file, .file = file, .persons = true, .read_as = "csv {}"};
    (void)snprintf(source->sha256, sizeof source->sha256, "%s", file);
    columns[0] =
        (sr_column){.name = "nyckel", .type = SR_COL_INTEGER, .cells = {.at = keys, .width = sizeof *keys}};
    columns[1] = (sr_column){.name = column,
                             .type = SR_COL_INTEGER,
                             .measured_in = SR_IN_COUNT,
                             .cells = {.at = numbers, .width = sizeof *numbers}};
    *table =
        (sr_table){.source = source, .rows = rows, .first_row = 2, .column_count = 2, .columns = columns};
    return table;
}

static sr_view all_of(const sr_table *table)
{
    sr_view view;
    assert_int_equal(sr_view_all(arena, table, &view), SR_OK);
    return view;
}

static sr_view where(sr_view view, sr_operator op, int64_t key)
{
    const sr_scalar value = {.type = SR_SCALAR_NUMBER, .number = SR_INT(key)};
    sr_view out;
    assert_int_equal(
        sr_view_filter(arena, &view, &(sr_condition){"nyckel", op, 1, &value}, 1, &out, &problem), SR_OK);
    return out;
}

static sr_view joined(const sr_table *left, const sr_table *right)
{
    const sr_view a = all_of(left);
    const sr_view b = all_of(right);
    sr_view out;
    assert_int_equal(sr_view_join(arena, &a, "nyckel", &b, "nyckel", "andra", &out, &problem), SR_OK);
    return out;
}

static size_t put(sr_quantity quantity, unsigned rank)
{
    quantities[figure_count] = quantity;
    figures[figure_count] = (sr_figure){.quantity = &quantities[figure_count], .rank = rank};
    return figure_count++;
}

static size_t put_count(sr_view view, unsigned rank)
{
    sr_quantity count;
    assert_int_equal(sr_view_count(arena, &view, &count, &problem), SR_OK);
    return put(count, rank);
}

static size_t put_sum(sr_view view, const char *column, unsigned rank)
{
    sr_quantity sum;
    assert_int_equal(sr_view_aggregate(arena, &view, SR_SUM, column, &sum, &problem), SR_OK);
    return put(sum, rank);
}

static bool printed(size_t at)
{
    for (size_t i = 0; i < figure_count; i++) {
        figures[i].decision = SR_UNDECIDED;
    }
    assert_int_equal(sr_protect(figures, figure_count, THRESHOLD), SR_OK);
    return figures[at].decision == SR_PRINTED;
}

static const int64_t ones[MOST_ROWS] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
                                        1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
static const int64_t many[] = {40, 50, 60, 70, 80, 90};
static const int64_t few[] = {1, 1, 1, 0, 0, 0};
static const int64_t keys[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};

/* The number of the other side's cells, whose column has got another name. */
static void test_renamed_by_a_join(void **state)
{
    (void)state;
    sr_view both = joined(table_of("a", "antal", keys, many, 6), table_of("b", "antal", keys, few, 6));
    size_t three = put_sum(both, "andra.antal", 2);
    size_t most = put_sum(both, "antal", 1);
    assert_false(printed(three));
    assert_true(printed(most));
}

/* A row that has joined several others is counted several times: of whom the sum is, nobody knows. */
static void test_repeated_by_a_join(void **state)
{
    (void)state;
    static const int64_t twice[] = {1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6};
    sr_view both = joined(table_of("a", "antal", keys, many, 6), table_of("b", "svar", twice, ones, 12));
    assert_false(printed(put_sum(both, "antal", 1)));
}

static sr_view derived(sr_view view, const char *name, sr_arithmetic op, const char *a, const char *b)
{
    sr_view out;
    assert_int_equal(sr_view_derive(arena, &view, name, op, a, b, &out, &problem), SR_OK);
    return out;
}

static void test_made_of_columns(void **state)
{
    (void)state;
    sr_view both = joined(table_of("a", "inne", keys, many, 6), table_of("b", "ute", keys, few, 6));
    sr_view sums = derived(both, "alla", SR_ADD, "inne", "ute");
    sr_view back = derived(sums, "åter", SR_SUBTRACT, "alla", "inne");
    assert_false(printed(put_sum(back, "åter", 2))); /* three */
    size_t all = put_sum(sums, "alla", 1);
    assert_true(printed(all));
    size_t most = put_sum(both, "inne", 2);
    assert_false(printed(most)); /* with all it would tell the three */
}

/* Nobody knows how many of those in one column are in another: a few left may be a group. */
static void test_few_left(void **state)
{
    (void)state;
    static const int64_t but_two[] = {40, 50, 59, 70, 80, 89};
    sr_view both = joined(table_of("a", "inne", keys, many, 6), table_of("b", "ute", keys, but_two, 6));
    assert_false(printed(put_sum(derived(both, "kvar", SR_SUBTRACT, "inne", "ute"), "kvar", 1)));
    figure_count = 0;
    sr_quantity part;
    sr_quantity whole;
    sr_quantity share;
    assert_int_equal(sr_view_aggregate(arena, &both, SR_SUM, "ute", &part, &problem), SR_OK);
    assert_int_equal(sr_view_aggregate(arena, &both, SR_SUM, "inne", &whole, &problem), SR_OK);
    assert_int_equal(sr_quantity_share(arena, &part, &whole, &share, &problem), SR_OK);
    assert_false(printed(put(share, 1)));
    figure_count = 0;
    assert_int_equal(sr_quantity_compute(arena, SR_SUBTRACT, &whole, &part, &share, &problem), SR_OK);
    assert_false(printed(put(share, 1)));
}

/* Two more than a year ago, or in another row, are no group of two. */
static void test_no_group_is_left(void **state)
{
    (void)state;
    static const int64_t a_year_ago[] = {38, 50, 60, 70, 80, 90};
    const sr_table *tables[] = {table_of("nu", "antal", keys, many, 6),
                                table_of("då", "antal", keys, a_year_ago, 6)};
    sr_quantity sums[2];
    for (size_t i = 0; i < 2; i++) {
        sr_view all = all_of(tables[i]);
        ((sr_source *)tables[i]->source)->name = "deltagare";
        assert_int_equal(sr_view_aggregate(arena, &all, SR_SUM, "antal", &sums[i], &problem), SR_OK);
    }
    sr_quantity more;
    assert_int_equal(sr_quantity_compute(arena, SR_SUBTRACT, &sums[0], &sums[1], &more, &problem), SR_OK);
    assert_int_equal(more.value.num, 2);
    assert_true(printed(put(more, 1)));
    figure_count = 0;
    ((sr_source *)tables[1]->source)->name = "avslutade";
    assert_int_equal(sr_quantity_compute(arena, SR_SUBTRACT, &sums[0], &sums[1], &more, &problem), SR_OK);
    assert_false(printed(put(more, 1)));
}

static void test_shares_of_cells(void **state)
{
    (void)state;
    sr_view both = joined(table_of("a", "av", keys, many, 6), table_of("b", "antal", keys, few, 6));
    sr_view shares = derived(both, "andel", SR_DIVIDE, "antal", "av");
    sr_quantity greatest;
    assert_int_equal(sr_view_aggregate(arena, &shares, SR_GREATEST, "andel", &greatest, &problem), SR_OK);
    assert_false(printed(put(greatest, 1)));
}

/* Columns that have become rows are the cells that they were. */
static void test_unpivoted(void **state)
{
    (void)state;
    const char *const names[] = {"inne", "ute"};
    sr_view both = joined(table_of("a", "inne", keys, many, 6), table_of("b", "ute", keys, few, 6));
    sr_view long_one;
    assert_int_equal(sr_view_unpivot(arena, &both, names, 2, "vad", "antal", &long_one, &problem), SR_OK);
    const sr_scalar outside = {.type = SR_SCALAR_TEXT, .text = "ute"};
    sr_view out;
    assert_int_equal(
        sr_view_filter(arena, &long_one, &(sr_condition){"vad", SR_IS, 1, &outside}, 1, &out, &problem),
        SR_OK);
    size_t three = put_sum(out, "antal", 3);
    size_t all = put_sum(long_one, "antal", 1);
    size_t most = put_sum(both, "inne", 2);
    assert_false(printed(three));
    assert_true(printed(all));
    assert_false(printed(most)); /* the difference would be the three */
}

/* Some of the rows of a join have a row of the left side each, all of them have not: they are counted alike.
 */
static void test_one_side_of_a_join(void **state)
{
    (void)state;
    static const int64_t rows[] = {1, 2, 3, 4, 5, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12};
    sr_view both =
        joined(table_of("personer", "antal", keys, ones, 12), table_of("delar", "del", rows, ones, 18));
    size_t all = put_count(both, 1);
    size_t last = put_count(where(both, SR_MORE, 6), 2);
    size_t five = put_count(where(both, SR_AT_MOST, 5), 3);
    assert_true(printed(all) && printed(last));
    assert_false(printed(five)); /* one person is left of all */
}

/* The twelve rows of a file, and ten of them under another name of it. */
static void test_two_names_of_a_file(void **state)
{
    (void)state;
    sr_table *first = table_of("fil", "antal", keys, ones, 12);
    sr_table *second = table_of("fil", "antal", keys, ones, 10);
    ((sr_source *)second->source)->name = "samma";
    second->first_row = 4;
    size_t all = put_count(all_of(first), 1);
    size_t most = put_count(all_of(second), 2);
    assert_true(printed(all));
    assert_false(printed(most));
    ((sr_source *)second->source)->read_as = "xlsx {\"sheet\": \"andra\"}";
    assert_true(printed(most));
}

/* One of the sources of a file says which column is the id, the other does not. */
static void test_with_an_id_and_without(void **state)
{
    (void)state;
    sr_table *tables[] = {table_of("fil", "antal", keys, ones, 12), table_of("fil", "antal", keys, ones, 10)};
    for (size_t with_id = 0; with_id < 2; with_id++) {
        figure_count = 0;
        ((sr_column *)tables[with_id]->columns)[0].role = SR_ROLE_ID;
        ((sr_column *)tables[1 - with_id]->columns)[0].role = SR_ROLE_NONE;
        size_t most = put_count(all_of(tables[1]), 2);
        size_t all = put_count(all_of(tables[0]), 1);
        assert_true(printed(all));
        assert_false(printed(most));
    }
}

/* Rows without an id are not the same persons in another file. */
static void test_without_an_id(void **state)
{
    (void)state;
    static int64_t nobody[12];
    sr_table *tables[] = {table_of("a", "antal", nobody, ones, 12), table_of("b", "antal", nobody, ones, 10)};
    for (size_t row = 0; row < 12; row++) {
        nobody[row] = SR_INTEGER_MISSING;
    }
    for (size_t i = 0; i < 2; i++) {
        ((sr_column *)tables[i]->columns)[0].role = SR_ROLE_ID;
        put_count(all_of(tables[i]), (unsigned)i);
    }
    assert_true(printed(0) && printed(1));
}

/* Whoever watches the time sees it go on, figure by figure, and no file is to blame. */
static void test_goes_on(void **state)
{
    (void)state;
    sr_table *table = table_of("fil", "antal", keys, ones, 12);
    for (unsigned i = 0; i < MOST_FIGURES; i++) {
        put_count(where(all_of(table), SR_MORE, i), i);
    }
    sr_running_begin("measure f.alla", "scripts/measures.lua", 3);
    uint64_t before = sr_running_page()->calls;
    (void)printed(0);
    assert_true(sr_running_page()->calls >= before + 2 * MOST_FIGURES);
    assert_string_equal(sr_running_page()->what, "the protection of persons");
    assert_string_equal(sr_running_page()->file, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_renamed_by_a_join, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_repeated_by_a_join, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_made_of_columns, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_few_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_no_group_is_left, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_shares_of_cells, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unpivoted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_one_side_of_a_join, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_two_names_of_a_file, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_without_an_id, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_with_an_id_and_without, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_goes_on, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
