/* Members and units of a förbund: from forbund.json, or from a CSV file that it names. */
#include <stddef.h>
#include <string.h>

#include "model/forbund/forbund_json.h"

static const sr_field member_fields[] = {
    {"id", sr_read_id, offsetof(sr_member, id), true},
    {"name", sr_read_text, offsetof(sr_member, name), true},
    {"short_name", sr_read_text, offsetof(sr_member, short_name), false},
    {"kind", sr_read_text, offsetof(sr_member, kind), false},
    {"from", sr_read_day, offsetof(sr_member, from), false},
    {"to", sr_read_day, offsetof(sr_member, to), false},
};

static const sr_field unit_fields[] = {
    {"id", sr_read_id, offsetof(sr_unit, id), true},
    {"name", sr_read_text, offsetof(sr_unit, name), true},
    {"kind", sr_read_text, offsetof(sr_unit, kind), false},
    {"owner", sr_read_text, offsetof(sr_unit, owner), false},
    {"from", sr_read_day, offsetof(sr_unit, from), false},
    {"to", sr_read_day, offsetof(sr_unit, to), false},
};

static void check_days(sr_findings *findings, const sr_place *place, const char *id, sr_day from, sr_day to)
{
    if (from == SR_DAY_NONE || to == SR_DAY_NONE || from <= to) {
        return;
    }
    char first[16];
    char last[16];
    sr_day_write(from, first);
    sr_day_write(to, last);
    sr_error(findings, "SR1016", place, SR_MSG("{0} ends {1}, before it begins {2}", id, last, first));
}

static void read_member(sr_reading *reading, sr_node node, void *at)
{
    sr_member *member = at;
    *member = (sr_member){.id = "", .name = "", .from = SR_DAY_NONE, .to = SR_DAY_NONE};
    sr_node_fields(reading, node, member_fields, sizeof member_fields / sizeof member_fields[0], member);
    member->place = sr_node_place(reading, node);
    check_days(reading->findings, &member->place, member->id, member->from, member->to);
}

static void read_unit(sr_reading *reading, sr_node node, void *at)
{
    sr_unit *unit = at;
    *unit = (sr_unit){.id = "", .name = "", .from = SR_DAY_NONE, .to = SR_DAY_NONE};
    sr_node_fields(reading, node, unit_fields, sizeof unit_fields / sizeof unit_fields[0], unit);
    unit->place = sr_node_place(reading, node);
    check_days(reading->findings, &unit->place, unit->id, unit->from, unit->to);
}

static void same_id(sr_findings *findings, const sr_place *place, const char *id, unsigned line)
{
    char first[16] = "";
    sr_buf text = {0};
    sr_buf_printf(&text, "%u", line);
    (void)strncpy(first, sr_buf_string(&text), sizeof first - 1);
    sr_buf_free(&text);
    sr_error(findings, "SR1014", place, SR_MSG("the id {0} stands already on line {1}", id, first));
}

static void check_member_ids(const sr_forbund *forbund, sr_findings *findings)
{
    for (size_t i = 1; i < forbund->member_count; i++) {
        const sr_member *member = &forbund->members[i];
        for (size_t k = 0; k < i && member->id[0] != '\0'; k++) {
            if (strcmp(member->id, forbund->members[k].id) == 0) {
                same_id(findings, &member->place, member->id, forbund->members[k].place.line);
                break;
            }
        }
    }
}

/* Files often hold the name of a unit. Where that is the id of another one, its rows would go there. */
static void check_unit_names(const sr_forbund *forbund, sr_findings *findings)
{
    for (size_t i = 0; i < forbund->unit_count; i++) {
        const sr_unit *unit = &forbund->units[i];
        const sr_unit *other = sr_forbund_unit(forbund, unit->name);
        if (other == NULL || strcmp(other->id, unit->id) == 0) {
            continue;
        }
        sr_findings_add(
            findings,
            &(sr_finding){.code = "SR1026",
                          .severity = SR_ERROR,
                          .place = unit->place,
                          .message = SR_MSG("the name of the unit {0} is the id of another unit", unit->id),
                          .found = unit->name,
                          .hint = SR_MSG("give one of them another id or name: rows of a file "
                                         "could mean either")});
    }
}

static void check_unit_ids(const sr_forbund *forbund, sr_findings *findings)
{
    for (size_t i = 1; i < forbund->unit_count; i++) {
        const sr_unit *unit = &forbund->units[i];
        for (size_t k = 0; k < i && unit->id[0] != '\0'; k++) {
            if (strcmp(unit->id, forbund->units[k].id) == 0) {
                same_id(findings, &unit->place, unit->id, forbund->units[k].place.line);
                break;
            }
        }
    }
}

void sr_read_members(sr_reading *reading, sr_node node, void *at)
{
    sr_forbund *forbund = at;
    if (cJSON_IsString(node.json)) {
        sr_read_path(reading, node, &forbund->members_file);
        forbund->members_place = sr_node_place(reading, node);
        return;
    }
    const void *items = NULL;
    forbund->member_count = sr_node_items(reading, node, false, sizeof(sr_member), read_member, &items);
    forbund->members = items;
    check_member_ids(forbund, reading->findings);
}

void sr_read_units(sr_reading *reading, sr_node node, void *at)
{
    sr_forbund *forbund = at;
    if (cJSON_IsString(node.json)) {
        sr_read_path(reading, node, &forbund->units_file);
        forbund->units_place = sr_node_place(reading, node);
        return;
    }
    const void *items = NULL;
    forbund->unit_count = sr_node_items(reading, node, false, sizeof(sr_unit), read_unit, &items);
    forbund->units = items;
    check_unit_ids(forbund, reading->findings);
    check_unit_names(forbund, reading->findings);
}

static bool is_member(const sr_forbund *forbund, const char *id)
{
    for (size_t i = 0; i < forbund->member_count; i++) {
        if (sr_text_equal(forbund->members[i].id, id)) {
            return true;
        }
    }
    return false;
}

void sr_check_owners(sr_forbund *forbund, sr_findings *findings)
{
    for (size_t i = 0; i < forbund->unit_count; i++) {
        const sr_unit *unit = &forbund->units[i];
        if (unit->owner != NULL && !is_member(forbund, unit->owner)) {
            sr_error(findings, "SR1019", &unit->place,
                     SR_MSG("the owner {0} of {1} is not a member", unit->owner, unit->id));
        }
    }
}

/* ---- from a table ---- */

static const char *cell_text(sr_arena *arena, const sr_table *table, const char *name, uint32_t row)
{
    const sr_column *column = sr_table_column(table, name);
    sr_scalar cell = column == NULL ? (sr_scalar){.type = SR_SCALAR_MISSING} : sr_cell(column, row);
    if (cell.type == SR_SCALAR_MISSING) {
        return NULL;
    }
    if (cell.type == SR_SCALAR_TEXT) {
        return cell.text;
    }
    sr_buf text = {0};
    sr_scalar_write(&text, cell);
    const char *copy = sr_arena_copy(arena, sr_buf_string(&text), text.length);
    sr_buf_free(&text);
    return copy;
}

static sr_day cell_day(const sr_table *table, const char *name, uint32_t row, sr_findings *findings,
                       const sr_place *place)
{
    const sr_column *column = sr_table_column(table, name);
    sr_scalar cell = column == NULL ? (sr_scalar){.type = SR_SCALAR_MISSING} : sr_cell(column, row);
    if (cell.type == SR_SCALAR_MISSING) {
        return SR_DAY_NONE;
    }
    sr_day day = cell.day;
    if (cell.type != SR_SCALAR_DAY &&
        (cell.type != SR_SCALAR_TEXT || !sr_day_read(sr_str_of(cell.text), &day))) {
        sr_error(findings, "SR1015", place, SR_MSG("the column {0} does not hold a day", name));
        return SR_DAY_NONE;
    }
    return day;
}

static sr_unit row_unit(sr_arena *arena, const sr_table *table, uint32_t row, sr_findings *findings)
{
    sr_place place = {.file = table->source != NULL ? table->source->file : NULL,
                      .line = sr_table_row_number(table, row)};
    sr_unit unit = {.id = cell_text(arena, table, "id", row),
                    .name = cell_text(arena, table, "name", row),
                    .kind = cell_text(arena, table, "kind", row),
                    .owner = cell_text(arena, table, "owner", row),
                    .from = cell_day(table, "from", row, findings, &place),
                    .to = cell_day(table, "to", row, findings, &place),
                    .place = place};
    bool has_id = sr_table_column(table, "id") != NULL;
    if (has_id && (unit.id == NULL || !sr_id_valid(unit.id))) {
        sr_error(findings, "SR1013", &place, SR_MSG("{0} is not an id", unit.id != NULL ? unit.id : "\"\""));
    }
    if (unit.name == NULL && sr_table_column(table, "name") != NULL) {
        sr_error(findings, "SR1025", &place, SR_MSG("the column {0} is empty here", "name"));
    }
    unit.id = unit.id != NULL ? unit.id : "";
    unit.name = unit.name != NULL ? unit.name : unit.id;
    check_days(findings, &place, unit.id, unit.from, unit.to);
    return unit;
}

/* The columns of the files; those that must be there come first. */
static const char *const unit_columns[] = {"id", "name", "kind", "from", "to", "owner"};
static const char *const member_columns[] = {"id", "name", "kind", "from", "to", "short_name"};
enum {
    UNIT_COLUMNS = sizeof unit_columns / sizeof unit_columns[0],
    MEMBER_COLUMNS = sizeof member_columns / sizeof member_columns[0]
};

static sr_status told(sr_findings *findings, size_t errors_before)
{
    if (sr_findings_status(findings) != SR_OK) {
        return SR_MEMORY;
    }
    return sr_findings_errors(findings) > errors_before ? SR_CONTENT : SR_OK;
}

sr_status sr_forbund_units_from(sr_arena *arena, sr_forbund *forbund, const sr_table *table,
                                sr_findings *findings)
{
    size_t errors = sr_findings_errors(findings);
    sr_unit *units = sr_arena_array(arena, table->rows, sizeof *units);
    if (units == NULL ||
        sr_check_people_columns(arena, table, unit_columns, UNIT_COLUMNS, findings) != SR_OK) {
        return SR_MEMORY;
    }
    for (size_t row = 0; row < table->rows; row++) {
        units[row] = row_unit(arena, table, (uint32_t)row, findings);
    }
    forbund->units = units;
    forbund->unit_count = table->rows;
    check_unit_ids(forbund, findings);
    check_unit_names(forbund, findings);
    sr_check_owners(forbund, findings);
    return told(findings, errors);
}

sr_status sr_forbund_members_from(sr_arena *arena, sr_forbund *forbund, const sr_table *table,
                                  sr_findings *findings)
{
    size_t errors = sr_findings_errors(findings);
    sr_member *members = sr_arena_array(arena, table->rows, sizeof *members);
    if (members == NULL ||
        sr_check_people_columns(arena, table, member_columns, MEMBER_COLUMNS, findings) != SR_OK) {
        return SR_MEMORY;
    }
    for (size_t row = 0; row < table->rows; row++) {
        sr_unit read = row_unit(arena, table, (uint32_t)row, findings);
        members[row] = (sr_member){.id = read.id,
                                   .name = read.name,
                                   .kind = read.kind,
                                   .short_name = cell_text(arena, table, "short_name", (uint32_t)row),
                                   .from = read.from,
                                   .to = read.to,
                                   .place = read.place};
    }
    forbund->members = members;
    forbund->member_count = table->rows;
    check_member_ids(forbund, findings);
    if (forbund->units_file == NULL) {
        sr_check_owners(forbund, findings);
    }
    return told(findings, errors);
}
