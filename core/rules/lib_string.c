/* string and utf8 for scripts: the functions of Lua behind limits, and letters that know å, ä, ö. */
#include <string.h>

#include "rules/state.h"

enum { PATTERN_MOST = 256 };
static const size_t subject_most = (size_t)1 << 20;
static const size_t text_most = (size_t)64 << 20;
static const uint64_t pattern_steps = UINT64_C(300000000);

/* Calls the original, which is the first upvalue, with all arguments. */
static int call_original(lua_State *L)
{
    int arguments = lua_gettop(L);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, arguments, LUA_MULTRET);
    return lua_gettop(L);
}

static void check_subject(lua_State *L, int index, size_t *length)
{
    (void)luaL_checklstring(L, index, length);
    luaL_argcheck(L, *length <= subject_most, index, "the text is longer than 1 MiB");
}

static void check_pattern(lua_State *L, size_t subject)
{
    size_t length;
    const char *pattern = luaL_checklstring(L, 2, &length);
    luaL_argcheck(L, length <= PATTERN_MOST, 2, "the pattern is longer than 256 bytes");
    uint64_t cost = pattern_cost(pattern, length, subject);
    luaL_argcheck(L, cost <= pattern_steps, 2,
                  "the pattern repeats too much for a text this long: anchor it with ^, or divide the text");
    charge(L, cost / 64);
}

static int with_pattern(lua_State *L)
{
    size_t subject;
    check_subject(L, 1, &subject);
    check_pattern(L, subject);
    return call_original(L);
}

static int find(lua_State *L)
{
    size_t subject;
    size_t pattern;
    check_subject(L, 1, &subject);
    (void)luaL_checklstring(L, 2, &pattern);
    if (lua_toboolean(L, 4)) {
        charge(L, (uint64_t)subject / 16);
        luaL_argcheck(L, pattern <= subject_most, 2, "the text is longer than 1 MiB");
    } else {
        check_pattern(L, subject);
    }
    return call_original(L);
}

static int repeat(lua_State *L)
{
    size_t text;
    size_t between;
    (void)luaL_checklstring(L, 1, &text);
    lua_Integer count = luaL_checkinteger(L, 2);
    (void)luaL_optlstring(L, 3, "", &between);
    if (count <= 0 || text + between == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    luaL_argcheck(L, (uint64_t)count <= text_most / (text + between), 2, "the result is longer than 64 MiB");
    charge(L, (uint64_t)count / 64);
    return call_original(L);
}

static int limited(lua_State *L)
{
    size_t length;
    (void)luaL_checklstring(L, 1, &length);
    charge(L, length / 64);
    return call_original(L);
}

/* %p would print addresses, and %s of a table too. */
static int format(lua_State *L)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    luaL_argcheck(L, length <= subject_most, 1, "the text is longer than 1 MiB");
    int argument = 1;
    for (size_t i = 0; i + 1 < length; i++) {
        if (text[i] != '%') {
            continue;
        }
        i++;
        if (text[i] == '%') {
            continue;
        }
        argument++;
        i += strspn(text + i, "-+ #0123456789.");
        luaL_argcheck(L, i >= length || text[i] != 'p', 1, "%p is not there");
        if (i < length && text[i] == 's' && argument <= lua_gettop(L)) {
            push_text(L, argument);
            lua_replace(L, argument);
        }
    }
    return call_original(L);
}

/* Latin letters with marks are two bytes, C3 80–9E and C3 A0–BE; × and ÷ (97, B7) are no letters. */
static int change_case(lua_State *L, bool up)
{
    size_t length;
    const char *text = luaL_checklstring(L, 1, &length);
    charge(L, length / 16);
    luaL_Buffer out;
    char *at = luaL_buffinitsize(L, &out, length);
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        bool marked = i > 0 && (unsigned char)text[i - 1] == 0xC3;
        if (marked && up && c >= 0xA0 && c <= 0xBE && c != 0xB7) {
            c = (unsigned char)(c - 0x20);
        } else if (marked && !up && c >= 0x80 && c <= 0x9E && c != 0x97) {
            c = (unsigned char)(c + 0x20);
        } else if (up && c >= 'a' && c <= 'z') {
            c = (unsigned char)(c - 'a' + 'A');
        } else if (!up && c >= 'A' && c <= 'Z') {
            c = (unsigned char)(c - 'A' + 'a');
        }
        at[i] = (char)c;
    }
    luaL_pushresultsize(&out, length);
    return 1;
}

static int lower(lua_State *L)
{
    return change_case(L, false);
}

static int upper(lua_State *L)
{
    return change_case(L, true);
}

typedef struct wrapped {
    const char *name;
    lua_CFunction wrapper; /* NULL: the original as it is */
} wrapped;

static const wrapped string_functions[] = {
    {"byte", NULL},           {"char", NULL},         {"find", find},       {"format", format},
    {"gmatch", with_pattern}, {"gsub", with_pattern}, {"len", NULL},        {"lower", lower},
    {"match", with_pattern},  {"rep", repeat},        {"reverse", limited}, {"sub", NULL},
    {"upper", upper},         {NULL, NULL},
};
static const wrapped utf8_functions[] = {
    {"char", NULL},   {"charpattern", NULL}, {"codepoint", NULL}, {"codes", NULL},
    {"len", limited}, {"offset", NULL},      {NULL, NULL},
};

/* The library at the top of the stack becomes a new table with the functions listed. */
static void select_functions(lua_State *L, const wrapped *functions)
{
    lua_newtable(L); /* library, new */
    for (const wrapped *each = functions; each->name != NULL; each++) {
        lua_pushstring(L, each->name);
        lua_rawget(L, -3); /* library, new, original */
        if (each->wrapper != NULL) {
            lua_pushcclosure(L, each->wrapper, 1);
        }
        lua_setfield(L, -2, each->name);
    }
    lua_remove(L, -2);
}

void open_strings(lua_State *L)
{
    luaL_requiref(L, LUA_STRLIBNAME, luaopen_string, 0);
    select_functions(L, string_functions);
    make_read_only(L, "string");
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2); /* a metatable of our own: no arithmetic on texts */
    lua_pushvalue(L, -3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
    lua_setfield(L, -2, "string");
    luaL_requiref(L, LUA_UTF8LIBNAME, luaopen_utf8, 0);
    select_functions(L, utf8_functions);
    make_read_only(L, "utf8");
    lua_setfield(L, -2, "utf8");
}
