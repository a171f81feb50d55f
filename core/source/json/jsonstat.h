/* A JSON-stat data set between its parts: the dimensions are read first, then the values. */
#ifndef SR_SOURCE_JSONSTAT_H
#define SR_SOURCE_JSONSTAT_H

#include "source/json/json_rows.h"

enum { SR_JSONSTAT_DIMENSIONS = 64 };
#define SR_JSONSTAT_VALUES ((uint64_t)10000000)

/* An element of an array of borrowed items. */
typedef struct sr_json_item {
    const cJSON *item;
} sr_json_item;

typedef struct sr_jsonstat_category {
    sr_str code;
    sr_str label; /* the code where there is none */
    sr_str unit;  /* empty: none */
} sr_jsonstat_category;

typedef struct sr_jsonstat_dimension {
    const char *id;
    const char *label;
    size_t size;
    sr_jsonstat_category *categories;
    bool time;
    bool metric;
} sr_jsonstat_dimension;

typedef struct sr_jsonstat {
    sr_json_rows rows;
    const cJSON *set;
    const char *at; /* JSON pointer to it: "" or "/link/item/0" */
    sr_jsonstat_dimension dimensions[SR_JSONSTAT_DIMENSIONS];
    size_t dimension_count;
    size_t value_count; /* product of the sizes */
    bool units;
} sr_jsonstat;

/* Fills the dimensions and value_count. What is wrong is told; SR_CONTENT then. */
SR_MUST_USE
sr_status sr_jsonstat_dimensions(sr_jsonstat *s);
/* Gives the rows to the builder. */
SR_MUST_USE
sr_status sr_jsonstat_values(sr_jsonstat *s);

/* Tells an error at `pointer` below the data set. Texts are borrowed for the call. */
SR_MUST_USE
sr_status sr_jsonstat_wrong(sr_jsonstat *s, const char *code, const char *pointer, const char *found,
                            sr_message message, sr_message expected);

#endif
