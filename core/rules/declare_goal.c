#include <string.h>

#include "rules/draft.h"

typedef struct goal_part {
    const char *label;
    measure_ref ref;
} goal_part;

typedef struct goal_draft {
    declared draft;
    sr_goal goal;
    const char *subject;
    goal_part *parts;
    size_t part_count;
    const target_box *target, *partly;
    texts replaces, split_from, merged_from;
} goal_draft;

static bool read_one_measure(reading *r, int index, const char *name, void *out)
{
    goal_draft *draft = out;
    goal_part *part = arena_need(r->L, sizeof *part);
    draft->parts = part;
    draft->part_count = 1;
    return read_measure_field(r, index, name, &part->ref);
}

/* { {"pågående", "a"}, … }: the place at `item` is a pair. */
static bool read_pair(reading *r, int pair, goal_part *part)
{
    lua_State *L = r->L;
    bool right = lua_istable(L, pair);
    if (right) {
        lua_rawgeti(L, pair, 1);
        right = lua_type(L, -1) == LUA_TSTRING;
        part->label = right ? arena_need_text(L, lua_tostring(L, -1)) : NULL;
        lua_rawgeti(L, pair, 2);
    }
    if (!right) {
        return wrong_member(r, pair, "measures", SR_MSG("{ {\"group\", \"measure\"}, … }"));
    }
    return box_kind_at(L, lua_gettop(L)) == BOX_ABSORBER ||
           read_measure_field(r, lua_gettop(L), "measures", &part->ref);
}

static bool read_named(reading *r, int table, int key, goal_part *part)
{
    lua_State *L = r->L;
    part->label = lua_type(L, key) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, key)) : "";
    lua_pushvalue(L, key);
    lua_rawget(L, table);
    return box_kind_at(L, lua_gettop(L)) == BOX_ABSORBER ||
           read_measure_field(r, lua_gettop(L), "measures", &part->ref);
}

static bool read_measures(reading *r, int index, const char *name, void *out)
{
    lua_State *L = r->L;
    goal_draft *draft = out;
    if (!lua_istable(L, index)) {
        return wrong_member(r, index, name, SR_MSG("{ {\"group\", \"measure\"}, … }"));
    }
    lua_Integer count = push_keys(L, index);
    int keys = lua_gettop(L);
    draft->parts = arena_need(L, (size_t)(count + 1) * sizeof *draft->parts);
    bool right = true;
    for (lua_Integer i = 1; i <= count; i++) {
        goal_part *part = &draft->parts[draft->part_count++];
        if (lua_rawgeti(L, keys, i) == LUA_TNUMBER) {
            lua_rawget(L, index);
            right = read_pair(r, lua_gettop(L), part) && right;
        } else {
            right = read_named(r, index, lua_gettop(L), part) && right;
        }
        lua_settop(L, keys);
    }
    return right;
}

static bool read_rule(reading *r, int index, const char *name, void *out)
{
    static const char *const rules[] = {"all", "any", "pooled", NULL};
    int found = read_word(r, index, name, rules);
    if (found >= 0) {
        ((goal_draft *)out)->goal.rule = (sr_rule)found;
    }
    return found >= 0;
}

static bool read_box(reading *r, int index, const char *name, void *out)
{
    static const char *const boxes[] = {"met", "partly", "not_met", NULL};
    sr_judgement *judgement = out;
    int found = read_word(r, index, name, boxes);
    judgement->given = found >= 0;
    judgement->box = found >= 0 ? (sr_state)found : SR_STATE_NOT_MEASURED;
    return found >= 0;
}

static const field judgement_fields[] = {
    {"box", read_box, 0},
    {"comment", read_text_field, offsetof(sr_judgement, comment)},
    {"role", read_text_field, offsetof(sr_judgement, role)},
    {"date", read_day_field, offsetof(sr_judgement, date)},
    {NULL, NULL, 0},
};

static bool read_judgement(reading *r, int index, const char *name, void *out)
{
    (void)name;
    reading inner = *r;
    inner.prefix = "judgement.";
    return read_fields(&inner, index, judgement_fields, out);
}

static const field fields[] = {
    {"number", read_text_field, offsetof(goal_draft, goal.number)},
    {"area", read_text_field, offsetof(goal_draft, goal.area)},
    {"goal", read_text_field, offsetof(goal_draft, goal.goal)},
    {"subgoal", read_text_field, offsetof(goal_draft, goal.subgoal)},
    {"text", read_text_field, offsetof(goal_draft, goal.text)},
    {"unit", read_unit_field, offsetof(goal_draft, goal.unit)},
    {"responsible", read_texts_field, offsetof(goal_draft, goal.responsible)},
    {"measure", read_one_measure, 0},
    {"measures", read_measures, 0},
    {"rule", read_rule, 0},
    {"measurable", read_flag_field, offsetof(goal_draft, goal.measurable)},
    {"target", read_target_field, offsetof(goal_draft, target)},
    {"partly", read_target_field, offsetof(goal_draft, partly)},
    {"decided", read_text_field, offsetof(goal_draft, goal.decided)},
    {"proposed", read_flag_field, offsetof(goal_draft, goal.proposed)},
    {"status", read_status_field, offsetof(goal_draft, goal.proposed)},
    {"replaces", read_texts_field, offsetof(goal_draft, replaces)},
    {"split_from", read_texts_field, offsetof(goal_draft, split_from)},
    {"merged_from", read_texts_field, offsetof(goal_draft, merged_from)},
    {"judgement", read_judgement, offsetof(goal_draft, goal.judgement)},
    {"base", read_base_field, offsetof(goal_draft, goal.base)},
    {"note", read_text_field, offsetof(goal_draft, goal.note)},
    {NULL, NULL, 0},
};
_Static_assert(offsetof(sr_goal, responsible_count) == offsetof(sr_goal, responsible) + sizeof(void *),
               "a count follows its list, as in texts");

static sr_status finish_goal(sr_rules *rules, declared *what)
{
    goal_draft *draft = (goal_draft *)what;
    sr_goal *goal = &draft->goal;
    sr_goal_part *parts = sr_arena_array(rules->arena, draft->part_count + 1, sizeof *parts);
    const sr_unit **unit = sr_arena_array(rules->arena, 1, sizeof(void *));
    if (parts == NULL || unit == NULL) {
        return SR_MEMORY;
    }
    unit[0] = goal->unit;
    char before[32];
    (void)snprintf(before, sizeof before, "mal-%d", goal->plan_year);
    for (size_t i = 0; i < draft->part_count; i++) {
        const goal_part *part = &draft->parts[i];
        const inline_measure inlined = {
            .id = make_id(rules, before, goal->id, draft->part_count > 1 ? i + 1 : 0),
            .label = goal->text,
            .units = {unit, goal->unit != NULL},
            .target = draft->target != NULL ? &draft->target->target : NULL,
            .base = goal->base};
        const sr_measure *measure;
        sr_status status = resolve_measure(rules, &part->ref, draft->subject, &inlined, &measure);
        if (status != SR_OK || inlined.id == NULL) {
            return SR_MEMORY;
        }
        if (measure != NULL) {
            parts[goal->part_count++] = (sr_goal_part){part->label, measure};
        }
    }
    goal->parts = parts;
    const sr_measure *first = goal->part_count > 0 ? parts[0].measure : NULL;
    goal->target = draft->target != NULL ? fit_target(draft->target, first) : goal->target;
    goal->partly = draft->partly != NULL ? fit_target(draft->partly, first) : goal->partly;
    return sr_model_goal(rules->setup.model, goal) != NULL ? SR_OK : SR_MEMORY;
}

static void add_lineage(lua_State *L, goal_draft *draft)
{
    const struct {
        const texts *from;
        sr_lineage_kind kind;
    } sorts[] = {{&draft->replaces, SR_REPLACES},
                 {&draft->split_from, SR_SPLIT_FROM},
                 {&draft->merged_from, SR_MERGED_FROM}};
    size_t count = draft->replaces.count + draft->split_from.count + draft->merged_from.count;
    sr_lineage *lineage = arena_need(L, (count + 1) * sizeof *lineage);
    size_t used = 0;
    for (size_t s = 0; s < 3; s++) {
        for (size_t i = 0; i < sorts[s].from->count; i++) {
            lineage[used++] = (sr_lineage){.kind = sorts[s].kind, .goal = sorts[s].from->at[i]};
        }
    }
    draft->goal.lineage = lineage;
    draft->goal.lineage_count = count;
}

int declare_goal(lua_State *L, const started *what)
{
    sr_rules *rules = rules_of(L);
    goal_draft *draft = arena_need(L, sizeof *draft);
    draft->subject = what->subject;
    draft->goal = (sr_goal){.id = what->id,
                            .plan_year = rules->year,
                            .measurable = true,
                            .judgement = {.date = SR_DAY_NONE},
                            .place = place_later(what->at, what->id)};
    reading r = start_reading(L, what->subject, NULL);
    r.at = what->at;
    (void)read_fields(&r, 1, fields, draft);
    add_lineage(L, draft);
    sr_goal *goal = &draft->goal;
    goal->target.comparator = SR_NO_LEVEL;
    goal->no_target = draft->target == NULL ? goal->measurable : draft->target->no_target;
    goal->has_partly = draft->partly != NULL;
    if (goal->text == NULL) {
        goal->text = goal->subgoal != NULL ? goal->subgoal : goal->goal != NULL ? goal->goal : goal->id;
    }
    add_draft(rules, &draft->draft, finish_goal);
    return 0;
}
