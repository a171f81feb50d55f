/* Reading the table of a declaration: named members by a table of readers. What is wrong is told, with the
   place of the member, and the rest is read all the same. */
#ifndef SR_RULES_FIELDS_H
#define SR_RULES_FIELDS_H

#include "rules/recipe.h"

/* The column of a table that a member was read from; the last row has no member. */
typedef struct member_name {
    const char *member, *column;
} member_name;

typedef struct reading {
    sr_rules *rules;
    lua_State *L;
    spot at;                    /* line where the call begins */
    const char *subject;        /* "goal 1.2a" */
    const char *prefix;         /* of the members, for finding their place: "judgement."; or "" */
    const char *shown;          /* what a numbered member is called in messages; NULL: by its name */
    const member_name *columns; /* of the row that is read; NULL: a script */
    bool with_list;             /* numbered members are read by the caller */
} reading;

typedef bool (*read_field)(reading *r, int index, const char *name, void *out);
typedef struct field {
    const char *name;
    read_field read;
    size_t offset;
} field;

reading start_reading(lua_State *L, const char *subject, const char *prefix);
/* True when everything was right. What is not in the table stays as it was. */
bool read_fields(reading *r, int index, const field *fields, void *out);
/* Tells that a member has a wrong value; false. */
bool wrong_member(reading *r, int index, const char *name, sr_message expected);
bool wrong_member_hint(reading *r, int index, const char *name, sr_message expected, sr_message hint);
/* Tells that a member is missing. */
void missing_member(reading *r, const char *name, sr_message expected);
/* Pushes the member; its type. */
int push_field(reading *r, int index, const char *name);

/* `out` of each is a pointer to what is named. */
typedef struct texts {
    const char *const *at;
    size_t count;
} texts;
typedef struct units {
    const sr_unit *const *at;
    size_t count;
} units;
bool read_text_field(reading *r, int index, const char *name, void *out);      /* const char * */
bool read_texts_field(reading *r, int index, const char *name, void *out);     /* texts: one or a list */
bool read_flag_field(reading *r, int index, const char *name, void *out);      /* bool */
bool read_whole_field(reading *r, int index, const char *name, void *out);     /* int */
bool read_unit_field(reading *r, int index, const char *name, void *out);      /* const sr_unit * */
bool read_units_field(reading *r, int index, const char *name, void *out);     /* units: one or a list */
bool read_base_field(reading *r, int index, const char *name, void *out);      /* sr_base */
bool read_day_field(reading *r, int index, const char *name, void *out);       /* sr_day */
bool read_target_field(reading *r, int index, const char *name, void *out);    /* const target_box * */
bool read_quantity_field(reading *r, int index, const char *name, void *out);  /* sr_quantity */
bool read_evaluator_field(reading *r, int index, const char *name, void *out); /* sr_evaluator */
/* One of `words`, by its number; -1 after a finding. */
int read_word(reading *r, int index, const char *name, const char *const *words);

/* A measure as a goal, indicator or guard names it: by id, or written inline. */
typedef struct measure_ref {
    const char *id; /* NULL: not given, or inline */
    spot at;
    const char *member;
    sr_evaluator value; /* inline; compute NULL: not */
    sr_measured_in guess;
    bool share;
} measure_ref;
bool read_measure_field(reading *r, int index, const char *name, void *out); /* measure_ref */

/* A function of a script as the core calls it. */
typedef struct script_call {
    sr_rules *rules;
    int ref; /* in Lua's registry */
    const char *subject;
    spot at;
    bool plain; /* plain numbers may be returned: a score */
} script_call;
script_call *new_callback(reading *r, int index);
sr_status callback_compute(void *user, const sr_context *context, sr_quantity *out);
/* The function gets the outcome, the level of the target (nil where it has none), and whether lower is
 * better. */
sr_status callback_score(void *user, const sr_context *context, const sr_scored *what, sr_quantity *out);
sr_status callback_total(void *user, const sr_context *context, sr_published_total *out);
sr_status callback_build(void *user, sr_builder *builder, const sr_results *results, sr_findings *findings);
sr_status callback_check(void *user, const sr_results *results, sr_findings *findings);

#endif
