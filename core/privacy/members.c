#include "privacy/members.h"

#include <string.h>

struct sr_member_map {
    const sr_table *table;
    const sr_column *column; /* NULL: the rows themselves */
    sr_told_by by;
    uint32_t *of_row; /* member of each row, or NONE */
    sr_member_map *next;
};

enum { FIRST = 1024 };
static const uint32_t NONE = UINT32_MAX;

sr_members sr_members_new(sr_arena *arena)
{
    return (sr_members){.arena = arena, .spaces = {.arena = arena}, .persons = {.arena = arena}};
}

void sr_members_free(sr_members *members)
{
    sr_dictionary_free(&members->spaces);
    sr_dictionary_free(&members->persons);
    sr_numbering_free(&members->numbering);
}

/* Arrays grow by doubling; what they leave behind lives as long as the arena. */
static sr_status grown(sr_arena *arena, void **at, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) return SR_OK;
    size_t room = *capacity == 0 ? FIRST : *capacity * 2;
    void *made = sr_arena_array(arena, room, size);
    if (made == NULL) return SR_MEMORY;
    if (count > 0) memcpy(made, *at, count * size);
    *at = made;
    *capacity = room;
    return SR_OK;
}

static sr_status add_member(sr_members *members, sr_member member, uint32_t *out)
{
    void *list = members->list;
    if (members->count >= NONE - 1 ||
        grown(members->arena, &list, members->count, &members->capacity, sizeof member) != SR_OK) {
        return SR_MEMORY;
    }
    members->list = list;
    *out = (uint32_t)members->count;
    members->list[members->count++] = member;
    return SR_OK;
}

/* The member with a key; made when it is new. */
static sr_status member_of(sr_members *members, uint32_t space, int64_t key, sr_member member, uint32_t *out)
{
    uint32_t number = 0;
    uint32_t before = members->numbering.count;
    void *numbered = members->numbered;
    sr_status status = sr_numbering_get(&members->numbering, space, key, &number);
    if (status == SR_OK && number == before) {
        status = grown(members->arena, &numbered, before, &members->numbered_capacity, sizeof(uint32_t));
        members->numbered = numbered;
        if (status == SR_OK) status = add_member(members, member, &members->numbered[number]);
    }
    if (status == SR_OK) *out = members->numbered[number];
    return status;
}

static const sr_column *id_column(const sr_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].role == SR_ROLE_ID) return &table->columns[i];
    }
    return NULL;
}

/* What a column counts is of one kind in every file with this name: rows and bases of means share theirs. */
static sr_status space_of(sr_members *members, const sr_member_map *map, bool by_person, uint32_t *out)
{
    static const char *const kinds[] = {
        [SR_TOLD_ROWS] = "rows",   [SR_TOLD_FILLED] = "rows",   [SR_TOLD_WORDS] = "words",
        [SR_TOLD_CELLS] = "cells", [SR_TOLD_VALUES] = "values", [SR_TOLD_UNKNOWN] = "rows"};
    const sr_source *source = map->table->source;
    bool persons = map->by == SR_TOLD_WORDS && map->column->role == SR_ROLE_ID;
    sr_buf text = {0};
    sr_buf_printf(&text, "%s", persons ? "persons" : kinds[map->by]);
    if (!persons && map->column != NULL) sr_buf_printf(&text, "/%s", map->column->name);
    if (!persons && !by_person) sr_buf_printf(&text, "/%s/%s", source->name, source->sha256);
    sr_status status = sr_buf_status(&text);
    if (status == SR_OK) {
        status = sr_dictionary_get(&members->spaces, (sr_str){text.at, text.length}, out);
    }
    sr_buf_free(&text);
    return status;
}

/* The number of the person that a cell names, from 1; 0 for an empty cell. */
static sr_status person_of(sr_members *members, const sr_column *column, uint32_t row, uint32_t *out)
{
    sr_scalar cell = sr_cell(column, row);
    sr_buf text = {0};
    *out = 0;
    if (cell.type == SR_SCALAR_MISSING) return SR_OK;
    if (cell.type == SR_SCALAR_TEXT) {
        sr_status status = sr_dictionary_get(&members->persons, sr_str_of(cell.text), out);
        *out += 1;
        return status;
    }
    sr_scalar_write(&text, cell);
    sr_status status = sr_buf_status(&text);
    if (status == SR_OK) status = sr_dictionary_get(&members->persons, (sr_str){text.at, text.length}, out);
    *out += 1;
    sr_buf_free(&text);
    return status;
}

static uint32_t mass_of_cell(const sr_column *column, uint32_t row)
{
    sr_scalar cell = sr_cell(column, row);
    if (cell.type != SR_SCALAR_NUMBER) return 0;
    double persons = sr_number_double(cell.number);
    return persons <= 0 ? 0 : persons >= (double)INT32_MAX ? INT32_MAX : (uint32_t)(persons + 0.999999);
}

/* Persons behind words; the same word is the same member. */
static sr_status map_words(sr_members *members, sr_member_map *map, uint32_t space)
{
    sr_status status = SR_OK;
    for (uint32_t row = 0; row < map->table->rows && status == SR_OK; row++) {
        uint32_t person = 0;
        status = person_of(members, map->column, row, &person);
        map->of_row[row] = NONE;
        if (status == SR_OK && person != 0) {
            status = member_of(members, space, person, (sr_member){1, person}, &map->of_row[row]);
        }
    }
    return status;
}

static uint32_t mass_in(const sr_member_map *map, uint32_t row)
{
    return map->by == SR_TOLD_CELLS ? mass_of_cell(map->column, row) : 1;
}

/* Rows of persons that are known by their ids: the n-th row of a person is the same member in every file, so
   that a file of the next period is known to hold the same persons. */
static sr_status map_persons(sr_members *members, sr_member_map *map, const sr_column *id, uint32_t space)
{
    sr_numbering seen = {0};
    uint32_t *times = sr_arena_array(members->arena, map->table->rows + 1, sizeof *times);
    sr_status status = times != NULL ? SR_OK : SR_MEMORY;
    for (uint32_t row = 0; row < map->table->rows && status == SR_OK; row++) {
        uint32_t person = 0;
        uint32_t number = 0;
        status = person_of(members, id, row, &person);
        /* Rows without an id are known by their place only. */
        if (status == SR_OK) status = sr_numbering_get(&seen, person, person != 0 ? 0 : row + 1, &number);
        if (status != SR_OK) break;
        members->several = members->several || (person != 0 && times[number] > 0);
        int64_t key =
            person != 0 ? (int64_t)person << 24 | (int64_t)(times[number]++ & 0xFFFFFF) : -(int64_t)row - 1;
        status = member_of(members, space, key, (sr_member){mass_in(map, row), person}, &map->of_row[row]);
    }
    sr_numbering_free(&seen);
    return status;
}

static sr_status map_rows(sr_members *members, sr_member_map *map, uint32_t space)
{
    sr_status status = SR_OK;
    for (uint32_t row = 0; row < map->table->rows && status == SR_OK; row++) {
        status = member_of(members, space, row, (sr_member){mass_in(map, row), 0}, &map->of_row[row]);
    }
    return status;
}

static sr_status fill_map(sr_members *members, sr_member_map *map)
{
    const sr_column *id = id_column(map->table);
    uint32_t space = 0;
    map->of_row = sr_arena_array(members->arena, map->table->rows + 1, sizeof *map->of_row);
    if (map->of_row == NULL) return SR_MEMORY;
    sr_status status = space_of(members, map, id != NULL, &space);
    if (status != SR_OK) return status;
    if (map->by == SR_TOLD_WORDS) return map_words(members, map, space);
    return id != NULL ? map_persons(members, map, id, space) : map_rows(members, map, space);
}

/* Rows and bases of means are the same members; only what is left out differs. */
static sr_status find_map(sr_members *members, const sr_table *table, const sr_told_part *part,
                          const uint32_t **out)
{
    bool rows = part->by == SR_TOLD_ROWS || part->by == SR_TOLD_FILLED || part->by == SR_TOLD_UNKNOWN;
    const sr_column *column = rows ? NULL : sr_table_column(table, part->column->name);
    sr_told_by by = rows ? SR_TOLD_ROWS : part->by;
    if (!rows && column == NULL) { /* a derived column: a sum over the rows that it was derived from */
        by = SR_TOLD_ROWS;
    }
    sr_member_map *map = members->maps;
    while (map != NULL && (map->table != table || map->column != column || map->by != by)) {
        map = map->next;
    }
    sr_status status = SR_OK;
    if (map == NULL) {
        map = sr_arena_alloc(members->arena, sizeof *map);
        if (map == NULL) return SR_MEMORY;
        *map = (sr_member_map){.table = table, .column = column, .by = by, .next = members->maps};
        status = fill_map(members, map);
        members->maps = map;
    }
    *out = map->of_row;
    return status;
}

/* The table whose rows are counted, and its row for a row of the part's table. */
typedef struct behind {
    const sr_table *table;
    const uint32_t *rows; /* NULL: the same */
} behind;

static bool persons_behind(const sr_parent *parent)
{
    return parent->table->source != NULL && parent->table->source->persons;
}

/* Whether each row of a join has its own row of this parent. */
static sr_status is_one_to_one(const sr_parent *parent, const sr_selection *rows, bool *out)
{
    *out = true;
    if (parent->rows == NULL) return SR_OK;
    bool *seen = sr_calloc(parent->table->rows + 1, sizeof *seen);
    if (seen == NULL) return SR_MEMORY;
    for (size_t i = 0; i < rows->count && *out; i++) {
        uint32_t row = parent->rows[rows->rows != NULL ? rows->rows[i] : i];
        *out = row != UINT32_MAX && !seen[row];
        if (row != UINT32_MAX) seen[row] = true;
    }
    sr_free(seen);
    return SR_OK;
}

/* Of a join the side about persons whose rows it holds once each; else the first one about persons. */
static sr_status look_behind(const sr_told_part *part, behind *out)
{
    const sr_table *table = part->table;
    *out = (behind){NULL, NULL};
    if (table->parent_count == 0) {
        *out = (behind){table->source != NULL && table->source->persons ? table : NULL, NULL};
        return SR_OK;
    }
    for (size_t i = 0; i < table->parent_count; i++) {
        bool single = false;
        if (!persons_behind(&table->parents[i])) continue;
        if (is_one_to_one(&table->parents[i], part->rows, &single) != SR_OK) return SR_MEMORY;
        if (out->table == NULL || single) *out = (behind){table->parents[i].table, table->parents[i].rows};
        if (single) break;
    }
    return SR_OK;
}

static bool counts(const sr_told_part *part, uint32_t row)
{
    bool cell = part->by == SR_TOLD_FILLED || part->by == SR_TOLD_VALUES;
    return !cell || sr_cell(part->column, row).type != SR_SCALAR_MISSING;
}

static sr_status stamps_for(sr_members *members)
{
    if (members->stamp_capacity >= members->count) return SR_OK;
    uint32_t *stamps = sr_arena_array(members->arena, members->count * 2, sizeof *stamps);
    if (stamps == NULL) return SR_MEMORY;
    if (members->stamp_capacity > 0) {
        memcpy(stamps, members->stamps, members->stamp_capacity * sizeof *stamps);
    }
    members->stamps = stamps;
    members->stamp_capacity = members->count * 2;
    return SR_OK;
}

sr_status sr_members_meet(sr_members *members, const sr_told_part *part)
{
    behind at;
    const uint32_t *of_row = NULL;
    sr_status status = look_behind(part, &at);
    return status == SR_OK && at.table != NULL ? find_map(members, at.table, part, &of_row) : status;
}

sr_status sr_members_settle(sr_members *members)
{
    uint32_t space = 0;
    sr_status status = sr_dictionary_get(&members->spaces, sr_str_of("rows"), &space);
    for (sr_member_map *map = members->maps; status == SR_OK && map != NULL; map = map->next) {
        if (members->several || map->by != SR_TOLD_WORDS || map->column->role != SR_ROLE_ID) continue;
        for (uint32_t row = 0; row < map->table->rows; row++) {
            int64_t person = map->of_row[row] != NONE ? members->list[map->of_row[row]].person : 0;
            uint32_t only = sr_numbering_find(&members->numbering, space, person << 24);
            if (person != 0 && only != UINT32_MAX) map->of_row[row] = members->numbered[only];
        }
    }
    return status;
}

sr_status sr_members_of(sr_members *members, const sr_told_part *part, uint32_t number, sr_member_set *out)
{
    behind at;
    const uint32_t *of_row = NULL;
    *out = (sr_member_set){0};
    sr_status status = look_behind(part, &at);
    if (status != SR_OK || at.table == NULL) return status;
    status = find_map(members, at.table, part, &of_row);
    if (status == SR_OK) status = stamps_for(members);
    out->members =
        status == SR_OK ? sr_arena_array(members->arena, part->rows->count + 1, sizeof(uint32_t)) : NULL;
    if (out->members == NULL) return SR_MEMORY;
    for (size_t i = 0; i < part->rows->count; i++) {
        uint32_t row = part->rows->rows != NULL ? part->rows->rows[i] : (uint32_t)i;
        uint32_t base = at.rows != NULL ? at.rows[row] : row;
        uint32_t member = base != UINT32_MAX ? of_row[base] : NONE;
        if (member == NONE || !counts(part, row) || members->list[member].mass == 0 ||
            members->stamps[member] == number) {
            continue;
        }
        members->stamps[member] = number;
        out->members[out->count++] = member;
    }
    return SR_OK;
}
