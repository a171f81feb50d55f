/* Official statistics: each data set of JSON-stat is a table; an answer of Kolada is one. */
#include <string.h>

#include "source/contents/contents_work.h"
#include "source/json/json_rows.h"

/* Number of data sets in a collection; 0: the file is a data set itself, or cannot be told. */
static size_t describe(const sr_looking *l, const cJSON *root)
{
    sr_contents *out = l->out;
    sr_str type = sr_json_string(sr_json_member(root, "class"));
    sr_str version = sr_json_string(sr_json_member(root, "version"));
    if (type.length > 0) out->type = sr_arena_copy(l->arena, type.at, type.length);
    if (version.length > 0) out->version = sr_arena_copy(l->arena, version.at, version.length);
    if (!sr_str_is(type, "collection")) return 0;
    size_t sets = 0;
    const cJSON *items = sr_json_member(sr_json_member(root, "link"), "item");
    for (const cJSON *item = items != NULL ? items->child : NULL; item != NULL; item = item->next) {
        sets += cJSON_IsObject(item) && sr_json_member(item, "value") != NULL;
    }
    return sets;
}

static sr_status look_at_sets(sr_looking *l, size_t sets)
{
    sr_status status = SR_OK;
    for (size_t i = 1; i <= sets && sr_looking_goes_on(status); i++) {
        const char *name = sr_arena_printf(l->arena, "%s %zu", sr_looking_name(l), i);
        const char *options = sr_arena_printf(l->arena, "{\"dataset\":%zu}", i);
        sr_contents_table *to = name != NULL ? sr_looking_add(l, name, options) : NULL;
        sr_status one = to != NULL ? sr_looking_read(l, &sr_jsonstat_reader, to) : SR_MEMORY;
        if (status == SR_OK || one == SR_MEMORY) status = one;
    }
    return status;
}

sr_status sr_looking_at_json(sr_looking *l)
{
    bool kolada = l->out->kind == SR_KIND_KOLADA;
    sr_str text = sr_utf8_unmarked(l->bytes);
    bool marked = text.length < l->bytes.length;
    cJSON *root = cJSON_ParseWithLength(text.at, text.length);
    size_t sets = !kolada && root != NULL ? describe(l, root) : 0;
    cJSON_Delete(root);
    if (sr_utf8_valid(text.at, text.length) == text.length) {
        l->out->encoding = sr_ascii_length(text) == text.length && !marked ? "ascii" : "utf-8";
    }
    if (sets > 1) return look_at_sets(l, sets);
    const char *name = sr_looking_name(l);
    sr_contents_table *to = name != NULL ? sr_looking_add(l, name, "{}") : NULL;
    return to != NULL ? sr_looking_read(l, kolada ? &sr_kolada_reader : &sr_jsonstat_reader, to) : SR_MEMORY;
}
