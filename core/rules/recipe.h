/* A recipe says how a selection or a quantity is got, without getting it: written once, evaluated for each
   unit, group and period. In a function the same steps are done at once; a recipe then holds what they gave.
 */
#ifndef SR_RULES_RECIPE_H
#define SR_RULES_RECIPE_H

#include "rules/state.h"

typedef enum recipe_op {
    RECIPE_VIEW,     /* a selection that is there */
    RECIPE_QUANTITY, /* a quantity that is there, or a constant */
    RECIPE_SOURCE,
    RECIPE_WHERE,
    RECIPE_ACTIVE,
    RECIPE_DERIVE,
    RECIPE_ELAPSED, /* which: the unit */
    RECIPE_UNION,   /* rows of a or of b */
    RECIPE_WAITED,  /* the same, and what is still open counts up to a day */
    RECIPE_JOIN,
    RECIPE_UNPIVOT,
    RECIPE_COUNT,
    RECIPE_DISTINCT,
    RECIPE_AGGREGATE,
    RECIPE_MODE,
    RECIPE_WITHHELD, /* the value of a is not published, because text[0] */
    RECIPE_PRINTED,
    RECIPE_SHARE,    /* rows of a that also meet the conditions, as a share of a */
    RECIPE_SHARE_OF, /* a as a share of b */
    RECIPE_COMPUTE,  /* a op b */
    RECIPE_MEASURE,
    RECIPE_ASSUMED,
    RECIPE_STATED,
    RECIPE_OPS,
} recipe_op;

/* When a recipe is evaluated: a constant has no time of its own. */
typedef enum recipe_time { TIME_NONE, TIME_LATER, TIME_NOW } recipe_time;

typedef enum condition_kind {
    WHERE_TEXTS,
    WHERE_NUMBERS,
    WHERE_DAY,
    WHERE_EMPTY,
    WHERE_FILLED,
    WHERE_IN_PERIOD,
    WHERE_RANGES
} condition_kind;
typedef struct condition {
    const char *column;
    condition_kind kind;
    samrapport_comparison comparison;
    size_t count;
    const char *const *texts; /* also the day */
    const samrapport_quantity *const *numbers;
} condition;

enum { RECIPE_TEXTS = 4, RECIPE_DEEPEST = 150 };
typedef struct recipe recipe;
struct recipe {
    recipe_op op;
    recipe_time time;
    unsigned depth;
    spot at;
    const recipe *a, *b;
    const char *text[RECIPE_TEXTS]; /* names of source and columns, days, reasons; NULL: not given */
    int which;                      /* arithmetic, aggregate; of a source 1: whole */
    const condition *conditions;
    size_t condition_count;
    const char *const *columns; /* of an unpivoted selection */
    size_t column_count;
    samrapport_view *view;
    const samrapport_quantity *quantity;
};

bool recipe_is_selection(const recipe *what);

/* Evaluates in a context; NULL when it failed: the context's error says why and `failed` where. */
typedef struct kitchen {
    samrapport_context *context;
    spot failed;
} kitchen;
const samrapport_view *recipe_view(kitchen *cooking, const recipe *what);
const samrapport_quantity *recipe_quantity(kitchen *cooking, const recipe *what);

/* An evaluator for the model; `user` is a recipe_use. */
typedef struct recipe_use {
    sr_rules *rules;
    const recipe *recipe;
    const char *subject;
} recipe_use;
sr_status recipe_compute(void *user, const sr_context *context, sr_quantity *out);

/* ---- in Lua ---- */

/* A new node with the current line, children and their time; raises or complains when the children do not
   fit. NULL after a complaint, with the absorber pushed. */
recipe *new_recipe(lua_State *L, recipe_op op, const recipe *a, const recipe *b);
/* Pushes a node: done at once when its parts are there. Returns 1. */
int push_recipe(lua_State *L, recipe *node);
/* The recipe at index: a recipe, a measure, a number or a text such as "90 %"; NULL when it is none. */
const recipe *recipe_at(lua_State *L, int index);
/* The quantity of a recipe in the function that runs; raises. */
const samrapport_quantity *force_quantity(lua_State *L, const recipe *what);
const samrapport_view *force_view(lua_State *L, const recipe *what);
void push_quantity(lua_State *L, const samrapport_quantity *quantity);
void push_view(lua_State *L, const samrapport_view *view);
const recipe *constant(lua_State *L, const sr_quantity *quantity);

/* The conditions of a table at `index`. False after a complaint, with the absorber pushed. */
bool read_conditions(lua_State *L, int index, const condition **out, size_t *count);

void open_conditions(lua_State *L);

/* A constant as written: a number, "70", "37,5 %", kr(3).  False: it is none. */
bool read_constant(lua_State *L, int index, sr_quantity *out);
/* A number as Lua has it, exactly as it was written. */
bool read_number(lua_State *L, int index, sr_number *out);

/* at_least(3) and its like: targets, and conditions in `where`. */
typedef struct target_box {
    sr_target target;
    const char *day; /* at_least "2021-06-01", for where only; or NULL */
    bool no_target;
    bool in_unit_of_measure;       /* a plain number is in the unit of the measure, unless that is a share */
    bool partial;                  /* options were wrong and have been told */
    sr_measured_in tolerance_unit; /* points on a share are hundredths of it */
} target_box;
typedef struct condition_box {
    condition condition; /* without column */
} condition_box;
typedef struct measure_box {
    const char *id;
} measure_box;

#endif
