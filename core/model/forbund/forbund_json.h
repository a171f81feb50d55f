/* Reads members of forbund.json by tables of fields. Everything wrong is a finding at its line and column,
   and reading goes on. Only for the files of this folder. */
#ifndef SR_MODEL_FORBUND_JSON_H
#define SR_MODEL_FORBUND_JSON_H

#include <cjson/cJSON.h>

#include "model/forbund/forbund.h"

typedef struct sr_reading {
    sr_arena *arena;
    sr_findings *findings;
    const char *file;
    sr_str text;
    sr_forbund *forbund;
    bool no_memory;
    bool partial; /* the columns of the source complete those of a mapping, and are judged with them */
} sr_reading;

/* A value of the file, and where it stands as a JSON pointer. */
typedef struct sr_node {
    const cJSON *json;
    const char *pointer;
} sr_node;

/* Reads a value into `at`, or makes a finding and leaves `at` as it is. */
typedef void (*sr_node_read)(sr_reading *reading, sr_node node, void *at);

typedef struct sr_field {
    const char *name;
    sr_node_read read;
    size_t offset;
    bool required; /* an optional member that is null is absent */
} sr_field;

/* An error about a value, or with `key` about its name. */
void sr_node_wrong(sr_reading *reading, sr_node node, bool key, sr_finding finding);
sr_place sr_node_place(sr_reading *reading, sr_node node);
sr_node sr_node_child(sr_reading *reading, sr_node parent, const cJSON *child, size_t position);
/* Reads the members of an object into the struct at `target`; unknown and missing ones are findings. */
void sr_node_fields(sr_reading *reading, sr_node node, const sr_field *fields, size_t count, void *target);
/* Reads every element of an array (or, with `object`, every member) into a new array; returns their number.
 */
size_t sr_node_items(sr_reading *reading, sr_node node, bool object, size_t size, sr_node_read read,
                     const void **items);
/* The texts of a list; none when one of them is no text, which has been told. */
size_t sr_node_texts(sr_reading *reading, sr_node node, const char *const **out);
/* The position of a word among `count` words, or -1 after a finding with the nearest one. */
int sr_node_word(sr_reading *reading, sr_node node, const char *const *words, size_t count);
void *sr_reading_array(sr_reading *reading, size_t count, size_t size);

/* Readers for fields: const char * for texts. */
void sr_read_text(sr_reading *reading, sr_node node, void *at);
void sr_read_path(sr_reading *reading, sr_node node, void *at); /* relative */
void sr_read_id(sr_reading *reading, sr_node node, void *at);
void sr_read_bool(sr_reading *reading, sr_node node, void *at);
void sr_read_day(sr_reading *reading, sr_node node, void *at);
void sr_read_count(sr_reading *reading, sr_node node, void *at); /* unsigned, 0 … a million */
void sr_read_count_to(sr_reading *reading, sr_node node, unsigned most, void *at);
void sr_read_json(sr_reading *reading, sr_node node, void *at); /* an object as JSON text */
void sr_read_anything(sr_reading *reading, sr_node node, void *at);
bool sr_node_is(sr_reading *reading, sr_node node, int type, sr_message expected);

/* "protect" and "protect_reason": of a source, and as the default of a mapping. */
void sr_read_unprotected(sr_reading *reading, sr_node node, void *at); /* at: bool; true for false */
/* Why a source is not protected stands in the reports, and only there does it have a meaning. What is said
   against that is told at `node`, and `unprotected` taken back; `name` is of the source or the mapping. */
void sr_check_protect(sr_reading *reading, sr_node node, const char *name, bool *unprotected,
                      const char *why);

/* The parts, each in its own file. */
void sr_read_members(sr_reading *reading, sr_node node, void *at); /* at: sr_forbund */
void sr_read_units(sr_reading *reading, sr_node node, void *at);
void sr_read_periods(sr_reading *reading, sr_node node, void *at);
void sr_read_scale(sr_reading *reading, sr_node node, void *at);   /* at: sr_column_spec */
void sr_read_bands(sr_reading *reading, sr_node node, void *at);   /* at: sr_column_spec */
void sr_read_columns(sr_reading *reading, sr_node node, void *at); /* at: sr_declared_columns */
void sr_read_rules(sr_reading *reading, sr_node node, void *at);   /* at: sr_row_rules */
/* What the members of a column, and the names of several, say against each other. */
void sr_check_column(sr_reading *reading, const sr_declared_column *column);
void sr_check_names(sr_reading *reading, const sr_declared_columns *columns);
/* Last, when all its members are known. */
void sr_column_complete(sr_column_spec *spec, bool code);
SR_MUST_USE
sr_status sr_columns_of(sr_arena *arena, const sr_declared_columns *declared, const sr_column_spec **out);
void sr_check_format(sr_reading *reading, sr_node node, const char *format); /* NULL is right */
/* Checks that hold for people lists from JSON and CSV alike: dates in order, ids once, owners known. */
void sr_check_owners(sr_forbund *forbund, sr_findings *findings);
/* The header of a file of members or units: `id` and `name`, the first two of `known`, must be there, and
   what is not among `known` is a warning. SR_OK or SR_MEMORY. */
SR_MUST_USE
sr_status sr_check_people_columns(sr_arena *arena, const sr_table *table, const char *const *known,
                                  size_t known_count, sr_findings *findings);

#endif
