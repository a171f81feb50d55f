/* Measures that use measures: for the same unit, group and period, or for others. */
#include <string.h>

#include "host/work.h"

void sr_host_name_result(samrapport_context *context, samrapport_quantity *quantity,
                         const sr_measure *measure, const sr_context *where)
{
    bool grouped = where->group != NULL && where->group->count > 0;
    quantity->measure = measure->id;
    quantity->unit_id = where->unit != NULL ? where->unit->id : NULL;
    quantity->group = grouped ? where->group->text : NULL;
    quantity->key =
        sr_arena_printf(context->arena, "%s%s%s%s%s%s", measure->id, where->unit != NULL ? "@" : "",
                        where->unit != NULL ? where->unit->id : "", grouped ? "[" : "",
                        grouped ? where->group->text : "", grouped ? "]" : "");
}

static const char *shown(samrapport_context *context, const char *text)
{
    const char *kept = sr_arena_text(context->arena, text);
    return kept != NULL ? kept : "";
}

static void refuse_unknown(samrapport_context *context, const sr_model *model, const char *id)
{
    const char *nearest = sr_model_nearest_measure(model, id);
    sr_finding problem = {.message = SR_MSG("there is no measure {0}", shown(context, id))};
    if (nearest != NULL) {
        problem.hint = SR_MSG("did you mean {0}?", nearest);
    }
    sr_host_refuse(context->error, SR_CONTENT, &problem);
}

static const samrapport_quantity *measured(samrapport_context *context, const char *id,
                                           const sr_context *where)
{
    const sr_model *model = sr_evaluation_model(where->evaluation);
    const sr_measure *measure = sr_model_find_measure(model, id != NULL ? id : "");
    if (measure == NULL) {
        refuse_unknown(context, model, id != NULL ? id : "");
        return NULL;
    }
    const sr_quantity *value;
    sr_status status = sr_evaluate(where->evaluation, measure, where, &value);
    if (status != SR_OK) {
        sr_host_refuse(context->error, status, NULL);
        return NULL;
    }
    samrapport_quantity *result = sr_host_quantity(context, value);
    if (result != NULL && sr_period_equal(where->period, context->context.period)) {
        sr_host_name_result(context, result, measure, where);
    }
    return result;
}

const samrapport_quantity *samrapport_host_measure(samrapport_context *context, const char *id)
{
    return measured(context, id, &context->context);
}

static bool read_unit(samrapport_context *context, const char *id, const sr_unit **out)
{
    *out = id[0] != '\0' ? sr_forbund_unit(context->context.forbund, id) : NULL;
    if (id[0] == '\0' || *out != NULL) {
        return true;
    }
    sr_finding problem = {.message = SR_MSG("there is no unit {0}", shown(context, id))};
    sr_host_refuse(context->error, SR_CONTENT, &problem);
    return false;
}

static bool read_pair(samrapport_context *context, const char *pair, size_t length, const char **column,
                      const char **value)
{
    const char *equals = memchr(pair, '=', length);
    if (equals == NULL) {
        sr_finding problem = {.message = SR_MSG("a group is written as column=value"),
                              .found = shown(context, pair)};
        sr_host_refuse(context->error, SR_CONTENT, &problem);
        return false;
    }
    size_t before = (size_t)(equals - pair);
    *column = sr_arena_copy(context->arena, pair, before);
    *value = sr_arena_copy(context->arena, equals + 1, length - before - 1);
    if (*column == NULL || *value == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return false;
    }
    return true;
}

static size_t pairs_in(const char *text)
{
    size_t count = 1;
    for (const char *at = text; *at != '\0'; at++) {
        count += *at == ',';
    }
    return count;
}

/* "kön=kvinnor,ålder=16–29" */
static bool read_group(samrapport_context *context, const char *text, const sr_group_key **out)
{
    *out = NULL;
    if (text[0] == '\0') {
        return true;
    }
    size_t count = pairs_in(text);
    sr_group_key *group = sr_arena_alloc(context->arena, sizeof *group);
    const char **columns = sr_arena_array(context->arena, count, sizeof *columns);
    const char **values = sr_arena_array(context->arena, count, sizeof *values);
    if (group == NULL || columns == NULL || values == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return false;
    }
    const char *at = text;
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(at, ",");
        if (!read_pair(context, at, length, &columns[i], &values[i])) {
            return false;
        }
        at += length + 1;
    }
    *group = (sr_group_key){count, columns, values, shown(context, text)};
    *out = group;
    return true;
}

static bool read_period(samrapport_context *context, const char *text, sr_period *out)
{
    if (sr_period_read(sr_str_of(text), out)) {
        return true;
    }
    sr_finding problem = {.message = SR_MSG("this is no period"),
                          .found = shown(context, text),
                          .expected = SR_MSG("2022, 2022-H1, 2022-T1 or 2022-Q1")};
    sr_host_refuse(context->error, SR_CONTENT, &problem);
    return false;
}

const samrapport_quantity *samrapport_host_measure_for(samrapport_context *context, const char *id,
                                                       const char *unit, const char *group,
                                                       const char *period)
{
    sr_context where = context->context;
    if ((unit != NULL && !read_unit(context, unit, &where.unit)) ||
        (group != NULL && !read_group(context, group, &where.group)) ||
        (period != NULL && !read_period(context, period, &where.period))) {
        return NULL;
    }
    return measured(context, id, &where);
}
