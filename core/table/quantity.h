/* A quantity is the only type of a value that a report can print: a number with its unit, its base, what is
   missing, and where it comes from. */
#ifndef SR_TABLE_QUANTITY_H
#define SR_TABLE_QUANTITY_H

#include "table/table.h"

/* Rows of one base table that a value was computed from. */
typedef struct sr_origin_part {
    const sr_table *table; /* a base table: it has a source */
    const sr_selection *rows;
} sr_origin_part;

/* Distinct tables, in order of first use. */
typedef struct sr_origin {
    size_t count;
    const sr_origin_part *parts;
} sr_origin;

typedef struct sr_quantity {
    sr_number value; /* meaningful when missing == SR_PRESENT */
    sr_missing missing;
    sr_measured_in measured_in;
    bool has_base; /* numerator and denominator are known */
    sr_number numerator;
    sr_number denominator;
    int64_t n;               /* number of observations; -1 unknown */
    int decimals;            /* to print; -1: the unit's default */
    const sr_origin *origin; /* NULL: none (a constant) */
    const char *reason;      /* why a missing value is missing, in the words of the script; or NULL */
    const char *formula;     /* how it was computed, as text in the terms of the source; or NULL */
    const char *assumed;     /* why it was assumed; NULL: it was not */
} sr_quantity;

sr_quantity sr_quantity_missing(sr_missing kind, sr_measured_in unit);
sr_quantity sr_quantity_number(sr_number value, sr_measured_in unit);
/* True when every source of the origin is published (and there is one). */
bool sr_quantity_published(const sr_quantity *quantity);

/* The union of two origins; selections of the same table are united. Either may be NULL. */
SR_MUST_USE
sr_status sr_origin_unite(sr_arena *arena, const sr_origin *a, const sr_origin *b, const sr_origin **out);
/* The origin of the rows of a view: derived tables are followed to the tables they came from. */
SR_MUST_USE
sr_status sr_origin_of(sr_arena *arena, const sr_view *view, const sr_origin **out);
/* Row numbers as ranges, "2–45, 50"; at most `limit` ranges, then " … (n rader)" in the language. */
void sr_origin_write_rows(sr_buf *out, const sr_origin_part *part, size_t limit, sr_language language);

/* Arithmetic. Missing in, missing out (the first operand's kind wins); origins are united; the formula joins
   both sides: "(a) + (b)" unless given by the caller after. A number that does not fit, a division by zero
   and units that cannot be added are SR_CONTENT, told in *problem. The difference of two shares is in points
   (0.80 - 0.75 is 5); a share plus or minus points is a share; kr / count is kr, and two equal units divided
   have no unit. */
typedef enum sr_arithmetic { SR_ADD, SR_SUBTRACT, SR_MULTIPLY, SR_DIVIDE } sr_arithmetic;
SR_MUST_USE
sr_status sr_quantity_compute(sr_arena *arena, sr_arithmetic op, const sr_quantity *a, const sr_quantity *b,
                              sr_quantity *out, sr_finding *problem);
/* numerator/denominator as a share; a base of zero gives SR_NOT_APPLICABLE. n is the denominator when it is a
 * count. */
SR_MUST_USE
sr_status sr_quantity_share(sr_arena *arena, const sr_quantity *numerator, const sr_quantity *denominator,
                            sr_quantity *out, sr_finding *problem);

/* The quantity as printed in a report or in `display`: the number in its unit, or the sign of its missing
   kind
   ("." cannot occur; ".." otherwise). */
SR_MUST_USE
sr_status sr_quantity_write(sr_buf *out, const sr_quantity *quantity, sr_language language, bool with_unit);

#endif
