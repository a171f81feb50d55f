/* Quantities as scripts write them: counts, shares, arithmetic, and looking at them in functions. */
#include <string.h>

#include "rules/steps.h"

/* ---- from rows to quantities ---- */

static int count(lua_State *L)
{
    const recipe *rows = step_selection(L, "count");
    recipe *node = rows != NULL ? new_recipe(L, RECIPE_COUNT, rows, NULL) : NULL;
    return node != NULL ? push_recipe(L, node) : 1;
}

static int over_column(lua_State *L, recipe_op op, int which, const char *step)
{
    const recipe *rows = step_selection(L, step);
    recipe *node = rows != NULL ? new_recipe(L, op, rows, NULL) : NULL;
    if (node == NULL) {
        return 1;
    }
    node->which = which;
    node->text[0] = step_text_argument(L, 2);
    if (node->text[0] == NULL) {
        return step_wrong_argument(L, 2, step, "the name of a column");
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

static int total(lua_State *L)
{
    return over_column(L, RECIPE_AGGREGATE, SAMRAPPORT_TOTAL, "total");
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

static int mode(lua_State *L)
{
    return over_column(L, RECIPE_MODE, 0, "mode");
}

/* rows:withheld "why": there is a value, and it is not shown. */
static int withheld(lua_State *L)
{
    const recipe *rows = step_selection(L, "withheld");
    recipe *node = rows != NULL ? new_recipe(L, RECIPE_WITHHELD, rows, NULL) : NULL;
    if (node == NULL) {
        return 1;
    }
    node->text[0] = step_text_argument(L, 2);
    if (node->text[0] == NULL) {
        return step_wrong_argument(L, 2, "withheld", "the reason as a text");
    }
    return push_recipe(L, node);
}

static const char *text_member(lua_State *L, int index, const char *name)
{
    if (!lua_istable(L, index)) {
        return NULL;
    }
    lua_pushstring(L, name);
    lua_rawget(L, index);
    const char *text = step_text_argument(L, -1);
    lua_pop(L, 1);
    return text;
}

static int printed(lua_State *L)
{
    const recipe *rows = step_selection(L, "printed");
    recipe *node = rows != NULL ? new_recipe(L, RECIPE_PRINTED, rows, NULL) : NULL;
    if (node == NULL) {
        return 1;
    }
    node->text[0] = step_text_argument(L, 2);
    node->text[1] = text_member(L, 3, "numerator");
    node->text[2] = text_member(L, 3, "denominator");
    node->text[3] = text_member(L, 3, "unit");
    if (node->text[0] == NULL) {
        return step_wrong_argument(L, 2, "printed", "the name of a column");
    }
    bool named = node->text[1] != NULL || node->text[2] != NULL || node->text[3] != NULL;
    if (!lua_isnoneornil(L, 3) && !named) {
        return step_wrong_argument(L, 3, "printed",
                                   "{ numerator = \"column\", denominator = \"column\", unit = \"column\" }");
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
    const recipe *rows = step_selection(L, "share");
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
        return step_wrong_argument(L, 2, "share", "share { of = a selection, where = { column = value } }");
    }
    return share_of_rows(L, rows, 3);
}

static const recipe *operand(lua_State *L, int index, const char *step)
{
    const recipe *node = recipe_at(L, index);
    if (node != NULL && !recipe_is_selection(node)) {
        return node;
    }
    (void)step_wrong_argument(L, index, step,
                              node != NULL ? "a quantity: count the rows first" : "a quantity");
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

static bool hidden(const samrapport_quantity *quantity)
{
    return samrapport_host_missing(quantity) == SAMRAPPORT_SUPPRESSED;
}

/* That a check has nothing to compare is nobody's mistake when the figure is hidden. */
static int uncomparable(lua_State *L, const samrapport_quantity *a, const samrapport_quantity *b)
{
    const sr_rules *rules = rules_of(L);
    bool check = rules->current != NULL && rules->current->results != NULL && rules->document == NULL;
    if (!check || (!hidden(a) && !hidden(b))) {
        return luaL_error(L, "a missing value cannot be compared: look at is_missing() first");
    }
    rules->current->error->hidden = rules->current->error->status == SR_OK;
    return complain(
        L,
        &(complaint){.message = SR_MSG("the check was not made: a figure that it compares is hidden to "
                                       "protect persons"),
                     .hint = SR_MSG("a check that asks is_missing() first goes on with its other figures")});
}

/* 120 % is not less than 100 points: the numbers say nothing of each other. */
static bool alike(const samrapport_quantity *a, const samrapport_quantity *b)
{
    sr_measured_in one = a->quantity.measured_in;
    sr_measured_in other = b->quantity.measured_in;
    return one == other || one == SR_IN_NONE || other == SR_IN_NONE;
}

static int compared(lua_State *L, const char *sign)
{
    const recipe *a = operand(L, 1, sign);
    const recipe *b = a != NULL ? operand(L, 2, sign) : NULL;
    if (b == NULL) {
        return luaL_error(L, "only quantities can be compared");
    }
    int out = 0;
    const samrapport_quantity *left = force_quantity(L, a);
    const samrapport_quantity *right = force_quantity(L, b);
    if (samrapport_host_compare(left, right, &out) != SAMRAPPORT_OK) {
        return uncomparable(L, left, right);
    }
    if (!alike(left, right)) {
        sr_finding wrong = {0};
        (void)sr_problem_of_units(&wrong, left->quantity.measured_in, right->quantity.measured_in);
        return complain(L, &(complaint){.code = wrong.code,
                                        .message = wrong.message,
                                        .expected = wrong.expected,
                                        .hint = wrong.hint});
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
    const recipe *node = step_selection(L, "rows");
    if (node == NULL) {
        return 1;
    }
    lua_pushinteger(L, (lua_Integer)samrapport_host_rows(force_view(L, node)));
    return 1;
}

static int has_column(lua_State *L)
{
    const recipe *node = step_selection(L, "has_column");
    if (node == NULL) {
        return 1;
    }
    lua_pushboolean(L, samrapport_host_has_column(force_view(L, node), luaL_checkstring(L, 2)));
    return 1;
}

/* rows:answer(true): yes or no, as it follows from these rows; in functions. */
static int answer(lua_State *L)
{
    const recipe *rows = step_selection(L, "answer");
    if (rows == NULL) {
        return 1;
    }
    if (!lua_isboolean(L, 2)) {
        return step_wrong_argument(L, 2, "answer", "true or false");
    }
    const samrapport_view *view = force_view(L, rows);
    samrapport_context *context = rules_of(L)->current;
    if (view->view.table == NULL) {
        push_quantity(L,
                      samrapport_host_quantity_missing(context, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_NONE));
        return 1;
    }
    const char *which = view->view.predicate[0] != '\0' ? view->view.predicate : "alla rader";
    const samrapport_quantity *value =
        samrapport_host_quantity_ratio(context, lua_toboolean(L, 2), 1, SAMRAPPORT_IN_NONE);
    value = samrapport_host_from_rows(context, value, view, which);
    if (value == NULL) {
        return raise_refused(L, context->error);
    }
    push_quantity(L, value);
    return 1;
}

/* not_measured "why" */
static int with_reason(lua_State *L)
{
    const recipe *node = box_at(L, 1, BOX_RECIPE);
    const char *why = step_text_argument(L, 2);
    if (node->op != RECIPE_QUANTITY || node->quantity->quantity.missing == SR_PRESENT || why == NULL) {
        return step_wrong_argument(L, 1, "()", "not_measured \"why\"");
    }
    sr_quantity quantity = node->quantity->quantity;
    quantity.formula = why;
    quantity.reason = why;
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
    {"whole", step_whole},
    {"where", step_where},
    {"active", step_active},
    {"join", step_join},
    {"derive", step_derive},
    {"unpivot", step_unpivot},
    {"union", step_union},
    {"elapsed", step_elapsed},
    {"waited", step_waited},
    {"group", step_group},
    {"count", count},
    {"distinct", distinct},
    {"sum", sum},
    {"total", total},
    {"mean", mean},
    {"median", median},
    {"least", least},
    {"greatest", greatest},
    {"mode", mode},
    {"withheld", withheld},
    {"printed", printed},
    {"share", share_method},
    {"is_missing", is_missing},
    {"answer", answer},
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
    static const script_word words[] = {
        {"source", step_source}, {"share", share}, {"ratio", ratio}, {NULL, NULL}};
    set_words(L, words);
}
