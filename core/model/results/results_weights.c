/* The weights of the parties in the results JSON. */
#include "model/results/results_out.h"
#include "model/weights/weights.h"

static void write_numbers(sr_results_out *out, const char *key, const sr_parties *parties,
                          const sr_number *weights)
{
    sr_json_key(&out->json, key);
    sr_json_open(&out->json, '{');
    size_t count = parties->index->indicator_count;
    for (size_t i = 0; i < count + parties->rest.count; i++) {
        sr_json_key(&out->json,
                    i < count ? parties->index->indicators[i].id : parties->rest.rows[i - count].id);
        sr_json_number(&out->json, weights[i]);
    }
    sr_json_close(&out->json, '}');
}

static void write_area(sr_results_out *out, const sr_area_result *area, sr_number points)
{
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", area->area->id);
    sr_json_key(&out->json, "points");
    sr_json_number(&out->json, points);
    sr_out_value(out, "earned", &area->earned);
    sr_out_value(out, "maximum", &area->maximum);
    sr_out_value(out, "value", &area->value);
    sr_out_display(out, &area->value);
    sr_out_missing(out, "missing", &area->value);
    sr_json_key_text(&out->json, "assessment", sr_state_id(area->state));
    sr_json_close(&out->json, '}');
}

static void write_unit(sr_results_out *out, const sr_index_result *unit, const sr_unit *of, size_t areas,
                       const sr_number *area_weights)
{
    sr_json_open(&out->json, '{');
    sr_out_unit(out, of);
    sr_out_value(out, "earned", &unit->earned);
    sr_out_value(out, "maximum", &unit->maximum);
    sr_out_value(out, "value", &unit->value);
    sr_out_display(out, &unit->value);
    sr_out_missing(out, "missing", &unit->value);
    sr_json_key_text(&out->json, "assessment", sr_state_id(unit->state));
    sr_json_key(&out->json, "areas");
    sr_json_open(&out->json, '[');
    for (size_t a = 0; a < areas; a++) {
        write_area(out, &unit->areas[a], area_weights[a]);
    }
    sr_json_close(&out->json, ']');
    sr_json_close(&out->json, '}');
}

static void write_weighed(sr_results_out *out, const sr_parties *parties, const sr_weighed *weighed)
{
    write_numbers(out, "weights", parties, weighed->weights);
    sr_json_key(&out->json, "units");
    sr_json_open(&out->json, '[');
    for (size_t u = 0; u < parties->unit_count; u++) {
        write_unit(out, &weighed->units[u], parties->published[u].unit, parties->index->area_count,
                   weighed->area_weights);
    }
    sr_json_close(&out->json, ']');
}

static void write_party(sr_results_out *out, const sr_parties *parties, size_t at)
{
    const sr_party *party = &parties->parties[at];
    char date[16] = "";
    if (party->decided) {
        sr_day_write(party->date, date);
    }
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", party->id);
    sr_json_key_text(&out->json, "short", party->short_name);
    sr_json_key_text(&out->json, "name", party->name);
    sr_json_key_text(&out->json, "file", party->file);
    sr_json_key_text(&out->json, "sha256", party->sha256);
    sr_json_key_text(&out->json, "status", party->decided ? "decided" : "proposed");
    sr_json_key_text(&out->json, "date", party->decided ? date : NULL);
    sr_json_key_text(&out->json, "paragraph", party->decided ? party->paragraph : NULL);
    sr_json_key_bool(&out->json, "example", party->example);
    sr_json_key_text(&out->json, "comment", party->comment);
    write_weighed(out, parties, &parties->weighed[at]);
    sr_json_close(&out->json, '}');
}

static void write_spread(sr_results_out *out, const sr_parties *parties, const char *id,
                         const sr_weight_spread *spread)
{
    bool differ = spread->furthest < parties->count;
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", id);
    sr_out_number(out, "lowest", true, spread->lowest);
    sr_out_number(out, "highest", true, spread->highest);
    sr_out_number(out, "mean", true, spread->mean);
    sr_json_key_text(&out->json, "furthest", differ ? parties->parties[spread->furthest].id : NULL);
    sr_json_key_text(&out->json, "agreement", sr_agreement_id(spread->agreement));
    sr_json_close(&out->json, '}');
}

static void write_spreads(sr_results_out *out, const sr_parties *parties)
{
    sr_json_key(&out->json, "areas");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < parties->index->area_count; i++) {
        write_spread(out, parties, parties->index->areas[i].id, &parties->areas[i]);
    }
    sr_json_close(&out->json, ']');
    sr_json_key(&out->json, "indicators");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < parties->index->indicator_count; i++) {
        write_spread(out, parties, parties->index->indicators[i].id, &parties->indicators[i]);
    }
    sr_json_close(&out->json, ']');
    sr_json_key(&out->json, "totals");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < parties->rest.count; i++) {
        write_spread(out, parties, parties->rest.rows[i].id, &parties->rows[i]);
    }
    sr_json_close(&out->json, ']');
}

static const char *state_id(const sr_weighed *weighed, sr_flip at)
{
    return sr_weighs_nothing(weighed, at) ? SR_NO_WEIGHT : sr_state_id(sr_weighed_state(weighed, at));
}

/* Which conclusions depend on whose weights count: the state by the start, each party and the mean. */
static void write_flip(sr_results_out *out, const sr_parties *parties, sr_flip at)
{
    bool whole = at.area == SR_WHOLE_INDEX;
    sr_json_open(&out->json, '{');
    sr_out_unit(out, parties->published[at.unit].unit);
    sr_json_key_text(&out->json, "area", whole ? NULL : parties->index->areas[at.area].id);
    sr_json_key_text(&out->json, "start", parties->has_start ? state_id(&parties->start, at) : NULL);
    sr_json_key(&out->json, "parties");
    sr_json_open(&out->json, '{');
    for (size_t p = 0; p < parties->count; p++) {
        sr_json_key_text(&out->json, parties->parties[p].id, state_id(&parties->weighed[p], at));
    }
    sr_json_close(&out->json, '}');
    sr_json_key_text(&out->json, "mean", state_id(&parties->mean, at));
    sr_json_close(&out->json, '}');
}

static void write_list(sr_results_out *out, const sr_parties *parties)
{
    sr_json_key(&out->json, "parties");
    sr_json_open(&out->json, '[');
    for (size_t p = 0; p < parties->count; p++) {
        write_party(out, parties, p);
    }
    sr_json_close(&out->json, ']');
    sr_json_key(&out->json, "flips");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < parties->flip_count; i++) {
        write_flip(out, parties, parties->flips[i]);
    }
    sr_json_close(&out->json, ']');
}

void sr_out_parties(sr_results_out *out, const sr_parties *parties)
{
    sr_json_key(&out->json, "weights");
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "index", parties->index->id);
    sr_json_key_text(&out->json, "version", parties->version);
    sr_out_number(out, "points", true, parties->rest.points);
    sr_json_key_int(&out->json, "kept", (int64_t)parties->rest.count);
    sr_json_key(&out->json, "start");
    if (parties->has_start) {
        sr_json_open(&out->json, '{');
        write_weighed(out, parties, &parties->start);
        sr_json_close(&out->json, '}');
    } else {
        sr_json_null(&out->json);
    }
    sr_json_key(&out->json, "mean");
    sr_json_open(&out->json, '{');
    write_weighed(out, parties, &parties->mean);
    sr_json_close(&out->json, '}');
    write_list(out, parties);
    write_spreads(out, parties);
    sr_json_close(&out->json, '}');
}
