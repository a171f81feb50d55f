/* Typed columnar tables. A table is immutable once built and lives in an arena; a view is a table with a
   selection of its rows, and selections are shared, never copied per value. */
#ifndef SR_TABLE_TABLE_H
#define SR_TABLE_TABLE_H

#include "base/calendar.h"
#include "base/finding.h"
#include "base/format.h"
#include "base/number.h"
#include "table/cells.h"
#include "table/missing.h"

/* Where a table was read from. */
typedef struct sr_source {
    const char *name;    /* as in forbund.json: "deltagare" */
    const char *file;    /* path relative to the workspace */
    char sha256[65];     /* of the file's bytes */
    const char *read_as; /* what says which rows a file has, as text: its format and options; or NULL */
    bool published;      /* the figures are already published: never suppressed */
    bool hand_entered;   /* the values were entered by hand */
    bool synthetic;      /* the values are made up */
    bool persons;        /* its rows are about persons and not published: small groups are suppressed */
} sr_source;

/* SR_COL_RATIO exists in derived tables only (a column divided by another). */
typedef enum sr_column_type {
    SR_COL_TEXT,
    SR_COL_INTEGER,
    SR_COL_DECIMAL,
    SR_COL_DATE,
    SR_COL_RATIO,
} sr_column_type;

/* What a column means to the program beyond its values. */
typedef enum sr_column_role {
    SR_ROLE_NONE,
    SR_ROLE_UNIT,  /* holds ids of units: a context of a unit sees only its rows */
    SR_ROLE_GROUP, /* a grouping such as gender: a context of a group sees only its rows */
    SR_ROLE_ID,    /* identifies a person or a case; never printed */
} sr_column_role;

/* A column of a table that was read, behind a column of a derived table. */
typedef struct sr_behind {
    const struct sr_column *column;
    uint32_t parent; /* number of its table among the parents of the derived one */
    int sign;        /* -1: it was taken away, else 1 */
} sr_behind;

/* What the cells of a column are made of. */
typedef enum sr_made {
    SR_MADE_AS_READ, /* those of the one column behind it; of a table that was read its own, without one */
    SR_MADE_SUM,     /* the columns behind it, added up */
    SR_MADE_CHOICE,  /* in each row those of one of the columns behind it */
    SR_MADE_OTHERWISE,
} sr_made;

#define SR_CODE_MISSING UINT32_MAX

enum { SR_PLAIN = 2 };

typedef struct sr_column {
    const char *name;
    bool absent; /* declared, but no column of the file: its cells are empty, and nothing is known of them */
    sr_column_type type;
    sr_column_role role;
    sr_measured_in measured_in; /* SR_IN_NONE when not declared */
    bool percent;               /* values are written in per cent: 80 is the share 80/100 */
    unsigned scale; /* SR_COL_DECIMAL: the value is the cell's / 10^scale; at most 18, with `percent` 16 */
    sr_missing missing_as; /* what an empty cell of this column means */
    const char *total; /* unit and group columns: the word of the rows that are totals ("totalt"); or NULL */
    sr_cells cells;    /* SR_COL_TEXT: index into words; SR_COL_DATE: sr_day; others: the integer */
    const char *const *words; /* SR_COL_TEXT: in order of first appearance */
    uint32_t word_count;
    /* SR_COL_TEXT whose cells may hold several values ("sjukpenning+försörjningsstöd"): the separator, the
       different values in order of first appearance, and those of each word: part_codes from
       part_starts[word] to part_starts[word + 1]. `words` are then whole cells. NULL: a cell holds one value.
     */
    const char *separator;
    const char *const *parts;
    uint32_t part_count;
    const uint32_t *part_starts;
    const uint32_t *part_codes;
    sr_cells divisors;  /* SR_COL_RATIO: the value is the cell's / the divisor of its row, which is above 0 */
    const void **plain; /* SR_PLAIN places where sr_column_plain remembers its arrays; NULL: none */
    sr_made made;
    size_t behind_count;
    const sr_behind *behind;
    sr_cells chosen; /* SR_MADE_CHOICE: number of the column behind it, of each row */
} sr_column;

/* The cells of the `rows` rows of its table as an array: uint32_t codes of words (SR_CODE_MISSING), sr_day of
   dates (SR_DAY_NONE), int64_t of the others (SR_INTEGER_MISSING). Made in the arena the first time unless
   the cells are stored so. NULL: out of memory. */
const void *sr_column_plain(sr_arena *arena, const sr_column *column, size_t rows);
/* The divisors of a column of ratios as int64_t. */
const void *sr_column_plain_divisors(sr_arena *arena, const sr_column *column, size_t rows);

/* Whether no cell of its `rows` rows is filled. */
static inline bool sr_column_is_empty(const sr_column *column, size_t rows)
{
    for (size_t row = 0; row < rows; row++) {
        if (sr_cells_at(&column->cells, (uint32_t)row) != SR_INTEGER_MISSING) return false;
    }
    return true;
}

/* Of a column of text; SR_CODE_MISSING when the cell is empty. */
static inline uint32_t sr_column_code(const sr_column *column, uint32_t row)
{
    int64_t code = sr_cells_at(&column->cells, row);
    return code != SR_INTEGER_MISSING ? (uint32_t)code : SR_CODE_MISSING;
}
/* Of a column of dates; SR_DAY_NONE when the cell is empty. */
static inline sr_day sr_column_day(const sr_column *column, uint32_t row)
{
    int64_t day = sr_cells_at(&column->cells, row);
    return day != SR_INTEGER_MISSING ? (sr_day)day : SR_DAY_NONE;
}

typedef struct sr_table sr_table;

/* A derived table (join, derived column) remembers for each of its rows the rows of the tables it came from.
   Parents are always tables that were read: a table derived from a derived one has the parents of that one.
 */
typedef struct sr_parent {
    const sr_table *table;
    const uint32_t
        *rows; /* one per row of the derived table; NULL: the same row number; UINT32_MAX: no row */
} sr_parent;

struct sr_table {
    const sr_source *source; /* NULL for a derived table */
    size_t rows;
    size_t column_count;
    const sr_column *columns;
    uint32_t first_row;          /* number, as a spreadsheet shows it, of row 0 (2 below one header line) */
    const uint32_t *row_numbers; /* per row when they are not consecutive; else NULL */
    const uint32_t *lines;       /* of the file, per row, when they are not the row numbers; else NULL */
    uint64_t read;               /* rows of the file, also those that are not in the table: */
    uint64_t empty_rows,
        uneven_rows;          /* with only empty cells; with another number of cells than the header */
    uint64_t skipped_rows;    /* that the source says to leave out, by a word that they hold */
    uint64_t taken_back_rows; /* that the file itself takes back: removed posts, deleted values */
    unsigned header_line;     /* line of the names of the columns in the file; 0: there is none */
    size_t parent_count;
    const sr_parent *parents;
};

const sr_column *sr_table_column(const sr_table *table, const char *name); /* NULL when there is none */
uint32_t sr_table_row_number(const sr_table *table, uint32_t row);
unsigned sr_table_line(const sr_table *table, uint32_t row); /* of a table that was read */

/* Sorted, distinct row indices; rows == NULL means 0 … count-1. */
typedef struct sr_selection {
    size_t count;
    const uint32_t *rows;
} sr_selection;

typedef struct sr_view {
    const sr_table *table;
    const sr_selection *rows;
    const char *
        predicate; /* what the selection means, as text: "status = avslutad, kön = kvinna"; "" for all rows */
} sr_view;

SR_MUST_USE
sr_status sr_view_all(sr_arena *arena, const sr_table *table, sr_view *out);
uint32_t sr_view_row(const sr_view *view, size_t index);

/* One value outside a table: a filter's constant or a group's key. */
typedef enum sr_scalar_type {
    SR_SCALAR_MISSING,
    SR_SCALAR_TEXT,
    SR_SCALAR_NUMBER,
    SR_SCALAR_DAY
} sr_scalar_type;
typedef struct sr_scalar {
    sr_scalar_type type;
    const char *text;
    sr_number number;
    sr_day day;
} sr_scalar;

/* The different values of a text column: its words, or the values in them when a cell holds several. */
const char *const *sr_column_values(const sr_column *column, uint32_t *count);

/* Of a cell with several values, all of it as one text. */
sr_scalar sr_cell(const sr_column *column, uint32_t row); /* percent columns give the fraction */
/* Plain, for predicates and messages: decimal comma, ISO date, "tomt" for a missing value. */
void sr_scalar_write(sr_buf *out, sr_scalar value);

#endif
