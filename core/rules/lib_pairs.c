/* pairs and next, in an order that depends on nothing but the keys. */
#include <stdlib.h>
#include <string.h>

#include "rules/state.h"

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

int lib_pairs(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    (void)push_keys(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_pair, 3);
    return 1;
}

/* The key after the given one: the least of those that are greater. */
int lib_next(lua_State *L)
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
