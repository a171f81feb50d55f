/* A CSV text row by row: what reading it whole and reading it in parts share. */
#ifndef SR_SOURCE_CSV_ROW_H
#define SR_SOURCE_CSV_ROW_H

#include "source/csv/csv.h"
#include "source/csv/csv_scan.h"

/* A text while it is read, and the row under way: slices of the file, rewritten only where they must be. */
typedef struct sr_csv {
    sr_csv_scan scan;
    sr_csv_form form;
    sr_table_builder *builder;
    const char *at;  /* where the next row begins */
    unsigned line;   /* of it */
    uint32_t number; /* of the last row, as a spreadsheet counts: a quoted line end begins no row */
    bool cr;         /* a line ends with CR alone */
    const char *row; /* where the row under way began */
    unsigned row_line;
    sr_str *cells;
    const char **starts;
    size_t capacity;
    size_t width; /* of the header; 0 before it */
    size_t count; /* cells of the row; those beyond the capacity are counted only */
    bool escaped; /* a cell holds a doubled quote */
    bool unending;
    char *scratch;
    size_t scratch_size;
} sr_csv;

/* From `at`, where a row begins, to the end of `text`; form, builder and what is known of lines are kept. */
void sr_csv_begin(sr_csv *c, sr_str text, const char *at);
/* Whether the lines of a text end with CR alone. */
bool sr_csv_has_cr(sr_str text);
/* To the next line, whatever is quoted. */
void sr_csv_pass_line(sr_csv *c);
/* The next row into cells; its problems are told, where there is a builder. */
SR_MUST_USE
sr_status sr_csv_row(sr_csv *c);
/* In the encoding of the program, without doubled quotes. */
SR_MUST_USE
sr_status sr_csv_rewrite_row(sr_csv *c);
/* The rows that begin before `until`, to the builder. */
SR_MUST_USE
sr_status sr_csv_rows(sr_csv *c, const char *until);
void sr_csv_end(sr_csv *c);

#endif
