/* XLSX: a sheet of a workbook as a table. */
#include "source/xlsx/xlsx.h"

#include <string.h>

#include "source/xlsx/xlsx_sheet.h"

/* A text of the row under way: a shared one, or a piece of the row's own buffer, which may still move. */
typedef struct row_cell {
    const char *at; /* NULL: at `offset` of the buffer */
    size_t offset;
    size_t length;
} row_cell;

typedef struct rows {
    sr_xlsx *x;
    const sr_xlsx_header *header;
    row_cell *cells;
    sr_str *texts;
    sr_buf text;
    bool filled;
    sr_xlsx_wrongs wrongs; /* of the row */
    unsigned merges;
    char merge[32]; /* the first below the header */
} rows;

/* Beside the table whatever is in a cell is only told of. */
static sr_status outside(rows *r, sr_xlsx_cell *cell)
{
    sr_str text = {0};
    sr_status status = sr_xlsx_cell_text(r->x, cell, NULL, &text);
    if (status != SR_OK) return status;
    bool wrong = cell->wrong != SR_XLSX_RIGHT;
    if (wrong) text = (sr_str){sr_buf_string(&cell->content), cell->content.length};
    return wrong || text.length > 0 ? sr_xlsx_wrongs_add(&r->wrongs, cell, SR_XLSX_OUTSIDE, text) : SR_OK;
}

/* Told when the row ends; a row that has nothing else is not passed over as empty. */
static sr_status keep_wrong(rows *r, const sr_xlsx_cell *cell)
{
    r->filled = true;
    sr_str found = {sr_buf_string(&cell->content), cell->content.length};
    return sr_xlsx_wrongs_add(&r->wrongs, cell, cell->wrong, found);
}

static sr_status take_cell(void *user, sr_xlsx_cell *cell)
{
    rows *r = user;
    sr_str text = {0};
    if (cell->row <= r->header->last) return SR_OK;
    if (cell->column > r->header->count) {
        return outside(r, cell);
    }
    const sr_column_spec *spec = sr_table_builder_spec(r->x->builder, cell->column - 1);
    sr_status status = sr_xlsx_cell_text(r->x, cell, spec, &text);
    row_cell *to = &r->cells[cell->column - 1];
    bool shared = cell->kind == SR_XLSX_SHARED && cell->wrong == SR_XLSX_RIGHT;
    *to = (row_cell){shared ? text.at : NULL, r->text.length, text.length};
    if (!shared) sr_buf_str(&r->text, text);
    r->filled |= text.length > 0;
    return status == SR_OK && cell->wrong != SR_XLSX_RIGHT ? keep_wrong(r, cell) : status;
}

static void point_at_texts(rows *r)
{
    for (size_t i = 0; i < r->header->count; i++) {
        const row_cell *cell = &r->cells[i];
        const char *own = sr_buf_string(&r->text) + cell->offset;
        r->texts[i] = (sr_str){cell->at != NULL ? cell->at : own, cell->length};
    }
}

/* Nothing is looked at in a row that the source leaves out. */
static void tell_wrongs(rows *r, unsigned row)
{
    if (r->wrongs.count == 0) return;
    if (r->filled && sr_table_builder_skips(r->x->builder, r->texts)) sr_xlsx_wrongs_forget(&r->wrongs);
    sr_xlsx_wrongs_tell(&r->wrongs, r->x, row, row);
}

static sr_status end_row(void *user, unsigned row, bool *enough)
{
    rows *r = user;
    (void)enough;
    sr_status status = sr_buf_status(&r->text);
    if (status != SR_OK) return status;
    if (r->filled) point_at_texts(r);
    tell_wrongs(r, row);
    if (r->filled) {
        status = sr_table_builder_row(r->x->builder, r->texts, r->header->count, row, row);
        memset(r->cells, 0, r->header->count * sizeof *r->cells);
    }
    r->text.length = 0;
    r->filled = false;
    return status;
}

static void take_merge(void *user, sr_str range)
{
    rows *r = user;
    unsigned row = 0;
    unsigned column = 0;
    const char *colon = range.length > 0 ? memchr(range.at, ':', range.length) : NULL;
    if (colon == NULL || range.length >= sizeof r->merge ||
        !sr_xlsx_reference((sr_str){range.at, (size_t)(colon - range.at)}, &row, &column) ||
        row <= r->header->last || column > r->header->count) {
        return;
    }
    if (r->merges++ == 0) memcpy(r->merge, range.at, range.length);
}

static sr_status tell_merges(const rows *r)
{
    if (r->merges == 0) return SR_OK;
    sr_table_builder_tell(
        r->x->builder,
        &(sr_finding){.code = "SR1219",
                      .severity = SR_WARNING,
                      .found = r->merge,
                      .message = SR_MSG("the sheet has merged cells below its header; only the first cell of "
                                        "each has the value, the others are empty"),
                      .hint = SR_MSG("unmerge the cells and write the value in each of them")});
    return sr_findings_status(r->x->input->findings);
}

static sr_status tell_hidden_rows(const rows *r, bool hidden)
{
    if (!hidden) return SR_OK;
    sr_table_builder_tell(r->x->builder,
                          &(sr_finding){.code = "SR1213",
                                        .severity = SR_NOTE,
                                        .message = SR_MSG("the sheet has hidden rows, which are read too")});
    return sr_findings_status(r->x->input->findings);
}

static sr_status visit_rows(rows *r, const sr_xlsx_sheet *sheet)
{
    sr_xlsx_visitor visitor = {.cell = take_cell, .row = end_row, .merged = take_merge, .user = r};
    sr_status status = sr_xlsx_visit(r->x, sheet, &visitor);
    if (status == SR_OK) status = tell_merges(r);
    return status == SR_OK ? tell_hidden_rows(r, visitor.hidden_rows) : status;
}

static sr_status read_below(sr_xlsx *x, const sr_xlsx_sheet *sheet, const sr_xlsx_header *header)
{
    rows r = {.x = x, .header = header};
    r.cells = sr_calloc(header->count, sizeof *r.cells);
    r.texts = sr_calloc(header->count, sizeof *r.texts);
    sr_status status = r.cells != NULL && r.texts != NULL ? SR_OK : SR_MEMORY;
    if (status == SR_OK) status = visit_rows(&r, sheet);
    sr_free(r.cells);
    sr_free(r.texts);
    sr_buf_free(&r.text);
    sr_xlsx_wrongs_free(&r.wrongs);
    return status;
}

sr_status sr_xlsx_read_sheet(sr_xlsx *x, const sr_xlsx_sheet *sheet)
{
    sr_xlsx_header header = {0};
    sr_status status = sr_table_builder_sheet(x->builder, sheet->name);
    if (status == SR_OK) status = sr_xlsx_read_header(x, sheet, &header);
    if (status == SR_OK) {
        status = sr_table_builder_header(x->builder, header.names, header.count, header.last);
    }
    return status == SR_OK ? read_below(x, sheet, &header) : status;
}

static sr_status read_workbook(sr_xlsx *x)
{
    const sr_xlsx_sheet *sheet = NULL;
    sr_status status = sr_xlsx_read_options(x);
    if (status == SR_OK) status = sr_xlsx_open(x);
    if (status == SR_OK) status = sr_xlsx_read_book(x);
    if (status == SR_OK) status = sr_xlsx_choose_sheet(x, &sheet);
    if (status == SR_OK) status = sr_xlsx_read_styles(x);
    if (status == SR_OK) status = sr_xlsx_read_strings(x);
    if (status == SR_OK) status = sr_xlsx_read_sheet(x, sheet);
    return status;
}

void sr_xlsx_release(sr_xlsx *x)
{
    if (x->zip != NULL) zip_discard(x->zip);
    sr_free(x->sheets);
    sr_free(x->strings);
    sr_free(x->styles);
    sr_buf_free(&x->text);
    sr_arena_free(x->arena);
}

static sr_status xlsx_read(void *user, const sr_reader_input *input, sr_table_builder *builder)
{
    (void)user;
    sr_xlsx x = {.input = input, .builder = builder, .arena = sr_arena_new()};
    if (x.arena == NULL) return SR_MEMORY;
    sr_status status = read_workbook(&x);
    sr_status told = sr_findings_status(input->findings);
    sr_xlsx_release(&x);
    return told != SR_OK ? told : status;
}

const sr_reader sr_xlsx_reader = {"xlsx", xlsx_read, NULL};
