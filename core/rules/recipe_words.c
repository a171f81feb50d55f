/* Recipes as scripts write them: source "x":where { … }:count(), a + b, share { of = …, where = … }. */
#include <string.h>

#include "base/running.h"
#include "rules/recipe.h"

/* ---- nodes ---- */

static recipe_time time_of(const recipe *a, const recipe *b)
{
    recipe_time first = a != NULL ? a->time : TIME_NONE;
    recipe_time second = b != NULL ? b->time : TIME_NONE;
    if (first == TIME_LATER || second == TIME_LATER) {
        return TIME_LATER;
    }
    return first > second ? first : second;
}

recipe *new_recipe(lua_State *L, recipe_op op, const recipe *a, const recipe *b)
{
    unsigned below = a != NULL ? a->depth : 0;
    below = b != NULL && b->depth > below ? b->depth : below;
    if (below >= RECIPE_DEEPEST) {
        (void)complain(
            L, &(complaint){.code = "SR2109", .message = SR_MSG("a value is made of too many steps")});
        return NULL;
    }
    recipe *node = arena_need(L, sizeof *node);
    *node =
        (recipe){.op = op, .time = time_of(a, b), .depth = below + 1, .at = current_spot(L), .a = a, .b = b};
    return node;
}

static recipe *plain_node(lua_State *L, recipe_op op)
{
    recipe *node = arena_need(L, sizeof *node);
    *node = (recipe){.op = op, .time = TIME_NOW, .depth = 1, .at = current_spot(L)};
    return node;
}

void push_view(lua_State *L, const samrapport_view *view)
{
    recipe *node = plain_node(L, RECIPE_VIEW);
    node->view = (samrapport_view *)view;
    push_box(L, BOX_RECIPE, node);
}

void push_quantity(lua_State *L, const samrapport_quantity *quantity)
{
    recipe *node = plain_node(L, RECIPE_QUANTITY);
    node->quantity = quantity;
    push_box(L, BOX_RECIPE, node);
}

static void need_function(lua_State *L)
{
    if (rules_of(L)->current == NULL) {
        (void)luaL_error(L, "the value is not known yet: it can be compared in a function only");
    }
}

const samrapport_quantity *force_quantity(lua_State *L, const recipe *what)
{
    if (what->op == RECIPE_QUANTITY) {
        return what->quantity;
    }
    need_function(L);
    kitchen cooking = {.context = rules_of(L)->current};
    sr_running saved = *sr_running_page();
    const samrapport_quantity *quantity = recipe_quantity(&cooking, what);
    sr_running_begin(saved.what, saved.file, saved.line);
    if (quantity == NULL) {
        (void)raise_refused(L, cooking.context->error);
    }
    charge(L, 100);
    return quantity;
}

const samrapport_view *force_view(lua_State *L, const recipe *what)
{
    if (what->op == RECIPE_VIEW) {
        return what->view;
    }
    need_function(L);
    kitchen cooking = {.context = rules_of(L)->current};
    const samrapport_view *view = recipe_view(&cooking, what);
    if (view == NULL) {
        (void)raise_refused(L, cooking.context->error);
    }
    charge(L, 100);
    return view;
}

/* Two constants: the result is one too. */
static int fold(lua_State *L, const recipe *node)
{
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status =
        sr_quantity_compute(rules_of(L)->arena, (sr_arithmetic)node->which, &node->a->quantity->quantity,
                            &node->b->quantity->quantity, &out, &problem);
    if (status == SR_MEMORY) {
        return raise_memory(L);
    }
    if (status != SR_OK) {
        return complain(L, &(complaint){.code = "SR2109",
                                        .message = problem.message,
                                        .found = problem.found,
                                        .expected = problem.expected,
                                        .hint = problem.hint});
    }
    push_box(L, BOX_RECIPE, constant(L, &out));
    return 1;
}

int push_recipe(lua_State *L, recipe *node)
{
    if (node->time == TIME_NONE && node->op == RECIPE_COMPUTE) {
        return fold(L, node);
    }
    if (node->time == TIME_NONE) {
        node->time = TIME_LATER;
    }
    if (node->time != TIME_NOW) {
        push_box(L, BOX_RECIPE, node);
    } else if (recipe_is_selection(node)) {
        push_view(L, force_view(L, node));
    } else {
        push_quantity(L, force_quantity(L, node));
    }
    return 1;
}

const recipe *recipe_at(lua_State *L, int index)
{
    const recipe *node = box_at(L, index, BOX_RECIPE);
    if (node != NULL) {
        return node;
    }
    const measure_box *measure = box_at(L, index, BOX_MEASURE);
    if (measure != NULL) {
        recipe *own = plain_node(L, RECIPE_MEASURE);
        own->time = TIME_LATER;
        own->text[0] = measure->id;
        return own;
    }
    sr_quantity quantity;
    return read_constant(L, index, &quantity) ? constant(L, &quantity) : NULL;
}

/* ---- complaints ---- */

static int absorbed(lua_State *L)
{
    push_absorber(L);
    return 1;
}

/* What to mark on the line: the text that is wrong, or the step. */
static const char *text_literal(lua_State *L, int index, const char *step)
{
    return lua_type(L, index) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, index)) : step;
}

/* What is wrong has been told when an absorber stands there. */
static int wrong_argument(lua_State *L, int index, const char *step, const char *expected)
{
    if (box_kind_at(L, index) == BOX_ABSORBER) {
        return absorbed(L);
    }
    return complain(L, &(complaint){.code = "SR2109",
                                    .literal = text_literal(L, index, step),
                                    .message = SR_MSG("{0} is used wrongly", step),
                                    .found = shown_value(L, index),
                                    .expected = SR_MSG("{0}", expected)});
}

/* The selection that the step is done on; NULL after a complaint. */
static const recipe *selection(lua_State *L, const char *step)
{
    const recipe *node = box_at(L, 1, BOX_RECIPE);
    if (node != NULL && recipe_is_selection(node)) {
        return node;
    }
    (void)wrong_argument(L, 1, step, "a selection of rows, such as source \"deltagare\"");
    return NULL;
}

static const char *text_argument(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, index)) : NULL;
}

/* ---- selections ---- */

static int source(lua_State *L)
{
    const char *name = text_argument(L, 1);
    if (name == NULL) {
        return wrong_argument(L, 1, "source", "the name of a source in forbund.json");
    }
    recipe *node = plain_node(L, RECIPE_SOURCE);
    node->time = TIME_LATER;
    node->text[0] = name;
    push_box(L, BOX_RECIPE, node);
    return 1;
}

static int whole(lua_State *L)
{
    const recipe *from = box_at(L, 1, BOX_RECIPE);
    if (from == NULL || from->op != RECIPE_SOURCE) {
        return wrong_argument(L, 1, "whole",
                              "the first step after source \"…\"; in a function c:whole \"…\"");
    }
    recipe *node = plain_node(L, RECIPE_SOURCE);
    *node = *from;
    node->which = 1;
    push_box(L, BOX_RECIPE, node);
    return 1;
}

static int where(lua_State *L)
{
    const recipe *rows = selection(L, "where");
    if (rows == NULL) {
        return 1;
    }
    recipe *node = new_recipe(L, RECIPE_WHERE, rows, NULL);
    if (node == NULL || !read_conditions(L, 2, &node->conditions, &node->condition_count)) {
        return 1;
    }
    return push_recipe(L, node);
}

static int active(lua_State *L)
{
    const recipe *rows = selection(L, "active");
    if (rows == NULL) {
        return 1;
    }
    recipe *node = new_recipe(L, RECIPE_ACTIVE, rows, NULL);
    if (node == NULL) {
        return 1;
    }
    for (int i = 0; i < 4; i++) {
        node->text[i] = text_argument(L, i + 2);
    }
    if (node->text[0] == NULL || node->text[1] == NULL) {
        return wrong_argument(L, node->text[0] == NULL ? 2 : 3, "active", "the names of two date columns");
    }
    return push_recipe(L, node);
}

static int join(lua_State *L)
{
    const recipe *left = selection(L, "join");
    if (left == NULL) {
        return 1;
    }
    const recipe *right = box_at(L, 2, BOX_RECIPE);
    const char *left_key = text_argument(L, 3);
    if (right == NULL || !recipe_is_selection(right)) {
        return wrong_argument(L, 2, "join", "a selection of rows, such as source \"deltagare\"");
    }
    if (left_key == NULL) {
        return wrong_argument(L, 3, "join", "the name of a column");
    }
    recipe *node = new_recipe(L, RECIPE_JOIN, left, right);
    if (node == NULL) {
        return 1;
    }
    node->text[0] = left_key;
    node->text[1] = lua_isnoneornil(L, 4) ? left_key : text_argument(L, 4);
    node->text[2] = text_argument(L, 5);
    return push_recipe(L, node);
}

/* "slut - start": two columns with the sign between spaces. */
static bool read_formula(lua_State *L, const char *text, recipe *node)
{
    static const char signs[] = "+-*/";
    for (const char *at = text; (at = strchr(at, ' ')) != NULL; at++) {
        const char *sign = at[1] != '\0' ? strchr(signs, at[1]) : NULL;
        if (sign == NULL || at[2] != ' ' || at == text || at[3] == '\0') {
            continue;
        }
        node->which = (int)(sign - signs);
        char *left = arena_need(L, (size_t)(at - text) + 1);
        memcpy(left, text, (size_t)(at - text));
        node->text[1] = left;
        node->text[2] = arena_need_text(L, at + 3);
        return true;
    }
    return false;
}

static int derive(lua_State *L)
{
    const recipe *rows = selection(L, "derive");
    if (rows == NULL) {
        return 1;
    }
    recipe *node = new_recipe(L, RECIPE_DERIVE, rows, NULL);
    if (node == NULL) {
        return 1;
    }
    node->text[0] = text_argument(L, 2);
    const char *formula = text_argument(L, 3);
    if (node->text[0] == NULL) {
        return wrong_argument(L, 2, "derive", "the name of the new column");
    }
    if (formula == NULL || !read_formula(L, formula, node)) {
        return wrong_argument(L, 3, "derive",
                              "two columns with + - * or / between, such as \"slut - start\"");
    }
    return push_recipe(L, node);
}

/* ---- groups, in functions only ---- */

/* Upvalues: the groups, how many columns, how far it has come. */
static int next_group(lua_State *L)
{
    const samrapport_groups *groups = lua_touserdata(L, lua_upvalueindex(1));
    int columns = (int)lua_tointeger(L, lua_upvalueindex(2));
    size_t at = (size_t)lua_tointeger(L, lua_upvalueindex(3));
    if (at >= samrapport_host_group_count(groups)) {
        return 0;
    }
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_replace(L, lua_upvalueindex(3));
    for (int i = 0; i < columns; i++) {
        lua_pushstring(L, samrapport_host_group_key(groups, at, (size_t)i));
    }
    push_view(L, samrapport_host_group_at(groups, at));
    return columns + 1;
}

static int group(lua_State *L)
{
    enum { MOST_COLUMNS = 8 };
    const recipe *rows = selection(L, "group");
    if (rows == NULL) {
        return 1;
    }
    if (rules_of(L)->current == NULL) {
        return wrong_argument(L, 1, "group", "group is used in a function only");
    }
    int count = lua_gettop(L) - 1;
    const char *columns[MOST_COLUMNS];
    luaL_argcheck(L, count >= 1 && count <= MOST_COLUMNS, 2, "group takes the names of 1 to 8 columns");
    for (int i = 0; i < count; i++) {
        columns[i] = luaL_checkstring(L, i + 2);
    }
    samrapport_context *context = rules_of(L)->current;
    const samrapport_groups *groups =
        samrapport_host_group_by(context, force_view(L, rows), columns, (size_t)count);
    if (groups == NULL) {
        return raise_refused(L, context->error);
    }
    charge(L, samrapport_host_group_count(groups) * 10);
    lua_pushlightuserdata(L, (void *)groups);
    lua_pushinteger(L, count);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_group, 3);
    return 1;
}

/* ---- from rows to quantities ---- */

static int count(lua_State *L)
{
    const recipe *rows = selection(L, "count");
    recipe *node = rows != NULL ? new_recipe(L, RECIPE_COUNT, rows, NULL) : NULL;
    return node != NULL ? push_recipe(L, node) : 1;
}

static int over_column(lua_State *L, recipe_op op, int which, const char *step)
{
    const recipe *rows = selection(L, step);
    recipe *node = rows != NULL ? new_recipe(L, op, rows, NULL) : NULL;
    if (node == NULL) {
        return 1;
    }
    node->which = which;
    node->text[0] = text_argument(L, 2);
    if (node->text[0] == NULL) {
        return wrong_argument(L, 2, step, "the name of a column");
    }
    return push_recipe(L, node);
}

static int distinct(lua_State *L)
{
    return over_column(L, RECIPE_DISTINCT, 0, "distinct");
}

static int sum(lua_State *L)
{
    return over_column(L, RECIPE_AGGREGATE, SAMRAPPORT_SUM, "sum");
}

static int mean(lua_State *L)
{
    return over_column(L, RECIPE_AGGREGATE, SAMRAPPORT_MEAN, "mean");
}

static int median(lua_State *L)
{
    return over_column(L, RECIPE_AGGREGATE, SAMRAPPORT_MEDIAN, "median");
}

static int least(lua_State *L)
{
    return over_column(L, RECIPE_AGGREGATE, SAMRAPPORT_LEAST, "least");
}

static int greatest(lua_State *L)
{
    return over_column(L, RECIPE_AGGREGATE, SAMRAPPORT_GREATEST, "greatest");
}

static const char *text_member(lua_State *L, int index, const char *name)
{
    if (!lua_istable(L, index)) {
        return NULL;
    }
    lua_pushstring(L, name);
    lua_rawget(L, index);
    const char *text = text_argument(L, -1);
    lua_pop(L, 1);
    return text;
}

static int printed(lua_State *L)
{
    const recipe *rows = selection(L, "printed");
    recipe *node = rows != NULL ? new_recipe(L, RECIPE_PRINTED, rows, NULL) : NULL;
    if (node == NULL) {
        return 1;
    }
    node->text[0] = text_argument(L, 2);
    node->text[1] = text_member(L, 3, "numerator");
    node->text[2] = text_member(L, 3, "denominator");
    if (node->text[0] == NULL) {
        return wrong_argument(L, 2, "printed", "the name of a column");
    }
    if (!lua_isnoneornil(L, 3) && node->text[1] == NULL && node->text[2] == NULL) {
        return wrong_argument(L, 3, "printed", "{ numerator = \"column\", denominator = \"column\" }");
    }
    return push_recipe(L, node);
}

static int share_of_rows(lua_State *L, const recipe *rows, int conditions)
{
    recipe *node = new_recipe(L, RECIPE_SHARE, rows, NULL);
    if (node == NULL || !read_conditions(L, conditions, &node->conditions, &node->condition_count)) {
        return 1;
    }
    return push_recipe(L, node);
}

static int share_method(lua_State *L)
{
    const recipe *rows = selection(L, "share");
    return rows != NULL ? share_of_rows(L, rows, 2) : 1;
}

/* share { of = rows, where = { … } } */
static int share_table(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushliteral(L, "of");
    lua_rawget(L, 1); /* 2 */
    lua_pushliteral(L, "where");
    lua_rawget(L, 1); /* 3 */
    const recipe *rows = box_at(L, 2, BOX_RECIPE);
    if (rows == NULL || !recipe_is_selection(rows)) {
        return wrong_argument(L, 2, "share", "share { of = a selection, where = { column = value } }");
    }
    return share_of_rows(L, rows, 3);
}

static const recipe *operand(lua_State *L, int index, const char *step)
{
    const recipe *node = recipe_at(L, index);
    if (node != NULL && !recipe_is_selection(node)) {
        return node;
    }
    (void)wrong_argument(L, index, step, node != NULL ? "a quantity: count the rows first" : "a quantity");
    return NULL;
}

static int two_operands(lua_State *L, recipe_op op, int which, const char *step)
{
    const recipe *a = operand(L, 1, step);
    const recipe *b = a != NULL ? operand(L, 2, step) : NULL;
    recipe *node = b != NULL ? new_recipe(L, op, a, b) : NULL;
    if (node == NULL) {
        return 1;
    }
    node->which = which;
    return push_recipe(L, node);
}

static int share(lua_State *L)
{
    return lua_istable(L, 1) ? share_table(L) : two_operands(L, RECIPE_SHARE_OF, 0, "share");
}

static int ratio(lua_State *L)
{
    return two_operands(L, RECIPE_COMPUTE, SAMRAPPORT_DIVIDE, "ratio");
}

static int add(lua_State *L)
{
    return two_operands(L, RECIPE_COMPUTE, SAMRAPPORT_ADD, "+");
}

static int subtract(lua_State *L)
{
    return two_operands(L, RECIPE_COMPUTE, SAMRAPPORT_SUBTRACT, "-");
}

static int multiply(lua_State *L)
{
    return two_operands(L, RECIPE_COMPUTE, SAMRAPPORT_MULTIPLY, "*");
}

static int divide(lua_State *L)
{
    return two_operands(L, RECIPE_COMPUTE, SAMRAPPORT_DIVIDE, "/");
}

static int negate(lua_State *L)
{
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    lua_insert(L, 1);
    return subtract(L);
}

/* ---- looking at quantities, in functions ---- */

static int compared(lua_State *L, const char *sign)
{
    const recipe *a = operand(L, 1, sign);
    const recipe *b = a != NULL ? operand(L, 2, sign) : NULL;
    if (b == NULL) {
        return luaL_error(L, "only quantities can be compared");
    }
    int out = 0;
    if (samrapport_host_compare(force_quantity(L, a), force_quantity(L, b), &out) != SAMRAPPORT_OK) {
        return luaL_error(L, "a missing value cannot be compared: look at is_missing() first");
    }
    return out;
}

static int less(lua_State *L)
{
    lua_pushboolean(L, compared(L, "<") < 0);
    return 1;
}

static int at_most(lua_State *L)
{
    lua_pushboolean(L, compared(L, "<=") <= 0);
    return 1;
}

static int equal(lua_State *L)
{
    lua_pushboolean(L, compared(L, "==") == 0);
    return 1;
}

static int is_missing(lua_State *L)
{
    const recipe *node = operand(L, 1, "is_missing");
    if (node == NULL) {
        return 1;
    }
    lua_pushboolean(L, samrapport_host_missing(force_quantity(L, node)) != SAMRAPPORT_PRESENT);
    return 1;
}

static int rows(lua_State *L)
{
    const recipe *node = selection(L, "rows");
    if (node == NULL) {
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)samrapport_host_rows(force_view(L, node)));
    return 1;
}

static int has_column(lua_State *L)
{
    const recipe *node = selection(L, "has_column");
    if (node == NULL) {
        return 1;
    }
    lua_pushboolean(L, samrapport_host_has_column(force_view(L, node), luaL_checkstring(L, 2)));
    return 1;
}

/* not_measured "why" */
static int with_reason(lua_State *L)
{
    const recipe *node = box_at(L, 1, BOX_RECIPE);
    const char *why = text_argument(L, 2);
    if (node->op != RECIPE_QUANTITY || node->quantity->quantity.missing == SR_PRESENT || why == NULL) {
        return wrong_argument(L, 1, "()", "not_measured \"why\"");
    }
    sr_quantity quantity = node->quantity->quantity;
    quantity.formula = why;
    push_box(L, BOX_RECIPE, constant(L, &quantity));
    return 1;
}

static int as_text(lua_State *L)
{
    const recipe *node = box_at(L, 1, BOX_RECIPE);
    if (node->op != RECIPE_QUANTITY) {
        lua_pushstring(L, recipe_is_selection(node) ? "selection" : "quantity");
        return 1;
    }
    sr_buf text = {0};
    sr_status status =
        sr_quantity_write(&text, &node->quantity->quantity, rules_of(L)->setup.forbund->language, true);
    char copy[256];
    (void)strncpy(copy, sr_buf_string(&text), sizeof copy - 1);
    copy[sizeof copy - 1] = '\0';
    sr_buf_free(&text);
    if (status == SR_MEMORY) {
        return raise_memory(L);
    }
    lua_pushstring(L, copy);
    return 1;
}

const script_word recipe_methods[] = {
    {"whole", whole},
    {"where", where},
    {"active", active},
    {"join", join},
    {"derive", derive},
    {"group", group},
    {"count", count},
    {"distinct", distinct},
    {"sum", sum},
    {"mean", mean},
    {"median", median},
    {"least", least},
    {"greatest", greatest},
    {"printed", printed},
    {"share", share_method},
    {"is_missing", is_missing},
    {"rows", rows},
    {"has_column", has_column},
    {NULL, NULL},
};

const script_word recipe_operators[] = {
    {"__add", add},          {"__sub", subtract},     {"__mul", multiply}, {"__div", divide},
    {"__unm", negate},       {"__lt", less},          {"__le", at_most},   {"__eq", equal},
    {"__call", with_reason}, {"__tostring", as_text}, {NULL, NULL},
};

void open_recipes(lua_State *L)
{
    static const script_word words[] = {{"source", source}, {"share", share}, {"ratio", ratio}, {NULL, NULL}};
    set_words(L, words);
}
