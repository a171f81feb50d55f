/* Results by key, for sections and checks; and the findings of checks. */
#include <stdio.h>
#include <string.h>

#include "host/work.h"

static bool keyed(sr_keyed *out, const sr_quantity *value, const char *line, sr_state state)
{
    *out = (sr_keyed){.value = value, .line = line, .state = state};
    return true;
}

static bool find_goal(const sr_results *results, const char *key, sr_keyed *out)
{
    for (size_t i = 0; i < results->goal_count; i++) {
        const sr_goal_result *goal = &results->goals[i];
        if (sr_text_equal(goal->key, key)) {
            const sr_measure_result *outcome = goal->outcome;
            return keyed(out, outcome != NULL ? &outcome->value : NULL, outcome != NULL ? outcome->key : NULL,
                         goal->state);
        }
    }
    return false;
}

static bool find_area(const sr_index_result *index, const char *key, sr_keyed *out)
{
    for (size_t i = 0; i < index->area_count; i++) {
        if (sr_text_equal(index->areas[i].key, key)) {
            return keyed(out, &index->areas[i].value, index->areas[i].key, index->areas[i].state);
        }
    }
    return false;
}

static bool find_index(const sr_results *results, const char *key, sr_keyed *out)
{
    for (size_t i = 0; i < results->index_count; i++) {
        const sr_index_result *index = &results->indices[i];
        if (sr_text_equal(index->key, key)) {
            return keyed(out, &index->value, index->key, index->state);
        }
        if (find_area(index, key, out)) {
            return true;
        }
    }
    return false;
}

static bool find_budget(const sr_results *results, const char *key, sr_keyed *out)
{
    for (size_t i = 0; i < results->budget_count; i++) {
        const sr_budget_result *line = &results->budget[i];
        if (sr_text_equal(line->key, key)) {
            const sr_measure_result *outcome = line->outcome;
            return keyed(out, outcome != NULL ? &outcome->value : NULL, outcome != NULL ? outcome->key : NULL,
                         line->state);
        }
    }
    return false;
}

bool sr_host_find_result(const sr_results *results, const char *key, sr_keyed *out)
{
    if (results == NULL || key == NULL) {
        return false;
    }
    const sr_measure_result *found = sr_results_find(results, key);
    if (found == NULL) {
        return find_goal(results, key, out) || find_index(results, key, out) ||
               find_budget(results, key, out);
    }
    *out = (sr_keyed){
        .value = &found->value,
        .line = found->key,
        .measure = found->measure->id,
        .answers = sr_measure_answers(found->measure),
        .unit_id = found->unit != NULL ? found->unit->id : NULL,
        .group = found->group != NULL && found->group->count > 0 ? found->group->text : NULL,
        .state = SR_STATES,
    };
    return true;
}

static const samrapport_quantity *no_result(samrapport_context *context, const char *key)
{
    const char *nearest =
        context->results != NULL && key != NULL ? sr_results_nearest(context->results, key) : NULL;
    const char *shown = sr_arena_text(context->arena, key != NULL ? key : "");
    sr_finding problem = {.message = SR_MSG("there is no result {0}", shown != NULL ? shown : "")};
    if (nearest != NULL) {
        problem.hint = SR_MSG("did you mean {0}?", nearest);
    }
    sr_host_refuse(context->error, SR_CONTENT, &problem);
    return NULL;
}

static const samrapport_quantity *keep(samrapport_context *context, const sr_keyed *found)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
    samrapport_quantity *out = sr_host_quantity(context, found->value != NULL ? found->value : &none);
    if (out != NULL) {
        out->key = found->line;
        out->measure = found->measure;
        out->unit_id = found->unit_id;
        out->group = found->group;
    }
    return out;
}

const samrapport_quantity *samrapport_host_result(samrapport_context *context, const char *key)
{
    sr_keyed found;
    return sr_host_find_result(context->results, key, &found) ? keep(context, &found)
                                                              : no_result(context, key);
}

const samrapport_quantity *samrapport_host_result_previous(samrapport_context *context, const char *key)
{
    sr_keyed found;
    const sr_measure_result *result =
        context->results != NULL && key != NULL ? sr_results_find(context->results, key) : NULL;
    if (result == NULL || !sr_host_find_result(context->results, key, &found)) {
        return no_result(context, key);
    }
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, result->measure->measured_in);
    found.value = result->has_previous ? &result->previous : &none;
    return keep(context, &found);
}

samrapport_state samrapport_host_state(samrapport_context *context, const char *key)
{
    sr_keyed found;
    return sr_host_find_result(context->results, key, &found) ? (samrapport_state)found.state
                                                              : SAMRAPPORT_STATE_UNKNOWN;
}

static const char *figure(sr_buf *buf, const samrapport_quantity *quantity, sr_language language,
                          int decimals)
{
    if (quantity == NULL) {
        return NULL;
    }
    sr_quantity shown = quantity->quantity;
    if (decimals >= 0) {
        shown.decimals = decimals;
    }
    sr_buf_clear(buf);
    return sr_quantity_write(buf, &shown, language, true) == SR_OK ? sr_buf_string(buf) : NULL;
}

/* Two figures that differ by less than their decimals tell nothing until they are printed with more. */
static bool look_equal(const char *stated, const char *recomputed)
{
    return stated != NULL && recomputed != NULL && strcmp(stated, recomputed) == 0;
}

/* The line of the first row in its file; the sheet, where there is one, is told as the subject. */
static sr_place place_of(const sr_view *view)
{
    uint32_t row = sr_view_row(view, 0);
    const sr_table *table = view->table;
    if (table->parent_count > 0) {
        const sr_parent *parent = &table->parents[0];
        row = parent->rows != NULL ? parent->rows[row] : row;
        table = parent->table;
    }
    return (sr_place){.file = table->source->file, .line = sr_table_line(table, row)};
}

void samrapport_host_finding_at(samrapport_context *context, samrapport_severity severity,
                                const char *message, const samrapport_view *view)
{
    if (context->findings == NULL || (unsigned)severity > SAMRAPPORT_ERROR) {
        return;
    }
    size_t rows = samrapport_host_rows(view);
    char more[32];
    (void)snprintf(more, sizeof more, "%zu", rows > 0 ? rows - 1 : 0);
    const char *told = message != NULL ? message : "";
    const sr_finding finding = {
        .code = context->code != NULL ? context->code : "SR4150",
        .severity = (sr_severity)severity,
        .place = rows > 0 ? place_of(&view->view) : context->place,
        .subject = context->subject,
        .message = rows > 1 ? SR_MSG("{0} (and {1} more rows)", told, more) : SR_MSG("{0}", told),
    };
    sr_findings_add(context->findings, &finding);
}

void samrapport_host_finding(samrapport_context *context, samrapport_severity severity, const char *message,
                             const samrapport_quantity *stated, const samrapport_quantity *recomputed)
{
    if (context->findings == NULL || (unsigned)severity > SAMRAPPORT_ERROR) {
        return;
    }
    sr_buf first = {0};
    sr_buf second = {0};
    sr_language language = context->context.forbund->language;
    const char *shown_stated = figure(&first, stated, language, -1);
    const char *shown_recomputed = figure(&second, recomputed, language, -1);
    if (look_equal(shown_stated, shown_recomputed)) {
        shown_stated = figure(&first, stated, language, 2);
        shown_recomputed = figure(&second, recomputed, language, 2);
    }
    const sr_finding finding = {
        .code = context->code != NULL ? context->code : "SR4150",
        .severity = (sr_severity)severity,
        .place = context->place,
        .subject = context->subject,
        .message = SR_MSG("{0}", message != NULL ? message : ""),
        .stated = shown_stated,
        .recomputed = shown_recomputed,
    };
    sr_findings_add(context->findings, &finding);
    sr_buf_free(&first);
    sr_buf_free(&second);
}
