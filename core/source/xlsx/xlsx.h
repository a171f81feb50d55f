/* What the files of the XLSX reader share: the archive, its parts, and the XML in them. */
#ifndef SR_SOURCE_XLSX_H
#define SR_SOURCE_XLSX_H

#include <zip.h>

#include "source/decimal.h"
#include "source/reader.h"

/* Limits against archives that unpack to far more than they are. */
enum {
    SR_XLSX_MOST_ROWS = 1048576,
    SR_XLSX_MOST_COLUMNS = 16384,
    SR_XLSX_MOST_SHEETS = 1000,
    SR_XLSX_MOST_DEPTH = 64,
    SR_XLSX_MOST_RATIO = 250,           /* unpacked bytes for each packed one ... */
    SR_XLSX_FREE_BYTES = 8 << 20,       /* ... of what a part has beyond these */
    SR_XLSX_MOST_STRINGS = 20000000,    /* shared ones */
    SR_XLSX_MOST_STRING_BYTES = 1 << 30 /* of them together */
};
#define SR_XLSX_MOST_BYTES ((uint64_t)4 << 30) /* unpacked, of all parts that are read */

typedef struct sr_xlsx_options {
    const char *sheet;  /* NULL: the first that is shown */
    unsigned header;    /* row; 0: the first that is not empty */
    unsigned header_to; /* last row of a header of several */
} sr_xlsx_options;

typedef struct sr_xlsx_sheet {
    const char *name;
    const char *relation;
    const char *part; /* in the archive; NULL: not a sheet of cells */
    bool hidden;
} sr_xlsx_sheet;

/* How a cell with a certain style shows its number. */
typedef enum sr_xlsx_form {
    SR_XLSX_PLAIN,
    SR_XLSX_DATE, /* a day, or a day and a time */
    SR_XLSX_TIME, /* a time of day */
    SR_XLSX_PERCENT,
    SR_XLSX_PADDED /* whole numbers with leading zeros: "0000" */
} sr_xlsx_form;

typedef struct sr_xlsx_style {
    sr_xlsx_form form;
    unsigned width; /* SR_XLSX_PADDED: digits */
} sr_xlsx_style;

typedef struct sr_xlsx {
    const sr_reader_input *input;
    sr_table_builder *builder;
    sr_arena *arena; /* of the reading */
    zip_t *zip;
    uint64_t unpacked;
    sr_xlsx_options options;
    bool date1904;
    const char *workbook; /* names of parts; NULL: the file has none */
    const char *strings_part;
    const char *styles_part;
    sr_xlsx_sheet *sheets;
    size_t sheet_count, sheet_capacity;
    sr_buf text; /* of all shared strings */
    sr_str *strings;
    size_t string_count;
    sr_xlsx_style *styles;
    size_t style_count, style_capacity;
} sr_xlsx;

/* An element of a part while it is parsed. Elements of other vocabularies than the root's are passed over. */
typedef struct sr_xlsx_element {
    const char *name;
    const unsigned char **attributes; /* five pointers each, as libxml2 gives them */
    int count;
} sr_xlsx_element;

typedef struct sr_xlsx_parse sr_xlsx_parse;
typedef struct sr_xlsx_handler {
    void (*start)(sr_xlsx_parse *parse, void *user, const sr_xlsx_element *element);
    void (*end)(sr_xlsx_parse *parse, void *user, const char *name);
    void (*text)(sr_xlsx_parse *parse, void *user, sr_str text);
} sr_xlsx_handler;

/* Opens the archive; findings tell what it is when it is none that can be read. */
SR_MUST_USE
sr_status sr_xlsx_open(sr_xlsx *x);
/* Parses a part, piece by piece as it is unpacked. A part that is not there, is damaged or unpacks to too
   much is a finding. */
SR_MUST_USE
sr_status sr_xlsx_read_part(sr_xlsx *x, const char *part, const sr_xlsx_handler *handler, void *user);
/* Within a handler: the rest of the part is not needed (SR_OK), or the reading ends with an error. */
void sr_xlsx_stop(sr_xlsx_parse *parse, sr_status status);
bool sr_xlsx_has_part(const sr_xlsx *x, const char *part);

/* The value of an attribute; at == NULL when there is none. */
sr_str sr_xlsx_attribute(const sr_xlsx_element *element, const char *name);
bool sr_xlsx_attribute_is(const sr_xlsx_element *element, const char *name, const char *value);
/* A truth value may be written in two ways: "1" and "true". */
bool sr_xlsx_attribute_true(const sr_xlsx_element *element, const char *name);
/* Digits only, up to `most`; false otherwise. */
bool sr_xlsx_number(sr_str digits, uint64_t most, uint64_t *out);
/* "_x000D_" and the like, in place; returns the new length. */
size_t sr_xlsx_unescape(char *text, size_t length);

SR_MUST_USE
sr_status sr_xlsx_read_options(sr_xlsx *x);
SR_MUST_USE
sr_status sr_xlsx_read_book(sr_xlsx *x); /* sheets, names of parts, date system */
SR_MUST_USE
sr_status sr_xlsx_read_strings(sr_xlsx *x);
SR_MUST_USE
sr_status sr_xlsx_read_styles(sr_xlsx *x);
/* The sheet that the options mean, and notes about those that are not read. */
SR_MUST_USE
sr_status sr_xlsx_choose_sheet(sr_xlsx *x, const sr_xlsx_sheet **out);
SR_MUST_USE
sr_status sr_xlsx_read_sheet(sr_xlsx *x, const sr_xlsx_sheet *sheet);

/* A note that names the hidden sheets, where there are any. */
SR_MUST_USE
sr_status sr_xlsx_tell_hidden(sr_xlsx *x);
/* Frees what the reading holds, but not the builder. */
void sr_xlsx_release(sr_xlsx *x);

/* What a format code such as "yyyy-mm-dd" shows. */
sr_xlsx_style sr_xlsx_style_of(sr_str code);

/* A day and time: "2022-01-31", "2022-01-31 13:45:00" or, without day, "13:45:00". `whole`: the day only.
   False: not a number, or no day (before the calendar begins, 1900-02-29, after 9999). `out` has room for
   SR_DECIMAL_ROOM bytes. */
bool sr_xlsx_date(sr_str stored, bool date1904, bool whole, char *out, size_t *length);
bool sr_xlsx_time(sr_str stored, char *out, size_t *length);

#endif
