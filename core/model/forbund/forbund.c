/* forbund.json as a whole. */
#include "model/forbund/forbund.h"

#include <stddef.h>
#include <string.h>

#include "base/json.h"
#include "model/forbund/forbund_json.h"

static const sr_limits default_limits = {256, 4096, 10, 120};
/* Above, the groups that there could be are too many to try. */
enum { DEFAULT_SMALL_CELLS = 5, MOST_SMALL_CELLS = 255 };

static void read_schema(sr_reading *reading, sr_node node, void *at)
{
    static const char *const known[] = {"samrapport-forbund/1"};
    (void)at;
    (void)sr_node_word(reading, node, known, 1);
}

static void read_language(sr_reading *reading, sr_node node, void *at)
{
    static const char *const known[] = {[SR_SWEDISH] = "sv", [SR_ENGLISH] = "en"};
    int word = sr_node_word(reading, node, known, 2);
    if (word >= 0) {
        *(sr_language *)at = (sr_language)word;
    }
}

static void read_plugin(sr_reading *reading, sr_node node, void *at)
{
    sr_read_text(reading, node, &((sr_forbund *)at)->plugin);
    ((sr_forbund *)at)->plugin_place = sr_node_place(reading, node);
}

static void read_limit(sr_reading *reading, sr_node node, void *at)
{
    unsigned limit = 0;
    sr_read_count(reading, node, &limit);
    if (limit > 0) {
        *(unsigned *)at = limit;
    } else if (cJSON_IsNumber(node.json) && node.json->valuedouble >= 0 && node.json->valuedouble < 1) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1021",
                                   .message = SR_MSG("the number is out of range"),
                                   .expected = SR_MSG("a whole number from {0} to {1}", "1", "1000000")});
    }
}

static void read_small_cells(sr_reading *reading, sr_node node, void *at)
{
    sr_read_count_to(reading, node, MOST_SMALL_CELLS, at);
}

static void read_limits(sr_reading *reading, sr_node node, void *at)
{
    static const sr_field fields[] = {
        {"script_mb", read_limit, offsetof(sr_limits, script_mb), false},
        {"memory_mb", read_limit, offsetof(sr_limits, memory_mb), false},
        {"call_seconds", read_limit, offsetof(sr_limits, call_seconds), false},
        {"run_seconds", read_limit, offsetof(sr_limits, run_seconds), false},
    };
    sr_node_fields(reading, node, fields, sizeof fields / sizeof fields[0], at);
}

static void read_brand(sr_reading *reading, sr_node node, void *at)
{
    static const sr_field fields[] = {
        {"logo", sr_read_path, offsetof(sr_brand, logo), false},
        {"colours", sr_read_json, offsetof(sr_brand, colours), false},
        {"fonts", sr_read_json, offsetof(sr_brand, fonts), false},
        {"docx_template", sr_read_path, offsetof(sr_brand, docx_template), false},
    };
    sr_node_fields(reading, node, fields, sizeof fields / sizeof fields[0], at);
}

static const sr_field forbund_fields[] = {
    {"schema", read_schema, 0, true},
    {"$schema", sr_read_anything, 0, false},
    {"id", sr_read_id, offsetof(sr_forbund, id), true},
    {"name", sr_read_text, offsetof(sr_forbund, name), true},
    {"short_name", sr_read_text, offsetof(sr_forbund, short_name), false},
    {"plugin", read_plugin, 0, false},
    {"scripts", sr_read_path, offsetof(sr_forbund, scripts), false},
    {"language", read_language, offsetof(sr_forbund, language), false},
    {"small_cells", read_small_cells, offsetof(sr_forbund, small_cells), false},
    {"limits", read_limits, offsetof(sr_forbund, limits), false},
    {"members", sr_read_members, 0, false},
    {"units", sr_read_units, 0, false},
    {"brand", read_brand, offsetof(sr_forbund, brand), false},
    {"periods", sr_read_periods, 0, true},
};

static void fill(sr_reading *reading, const cJSON *json)
{
    sr_forbund *forbund = reading->forbund;
    sr_node_fields(reading, (sr_node){json, ""}, forbund_fields,
                   sizeof forbund_fields / sizeof forbund_fields[0], forbund);
    if (forbund->short_name == NULL) {
        forbund->short_name = forbund->name;
    }
    if (forbund->members_file == NULL && forbund->units_file == NULL) {
        sr_check_owners(forbund, reading->findings);
    }
}

sr_status sr_forbund_read(sr_arena *arena, sr_str text, const char *file, sr_findings *findings,
                          sr_forbund **out)
{
    size_t errors = sr_findings_errors(findings);
    sr_forbund *forbund = sr_arena_alloc(arena, sizeof *forbund);
    if (forbund == NULL) {
        return SR_MEMORY;
    }
    *forbund = (sr_forbund){.file = sr_arena_text(arena, file),
                            .text = text,
                            .limits = default_limits,
                            .small_cells = DEFAULT_SMALL_CELLS,
                            .id = "",
                            .name = ""};
    *out = forbund;
    cJSON *json = sr_json_read(text, file, findings);
    if (json == NULL) {
        return sr_findings_errors(findings) > errors ? SR_CONTENT : SR_MEMORY;
    }
    sr_reading reading = {.arena = arena,
                          .findings = findings,
                          .file = forbund->file,
                          .text = text,
                          .forbund = forbund,
                          .no_memory = forbund->file == NULL};
    fill(&reading, json);
    cJSON_Delete(json);
    if (reading.no_memory || sr_findings_status(findings) != SR_OK) {
        return SR_MEMORY;
    }
    return sr_findings_errors(findings) > errors ? SR_CONTENT : SR_OK;
}

const char *sr_forbund_members_file(const sr_forbund *forbund)
{
    return forbund->members_file;
}

const char *sr_forbund_units_file(const sr_forbund *forbund)
{
    return forbund->units_file;
}

const sr_unit *sr_forbund_unit(const sr_forbund *forbund, const char *id)
{
    for (size_t i = 0; i < forbund->unit_count; i++) {
        if (sr_text_equal(forbund->units[i].id, id)) {
            return &forbund->units[i];
        }
    }
    return NULL;
}

const sr_unit *sr_forbund_unit_named(const sr_forbund *forbund, const char *name)
{
    for (size_t i = 0; i < forbund->unit_count; i++) {
        if (sr_text_equal(forbund->units[i].name, name)) {
            return &forbund->units[i];
        }
    }
    return NULL;
}

const sr_period_spec *sr_forbund_period(const sr_forbund *forbund, sr_period period)
{
    for (size_t i = 0; i < forbund->period_count; i++) {
        if (sr_period_equal(forbund->periods[i].period, period)) {
            return &forbund->periods[i];
        }
    }
    return NULL;
}

bool sr_unit_active(const sr_unit *unit, sr_period period)
{
    return sr_period_overlaps(period, unit->from, unit->to);
}
