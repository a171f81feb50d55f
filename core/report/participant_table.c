/* Tables of participants: a label "Ålder: 16–29 år" is the row "16–29 år" of the table "Ålder"; measures of
   the same table stand together. Tables of one row share an overview, and figures without groups a table at
   the end. */
#include "report/participants.h"

#include <string.h>

enum { MOST_GROUPS = 12 };

typedef struct part_table {
    const sr_unit *unit;
    const char *title;
    size_t title_length;
    sr_base base;
    sr_measured_in measured_in;
    const sr_measure_result **rows;
    size_t count;
    const sr_group_key *groups[MOST_GROUPS];
    size_t group_count;
    bool overview; /* figures of which each is a table of one row: rows have the whole label */
} part_table;

static size_t title_length(const char *label)
{
    const char *colon = strstr(label, ": ");
    return colon != NULL ? (size_t)(colon - label) : strlen(label);
}

static bool is_row_of(const part_table *table, const sr_measure_result *result)
{
    const char *label = sr_measure_label(result);
    return result->unit == table->unit && sr_is_participants(result) && sr_is_whole(result) &&
           result->measure->measured_in == table->measured_in && result->measure->base == table->base &&
           title_length(label) == table->title_length &&
           strncmp(label, table->title, table->title_length) == 0;
}

static void find_groups(const sr_report *r, part_table *table, const sr_measure_result *whole)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        bool wanted = result->measure == whole->measure && result->unit == whole->unit &&
                      !sr_is_whole(result) && result->group->count == 1 && !sr_is_missing(&result->value);
        for (size_t j = 0; wanted && j < table->group_count; j++) {
            wanted = strcmp(table->groups[j]->text, result->group->text) != 0;
        }
        if (wanted && table->group_count < MOST_GROUPS) {
            table->groups[table->group_count++] = result->group;
        }
    }
}

static bool has_figures(const sr_report *r, const part_table *table, const sr_group_key *group)
{
    bool any = false;
    for (size_t i = 0; i < table->count && !any; i++) {
        any = sr_result_in_group(r, table->rows[i], group->values[0]) != NULL;
    }
    return any;
}

/* Columns stand in the order of the data; one without any figure is left out. */
static void drop_empty_groups(const sr_report *r, part_table *table)
{
    size_t kept = 0;
    for (size_t i = 0; i < table->group_count; i++) {
        if (has_figures(r, table, table->groups[i])) {
            table->groups[kept++] = table->groups[i];
        }
    }
    table->group_count = kept;
}

/* The table that starts with `first`; its rows stand together wherever they were declared. */
static part_table table_of(sr_report *r, const sr_measure_result *first)
{
    const char *label = sr_measure_label(first);
    part_table table = {.unit = first->unit,
                        .title = label,
                        .title_length = title_length(label),
                        .base = first->measure->base,
                        .measured_in = first->measure->measured_in,
                        .rows =
                            sr_report_array(r, r->results->measure_count, sizeof(const sr_measure_result *))};
    for (size_t i = 0; i < r->results->measure_count && table.rows != NULL; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (is_row_of(&table, result)) {
            table.rows[table.count++] = result;
            find_groups(r, &table, result);
        }
    }
    drop_empty_groups(r, &table);
    return table;
}

static const char *row_label(sr_report *r, const sr_measure_result *result, bool overview)
{
    const char *label = sr_measure_label(result);
    const char *colon = strstr(label, ": ");
    return overview ? label : colon != NULL ? colon + 2 : sr_report_word(r, SR_WORD("All"));
}

static sr_value group_value(const sr_report *r, const sr_measure_result *whole, const char *value)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->measure == whole->measure && result->unit == whole->unit && !sr_is_whole(result) &&
            result->group->count == 1 && strcmp(result->group->values[0], value) == 0) {
            return sr_value_of(result, SR_IN_CELL);
        }
    }
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, whole->measure->measured_in);
    return sr_value_plain(none, whole->key, SR_IN_CELL);
}

static void put_columns(sr_report *r, const part_table *table)
{
    const char *unit = sr_measured_in_short(table->measured_in, r->language);
    if (table->measured_in == SR_IN_COUNT) {
        unit = sr_report_word(r, SR_WORD("number"));
    }
    sr_row_column(r, SR_WORD("Group"));
    sr_column_add(r->b, sr_report_word(r, SR_WORD("Total")), unit, SR_COLUMN_NUMBER, -1, false);
    for (size_t i = 0; i < table->group_count; i++) {
        sr_column_add(r->b, sr_capital(r, table->groups[i]->values[0]), unit, SR_COLUMN_NUMBER, -1, false);
    }
}

/* The last row of a table may be its total: its label says so. */
static bool is_total(const part_table *table, const sr_measure_result *result)
{
    const char *label = sr_measure_label(result);
    const char *colon = strstr(label, ": ");
    return table->count > 1 && table->rows[table->count - 1] == result && colon != NULL &&
           strncmp(colon + 2, "Total", strlen("Total")) == 0;
}

static void put_row(sr_report *r, const part_table *table, const sr_measure_result *result)
{
    sr_row(r->b, is_total(table, result) ? SR_ROW_TOTAL : SR_ROW_BODY, false, NULL);
    sr_cell_text(r->b, row_label(r, result, table->overview));
    sr_cell_result(r, sr_value_of(result, SR_IN_CELL_LINKED));
    for (size_t i = 0; i < table->group_count; i++) {
        sr_cell_result(r, group_value(r, result, table->groups[i]->values[0]));
    }
    sr_end(r->b);
}

static const char *caption_of(sr_report *r, const part_table *table)
{
    const char *title = sr_arena_copy(r->arena, table->title, table->title_length);
    if (title == NULL) {
        sr_report_no_memory(r);
        return "";
    }
    return sr_report_text(r, SR_MSG("{0}, {1}", title, sr_unit_name(r, table->unit)));
}

static const char *table_id(sr_report *r, const sr_unit *unit, size_t number)
{
    const char *id =
        sr_arena_printf(r->arena, "t-deltagartabell-%s-%zu", unit != NULL ? unit->id : "forbundet", number);
    if (id == NULL) {
        sr_report_no_memory(r);
    }
    return id != NULL ? id : "";
}

static void put_table(sr_report *r, const part_table *table, size_t number)
{
    sr_table_begin(r->b, table_id(r, table->unit, number), SR_TABLE_PLAIN, caption_of(r, table), NULL);
    put_columns(r, table);
    for (size_t i = 0; i < table->count; i++) {
        put_row(r, table, table->rows[i]);
    }
    sr_end(r->b);
}

/* Figures that stand alone share one table. */
static void put_rest(sr_report *r, const sr_unit *unit, const sr_measure_result *const *rest, size_t count)
{
    if (count == 0) {
        return;
    }
    sr_table_begin(r->b, table_id(r, unit, 0), SR_TABLE_PLAIN,
                   sr_report_text(r, SR_MSG("Other figures, {0}", sr_unit_name(r, unit))), NULL);
    sr_row_column(r, SR_WORD("What"));
    sr_head_column(r, SR_WORD("Total"), NULL, SR_COLUMN_TEXT, -1);
    for (size_t i = 0; i < count; i++) {
        sr_value value = sr_value_with_unit(sr_value_of(rest[i], SR_IN_CELL_LINKED));
        sr_row(r->b, SR_ROW_BODY, false, NULL);
        sr_cell_begin(r->b);
        sr_text(r->b, sr_measure_label(rest[i]));
        if (rest[i]->measure->base == SR_BASE_PROJECT_TO_DATE) {
            sr_muted_text(r, sr_report_word(r, SR_WORD("since the start of the project")));
        }
        sr_end(r->b);
        sr_cell_begin(r->b);
        sr_value_add(r->b, &value);
        sr_say_base(r, rest[i]);
        sr_end(r->b);
        sr_end(r->b);
    }
    sr_end(r->b);
}

/* What becomes of the table that a result belongs to. */
typedef enum fate { PART_TABLE, PART_OVERVIEW, PART_REST, PART_NONE } fate;

static fate fate_of(const part_table *table, const sr_measure_result *result)
{
    if (table->count == 1) {
        bool counted = table->measured_in == SR_IN_COUNT && table->base != SR_BASE_PROJECT_TO_DATE;
        return table->group_count > 0 && counted ? PART_OVERVIEW
               : table->group_count > 0          ? PART_TABLE
                                                 : PART_REST;
    }
    return table->count > 0 && table->rows[0] == result ? PART_TABLE : PART_NONE;
}

/* The parts of a unit, in order of first appearance. */
typedef struct unit_parts {
    part_table overview;
    part_table *tables;
    size_t table_count;
    const sr_measure_result **rest;
    size_t rest_count;
} unit_parts;

static bool is_placed(const unit_parts *parts, const sr_measure_result *result)
{
    for (size_t i = 0; i < parts->table_count; i++) {
        if (is_row_of(&parts->tables[i], result)) {
            return true;
        }
    }
    return false;
}

static void sort_result(sr_report *r, unit_parts *parts, const sr_measure_result *result)
{
    if (is_placed(parts, result)) {
        return;
    }
    part_table table = table_of(r, result);
    fate fate_found = fate_of(&table, result);
    if (fate_found == PART_TABLE) {
        parts->tables[parts->table_count++] = table;
    } else if (fate_found == PART_OVERVIEW) {
        parts->overview.rows[parts->overview.count++] = result;
        find_groups(r, &parts->overview, result);
    } else if (fate_found == PART_REST) {
        parts->rest[parts->rest_count++] = result;
    }
}

static bool find_parts(sr_report *r, const sr_unit *unit, unit_parts *out)
{
    size_t most = r->results->measure_count;
    const char *title = sr_report_word(r, SR_WORD("Overview"));
    out->tables = sr_report_array(r, most, sizeof *out->tables);
    out->rest = sr_report_array(r, most, sizeof(const sr_measure_result *));
    out->overview = (part_table){.unit = unit,
                                 .title = title,
                                 .title_length = strlen(title),
                                 .measured_in = SR_IN_COUNT,
                                 .overview = true,
                                 .rows = sr_report_array(r, most, sizeof(const sr_measure_result *))};
    for (size_t i = 0; i < most && !r->no_memory; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->unit == unit && sr_is_participants(result) && sr_is_whole(result)) {
            sort_result(r, out, result);
        }
    }
    return !r->no_memory;
}

void sr_participant_tables(sr_report *r, const sr_unit *unit)
{
    unit_parts parts = {0};
    size_t number = 0;
    if (!find_parts(r, unit, &parts)) {
        return;
    }
    drop_empty_groups(r, &parts.overview);
    if (parts.overview.count > 0) {
        put_table(r, &parts.overview, ++number);
    }
    for (size_t i = 0; i < parts.table_count; i++) {
        put_table(r, &parts.tables[i], ++number);
    }
    put_rest(r, unit, parts.rest, parts.rest_count);
}
