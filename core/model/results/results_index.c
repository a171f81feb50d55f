/* Indices and the social budget in the results JSON. */
#include "model/results/results_out.h"

static void write_remainder(sr_results_out *out, const sr_index_remainder *remainder)
{
    sr_json_key(&out->json, "remainder");
    if (!remainder->present) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "title", remainder->title);
    sr_out_value(out, "earned", &remainder->earned);
    sr_out_value(out, "maximum", &remainder->maximum);
    sr_out_value(out, "indicators", &remainder->indicators);
    sr_out_value(out, "goals", &remainder->goals);
    sr_json_close(&out->json, '}');
}

static void write_area(sr_results_out *out, const sr_index *index, const sr_area_result *area)
{
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", area->area->id);
    sr_json_key_text(&out->json, "title", area->area->title);
    sr_out_value(out, "earned", &area->earned);
    sr_out_value(out, "maximum", &area->maximum);
    sr_out_value(out, "value", &area->value);
    sr_out_display(out, &area->value);
    sr_out_missing(out, "missing", &area->value);
    write_remainder(out, &area->remainder);
    sr_json_key_bool(&out->json, "published", area->published);
    sr_out_value(out, "indicators", &area->indicators);
    sr_out_value(out, "goals", &area->goals);
    sr_out_value(out, "contribution", &area->contribution);
    sr_out_value(out, "missed", &area->missed);
    sr_json_key_text(&out->json, "assessment", sr_state_id(area->state));
    sr_out_origin(out, sr_index_is_composed(&index->method) ? &area->value : &area->earned);
    sr_out_area_level(out, index, area);
    sr_json_close(&out->json, '}');
}

static void write_weight(sr_results_out *out, const sr_indicator *indicator)
{
    sr_json_key(&out->json, "weight");
    if (indicator->has_weight) {
        sr_json_number(&out->json, indicator->weight);
    } else {
        sr_json_null(&out->json);
    }
}

static void write_indicator(sr_results_out *out, const sr_index *index, const sr_indicator_result *result)
{
    static const char *const colours[] = {"none", "green", "orange", "red"};
    const sr_indicator *indicator = result->indicator;
    sr_quantity none = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    const sr_quantity *outcome = result->outcome != NULL ? &result->outcome->value : &none;
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", indicator->id);
    sr_json_key_text(&out->json, "text", indicator->text);
    sr_json_key_text(&out->json, "area",
                     indicator->area < index->area_count ? index->areas[indicator->area].id : NULL);
    write_weight(out, indicator);
    sr_out_value(out, "points", &result->points);
    sr_out_value(out, "outcome", outcome);
    sr_out_display(out, outcome);
    sr_json_key_text(&out->json, "measure", result->outcome != NULL ? result->outcome->key : NULL);
    sr_out_target(out, "target", &indicator->target);
    sr_json_key_text(&out->json, "colour", colours[result->colour]);
    sr_json_key_text(&out->json, "assessment", sr_state_id(result->state));
    sr_json_key_text(&out->json, "decided", indicator->decided);
    sr_json_key_bool(&out->json, "proposed", indicator->proposed);
    sr_json_key_text(&out->json, "assumed", indicator->assumed);
    sr_out_place(out, &indicator->place);
    sr_out_indicator_share(out, index, result);
    sr_json_close(&out->json, '}');
}

static void write_previous(sr_results_out *out, const sr_index_result *result)
{
    sr_json_key(&out->json, "previous");
    if (!result->has_previous) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_out_period(out, "period", result->previous_period);
    sr_out_value(out, "value", &result->previous);
    sr_out_value(out, "earned", &result->previous_earned);
    sr_out_value(out, "maximum", &result->previous_maximum);
    sr_out_display(out, &result->previous);
    sr_json_close(&out->json, '}');
}

static void write_index_target(sr_results_out *out, const sr_index *index)
{
    sr_json_key(&out->json, "target");
    if (index->target.has_value) {
        sr_json_number(&out->json, index->target.value);
    } else {
        sr_json_null(&out->json);
    }
    sr_json_key_text(&out->json, "comparator", sr_comparator_id(index->target.comparator));
}

static void write_totals(sr_results_out *out, const sr_index_result *result)
{
    sr_out_value(out, "earned", &result->earned);
    sr_out_value(out, "maximum", &result->maximum);
    sr_out_value(out, "value", &result->value);
    sr_out_display(out, &result->value);
    sr_out_missing(out, "missing", &result->value);
    write_index_target(out, result->index);
    sr_json_key_text(&out->json, "assessment", sr_state_id(result->state));
    write_remainder(out, &result->remainder);
    sr_out_value(out, "indicators_total", &result->indicators_total);
    sr_out_value(out, "goals_total", &result->goals_total);
    write_previous(out, result);
    sr_out_origin(out, &result->value);
}

/* The file that the weights were read from; null when they are declared. */
static void write_weights_file(sr_results_out *out, const sr_index *index)
{
    sr_json_key(&out->json, "weights_from");
    if (index->weights_file == NULL) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "file", index->weights_file);
    sr_json_key_text(&out->json, "sha256", index->weights_sha256);
    sr_json_key_text(&out->json, "party", index->weights_party);
    sr_json_key_bool(&out->json, "example", index->weights_example);
    sr_json_close(&out->json, '}');
}

void sr_out_index(sr_results_out *out, const sr_index_result *result)
{
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", result->index->id);
    sr_json_key_text(&out->json, "title", result->index->title);
    sr_out_unit(out, result->unit);
    write_totals(out, result);
    sr_json_key(&out->json, "areas");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < result->area_count; i++) {
        write_area(out, result->index, &result->areas[i]);
    }
    sr_json_close(&out->json, ']');
    sr_json_key(&out->json, "indicators");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < result->indicator_count; i++) {
        write_indicator(out, result->index, &result->indicators[i]);
    }
    sr_json_close(&out->json, ']');
    sr_json_key_text(&out->json, "decided", result->index->decided);
    sr_json_key_bool(&out->json, "proposed", result->index->proposed);
    write_weights_file(out, result->index);
    sr_json_key_text(&out->json, "near_assumed", result->index->near_assumed);
    sr_out_place(out, &result->index->place);
    sr_out_index_method(out, result->index);
    sr_out_index_points(out, result);
    sr_out_index_standing(out, result);
    sr_out_value(out, "remainder_contribution", &result->remainder_contribution);
    sr_out_value(out, "remainder_missed", &result->remainder_missed);
    sr_out_value(out, "remainder_change", &result->remainder_change);
    sr_out_index_history(out, result);
    sr_out_index_robustness(out, result->robust);
    sr_json_close(&out->json, '}');
}
