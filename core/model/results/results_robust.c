/* The robustness of an index in the results JSON. Draws are doubles; counts are counts. */
#include <math.h>

#include "model/index/index.h"
#include "model/results/results_out.h"

static void write_real(sr_results_out *out, const char *key, double value)
{
    sr_number number = SR_INT(0);
    bool finite = sr_number_inexact(value, &number) == SR_OK;
    sr_out_number(out, key, finite, number);
}

static void write_drawn(sr_results_out *out, const char *key, const sr_robust_result *robust,
                        const sr_drawn *drawn)
{
    sr_json_key(&out->json, key);
    if (drawn->draws == 0) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_json_key_int(&out->json, "draws", (int64_t)drawn->draws);
    write_real(out, "low", drawn->low);
    write_real(out, "middle", drawn->middle);
    write_real(out, "high", drawn->high);
    sr_out_number(out, "met", robust->judged, SR_INT((int64_t)drawn->met));
    sr_out_number(out, "rank_low", drawn->rank_low > 0, SR_INT((int64_t)drawn->rank_low));
    sr_out_number(out, "rank_high", drawn->rank_low > 0, SR_INT((int64_t)drawn->rank_high));
    sr_json_close(&out->json, '}');
}

static void write_case(sr_results_out *out, const sr_robust_result *robust, const sr_robust_case *each)
{
    const sr_variant *variant = each->variant;
    sr_json_open(&out->json, '{');
    if (variant == NULL) {
        sr_json_key_text(&out->json, "id", each->id);
        sr_json_key_text(&out->json, "text", each->text);
    } else {
        sr_json_key_text(&out->json, "scoring",
                         variant->has_scoring ? sr_scoring_id(variant->scoring.kind) : NULL);
        sr_out_number(out, "near", variant->has_near, variant->near);
    }
    write_real(out, "value", each->value);
    sr_json_key(&out->json, "met");
    if (robust->judged && !isnan(each->value)) {
        sr_json_bool(&out->json, each->met);
    } else {
        sr_json_null(&out->json);
    }
    sr_json_close(&out->json, '}');
}

static void write_cases(sr_results_out *out, const char *key, const sr_robust_result *robust,
                        const sr_robust_case *list, size_t count)
{
    sr_json_key(&out->json, key);
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < count; i++) {
        write_case(out, robust, &list[i]);
    }
    sr_json_close(&out->json, ']');
}

static void write_factors(sr_results_out *out, const sr_robust_result *robust)
{
    sr_json_key(&out->json, "sensitivity");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < robust->factor_count; i++) {
        const sr_robust_factor *factor = &robust->factors[i];
        sr_json_open(&out->json, '{');
        sr_json_key_text(&out->json, "id", factor->id);
        sr_json_key_text(&out->json, "text", factor->text);
        write_real(out, "first", factor->effect.first);
        write_real(out, "first_low", factor->effect.first_low);
        write_real(out, "first_high", factor->effect.first_high);
        write_real(out, "total", factor->effect.total);
        write_real(out, "total_low", factor->effect.total_low);
        write_real(out, "total_high", factor->effect.total_high);
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
}

static void write_rule(sr_results_out *out, const sr_robustness *rule)
{
    static const char *const spreads[] = {"none", "within", "dirichlet"};
    static const char *const samples[] = {"interval", "all", "none"};
    sr_json_key_bool(&out->json, "declared", rule->declared);
    sr_json_key_text(&out->json, "spread", spreads[rule->spread]);
    sr_out_number(out, "amount", true, rule->amount);
    sr_json_key_text(&out->json, "samples_of", samples[rule->samples]);
    sr_json_key_int(&out->json, "draws", (int64_t)rule->draws);
    sr_json_key_int(&out->json, "seed", (int64_t)rule->seed);
    sr_json_key_int(&out->json, "rows", (int64_t)rule->rows);
}

void sr_out_index_robustness(sr_results_out *out, const sr_robust_result *robust)
{
    sr_json_key(&out->json, "robustness");
    if (robust == NULL) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    write_rule(out, &robust->rule);
    write_drawn(out, "weights", robust, &robust->weights);
    sr_json_key_int(&out->json, "sampled", (int64_t)robust->sampled);
    write_drawn(out, "samples", robust, &robust->samples);
    write_cases(out, "without", robust, robust->without, robust->without_count);
    write_cases(out, "variants", robust, robust->variants, robust->variant_count);
    write_factors(out, robust);
    sr_json_key(&out->json, "sentences");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < robust->sentence_count; i++) {
        sr_json_text(&out->json, robust->sentences[i]);
    }
    sr_json_close(&out->json, ']');
    sr_json_close(&out->json, '}');
}
