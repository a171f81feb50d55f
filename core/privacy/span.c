#include "privacy/span.h"

#include <string.h>

#include "privacy/few.h"
#include "privacy/residue.h"

static const uint32_t NONE = UINT32_MAX;
enum { WORD = 64, FIRST_ROWS = 64 };
/* Steps of elimination after which nothing more is let through: some seconds. */
static const uint64_t MOST_STEPS = (uint64_t)1 << 31;

typedef struct change {
    size_t row;
    sr_vector before;
} change;

typedef struct test_change {
    uint32_t column;
    uint64_t before;
} test_change;

struct sr_span {
    sr_arena *arena;
    const uint64_t *masses;
    size_t width, first_small;
    unsigned threshold;
    sr_vector *rows;
    size_t row_count, row_capacity;
    uint32_t *row_at; /* of each column: the row that begins there, or NONE */
    uint32_t *small;  /* rows that begin among the small classes */
    size_t small_count;
    uint64_t *work;   /* a vector under way, one value for each column */
    uint64_t *filled; /* a bit for each column of `work` that may not be 0 */
    change *changes;  /* of the call under way */
    size_t change_count, change_capacity;
    uint64_t *test;            /* 0 with every row among the small classes, otherwise random */
    test_change *test_changes; /* of the call under way */
    size_t test_change_count, test_change_capacity;
    uint32_t *above, *next; /* columns that rows connect: a tree, and a ring */
    bool *seen;
    sr_few_room room; /* of the search */
    uint64_t steps;
};

/* ---- rows ---- */

/* A random vector that gives 0 with every row (its values at small classes): free where no row begins, and
   there where one begins what makes the row 0. A vector over small classes is a sum of rows exactly when it
   gives 0 with the vector too; by chance one in 2^61 others does. */
static uint64_t random_value(uint64_t column)
{
    uint64_t value = (column + 1) * 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return (value ^ value >> 31) % (SR_PRIME - 1) + 1;
}

sr_span *sr_span_new(sr_arena *arena, const uint64_t *masses, size_t width, size_t first_small,
                     unsigned threshold)
{
    sr_span *span = sr_arena_alloc(arena, sizeof *span);
    if (span == NULL) return NULL;
    *span = (sr_span){.arena = arena,
                      .masses = masses,
                      .width = width,
                      .first_small = first_small,
                      .threshold = threshold,
                      .row_at = sr_arena_array(arena, width + 1, sizeof(uint32_t)),
                      .small = sr_arena_array(arena, width + 1, sizeof(uint32_t)),
                      .work = sr_arena_array(arena, width + 1, sizeof(uint64_t)),
                      .test = sr_arena_array(arena, width + 1, sizeof(uint64_t)),
                      .above = sr_arena_array(arena, width + 1, sizeof(uint32_t)),
                      .next = sr_arena_array(arena, width + 1, sizeof(uint32_t)),
                      .seen = sr_arena_array(arena, width + 1, sizeof(bool)),
                      .filled = sr_arena_array(arena, width / WORD + 1, sizeof(uint64_t))};
    if (span->row_at == NULL || span->small == NULL || span->work == NULL || span->test == NULL ||
        span->above == NULL || span->next == NULL || span->seen == NULL || span->filled == NULL) {
        return NULL;
    }
    memset(span->row_at, 0xFF, (width + 1) * sizeof(uint32_t));
    for (size_t i = 0; i < width; i++) {
        span->above[i] = span->next[i] = (uint32_t)i;
        span->test[i] = random_value(i);
    }
    return span;
}

static void *more(sr_arena *arena, const void *at, size_t count, size_t *capacity, size_t size)
{
    size_t room = *capacity == 0 ? FIRST_ROWS : *capacity * 2;
    void *made = sr_arena_array(arena, room, size);
    if (made != NULL && count > 0) memcpy(made, at, count * size);
    if (made != NULL) *capacity = room;
    return made;
}

static void put(sr_span *span, uint32_t column, uint64_t value)
{
    span->work[column] = value;
    span->filled[column / WORD] |= (uint64_t)1 << column % WORD;
}

/* work -= factor × vector */
static void take_away(sr_span *span, const sr_vector *vector, uint64_t factor)
{
    span->steps += vector->count;
    for (size_t i = 0; i < vector->count; i++) {
        uint32_t column = vector->columns[i];
        put(span, column, sr_minus(span->work[column], sr_times(factor, vector->values[i])));
    }
}

/* The first column from `from` on that may hold something; the width when there is none. */
static size_t next_filled(const sr_span *span, size_t from)
{
    for (size_t word = from / WORD; word <= span->width / WORD; word++) {
        uint64_t bits = span->filled[word];
        if (word == from / WORD) bits &= ~(uint64_t)0 << from % WORD;
        if (bits != 0) return word * WORD + (size_t)__builtin_ctzll(bits);
    }
    return span->width;
}

/* Takes the contents of `work` as a vector, and clears it. */
static sr_status take_work(sr_span *span, sr_vector *out)
{
    size_t count = 0;
    for (size_t at = next_filled(span, 0); at < span->width; at = next_filled(span, at + 1)) {
        count += span->work[at] != 0;
    }
    uint32_t *columns = sr_arena_array(span->arena, count + 1, sizeof *columns);
    uint64_t *values = sr_arena_array(span->arena, count + 1, sizeof *values);
    size_t put_at = 0;
    for (size_t at = next_filled(span, 0); at < span->width; at = next_filled(span, at + 1)) {
        if (span->work[at] != 0 && columns != NULL && values != NULL) {
            columns[put_at] = (uint32_t)at;
            values[put_at++] = span->work[at];
        }
        span->work[at] = 0;
    }
    memset(span->filled, 0, (span->width / WORD + 1) * sizeof *span->filled);
    *out = (sr_vector){count, columns, values};
    return columns != NULL && values != NULL ? SR_OK : SR_MEMORY;
}

/* What a vector tells beyond the rows, its first value made 1; count 0: nothing. */
static sr_status reduce(sr_span *span, const sr_vector *vector, sr_vector *out)
{
    for (size_t i = 0; i < vector->count; i++) {
        put(span, vector->columns[i], vector->values[i]);
    }
    uint64_t first = 0;
    for (size_t at = next_filled(span, 0); at < span->width; at = next_filled(span, at + 1)) {
        if (span->work[at] == 0) continue;
        if (span->row_at[at] != NONE) {
            take_away(span, &span->rows[span->row_at[at]], span->work[at]);
        } else if (first == 0) {
            first = span->work[at];
        }
    }
    sr_status status = take_work(span, out);
    uint64_t scale = first != 0 ? sr_inverse(first) : 1;
    for (size_t i = 0; status == SR_OK && i < out->count; i++) {
        ((uint64_t *)out->values)[i] = sr_times(out->values[i], scale);
    }
    return status;
}

static uint64_t value_at(const sr_vector *vector, uint32_t column)
{
    size_t low = 0;
    size_t high = vector->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (vector->columns[middle] < column) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < vector->count && vector->columns[low] == column ? vector->values[low] : 0;
}

static sr_status note_change(sr_span *span, size_t at)
{
    if (span->change_count == span->change_capacity) {
        span->changes = more(span->arena, span->changes, span->change_count, &span->change_capacity,
                             sizeof *span->changes);
        if (span->changes == NULL) return SR_MEMORY;
    }
    span->changes[span->change_count++] = (change){at, span->rows[at]};
    return SR_OK;
}

/* The rows among the small classes stay reduced by each other: each is 0 where another one begins. */
static sr_status clear_column(sr_span *span, const sr_vector *added)
{
    for (size_t i = 0; i < span->small_count; i++) {
        size_t at = span->small[i];
        uint64_t value = value_at(&span->rows[at], added->columns[0]);
        if (value == 0) continue;
        if (note_change(span, at) != SR_OK) return SR_MEMORY;
        take_away(span, &span->rows[at], SR_PRIME - 1);
        take_away(span, added, value);
        if (take_work(span, &span->rows[at]) != SR_OK) return SR_MEMORY;
    }
    return SR_OK;
}

static sr_status append(sr_span *span, const sr_vector *vector)
{
    bool small = vector->columns[0] >= span->first_small;
    if (small && clear_column(span, vector) != SR_OK) return SR_MEMORY;
    if (span->row_count == span->row_capacity) {
        span->rows = more(span->arena, span->rows, span->row_count, &span->row_capacity, sizeof *span->rows);
        if (span->rows == NULL) return SR_MEMORY;
    }
    if (small) span->small[span->small_count++] = (uint32_t)span->row_count;
    span->row_at[vector->columns[0]] = (uint32_t)span->row_count;
    span->rows[span->row_count++] = *vector;
    return SR_OK;
}

static void undo(sr_span *span, size_t rows)
{
    while (span->change_count > 0) {
        const change *last = &span->changes[--span->change_count];
        span->rows[last->row] = last->before;
    }
    while (span->test_change_count > 0) {
        const test_change *last = &span->test_changes[--span->test_change_count];
        span->test[last->column] = last->before;
    }
    while (span->row_count > rows) {
        uint32_t first = span->rows[--span->row_count].columns[0];
        span->row_at[first] = NONE;
        span->small_count -= first >= span->first_small;
    }
}

/* ---- the search for a small group ---- */

static sr_status set_test(sr_span *span, uint32_t column, uint64_t value)
{
    if (span->test_change_count == span->test_change_capacity) {
        span->test_changes = more(span->arena, span->test_changes, span->test_change_count,
                                  &span->test_change_capacity, sizeof *span->test_changes);
        if (span->test_changes == NULL) return SR_MEMORY;
    }
    span->test_changes[span->test_change_count++] = (test_change){column, span->test[column]};
    span->test[column] = value;
    return SR_OK;
}

/* Makes the test vector 0 with a row that is about to be added. */
static sr_status adapt_test(sr_span *span, const sr_vector *added)
{
    uint32_t first = added->columns[0];
    uint64_t sum = 0;
    for (size_t i = 1; i < added->count; i++) {
        sum = sr_plus(sum, sr_times(added->values[i], span->test[added->columns[i]]));
    }
    uint64_t rise = sr_minus(sr_minus(0, sum), span->test[first]);
    sr_status status = set_test(span, first, sr_minus(0, sum));
    for (size_t i = 0; i < span->small_count && status == SR_OK; i++) {
        const sr_vector *row = &span->rows[span->small[i]];
        uint64_t value = value_at(row, first);
        if (value != 0) {
            status =
                set_test(span, row->columns[0], sr_minus(span->test[row->columns[0]], sr_times(value, rise)));
        }
    }
    return status;
}

/* ---- columns that rows have in common ---- */

static uint32_t root_of(sr_span *span, uint32_t column)
{
    while (span->above[column] != column) {
        span->above[column] = span->above[span->above[column]];
        column = span->above[column];
    }
    return column;
}

/* Joins the rings of two groups of columns. */
static void join(sr_span *span, uint32_t a, uint32_t b)
{
    uint32_t x = root_of(span, a);
    uint32_t y = root_of(span, b);
    if (x == y) return;
    span->above[y] = x;
    uint32_t next = span->next[x];
    span->next[x] = span->next[y];
    span->next[y] = next;
}

/* The columns of the rings that the added row touches, those first whose test value has changed. */
static sr_status gather(sr_span *span, const sr_vector *added, size_t first_change, uint32_t **out,
                        size_t *count, size_t *changed)
{
    for (size_t i = 1; i < added->count; i++) {
        join(span, added->columns[0], added->columns[i]);
    }
    uint32_t start = added->columns[0];
    *count = 0;
    for (uint32_t at = start; *count == 0 || at != start; at = span->next[at]) {
        *count += 1;
    }
    *out = sr_malloc((*count + 1) * sizeof **out);
    if (*out == NULL) return SR_MEMORY;
    size_t put = 0;
    for (size_t i = first_change; i < span->test_change_count; i++) {
        (*out)[put++] = span->test_changes[i].column;
        span->seen[span->test_changes[i].column] = true;
    }
    *changed = put;
    uint32_t at = start;
    do {
        if (!span->seen[at]) (*out)[put++] = at;
        span->seen[at] = false;
        at = span->next[at];
    } while (at != start);
    return SR_OK;
}

/* Whether the row lets a small group be computed that could not be before. */
static sr_status search(sr_span *span, const sr_vector *added, size_t first_change, bool *told)
{
    uint32_t *columns = NULL;
    size_t count = 0;
    size_t changed = 0;
    sr_status status = gather(span, added, first_change, &columns, &count, &changed);
    const sr_few few = {.columns = columns,
                        .count = count,
                        .changed = changed,
                        .test = span->test,
                        .masses = span->masses,
                        .most_persons = span->threshold - 1};
    if (status == SR_OK) status = sr_few_find(&few, &span->room, told, &span->steps);
    sr_free(columns);
    return status;
}

static sr_status add_one(sr_span *span, const sr_vector *vector, bool *told)
{
    sr_vector rest;
    size_t first_change = span->test_change_count;
    sr_status status = reduce(span, vector, &rest);
    if (status != SR_OK || rest.count == 0) return status;
    if (rest.columns[0] >= span->first_small) {
        status = adapt_test(span, &rest);
        if (status == SR_OK && told != NULL) {
            status = search(span, &rest, first_change, told);
        } else {
            for (size_t i = 1; i < rest.count; i++) {
                join(span, rest.columns[0], rest.columns[i]);
            }
        }
    }
    return status == SR_OK ? append(span, &rest) : status;
}

sr_status sr_span_add(sr_span *span, const sr_vector *vectors, size_t count)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = add_one(span, &vectors[i], NULL);
    }
    span->change_count = span->test_change_count = 0;
    return status;
}

sr_status sr_span_try(sr_span *span, const sr_vector *vectors, size_t count, bool *told)
{
    sr_status status = SR_OK;
    size_t rows = span->row_count;
    *told = span->steps > MOST_STEPS;
    for (size_t i = 0; i < count && status == SR_OK && !*told; i++) {
        status = add_one(span, &vectors[i], told);
    }
    if (*told) undo(span, rows);
    span->change_count = span->test_change_count = 0;
    return status;
}

void sr_span_free(sr_span *span)
{
    if (span == NULL) return;
    sr_few_free(&span->room);
}
