#include <string.h>

#include "source/contents/contents_work.h"

const char *sr_looking_name(const sr_looking *l)
{
    const char *slash = strrchr(l->source->file, '/');
    const char *name = slash != NULL ? slash + 1 : l->source->file;
    const char *dot = strrchr(name, '.');
    size_t length = dot != NULL && dot != name ? (size_t)(dot - name) : strlen(name);
    return sr_arena_copy(l->arena, name, length);
}

sr_contents_table *sr_looking_add(sr_looking *l, const char *name, const char *options)
{
    sr_contents *out = l->out;
    if (out->table_count == l->capacity) {
        size_t capacity = l->capacity == 0 ? 16 : l->capacity * 2;
        sr_contents_table *grown = sr_arena_array(l->arena, capacity, sizeof *grown);
        if (grown == NULL) return NULL;
        if (out->table_count > 0) memcpy(grown, out->tables, out->table_count * sizeof *grown);
        out->tables = grown;
        l->capacity = capacity;
    }
    sr_contents_table *to = &out->tables[out->table_count];
    *to = (sr_contents_table){.name = sr_arena_text(l->arena, name), .options = options};
    if (to->name == NULL || options == NULL) return NULL;
    out->table_count++;
    return to;
}

sr_status sr_looking_read(sr_looking *l, const sr_reader *reader, sr_contents_table *to)
{
    const sr_reader_input input = {l->source->file, l->bytes, to->options, l->findings};
    sr_table_builder *builder = sr_table_builder_new(l->arena, l->source, NULL, 0, &SR_TABLE_LIMITS_DEFAULT,
                                                     sr_reader_decimal(reader, &input), l->findings);
    if (builder == NULL) return SR_MEMORY;
    sr_status status = reader->read(reader->user, &input, builder);
    bool begun = sr_table_builder_has_header(builder);
    sr_status built = sr_table_build(builder, &to->table);
    sr_table_builder_free(builder);
    if (!begun) to->table = NULL;
    return status == SR_OK || built == SR_MEMORY ? built : status;
}

bool sr_looking_goes_on(sr_status status)
{
    return status == SR_OK || status == SR_CONTENT || status == SR_LIMIT;
}

static sr_status tell_unknown(const sr_looking *l, sr_message why, sr_message hint)
{
    sr_findings_add(l->findings,
                    &(sr_finding){.code = "SR1382",
                                  .severity = SR_ERROR,
                                  .place = {.file = l->source->file},
                                  .message = why,
                                  .expected = SR_MSG("a file of SIE, Excel (xlsx), CSV, JSON-stat "
                                                     "or Kolada"),
                                  .hint = hint});
    return SR_CONTENT;
}

sr_status sr_contents_read(sr_arena *arena, const sr_source *source, sr_str bytes, sr_findings *findings,
                           sr_contents *out)
{
    sr_message why, hint;
    sr_looking l = {.arena = arena, .source = source, .bytes = bytes, .findings = findings, .out = out};
    *out = (sr_contents){.kind = sr_kind_of(bytes, &why, &hint)};
    switch (out->kind) {
    case SR_KIND_SIE:
    case SR_KIND_SIE5:
        return sr_looking_at_sie(&l);
    case SR_KIND_XLSX:
        return sr_looking_at_workbook(&l);
    case SR_KIND_CSV:
        return sr_looking_at_csv(&l);
    case SR_KIND_JSONSTAT:
    case SR_KIND_KOLADA:
        return sr_looking_at_json(&l);
    case SR_KIND_UNKNOWN:
        break;
    }
    return tell_unknown(&l, why, hint);
}
