/* Rows of a CSV text. */
#include "source/csv/csv_row.h"

#include <string.h>

#include "base/memory.h"

static bool is_line_end(const sr_csv *c, const char *at)
{
    if (*at == '\n') return true;
    return *at == '\r' && (c->cr || (at + 1 < c->scan.end && at[1] == '\n'));
}

/* Tells the line and column of a byte of the row under way; not where, when nobody will see it, because
   counting from the start of the row each time could then take hours. */
static void tell(sr_csv *c, const char *code, const char *at, sr_message message, sr_message hint)
{
    unsigned line = c->row_line;
    const char *start = c->row;
    if (c->builder == NULL) return;
    if (!sr_table_builder_shows(c->builder, code)) at = start;
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

static sr_status make_room(sr_csv *c)
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

static inline sr_status add_cell(sr_csv *c, const char *start, const char *from, const char *to)
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
static inline const char *cell_end(sr_csv *c)
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

/* The quote that closes the cell, or NULL. Line ends on the way are counted. */
static const char *closing_quote(sr_csv *c)
{
    for (;;) {
        const char *at = sr_csv_next(&c->scan);
        const char *next = at + 1;
        if (at == c->scan.end) return NULL;
        if (*at == '"' && (next == c->scan.end || *next != '"')) return at;
        if (*at == '"') {
            c->escaped = true;
            (void)sr_csv_next(&c->scan);
        }
        c->line += *at == '\n' || (*at == '\r' && (next == c->scan.end || *next != '\n'));
    }
}

/* A cell within quotes; *end is the separator or line end after it. */
static sr_status quoted_cell(sr_csv *c, const char *start, const char **end)
{
    (void)sr_csv_next(&c->scan); /* the quote that opens */
    const char *close = closing_quote(c);
    if (close == NULL) {
        tell(c, "SR1110", start, SR_MSG("the quote that opens here is never closed"),
             SR_MSG("close the quote; a quote within a quoted cell is written twice"));
        c->unending = true;
        *end = c->scan.end;
        return SR_OK;
    }
    *end = cell_end(c);
    for (const char *at = close + 1; at < *end; at++) {
        if (*at == ' ' || *at == '\t') continue;
        tell(c, "SR1111", at, SR_MSG("text follows the closing quote of a cell"),
             SR_MSG("a quote within a quoted cell is written twice"));
        break;
    }
    return add_cell(c, start, start + 1, close);
}

static void end_row(sr_csv *c, const char *end)
{
    c->at = end;
    if (end == c->scan.end) return;
    c->line++;
    c->at = end + 1;
    if (*end == '\r' && c->at < c->scan.end && *c->at == '\n') {
        c->at = sr_csv_next(&c->scan) + 1;
    }
}

bool sr_csv_has_cr(sr_str text)
{
    return text.length == 0 || memchr(text.at, '\n', text.length) == NULL;
}

void sr_csv_pass_line(sr_csv *c)
{
    const char *end = c->at;
    while (end < c->scan.end && !is_line_end(c, end)) {
        end++;
    }
    c->at = end;
    if (end == c->scan.end) return;
    bool two = *end == '\r' && end + 1 < c->scan.end && end[1] == '\n';
    c->at += two ? 2 : 1;
    c->line++;
}

sr_status sr_csv_row(sr_csv *c)
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

static bool needs_rewriting(const sr_csv *c, sr_str cell, bool quoted)
{
    if (quoted && c->escaped && memchr(cell.at, '"', cell.length) != NULL) return true;
    return c->form.encoding != SR_CSV_UTF8 && sr_ascii_length(cell) < cell.length;
}

static sr_status reserve_scratch(sr_csv *c)
{
    size_t wanted = (size_t)(c->at - c->row) * 3;
    if (wanted <= c->scratch_size) return SR_OK;
    char *grown = sr_realloc(c->scratch, wanted * 2);
    if (grown == NULL) return SR_MEMORY;
    c->scratch = grown;
    c->scratch_size = wanted * 2;
    return SR_OK;
}

sr_status sr_csv_rewrite_row(sr_csv *c)
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

static bool is_blank(const sr_csv *c)
{
    return c->count == 1 && c->cells[0].length == 0 && c->cells[0].at == c->starts[0];
}

/* Whether the scan has seen that every cell of the row is text. */
static bool is_sound(const sr_csv *c)
{
    return c->form.encoding == SR_CSV_UTF8 && c->row >= c->scan.doubtful;
}

sr_status sr_csv_rows(sr_csv *c, const char *until)
{
    while (c->at < until) {
        sr_status status = sr_csv_row(c);
        c->number++;
        if (status != SR_OK || c->unending) return status;
        if (is_blank(c) && (c->width > 1 || c->at >= c->scan.end)) continue;
        status = sr_csv_rewrite_row(c);
        if (status != SR_OK) return status;
        sr_table_builder_where(c->builder, (sr_str){c->row, (size_t)(c->at - c->row)}, c->starts);
        if (is_sound(c)) sr_table_builder_sound(c->builder);
        status = sr_table_builder_row(c->builder, c->cells, c->count, c->number, c->row_line);
        if (status != SR_OK) return status;
    }
    return SR_OK;
}

void sr_csv_begin(sr_csv *c, sr_str text, const char *at)
{
    c->scan.end = text.at + text.length;
    c->scan.separator = c->form.separator;
    c->at = at;
    sr_csv_seek(&c->scan, at);
}

void sr_csv_end(sr_csv *c)
{
    sr_free(c->cells);
    sr_free(c->starts);
    sr_free(c->scratch);
}
