/* What the readers of JSON share: rows of tidy tables, and findings that name a place in the text. */
#ifndef SR_SOURCE_JSON_ROWS_H
#define SR_SOURCE_JSON_ROWS_H

#include <cjson/cJSON.h>

#include "source/decimal.h"
#include "source/reader.h"
#include "table/missing.h"

typedef struct sr_json_rows {
    const sr_reader_input *input;
    sr_table_builder *builder;
    sr_arena *arena; /* of the reading */
    bool wrong;      /* an error was told */
    unsigned located;
} sr_json_rows;

/* Tells a finding about the value at a JSON pointer, with its line and column (for the first of many). */
void sr_json_rows_tell(sr_json_rows *rows, const char *pointer, sr_finding about);

/* The text of a number, a boolean or a text as a cell; a number by the rule of sr_source_decimal. False:
   null, or nothing that is a cell. `room` is used for numbers. */
bool sr_json_rows_text(const sr_json_rows *rows, const cJSON *item, char room[SR_DECIMAL_ROOM], sr_str *out);

/* Why a value that is not there is missing, by the status that stands beside it (the signs of the statistical
   offices, the codes of SDMX, the words of Kolada); `otherwise` when it says nothing. */
sr_missing sr_json_rows_missing(sr_str status, sr_missing otherwise);

const cJSON *sr_json_member(const cJSON *object, const char *name); /* NULL also where it is null */
sr_str sr_json_string(const cJSON *item);                           /* empty where it is no text */

#endif
