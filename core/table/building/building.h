/* A table under construction: what the files of the builder share. */
#ifndef SR_TABLE_BUILDING_H
#define SR_TABLE_BUILDING_H

#include "table/building/builder.h"
#include "table/building/dictionary.h"

enum { SR_TOLD_OF_A_KIND = 20 };
#define SR_TOO_LARGE "SR1107" /* a number with too many digits at the scale of its column */

/* What the cells of a column whose type is to be inferred may all be. */
typedef enum sr_odd_kind { SR_ODD_NUMBER, SR_ODD_DAY, SR_ODD_KINDS } sr_odd_kind;

/* The first cell of such a column that is none. */
typedef struct sr_odd_cell {
    bool found;
    uint32_t code;
    unsigned line, column;
} sr_odd_cell;

/* A column while it grows. */
typedef struct sr_building_column {
    const char *name;
    const sr_column_spec *spec;                /* NULL: not declared */
    const struct sr_building_column *scale_by; /* column of the questions; or NULL */
    bool off_scale;      /* its cell in the row under way was told to be outside its scale */
    sr_column_type type; /* of the growing cells; a column to infer grows as text */
    bool infer;
    bool unnamed; /* the header had no name for it: dropped when nothing stands in it */
    bool filled;
    bool left_out;     /* not declared, where only declared columns are kept: has no cells */
    uint32_t *refused; /* rows whose cell was told to be wrong and is left empty, in order */
    size_t refused_count;
    size_t refused_capacity;
    unsigned scale;   /* of a decimal column: most decimals so far */
    sr_growing cells; /* with room for the builder's capacity */
    sr_odd_cell odd[SR_ODD_KINDS];
    sr_dictionary words; /* as in the file; a code list is applied at the end */
    sr_dictionary parts; /* cells that hold several values: as in sr_column, at the end */
    uint32_t *part_starts;
    uint32_t *part_codes;
} sr_building_column;

/* Findings of one kind and severity in one column are counted, and only the first are told. */
typedef struct sr_told {
    const char *code;
    const sr_building_column *column; /* NULL: about the row */
    sr_severity severity;
    bool once; /* told once for each text that was found, so that a common one does not hide the others */
    uint64_t count;
    unsigned shown;                       /* of these */
    unsigned joined;                      /* of a part: of those shown, how many the whole has taken */
    uint32_t said[2 * SR_TOLD_OF_A_KIND]; /* what the shown ones found, as hashes, when `once` */
} sr_told;

struct sr_table_builder {
    sr_arena *arena;
    const sr_source *source;
    const sr_column_spec *specs;
    size_t spec_count;
    const sr_column_spec *own; /* what the format says of the columns of the file */
    size_t own_count;
    sr_row_rules rules;
    sr_day last; /* of the period; SR_DAY_NONE: unknown */
    sr_table_limits limits;
    sr_findings *findings;
    sr_building_column *columns; /* those of the file first, then declared ones that the file lacks */
    size_t width;                /* columns of the file */
    size_t column_count;
    size_t rows;
    size_t capacity;
    uint64_t read;
    uint64_t taken_back;
    uint64_t skipped; /* of those that were read */
    uint32_t first_row;
    unsigned header_line;
    uint32_t *row_numbers; /* NULL as long as they are consecutive */
    uint32_t *lines;       /* NULL as long as they are the row numbers: cells that hold line ends part them */
    unsigned line;         /* of the row under way */
    sr_str where;          /* its bytes, and where its cells start in them; length 0: unknown */
    const char *const *starts;
    const char *sheet; /* of the file that findings name; or NULL */
    const char *about; /* what findings name instead of a line; or NULL */
    sr_told *told;
    size_t told_count;
    size_t told_capacity;
    size_t least;     /* bytes for each thread */
    unsigned threads; /* that may work on a file */
    char decimal;
    char separator; /* of the cells of a text; '\0': they are divided otherwise */
    bool only_declared;
    bool scaled;     /* a column has a scale */
    bool skips;      /* a column has words of rows that are left out */
    bool sound;      /* the cells of the row under way are known to be text */
    bool part;       /* owns arena and findings */
    bool wrong;      /* an error was found */
    uint32_t *shown; /* of a part: for each of its findings the number of its kind in `told` */
    size_t shown_capacity;
    bool built;
    size_t found_before; /* findings that were there before the header */
};

/* A finding about a cell (column not NULL) or the row. `found` may hold anything. */
typedef struct sr_trouble {
    const char *code;
    sr_severity severity;
    const sr_building_column *column;
    bool once; /* see sr_told */
    sr_str found;
    sr_message message;
    sr_message expected;
    sr_message hint;
} sr_trouble;
SR_MUST_USE
sr_status sr_building_tell(sr_table_builder *builder, const sr_trouble *trouble);
/* At `line` and `column` instead of the row under way. */
SR_MUST_USE
sr_status sr_building_tell_at(sr_table_builder *builder, const sr_trouble *trouble, unsigned line,
                              unsigned column);
/* The cell of the row is refused: an error about it has been told. */
SR_MUST_USE
sr_status sr_building_refuse(sr_building_column *column, size_t row);
/* Whether it is. */
bool sr_building_refused(const sr_building_column *column, uint32_t row);
/* Line and column of a cell of the row under way; column 0 when the reader did not tell where its cells
   stand. */
void sr_building_locate(const sr_table_builder *builder, const sr_building_column *column, unsigned *line,
                        unsigned *column_number);
/* The count of the trouble's kind and column, begun when it is the first; NULL: out of memory. */
sr_told *sr_building_told(sr_table_builder *builder, const sr_trouble *trouble);
/* Counts one more of the kind, and whether it is to be shown. `found`: hash of what was found. */
bool sr_building_count(const sr_table_builder *builder, sr_told *told, uint32_t found);
/* The number of the row under way, which stands on builder->line. */
SR_MUST_USE
sr_status sr_building_number_row(sr_table_builder *builder, uint32_t number);
SR_MUST_USE
sr_status sr_building_tell_rest(sr_table_builder *builder); /* "and 7 more" */

/* What divides the cells, as it is written in the options of a source; NULL: no sign does. */
const char *sr_building_separator(const sr_table_builder *builder);

/* Room for one more row in every column. */
SR_MUST_USE
sr_status sr_building_grow(sr_table_builder *builder);
/* Allocates the arrays of a new column for the present capacity. */
SR_MUST_USE
sr_status sr_building_column_begin(sr_table_builder *builder, sr_building_column *column);

/* A cell that is not empty into the row under way; what is wrong is told and the cell left empty. */
SR_MUST_USE
sr_status sr_building_number(sr_table_builder *builder, sr_building_column *column, sr_str cell);
SR_MUST_USE
sr_status sr_building_date(sr_table_builder *builder, sr_building_column *column, sr_str cell);
/* A word that the column has not had before. */
SR_MUST_USE
sr_status sr_building_word(sr_table_builder *builder, sr_building_column *column, sr_str cell, uint32_t hash);
/* A new word of a column whose cells hold several values. */
SR_MUST_USE
sr_status sr_building_several(sr_table_builder *builder, sr_building_column *column, sr_str cell,
                              uint32_t hash);
/* The words of such a column by the code list into `to`, and their values into the column; `code_of` gives
   for each word of the file that in `to`. */
SR_MUST_USE
sr_status sr_building_split(const sr_table_builder *builder, sr_building_column *column, sr_dictionary *to,
                            int64_t *code_of);
SR_MUST_USE
sr_status sr_building_unknown_code(sr_table_builder *builder, sr_building_column *column, sr_str word);
/* A cell of a column that is left out: it must be text, as everywhere. */
SR_MUST_USE
sr_status sr_building_check(sr_table_builder *builder, sr_building_column *column, sr_str cell);
SR_MUST_USE
sr_status sr_building_too_long(sr_table_builder *builder, sr_building_column *column, sr_str cell);

/* After the header: which columns have scales. For each row then, whether its answers stand on them. */
SR_MUST_USE
sr_status sr_building_find_scales(sr_table_builder *builder);
SR_MUST_USE
sr_status sr_building_check_scales(sr_table_builder *builder, const sr_str *cells);

/* After the header: whether a column says which rows are left out. */
void sr_building_find_skips(sr_table_builder *builder);
/* Tells of a last row that looks like a sum of those above it. */
SR_MUST_USE
sr_status sr_building_tell_sum(sr_table_builder *builder, const sr_table *table);

/* When the other columns of `table` are finished: the cells and words of a column that is made of one of
   them. A number in no band is told. */
SR_MUST_USE
sr_status sr_building_band(sr_table_builder *builder, const sr_building_column *column, const sr_table *table,
                           sr_column *out);

/* The text that the column's code list has for `word`, or NULL. */
const char *sr_building_code(const sr_column_spec *spec, sr_str word);

/* Digits with optional sign and one decimal sign; up to 18 digits. Faster than sr_number_read, which reads
 * the rest. */
bool sr_read_stored(sr_str text, char decimal, int64_t *mantissa, unsigned *scale);
/* mantissa × 10^exponent; false when it does not fit. */
bool sr_scale_up(int64_t *mantissa, unsigned exponent);

/* Gives a column of decimals the greater scale: its rows so far are scaled up. SR_OVERFLOW: one of them does
   not fit, and nothing changed. */
SR_MUST_USE
sr_status sr_building_rescale(sr_building_column *column, size_t rows, unsigned scale);

/* The sign that stands between words of the code list in a cell that is none of them; NULL when none does. */
const char *sr_building_sign_between(const sr_column_spec *spec, sr_str cell);

/* Remembers where the newest word, which stands in the row under way, is when it is the first that is no
   number or no day. */
void sr_building_note_odd(const sr_table_builder *builder, sr_building_column *column, sr_str cell);

/* The values of the codes instead of the codes, in cells that begin as `empty`. Frees the codes, whatever the
   status. */
SR_MUST_USE
sr_status sr_building_replace(const sr_table_builder *builder, sr_building_column *column, sr_growing empty,
                              const int64_t *values);

/* Line in the file of a row of the table. */
unsigned sr_building_line(const sr_table_builder *builder, uint32_t row);
/* Checks the declared rules of the rows on the finished columns. */
SR_MUST_USE
sr_status sr_building_rules(sr_table_builder *builder, const sr_table *table);

/* Decides the type of a column that was to be inferred, and converts it. Text among numbers is a warning. */
SR_MUST_USE
sr_status sr_building_infer(sr_table_builder *builder, sr_building_column *column);

#endif
