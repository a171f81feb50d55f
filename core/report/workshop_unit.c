/* What the page of the workshop holds of each unit: what every outcome earns, where it comes from, and the
   index as the engine has it. */
#include "report/workshop.h"

#include "report/index.h"

static void key(sr_workshop *w, const char *name)
{
    sr_json_key(&w->json, name);
}

static void text(sr_workshop *w, const char *name, const char *value)
{
    sr_json_key_text(&w->json, name, value);
}

static void begin_list(sr_workshop *w, const char *name)
{
    key(w, name);
    sr_json_open(&w->json, '[');
}

/* ---- where a figure comes from ---- */

static void write_file(sr_workshop *w, const sr_origin_part *part)
{
    sr_json_open(&w->json, '{');
    text(w, "text", sr_source_line(&w->r, part));
    text(w, "marks", sr_source_marks(&w->r, part->table->source));
    sr_json_close(&w->json, '}');
}

static void write_files(sr_workshop *w, const sr_origin *origin)
{
    begin_list(w, "files");
    for (size_t i = 0; origin != NULL && i < origin->count; i++) {
        if (origin->parts[i].table->source != NULL) {
            write_file(w, &origin->parts[i]);
        }
    }
    sr_json_close(&w->json, ']');
}

static const char *base_text(sr_workshop *w, const sr_quantity *value)
{
    if (sr_is_missing(value) || !value->has_base) {
        return NULL;
    }
    sr_quantity parts[] = {sr_quantity_number(value->numerator, SR_IN_COUNT),
                           sr_quantity_number(value->denominator, SR_IN_COUNT)};
    return sr_report_text(&w->r, SR_MSG("{0} of {1}", sr_quantity_shown(&w->r, &parts[0]),
                                        sr_quantity_shown(&w->r, &parts[1])));
}

/* The same that the method appendix of a report says of the figure. */
static void write_from(sr_workshop *w, const sr_measure_result *outcome)
{
    key(w, "from");
    if (outcome == NULL) {
        sr_json_null(&w->json);
        return;
    }
    const sr_quantity *value = &outcome->value;
    const char *formula = value->formula != NULL && *value->formula != '\0' ? value->formula : NULL;
    sr_json_open(&w->json, '{');
    text(w, "key", outcome->key);
    text(w, "what", sr_measure_label(outcome));
    text(w, "base", base_text(w, value));
    text(w, "how",
         formula != NULL ? formula
                         : sr_report_word(&w->r, sr_is_missing(value) ? SR_WORD("no figure in the data")
                                                                      : SR_WORD("read as it is")));
    text(w, "definition", outcome->measure->definition);
    text(w, "assumed", value->assumed);
    write_files(w, value->origin);
    sr_json_close(&w->json, '}');
}

/* ---- indicators ---- */

static const char *outcome_shown(sr_workshop *w, const sr_measure_result *outcome)
{
    return outcome != NULL && !sr_is_missing(&outcome->value) ? sr_quantity_shown(&w->r, &outcome->value)
                                                              : "..";
}

/* What an outcome earns counts where the engine counts it: points that are judged, or missed for want of a
   measurement; of an index that is combined level by level the value that is combined. */
static void write_score(sr_workshop *w, const sr_indicator_result *result)
{
    bool judged = result->colour != SR_COLOUR_NONE;
    bool missed = !judged && w->index->method.counts_missing && result->fallback.id != NULL;
    if (sr_index_is_composed(&w->index->method)) {
        judged = result->score.missing == SR_PRESENT;
        missed = false;
    }
    sr_workshop_number(w, "score", judged || missed, judged ? result->score.value : SR_INT(0));
    sr_json_key_bool(&w->json, "measured", judged);
}

static void write_indicator(sr_workshop *w, const sr_indicator_result *result)
{
    sr_json_open(&w->json, '{');
    write_score(w, result);
    text(w, "state", sr_state_id(result->state));
    text(w, "shown", outcome_shown(w, result->outcome));
    write_from(w, result->outcome);
    sr_json_close(&w->json, '}');
}

/* ---- published totals ---- */

static const sr_origin *origin_of_total(const sr_index_result *unit, const sr_rest_row *row)
{
    return row->area < unit->area_count ? unit->areas[row->area].earned.origin : unit->earned.origin;
}

static void write_total(sr_workshop *w, size_t at, size_t u)
{
    const sr_rest_part *part = sr_rest_part_of(&w->rest, at, u);
    const sr_quantity earned = sr_quantity_number(part->earned, SR_IN_NONE);
    const sr_quantity maximum = sr_quantity_number(part->weight, SR_IN_NONE);
    sr_json_open(&w->json, '{');
    sr_workshop_number(w, "score", part->present, part->earns);
    sr_workshop_number(w, "factor", part->present, part->factor);
    sr_json_key_bool(&w->json, "measured", part->present);
    text(w, "state", "total");
    text(w, "shown",
         !part->present ? ".."
                        : sr_report_text(&w->r, SR_MSG("{0} of {1} points", sr_quantity_shown(&w->r, &earned),
                                                       sr_quantity_shown(&w->r, &maximum))));
    key(w, "from");
    sr_json_open(&w->json, '{');
    text(w, "what", sr_report_word(&w->r, SR_WORD("The published total")));
    text(w, "how",
         sr_report_word(&w->r, SR_WORD("what was published, less what the listed indicators "
                                       "account for")));
    write_files(w, origin_of_total(&w->units[u], &w->rest.rows[at]));
    sr_json_close(&w->json, '}');
    sr_json_close(&w->json, '}');
}

/* ---- another scoring ---- */

void sr_workshop_variants(sr_workshop *w)
{
    const sr_robust_result *robust = sr_workshop_robust(w);
    begin_list(w, "variants");
    for (size_t i = 0; robust != NULL && i < robust->variant_count; i++) {
        sr_json_text(&w->json, sr_variant_text(&w->r, robust->variants[i].variant));
    }
    sr_json_close(&w->json, ']');
}

static void write_varied(sr_workshop *w, size_t u, const sr_robust_case *variant)
{
    bool hundredfold = sr_index_is_composed(&w->index->method);
    sr_json_open(&w->json, '[');
    for (size_t i = 0; i < w->index->indicator_count; i++) {
        const sr_varied_score *score = &variant->scores[i];
        sr_number value = score->score;
        if (hundredfold && sr_number_multiply(value, SR_INT(100), &value) != SR_OK) {
            w->status = SR_OVERFLOW;
        }
        bool counts = hundredfold ? score->judged : score->counts;
        sr_workshop_number(w, NULL, counts, value);
    }
    for (size_t i = 0; i < w->rest.count; i++) {
        const sr_rest_part *part = sr_rest_part_of(&w->rest, i, u);
        sr_workshop_number(w, NULL, part->present, part->earns);
    }
    sr_json_close(&w->json, ']');
}

static void write_variants(sr_workshop *w, size_t u)
{
    const sr_robust_result *robust = w->units[u].robust;
    begin_list(w, "variants");
    for (size_t i = 0; robust != NULL && i < robust->variant_count; i++) {
        write_varied(w, u, &robust->variants[i]);
    }
    sr_json_close(&w->json, ']');
}

/* ---- the unit ---- */

/* What the robustness says of samples stands beside the page's own sentence about weights. */
static void write_samples(sr_workshop *w, const sr_robust_result *robust)
{
    begin_list(w, "samples");
    if (robust != NULL && robust->sample_sentence != NULL) {
        sr_json_text(&w->json, robust->sample_sentence);
    }
    sr_json_close(&w->json, ']');
}

static void write_standing(sr_workshop *w, const sr_quantity *value, sr_state state)
{
    bool known = value->missing == SR_PRESENT;
    key(w, "value");
    if (known) {
        sr_json_number(&w->json, value->value);
    } else {
        sr_json_null(&w->json);
    }
    text(w, "state", known ? sr_state_id(state) : "none");
}

/* The index as it is declared, in the engine's own figures. */
static void write_start(sr_workshop *w, const sr_index_result *unit)
{
    key(w, "start");
    sr_json_open(&w->json, '{');
    write_standing(w, &unit->value, unit->state);
    begin_list(w, "areas");
    for (size_t a = 0; a < unit->area_count; a++) {
        sr_json_open(&w->json, '{');
        write_standing(w, &unit->areas[a].value, unit->areas[a].state);
        sr_json_close(&w->json, '}');
    }
    sr_json_close(&w->json, ']');
    sr_json_close(&w->json, '}');
}

static void write_hidden(sr_workshop *w, const sr_index_result *unit)
{
    begin_list(w, "hidden");
    for (size_t a = 0; a < unit->area_count; a++) {
        sr_json_bool(&w->json, sr_rest_hides(unit, a));
    }
    sr_json_close(&w->json, ']');
}

static void write_unit(sr_workshop *w, size_t u)
{
    const sr_index_result *unit = &w->units[u];
    sr_json_open(&w->json, '{');
    text(w, "id", unit->unit != NULL ? unit->unit->id : NULL);
    text(w, "name", sr_unit_name(&w->r, unit->unit));
    write_start(w, unit);
    write_hidden(w, unit);
    write_samples(w, unit->robust);
    write_variants(w, u);
    begin_list(w, "cells");
    for (size_t i = 0; i < unit->indicator_count; i++) {
        write_indicator(w, &unit->indicators[i]);
    }
    for (size_t i = 0; i < w->rest.count; i++) {
        write_total(w, i, u);
    }
    sr_json_close(&w->json, ']');
    sr_json_close(&w->json, '}');
}

void sr_workshop_units(sr_workshop *w)
{
    begin_list(w, "units");
    for (size_t u = 0; u < w->unit_count; u++) {
        write_unit(w, u);
    }
    sr_json_close(&w->json, ']');
}
