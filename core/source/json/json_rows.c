#include "source/json/json_rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/locate.h"

enum { MOST_LOCATED = 20 };

void sr_json_rows_tell(sr_json_rows *rows, const char *pointer, sr_finding about)
{
    if (about.severity == SR_ERROR) rows->wrong = true;
    sr_place place = {0};
    uint64_t failures = sr_memory_failures(); /* a place that is not found for want of memory is no place */
    sr_arena *arena = rows->located < MOST_LOCATED ? sr_arena_new() : NULL;
    if (arena != NULL && rows->located++ < MOST_LOCATED) {
        (void)sr_locate_json(rows->input->bytes, pointer, false, arena, &place);
    }
    about.place.line = place.line;
    about.place.column = place.column;
    sr_table_builder_about(rows->builder, pointer);
    sr_table_builder_tell(rows->builder, &about);
    sr_table_builder_about(rows->builder, NULL);
    sr_arena_free(arena);
    if (sr_memory_failures() != failures) sr_findings_no_memory(rows->input->findings);
}

/* The shortest of 15 digits that reads back to the same double, else all 17. printf writes the decimal sign
   of the locale. */
static void write_double(double value, char room[SR_DECIMAL_ROOM])
{
    (void)snprintf(room, SR_DECIMAL_ROOM, "%.15g", value);
    if (strtod(room, NULL) != value) (void)snprintf(room, SR_DECIMAL_ROOM, "%.17g", value);
    for (char *at = room; *at != '\0'; at++) {
        if (*at == ',') *at = '.';
    }
}

bool sr_json_rows_text(const sr_json_rows *rows, const cJSON *item, char room[SR_DECIMAL_ROOM], sr_str *out)
{
    *out = (sr_str){"", 0};
    if (cJSON_IsString(item)) {
        *out = sr_str_of(item->valuestring);
        return true;
    }
    if (cJSON_IsBool(item)) {
        *out = cJSON_IsTrue(item) ? SR_STR("SANT") : SR_STR("FALSKT");
        return true;
    }
    if (!cJSON_IsNumber(item)) return false;
    char stored[SR_DECIMAL_ROOM];
    size_t length = 0;
    write_double(item->valuedouble, stored);
    if (!sr_source_decimal(sr_str_of(stored), sr_table_builder_decimal(rows->builder), 0, room, &length)) {
        length = strlen(stored); /* the builder tells that it is too large */
        memcpy(room, stored, length);
    }
    *out = (sr_str){room, length};
    return true;
}

sr_missing sr_json_rows_missing(sr_str status, sr_missing otherwise)
{
    static const struct {
        const char *word;
        sr_missing kind;
    } words[] = {{"..", SR_NOT_PUBLISHED},   {"...", SR_NOT_MEASURED},    {".", SR_NOT_APPLICABLE},
                 {"-", SR_NOT_APPLICABLE},   {"c", SR_SUPPRESSED},        {"z", SR_NOT_APPLICABLE},
                 {"m", SR_NOT_PUBLISHED},    {"n", SR_NOT_PUBLISHED},     {"Private", SR_SUPPRESSED},
                 {"Privacy", SR_SUPPRESSED}, {"Missing", SR_NOT_MEASURED}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].word);
        if (status.length == length && strncasecmp(status.at, words[i].word, length) == 0) {
            return words[i].kind;
        }
    }
    return otherwise;
}

const cJSON *sr_json_member(const cJSON *object, const char *name)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsNull(item) ? NULL : item;
}

sr_str sr_json_string(const cJSON *item)
{
    return cJSON_IsString(item) ? sr_str_of(item->valuestring) : (sr_str){"", 0};
}
