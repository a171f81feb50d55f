/* A chart while its categories, series and points arrive. */
#include "host/work.h"

static void out_of_memory(samrapport_document *document)
{
    sr_host_refuse(document->context->error, SR_MEMORY, NULL);
}

static const char *copy(samrapport_document *document, const char *text)
{
    const char *kept = sr_arena_text(document->context->arena, text);
    if (kept == NULL && text != NULL) {
        out_of_memory(document);
    }
    return kept;
}

/* The functions for plugins and scripts take no unit line: the period says what the figures are of. */
static const char *unit_line(samrapport_document *document)
{
    sr_buf period = {0};
    if (document->results != NULL) {
        sr_format_period(&period, document->results->period, document->results->forbund->language);
    }
    const char *line = sr_buf_status(&period) == SR_OK ? copy(document, sr_buf_string(&period)) : NULL;
    sr_buf_free(&period);
    return line;
}

void sr_host_chart_begin(samrapport_document *document, const sr_chart *chart)
{
    sr_chart_draft *draft = sr_arena_alloc(document->context->arena, sizeof *draft);
    if (draft == NULL) {
        out_of_memory(document);
        return;
    }
    draft->chart = *chart;
    draft->chart.id = copy(document, chart->id);
    draft->chart.title = copy(document, chart->title);
    draft->chart.description = copy(document, chart->description);
    draft->chart.table = copy(document, chart->table);
    if (chart->unit_line == NULL) {
        draft->chart.unit_line = unit_line(document);
    }
    document->chart = draft;
}

/* The open chart; without one the call is refused. */
static sr_chart_draft *open_chart(samrapport_document *document)
{
    if (document->chart == NULL) {
        sr_host_refuse_text(document->context->error, "no chart is open", NULL);
    }
    return document->chart;
}

void samrapport_host_doc_category(samrapport_document *document, const char *label)
{
    sr_chart_draft *draft = open_chart(document);
    if (draft == NULL) {
        return;
    }
    sr_category *category = sr_arena_alloc(document->context->arena, sizeof *category);
    if (category == NULL ||
        sr_pointers_add(document->context->arena, &draft->categories, category) != SR_OK) {
        out_of_memory(document);
        return;
    }
    category->label = copy(document, label != NULL ? label : "");
}

void samrapport_host_doc_series(samrapport_document *document, samrapport_series role, const char *label)
{
    static const sr_series_role roles[] = {[SAMRAPPORT_SERIES_VALUE] = SR_SERIES_VALUE,
                                           [SAMRAPPORT_SERIES_PREVIOUS] = SR_SERIES_PREVIOUS,
                                           [SAMRAPPORT_SERIES_NATIONAL] = SR_SERIES_NATIONAL};
    sr_chart_draft *draft = open_chart(document);
    if (draft == NULL) {
        return;
    }
    sr_series_draft *series = sr_arena_alloc(document->context->arena, sizeof *series);
    if (series == NULL || sr_pointers_add(document->context->arena, &draft->series, series) != SR_OK) {
        out_of_memory(document);
        return;
    }
    series->series.role = (unsigned)role <= SAMRAPPORT_SERIES_NATIONAL ? roles[role] : SR_SERIES_VALUE;
    series->series.label = copy(document, label);
}

void samrapport_host_doc_point(samrapport_document *document, const samrapport_quantity *quantity)
{
    sr_chart_draft *draft = open_chart(document);
    if (draft == NULL || draft->series.count == 0 || quantity == NULL) {
        sr_host_refuse_text(document->context->error, "a point needs a series and a value", NULL);
        return;
    }
    sr_series_draft *series = (sr_series_draft *)draft->series.at[draft->series.count - 1];
    if (sr_pointers_add(document->context->arena, &series->points, &quantity->quantity) != SR_OK) {
        out_of_memory(document);
    }
}

static bool fill_series(sr_arena *arena, const sr_series_draft *draft, size_t categories, sr_series *out)
{
    sr_quantity *values = sr_arena_array(arena, categories + 1, sizeof *values);
    for (size_t i = 0; values != NULL && i < categories; i++) {
        const sr_quantity *point = i < draft->points.count ? draft->points.at[i] : NULL;
        values[i] = point != NULL ? *point : sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    }
    *out = draft->series;
    out->values = values;
    return values != NULL;
}

/* The axis runs from zero (or the least value) to the greatest value; shares from 0 to 1. */
static void fit_axis(sr_chart *chart)
{
    chart->axis_low = SR_INT(0);
    chart->axis_high = SR_INT(0);
    bool shares = false;
    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t i = 0; i < chart->category_count; i++) {
            const sr_quantity *value = &chart->series[s].values[i];
            if (value->missing != SR_PRESENT) {
                continue;
            }
            shares = shares || value->measured_in == SR_IN_SHARE;
            chart->axis_low =
                sr_number_compare(value->value, chart->axis_low) < 0 ? value->value : chart->axis_low;
            chart->axis_high =
                sr_number_compare(value->value, chart->axis_high) > 0 ? value->value : chart->axis_high;
        }
    }
    if (sr_number_compare(chart->axis_high, SR_INT(1)) < 0 && (shares || chart->axis_high.num == 0)) {
        chart->axis_high = SR_INT(1);
    }
}

static bool count_points(samrapport_document *document, const sr_chart_draft *draft)
{
    for (size_t i = 0; i < draft->series.count; i++) {
        const sr_series_draft *series = draft->series.at[i];
        if (series->points.count != draft->categories.count) {
            sr_host_refuse_text(document->context->error,
                                "a series of a chart has not one value for each category", NULL);
            return false;
        }
    }
    return true;
}

void sr_host_chart_end(samrapport_document *document)
{
    sr_chart_draft *draft = document->chart;
    document->chart = NULL;
    if (draft == NULL || !count_points(document, draft)) {
        return;
    }
    sr_arena *arena = document->context->arena;
    sr_chart chart = draft->chart;
    sr_category *categories = sr_arena_array(arena, draft->categories.count + 1, sizeof *categories);
    sr_series *series = sr_arena_array(arena, draft->series.count + 1, sizeof *series);
    bool complete = categories != NULL && series != NULL;
    for (size_t i = 0; complete && i < draft->categories.count; i++) {
        categories[i] = *(const sr_category *)draft->categories.at[i];
    }
    for (size_t i = 0; complete && i < draft->series.count; i++) {
        complete = fill_series(arena, draft->series.at[i], draft->categories.count, &series[i]);
    }
    if (!complete) {
        out_of_memory(document);
        return;
    }
    chart.categories = categories;
    chart.category_count = draft->categories.count;
    chart.series = series;
    chart.series_count = draft->series.count;
    fit_axis(&chart);
    sr_chart_add(document->builder, &chart);
}
