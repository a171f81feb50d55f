/* What the files of this room share and nobody else needs. */
#ifndef SR_TABLE_INSIDE_H
#define SR_TABLE_INSIDE_H

#include "base/memory.h"
#include "table/numbering.h"
#include "table/operation.h"

__extension__ typedef __int128 sr_wide;

/* A selection of its own for `count` sorted, distinct rows (copied into the arena). */
SR_MUST_USE
sr_status sr_selection_copy(sr_arena *arena, const uint32_t *rows, size_t count, const sr_selection **out);
uint32_t sr_selection_at(const sr_selection *rows, size_t index);

/* The contents of the buffer as a text in the arena, cut at a few thousand bytes (predicates and formulas
   grow with every operation of a script); releases the buffer. */
SR_MUST_USE
sr_status sr_text_keep(sr_arena *arena, sr_buf *buf, const char **out);

/* Fills *problem as an error and returns SR_CONTENT. Texts must outlive the call: literals or in the arena.
 */
SR_MUST_USE
sr_status sr_problem_set(sr_finding *problem, const char *code, sr_message message, sr_message hint);

/* The column of a view's table, or SR_CONTENT with the nearest name. */
SR_MUST_USE
sr_status sr_view_column(sr_arena *arena, const sr_view *view, const char *name, const sr_column **out,
                         sr_finding *problem);
/* A view on a derived table that has the rows of `view` and one more column. */
SR_MUST_USE
sr_status sr_view_append(sr_arena *arena, const sr_view *view, const sr_column *column, sr_view *out);
/* SR_CONTENT when the table already has a column of that name. */
SR_MUST_USE
sr_status sr_name_free(const sr_view *view, const char *name, sr_finding *problem);
/* A column that holds dates, or SR_CONTENT. */
SR_MUST_USE
sr_status sr_date_column(sr_arena *arena, const sr_view *view, const char *name, const sr_column **out,
                         sr_finding *problem);
/* "a text", "a date", …: for messages. */
const char *sr_column_type_word(sr_column_type type);
bool sr_column_numeric(const sr_column *column);
/* Power of ten that divides the integers: the scale, and two more for per cent. */
unsigned sr_column_scale(const sr_column *column);
/* The unit of its values: that of a column in per cent is a share. */
sr_measured_in sr_column_unit(const sr_column *column);
/* The value of a number cell as num/den, not in lowest terms; false when empty. Dates give their day over 1.
 */
bool sr_cell_fraction(const sr_column *column, uint32_t row, int64_t *num, int64_t *den);
int64_t sr_power_of_ten(unsigned exponent); /* 0…18 */

/* The values of a cell of a column with a separator: `count` codes of its parts; none when it is empty. */
const uint32_t *sr_cell_parts(const sr_column *column, uint32_t row, uint32_t *count);

/* `what`(column; predicate) as a formula: "summa(belopp; år = 2020)". Column NULL: "antal(år = 2020)". */
SR_MUST_USE
sr_status sr_formula_of(sr_arena *arena, const char *what, const char *column, const sr_view *view,
                        const char **out);

/* The unit of a op b, and how operands in points or shares have to be scaled first. */
typedef struct sr_unit_rule {
    bool allowed;
    sr_measured_in unit;
    bool to_points;  /* the result is a difference of shares: × 100 */
    int from_points; /* 1: the right side is in points and becomes a share; -1: the left side; 0: neither */
} sr_unit_rule;
sr_unit_rule sr_unit_rule_of(sr_arithmetic op, sr_measured_in a, sr_measured_in b);

/* num/den of 128 bits in lowest terms. SR_OVERFLOW when it does not fit in 64 bits, or den is 0. */
SR_MUST_USE
sr_status sr_number_wide(sr_wide num, sr_wide den, sr_number *out);

#endif
