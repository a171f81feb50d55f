/* Periods of a förbund and their sources. */
#include <stddef.h>
#include <string.h>

#include "model/forbund/forbund_json.h"

/* ---- sources ---- */

static void read_file(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    sr_read_path(reading, node, &source->file);
    source->place = sr_node_place(reading, node);
}

static void read_mapping(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    sr_read_text(reading, node, &source->mapping);
    source->mapping_place = sr_node_place(reading, node);
}

static void read_format(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    sr_read_text(reading, node, &source->format);
    source->own_format = true;
}

void sr_read_unprotected(sr_reading *reading, sr_node node, void *at)
{
    bool protect = true;
    sr_read_bool(reading, node, &protect);
    *(bool *)at = !protect;
}

static void read_protect(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    sr_read_unprotected(reading, node, &source->unprotected);
    source->own_protect = true;
}

static const sr_field source_fields[] = {
    {"file", read_file, 0, true},
    {"mapping", read_mapping, 0, false},
    {"format", read_format, 0, false},
    {"options", sr_read_json, offsetof(sr_source_spec, options), false},
    {"published", sr_read_bool, offsetof(sr_source_spec, published), false},
    {"hand_entered", sr_read_bool, offsetof(sr_source_spec, hand_entered), false},
    {"synthetic", sr_read_bool, offsetof(sr_source_spec, synthetic), false},
    {"only_declared", sr_read_bool, offsetof(sr_source_spec, only_declared), false},
    {"protect", read_protect, 0, false},
    {"protect_reason", sr_read_text, offsetof(sr_source_spec, unprotected_why), false},
    {"columns", sr_read_columns, offsetof(sr_source_spec, declared), false},
    {"rules", sr_read_rules, offsetof(sr_source_spec, rules), false},
};

void sr_check_protect(sr_reading *reading, sr_node node, const char *name, bool *unprotected, const char *why)
{
    bool given = why != NULL && *why != '\0';
    if (*unprotected && !given) {
        sr_node_wrong(
            reading, node, false,
            (sr_finding){.code = "SR4800",
                         .message = SR_MSG("{0} is not to be protected, but not why", name),
                         .expected = SR_MSG("\"protect_reason\", such as {0}", "\"raderna är sammanträden\""),
                         .hint = SR_MSG("the reason is printed in the reports")});
        *unprotected = false;
    } else if (!*unprotected && given) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR4800",
                                   .message = SR_MSG("{0} has a reason not to be protected, but is "
                                                     "protected",
                                                     name),
                                   .hint = SR_MSG("write \"protect\": false, or remove the reason")});
    }
}

static void read_source(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    *source = (sr_source_spec){.format = "csv", .options = "{}", .file = ""};
    source->name = sr_arena_text(reading->arena, node.json->string);
    source->place = sr_node_place(reading, node);
    source->pointer = sr_arena_text(reading->arena, node.pointer);
    if (source->name == NULL || source->pointer == NULL) {
        reading->no_memory = true;
        return;
    }
    if (!sr_id_valid(source->name)) {
        sr_node_wrong(reading, node, true,
                      (sr_finding){.code = "SR1013",
                                   .message = SR_MSG("{0} is not an id", source->name),
                                   .expected = SR_MSG("small letters, digits, - and _, a letter first")});
    }
    reading->partial = cJSON_IsString(cJSON_GetObjectItemCaseSensitive(node.json, "mapping"));
    sr_node_fields(reading, node, source_fields, sizeof source_fields / sizeof source_fields[0], source);
    bool mapped = reading->partial;
    reading->partial = false;
    if (!mapped) { /* else judged with what the mapping says */
        sr_check_protect(reading, node, source->name, &source->unprotected, source->unprotected_why);
    }
    sr_check_format(reading, node, source->format);
    if (source->only_declared && source->declared.count == 0 && !mapped) {
        sr_node_wrong(
            reading, node, true,
            (sr_finding){.code = "SR1022",
                         .message = SR_MSG("the source {0} keeps only declared columns but declares none",
                                           source->name),
                         .hint = SR_MSG("name the columns to keep in \"columns\"")});
    }
    source->column_count = source->declared.count;
    if (sr_columns_of(reading->arena, &source->declared, &source->columns) != SR_OK) {
        reading->no_memory = true;
    }
}

static void read_sources(sr_reading *reading, sr_node node, void *at)
{
    sr_period_spec *period = at;
    const void *items = NULL;
    period->source_count = sr_node_items(reading, node, true, sizeof(sr_source_spec), read_source, &items);
    period->sources = items;
}

/* ---- periods ---- */

static void read_kinds(sr_reading *reading, sr_node node, void *at)
{
    sr_period_spec *period = at;
    const void *items = NULL;
    period->kind_count = sr_node_items(reading, node, false, sizeof(const char *), sr_read_id, &items);
    period->kinds = items;
    for (size_t i = 0; i < period->kind_count; i++) {
        if (period->kinds[i] == NULL) {
            period->kind_count = 0; /* told already */
        }
    }
}

static const sr_field period_fields[] = {
    {"date", sr_read_day, offsetof(sr_period_spec, date), false},
    {"text", sr_read_path, offsetof(sr_period_spec, text), false},
    {"decided", sr_read_text, offsetof(sr_period_spec, decided), false},
    {"case_number", sr_read_text, offsetof(sr_period_spec, case_number), false},
    {"kinds", read_kinds, 0, false},
    {"sources", read_sources, 0, false},
};

static void read_period(sr_reading *reading, sr_node node, void *at)
{
    sr_period_spec *period = at;
    *period = (sr_period_spec){.date = SR_DAY_NONE, .place = sr_node_place(reading, node)};
    period->key = sr_arena_text(reading->arena, node.json->string);
    if (period->key == NULL) {
        reading->no_memory = true;
        return;
    }
    if (!sr_period_read(sr_str_of(period->key), &period->period)) {
        sr_node_wrong(
            reading, node, true,
            (sr_finding){.code = "SR1017",
                         .message = SR_MSG("{0} is not a period", period->key),
                         .expected = SR_MSG("a period such as {0}", "2022, 2022-H1, 2022-T1, 2022-Q1")});
    }
    sr_node_fields(reading, node, period_fields, sizeof period_fields / sizeof period_fields[0], period);
}

void sr_read_periods(sr_reading *reading, sr_node node, void *at)
{
    sr_forbund *forbund = at;
    const void *items = NULL;
    forbund->period_count = sr_node_items(reading, node, true, sizeof(sr_period_spec), read_period, &items);
    forbund->periods = items;
}

/* Amounts by account, member or unit: a table with a column in kronor that neither names or divides persons
   nor holds numbers of them. */
static bool is_of_money(const sr_source_spec *spec)
{
    bool money = false;
    for (size_t i = 0; i < spec->column_count; i++) {
        const sr_column_spec *column = &spec->columns[i];
        if (column->role == SR_ROLE_ID || column->role == SR_ROLE_GROUP || column->measured_in == SR_IN_COUNT)
            return false;
        money = money || column->measured_in == SR_IN_KR;
    }
    return money;
}

/* Accounts and the statistics of authorities are not records of persons either. Everything else is taken to
   be, until forbund.json says that it is published or why it needs no protection. */
bool sr_source_about_persons(const sr_source_spec *spec)
{
    static const char *const never[] = {"sie", "sie5", "json-stat", "kolada"};
    bool persons = !spec->published && !spec->unprotected && !is_of_money(spec);
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        persons = persons && strcmp(spec->format, never[i]) != 0;
    return persons;
}
