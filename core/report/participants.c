/* Participants: measures with the tag "deltagare". A label "Ålder: 16–29 år" is the row "16–29 år" of the
   table "Ålder"; measures of the same table stand together. */
#include "report/participants.h"

#include <string.h>

static const char PARTICIPANTS[] = "deltagare";

static bool is_participants(const sr_measure_result *result)
{
    return sr_has_tag(result->measure, PARTICIPANTS) && !result->measure->inline_of_goal;
}

bool sr_unit_has_participants(const sr_report *r, const sr_unit *unit)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->unit == unit && is_participants(result)) {
            return true;
        }
    }
    return false;
}

static size_t count_of_unit(const sr_report *r, const sr_unit *unit)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        count += result->unit == unit && is_participants(result) && sr_is_whole(result);
    }
    return count;
}

/* One figure alone is told by the summary; a section needs more. */
bool sr_participants_exist(const sr_report *r)
{
    size_t count = count_of_unit(r, NULL);
    for (size_t i = 0; i < r->results->forbund->unit_count && !sr_report_has(r, "insatser"); i++) {
        count += count_of_unit(r, &r->results->forbund->units[i]);
    }
    return count > 1;
}

/* A count whose only other tag, if any, is the same word: everybody who took part. */
static bool is_total(const sr_measure_result *result)
{
    const char *dimension = sr_tag_after(result->measure, PARTICIPANTS, 0);
    return is_participants(result) && sr_is_whole(result) && result->measure->measured_in == SR_IN_COUNT &&
           result->measure->base != SR_BASE_PROJECT_TO_DATE &&
           (dimension == NULL || strcmp(dimension, PARTICIPANTS) == 0);
}

const sr_measure_result *sr_unit_total(const sr_report *r, const sr_unit *unit)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->unit == unit && is_total(result)) {
            return result;
        }
    }
    return NULL;
}

const sr_measure_result *sr_result_in_group(const sr_report *r, const sr_measure_result *whole,
                                            const char *value)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->measure == whole->measure && result->unit == whole->unit && !sr_is_whole(result) &&
            result->group->count == 1 && strcmp(result->group->values[0], value) == 0 &&
            !sr_is_missing(&result->value)) {
            return result;
        }
    }
    return NULL;
}

void sr_say_unit_total(sr_report *r, const sr_unit *unit)
{
    const sr_measure_result *total = sr_unit_total(r, unit);
    if (total == NULL || sr_is_missing(&total->value)) {
        return;
    }
    const sr_measure_result *women = sr_result_in_group(r, total, "kvinnor");
    const sr_measure_result *men = sr_result_in_group(r, total, "män");
    sr_piece where = sr_piece_text(sr_unit_name(r, unit));
    sr_piece all = sr_piece_value(sr_value_of(total, SR_IN_PROSE));
    if (women != NULL && men != NULL) {
        SR_SENTENCE(r, SR_WORD("{0} had {1} participants, {2} women and {3} men."), where, all,
                    sr_piece_value(sr_value_of(women, SR_IN_PROSE)),
                    sr_piece_value(sr_value_of(men, SR_IN_PROSE)));
    } else {
        SR_SENTENCE(r, SR_WORD("{0} had {1} participants."), where, all);
    }
}

/* ---- tables ---- */

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
} part_table;

static size_t title_length(const char *label)
{
    const char *colon = strstr(label, ": ");
    return colon != NULL ? (size_t)(colon - label) : strlen(label);
}

static bool is_row_of(const part_table *table, const sr_measure_result *result)
{
    const char *label = sr_measure_label(result);
    return result->unit == table->unit && is_participants(result) && sr_is_whole(result) &&
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

/* The table that starts with `first`; its rows stand together wherever they were declared. */
static part_table table_of(sr_report *r, const sr_measure_result *first)
{
    const char *label = sr_measure_label(first);
    part_table table = {.unit = first->unit,
                        .title = label,
                        .title_length = title_length(label),
                        .base = first->measure->base,
                        .measured_in = first->measure->measured_in,
                        .rows = sr_report_array(r, r->results->measure_count, sizeof *table.rows)};
    for (size_t i = 0; i < r->results->measure_count && table.rows != NULL; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (is_row_of(&table, result)) {
            table.rows[table.count++] = result;
            find_groups(r, &table, result);
        }
    }
    return table;
}

static const char *row_label(sr_report *r, const sr_measure_result *result)
{
    const char *label = sr_measure_label(result);
    const char *colon = strstr(label, ": ");
    return colon != NULL ? colon + 2 : sr_report_word(r, SR_WORD("All"));
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

static void put_row(sr_report *r, const part_table *table, const sr_measure_result *result)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_text(r->b, row_label(r, result));
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

static bool starts_table(const part_table *table, const sr_measure_result *result)
{
    return table->count > 0 && table->rows[0] == result;
}

void sr_participant_tables(sr_report *r, const sr_unit *unit)
{
    const sr_measure_result **rest = sr_report_array(r, r->results->measure_count, sizeof *rest);
    size_t rest_count = 0;
    size_t number = 0;
    for (size_t i = 0; i < r->results->measure_count && !r->no_memory; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->unit != unit || !is_participants(result) || !sr_is_whole(result)) {
            continue;
        }
        part_table table = table_of(r, result);
        if (table.count == 1 && table.group_count == 0) {
            rest[rest_count++] = result;
        } else if (starts_table(&table, result)) {
            put_table(r, &table, ++number);
        }
    }
    if (!r->no_memory) {
        put_rest(r, unit, rest, rest_count);
    }
}

/* ---- the section ---- */

static bool units_stand_elsewhere(const sr_report *r)
{
    return sr_report_has(r, "insatser");
}

static void takeaway(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    sr_say_unit_total(r, NULL);
    for (size_t i = 0; i < r->results->forbund->unit_count && !r->said; i++) {
        sr_say_unit_total(r, &r->results->forbund->units[i]);
    }
    if (!r->said) {
        SR_TELL(r, sr_participants_exist(r) ? SR_WORD("The data do not say how many took part in all.")
                                            : SR_WORD("The data hold nothing about participants."));
    }
    sr_end(r->b);
}

void sr_section_participants(sr_report *r)
{
    const sr_forbund *forbund = r->results->forbund;
    takeaway(r);
    sr_participant_tables(r, NULL);
    for (size_t i = 0; i < forbund->unit_count && !units_stand_elsewhere(r); i++) {
        if (sr_unit_has_participants(r, &forbund->units[i])) {
            const char *id = sr_arena_printf(r->arena, "deltagare-%s", forbund->units[i].id);
            sr_section(r->b, id != NULL ? id : "", SR_SECTION_NUMBERED, 2, forbund->units[i].name);
            sr_participant_tables(r, &forbund->units[i]);
            sr_end(r->b);
        }
    }
}
