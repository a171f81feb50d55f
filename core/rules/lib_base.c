/* The basic functions for scripts: those of Lua that are harmless, and others in place of those that are not.
 */
#include <stdlib.h>
#include <string.h>

#include "rules/state.h"

/* ---- metatables ---- */

static const char *const metamethods[] = {"__index", "__newindex", "__call",   "__tostring", "__eq",  "__lt",
                                          "__le",    "__add",      "__sub",    "__mul",      "__div", "__mod",
                                          "__idiv",  "__unm",      "__concat", "__name"};

static bool allowed_metamethod(const char *name)
{
    for (size_t i = 0; i < sizeof metamethods / sizeof metamethods[0]; i++) {
        if (strcmp(metamethods[i], name) == 0) {
            return true;
        }
    }
    return strncmp(name, "__", 2) != 0;
}

static int set_metatable(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argcheck(L, lua_isnil(L, 2) || lua_istable(L, 2), 2, "a table or nil is expected");
    lua_settop(L, 2);
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) {
        return luaL_error(L, "this metatable cannot be changed");
    }
    if (lua_istable(L, 2)) {
        lua_pushnil(L);
        while (lua_next(L, 2) != 0) {
            lua_pop(L, 1);
            if (lua_type(L, -1) == LUA_TSTRING && !allowed_metamethod(lua_tostring(L, -1))) {
                return luaL_error(L, "%s is not there for scripts", lua_tostring(L, -1));
            }
        }
    }
    lua_setmetatable(L, 1);
    return 1;
}

static int get_metatable(lua_State *L)
{
    luaL_checkany(L, 1);
    if (lua_type(L, 1) != LUA_TTABLE || luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL ||
        !lua_getmetatable(L, 1)) {
        lua_pushnil(L);
    }
    return 1;
}

/* ---- errors ---- */

static int protected(lua_State *L)
{
    sr_rules *rules = rules_of(L);
    luaL_checkany(L, 1);
    int code = lua_pcall(L, lua_gettop(L) - 1, LUA_MULTRET, 0);
    if (code == LUA_OK) {
        lua_pushboolean(L, 1);
        lua_insert(L, 1);
        return lua_gettop(L);
    }
    if (code == LUA_ERRMEM && rules->tripped == NOT_TRIPPED) {
        rules->tripped = rules->failed_really ? TRIPPED_MEMORY : TRIPPED_CAP;
    }
    if (rules->tripped != NOT_TRIPPED) {
        return lua_error(L);
    }
    rules->problem = (samrapport_error){0};
    if (rules->current != NULL) {
        *rules->current->error = (samrapport_error){0};
    }
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

/* ---- texts ---- */

void push_text(lua_State *L, int index)
{
    switch (lua_type(L, index)) {
    case LUA_TNIL:
    case LUA_TBOOLEAN:
    case LUA_TNUMBER:
    case LUA_TSTRING:
        (void)luaL_tolstring(L, index, NULL);
        return;
    case LUA_TTABLE:
    case LUA_TUSERDATA:
        if (luaL_getmetafield(L, index, "__tostring") != LUA_TNIL) {
            lua_pushvalue(L, index < 0 ? index - 1 : index);
            lua_call(L, 1, 1);
            if (lua_type(L, -1) == LUA_TSTRING) {
                return;
            }
            lua_pop(L, 1);
        }
        lua_pushstring(L, lua_istable(L, index) ? "table" : kind_name(L, index));
        return;
    default:
        lua_pushstring(L, luaL_typename(L, index));
    }
}

static int to_text(lua_State *L)
{
    luaL_checkany(L, 1);
    lua_settop(L, 1);
    push_text(L, 1);
    return 1;
}

/* What a script prints becomes a note: its author sees it, and no output changes. */
static int print(lua_State *L)
{
    enum { MOST_NOTES = 100 };
    sr_rules *rules = rules_of(L);
    int count = lua_gettop(L);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (int i = 1; i <= count; i++) {
        push_text(L, i);
        luaL_addvalue(&out);
        if (i < count) {
            luaL_addchar(&out, ' ');
        }
    }
    luaL_pushresult(&out);
    if (rules->notes++ < MOST_NOTES) {
        char text[1024];
        (void)snprintf(text, sizeof text, "%s", lua_tostring(L, -1));
        sr_buf shown = {0};
        sr_buf_shown(&shown, sr_str_of(text));
        const sr_finding finding = {.code = "SR2006",
                                    .severity = SR_NOTE,
                                    .place = place_of(rules, current_spot(L), NULL, NULL),
                                    .message = SR_MSG("{0}", sr_buf_string(&shown))};
        sr_findings_add(rules->setup.findings, &finding);
        sr_buf_free(&shown);
    }
    return 0;
}

/* ---- other scripts ---- */

static const sr_script *script_named(const sr_rules *rules, const char *name)
{
    char file[512];
    for (int shared = 0; shared < 2; shared++) {
        (void)snprintf(file, sizeof file, "%s%s.lua", shared ? "lib/" : "", name);
        for (size_t i = 0; i < rules->setup.script_count; i++) {
            if (rules->setup.scripts[i].shared == (shared != 0) &&
                strcmp(rules->setup.scripts[i].name, file) == 0) {
                return &rules->setup.scripts[i];
            }
        }
    }
    return NULL;
}

static int require(lua_State *L)
{
    const char *name = luaL_checkstring(L, 1);
    const sr_script *script = script_named(rules_of(L), name);
    if (script == NULL) {
        const char *shown = arena_need_text(L, name);
        return complain(L,
                        &(complaint){.code = "SR2003",
                                     .literal = shown,
                                     .message = SR_MSG("there is no script {0}", shown),
                                     .expected = SR_MSG("the name of a file in the scripts folder or in lib, "
                                                        "without .lua")});
    }
    push_required(L, script);
    return 1;
}

/* ---- the globals ---- */

static const script_word own_functions[] = {
    {"setmetatable", set_metatable},
    {"getmetatable", get_metatable},
    {"pairs", lib_pairs},
    {"next", lib_next},
    {"pcall", protected},
    {"tostring", to_text},
    {"print", print},
    {"require", require},
    {NULL, NULL},
};
static const char *const plain_functions[] = {"assert", "error",  "ipairs",   "rawequal", "rawget",  "rawlen",
                                              "rawset", "select", "tonumber", "type",     "_VERSION"};

void set_words(lua_State *L, const script_word *words)
{
    for (; words->name != NULL; words++) {
        lua_pushcfunction(L, words->call);
        lua_setfield(L, -2, words->name);
    }
}

void open_base(lua_State *L)
{
    luaL_requiref(L, LUA_GNAME, luaopen_base, 0);
    lua_newtable(L); /* base, words */
    for (size_t i = 0; i < sizeof plain_functions / sizeof plain_functions[0]; i++) {
        lua_getfield(L, -2, plain_functions[i]);
        lua_setfield(L, -2, plain_functions[i]);
    }
    lua_remove(L, -2);
    set_words(L, own_functions);
}

static int refuse_change(lua_State *L)
{
    return luaL_error(L, "%s cannot be changed", lua_tostring(L, lua_upvalueindex(1)));
}

void make_read_only(lua_State *L, const char *name)
{
    lua_newtable(L);
    lua_createtable(L, 0, 3); /* library, empty, meta */
    lua_rotate(L, -3, -1);    /* empty, meta, library */
    lua_setfield(L, -2, "__index");
    lua_pushstring(L, name);
    lua_pushcclosure(L, refuse_change, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
}

enum { MOST_WORDS = 300 };

static size_t words_of(lua_State *L, int table, const char *names[MOST_WORDS])
{
    size_t count = 0;
    lua_pushnil(L);
    while (lua_next(L, table) != 0) {
        lua_pop(L, 1);
        if (lua_type(L, -1) == LUA_TSTRING && count < MOST_WORDS) {
            names[count++] = lua_tostring(L, -1);
        }
    }
    return count;
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Upvalue: the words. A name that is none of them is told once, with the nearest word. */
static int find_global(lua_State *L)
{
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
        return 1;
    }
    if (lua_type(L, 2) != LUA_TSTRING) {
        return 1;
    }
    const char *names[MOST_WORDS];
    size_t count = words_of(L, lua_upvalueindex(1), names);
    qsort(names, count, sizeof names[0], by_text);
    const char *name = arena_need_text(L, lua_tostring(L, 2));
    const char *nearest = sr_nearest(name, names, count);
    return complain(L,
                    &(complaint){.code = "SR2004",
                                 .literal = name,
                                 .message = SR_MSG("there is no {0}", name),
                                 .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                                                         : SR_MSG("a name of your own begins with local")});
}

static int set_global(lua_State *L)
{
    const char *name = lua_type(L, 2) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, 2)) : "?";
    lua_pushvalue(L, 2);
    bool known = lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL;
    if (!known && rules_of(L)->loading) {
        lua_pushvalue(L, 2);
        lua_pushvalue(L, 3);
        lua_rawset(L, lua_upvalueindex(1));
    }
    return complain(
        L, &(complaint){.code = "SR2005",
                        .literal = name,
                        .message = known ? SR_MSG("{0} is a word of the language and cannot be changed", name)
                                         : SR_MSG("{0} is not local", name),
                        .hint = SR_MSG("write local {0} = …", name)});
}

void make_globals(lua_State *L)
{
    lua_newtable(L);
    lua_createtable(L, 0, 3); /* words, empty, meta */
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, find_global, 1);
    lua_setfield(L, -2, "__index");
    lua_pushvalue(L, -3);
    lua_pushcclosure(L, set_global, 1);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_remove(L, -2);
}
