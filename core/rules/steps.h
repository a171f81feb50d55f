/* What the steps of recipes share. */
#ifndef SR_RULES_STEPS_H
#define SR_RULES_STEPS_H

#include "rules/recipe.h"

recipe *plain_node(lua_State *L, recipe_op op);
/* Complains about the argument; what is wrong has been told when an absorber stands there. Returns 1. */
int step_wrong_argument(lua_State *L, int index, const char *step, const char *expected);
/* The selection that the step is done on; NULL after a complaint. */
const recipe *step_selection(lua_State *L, const char *step);
const char *step_text_argument(lua_State *L, int index); /* NULL when it is no text */

int step_source(lua_State *L);
int step_whole(lua_State *L);
int step_where(lua_State *L);
int step_active(lua_State *L);
int step_join(lua_State *L);
int step_derive(lua_State *L);
int step_unpivot(lua_State *L);
int step_union(lua_State *L);
int step_elapsed(lua_State *L);
int step_waited(lua_State *L);
int step_group(lua_State *L);

#endif
