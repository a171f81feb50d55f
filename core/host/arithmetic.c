/* What can be done with quantities, and what can be read from them. */
#include <math.h>

#include "host/work.h"

static const samrapport_quantity *given(samrapport_context *context, sr_status status,
                                        const sr_quantity *quantity, const sr_finding *problem)
{
    if (status != SR_OK) {
        sr_host_refuse(context->error, status, problem);
        return NULL;
    }
    return sr_host_quantity(context, quantity);
}

const samrapport_quantity *samrapport_host_compute(samrapport_context *context, samrapport_arithmetic op,
                                                   const samrapport_quantity *a, const samrapport_quantity *b)
{
    if (a == NULL || b == NULL) {
        return NULL;
    }
    if ((unsigned)op > SAMRAPPORT_DIVIDE) {
        sr_host_refuse_text(context->error, "there is no such arithmetic", NULL);
        return NULL;
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status =
        sr_quantity_compute(context->arena, (sr_arithmetic)op, &a->quantity, &b->quantity, &out, &problem);
    return given(context, status, &out, &problem);
}

const samrapport_quantity *samrapport_host_share(samrapport_context *context,
                                                 const samrapport_quantity *numerator,
                                                 const samrapport_quantity *denominator)
{
    if (numerator == NULL || denominator == NULL) {
        return NULL;
    }
    sr_quantity out;
    sr_finding problem = {0};
    sr_status status =
        sr_quantity_share(context->arena, &numerator->quantity, &denominator->quantity, &out, &problem);
    return given(context, status, &out, &problem);
}

/* A copy, with a text of its own in *kept; NULL when the quantity failed or the text is missing. */
static samrapport_quantity *copy_with(samrapport_context *context, const samrapport_quantity *quantity,
                                      const char *text, const char **kept)
{
    if (quantity == NULL) {
        return NULL;
    }
    if (text == NULL || text[0] == '\0') {
        sr_host_refuse_text(context->error, "say why, or where it is from", NULL);
        return NULL;
    }
    *kept = sr_arena_text(context->arena, text);
    if (*kept == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    return sr_host_quantity(context, &quantity->quantity);
}

const samrapport_quantity *samrapport_host_assumed(samrapport_context *context,
                                                   const samrapport_quantity *quantity, const char *why)
{
    const char *kept;
    samrapport_quantity *out = copy_with(context, quantity, why, &kept);
    if (out != NULL) {
        out->quantity.assumed = kept;
    }
    return out;
}

const samrapport_quantity *samrapport_host_stated(samrapport_context *context,
                                                  const samrapport_quantity *quantity, const char *where)
{
    const char *kept;
    samrapport_quantity *out = copy_with(context, quantity, where, &kept);
    if (out != NULL) {
        out->quantity.formula = kept;
    }
    return out;
}

const samrapport_quantity *samrapport_host_from_rows(samrapport_context *context,
                                                     const samrapport_quantity *quantity,
                                                     const samrapport_view *view, const char *formula)
{
    const char *kept;
    samrapport_quantity *out = view != NULL ? copy_with(context, quantity, formula, &kept) : NULL;
    if (out == NULL) {
        return NULL;
    }
    out->quantity.formula = kept;
    const sr_origin *origin = NULL;
    if ((view->view.table != NULL &&
         (sr_origin_of(context->arena, &view->view, &origin) != SR_OK ||
          sr_quantity_tells(context->arena, &view->view, SR_TOLD_ROWS, NULL, &out->quantity) != SR_OK)) ||
        sr_origin_unite(context->arena, quantity->quantity.origin, origin, &out->quantity.origin) != SR_OK) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    return out;
}

const samrapport_quantity *samrapport_host_in_unit(samrapport_context *context,
                                                   const samrapport_quantity *quantity, samrapport_unit unit)
{
    if (quantity == NULL) {
        return NULL;
    }
    if ((unsigned)unit >= SR_MEASURED_IN_COUNT_OF) {
        sr_host_refuse_text(context->error, "there is no such unit of measurement", NULL);
        return NULL;
    }
    samrapport_quantity *out = sr_host_quantity(context, &quantity->quantity);
    if (out != NULL) {
        out->quantity.measured_in = (sr_measured_in)unit;
    }
    return out;
}

samrapport_missing samrapport_host_missing(const samrapport_quantity *quantity)
{
    return quantity != NULL ? (samrapport_missing)quantity->quantity.missing : SAMRAPPORT_NOT_MEASURED;
}

samrapport_unit samrapport_host_unit_of(const samrapport_quantity *quantity)
{
    return quantity != NULL ? (samrapport_unit)quantity->quantity.measured_in : SAMRAPPORT_IN_NONE;
}

static bool present(const samrapport_quantity *quantity)
{
    return quantity != NULL && quantity->quantity.missing == SR_PRESENT;
}

int samrapport_host_compare(const samrapport_quantity *a, const samrapport_quantity *b, int *out)
{
    if (!present(a) || !present(b) || out == NULL) {
        return SAMRAPPORT_FAILED;
    }
    *out = sr_number_compare(a->quantity.value, b->quantity.value);
    return SAMRAPPORT_OK;
}

int samrapport_host_exact(const samrapport_quantity *quantity, int64_t *numerator, int64_t *denominator)
{
    if (!present(quantity) || !sr_number_exact(quantity->quantity.value) || numerator == NULL ||
        denominator == NULL) {
        return SAMRAPPORT_FAILED;
    }
    *numerator = quantity->quantity.value.num;
    *denominator = quantity->quantity.value.den;
    return SAMRAPPORT_OK;
}

double samrapport_host_real(const samrapport_quantity *quantity)
{
    return present(quantity) ? sr_number_double(quantity->quantity.value) : (double)NAN;
}
