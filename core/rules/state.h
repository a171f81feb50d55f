/* What the files of this folder share: the state, its boxes (values of ours inside Lua) and protected calls.
 */
#ifndef SR_RULES_STATE_H
#define SR_RULES_STATE_H

#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>

#include "rules/rules.h"

/* What ended a call and cannot be caught by the script. */
typedef enum tripped { NOT_TRIPPED, TRIPPED_STEPS, TRIPPED_CAP, TRIPPED_MEMORY } tripped;

/* A place in a script as Lua knows it: a line. */
typedef struct spot {
    const char *file; /* in the arena; NULL: unknown */
    unsigned line;
} spot;

struct sr_rules {
    sr_rules_setup setup;
    sr_arena *arena;
    lua_State *L;
    size_t used, most, cap; /* bytes of the Lua state */
    bool failed_really;     /* the last allocation that failed was out of memory, not the cap */
    tripped tripped;
    uint64_t spent, budget; /* instructions of the outermost call */
    unsigned depth;         /* calls from outside that are under way */
    int year;               /* plan year of the goals that are loaded */
    bool loading;           /* files run; otherwise functions are called */
    spot row;               /* of a table, which becomes a declaration right now; line 0: none */
    const struct member_name *row_columns;
    bool incomplete;      /* a file did not run to its end: what it would have declared is not known */
    char error_file[256]; /* where the error that is under way was raised */
    unsigned error_line;
    samrapport_context *current; /* of the innermost function under way; NULL while loading */
    samrapport_document *document;
    unsigned serial; /* of the innermost call: an older `c` is dead */
    unsigned last_serial;
    size_t arena_before;
    size_t notes; /* lines printed so far */
    struct declared *drafts, **last_draft;
    struct started *started;  /* declarations that still wait for their table */
    samrapport_error problem; /* of what is raised while files are loaded */
};

sr_rules *rules_of(lua_State *L);

/* ---- protected calls ---- */

/* Calls `body` with `user` as light userdata below lua_pcall. On an error the finding is made: `code` and
   `subject` say what was under way. SR_CONTENT then; SR_MEMORY when memory ran out. */
typedef struct protected_call {
    lua_CFunction body;
    void *user;
    const char *code;
    const char *subject;
    spot fallback;           /* where to tell when the error has no place */
    samrapport_error *error; /* of the context; may be NULL */
    sr_findings *findings;
} protected_call;
SR_MUST_USE
sr_status run_protected(sr_rules *rules, const protected_call *call);

/* Bytes of the arenas that a script makes grow. */
size_t arenas_used(const sr_rules *rules);
/* Adds to the steps of the call: work that C does for a script. Raises an error when there are too many. */
void charge(lua_State *L, uint64_t steps);
/* Raises memory ran out (really), which no script can catch. */
int raise_memory(lua_State *L);
/* Raises what the host refused: a message of its error, or memory. */
int raise_refused(lua_State *L, samrapport_error *error);

/* The row of a table that is read; else the innermost line of the förbund's own scripts, which is what its
   office can change; of a shared script when there is none. The file's name is the caller's and outlives the
   Lua state. */
spot current_spot(lua_State *L);
/* Memory of the arena, or raises. */
void *arena_need(lua_State *L, size_t size);
const char *arena_need_text(lua_State *L, const char *text);

/* ---- findings about scripts ---- */

typedef struct telling {
    const char *code;
    spot at;
    const char *member;  /* of the call that begins on the line: the place of its value; or NULL */
    const char *literal; /* a name or text on the line; or NULL */
    const char *subject;
    sr_message message;
    const char *found;
    sr_message expected, hint;
    sr_severity severity; /* SR_NOTE is not told by this: 0 means error */
} telling;
void tell(sr_rules *rules, const telling *what);
/* The place of a declaration, of which the column is looked up only if it comes into a finding. The text must
   live as long as the place. */
sr_place place_later(spot at, const char *text);
void locate_later(void *rules, sr_place *place); /* the locator of the findings */
sr_place place_of(sr_rules *rules, spot at, const char *member, const char *literal);
/* The name that a refusal is about, as it may stand on the line; or NULL. */
const char *error_literal(const samrapport_error *error);
/* A word of the vocabulary is used wrongly on the current line. While files are loaded it is told and an
   absorber is pushed, so that what follows is checked too; in a function it is raised. Returns 1. */
typedef struct complaint {
    const char *code;
    const char *literal;
    sr_message message;
    const char *found;
    sr_message expected, hint;
} complaint;
int complain(lua_State *L, const complaint *what);

/* ---- boxes: userdata of ours ---- */

typedef enum box_kind {
    BOX_NONE,
    BOX_RECIPE,    /* struct recipe: a selection, a quantity, a constant */
    BOX_TARGET,    /* struct sr_target; also a condition */
    BOX_CONDITION, /* struct condition_box */
    BOX_MEASURE,   /* struct measure_box */
    BOX_STARTED,   /* struct started: a declaration that waits for its table */
    BOX_TABLE,     /* area or guard: a table with a place */
    BOX_PIECE,     /* struct piece: an inline of a document */
    BOX_CONTEXT,
    BOX_DOCUMENT,
    BOX_SPOT,     /* struct spot: a line of a script */
    BOX_ABSORBER, /* stands for what was wrong, and has been told */
} box_kind;

typedef struct script_box {
    box_kind kind;
    unsigned serial; /* of contexts and documents */
    const void *at;
} script_box;

script_box *push_box(lua_State *L, box_kind kind, const void *at);
const void *box_at(lua_State *L, int index, box_kind kind); /* NULL when it is no such box */
box_kind box_kind_at(lua_State *L, int index);
void open_boxes(lua_State *L);
/* What a value is, in words for messages: "text", "number", "target" … as an English id. */
const char *kind_name(lua_State *L, int index);
/* The value as it may be shown in a message; borrowed from the arena. */
const char *shown_value(lua_State *L, int index);

/* ---- parts of the vocabulary; each adds to the table at the top of the stack ---- */

typedef struct script_word {
    const char *name;
    lua_CFunction call;
} script_word;
void open_base(lua_State *L);
void open_strings(lua_State *L);
void open_tables(lua_State *L);
void open_values(lua_State *L);
void open_recipes(lua_State *L);
void open_targets(lua_State *L);
void open_declarations(lua_State *L);
void open_contexts(lua_State *L);
void set_words(lua_State *L, const script_word *words);
/* A table that cannot be changed in place of the library at the top; and the same for the globals. */
void make_read_only(lua_State *L, const char *name);
void make_globals(lua_State *L);

/* Steps that a pattern may need on a text of that length, at most UINT64_MAX. */
uint64_t pattern_cost(const char *pattern, size_t length, size_t subject);

void push_text(lua_State *L, int index); /* as tostring gives it, without addresses */
void push_absorber(lua_State *L);
/* Pushes a list of the keys of the table at `index` (not negative), in their order. */
lua_Integer push_keys(lua_State *L, int index);
int lib_pairs(lua_State *L);
int lib_next(lua_State *L);
/* Loads and runs a script and pushes what it returns; an absorber when it fails, which has been told. */
void push_required(lua_State *L, const sr_script *script);

#endif
