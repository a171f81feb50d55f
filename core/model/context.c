/* Sources as a context sees them: its period, narrowed to its unit and group. */
#include <string.h>

#include "model/evaluation.h"

bool sr_context_may_lack(const sr_context *context)
{
    const sr_evaluation *evaluation = context->evaluation;
    return context->group != NULL || !evaluation->has_period ||
           !sr_period_equal(evaluation->period, context->period);
}

static const sr_table *table_named(const sr_dataset *dataset, const char *name)
{
    for (size_t i = 0; dataset != NULL && i < dataset->count; i++) {
        if (dataset->tables[i]->source != NULL && strcmp(dataset->tables[i]->source->name, name) == 0) {
            return dataset->tables[i];
        }
    }
    return NULL;
}

static bool other_period_has(const sr_forbund *forbund, const char *name)
{
    for (size_t i = 0; i < forbund->period_count; i++) {
        for (size_t k = 0; k < forbund->periods[i].source_count; k++) {
            if (strcmp(forbund->periods[i].sources[k].name, name) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* Among the sources of every period, so that the answer is the same whichever period was asked for. */
static const char *nearest_source(sr_arena *arena, const sr_forbund *forbund, const char *name)
{
    size_t count = 0;
    for (size_t i = 0; i < forbund->period_count; i++) {
        count += forbund->periods[i].source_count;
    }
    const char **names = sr_arena_array(arena, count, sizeof *names);
    count = 0;
    for (size_t i = 0; names != NULL && i < forbund->period_count; i++) {
        for (size_t k = 0; k < forbund->periods[i].source_count; k++) {
            names[count++] = forbund->periods[i].sources[k].name;
        }
    }
    return sr_nearest(name, names, count);
}

static void tell_unknown(const sr_evaluation *evaluation, const char *name, sr_finding *problem)
{
    const char *shown = sr_arena_text(evaluation->arena, name);
    const char *nearest = nearest_source(evaluation->arena, evaluation->forbund, name);
    *problem = (sr_finding){.code = "SR2264",
                            .severity = SR_ERROR,
                            .message = SR_MSG("there is no source {0}", shown != NULL ? shown : "")};
    if (nearest != NULL) {
        problem->hint = SR_MSG("did you mean {0}?", nearest);
    }
}

static sr_status note_read(sr_evaluation *evaluation, const sr_table *table)
{
    for (const sr_read_note *note = evaluation->read; note != NULL; note = note->next) {
        if (note->table == table) {
            return SR_OK;
        }
    }
    sr_read_note *note = sr_arena_alloc(evaluation->arena, sizeof *note);
    if (note == NULL) {
        return SR_MEMORY;
    }
    *note = (sr_read_note){table, evaluation->read};
    evaluation->read = note;
    return SR_OK;
}

bool sr_evaluation_has_source(const sr_evaluation *evaluation, sr_period period, const char *name)
{
    return table_named(sr_evaluation_dataset(evaluation, period), name) != NULL;
}

bool sr_evaluation_has_read(const sr_evaluation *evaluation, sr_period period, const char *name)
{
    const sr_table *table = table_named(sr_evaluation_dataset(evaluation, period), name);
    for (const sr_read_note *note = evaluation->read; note != NULL; note = note->next) {
        if (note->table == table) {
            return true;
        }
    }
    return false;
}

sr_status sr_context_source_whole(const sr_context *context, const char *name, sr_view *out,
                                  sr_finding *problem)
{
    const sr_evaluation *evaluation = context->evaluation;
    const sr_dataset *dataset = sr_evaluation_dataset(evaluation, context->period);
    const sr_table *table = table_named(dataset, name);
    if (table != NULL) {
        sr_status status = note_read(context->evaluation, table);
        return status != SR_OK ? status : sr_view_all(evaluation->arena, table, out);
    }
    *out = (sr_view){0};
    if (dataset == NULL || dataset->count == 0 || other_period_has(evaluation->forbund, name)) {
        return SR_OK;
    }
    tell_unknown(evaluation, name, problem);
    return SR_CONTENT;
}

/* The word that rows must hold in a column for the context; NULL: all rows belong. */
static const char *wanted_word(const sr_context *context, const sr_column *column)
{
    if (column->role == SR_ROLE_UNIT) {
        return context->unit != NULL ? context->unit->id : column->total;
    }
    if (column->role != SR_ROLE_GROUP) {
        return NULL;
    }
    const sr_group_key *group = context->group;
    for (size_t i = 0; group != NULL && i < group->count; i++) {
        if (strcmp(group->columns[i], column->name) == 0) {
            return group->values[i];
        }
    }
    return column->total;
}

/* The word as the column's type holds it. */
static sr_scalar word_in(const sr_column *column, const char *word)
{
    sr_scalar value = {.type = SR_SCALAR_TEXT, .text = word};
    if ((column->type == SR_COL_INTEGER || column->type == SR_COL_DECIMAL) &&
        sr_number_read(sr_str_of(word), ',', &value.number, NULL)) {
        value.type = SR_SCALAR_NUMBER;
    }
    return value;
}

static sr_status narrow(const sr_context *context, const sr_view *whole, sr_view *out, sr_finding *problem)
{
    sr_arena *arena = context->evaluation->arena;
    size_t columns = whole->table->column_count;
    sr_condition *conditions = sr_arena_array(arena, columns, sizeof *conditions);
    sr_scalar *values = sr_arena_array(arena, columns, sizeof *values);
    if (conditions == NULL || values == NULL) {
        return SR_MEMORY;
    }
    size_t count = 0;
    for (size_t i = 0; i < columns; i++) {
        const sr_column *column = &whole->table->columns[i];
        const char *word = wanted_word(context, column);
        if (word != NULL) {
            values[count] = word_in(column, word);
            conditions[count] = (sr_condition){column->name, SR_IS, 1, &values[count]};
            count++;
        }
    }
    if (count == 0) {
        *out = *whole;
        return SR_OK;
    }
    return sr_view_filter(arena, whole, conditions, count, out, problem);
}

static sr_seen_rows **seen_chain(const sr_context *context, const sr_table *table, const char *group)
{
    size_t hash = (size_t)table / sizeof *table * 31 + (size_t)context->unit / sizeof *context->unit;
    hash = sr_hash_text(hash, group);
    return &context->evaluation->seen[hash % SR_MEMO_CHAINS];
}

static sr_status remember(const sr_context *context, const char *group, const sr_view *view)
{
    sr_arena *arena = context->evaluation->arena;
    sr_seen_rows **first = seen_chain(context, view->table, group);
    sr_seen_rows *made = sr_arena_alloc(arena, sizeof *made);
    const char *text = sr_arena_text(arena, group);
    if (made == NULL || text == NULL) {
        return SR_MEMORY;
    }
    *made = (sr_seen_rows){view->table, context->unit, text, *view, *first};
    *first = made;
    return SR_OK;
}

sr_status sr_context_source(const sr_context *context, const char *name, sr_view *out, sr_finding *problem)
{
    sr_view whole;
    sr_status status = sr_context_source_whole(context, name, &whole, problem);
    if (status != SR_OK || whole.table == NULL) {
        *out = whole;
        return status;
    }
    const char *group = context->group != NULL ? context->group->text : "";
    for (const sr_seen_rows *rows = *seen_chain(context, whole.table, group); rows; rows = rows->next) {
        if (rows->table == whole.table && rows->unit == context->unit && strcmp(rows->group, group) == 0) {
            *out = rows->view;
            return SR_OK;
        }
    }
    status = narrow(context, &whole, out, problem);
    return status == SR_OK ? remember(context, group, out) : status;
}
