/* The fingerprint of an index: which indicators there are, how they are judged and combined. The weights of
   the indicators are not in it, since they are what parties propose for it: their files name the version that
   they were made for. */
#include "base/json.h"
#include "model/index/index.h"

static void put_number(sr_buf *out, const char *name, bool given, sr_number number)
{
    sr_json_out json = {.buf = out};
    sr_buf_printf(out, " %s=", name);
    if (given) {
        sr_json_number(&json, sr_settled(number));
    }
}

/* Lengths before texts, so that no two indices are written alike. */
static void put_text(sr_buf *out, const char *name, const char *text)
{
    sr_str value = sr_str_of(text != NULL ? text : "");
    sr_buf_printf(out, " %s=%zu:", name, value.length);
    sr_buf_str(out, value);
}

static void put_target(sr_buf *out, const sr_target *target)
{
    put_text(out, "target", sr_comparator_id(target->comparator));
    put_number(out, "level", target->has_value, target->value);
    put_number(out, "tolerance", true, target->tolerance);
    put_text(out, "between", target->group_column);
    sr_buf_printf(out, " reference=%d quarter=%d after=%u", (int)target->reference, target->each_quarter,
                  target->after_months);
}

static void put_scoring(sr_buf *out, const sr_scoring_rule *rule)
{
    put_text(out, "scoring", sr_scoring_id(rule->kind));
    for (size_t i = 0; i < rule->step_count; i++) {
        const sr_step *step = &rule->steps[i];
        if (step->by_target) {
            put_target(out, &step->target);
        }
        put_number(out, "reached", !step->by_target, step->reached);
        put_number(out, "earns", true, step->earns);
    }
}

static void put_method(sr_buf *out, const sr_index *index)
{
    const sr_index_method *method = &index->method;
    put_scoring(out, &method->scoring);
    put_number(out, "near", index->has_near, index->near);
    put_number(out, "near_earns", true, index->near_earns);
    put_text(out, "normalise", sr_normalisation_id(method->normal.method));
    put_number(out, "low", true, method->normal.low);
    put_number(out, "high", true, method->normal.high);
    put_text(out, "weighting", sr_weighting_id(method->weighting));
    put_text(out, "within", sr_aggregation_id(method->within));
    put_text(out, "between", sr_aggregation_id(method->between));
    put_number(out, "coverage", method->has_coverage, method->coverage);
    sr_buf_printf(out, " capped=%d missed=%d\n", method->normal.capped, method->counts_missing);
}

static void put_indicator(sr_buf *out, const sr_index *index, const sr_indicator *indicator)
{
    put_text(out, "indicator", indicator->id);
    put_text(out, "area", indicator->area < index->area_count ? index->areas[indicator->area].id : NULL);
    put_text(out, "measure", indicator->measure != NULL ? indicator->measure->id : NULL);
    put_target(out, &indicator->target);
    put_scoring(out, &indicator->scoring);
    put_number(out, "worst", indicator->has_goalposts, indicator->worst_post);
    put_number(out, "best", indicator->has_goalposts, indicator->best_post);
    sr_buf_printf(out, " own=%d lower=%d\n", indicator->scored, sr_indicator_lower_is_better(indicator));
}

/* Parties weigh indicators; what an area weighs is part of the rules. */
static void put_area(sr_buf *out, const sr_index_area *area)
{
    put_text(out, "area", area->id);
    if (area->has_weight) {
        put_number(out, "weight", true, area->weight);
    }
    sr_buf_printf(out, " inside=%zu\n", area->inside);
}

sr_status sr_index_version(const sr_index *index, char out[65])
{
    sr_buf text = {0};
    put_text(&text, "index", index->id);
    put_number(&text, "points", index->has_points, index->points);
    put_target(&text, &index->target);
    put_method(&text, index);
    for (size_t i = 0; i < index->unit_count; i++) {
        put_text(&text, "unit", index->units[i]->id);
    }
    for (size_t i = 0; i < index->area_count; i++) {
        put_area(&text, &index->areas[i]);
    }
    for (size_t i = 0; i < index->indicator_count; i++) {
        put_indicator(&text, index, &index->indicators[i]);
    }
    sr_status status = sr_buf_status(&text);
    if (status == SR_OK) {
        sr_sha256(sr_buf_string(&text), text.length, out);
    }
    sr_buf_free(&text);
    return status;
}
