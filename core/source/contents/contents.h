/* What is in a file before it is used: its kind, and every table of it, read as a source would read them. */
#ifndef SR_SOURCE_CONTENTS_H
#define SR_SOURCE_CONTENTS_H

#include "source/contents/kind.h"
#include "source/reader.h"
#include "source/sie/sie.h"

typedef struct sr_contents_table {
    const char *name;      /* of the sheet, the SIE table, the data set; else of the file */
    bool hidden;           /* a sheet that the workbook hides */
    const char *options;   /* JSON text: the options of a source that reads this table */
    const sr_table *table; /* NULL: nothing of it could be read, or nothing is there */
} sr_contents_table;

typedef struct sr_contents {
    sr_kind kind;
    const char *type;     /* of SIE "1", "2", "3", "4E", "4I", "5", "5I"; of JSON-stat its class; or NULL */
    const char *version;  /* of JSON-stat; or NULL */
    const char *encoding; /* "ascii", "utf-8", "cp437", "latin1", "windows-1252"; NULL: does not apply */
    const char *checksum; /* of SIE 1-4: "ok", "wrong", "absent", "incomplete"; or NULL */
    char separator;       /* of CSV; '\0': none */
    char decimal;         /* of CSV; '\0': does not apply */
    size_t label_count;
    const sr_sie_label *labels; /* of SIE */
    size_t table_count;
    sr_contents_table *tables;
} sr_contents;

/* Everything lives in `arena`; `source` (whose file is named in messages) and `bytes` are borrowed for as
   long. SR_CONTENT: errors were found, or the kind is not known (a finding then says what it is instead);
   SR_LIMIT: a limit was reached. What could be read is there also then. */
SR_MUST_USE
sr_status sr_contents_read(sr_arena *arena, const sr_source *source, sr_str bytes, sr_findings *findings,
                           sr_contents *out);

#endif
