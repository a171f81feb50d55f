/* Evaluating recipes through the functions that scripts and plugins share. */
#include "rules/recipe.h"

bool recipe_is_selection(const recipe *what)
{
    return what->op == RECIPE_VIEW || (what->op >= RECIPE_SOURCE && what->op <= RECIPE_UNPIVOT);
}

static const samrapport_view *keep_condition(samrapport_context *context, const samrapport_view *view,
                                             const condition *each)
{
    switch (each->kind) {
    case WHERE_TEXTS:
        return samrapport_host_where_texts(context, view, each->column, each->comparison, each->texts,
                                           each->count);
    case WHERE_NUMBERS:
        return samrapport_host_where_numbers(context, view, each->column, each->comparison, each->numbers,
                                             each->count);
    case WHERE_DAY:
        return samrapport_host_where_day(context, view, each->column, each->comparison, each->texts[0]);
    case WHERE_EMPTY:
        return samrapport_host_where_empty(context, view, each->column);
    case WHERE_FILLED:
        return samrapport_host_where_filled(context, view, each->column);
    case WHERE_RANGES:
        return samrapport_host_where_ranges(context, view, each->column, each->comparison, each->texts,
                                            each->count);
    case WHERE_IN_PERIOD:
        view = samrapport_host_where_day(context, view, each->column, SAMRAPPORT_AT_LEAST,
                                         samrapport_host_first_day(context));
        return samrapport_host_where_day(context, view, each->column, SAMRAPPORT_AT_MOST,
                                         samrapport_host_last_day(context));
    }
    return NULL;
}

static const samrapport_view *keep_conditions(samrapport_context *context, const samrapport_view *view,
                                              const recipe *what)
{
    for (size_t i = 0; view != NULL && i < what->condition_count; i++) {
        view = keep_condition(context, view, &what->conditions[i]);
    }
    return view;
}

static const samrapport_view *given_view(kitchen *cooking, const recipe *what)
{
    (void)cooking;
    return what->view;
}

static const samrapport_view *source_of(kitchen *cooking, const recipe *what)
{
    return what->which == 1 ? samrapport_host_source_whole(cooking->context, what->text[0])
                            : samrapport_host_source(cooking->context, what->text[0]);
}

static const samrapport_view *where_of(kitchen *cooking, const recipe *what)
{
    return keep_conditions(cooking->context, recipe_view(cooking, what->a), what);
}

static const samrapport_view *active_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_active(cooking->context, recipe_view(cooking, what->a), what->text[0],
                                  what->text[1], what->text[2], what->text[3]);
}

static const samrapport_view *derive_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_derive(cooking->context, recipe_view(cooking, what->a), what->text[0],
                                  (samrapport_arithmetic)what->which, what->text[1], what->text[2]);
}

static const samrapport_view *union_of(kitchen *cooking, const recipe *what)
{
    const samrapport_view *a = recipe_view(cooking, what->a);
    return samrapport_host_where_either(cooking->context, a, recipe_view(cooking, what->b));
}

static const samrapport_view *elapsed_of(kitchen *cooking, const recipe *what)
{
    const char *until = what->text[3];
    if (what->op == RECIPE_WAITED && until == NULL) {
        until = samrapport_host_last_day(cooking->context);
    }
    return samrapport_host_elapsed(cooking->context, recipe_view(cooking, what->a), what->text[0],
                                   what->text[1], what->text[2], (samrapport_unit)what->which, until);
}

static const samrapport_view *join_of(kitchen *cooking, const recipe *what)
{
    const samrapport_view *left = recipe_view(cooking, what->a);
    return samrapport_host_join(cooking->context, left, what->text[0], recipe_view(cooking, what->b),
                                what->text[1], what->text[2]);
}

static const samrapport_view *unpivot_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_unpivot(cooking->context, recipe_view(cooking, what->a), what->columns,
                                   what->column_count, what->text[0], what->text[1]);
}

typedef const samrapport_view *(*view_step)(kitchen *cooking, const recipe *what);
static const view_step view_steps[RECIPE_OPS] = {
    [RECIPE_VIEW] = given_view,    [RECIPE_SOURCE] = source_of,  [RECIPE_WHERE] = where_of,
    [RECIPE_ACTIVE] = active_of,   [RECIPE_DERIVE] = derive_of,  [RECIPE_JOIN] = join_of,
    [RECIPE_ELAPSED] = elapsed_of, [RECIPE_WAITED] = elapsed_of, [RECIPE_UNPIVOT] = unpivot_of,
    [RECIPE_UNION] = union_of,
};

/* The first step that fails is where the mistake is. */
static void note_failure(kitchen *cooking, const recipe *what, const void *result)
{
    if (result == NULL && cooking->failed.line == 0) {
        cooking->failed = what->at;
    }
}

const samrapport_view *recipe_view(kitchen *cooking, const recipe *what)
{
    const samrapport_view *view = view_steps[what->op](cooking, what);
    note_failure(cooking, what, view);
    return view;
}

static const samrapport_quantity *given_quantity(kitchen *cooking, const recipe *what)
{
    (void)cooking;
    return what->quantity;
}

static const samrapport_quantity *count_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_count(cooking->context, recipe_view(cooking, what->a));
}

static const samrapport_quantity *distinct_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_distinct(cooking->context, recipe_view(cooking, what->a), what->text[0]);
}

static const samrapport_quantity *aggregate_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_aggregate(cooking->context, recipe_view(cooking, what->a),
                                     (samrapport_aggregate)what->which, what->text[0]);
}

static const samrapport_quantity *withheld_of(kitchen *cooking, const recipe *what)
{
    samrapport_context *context = cooking->context;
    const samrapport_view *rows = recipe_view(cooking, what->a);
    return samrapport_host_from_rows(
        context, samrapport_host_quantity_missing(context, SAMRAPPORT_NOT_PUBLISHED, SAMRAPPORT_IN_NONE),
        rows, what->text[0]);
}

static const samrapport_quantity *mode_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_mode(cooking->context, recipe_view(cooking, what->a), what->text[0]);
}

static const samrapport_quantity *printed_of(kitchen *cooking, const recipe *what)
{
    const samrapport_view *view = recipe_view(cooking, what->a);
    if (what->text[3] != NULL) {
        return samrapport_host_printed_in(cooking->context, view, what->text[0], what->text[1], what->text[2],
                                          what->text[3]);
    }
    return samrapport_host_printed(cooking->context, view, what->text[0], what->text[1], what->text[2]);
}

static const samrapport_quantity *share_where(kitchen *cooking, const recipe *what)
{
    samrapport_context *context = cooking->context;
    const samrapport_view *all = recipe_view(cooking, what->a);
    const samrapport_view *some = keep_conditions(context, all, what);
    return samrapport_host_share(context, samrapport_host_count(context, some),
                                 samrapport_host_count(context, all));
}

static const samrapport_quantity *share_of(kitchen *cooking, const recipe *what)
{
    const samrapport_quantity *a = recipe_quantity(cooking, what->a);
    return samrapport_host_share(cooking->context, a, recipe_quantity(cooking, what->b));
}

static const samrapport_quantity *compute_of(kitchen *cooking, const recipe *what)
{
    const samrapport_quantity *a = recipe_quantity(cooking, what->a);
    return samrapport_host_compute(cooking->context, (samrapport_arithmetic)what->which, a,
                                   recipe_quantity(cooking, what->b));
}

static const samrapport_quantity *measure_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_measure(cooking->context, what->text[0]);
}

static const samrapport_quantity *assumed_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_assumed(cooking->context, recipe_quantity(cooking, what->a), what->text[0]);
}

static const samrapport_quantity *stated_of(kitchen *cooking, const recipe *what)
{
    return samrapport_host_stated(cooking->context, recipe_quantity(cooking, what->a), what->text[0]);
}

typedef const samrapport_quantity *(*quantity_step)(kitchen *cooking, const recipe *what);
static const quantity_step quantity_steps[RECIPE_OPS] = {
    [RECIPE_QUANTITY] = given_quantity, [RECIPE_COUNT] = count_of,
    [RECIPE_DISTINCT] = distinct_of,    [RECIPE_AGGREGATE] = aggregate_of,
    [RECIPE_PRINTED] = printed_of,      [RECIPE_SHARE] = share_where,
    [RECIPE_SHARE_OF] = share_of,       [RECIPE_COMPUTE] = compute_of,
    [RECIPE_MEASURE] = measure_of,      [RECIPE_MODE] = mode_of,
    [RECIPE_WITHHELD] = withheld_of,    [RECIPE_ASSUMED] = assumed_of,
    [RECIPE_STATED] = stated_of,
};

const samrapport_quantity *recipe_quantity(kitchen *cooking, const recipe *what)
{
    const samrapport_quantity *quantity = quantity_steps[what->op](cooking, what);
    note_failure(cooking, what, quantity);
    return quantity;
}

sr_status recipe_compute(void *user, const sr_context *context, sr_quantity *out)
{
    const recipe_use *use = user;
    samrapport_error error = {0};
    samrapport_context own = sr_host_context(context, &error);
    kitchen cooking = {.context = &own};
    const samrapport_quantity *quantity = recipe_quantity(&cooking, use->recipe);
    if (quantity != NULL) {
        *out = quantity->quantity;
        return SR_OK;
    }
    if (error.status == SR_MEMORY) {
        return SR_MEMORY;
    }
    sr_place place = place_of(use->rules, cooking.failed, NULL, error_literal(&error));
    sr_error_tell(&error, "SR2201", &place, use->subject, sr_evaluation_findings(context->evaluation));
    return SR_CONTENT;
}
