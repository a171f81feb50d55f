/* Cells that hold several values with a separator between them. */
#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

enum { MOST_PARTS = 64 };

/* The next value of `rest`, trimmed; false after the last one. */
static bool next_part(sr_str *rest, const char *separator, sr_str *part)
{
    if (rest->at == NULL) return false;
    const size_t sign = strlen(separator);
    size_t end = 0;
    while (end + sign <= rest->length && memcmp(rest->at + end, separator, sign) != 0) {
        end++;
    }
    bool last = end + sign > rest->length;
    *part = sr_str_trim((sr_str){rest->at, last ? rest->length : end});
    *rest = last ? (sr_str){0} : (sr_str){rest->at + end + sign, rest->length - end - sign};
    return true;
}

const char *sr_building_sign_between(const sr_column_spec *spec, sr_str cell)
{
    static const char *const signs[] = {";", ",", "/", "|", "+", "\n", " och "};
    for (size_t s = 0; s < sizeof signs / sizeof signs[0]; s++) {
        sr_str rest = cell;
        sr_str part = {0};
        size_t count = 0;
        bool known = true;
        for (; known && next_part(&rest, signs[s], &part); count++) {
            known = sr_building_code(spec, part) != NULL;
        }
        if (known && count > 1) return signs[s];
    }
    return NULL;
}

static sr_str meaning(const sr_column_spec *spec, sr_str part)
{
    const char *code = sr_building_code(spec, part);
    return code != NULL ? sr_str_of(code) : part;
}

/* The values of a cell, as in the file; those that stand there already or are empty are left out. */
typedef struct cell_parts {
    sr_str list[MOST_PARTS];
    sr_str means[MOST_PARTS]; /* by the code list */
    size_t count;
    sr_str twice; /* the first that was left out because it stands there already */
    bool empty;   /* one was left out because it is empty */
    bool many;    /* there are more than can be */
} cell_parts;

static bool is_there(const cell_parts *parts, sr_str means)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (sr_str_equal(parts->means[i], means)) return true;
    }
    return false;
}

static void take_part(const sr_column_spec *spec, sr_str part, cell_parts *out)
{
    sr_str means = meaning(spec, part);
    if (is_there(out, means)) {
        if (out->twice.length == 0) out->twice = part;
        return;
    }
    out->list[out->count] = part;
    out->means[out->count++] = means;
}

static void take_parts(const sr_column_spec *spec, sr_str cell, cell_parts *out)
{
    sr_str rest = cell;
    sr_str part = {0};
    size_t taken = 0;
    out->count = 0;
    out->twice = (sr_str){0};
    out->empty = out->many = false;
    while (!out->many && next_part(&rest, spec->separator, &part)) {
        out->empty = out->empty || part.length == 0;
        out->many = part.length > 0 && ++taken > MOST_PARTS;
        if (part.length > 0 && !out->many) take_part(spec, part, out);
    }
}

static void join_parts(const cell_parts *parts, const char *separator, sr_buf *out)
{
    for (size_t i = 0; i < parts->count; i++) {
        sr_buf_text(out, i > 0 ? separator : "");
        sr_buf_put(out, parts->list[i].at, parts->list[i].length);
    }
}

/* ---- while the rows are read ---- */

static sr_status tell_many(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    sr_growing_empty(&column->cells, builder->rows);
    return sr_building_tell(
        builder,
        &(sr_trouble){.code = "SR1302",
                      .severity = SR_ERROR,
                      .column = column,
                      .found = cell,
                      .message = SR_MSG("a cell of the column {0} holds more than 64 values", column->name),
                      .hint = SR_MSG("is \"separator\" the sign that the file uses?")});
}

static sr_status tell_dropped(sr_table_builder *builder, const sr_building_column *column, sr_str cell,
                              const cell_parts *parts)
{
    sr_trouble trouble = {.code = "SR1303", .severity = SR_WARNING, .column = column, .found = cell};
    if (parts->twice.length == 0) {
        trouble.message =
            SR_MSG("a value is empty between the separators of a cell of the column {0}", column->name);
        trouble.hint = SR_MSG("the other values of the cell are used; is one missing?");
        return sr_building_tell(builder, &trouble);
    }
    const char *twice = sr_arena_copy(builder->arena, parts->twice.at, parts->twice.length);
    if (twice == NULL) return SR_MEMORY;
    trouble.message = SR_MSG("the value {0} stands twice in a cell of the column {1}", twice, column->name);
    trouble.hint = SR_MSG("it is counted once");
    return sr_building_tell(builder, &trouble);
}

/* The values that are left, as one word; a cell that has none is empty. Not kept under the cell's own text,
   so that the next such cell is told too. */
static sr_status keep_rest(sr_table_builder *builder, sr_building_column *column, const cell_parts *parts)
{
    if (parts->count == 0) {
        sr_growing_empty(&column->cells, builder->rows);
        return SR_OK;
    }
    sr_buf text = {0};
    uint32_t code = 0;
    join_parts(parts, column->spec->separator, &text);
    sr_status status = sr_buf_status(&text);
    if (status == SR_OK) status = sr_dictionary_get(&column->words, (sr_str){text.at, text.length}, &code);
    if (status == SR_OK) status = sr_growing_put(&column->cells, builder->rows, code);
    sr_buf_free(&text);
    return status;
}

sr_status sr_building_several(sr_table_builder *builder, sr_building_column *column, sr_str cell,
                              uint32_t hash)
{
    const sr_column_spec *spec = column->spec;
    cell_parts parts;
    take_parts(spec, cell, &parts);
    if (parts.many) return tell_many(builder, column, cell);
    for (size_t i = 0; spec->codes_closed && i < parts.count; i++) {
        if (sr_building_code(spec, parts.list[i]) == NULL) {
            return sr_building_unknown_code(builder, column, parts.list[i]);
        }
    }
    if (parts.twice.length == 0 && !parts.empty) {
        uint32_t code = 0;
        sr_status added = sr_dictionary_add(&column->words, cell, hash, &code);
        return added == SR_OK ? sr_growing_put(&column->cells, builder->rows, code) : added;
    }
    sr_status status = tell_dropped(builder, column, cell, &parts);
    return status == SR_OK ? keep_rest(builder, column, &parts) : status;
}

/* ---- when all rows are read ---- */

/* The words of a column of several values while they are translated. */
typedef struct splitting {
    const sr_table_builder *builder;
    const sr_column_spec *spec;
    sr_dictionary *words; /* cells, each value by its code */
    sr_dictionary *parts;
    uint32_t *starts; /* per word, and one more */
    uint32_t *codes;
    size_t count, capacity;
    size_t start_capacity;
} splitting;

/* The translated values; a value whose code is "" is none. */
static void translate(cell_parts *parts)
{
    size_t count = 0;
    for (size_t i = 0; i < parts->count; i++) {
        if (parts->means[i].length > 0) parts->list[count++] = parts->means[i];
    }
    parts->count = count;
}

static sr_status add_part(splitting *s, sr_str part)
{
    if (sr_grow((void **)&s->codes, s->count, &s->capacity, sizeof *s->codes) != SR_OK) return SR_MEMORY;
    return sr_dictionary_get(s->parts, part, &s->codes[s->count++]);
}

/* A new word: its values follow those of the word before. */
static sr_status add_word(splitting *s, const cell_parts *parts)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < parts->count; i++) {
        status = add_part(s, parts->list[i]);
    }
    if (status != SR_OK ||
        sr_grow((void **)&s->starts, s->words->count, &s->start_capacity, sizeof *s->starts) != SR_OK) {
        return SR_MEMORY;
    }
    s->starts[s->words->count] = (uint32_t)s->count;
    return SR_OK;
}

static sr_status split_word(splitting *s, sr_str word, int64_t *code)
{
    cell_parts parts;
    sr_buf text = {0};
    take_parts(s->spec, word, &parts);
    translate(&parts);
    *code = SR_INTEGER_MISSING;
    if (parts.count == 0) return SR_OK;
    join_parts(&parts, s->spec->separator, &text);
    sr_str whole = {text.at, text.length};
    sr_status status = sr_buf_status(&text);
    uint32_t hash = status == SR_OK ? sr_hash_text(whole) : 0;
    uint32_t found = status == SR_OK ? sr_dictionary_find(s->words, whole, hash) : 0;
    if (status == SR_OK && found == UINT32_MAX) {
        status = sr_dictionary_add(s->words, whole, hash, &found);
        if (status == SR_OK) status = add_word(s, &parts);
    }
    *code = found;
    sr_buf_free(&text);
    return status;
}

static sr_status begin(splitting *s)
{
    if (sr_grow((void **)&s->starts, 0, &s->start_capacity, sizeof *s->starts) != SR_OK) return SR_MEMORY;
    s->starts[0] = 0;
    return sr_grow((void **)&s->codes, 0, &s->capacity, sizeof *s->codes);
}

static sr_status adopt_parts(splitting *s, sr_building_column *column)
{
    sr_arena *arena = s->builder->arena;
    sr_status status = sr_arena_adopt(arena, s->starts, s->start_capacity * sizeof *s->starts);
    if (status != SR_OK) return status;
    column->part_starts = s->starts;
    s->starts = NULL;
    status = sr_arena_adopt(arena, s->codes, s->capacity * sizeof *s->codes);
    if (status != SR_OK) return status;
    column->part_codes = s->codes;
    s->codes = NULL;
    return SR_OK;
}

sr_status sr_building_split(const sr_table_builder *builder, sr_building_column *column, sr_dictionary *to,
                            int64_t *code_of)
{
    splitting s = {.builder = builder, .spec = column->spec, .words = to, .parts = &column->parts};
    column->parts.arena = builder->arena;
    sr_status status = begin(&s);
    for (uint32_t w = 0; status == SR_OK && w < column->words.count; w++) {
        const char *word = column->words.words[w];
        status = split_word(&s, (sr_str){word, sr_dictionary_length(word)}, &code_of[w]);
    }
    if (status == SR_OK) status = adopt_parts(&s, column);
    sr_free(s.starts);
    sr_free(s.codes);
    return status;
}

const uint32_t *sr_cell_parts(const sr_column *column, uint32_t row, uint32_t *count)
{
    uint32_t code = sr_column_code(column, row);
    *count = 0;
    if (code == SR_CODE_MISSING) return NULL;
    *count = column->part_starts[code + 1] - column->part_starts[code];
    return column->part_codes + column->part_starts[code];
}
