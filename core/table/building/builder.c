#include "table/building/builder.h"

#include <stdio.h>
#include <string.h>

#include "table/building/building.h"

sr_table_builder *sr_table_builder_new(sr_arena *arena, const sr_source *source, const sr_column_spec *specs,
                                       size_t spec_count, const sr_table_limits *limits, char decimal,
                                       sr_findings *findings)
{
    sr_table_builder *builder = sr_calloc(1, sizeof *builder);
    if (builder == NULL) return NULL;
    builder->arena = arena;
    builder->source = source;
    builder->specs = specs;
    builder->spec_count = spec_count;
    builder->limits = limits != NULL ? *limits : SR_TABLE_LIMITS_DEFAULT;
    builder->decimal = decimal;
    builder->last = SR_DAY_NONE;
    builder->findings = findings;
    return builder;
}

void sr_table_builder_fixed(sr_table_builder *builder, char decimal, const sr_column_spec *own, size_t count)
{
    builder->decimal = decimal;
    builder->own = own;
    builder->own_count = count;
}

void sr_table_builder_separator(sr_table_builder *builder, char separator)
{
    builder->separator = separator;
}

void sr_table_builder_rules(sr_table_builder *builder, sr_row_rules rules)
{
    builder->rules = rules;
}

void sr_table_builder_only_declared(sr_table_builder *builder)
{
    builder->only_declared = true;
}

void sr_table_builder_last(sr_table_builder *builder, sr_day last)
{
    builder->last = last;
}

sr_arena *sr_table_builder_arena(const sr_table_builder *builder)
{
    return builder->arena;
}

void sr_table_builder_free(sr_table_builder *builder)
{
    if (builder == NULL) return;
    for (size_t i = 0; i < builder->column_count; i++) {
        sr_building_column *column = &builder->columns[i];
        sr_free(column->cells.at);
        sr_dictionary_free(&column->words);
        sr_dictionary_free(&column->parts);
        sr_free(column->refused);
    }
    sr_free(builder->row_numbers);
    sr_free(builder->lines);
    sr_free(builder->told);
    sr_free(builder->shown);
    if (builder->part) {
        sr_findings_free(builder->findings);
        sr_arena_free(builder->arena);
    }
    sr_free(builder);
}

void sr_table_builder_taken_back(sr_table_builder *builder, uint64_t rows)
{
    builder->read += rows;
    builder->taken_back += rows;
}

uint64_t sr_table_builder_rows(const sr_table_builder *builder)
{
    return builder->read;
}

void sr_table_builder_where(sr_table_builder *builder, sr_str bytes, const char *const *starts)
{
    builder->where = bytes;
    builder->starts = starts;
}

void sr_table_builder_sound(sr_table_builder *builder)
{
    builder->sound = true;
}

sr_status sr_table_builder_sheet(sr_table_builder *builder, const char *sheet)
{
    builder->sheet = sr_arena_text(builder->arena, sheet);
    return builder->sheet != NULL ? SR_OK : SR_MEMORY;
}

void sr_table_builder_about(sr_table_builder *builder, const char *about)
{
    builder->about = about;
}

void sr_table_builder_text(sr_table_builder *builder, size_t column)
{
    if (column < builder->width) builder->columns[column].infer = false;
}

char sr_table_builder_decimal(const sr_table_builder *builder)
{
    return builder->decimal;
}

const sr_column_spec *sr_table_builder_spec(const sr_table_builder *builder, size_t column)
{
    return column < builder->width ? builder->columns[column].spec : NULL;
}

bool sr_table_builder_leaves_out(const sr_table_builder *builder, size_t column)
{
    return column < builder->width && builder->columns[column].left_out;
}

sr_status sr_building_column_begin(sr_table_builder *builder, sr_building_column *column)
{
    column->words.arena = builder->arena;
    if (column->type == SR_COL_TEXT) column->cells = sr_growing_codes();
    return sr_growing_reserve(&column->cells, builder->capacity);
}

/* Of the rows; NULL as long as there are none of their own. */
static sr_status grow_numbers(uint32_t **numbers, size_t capacity)
{
    if (*numbers == NULL) return SR_OK;
    uint32_t *grown = sr_realloc(*numbers, capacity * sizeof *grown);
    if (grown == NULL) return SR_MEMORY;
    *numbers = grown;
    return SR_OK;
}

sr_status sr_building_grow(sr_table_builder *builder)
{
    if (builder->capacity > SIZE_MAX / 2 / sizeof(int64_t)) return SR_MEMORY;
    size_t capacity = builder->capacity == 0 ? 64 : builder->capacity * 2;
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < builder->column_count; i++) {
        if (!builder->columns[i].left_out) status = sr_growing_reserve(&builder->columns[i].cells, capacity);
    }
    if (status == SR_OK) status = grow_numbers(&builder->row_numbers, capacity);
    if (status == SR_OK) status = grow_numbers(&builder->lines, capacity);
    if (status == SR_OK) builder->capacity = capacity;
    return status;
}

/* Trimming that costs two comparisons where there is nothing to trim: white space, or a byte of a no-break
 * space. */
static inline sr_str trimmed(sr_str cell)
{
    if (cell.length == 0) return cell;
    unsigned char first = (unsigned char)cell.at[0];
    unsigned char last = (unsigned char)cell.at[cell.length - 1];
    bool clean = first > ' ' && last > ' ' && first != 0xC2 && last != 0xA0;
    return clean ? cell : sr_str_trim(cell);
}

static inline sr_status append(sr_table_builder *builder, sr_building_column *column, sr_str cell)
{
    if (cell.length == 0) {
        if (!column->left_out) sr_growing_empty(&column->cells, builder->rows);
        return SR_OK;
    }
    column->filled = true;
    if (cell.length > builder->limits.cell_bytes) return sr_building_too_long(builder, column, cell);
    if (column->left_out) return sr_building_check(builder, column, cell);
    if (column->type == SR_COL_DATE) return sr_building_date(builder, column, cell);
    if (column->type != SR_COL_TEXT) return sr_building_number(builder, column, cell);
    uint32_t hash = sr_hash_text(cell);
    uint32_t code = sr_dictionary_find(&column->words, cell, hash);
    if (code == UINT32_MAX) return sr_building_word(builder, column, cell, hash);
    return sr_growing_put(&column->cells, builder->rows, code);
}

/* From the first row whose number does not follow the one above, each row has its own. */
static sr_status note_number(sr_table_builder *builder, uint32_t number)
{
    size_t row = builder->rows;
    if (row == 0) builder->first_row = number;
    if (builder->row_numbers == NULL && number == builder->first_row + row) return SR_OK;
    if (builder->row_numbers == NULL) {
        builder->row_numbers = sr_malloc(builder->capacity * sizeof *builder->row_numbers);
        if (builder->row_numbers == NULL) return SR_MEMORY;
        for (size_t i = 0; i < row; i++) {
            builder->row_numbers[i] = builder->first_row + (uint32_t)i;
        }
    }
    builder->row_numbers[row] = number;
    return SR_OK;
}

unsigned sr_building_line(const sr_table_builder *builder, uint32_t row)
{
    if (builder->lines != NULL) return builder->lines[row];
    return builder->row_numbers != NULL ? builder->row_numbers[row] : builder->first_row + row;
}

/* From the first row that stands on another line than its number, each row has its own. */
static sr_status note_line(sr_table_builder *builder, uint32_t number)
{
    size_t row = builder->rows;
    if (builder->lines == NULL && builder->line == number) return SR_OK;
    if (builder->lines == NULL) {
        uint32_t *lines = sr_malloc(builder->capacity * sizeof *lines);
        if (lines == NULL) return SR_MEMORY;
        for (size_t i = 0; i < row; i++) {
            lines[i] = sr_building_line(builder, (uint32_t)i);
        }
        builder->lines = lines;
    }
    builder->lines[row] = builder->line;
    return SR_OK;
}

sr_status sr_building_number_row(sr_table_builder *builder, uint32_t number)
{
    sr_status status = note_number(builder, number);
    return status == SR_OK ? note_line(builder, number) : status;
}

static sr_status too_many_rows(sr_table_builder *builder)
{
    char limit[32];
    (void)snprintf(limit, sizeof limit, "%llu", (unsigned long long)builder->limits.rows);
    sr_status status =
        sr_building_tell(builder, &(sr_trouble){.code = "SR9041",
                                                .severity = SR_ERROR,
                                                .message = SR_MSG("the file has more than {0} rows", limit),
                                                .hint = SR_MSG("divide the file into several sources")});
    return status == SR_OK ? SR_LIMIT : status;
}

const char *sr_building_separator(const sr_table_builder *builder)
{
    static const char *const names[] = {";", ",", "|", "tab"};
    for (size_t i = 0; i + 1 < sizeof names / sizeof *names; i++) {
        if (names[i][0] == builder->separator) return names[i];
    }
    return builder->separator == '\t' ? names[3] : NULL;
}

/* The cells of a row have to be as many as the names of the header. */
static sr_message how_to_divide(const sr_table_builder *builder, bool more)
{
    const char *sign = sr_building_separator(builder);
    if (sign == NULL) return SR_MSG("every row needs as many cells as the header");
    return more ? SR_MSG("a cell that holds the separator ({0}) must stand within quotes", sign)
                : SR_MSG("every row needs as many separators ({0}) as the header", sign);
}

static sr_status wrong_width(sr_table_builder *builder, size_t count)
{
    char found[32];
    char expected[32];
    (void)snprintf(found, sizeof found, "%zu", count);
    (void)snprintf(expected, sizeof expected, "%zu", builder->width);
    return sr_building_tell(
        builder, &(sr_trouble){.code = "SR1103",
                               .severity = SR_ERROR,
                               .message = SR_MSG("the row has {0} cells and the header {1}", found, expected),
                               .hint = how_to_divide(builder, count > builder->width)});
}

static sr_status empty_row(sr_table_builder *builder)
{
    return sr_building_tell(
        builder, &(sr_trouble){.code = "SR1117",
                               .severity = SR_WARNING,
                               .message = SR_MSG("the row has only empty cells and is not counted")});
}

static sr_status append_row(sr_table_builder *builder, const sr_str *cells, uint32_t row_number)
{
    size_t filled = 0;
    for (size_t i = 0; i < builder->width; i++) {
        sr_str cell = trimmed(cells[i]);
        filled |= cell.length;
        sr_status status = append(builder, &builder->columns[i], cell);
        if (status != SR_OK) return status;
    }
    if (filled == 0 && builder->width > 1) return empty_row(builder);
    for (size_t i = builder->width; i < builder->column_count; i++) {
        sr_growing_empty(&builder->columns[i].cells, builder->rows);
    }
    sr_status status = sr_building_number_row(builder, row_number);
    if (status == SR_OK) builder->rows++;
    return status;
}

sr_status sr_table_builder_row(sr_table_builder *builder, const sr_str *cells, size_t count,
                               uint32_t row_number, unsigned line)
{
    builder->read++;
    builder->line = line;
    sr_status status = SR_OK;
    if (count != builder->width) {
        status = wrong_width(builder, count);
    } else if (sr_table_builder_skips(builder, cells)) {
        builder->skipped++;
    } else if (builder->rows >= builder->limits.rows || builder->rows >= UINT32_MAX - 1) {
        status = too_many_rows(builder);
    } else {
        if (builder->rows == builder->capacity) status = sr_building_grow(builder);
        if (status == SR_OK && builder->scaled) status = sr_building_check_scales(builder, cells);
        if (status == SR_OK) status = append_row(builder, cells, row_number);
    }
    builder->where = (sr_str){0};
    builder->sound = false;
    return status;
}
