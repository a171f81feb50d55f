/* JSON-stat 2: which data set of the file is read. */
#include "source/json/jsonstat.h"

#include <string.h>

#include "base/json.h"

sr_status sr_jsonstat_wrong(sr_jsonstat *s, const char *code, const char *pointer, const char *found,
                            sr_message message, sr_message expected)
{
    const char *whole = sr_arena_printf(s->rows.arena, "%s%s", s->at, pointer);
    if (whole == NULL) return SR_MEMORY;
    sr_json_rows_tell(
        &s->rows, whole,
        (sr_finding){
            .code = code, .severity = SR_ERROR, .found = found, .message = message, .expected = expected});
    return SR_CONTENT;
}

static sr_status wrong_option(sr_jsonstat *s)
{
    sr_table_builder_problem(s->rows.builder, "SR1119", 0, 0, NULL,
                             SR_MSG("the option \"{0}\" of the source is wrong", "dataset"),
                             SR_MSG("a json-stat source has the option dataset: the number of the data set"));
    return SR_CONTENT;
}

/* The number of the data set in a collection, from 1; 0 when the options do not say. */
static sr_status read_options(sr_jsonstat *s, int *number)
{
    cJSON *options = cJSON_Parse(s->rows.input->options != NULL ? s->rows.input->options : "{}");
    if (options == NULL) return SR_MEMORY; /* the options were read before: only memory is left as a cause */
    sr_status status = SR_OK;
    *number = 0;
    for (const cJSON *item = options->child; status == SR_OK && item != NULL; item = item->next) {
        bool known = item->string != NULL && strcmp(item->string, "dataset") == 0;
        bool sound = cJSON_IsNumber(item) && item->valuedouble >= 1 && item->valuedouble <= 10000;
        if (known && sound) *number = (int)item->valuedouble;
        if (!known || (!sound && !cJSON_IsNull(item))) status = wrong_option(s);
    }
    cJSON_Delete(options);
    return status;
}

static bool is_data_set(const cJSON *item)
{
    return cJSON_IsObject(item) && sr_json_member(item, "value") != NULL;
}

static sr_status choose_from(sr_jsonstat *s, const cJSON *items, int number)
{
    int count = 0;
    int place = 0;
    for (const cJSON *item = items != NULL ? items->child : NULL; item != NULL; item = item->next, place++) {
        if (!is_data_set(item) || ++count != (number != 0 ? number : 1)) continue;
        s->set = item;
        s->at = sr_arena_printf(s->rows.arena, "/link/item/%d", place);
        if (s->at == NULL) return SR_MEMORY;
    }
    if (s->set != NULL && (number != 0 || count == 1)) return SR_OK;
    s->at = "";
    return sr_jsonstat_wrong(s, "SR1240", "/link", NULL,
                             count == 0
                                 ? SR_MSG("the collection holds no data set")
                                 : SR_MSG("the collection has several data sets, or not the one asked for"),
                             count == 0 ? SR_MSG("data sets with their values in the file itself")
                                        : SR_MSG("the option \"dataset\" with the number of one of them"));
}

static sr_status choose(sr_jsonstat *s, const cJSON *root, int number)
{
    const cJSON *class_of = sr_json_member(root, "class");
    sr_str name = sr_json_string(class_of);
    if (cJSON_IsObject(root) && sr_str_is(name, "collection")) {
        return choose_from(s, sr_json_member(sr_json_member(root, "link"), "item"), number);
    }
    if (is_data_set(root) && (class_of == NULL || sr_str_is(name, "dataset"))) {
        s->set = root;
        return SR_OK;
    }
    return sr_jsonstat_wrong(s, "SR1240", "", class_of != NULL ? name.at : NULL,
                             SR_MSG("the file is not a data set of JSON-stat 2"),
                             SR_MSG("an object with id, size, dimension and value"));
}

static sr_status read_set(sr_jsonstat *s, const cJSON *root)
{
    int number = 0;
    sr_status status = read_options(s, &number);
    if (status == SR_OK) status = choose(s, root, number);
    if (status == SR_OK) status = sr_jsonstat_dimensions(s);
    if (status == SR_OK) status = sr_jsonstat_values(s);
    return status == SR_OK && s->rows.wrong ? SR_CONTENT : status;
}

static sr_status jsonstat_read(void *user, const sr_reader_input *input, sr_table_builder *builder)
{
    (void)user;
    cJSON *root = sr_json_read(input->bytes, input->file, input->findings);
    sr_jsonstat s = {.rows = {.input = input, .builder = builder, .arena = sr_arena_new()}, .at = ""};
    sr_status status = s.rows.arena == NULL ? SR_MEMORY : SR_CONTENT;
    if (root != NULL && s.rows.arena != NULL) status = read_set(&s, root);
    cJSON_Delete(root);
    sr_arena_free(s.rows.arena);
    sr_status told = sr_findings_status(input->findings);
    return told != SR_OK ? told : status;
}

const sr_reader sr_jsonstat_reader = {"json-stat", jsonstat_read, NULL};
