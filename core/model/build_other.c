/* Figures besides the results of measures: outcomes of earlier periods, and what rules give. Each is there
   once, so that what was decided about it holds wherever it is used. */
#include <string.h>

#include "model/build.h"
#include "model/evaluation.h"

static sr_other_figure *find(const sr_build *build, const sr_other_figure *wanted)
{
    for (size_t i = 0; i < build->other_count; i++) {
        sr_other_figure *figure = build->others[i];
        if (figure->of == wanted->of && figure->unit == wanted->unit &&
            sr_period_equal(figure->period, wanted->period)) {
            return figure;
        }
    }
    return NULL;
}

static sr_status make_room(sr_build *build)
{
    if (build->other_count < build->other_capacity) {
        return SR_OK;
    }
    size_t capacity = build->other_capacity == 0 ? 16 : build->other_capacity * 2;
    sr_other_figure **grown = sr_arena_array(build->arena, capacity, sizeof(sr_other_figure *));
    if (grown == NULL) {
        return SR_MEMORY;
    }
    if (build->other_count > 0) {
        memcpy((void *)grown, (const void *)build->others, build->other_count * sizeof(sr_other_figure *));
    }
    build->others = grown;
    build->other_capacity = capacity;
    return SR_OK;
}

/* A figure that is made when it has been decided what may be printed is not among what may. */
static sr_status keep(sr_build *build, const sr_other_figure *figure, const sr_quantity **out)
{
    sr_other_figure *kept = sr_arena_alloc(build->arena, sizeof *kept);
    sr_status status = kept != NULL ? make_room(build) : SR_MEMORY;
    if (status != SR_OK) {
        return status;
    }
    *kept = *figure;
    build->others[build->other_count++] = kept;
    *out = &kept->value;
    return sr_evaluation_lets(build->evaluation, &kept->value)
               ? SR_OK
               : sr_quantity_suppress(build->arena, &kept->value);
}

sr_status sr_build_earlier(sr_build *build, const sr_measure *measure, const sr_unit *unit, sr_period period,
                           const sr_quantity **out)
{
    sr_other_figure wanted = {.of = measure, .unit = sr_build_unit(measure, unit), .period = period};
    const sr_other_figure *found = find(build, &wanted);
    *out = found != NULL ? &found->value : NULL;
    if (found != NULL || measure->value.compute == NULL ||
        sr_forbund_period(build->forbund, period) == NULL ||
        sr_period_last(period) >= sr_period_last(build->period)) {
        return SR_OK;
    }
    sr_context context = sr_build_context(build, wanted.unit);
    context.period = period;
    const sr_quantity *value = NULL;
    sr_status status = sr_evaluate(build->evaluation, measure, &context, &value);
    if (status == SR_MEMORY) {
        return status;
    }
    wanted.value = status == SR_OK ? *value : sr_quantity_missing(SR_NOT_MEASURED, measure->measured_in);
    return keep(build, &wanted, out);
}

sr_status sr_build_rule(sr_build *build, const sr_measure *measure, const sr_evaluator *rule,
                        const char *what, const sr_unit *unit, const sr_quantity **out)
{
    sr_other_figure wanted = {.of = rule, .unit = unit, .period = build->period};
    const sr_other_figure *found = find(build, &wanted);
    *out = found != NULL ? &found->value : NULL;
    if (found != NULL) {
        return SR_OK;
    }
    sr_context context = sr_build_context(build, unit);
    sr_status status = sr_evaluation_call(build->evaluation, measure, what, rule, &context, &wanted.value);
    if (status == SR_MEMORY) {
        return status;
    }
    if (status != SR_OK) {
        wanted.value = sr_quantity_missing(SR_NOT_MEASURED, measure->measured_in);
    }
    return keep(build, &wanted, out);
}
