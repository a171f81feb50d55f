/* levels = { level { unit = "torgen", period = "2022-T1", target = at_least(40), decided = "…" } }: what is
   budgeted for single units, for the year and for parts of it; written so or read from a table. */
#include <string.h>

#include "rules/declare_budget_levels.h"

/* ---- reading ---- */

static bool read_when(reading *r, int index, const char *name, void *out)
{
    level_draft *draft = out;
    draft->has_period = read_period_field(r, index, name, &draft->period);
    return draft->has_period;
}

static bool read_proposed(reading *r, int index, const char *name, void *out)
{
    level_draft *draft = out;
    draft->has_standing = read_flag_field(r, index, name, &draft->proposed);
    return draft->has_standing;
}

static bool read_standing(reading *r, int index, const char *name, void *out)
{
    level_draft *draft = out;
    draft->has_standing = read_status_field(r, index, name, &draft->proposed);
    return draft->has_standing;
}

static bool read_cost(reading *r, int index, const char *name, void *out)
{
    level_draft *draft = out;
    budgeted_cost cost = {0};
    draft->has_cost = read_cost_budget_field(r, index, name, &cost);
    draft->cost = cost.amount;
    return draft->has_cost;
}

static const field level_fields[] = {
    {"line", read_text_field, offsetof(level_draft, line)},
    {"goal", read_text_field, offsetof(level_draft, goal)},
    {"unit", read_unit_field, offsetof(level_draft, unit)},
    {"period", read_when, 0},
    {"target", read_target_field, offsetof(level_draft, target)},
    {"split", read_split_field, offsetof(level_draft, split)},
    {"decided", read_text_field, offsetof(level_draft, decided)},
    {"proposed", read_proposed, 0},
    {"status", read_standing, 0},
    {"comment", read_text_field, offsetof(level_draft, comment)},
    {"cost_budget", read_cost, 0},
    {NULL, NULL, 0},
};

static bool read_level(reading *outer, int index, level_draft *out)
{
    lua_State *L = outer->L;
    const part_box *part = push_part_table(L, index);
    if (part == NULL) {
        return box_kind_at(L, index) == BOX_ABSORBER ||
               wrong_member(outer, index, "levels", SR_MSG("level { unit = …, target = … }"));
    }
    reading r = *outer;
    r.at = part->at;
    r.columns = part->columns;
    *out = (level_draft){.at = part->at, .origin = part->origin};
    bool right = read_fields(&r, lua_gettop(L), level_fields, out);
    if (right && out->target == NULL) {
        missing_member(&r, "target", SR_MSG("a target such as at_least \"50 %\""));
    }
    return right && out->target != NULL;
}

bool read_levels_field(reading *r, int index, const char *name, void *out)
{
    lua_State *L = r->L;
    level_drafts *list = out;
    list->given = true;
    list->broken = true;
    if (!lua_istable(L, index)) {
        return wrong_member(r, index, name, SR_MSG("{ level { unit = …, target = … }, … }"));
    }
    list->broken = false;
    size_t count = lua_rawlen(L, index);
    list->at = arena_need(L, (count + 1) * sizeof *list->at);
    bool right = true;
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        int item = lua_gettop(L);
        bool one = read_level(r, item, &list->at[list->count]);
        list->count += one;
        list->broken = list->broken || !one;
        right = right && one;
        lua_settop(L, item - 1);
    }
    return right;
}

/* ---- the levels of a line ---- */

void tell_budget_level(const level_finishing *f, const char *code, spot at, sr_message message,
                       sr_message hint)
{
    tell(f->rules,
         &(telling){.code = code, .at = at, .subject = f->subject, .message = message, .hint = hint});
}

static spot line_spot(const level_finishing *f)
{
    return (spot){f->line->place.file, f->line->place.line};
}

const char *level_number_text(level_finishing *f, int64_t number)
{
    const char *text = sr_arena_printf(f->rules->arena, "%lld", (long long)number);
    f->failed = f->failed || text == NULL;
    return text != NULL ? text : "";
}

const char *level_period_text(level_finishing *f, sr_period period)
{
    char text[16];
    sr_period_write(period, text);
    const char *kept = sr_arena_text(f->rules->arena, text);
    f->failed = f->failed || kept == NULL;
    return kept != NULL ? kept : "";
}

bool level_is_of_year(const level_draft *draft)
{
    return draft->period.kind == SR_YEAR;
}

/* Rows of a table about other lines and other years are theirs. */
static void keep_own(level_finishing *f)
{
    level_drafts *all = f->drafts;
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) {
        level_draft *each = &all->at[i];
        if (!each->has_period) {
            each->period = (sr_period){f->line->plan_year, SR_YEAR, 1};
        }
        bool own_year = each->period.year == f->line->plan_year;
        if (each->line == NULL && !own_year) {
            tell_budget_level(f, "SR2431", each->at,
                              SR_MSG("{0} is not in the year of the budget, {1}",
                                     level_period_text(f, each->period),
                                     level_number_text(f, f->line->plan_year)),
                              (sr_message){0});
        } else if (own_year && (each->line == NULL || strcmp(each->line, f->line->id) == 0)) {
            all->at[kept++] = *each;
        }
    }
    all->count = kept;
}

static bool is_of_line(const sr_budget_line *line, const sr_unit *unit)
{
    for (size_t i = 0; i < line->unit_count; i++) {
        if (line->units[i] == unit) {
            return true;
        }
    }
    return false;
}

/* A level that says no unit is about the only one there is. */
static void find_unit(level_finishing *f, level_draft *draft)
{
    const sr_budget_line *line = f->line;
    if (draft->unit == NULL && line->unit_count == 1) {
        draft->unit = line->units[0];
    } else if (draft->unit == NULL && line->unit_count > 1) {
        tell_budget_level(f, "SR2430", draft->at, SR_MSG("the level does not say which unit it is for"),
                          SR_MSG("the line is about several units: give each of them its level"));
    } else if (draft->unit != NULL && !is_of_line(line, draft->unit)) {
        tell_budget_level(f, "SR2430", draft->at,
                          SR_MSG("the line is not about the unit {0}", draft->unit->id),
                          SR_MSG("add it to unit = { … } of the line, or correct the level"));
    }
}

static void check_twice(level_finishing *f, size_t at)
{
    const level_draft *draft = &f->drafts->at[at];
    for (size_t i = 0; i < at; i++) {
        const level_draft *other = &f->drafts->at[i];
        if (other->unit == draft->unit && sr_period_equal(other->period, draft->period)) {
            tell_budget_level(
                f, "SR2432", draft->at, SR_MSG("{0} is budgeted twice", level_period_text(f, draft->period)),
                SR_MSG("it stands on line {0} too: keep one of them", level_number_text(f, other->at.line)));
            return;
        }
    }
}

static void find_goal(level_finishing *f, const level_draft *draft)
{
    sr_budget_line *line = f->line;
    if (draft->goal != NULL && line->goal == NULL) {
        line->goal = draft->goal;
        line->goal_place = place_later(draft->at, draft->goal);
    } else if (draft->goal != NULL && strcmp(draft->goal, line->goal) != 0) {
        tell_budget_level(
            f, "SR2432", draft->at,
            SR_MSG("the level belongs to the goal {0}, and the line to {1}", draft->goal, line->goal),
            SR_MSG("a line belongs to one goal"));
    }
}

static const level_draft *year_of(const level_finishing *f, const sr_unit *unit)
{
    for (size_t i = 0; i < f->drafts->count; i++) {
        if (level_is_of_year(&f->drafts->at[i]) && f->drafts->at[i].unit == unit) {
            return &f->drafts->at[i];
        }
    }
    return NULL;
}

/* The first part of the year of a unit that has no level for the year. */
static const level_draft *first_of(const level_finishing *f, const sr_unit *unit)
{
    for (size_t i = 0; i < f->drafts->count; i++) {
        if (f->drafts->at[i].unit == unit) {
            return &f->drafts->at[i];
        }
    }
    return NULL;
}

/* ---- one unit ---- */

static void put_level(level_finishing *f, const level_draft *year)
{
    const sr_budget_line *line = f->line;
    size_t parts = count_level_parts(f, year->unit);
    sr_budget_level *level = &f->levels[f->line->level_count++];
    *level = (sr_budget_level){.unit = year->unit,
                               .target = level_target(f, year),
                               .split = year->split.kind != SR_SPLIT_UNSAID ? year->split : line->split,
                               .decided = year->decided != NULL ? year->decided : line->decided,
                               .proposed = year->has_standing ? year->proposed : line->proposed,
                               .comment = year->comment != NULL ? year->comment : line->comment,
                               .has_cost = year->has_cost || line->has_cost_budget,
                               .cost = year->has_cost ? year->cost : line->cost_budget,
                               .place = place_later(year->at, NULL)};
    level->cost.origin = year->has_cost ? year->origin : NULL;
    if (parts > 0) {
        find_level_parts(f, year, parts, level);
    }
}

/* A unit without a level has that of the line, when it has one and no parts are said. */
static void find_level(level_finishing *f, const sr_unit *unit)
{
    const level_draft *year = year_of(f, unit);
    bool other = f->line->target.comparator != SR_NO_LEVEL && count_level_parts(f, unit) == 0;
    if (year != NULL) {
        put_level(f, year);
    } else if (!other && !f->drafts->broken) {
        const level_draft *part = first_of(f, unit);
        tell_budget_level(f, "SR2431", part != NULL ? part->at : line_spot(f),
                          SR_MSG("{0} has no level for {1}", level_unit_name(unit, f->rules->setup.forbund),
                                 level_number_text(f, f->line->plan_year)),
                          SR_MSG("give each unit of the line its level for the year"));
    }
}

sr_status finish_levels(sr_rules *rules, const char *subject, level_drafts *drafts, sr_budget_line *line)
{
    level_finishing f = {.rules = rules, .subject = subject, .drafts = drafts, .line = line};
    f.levels = sr_arena_array(rules->arena, line->unit_count + 1, sizeof *f.levels);
    if (f.levels == NULL) {
        return SR_MEMORY;
    }
    keep_own(&f);
    for (size_t i = 0; i < drafts->count; i++) {
        find_unit(&f, &drafts->at[i]);
        find_goal(&f, &drafts->at[i]);
    }
    for (size_t i = 0; i < drafts->count; i++) {
        check_twice(&f, i);
    }
    if (line->unit_count == 0) {
        find_level(&f, NULL);
    }
    for (size_t i = 0; i < line->unit_count; i++) {
        find_level(&f, line->units[i]);
    }
    line->levels = f.levels;
    if (drafts->broken && line->level_count == 0) {
        line->split = (sr_split){0}; /* of what is not known */
    }
    return f.failed ? SR_MEMORY : SR_OK;
}
