/* The vectorised operations. Each takes views and gives views or quantities that carry their origin. When the
   request is wrong (no such column, a sum over text) the result is SR_CONTENT and *problem holds message,
   found, expected and hint, with texts in `arena`; the caller adds the place. `problem` is never NULL. */
#ifndef SR_TABLE_OPERATION_H
#define SR_TABLE_OPERATION_H

#include "table/quantity.h"

typedef enum sr_operator {
    SR_IS,     /* one of the values; a missing scalar matches empty cells */
    SR_IS_NOT, /* none of the values: exactly the rows that SR_IS leaves, empty cells too */
    SR_LESS,   /* this and the next three: numbers and dates, one value; never met by an empty cell */
    SR_AT_MOST,
    SR_MORE,
    SR_AT_LEAST,
    SR_IS_EMPTY, /* no value needed */
    SR_IS_FILLED,
    SR_IN_RANGES,      /* texts: codes such as account numbers, see below */
    SR_OUTSIDE_RANGES, /* exactly the rows that SR_IN_RANGES leaves, empty cells too */
} sr_operator;

/* A date column also takes its values as text, "2022-01-31". The values of SR_IN_RANGES are "3000-3999" or
   "3740": a code is within when its beginning, as long as the limits are, is: 30101 and 39991 are within the
   first, 37401 is of the second. */
typedef struct sr_condition {
    const char *column;
    sr_operator op;
    size_t count;
    const sr_scalar *values;
} sr_condition;

/* The limits of a range: the text before and after its hyphen, or the whole text twice. False: they are
   empty, of different lengths, or the first comes after the last. */
bool sr_range_read(const char *text, sr_str *first, sr_str *last);

/* Rows of `view` that meet every condition. A text that the column never holds is no error here (a year
   without deaths is a year), but sr_condition_unknown tells it and the nearest word, for `check` to warn
   about. */
SR_MUST_USE
sr_status sr_view_filter(sr_arena *arena, const sr_view *view, const sr_condition *conditions, size_t count,
                         sr_view *out, sr_finding *problem);

/* The first text of the condition that its column never holds, or NULL. *nearest is the nearest word of the
   column, or NULL. Borrowed from the condition and the table. */
const char *sr_condition_unknown(const sr_table *table, const sr_condition *condition, const char **nearest);

/* Rows of `a` or of `b`, which are views of the same table. */
SR_MUST_USE
sr_status sr_view_union(sr_arena *arena, const sr_view *a, const sr_view *b, sr_view *out,
                        sr_finding *problem);

/* Rows whose from–to (date columns, an empty `to` is open) overlaps first…last: active in a period. A row
   without `from` is not active; SR_DAY_NONE as first or last is open. */
SR_MUST_USE
sr_status sr_view_active(sr_arena *arena, const sr_view *view, const char *from, const char *to, sr_day first,
                         sr_day last, sr_view *out, sr_finding *problem);

typedef struct sr_group {
    const sr_scalar *keys; /* one per grouping column */
    sr_view view;
} sr_group;

/* Groups in order of first appearance. *groups lives in the arena. */
SR_MUST_USE
sr_status sr_view_group(sr_arena *arena, const sr_view *view, const char *const *columns, size_t column_count,
                        sr_group **groups, size_t *group_count, sr_finding *problem);

SR_MUST_USE
sr_status sr_view_count(sr_arena *arena, const sr_view *view, sr_quantity *out, sr_finding *problem);
/* Number of different non-empty values: people rather than participations. */
SR_MUST_USE
sr_status sr_view_distinct(sr_arena *arena, const sr_view *view, const char *column, sr_quantity *out,
                           sr_finding *problem);

typedef enum sr_aggregate { SR_SUM, SR_MEAN, SR_MEDIAN, SR_LEAST, SR_GREATEST, SR_TOTAL } sr_aggregate;
/* Over the non-empty cells of a numeric column ; n is their number; none gives SR_NOT_MEASURED (a sum over no
   rows too), except of SR_TOTAL, a sum that is 0 then: an account without transactions. Of dates there is a
   least and a greatest, as the number of the day (sr_day). Everything is exact, except that the sum and mean
   of a ratio column become inexact where the exact fraction does not fit.
 */
SR_MUST_USE
sr_status sr_view_aggregate(sr_arena *arena, const sr_view *view, sr_aggregate what, const char *column,
                            sr_quantity *out, sr_finding *problem);

/* The most common value of a numeric column; n is the number of filled cells. When several are equally common
   the value is SR_NOT_MEASURABLE and the formula names them. */
SR_MUST_USE
sr_status sr_view_mode(sr_arena *arena, const sr_view *view, const char *column, sr_quantity *out,
                       sr_finding *problem);

/* The one cell of `column` in a view of exactly one row, as it was printed in its source: an empty cell gives
   the column's missing kind. No row, or several rows, is SR_CONTENT. When the table has columns named by
   `numerator` and `denominator` (either may be NULL) that are filled, they become the base; a share that the
   base gives when rounded as printed is then exactly numerator/denominator, any other keeps its printed value
   (a contradiction for a check to tell). */
SR_MUST_USE
sr_status sr_view_printed(sr_arena *arena, const sr_view *view, const char *column, const char *numerator,
                          const char *denominator, sr_quantity *out, sr_finding *problem);

/* The same, where the row itself names the unit: an id of forbund.json, "percent" or "kr", in the text column
   `unit`. An empty cell whose base is filled in is the numerator by the denominator. */
SR_MUST_USE
sr_status sr_view_printed_in(sr_arena *arena, const sr_view *view, const char *column, const char *numerator,
                             const char *denominator, const char *unit, sr_quantity *out,
                             sr_finding *problem);

/* A view on a derived table with one more column: a - b (dates: days between), a / b, a + b, a * b. A row
   where either cell is empty is empty, and so is a division by zero. */
SR_MUST_USE
sr_status sr_view_derive(sr_arena *arena, const sr_view *view, const char *name, sr_arithmetic op,
                         const char *a, const char *b, sr_view *out, sr_finding *problem);

/* A view on a derived table with the time from one date to another as one more column, in days, weeks or
   months. A week is seven days. A month goes from a day to the same day of the next month (or its last day),
   and what is left is a share of the month it falls in, so that "at most a month" means what it says. Dates
   in the other order give less than zero; a row without `from`, or where it is after `open`, is empty. With
   `open` (else SR_DAY_NONE) an empty `to`, and one after `open`, counts as `open`: what still waits then. */
SR_MUST_USE
sr_status sr_view_elapsed(sr_arena *arena, const sr_view *view, const char *name, const char *from,
                          const char *to, sr_measured_in unit, sr_day open, sr_view *out,
                          sr_finding *problem);

/* Every row of `left` with the rows of `right` whose key is equal (inner join); columns of the right side
   that have a name of the left get the prefix `prefix` + ".". Keys are text or integer columns; an empty key
   joins nothing. */
SR_MUST_USE
sr_status sr_view_join(sr_arena *arena, const sr_view *left, const char *left_key, const sr_view *right,
                       const char *right_key, const char *prefix, sr_view *out, sr_finding *problem);

/* Makes rows of columns: one row for each row of `view` and each of the `count` columns, with the name of the
   column in `name` and its cell in `value`, and the other columns repeated. Surveys come with one column a
   question. The columns must be of one type; empty cells stay (a question that was left unanswered). */
SR_MUST_USE
sr_status sr_view_unpivot(sr_arena *arena, const sr_view *view, const char *const *columns, size_t count,
                          const char *name, const char *value, sr_view *out, sr_finding *problem);

#endif
