/* Periods of a förbund, their sources and the columns of these. */
#include <stddef.h>
#include <string.h>

#include "model/forbund_json.h"

/* ---- columns ---- */

static const char *const type_words[] = {"text", "integer", "decimal", "date", "code"};
static const sr_column_type types[] = {SR_COL_TEXT, SR_COL_INTEGER, SR_COL_DECIMAL, SR_COL_DATE, SR_COL_TEXT};

static void read_type(sr_reading *reading, sr_node node, void *at)
{
    int word = sr_node_word(reading, node, type_words, sizeof types / sizeof types[0]);
    if (word >= 0) {
        sr_column_spec *spec = at;
        spec->typed = true;
        spec->type = types[word];
        spec->codes_closed = strcmp(type_words[word], "code") == 0;
    }
}

static void read_role(sr_reading *reading, sr_node node, void *at)
{
    static const char *const words[] = {"unit", "group", "id"};
    static const sr_column_role roles[] = {SR_ROLE_UNIT, SR_ROLE_GROUP, SR_ROLE_ID};
    int word = sr_node_word(reading, node, words, 3);
    if (word >= 0) {
        *(sr_column_role *)at = roles[word];
    }
}

static void read_unit_of_measurement(sr_reading *reading, sr_node node, void *at)
{
    const char *words[SR_MEASURED_IN_COUNT_OF + 1];
    for (int i = 0; i < SR_MEASURED_IN_COUNT_OF; i++) {
        words[i] = sr_measured_in_id((sr_measured_in)i);
    }
    words[SR_MEASURED_IN_COUNT_OF] = "percent";
    int word = sr_node_word(reading, node, words, SR_MEASURED_IN_COUNT_OF + 1);
    if (word >= 0) {
        sr_column_spec *spec = at;
        spec->percent = word == SR_MEASURED_IN_COUNT_OF;
        spec->measured_in = spec->percent ? SR_IN_SHARE : (sr_measured_in)word;
    }
}

static void read_missing(sr_reading *reading, sr_node node, void *at)
{
    static const char *const words[] = {"not_measured", "not_measurable", "not_applicable", "not_published",
                                        "suppressed"};
    if (sr_node_word(reading, node, words, sizeof words / sizeof words[0]) >= 0) {
        (void)sr_missing_read(node.json->valuestring, at);
    }
}

static void read_names(sr_reading *reading, sr_node node, void *at)
{
    sr_column_spec *spec = at;
    const void *items = NULL;
    spec->name_count = sr_node_items(reading, node, false, sizeof(const char *), sr_read_text, &items);
    spec->names = items;
    for (size_t i = 0; i < spec->name_count; i++) {
        if (spec->names[i] == NULL) {
            spec->name_count = 0; /* told already */
        }
    }
}

/* A word may mean that the cell is empty: "". */
static void read_code(sr_reading *reading, sr_node node, void *at)
{
    const char *text = cJSON_GetStringValue(node.json);
    if (text == NULL || text[0] != '\0') {
        sr_read_text(reading, node, at);
        return;
    }
    *(const char **)at = "";
}

static void read_codes(sr_reading *reading, sr_node node, void *at)
{
    sr_column_spec *spec = at;
    const void *to = NULL;
    size_t count = sr_node_items(reading, node, true, sizeof(const char *), read_code, &to);
    const char **from = sr_reading_array(reading, count, sizeof *from);
    if (from == NULL) {
        return;
    }
    size_t position = 0;
    const cJSON *code = NULL;
    cJSON_ArrayForEach(code, node.json)
    {
        if (position == count) {
            break;
        }
        from[position] = sr_arena_text(reading->arena, code->string);
        bool whole = from[position] != NULL && ((const char *const *)to)[position] != NULL;
        spec->code_count = whole && spec->code_count == position ? position + 1 : spec->code_count;
        position++;
    }
    spec->code_from = from;
    spec->code_to = to;
}

static const sr_field column_fields[] = {
    {"names", read_names, 0, false},
    {"type", read_type, 0, false},
    {"codes", read_codes, 0, false},
    {"required", sr_read_bool, offsetof(sr_column_spec, required), false},
    {"unit", read_unit_of_measurement, 0, false},
    {"role", read_role, offsetof(sr_column_spec, role), false},
    {"total", sr_read_text, offsetof(sr_column_spec, total), false},
    {"missing_as", read_missing, offsetof(sr_column_spec, missing_as), false},
    {"scale", sr_read_scale, 0, false},
};

static void check_column(sr_reading *reading, sr_node node, const sr_column_spec *spec)
{
    bool numeric = !spec->typed || spec->type == SR_COL_INTEGER || spec->type == SR_COL_DECIMAL;
    if (spec->measured_in != SR_IN_NONE && !numeric) {
        sr_node_wrong(
            reading, node, true,
            (sr_finding){.code = "SR1022",
                         .message = SR_MSG("the column {0} has a unit but holds no numbers", spec->name)});
    }
    if (spec->total != NULL && spec->role != SR_ROLE_UNIT && spec->role != SR_ROLE_GROUP) {
        sr_node_wrong(reading, node, true,
                      (sr_finding){.code = "SR1022",
                                   .message = SR_MSG("the column {0} has a word for its total but is neither "
                                                     "unit nor group",
                                                     spec->name)});
    }
}

static void read_column(sr_reading *reading, sr_node node, void *at)
{
    sr_column_spec *spec = at;
    spec->name = sr_arena_text(reading->arena, node.json->string);
    if (spec->name == NULL) {
        reading->no_memory = true;
        return;
    }
    sr_node_fields(reading, node, column_fields, sizeof column_fields / sizeof column_fields[0], spec);
    spec->codes_closed = spec->codes_closed && spec->code_count > 0;
    check_column(reading, node, spec);
}

/* Two columns that accept the same name in the file would make one of them empty. */
static bool names_column(const sr_column_spec *spec, const char *name)
{
    for (size_t i = 0; i < spec->name_count; i++) {
        if (strcmp(spec->names[i], name) == 0) {
            return true;
        }
    }
    return spec->name_count == 0 && strcmp(spec->name, name) == 0;
}

static void check_names(sr_reading *reading, sr_node node, const sr_source_spec *source)
{
    for (size_t i = 1; i < source->column_count; i++) {
        const sr_column_spec *later = &source->columns[i];
        for (size_t k = 0; k < i; k++) {
            const sr_column_spec *earlier = &source->columns[k];
            for (size_t n = 0; n < later->name_count; n++) {
                if (names_column(earlier, later->names[n])) {
                    sr_node_wrong(
                        reading, node, false,
                        (sr_finding){.code = "SR1022",
                                     .message = SR_MSG("the columns {0} and {1} both take {2}", earlier->name,
                                                       later->name, later->names[n])});
                }
            }
        }
    }
}

void sr_read_columns(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    const void *items = NULL;
    source->column_count = sr_node_items(reading, node, true, sizeof(sr_column_spec), read_column, &items);
    source->columns = items;
    if (!reading->no_memory) {
        check_names(reading, node, source);
    }
}

/* ---- sources ---- */

static void read_file(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    sr_read_path(reading, node, &source->file);
    source->place = sr_node_place(reading, node);
}

static const sr_field source_fields[] = {
    {"file", read_file, 0, true},
    {"format", sr_read_text, offsetof(sr_source_spec, format), false},
    {"options", sr_read_json, offsetof(sr_source_spec, options), false},
    {"published", sr_read_bool, offsetof(sr_source_spec, published), false},
    {"hand_entered", sr_read_bool, offsetof(sr_source_spec, hand_entered), false},
    {"columns", sr_read_columns, 0, false},
    {"rules", sr_read_rules, offsetof(sr_source_spec, rules), false},
};

static bool format_is_right(const char *format)
{
    const char *slash = strchr(format, '/');
    return slash == NULL ? sr_id_valid(format) : slash != format && sr_id_valid(slash + 1);
}

static void read_source(sr_reading *reading, sr_node node, void *at)
{
    sr_source_spec *source = at;
    *source = (sr_source_spec){.format = "csv", .options = "{}", .file = ""};
    source->name = sr_arena_text(reading->arena, node.json->string);
    source->place = sr_node_place(reading, node);
    if (source->name == NULL) {
        reading->no_memory = true;
        return;
    }
    if (!sr_id_valid(source->name)) {
        sr_node_wrong(reading, node, true,
                      (sr_finding){.code = "SR1013",
                                   .message = SR_MSG("{0} is not an id", source->name),
                                   .expected = SR_MSG("small letters, digits, - and _, a letter first")});
    }
    sr_node_fields(reading, node, source_fields, sizeof source_fields / sizeof source_fields[0], source);
    if (source->format != NULL && !format_is_right(source->format)) {
        sr_node_wrong(reading, node, false,
                      (sr_finding){.code = "SR1018",
                                   .message = SR_MSG("{0} is not the name of a format", source->format),
                                   .expected = SR_MSG("a word such as {0}, or {1}", "csv", "plugin/format")});
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
