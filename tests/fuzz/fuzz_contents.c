/* Looking into a file of any bytes: what it is, all its tables, and the JSON that is printed of it. */
#include "reading.h"

#include "base/json.h"
#include "run/inspect_json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_json(const sr_contents *contents, size_t size)
{
    const sr_mapped file = {.name = "fuzz.dat", .size = size, .sha256 = "0"};
    sr_buf json = {0};
    must(sr_inspect_write(contents, &file, &(sr_inspect_view){.as_file = "data/fuzz.dat", .rows = true},
                          &json) == SR_OK,
         "it can be written");
    must(sr_utf8_valid(sr_buf_string(&json), json.length) == json.length, "JSON is UTF-8");
    cJSON *root = cJSON_ParseWithLength(sr_buf_string(&json), json.length);
    must(cJSON_IsObject(root), "what is written is JSON");
    cJSON_Delete(root);
    sr_buf_free(&json);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const sr_source source = {.name = "fuzz", .file = "mapp/fuzz.dat"};
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_contents contents;
    sr_status status =
        sr_contents_read(arena, &source, (sr_str){(const char *)data, size}, findings, &contents);
    must(status == SR_OK || status == SR_CONTENT || status == SR_LIMIT, "memory is there");
    must((status == SR_OK) == (sr_findings_errors(findings) == 0), "errors are told");
    must(contents.kind != SR_KIND_UNKNOWN || contents.table_count == 0, "what is not known has no tables");
    for (size_t i = 0; i < contents.table_count; i++) {
        if (contents.tables[i].table != NULL) check_table(contents.tables[i].table);
    }
    if (contents.kind != SR_KIND_UNKNOWN) check_json(&contents, size);
    check_findings(findings);
    sr_findings_free(findings);
    sr_arena_free(arena);
    return 0;
}
