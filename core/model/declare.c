/* The declarations of a förbund and plan year: growing lists of pointers in an arena. */
#include "model/declare.h"

#include <string.h>

#include "model/declare_check.h"

typedef struct declarations {
    const void **items;
    size_t count;
    size_t capacity;
} declarations;

struct sr_model {
    sr_arena *arena;
    const sr_forbund *forbund;
    sr_findings *findings;
    declarations measures, goals, indices, lines, plans;
};

sr_model *sr_model_new(sr_arena *arena, const sr_forbund *forbund, sr_findings *findings)
{
    sr_model *model = sr_arena_alloc(arena, sizeof *model);
    if (model != NULL) {
        *model = (sr_model){.arena = arena, .forbund = forbund, .findings = findings};
    }
    return model;
}

sr_arena *sr_model_arena(sr_model *model)
{
    return model->arena;
}

static bool has_room(sr_model *model, declarations *list)
{
    if (list->count < list->capacity) {
        return true;
    }
    size_t capacity = list->capacity == 0 ? 16 : list->capacity * 2;
    const void **items = sr_arena_array(model->arena, capacity, sizeof *items);
    if (items == NULL) {
        return false;
    }
    if (list->count > 0) {
        memcpy(items, list->items, list->count * sizeof *items);
    }
    list->items = items;
    list->capacity = capacity;
    return true;
}

/* A copy of the declaration, at the end of the list; NULL when out of memory. */
static void *keep(sr_model *model, declarations *list, const void *declaration, size_t size)
{
    void *copy = has_room(model, list) ? sr_arena_alloc(model->arena, size) : NULL;
    if (copy != NULL) {
        memcpy(copy, declaration, size);
        memcpy(&list->items[list->count], &copy, sizeof copy);
        list->count++;
    }
    return copy;
}

static sr_declare_check checks(const sr_model *model)
{
    return (sr_declare_check){model->arena, model->findings, model->forbund};
}

static bool stands_before(const char *const *texts, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(texts[i], text) == 0) {
            return true;
        }
    }
    return false;
}

/* Each tag once, in the order given. */
static bool tags_once(sr_model *model, sr_measure *measure)
{
    size_t count = 0;
    const char **tags = sr_arena_array(model->arena, measure->tag_count, sizeof *tags);
    if (tags == NULL) {
        return false;
    }
    for (size_t i = 0; i < measure->tag_count; i++) {
        if (!stands_before(tags, count, measure->tags[i])) {
            tags[count++] = measure->tags[i];
        }
    }
    measure->tags = tags;
    measure->tag_count = count;
    return true;
}

sr_measure *sr_model_measure(sr_model *model, const sr_measure *measure)
{
    sr_declare_check check = checks(model);
    const sr_measure *first = sr_model_find_measure(model, measure->id);
    if (first != NULL) {
        sr_check_twice(&check, "measure", measure->id, &measure->place, &first->place);
    }
    sr_check_measure(&check, measure);
    sr_measure once = *measure;
    return tags_once(model, &once) ? keep(model, &model->measures, &once, sizeof once) : NULL;
}

sr_goal *sr_model_goal(sr_model *model, const sr_goal *goal)
{
    sr_declare_check check = checks(model);
    for (size_t i = 0; i < model->goals.count; i++) {
        const sr_goal *other = model->goals.items[i];
        if (other->plan_year == goal->plan_year && strcmp(other->id, goal->id) == 0) {
            sr_check_twice(&check, "goal", goal->id, &goal->place, &other->place);
            break;
        }
    }
    sr_check_goal(&check, goal);
    return keep(model, &model->goals, goal, sizeof *goal);
}

sr_index *sr_model_index(sr_model *model, const sr_index *index)
{
    sr_declare_check check = checks(model);
    for (size_t i = 0; i < model->indices.count; i++) {
        const sr_index *other = model->indices.items[i];
        if (strcmp(other->id, index->id) == 0) {
            sr_check_twice(&check, "index", index->id, &index->place, &other->place);
            break;
        }
    }
    sr_check_index(&check, index);
    return keep(model, &model->indices, index, sizeof *index);
}

sr_budget_line *sr_model_budget_line(sr_model *model, const sr_budget_line *line)
{
    sr_declare_check check = checks(model);
    for (size_t i = 0; i < model->lines.count; i++) {
        const sr_budget_line *other = model->lines.items[i];
        if (strcmp(other->id, line->id) == 0) {
            sr_check_twice(&check, "social_budget", line->id, &line->place, &other->place);
            break;
        }
    }
    sr_check_budget_line(&check, line);
    return keep(model, &model->lines, line, sizeof *line);
}

sr_report_plan *sr_model_report_plan(sr_model *model, const sr_report_plan *plan)
{
    sr_declare_check check = checks(model);
    const sr_report_plan *first = sr_model_find_report_plan(model, plan->kind);
    if (first != NULL) {
        sr_check_twice(&check, "report", plan->kind, &plan->place, &first->place);
    }
    sr_check_id(&check, "report", plan->kind, &plan->place);
    return keep(model, &model->plans, plan, sizeof *plan);
}

bool sr_measure_answers(const sr_measure *measure)
{
    return strcmp(measure->kind, "yes_no") == 0;
}

const sr_measure *sr_model_find_measure(const sr_model *model, const char *id)
{
    for (size_t i = 0; i < model->measures.count; i++) {
        const sr_measure *measure = model->measures.items[i];
        if (strcmp(measure->id, id) == 0) {
            return measure;
        }
    }
    return NULL;
}

const char *sr_model_nearest_measure(const sr_model *model, const char *id)
{
    size_t count = model->measures.count;
    const char **ids = sr_arena_array(model->arena, count, sizeof *ids);
    if (ids == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        ids[i] = ((const sr_measure *)model->measures.items[i])->id;
    }
    return sr_nearest(id, ids, count);
}

const sr_report_plan *sr_model_find_report_plan(const sr_model *model, const char *kind)
{
    for (size_t i = 0; i < model->plans.count; i++) {
        const sr_report_plan *plan = model->plans.items[i];
        if (strcmp(plan->kind, kind) == 0) {
            return plan;
        }
    }
    return NULL;
}

size_t sr_model_measures(const sr_model *model, const sr_measure *const **out)
{
    *out = (const sr_measure *const *)model->measures.items;
    return model->measures.count;
}

size_t sr_model_goals(const sr_model *model, const sr_goal *const **out)
{
    *out = (const sr_goal *const *)model->goals.items;
    return model->goals.count;
}

size_t sr_model_indices(const sr_model *model, const sr_index *const **out)
{
    *out = (const sr_index *const *)model->indices.items;
    return model->indices.count;
}

size_t sr_model_budget_lines(const sr_model *model, const sr_budget_line *const **out)
{
    *out = (const sr_budget_line *const *)model->lines.items;
    return model->lines.count;
}
