/* Filters: which rows. */
#include "host/view.h"

/* What is not said to be something may be anything, also where nothing is said. */
static bool asks_for_values(const sr_condition *condition)
{
    return condition->op != SR_IS_EMPTY && condition->op != SR_IS_NOT && condition->op != SR_OUTSIDE_RANGES;
}

static const samrapport_view *filtered(samrapport_context *context, const samrapport_view *view,
                                       const sr_condition *condition)
{
    const samrapport_view *instead;
    if (!sr_host_ready(context, view, 1, &condition->column, &instead)) {
        return instead;
    }
    if (asks_for_values(condition) && sr_host_lacks(context, view, condition->column, &instead)) {
        return instead;
    }
    sr_view out;
    sr_finding problem = {0};
    sr_status status = sr_view_filter(context->arena, &view->view, condition, 1, &out, &problem);
    return sr_host_given(context, status, &out, &problem);
}

static bool known_comparison(samrapport_context *context, samrapport_comparison comparison)
{
    if ((unsigned)comparison <= SAMRAPPORT_AT_LEAST) {
        return true;
    }
    sr_host_refuse_text(context->error, "there is no such comparison", NULL);
    return false;
}

const samrapport_view *samrapport_host_where_text(samrapport_context *context, const samrapport_view *view,
                                                  const char *column, const char *value)
{
    return samrapport_host_where_texts(context, view, column, SAMRAPPORT_IS, &value, 1);
}

static sr_scalar *scalars_of(samrapport_context *context, const char *const *values, size_t count)
{
    sr_scalar *scalars = sr_arena_array(context->arena, count > 0 ? count : 1, sizeof *scalars);
    for (size_t i = 0; scalars != NULL && i < count; i++) {
        if (values == NULL || values[i] == NULL) {
            sr_host_refuse_text(context->error, "a value to compare with is missing", NULL);
            return NULL;
        }
        const char *text = sr_arena_text(context->arena, values[i]);
        scalars[i] = (sr_scalar){.type = SR_SCALAR_TEXT, .text = text};
        if (text == NULL) {
            scalars = NULL;
        }
    }
    if (scalars == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
    }
    return scalars;
}

const samrapport_view *samrapport_host_where_texts(samrapport_context *context, const samrapport_view *view,
                                                   const char *column, samrapport_comparison comparison,
                                                   const char *const *values, size_t count)
{
    if (view == NULL || !known_comparison(context, comparison)) {
        return NULL;
    }
    sr_scalar *scalars = scalars_of(context, values, count);
    if (scalars == NULL) {
        return NULL;
    }
    sr_condition condition = {column, (sr_operator)comparison, count, scalars};
    return filtered(context, view, &condition);
}

static bool all_ranges(samrapport_context *context, const sr_scalar *scalars, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sr_str first;
        sr_str last;
        if (sr_range_read(scalars[i].text, &first, &last)) continue;
        sr_finding problem = {.message = SR_MSG("{0} is no range of codes", scalars[i].text),
                              .expected = SR_MSG("\"3000-3999\", or \"3740\" for one account")};
        sr_host_refuse(context->error, SR_CONTENT, &problem);
        return false;
    }
    return true;
}

const samrapport_view *samrapport_host_where_ranges(samrapport_context *context, const samrapport_view *view,
                                                    const char *column, samrapport_comparison comparison,
                                                    const char *const *ranges, size_t count)
{
    if (view == NULL) {
        return NULL;
    }
    if (comparison != SAMRAPPORT_IS && comparison != SAMRAPPORT_IS_NOT) {
        sr_host_refuse_text(context->error, "ranges are compared with IS or IS_NOT", NULL);
        return NULL;
    }
    sr_scalar *scalars = scalars_of(context, ranges, count);
    if (scalars == NULL || !all_ranges(context, scalars, count)) {
        return NULL;
    }
    sr_operator op = comparison == SAMRAPPORT_IS ? SR_IN_RANGES : SR_OUTSIDE_RANGES;
    return filtered(context, view, &(sr_condition){column, op, count, scalars});
}

const samrapport_view *samrapport_host_where_number(samrapport_context *context, const samrapport_view *view,
                                                    const char *column, samrapport_comparison comparison,
                                                    const samrapport_quantity *value)
{
    return samrapport_host_where_numbers(context, view, column, comparison, &value, 1);
}

const samrapport_view *samrapport_host_where_numbers(samrapport_context *context, const samrapport_view *view,
                                                     const char *column, samrapport_comparison comparison,
                                                     const samrapport_quantity *const *values, size_t count)
{
    if (view == NULL || !known_comparison(context, comparison)) {
        return NULL;
    }
    sr_scalar *scalars = sr_arena_array(context->arena, count > 0 ? count : 1, sizeof *scalars);
    if (scalars == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (values == NULL || values[i] == NULL || values[i]->quantity.missing != SR_PRESENT) {
            sr_host_refuse_text(context->error, "rows cannot be compared with a missing value", NULL);
            return NULL;
        }
        scalars[i] = (sr_scalar){.type = SR_SCALAR_NUMBER, .number = values[i]->quantity.value};
    }
    sr_condition condition = {column, (sr_operator)comparison, count, scalars};
    return filtered(context, view, &condition);
}

const samrapport_view *samrapport_host_where_day(samrapport_context *context, const samrapport_view *view,
                                                 const char *column, samrapport_comparison comparison,
                                                 const char *day)
{
    sr_scalar scalar = {.type = SR_SCALAR_DAY};
    if (view == NULL || !known_comparison(context, comparison) ||
        !sr_host_read_day(context, day, &scalar.day)) {
        return NULL;
    }
    sr_condition condition = {column, (sr_operator)comparison, 1, &scalar};
    return filtered(context, view, &condition);
}

const samrapport_view *samrapport_host_where_empty(samrapport_context *context, const samrapport_view *view,
                                                   const char *column)
{
    return filtered(context, view, &(sr_condition){.column = column, .op = SR_IS_EMPTY});
}

const samrapport_view *samrapport_host_where_filled(samrapport_context *context, const samrapport_view *view,
                                                    const char *column)
{
    return filtered(context, view, &(sr_condition){.column = column, .op = SR_IS_FILLED});
}
