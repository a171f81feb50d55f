/* Readers of single values of forbund.json. */
#include <math.h>
#include <string.h>

#include "model/forbund/forbund_json.h"

static bool text_of(sr_reading *reading, sr_node node, const char **out)
{
    if (!sr_node_is(reading, node, cJSON_String, SR_MSG("a text"))) {
        return false;
    }
    if (node.json->valuestring[0] == '\0') {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1021", .message = SR_MSG("the text is empty")});
        return false;
    }
    *out = sr_arena_text(reading->arena, node.json->valuestring);
    reading->no_memory = reading->no_memory || *out == NULL;
    return *out != NULL;
}

void sr_read_text(sr_reading *reading, sr_node node, void *at)
{
    (void)text_of(reading, node, at);
}

void sr_read_path(sr_reading *reading, sr_node node, void *at)
{
    const char *text = NULL;
    if (!text_of(reading, node, &text)) {
        return;
    }
    if (text[0] == '/') {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1021",
                                   .message = SR_MSG("the path {0} is absolute", text),
                                   .expected = SR_MSG("a path relative to the folder of this file")});
        return;
    }
    *(const char **)at = text;
}

void sr_read_id(sr_reading *reading, sr_node node, void *at)
{
    const char *text = NULL;
    if (!text_of(reading, node, &text)) {
        return;
    }
    *(const char **)at = text;
    if (!sr_id_valid(text)) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1013",
                                   .message = SR_MSG("{0} is not an id", text),
                                   .expected = SR_MSG("small letters, digits, - and _, a letter first")});
    }
}

void sr_read_bool(sr_reading *reading, sr_node node, void *at)
{
    if (sr_node_is(reading, node, cJSON_True | cJSON_False, SR_MSG("true or false"))) {
        *(bool *)at = cJSON_IsTrue(node.json);
    }
}

void sr_read_day(sr_reading *reading, sr_node node, void *at)
{
    if (!sr_node_is(reading, node, cJSON_String, SR_MSG("a day such as {0}", "2021-06-01"))) {
        return;
    }
    if (!sr_day_read(sr_str_of(node.json->valuestring), at)) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1015",
                                   .message = SR_MSG("{0} is not a day", node.json->valuestring),
                                   .expected = SR_MSG("a day such as {0}", "2021-06-01")});
    }
}

void sr_read_count_to(sr_reading *reading, sr_node node, unsigned most, void *at)
{
    if (!sr_node_is(reading, node, cJSON_Number, SR_MSG("a whole number"))) {
        return;
    }
    double value = node.json->valuedouble;
    if (value < 0 || value > most || floor(value) < value) {
        const char *last = sr_arena_printf(reading->arena, "%u", most);
        reading->no_memory = reading->no_memory || last == NULL;
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1021",
                                   .message = SR_MSG("the number is out of range"),
                                   .expected = SR_MSG("a whole number from {0} to {1}", "0", last)});
        return;
    }
    *(unsigned *)at = (unsigned)value;
}

void sr_read_count(sr_reading *reading, sr_node node, void *at)
{
    sr_read_count_to(reading, node, 1000000, at);
}

void sr_read_json(sr_reading *reading, sr_node node, void *at)
{
    if (!sr_node_is(reading, node, cJSON_Object, SR_MSG("an object, in braces"))) {
        return;
    }
    char *text = cJSON_PrintUnformatted(node.json);
    const char *copy = text == NULL ? NULL : sr_arena_text(reading->arena, text);
    cJSON_free(text);
    reading->no_memory = reading->no_memory || copy == NULL;
    *(const char **)at = copy;
}

void sr_read_anything(sr_reading *reading, sr_node node, void *at)
{
    (void)reading;
    (void)node;
    (void)at;
}

size_t sr_node_texts(sr_reading *reading, sr_node node, const char *const **out)
{
    const void *items = NULL;
    size_t count = sr_node_items(reading, node, false, sizeof(const char *), sr_read_text, &items);
    *out = items;
    for (size_t i = 0; i < count; i++) {
        if ((*out)[i] == NULL) {
            return 0;
        }
    }
    return count;
}
