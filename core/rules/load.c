/* Running the files of a förbund, each once and each to its end, whatever is wrong in the others. */
#include <stdlib.h>
#include <string.h>

#include "base/running.h"
#include "rules/draft.h"

typedef struct loading {
    const sr_script *script;
    bool keep; /* the value is kept for require */
} loading;

/* The text that Lua's parser stopped at, as it says it: near 'measure', near <eof>. "" when it says none. */
static void token_near(const char *message, char *out, size_t size)
{
    out[0] = '\0';
    const char *near = strstr(message, "near ");
    if (near == NULL) {
        return;
    }
    bool quoted = near[5] == '\'';
    (void)snprintf(out, size, "%s", near + 5 + quoted);
    char *close = quoted ? strrchr(out, '\'') : NULL;
    if (close != NULL) {
        *close = '\0';
    }
}

/* "scripts/a.lua:12: unexpected symbol near 'x'": the line, what is said, and the text near it. */
static void tell_syntax(lua_State *L, const sr_script *script)
{
    const char *message = lua_tostring(L, -1);
    size_t length = strlen(script->file);
    spot at = {script->file, 0};
    if (strncmp(message, script->file, length) == 0 && message[length] == ':') {
        char *end;
        at.line = (unsigned)strtoul(message + length + 1, &end, 10);
        message = end[0] == ':' && end[1] == ' ' ? end + 2 : message;
    }
    char near[64];
    token_near(message, near, sizeof near);
    bool has_near = near[0] != '\0';
    sr_buf shown = {0};
    sr_buf found = {0};
    sr_buf_shown(&shown, sr_str_of(message));
    sr_buf_shown(&found, sr_str_of(near));
    tell(rules_of(L),
         &(telling){.code = "SR2001",
                    .at = at,
                    .literal = has_near ? near : NULL,
                    .message = SR_MSG("the script cannot be read: {0}", sr_buf_string(&shown)),
                    .found = has_near ? sr_buf_string(&found) : NULL,
                    .hint = has_near ? SR_MSG("a comma, a quote, } or end is probably missing just before")
                                     : (sr_message){0}});
    sr_buf_free(&shown);
    sr_buf_free(&found);
}

static const char kept_key = 0;

static int run_body(lua_State *L)
{
    const loading *what = lua_touserdata(L, 1);
    sr_str text = sr_utf8_unmarked(what->script->text);
    char name[512];
    (void)snprintf(name, sizeof name, "@%s", what->script->file);
    int code = luaL_loadbufferx(L, text.at, text.length, name, "t");
    if (code == LUA_ERRMEM) {
        return lua_error(L);
    }
    if (code != LUA_OK) {
        rules_of(L)->incomplete = true;
        tell_syntax(L, what->script);
        return 0;
    }
    lua_call(L, 0, 1);
    if (what->keep) {
        if (lua_isnil(L, -1)) { /* a file that returns nothing has run all the same */
            lua_pushboolean(L, true);
        }
        lua_rawgetp(L, LUA_REGISTRYINDEX, &kept_key);
        lua_pushvalue(L, -2);
        lua_rawsetp(L, -2, what->script);
    }
    return 0;
}

/* Every text in the program is UTF-8, and a script is where texts begin. */
static bool told_encoding(sr_rules *rules, const sr_script *script)
{
    size_t wrong = sr_utf8_valid(script->text.at, script->text.length);
    if (wrong == script->text.length) {
        return false;
    }
    unsigned line = 1;
    for (size_t i = 0; i < wrong; i++) {
        line += script->text.at[i] == '\n';
    }
    tell(rules, &(telling){.code = "SR1004",
                           .at = {script->file, line},
                           .message = SR_MSG("the script is not UTF-8"),
                           .hint = SR_MSG("save the file as UTF-8")});
    return true;
}

static sr_status run_script(sr_rules *rules, const sr_script *script, bool keep)
{
    if (told_encoding(rules, script)) {
        rules->incomplete = true;
        return SR_OK;
    }
    loading what = {script, keep};
    char running[256];
    (void)snprintf(running, sizeof running, "script %s", script->name);
    sr_running_begin(running, script->file, 1);
    const protected_call call = {.body = run_body,
                                 .user = &what,
                                 .code = "SR2002",
                                 .fallback = {script->file, 0},
                                 .findings = rules->setup.findings};
    sr_status status = run_protected(rules, &call);
    rules->incomplete |= status != SR_OK;
    return status == SR_MEMORY ? status : SR_OK;
}

void push_required(lua_State *L, const sr_script *script)
{
    sr_rules *rules = rules_of(L);
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &kept_key) != LUA_TTABLE) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -1);
        lua_rawsetp(L, LUA_REGISTRYINDEX, &kept_key);
    }
    if (lua_rawgetp(L, -1, script) != LUA_TNIL) {
        return;
    }
    lua_pop(L, 1);
    push_absorber(L); /* what a script gets that needs itself, or one that failed */
    lua_rawsetp(L, -2, script);
    if (run_script(rules, script, true) == SR_MEMORY) {
        (void)raise_memory(L);
    }
    if (rules->tripped != NOT_TRIPPED) {
        (void)luaL_error(L, "limit");
    }
    (void)lua_rawgetp(L, -1, script);
}

static const sr_script *own_script(const sr_rules *rules, const char *name)
{
    for (size_t i = 0; i < rules->setup.script_count; i++) {
        if (!rules->setup.scripts[i].shared && strcmp(rules->setup.scripts[i].name, name) == 0) {
            return &rules->setup.scripts[i];
        }
    }
    return NULL;
}

static sr_status finish_load(sr_rules *rules)
{
    tell_unfinished(rules);
    sr_status status = finish_drafts(rules);
    return status == SR_OK ? sr_findings_status(rules->setup.findings) : status;
}

sr_status sr_rules_run_file(sr_rules *rules, const char *name)
{
    const sr_script *script = own_script(rules, name);
    if (script == NULL) {
        return SR_CONTENT;
    }
    rules->loading = true;
    sr_status status = run_script(rules, script, false);
    return status == SR_OK ? finish_load(rules) : status;
}

sr_status sr_rules_load(sr_rules *rules, int year)
{
    static const char *const always[] = {"measures.lua", "reports.lua"};
    static const char *const yearly[] = {"goals.lua", "weighted_index.lua", "social_budget.lua"};
    enum { ALWAYS = 2, YEARLY = 3 };
    rules->year = year;
    rules->loading = true;
    sr_status status = SR_OK;
    for (size_t i = 0; i < ALWAYS + YEARLY && status == SR_OK; i++) {
        char name[64];
        if (i < ALWAYS) {
            (void)snprintf(name, sizeof name, "%s", always[i]);
        } else {
            (void)snprintf(name, sizeof name, "%d/%s", year, yearly[i - ALWAYS]);
        }
        const sr_script *script = own_script(rules, name);
        status = script != NULL ? run_script(rules, script, false) : SR_OK;
    }
    return status == SR_OK ? finish_load(rules) : status;
}
