/* Rows: periods, derived columns, joins. */
#include "host/view.h"

samrapport_view *sr_host_view(samrapport_context *context, const sr_view *view)
{
    samrapport_view *kept = sr_arena_alloc(context->arena, sizeof *kept);
    if (kept == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    kept->view = *view;
    return kept;
}

size_t samrapport_host_rows(const samrapport_view *view)
{
    return view != NULL && view->view.table != NULL ? view->view.rows->count : 0;
}

int samrapport_host_has_column(const samrapport_view *view, const char *column)
{
    const sr_column *found = view != NULL && view->view.table != NULL && column != NULL
                                 ? sr_table_column(view->view.table, column)
                                 : NULL;
    return found != NULL && !found->absent;
}

bool sr_host_ready(samrapport_context *context, const samrapport_view *view, size_t count,
                   const char *const names[], const samrapport_view **instead)
{
    *instead = NULL;
    if (view == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (names == NULL || names[i] == NULL) {
            sr_host_refuse_text(context->error, "the name of a column is missing", NULL);
            return false;
        }
    }
    *instead = view->view.table == NULL ? view : NULL;
    return view->view.table != NULL;
}

const samrapport_view *sr_host_given(samrapport_context *context, sr_status status, const sr_view *view,
                                     const sr_finding *problem)
{
    if (status != SR_OK) {
        sr_host_refuse(context->error, status, problem);
        return NULL;
    }
    return sr_host_view(context, view);
}

bool sr_host_read_day(samrapport_context *context, const char *text, sr_day *out)
{
    if (text != NULL && sr_day_read(sr_str_of(text), out)) {
        return true;
    }
    sr_finding problem = {.message = SR_MSG("this is no date"),
                          .found = sr_arena_text(context->arena, text),
                          .expected = SR_MSG("a date such as 2022-01-31")};
    sr_host_refuse(context->error, SR_CONTENT, &problem);
    return false;
}

bool sr_host_lacks(samrapport_context *context, const samrapport_view *view, const char *column,
                   const samrapport_view **instead)
{
    const sr_column *found = sr_table_column(view->view.table, column);
    if (found == NULL || !found->absent) {
        return false;
    }
    const sr_view none = {0};
    samrapport_view *kept = sr_host_view(context, &none);
    if (kept != NULL) {
        kept->lacks = found;
    }
    *instead = kept;
    return true;
}

const samrapport_view *samrapport_host_active(samrapport_context *context, const samrapport_view *view,
                                              const char *from, const char *to, const char *first,
                                              const char *last)
{
    const samrapport_view *instead = NULL;
    if (!sr_host_ready(context, view, 2, (const char *[]){from, to}, &instead) ||
        sr_host_lacks(context, view, from, &instead) || sr_host_lacks(context, view, to, &instead)) {
        return instead;
    }
    sr_day first_day = sr_period_first(context->context.period);
    sr_day last_day = sr_period_last(context->context.period);
    if ((first != NULL && !sr_host_read_day(context, first, &first_day)) ||
        (last != NULL && !sr_host_read_day(context, last, &last_day))) {
        return NULL;
    }
    sr_view out;
    sr_finding problem = {0};
    sr_status status =
        sr_view_active(context->arena, &view->view, from, to, first_day, last_day, &out, &problem);
    return sr_host_given(context, status, &out, &problem);
}

const samrapport_view *samrapport_host_derive(samrapport_context *context, const samrapport_view *view,
                                              const char *name, samrapport_arithmetic op, const char *a,
                                              const char *b)
{
    const samrapport_view *instead = NULL;
    if (!sr_host_ready(context, view, 3, (const char *[]){name, a, b}, &instead)) {
        return instead;
    }
    if ((unsigned)op > SAMRAPPORT_DIVIDE) {
        sr_host_refuse_text(context->error, "there is no such arithmetic", NULL);
        return NULL;
    }
    sr_view out;
    sr_finding problem = {0};
    sr_status status =
        sr_view_derive(context->arena, &view->view, name, (sr_arithmetic)op, a, b, &out, &problem);
    return sr_host_given(context, status, &out, &problem);
}

const samrapport_view *samrapport_host_where_either(samrapport_context *context, const samrapport_view *a,
                                                    const samrapport_view *b)
{
    if (a == NULL || b == NULL) {
        return NULL;
    }
    if (a->lacks != NULL || b->lacks != NULL) { /* with what is not known, neither is the whole */
        return a->lacks != NULL ? a : b;
    }
    if (a->view.table == NULL || b->view.table == NULL) {
        return a->view.table == NULL ? b : a;
    }
    sr_view out;
    sr_finding problem = {0};
    sr_status status = sr_view_union(context->arena, &a->view, &b->view, &out, &problem);
    return sr_host_given(context, status, &out, &problem);
}

const samrapport_view *samrapport_host_elapsed(samrapport_context *context, const samrapport_view *view,
                                               const char *name, const char *from, const char *to,
                                               samrapport_unit unit, const char *until)
{
    const samrapport_view *instead = NULL;
    if (!sr_host_ready(context, view, 3, (const char *[]){name, from, to}, &instead)) {
        return instead;
    }
    sr_day open = SR_DAY_NONE;
    if (until != NULL && !sr_host_read_day(context, until, &open)) {
        return NULL;
    }
    sr_view out;
    sr_finding problem = {0};
    sr_status status = sr_view_elapsed(context->arena, &view->view, name, from, to, (sr_measured_in)unit,
                                       open, &out, &problem);
    return sr_host_given(context, status, &out, &problem);
}

const samrapport_view *samrapport_host_join(samrapport_context *context, const samrapport_view *left,
                                            const char *left_key, const samrapport_view *right,
                                            const char *right_key, const char *prefix)
{
    const samrapport_view *instead = NULL;
    if (left == NULL || right == NULL || !sr_host_ready(context, left, 1, &left_key, &instead)) {
        return left != NULL && right != NULL ? instead : NULL;
    }
    if (!sr_host_ready(context, right, 1, &right_key, &instead)) {
        return instead;
    }
    sr_view out;
    sr_finding problem = {0};
    sr_status status = sr_view_join(context->arena, &left->view, left_key, &right->view, right_key,
                                    prefix != NULL ? prefix : "2", &out, &problem);
    return sr_host_given(context, status, &out, &problem);
}

const samrapport_view *samrapport_host_unpivot(samrapport_context *context, const samrapport_view *view,
                                               const char *const *columns, size_t count, const char *name,
                                               const char *value)
{
    const samrapport_view *instead = NULL;
    if (!sr_host_ready(context, view, 2, (const char *[]){name, value}, &instead) ||
        !sr_host_ready(context, view, count, columns, &instead)) {
        return instead;
    }
    sr_view out;
    sr_finding problem = {0};
    sr_status status =
        sr_view_unpivot(context->arena, &view->view, columns, count, name, value, &out, &problem);
    return sr_host_given(context, status, &out, &problem);
}
