/* Values that are written: 70, "37,5 %", kr(1000), not_measured, assumed(…). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules/recipe.h"

/* 0.1 is written as one tenth and meant so: the shortest digits that read back to the same double are taken.
 */
static bool read_double(double value, sr_number *out)
{
    enum { LEAST_DIGITS = 1, MOST_DIGITS = 17, MOST_SCALE = 18 };
    char text[64];
    for (int digits = LEAST_DIGITS; digits <= MOST_DIGITS; digits++) {
        (void)snprintf(text, sizeof text, "%.*f", digits, value);
        if (strtod(text, NULL) == value) {
            return sr_number_read(sr_str_of(text), '.', out, NULL);
        }
    }
    return sr_number_inexact(value, out) == SR_OK;
}

bool read_number(lua_State *L, int index, sr_number *out)
{
    if (lua_type(L, index) != LUA_TNUMBER) {
        return false;
    }
    if (lua_isinteger(L, index)) {
        return sr_number_ratio(lua_tointeger(L, index), 1, out) == SR_OK;
    }
    return read_double(lua_tonumber(L, index), out);
}

/* "70", "37,5", "90 %" */
static bool read_text(const char *text, sr_quantity *out)
{
    sr_str rest = sr_str_trim(sr_str_of(text));
    bool percent = rest.length > 0 && rest.at[rest.length - 1] == '%';
    if (percent) {
        rest.length--;
        rest = sr_str_trim(rest);
    }
    sr_number number;
    if (!sr_number_read(rest, ',', &number, NULL) && !sr_number_read(rest, '.', &number, NULL)) {
        return false;
    }
    if (percent && sr_number_divide(number, SR_INT(100), &number) != SR_OK) {
        return false;
    }
    *out = sr_quantity_number(number, percent ? SR_IN_SHARE : SR_IN_NONE);
    return true;
}

bool read_constant(lua_State *L, int index, sr_quantity *out)
{
    sr_number number;
    const recipe *node;
    switch (lua_type(L, index)) {
    case LUA_TNUMBER:
        if (!read_number(L, index, &number)) {
            return false;
        }
        *out = sr_quantity_number(number, SR_IN_NONE);
        return true;
    case LUA_TSTRING:
        return read_text(lua_tostring(L, index), out);
    default:
        node = box_at(L, index, BOX_RECIPE);
        if (node == NULL || node->op != RECIPE_QUANTITY || node->time != TIME_NONE) {
            return false;
        }
        *out = node->quantity->quantity;
        return true;
    }
}

const recipe *constant(lua_State *L, const sr_quantity *quantity)
{
    samrapport_quantity *kept = arena_need(L, sizeof *kept);
    recipe *node = arena_need(L, sizeof *node);
    kept->quantity = *quantity;
    *node = (recipe){.op = RECIPE_QUANTITY, .depth = 1, .at = current_spot(L), .quantity = kept};
    return node;
}

static int push_constant(lua_State *L, const sr_quantity *quantity)
{
    push_box(L, BOX_RECIPE, constant(L, quantity));
    return 1;
}

static int wrong_number(lua_State *L, int index, const char *word)
{
    if (box_kind_at(L, index) == BOX_ABSORBER) {
        push_absorber(L);
        return 1;
    }
    return complain(L, &(complaint){.code = "SR2105",
                                    .literal = word,
                                    .message = SR_MSG("{0} needs a number", word),
                                    .found = shown_value(L, index),
                                    .expected = SR_MSG("a number such as 3 or \"2,5\"")});
}

/* Upvalues: the unit and the word. */
static int with_unit(lua_State *L)
{
    sr_measured_in unit = (sr_measured_in)lua_tointeger(L, lua_upvalueindex(1));
    const char *word = lua_tostring(L, lua_upvalueindex(2));
    sr_quantity value;
    if (!read_constant(L, 1, &value) || value.missing != SR_PRESENT || value.measured_in != SR_IN_NONE) {
        return wrong_number(L, 1, word);
    }
    value.measured_in = unit;
    return push_constant(L, &value);
}

static const struct unit_word {
    const char *name;
    sr_measured_in unit;
} unit_words[] = {
    {"points", SR_IN_POINTS}, {"kr", SR_IN_KR},       {"days", SR_IN_DAYS},   {"weeks", SR_IN_WEEKS},
    {"months", SR_IN_MONTHS}, {"score", SR_IN_SCORE}, {"count", SR_IN_COUNT},
};

static const struct missing_word {
    const char *name;
    sr_missing kind;
} missing_words[] = {
    {"not_measured", SR_NOT_MEASURED},
    {"not_measurable", SR_NOT_MEASURABLE},
    {"not_applicable", SR_NOT_APPLICABLE},
    {"not_published", SR_NOT_PUBLISHED},
};

static int reason_missing(lua_State *L, const char *word)
{
    return complain(L, &(complaint){.code = "SR2106",
                                    .literal = word,
                                    .message = SR_MSG("{0} needs a reason", word),
                                    .expected = SR_MSG("{0}(value, \"why\")", word)});
}

static int with_reason(lua_State *L, recipe_op op, const char *word)
{
    const recipe *value = recipe_at(L, 1);
    if (value == NULL || recipe_is_selection(value)) {
        return wrong_number(L, 1, word);
    }
    if (lua_type(L, 2) != LUA_TSTRING || lua_rawlen(L, 2) == 0) {
        return reason_missing(L, word);
    }
    const char *why = arena_need_text(L, lua_tostring(L, 2));
    if (value->op == RECIPE_QUANTITY && value->time == TIME_NONE) {
        sr_quantity quantity = value->quantity->quantity;
        *(op == RECIPE_ASSUMED ? &quantity.assumed : &quantity.formula) = why;
        return push_constant(L, &quantity);
    }
    recipe *node = new_recipe(L, op, value, NULL);
    if (node == NULL) {
        return 1;
    }
    node->text[0] = why;
    return push_recipe(L, node);
}

static int assumed(lua_State *L)
{
    return with_reason(L, RECIPE_ASSUMED, "assumed");
}

static int printed(lua_State *L)
{
    return with_reason(L, RECIPE_STATED, "printed");
}

/* What was computed from rows, with its formula in the reader's words instead of that of the operations. */
static int computed(lua_State *L)
{
    const recipe *value = recipe_at(L, 1);
    bool constant_value = value != NULL && value->op == RECIPE_QUANTITY && value->time == TIME_NONE;
    if (constant_value && value->quantity->quantity.missing != SR_PRESENT) {
        lua_settop(L, 1); /* it keeps its own reason */
        return 1;
    }
    if (constant_value) {
        return complain(L, &(complaint){.code = "SR2361",
                                        .literal = "computed",
                                        .message = SR_MSG("computed takes what was computed from rows"),
                                        .found = shown_value(L, 1),
                                        .hint = SR_MSG("a number must say where it is from: assumed({0}, "
                                                       "\"why\") or printed({0}, \"source\")",
                                                       shown_value(L, 1))});
    }
    return with_reason(L, RECIPE_STATED, "computed");
}

void open_values(lua_State *L)
{
    static const script_word words[] = {
        {"assumed", assumed}, {"printed", printed}, {"computed", computed}, {NULL, NULL}};
    set_words(L, words);
    for (size_t i = 0; i < sizeof unit_words / sizeof unit_words[0]; i++) {
        lua_pushinteger(L, (lua_Integer)unit_words[i].unit);
        lua_pushstring(L, unit_words[i].name);
        lua_pushcclosure(L, with_unit, 2);
        lua_setfield(L, -2, unit_words[i].name);
    }
    for (size_t i = 0; i < sizeof missing_words / sizeof missing_words[0]; i++) {
        sr_quantity missing = sr_quantity_missing(missing_words[i].kind, SR_IN_NONE);
        (void)push_constant(L, &missing);
        lua_setfield(L, -2, missing_words[i].name);
    }
}
