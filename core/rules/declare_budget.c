#include <string.h>

#include "rules/declare_budget.h"

typedef struct guard_draft {
    sr_guard guard;
    measure_ref ref;
    const target_box *limit;
} guard_draft;

typedef struct budget_draft {
    declared draft;
    sr_budget_line line;
    const char *subject;
    measure_ref ref;
    const target_box *target;
    guard_draft *guards;
    size_t guard_count;
    follow_ups follow_ups;
    level_drafts levels;
    measure_ref cost, counted;
    budgeted_cost cost_budget;
} budget_draft;

static const field guard_fields[] = {
    {"decided", read_text_field, offsetof(guard_draft, guard.decided)},
    {"proposed", read_flag_field, offsetof(guard_draft, guard.proposed)},
    {"status", read_status_field, offsetof(guard_draft, guard.proposed)},
    {NULL, NULL, 0},
};

/* guard { text, measure, limit, status = "proposed" } */
static bool read_guard(reading *outer, int index, guard_draft *draft)
{
    lua_State *L = outer->L;
    const part_box *part = push_part_table(L, index);
    if (part == NULL) {
        return box_kind_at(L, index) == BOX_ABSORBER ||
               wrong_member(outer, index, "guards", SR_MSG("guard { text, measure, limit }"));
    }
    int table = lua_gettop(L);
    reading r = *outer;
    r.at = part->at;
    r.with_list = true;
    bool right = read_fields(&r, table, guard_fields, draft);
    draft->guard.place = place_later(r.at, "guard");
    for (int i = 1; i <= 3; i++) {
        lua_rawgeti(L, table, i);
    }
    r.shown = "text";
    right = read_text_field(&r, table + 1, "1", &draft->guard.text) && right;
    r.shown = "measure";
    if (box_kind_at(L, table + 2) != BOX_ABSORBER) {
        right = read_measure_field(&r, table + 2, "2", &draft->ref) && right;
    }
    r.shown = "limit";
    if (box_kind_at(L, table + 3) != BOX_ABSORBER) {
        right = read_target_field(&r, table + 3, "3", &draft->limit) && right;
    }
    return right;
}

static bool read_guards(reading *r, int index, const char *name, void *out)
{
    lua_State *L = r->L;
    budget_draft *draft = out;
    if (!lua_istable(L, index)) {
        return wrong_member(r, index, name, SR_MSG("{ guard { text, measure, limit }, … }"));
    }
    size_t count = lua_rawlen(L, index);
    draft->guards = arena_need(L, (count + 1) * sizeof *draft->guards);
    bool right = true;
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        int item = lua_gettop(L);
        right = read_guard(r, item, &draft->guards[draft->guard_count++]) && right;
        lua_settop(L, item - 1);
    }
    return right;
}

static const field fields[] = {
    {"text", read_text_field, offsetof(budget_draft, line.text)},
    {"unit", read_units_field, offsetof(budget_draft, line.units)},
    {"measure", read_measure_field, offsetof(budget_draft, ref)},
    {"target", read_target_field, offsetof(budget_draft, target)},
    {"decided", read_text_field, offsetof(budget_draft, line.decided)},
    {"proposed", read_flag_field, offsetof(budget_draft, line.proposed)},
    {"status", read_status_field, offsetof(budget_draft, line.proposed)},
    {"comment", read_text_field, offsetof(budget_draft, line.comment)},
    {"guards", read_guards, 0},
    {"goal", read_text_field, offsetof(budget_draft, line.goal)},
    {"split", read_split_field, offsetof(budget_draft, line.split)},
    {"follow_ups", read_follow_ups_field, offsetof(budget_draft, follow_ups)},
    {"cost", read_measure_field, offsetof(budget_draft, cost)},
    {"cost_per", read_measure_field, offsetof(budget_draft, counted)},
    {"cost_budget", read_cost_budget_field, offsetof(budget_draft, cost_budget)},
    {"levels", read_levels_field, offsetof(budget_draft, levels)},
    {"next_year", read_next_field, offsetof(budget_draft, line.next)},
    {NULL, NULL, 0},
};
_Static_assert(offsetof(sr_budget_line, unit_count) == offsetof(sr_budget_line, units) + sizeof(void *),
               "a count follows its list, as in units");

static sr_status finish_guard(sr_rules *rules, const budget_draft *budget, guard_draft *draft, size_t number)
{
    const inline_measure inlined = {
        .id = make_id(rules, "villkor", budget->line.id, number),
        .label = draft->guard.text,
        .units = {budget->line.units, budget->line.unit_count},
        .target = draft->limit != NULL ? &draft->limit->target : NULL,
    };
    if (inlined.id == NULL) {
        return SR_MEMORY;
    }
    sr_status status = resolve_measure(rules, &draft->ref, budget->subject, &inlined, &draft->guard.measure);
    draft->guard.limit.comparator = SR_NO_LEVEL;
    if (draft->limit != NULL) {
        draft->guard.limit = fit_target(draft->limit, draft->guard.measure);
    }
    if (draft->guard.text == NULL) {
        draft->guard.text = inlined.id;
    }
    return status;
}

/* A measure of the line besides its own: cost, or what it is divided by. */
static sr_status finish_other(sr_rules *rules, const budget_draft *draft, const measure_ref *ref,
                              const char *sort, const sr_measure **out, sr_place *place)
{
    const inline_measure inlined = {.id = make_id(rules, sort, draft->line.id, 0),
                                    .label = draft->line.text,
                                    .units = {draft->line.units, draft->line.unit_count}};
    if (ref->id == NULL && ref->value.compute == NULL) {
        return SR_OK;
    }
    *place = place_of(rules, ref->at, ref->member, NULL);
    return inlined.id != NULL ? resolve_measure(rules, ref, draft->subject, &inlined, out) : SR_MEMORY;
}

/* Whether a follow-up of an earlier year was about what is a unit of the line still. */
static bool is_comparable(const sr_budget_line *line, const sr_follow_up *said)
{
    bool any = said->unit == NULL && line->unit_count <= 1;
    for (size_t i = 0; i < line->unit_count && !any; i++) {
        any = line->units[i] == said->unit;
    }
    return any;
}

/* A table holds the follow-ups of many years. Those of later ones are theirs; those of earlier ones are kept
   to be compared with. */
static bool is_own_row(const sr_budget_line *line, const char *id, const sr_follow_up *said)
{
    if (strcmp(id, line->id) != 0) {
        return false;
    }
    return line->plan_year == 0 || said->period.year == line->plan_year ||
           (said->period.year < line->plan_year && is_comparable(line, said));
}

static void keep_own(follow_ups *list, const sr_budget_line *line)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->count; i++) {
        if (list->lines[i] == NULL || is_own_row(line, list->lines[i], &list->at[i])) {
            list->at[kept++] = list->at[i];
        }
    }
    list->count = kept;
}

/* Numbers without unit are in that of the outcome. */
static void finish_follow_ups(budget_draft *draft)
{
    const sr_measure *measure = draft->line.measure;
    keep_own(&draft->follow_ups, &draft->line);
    for (size_t i = 0; i < draft->follow_ups.count; i++) {
        sr_quantity *forecast = &draft->follow_ups.at[i].forecast;
        if (measure != NULL && forecast->measured_in == SR_IN_NONE && measure->measured_in != SR_IN_SHARE) {
            forecast->measured_in = measure->measured_in;
        }
        forecast->decimals = measure != NULL ? measure->decimals : forecast->decimals;
    }
    draft->line.follow_ups = draft->follow_ups.at;
    draft->line.follow_up_count = draft->follow_ups.count;
}

static sr_status finish_others(sr_rules *rules, budget_draft *draft)
{
    sr_budget_line *line = &draft->line;
    finish_follow_ups(draft);
    line->has_cost_budget = draft->cost_budget.given;
    line->cost_budget = draft->cost_budget.amount;
    line->cost_budget_place = draft->cost_budget.place;
    sr_status status = finish_other(rules, draft, &draft->cost, "kostnad", &line->cost, &line->cost_place);
    if (status == SR_OK) {
        status = finish_other(rules, draft, &draft->counted, "antal", &line->counted, &line->counted_place);
    }
    return status == SR_OK && draft->levels.given ? finish_levels(rules, draft->subject, &draft->levels, line)
                                                  : status;
}

static sr_status finish_budget(sr_rules *rules, declared *what)
{
    budget_draft *draft = (budget_draft *)what;
    sr_budget_line *line = &draft->line;
    const inline_measure inlined = {
        .id = make_id(rules, "budget", line->id, 0),
        .label = line->text,
        .units = {line->units, line->unit_count},
        .target = draft->target != NULL ? &draft->target->target : NULL,
    };
    sr_guard *guards = sr_arena_array(rules->arena, draft->guard_count + 1, sizeof *guards);
    if (inlined.id == NULL || guards == NULL) {
        return SR_MEMORY;
    }
    sr_status status = resolve_measure(rules, &draft->ref, draft->subject, &inlined, &line->measure);
    for (size_t i = 0; status == SR_OK && i < draft->guard_count; i++) {
        status = finish_guard(rules, draft, &draft->guards[i], i + 1);
        if (draft->guards[i].guard.measure != NULL) {
            guards[line->guard_count++] = draft->guards[i].guard;
        }
    }
    line->guards = guards;
    line->target.comparator = SR_NO_LEVEL;
    if (draft->target != NULL) {
        line->target = fit_target(draft->target, line->measure);
    }
    if (status == SR_OK) {
        status = finish_others(rules, draft);
    }
    if (status != SR_OK) {
        return status;
    }
    return sr_model_budget_line(rules->setup.model, line) != NULL ? SR_OK : SR_MEMORY;
}

int declare_budget(lua_State *L, const started *what)
{
    sr_rules *rules = rules_of(L);
    budget_draft *draft = arena_need(L, sizeof *draft);
    draft->subject = what->subject;
    draft->line =
        (sr_budget_line){.id = what->id, .text = what->id, .place = place_later(what->at, what->id)};
    draft->line.plan_year = rules->year;
    reading r = start_reading(L, what->subject, NULL);
    r.at = what->at;
    if (read_fields(&r, 1, fields, draft)) {
        if (draft->ref.id == NULL && draft->ref.value.compute == NULL) {
            missing_member(&r, "measure", SR_MSG("the id of a measure, or a recipe"));
        }
        if (draft->target == NULL && !draft->levels.given) {
            missing_member(&r, "target", SR_MSG("a target such as at_least \"50 %\""));
        }
    }
    add_draft(rules, &draft->draft, finish_budget);
    return 0;
}

/* ---- lines that a table is about ---- */

typedef struct expected_line {
    declared draft;
    const char *id;
    const char *word; /* by which the line takes it: "follow_ups_from" */
    spot at;
} expected_line;

static bool takes(const budget_draft *draft, const char *word)
{
    return strcmp(word, "levels_from") == 0 ? draft->levels.given : draft->follow_ups.at != NULL;
}

static void tell_unexpected(sr_rules *rules, const expected_line *line, const char *nearest)
{
    tell(rules, &(telling){.code = "SR2429",
                           .at = line->at,
                           .message = SR_MSG("there is no line {0} in the social budget", line->id),
                           .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                                                   : SR_MSG("lines are declared with social_budget")});
}

static void tell_not_taken(sr_rules *rules, const expected_line *line)
{
    tell(rules,
         &(telling){.code = "SR2434",
                    .at = line->at,
                    .message = SR_MSG("the line {0} takes nothing from this table", line->id),
                    .hint = SR_MSG("write {0}(source \"…\") in it, or take the row away", line->word)});
}

/* Lines are in the model when those of all files have been finished; this one may come before them, so the
   drafts that wait are asked as well. */
static sr_status finish_expected(sr_rules *rules, declared *what)
{
    enum { MOST = 500 };
    const expected_line *line = (const expected_line *)what;
    const char *ids[MOST];
    size_t count = 0;
    for (const declared *each = rules->drafts; each != NULL && count < MOST; each = each->next) {
        const budget_draft *budget = (const budget_draft *)each;
        if (each->finish == finish_budget && strcmp(budget->line.id, line->id) == 0) {
            if (!takes(budget, line->word)) {
                tell_not_taken(rules, line);
            }
            return SR_OK;
        }
        if (each->finish == finish_budget) {
            ids[count++] = budget->line.id;
        }
    }
    tell_unexpected(rules, line, sr_nearest(line->id, ids, count));
    return SR_OK;
}

/* The year of the part whose table is at the top. */
static int year_at_top(lua_State *L)
{
    sr_period period = {0};
    lua_pushstring(L, "period");
    bool read = lua_rawget(L, -2) == LUA_TSTRING && sr_period_read(sr_str_of(lua_tostring(L, -1)), &period);
    lua_pop(L, 1);
    return read ? period.year : 0;
}

static void expect_line(lua_State *L, const part_box *part, const char *word)
{
    expected_line *line = arena_need(L, sizeof *line);
    *line = (expected_line){.at = part->at, .word = word};
    lua_pushstring(L, "line");
    lua_rawget(L, -2);
    line->id = lua_type(L, -1) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, -1)) : "";
    lua_pop(L, 1);
    add_draft(rules_of(L), &line->draft, finish_expected);
}

void expect_lines(lua_State *L, int index, const char *word)
{
    int year = rules_of(L)->year;
    size_t count = lua_rawlen(L, index);
    for (size_t i = 1; i <= count; i++) {
        int top = lua_gettop(L);
        lua_rawgeti(L, index, (lua_Integer)i);
        const part_box *part = push_part_table(L, top + 1);
        int own = year_at_top(L);
        if (year == 0 || own == 0 || own == year) {
            expect_line(L, part, word);
        }
        lua_settop(L, top);
    }
}
