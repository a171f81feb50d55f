#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "table/building/building.h"

enum { LONGEST_SHOWN = 60 };

/* What stood in the file, cut, with bytes that are no text written as \xNN. */
static void show(sr_buf *out, sr_str found)
{
    size_t at = 0;
    while (at < found.length && at < LONGEST_SHOWN) {
        size_t left = found.length - at;
        size_t whole = left < LONGEST_SHOWN - at ? left : LONGEST_SHOWN - at;
        size_t valid = sr_utf8_valid(found.at + at, whole);
        const char *nul = memchr(found.at + at, '\0', valid);
        if (nul != NULL) valid = (size_t)(nul - (found.at + at));
        sr_buf_put(out, found.at + at, valid);
        at += valid;
        if (at >= found.length || at >= LONGEST_SHOWN || (valid < whole && whole < left && whole - valid < 4))
            break;
        if (valid < whole) sr_buf_printf(out, "\\x%02X", (unsigned)(unsigned char)found.at[at++]);
    }
    if (at < found.length) sr_buf_text(out, "…");
}

/* Line ends between two places in a row: LF, CRLF or CR. */
static unsigned lines_between(const char *from, const char *to, const char **line_start)
{
    unsigned lines = 0;
    *line_start = from;
    for (const char *at = from; at < to; at++) {
        bool ends = *at == '\n' || (*at == '\r' && (at + 1 >= to || at[1] != '\n'));
        lines += ends;
        if (ends) *line_start = at + 1;
    }
    return lines;
}

void sr_building_locate(const sr_table_builder *builder, const sr_building_column *column, unsigned *line,
                        unsigned *column_number)
{
    *line = builder->line;
    *column_number = 0;
    if (column != NULL && builder->sheet != NULL && (size_t)(column - builder->columns) < builder->width) {
        *column_number = (unsigned)(column - builder->columns) + 1;
        return;
    }
    if (column == NULL || builder->where.length == 0 || builder->starts == NULL) return;
    const char *cell = builder->starts[column - builder->columns];
    if (cell == NULL || cell < builder->where.at || cell > builder->where.at + builder->where.length) return;
    const char *start = NULL;
    *line += lines_between(builder->where.at, cell, &start);
    size_t bytes = (size_t)(cell - start);
    bool utf8 = sr_utf8_valid(start, bytes) == bytes;
    *column_number = (unsigned)(utf8 ? sr_utf8_length((sr_str){start, bytes}) : bytes) + 1;
}

sr_status sr_building_refuse(sr_building_column *column, size_t row)
{
    if (column->refused_count > 0 && column->refused[column->refused_count - 1] == row) return SR_OK;
    sr_status status = sr_grow((void **)&column->refused, column->refused_count, &column->refused_capacity,
                               sizeof *column->refused);
    if (status == SR_OK) column->refused[column->refused_count++] = (uint32_t)row;
    return status;
}

static int by_row(const void *a, const void *b)
{
    uint32_t left = *(const uint32_t *)a;
    uint32_t right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

bool sr_building_refused(const sr_building_column *column, uint32_t row)
{
    return column->refused_count > 0 &&
           bsearch(&row, column->refused, column->refused_count, sizeof *column->refused, by_row) != NULL;
}

/* An error about the cell of the row under way. */
static sr_status refuse_cell(sr_table_builder *builder, const sr_building_column *column,
                             sr_severity severity)
{
    if (column == NULL || severity != SR_ERROR) return SR_OK;
    return sr_building_refuse(&builder->columns[column - builder->columns], builder->rows);
}

sr_told *sr_building_told(sr_table_builder *builder, const sr_trouble *trouble)
{
    for (size_t i = 0; i < builder->told_count; i++) {
        sr_told *told = &builder->told[i];
        bool same = told->column == trouble->column && told->severity == trouble->severity;
        if (same && strcmp(told->code, trouble->code) == 0) return told;
    }
    if (sr_grow((void **)&builder->told, builder->told_count, &builder->told_capacity,
                sizeof *builder->told) != SR_OK) {
        return NULL;
    }
    builder->told[builder->told_count] = (sr_told){.code = trouble->code,
                                                   .column = trouble->column,
                                                   .severity = trouble->severity,
                                                   .once = trouble->once};
    return &builder->told[builder->told_count++];
}

/* A part shows more of what is told once for each text: rows above it may have shown as many already. */
static bool is_full(const sr_table_builder *builder, const sr_told *told)
{
    return told->shown >= SR_TOLD_OF_A_KIND * (told->once && builder->part ? 2 : 1);
}

bool sr_building_count(const sr_table_builder *builder, sr_told *told, uint32_t found)
{
    told->count++;
    if (is_full(builder, told)) return false;
    for (unsigned i = 0; told->once && i < told->shown; i++) {
        if (told->said[i] == found) return false;
    }
    told->said[told->shown++] = found;
    return true;
}

bool sr_table_builder_shows(const sr_table_builder *builder, const char *code)
{
    for (size_t i = 0; i < builder->told_count; i++) {
        const sr_told *told = &builder->told[i];
        if (told->column == NULL && strcmp(told->code, code) == 0) return !is_full(builder, told);
    }
    return true;
}

/* The letters of a column of a sheet: A … Z, AA … */
static void write_column(sr_buf *out, unsigned column)
{
    char letters[8];
    size_t at = sizeof letters;
    for (; column > 0 && at > 0; column = (column - 1) / 26) {
        letters[--at] = (char)('A' + (column - 1) % 26);
    }
    sr_buf_put(out, letters + at, sizeof letters - at);
}

/* "blad Deltagare, cell C7", or as much of it as is known. */
static void write_about(const sr_table_builder *builder, unsigned line, unsigned column, sr_buf *out)
{
    if (builder->sheet == NULL) {
        sr_buf_text(out, builder->about);
        return;
    }
    sr_buf_printf(out, "blad %s", builder->sheet);
    if (line == 0) return;
    sr_buf_text(out, column > 0 ? ", cell " : ", rad ");
    write_column(out, column);
    sr_buf_printf(out, "%u", line);
}

/* A part remembers of which kind each finding was. */
static sr_status add(sr_table_builder *builder, const sr_told *told, const sr_finding *finding)
{
    size_t before = sr_findings_count(builder->findings);
    sr_findings_add(builder->findings, finding);
    if (!builder->part || sr_findings_count(builder->findings) == before) return SR_OK;
    if (sr_grow((void **)&builder->shown, before, &builder->shown_capacity, sizeof *builder->shown) !=
        SR_OK) {
        return SR_MEMORY;
    }
    builder->shown[before] = (uint32_t)(told - builder->told);
    return SR_OK;
}

sr_status sr_building_tell_at(sr_table_builder *builder, const sr_trouble *trouble, unsigned line,
                              unsigned column)
{
    if (trouble->severity == SR_ERROR) builder->wrong = true;
    sr_told *told = sr_building_told(builder, trouble);
    if (told == NULL) return SR_MEMORY;
    if (!sr_building_count(builder, told, told->once ? sr_hash_text(trouble->found) : 0)) return SR_OK;
    sr_buf found = {0};
    sr_buf about = {0};
    show(&found, trouble->found);
    write_about(builder, line, column, &about);
    sr_finding finding = {.code = trouble->code,
                          .subject = about.length > 0 ? sr_buf_string(&about) : NULL,
                          .severity = trouble->severity,
                          .place = {.file = builder->source->file, .line = line, .column = column},
                          .message = trouble->message,
                          .found = trouble->found.length > 0 ? sr_buf_string(&found) : NULL,
                          .expected = trouble->expected,
                          .hint = trouble->hint};
    sr_status status = found.failed || about.failed ? SR_MEMORY : add(builder, told, &finding);
    sr_buf_free(&found);
    sr_buf_free(&about);
    return status == SR_OK ? sr_findings_status(builder->findings) : status;
}

sr_status sr_building_tell(sr_table_builder *builder, const sr_trouble *trouble)
{
    unsigned line = 0;
    unsigned column = 0;
    const sr_told *told = sr_building_told(builder, trouble);
    if (told == NULL) return SR_MEMORY;
    if (!is_full(builder, told)) sr_building_locate(builder, trouble->column, &line, &column);
    if (refuse_cell(builder, trouble->column, trouble->severity) != SR_OK) return SR_MEMORY;
    return sr_building_tell_at(builder, trouble, line, column);
}

void sr_table_builder_problem(sr_table_builder *builder, const char *code, unsigned line, unsigned column,
                              const char *found, sr_message message, sr_message hint)
{
    sr_trouble trouble = {
        .code = code, .severity = SR_ERROR, .found = sr_str_of(found), .message = message, .hint = hint};
    if (sr_building_tell_at(builder, &trouble, line, column) != SR_OK) {
        builder->wrong = true; /* out of memory is remembered by the findings */
        sr_findings_no_memory(builder->findings);
    }
}

/* The column of a cell of a sheet that the reader itself tells of, in the row to come. */
static const sr_building_column *told_column(const sr_table_builder *builder, const sr_place *place)
{
    bool cell = builder->sheet != NULL && place->column > 0 && place->column <= builder->width;
    return cell ? &builder->columns[place->column - 1] : NULL;
}

void sr_table_builder_tell(sr_table_builder *builder, const sr_finding *finding)
{
    sr_trouble trouble = {.code = finding->code,
                          .severity = finding->severity,
                          .found = sr_str_of(finding->found),
                          .message = finding->message,
                          .expected = finding->expected,
                          .hint = finding->hint};
    const sr_place *place = &finding->place;
    if (refuse_cell(builder, told_column(builder, place), finding->severity) != SR_OK ||
        sr_building_tell_at(builder, &trouble, place->line, place->column) != SR_OK) {
        builder->wrong = true; /* out of memory is remembered by the findings */
        sr_findings_no_memory(builder->findings);
    }
}

sr_status sr_building_tell_rest(sr_table_builder *builder)
{
    for (size_t i = 0; i < builder->told_count; i++) {
        const sr_told *told = &builder->told[i];
        if (told->count <= told->shown) continue;
        char more[32];
        (void)snprintf(more, sizeof more, "%llu", (unsigned long long)(told->count - told->shown));
        sr_finding finding = {.code = told->code,
                              .severity = told->severity,
                              .place = {.file = builder->source->file},
                              .message = told->column != NULL
                                             ? SR_MSG("and {0} more of the same kind in the column {1}", more,
                                                      told->column->name)
                                             : SR_MSG("and {0} more of the same kind", more)};
        sr_findings_add(builder->findings, &finding);
    }
    return sr_findings_status(builder->findings);
}
