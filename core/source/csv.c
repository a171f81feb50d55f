#include "source/csv.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "source/csv_scan.h"

enum { MOST_PLACES = 200 };

/* A CSV text while it is read, and the row under way: slices of the file, rewritten only where they must be.
 */
typedef struct csv {
    sr_csv_scan scan;
    sr_csv_form form;
    sr_table_builder *builder;
    const char *at;  /* where the next row begins */
    unsigned line;   /* of it */
    bool cr;         /* a line ends with CR alone */
    const char *row; /* where the row under way began */
    unsigned row_line;
    sr_str *cells;
    const char **starts;
    size_t capacity;
    size_t width; /* of the header; 0 before it */
    size_t count; /* cells of the row; those beyond the capacity are counted only */
    bool escaped; /* a cell holds a doubled quote */
    bool unending;
    size_t told;
    char *scratch;
    size_t scratch_size;
} csv;

static bool is_line_end(const csv *c, const char *at)
{
    if (*at == '\n') return true;
    return *at == '\r' && (c->cr || (at + 1 < c->scan.end && at[1] == '\n'));
}

/* Tells the line and column of a byte of the row under way; no longer the column once very much is wrong,
   because counting from the start of the row each time could then take hours. */
static void tell(csv *c, const char *code, const char *at, sr_message message, sr_message hint)
{
    if (c->told++ >= MOST_PLACES) {
        sr_table_builder_problem(c->builder, code, c->row_line, 0, NULL, message, hint);
        return;
    }
    unsigned line = c->row_line;
    const char *start = c->row;
    for (const char *p = c->row; p < at; p++) {
        if (!is_line_end(c, p)) continue;
        line += *p == '\n' || c->cr;
        start = p + 1;
    }
    size_t bytes = (size_t)(at - start);
    bool utf8 = c->form.encoding == SR_CSV_UTF8 && sr_utf8_valid(start, bytes) == bytes;
    size_t column = utf8 ? sr_utf8_length((sr_str){start, bytes}) : bytes;
    sr_table_builder_problem(c->builder, code, line, (unsigned)column + 1, NULL, message, hint);
}

static sr_status make_room(csv *c)
{
    if (c->count < c->capacity || c->width != 0) return SR_OK;
    size_t capacity = c->capacity != 0 ? c->capacity * 2 : 32;
    sr_str *cells = sr_realloc(c->cells, capacity * sizeof *cells);
    if (cells != NULL) c->cells = cells;
    const char **starts = sr_realloc(c->starts, capacity * sizeof *starts);
    if (starts != NULL) c->starts = starts;
    if (cells == NULL || starts == NULL) return SR_MEMORY;
    c->capacity = capacity;
    return SR_OK;
}

static inline sr_status add_cell(csv *c, const char *start, const char *from, const char *to)
{
    if (c->count >= c->capacity) {
        sr_status status = make_room(c);
        if (status != SR_OK) return status;
    }
    if (c->count < c->capacity) {
        c->cells[c->count] = (sr_str){from, (size_t)(to - from)};
        c->starts[c->count] = start;
    }
    c->count++;
    return SR_OK;
}

/* The separator or line end that ends an unquoted cell. A quote within it is a character as any other. */
static inline const char *cell_end(csv *c)
{
    for (;;) {
        const char *at = sr_csv_next(&c->scan);
        if (at == c->scan.end || *at == c->form.separator || is_line_end(c, at)) return at;
        if (*at == '\r') {
            tell(c, "SR1114", at, SR_MSG("a carriage return within a line"),
                 SR_MSG("put the cell within quotes, or use one kind of line end"));
        }
    }
}

static void count_lines(csv *c, const char *from, const char *to)
{
    for (const char *at = from; at < to; at++) {
        c->line += *at == '\n' || (*at == '\r' && (at + 1 == to || at[1] != '\n'));
    }
}

static const char *closing_quote(csv *c, const char *from)
{
    for (const char *at = from; at < c->scan.end;) {
        const char *quote = memchr(at, '"', (size_t)(c->scan.end - at));
        if (quote == NULL) return NULL;
        if (quote + 1 == c->scan.end || quote[1] != '"') return quote;
        c->escaped = true;
        at = quote + 2;
    }
    return NULL;
}

/* A cell within quotes; *end is the separator or line end after it. */
static sr_status quoted_cell(csv *c, const char *start, const char **end)
{
    const char *close = closing_quote(c, start + 1);
    if (close == NULL) {
        tell(c, "SR1110", start, SR_MSG("the quote that opens here is never closed"),
             SR_MSG("close the quote; a quote within a quoted cell is written twice"));
        c->unending = true;
        *end = c->scan.end;
        return SR_OK;
    }
    count_lines(c, start + 1, close);
    sr_csv_seek(&c->scan, close + 1);
    *end = cell_end(c);
    for (const char *at = close + 1; at < *end; at++) {
        if (*at == ' ' || *at == '\t') continue;
        tell(c, "SR1111", at, SR_MSG("text follows the closing quote of a cell"),
             SR_MSG("a quote within a quoted cell is written twice"));
        break;
    }
    return add_cell(c, start, start + 1, close);
}

static void end_row(csv *c, const char *end)
{
    c->at = end;
    if (end == c->scan.end) return;
    c->line++;
    c->at = end + 1;
    if (*end == '\r' && c->at < c->scan.end && *c->at == '\n') {
        c->at = sr_csv_next(&c->scan) + 1;
    }
}

static sr_status read_row(csv *c)
{
    const char *start = c->at;
    c->row = start;
    c->row_line = c->line;
    c->count = 0;
    c->escaped = false;
    for (;;) {
        const char *end = NULL;
        sr_status status = SR_OK;
        if (start < c->scan.end && *start == '"') {
            status = quoted_cell(c, start, &end);
        } else {
            end = cell_end(c);
            status = add_cell(c, start, start, end);
        }
        if (status != SR_OK) return status;
        if (end == c->scan.end || *end != c->form.separator) {
            end_row(c, end);
            return SR_OK;
        }
        start = end + 1;
    }
}

static bool needs_rewriting(const csv *c, sr_str cell, bool quoted)
{
    if (quoted && c->escaped && memchr(cell.at, '"', cell.length) != NULL) return true;
    if (c->form.encoding == SR_CSV_UTF8) return false;
    for (size_t i = 0; i < cell.length; i++) {
        if ((unsigned char)cell.at[i] >= 0x80) return true;
    }
    return false;
}

static sr_status reserve_scratch(csv *c)
{
    size_t wanted = (size_t)(c->at - c->row) * 3;
    if (wanted <= c->scratch_size) return SR_OK;
    char *grown = sr_realloc(c->scratch, wanted * 2);
    if (grown == NULL) return SR_MEMORY;
    c->scratch = grown;
    c->scratch_size = wanted * 2;
    return SR_OK;
}

static sr_status rewrite_cells(csv *c)
{
    if (!c->escaped && c->form.encoding == SR_CSV_UTF8) return SR_OK;
    if (reserve_scratch(c) != SR_OK) return SR_MEMORY;
    char *out = c->scratch;
    for (size_t i = 0; i < c->count && i < c->capacity; i++) {
        bool quoted = c->cells[i].at > c->starts[i]; /* a quote stands before it */
        if (!needs_rewriting(c, c->cells[i], quoted)) continue;
        const char *bad = NULL;
        size_t length = sr_csv_rewrite(c->cells[i], quoted, c->form.encoding, out, &bad);
        if (bad != NULL) {
            tell(c, "SR1112", bad, SR_MSG("a byte that the encoding of the file does not have"),
                 SR_MSG("set \"encoding\" in the options of the source, or save the file as UTF-8"));
        }
        c->cells[i] = (sr_str){out, length};
        out += length;
    }
    return SR_OK;
}

static bool is_blank(const csv *c)
{
    return c->count == 1 && c->cells[0].length == 0 && c->cells[0].at == c->starts[0];
}

static sr_status read_header(csv *c)
{
    for (unsigned skip = 1; skip < c->form.header && c->at < c->scan.end; skip++) {
        sr_status status = read_row(c);
        if (status != SR_OK) return status;
    }
    if (c->at >= c->scan.end) {
        sr_table_builder_problem(
            c->builder, "SR1119", c->line, 0, NULL, SR_MSG("the file ends before the line of the header"),
            SR_MSG("set \"header\" in the options of the source to the line with the names"));
        return SR_CONTENT;
    }
    sr_status status = read_row(c);
    if (status == SR_OK) status = rewrite_cells(c);
    if (status != SR_OK) return status;
    if (c->unending) return SR_CONTENT;
    sr_table_builder_where(c->builder, (sr_str){c->row, (size_t)(c->at - c->row)}, c->starts);
    status = sr_table_builder_header(c->builder, c->cells, c->count, c->row_line);
    c->width = c->count;
    return status;
}

static sr_status read_rows(csv *c)
{
    uint32_t number = c->form.header; /* as a spreadsheet counts: a quoted line end begins no row */
    while (c->at < c->scan.end) {
        sr_status status = read_row(c);
        number++;
        if (status != SR_OK || c->unending) return status;
        if (is_blank(c) && (c->width > 1 || c->at >= c->scan.end)) continue;
        status = rewrite_cells(c);
        if (status != SR_OK) return status;
        sr_table_builder_where(c->builder, (sr_str){c->row, (size_t)(c->at - c->row)}, c->starts);
        status = sr_table_builder_row(c->builder, c->cells, c->count, number, c->row_line);
        if (status != SR_OK) return status;
    }
    return SR_OK;
}

/* What is not a text in an encoding that is read. */
static bool refuse_bytes(sr_str bytes, sr_table_builder *builder)
{
    bool empty = sr_str_trim(sr_csv_text(bytes)).length == 0;
    bool wide =
        bytes.length >= 2 && (memcmp(bytes.at, "\xFF\xFE", 2) == 0 || memcmp(bytes.at, "\xFE\xFF", 2) == 0);
    bool zip = bytes.length >= 4 && memcmp(bytes.at, "PK\x03\x04", 4) == 0;
    if (empty) {
        sr_table_builder_problem(builder, "SR1115", 0, 0, NULL, SR_MSG("the file is empty"),
                                 SR_MSG("the first line must hold the names of the columns"));
    } else if (wide) {
        sr_table_builder_problem(builder, "SR1118", 0, 0, NULL,
                                 SR_MSG("the file is in UTF-16, which is not read"),
                                 SR_MSG("save the file as CSV in UTF-8"));
    } else if (zip) {
        sr_table_builder_problem(builder, "SR1118", 0, 0, NULL,
                                 SR_MSG("the file is a spreadsheet or an archive, not a text"),
                                 SR_MSG("save the file as CSV in UTF-8"));
    }
    return empty || wide || zip;
}

static void begin(csv *c, sr_str text)
{
    c->scan.end = text.at + text.length;
    c->scan.separator = c->form.separator;
    c->at = text.at;
    c->line = 1;
    c->cr = memchr(text.at, '\n', text.length) == NULL;
    sr_csv_seek(&c->scan, text.at);
}

static sr_status csv_read(void *user, const sr_reader_input *input, sr_table_builder *builder)
{
    (void)user;
    if (refuse_bytes(input->bytes, builder)) return SR_CONTENT;
    csv c = {.builder = builder};
    sr_status status = sr_csv_form_of(input, builder, &c.form);
    if (status != SR_OK) return status;
    begin(&c, sr_csv_text(input->bytes));
    status = read_header(&c);
    if (status == SR_OK) status = read_rows(&c);
    sr_free(c.cells);
    sr_free(c.starts);
    sr_free(c.scratch);
    return status;
}

const sr_reader sr_csv_reader = {"csv", csv_read, NULL};
