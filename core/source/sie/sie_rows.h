/* Writes rows of SIE tables cell by cell; the first failure sticks. */
#ifndef SR_SOURCE_SIE_ROWS_H
#define SR_SOURCE_SIE_ROWS_H

#include "source/sie/sie.h"

typedef struct sr_sie_heading {
    const char *name;
    sr_column_type type;
    bool kr;
} sr_sie_heading;

typedef struct sr_sie_rows {
    const sr_sie *sie;
    sr_table_builder *builder;
    const char *dimension; /* asked for; or NULL */
    sr_status status;
    const char *const *dimensions; /* with a column each */
    size_t dimension_count;
    sr_column_spec *columns; /* borrowed by the builder: lives in its arena */
    sr_str *cells;
    char (*numbers)[32]; /* written numbers and days, one for each cell */
    size_t count, width;
    sr_buf list; /* objects of the row as text */
    uint32_t number;
} sr_sie_rows;

/* The header: the columns, and one for each dimension. */
SR_MUST_USE
sr_status sr_sie_rows_begin(sr_sie_rows *r, const sr_sie_heading *columns, size_t count);
void sr_sie_rows_end(sr_sie_rows *r);

void sr_sie_put_text(sr_sie_rows *r, const char *text); /* NULL: empty */
void sr_sie_put_whole(sr_sie_rows *r, int64_t number);
void sr_sie_put_ore(sr_sie_rows *r, int64_t ore);
void sr_sie_put_day(sr_sie_rows *r, sr_day day);
void sr_sie_put_month(sr_sie_rows *r, int month);                          /* 202201; 0: empty */
void sr_sie_put_account(sr_sie_rows *r, uint32_t index);                   /* number, name, type */
void sr_sie_put_objects(sr_sie_rows *r, const sr_sie_objects *objects);    /* dimension … list */
void sr_sie_put_dimensions(sr_sie_rows *r, const sr_sie_objects *objects); /* a cell for each */
void sr_sie_end_row(sr_sie_rows *r, unsigned line);

enum { SR_SIE_MOST_DIMENSIONS = 100 }; /* that get a column of their own */
/* The dimensions that objects of the file belong to, in order of first appearance. */
size_t sr_sie_dimensions_of(const sr_sie *sie, const char **out);
/* After the header: a warning where the source asks for a dimension that the file does not have. */
SR_MUST_USE
sr_status sr_sie_check_dimension(const sr_sie_rows *r);

const sr_sie_year *sr_sie_rows_year(const sr_sie *sie, int number);
const sr_sie_year *sr_sie_rows_year_of(const sr_sie *sie, sr_day day);

#endif
