/* Results of measures: for each unit that is active in the period, the whole and its groups. */
#include "model/build.h"

#include <string.h>

#include "model/evaluation.h"

sr_context sr_build_context(const sr_build *build, const sr_unit *unit)
{
    return (sr_context){
        .forbund = build->forbund, .period = build->period, .unit = unit, .evaluation = build->evaluation};
}

typedef struct sr_kept_result kept_result;
struct sr_kept_result {
    const sr_measure_result *result;
    kept_result *next; /* in the same chain */
};

static size_t chain_of(const sr_measure *measure, const sr_unit *unit, const char *group)
{
    size_t hash = (size_t)measure / sizeof *measure * 31 + (size_t)unit / sizeof *unit;
    hash = sr_hash_text(hash, group);
    return (hash ^ hash >> 16) % SR_RESULT_CHAINS;
}

static const char *group_text(const sr_group_key *group)
{
    return group != NULL ? group->text : "";
}

static const sr_measure_result *find(const sr_build *build, const sr_measure *measure, const sr_unit *unit,
                                     const char *group)
{
    for (const kept_result *kept = build->kept[chain_of(measure, unit, group)]; kept; kept = kept->next) {
        const sr_measure_result *result = kept->result;
        if (result->measure == measure && result->unit == unit &&
            strcmp(group_text(result->group), group) == 0) {
            return result;
        }
    }
    return NULL;
}

static sr_status keep(sr_build *build, const sr_measure_result *result)
{
    if (build->count == build->capacity) {
        size_t capacity = build->capacity == 0 ? 64 : build->capacity * 2;
        const sr_measure_result **grown =
            sr_arena_array(build->arena, capacity, sizeof(const sr_measure_result *));
        if (grown == NULL) {
            return SR_MEMORY;
        }
        if (build->count > 0) {
            memcpy(grown, build->measures, build->count * sizeof(const sr_measure_result *));
        }
        build->measures = grown;
        build->capacity = capacity;
    }
    kept_result *kept = sr_arena_alloc(build->arena, sizeof *kept);
    if (kept == NULL) {
        return SR_MEMORY;
    }
    kept_result **first = &build->kept[chain_of(result->measure, result->unit, group_text(result->group))];
    *kept = (kept_result){result, *first};
    *first = kept;
    build->measures[build->count++] = result;
    return SR_OK;
}

static const char *key_of(sr_build *build, const sr_measure *measure, const sr_unit *unit,
                          const sr_group_key *group)
{
    return sr_arena_printf(build->arena, "%s%s%s%s%s%s", measure->id, unit != NULL ? "@" : "",
                           unit != NULL ? unit->id : "", group != NULL ? "[" : "",
                           group != NULL ? group->text : "", group != NULL ? "]" : "");
}

/* A group that no row of the sources tells of: the measure has no such group, which is not the same as a
   missing figure. */
static bool occurs(const sr_group_key *group, const sr_quantity *value)
{
    bool rows = group == NULL || value->missing == SR_PRESENT;
    for (size_t i = 0; !rows && value->origin != NULL && i < value->origin->count; i++) {
        rows = value->origin->parts[i].rows->count > 0;
    }
    return rows;
}

static sr_status hide_one(sr_build *build, sr_quantity *quantity)
{
    return sr_evaluation_lets(build->evaluation, quantity) ? SR_OK
                                                           : sr_quantity_suppress(build->arena, quantity);
}

/* A result that is made when it has been decided what may be printed is not among what may. */
static sr_status hide_undecided(sr_build *build, sr_measure_result *result)
{
    sr_status status = hide_one(build, &result->value);
    if (status == SR_OK) {
        status = hide_one(build, &result->previous);
    }
    if (status == SR_OK) {
        status = hide_one(build, &result->national);
    }
    if (status == SR_OK) {
        sr_compare_result(build, result);
    }
    return status;
}

sr_status sr_build_measure(sr_build *build, const sr_measure *measure, const sr_unit *unit,
                           const sr_group_key *group, const sr_measure_result **out)
{
    *out = find(build, measure, unit, group_text(group));
    if (*out != NULL) {
        return SR_OK;
    }
    sr_measure_result *result = sr_arena_alloc(build->arena, sizeof *result);
    const char *key = result != NULL ? key_of(build, measure, unit, group) : NULL;
    if (key == NULL) {
        return SR_MEMORY;
    }
    *result = (sr_measure_result){.key = key, .measure = measure, .unit = unit, .group = group};
    sr_context context = sr_build_context(build, unit);
    context.group = group;
    const sr_quantity *value = NULL;
    sr_status status = sr_evaluate(build->evaluation, measure, &context, &value);
    if (status == SR_MEMORY) {
        return status;
    }
    if (status == SR_OK && !occurs(group, value)) {
        *out = NULL;
        return SR_OK;
    }
    result->value = status == SR_OK ? *value : sr_quantity_missing(SR_NOT_MEASURED, measure->measured_in);
    status = sr_find_compared(build, result);
    if (status == SR_OK && build->evaluation->is_protected) {
        status = hide_undecided(build, result);
    }
    *out = result;
    return status == SR_OK ? keep(build, result) : status;
}

/* ---- groups ---- */

typedef struct value_list {
    const char **items;
    size_t count;
} value_list;

static bool has(const value_list *values, const char *value)
{
    for (size_t i = 0; i < values->count; i++) {
        if (strcmp(values->items[i], value) == 0) {
            return true;
        }
    }
    return false;
}

static const char *key_text(sr_arena *arena, sr_scalar key)
{
    sr_buf text = {0};
    sr_scalar_write(&text, key);
    const char *copy = text.failed ? NULL : sr_arena_copy(arena, sr_buf_string(&text), text.length);
    sr_buf_free(&text);
    return copy;
}

/* The values of a grouping column: found once, for all measures. */
typedef struct sr_column_values column_values;
struct sr_column_values {
    const sr_table *table;
    const sr_column *column;
    value_list values;
    column_values *next;
};

static sr_status take_values(sr_build *build, const sr_group *groups, size_t count, column_values *out)
{
    value_list *values = &out->values;
    values->items = sr_arena_array(build->arena, count, sizeof *values->items);
    if (values->items == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        if (groups[i].keys[0].type == SR_SCALAR_MISSING) {
            continue;
        }
        const char *value = key_text(build->arena, groups[i].keys[0]);
        if (value == NULL) {
            return SR_MEMORY;
        }
        if (!sr_text_equal(value, out->column->total)) {
            values->items[values->count++] = value;
        }
    }
    return SR_OK;
}

static sr_status find_column_values(sr_build *build, const sr_table *table, const sr_column *column,
                                    const value_list **out)
{
    for (const column_values *known = build->values; known != NULL; known = known->next) {
        if (known->table == table && known->column == column) {
            *out = &known->values;
            return SR_OK;
        }
    }
    column_values *made = sr_arena_alloc(build->arena, sizeof *made);
    sr_arena *scratch = sr_arena_new();
    sr_view all;
    sr_group *groups = NULL;
    size_t count = 0;
    sr_finding problem = {0};
    sr_status status = made != NULL && scratch != NULL ? sr_view_all(scratch, table, &all) : SR_MEMORY;
    if (status == SR_OK) {
        *made = (column_values){.table = table, .column = column, .next = build->values};
        status = sr_view_group(scratch, &all, &column->name, 1, &groups, &count, &problem);
    }
    if (status == SR_OK || status == SR_CONTENT) {
        status = take_values(build, groups, count, made);
    }
    sr_arena_free(scratch);
    if (status == SR_OK) {
        build->values = made;
        *out = &made->values;
    }
    return status;
}

static sr_status add_values(sr_build *build, const sr_table *table, const sr_column *column,
                            value_list *values)
{
    const value_list *found = NULL;
    sr_status status = find_column_values(build, table, column, &found);
    if (status != SR_OK) {
        return status;
    }
    const char **items = sr_arena_array(build->arena, values->count + found->count, sizeof *items);
    if (items == NULL) {
        return SR_MEMORY;
    }
    if (values->count > 0) {
        memcpy(items, values->items, values->count * sizeof *items);
    }
    values->items = items;
    for (size_t i = 0; i < found->count; i++) {
        if (!has(values, found->items[i])) {
            values->items[values->count++] = found->items[i];
        }
    }
    return SR_OK;
}

static const sr_column *group_column(const sr_table *table, const char *name)
{
    const sr_column *column = sr_table_column(table, name);
    return column != NULL && column->role == SR_ROLE_GROUP ? column : NULL;
}

/* The sources that the whole's value came from; when it came from none, every source of the period. */
static sr_status find_values(sr_build *build, const sr_measure_result *whole, const char *name,
                             value_list *values)
{
    const sr_origin *origin = whole->value.origin;
    const sr_dataset *dataset = sr_evaluation_dataset(build->evaluation, build->period);
    bool known = origin != NULL && origin->count > 0;
    size_t count = known ? origin->count : dataset != NULL ? dataset->count : 0;
    bool found = !known;
    for (size_t i = 0; i < count; i++) {
        const sr_table *table = known ? origin->parts[i].table : dataset->tables[i];
        const sr_column *column = group_column(table, name);
        if (column != NULL) {
            found = true;
            sr_status status = add_values(build, table, column, values);
            if (status != SR_OK) {
                return status;
            }
        }
    }
    if (!found) {
        sr_findings_add(
            build->findings,
            &(sr_finding){.code = "SR4011",
                          .severity = SR_WARNING,
                          .place = whole->measure->place,
                          .subject = whole->key,
                          .message = SR_MSG("no source of the measure has a group column {0}", name)});
    }
    return SR_OK;
}

static const sr_group_key *group_key(sr_arena *arena, const char *column, const char *value)
{
    sr_group_key *key = sr_arena_alloc(arena, sizeof *key);
    const char **columns = sr_arena_array(arena, 1, sizeof *columns);
    const char **values = sr_arena_array(arena, 1, sizeof *values);
    const char *text = sr_arena_printf(arena, "%s=%s", column, value);
    if (key == NULL || columns == NULL || values == NULL || text == NULL) {
        return NULL;
    }
    columns[0] = column;
    values[0] = value;
    *key = (sr_group_key){1, columns, values, text};
    return key;
}

sr_status sr_build_groups(sr_build *build, const sr_measure_result *whole, const char *column,
                          sr_result_list *out)
{
    value_list values = {0};
    *out = (sr_result_list){0};
    sr_status status = find_values(build, whole, column, &values);
    if (status != SR_OK || values.count == 0) {
        return status;
    }
    out->items = sr_arena_array(build->arena, values.count, sizeof(const sr_measure_result *));
    if (out->items == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < values.count && status == SR_OK; i++) {
        const sr_group_key *key = group_key(build->arena, column, values.items[i]);
        status = key == NULL
                     ? SR_MEMORY
                     : sr_build_measure(build, whole->measure, whole->unit, key, &out->items[out->count]);
        out->count += status == SR_OK && out->items[out->count] != NULL ? 1 : 0;
    }
    return status;
}

static sr_status build_unit(sr_build *build, const sr_measure *measure, const sr_unit *unit)
{
    const sr_measure_result *whole = NULL;
    sr_status status = sr_build_measure(build, measure, unit, NULL, &whole);
    for (size_t i = 0; i < measure->by_count && status == SR_OK; i++) {
        sr_result_list groups;
        status = sr_build_groups(build, whole, measure->by[i], &groups);
    }
    return status;
}

static sr_status build_units(sr_build *build, const sr_measure *measure)
{
    if (measure->unit_count == 0) {
        return build_unit(build, measure, NULL);
    }
    sr_status status = SR_OK;
    for (size_t i = 0; i < measure->unit_count && status == SR_OK; i++) {
        if (sr_unit_active(measure->units[i], build->period)) {
            status = build_unit(build, measure, measure->units[i]);
        }
    }
    return status;
}

sr_status sr_build_measures(sr_build *build)
{
    const sr_measure *const *measures = NULL;
    size_t count = sr_model_measures(build->model, &measures);
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        /* One that stands in a goal and has no unit of its own is evaluated for the goal's. */
        if (!measures[i]->inline_of_goal || measures[i]->unit_count > 0) {
            status = build_units(build, measures[i]);
        }
    }
    return status;
}

/* A measure without units is about the förbund, or where it stands inline about the unit of that; one with a
   single unit is about that one. */
const sr_unit *sr_build_unit(const sr_measure *measure, const sr_unit *unit)
{
    if (measure->inline_of_goal && measure->unit_count == 0) {
        return unit;
    }
    for (size_t i = 0; i < measure->unit_count; i++) {
        if (measure->units[i] == unit) {
            return unit;
        }
    }
    return measure->unit_count == 1 ? measure->units[0] : NULL;
}

sr_status sr_build_outcome(sr_build *build, const sr_measure *measure, const sr_unit *unit,
                           const sr_measure_result **out)
{
    return sr_build_measure(build, measure, sr_build_unit(measure, unit), NULL, out);
}
