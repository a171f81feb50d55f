#include "document/work.h"

static void take_categories(sr_builder *b, const sr_chart *from, sr_chart *out)
{
    sr_category *categories = sr_arena_array(b->arena, from->category_count, sizeof *categories);
    if (categories == NULL) {
        sr_work_memory(b);
        return;
    }
    for (size_t i = 0; i < from->category_count && !b->halted; i++) {
        const sr_category *category = &from->categories[i];
        categories[i] =
            (sr_category){.label = sr_take_text(b, "category's label", category->label, true),
                          .note = sr_take_text(b, "category's note", category->note, false),
                          .side = sr_take_text(b, "words beside a category", category->side, false),
                          .whole = category->whole,
                          .remainder = category->remainder,
                          .broken = category->broken};
    }
    out->categories = categories;
    out->category_count = from->category_count;
}

static void take_one_series(sr_builder *b, const sr_series *from, size_t count, sr_series *out)
{
    sr_quantity *values = sr_arena_array(b->arena, count, sizeof *values);
    if (values == NULL) {
        sr_work_memory(b);
        return;
    }
    out->role = (sr_series_role)sr_take_choice(b, "role of a series", from->role, SR_SERIES_MISSED + 1);
    out->label = sr_take_text(b, "series' label", from->label, true);
    for (size_t i = 0; i < count && !b->halted; i++) {
        values[i] = sr_take_quantity(b, &from->values[i]);
    }
    out->values = values;
}

static void take_series(sr_builder *b, const sr_chart *from, sr_chart *out)
{
    sr_series *series = sr_arena_array(b->arena, from->series_count, sizeof *series);
    if (series == NULL) {
        sr_work_memory(b);
        return;
    }
    for (size_t i = 0; i < from->series_count && !b->halted; i++) {
        take_one_series(b, &from->series[i], from->category_count, &series[i]);
    }
    out->series = series;
    out->series_count = from->series_count;
}

static bool is_within_limits(sr_builder *b, const sr_chart *chart)
{
    if (chart->category_count > SR_CHART_CATEGORIES) {
        sr_complain_limit(b, "categories in a chart", SR_CHART_CATEGORIES);
    } else if (chart->series_count > SR_CHART_SERIES) {
        sr_complain_limit(b, "series in a chart", SR_CHART_SERIES);
    } else if (chart->category_count == 0 || chart->series_count == 0) {
        sr_complain(b, "SR5116", SR_MSG("{0}: a chart needs a category and a series", b->call), NULL,
                    SR_NO_HINT);
    }
    return !b->halted;
}

static void take_axis(sr_builder *b, const sr_chart *from, sr_chart *out)
{
    out->axis_low = sr_take_number(b, "low end of the axis", from->axis_low);
    out->axis_high = sr_take_number(b, "high end of the axis", from->axis_high);
    if (sr_number_compare(out->axis_low, out->axis_high) >= 0) {
        sr_complain(b, "SR5116", SR_MSG("{0}: the low end of the axis must be below its high end", b->call),
                    NULL, SR_NO_HINT);
    }
    out->has_target = from->has_target;
    out->target = from->has_target ? sr_take_number(b, "target", from->target) : SR_INT(0);
    out->tolerance = sr_take_number(b, "tolerance", from->tolerance);
    if (sr_number_compare(out->tolerance, SR_INT(0)) < 0) {
        sr_complain(b, "SR5116", SR_MSG("{0}: a tolerance cannot be negative", b->call), NULL, SR_NO_HINT);
    }
}

void sr_take_chart(sr_builder *b, const sr_chart *chart, sr_chart *out)
{
    *out = (sr_chart){.table_short = chart->table_short};
    out->kind = (sr_chart_kind)sr_take_choice(b, "kind of chart", chart->kind, SR_CHART_KINDS);
    out->title = sr_take_text(b, "title", chart->title, true);
    out->unit_line = sr_take_text(b, "unit line", chart->unit_line, true);
    out->description = sr_take_text(b, "description", chart->description, true);
    out->table = sr_take_text(b, "chart's table", chart->table, true);
    out->target_label = sr_take_text(b, "target's label", chart->target_label, false);
    take_axis(b, chart, out);
    if (is_within_limits(b, chart)) {
        take_categories(b, chart, out);
        take_series(b, chart, out);
    }
}
