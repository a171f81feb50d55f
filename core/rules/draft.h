/* Declarations while files are loaded: they may name measures that come later, so they are handed to the
   model when all files have been read. */
#ifndef SR_RULES_DRAFT_H
#define SR_RULES_DRAFT_H

#include "rules/fields.h"

typedef struct declared declared;
/* Gives the declaration to the model. SR_MEMORY only. */
typedef sr_status (*finish_draft)(sr_rules *rules, declared *what);
struct declared {
    finish_draft finish;
    declared *next;
};
void add_draft(sr_rules *rules, declared *what, finish_draft finish);
SR_MUST_USE
sr_status finish_drafts(sr_rules *rules);

/* A declaration that waits for its table: `goal "1.2a"` before `{ … }`. */
typedef struct started started;
typedef int (*declare_fn)(lua_State *L,
                          const started *what); /* the table is at index 1; pushes what it gives */
struct started {
    const char *word; /* "goal" */
    const char *id;
    const char *subject; /* "goal 1.2a" */
    spot at;
    declare_fn declare;
    bool done;
    started *next;
};
void tell_unfinished(sr_rules *rules);

/* The measure that a reference means; an inline one is declared here. NULL when there is none, which has been
 * told. */
typedef struct inline_measure {
    const char *id; /* "mal-2022-1-2a" */
    const char *label;
    units units;
    const sr_target *target; /* its unit is that of the measure; or NULL */
    sr_base base;
} inline_measure;
SR_MUST_USE
sr_status resolve_measure(sr_rules *rules, const measure_ref *ref, const char *subject,
                          const inline_measure *inlined, const sr_measure **out);
/* A well-formed id of parts: letters and digits stay, everything else becomes a hyphen. */
const char *make_id(sr_rules *rules, const char *before, const char *id, size_t number);

/* The target as the model wants it: points of a share are hundredths. */
sr_target fit_target(const target_box *box, const sr_measure *measure);

/* decided, proposed, status = "proposed" */
typedef struct standing {
    const char *decided;
    bool proposed;
} standing;
bool read_status_field(reading *r, int index, const char *name, void *out); /* bool */

int declare_measure(lua_State *L, const started *what);
int declare_goal(lua_State *L, const started *what);
int declare_index(lua_State *L, const started *what);
int declare_area(lua_State *L, const started *what);
int declare_budget(lua_State *L, const started *what);
int declare_report(lua_State *L, const started *what);
int declare_section(lua_State *L, const started *what);
int declare_check(lua_State *L, const started *what);
void open_tables_from(lua_State *L);
void open_budget_tables(lua_State *L);

/* area and guard: a table of the script, with the line where it stands. */
typedef struct part_box {
    const char *title;
    spot at;
    const member_name *columns; /* of a row of a table; NULL: written in a script */
    const sr_origin *origin;    /* of the row; or NULL */
} part_box;
int push_part(lua_State *L, const part_box *what, int table);
/* Pushes the table of a part; NULL when it is none. */
const part_box *push_part_table(lua_State *L, int index);

#endif
