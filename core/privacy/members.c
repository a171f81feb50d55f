#include "privacy/members.h"

#include "privacy/grown.h"

struct sr_member_map {
    const sr_table *table;
    const sr_column *column; /* NULL: the rows themselves */
    sr_told_by by;
    bool numbered;    /* each row has a number of its own in the file */
    uint32_t *of_row; /* member of each row, or NONE */
    sr_member_map *next;
};

static const uint32_t NONE = UINT32_MAX;

sr_members sr_members_new(sr_arena *arena)
{
    return (sr_members){.arena = arena,
                        .sides = sr_sides_new(arena),
                        .spaces = {.arena = arena},
                        .persons = {.arena = arena}};
}

void sr_members_free(sr_members *members)
{
    sr_dictionary_free(&members->spaces);
    sr_dictionary_free(&members->persons);
    sr_numbering_free(&members->numbering);
    sr_sides_free(&members->sides);
}

static sr_status add_member(sr_members *members, sr_member member, uint32_t *out)
{
    sr_member *list = NULL;
    if (members->count < NONE - 1) {
        list = sr_grown(members->arena, members->list, members->count, &members->capacity, sizeof *list);
    }
    if (list == NULL) return SR_MEMORY;
    members->list = list;
    *out = (uint32_t)members->count;
    members->list[members->count++] = member;
    return SR_OK;
}

/* The member with a key, NONE when it is new. */
static sr_status find_key(sr_members *members, uint32_t space, int64_t key, uint32_t **out)
{
    uint32_t number = 0;
    uint32_t before = members->numbering.count;
    sr_status status = sr_numbering_get(&members->numbering, space, key, &number);
    if (status != SR_OK) return status;
    if (number == before) {
        uint32_t *numbered = sr_grown(members->arena, members->numbered, before, &members->numbered_capacity,
                                      sizeof *numbered);
        if (numbered == NULL) return SR_MEMORY;
        members->numbered = numbered;
        members->numbered[number] = NONE;
    }
    *out = &members->numbered[number];
    return SR_OK;
}

/* The member with a key; made when it is new. */
static sr_status member_of(sr_members *members, uint32_t space, int64_t key, sr_member member, uint32_t *out)
{
    uint32_t *at = NULL;
    sr_status status = find_key(members, space, key, &at);
    if (status == SR_OK && *at == NONE) status = add_member(members, member, at);
    if (status == SR_OK) *out = *at;
    return status;
}

/* Another key of a member, unless it is one's already. */
static sr_status give_key(sr_members *members, uint32_t space, int64_t key, uint32_t member)
{
    uint32_t *at = NULL;
    sr_status status = find_key(members, space, key, &at);
    if (status == SR_OK && *at == NONE) *at = member;
    return status;
}

static const sr_column *id_column(const sr_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].role == SR_ROLE_ID) return &table->columns[i];
    }
    return NULL;
}

/* Which rows of which file: the same under whatever name it is a source. */
static void write_rows(sr_buf *out, const sr_source *source)
{
    const char *file = source->sha256[0] != '\0' ? source->sha256 : source->name;
    sr_buf_printf(out, "/%s/%s", file, source->read_as != NULL ? source->read_as : "");
}

/* What a column counts is of one kind in every file with this name: rows and bases of means share theirs. */
static sr_status space_of(sr_members *members, const sr_member_map *map, bool by_person, uint32_t *out)
{
    static const char *const kinds[] = {
        [SR_TOLD_ROWS] = "rows",   [SR_TOLD_FILLED] = "rows",   [SR_TOLD_WORDS] = "words",
        [SR_TOLD_CELLS] = "cells", [SR_TOLD_VALUES] = "values", [SR_TOLD_UNKNOWN] = "rows"};
    bool persons = map->by == SR_TOLD_WORDS && map->column->role == SR_ROLE_ID;
    sr_buf text = {0};
    sr_buf_printf(&text, "%s", persons ? "persons" : kinds[map->by]);
    if (!persons && map->column != NULL) sr_buf_printf(&text, "/%s", map->column->name);
    if (!persons && !by_person) write_rows(&text, map->table->source);
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

static bool are_numbered(const sr_table *table)
{
    bool rising = true;
    for (uint32_t row = 1; row < table->rows && table->row_numbers != NULL && rising; row++) {
        rising = table->row_numbers[row] > table->row_numbers[row - 1];
    }
    return rising;
}

/* The number that a row has in the file is the same when other rows are left out. */
static int64_t place_of(const sr_member_map *map, uint32_t row)
{
    return map->numbered ? (int64_t)sr_table_row_number(map->table, row) : -(int64_t)row - 1;
}

/* A row that is known by its place in the file only; `space` is that of the file. */
static sr_status map_place(sr_members *members, sr_member_map *map, uint32_t row, uint32_t space)
{
    return member_of(members, space, place_of(map, row), (sr_member){mass_in(map, row), 0},
                     &map->of_row[row]);
}

/* Rows of persons that are known by their ids: the n-th row of a person is the same member in every file, so
   that a file of the next period is known to hold the same persons. They are known by their place, too, to a
   source of the file that has no ids. */
static sr_status map_persons(sr_members *members, sr_member_map *map, const sr_column *id, uint32_t space,
                             uint32_t space_of_file)
{
    sr_numbering seen = {0};
    uint32_t *times = sr_arena_array(members->arena, map->table->rows + 1, sizeof *times);
    sr_status status = times != NULL ? SR_OK : SR_MEMORY;
    for (uint32_t row = 0; row < map->table->rows && status == SR_OK; row++) {
        uint32_t person = 0;
        uint32_t number = 0;
        status = person_of(members, id, row, &person);
        if (status == SR_OK && person == 0) {
            status = map_place(members, map, row, space_of_file);
            continue;
        }
        if (status == SR_OK) status = sr_numbering_get(&seen, person, 0, &number);
        if (status != SR_OK) break;
        members->several = members->several || times[number] > 0;
        int64_t key = (int64_t)person << 24 | (int64_t)(times[number]++ & 0xFFFFFF);
        status = member_of(members, space, key, (sr_member){mass_in(map, row), person}, &map->of_row[row]);
        if (status == SR_OK) {
            status = give_key(members, space_of_file, place_of(map, row), map->of_row[row]);
        }
    }
    sr_numbering_free(&seen);
    return status;
}

static sr_status map_rows(sr_members *members, sr_member_map *map, uint32_t space)
{
    sr_status status = SR_OK;
    for (uint32_t row = 0; row < map->table->rows && status == SR_OK; row++) {
        status = map_place(members, map, row, space);
    }
    return status;
}

static sr_status fill_map(sr_members *members, sr_member_map *map)
{
    const sr_column *id = id_column(map->table);
    uint32_t space = 0;
    uint32_t space_of_file = 0;
    map->of_row = sr_arena_array(members->arena, map->table->rows + 1, sizeof *map->of_row);
    if (map->of_row == NULL) return SR_MEMORY;
    sr_status status = space_of(members, map, id != NULL, &space);
    if (status == SR_OK) status = space_of(members, map, false, &space_of_file);
    if (status != SR_OK) return status;
    map->numbered = are_numbered(map->table);
    if (map->by == SR_TOLD_WORDS) return map_words(members, map, space);
    return id != NULL ? map_persons(members, map, id, space, space_of_file) : map_rows(members, map, space);
}

static sr_status find_map(sr_members *members, const sr_member_map *wanted, const sr_member_map **out)
{
    sr_member_map *map = members->maps;
    while (map != NULL &&
           (map->table != wanted->table || map->column != wanted->column || map->by != wanted->by)) {
        map = map->next;
    }
    sr_status status = SR_OK;
    if (map == NULL) {
        map = sr_arena_alloc(members->arena, sizeof *map);
        if (map == NULL) return SR_MEMORY;
        *map = *wanted;
        map->next = members->maps;
        status = fill_map(members, map);
        members->maps = map;
    }
    *out = map;
    return status;
}

/* The table whose rows are counted: of a column that was read its own, else the side of the join. */
static const sr_parent *parent_of(const sr_members *members, const sr_told_part *part, bool *column)
{
    const sr_parent *own = part->behind != NULL ? &part->table->parents[part->behind->parent] : NULL;
    *column = own != NULL && sr_parent_about_persons(own);
    return *column ? own : sr_sides_of(&members->sides, part->table);
}

/* Rows and bases of means are the same members; only what is left out differs. What is a sum over a column
   that was made of others is one over the rows that it was made of. `wanted` has no table when nobody is
   counted. */
static void want_map(const sr_members *members, const sr_told_part *part, sr_member_map *wanted, sr_whom *out)
{
    bool rows = part->by == SR_TOLD_ROWS || part->by == SR_TOLD_FILLED || part->by == SR_TOLD_UNKNOWN;
    bool read = part->table->parent_count == 0;
    bool column = read;
    const sr_parent self = {part->table, NULL};
    const sr_parent *parent = read ? &self : parent_of(members, part, &column);
    *out = (sr_whom){0};
    *wanted = (sr_member_map){.by = SR_TOLD_ROWS};
    if (parent == NULL || !sr_parent_about_persons(parent)) return;
    wanted->table = parent->table;
    if (!rows && column) {
        wanted->by = part->by;
        wanted->column = read ? part->column : part->behind->column;
    }
    out->rows = parent->rows;
    if (part->by == SR_TOLD_FILLED || part->by == SR_TOLD_VALUES) out->filled = part->column;
}

sr_status sr_members_whom(sr_members *members, const sr_told_part *part, sr_whom *out)
{
    sr_member_map wanted;
    want_map(members, part, &wanted, out);
    return wanted.table != NULL ? find_map(members, &wanted, &out->map) : SR_OK;
}

sr_status sr_members_meet_table(sr_members *members, const sr_told_part *part)
{
    return part->table->parent_count > 0 ? sr_sides_meet(&members->sides, part->table) : SR_OK;
}

sr_status sr_members_meet_persons(sr_members *members, const sr_told_part *part)
{
    sr_whom unused;
    sr_member_map wanted;
    want_map(members, part, &wanted, &unused);
    bool persons = wanted.table != NULL && id_column(wanted.table) != NULL;
    return persons ? find_map(members, &wanted, &unused.map) : SR_OK;
}

sr_status sr_members_meet(sr_members *members, const sr_told_part *part)
{
    sr_whom unused;
    return sr_members_whom(members, part, &unused);
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

/* Room for as many as there are members; no more come once all rows are met. */
static sr_status room_for_sets(sr_members *members)
{
    if (members->stamps != NULL) return SR_OK;
    members->stamps = sr_arena_array(members->arena, members->count + 1, sizeof *members->stamps);
    members->found = sr_arena_array(members->arena, members->count + 1, sizeof *members->found);
    return members->stamps != NULL && members->found != NULL ? SR_OK : SR_MEMORY;
}

sr_status sr_members_of(sr_members *members, const sr_whom *whom, const sr_selection *rows, uint32_t number,
                        sr_member_set *out)
{
    if (room_for_sets(members) != SR_OK) return SR_MEMORY;
    *out = (sr_member_set){0, members->found};
    for (size_t i = 0; i < rows->count; i++) {
        uint32_t row = rows->rows != NULL ? rows->rows[i] : (uint32_t)i;
        uint32_t base = whom->rows != NULL ? whom->rows[row] : row;
        uint32_t member = base != UINT32_MAX ? whom->map->of_row[base] : NONE;
        if (member == NONE || members->list[member].mass == 0 || members->stamps[member] == number ||
            (whom->filled != NULL && sr_cell(whom->filled, row).type == SR_SCALAR_MISSING)) {
            continue;
        }
        members->stamps[member] = number;
        members->found[out->count++] = member;
    }
    return SR_OK;
}
