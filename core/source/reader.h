/* Readers of source files. A reader is a pure function from borrowed bytes to rows of a table builder; it
   opens no file and keeps nothing. Built-in readers and readers of plugins have the same form. */
#ifndef SR_SOURCE_READER_H
#define SR_SOURCE_READER_H

#include "table/building/builder.h"

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

/* The readers of the program itself, in order; NULL after the last. */
const sr_reader *sr_reader_built_in(size_t index);
const sr_reader *sr_reader_built_in_named(const char *format); /* NULL: there is none */
/* The decimal sign for the builder that a reader will fill: of readers of text that of sr_csv_decimal; those
   whose files store numbers as such write them with the sign they are given, and texts in them are Swedish.
 */
char sr_reader_decimal(const sr_reader *reader, const sr_reader_input *input);

/* CSV: UTF-8 (BOM allowed), Latin-1 or Windows-1252; `;`, `,`, `|` or tab; quotes; LF, CRLF or CR. One pass
   over the file. Options: "separator", "encoding", "decimal" ("," or "."; default: "," unless the separator
   is a comma), "header" (line of the file that the header begins on, default 1). What is not given is
   detected from the bytes. */
extern const sr_reader sr_csv_reader;

/* XLSX: one sheet of a workbook. Options: "sheet" (its name; default: the first that is shown), "header" (row
   of the names, or [first, last] of a header of several rows; default: the first row that is not empty).
   Formulas have their saved values, booleans are SANT and FALSKT (1 and 0 in a column of numbers), dates by
   the style of their cell, numbers of more than 15 digits as the 15 that a spreadsheet shows. */
extern const sr_reader sr_xlsx_reader;

/* JSON-stat 2 (class dataset, or a collection with one embedded dataset; option "dataset": its number): a row
   for each value, with the columns "<label of dimension>" and "<label of dimension> kod" for each dimension,
   "värde", "status" (as in the file), "saknas" (why there is no value: not_published, …) and, when the file
   has them, "enhet" and "källa". */
extern const sr_reader sr_jsonstat_reader;
/* Answers of Kolada's data service (versions 2 and 3): the columns "nyckeltal", "kommun", "period", "kön" (K,
   M, T), "värde", "status", "saknas", "källa". */
extern const sr_reader sr_kolada_reader;

/* The decimal sign that the options (or the detected separator) of a source give; readers pass it to the
 * builder. */
char sr_csv_decimal(const sr_reader_input *input);

/* SIE of types 1–4, and SIE 5 (XML; "sie" also reads it). One file gives several tables; options: "table" one
   of balances (default), transactions, vouchers, changes, accounts, dimensions, objects, years,
   identification, labels, other; "dimension": the number of the dimension whose object stands in the columns
   dimension, objekt and objektnamn (default: the first of each row; every dimension has a column dim<number>
   besides); "encoding": cp437, latin1, windows-1252 or utf-8 (default: seen from the bytes). Amounts are
   kronor, debit above zero, exact. Rows are numbered as the lines of the file. Their columns: docs/sie.md. */
extern const sr_reader sr_sie_reader;
extern const sr_reader sr_sie5_reader;

#endif
