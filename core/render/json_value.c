/* Values and charts: every figure with its base, and as it is printed. */
#include "document/words.h"
#include "render/json_parts.h"

const char *sr_json_display(sr_json_document *out, const sr_value *value, int decimals)
{
    sr_buf_clear(&out->text);
    sr_status status = sr_value_write(&out->text, value, decimals, out->document->head.language);
    if (out->status == SR_OK) {
        out->status = status;
    }
    return sr_buf_string(&out->text);
}

static void write_number(sr_json_out *json, const char *key, bool known, sr_number number)
{
    sr_json_key(json, key);
    if (known) {
        sr_json_number(json, number);
    } else {
        sr_json_null(json);
    }
}

static void write_n(sr_json_out *json, int64_t n)
{
    sr_json_key(json, "n");
    if (n >= 0) {
        sr_json_int(json, n);
    } else {
        sr_json_null(json);
    }
}

void sr_json_quantity(sr_json_document *out, const sr_quantity *quantity, const char *display)
{
    sr_json_out *json = &out->json;
    bool present = quantity->missing == SR_PRESENT;
    sr_json_key_text(json, "measured_in", sr_measured_in_id(quantity->measured_in));
    write_number(json, "value", present, quantity->value);
    write_number(json, "numerator", quantity->has_base, quantity->numerator);
    write_number(json, "denominator", quantity->has_base, quantity->denominator);
    write_n(json, quantity->n);
    sr_json_key_bool(json, "inexact", present && !sr_number_exact(quantity->value));
    sr_json_key_text(json, "missing", sr_missing_id(quantity->missing));
    sr_json_key_text(json, "display", display);
    sr_json_key_text(json, "assumed", quantity->assumed);
}

void sr_json_value(sr_json_document *out, const sr_node *node)
{
    const sr_value *value = &node->as.value;
    sr_json_key_text(&out->json, "measure", value->measure);
    sr_json_key_text(&out->json, "unit_id", value->unit_id);
    sr_json_key_text(&out->json, "group", value->group);
    sr_json_key_text(&out->json, "line", value->line);
    sr_json_quantity(out, &value->quantity, sr_json_display(out, value, sr_node_decimals(node)));
    sr_json_key_bool(&out->json, "difference", value->as_difference);
    sr_json_key_bool(&out->json, "answer", value->as_answer);
    sr_json_key_bool(&out->json, "thousands", value->in_thousands);
    sr_json_key_bool(&out->json, "linked", value->linked);
}

static void write_categories(sr_json_out *json, const sr_chart *chart)
{
    sr_json_key(json, "categories");
    sr_json_open(json, '[');
    for (size_t i = 0; i < chart->category_count; i++) {
        const sr_category *category = &chart->categories[i];
        sr_json_open(json, '{');
        sr_json_key_text(json, "label", category->label);
        sr_json_key_text(json, "note", category->note);
        sr_json_key_text(json, "side", category->side);
        sr_json_key_bool(json, "whole", category->whole);
        sr_json_key_bool(json, "remainder", category->remainder);
        sr_json_key_bool(json, "broken", category->broken);
        sr_json_close(json, '}');
    }
    sr_json_close(json, ']');
}

static void write_one_series(sr_json_document *out, const sr_series *series, size_t count)
{
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "role", sr_series_role_id(series->role));
    sr_json_key_text(&out->json, "label", series->label);
    sr_json_key(&out->json, "values");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < count; i++) {
        sr_value value = {.quantity = series->values[i], .with_unit = true};
        sr_json_open(&out->json, '{');
        sr_json_quantity(out, &value.quantity, sr_json_display(out, &value, -1));
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
    sr_json_close(&out->json, '}');
}

static void write_series(sr_json_document *out, const sr_chart *chart)
{
    sr_json_key(&out->json, "series");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < chart->series_count; i++) {
        write_one_series(out, &chart->series[i], chart->category_count);
    }
    sr_json_close(&out->json, ']');
}

static void write_axis(sr_json_out *json, const sr_chart *chart)
{
    sr_json_key(json, "axis");
    sr_json_open(json, '{');
    write_number(json, "low", true, chart->axis_low);
    write_number(json, "high", true, chart->axis_high);
    sr_json_close(json, '}');
    write_number(json, "target", chart->has_target, chart->target);
    sr_json_key_text(json, "target_label", chart->target_label);
    write_number(json, "tolerance", true, chart->tolerance);
}

void sr_json_chart(sr_json_document *out, const sr_node *node)
{
    const sr_chart *chart = &node->as.chart.chart;
    sr_json_key_int(&out->json, "number", node->as.chart.number);
    sr_json_key_text(&out->json, "kind", sr_chart_kind_id(chart->kind));
    sr_json_key_text(&out->json, "title", chart->title);
    sr_json_key_text(&out->json, "unit_line", chart->unit_line);
    sr_json_key_text(&out->json, "description", chart->description);
    sr_json_key_text(&out->json, "table", chart->table);
    write_axis(&out->json, chart);
    write_categories(&out->json, chart);
    write_series(out, chart);
}
