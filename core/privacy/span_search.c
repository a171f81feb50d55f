/* Whether a row that is added to a span lets a small group be computed: what the search looks at. */
#include <string.h>

#include "privacy/residue.h"
#include "privacy/span_inside.h"

enum { FIRST_ROWS = 64 };

void *sr_span_more(sr_arena *arena, const void *at, size_t count, size_t *capacity, size_t size)
{
    size_t room = *capacity == 0 ? FIRST_ROWS : *capacity * 2;
    void *made = sr_arena_array(arena, room, size);
    if (made != NULL && count > 0) memcpy(made, at, count * size);
    if (made != NULL) *capacity = room;
    return made;
}

uint64_t sr_span_value(const sr_vector *row, uint32_t column)
{
    size_t low = 0;
    size_t high = row->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (row->columns[middle] < column) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < row->count && row->columns[low] == column ? row->values[low] : 0;
}

static sr_status set_test(sr_span *span, uint32_t column, uint64_t value)
{
    if (span->test_change_count == span->test_change_capacity) {
        span->test_changes = sr_span_more(span->arena, span->test_changes, span->test_change_count,
                                          &span->test_change_capacity, sizeof *span->test_changes);
        if (span->test_changes == NULL) return SR_MEMORY;
    }
    span->test_changes[span->test_change_count++] = (test_change){column, span->test[column]};
    span->test[column] = value;
    return SR_OK;
}

sr_status sr_span_adapt_test(sr_span *span, const sr_vector *added)
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
        uint64_t value = sr_span_value(row, first);
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

void sr_span_connect(sr_span *span, const sr_vector *added)
{
    for (size_t i = 1; i < added->count; i++) {
        join(span, added->columns[0], added->columns[i]);
    }
}

/* The columns of the rings that the added row touches, those first whose test value has changed. */
static sr_status gather(sr_span *span, const sr_vector *added, size_t first_change, uint32_t **out,
                        size_t *count, size_t *changed)
{
    sr_span_connect(span, added);
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

sr_status sr_span_search(sr_span *span, const sr_vector *added, size_t first_change, bool *told)
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
                        .most_persons = span->of.threshold - 1};
    if (status == SR_OK) status = sr_few_find(&few, &span->room, told, &span->gave_up, &span->steps);
    sr_free(columns);
    return status;
}
