/* Readers of source files. A reader is a pure function from borrowed bytes to rows of a table builder; it
   opens no file and keeps nothing. Built-in readers and readers of plugins have the same form. */
#ifndef SR_SOURCE_READER_H
#define SR_SOURCE_READER_H

#include "table/builder.h"

typedef struct sr_reader_input {
    const char *file;    /* for messages; relative to the workspace */
    sr_str bytes;        /* the mapped file */
    const char *options; /* the source's `options` object as JSON text; "{}" when absent */
    sr_findings *findings;
} sr_reader_input;

typedef sr_status (*sr_read_fn)(void *user, const sr_reader_input *input, sr_table_builder *builder);

typedef struct sr_reader {
    const char *format; /* "csv", or "<plugin id>/<name>" */
    sr_read_fn read;
    void *user;
} sr_reader;

/* CSV: UTF-8 (BOM allowed), Latin-1 or Windows-1252; `;`, `,` or tab; quotes; LF, CRLF or CR. One pass over
   the file. Options: "separator", "encoding", "decimal" ("," or "."; default: "," unless the separator is a
   comma), "header" (line number of the header, default 1). What is not given is detected from the bytes. */
extern const sr_reader sr_csv_reader;

/* The decimal sign that the options (or the detected separator) of a source give; readers pass it to the
 * builder. */
char sr_csv_decimal(const sr_reader_input *input);

#endif
