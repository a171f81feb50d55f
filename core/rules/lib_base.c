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

/* ---- pairs and next, in an order that depends on nothing but the keys ---- */

typedef struct key {
    int rank; /* numbers, texts, booleans */
    lua_Integer position;
    bool whole;
    lua_Integer integer;
    lua_Number real;
    const char *text;
    size_t length;
} key;

static key key_at(lua_State *L, int index, lua_Integer position)
{
    key out = {.position = position};
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        out.whole = lua_isinteger(L, index) != 0;
        out.integer = out.whole ? lua_tointeger(L, index) : 0;
        out.real = lua_tonumber(L, index);
        break;
    case LUA_TSTRING:
        out.rank = 1;
        out.text = lua_tolstring(L, index, &out.length);
        break;
    case LUA_TBOOLEAN:
        out.rank = 2;
        out.whole = true;
        out.integer = lua_toboolean(L, index);
        break;
    default:
        luaL_error(L, "pairs has an order for numbers, texts and booleans as keys only");
    }
    return out;
}

static int order(const void *left, const void *right)
{
    const key *a = left;
    const key *b = right;
    if (a->rank != b->rank) {
        return a->rank - b->rank;
    }
    if (a->rank == 1) {
        size_t least = a->length < b->length ? a->length : b->length;
        int by_bytes = memcmp(a->text, b->text, least);
        return by_bytes != 0 ? by_bytes : (a->length > b->length) - (a->length < b->length);
    }
    if (a->whole && b->whole) {
        return (a->integer > b->integer) - (a->integer < b->integer);
    }
    return (a->real > b->real) - (a->real < b->real);
}

/* Pushes a list of the keys of the table at `index`, in order. Texts stay alive in the list that is being
 * sorted. */
lua_Integer push_keys(lua_State *L, int index)
{
    lua_newtable(L); /* keys as they come */
    lua_Integer count = 0;
    lua_pushnil(L);
    while (lua_next(L, index) != 0) {
        lua_pop(L, 1);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, ++count);
    }
    charge(L, (uint64_t)count * 4);
    key *sorted = lua_newuserdatauv(L, sizeof *sorted * (size_t)(count > 0 ? count : 1), 0);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, -2, i);
        sorted[i - 1] = key_at(L, -1, i);
        lua_pop(L, 1);
    }
    qsort(sorted, (size_t)count, sizeof *sorted, order);
    lua_createtable(L, (int)(count < 1000000 ? count : 0), 0); /* keys as they come, sorted, list */
    for (lua_Integer i = 0; i < count; i++) {
        lua_rawgeti(L, -3, sorted[i].position);
        lua_rawseti(L, -2, i + 1);
    }
    lua_replace(L, -3);
    lua_pop(L, 1);
    return count;
}

/* Upvalues: the table, its keys, how far it has come. */
static int next_pair(lua_State *L)
{
    lua_Integer at = lua_tointeger(L, lua_upvalueindex(3));
    for (;;) {
        lua_pushinteger(L, ++at);
        lua_replace(L, lua_upvalueindex(3));
        if (lua_rawgeti(L, lua_upvalueindex(2), at) == LUA_TNIL) {
            return 1;
        }
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
            return 2;
        }
        lua_pop(L, 2);
    }
}

static int pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    (void)push_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

/* The key after the given one: the least of those that are greater. */
static int next(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    bool first = lua_isnil(L, 2);
    key given = {0};
    if (!first) {
        given = key_at(L, 2, 0);
    }
    bool found = false;
    key best = {0};
    uint64_t steps = 0;
    lua_pushnil(L); /* 3: the best key */
    lua_pushnil(L);
    while (lua_next(L, 1) != 0) {
        lua_pop(L, 1);
        steps++;
        key each = key_at(L, -1, 0);
        if ((first || order(&each, &given) > 0) && (!found || order(&each, &best) < 0)) {
            found = true;
            best = each;
            lua_pushvalue(L, -1);
            lua_replace(L, 3);
        }
    }
    charge(L, steps);
    if (!found) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushvalue(L, 3);
    lua_pushvalue(L, 3);
    lua_rawget(L, 1);
    return 2;
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
    {"pairs", pairs},
    {"next", next},
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
