/* Recipes inside Lua: nodes, which are done at once when their parts are there. */
#include "base/running.h"
#include "rules/steps.h"

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

recipe *plain_node(lua_State *L, recipe_op op)
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
int step_wrong_argument(lua_State *L, int index, const char *step, const char *expected)
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
const recipe *step_selection(lua_State *L, const char *step)
{
    const recipe *node = box_at(L, 1, BOX_RECIPE);
    if (node != NULL && recipe_is_selection(node)) {
        return node;
    }
    (void)step_wrong_argument(L, 1, step, "a selection of rows, such as source \"deltagare\"");
    return NULL;
}

const char *step_text_argument(lua_State *L, int index)
{
    return lua_type(L, index) == LUA_TSTRING ? arena_need_text(L, lua_tostring(L, index)) : NULL;
}
