/* Measures and goals in the results JSON. */
#include <string.h>

#include "model/results/results_out.h"

/* ---- measures ---- */

static void write_group(sr_results_out *out, const sr_group_key *group)
{
    sr_json_key(&out->json, "group");
    sr_json_open(&out->json, '{');
    for (size_t i = 0; group != NULL && i < group->count; i++) {
        sr_json_key_text(&out->json, group->columns[i], group->values[i]);
    }
    sr_json_close(&out->json, '}');
}

static void write_compared(sr_results_out *out, const char *key, bool given, sr_period period,
                           const sr_quantity *value)
{
    sr_json_key(&out->json, key);
    if (!given) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_out_period(out, "period", period);
    sr_out_value(out, "value", value);
    sr_out_missing(out, "missing", value);
    sr_out_display(out, value);
    sr_json_close(&out->json, '}');
}

static void write_tags(sr_results_out *out, const sr_measure *measure)
{
    sr_json_key(&out->json, "tags");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < measure->tag_count; i++) {
        sr_json_text(&out->json, measure->tags[i]);
    }
    sr_json_close(&out->json, ']');
}

static const char *base_id(sr_base base)
{
    static const char *const ids[] = {NULL, "calendar_year", "project_to_date"};
    return ids[base];
}

static void write_interval(sr_results_out *out, const sr_measure_result *result)
{
    sr_json_key(&out->json, "interval");
    if (!result->has_interval || result->value.missing != SR_PRESENT) {
        sr_json_null(&out->json);
        return;
    }
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "method", "wilson");
    sr_json_key(&out->json, "level");
    sr_json_number(&out->json, result->measure->interval.level);
    sr_out_value(out, "low", &result->low);
    sr_out_value(out, "high", &result->high);
    sr_json_close(&out->json, '}');
}

static void write_withheld(sr_results_out *out, const sr_measure_result *result)
{
    bool shown = result->value.missing == SR_PRESENT; /* else it would tell where the value lies */
    sr_json_key(&out->json, "withheld");
    sr_json_open(&out->json, '[');
    if (shown && result->arrow_withheld) {
        sr_json_text(&out->json, "arrow");
    }
    if (shown && result->position_withheld) {
        sr_json_text(&out->json, "position");
    }
    sr_json_close(&out->json, ']');
}

static void write_comparison(sr_results_out *out, const sr_measure_result *result)
{
    write_compared(out, "previous", result->has_previous, result->previous_period, &result->previous);
    sr_json_key_text(&out->json, "arrow", result->has_arrow ? sr_direction_id(result->arrow) : NULL);
    write_compared(out, "national", result->has_national, out->results->period, &result->national);
    sr_json_key_text(&out->json, "position", result->has_position ? sr_direction_id(result->position) : NULL);
    sr_json_key_bool(&out->json, "broken", result->broken);
    sr_json_key_text(&out->json, "broken_note", result->broken ? result->measure->compare.broken_note : NULL);
    write_withheld(out, result);
}

void sr_out_measure(sr_results_out *out, const sr_measure_result *result)
{
    const sr_measure *measure = result->measure;
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "id", measure->id);
    sr_json_key_text(&out->json, "key", result->key);
    sr_json_key_text(&out->json, "label", measure->label);
    sr_out_unit(out, result->unit);
    write_group(out, result->group);
    sr_json_key_text(&out->json, "kind", measure->kind);
    sr_json_key_text(&out->json, "measured_in", sr_measured_in_id(result->value.measured_in));
    sr_out_value(out, "value", &result->value);
    sr_out_base(out, &result->value);
    sr_out_missing(out, "missing", &result->value);
    sr_out_display_as(out, &result->value, sr_measure_answers(measure));
    write_interval(out, result);
    write_comparison(out, result);
    sr_json_key_text(&out->json, "assumed", result->value.assumed);
    sr_out_origin(out, &result->value);
    sr_json_key_text(&out->json, "formula", result->value.formula);
    sr_json_key_text(&out->json, "base", base_id(measure->base));
    sr_json_key_text(&out->json, "definition", measure->definition);
    write_tags(out, measure);
    sr_out_place(out, &measure->place);
    sr_json_close(&out->json, '}');
}

/* ---- goals ---- */

static void write_texts(sr_results_out *out, const char *key, const char *const *texts, size_t count)
{
    sr_json_key(&out->json, key);
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < count; i++) {
        sr_json_text(&out->json, texts[i]);
    }
    sr_json_close(&out->json, ']');
}

static void write_lineage(sr_results_out *out, const sr_goal *goal)
{
    static const char *const kinds[] = {"replaces", "split_from", "merged_from"};
    sr_json_key(&out->json, "lineage");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < goal->lineage_count; i++) {
        sr_json_open(&out->json, '{');
        sr_json_key_text(&out->json, "kind", kinds[goal->lineage[i].kind]);
        sr_json_key_text(&out->json, "goal", goal->lineage[i].goal);
        sr_json_key_text(&out->json, "note", goal->lineage[i].note);
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
}

static void write_judgement(sr_results_out *out, const sr_judgement *judgement)
{
    sr_json_key(&out->json, "judgement");
    if (!judgement->given && judgement->comment == NULL) {
        sr_json_null(&out->json);
        return;
    }
    char date[16];
    sr_day_write(judgement->date, date);
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "box", judgement->given ? sr_state_id(judgement->box) : NULL);
    sr_json_key_text(&out->json, "comment", judgement->comment);
    sr_json_key_text(&out->json, "role", judgement->role);
    sr_json_key_text(&out->json, "date", date[0] != '\0' ? date : NULL);
    sr_json_close(&out->json, '}');
}

static void write_parts(sr_results_out *out, const sr_goal_result *result)
{
    sr_json_key(&out->json, "parts");
    sr_json_open(&out->json, '[');
    for (size_t i = 0; i < result->part_count; i++) {
        sr_json_open(&out->json, '{');
        sr_json_key_text(&out->json, "label", result->goal->parts[i].label);
        sr_json_key_text(&out->json, "measure", result->parts[i]->key);
        sr_out_value(out, "outcome", &result->parts[i]->value);
        sr_json_key_text(&out->json, "assessment", sr_state_id(result->part_states[i]));
        sr_json_close(&out->json, '}');
    }
    sr_json_close(&out->json, ']');
}

static bool is_pooled(const sr_goal_result *result)
{
    return result->outcome == NULL && result->goal->rule == SR_RULE_POOLED && result->part_count > 1;
}

static void write_outcome(sr_results_out *out, const sr_goal_result *result)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    const sr_measure_result *outcome = result->outcome;
    const sr_measure *first = result->part_count > 0 ? result->goal->parts[0].measure : NULL;
    const sr_quantity *value = outcome != NULL     ? &outcome->value
                               : is_pooled(result) ? &result->pooled
                                                   : &none;
    sr_json_key_text(&out->json, "measure",
                     outcome != NULL ? outcome->measure->id
                     : first != NULL ? first->id
                                     : NULL);
    sr_out_target(out, "target", &result->goal->target);
    sr_out_value(out, "outcome", value);
    sr_out_missing(out, "outcome_missing", value);
    if (result->goal->has_partly) {
        sr_out_target(out, "partly", &result->goal->partly);
    } else {
        sr_json_key_text(&out->json, "partly", NULL);
    }
}

static void write_names(sr_results_out *out, const sr_goal *goal)
{
    sr_json_key_text(&out->json, "id", goal->id);
    sr_json_key_text(&out->json, "number", goal->number);
    sr_json_key_text(&out->json, "area", goal->area);
    sr_json_key_text(&out->json, "goal", goal->goal);
    sr_json_key_text(&out->json, "subgoal", goal->subgoal);
    sr_json_key_text(&out->json, "text", goal->text);
    sr_out_unit(out, goal->unit);
    sr_json_key_int(&out->json, "plan_year", goal->plan_year);
}

void sr_out_goal(sr_results_out *out, const sr_goal_result *result)
{
    static const char *const rules[] = {"all", "any", "pooled"};
    const sr_goal *goal = result->goal;
    sr_json_open(&out->json, '{');
    write_names(out, goal);
    write_outcome(out, result);
    write_parts(out, result);
    sr_json_key_text(&out->json, "rule", result->part_count > 1 ? rules[goal->rule] : NULL);
    write_texts(out, "responsible", goal->responsible, goal->responsible_count);
    sr_json_key_text(&out->json, "decided", goal->decided);
    sr_json_key_bool(&out->json, "proposed", goal->proposed);
    write_lineage(out, goal);
    write_judgement(out, &goal->judgement);
    sr_json_key_text(&out->json, "assessment", sr_state_id(result->state));
    sr_out_message(out, "reason", &result->reason);
    sr_json_key_text(&out->json, "base", base_id(goal->base));
    sr_json_key_text(&out->json, "note", goal->note);
    sr_out_place(out, &goal->place);
    sr_json_close(&out->json, '}');
}
