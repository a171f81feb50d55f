/* A sheet while it is read: the header first, then all rows below it. */
#ifndef SR_SOURCE_XLSX_SHEET_H
#define SR_SOURCE_XLSX_SHEET_H

#include "source/xlsx/xlsx.h"

/* What the elements of a cell have told when it ends. */
typedef enum sr_xlsx_kind {
    SR_XLSX_NUMERIC,
    SR_XLSX_SHARED,
    SR_XLSX_INLINE,
    SR_XLSX_FORMULA_TEXT,
    SR_XLSX_BOOLEAN,
    SR_XLSX_ERROR,
    SR_XLSX_ISO_DATE,
    SR_XLSX_UNKNOWN
} sr_xlsx_kind;

typedef enum sr_xlsx_wrong {
    SR_XLSX_RIGHT,
    SR_XLSX_NO_VALUE,
    SR_XLSX_NO_TEXT, /* a shared one that is not there */
    SR_XLSX_NO_TYPE,
    SR_XLSX_ERROR_VALUE,
    SR_XLSX_NO_NUMBER,
    SR_XLSX_NO_DAY,
    SR_XLSX_OUTSIDE /* to the right of the named columns */
} sr_xlsx_wrong;

typedef struct sr_xlsx_cell {
    unsigned row, column; /* from 1 */
    sr_xlsx_kind kind;
    sr_xlsx_style style;
    bool formula;
    bool valued;         /* a value or text element was there */
    sr_buf content;      /* of that element, as it stands */
    sr_xlsx_wrong wrong; /* what sr_xlsx_cell_text found */
} sr_xlsx_cell;

/* What is called while the rows of a sheet pass by. Any status but SR_OK ends the reading with it. */
typedef struct sr_xlsx_visitor {
    sr_status (*cell)(void *user, sr_xlsx_cell *cell);
    sr_status (*row)(void *user, unsigned row, bool *enough); /* at its end */
    void (*merged)(void *user, sr_str range);
    bool hidden_rows; /* out: some were */
    void *user;
} sr_xlsx_visitor;

SR_MUST_USE
sr_status sr_xlsx_visit(sr_xlsx *x, const sr_xlsx_sheet *sheet, sr_xlsx_visitor *visitor);

/* "C7" or "AA12"; false for anything else. */
bool sr_xlsx_reference(sr_str text, unsigned *row, unsigned *column);

/* Whether the cell has a value, be it an empty text. A formula that was never calculated has none, or an
   empty number. */
bool sr_xlsx_has_value(const sr_xlsx_cell *cell);
/* The text of a cell, which lives until the next cell or, of a shared string, as long as x. Of a wrong cell
   it is empty, and the content as it stands. `spec`: what was declared about its column, or NULL. */
SR_MUST_USE
sr_status sr_xlsx_cell_text(const sr_xlsx *x, sr_xlsx_cell *cell, const sr_column_spec *spec, sr_str *out);

/* Wrong cells, kept until it is known whether their row belongs to the table. */
typedef struct sr_xlsx_wrongs {
    struct sr_xlsx_wrong_cell *cells;
    size_t count, capacity;
    sr_buf text; /* what was found in them */
} sr_xlsx_wrongs;
SR_MUST_USE
sr_status sr_xlsx_wrongs_add(sr_xlsx_wrongs *wrongs, const sr_xlsx_cell *cell, sr_xlsx_wrong how,
                             sr_str found);
/* Tells those of the rows `from` to `to`, and forgets all. */
void sr_xlsx_wrongs_tell(sr_xlsx_wrongs *wrongs, sr_xlsx *x, unsigned from, unsigned to);
void sr_xlsx_wrongs_forget(sr_xlsx_wrongs *wrongs);
void sr_xlsx_wrongs_free(sr_xlsx_wrongs *wrongs);

/* The names of the columns, from the first; row of the last line of the header. */
typedef struct sr_xlsx_header {
    sr_str *names; /* in the arena of x */
    size_t count;
    unsigned last;
} sr_xlsx_header;
SR_MUST_USE
sr_status sr_xlsx_read_header(sr_xlsx *x, const sr_xlsx_sheet *sheet, sr_xlsx_header *out);

#endif
