/* The values of a data set in row-major order, each as a row with the categories it belongs to. */
#include <stdio.h>
#include <string.h>

#include "source/json/jsonstat.h"

/* Columns: label and code of each dimension, then these. */
enum { VALUE, STATUS, MISSING, UNIT, ORIGIN, OTHERS };
enum { MOST_COLUMNS = SR_JSONSTAT_DIMENSIONS * 2 + OTHERS };

typedef struct values {
    sr_jsonstat *s;
    sr_json_item *found; /* by place; NULL: not there */
    sr_json_item *statuses;
    sr_str status; /* of all, when it is one */
    sr_str origin;
    size_t places[SR_JSONSTAT_DIMENSIONS];
    sr_str cells[MOST_COLUMNS];
    size_t column_of[OTHERS]; /* 0: the file has none */
    size_t columns;
} values;

static bool name_is_free(const sr_str *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (sr_str_is(names[i], name)) return false;
    }
    return true;
}

/* The label of the dimension, or its id where another column has that label. */
static sr_status name_dimension(const values *v, const sr_jsonstat_dimension *d, sr_str *names, size_t at)
{
    static const char *const taken[] = {"värde", "status", "saknas", "enhet", "källa"};
    bool own = name_is_free(names, at, d->label) && d->label[0] != '\0';
    for (size_t i = 0; i < OTHERS; i++) {
        own = own && strcmp(d->label, taken[i]) != 0;
    }
    const char *name = own ? d->label : d->id;
    const char *code = sr_arena_printf(v->s->rows.arena, "%s kod", name);
    if (code == NULL) return SR_MEMORY;
    names[at] = sr_str_of(name);
    names[at + 1] = sr_str_of(code);
    return SR_OK;
}

static sr_status give_header(values *v)
{
    sr_str names[MOST_COLUMNS];
    const sr_jsonstat *s = v->s;
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < s->dimension_count; i++, v->columns += 2) {
        status = name_dimension(v, &s->dimensions[i], names, v->columns);
    }
    static const char *const others[OTHERS] = {"värde", "status", "saknas", "enhet", "källa"};
    const bool there[OTHERS] = {true, true, true, s->units, v->origin.length > 0};
    for (size_t i = 0; i < OTHERS; i++) {
        if (!there[i]) continue;
        v->column_of[i] = v->columns;
        names[v->columns++] = sr_str_of(others[i]);
    }
    if (status == SR_OK) status = sr_table_builder_header(s->rows.builder, names, v->columns, 0);
    if (status != SR_OK) return status;
    for (size_t i = 0; i < v->columns; i++) {
        bool time = i / 2 < s->dimension_count && s->dimensions[i / 2].time;
        if (!time && i != v->column_of[VALUE]) sr_table_builder_text(s->rows.builder, i);
    }
    return SR_OK;
}

static bool read_place(const char *text, size_t *out)
{
    size_t value = 0;
    size_t i = 0;
    for (; text[i] >= '0' && text[i] <= '9' && value < SR_JSONSTAT_VALUES; i++) {
        value = value * 10 + (size_t)(text[i] - '0');
    }
    *out = value;
    return i > 0 && text[i] == '\0';
}

/* An array, or an object from places to values, laid out by place. */
static sr_status lay_out(sr_jsonstat *s, const char *member, const cJSON *from, bool exact, sr_json_item *to)
{
    size_t at = 0;
    bool sound = cJSON_IsArray(from) || cJSON_IsObject(from);
    for (const cJSON *item = sound ? from->child : NULL; item != NULL && sound; item = item->next, at++) {
        size_t place = at;
        if (cJSON_IsObject(from)) sound = read_place(item->string, &place);
        sound = sound && place < s->value_count;
        if (sound) to[place].item = item;
    }
    if (sound && exact && cJSON_IsArray(from)) sound = at == s->value_count;
    if (sound) return SR_OK;
    char count[32];
    (void)snprintf(count, sizeof count, "%zu", s->value_count);
    return sr_jsonstat_wrong(s, "SR1241", member, NULL,
                             SR_MSG("the values do not fit the sizes of the dimensions"),
                             SR_MSG("an array of {0} values, or an object with places below {0}", count));
}

static sr_status lay_out_all(values *v)
{
    sr_jsonstat *s = v->s;
    const cJSON *status_of = sr_json_member(s->set, "status");
    sr_status status = lay_out(s, "/value", sr_json_member(s->set, "value"), true, v->found);
    if (status != SR_OK || status_of == NULL) return status;
    if (cJSON_IsString(status_of)) {
        v->status = sr_str_of(status_of->valuestring);
        return SR_OK;
    }
    /* an array of one status is that of all values */
    if (cJSON_IsArray(status_of) && cJSON_GetArraySize(status_of) == 1 && s->value_count != 1) {
        v->status = sr_json_string(status_of->child);
        return SR_OK;
    }
    return lay_out(s, "/status", status_of, false, v->statuses);
}

static sr_status not_a_value(values *v, size_t place, const cJSON *item)
{
    char pointer[64];
    if (cJSON_IsObject(sr_json_member(v->s->set, "value")))
        (void)snprintf(pointer, sizeof pointer, "/value/%s", item->string);
    else
        (void)snprintf(pointer, sizeof pointer, "/value/%zu", place);
    sr_status status = sr_jsonstat_wrong(
        v->s, "SR1242", pointer, sr_json_string(item).at, SR_MSG("a value of the data set is not a number"),
        SR_MSG("a number, null, or a sign such as \"..\" for what is missing"));
    return status == SR_CONTENT ? SR_OK : status;
}

/* The value, its status, and why it is missing. A sign in place of a value is its status. */
static sr_status fill_value(values *v, size_t place, char room[SR_DECIMAL_ROOM])
{
    const cJSON *item = v->found[place].item;
    sr_str status = v->statuses[place].item != NULL ? sr_json_string(v->statuses[place].item) : v->status;
    sr_str value = {"", 0};
    sr_status result = SR_OK;
    if (cJSON_IsNumber(item)) {
        (void)sr_json_rows_text(&v->s->rows, item, room, &value);
    } else if (cJSON_IsString(item) && strspn(item->valuestring, ".-") == strlen(item->valuestring)) {
        if (item->valuestring[0] != '\0') status = sr_str_of(item->valuestring);
    } else if (item != NULL && !cJSON_IsNull(item)) {
        result = not_a_value(v, place, item);
    }
    const char *missing =
        value.length == 0 ? sr_missing_id(sr_json_rows_missing(status, SR_NOT_PUBLISHED)) : NULL;
    v->cells[v->column_of[VALUE]] = value;
    v->cells[v->column_of[STATUS]] = status;
    v->cells[v->column_of[MISSING]] = sr_str_of(missing);
    return result;
}

static void fill_categories(values *v)
{
    const sr_jsonstat *s = v->s;
    if (v->column_of[UNIT] != 0) v->cells[v->column_of[UNIT]] = (sr_str){"", 0};
    for (size_t i = 0; i < s->dimension_count; i++) {
        const sr_jsonstat_category *category = &s->dimensions[i].categories[v->places[i]];
        v->cells[2 * i] = category->label;
        v->cells[2 * i + 1] = category->code;
        if (v->column_of[UNIT] != 0 && category->unit.length > 0)
            v->cells[v->column_of[UNIT]] = category->unit;
    }
    if (v->column_of[ORIGIN] != 0) v->cells[v->column_of[ORIGIN]] = v->origin;
}

/* The last dimension runs fastest. */
static void step(values *v)
{
    for (size_t i = v->s->dimension_count; i-- > 0;) {
        if (++v->places[i] < v->s->dimensions[i].size) return;
        v->places[i] = 0;
    }
}

static sr_status give_rows(values *v)
{
    sr_table_builder *builder = v->s->rows.builder;
    char room[SR_DECIMAL_ROOM];
    char about[64];
    sr_status status = SR_OK;
    for (size_t place = 0; status == SR_OK && place < v->s->value_count; place++, step(v)) {
        fill_categories(v);
        status = fill_value(v, place, room);
        if (status != SR_OK) break;
        (void)snprintf(about, sizeof about, "%s/value/%zu", v->s->at, place);
        sr_table_builder_about(builder, about);
        status = sr_table_builder_row(builder, v->cells, v->columns, (uint32_t)place + 1, 0);
        sr_table_builder_about(builder, NULL);
    }
    return status;
}

sr_status sr_jsonstat_values(sr_jsonstat *s)
{
    values v = {.s = s, .origin = sr_json_string(sr_json_member(s->set, "source"))};
    v.found = sr_calloc(s->value_count, sizeof *v.found);
    v.statuses = sr_calloc(s->value_count, sizeof *v.statuses);
    sr_status status = v.found != NULL && v.statuses != NULL ? SR_OK : SR_MEMORY;
    if (status == SR_OK) status = lay_out_all(&v);
    if (status == SR_OK) status = give_header(&v);
    if (status == SR_OK) status = give_rows(&v);
    sr_free(v.found);
    sr_free(v.statuses);
    return status;
}
