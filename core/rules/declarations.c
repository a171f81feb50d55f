/* The words that declare, and what they have in common. */
#include <string.h>

#include "rules/document.h"
#include "rules/draft.h"

/* ---- drafts ---- */

void add_draft(sr_rules *rules, declared *what, finish_draft finish)
{
    what->finish = finish;
    *rules->last_draft = what;
    rules->last_draft = &what->next;
}

sr_status finish_drafts(sr_rules *rules)
{
    sr_status status = SR_OK;
    for (declared *each = rules->drafts; each != NULL && status == SR_OK; each = each->next) {
        status = each->finish(rules, each);
    }
    rules->drafts = NULL;
    rules->last_draft = &rules->drafts;
    return status;
}

/* Not where a file failed: the measure may be declared in what was not read. */
static void tell_no_measure(sr_rules *rules, const measure_ref *ref, const char *subject)
{
    if (rules->incomplete) {
        return;
    }
    const char *nearest = sr_model_nearest_measure(rules->setup.model, ref->id);
    tell(rules, &(telling){.code = "SR2103",
                           .at = ref->at,
                           .member = ref->member,
                           .literal = ref->id,
                           .subject = subject,
                           .message = SR_MSG("there is no measure {0}", ref->id),
                           .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0}});
}

static sr_measured_in inline_unit(const measure_ref *ref, const inline_measure *inlined)
{
    bool targeted =
        inlined->target != NULL && inlined->target->has_value && inlined->target->measured_in != SR_IN_NONE;
    return ref->guess != SR_IN_NONE || !targeted ? ref->guess : inlined->target->measured_in;
}

sr_status resolve_measure(sr_rules *rules, const measure_ref *ref, const char *subject,
                          const inline_measure *inlined, const sr_measure **out)
{
    *out = NULL;
    if (ref->id != NULL) {
        *out = sr_model_find_measure(rules->setup.model, ref->id);
        if (*out == NULL) {
            tell_no_measure(rules, ref, subject);
        }
        return SR_OK;
    }
    if (ref->value.compute == NULL) {
        return SR_OK;
    }
    sr_measured_in unit = inline_unit(ref, inlined);
    sr_measure measure = {
        .id = inlined->id,
        .label = inlined->label != NULL ? inlined->label : subject,
        .kind = unit == SR_IN_SHARE   ? "share"
                : unit == SR_IN_COUNT ? "count"
                                      : "value",
        .measured_in = unit,
        .decimals = -1,
        .base = inlined->base,
        .units = inlined->units.at,
        .unit_count = inlined->units.count,
        .value = ref->value,
        .inline_of_goal = true,
        .place = place_of(rules, ref->at, ref->member, NULL),
    };
    *out = sr_model_measure(rules->setup.model, &measure);
    return *out != NULL ? SR_OK : SR_MEMORY;
}

/* å, ä and ö may stand in ids. */
static bool in_swedish_letter(const char *start, const char *at)
{
    const char *first = (unsigned char)*at == 0xC3 ? at : at > start ? at - 1 : at;
    return strncmp(first, "å", 2) == 0 || strncmp(first, "ä", 2) == 0 || strncmp(first, "ö", 2) == 0;
}

const char *make_id(sr_rules *rules, const char *before, const char *id, size_t number)
{
    char *out = number > 0 ? sr_arena_printf(rules->arena, "%s-%s-%zu", before, id, number)
                           : sr_arena_printf(rules->arena, "%s-%s", before, id);
    for (char *at = out; at != NULL && *at != '\0'; at++) {
        bool kept = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || *at == '-' || *at == '_' ||
                    in_swedish_letter(out, at);
        if (*at >= 'A' && *at <= 'Z') {
            *at = (char)(*at - 'A' + 'a');
        } else if (!kept) {
            *at = '-';
        }
    }
    return out;
}

sr_target fit_target(const target_box *box, const sr_measure *measure)
{
    sr_target out = box->target;
    bool share = (measure != NULL && measure->measured_in == SR_IN_SHARE) || out.measured_in == SR_IN_SHARE;
    if (box->tolerance_unit == SR_IN_POINTS && share &&
        sr_number_divide(out.tolerance, SR_INT(100), &out.tolerance) != SR_OK) {
        out.tolerance = SR_INT(0);
    }
    if (box->in_unit_of_measure && out.measured_in == SR_IN_NONE && measure != NULL && !share) {
        out.measured_in = measure->measured_in;
    }
    return out;
}

bool read_status_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"decided", "proposed", NULL};
    int found = read_word(r, index, name, words);
    *(bool *)out = found == 1;
    return found >= 0;
}

/* ---- words that wait for their table ---- */

static int wrong_call(lua_State *L, const started *what, int index)
{
    if (box_kind_at(L, index) == BOX_ABSORBER) {
        push_absorber(L);
        return 1;
    }
    tell(rules_of(L), &(telling){.code = "SR2108",
                                 .at = what->at,
                                 .literal = what->word,
                                 .subject = what->subject,
                                 .message = SR_MSG("{0} has no table", what->word),
                                 .found = shown_value(L, index),
                                 .expected = SR_MSG("{0} \"…\" { … }", what->word)});
    push_absorber(L);
    return 1;
}

/* `goal "1.2a"` has been called with its table. */
static int finish_started(lua_State *L)
{
    started *what = (started *)box_at(L, 1, BOX_STARTED);
    what->done = true;
    if (!lua_istable(L, 2)) {
        return wrong_call(L, what, 2);
    }
    lua_settop(L, 2);
    lua_remove(L, 1);
    return what->declare(L, what);
}

const script_word started_operators[] = {{"__call", finish_started}, {NULL, NULL}};

static const struct declaring_word {
    const char *name;
    declare_fn declare;
} declaring_words[] = {
    {"measure", declare_measure},      {"goal", declare_goal},     {"index", declare_index},
    {"social_budget", declare_budget}, {"report", declare_report}, {"section", declare_section},
    {"check", declare_check},          {"area", declare_area},
};
enum { DECLARING_WORDS = sizeof declaring_words / sizeof declaring_words[0] };

static started *new_started(lua_State *L, const struct declaring_word *row)
{
    sr_rules *rules = rules_of(L);
    started *what = arena_need(L, sizeof *what);
    *what = (started){.word = row->name,
                      .id = arena_need_text(L, lua_tostring(L, 1)),
                      .at = current_spot(L),
                      .declare = row->declare,
                      .next = rules->started};
    what->subject = sr_arena_printf(rules->arena, "%s %s", row->name, what->id);
    if (what->subject == NULL) {
        (void)raise_memory(L);
    }
    rules->started = what;
    return what;
}

/* Upvalue: the row of the word. */
static int start(lua_State *L)
{
    const struct declaring_word *row = lua_touserdata(L, lua_upvalueindex(1));
    if (!rules_of(L)->loading) {
        return luaL_error(L, "%s declares, which is done outside of functions", row->name);
    }
    if (lua_type(L, 1) != LUA_TSTRING || lua_rawlen(L, 1) == 0) {
        (void)complain(L, &(complaint){.code = "SR2108",
                                       .literal = row->name,
                                       .message = SR_MSG("{0} has no id", row->name),
                                       .found = shown_value(L, 1),
                                       .expected = SR_MSG("{0} \"…\" { … }", row->name)});
        return 1;
    }
    started *what = new_started(L, row);
    if (lua_istable(L, 2)) {
        what->done = true;
        lua_settop(L, 2);
        lua_remove(L, 1);
        return row->declare(L, what);
    }
    push_box(L, BOX_STARTED, what);
    return 1;
}

void tell_unfinished(sr_rules *rules)
{
    for (const started *each = rules->started; each != NULL; each = each->next) {
        if (!each->done) {
            tell(rules, &(telling){.code = "SR2108",
                                   .at = each->at,
                                   .literal = each->word,
                                   .subject = each->subject,
                                   .message = SR_MSG("{0} has no table", each->word),
                                   .expected = SR_MSG("{0} \"…\" { … }", each->word)});
        }
    }
    rules->started = NULL;
}

/* ---- parts of declarations ---- */

int push_part(lua_State *L, const part_box *what, int table)
{
    part_box *part = arena_need(L, sizeof *part);
    *part = *what;
    push_box(L, BOX_TABLE, part);
    lua_pushvalue(L, table);
    lua_setiuservalue(L, -2, 1);
    return 1;
}

const part_box *push_part_table(lua_State *L, int index)
{
    const part_box *part = box_at(L, index, BOX_TABLE);
    if (part != NULL) {
        lua_getiuservalue(L, index, 1);
    }
    return part;
}

int declare_area(lua_State *L, const started *what)
{
    return push_part(L, &(part_box){.title = what->id, .at = what->at}, 1);
}

static const char *const part_words[] = {"guard", "follow_up", "level"};
enum { PART_WORDS = sizeof part_words / sizeof part_words[0] };

/* Upvalue: the number of the word. */
static int plain_part(lua_State *L)
{
    const sr_message expected[PART_WORDS] = {SR_MSG("guard { text, measure, limit }"),
                                             SR_MSG("follow_up { period = …, forecast = … }"),
                                             SR_MSG("level { unit = …, target = … }")};
    size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(1));
    if (!lua_istable(L, 1)) {
        return complain(L, &(complaint){.code = "SR2108",
                                        .literal = part_words[at],
                                        .message = SR_MSG("{0} has no table", part_words[at]),
                                        .found = shown_value(L, 1),
                                        .expected = expected[at]});
    }
    return push_part(L, &(part_box){.at = current_spot(L)}, 1);
}

void open_declarations(lua_State *L)
{
    for (size_t i = 0; i < DECLARING_WORDS; i++) {
        lua_pushlightuserdata(L, (void *)&declaring_words[i]);
        lua_pushcclosure(L, start, 1);
        lua_setfield(L, -2, declaring_words[i].name);
    }
    for (size_t i = 0; i < PART_WORDS; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_pushcclosure(L, plain_part, 1);
        lua_setfield(L, -2, part_words[i]);
    }
    open_tables_from(L);
    open_budget_tables(L);
}
