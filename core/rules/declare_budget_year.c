#include <stdio.h>
#include <string.h>

#include "rules/declare_budget.h"

static sr_place place_of_member(const reading *r, const char *member, const char *text)
{
    return place_of(r->rules, r->at, member, text);
}

/* ---- split = "even", "level" or { T1 = "30 %", T2 = "30 %", T3 = "40 %" } ---- */

/* "T1" as a part of any year. */
static bool read_part(const char *word, sr_split_part *out)
{
    char period[16];
    sr_period part;
    (void)snprintf(period, sizeof period, "2000-%.8s", word);
    if (!sr_period_read(sr_str_of(period), &part)) {
        return false;
    }
    out->kind = part.kind;
    out->part = part.part;
    return true;
}

static bool read_share(reading *r, int table, int key, sr_split_part *out)
{
    lua_State *L = r->L;
    const char *word = lua_type(L, key) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, key)) : "";
    sr_quantity share;
    if (!read_part(word, out)) {
        return wrong_member(r, key, "split", SR_MSG("parts of the year such as H1, T1 or Q1"));
    }
    lua_pushvalue(L, key);
    lua_rawget(L, table);
    if (!read_constant(L, lua_gettop(L), &share) || share.missing != SR_PRESENT ||
        share.measured_in != SR_IN_SHARE) {
        return wrong_member(r, lua_gettop(L), word, SR_MSG("a share of the year such as \"30 %\""));
    }
    out->share = share.value;
    return true;
}

/* Whether the shares of a kind are all there and add up to 1; a kind of which none is given is right. */
static bool is_whole_year(const sr_split *split, sr_period_kind kind)
{
    int parts = 0;
    sr_number sum = SR_INT(0);
    for (size_t i = 0; i < split->part_count; i++) {
        if (split->parts[i].kind == kind) {
            parts++;
            if (sr_number_add(sum, split->parts[i].share, &sum) != SR_OK) {
                return false;
            }
        }
    }
    return parts == 0 || (parts == sr_period_parts(kind) && sr_number_compare(sum, SR_INT(1)) == 0);
}

/* "T1 50 %, T3 50 %": the shares of a kind, with all the decimals that they have. */
static const char *shown_shares(reading *r, const sr_split *split, sr_period_kind kind)
{
    enum { MOST_DECIMALS = 4 };
    sr_buf found = {0};
    sr_status status = SR_OK;
    for (size_t i = 0; i < split->part_count && status == SR_OK; i++) {
        const sr_split_part *each = &split->parts[i];
        sr_quantity share = sr_quantity_number(each->share, SR_IN_SHARE);
        sr_number percent = SR_INT(0);
        if (each->kind == kind && sr_number_multiply(each->share, SR_INT(100), &percent) == SR_OK) {
            int decimals = sr_number_decimals(percent, MOST_DECIMALS);
            share.decimals = decimals < 0 ? MOST_DECIMALS : decimals;
            sr_buf_printf(&found, "%s%c%d ", found.length > 0 ? ", " : "", sr_period_letter(kind),
                          each->part);
            status = sr_quantity_write(&found, &share, SR_SWEDISH, true);
        }
    }
    const char *shown = arena_need_text(r->L, sr_buf_string(&found));
    sr_buf_free(&found);
    return shown;
}

static void tell_not_whole(reading *r, const sr_split *split, sr_period_kind kind)
{
    char all[32];
    (void)snprintf(all, sizeof all, "%c1–%c%d", sr_period_letter(kind), sr_period_letter(kind),
                   sr_period_parts(kind));
    tell(r->rules, &(telling){.code = "SR2420",
                              .at = r->at,
                              .member = "split",
                              .literal = "split",
                              .subject = r->subject,
                              .message = SR_MSG("the parts of the year are not the whole of it"),
                              .found = shown_shares(r, split, kind),
                              .expected = SR_MSG("{0}, together 100 %", arena_need_text(r->L, all))});
}

static bool check_whole_year(reading *r, const sr_split *split)
{
    bool right = true;
    for (sr_period_kind kind = SR_HALF; kind <= SR_QUARTER; kind++) {
        if (!is_whole_year(split, kind)) {
            tell_not_whole(r, split, kind);
            right = false;
        }
    }
    return right;
}

static bool read_shares(reading *r, int index, sr_split *split)
{
    lua_State *L = r->L;
    lua_Integer count = push_keys(L, index);
    int keys = lua_gettop(L);
    sr_split_part *shares = arena_need(L, (size_t)(count + 1) * sizeof *shares);
    bool right = true;
    for (lua_Integer i = 1; i <= count; i++) {
        lua_rawgeti(L, keys, i);
        bool one = read_share(r, index, lua_gettop(L), &shares[split->part_count]);
        split->part_count += one;
        right = right && one;
        lua_settop(L, keys);
    }
    split->kind = SR_SPLIT_SHARES;
    split->parts = shares;
    return right && check_whole_year(r, split);
}

bool read_split_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"level", "even", NULL};
    sr_split *split = out;
    split->place = place_of_member(r, "split", name);
    if (lua_istable(r->L, index)) {
        return read_shares(r, index, split);
    }
    int found = read_word(r, index, name, words);
    split->kind = found == 0 ? SR_SPLIT_LEVEL : found == 1 ? SR_SPLIT_EVEN : SR_SPLIT_UNSAID;
    return found >= 0;
}

/* ---- follow_ups = { follow_up { period = "2022-T1", forecast = count(110), comment = "…" } } ---- */

bool read_period_field(reading *r, int index, const char *name, void *out)
{
    if (lua_type(r->L, index) == LUA_TSTRING && sr_period_read(sr_str_of(lua_tostring(r->L, index)), out)) {
        return true;
    }
    return wrong_member(r, index, name, SR_MSG("a period such as 2022, 2022-H1, 2022-T1 or 2022-Q1"));
}

static bool read_forecast_field(reading *r, int index, const char *name, void *out)
{
    sr_follow_up *said = out;
    said->has_forecast = read_quantity_field(r, index, name, &said->forecast);
    return said->has_forecast;
}

typedef struct follow_up_draft {
    sr_follow_up said;
    const char *line;
} follow_up_draft;

static const field follow_up_fields[] = {
    {"line", read_text_field, offsetof(follow_up_draft, line)},
    {"period", read_period_field, offsetof(sr_follow_up, period)},
    {"unit", read_unit_field, offsetof(sr_follow_up, unit)},
    {"forecast", read_forecast_field, 0},
    {"comment", read_text_field, offsetof(sr_follow_up, comment)},
    {"role", read_text_field, offsetof(sr_follow_up, role)},
    {"date", read_day_field, offsetof(sr_follow_up, date)},
    {NULL, NULL, 0},
};

static bool read_follow_up(reading *outer, int index, follow_up_draft *out)
{
    lua_State *L = outer->L;
    const part_box *part = push_part_table(L, index);
    if (part == NULL) {
        return box_kind_at(L, index) == BOX_ABSORBER ||
               wrong_member(outer, index, "follow_ups", SR_MSG("follow_up { period = …, forecast = … }"));
    }
    reading r = *outer;
    r.at = part->at;
    r.columns = part->columns;
    *out = (follow_up_draft){.said = {.date = SR_DAY_NONE, .place = place_later(part->at, "follow_up")}};
    bool right = read_fields(&r, lua_gettop(L), follow_up_fields, out);
    if (out->said.period.year == 0 && right) {
        missing_member(&r, "period", SR_MSG("a period such as 2022, 2022-H1, 2022-T1 or 2022-Q1"));
        right = false;
    }
    return right;
}

bool read_follow_ups_field(reading *r, int index, const char *name, void *out)
{
    lua_State *L = r->L;
    follow_ups *list = out;
    if (!lua_istable(L, index)) {
        return wrong_member(r, index, name, SR_MSG("{ follow_up { period = …, forecast = … }, … }"));
    }
    size_t count = lua_rawlen(L, index);
    list->at = arena_need(L, (count + 1) * sizeof *list->at);
    list->lines = arena_need(L, (count + 1) * sizeof(const char *));
    bool right = true;
    for (size_t i = 1; i <= count; i++) {
        lua_rawgeti(L, index, (lua_Integer)i);
        int item = lua_gettop(L);
        follow_up_draft draft = {0};
        const part_box *part = box_at(L, item, BOX_TABLE);
        bool one = read_follow_up(r, item, &draft);
        draft.said.forecast.origin = part != NULL ? part->origin : NULL;
        list->at[list->count] = draft.said;
        list->lines[list->count] = draft.line;
        list->count += one && draft.said.period.year != 0;
        right = right && one;
        lua_settop(L, item - 1);
    }
    return right;
}

/* ---- cost_budget = kr(1200000) ---- */

bool read_cost_budget_field(reading *r, int index, const char *name, void *out)
{
    budgeted_cost *cost = out;
    cost->place = place_of_member(r, "cost_budget", name);
    cost->given = read_quantity_field(r, index, name, &cost->amount);
    return cost->given;
}

/* ---- next_year = { rule = "trend", years = 3, change = points(1), why = "…" } or { value = function … }
 * ---- */

static bool read_rule_field(reading *r, int index, const char *name, void *out)
{
    static const char *const words[] = {"keep", "outcome", "mean", "trend", NULL};
    int found = read_word(r, index, name, words);
    *(sr_next_rule *)out = found >= 0 ? (sr_next_rule)(SR_NEXT_KEEP + found) : SR_NEXT_NONE;
    return found >= 0;
}

static bool read_change_field(reading *r, int index, const char *name, void *out)
{
    sr_next_budget *next = out;
    next->has_change = read_quantity_field(r, index, name, &next->change);
    return next->has_change;
}

typedef struct next_draft {
    sr_next_budget next;
    int years;
} next_draft;

static const field next_fields[] = {
    {"rule", read_rule_field, offsetof(next_draft, next.rule)},
    {"years", read_whole_field, offsetof(next_draft, years)},
    {"change", read_change_field, offsetof(next_draft, next)},
    {"value", read_evaluator_field, offsetof(next_draft, next.own)},
    {"why", read_text_field, offsetof(next_draft, next.why)},
    {NULL, NULL, 0},
};

/* Mean and trend look at several years, the others at none or one. */
static bool fit_years(reading *r, next_draft *draft)
{
    sr_next_budget *next = &draft->next;
    bool several = next->rule == SR_NEXT_MEAN || next->rule == SR_NEXT_TREND;
    next->years = next->rule == SR_NEXT_OUTCOME ? 1 : several ? (size_t)draft->years : 0;
    if (several ? draft->years >= 2 && draft->years <= SR_MOST_NEXT_YEARS : draft->years == 0) {
        return true;
    }
    tell(r->rules, &(telling){.code = "SR2427",
                              .at = r->at,
                              .member = "next_year.years",
                              .literal = "next_year",
                              .subject = r->subject,
                              .message = SR_MSG("the rule {0} and its number of years do not fit",
                                                sr_next_rule_id(next->rule)),
                              .expected = several ? SR_MSG("years from 2 to 20, this year included")
                                                  : SR_MSG("no years: only mean and trend look at several")});
    return false;
}

bool read_next_field(reading *r, int index, const char *name, void *out)
{
    next_draft draft = {.next = {.place = place_of_member(r, "next_year", name)}};
    reading inner = *r;
    inner.prefix = "next_year.";
    if (!read_fields(&inner, index, next_fields, &draft)) {
        return false;
    }
    bool own = draft.next.own.compute != NULL;
    if (own == (draft.next.rule != SR_NEXT_NONE)) {
        return wrong_member(r, index, name,
                            SR_MSG("either a rule (\"keep\", \"outcome\", \"mean\", \"trend\") or a value"));
    }
    draft.next.rule = own ? SR_NEXT_OWN : draft.next.rule;
    bool right = fit_years(r, &draft);
    *(sr_next_budget *)out = draft.next;
    return right;
}
