/* table and math for scripts. Lengths are raw and ranges bounded: no metamethod can make a loop in C endless.
 */
#include <limits.h>
#include <string.h>

#include "rules/state.h"

static const lua_Integer range_most = 10000000;

static lua_Integer length_of(lua_State *L, int index)
{
    luaL_checktype(L, index, LUA_TTABLE);
    return (lua_Integer)lua_rawlen(L, index);
}

static int insert(lua_State *L)
{
    lua_Integer end = length_of(L, 1) + 1;
    if (lua_gettop(L) == 2) {
        lua_rawseti(L, 1, end);
        return 0;
    }
    luaL_argcheck(L, lua_gettop(L) == 3, 2, "insert takes a table, a position and a value");
    lua_Integer at = luaL_checkinteger(L, 2);
    luaL_argcheck(L, at >= 1 && at <= end, 2, "the position is outside the table");
    charge(L, (uint64_t)(end - at));
    for (lua_Integer i = end; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, at);
    return 0;
}

static int take(lua_State *L)
{
    lua_Integer size = length_of(L, 1);
    lua_Integer at = luaL_optinteger(L, 2, size);
    luaL_argcheck(L, size == 0 || (at >= 1 && at <= size + 1), 2, "the position is outside the table");
    lua_rawgeti(L, 1, at);
    charge(L, size > at ? (uint64_t)(size - at) : 0);
    for (lua_Integer i = at; i < size; i++) {
        lua_rawgeti(L, 1, i + 1);
        lua_rawseti(L, 1, i);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at < size ? size : at);
    return 1;
}

static void check_range(lua_State *L, lua_Integer first, lua_Integer last)
{
    uint64_t size = last < first ? 0 : (uint64_t)last - (uint64_t)first;
    luaL_argcheck(L, size < (uint64_t)range_most, 2, "the range is too long");
    charge(L, size);
}

static int concat(lua_State *L)
{
    lua_Integer last = length_of(L, 1);
    size_t length;
    const char *between = luaL_optlstring(L, 2, "", &length);
    lua_Integer first = luaL_optinteger(L, 3, 1);
    last = luaL_optinteger(L, 4, last);
    check_range(L, first, last);
    luaL_Buffer out;
    luaL_buffinit(L, &out);
    for (lua_Integer i = first; i <= last; i++) {
        int type = lua_rawgeti(L, 1, i);
        if (type != LUA_TSTRING && type != LUA_TNUMBER) {
            return luaL_error(L, "table.concat: element %d is no text", (int)i);
        }
        luaL_addvalue(&out);
        if (i < last) {
            luaL_addlstring(&out, between, length);
        }
    }
    luaL_pushresult(&out);
    return 1;
}

static int unpack(lua_State *L)
{
    lua_Integer last = length_of(L, 1);
    lua_Integer first = luaL_optinteger(L, 2, 1);
    last = luaL_optinteger(L, 3, last);
    check_range(L, first, last);
    if (first > last) {
        return 0;
    }
    int count = (int)(last - first + 1);
    luaL_checkstack(L, count, "too many values to unpack");
    for (int i = 0; i < count; i++) {
        lua_rawgeti(L, 1, first + i);
    }
    return count;
}

static int pack(lua_State *L)
{
    int count = lua_gettop(L);
    lua_createtable(L, count, 1);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) {
        lua_rawseti(L, 1, i);
    }
    lua_pushinteger(L, count);
    lua_setfield(L, 1, "n");
    return 1;
}

static int move(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_Integer first = luaL_checkinteger(L, 2);
    lua_Integer last = luaL_checkinteger(L, 3);
    lua_Integer to = luaL_checkinteger(L, 4);
    int target = lua_isnoneornil(L, 5) ? 1 : 5;
    luaL_checktype(L, target, LUA_TTABLE);
    check_range(L, first, last);
    luaL_argcheck(L, to <= LUA_MAXINTEGER - range_most, 4, "the position is outside the table");
    bool upwards = to > first && target == 1;
    for (lua_Integer i = 0; first <= last && i <= last - first; i++) {
        lua_Integer step = upwards ? last - first - i : i;
        lua_rawgeti(L, 1, first + step);
        lua_rawseti(L, target, to + step);
    }
    lua_pushvalue(L, target);
    return 1;
}

/* The original sorts with metamethods of the table: so it may have none. */
static int sort(lua_State *L)
{
    lua_Integer size = length_of(L, 1);
    luaL_argcheck(L, !lua_getmetatable(L, 1), 1, "a table with a metatable is not sorted");
    luaL_argcheck(L, size <= range_most, 1, "the table is too long");
    lua_settop(L, 2);
    charge(L, (uint64_t)size);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 2, 0);
    return 0;
}

static const script_word table_functions[] = {
    {"insert", insert}, {"remove", take}, {"concat", concat}, {"unpack", unpack},
    {"pack", pack},     {"move", move},   {NULL, NULL},
};

static const char *const math_functions[] = {"abs",        "ceil", "cos",       "deg",  "exp",        "floor",
                                             "fmod",       "huge", "log",       "max",  "maxinteger", "min",
                                             "mininteger", "modf", "pi",        "rad",  "random",     "sin",
                                             "sqrt",       "tan",  "tointeger", "type", "ult"};

static void open_math(lua_State *L)
{
    enum { SEED = 2003 };
    luaL_requiref(L, LUA_MATHLIBNAME, luaopen_math, 0);
    lua_getfield(L, -1, "randomseed"); /* the same numbers every time */
    lua_pushinteger(L, SEED);
    lua_call(L, 1, 0);
    lua_newtable(L);
    for (size_t i = 0; i < sizeof math_functions / sizeof math_functions[0]; i++) {
        lua_getfield(L, -2, math_functions[i]);
        lua_setfield(L, -2, math_functions[i]);
    }
    lua_remove(L, -2);
    make_read_only(L, "math");
    lua_setfield(L, -2, "math");
}

void open_tables(lua_State *L)
{
    lua_newtable(L);
    set_words(L, table_functions);
    luaL_requiref(L, LUA_TABLIBNAME, luaopen_table, 0);
    lua_getfield(L, -1, "sort");
    lua_pushcclosure(L, sort, 1);
    lua_setfield(L, -3, "sort");
    lua_pop(L, 1);
    make_read_only(L, "table");
    lua_setfield(L, -2, "table");
    open_math(L);
}
