/* From rows to quantities. */
#include "host/work.h"

samrapport_quantity *sr_host_quantity(samrapport_context *context, const sr_quantity *quantity)
{
    samrapport_quantity *kept = sr_arena_alloc(context->arena, sizeof *kept);
    if (kept == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    kept->quantity = *quantity;
    /* Where the figures that may be printed have been decided on, there are no others. */
    if (!sr_evaluation_lets(context->context.evaluation, quantity) &&
        sr_quantity_suppress(context->arena, &kept->quantity) != SR_OK) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    return kept;
}

static const samrapport_quantity *given(samrapport_context *context, sr_status status,
                                        const sr_quantity *quantity, const sr_finding *problem)
{
    if (status != SR_OK) {
        sr_host_refuse(context->error, status, problem);
        return NULL;
    }
    return sr_host_quantity(context, quantity);
}

static const samrapport_quantity *missing_as(samrapport_context *context, sr_missing kind,
                                             sr_measured_in unit)
{
    sr_quantity quantity = sr_quantity_missing(kind, unit);
    return sr_host_quantity(context, &quantity);
}

/* A file without the column says nothing, which is not none. */
static const samrapport_quantity *lacking(samrapport_context *context, const sr_column *column,
                                          sr_measured_in unit)
{
    sr_missing kind = column->missing_as != SR_PRESENT ? column->missing_as : SR_NOT_MEASURED;
    sr_quantity quantity = sr_quantity_missing(kind, unit);
    quantity.reason = sr_arena_printf(context->arena, "kolumnen %s finns inte i filen", column->name);
    quantity.formula = quantity.reason;
    if (quantity.reason == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    return sr_host_quantity(context, &quantity);
}

/* Whether there is a table and a column to compute from; otherwise *instead is what the caller gives. */
static bool computable(samrapport_context *context, const samrapport_view *view, const char *column,
                       sr_measured_in unit, const samrapport_quantity **instead)
{
    *instead = NULL;
    if (view == NULL) {
        return false;
    }
    if (column == NULL) {
        sr_host_refuse_text(context->error, "the name of a column is missing", NULL);
        return false;
    }
    const sr_column *absent = view->lacks;
    if (view->view.table == NULL && absent == NULL) {
        *instead = missing_as(context, SR_NOT_MEASURED, unit);
        return false;
    }
    if (absent == NULL) {
        absent = sr_table_column(view->view.table, column);
    }
    if (absent != NULL && absent->absent) {
        *instead = lacking(context, absent, unit);
        return false;
    }
    return true;
}

const samrapport_quantity *samrapport_host_count(samrapport_context *context, const samrapport_view *view)
{
    const samrapport_quantity *instead;
    if (!computable(context, view, "", SR_IN_COUNT, &instead)) {
        return instead;
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status = sr_view_count(context->arena, &view->view, &out, &problem);
    return given(context, status, &out, &problem);
}

const samrapport_quantity *samrapport_host_distinct(samrapport_context *context, const samrapport_view *view,
                                                    const char *column)
{
    const samrapport_quantity *instead;
    if (!computable(context, view, column, SR_IN_COUNT, &instead)) {
        return instead;
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status = sr_view_distinct(context->arena, &view->view, column, &out, &problem);
    return given(context, status, &out, &problem);
}

const samrapport_quantity *samrapport_host_aggregate(samrapport_context *context, const samrapport_view *view,
                                                     samrapport_aggregate what, const char *column)
{
    const samrapport_quantity *instead;
    if (!computable(context, view, column, SR_IN_NONE, &instead)) {
        return instead;
    }
    if ((unsigned)what > SAMRAPPORT_TOTAL) {
        sr_host_refuse_text(context->error, "there is no such aggregate", NULL);
        return NULL;
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status =
        sr_view_aggregate(context->arena, &view->view, (sr_aggregate)what, column, &out, &problem);
    return given(context, status, &out, &problem);
}

const samrapport_quantity *samrapport_host_mode(samrapport_context *context, const samrapport_view *view,
                                                const char *column)
{
    const samrapport_quantity *instead;
    if (!computable(context, view, column, SR_IN_NONE, &instead)) {
        return instead;
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status = sr_view_mode(context->arena, &view->view, column, &out, &problem);
    return given(context, status, &out, &problem);
}

const samrapport_quantity *samrapport_host_printed(samrapport_context *context, const samrapport_view *view,
                                                   const char *column, const char *numerator,
                                                   const char *denominator)
{
    const samrapport_quantity *instead;
    if (!computable(context, view, column, SR_IN_NONE, &instead)) {
        return instead;
    }
    if (view->view.rows->count == 0 && sr_context_may_lack(&context->context)) {
        const sr_column *found = sr_table_column(view->view.table, column);
        if (found != NULL) {
            return missing_as(context, SR_NOT_PUBLISHED, found->measured_in);
        }
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status =
        sr_view_printed(context->arena, &view->view, column, numerator, denominator, &out, &problem);
    return given(context, status, &out, &problem);
}

const samrapport_quantity *samrapport_host_printed_in(samrapport_context *context,
                                                      const samrapport_view *view, const char *column,
                                                      const char *numerator, const char *denominator,
                                                      const char *unit)
{
    const samrapport_quantity *instead;
    if (!computable(context, view, column, SR_IN_NONE, &instead)) {
        return instead;
    }
    if (unit == NULL) {
        sr_host_refuse_text(context->error, "the name of a column is missing", NULL);
        return NULL;
    }
    if (view->view.rows->count == 0) {
        return missing_as(context, SR_NOT_MEASURED, SR_IN_NONE);
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status =
        sr_view_printed_in(context->arena, &view->view, column, numerator, denominator, unit, &out, &problem);
    return given(context, status, &out, &problem);
}

static bool known_unit(samrapport_context *context, samrapport_unit unit)
{
    if ((unsigned)unit < SR_MEASURED_IN_COUNT_OF) {
        return true;
    }
    sr_host_refuse_text(context->error, "there is no such unit of measurement", NULL);
    return false;
}

static const samrapport_quantity *number(samrapport_context *context, sr_status status, sr_number value,
                                         samrapport_unit unit)
{
    if (!known_unit(context, unit)) {
        return NULL;
    }
    if (status != SR_OK) {
        sr_host_refuse_text(context->error, "the number does not fit", NULL);
        return NULL;
    }
    sr_quantity quantity = sr_quantity_number(value, (sr_measured_in)unit);
    return sr_host_quantity(context, &quantity);
}

const samrapport_quantity *samrapport_host_quantity_ratio(samrapport_context *context, int64_t numerator,
                                                          int64_t denominator, samrapport_unit unit)
{
    sr_number value = SR_INT(0);
    sr_status status = sr_number_ratio(numerator, denominator, &value);
    return number(context, status, value, unit);
}

const samrapport_quantity *samrapport_host_quantity_decimal(samrapport_context *context, int64_t mantissa,
                                                            unsigned scale, samrapport_unit unit)
{
    sr_number value = SR_INT(0);
    sr_status status = scale <= 18 ? sr_number_decimal(mantissa, scale, &value) : SR_OVERFLOW;
    return number(context, status, value, unit);
}

const samrapport_quantity *samrapport_host_quantity_inexact(samrapport_context *context, double real,
                                                            samrapport_unit unit)
{
    sr_number value = SR_INT(0);
    sr_status status = sr_number_inexact(real, &value);
    return number(context, status, value, unit);
}

const samrapport_quantity *samrapport_host_quantity_missing(samrapport_context *context,
                                                            samrapport_missing kind, samrapport_unit unit)
{
    if (kind == SAMRAPPORT_PRESENT || (unsigned)kind > SAMRAPPORT_SUPPRESSED) {
        sr_host_refuse_text(context->error, "there is no such kind of missing value", NULL);
        return NULL;
    }
    return known_unit(context, unit) ? missing_as(context, (sr_missing)kind, (sr_measured_in)unit) : NULL;
}
