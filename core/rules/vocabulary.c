/* The words of the vocabulary, for the annotations of editors and their test. */
#include <stdlib.h>
#include <string.h>

#include "rules/document.h"

static void write_methods(sr_buf *out, const char *before, const script_word *methods)
{
    for (; methods->name != NULL; methods++) {
        sr_buf_printf(out, "%s:%s\n", before, methods->name);
    }
}

/* The words stand in the first upvalue of the function that finds globals. */
static int write_globals(lua_State *L)
{
    sr_buf *out = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_getmetatable(L, -1);
    lua_getfield(L, -1, "__index");
    lua_getupvalue(L, -1, 1);
    int words = lua_gettop(L);
    lua_Integer count = push_keys(L, words);
    int keys = lua_gettop(L);
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, keys, i);
        sr_buf_printf(out, "%s\n", lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    return 0;
}

sr_status sr_rules_words(sr_rules *rules, sr_buf *out)
{
    const protected_call call = {
        .body = write_globals, .user = out, .code = "SR2002", .findings = rules->setup.findings};
    sr_status status = run_protected(rules, &call);
    write_methods(out, "selection", recipe_methods);
    write_methods(out, "c", context_methods);
    write_methods(out, "d", document_methods);
    return status == SR_OK ? sr_buf_status(out) : status;
}
