/* Columns of a source as forbund.json or a mapping declares them. */
#include <stddef.h>
#include <string.h>

#include "model/forbund/forbund_json.h"

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
    spec->name_count = sr_node_texts(reading, node, &spec->names);
}

static void read_skip_rows(sr_reading *reading, sr_node node, void *at)
{
    sr_column_spec *spec = at;
    spec->skip_count = sr_node_texts(reading, node, &spec->skip);
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

/* White space around the sign goes, since the values are trimmed; a sign that is white space is kept. */
static void read_separator(sr_reading *reading, sr_node node, void *at)
{
    const char *text = NULL;
    sr_read_text(reading, node, &text);
    if (text == NULL) {
        return;
    }
    sr_str sign = sr_str_trim(sr_str_of(text));
    *(const char **)at = sign.length > 0 ? sr_arena_copy(reading->arena, sign.at, sign.length) : text;
    reading->no_memory = reading->no_memory || *(const char **)at == NULL;
}

static const sr_field column_fields[] = {
    [SR_GIVEN_NAMES] = {"names", read_names, 0, false},
    [SR_GIVEN_TYPE] = {"type", read_type, 0, false},
    [SR_GIVEN_CODES] = {"codes", read_codes, 0, false},
    [SR_GIVEN_REQUIRED] = {"required", sr_read_bool, offsetof(sr_column_spec, required), false},
    [SR_GIVEN_UNIT] = {"unit", read_unit_of_measurement, 0, false},
    [SR_GIVEN_ROLE] = {"role", read_role, offsetof(sr_column_spec, role), false},
    [SR_GIVEN_TOTAL] = {"total", sr_read_text, offsetof(sr_column_spec, total), false},
    [SR_GIVEN_MISSING_AS] = {"missing_as", read_missing, offsetof(sr_column_spec, missing_as), false},
    [SR_GIVEN_SCALE] = {"scale", sr_read_scale, 0, false},
    [SR_GIVEN_BANDS] = {"bands", sr_read_bands, 0, false},
    [SR_GIVEN_SEPARATOR] = {"separator", read_separator, offsetof(sr_column_spec, separator), false},
    [SR_GIVEN_SKIP_ROWS] = {"skip_rows", read_skip_rows, 0, false},
};

static void contradiction(sr_reading *reading, const char *pointer, bool key, sr_message message)
{
    sr_node_wrong(reading, (sr_node){NULL, pointer}, key, (sr_finding){.code = "SR1022", .message = message});
}

/* A cell is divided before its values are looked up. */
static void check_separator(sr_reading *reading, const sr_declared_column *column)
{
    const sr_column_spec *spec = &column->spec;
    bool text = !spec->typed || spec->type == SR_COL_TEXT;
    if (!text || spec->measured_in != SR_IN_NONE || spec->role == SR_ROLE_UNIT || spec->role == SR_ROLE_ID) {
        contradiction(
            reading, column->pointer, true,
            SR_MSG("only text can have a separator, and no unit or id: the column {0} cannot", spec->name));
    }
    if (spec->scale_count > 0) {
        contradiction(reading, column->pointer, true,
                      SR_MSG("the column {0} has a scale, and so one answer in a cell, but also a separator",
                             spec->name));
    }
    for (size_t i = 0; i < spec->code_count; i++) {
        if (strstr(spec->code_from[i], spec->separator) != NULL ||
            strstr(spec->code_to[i], spec->separator) != NULL) {
            contradiction(
                reading, column->pointer, true,
                SR_MSG("the code {0} of the column {1} holds its separator", spec->code_from[i], spec->name));
        }
    }
}

void sr_check_column(sr_reading *reading, const sr_declared_column *column)
{
    const sr_column_spec *spec = &column->spec;
    bool numeric = !spec->typed || spec->type == SR_COL_INTEGER || spec->type == SR_COL_DECIMAL;
    if (spec->measured_in != SR_IN_NONE && !numeric) {
        contradiction(reading, column->pointer, true,
                      SR_MSG("the column {0} has a unit but holds no numbers", spec->name));
    }
    if (spec->total != NULL && spec->role != SR_ROLE_UNIT && spec->role != SR_ROLE_GROUP) {
        contradiction(
            reading, column->pointer, true,
            SR_MSG("the column {0} has a word for its total but is neither unit nor group", spec->name));
    }
    if (spec->bands != NULL &&
        (spec->typed || spec->name_count > 0 || spec->code_count > 0 || spec->required ||
         spec->separator != NULL || spec->scale_count > 0 || spec->skip_count > 0)) {
        contradiction(
            reading, column->pointer, true,
            SR_MSG("the column {0} is made of {1} and does not stand in the file: it has neither names, "
                   "type, codes, scale, separator nor skip_rows and is not required",
                   spec->name, spec->bands->of));
    }
    if (spec->separator != NULL) {
        check_separator(reading, column);
    }
}

void sr_column_complete(sr_column_spec *spec, bool code)
{
    spec->codes_closed = code && spec->code_count > 0;
}

static unsigned given_in(const cJSON *json)
{
    unsigned given = 0;
    for (unsigned i = 0; i < SR_GIVEN_COUNT; i++) {
        const cJSON *member = cJSON_GetObjectItemCaseSensitive(json, column_fields[i].name);
        given |= member != NULL && !cJSON_IsNull(member) ? 1U << i : 0;
    }
    return given;
}

static void read_column(sr_reading *reading, sr_node node, void *at)
{
    sr_declared_column *column = at;
    column->pointer = node.pointer;
    column->spec.name = sr_arena_text(reading->arena, node.json->string);
    if (column->spec.name == NULL) {
        reading->no_memory = true;
        return;
    }
    sr_node_fields(reading, node, column_fields, SR_GIVEN_COUNT, &column->spec);
    column->given = given_in(node.json);
    column->spec.may_lack = (column->given >> SR_GIVEN_REQUIRED & 1) != 0 && !column->spec.required;
    column->code = column->spec.codes_closed;
    if (!reading->partial) {
        sr_column_complete(&column->spec, column->code);
        sr_check_column(reading, column);
    }
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

static void check_pair(sr_reading *reading, const char *pointer, const sr_column_spec *earlier,
                       const sr_column_spec *later)
{
    for (size_t n = 0; n < later->name_count; n++) {
        if (names_column(earlier, later->names[n])) {
            contradiction(
                reading, pointer, false,
                SR_MSG("the columns {0} and {1} both take {2}", earlier->name, later->name, later->names[n]));
        }
    }
}

void sr_check_names(sr_reading *reading, const sr_declared_columns *columns)
{
    for (size_t i = 1; i < columns->count; i++) {
        for (size_t k = 0; k < i; k++) {
            check_pair(reading, columns->pointer, &columns->list[k].spec, &columns->list[i].spec);
        }
    }
}

void sr_read_columns(sr_reading *reading, sr_node node, void *at)
{
    sr_declared_columns *columns = at;
    const void *items = NULL;
    columns->count = sr_node_items(reading, node, true, sizeof(sr_declared_column), read_column, &items);
    columns->list = items;
    columns->pointer = node.pointer;
    if (!reading->no_memory && !reading->partial) {
        sr_check_names(reading, columns);
    }
}

sr_status sr_columns_of(sr_arena *arena, const sr_declared_columns *declared, const sr_column_spec **out)
{
    sr_column_spec *specs = sr_arena_array(arena, declared->count, sizeof *specs);
    if (specs == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < declared->count; i++) {
        specs[i] = declared->list[i].spec;
    }
    *out = specs;
    return SR_OK;
}
