/* Findings about scripts: Lua knows the line, base/locate finds the column when that is told. */
#include <string.h>

#include "base/locate.h"
#include "rules/state.h"

static const sr_script *script_of(const sr_rules *rules, const char *file)
{
    for (size_t i = 0; file != NULL && i < rules->setup.script_count; i++) {
        if (strcmp(rules->setup.scripts[i].file, file) == 0) {
            return &rules->setup.scripts[i];
        }
    }
    return NULL;
}

sr_place place_of(sr_rules *rules, spot at, const char *member, const char *literal)
{
    sr_place place = {.file = at.file, .line = at.line};
    const sr_script *script = script_of(rules, at.file);
    if (script == NULL || at.line == 0) {
        return place;
    }
    if ((member != NULL && sr_locate_lua(script->text, at.line, member, rules->arena, &place)) ||
        (literal != NULL && sr_locate_lua_text(script->text, at.line, literal, rules->arena, &place))) {
        place.file = at.file;
        return place;
    }
    sr_locate_line(script->text, at.line, rules->arena, &place);
    place.file = at.file;
    return place;
}

sr_place place_later(spot at, const char *text)
{
    return (sr_place){.file = at.file, .line = at.line, .look = {.text = text}};
}

void locate_later(void *rules, sr_place *place)
{
    const sr_look look = place->look;
    const spot at = {place->file, place->line};
    const sr_place found = place_of(rules, at, NULL, look.text);
    if (script_of(rules, at.file) == NULL) {
        return;
    }
    *place = found;
    if (found.column == 0 && look.member != NULL) {
        const sr_place member = place_of(rules, (spot){at.file, look.call}, look.member, NULL);
        *place = member.line == at.line ? member : found;
    }
}

const char *error_literal(const samrapport_error *error)
{
    if (error->status == SR_OK || !error->told) {
        return NULL;
    }
    return error->problem.found != NULL ? error->problem.found : error->problem.message.arg[0];
}

void tell(sr_rules *rules, const telling *what)
{
    const sr_finding finding = {
        .code = what->code,
        .severity = what->severity != SR_NOTE ? what->severity : SR_ERROR,
        .place = place_of(rules, what->at, what->member, what->literal),
        .subject = what->subject,
        .message = what->message,
        .found = what->found,
        .expected = what->expected,
        .hint = what->hint,
    };
    sr_findings_add(rules->setup.findings, &finding);
}

static const char *kept(sr_rules *rules, const char *text)
{
    const char *copy = sr_arena_text(rules->arena, text);
    return copy != NULL || text == NULL ? copy : "";
}

static sr_message kept_message(sr_rules *rules, sr_message message)
{
    for (size_t i = 0; i < SR_MESSAGE_ARGS; i++) {
        message.arg[i] = kept(rules, message.arg[i]);
    }
    return message;
}

int complain(lua_State *L, const complaint *what)
{
    sr_rules *rules = rules_of(L);
    if (rules->loading) {
        tell(rules, &(telling){.code = what->code,
                               .at = current_spot(L),
                               .literal = what->literal,
                               .message = what->message,
                               .found = what->found,
                               .expected = what->expected,
                               .hint = what->hint});
        push_absorber(L);
        return 1;
    }
    samrapport_error *error = rules->current != NULL ? rules->current->error : &rules->problem;
    if (error->status == SR_OK) {
        error->status = SR_CONTENT;
        error->told = true;
        error->quiet = false;
        error->problem = (sr_finding){.message = kept_message(rules, what->message),
                                      .found = kept(rules, what->found),
                                      .expected = kept_message(rules, what->expected),
                                      .hint = kept_message(rules, what->hint)};
    }
    return raise_refused(L, error);
}
