/* Every sheet of a workbook, hidden ones too: the workbook is opened once, and each sheet is a table. */
#include <string.h>

#include "base/json.h"
#include "source/contents/contents_work.h"
#include "source/xlsx/xlsx_sheet.h"

enum { MOST_TITLE = 20, MOST_SEEN = 50, MOST_HEADER = 9 };

/* How many cells the first rows of a sheet fill. A title above the header fills fewer than the rows below. */
typedef struct first_rows {
    unsigned header;    /* the row that merged cells are looked at for; 0: none yet */
    unsigned header_to; /* the last row of the header, by them */
    unsigned numbers[MOST_SEEN];
    unsigned filled[MOST_SEEN];
    size_t count;
} first_rows;

static sr_status see_cell(void *user, sr_xlsx_cell *cell)
{
    first_rows *rows = user;
    if (rows->count == 0 || rows->numbers[rows->count - 1] != cell->row) {
        if (rows->count == MOST_SEEN) return SR_OK;
        rows->numbers[rows->count] = cell->row;
        rows->filled[rows->count++] = 0;
    }
    bool blank = cell->kind != SR_XLSX_SHARED &&
                 sr_str_trim((sr_str){sr_buf_string(&cell->content), cell->content.length}).length == 0;
    rows->filled[rows->count - 1] += cell->formula || !blank;
    return SR_OK;
}

static sr_status end_row(void *user, unsigned row, bool *enough)
{
    (void)row;
    *enough = ((first_rows *)user)->count == MOST_SEEN;
    return SR_OK;
}

/* The row of the header: the first that fills more than half of what the fullest of the first rows fills. 0:
   the sheet has no cells. */
static unsigned header_of(const first_rows *rows, unsigned *first)
{
    unsigned most = 0;
    *first = 0;
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->filled[i] > most) most = rows->filled[i];
        if (*first == 0 && rows->filled[i] > 0) *first = rows->numbers[i];
    }
    for (size_t i = 0; i < rows->count && i < MOST_TITLE; i++) {
        if (rows->filled[i] * 2 > most) return rows->numbers[i];
    }
    return *first;
}

/* The name of a group stands above those of its columns, and a name that needs none is as high as both. */
static void take_merge(void *user, sr_str range)
{
    first_rows *rows = user;
    unsigned row = 0, column = 0, to_row = 0, to_column = 0;
    const char *colon = range.length > 0 ? memchr(range.at, ':', range.length) : NULL;
    if (colon == NULL) return;
    size_t length = (size_t)(colon - range.at);
    if (!sr_xlsx_reference((sr_str){range.at, length}, &row, &column) ||
        !sr_xlsx_reference((sr_str){colon + 1, range.length - length - 1}, &to_row, &to_column) ||
        row != rows->header || to_row - row >= MOST_HEADER) {
        return;
    }
    if (to_column > column && to_row == row) to_row++;
    if (to_row > rows->header_to) rows->header_to = to_row;
}

/* The last row of the header that begins in `header`; a row below it must be left for the values. */
static sr_status find_header_end(sr_xlsx *x, const sr_xlsx_sheet *sheet, unsigned header, first_rows *rows)
{
    sr_xlsx_visitor visitor = {.merged = take_merge, .user = rows};
    rows->header = header;
    rows->header_to = header;
    sr_status status = sr_xlsx_visit(x, sheet, &visitor);
    bool below = rows->count > 0 && rows->numbers[rows->count - 1] > rows->header_to;
    if (!below) rows->header_to = header;
    return status;
}

/* `header` 0: the reader finds it by itself. */
static const char *options_of(const sr_looking *l, const char *sheet, unsigned header, unsigned header_to)
{
    sr_buf text = {0};
    sr_json_out json = {.buf = &text};
    sr_json_open(&json, '{');
    sr_json_key_text(&json, "sheet", sheet);
    if (header > 0 && header_to == header) sr_json_key_int(&json, "header", header);
    if (header_to > header) {
        sr_json_key(&json, "header");
        sr_json_open(&json, '[');
        sr_json_int(&json, header);
        sr_json_int(&json, header_to);
        sr_json_close(&json, ']');
    }
    sr_json_close(&json, '}');
    const char *kept = text.failed ? NULL : sr_arena_text(l->arena, sr_buf_string(&text));
    sr_buf_free(&text);
    return kept;
}

static sr_table_builder *builder_of(const sr_looking *l)
{
    return sr_table_builder_new(l->arena, l->source, NULL, 0, &SR_TABLE_LIMITS_DEFAULT, ',', l->findings);
}

/* The builder of the sheet takes the place of the workbook's while it is read. */
static sr_status build(const sr_looking *l, sr_xlsx *x, const sr_xlsx_sheet *sheet, sr_contents_table *to)
{
    sr_table_builder *of_book = x->builder;
    x->builder = builder_of(l);
    sr_status status = x->builder != NULL ? sr_xlsx_read_sheet(x, sheet) : SR_MEMORY;
    bool begun = x->builder != NULL && sr_table_builder_has_header(x->builder);
    sr_status built = x->builder != NULL ? sr_table_build(x->builder, &to->table) : SR_MEMORY;
    sr_table_builder_free(x->builder);
    x->builder = of_book;
    if (!begun) to->table = NULL;
    return status == SR_OK || built == SR_MEMORY ? built : status;
}

static sr_status note(const sr_looking *l, sr_message message)
{
    sr_findings_add(l->findings, &(sr_finding){.code = "SR1213",
                                               .severity = SR_NOTE,
                                               .place = {.file = l->source->file},
                                               .message = message});
    return sr_findings_status(l->findings);
}

static sr_status look_at_sheet(sr_looking *l, sr_xlsx *x, const sr_xlsx_sheet *sheet)
{
    first_rows rows = {.count = 0};
    sr_xlsx_visitor visitor = {.cell = see_cell, .row = end_row, .user = &rows};
    x->unpacked = 0; /* the limit is that of a source, which reads one sheet */
    sr_status status = sr_xlsx_visit(x, sheet, &visitor);
    unsigned first = 0;
    unsigned header = header_of(&rows, &first);
    if (status == SR_OK && first != 0) status = find_header_end(x, sheet, header, &rows);
    unsigned header_to = rows.header_to;
    if (header == first && header_to <= header) header = header_to = 0;
    const char *options = options_of(l, sheet->name, header, header_to);
    sr_contents_table *to = options != NULL ? sr_looking_add(l, sheet->name, options) : NULL;
    if (to == NULL) return SR_MEMORY;
    to->hidden = sheet->hidden;
    if (status != SR_OK) return status;
    if (first == 0) return note(l, SR_MSG("the sheet {0} is empty", sheet->name));
    x->options.header = header;
    x->options.header_to = header_to;
    return build(l, x, sheet, to);
}

static sr_status look_at_sheets(sr_looking *l, sr_xlsx *x)
{
    sr_status status = SR_OK;
    size_t sheets = 0;
    for (size_t i = 0; i < x->sheet_count && sr_looking_goes_on(status); i++) {
        const sr_xlsx_sheet *sheet = &x->sheets[i];
        bool cells = sheet->part != NULL;
        sheets += cells;
        sr_status one = cells
                            ? look_at_sheet(l, x, sheet)
                            : note(l, SR_MSG("the sheet {0} is a chart, or else without cells", sheet->name));
        if (status == SR_OK || one == SR_MEMORY) status = one;
    }
    const sr_xlsx_sheet *none = NULL;
    if (status == SR_OK && sheets == 0) return sr_xlsx_choose_sheet(x, &none);
    return status == SR_OK ? sr_xlsx_tell_hidden(x) : status;
}

static sr_status look_at_book(sr_looking *l, sr_xlsx *x)
{
    sr_status status = sr_xlsx_open(x);
    if (status == SR_OK) status = sr_xlsx_read_book(x);
    if (status == SR_OK) status = sr_xlsx_read_styles(x);
    if (status == SR_OK) status = sr_xlsx_read_strings(x);
    return status == SR_OK ? look_at_sheets(l, x) : status;
}

sr_status sr_looking_at_workbook(sr_looking *l)
{
    const sr_reader_input input = {l->source->file, l->bytes, "{}", l->findings};
    sr_table_builder *of_book = builder_of(l);
    sr_xlsx x = {.input = &input, .builder = of_book, .arena = sr_arena_new()};
    sr_status status = of_book != NULL && x.arena != NULL ? look_at_book(l, &x) : SR_MEMORY;
    const sr_table *nothing = NULL;
    sr_status built = of_book != NULL ? sr_table_build(of_book, &nothing) : SR_MEMORY;
    sr_xlsx_release(&x);
    sr_table_builder_free(of_book);
    return status == SR_OK || built == SR_MEMORY ? built : status;
}
