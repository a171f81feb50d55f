/* What the files of the CSV reader share. */
#ifndef SR_SOURCE_CSV_H
#define SR_SOURCE_CSV_H

#include "source/reader.h"

typedef enum sr_csv_encoding { SR_CSV_UTF8, SR_CSV_LATIN1, SR_CSV_WINDOWS_1252 } sr_csv_encoding;

typedef struct sr_csv_form {
    char separator;
    char decimal;
    sr_csv_encoding encoding;
    size_t start;    /* of the header: bytes above it */
    unsigned header; /* line of the file that it begins on, from 1 */
    unsigned above;  /* rows above it, as a spreadsheet counts */
    bool below;      /* they are a title, and the header was found by its names */
} sr_csv_form;

/* The cells of a text seen at a glance, before it is known how it is read: within quotes nothing ends a cell.
   Start with the text in `left`. */
typedef struct sr_csv_cells {
    sr_str left;
    char separator;
    bool lines; /* the text is of several lines, whose ends end cells too */
    bool ended;
} sr_csv_cells;
/* The next cell as it stands, with its quotes; false after the last. An empty text has one empty cell. */
bool sr_csv_next_cell(sr_csv_cells *from, sr_str *out);
/* A cell without the white space and the quotes around it. */
sr_str sr_csv_unquoted(sr_str cell);
size_t sr_csv_width(sr_str line, char separator); /* number of cells */
/* What divides the cells of a text that begins with its header: what the lines show together, or else the
   header alone. */
char sr_csv_detect_separator(sr_str text);
/* Sets where the header stands: the first of the first rows that the builder takes for one. Where there is
   none nothing changes. A form without a separator means the one that is seen from the row. */
SR_MUST_USE
sr_status sr_csv_seek_header(sr_str text, const sr_table_builder *builder, sr_csv_form *form);
/* Sets where the header stands: in that line of the file, or at the end of a file that has fewer. SR_CONTENT:
   the line stands within quotes that begin above it. */
SR_MUST_USE
sr_status sr_csv_header_in(sr_str text, unsigned line, sr_csv_form *form);
/* What the options say and, where they are silent, what the bytes show. Wrong options are findings of the
   builder when there is one; the form is then what the rest gives. SR_CONTENT when there was one. */
SR_MUST_USE
sr_status sr_csv_form_of(const sr_reader_input *input, sr_table_builder *builder, sr_csv_form *out);

/* Rewrites a cell into `out` (room for three times its length): doubled quotes become one when `quoted`, and
   bytes of a one-byte encoding UTF-8. Returns the length; *bad is the first byte that the encoding lacks, or
   NULL. */
size_t sr_csv_rewrite(sr_str cell, bool quoted, sr_csv_encoding encoding, char *out, const char **bad);

#endif
