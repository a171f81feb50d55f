/* Builds a table cell by cell: the one way into a table, for the built-in readers and those of plugins.
   Types, code lists and required columns are checked here, so that every reader reports errors alike. */
#ifndef SR_TABLE_BUILDER_H
#define SR_TABLE_BUILDER_H

#include "table/rule.h"
#include "table/table.h"

/* The answers that a column may hold. */
typedef struct sr_scale {
    const char
        *of; /* the question it is for, as in the column `scale_by`; "*": all others; NULL: every row */
    const char *const *steps; /* as in the finished table, lowest first; count 0: anything */
    size_t step_count;
} sr_scale;

/* Whole numbers from `low` to `high`, both within. */
typedef struct sr_band {
    const char *text; /* what the cell says: "16-29" */
    int64_t low, high;
} sr_band;

/* A column that is made of another: the band that its number lies in. */
typedef struct sr_bands {
    const char *of;      /* name of the other column: whole numbers */
    bool age;            /* they are years or dates of birth: the age at the end of the period */
    const sr_band *list; /* at most 100, none overlaps another */
    size_t count;
} sr_bands;

/* A column as declared in forbund.json. Undeclared columns are kept; their type is inferred from all their
   values (integer, decimal, date; numbers with leading zeros and everything mixed are text). */
typedef struct sr_column_spec {
    const char *name;
    const char *const *names; /* accepted names in the file; the first that occurs is taken */
    size_t name_count;        /* 0: the column is called `name` in the file */
    bool typed;               /* false: infer */
    sr_column_type type;
    sr_column_role role;
    sr_measured_in measured_in;
    bool percent;
    bool required;         /* a missing column is an error */
    bool may_lack;         /* said not to be required: a file without it is as it should be */
    const char *total;     /* as in sr_column; or NULL */
    sr_missing missing_as; /* SR_PRESENT: SR_NOT_MEASURED, or SR_NOT_PUBLISHED in a published source */
    const char *const
        *code_from; /* code list: text in the file → text in the table ("": empty); count 0: no list */
    const char *const *code_to;
    size_t code_count;
    bool codes_closed;    /* a text outside the code list is an error (else it is kept) */
    const char *scale_by; /* the column that says which scale holds in a row; NULL: one holds in all */
    const sr_scale *scales;
    size_t scale_count;    /* 0: the column has no scale */
    const char *separator; /* text: a cell may hold several values with this between them, each with its code;
                              or NULL */
    const sr_bands *bands; /* the column is made of another and does not stand in the file; or NULL */
    const char *const *skip; /* words of the file: rows that hold one are no rows of the table */
    size_t skip_count;
    const char *mapping; /* id of the mapping that declares the column; or NULL */
} sr_column_spec;

typedef struct sr_table_limits {
    uint64_t rows;
    uint32_t columns;
    uint64_t cell_bytes;
} sr_table_limits;
#define SR_TABLE_LIMITS_DEFAULT ((sr_table_limits){200000000u, 1024u, 65536u})

typedef struct sr_table_builder sr_table_builder;

/* `arena` owns the finished table; `source`, `specs` and `findings` are borrowed until sr_table_build.
   `decimal` is
   ',' or '.': the decimal sign of the file. Returns NULL when out of memory. */
sr_table_builder *sr_table_builder_new(sr_arena *arena, const sr_source *source, const sr_column_spec *specs,
                                       size_t spec_count, const sr_table_limits *limits, char decimal,
                                       sr_findings *findings);
/* For readers of formats whose columns are fixed, before the header: the decimal sign, and what each column
   of the header is where the source declares no type for it. `own` is parallel to the names of the header,
   borrowed until sr_table_build. */
void sr_table_builder_fixed(sr_table_builder *builder, char decimal, const sr_column_spec *own, size_t count);
/* For readers of texts, before the header: what divides the cells, for messages about their number. */
void sr_table_builder_separator(sr_table_builder *builder, char separator);
/* What must hold in each row; checked by sr_table_build, except where a cell of the rule was told already.
   Borrowed until then. */
void sr_table_builder_rules(sr_table_builder *builder, sr_row_rules rules);
/* Before the header: columns of the file that the source does not declare are checked but not kept, and are
   named in a note. */
void sr_table_builder_only_declared(sr_table_builder *builder);
/* The last day of the period that the table is about, for ages. Not given: ages are empty. */
void sr_table_builder_last(sr_table_builder *builder, sr_day last);
sr_arena *sr_table_builder_arena(const sr_table_builder *builder); /* that owns the table */
void sr_table_builder_free(sr_table_builder *builder);             /* also after a build; NULL is fine */

/* The header, once, before any row: names as in the file. Duplicate and missing columns are findings. */
SR_MUST_USE
sr_status sr_table_builder_header(sr_table_builder *builder, const sr_str *names, size_t count,
                                  unsigned line);
/* Before the header, for readers that seek it below a title: whether a row names at least half of the columns
   that have to be in the file, and some that is declared. */
bool sr_table_builder_is_header(const sr_table_builder *builder, const sr_str *names, size_t count);
/* The note that the header was found in that row, below others. */
void sr_table_builder_below_title(sr_table_builder *builder, unsigned row);
/* Allows that many threads to work on a file, each on at least `least` bytes (above 0). */
void sr_table_builder_share(sr_table_builder *builder, unsigned threads, size_t least);
/* For readers of texts that can be read in parts, after the header: into how many parts so many bytes may be
   divided; 1: they may not. */
size_t sr_table_builder_parts(const sr_table_builder *builder, size_t bytes);
/* A builder with the same header for the rows of a part that another thread reads; its lines and rows count
   from 1. The caller frees it; it must not be built. NULL: out of memory. */
sr_table_builder *sr_table_builder_part(const sr_table_builder *builder);
/* The rows and findings of the part after those of the builder, as if the same thread had read on: `lines`
   and `numbers` are the lines and rows above the part. What the part had is used up. SR_OVERFLOW: they do not
   go together (numbers of many digits), nothing changed, and the part has to be read after the rows above. */
SR_MUST_USE
sr_status sr_table_builder_join(sr_table_builder *builder, sr_table_builder *part, unsigned lines,
                                uint32_t numbers);
/* Where the next row stands, so that findings can tell the column: its bytes in the file (several lines when
   quoted cells hold line ends) and where each cell starts in them. Borrowed until the row was added;
   optional. */
void sr_table_builder_where(sr_table_builder *builder, sr_str bytes, const char *const *starts);
/* The cells of the next row are known to be UTF-8 without NUL bytes: they are not looked at again. */
void sr_table_builder_sound(sr_table_builder *builder);
/* One row, in the order of the header. `row_number` is what a spreadsheet shows, `line` the line in the file.
   A row of another width is a finding and is not added; a row of only empty cells is a warning and is not
   added (export of a spreadsheet). Bad cells are findings and become empty; up to 20 of a kind and column are
   told, then how many more. SR_OK also then: only SR_MEMORY and SR_LIMIT (too many rows) end the reading.
   Cells are trimmed. */
SR_MUST_USE
sr_status sr_table_builder_row(sr_table_builder *builder, const sr_str *cells, size_t count,
                               uint32_t row_number, unsigned line);
/* For readers: adds a finding about the row, counted and cut as those of cells, and marks the build as
   SR_CONTENT. `column` is in code points of the line, 0 unknown; the texts are borrowed for the call. */
void sr_table_builder_problem(sr_table_builder *builder, const char *code, unsigned line, unsigned column,
                              const char *found, sr_message message, sr_message hint);
/* Whether one more such finding about a row would be shown, or only counted. */
bool sr_table_builder_shows(const sr_table_builder *builder, const char *code);
/* Whether a header was given. */
bool sr_table_builder_has_header(const sr_table_builder *builder);
/* For readers of spreadsheets: from here on findings name this sheet and the cell ("blad Deltagare, cell
   C7"), by the place of its column in the header and the line of its row. The name is copied. */
SR_MUST_USE
sr_status sr_table_builder_sheet(sr_table_builder *builder, const char *sheet);
/* For readers of formats with types, after the header: what stands in this column is text there, whatever it
   looks like ("0180"); unless declared otherwise its type is not inferred. */
void sr_table_builder_text(sr_table_builder *builder, size_t column);
/* For readers whose rows have no line: what findings name instead. Borrowed until changed; NULL: nothing. */
void sr_table_builder_about(sr_table_builder *builder, const char *about);
/* For readers: adds a finding of any severity; code, line and column, found, message, expected and hint are
   taken from it. Counted and cut as those of cells. */
void sr_table_builder_tell(sr_table_builder *builder, const sr_finding *finding);
/* For readers whose cells can be read in more than one way: the decimal sign that is expected in them, and
   what was declared about a column of the header (NULL: nothing). */
char sr_table_builder_decimal(const sr_table_builder *builder);
const sr_column_spec *sr_table_builder_spec(const sr_table_builder *builder, size_t column);
/* After the header: whether the source leaves out the column, or (by the words of `skip_rows`) a row of these
   cells. For readers that would tell of what stands there. */
bool sr_table_builder_leaves_out(const sr_table_builder *builder, size_t column);
bool sr_table_builder_skips(const sr_table_builder *builder, const sr_str *cells);
/* For readers: `rows` more rows were read that the file itself takes back, and were not given. */
void sr_table_builder_taken_back(sr_table_builder *builder, uint64_t rows);
/* Rows read so far, also those that were not added. */
uint64_t sr_table_builder_rows(const sr_table_builder *builder);
/* Finishes: converts, infers, tells totals. SR_CONTENT when any error was found; *out then holds what could
   be read (for drafts). A declared column that is not required and not in the file is there, empty. */
SR_MUST_USE
sr_status sr_table_build(sr_table_builder *builder, const sr_table **out);

#endif
