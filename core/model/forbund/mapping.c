/* A mapping file as a whole. */
#include "model/forbund/mapping.h"

#include <stddef.h>
#include <string.h>

#include "base/json.h"
#include "model/forbund/forbund_json.h"

static void read_schema(sr_reading *reading, sr_node node, void *at)
{
    static const char *const known[] = {"samrapport-mapping/1"};
    (void)at;
    (void)sr_node_word(reading, node, known, 1);
}

static const sr_field fields[] = {
    {"schema", read_schema, 0, true},
    {"$schema", sr_read_anything, 0, false},
    {"id", sr_read_id, offsetof(sr_mapping, id), true},
    {"title", sr_read_text, offsetof(sr_mapping, title), true},
    {"description", sr_read_text, offsetof(sr_mapping, description), false},
    {"format", sr_read_text, offsetof(sr_mapping, format), false},
    {"options", sr_read_json, offsetof(sr_mapping, options), false},
    {"columns", sr_read_columns, offsetof(sr_mapping, columns), true},
    {"rules", sr_read_rules, offsetof(sr_mapping, rules), false},
    {"hand_entered", sr_read_bool, offsetof(sr_mapping, hand_entered), false},
    {"protect", sr_read_unprotected, offsetof(sr_mapping, unprotected), false},
    {"protect_reason", sr_read_text, offsetof(sr_mapping, unprotected_why), false},
};

static void fill(sr_reading *reading, const cJSON *json, const char *id, sr_mapping *mapping)
{
    sr_node_fields(reading, (sr_node){json, ""}, fields, sizeof fields / sizeof fields[0], mapping);
    sr_check_format(reading, (sr_node){NULL, "/format"}, mapping->format);
    sr_check_protect(reading, (sr_node){json, ""}, id, &mapping->unprotected, mapping->unprotected_why);
    if (mapping->id != NULL && strcmp(mapping->id, id) != 0) {
        sr_node_wrong(
            reading, (sr_node){NULL, "/id"}, false,
            (sr_finding){
                .code = "SR1300",
                .message = SR_MSG("the mapping is called {0} in itself and {1} by its file", mapping->id, id),
                .hint = SR_MSG("give the file the name {0}.json, or change the id", mapping->id)});
    }
}

sr_status sr_mapping_read(sr_arena *arena, sr_str text, const char *file, const char *id,
                          sr_findings *findings, sr_mapping *out)
{
    size_t errors = sr_findings_errors(findings);
    *out = (sr_mapping){.options = "{}"};
    cJSON *json = sr_json_read(text, file, findings);
    if (json == NULL) {
        return sr_findings_errors(findings) > errors ? SR_CONTENT : SR_MEMORY;
    }
    sr_reading reading = {.arena = arena, .findings = findings, .file = file, .text = text};
    fill(&reading, json, id, out);
    cJSON_Delete(json);
    if (reading.no_memory || sr_findings_status(findings) != SR_OK) {
        return SR_MEMORY;
    }
    return sr_findings_errors(findings) > errors ? SR_CONTENT : SR_OK;
}
