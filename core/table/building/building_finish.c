#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

/* Replaces the words of the file by those of the code list; an empty word there makes the cell empty. */
static sr_status translate(sr_dictionary *from, const sr_column_spec *spec, sr_dictionary *to,
                           int64_t *code_of)
{
    for (uint32_t w = 0; w < from->count; w++) {
        sr_str word = {from->words[w], sr_dictionary_length(from->words[w])};
        const char *code = sr_building_code(spec, word);
        if (code != NULL) word = sr_str_of(code);
        code_of[w] = SR_INTEGER_MISSING;
        if (word.length == 0) continue;
        uint32_t new = 0;
        if (sr_dictionary_get(to, word, &new) != SR_OK) return SR_MEMORY;
        code_of[w] = new;
    }
    return SR_OK;
}

sr_status sr_building_replace(const sr_table_builder *builder, sr_building_column *column, sr_growing empty,
                              const int64_t *values)
{
    const sr_cells codes = sr_growing_cells(&column->cells);
    sr_growing made = empty;
    sr_status status = sr_growing_reserve(&made, builder->rows);
    for (size_t i = 0; status == SR_OK && i < builder->rows; i++) {
        int64_t code = sr_cells_at(&codes, i);
        status = sr_growing_put(&made, i, code != SR_INTEGER_MISSING ? values[code] : SR_INTEGER_MISSING);
    }
    sr_free(column->cells.at);
    column->cells = made;
    return status;
}

static sr_status apply_codes(const sr_table_builder *builder, sr_building_column *column)
{
    const sr_column_spec *spec = column->spec;
    bool several = spec != NULL && spec->separator != NULL;
    if (column->type != SR_COL_TEXT || spec == NULL || (spec->code_count == 0 && !several)) return SR_OK;
    sr_dictionary to = {.arena = builder->arena};
    int64_t *code_of = sr_malloc(column->words.count * sizeof *code_of);
    sr_status status = code_of == NULL ? SR_MEMORY
                       : several       ? sr_building_split(builder, column, &to, code_of)
                                       : translate(&column->words, spec, &to, code_of);
    if (status == SR_OK) status = sr_building_replace(builder, column, sr_growing_codes(), code_of);
    sr_free(code_of);
    sr_dictionary_free(&column->words);
    column->words = to;
    return status;
}

/* Gives a grown array to the arena. */
static sr_status adopt(const sr_table_builder *builder, void **array, size_t count, size_t element)
{
    if (*array == NULL) return SR_OK;
    sr_status status = sr_arena_adopt(builder->arena, *array, count * element);
    if (status == SR_OK) *array = NULL;
    return status;
}

static sr_missing missing_of(const sr_table_builder *builder, const sr_column_spec *spec)
{
    if (spec != NULL && spec->missing_as != SR_PRESENT) return spec->missing_as;
    return builder->source->published ? SR_NOT_PUBLISHED : SR_NOT_MEASURED;
}

static void describe(const sr_table_builder *builder, const sr_building_column *column, sr_column *out)
{
    const sr_column_spec *spec = column->spec;
    *out = (sr_column){.name = column->name,
                       .absent = column >= builder->columns + builder->width,
                       .type = column->type,
                       .scale = column->scale,
                       .missing_as = missing_of(builder, spec),
                       .cells = sr_growing_cells(&column->cells),
                       .words = column->words.words,
                       .word_count = column->words.count};
    if (column->type != SR_COL_TEXT) {
        out->words = NULL;
        out->word_count = 0;
    }
    if (spec != NULL) {
        out->role = spec->role;
        out->total = spec->total;
        out->measured_in = spec->measured_in;
        out->percent = spec->percent && sr_column_numeric(out);
        out->separator = spec->separator;
        out->parts = column->parts.words;
        out->part_count = column->parts.count;
        out->part_starts = column->part_starts;
        out->part_codes = column->part_codes;
    }
}

static sr_status finish_column(sr_table_builder *builder, sr_building_column *column, sr_column *out)
{
    sr_status status = apply_codes(builder, column);
    if (status == SR_OK) status = sr_building_infer(builder, column);
    if (status != SR_OK) return status;
    describe(builder, column, out);
    out->plain = sr_arena_array(builder->arena, SR_PLAIN, sizeof *out->plain);
    if (out->plain == NULL) return SR_MEMORY;
    status = adopt(builder, &column->cells.at, column->cells.capacity, column->cells.width);
    if (status == SR_OK && out->words != NULL) {
        status = adopt(builder, (void **)&column->words.words, column->words.capacity,
                       sizeof *column->words.words);
    }
    sr_dictionary_free(&column->words);
    if (status == SR_OK) {
        status = adopt(builder, (void **)&column->parts.words, column->parts.capacity,
                       sizeof *column->parts.words);
    }
    return status;
}

/* Columns made of others come after them all, wherever they are declared. */
static sr_status make_bands(sr_table_builder *builder, sr_table *table, sr_column *columns)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < builder->column_count; i++) {
        const sr_building_column *column = &builder->columns[i];
        if (column->spec == NULL || column->spec->bands == NULL) continue;
        sr_column *made = columns;
        while (strcmp(made->name, column->name) != 0) {
            made++;
        }
        status = sr_building_band(builder, column, table, made);
    }
    return status;
}

static sr_status finish_columns(sr_table_builder *builder, sr_table *table)
{
    sr_column *columns = sr_arena_array(builder->arena, builder->column_count, sizeof *columns);
    if (columns == NULL) return SR_MEMORY;
    table->columns = columns;
    for (size_t i = 0; i < builder->column_count; i++) {
        sr_building_column *column = &builder->columns[i];
        if (column->left_out || (column->unnamed && !column->filled)) continue;
        sr_status status = finish_column(builder, column, &columns[table->column_count]);
        if (status != SR_OK) return status;
        table->column_count++;
    }
    return make_bands(builder, table, columns);
}

static sr_status tell_no_rows(sr_table_builder *builder)
{
    if (builder->read > 0) return SR_OK;
    return sr_building_tell_at(builder,
                               &(sr_trouble){.code = "SR1116",
                                             .severity = SR_WARNING,
                                             .message = SR_MSG("the file has a header but no rows")},
                               builder->line, 0);
}

/* How often a finding about whole rows was told or counted. */
static uint64_t times_told(const sr_table_builder *builder, const char *code)
{
    for (size_t i = 0; i < builder->told_count; i++) {
        const sr_told *told = &builder->told[i];
        if (told->column == NULL && strcmp(told->code, code) == 0) return told->count;
    }
    return 0;
}

sr_status sr_table_build(sr_table_builder *builder, const sr_table **out)
{
    sr_table *table = sr_arena_alloc(builder->arena, sizeof *table);
    if (table == NULL) return SR_MEMORY;
    *table = (sr_table){.source = builder->source,
                        .rows = builder->rows,
                        .read = builder->read,
                        .taken_back_rows = builder->taken_back,
                        .skipped_rows = builder->skipped,
                        .empty_rows = times_told(builder, "SR1117"),
                        .uneven_rows = times_told(builder, "SR1103"),
                        .first_row = builder->first_row,
                        .header_line = builder->header_line,
                        .row_numbers = builder->row_numbers,
                        .lines = builder->lines};
    sr_status status = finish_columns(builder, table);
    if (status == SR_OK) status = sr_building_tell_sum(builder, table);
    if (status == SR_OK) status = sr_building_rules(builder, table);
    if (sr_table_builder_has_header(builder)) {
        sr_findings_sort(builder->findings, builder->found_before, builder->source->file);
        if (status == SR_OK) status = tell_no_rows(builder); /* often for what is told above it */
    }
    if (status == SR_OK) status = sr_building_tell_rest(builder);
    if (status == SR_OK)
        status =
            adopt(builder, (void **)&builder->row_numbers, builder->capacity, sizeof *builder->row_numbers);
    if (status == SR_OK)
        status = adopt(builder, (void **)&builder->lines, builder->capacity, sizeof *builder->lines);
    if (status == SR_OK) status = sr_findings_status(builder->findings);
    if (status != SR_OK) return status;
    *out = table;
    return builder->wrong ? SR_CONTENT : SR_OK;
}
