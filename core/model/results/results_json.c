/* samrapport-results/1. */
#include "model/results/results_out.h"

static void write_measures(sr_results_out *out)
{
    for (size_t i = 0; i < out->results->measure_count; i++) {
        sr_out_measure(out, out->results->measures[i]);
    }
}

static void write_goals(sr_results_out *out)
{
    for (size_t i = 0; i < out->results->goal_count; i++) {
        sr_out_goal(out, &out->results->goals[i]);
    }
}

static void write_indices(sr_results_out *out)
{
    for (size_t i = 0; i < out->results->index_count; i++) {
        sr_out_index(out, &out->results->indices[i]);
    }
}

static void write_budget(sr_results_out *out)
{
    for (size_t i = 0; i < out->results->budget_count; i++) {
        sr_out_budget(out, &out->results->budget[i]);
    }
}

static void write_head(sr_results_out *out)
{
    static const char *const languages[] = {[SR_SWEDISH] = "sv", [SR_ENGLISH] = "en"};
    sr_json_key_text(&out->json, "schema", "samrapport-results/1");
    sr_json_key(&out->json, "forbund");
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", out->results->forbund->id);
    sr_json_key_text(&out->json, "name", out->results->forbund->name);
    sr_json_close(&out->json, '}');
    sr_out_period(out, "period", out->results->period);
    sr_json_key_text(&out->json, "language", languages[out->language]);
}

/* How much was hidden to protect persons; null when no source is about persons. */
static void write_protection(sr_results_out *out)
{
    const sr_protection *protection = &out->results->protection;
    sr_json_key(&out->json, "protection");
    if (!protection->needed) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_json_key_int(&out->json, "threshold", protection->threshold);
    sr_json_key_int(&out->json, "hidden", (int64_t)protection->hidden);
    sr_json_close(&out->json, '}');
}

sr_status sr_results_write_json(const sr_results *results, sr_buf *buf)
{
    static const struct {
        const char *key;
        void (*write)(sr_results_out *out);
    } lists[] = {{"measures", write_measures},
                 {"goals", write_goals},
                 {"indices", write_indices},
                 {"social_budget", write_budget},
                 {"findings", sr_out_findings}};
    sr_results_out out = {
        .json = {.buf = buf, .indent = 2}, .results = results, .language = results->forbund->language};
    sr_json_open(&out.json, '{');
    write_head(&out);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        sr_json_key(&out.json, lists[i].key);
        sr_json_open(&out.json, '[');
        lists[i].write(&out);
        sr_json_close(&out.json, ']');
    }
    write_protection(&out);
    if (results->parties != NULL) {
        sr_out_parties(&out, results->parties);
    }
    sr_json_close(&out.json, '}');
    sr_buf_char(buf, '\n');
    return out.status != SR_OK ? out.status : sr_buf_status(buf);
}
