/* What the page of the weights workshop holds: the index, its indicators, and what each outcome earns, so
   that the page knows no rule and only adds. */
#include "base/json.h"
#include "model/judge.h"
#include "model/weights/weights.h"
#include "report/value.h"

typedef struct workshop {
    sr_report r; /* for words and values */
    sr_json_out json;
    const sr_index *index;
    const sr_index_result *units;
    size_t unit_count;
    sr_status status;
} workshop;

static void key(workshop *w, const char *name)
{
    sr_json_key(&w->json, name);
}

static void text(workshop *w, const char *name, const char *value)
{
    sr_json_key_text(&w->json, name, value);
}

/* [numerator, denominator]; a number that is not exact has the denominator 1. */
static void fraction(workshop *w, const char *name, bool given, sr_number number)
{
    key(w, name);
    if (!given) {
        sr_json_null(&w->json);
        return;
    }
    number = sr_settled(number);
    sr_json_open(&w->json, '[');
    if (sr_number_exact(number)) {
        sr_json_int(&w->json, number.num);
        sr_json_int(&w->json, number.den);
    } else {
        sr_json_number(&w->json, number);
        sr_json_int(&w->json, 1);
    }
    sr_json_close(&w->json, ']');
}

/* ---- which index ---- */

static void refuse(const workshop *w, sr_message message, sr_message hint)
{
    sr_findings_add(w->r.findings, &(sr_finding){.code = "SR4480",
                                                 .severity = SR_ERROR,
                                                 .place = w->index != NULL ? w->index->place : (sr_place){0},
                                                 .subject = w->index != NULL ? NULL : "--workshop",
                                                 .message = message,
                                                 .hint = hint});
}

static const char *names_of(workshop *w)
{
    const sr_index *const *all = NULL;
    size_t count = sr_model_indices(w->r.results->model, &all);
    const char **names = sr_report_array(&w->r, count, sizeof *names);
    for (size_t i = 0; names != NULL && i < count; i++) {
        names[i] = all[i]->id;
    }
    return names != NULL ? sr_joined(&w->r, names, count) : "";
}

static bool choose(workshop *w, const char *id)
{
    const sr_index *const *all = NULL;
    const sr_results *results = w->r.results;
    size_t count = sr_model_indices(results->model, &all);
    for (size_t i = 0; i < count && w->index == NULL; i++) {
        w->index = (id == NULL && count == 1) || sr_text_equal(id, all[i]->id) ? all[i] : NULL;
    }
    if (w->index == NULL && count == 0) {
        refuse(w, SR_MSG("the scripts declare no index for this period"), (sr_message){0});
    } else if (w->index == NULL) {
        refuse(w, id != NULL ? SR_MSG("there is no index {0}", id) : SR_MSG("there are several indices"),
               SR_MSG("Name one of {0}.", names_of(w)));
    }
    for (size_t i = 0; i < results->index_count && w->index != NULL; i++) {
        if (results->indices[i].index == w->index) {
            w->units = w->unit_count == 0 ? &results->indices[i] : w->units;
            w->unit_count++;
        }
    }
    return w->index != NULL && w->unit_count > 0;
}

/* The page adds weighted points: an index that does more with its weights is not for it. */
static bool is_added(workshop *w)
{
    const sr_target *target = &w->index->target;
    bool simple = !target->has_value || target->comparator == SR_AT_LEAST_TARGET;
    bool added = simple && !sr_index_is_composed(&w->index->method) &&
                 w->index->method.weighting == SR_WEIGHTING_GIVEN;
    for (size_t i = 0; i < w->index->area_count; i++) {
        added = added && !w->index->areas[i].has_weight;
    }
    if (!added) {
        refuse(w,
               SR_MSG("the workshop adds points over indicators, and the index {0} combines them otherwise",
                      w->index->id),
               SR_MSG("--weights computes the index of each party for any index"));
    }
    return added;
}

/* ---- the start, in tenths of points ---- */

/* The declared weights in the proportion of the points; what is not published shares what is left. False when
   the tenths are not exactly the declared weights. */
static bool find_start(const workshop *w, sr_number points, int64_t *tenths)
{
    const sr_index *index = w->index;
    double known = 0, unknown = 0, budget = sr_number_double(points) * 10;
    int64_t given = 0;
    bool exact = true;
    for (size_t i = 0; i < index->indicator_count; i++) {
        known += index->indicators[i].has_weight ? sr_number_double(index->indicators[i].weight) * 10 : 0;
        unknown += index->indicators[i].has_weight ? 0 : 1;
    }
    double rest = budget > known ? budget - known : 0;
    double factor = unknown > 0 && known <= budget ? 1 : known > 0 ? budget / known : 0;
    for (size_t i = 0; i < index->indicator_count; i++) {
        const sr_indicator *each = &index->indicators[i];
        double wanted = each->has_weight ? sr_number_double(each->weight) * 10 * factor : rest / unknown;
        tenths[i] = (int64_t)(wanted + 1e-9);
        exact = exact && wanted - (double)tenths[i] < 1e-6;
        given += tenths[i];
    }
    for (size_t i = 0; given < (int64_t)(budget + 0.5) && index->indicator_count > 0; i++, given++) {
        tenths[i % index->indicator_count]++;
    }
    return exact;
}

/* ---- members, areas, indicators ---- */

static void write_member(workshop *w, const char *id, const char *name)
{
    sr_json_open(&w->json, '{');
    text(w, "id", id);
    text(w, "short", id);
    text(w, "name", name);
    sr_json_close(&w->json, '}');
}

static void write_members(workshop *w)
{
    const sr_forbund *forbund = w->r.results->forbund;
    key(w, "members");
    sr_json_open(&w->json, '[');
    write_member(w, "gemensamt", sr_report_word(&w->r, SR_WORD("A proposal in common")));
    for (size_t i = 0; i < forbund->member_count; i++) {
        write_member(w, forbund->members[i].id, forbund->members[i].name);
    }
    write_member(w, "styrelsen", sr_report_word(&w->r, SR_WORD("The board")));
    sr_json_close(&w->json, ']');
}

static void write_areas(workshop *w)
{
    key(w, "areas");
    sr_json_open(&w->json, '[');
    for (size_t i = 0; i < w->index->area_count; i++) {
        const sr_index_area *area = &w->index->areas[i];
        sr_json_open(&w->json, '{');
        text(w, "id", area->id);
        text(w, "title", area->title);
        sr_json_key_int(&w->json, "inside", (int64_t)area->inside - 1);
        sr_json_close(&w->json, '}');
    }
    sr_json_close(&w->json, ']');
}

/* The weight as it is declared; null when it is not published. */
static void write_declared(workshop *w, const sr_indicator *indicator)
{
    key(w, "declared");
    if (indicator->has_weight) {
        sr_json_number(&w->json, indicator->weight);
    } else {
        sr_json_null(&w->json);
    }
}

static void write_indicators(workshop *w, const int64_t *tenths)
{
    key(w, "indicators");
    sr_json_open(&w->json, '[');
    for (size_t i = 0; i < w->index->indicator_count; i++) {
        const sr_indicator *each = &w->index->indicators[i];
        const char *assumed =
            each->has_weight ? each->assumed : sr_report_word(&w->r, SR_WORD("the weight is not published"));
        sr_json_open(&w->json, '{');
        text(w, "id", each->id);
        text(w, "text", each->text);
        sr_json_key_int(&w->json, "area", (int64_t)each->area);
        text(w, "target", sr_target_text(&w->r, &each->target));
        sr_json_key_int(&w->json, "start", tenths[i]);
        write_declared(w, each);
        text(w, "assumed", assumed);
        sr_json_close(&w->json, '}');
    }
    sr_json_close(&w->json, ']');
}

/* ---- units ---- */

static const char *source_of(workshop *w, const sr_measure_result *outcome)
{
    enum { MOST_ROWS = 20 };
    sr_buf out = {0};
    const sr_origin *origin = outcome != NULL ? outcome->value.origin : NULL;
    for (size_t i = 0; origin != NULL && i < origin->count; i++) {
        const sr_origin_part *part = &origin->parts[i];
        if (part->table->source != NULL) {
            sr_buf_printf(&out, "%s%s: ", out.length > 0 ? "; " : "", part->table->source->file);
            sr_origin_write_rows(&out, part, MOST_ROWS, w->r.language);
        }
    }
    return sr_report_take(&w->r, &out);
}

static const char *outcome_shown(workshop *w, const sr_measure_result *outcome)
{
    bool known = outcome != NULL && outcome->value.missing == SR_PRESENT;
    return known ? sr_quantity_shown(&w->r, &outcome->value) : "..";
}

/* What an outcome earns counts where the engine counts it: points that are judged, or missed for want of a
   measurement. */
static void write_cell(workshop *w, const sr_indicator_result *result)
{
    bool judged = result->colour != SR_COLOUR_NONE;
    bool missed = !judged && w->index->method.counts_missing && result->fallback.id != NULL;
    sr_json_open(&w->json, '{');
    fraction(w, "score", judged || missed, judged ? result->score.value : SR_INT(0));
    sr_json_key_bool(&w->json, "measured", judged);
    text(w, "state", sr_state_id(result->state));
    text(w, "shown", outcome_shown(w, result->outcome));
    text(w, "source", source_of(w, result->outcome));
    sr_json_close(&w->json, '}');
}

static void write_kept(workshop *w, const sr_index_result *unit)
{
    const sr_kept_row *rows = NULL;
    size_t count = 0;
    if (sr_kept_rows(w->r.arena, unit, &rows, &count) != SR_OK) {
        w->status = SR_MEMORY;
    }
    key(w, "kept");
    sr_json_open(&w->json, '[');
    for (size_t i = 0; i < count; i++) {
        sr_json_open(&w->json, '{');
        sr_json_key_int(&w->json, "area", rows[i].area == SR_WHOLE_INDEX ? -1 : (int64_t)rows[i].area);
        text(w, "title", rows[i].title);
        fraction(w, "factor", true, rows[i].factor);
        fraction(w, "earns", true, rows[i].earns);
        sr_json_close(&w->json, '}');
    }
    sr_json_close(&w->json, ']');
}

/* What the robustness says of samples stands beside the page's own sentence about weights. */
static void write_samples(workshop *w, const sr_robust_result *robust)
{
    key(w, "samples");
    sr_json_open(&w->json, '[');
    for (size_t i = 1; robust != NULL && robust->sampled > 0 && i < robust->sentence_count; i++) {
        sr_json_text(&w->json, robust->sentences[i]);
    }
    sr_json_close(&w->json, ']');
}

static void write_unit(workshop *w, const sr_index_result *unit)
{
    sr_json_open(&w->json, '{');
    text(w, "id", unit->unit != NULL ? unit->unit->id : NULL);
    text(w, "name", sr_unit_name(&w->r, unit->unit));
    write_kept(w, unit);
    write_samples(w, unit->robust);
    key(w, "cells");
    sr_json_open(&w->json, '[');
    for (size_t i = 0; i < unit->indicator_count; i++) {
        write_cell(w, &unit->indicators[i]);
    }
    sr_json_close(&w->json, ']');
    sr_json_close(&w->json, '}');
}

static void write_units(workshop *w)
{
    key(w, "units");
    sr_json_open(&w->json, '[');
    for (size_t u = 0; u < w->unit_count; u++) {
        write_unit(w, &w->units[u]);
    }
    sr_json_close(&w->json, ']');
}

/* ---- the whole ---- */

static void write_names(workshop *w)
{
    static const char *const languages[] = {[SR_SWEDISH] = "sv", [SR_ENGLISH] = "en"};
    const sr_results *results = w->r.results;
    const char *name = sr_arena_printf(w->r.arena, "%s.%s", results->forbund->id, w->index->id);
    char period[16], version[65] = "";
    sr_buf method = {0};
    sr_period_write(results->period, period);
    if (name == NULL || sr_index_version(w->index, version) != SR_OK ||
        sr_index_say_method(w->index, w->r.language, &method) != SR_OK) {
        w->status = SR_MEMORY;
    }
    text(w, "schema", "samrapport-workshop/1");
    text(w, "language", languages[w->r.language]);
    text(w, "index", name);
    text(w, "id", w->index->id);
    text(w, "period", period);
    text(w, "version", version);
    text(w, "title", w->index->title);
    text(w, "forbund", results->forbund->name);
    text(w, "method", sr_report_take(&w->r, &method));
}

static void write_rules(workshop *w, sr_number points)
{
    const sr_target *target = &w->index->target;
    sr_number level = sr_settled(target->value);
    key(w, "points");
    sr_json_number(&w->json, points);
    fraction(w, "target", target->has_value, level);
    sr_json_key_int(&w->json, "target_parts", level.num > level.den ? level.num : level.den);
    fraction(w, "coverage", w->index->method.has_coverage, w->index->method.coverage);
}

static void write_all(workshop *w)
{
    sr_number points = SR_INT(0);
    int64_t *tenths = sr_report_array(&w->r, w->index->indicator_count, sizeof *tenths);
    if (tenths == NULL || sr_index_points_to_give(w->index, &points) != SR_OK) {
        w->status = tenths == NULL ? SR_MEMORY : SR_OVERFLOW;
        return;
    }
    bool exact = find_start(w, points, tenths);
    sr_json_open(&w->json, '{');
    write_names(w);
    write_rules(w, points);
    sr_json_key_bool(&w->json, "rounded", !exact);
    write_members(w);
    write_areas(w);
    write_indicators(w, tenths);
    write_units(w);
    sr_json_close(&w->json, '}');
}

static bool has_points(const workshop *w)
{
    sr_number points = SR_INT(0);
    bool given =
        sr_index_points_to_give(w->index, &points) == SR_OK && sr_number_compare(points, SR_INT(0)) > 0;
    if (!given) {
        refuse(w, SR_MSG("the index {0} does not say how many points are distributed", w->index->id),
               SR_MSG("points = 100 in the index says it"));
    }
    return given;
}

sr_status sr_workshop_data(const sr_results *results, const char *index, sr_findings *findings, sr_buf *out)
{
    workshop w = {.r = {.results = results,
                        .findings = findings,
                        .language = results->forbund->language,
                        .arena = sr_arena_new()},
                  .json = {.buf = out}};
    if (w.r.arena == NULL) {
        return SR_MEMORY;
    }
    if (choose(&w, index) && is_added(&w) && has_points(&w)) {
        write_all(&w);
    }
    sr_arena_free(w.r.arena);
    if (w.status == SR_OK && (w.r.no_memory || sr_buf_status(out) != SR_OK)) {
        w.status = SR_MEMORY;
    }
    return w.status == SR_OVERFLOW ? SR_OK : w.status;
}
