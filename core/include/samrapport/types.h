/* What plugins and the host exchange. Every struct that is passed by pointer begins with its own size, as the
   side that wrote it was compiled; members are only ever appended. Texts are UTF-8 and end with NUL. */
#ifndef SAMRAPPORT_TYPES_H
#define SAMRAPPORT_TYPES_H

#include <stddef.h>
#include <stdint.h>

/* Handles. All belong to the host: a plugin never frees one, and none outlives the call in which it was got.
 */
typedef struct samrapport_registry samrapport_registry; /* in open: where things are registered */
typedef struct samrapport_context samrapport_context;   /* the period, unit and group that is computed for */
typedef struct samrapport_view samrapport_view;         /* rows of a table */
typedef struct samrapport_groups samrapport_groups;     /* the rows of a view, by value of some columns */
typedef struct samrapport_quantity
    samrapport_quantity; /* a number with unit, base and origin, or a missing value */
typedef struct samrapport_document samrapport_document;           /* a section under construction */
typedef struct samrapport_table_builder samrapport_table_builder; /* a table that a reader fills */
typedef struct samrapport_error samrapport_error;                 /* why a call failed; never NULL */

/* What callbacks return and what int functions give. */
enum {
    SAMRAPPORT_OK = 0,
    SAMRAPPORT_FAILED = 1, /* the content is wrong; the error object says why */
    SAMRAPPORT_NO_MEMORY = 2,
};

/* Why a value is not there. */
typedef enum samrapport_missing {
    SAMRAPPORT_PRESENT = 0,
    SAMRAPPORT_NOT_MEASURED = 1,
    SAMRAPPORT_NOT_MEASURABLE = 2,
    SAMRAPPORT_NOT_APPLICABLE = 3,
    SAMRAPPORT_NOT_PUBLISHED = 4,
    SAMRAPPORT_SUPPRESSED = 5,
} samrapport_missing;

/* Units of measurement. A share is a fraction: 90 % is 9/10. Money is kronor. */
typedef enum samrapport_unit {
    SAMRAPPORT_IN_NONE = 0,
    SAMRAPPORT_IN_SHARE = 1,
    SAMRAPPORT_IN_POINTS = 2,
    SAMRAPPORT_IN_COUNT = 3,
    SAMRAPPORT_IN_KR = 4,
    SAMRAPPORT_IN_DAYS = 5,
    SAMRAPPORT_IN_WEEKS = 6,
    SAMRAPPORT_IN_MONTHS = 7,
    SAMRAPPORT_IN_SCORE = 8,
} samrapport_unit;

typedef enum samrapport_comparison {
    SAMRAPPORT_IS = 0,
    SAMRAPPORT_IS_NOT = 1, /* exactly the rows that IS leaves, empty cells too */
    SAMRAPPORT_LESS = 2,   /* this and the next three never match an empty cell */
    SAMRAPPORT_AT_MOST = 3,
    SAMRAPPORT_MORE = 4,
    SAMRAPPORT_AT_LEAST = 5,
} samrapport_comparison;

typedef enum samrapport_arithmetic {
    SAMRAPPORT_ADD = 0,
    SAMRAPPORT_SUBTRACT = 1,
    SAMRAPPORT_MULTIPLY = 2,
    SAMRAPPORT_DIVIDE = 3,
} samrapport_arithmetic;

typedef enum samrapport_aggregate {
    SAMRAPPORT_SUM = 0,
    SAMRAPPORT_MEAN = 1,
    SAMRAPPORT_MEDIAN = 2,
    SAMRAPPORT_LEAST = 3,
    SAMRAPPORT_GREATEST = 4,
    SAMRAPPORT_TOTAL = 5, /* 1.4: a sum that is 0 where there is nothing to add */
} samrapport_aggregate;

typedef enum samrapport_severity {
    SAMRAPPORT_NOTE = 0,
    SAMRAPPORT_WARNING = 1,
    SAMRAPPORT_ERROR = 2
} samrapport_severity;

/* A borrowed piece of text; not NUL-terminated. */
typedef struct samrapport_text {
    const char *at;
    size_t length;
} samrapport_text;

typedef enum samrapport_column_type {
    SAMRAPPORT_COLUMN_TEXT = 0,
    SAMRAPPORT_COLUMN_INTEGER = 1,
    SAMRAPPORT_COLUMN_DECIMAL = 2,
    SAMRAPPORT_COLUMN_DATE = 3,
    SAMRAPPORT_COLUMN_RATIO = 4,
} samrapport_column_type;

#define SAMRAPPORT_CODE_MISSING UINT32_MAX
#define SAMRAPPORT_INTEGER_MISSING INT64_MIN
#define SAMRAPPORT_DAY_MISSING INT32_MIN

/* A column as arrays of the host, one element per row of the whole table; `rows` chooses those of the view.
   Borrowed until the call ends. Set struct_size before the call. */
typedef struct samrapport_column {
    size_t struct_size;
    samrapport_column_type type;
    samrapport_unit unit;
    int percent;              /* values are written in per cent: 80 is the share 80/100 */
    unsigned scale;           /* DECIMAL: the value is integers[row] / 10^scale */
    size_t count;             /* rows of the view */
    const uint32_t *rows;     /* their numbers, ascending; NULL: 0 … count-1 */
    const uint32_t *codes;    /* TEXT: index into words, or SAMRAPPORT_CODE_MISSING */
    const char *const *words; /* TEXT; a cell that holds several values is one text, with their separator */
    uint32_t word_count;
    const int64_t *integers; /* INTEGER, DECIMAL, RATIO; or SAMRAPPORT_INTEGER_MISSING */
    const int64_t *divisors; /* RATIO: the value is integers[row] / divisors[row] */
    const int32_t *days;     /* DATE: days since 1970-01-01, or SAMRAPPORT_DAY_MISSING */
} samrapport_column;

/* Roles and kinds of what a document holds. */
typedef enum samrapport_paragraph {
    SAMRAPPORT_PARAGRAPH_TEXT = 0,
    SAMRAPPORT_PARAGRAPH_LEAD = 1,     /* the first one of a summary */
    SAMRAPPORT_PARAGRAPH_TAKEAWAY = 2, /* the one sentence that a section opens with */
    SAMRAPPORT_PARAGRAPH_NOTE = 3,     /* small print */
} samrapport_paragraph;
typedef enum samrapport_list {
    SAMRAPPORT_LIST_BULLET = 0,
    SAMRAPPORT_LIST_NUMBERED = 1,
    SAMRAPPORT_LIST_DEFINITIONS = 2, /* each item begins with doc_term */
} samrapport_list;
typedef enum samrapport_callout {
    SAMRAPPORT_CALLOUT_INFO = 0,
    SAMRAPPORT_CALLOUT_WARNING = 1,
    SAMRAPPORT_CALLOUT_DECISION = 2
} samrapport_callout;
typedef enum samrapport_row {
    SAMRAPPORT_ROW_HEADER = 0,
    SAMRAPPORT_ROW_BODY = 1,
    SAMRAPPORT_ROW_TOTAL = 2
} samrapport_row;
typedef enum samrapport_column_kind {
    SAMRAPPORT_TEXTS = 0,
    SAMRAPPORT_NUMBERS = 1,
    SAMRAPPORT_STATUSES = 2
} samrapport_column_kind;
typedef enum samrapport_chart {
    SAMRAPPORT_CHART_BARS = 0,  /* horizontal bars from zero */
    SAMRAPPORT_CHART_TREND = 1, /* lines over periods */
    SAMRAPPORT_CHART_DOTS = 2,  /* own value, own previous year, nation */
} samrapport_chart;
typedef enum samrapport_series {
    SAMRAPPORT_SERIES_VALUE = 0,
    SAMRAPPORT_SERIES_PREVIOUS = 1,
    SAMRAPPORT_SERIES_NATIONAL = 2
} samrapport_series;
typedef enum samrapport_state {
    SAMRAPPORT_MET = 0,
    SAMRAPPORT_PARTLY = 1,
    SAMRAPPORT_NOT_MET = 2,
    SAMRAPPORT_STATE_NOT_MEASURED = 3,
    SAMRAPPORT_STATE_NOT_MEASURABLE = 4,
    SAMRAPPORT_NO_TARGET = 5,
    SAMRAPPORT_NOT_DUE = 6,
    SAMRAPPORT_STATE_UNKNOWN = 7, /* there is no such result */
} samrapport_state;
/* How a value is printed; added together. */
enum {
    SAMRAPPORT_VALUE_PLAIN = 0,         /* without unit: the head of the column gives it */
    SAMRAPPORT_VALUE_WITH_UNIT = 1,     /* in running text */
    SAMRAPPORT_VALUE_WITH_SIGN = 2,     /* + before positive numbers */
    SAMRAPPORT_VALUE_AS_DIFFERENCE = 4, /* of shares: percentage points */
    SAMRAPPORT_VALUE_WITH_BASE = 8,     /* of shares whose base is known: "80 % (20 av 25)" */
    SAMRAPPORT_VALUE_IN_THOUSANDS = 16, /* 1.5: kronor under a head that says tkr */
};

/* What a reader is given: the bytes of the file that forbund.json names. A reader opens no file. */
typedef struct samrapport_input {
    size_t struct_size;
    const char *file; /* its name, for messages */
    const char *bytes;
    size_t length;
    const char *options; /* the source's `options` as JSON text; "{}" when there are none */
} samrapport_input;

/* Callbacks. `user` is what was registered. A failed call says why with error_set, unless a function of the
   host failed first: then the error is recorded already. */
typedef int (*samrapport_read)(void *user, const samrapport_input *input, samrapport_table_builder *table,
                               samrapport_error *error);
/* The quantity (borrowed from the host), or NULL when the call failed. */
typedef const samrapport_quantity *(*samrapport_compute)(void *user, samrapport_context *context,
                                                         samrapport_error *error);
typedef int (*samrapport_build)(void *user, samrapport_document *document, samrapport_context *context,
                                samrapport_error *error);
/* Says what it finds with `finding`; fails only when it cannot do its work. */
typedef int (*samrapport_run)(void *user, samrapport_context *context, samrapport_error *error);

/* What is registered. Texts and arrays are copied; `user` is kept until close. Ids are `[a-z][a-z0-9_-]*`
   joined by dots and get the plugin's id before them: "<plugin>/<id>" for sections and checks,
   "<plugin>.<id>" for measures. */
typedef struct samrapport_measure_spec {
    size_t struct_size;
    const char *id;
    const char *label;
    const char *kind; /* "share", "count", "sum", "mean", "median", "ratio", "change", "yes_no", "value" */
    samrapport_unit measured_in;
    int decimals;             /* -1: the unit's default */
    const char *definition;   /* one sentence; or NULL */
    const char *const *units; /* ids; count 0: the förbund as a whole */
    size_t unit_count;
    const char *const *by; /* also for each value of these columns; count 0: no */
    size_t by_count;
    const char *const *tags; /* free words; count 0: none */
    size_t tag_count;
    samrapport_compute value;
    samrapport_compute previous; /* NULL: `value` in the previous period, when that is in forbund.json */
    samrapport_compute national; /* NULL: not compared with the nation */
    void *user;
} samrapport_measure_spec;

typedef struct samrapport_section_spec {
    size_t struct_size;
    const char *id;
    const char *title;
    const char *const *kinds; /* kinds of report that it belongs to; count 0: only those that name it */
    size_t kind_count;
    samrapport_build build;
    void *user;
} samrapport_section_spec;

typedef struct samrapport_check_spec {
    size_t struct_size;
    const char *id;
    const char *title;
    samrapport_run run;
    void *user;
} samrapport_check_spec;

#endif
