/* The names of the columns of a sheet. A header may take several rows, with merged cells: a name in the last
   row may be a merged cell that begins above it, and the name of a group stands before those of its columns.
 */
#include <string.h>

#include "source/xlsx/xlsx_sheet.h"

enum { MOST_MERGES = 100000, MOST_KEPT = 1 << 20, MOST_TITLE = 20 };

typedef struct name_cell {
    unsigned row, column;
    sr_str text;
} name_cell;

typedef struct range {
    unsigned row, column, to_row, to_column;
} range;

typedef struct header {
    sr_xlsx *x;
    name_cell *cells; /* of the rows down to the last of the header, in order */
    size_t count, capacity;
    range *merges; /* that begin in those rows */
    size_t merge_count, merge_capacity;
    unsigned first, last; /* 0: not known yet: the first row that has cells, or the names below a title */
    unsigned top;         /* the first row that has cells */
    unsigned width;
    sr_xlsx_wrongs wrongs; /* no names; told of the rows of the header only */
    bool failed;
} header;

static sr_status take_cell(void *user, sr_xlsx_cell *cell)
{
    header *h = user;
    sr_str text = {0};
    if (h->last != 0 && cell->row > h->last) return SR_OK;
    sr_status status = sr_xlsx_cell_text(h->x, cell, NULL, &text);
    if (status == SR_OK && cell->wrong != SR_XLSX_RIGHT) {
        sr_str found = {sr_buf_string(&cell->content), cell->content.length};
        return sr_xlsx_wrongs_add(&h->wrongs, cell, cell->wrong, found);
    }
    text = sr_str_trim(text);
    if (status != SR_OK || text.length == 0) return status;
    if (h->count >= MOST_KEPT) return SR_OK;
    char *copy = sr_arena_copy(h->x->arena, text.at, text.length);
    if (copy == NULL || sr_grow((void **)&h->cells, h->count, &h->capacity, sizeof *h->cells) != SR_OK) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < text.length; i++) { /* a name in a cell of several lines is one line */
        if (copy[i] == '\n' || copy[i] == '\r') copy[i] = ' ';
    }
    h->cells[h->count++] = (name_cell){cell->row, cell->column, {copy, text.length}};
    return SR_OK;
}

/* Whether the cells that were kept last, those of `row`, are the names that the source asks for. */
static sr_status is_header(const header *h, unsigned row, bool *out)
{
    size_t from = h->count;
    while (from > 0 && h->cells[from - 1].row == row)
        from--;
    sr_str *names = sr_arena_array(h->x->arena, h->count - from, sizeof *names);
    if (names == NULL) return SR_MEMORY;
    for (size_t i = from; i < h->count; i++) {
        names[i - from] = h->cells[i].text;
    }
    *out = from < h->count && sr_table_builder_is_header(h->x->builder, names, h->count - from);
    return SR_OK;
}

static sr_status end_row(void *user, unsigned row, bool *enough)
{
    header *h = user;
    bool found = false;
    if (h->top == 0 && h->count > 0) h->top = row;
    sr_status status = h->last == 0 && h->count > 0 ? is_header(h, row, &found) : SR_OK;
    if (found) h->first = h->last = row;
    *enough = h->last != 0 ? row >= h->last : row >= MOST_TITLE && h->top != 0;
    return status;
}

/* No row has the names that are asked for: then the first row is taken for them, and what it lacks is told.
 */
static void settle(header *h)
{
    if (h->last == 0) h->first = h->last = h->top;
    if (h->x->options.header == 0 && h->first > h->top) sr_table_builder_below_title(h->x->builder, h->first);
}

static bool read_range(sr_str text, range *out)
{
    const char *colon = text.length > 0 ? memchr(text.at, ':', text.length) : NULL;
    if (colon == NULL) return false;
    size_t length = (size_t)(colon - text.at);
    return sr_xlsx_reference((sr_str){text.at, length}, &out->row, &out->column) &&
           sr_xlsx_reference((sr_str){colon + 1, text.length - length - 1}, &out->to_row, &out->to_column);
}

static void take_merge(void *user, sr_str text)
{
    header *h = user;
    range found = {0};
    if (!read_range(text, &found) || found.row > h->last || h->merge_count >= MOST_MERGES) return;
    if (sr_grow((void **)&h->merges, h->merge_count, &h->merge_capacity, sizeof *h->merges) != SR_OK) {
        h->failed = true;
        return;
    }
    h->merges[h->merge_count++] = found;
}

static const name_cell *cell_at(const header *h, unsigned row, unsigned column)
{
    size_t from = 0;
    size_t to = h->count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        const name_cell *cell = &h->cells[middle];
        if (cell->row == row && cell->column == column) return cell;
        if (cell->row < row || (cell->row == row && cell->column < column))
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

/* What a row of the header says about a column: its own cell, or the merged one that covers it. The name of a
   group is said for all its columns, the last row names only the first of a merged cell. */
static const name_cell *said(const header *h, unsigned row, unsigned column)
{
    const name_cell *own = cell_at(h, row, column);
    for (size_t i = 0; own == NULL && i < h->merge_count; i++) {
        const range *m = &h->merges[i];
        bool covers = m->row <= row && row <= m->to_row && m->column <= column && column <= m->to_column;
        if (covers && (m->column == column || row < h->last)) own = cell_at(h, m->row, m->column);
    }
    return own;
}

static sr_status name_of(const header *h, unsigned column, sr_str *out)
{
    sr_buf name = {0};
    const name_cell *before = NULL;
    for (unsigned row = h->first; row <= h->last; row++) {
        const name_cell *cell = said(h, row, column);
        if (cell == NULL || cell == before) continue;
        sr_buf_text(&name, name.length > 0 ? " " : "");
        sr_buf_str(&name, cell->text);
        before = cell;
    }
    const char *kept = sr_arena_copy(h->x->arena, sr_buf_string(&name), name.length);
    *out = (sr_str){kept, name.length};
    bool failed = name.failed || kept == NULL;
    sr_buf_free(&name);
    return failed ? SR_MEMORY : SR_OK;
}

static void measure(header *h)
{
    for (size_t i = 0; i < h->count; i++) {
        bool named = h->cells[i].row >= h->first && h->cells[i].row <= h->last;
        if (named && h->cells[i].column > h->width) h->width = h->cells[i].column;
    }
    for (size_t i = 0; i < h->merge_count; i++) {
        const range *m = &h->merges[i];
        bool named = m->to_row >= h->first && cell_at(h, m->row, m->column) != NULL;
        if (named && m->to_column > h->width) h->width = m->to_column;
    }
}

/* Merged cells stand after all rows of the sheet, so they are looked for only where a name is missing. */
static bool has_holes(const header *h)
{
    for (unsigned column = 1; column <= h->width; column++) {
        if (cell_at(h, h->last, column) == NULL) return true;
    }
    return h->first < h->last || h->width == 0;
}

static sr_status no_header(header *h)
{
    sr_table_builder_problem(h->x->builder, "SR1119", h->last, 0, NULL,
                             SR_MSG("the row of the header is empty"),
                             SR_MSG("set \"header\" in the options of the source to the row with the names"));
    return SR_CONTENT;
}

static sr_status read_merges(header *h, const sr_xlsx_sheet *sheet)
{
    sr_xlsx_visitor visitor = {.merged = take_merge, .user = h};
    sr_status status = sr_xlsx_visit(h->x, sheet, &visitor);
    if (status == SR_OK && h->failed) status = SR_MEMORY;
    return status;
}

static sr_status name_columns(header *h, sr_xlsx_header *out)
{
    out->last = h->last;
    out->count = h->width;
    out->names = sr_arena_array(h->x->arena, h->width, sizeof *out->names);
    if (out->names == NULL) return SR_MEMORY;
    sr_status status = SR_OK;
    for (unsigned column = 1; status == SR_OK && column <= h->width; column++) {
        status = name_of(h, column, &out->names[column - 1]);
    }
    return status;
}

static sr_status read_rows(header *h, const sr_xlsx_sheet *sheet)
{
    sr_xlsx_visitor visitor = {.cell = take_cell, .row = end_row, .user = h};
    sr_status status = sr_xlsx_visit(h->x, sheet, &visitor);
    if (status != SR_OK || h->count == 0) return status;
    settle(h);
    measure(h);
    if (!has_holes(h)) return SR_OK;
    status = read_merges(h, sheet);
    measure(h);
    return status;
}

sr_status sr_xlsx_read_header(sr_xlsx *x, const sr_xlsx_sheet *sheet, sr_xlsx_header *out)
{
    header h = {.x = x, .first = x->options.header, .last = x->options.header_to};
    sr_status status = read_rows(&h, sheet);
    sr_xlsx_wrongs_tell(&h.wrongs, x, h.first, h.last);
    if (status == SR_OK) status = h.width > 0 ? name_columns(&h, out) : no_header(&h);
    sr_free(h.cells);
    sr_free(h.merges);
    sr_xlsx_wrongs_free(&h.wrongs);
    return status;
}
