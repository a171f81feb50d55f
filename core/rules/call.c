/* Calling the functions of scripts: each in its own protected call, with a context that is dead afterwards.
 */
#include <string.h>

#include "base/running.h"
#include "rules/document.h"
#include "rules/fields.h"

typedef struct frame {
    samrapport_context *current;
    samrapport_document *document;
    unsigned serial;
    size_t arena_before;
    bool loading;
    sr_running running;
} frame;

static frame enter(sr_rules *rules, samrapport_context *context, samrapport_document *document,
                   const char *subject, spot at)
{
    frame outer = {rules->current,      rules->document, rules->serial,
                   rules->arena_before, rules->loading,  *sr_running_page()};
    rules->current = context;
    rules->document = document;
    rules->serial = ++rules->last_serial;
    rules->loading = false;
    if (outer.current == NULL) {
        rules->arena_before = arenas_used(rules);
    }
    sr_running_begin(subject, at.file, at.line);
    return outer;
}

static void leave(sr_rules *rules, const frame *outer)
{
    rules->current = outer->current;
    rules->document = outer->document;
    rules->serial = outer->serial;
    rules->arena_before = outer->arena_before;
    rules->loading = outer->loading;
    if (outer->current != NULL) {
        sr_running_begin(outer->running.what, outer->running.file, outer->running.line);
    }
}

/* ---- values ---- */

typedef struct value_call {
    const script_call *callback;
    sr_quantity *out;
    sr_published_total *total;
    const sr_scored *scored;
} value_call;

static int not_a_quantity(lua_State *L, int index)
{
    bool nothing = lua_isnil(L, index);
    const char *shown = shown_value(L, index);
    return complain(
        L,
        &(complaint){.code = "SR2202",
                     .message = nothing ? SR_MSG("the function returns nothing")
                                        : SR_MSG("the function returns something else than a quantity that "
                                                 "says where it is from"),
                     .found = nothing ? NULL : shown,
                     .expected = SR_MSG("a quantity such as c:source \"…\":count()"),
                     .hint = lua_isnumber(L, index)
                                 ? SR_MSG("a number must say where it is from: assumed({0}, \"why\") or "
                                          "printed({0}, \"source\")",
                                          shown)
                                 : (sr_message){0}});
}

static bool explained(const sr_quantity *value)
{
    return value->missing != SR_PRESENT || value->assumed != NULL || value->formula != NULL ||
           value->origin != NULL;
}

static void read_result(lua_State *L, int index, bool plain, sr_quantity *out)
{
    if (lua_isboolean(L, index)) {
        *out = sr_quantity_number(SR_INT(lua_toboolean(L, index) ? 1 : 0), SR_IN_NONE);
        return;
    }
    const recipe *node = recipe_at(L, index);
    if (node == NULL || recipe_is_selection(node)) {
        (void)not_a_quantity(L, index);
        return;
    }
    *out = force_quantity(L, node)->quantity;
    if (!plain && !explained(out)) {
        (void)not_a_quantity(L, index);
    }
}

static void call_with_context(lua_State *L, const script_call *callback)
{
    luaL_checkstack(L, 10, NULL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, callback->ref);
    push_context(L);
    lua_call(L, 1, 1);
}

static int compute_body(lua_State *L)
{
    const value_call *call = lua_touserdata(L, 1);
    call_with_context(L, call->callback);
    read_result(L, lua_gettop(L), call->callback->plain, call->out);
    return 0;
}

static sr_status call_value(const script_call *callback, const sr_context *context, lua_CFunction body,
                            value_call *call)
{
    sr_rules *rules = callback->rules;
    samrapport_error error = {0};
    samrapport_context own = sr_host_context(context, &error);
    sr_findings *findings = sr_evaluation_findings(context->evaluation);
    frame outer = enter(rules, &own, NULL, callback->subject, callback->at);
    const protected_call protected = {.body = body,
                                      .user = call,
                                      .code = "SR2201",
                                      .subject = callback->subject,
                                      .fallback = callback->at,
                                      .error = &error,
                                      .findings = findings};
    sr_status status = run_protected(rules, &protected);
    leave(rules, &outer);
    return status;
}

sr_status callback_compute(void *user, const sr_context *context, sr_quantity *out)
{
    value_call call = {.callback = user, .out = out};
    return call_value(user, context, compute_body, &call);
}

static int score_body(lua_State *L)
{
    const value_call *call = lua_touserdata(L, 1);
    const sr_scored *what = call->scored;
    luaL_checkstack(L, 10, NULL);
    lua_rawgeti(L, LUA_REGISTRYINDEX, call->callback->ref);
    push_context(L);
    push_box(L, BOX_RECIPE, constant(L, what->outcome));
    if (what->target->has_value) {
        const sr_quantity level = sr_quantity_number(what->target->value, what->outcome->measured_in);
        push_box(L, BOX_RECIPE, constant(L, &level));
    } else {
        lua_pushnil(L);
    }
    lua_pushboolean(L, what->lower_is_better);
    lua_call(L, 4, 1);
    read_result(L, lua_gettop(L), call->callback->plain, call->out);
    return 0;
}

sr_status callback_score(void *user, const sr_context *context, const sr_scored *what, sr_quantity *out)
{
    value_call call = {.callback = user, .out = out, .scored = what};
    return call_value(user, context, score_body, &call);
}

static int total_body(lua_State *L)
{
    const value_call *call = lua_touserdata(L, 1);
    call_with_context(L, call->callback);
    int table = lua_gettop(L);
    if (!lua_istable(L, table)) {
        return not_a_quantity(L, table);
    }
    static const struct {
        const char *name;
        size_t offset;
    } members[] = {{"earned", offsetof(sr_published_total, earned)},
                   {"maximum", offsetof(sr_published_total, maximum)},
                   {"indicators", offsetof(sr_published_total, indicators)},
                   {"goals", offsetof(sr_published_total, goals)}};
    for (size_t i = 0; i < sizeof members / sizeof members[0]; i++) {
        lua_pushstring(L, members[i].name);
        if (lua_rawget(L, table) != LUA_TNIL) {
            read_result(L, lua_gettop(L), false, (sr_quantity *)((char *)call->total + members[i].offset));
        }
        lua_settop(L, table);
    }
    return 0;
}

sr_status callback_total(void *user, const sr_context *context, sr_published_total *out)
{
    sr_quantity missing = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    *out = (sr_published_total){missing, missing, missing, missing};
    value_call call = {.callback = user, .total = out};
    return call_value(user, context, total_body, &call);
}

/* ---- sections and checks ---- */

static int build_body(lua_State *L)
{
    const script_call *callback = lua_touserdata(L, 1);
    lua_rawgeti(L, LUA_REGISTRYINDEX, callback->ref);
    push_box(L, BOX_DOCUMENT, rules_of(L)->document);
    push_context(L);
    lua_call(L, 2, 0);
    return 0;
}

static int check_body(lua_State *L)
{
    call_with_context(L, lua_touserdata(L, 1));
    return 0;
}

static sr_status call_with_results(const script_call *callback, samrapport_context *own,
                                   samrapport_document *document, lua_CFunction body, sr_findings *findings)
{
    sr_rules *rules = callback->rules;
    frame outer = enter(rules, own, document, callback->subject, callback->at);
    const protected_call protected = {.body = body,
                                      .user = (void *)callback,
                                      .code = document != NULL ? "SR2210" : "SR2211",
                                      .subject = callback->subject,
                                      .fallback = callback->at,
                                      .error = own->error,
                                      .findings = findings};
    sr_status status = run_protected(rules, &protected);
    leave(rules, &outer);
    return status;
}

sr_status callback_build(void *user, sr_builder *builder, const sr_results *results, sr_findings *findings)
{
    const script_call *callback = user;
    samrapport_error error = {0};
    samrapport_context own = sr_host_results_context(results, &error, findings);
    own.subject = callback->subject;
    own.code = "SR4150";
    samrapport_document document = sr_host_document(builder, results, &own);
    sr_status status = call_with_results(callback, &own, &document, build_body, findings);
    sr_host_close_document(&document);
    return status;
}

sr_status callback_check(void *user, const sr_results *results, sr_findings *findings)
{
    const script_call *callback = user;
    samrapport_error error = {0};
    samrapport_context own = sr_host_results_context(results, &error, findings);
    own.subject = callback->subject;
    own.code = "SR4150";
    return call_with_results(callback, &own, NULL, check_body, findings);
}
