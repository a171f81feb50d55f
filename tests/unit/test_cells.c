/* Cells of one to eight bytes: what was put is what is read, in every width and at every base. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"
#include "table/table.h"

enum { MOST = 2000 };

static void put_all(sr_growing *cells, const int64_t *values, size_t count)
{
    assert_int_equal(sr_growing_reserve(cells, count), SR_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(sr_growing_put(cells, i, values[i]), SR_OK);
    }
}

static void assert_read(const sr_growing *cells, const int64_t *values, size_t count)
{
    static uint32_t backwards[MOST];
    static int64_t taken[MOST];
    const sr_cells read = sr_growing_cells(cells);
    for (size_t i = 0; i < count; i++) {
        assert_true(sr_cells_at(&read, i) == values[i]);
        backwards[i] = (uint32_t)(count - 1 - i);
    }
    sr_cells_take(&read, NULL, 1, count - 1, taken);
    assert_memory_equal(taken, values + 1, (count - 1) * sizeof *taken);
    sr_cells_take(&read, backwards, 0, count, taken);
    for (size_t i = 0; i < count; i++) {
        assert_true(taken[i] == values[count - 1 - i]);
    }
}

/* Marks of each interval between two of the values, against a look at each of them. */
static void assert_marked(const sr_growing *cells, const int64_t *values, size_t count)
{
    const sr_cells read = sr_growing_cells(cells);
    for (size_t pair = 0; pair < 64; pair++) {
        int64_t low = values[pair % 8 % count];
        int64_t high = values[pair / 8 % count];
        uint8_t marks[MOST] = {0};
        sr_cells_mark(&read, NULL, 0, count, low, high, marks);
        for (size_t i = 0; i < count; i++) {
            bool empties = low == SR_INTEGER_MISSING && high == SR_INTEGER_MISSING;
            bool empty = values[i] == SR_INTEGER_MISSING;
            assert_int_equal(marks[i], empty ? empties : values[i] >= low && values[i] <= high);
        }
    }
}

static void keeps(sr_growing cells, const int64_t *values, size_t count, unsigned width)
{
    put_all(&cells, values, count);
    assert_int_equal(cells.width, width);
    assert_read(&cells, values, count);
    assert_marked(&cells, values, count);
    sr_free(cells.at);
}

#define KEEPS(width, ...)                                                                                    \
    do {                                                                                                     \
        const int64_t values[] = {__VA_ARGS__};                                                              \
        keeps((sr_growing){0}, values, sizeof values / sizeof *values, width);                               \
    } while (0)

static void numbers_take_what_they_need(void **state)
{
    (void)state;
    const int64_t none = SR_INTEGER_MISSING;
    KEEPS(1, 50, none, 0, 177, -77);
    KEEPS(1, none, none);
    KEEPS(2, 50, 178);
    KEEPS(2, 50, none, -78);
    KEEPS(2, 18262, 18262 + INT16_MAX, 18262 - INT16_MAX, none);
    KEEPS(4, 18262, 18262 - INT16_MAX - 1, none);
    KEEPS(4, 0, INT32_MAX, -INT32_MAX);
    KEEPS(8, 0, none, INT32_MIN);
    KEEPS(8, 1, INT64_MAX, -INT64_MAX, none, 0);
    KEEPS(8, INT64_MAX, -INT64_MAX);
    KEEPS(8, -INT64_MAX, none, INT64_MAX, 0);
    KEEPS(1, INT64_MAX, INT64_MAX - 127, none);
    KEEPS(8, -INT64_MAX, none, -INT64_MAX + 127);
}

static void codes_use_the_whole_width(void **state)
{
    (void)state;
    static int64_t values[MOST];
    for (size_t i = 0; i < MOST; i++) {
        values[i] = (int64_t)i;
    }
    keeps(sr_growing_codes(), values, 255, 1);
    keeps(sr_growing_codes(), values, 256, 2);
    keeps(sr_growing_codes(), values, MOST, 2);
}

static void a_plain_array_is_made_once(void **state)
{
    (void)state;
    static const int8_t stored[] = {0, INT8_MIN, 3};
    const void *plain = NULL;
    sr_arena *arena = sr_arena_new();
    sr_column column = {.type = SR_COL_TEXT, .cells = {stored, 1, 127}, .plain = &plain};
    const uint32_t *codes = sr_column_plain(arena, &column, 3);
    assert_int_equal(codes[0], 127);
    assert_int_equal(codes[1], SR_CODE_MISSING);
    assert_int_equal(codes[2], 130);
    assert_ptr_equal(sr_column_plain(arena, &column, 3), codes);
    plain = NULL;
    column.type = SR_COL_DATE;
    const sr_day *days = sr_column_plain(arena, &column, 3);
    assert_int_equal(days[1], SR_DAY_NONE);
    assert_int_equal(days[2], 130);
    static const int64_t own[] = {7, SR_INTEGER_MISSING};
    const sr_column integers = {.type = SR_COL_INTEGER, .cells = SR_CELLS_OF(own)};
    assert_ptr_equal(sr_column_plain(arena, &integers, 2), own);
    sr_arena_free(arena);
}

static void memory_that_runs_out_leaves_the_cells(void **state)
{
    (void)state;
    sr_growing cells = {0};
    assert_int_equal(sr_growing_reserve(&cells, 2), SR_OK);
    assert_int_equal(sr_growing_put(&cells, 0, 7), SR_OK);
    sr_memory_fail(1, true);
    assert_int_equal(sr_growing_put(&cells, 1, 70000), SR_MEMORY);
    sr_memory_fail(0, false);
    assert_int_equal(sr_growing_put(&cells, 1, 70000), SR_OK);
    const int64_t values[] = {7, 70000};
    assert_read(&cells, values, 2);
    sr_free(cells.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_take_what_they_need),
        cmocka_unit_test(codes_use_the_whole_width),
        cmocka_unit_test(a_plain_array_is_made_once),
        cmocka_unit_test(memory_that_runs_out_leaves_the_cells),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
