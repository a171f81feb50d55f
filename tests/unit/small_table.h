/* A small participants table made by hand, for tests: synthetic, eight participations of six people. */
#ifndef SMALL_TABLE_H
#define SMALL_TABLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "table/operation.h"

enum { NO = -1 };
#define NONE INT32_MIN
#define EMPTY SR_INTEGER_MISSING

static const char *const id_words[] = {"A", "B", "C", "D", "E", "F"};
static const int32_t ids[] = {0, 1, 2, 3, 0, 4, 5, 1};
static const char *const status_words[] = {"avslutad", "pågår"};
static const int32_t statuses[] = {0, 1, 0, 0, 1, NONE, 0, 1};
static const char *const sex_words[] = {"kvinna", "man"};
static const int32_t sexes[] = {0, 1, 0, 1, 0, 0, 1, 1};
static const int64_t ages[] = {31, 25, 47, EMPTY, 31, 60, 18, 25};
static const int64_t scores[] = {25, 40, EMPTY, 31, 20, 10, 50, 45};      /* tenths */
static const int64_t later[] = {30, 40, 20, 35, EMPTY, 15, 49, 40};       /* tenths */
static const int64_t shares[] = {800, 700, EMPTY, 795, 1000, 0, 125, 50}; /* tenths of per cent */
static const sr_day starts[] = {18262, 18300, 18400, SR_DAY_NONE, 18500, 18600, 18628, 18700};
static const sr_day ends[] = {18300, SR_DAY_NONE, 18627, 18628, SR_DAY_NONE, 18650, 18640, SR_DAY_NONE};

static const sr_column small_columns[] = {
    {.name = "id", .type = SR_COL_TEXT, .cells = SR_CELLS_OF(ids), .words = id_words, .word_count = 6},
    {.name = "status",
     .type = SR_COL_TEXT,
     .cells = SR_CELLS_OF(statuses),
     .words = status_words,
     .word_count = 2},
    {.name = "kön", .type = SR_COL_TEXT, .cells = SR_CELLS_OF(sexes), .words = sex_words, .word_count = 2},
    {.name = "ålder", .type = SR_COL_INTEGER, .cells = SR_CELLS_OF(ages), .missing_as = SR_NOT_PUBLISHED},
    {.name = "skapa",
     .type = SR_COL_DECIMAL,
     .scale = 1,
     .cells = SR_CELLS_OF(scores),
     .measured_in = SR_IN_SCORE},
    {.name = "skapa_slut",
     .type = SR_COL_DECIMAL,
     .scale = 1,
     .cells = SR_CELLS_OF(later),
     .measured_in = SR_IN_SCORE},
    {.name = "andel", .type = SR_COL_DECIMAL, .scale = 1, .cells = SR_CELLS_OF(shares), .percent = true},
    {.name = "start", .type = SR_COL_DATE, .cells = SR_CELLS_OF(starts)},
    {.name = "avslut", .type = SR_COL_DATE, .cells = SR_CELLS_OF(ends)},
};
static const sr_source small_source = {.name = "deltagare", .file = "data/deltagare.csv"};
static const sr_table small = {
    .source = &small_source, .rows = 8, .column_count = 9, .columns = small_columns, .first_row = 2};

static sr_arena *arena;

static inline int set_up(void **state)
{
    (void)state;
    arena = sr_arena_new();
    return arena == NULL;
}

static inline int tear_down(void **state)
{
    (void)state;
    sr_arena_free(arena);
    return 0;
}

static inline sr_scalar text(const char *value)
{
    return (sr_scalar){.type = SR_SCALAR_TEXT, .text = value};
}

static inline sr_scalar number(int64_t num, int64_t den)
{
    sr_scalar made = {.type = SR_SCALAR_NUMBER};
    assert_int_equal(sr_number_ratio(num, den, &made.number), SR_OK);
    return made;
}

static inline sr_view everything(void)
{
    sr_view view;
    assert_int_equal(sr_view_all(arena, &small, &view), SR_OK);
    return view;
}

static inline sr_view where(sr_view view, const char *column, sr_operator op, sr_scalar value)
{
    sr_view out;
    sr_finding problem = {0};
    sr_condition condition = {column, op, 1, &value};
    assert_int_equal(sr_view_filter(arena, &view, &condition, 1, &out, &problem), SR_OK);
    return out;
}

static inline void assert_number(sr_number found, int64_t num, int64_t den)
{
    assert_int_equal(found.num, num);
    assert_int_equal(found.den, den);
}

#endif
