/* Dimensions of a data set: their sizes, roles, and categories in their order. */
#include <stdlib.h>
#include <string.h>

#include "source/json/jsonstat.h"

static sr_status wrong_in(sr_jsonstat *s, const char *dimension, const char *member, sr_message message,
                          sr_message expected)
{
    const char *pointer = sr_arena_printf(s->rows.arena, "/dimension/%s%s", dimension, member);
    if (pointer == NULL) return SR_MEMORY;
    return sr_jsonstat_wrong(s, "SR1243", pointer, NULL, message, expected);
}

static bool whole_number(const cJSON *item, double most, size_t *out)
{
    if (!cJSON_IsNumber(item) || item->valuedouble < 0 || item->valuedouble > most) return false;
    *out = (size_t)item->valuedouble;
    return (double)*out == item->valuedouble;
}

static sr_status read_sizes(sr_jsonstat *s, const cJSON *ids, const cJSON *sizes)
{
    const cJSON *size = sizes->child;
    uint64_t product = 1;
    for (const cJSON *id = ids->child; id != NULL; id = id->next, size = size->next) {
        sr_jsonstat_dimension *dimension = &s->dimensions[s->dimension_count++];
        *dimension = (sr_jsonstat_dimension){.id = id->valuestring, .label = id->valuestring};
        if (!cJSON_IsString(id) || !whole_number(size, (double)SR_JSONSTAT_VALUES, &dimension->size)) {
            return sr_jsonstat_wrong(s, "SR1241", cJSON_IsString(id) ? "/size" : "/id", NULL,
                                     SR_MSG("the sizes of the data set cannot be read"),
                                     SR_MSG("a name and a whole number for each dimension"));
        }
        product *= dimension->size; /* at most 10^7 × 10^7 */
        if (product > SR_JSONSTAT_VALUES) {
            sr_status status =
                sr_jsonstat_wrong(s, "SR9043", "/size", NULL, SR_MSG("the data set has too many values"),
                                  SR_MSG("at most 10 000 000 values in all"));
            return status == SR_CONTENT ? SR_LIMIT : status;
        }
    }
    s->value_count = (size_t)product;
    return SR_OK;
}

static int by_name(const void *a, const void *b)
{
    const sr_json_item *x = a;
    const sr_json_item *y = b;
    return strcmp(x->item->string, y->item->string);
}

/* The members of an object in the order of their names, so that each is found fast. */
typedef struct members {
    sr_json_item *items;
    size_t count;
} members;

static sr_status sort_members(const cJSON *object, members *out)
{
    *out = (members){0};
    if (!cJSON_IsObject(object)) return SR_OK;
    for (const cJSON *item = object->child; item != NULL; item = item->next) {
        out->count++;
    }
    out->items = sr_malloc(out->count * sizeof *out->items);
    if (out->items == NULL) return SR_MEMORY;
    size_t at = 0;
    for (const cJSON *item = object->child; item != NULL; item = item->next) {
        out->items[at++].item = item;
    }
    qsort(out->items, out->count, sizeof *out->items, by_name);
    return SR_OK;
}

static const cJSON *member_of(const members *all, const char *name)
{
    const cJSON key = {.string = (char *)name};
    const sr_json_item wanted = {&key};
    const sr_json_item *found =
        all->count > 0 ? bsearch(&wanted, all->items, all->count, sizeof *all->items, by_name) : NULL;
    return found != NULL ? found->item : NULL;
}

static bool place_code(sr_jsonstat_dimension *d, size_t position, const char *code)
{
    if (code == NULL || position >= d->size || d->categories[position].code.at != NULL) return false;
    d->categories[position].code = sr_str_of(code);
    return true;
}

/* The index is an array of codes, an object from codes to places or, for one category, left out: then the
   only label has the code. */
static bool place_codes(sr_jsonstat_dimension *d, const cJSON *index, const cJSON *labels)
{
    size_t count = 0;
    bool sound = true;
    if (index == NULL && d->size == 1 && cJSON_IsObject(labels)) index = labels;
    if (index == NULL || (!cJSON_IsArray(index) && !cJSON_IsObject(index))) return false;
    for (const cJSON *item = index->child; item != NULL && sound; item = item->next, count++) {
        size_t position = count;
        bool array = cJSON_IsArray(index);
        if (!array && index != labels) sound = whole_number(item, (double)SR_JSONSTAT_VALUES, &position);
        sound = sound && place_code(d, position, array ? sr_json_string(item).at : item->string);
        sound = sound && (!array || cJSON_IsString(item));
    }
    return sound && count == d->size;
}

static sr_status take_labels(sr_jsonstat_dimension *d, const cJSON *labels)
{
    members all;
    sr_status status = sort_members(labels, &all);
    for (size_t i = 0; status == SR_OK && i < d->size; i++) {
        sr_jsonstat_category *category = &d->categories[i];
        const cJSON *label = member_of(&all, category->code.at);
        category->label = cJSON_IsString(label) ? sr_str_of(label->valuestring) : category->code;
    }
    sr_free(all.items);
    return status;
}

static sr_status take_units(sr_jsonstat *s, sr_jsonstat_dimension *d, const cJSON *units)
{
    members all;
    sr_status status = sort_members(units, &all);
    for (size_t i = 0; status == SR_OK && i < d->size; i++) {
        const cJSON *unit = member_of(&all, d->categories[i].code.at);
        const cJSON *base = sr_json_member(unit, "base");
        d->categories[i].unit = sr_json_string(base != NULL ? base : sr_json_member(unit, "label"));
        s->units = s->units || d->categories[i].unit.length > 0;
    }
    sr_free(all.items);
    return status;
}

static sr_status take_dimension(sr_jsonstat *s, sr_jsonstat_dimension *d, const cJSON *object)
{
    const cJSON *category = sr_json_member(object, "category");
    const cJSON *labels = sr_json_member(category, "label");
    if (!cJSON_IsObject(category)) {
        return wrong_in(s, d->id, "", SR_MSG("the dimension {0} has no categories", d->id),
                        SR_MSG("an object \"category\" with index or label"));
    }
    if (cJSON_IsString(sr_json_member(object, "label")))
        d->label = sr_json_member(object, "label")->valuestring;
    d->categories = sr_arena_array(s->rows.arena, d->size, sizeof *d->categories);
    if (d->categories == NULL) return SR_MEMORY;
    if (!place_codes(d, sr_json_member(category, "index"), labels)) {
        return wrong_in(s, d->id, "/category",
                        SR_MSG("the index of the dimension {0} does not name each place once", d->id),
                        SR_MSG("as many codes as the size of the dimension, each with a place of its own"));
    }
    sr_status status = take_labels(d, labels);
    return status == SR_OK ? take_units(s, d, sr_json_member(category, "unit")) : status;
}

static bool has_role(const cJSON *roles, const char *role, const char *id)
{
    const cJSON *names = sr_json_member(roles, role);
    if (!cJSON_IsArray(names)) return false;
    for (const cJSON *name = names->child; name != NULL; name = name->next) {
        if (cJSON_IsString(name) && strcmp(name->valuestring, id) == 0) return true;
    }
    return false;
}

static sr_status twice(sr_jsonstat *s, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (strcmp(s->dimensions[i].id, s->dimensions[index].id) != 0) continue;
        return sr_jsonstat_wrong(s, "SR1243", "/id", s->dimensions[index].id,
                                 SR_MSG("a dimension occurs twice"), (sr_message){0});
    }
    return SR_OK;
}

static sr_status read_dimension(sr_jsonstat *s, size_t index)
{
    sr_jsonstat_dimension *d = &s->dimensions[index];
    const cJSON *roles = sr_json_member(s->set, "role");
    const cJSON *object = sr_json_member(sr_json_member(s->set, "dimension"), d->id);
    d->time = has_role(roles, "time", d->id);
    d->metric = has_role(roles, "metric", d->id);
    sr_status status = twice(s, index);
    if (status != SR_OK || object != NULL) return status == SR_OK ? take_dimension(s, d, object) : status;
    return sr_jsonstat_wrong(s, "SR1243", "/dimension", NULL,
                             SR_MSG("the data set does not describe its dimension {0}", d->id),
                             SR_MSG("a member of \"dimension\" for each name in \"id\""));
}

sr_status sr_jsonstat_dimensions(sr_jsonstat *s)
{
    const cJSON *ids = sr_json_member(s->set, "id");
    const cJSON *sizes = sr_json_member(s->set, "size");
    int count = cJSON_IsArray(ids) ? cJSON_GetArraySize(ids) : 0;
    if (count == 0 || count > SR_JSONSTAT_DIMENSIONS || !cJSON_IsArray(sizes) ||
        cJSON_GetArraySize(sizes) != count) {
        return sr_jsonstat_wrong(s, "SR1241", "", NULL,
                                 SR_MSG("the data set does not name its dimensions and their sizes"),
                                 SR_MSG("the arrays \"id\" and \"size\", equally long, at most 64"));
    }
    sr_status status = read_sizes(s, ids, sizes);
    sr_status first = status;
    for (size_t i = 0; status == SR_OK && i < s->dimension_count; i++) {
        status = read_dimension(s, i);
        if (status != SR_CONTENT) continue;
        first = SR_CONTENT; /* the other dimensions may be wrong too */
        status = SR_OK;
    }
    return status == SR_OK ? first : status;
}
