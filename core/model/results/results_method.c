/* How an index was computed, in the results JSON: every choice, also those that nobody declared. */
#include "model/index/index.h"
#include "model/results/results_out.h"
#include "model/weights/weights.h"

static void write_steps(sr_results_out *out, const sr_scoring_rule *rule)
{
    sr_json_key(&out->json, "steps");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < rule->step_count; i++) {
        const sr_step *step = &rule->steps[i];
        sr_json_open(&out->json, '{');
        if (step->by_target) {
            sr_out_target(out, "target", &step->target);
        }
        sr_out_number(out, "reached", !step->by_target, step->reached);
        sr_out_number(out, "earns", true, step->earns);
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
}

static void write_sentences(sr_results_out *out, const sr_index *index)
{
    sr_buf text = {0};
    if (sr_index_say_method(index, out->language, &text) != SR_OK) {
        out->status = SR_MEMORY;
    }
    sr_json_key_text(&out->json, "text", sr_buf_string(&text));
    sr_buf_free(&text);
}

void sr_out_index_method(sr_results_out *out, const sr_index *index)
{
    const sr_index_method *method = &index->method;
    bool normalised = method->normal.method != SR_NORMAL_NONE;
    bool scaled = normalised && method->normal.method != SR_NORMAL_RANK;
    sr_json_key(&out->json, "method");
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "scoring", normalised ? NULL : sr_scoring_id(method->scoring.kind));
    write_steps(out, &method->scoring);
    sr_out_number(out, "near", index->has_near, sr_settled(index->near));
    sr_out_number(out, "near_earns", index->has_near, sr_settled(index->near_earns));
    sr_json_key_text(&out->json, "normalise", sr_normalisation_id(method->normal.method));
    sr_out_number(out, "scale_low", scaled, method->normal.low);
    sr_out_number(out, "scale_high", scaled, method->normal.high);
    sr_json_key_bool(&out->json, "capped",
                     method->normal.method == SR_NORMAL_DISTANCE_TO_TARGET && method->normal.capped);
    sr_json_key_text(&out->json, "weighting", sr_weighting_id(method->weighting));
    sr_json_key_text(&out->json, "within", sr_aggregation_id(method->within));
    sr_json_key_text(&out->json, "between", sr_aggregation_id(method->between));
    sr_json_key_bool(&out->json, "by_levels", sr_index_is_composed(method));
    sr_json_key_text(&out->json, "missing", method->counts_missing ? "counts_as_missed" : "left_out");
    write_sentences(out, index);
    sr_out_number(out, "coverage", method->has_coverage, sr_settled(method->coverage));
    sr_json_close(&out->json, '}');
}

/* Rows that are weighed besides the indicators, with what was published of this unit. */
static void write_totals(sr_results_out *out, const sr_index *index, const sr_rest *rest, size_t unit)
{
    sr_json_key(&out->json, "weighed_totals");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < rest->count; i++) {
        const sr_rest_row *row = &rest->rows[i];
        const sr_rest_part *part = sr_rest_part_of(rest, i, unit);
        sr_json_open(&out->json, '{');
        sr_json_key_text(&out->json, "id", row->id);
        sr_json_key_text(&out->json, "area",
                         row->area < index->area_count ? index->areas[row->area].id : NULL);
        sr_json_key_text(&out->json, "title", row->title);
        sr_out_number(out, "weight", true, row->weight);
        sr_out_number(out, "earned", part->present, part->earned);
        sr_out_number(out, "maximum", part->present, part->weight);
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
}

/* What a party distributes, over indicators and published totals. */
void sr_out_index_points(sr_results_out *out, const sr_index_result *result)
{
    const sr_index *index = result->index;
    sr_arena *arena = sr_arena_new();
    const sr_index_result *units = result;
    sr_rest rest = {0};
    size_t count = sr_index_units_of(out->results, index, &units);
    sr_status status = arena != NULL ? sr_rest_find(arena, index, units, count, &rest) : SR_MEMORY;
    out->status = status == SR_MEMORY ? SR_MEMORY : out->status;
    sr_out_number(out, "points", status == SR_OK, rest.points);
    sr_json_key_bool(&out->json, "points_declared", index->has_points);
    write_totals(out, index, &rest, (size_t)(result - units));
    sr_arena_free(arena);
    char version[65] = "";
    if (sr_index_version(index, version) != SR_OK) {
        out->status = SR_MEMORY;
    }
    sr_json_key_text(&out->json, "version", version);
}

void sr_out_index_standing(sr_results_out *out, const sr_index_result *result)
{
    bool ranked = result->rank > 0;
    sr_out_number(out, "rank", ranked, SR_INT((int64_t)result->rank));
    sr_out_number(out, "ranked", ranked, SR_INT((int64_t)result->ranked));
    sr_out_value(out, "coverage", &result->coverage);
    sr_out_value(out, "change", &result->change);
}

/* Earlier years, the latest first. */
void sr_out_index_history(sr_results_out *out, const sr_index_result *result)
{
    sr_json_key(&out->json, "history");
    sr_json_open(&out->json, '[');
    sr_period period = result->previous_period;
    for (const sr_index_result *at = result->before; at != NULL; at = at->before) {
        sr_json_open(&out->json, '{');
        sr_out_period(out, "period", period);
        sr_out_value(out, "value", &at->value);
        sr_out_value(out, "earned", &at->earned);
        sr_out_value(out, "maximum", &at->maximum);
        sr_out_display(out, &at->value);
        sr_out_number(out, "target", at->index->target.has_value, at->index->target.value);
        sr_json_key_text(&out->json, "assessment", sr_state_id(at->state));
        sr_json_close(&out->json, '}');
        period = at->previous_period;
    }
    sr_json_close(&out->json, ']');
}

/* What an indicator counts for, how it was scored, and what it gives to the whole. */
void sr_out_indicator_share(sr_results_out *out, const sr_index *index, const sr_indicator_result *result)
{
    bool normalised = index->method.normal.method != SR_NORMAL_NONE;
    sr_out_number(out, "effective_weight", result->has_weight, result->weight);
    sr_out_value(out, "score", &result->score);
    sr_json_key_text(&out->json, "scoring", normalised ? NULL : sr_scoring_id(result->scoring));
    sr_json_key_text(&out->json, "direction",
                     sr_indicator_lower_is_better(result->indicator) ? "lower" : "higher");
    sr_json_key_bool(&out->json, "direction_declared", result->indicator->good != SR_GOOD_BY_TARGET);
    sr_out_message(out, "fallback", &result->fallback);
    sr_out_value(out, "contribution", &result->contribution);
    sr_out_value(out, "possible", &result->possible);
    sr_out_value(out, "lift", &result->lift);
    sr_json_key_bool(&out->json, "enough", result->enough);
    sr_out_value(out, "change", &result->change);
}

void sr_out_area_level(sr_results_out *out, const sr_index *index, const sr_area_result *area)
{
    size_t inside = area->area->inside;
    sr_json_key_text(&out->json, "inside", inside > 0 ? index->areas[inside - 1].id : NULL);
    sr_out_value(out, "weight", &area->weight);
    sr_out_value(out, "coverage", &area->coverage);
    sr_out_value(out, "change", &area->change);
}
