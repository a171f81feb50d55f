/* Parts of one file that are read at the same time, and joined so that nobody can tell: words keep the order
   of their first appearance in the file, findings that of its lines, and as many of a kind are shown. */
#include "table/building/building.h"
#include "table/inside.h"

#include <string.h>

void sr_table_builder_share(sr_table_builder *builder, unsigned threads, size_t least)
{
    builder->threads = threads;
    builder->least = least;
}

size_t sr_table_builder_parts(const sr_table_builder *builder, size_t bytes)
{
    size_t most = builder->least > 0 ? bytes / builder->least : 0;
    size_t rows = builder->width > 0 ? bytes / builder->width : 0; /* that may stand in so many bytes */
    if (builder->threads < 2 || most < 2 || rows > builder->limits.rows) return 1;
    return most < builder->threads ? most : builder->threads;
}

/* The columns of the header, without cells. */
static sr_status copy_columns(const sr_table_builder *from, sr_table_builder *part)
{
    part->columns = sr_arena_array(part->arena, from->column_count, sizeof *part->columns);
    if (part->columns == NULL) return SR_MEMORY;
    part->width = from->width;
    part->column_count = from->column_count;
    part->scaled = from->scaled;
    part->skips = from->skips;
    for (size_t i = 0; i < from->column_count; i++) {
        const sr_building_column *column = &from->columns[i];
        part->columns[i] = (sr_building_column){.name = column->name,
                                                .spec = column->spec,
                                                .type = column->type,
                                                .infer = column->infer,
                                                .left_out = column->left_out};
        if (column->scale_by != NULL) {
            part->columns[i].scale_by = &part->columns[column->scale_by - from->columns];
        }
        if (!column->left_out && sr_building_column_begin(part, &part->columns[i]) != SR_OK) return SR_MEMORY;
    }
    return SR_OK;
}

sr_table_builder *sr_table_builder_part(const sr_table_builder *builder)
{
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_table_builder *part = arena != NULL && findings != NULL
                                 ? sr_table_builder_new(arena, builder->source, NULL, 0, &builder->limits,
                                                        builder->decimal, findings)
                                 : NULL;
    if (part == NULL) {
        sr_findings_free(findings);
        sr_arena_free(arena);
        return NULL;
    }
    part->part = true;
    part->separator = builder->separator;
    if (copy_columns(builder, part) == SR_OK) return part;
    sr_table_builder_free(part);
    return NULL;
}

/* ---- joining ---- */

static bool fits_scale(const sr_building_column *column, size_t rows, unsigned scale)
{
    const sr_cells cells = sr_growing_cells(&column->cells);
    for (size_t i = 0; scale > column->scale && i < rows; i++) {
        int64_t value = sr_cells_at(&cells, i);
        if (value != SR_INTEGER_MISSING && !sr_scale_up(&value, scale - column->scale)) return false;
    }
    return true;
}

/* A number that is too large is so at the scale of the rows above it: those of a part do not know them all.
 */
static bool joins(const sr_table_builder *builder, const sr_table_builder *part)
{
    for (size_t i = 0; i < part->told_count; i++) {
        if (strcmp(part->told[i].code, SR_TOO_LARGE) == 0) return false;
    }
    for (size_t i = 0; i < part->column_count; i++) {
        const sr_building_column *above = &builder->columns[i];
        const sr_building_column *below = &part->columns[i];
        unsigned scale = above->scale > below->scale ? above->scale : below->scale;
        if (!fits_scale(above, builder->rows, scale) || !fits_scale(below, part->rows, scale)) return false;
    }
    return true;
}

static sr_status same_scale(sr_table_builder *builder, sr_building_column *column, sr_table_builder *part,
                            sr_building_column *below)
{
    sr_status status = SR_OK;
    if (below->scale > column->scale) status = sr_building_rescale(column, builder->rows, below->scale);
    if (status == SR_OK && column->scale > below->scale) {
        status = sr_building_rescale(below, part->rows, column->scale);
    }
    return status;
}

/* The codes that the words of the part get. */
static sr_status join_words(sr_dictionary *words, const sr_dictionary *below, int64_t *code_of)
{
    for (uint32_t w = 0; w < below->count; w++) {
        uint32_t code = 0;
        sr_str word = {below->words[w], sr_dictionary_length(below->words[w])};
        if (sr_dictionary_get(words, word, &code) != SR_OK) return SR_MEMORY;
        code_of[w] = code;
    }
    return SR_OK;
}

static sr_status append_cells(sr_table_builder *builder, sr_building_column *column,
                              const sr_table_builder *part, const sr_building_column *below,
                              const int64_t *code_of)
{
    const sr_cells cells = sr_growing_cells(&below->cells);
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < part->rows; i++) {
        int64_t value = sr_cells_at(&cells, i);
        if (code_of != NULL && value != SR_INTEGER_MISSING) value = code_of[value];
        status = sr_growing_put(&column->cells, builder->rows + i, value);
    }
    return status;
}

static sr_status join_column(sr_table_builder *builder, sr_building_column *column, sr_table_builder *part,
                             sr_building_column *below, unsigned lines)
{
    bool text = column->type == SR_COL_TEXT;
    int64_t *code_of = text ? sr_malloc(below->words.count * sizeof *code_of) : NULL;
    sr_status status = !text || code_of != NULL ? same_scale(builder, column, part, below) : SR_MEMORY;
    if (status == SR_OK && text) status = join_words(&column->words, &below->words, code_of);
    if (status == SR_OK) status = append_cells(builder, column, part, below, code_of);
    for (size_t k = 0; status == SR_OK && text && k < SR_ODD_KINDS; k++) {
        if (!below->odd[k].found || column->odd[k].found) continue;
        column->odd[k] = below->odd[k];
        column->odd[k].line += lines;
        column->odd[k].code = (uint32_t)code_of[below->odd[k].code];
    }
    for (size_t i = 0; status == SR_OK && i < below->refused_count; i++) {
        status = sr_building_refuse(column, builder->rows + below->refused[i]);
    }
    column->filled |= below->filled;
    sr_free(code_of);
    sr_free(below->cells.at);
    below->cells = (sr_growing){0};
    return status;
}

static sr_status join_columns(sr_table_builder *builder, sr_table_builder *part, unsigned lines)
{
    sr_status status = SR_OK;
    while (status == SR_OK && builder->capacity < builder->rows + part->rows) {
        status = sr_building_grow(builder);
    }
    for (size_t i = 0; status == SR_OK && i < builder->column_count; i++) {
        sr_building_column *column = &builder->columns[i];
        if (column->left_out)
            column->filled |= part->columns[i].filled;
        else
            status = join_column(builder, column, part, &part->columns[i], lines);
    }
    return status;
}

static sr_status join_rows(sr_table_builder *builder, const sr_table_builder *part, unsigned lines,
                           uint32_t numbers)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < part->rows; i++) {
        uint32_t number = part->row_numbers != NULL ? part->row_numbers[i] : part->first_row + (uint32_t)i;
        builder->line = sr_building_line(part, (uint32_t)i) + lines;
        status = sr_building_number_row(builder, numbers + number);
        builder->rows++;
    }
    builder->read += part->read;
    builder->skipped += part->skipped;
    return status;
}

static sr_told *told_again(sr_table_builder *builder, const sr_table_builder *part, const sr_told *told)
{
    const sr_trouble trouble = {
        .code = told->code,
        .severity = told->severity,
        .once = told->once,
        .column = told->column != NULL ? &builder->columns[told->column - part->columns] : NULL};
    return sr_building_told(builder, &trouble);
}

/* What the part showed, in its order; what it only counted comes after. */
static sr_status join_findings(sr_table_builder *builder, sr_table_builder *part, unsigned lines)
{
    for (size_t i = 0; i < sr_findings_count(part->findings); i++) {
        sr_told *from = &part->told[part->shown[i]];
        sr_told *told = told_again(builder, part, from);
        if (told == NULL) return SR_MEMORY;
        from->count--;
        if (!sr_building_count(builder, told, from->said[from->joined++])) continue;
        sr_finding finding = *sr_findings_at(part->findings, i);
        if (finding.place.line > 0) finding.place.line += lines;
        sr_findings_add(builder->findings, &finding);
    }
    for (size_t i = 0; i < part->told_count; i++) {
        sr_told *told = told_again(builder, part, &part->told[i]);
        if (told == NULL) return SR_MEMORY;
        told->count += part->told[i].count;
    }
    builder->wrong |= part->wrong;
    sr_status status = sr_findings_status(part->findings);
    return status == SR_OK ? sr_findings_status(builder->findings) : status;
}

sr_status sr_table_builder_join(sr_table_builder *builder, sr_table_builder *part, unsigned lines,
                                uint32_t numbers)
{
    if (!joins(builder, part)) return SR_OVERFLOW;
    sr_status status = join_columns(builder, part, lines);
    if (status == SR_OK) status = join_rows(builder, part, lines, numbers);
    if (status == SR_OK) status = join_findings(builder, part, lines);
    if (part->read > 0) builder->line = part->line + lines;
    return status;
}
