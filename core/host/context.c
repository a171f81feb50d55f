/* What a value is computed for: period, unit and group, and its sources. */
#include "host/work.h"

samrapport_context sr_host_context(const sr_context *context, samrapport_error *error)
{
    return (samrapport_context){
        .context = *context,
        .arena = sr_evaluation_arena(context->evaluation),
        .error = error,
    };
}

const char *samrapport_host_forbund(samrapport_context *context)
{
    return context->context.forbund->id;
}

static const char *kept_text(samrapport_context *context, const char *text)
{
    const char *kept = sr_arena_text(context->arena, text);
    if (kept == NULL) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return "";
    }
    return kept;
}

const char *samrapport_host_period(samrapport_context *context)
{
    char text[16];
    sr_period_write(context->context.period, text);
    return kept_text(context, text);
}

int samrapport_host_year(samrapport_context *context)
{
    return context->context.period.year;
}

static const char *day_text(samrapport_context *context, sr_day day)
{
    char text[16];
    sr_day_write(day, text);
    return kept_text(context, text);
}

const char *samrapport_host_first_day(samrapport_context *context)
{
    return day_text(context, sr_period_first(context->context.period));
}

const char *samrapport_host_last_day(samrapport_context *context)
{
    return day_text(context, sr_period_last(context->context.period));
}

const char *samrapport_host_unit(samrapport_context *context)
{
    return context->context.unit != NULL ? context->context.unit->id : NULL;
}

const char *samrapport_host_group(samrapport_context *context)
{
    return context->context.group != NULL ? context->context.group->text : "";
}

const char *samrapport_host_group_value(samrapport_context *context, const char *column)
{
    const sr_group_key *group = context->context.group;
    for (size_t i = 0; group != NULL && i < group->count; i++) {
        if (sr_text_equal(group->columns[i], column)) {
            return group->values[i];
        }
    }
    return NULL;
}

typedef sr_status (*find_source)(const sr_context *context, const char *name, sr_view *out,
                                 sr_finding *problem);

static const samrapport_view *source_by(samrapport_context *context, const char *name, find_source find)
{
    if (name == NULL) {
        sr_host_refuse_text(context->error, "a source needs a name", NULL);
        return NULL;
    }
    sr_view view;
    sr_finding problem = {0};
    sr_status status = find(&context->context, name, &view, &problem);
    if (status != SR_OK) {
        sr_host_refuse(context->error, status, &problem);
        return NULL;
    }
    return sr_host_view(context, &view);
}

const samrapport_view *samrapport_host_source(samrapport_context *context, const char *name)
{
    return source_by(context, name, sr_context_source);
}

const samrapport_view *samrapport_host_source_whole(samrapport_context *context, const char *name)
{
    return source_by(context, name, sr_context_source_whole);
}
