/* The conditions of `where`: { column = value, … }. */
#include <string.h>

#include "rules/recipe.h"
#include "table/operation.h"

static int wrong_value(lua_State *L, const char *column, int index)
{
    if (box_kind_at(L, index) == BOX_ABSORBER) {
        push_absorber(L);
        return 1;
    }
    return complain(
        L, &(complaint){
               .code = "SR2109",
               .literal = column,
               .message = SR_MSG("the column {0} is compared with something else than a value", column),
               .found = shown_value(L, index),
               .expected = SR_MSG("a text, a number, a list, at_least(…), is_not(…), empty or filled")});
}

static bool one_text(lua_State *L, const char *text, condition *out)
{
    const char **texts = arena_need(L, sizeof *texts);
    texts[0] = text;
    out->kind = WHERE_TEXTS;
    out->texts = texts;
    out->count = 1;
    return true;
}

static bool one_number(lua_State *L, const samrapport_quantity *number, condition *out)
{
    const samrapport_quantity **numbers = arena_need(L, sizeof(void *));
    numbers[0] = number;
    out->kind = WHERE_NUMBERS;
    out->numbers = numbers;
    out->count = 1;
    return true;
}

/* All texts, or all numbers. */
static bool read_list(lua_State *L, int index, condition *out)
{
    size_t count = lua_rawlen(L, index);
    const char **texts = arena_need(L, (count + 1) * sizeof *texts);
    const samrapport_quantity **numbers = arena_need(L, (count + 1) * sizeof(void *));
    size_t found_texts = 0;
    size_t found_numbers = 0;
    charge(L, count);
    for (size_t i = 0; i < count; i++) {
        int type = lua_rawgeti(L, index, (lua_Integer)i + 1);
        sr_quantity quantity;
        if (type == LUA_TSTRING) {
            texts[found_texts++] = arena_need_text(L, lua_tostring(L, -1));
        } else if (read_constant(L, -1, &quantity)) {
            numbers[found_numbers++] = constant(L, &quantity)->quantity;
        }
        lua_pop(L, 1);
    }
    bool all_texts = found_texts == count;
    out->kind = all_texts ? WHERE_TEXTS : WHERE_NUMBERS;
    out->texts = texts;
    out->numbers = numbers;
    out->count = count;
    return all_texts || found_numbers == count;
}

static bool read_value(lua_State *L, int index, condition *out)
{
    switch (lua_type(L, index)) {
    case LUA_TSTRING:
        return one_text(L, arena_need_text(L, lua_tostring(L, index)), out);
    case LUA_TBOOLEAN:
        return one_text(L, lua_toboolean(L, index) ? "true" : "false", out);
    case LUA_TTABLE:
        return read_list(L, index, out);
    default:
        break;
    }
    const recipe *node = recipe_at(L, index);
    return node != NULL && node->op == RECIPE_QUANTITY && one_number(L, node->quantity, out);
}

static bool from_target(lua_State *L, const target_box *target, condition *out)
{
    static const samrapport_comparison comparisons[SR_COMPARATORS] = {
        [SR_AT_LEAST_TARGET] = SAMRAPPORT_AT_LEAST,
        [SR_AT_MOST_TARGET] = SAMRAPPORT_AT_MOST,
        [SR_ABOVE] = SAMRAPPORT_MORE,
        [SR_BELOW] = SAMRAPPORT_LESS,
        [SR_EQUALS] = SAMRAPPORT_IS,
    };
    if (target->target.comparator > SR_EQUALS) {
        return false;
    }
    out->comparison = comparisons[target->target.comparator];
    if (target->day != NULL) {
        (void)one_text(L, target->day, out);
        out->kind = WHERE_DAY;
        return true;
    }
    sr_quantity value = sr_quantity_number(target->target.value, target->target.measured_in);
    return target->target.has_value && one_number(L, constant(L, &value)->quantity, out);
}

static bool read_condition(lua_State *L, int index, condition *out)
{
    const target_box *target = box_at(L, index, BOX_TARGET);
    const condition_box *given = box_at(L, index, BOX_CONDITION);
    const char *column = out->column;
    if (target != NULL) {
        return from_target(L, target, out);
    }
    if (given != NULL) {
        *out = given->condition;
        out->column = column;
        return true;
    }
    return read_value(L, index, out);
}

static bool wrong_table(lua_State *L, int index)
{
    if (box_kind_at(L, index) == BOX_ABSORBER) {
        push_absorber(L);
    } else {
        (void)complain(L, &(complaint){.code = "SR2109",
                                       .literal = "where",
                                       .message = SR_MSG("where needs conditions"),
                                       .found = shown_value(L, index),
                                       .expected = SR_MSG("{ column = value }")});
    }
    return false;
}

bool read_conditions(lua_State *L, int index, const condition **out, size_t *count)
{
    if (!lua_istable(L, index)) {
        return wrong_table(L, index);
    }
    lua_Integer keys = push_keys(L, index);
    int list = lua_gettop(L);
    condition *conditions = arena_need(L, (size_t)(keys + 1) * sizeof *conditions);
    for (lua_Integer i = 1; i <= keys; i++) {
        if (lua_rawgeti(L, list, i) != LUA_TSTRING) {
            return wrong_table(L, index);
        }
        condition *each = &conditions[i - 1];
        each->column = arena_need_text(L, lua_tostring(L, -1));
        lua_rawget(L, index);
        if (!read_condition(L, lua_gettop(L), each)) {
            (void)wrong_value(L, each->column, lua_gettop(L));
            return false;
        }
        lua_settop(L, list);
    }
    lua_settop(L, list - 1);
    *out = conditions;
    *count = (size_t)keys;
    return true;
}

/* ---- is_not, accounts, empty, filled, in_period ---- */

static int is_not(lua_State *L)
{
    condition found = {0};
    lua_settop(L, 1);
    const condition_box *given = box_at(L, 1, BOX_CONDITION);
    if (given != NULL && given->condition.kind == WHERE_RANGES) {
        found = given->condition;
    } else if (!read_value(L, 1, &found)) {
        return wrong_value(L, "is_not", 1);
    }
    condition_box *box = arena_need(L, sizeof *box);
    box->condition = found;
    box->condition.comparison = SAMRAPPORT_IS_NOT;
    push_box(L, BOX_CONDITION, box);
    return 1;
}

static int wrong_range(lua_State *L, int index)
{
    return complain(L,
                    &(complaint){.code = "SR2360",
                                 .literal = lua_type(L, index) == LUA_TSTRING
                                                ? arena_need_text(L, lua_tostring(L, index))
                                                : "accounts",
                                 .message = SR_MSG("accounts are written wrongly"),
                                 .found = shown_value(L, index),
                                 .expected = SR_MSG("\"3000-3999\", or \"3740\" for one account, or a list "
                                                    "of such texts"),
                                 .hint = SR_MSG("both ends of a range have as many digits, and the lesser "
                                                "one comes first")});
}

/* accounts "3000-3999", accounts { "3000-3999", "8310" } */
static int accounts(lua_State *L)
{
    lua_settop(L, 1);
    if (lua_type(L, 1) == LUA_TSTRING) {
        lua_createtable(L, 1, 0);
        lua_insert(L, 1);
        lua_rawseti(L, 1, 1);
    }
    if (!lua_istable(L, 1) || lua_rawlen(L, 1) == 0) {
        return wrong_range(L, 1);
    }
    size_t count = lua_rawlen(L, 1);
    const char **texts = arena_need(L, count * sizeof *texts);
    charge(L, count);
    for (size_t i = 0; i < count; i++) {
        sr_str first;
        sr_str last;
        bool text = lua_rawgeti(L, 1, (lua_Integer)i + 1) == LUA_TSTRING;
        if (!text || !sr_range_read(lua_tostring(L, -1), &first, &last)) {
            return wrong_range(L, lua_gettop(L));
        }
        texts[i] = arena_need_text(L, lua_tostring(L, -1));
        lua_pop(L, 1);
    }
    condition_box *box = arena_need(L, sizeof *box);
    box->condition = (condition){.kind = WHERE_RANGES, .count = count, .texts = texts};
    push_box(L, BOX_CONDITION, box);
    return 1;
}

void open_conditions(lua_State *L)
{
    static const condition_box empty = {{.kind = WHERE_EMPTY}};
    static const condition_box filled = {{.kind = WHERE_FILLED}};
    static const condition_box in_period = {{.kind = WHERE_IN_PERIOD}};
    static const script_word words[] = {{"is_not", is_not}, {"accounts", accounts}, {NULL, NULL}};
    set_words(L, words);
    push_box(L, BOX_CONDITION, &empty);
    lua_setfield(L, -2, "empty");
    push_box(L, BOX_CONDITION, &filled);
    lua_setfield(L, -2, "filled");
    push_box(L, BOX_CONDITION, &in_period);
    lua_setfield(L, -2, "in_period");
}
