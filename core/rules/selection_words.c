/* Selections as scripts write them: source "x":where { … }:active("start", "slut"). */
#include <string.h>

#include "rules/steps.h"

int step_source(lua_State *L)
{
    const char *name = step_text_argument(L, 1);
    if (name == NULL) {
        return step_wrong_argument(L, 1, "source", "the name of a source in forbund.json");
    }
    recipe *node = plain_node(L, RECIPE_SOURCE);
    node->time = TIME_LATER;
    node->text[0] = name;
    push_box(L, BOX_RECIPE, node);
    return 1;
}

int step_whole(lua_State *L)
{
    const recipe *from = box_at(L, 1, BOX_RECIPE);
    if (from == NULL || from->op != RECIPE_SOURCE) {
        return step_wrong_argument(L, 1, "whole",
                                   "the first step after source \"…\"; in a function c:whole \"…\"");
    }
    recipe *node = plain_node(L, RECIPE_SOURCE);
    *node = *from;
    node->which = 1;
    push_box(L, BOX_RECIPE, node);
    return 1;
}

int step_where(lua_State *L)
{
    const recipe *rows = step_selection(L, "where");
    if (rows == NULL) {
        return 1;
    }
    recipe *node = new_recipe(L, RECIPE_WHERE, rows, NULL);
    if (node == NULL || !read_conditions(L, 2, &node->conditions, &node->condition_count)) {
        return 1;
    }
    return push_recipe(L, node);
}

int step_active(lua_State *L)
{
    const recipe *rows = step_selection(L, "active");
    if (rows == NULL) {
        return 1;
    }
    recipe *node = new_recipe(L, RECIPE_ACTIVE, rows, NULL);
    if (node == NULL) {
        return 1;
    }
    for (int i = 0; i < 4; i++) {
        node->text[i] = step_text_argument(L, i + 2);
    }
    if (node->text[0] == NULL || node->text[1] == NULL) {
        return step_wrong_argument(L, node->text[0] == NULL ? 2 : 3, "active",
                                   "the names of two date columns");
    }
    return push_recipe(L, node);
}

int step_join(lua_State *L)
{
    const recipe *left = step_selection(L, "join");
    if (left == NULL) {
        return 1;
    }
    const recipe *right = box_at(L, 2, BOX_RECIPE);
    const char *left_key = step_text_argument(L, 3);
    if (right == NULL || !recipe_is_selection(right)) {
        return step_wrong_argument(L, 2, "join", "a selection of rows, such as source \"deltagare\"");
    }
    if (left_key == NULL) {
        return step_wrong_argument(L, 3, "join", "the name of a column");
    }
    recipe *node = new_recipe(L, RECIPE_JOIN, left, right);
    if (node == NULL) {
        return 1;
    }
    node->text[0] = left_key;
    node->text[1] = lua_isnoneornil(L, 4) ? left_key : step_text_argument(L, 4);
    node->text[2] = step_text_argument(L, 5);
    return push_recipe(L, node);
}

int step_union(lua_State *L)
{
    const recipe *left = step_selection(L, "union");
    const recipe *right = box_at(L, 2, BOX_RECIPE);
    if (left == NULL) {
        return 1;
    }
    if (right == NULL || !recipe_is_selection(right)) {
        return step_wrong_argument(L, 2, "union", "another selection of rows of the same source");
    }
    recipe *node = new_recipe(L, RECIPE_UNION, left, right);
    return node != NULL ? push_recipe(L, node) : 1;
}

/* "slut - start": two columns with the sign between spaces. */
static bool read_formula(lua_State *L, const char *text, recipe *node)
{
    static const char signs[] = "+-*/";
    for (const char *at = text; (at = strchr(at, ' ')) != NULL; at++) {
        const char *sign = at[1] != '\0' ? strchr(signs, at[1]) : NULL;
        if (sign == NULL || at[2] != ' ' || at == text || at[3] == '\0') {
            continue;
        }
        node->which = (int)(sign - signs);
        char *left = arena_need(L, (size_t)(at - text) + 1);
        memcpy(left, text, (size_t)(at - text));
        node->text[1] = left;
        node->text[2] = arena_need_text(L, at + 3);
        return true;
    }
    return false;
}

int step_derive(lua_State *L)
{
    const recipe *rows = step_selection(L, "derive");
    if (rows == NULL) {
        return 1;
    }
    recipe *node = new_recipe(L, RECIPE_DERIVE, rows, NULL);
    if (node == NULL) {
        return 1;
    }
    node->text[0] = step_text_argument(L, 2);
    const char *formula = step_text_argument(L, 3);
    if (node->text[0] == NULL) {
        return step_wrong_argument(L, 2, "derive", "the name of the new column");
    }
    if (formula == NULL || !read_formula(L, formula, node)) {
        return step_wrong_argument(L, 3, "derive",
                                   "two columns with + - * or / between, such as \"slut - start\"");
    }
    return push_recipe(L, node);
}

/* ---- columns made into rows ---- */

/* The texts of the list at `index`; false when something in it is none. */
static bool read_columns(lua_State *L, int index, recipe *node)
{
    lua_Unsigned count = lua_istable(L, index) ? lua_rawlen(L, index) : 0;
    const char **columns = arena_need(L, (size_t)count * sizeof *columns);
    for (lua_Unsigned i = 0; i < count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i + 1);
        columns[i] = step_text_argument(L, -1);
        lua_pop(L, 1);
        if (columns[i] == NULL) {
            return false;
        }
    }
    node->columns = columns;
    node->column_count = (size_t)count;
    return count > 0;
}

int step_unpivot(lua_State *L)
{
    const recipe *rows = step_selection(L, "unpivot");
    recipe *node = rows != NULL ? new_recipe(L, RECIPE_UNPIVOT, rows, NULL) : NULL;
    if (node == NULL) {
        return 1;
    }
    if (!read_columns(L, 2, node)) {
        return step_wrong_argument(L, 2, "unpivot", "a list of names of columns, such as { \"f1\", \"f2\" }");
    }
    for (int i = 0; i < 2; i++) {
        node->text[i] = step_text_argument(L, i + 3);
        if (node->text[i] == NULL) {
            return step_wrong_argument(L, i + 3, "unpivot", "the name of a new column");
        }
    }
    return push_recipe(L, node);
}

/* ---- time between days ---- */

/* name, from, to, unit: "days" when it is left out. */
static recipe *time_step(lua_State *L, recipe_op op, const char *step)
{
    static const char *const columns[] = {"the name of the new column", "the name of a date column",
                                          "the name of a date column"};
    const recipe *rows = step_selection(L, step);
    recipe *node = rows != NULL ? new_recipe(L, op, rows, NULL) : NULL;
    for (int i = 0; node != NULL && i < 3; i++) {
        node->text[i] = step_text_argument(L, i + 2);
        if (node->text[i] == NULL) {
            (void)step_wrong_argument(L, i + 2, step, columns[i]);
            return NULL;
        }
    }
    const char *unit = step_text_argument(L, 5);
    sr_measured_in measured_in = SR_IN_DAYS;
    if (node != NULL && !lua_isnoneornil(L, 5) &&
        (unit == NULL || !sr_measured_in_read(unit, &measured_in))) {
        (void)step_wrong_argument(L, 5, step, "\"days\", \"weeks\" or \"months\"");
        return NULL;
    }
    if (node != NULL) {
        node->which = (int)measured_in;
    }
    return node;
}

int step_elapsed(lua_State *L)
{
    recipe *node = time_step(L, RECIPE_ELAPSED, "elapsed");
    return node != NULL ? push_recipe(L, node) : 1;
}

int step_waited(lua_State *L)
{
    recipe *node = time_step(L, RECIPE_WAITED, "waited");
    if (node == NULL) {
        return 1;
    }
    node->text[3] = step_text_argument(L, 6);
    if (!lua_isnoneornil(L, 6) && node->text[3] == NULL) {
        return step_wrong_argument(L, 6, "waited", "a day such as \"2023-06-30\"");
    }
    return push_recipe(L, node);
}

/* ---- groups, in functions only ---- */

/* Upvalues: the groups, how many columns, how far it has come. */
static int next_group(lua_State *L)
{
    const samrapport_groups *groups = lua_touserdata(L, lua_upvalueindex(1));
    int columns = (int)lua_tointeger(L, lua_upvalueindex(2));
    size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(3));
    if (at >= samrapport_host_group_count(groups)) {
        return 0;
    }
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_replace(L, lua_upvalueindex(3));
    for (int i = 0; i < columns; i++) {
        lua_pushstring(L, samrapport_host_group_key(groups, at, (size_t)i));
    }
    push_view(L, samrapport_host_group_at(groups, at));
    return columns + 1;
}

int step_group(lua_State *L)
{
    enum { MOST_COLUMNS = 8 };
    const recipe *rows = step_selection(L, "group");
    if (rows == NULL) {
        return 1;
    }
    if (rules_of(L)->current == NULL) {
        return step_wrong_argument(L, 1, "group", "group is used in a function only");
    }
    int count = lua_gettop(L) - 1;
    const char *columns[MOST_COLUMNS];
    luaL_argcheck(L, count >= 1 && count <= MOST_COLUMNS, 2, "group takes the names of 1 to 8 columns");
    for (int i = 0; i < count; i++) {
        columns[i] = luaL_checkstring(L, i + 2);
    }
    samrapport_context *context = rules_of(L)->current;
    const samrapport_groups *groups =
        samrapport_host_group_by(context, force_view(L, rows), columns, (size_t)count);
    if (groups == NULL) {
        return raise_refused(L, context->error);
    }
    charge(L, samrapport_host_group_count(groups) * 10);
    lua_pushlightuserdata(L, (void *)groups);
    lua_pushinteger(L, count);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_group, 3);
    return 1;
}
