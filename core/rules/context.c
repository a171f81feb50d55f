/* `c`: what a function computes for. It is dead when the call has ended. */
#include <stdio.h>
#include <string.h>

#include "rules/document.h"

static samrapport_context *context_at(lua_State *L, int index)
{
    sr_rules *rules = rules_of(L);
    if (box_kind_at(L, index) != BOX_CONTEXT) {
        (void)luaL_error(L, "c is missing: write c:source, with a colon");
    }
    const script_box *given = lua_touserdata(L, index);
    if (rules->current == NULL || given->serial != rules->serial) {
        (void)luaL_error(L, "this c belongs to a call that has ended");
    }
    return rules->current;
}

void push_context(lua_State *L)
{
    push_box(L, BOX_CONTEXT, rules_of(L)->current);
}

static int give_view(lua_State *L, samrapport_context *context, const samrapport_view *view)
{
    if (view == NULL) {
        return raise_refused(L, context->error);
    }
    charge(L, 100);
    push_view(L, view);
    return 1;
}

static int give_quantity(lua_State *L, samrapport_context *context, const samrapport_quantity *quantity)
{
    if (rules_of(L)->tripped != NOT_TRIPPED) {
        return luaL_error(L, "limit");
    }
    if (quantity == NULL) {
        return raise_refused(L, context->error);
    }
    charge(L, 100);
    push_quantity(L, quantity);
    return 1;
}

static int source(lua_State *L)
{
    samrapport_context *context = context_at(L, 1);
    return give_view(L, context, samrapport_host_source(context, luaL_checkstring(L, 2)));
}

static int whole(lua_State *L)
{
    samrapport_context *context = context_at(L, 1);
    return give_view(L, context, samrapport_host_source_whole(context, luaL_checkstring(L, 2)));
}

/* group = { ["kön"] = "kvinnor" } as "kön=kvinnor" */
static const char *group_text(lua_State *L, int index)
{
    if (lua_type(L, index) == LUA_TSTRING) {
        return lua_tostring(L, index);
    }
    luaL_checktype(L, index, LUA_TTABLE);
    lua_Integer count = push_keys(L, index);
    int keys = lua_gettop(L);
    luaL_Buffer text;
    luaL_buffinit(L, &text);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, keys, i);
        lua_pushvalue(L, -1);
        lua_rawget(L, index);
        if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING) {
            (void)luaL_error(L, "a group is written as { [\"column\"] = \"value\" }");
        }
        lua_pushfstring(L, "%s%s=%s", i > 1 ? "," : "", lua_tostring(L, -2), lua_tostring(L, -1));
        lua_replace(L, -3);
        lua_pop(L, 1);
        luaL_addvalue(&text);
    }
    luaL_pushresult(&text);
    return lua_tostring(L, -1);
}

static const char *option(lua_State *L, const char *name)
{
    lua_pushstring(L, name);
    return lua_rawget(L, 3) == LUA_TNIL ? NULL : luaL_checkstring(L, -1);
}

static int measure(lua_State *L)
{
    samrapport_context *context = context_at(L, 1);
    const measure_box *box = box_at(L, 2, BOX_MEASURE);
    const char *id = box != NULL ? box->id : luaL_checkstring(L, 2);
    const char *unit = NULL;
    const char *group = NULL;
    const char *period = NULL;
    if (lua_istable(L, 3)) {
        unit = option(L, "unit");
        period = option(L, "period");
        lua_pushliteral(L, "group");
        group = lua_rawget(L, 3) != LUA_TNIL ? group_text(L, lua_gettop(L)) : NULL;
    }
    return give_quantity(L, context, samrapport_host_measure_for(context, id, unit, group, period));
}

static int result(lua_State *L)
{
    samrapport_context *context = context_at(L, 1);
    return give_quantity(L, context, samrapport_host_result(context, luaL_checkstring(L, 2)));
}

static int previous(lua_State *L)
{
    samrapport_context *context = context_at(L, 1);
    return give_quantity(L, context, samrapport_host_result_previous(context, luaL_checkstring(L, 2)));
}

static int state(lua_State *L)
{
    samrapport_context *context = context_at(L, 1);
    samrapport_state found = samrapport_host_state(context, luaL_checkstring(L, 2));
    if (found == SAMRAPPORT_STATE_UNKNOWN) {
        lua_pushnil(L);
    } else {
        lua_pushstring(L, sr_state_id((sr_state)found));
    }
    return 1;
}

static const samrapport_quantity *figure(lua_State *L, const char *name)
{
    if (!lua_istable(L, 3)) {
        return NULL;
    }
    lua_pushstring(L, name);
    lua_rawget(L, 3);
    const recipe *node = recipe_at(L, lua_gettop(L));
    return node != NULL && !recipe_is_selection(node) ? force_quantity(L, node) : NULL;
}

/* { at = rows }: where in its file the finding stands; NULL: it is about no rows. { at = here() }: the
   declaration that it is about; else the line that tells it. */
static const samrapport_view *rows_at(lua_State *L, spot *place)
{
    *place = current_spot(L);
    if (!lua_istable(L, 3)) {
        return NULL;
    }
    lua_pushliteral(L, "at");
    lua_rawget(L, 3);
    const recipe *node = box_at(L, lua_gettop(L), BOX_RECIPE);
    const spot *given = box_at(L, lua_gettop(L), BOX_SPOT);
    if (given != NULL) {
        *place = *given;
    } else if (node == NULL && !lua_isnil(L, -1)) {
        (void)luaL_error(L, "at takes a selection of rows, or a place that here() gave");
    }
    return node != NULL && recipe_is_selection(node) ? force_view(L, node) : NULL;
}

static int here(lua_State *L)
{
    spot *kept = arena_need(L, sizeof *kept);
    *kept = current_spot(L);
    push_box(L, BOX_SPOT, kept);
    return 1;
}

void open_contexts(lua_State *L)
{
    static const script_word words[] = {{"here", here}, {NULL, NULL}};
    set_words(L, words);
}

static int finding(lua_State *L, samrapport_severity severity)
{
    enum { MOST_FINDINGS = 1000 };
    samrapport_context *context = context_at(L, 1);
    const char *message = luaL_checkstring(L, 2);
    if (context->findings == NULL) {
        return luaL_error(L, "findings can be told by a check only");
    }
    if (sr_findings_count(context->findings) >= MOST_FINDINGS) {
        return luaL_error(L, "the check tells too much");
    }
    const samrapport_quantity *stated = figure(L, "stated");
    const samrapport_quantity *recomputed = figure(L, "recomputed");
    spot place;
    const samrapport_view *at = rows_at(L, &place);
    context->place = place_later(place, NULL);
    sr_buf shown = {0};
    sr_buf_shown(&shown, sr_str_of(message));
    if (at != NULL) {
        samrapport_host_finding_at(context, severity, sr_buf_string(&shown), at);
    } else {
        samrapport_host_finding(context, severity, sr_buf_string(&shown), stated, recomputed);
    }
    sr_buf_free(&shown);
    return 0;
}

static int tell_error(lua_State *L)
{
    return finding(L, SAMRAPPORT_ERROR);
}

static int tell_warning(lua_State *L)
{
    return finding(L, SAMRAPPORT_WARNING);
}

static int tell_note(lua_State *L)
{
    return finding(L, SAMRAPPORT_NOTE);
}

const script_word context_methods[] = {
    {"source", source},     {"whole", whole},      {"measure", measure},      {"result", result},
    {"state", state},       {"error", tell_error}, {"warning", tell_warning}, {"note", tell_note},
    {"previous", previous}, {NULL, NULL},
};

static void push_group(lua_State *L, const sr_group_key *group)
{
    lua_newtable(L);
    for (size_t i = 0; group != NULL && i < group->count; i++) {
        lua_pushstring(L, group->values[i]);
        lua_setfield(L, -2, group->columns[i]);
    }
}

static bool push_context_member(lua_State *L, const char *name)
{
    samrapport_context *context = context_at(L, 1);
    if (strcmp(name, "year") == 0) {
        lua_pushinteger(L, samrapport_host_year(context));
    } else if (strcmp(name, "period") == 0) {
        lua_pushstring(L, samrapport_host_period(context));
    } else if (strcmp(name, "first") == 0) {
        lua_pushstring(L, samrapport_host_first_day(context));
    } else if (strcmp(name, "last") == 0) {
        lua_pushstring(L, samrapport_host_last_day(context));
    } else if (strcmp(name, "unit") == 0) {
        lua_pushstring(L, samrapport_host_unit(context));
    } else if (strcmp(name, "forbund") == 0) {
        lua_pushstring(L, samrapport_host_forbund(context));
    } else if (strcmp(name, "group") == 0) {
        push_group(L, context->context.group);
    } else {
        return false;
    }
    return true;
}

/* q.missing is nil or the kind. */
static bool push_quantity_member(lua_State *L, const char *name)
{
    const recipe *node = box_at(L, 1, BOX_RECIPE);
    if (strcmp(name, "missing") != 0 || node == NULL || recipe_is_selection(node)) {
        return false;
    }
    lua_pushstring(L, sr_missing_id((sr_missing)samrapport_host_missing(force_quantity(L, node))));
    return true;
}

bool push_member(lua_State *L, box_kind kind, const char *name)
{
    if (kind == BOX_CONTEXT) {
        return push_context_member(L, name);
    }
    return kind == BOX_RECIPE && push_quantity_member(L, name);
}
