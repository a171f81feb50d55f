/* The inside of a span. Only for span.c and span_search.c. */
#ifndef SR_PRIVACY_SPAN_INSIDE_H
#define SR_PRIVACY_SPAN_INSIDE_H

#include "privacy/few.h"
#include "privacy/span.h"

typedef struct change {
    size_t row;
    sr_vector before;
} change;

typedef struct test_change {
    uint32_t column;
    uint64_t before;
} test_change;

/* Columns are places in the order of the classes: large ones, small ones, those of which all persons but one
   are known to be there (two seen, one not seen), single persons that are seen. */
enum { LARGE, SMALL, ALL_BUT_ONE, SINGLE, KINDS };

struct sr_span {
    sr_arena *arena;
    sr_span_of of;
    uint32_t *column_of, *class_of; /* of each class, and the other way round */
    uint64_t *masses;               /* of each column */
    size_t first[KINDS];            /* column of each kind */
    size_t width;
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
    double *second;   /* persons of another world that prints the same, as far as seen persons are told of */
    sr_few_room room; /* of the search */
    uint64_t steps;
    bool gave_up; /* the last search */
};

/* Room for more: twice as much, what is there copied; NULL when out of memory. */
void *sr_span_more(sr_arena *arena, const void *at, size_t count, size_t *capacity, size_t size);
/* The value of a row in a column. */
uint64_t sr_span_value(const sr_vector *row, uint32_t column);

/* Makes the test vector 0 with a row that is about to be added. */
SR_MUST_USE
sr_status sr_span_adapt_test(sr_span *span, const sr_vector *added);
/* Notes which columns the row connects. */
void sr_span_connect(sr_span *span, const sr_vector *added);
/* Whether the row lets a small group be computed that could not be before. `first_change`: of those that
   sr_span_adapt_test has made for it. */
SR_MUST_USE
sr_status sr_span_search(sr_span *span, const sr_vector *added, size_t first_change, bool *told);

#endif
