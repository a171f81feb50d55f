/* A mapping and what a source of forbund.json says itself, put together. */
#include <string.h>

#include "model/forbund/forbund_json.h"
#include "model/forbund/mapping.h"

static bool is_given(const sr_declared_column *column, sr_given member)
{
    return (column->given >> member & 1) != 0;
}

static bool has_code(const sr_column_spec *spec, const char *from)
{
    for (size_t i = 0; i < spec->code_count; i++) {
        if (strcmp(spec->code_from[i], from) == 0) {
            return true;
        }
    }
    return false;
}

/* The codes of `own` first, so that its meaning of a word wins, then those that it does not have. */
static void add_codes(sr_reading *reading, const sr_column_spec *own, sr_column_spec *spec)
{
    size_t most = own->code_count + spec->code_count;
    const char **from = sr_reading_array(reading, most, sizeof *from);
    const char **to = sr_reading_array(reading, most, sizeof *to);
    if (from == NULL || to == NULL) {
        return;
    }
    size_t count = own->code_count;
    for (size_t i = 0; i < count; i++) {
        from[i] = own->code_from[i];
        to[i] = own->code_to[i];
    }
    for (size_t i = 0; i < spec->code_count; i++) {
        if (!has_code(own, spec->code_from[i])) {
            from[count] = spec->code_from[i];
            to[count++] = spec->code_to[i];
        }
    }
    spec->code_from = from;
    spec->code_to = to;
    spec->code_count = count;
}

static void override_text(const sr_declared_column *own, sr_column_spec *spec)
{
    if (is_given(own, SR_GIVEN_NAMES)) {
        spec->names = own->spec.names;
        spec->name_count = own->spec.name_count;
    }
    if (is_given(own, SR_GIVEN_TOTAL)) {
        spec->total = own->spec.total;
    }
    if (is_given(own, SR_GIVEN_SEPARATOR)) {
        spec->separator = own->spec.separator;
    }
    if (is_given(own, SR_GIVEN_SKIP_ROWS)) {
        spec->skip = own->spec.skip;
        spec->skip_count = own->spec.skip_count;
    }
}

static void override_meaning(const sr_declared_column *own, sr_column_spec *spec)
{
    if (is_given(own, SR_GIVEN_TYPE)) {
        spec->typed = own->spec.typed;
        spec->type = own->spec.type;
    }
    if (is_given(own, SR_GIVEN_REQUIRED)) {
        spec->required = own->spec.required;
        spec->may_lack = own->spec.may_lack;
    }
    if (is_given(own, SR_GIVEN_UNIT)) {
        spec->measured_in = own->spec.measured_in;
        spec->percent = own->spec.percent;
    }
    if (is_given(own, SR_GIVEN_ROLE)) {
        spec->role = own->spec.role;
    }
    if (is_given(own, SR_GIVEN_BANDS)) {
        spec->bands = own->spec.bands;
    }
    if (is_given(own, SR_GIVEN_SCALE)) {
        spec->scale_by = own->spec.scale_by;
        spec->scales = own->spec.scales;
        spec->scale_count = own->spec.scale_count;
    }
    if (is_given(own, SR_GIVEN_MISSING_AS)) {
        spec->missing_as = own->spec.missing_as;
    }
}

static void override(sr_reading *reading, const sr_declared_column *own, sr_declared_column *column)
{
    override_text(own, &column->spec);
    override_meaning(own, &column->spec);
    if (is_given(own, SR_GIVEN_CODES)) {
        add_codes(reading, &own->spec, &column->spec);
    }
    if (is_given(own, SR_GIVEN_TYPE)) {
        column->code = own->code;
    }
    sr_column_complete(&column->spec, column->code);
    column->pointer = own->pointer;
    sr_check_column(reading, column);
}

/* The number of the column; `count` when there is none. */
static size_t find(const sr_declared_column *list, size_t count, const char *name)
{
    size_t i = 0;
    while (i < count && strcmp(list[i].spec.name, name) != 0) {
        i++;
    }
    return i;
}

static void add(sr_reading *reading, const sr_declared_column *own, sr_declared_column *column)
{
    *column = *own;
    sr_column_complete(&column->spec, column->code);
    sr_check_column(reading, column);
}

static void put_columns(sr_reading *reading, const sr_mapping *mapping, sr_source_spec *source)
{
    const sr_declared_columns *own = &source->declared;
    sr_declared_column *list = sr_reading_array(reading, mapping->columns.count + own->count, sizeof *list);
    if (list == NULL) {
        return;
    }
    size_t count = mapping->columns.count;
    for (size_t i = 0; i < count; i++) {
        list[i] = mapping->columns.list[i];
        list[i].spec.mapping = mapping->id;
    }
    for (size_t i = 0; i < own->count; i++) {
        size_t same = find(list, mapping->columns.count, own->list[i].spec.name);
        if (same < mapping->columns.count) {
            override(reading, &own->list[i], &list[same]);
        } else {
            add(reading, &own->list[i], &list[count++]);
        }
    }
    const sr_declared_columns all = {list, count, own->pointer};
    if (own->count > 0) {
        sr_check_names(reading, &all);
    }
    source->column_count = count;
    reading->no_memory = reading->no_memory || sr_columns_of(reading->arena, &all, &source->columns) != SR_OK;
}

/* The members of `own` in place of those of the mapping; both are the text of an object. */
static void put_options(sr_reading *reading, const char *mapping, sr_source_spec *source)
{
    cJSON *all = cJSON_Parse(mapping);
    cJSON *own = cJSON_Parse(source->options);
    bool complete = all != NULL && own != NULL;
    while (complete && own->child != NULL) {
        cJSON *member = cJSON_DetachItemViaPointer(own, own->child);
        cJSON_DeleteItemFromObjectCaseSensitive(all, member->string);
        complete = cJSON_AddItemToObject(all, member->string, member);
        if (!complete) {
            cJSON_Delete(member);
        }
    }
    char *text = complete ? cJSON_PrintUnformatted(all) : NULL;
    source->options = text != NULL ? sr_arena_text(reading->arena, text) : NULL;
    reading->no_memory = reading->no_memory || source->options == NULL;
    cJSON_free(text);
    cJSON_Delete(all);
    cJSON_Delete(own);
}

static void put_rules(sr_reading *reading, const sr_row_rules *mapping, sr_source_spec *source)
{
    const sr_row_rules own = source->rules;
    sr_row_rule *list = sr_reading_array(reading, mapping->count + own.count, sizeof *list);
    if (list == NULL) {
        return;
    }
    for (size_t i = 0; i < mapping->count; i++) {
        list[i] = mapping->list[i];
    }
    for (size_t i = 0; i < own.count; i++) {
        list[mapping->count + i] = own.list[i];
    }
    source->rules = (sr_row_rules){list, mapping->count + own.count};
}

/* A column that the mapping does not know may make persons of its rows. */
static bool adds_persons(const sr_mapping *mapping, const sr_source_spec *source)
{
    bool adds = false;
    for (size_t i = 0; i < source->declared.count && !adds; i++) {
        const sr_column_spec *own = &source->declared.list[i].spec;
        bool known = find(mapping->columns.list, mapping->columns.count, own->name) < mapping->columns.count;
        adds = own->role == SR_ROLE_ID || (!known && own->measured_in == SR_IN_COUNT);
    }
    return adds;
}

/* A source that says nothing of it takes the word of the mapping, and a reason of its own replaces that. */
static void put_protect(sr_reading *reading, const sr_mapping *mapping, sr_source_spec *source)
{
    bool own_reason = source->unprotected_why != NULL;
    if (mapping->unprotected && !source->own_protect && !adds_persons(mapping, source)) {
        source->unprotected = true;
    }
    if (mapping->unprotected && source->unprotected && !own_reason) {
        source->unprotected_why = mapping->unprotected_why;
    }
    sr_check_protect(reading, (sr_node){NULL, source->pointer}, source->name, &source->unprotected,
                     source->unprotected_why);
}

static void put(sr_reading *reading, const sr_mapping *mapping, sr_source_spec *source)
{
    put_columns(reading, mapping, source);
    put_options(reading, mapping->options, source);
    put_rules(reading, &mapping->rules, source);
    source->hand_entered = source->hand_entered || mapping->hand_entered;
    put_protect(reading, mapping, source);
    if (!source->own_format && mapping->format != NULL) {
        source->format = mapping->format;
    }
}

sr_status sr_mapping_apply(sr_arena *arena, const sr_mapping *mapping, sr_forbund *forbund,
                           sr_findings *findings)
{
    size_t errors = sr_findings_errors(findings);
    sr_reading reading = {.arena = arena,
                          .findings = findings,
                          .file = forbund->file,
                          .text = forbund->text,
                          .forbund = forbund};
    for (size_t p = 0; p < forbund->period_count; p++) {
        for (size_t s = 0; s < forbund->periods[p].source_count; s++) {
            sr_source_spec *source = (sr_source_spec *)&forbund->periods[p].sources[s];
            if (sr_text_equal(source->mapping, mapping->id)) {
                put(&reading, mapping, source);
            }
        }
    }
    if (reading.no_memory || sr_findings_status(findings) != SR_OK) {
        return SR_MEMORY;
    }
    return sr_findings_errors(findings) > errors ? SR_CONTENT : SR_OK;
}
