#include "model/forbund/forbund_json.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/locate.h"

/* The node is there, so that only a lack of memory can hide it. */
static void locate(sr_reading *reading, sr_node node, bool key, sr_place *place)
{
    if (!sr_locate_json(reading->text, node.pointer, key, reading->arena, place)) {
        reading->no_memory = true;
    }
}

sr_place sr_node_place(sr_reading *reading, sr_node node)
{
    sr_place place = {0};
    locate(reading, node, false, &place);
    place.file = reading->file;
    return place;
}

void sr_node_wrong(sr_reading *reading, sr_node node, bool key, sr_finding finding)
{
    finding.severity = SR_ERROR;
    locate(reading, node, key, &finding.place);
    finding.place.file = reading->file;
    sr_findings_add(reading->findings, &finding);
}

void *sr_reading_array(sr_reading *reading, size_t count, size_t size)
{
    void *array = sr_arena_array(reading->arena, count, size);
    reading->no_memory = reading->no_memory || array == NULL;
    return array;
}

/* JSON pointers write ~ as ~0 and / as ~1. */
static const char *escaped(sr_reading *reading, const char *name)
{
    sr_buf text = {0};
    for (const char *at = name; *at != '\0'; at++) {
        if (*at == '~' || *at == '/') {
            sr_buf_text(&text, *at == '~' ? "~0" : "~1");
        } else {
            sr_buf_char(&text, *at);
        }
    }
    const char *copy = text.failed ? NULL : sr_arena_copy(reading->arena, sr_buf_string(&text), text.length);
    sr_buf_free(&text);
    return copy;
}

sr_node sr_node_child(sr_reading *reading, sr_node parent, const cJSON *child, size_t position)
{
    const char *pointer = NULL;
    if (child->string != NULL) {
        const char *name = escaped(reading, child->string);
        pointer = name == NULL ? NULL : sr_arena_printf(reading->arena, "%s/%s", parent.pointer, name);
    } else {
        pointer = sr_arena_printf(reading->arena, "%s/%zu", parent.pointer, position);
    }
    reading->no_memory = reading->no_memory || pointer == NULL;
    return (sr_node){child, pointer != NULL ? pointer : ""};
}

bool sr_node_is(sr_reading *reading, sr_node node, int type, sr_message expected)
{
    if ((node.json->type & type) != 0) {
        return true;
    }
    sr_node_wrong(reading, node, false,
                  (sr_finding){.code = "SR1012",
                               .message = SR_MSG("the value has the wrong type"),
                               .expected = expected});
    return false;
}

static const sr_field *field_named(const sr_field *fields, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(fields[i].name, name) == 0) {
            return &fields[i];
        }
    }
    return NULL;
}

static sr_message meant(const char *nearest)
{
    return nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0};
}

/* Members that do not exist are looked up in the text one by one: not all of very many are told. */
enum { MOST_FIELDS = 32, MOST_TOLD = 20 };

static void unknown_member(sr_reading *reading, sr_node node, const sr_field *fields, size_t count)
{
    const char *names[MOST_FIELDS];
    for (size_t i = 0; i < count && i < MOST_FIELDS; i++) {
        names[i] = fields[i].name;
    }
    sr_node_wrong(reading, node, true,
                  (sr_finding){.code = "SR1010",
                               .message = SR_MSG("there is no member {0} here", node.json->string),
                               .hint = meant(sr_nearest(node.json->string, names, count))});
}

static void more_unknown(sr_reading *reading, sr_node first, size_t rest)
{
    char more[24];
    (void)snprintf(more, sizeof more, "%zu", rest);
    sr_node_wrong(reading, first, true,
                  (sr_finding){.code = "SR1010", .message = SR_MSG("and {0} more of the same kind", more)});
}

static void demand(sr_reading *reading, sr_node node, const sr_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (fields[i].required && cJSON_GetObjectItemCaseSensitive(node.json, fields[i].name) == NULL) {
            sr_node_wrong(reading, node, false,
                          (sr_finding){.code = "SR1011",
                                       .message = SR_MSG("the member {0} is missing", fields[i].name)});
        }
    }
}

void sr_node_fields(sr_reading *reading, sr_node node, const sr_field *fields, size_t count, void *target)
{
    if (!sr_node_is(reading, node, cJSON_Object, SR_MSG("an object, in braces"))) {
        return;
    }
    demand(reading, node, fields, count);
    size_t unknown = 0;
    sr_node untold = node;
    const cJSON *member = NULL;
    cJSON_ArrayForEach(member, node.json)
    {
        sr_node child = sr_node_child(reading, node, member, 0);
        const sr_field *field = field_named(fields, count, member->string);
        if (field == NULL && unknown++ < MOST_TOLD) {
            unknown_member(reading, child, fields, count);
        } else if (field == NULL) {
            untold = unknown == MOST_TOLD + 1 ? child : untold;
        } else if (field->required || !cJSON_IsNull(member)) {
            field->read(reading, child, (char *)target + field->offset);
        }
    }
    if (unknown > MOST_TOLD) {
        more_unknown(reading, untold, unknown - MOST_TOLD);
    }
}

size_t sr_node_items(sr_reading *reading, sr_node node, bool object, size_t size, sr_node_read read,
                     const void **items)
{
    sr_message expected = object ? SR_MSG("an object, in braces") : SR_MSG("a list, in brackets");
    if (!sr_node_is(reading, node, object ? cJSON_Object : cJSON_Array, expected)) {
        return 0;
    }
    size_t count = (size_t)cJSON_GetArraySize(node.json);
    char *array = sr_reading_array(reading, count, size);
    if (array == NULL) {
        return 0;
    }
    size_t position = 0;
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, node.json)
    {
        read(reading, sr_node_child(reading, node, item, position), array + position * size);
        position++;
    }
    *items = array;
    return count;
}

int sr_node_word(sr_reading *reading, sr_node node, const char *const *words, size_t count)
{
    if (!sr_node_is(reading, node, cJSON_String, SR_MSG("a text"))) {
        return -1;
    }
    sr_buf list = {0};
    for (size_t i = 0; i < count; i++) {
        if (strcmp(words[i], node.json->valuestring) == 0) {
            sr_buf_free(&list);
            return (int)i;
        }
        sr_buf_printf(&list, i == 0 ? "%s" : ", %s", words[i]);
    }
    reading->no_memory = reading->no_memory || list.failed;
    sr_node_wrong(reading, node, false,
                  (sr_finding){.code = "SR1018",
                               .message = SR_MSG("the word {0} is not known here", node.json->valuestring),
                               .expected = SR_MSG("one of {0}", sr_buf_string(&list)),
                               .hint = meant(sr_nearest(node.json->valuestring, words, count))});
    sr_buf_free(&list);
    return -1;
}

static bool format_is_right(const char *format)
{
    const char *slash = strchr(format, '/');
    return slash == NULL ? sr_id_valid(format) : slash != format && sr_id_valid(slash + 1);
}

void sr_check_format(sr_reading *reading, sr_node node, const char *format)
{
    if (format != NULL && !format_is_right(format)) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1018",
                                   .message = SR_MSG("{0} is not the name of a format", format),
                                   .expected = SR_MSG("a word such as {0}, or {1}", "csv", "plugin/format")});
    }
}
