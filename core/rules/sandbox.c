/* The Lua state: its allocator, its limit of steps, and calls from C that cannot escape. */
#include <stdlib.h>
#include <string.h>

#include "base/running.h"
#include "rules/state.h"

enum { HOOK_EVERY = 10000 };

static void *allocate(void *user, void *old, size_t old_size, size_t new_size)
{
    sr_rules *rules = user;
    size_t had = old != NULL ? old_size : 0;
    if (new_size == 0) {
        sr_free(old);
        rules->used -= had;
        return NULL;
    }
    if (new_size > had && new_size - had > rules->cap - rules->used) {
        rules->failed_really = false;
        return NULL;
    }
    void *grown = sr_realloc(old, new_size);
    if (grown == NULL) {
        rules->failed_really = true;
        return NULL;
    }
    rules->used = rules->used - had + new_size;
    rules->most = rules->used > rules->most ? rules->used : rules->most;
    return grown;
}

sr_rules *rules_of(lua_State *L)
{
    void *user;
    (void)lua_getallocf(L, &user);
    return user;
}

static void hook(lua_State *L, lua_Debug *at);

/* From now on every instruction raises again, so that no pcall can go on. */
static int trip(lua_State *L, tripped why)
{
    rules_of(L)->tripped = why;
    lua_sethook(L, hook, LUA_MASKCOUNT, 1);
    return luaL_error(L, "limit");
}

static void hook(lua_State *L, lua_Debug *at)
{
    sr_rules *rules = rules_of(L);
    if (rules->tripped != NOT_TRIPPED) {
        (void)luaL_error(L, "limit");
    }
    if (lua_getinfo(L, "Sl", at) != 0 && at->currentline > 0) {
        sr_running_line(at->source[0] == '@' ? at->source + 1 : at->source, (uint32_t)at->currentline);
    }
    charge(L, HOOK_EVERY);
}

size_t arenas_used(const sr_rules *rules)
{
    bool two = rules->current != NULL && rules->current->arena != rules->arena;
    return sr_arena_used(rules->arena) + (two ? sr_arena_used(rules->current->arena) : 0);
}

void charge(lua_State *L, uint64_t steps)
{
    sr_rules *rules = rules_of(L);
    rules->spent = steps > UINT64_MAX - rules->spent ? UINT64_MAX : rules->spent + steps;
    if (rules->spent > rules->budget) {
        (void)trip(L, TRIPPED_STEPS);
    }
    if (arenas_used(rules) - rules->arena_before > rules->cap) {
        (void)trip(L, TRIPPED_CAP);
    }
}

int raise_memory(lua_State *L)
{
    return trip(L, TRIPPED_MEMORY);
}

void *arena_need(lua_State *L, size_t size)
{
    void *memory = sr_arena_alloc(rules_of(L)->arena, size);
    if (memory == NULL) {
        (void)raise_memory(L);
    }
    return memory;
}

const char *arena_need_text(lua_State *L, const char *text)
{
    const char *copy = sr_arena_text(rules_of(L)->arena, text);
    if (copy == NULL && text != NULL) {
        (void)raise_memory(L);
    }
    return copy;
}

/* Remembers where the error was raised: the innermost function of a script. Allocates nothing. */
static int remember_place(lua_State *L)
{
    sr_rules *rules = rules_of(L);
    lua_Debug at;
    rules->error_file[0] = '\0';
    rules->error_line = 0;
    for (int level = 0; level < 100 && lua_getstack(L, level, &at); level++) {
        if (lua_getinfo(L, "Sl", &at) != 0 && at.source[0] == '@' && at.currentline > 0) {
            (void)strncpy(rules->error_file, at.source + 1, sizeof rules->error_file - 1);
            rules->error_line = (unsigned)at.currentline;
            break;
        }
    }
    return 1;
}

static const sr_script *script_named(const sr_rules *rules, const char *name)
{
    for (size_t i = 0; i < rules->setup.script_count; i++) {
        if (strcmp(rules->setup.scripts[i].file, name) == 0) {
            return &rules->setup.scripts[i];
        }
    }
    return NULL;
}

/* The name of a script as the caller wrote it: it outlives the Lua state. */
static const char *file_named(const sr_rules *rules, const char *name)
{
    const sr_script *script = script_named(rules, name);
    return script != NULL ? script->file : NULL;
}

spot current_spot(lua_State *L)
{
    lua_Debug at;
    spot innermost = {0};
    if (rules_of(L)->row.line > 0) {
        return rules_of(L)->row;
    }
    for (int level = 0; level < 100 && lua_getstack(L, level, &at); level++) {
        if (lua_getinfo(L, "Sl", &at) != 0 && at.source[0] == '@' && at.currentline > 0) {
            const sr_script *script = script_named(rules_of(L), at.source + 1);
            const spot here = {script != NULL ? script->file : NULL, (unsigned)at.currentline};
            if (script != NULL && !script->shared) {
                return here;
            }
            innermost = innermost.line == 0 ? here : innermost;
        }
    }
    return innermost;
}

/* The message without the place that Lua puts before it: that is told as the place. */
static const char *without_place(const sr_rules *rules, const char *message)
{
    char before[sizeof rules->error_file + 16];
    int length = snprintf(before, sizeof before, "%s:%u: ", rules->error_file, rules->error_line);
    return length > 0 && strncmp(message, before, (size_t)length) == 0 ? message + length : message;
}

static sr_finding limit_finding(tripped why)
{
    if (why == TRIPPED_STEPS) {
        return (sr_finding){.code = "SR9060",
                            .message = SR_MSG("the script takes too many steps"),
                            .hint = SR_MSG("look for a loop that does not end")};
    }
    return (sr_finding){.code = "SR9061",
                        .message = SR_MSG("the script needs more memory than it may"),
                        .hint = SR_MSG("the limit is limits.script_mb in forbund.json")};
}

static void tell_limit(sr_rules *rules, const protected_call *call, spot at)
{
    sr_finding finding = limit_finding(rules->tripped);
    finding.severity = SR_ERROR;
    finding.place = place_of(rules, at, NULL, NULL);
    finding.subject = call->subject;
    sr_findings_add(call->findings, &finding);
}

static void tell_error(sr_rules *rules, const protected_call *call, spot at)
{
    lua_State *L = rules->L;
    const samrapport_error *error = call->error != NULL ? call->error : &rules->problem;
    sr_place place = place_of(rules, at, NULL, error_literal(error));
    if (error->status != SR_OK) {
        sr_error_tell(error, call->code, &place, call->subject, call->findings);
        rules->problem = (samrapport_error){0};
        return;
    }
    sr_buf text = {0};
    if (lua_type(L, -1) == LUA_TSTRING) {
        size_t length;
        const char *message = without_place(rules, lua_tolstring(L, -1, &length));
        sr_buf_shown(&text, sr_str_of(message));
    }
    sr_finding finding = {.code = call->code, .severity = SR_ERROR, .place = place, .subject = call->subject};
    finding.message =
        text.length > 0 ? SR_MSG("{0}", sr_buf_string(&text)) : SR_MSG("an error was raised that is no text");
    sr_findings_add(call->findings, &finding);
    sr_buf_free(&text);
}

/* Where the hook last saw the script: when memory runs out no handler is called that could tell the line. */
static spot last_seen(const sr_rules *rules, spot fallback)
{
    const sr_running *running = sr_running_page();
    const char *file = file_named(rules, running->file);
    return file != NULL && running->line > 0 ? (spot){file, running->line} : fallback;
}

static sr_status conclude(sr_rules *rules, const protected_call *call, int code)
{
    if (code == LUA_OK) {
        return SR_OK;
    }
    if (code == LUA_ERRMEM && rules->tripped == NOT_TRIPPED) {
        rules->tripped = rules->failed_really ? TRIPPED_MEMORY : TRIPPED_CAP;
    }
    if (rules->tripped == TRIPPED_MEMORY || (call->error != NULL && call->error->status == SR_MEMORY)) {
        return SR_MEMORY;
    }
    spot at = {file_named(rules, rules->error_file), rules->error_line};
    if (at.file == NULL) {
        at = last_seen(rules, call->fallback);
    }
    if (rules->tripped != NOT_TRIPPED) {
        tell_limit(rules, call, at);
    } else {
        tell_error(rules, call, at);
    }
    return SR_CONTENT;
}

sr_status run_protected(sr_rules *rules, const protected_call *call)
{
    lua_State *L = rules->L;
    if (rules->tripped != NOT_TRIPPED && rules->depth > 0) {
        return SR_CONTENT;
    }
    int top = lua_gettop(L);
    if (!lua_checkstack(L, 16)) {
        return SR_MEMORY;
    }
    if (rules->depth == 0) {
        rules->tripped = NOT_TRIPPED;
        rules->spent = 0;
        rules->arena_before = arenas_used(rules);
        lua_sethook(L, hook, LUA_MASKCOUNT, HOOK_EVERY);
    }
    rules->error_file[0] = '\0';
    rules->error_line = 0;
    rules->depth++;
    lua_pushcfunction(L, remember_place);
    lua_pushcfunction(L, call->body);
    lua_pushlightuserdata(L, call->user);
    int code = lua_pcall(L, 1, 0, top + 1);
    rules->depth--;
    rules->row = (spot){0}; /* an error leaves one behind */
    rules->row_columns = NULL;
    sr_status status = conclude(rules, call, code);
    lua_settop(L, top);
    return status;
}

int raise_refused(lua_State *L, samrapport_error *error)
{
    if (error->status == SR_MEMORY) {
        return raise_memory(L);
    }
    sr_buf text = {0};
    sr_error_write(error, &text, rules_of(L)->setup.forbund->language);
    char message[512];
    (void)snprintf(message, sizeof message, "%s", sr_buf_string(&text));
    sr_buf_free(&text);
    return luaL_error(L, "%s", message);
}

/* ---- making and ending ---- */

static int open_all(lua_State *L)
{
    open_base(L); /* leaves the table of the vocabulary */
    open_strings(L);
    open_tables(L);
    open_boxes(L);
    open_values(L);
    open_recipes(L);
    open_targets(L);
    open_declarations(L);
    open_contexts(L);
    make_globals(L);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    lua_pushnil(L);
    lua_setfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    return 0;
}

/* Never reached: every call into Lua is protected. Were it, the process would end; the parent tells where. */
static int panic(lua_State *L)
{
    (void)L;
    return 0;
}

sr_status sr_rules_new(const sr_rules_setup *setup, sr_rules **out)
{
    *out = NULL;
    sr_rules *rules = sr_calloc(1, sizeof *rules);
    if (rules == NULL) {
        return SR_MEMORY;
    }
    rules->setup = *setup;
    rules->arena = setup->arena;
    rules->cap = setup->memory > 0 ? setup->memory : (size_t)256 << 20;
    rules->budget = setup->instructions > 0 ? setup->instructions : UINT64_C(200000000);
    rules->last_draft = &rules->drafts;
    rules->loading = true;
    rules->L = lua_newstate(allocate, rules);
    if (rules->L == NULL) {
        sr_free(rules);
        return SR_MEMORY;
    }
    lua_atpanic(rules->L, panic);
    const protected_call call = {.body = open_all, .code = "SR2002", .findings = setup->findings};
    sr_status status = run_protected(rules, &call);
    if (status != SR_OK) {
        sr_rules_free(rules);
        return status;
    }
    sr_findings_locate_by(setup->findings, locate_later, rules);
    *out = rules;
    return SR_OK;
}

void sr_rules_free(sr_rules *rules)
{
    if (rules != NULL) {
        sr_findings_locate_by(rules->setup.findings, NULL, NULL);
        lua_close(rules->L);
        sr_free(rules);
    }
}

size_t sr_rules_memory(const sr_rules *rules, size_t *most)
{
    if (most != NULL) {
        *most = rules->most;
    }
    return rules->used;
}
