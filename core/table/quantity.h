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

/* How the rows of a selection become a number that says something about persons. */
typedef enum sr_told_by {
    SR_TOLD_ROWS,    /* the number of rows */
    SR_TOLD_FILLED,  /* the number of rows with a filled cell in the column: the base of a mean */
    SR_TOLD_WORDS,   /* the number of different values of the column: persons rather than participations */
    SR_TOLD_CELLS,   /* the sum of the column, which holds numbers of persons */
    SR_TOLD_VALUES,  /* the sum of another column: of what each person has */
    SR_TOLD_UNKNOWN, /* persons of whom it is not known which: a share whose base the source does not give */
} sr_told_by;

typedef struct sr_told_part {
    const sr_table *table; /* read or derived */
    const sr_selection *rows;
    const sr_column *column; /* NULL for SR_TOLD_ROWS */
    sr_told_by by;
    int sign;                /* 1: added, -1: taken away */
    const sr_behind *behind; /* of a derived table: the column that was read which is meant; NULL: the rows */
} sr_told_part;

/* One number about rows that whoever reads a quantity gets to know: its parts added up. A share tells two,
   its numerator and its base; a mean tells its base and, times the base, a sum. */
typedef struct sr_telling {
    size_t count;
    const sr_told_part *parts;
    bool rest; /* of a whole of which a share is told, or of a column, when another is taken away */
} sr_telling;

typedef struct sr_quantity {
    sr_number value; /* meaningful when missing == SR_PRESENT */
    sr_missing missing;
    sr_measured_in measured_in;
    bool has_base;   /* numerator and denominator are known */
    bool told_alone; /* the value is the one number that `told` holds */
    sr_number numerator;
    sr_number denominator;
    int64_t n;               /* number of observations; -1 unknown */
    int decimals;            /* to print; -1: the unit's default */
    const sr_origin *origin; /* NULL: none (a constant) */
    const char *reason;      /* why a missing value is missing, in the words of the script; or NULL */
    const char *formula;     /* how it was computed, as text in the terms of the source; or NULL */
    const char
        *plain_formula;  /* the formula without values that it names (most common ones); NULL: names none */
    const char *assumed; /* why it was assumed; NULL: it was not */
    size_t told_count;   /* what it tells about rows, for the protection of persons */
    const sr_telling *told; /* in the arena; the same array in every copy of the quantity */
} sr_quantity;

sr_quantity sr_quantity_missing(sr_missing kind, sr_measured_in unit);
sr_quantity sr_quantity_number(sr_number value, sr_measured_in unit);
/* Whether it says anything about rows: a number, values that are equally common, or of how many it is made.
 */
static inline bool sr_quantity_is_telling(const sr_quantity *quantity)
{
    bool shown = quantity->missing == SR_PRESENT || quantity->missing == SR_NOT_MEASURABLE || quantity->n > 0;
    return quantity->told_count > 0 && shown;
}
/* True when every source of the origin is published (and there is one). */
bool sr_quantity_published(const sr_quantity *quantity);

/* The union of two origins; selections of the same table are united. Either may be NULL. */
SR_MUST_USE
sr_status sr_origin_unite(sr_arena *arena, const sr_origin *a, const sr_origin *b, const sr_origin **out);
/* What a value in the unit is, as what is expected of one. */
sr_message sr_measured_in_said(sr_measured_in unit);
/* Two values in different units, where they must have the same: fills the problem and gives its status. */
sr_status sr_problem_of_units(sr_finding *problem, sr_measured_in first, sr_measured_in second);

/* The origin of the rows of a view: derived tables are followed to the tables they came from. */
SR_MUST_USE
sr_status sr_origin_of(sr_arena *arena, const sr_view *view, const sr_origin **out);
/* Row numbers as ranges, "2–45, 50"; at most `limit` ranges, then " … (n rader)" in the language. Of rows
   about persons none are told: what two figures have in common would show. */
void sr_origin_write_rows(sr_buf *out, const sr_origin_part *part, size_t limit, sr_language language);

/* Adds to what a quantity tells: a number about the rows of a view. `column` as sr_told_by needs it. */
SR_MUST_USE
sr_status sr_quantity_tells(sr_arena *arena, const sr_view *view, sr_told_by by, const sr_column *column,
                            sr_quantity *out);
/* What the result of arithmetic tells: sum and difference of two counts tell one number, everything else all
   that its operands tell. `sign` 1: a + b, -1: a - b, 0: another operation. */
SR_MUST_USE
sr_status sr_quantity_tells_both(sr_arena *arena, int sign, const sr_quantity *a, const sr_quantity *b,
                                 sr_quantity *out);

/* What is left of the whole when the part of a share is taken away, where both are numbers in cells. Of rows
   it is known without. */
SR_MUST_USE
sr_status sr_quantity_tells_rest(sr_arena *arena, const sr_telling *part, const sr_telling *whole,
                                 sr_quantity *out);

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

/* The same without figures, to be printed: missing SR_SUPPRESSED, without base, n and rows; its origin names
   the sources only. */
SR_MUST_USE
sr_status sr_quantity_suppress(sr_arena *arena, sr_quantity *quantity);
/* Whether it comes from a source about persons, so that it may only be printed when it has been let through.
 */
bool sr_quantity_about_persons(const sr_quantity *quantity);

/* The quantity as printed in a report or in `display`: the number in its unit, or the sign of its missing
   kind
   ("." cannot occur; ".." otherwise). */
SR_MUST_USE
sr_status sr_quantity_write(sr_buf *out, const sr_quantity *quantity, sr_language language, bool with_unit);

#endif
