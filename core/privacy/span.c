#include "privacy/span.h"

#include <string.h>

#include "privacy/residue.h"
#include "privacy/second.h"
#include "privacy/span_inside.h"

static const uint32_t NONE = UINT32_MAX;
enum { WORD = 64 };
/* Steps of elimination after which nothing more is let through: some seconds. */
static const uint64_t MOST_STEPS = (uint64_t)1 << 31;

/* ---- rows ---- */

static unsigned kind_of(const sr_span_of *of, size_t at)
{
    if (of->masses[at] >= of->threshold) return LARGE;
    uint64_t free = of->masses[at] - of->seen[at]; /* persons that may not be there */
    return free == 0 ? SINGLE : free == 1 ? ALL_BUT_ONE : SMALL;
}

static void order_columns(sr_span *span)
{
    size_t column = 0;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        span->first[kind] = column;
        for (size_t i = 0; i < span->width; i++) {
            if (kind_of(&span->of, i) != kind) continue;
            span->column_of[i] = (uint32_t)column;
            span->class_of[column] = (uint32_t)i;
            span->masses[column++] = span->of.masses[i];
        }
    }
}

static bool make_room(sr_span *span)
{
    size_t room = span->width + 1;
    uint32_t **numbers[] = {&span->column_of, &span->class_of, &span->row_at,
                            &span->small,     &span->above,    &span->next};
    uint64_t **residues[] = {&span->masses, &span->work, &span->test, &span->filled};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        *numbers[i] = sr_arena_array(span->arena, room, sizeof **numbers[i]);
        if (*numbers[i] == NULL) return false;
    }
    for (size_t i = 0; i < sizeof residues / sizeof *residues; i++) {
        *residues[i] = sr_arena_array(span->arena, room, sizeof **residues[i]);
        if (*residues[i] == NULL) return false;
    }
    span->second = sr_arena_array(span->arena, room, sizeof *span->second);
    span->seen = sr_arena_array(span->arena, room, sizeof *span->seen);
    return span->second != NULL && span->seen != NULL;
}

/* A random vector that gives 0 with every row (its values at small classes): free where no row begins, and
   there where one begins what makes the row 0. A vector over small classes is a sum of rows exactly when it
   gives 0 with the vector too; by chance one in 2^61 others does. */
sr_span *sr_span_new(sr_arena *arena, const sr_span_of *of)
{
    sr_span *span = sr_arena_alloc(arena, sizeof *span);
    if (span == NULL) return NULL;
    *span = (sr_span){.arena = arena, .of = *of, .width = of->width};
    if (!make_room(span)) return NULL;
    order_columns(span);
    for (size_t i = 0; i < span->width; i++) {
        span->above[i] = span->next[i] = (uint32_t)i;
        span->row_at[i] = NONE;
        span->test[i] = sr_spread(i) % (SR_PRIME - 1) + 1;
        span->second[i] = 1;
    }
    return span;
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
        put(span, span->column_of[vector->columns[i]], vector->values[i]);
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

static sr_status note_change(sr_span *span, size_t at)
{
    if (span->change_count == span->change_capacity) {
        span->changes = sr_span_more(span->arena, span->changes, span->change_count, &span->change_capacity,
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
        uint64_t value = sr_span_value(&span->rows[at], added->columns[0]);
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
    bool small = vector->columns[0] >= span->first[SMALL];
    if (small && clear_column(span, vector) != SR_OK) return SR_MEMORY;
    if (span->row_count == span->row_capacity) {
        span->rows =
            sr_span_more(span->arena, span->rows, span->row_count, &span->row_capacity, sizeof *span->rows);
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
        span->small_count -= first >= span->first[SMALL];
    }
}

/* ---- seen persons ---- */

static bool begins(const sr_vector *row, size_t from, size_t to)
{
    return row->columns[0] >= from && row->columns[0] < to;
}

/* Whether the classes of two columns are a figure together. */
static bool are_together(const sr_span *span, uint32_t first, uint32_t second)
{
    uint32_t a = span->class_of[first];
    uint32_t b = span->class_of[second];
    return sr_numbering_find(span->of.together, a < b ? a : b, a < b ? b : a) != UINT32_MAX;
}

/* Of seen persons and one that may or may not be there. */
static bool has_one_unsure(const sr_span *span, const sr_vector *row)
{
    if (!begins(row, span->first[ALL_BUT_ONE], span->first[SINGLE])) return false;
    if (row->count < 2 || row->columns[1] >= span->first[SINGLE]) return true;
    if (row->values[1] != 1 || (row->count > 2 && row->columns[2] < span->first[SINGLE])) return false;
    return are_together(span, row->columns[0], row->columns[1]);
}

static void look_for_second(sr_span *span, sr_vector *rows, size_t count, bool *told)
{
    bool found = false;
    sr_second_find(rows, count, span->second, &found, &span->steps);
    *told = !found;
    for (size_t i = 0; i < span->width && *told; i++) {
        span->second[i] = 1;
    }
}

/* The sum of each two rows that begin with classes that are a figure together. `rows` has room for one more
   than count. */
static sr_status tells_together(sr_span *span, sr_vector *rows, size_t count, bool *told)
{
    for (size_t i = 0; i < span->small_count; i++) {
        const sr_vector first = span->rows[span->small[i]];
        if (!begins(&first, span->first[ALL_BUT_ONE], span->first[SINGLE])) continue;
        for (size_t k = 0; k < span->small_count && !*told; k++) {
            const sr_vector *second = &span->rows[span->small[k]];
            sr_vector sum;
            if (second->columns[0] <= first.columns[0] ||
                !are_together(span, first.columns[0], second->columns[0])) {
                continue;
            }
            take_away(span, &first, SR_PRIME - 1);
            take_away(span, second, SR_PRIME - 1);
            if (take_work(span, &sum) != SR_OK) return SR_MEMORY;
            rows[count] = sum;
            if (has_one_unsure(span, &sum)) look_for_second(span, rows, count + 1, told);
        }
    }
    return SR_OK;
}

/* Whether seen persons are told by what can be computed of them alone, or with one that is not sure. */
static sr_status tells_seen(sr_span *span, bool *told)
{
    sr_vector *rows = sr_malloc((span->small_count + 1) * sizeof *rows);
    size_t count = 0;
    if (rows == NULL) return SR_MEMORY;
    for (size_t i = 0; i < span->small_count; i++) {
        const sr_vector *row = &span->rows[span->small[i]];
        if (begins(row, span->first[SINGLE], span->width)) rows[count++] = *row;
    }
    look_for_second(span, rows, count, told);
    for (size_t i = 0; i < span->small_count && !*told; i++) {
        rows[count] = span->rows[span->small[i]];
        if (has_one_unsure(span, &rows[count])) look_for_second(span, rows, count + 1, told);
    }
    sr_status status = *told ? SR_OK : tells_together(span, rows, count, told);
    sr_free(rows);
    return status;
}

static sr_status add_one(sr_span *span, const sr_vector *vector, bool *told)
{
    sr_vector rest;
    size_t first_change = span->test_change_count;
    sr_status status = reduce(span, vector, &rest);
    if (status != SR_OK || rest.count == 0) return status;
    if (rest.columns[0] >= span->first[SMALL]) {
        status = sr_span_adapt_test(span, &rest);
        if (status == SR_OK && told != NULL) {
            status = sr_span_search(span, &rest, first_change, told);
        } else {
            sr_span_connect(span, &rest);
        }
    }
    if (status == SR_OK) status = append(span, &rest);
    bool seen = rest.columns[0] >= span->first[ALL_BUT_ONE];
    return status == SR_OK && seen && told != NULL && !*told ? tells_seen(span, told) : status;
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

sr_status sr_span_try(sr_span *span, const sr_vector *vectors, size_t count, bool *told, bool *gave_up)
{
    sr_status status = SR_OK;
    size_t rows = span->row_count;
    span->gave_up = *told = span->steps > MOST_STEPS;
    for (size_t i = 0; i < count && status == SR_OK && !*told; i++) {
        status = add_one(span, &vectors[i], told);
    }
    if (*told) undo(span, rows);
    *gave_up = span->gave_up;
    span->change_count = span->test_change_count = 0;
    return status;
}

/* A row as a vector of classes. */
static sr_status to_classes(const sr_span *span, sr_arena *arena, const sr_vector *row, sr_vector *out)
{
    uint32_t *classes = sr_arena_array(arena, row->count + 1, sizeof *classes);
    if (classes == NULL) return SR_MEMORY;
    for (size_t i = 0; i < row->count; i++) {
        classes[i] = span->class_of[row->columns[i]];
    }
    *out = (sr_vector){row->count, classes, row->values};
    return SR_OK;
}

static void note_involved(const sr_span *span, bool *involved)
{
    for (size_t i = 0; i < span->small_count; i++) {
        const sr_vector *row = &span->rows[span->small[i]];
        for (size_t k = 0; k < row->count && row->columns[0] >= span->first[ALL_BUT_ONE]; k++) {
            involved[span->class_of[row->columns[k]]] = true;
        }
    }
}

sr_status sr_span_tells(const sr_span *span, sr_arena *arena, const bool *seen, bool *told, bool *involved)
{
    const sr_span_of of = {span->of.masses, seen, span->of.together, span->width, span->of.threshold};
    sr_span *again = sr_span_new(arena, &of);
    sr_status status = again != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; i < span->small_count && status == SR_OK; i++) {
        sr_vector row;
        status = to_classes(span, arena, &span->rows[span->small[i]], &row);
        if (status == SR_OK) status = sr_span_add(again, &row, 1);
    }
    if (status == SR_OK) status = tells_seen(again, told);
    if (status == SR_OK) note_involved(again, involved);
    sr_span_free(again);
    return status;
}

void sr_span_free(sr_span *span)
{
    if (span == NULL) return;
    sr_few_free(&span->room);
}
