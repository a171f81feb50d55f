/* Targets: at_least "90 %", rises, not_below(nation) and their like, with options as a last table. */
#include <string.h>

#include "rules/fields.h"

static target_box *new_target(lua_State *L, sr_comparator comparator, const char *literal)
{
    target_box *box = arena_need(L, sizeof *box);
    box->target.comparator = comparator;
    box->target.tolerance = SR_INT(0);
    box->target.value = SR_INT(0);
    box->target.place = place_later(current_spot(L), literal != NULL ? arena_need_text(L, literal) : NULL);
    return box;
}

static int push_target(lua_State *L, const target_box *box)
{
    push_box(L, BOX_TARGET, box);
    return 1;
}

/* ---- options ---- */

static bool read_per(reading *r, int index, const char *name, void *out)
{
    target_box *box = out;
    if (lua_type(r->L, index) == LUA_TSTRING && strcmp(lua_tostring(r->L, index), "quarter") == 0) {
        box->target.each_quarter = true;
        return true;
    }
    return wrong_member(r, index, name, SR_MSG("\"quarter\""));
}

static bool read_after(reading *r, int index, const char *name, void *out)
{
    target_box *box = out;
    sr_quantity months;
    if (read_constant(r->L, index, &months) && months.measured_in == SR_IN_MONTHS && months.value.den == 1 &&
        months.value.num > 0 && months.value.num < 1200) {
        box->target.after_months = (unsigned)months.value.num;
        return true;
    }
    return wrong_member(r, index, name, SR_MSG("whole months, such as months(6)"));
}

static bool read_tolerance(reading *r, int index, const char *name, void *out)
{
    target_box *box = out;
    sr_quantity value;
    if (!read_constant(r->L, index, &value) || value.missing != SR_PRESENT) {
        return wrong_member(r, index, name, SR_MSG("a number with its unit, such as points(2)"));
    }
    box->target.tolerance = value.value;
    box->tolerance_unit = value.measured_in;
    return true;
}

static const field options[] = {
    {"per", read_per, 0},
    {"except", read_text_field, offsetof(target_box, target.except)},
    {"after", read_after, 0},
    {"tolerance", read_tolerance, 0},
    {"within", read_tolerance, 0},
    {"between", read_text_field, offsetof(target_box, target.group_column)},
    {"over", read_text_field, offsetof(target_box, target.group_column)},
    {NULL, NULL, 0},
};

static void read_options(lua_State *L, int index, target_box *box, const char *name)
{
    if (lua_isnoneornil(L, index)) {
        return;
    }
    reading r = start_reading(L, name, NULL);
    r.at = current_spot(L);
    box->partial = !read_fields(&r, index, options, box);
}

/* ---- targets with a level ---- */

static bool is_day(lua_State *L, int index)
{
    sr_day day;
    return lua_type(L, index) == LUA_TSTRING && lua_rawlen(L, index) == 10 &&
           sr_day_read(sr_str_of(lua_tostring(L, index)), &day);
}

static int wrong_level(lua_State *L, const char *name, int index)
{
    if (box_kind_at(L, index) == BOX_ABSORBER) {
        push_absorber(L);
        return 1;
    }
    return complain(L, &(complaint){.code = "SR2105",
                                    .literal = name,
                                    .message = SR_MSG("{0} needs a level", name),
                                    .found = shown_value(L, index),
                                    .expected = SR_MSG("a level such as \"90 %\", 70 or kr(1000)")});
}

static int with_level(lua_State *L, sr_comparator comparator, const char *name)
{
    if (is_day(L, 1)) {
        target_box *day = new_target(L, comparator, name);
        day->day = arena_need_text(L, lua_tostring(L, 1));
        return push_target(L, day);
    }
    sr_quantity value;
    if (!read_constant(L, 1, &value) || value.missing != SR_PRESENT) {
        return wrong_level(L, name, 1);
    }
    const char *written = lua_type(L, 1) == LUA_TSTRING ? lua_tostring(L, 1) : name;
    target_box *box = new_target(L, comparator, written);
    box->target.has_value = true;
    box->target.value = value.value;
    box->target.measured_in = value.measured_in;
    read_options(L, 2, box, name);
    return push_target(L, box);
}

static int at_least(lua_State *L)
{
    return with_level(L, SR_AT_LEAST_TARGET, "at_least");
}

static int at_most(lua_State *L)
{
    return with_level(L, SR_AT_MOST_TARGET, "at_most");
}

static int above(lua_State *L)
{
    return with_level(L, SR_ABOVE, "above");
}

static int below(lua_State *L)
{
    return with_level(L, SR_BELOW, "below");
}

static int equals(lua_State *L)
{
    return with_level(L, SR_EQUALS, "equals");
}

static int each_at_least(lua_State *L)
{
    return with_level(L, SR_EACH_AT_LEAST, "each_at_least");
}

/* ---- the others ---- */

static int no_difference(lua_State *L)
{
    target_box *box = new_target(L, SR_NO_DIFFERENCE, "no_difference");
    read_options(L, 1, box, "no_difference");
    return push_target(L, box);
}

static int not_below(lua_State *L)
{
    const target_box *what = box_at(L, 1, BOX_TARGET);
    if (what == NULL || what->target.reference == SR_REFERENCE_NONE) {
        return complain(L, &(complaint){.code = "SR2105",
                                        .literal = "not_below",
                                        .message = SR_MSG("not_below does not say below what"),
                                        .found = shown_value(L, 1),
                                        .expected = SR_MSG("not_below(nation) or not_below(last_year)")});
    }
    target_box *box = new_target(L, SR_NOT_BELOW, "not_below");
    box->target.reference = what->target.reference;
    read_options(L, 2, box, "not_below");
    return push_target(L, box);
}

static int distribution(lua_State *L)
{
    luaL_checktype(L, 1, LUA_TTABLE);
    target_box *box = new_target(L, SR_DISTRIBUTION, "distribution");
    size_t count = lua_rawlen(L, 1);
    sr_number *shares = arena_need(L, (count + 1) * sizeof *shares);
    for (size_t i = 0; i < count; i++) {
        sr_quantity share;
        lua_rawgeti(L, 1, (lua_Integer)i + 1);
        if (!read_constant(L, -1, &share) || share.measured_in != SR_IN_SHARE) {
            return wrong_level(L, "distribution", lua_gettop(L));
        }
        shares[i] = share.value;
        lua_pop(L, 1);
    }
    box->target.shares = shares;
    box->target.share_count = count;
    read_options(L, 2, box, "distribution");
    return push_target(L, box);
}

/* yes { except = "…" }: a target without level takes options too. */
static int with_options(lua_State *L)
{
    const target_box *plain = box_at(L, 1, BOX_TARGET);
    target_box *box = new_target(L, plain->target.comparator, sr_comparator_id(plain->target.comparator));
    sr_place place = box->target.place;
    *box = *plain;
    box->target.place = place;
    read_options(L, 2, box, sr_comparator_id(plain->target.comparator));
    return push_target(L, box);
}

const script_word target_operators[] = {{"__call", with_options}, {NULL, NULL}};

static const struct plain_target {
    const char *name;
    target_box box;
} plain_targets[] = {
    {"yes", {.target = {.comparator = SR_YES}}},
    {"rises", {.target = {.comparator = SR_RISES}}},
    {"falls", {.target = {.comparator = SR_FALLS}}},
    {"no_level", {.target = {.comparator = SR_NO_LEVEL}}},
    {"no_target", {.target = {.comparator = SR_NO_LEVEL}, .no_target = true}},
    {"nation", {.target = {.comparator = SR_NOT_BELOW, .reference = SR_REFERENCE_NATION}}},
    {"last_year", {.target = {.comparator = SR_NOT_BELOW, .reference = SR_REFERENCE_LAST_YEAR}}},
};

void open_targets(lua_State *L)
{
    static const script_word words[] = {
        {"at_least", at_least},
        {"at_most", at_most},
        {"above", above},
        {"below", below},
        {"equals", equals},
        {"each_at_least", each_at_least},
        {"no_difference", no_difference},
        {"not_below", not_below},
        {"distribution", distribution},
        {NULL, NULL},
    };
    set_words(L, words);
    for (size_t i = 0; i < sizeof plain_targets / sizeof plain_targets[0]; i++) {
        target_box *box = arena_need(L, sizeof *box);
        *box = plain_targets[i].box;
        box->target.value = SR_INT(0);
        box->target.tolerance = SR_INT(0);
        push_box(L, BOX_TARGET, box);
        lua_setfield(L, -2, plain_targets[i].name);
    }
    open_conditions(L);
}
