/* The elements of a sheet: rows, cells with their values, merged ranges. */
#include <string.h>

#include "source/xlsx/xlsx_sheet.h"

enum { MOST_CONTENT = 1 << 20, MOST_LETTERS = 3 };

typedef struct visit {
    sr_xlsx *x;
    const char *part;
    sr_xlsx_visitor *to;
    sr_xlsx_cell cell;
    unsigned row;
    unsigned column;
    bool in_rows;
    bool in_row; /* rows stand within the rows, cells within a row, and neither in its like */
    bool in_cell;
    bool in_inline;
    bool in_phonetic;
    bool takes; /* text belongs to the cell */
} visit;

/* Most elements of a sheet have names of one letter. */
static inline bool is_letter(const char *name, char letter)
{
    return name[0] == letter && name[1] == '\0';
}

bool sr_xlsx_reference(sr_str text, unsigned *row, unsigned *column)
{
    unsigned letters = 0;
    size_t at = 0;
    uint64_t number = 0;
    for (; at < text.length && text.at[at] >= 'A' && text.at[at] <= 'Z' && at < MOST_LETTERS; at++) {
        letters = letters * 26 + (unsigned)(text.at[at] - 'A') + 1;
    }
    if (letters == 0 || letters > SR_XLSX_MOST_COLUMNS ||
        !sr_xlsx_number((sr_str){text.at + at, text.length - at}, SR_XLSX_MOST_ROWS, &number) ||
        number == 0) {
        return false;
    }
    *row = (unsigned)number;
    *column = letters;
    return true;
}

static void disorder(visit *v, sr_xlsx_parse *parse, sr_str found)
{
    char text[32] = "";
    memcpy(text, found.at, found.length < sizeof text ? found.length : sizeof text - 1);
    text[sr_utf8_valid(text, strlen(text))] = '\0';
    sr_table_builder_tell(
        v->x->builder,
        &(sr_finding){.code = "SR1211",
                      .severity = SR_ERROR,
                      .place = {.line = v->row},
                      .found = text,
                      .message = SR_MSG("a row or cell of the sheet stands out of order"),
                      .expected = SR_MSG("rows and cells in rising order, within the limits of a sheet"),
                      .hint = SR_MSG("open the file in the program that wrote it and save it again")});
    sr_xlsx_stop(parse, SR_CONTENT);
}

static void start_row(visit *v, sr_xlsx_parse *parse, const sr_xlsx_element *element)
{
    sr_str number = sr_xlsx_attribute(element, "r");
    uint64_t row = (uint64_t)v->row + 1;
    if (v->in_row) {
        disorder(v, parse, SR_STR("row"));
        return;
    }
    if (number.at != NULL && (!sr_xlsx_number(number, SR_XLSX_MOST_ROWS, &row) || row <= v->row)) {
        disorder(v, parse, number);
        return;
    }
    if (row > SR_XLSX_MOST_ROWS) {
        disorder(v, parse, SR_STR("row"));
        return;
    }
    v->row = (unsigned)row;
    v->column = 0;
    v->in_row = true;
    if (sr_xlsx_attribute_true(element, "hidden")) v->to->hidden_rows = true;
}

static sr_xlsx_kind kind_of(sr_str type)
{
    static const struct {
        const char *name;
        sr_xlsx_kind kind;
    } kinds[] = {{"s", SR_XLSX_SHARED},         {"n", SR_XLSX_NUMERIC}, {"inlineStr", SR_XLSX_INLINE},
                 {"str", SR_XLSX_FORMULA_TEXT}, {"b", SR_XLSX_BOOLEAN}, {"e", SR_XLSX_ERROR},
                 {"d", SR_XLSX_ISO_DATE}};
    if (type.at == NULL) return SR_XLSX_NUMERIC;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (sr_str_is(type, kinds[i].name)) return kinds[i].kind;
    }
    return SR_XLSX_UNKNOWN;
}

static sr_xlsx_style style_at(const sr_xlsx *x, sr_str number)
{
    uint64_t index = 0;
    if (number.at == NULL || !sr_xlsx_number(number, UINT32_MAX, &index) || index >= x->style_count) {
        return (sr_xlsx_style){SR_XLSX_PLAIN, 0};
    }
    return x->styles[index];
}

static void start_cell(visit *v, sr_xlsx_parse *parse, const sr_xlsx_element *element)
{
    sr_str reference = sr_xlsx_attribute(element, "r");
    unsigned row = v->row;
    unsigned column = v->column + 1;
    if (reference.at != NULL && !sr_xlsx_reference(reference, &row, &column)) row = 0;
    bool inside = v->in_row && !v->in_cell;
    if (!inside || row != v->row || column <= v->column || column > SR_XLSX_MOST_COLUMNS) {
        disorder(v, parse, reference.at != NULL ? reference : SR_STR("c"));
        return;
    }
    sr_buf content = v->cell.content;
    sr_buf_clear(&content);
    v->column = column;
    v->in_cell = true;
    v->cell = (sr_xlsx_cell){.row = row,
                             .column = column,
                             .kind = kind_of(sr_xlsx_attribute(element, "t")),
                             .style = style_at(v->x, sr_xlsx_attribute(element, "s")),
                             .content = content};
}

static void start_text(visit *v, bool takes)
{
    v->takes = takes && v->in_cell;
    v->cell.valued = v->cell.valued || v->takes;
}

static void start_outside(visit *v, const sr_xlsx_element *element)
{
    if (strcmp(element->name, "sheetData") == 0) v->in_rows = true;
    if (strcmp(element->name, "mergeCell") == 0 && v->to->merged != NULL) {
        v->to->merged(v->to->user, sr_xlsx_attribute(element, "ref"));
    }
}

static void start(sr_xlsx_parse *parse, void *user, const sr_xlsx_element *element)
{
    visit *v = user;
    const char *name = element->name;
    if (!v->in_rows) {
        start_outside(v, element);
        return;
    }
    if (is_letter(name, 'c')) {
        start_cell(v, parse, element);
    } else if (is_letter(name, 'v')) {
        start_text(v, v->cell.kind != SR_XLSX_INLINE);
    } else if (is_letter(name, 'f')) {
        v->cell.formula = true;
    } else if (strcmp(name, "row") == 0) {
        start_row(v, parse, element);
    } else if (strcmp(name, "is") == 0) {
        v->in_inline = v->cell.kind == SR_XLSX_INLINE;
    } else if (strcmp(name, "rPh") == 0) {
        v->in_phonetic = true;
    } else if (is_letter(name, 't')) {
        start_text(v, v->in_inline && !v->in_phonetic);
    }
}

static void end_row(visit *v, sr_xlsx_parse *parse)
{
    bool enough = false;
    v->in_row = false;
    sr_status status = v->to->row != NULL ? v->to->row(v->to->user, v->row, &enough) : SR_OK;
    if (status != SR_OK || enough) sr_xlsx_stop(parse, status);
}

static void end_cell(visit *v, sr_xlsx_parse *parse)
{
    sr_status status = sr_buf_status(&v->cell.content);
    if (status == SR_OK && v->to->cell != NULL && (v->cell.valued || v->cell.formula)) {
        status = v->to->cell(v->to->user, &v->cell);
    }
    v->in_cell = false;
    v->cell.valued = false;
    v->cell.formula = false;
    if (status != SR_OK) sr_xlsx_stop(parse, status);
}

static void end(sr_xlsx_parse *parse, void *user, const char *name)
{
    visit *v = user;
    v->takes = false;
    if (!v->in_rows || is_letter(name, 'v')) return;
    if (is_letter(name, 'c')) {
        end_cell(v, parse);
    } else if (strcmp(name, "row") == 0) {
        end_row(v, parse);
    } else if (strcmp(name, "is") == 0) {
        v->in_inline = false;
    } else if (strcmp(name, "rPh") == 0) {
        v->in_phonetic = false;
    } else if (strcmp(name, "sheetData") == 0) {
        v->in_rows = false;
    }
}

/* Of a text that is longer than any cell may be, the rest is not kept; the builder tells that it is too long.
 */
static void text(sr_xlsx_parse *parse, void *user, sr_str piece)
{
    (void)parse;
    visit *v = user;
    if (v->takes && v->cell.content.length < MOST_CONTENT) sr_buf_str(&v->cell.content, piece);
}

sr_status sr_xlsx_visit(sr_xlsx *x, const sr_xlsx_sheet *sheet, sr_xlsx_visitor *visitor)
{
    static const sr_xlsx_handler handler = {start, end, text};
    visit v = {.x = x, .part = sheet->part, .to = visitor};
    sr_status status = sr_xlsx_read_part(x, sheet->part, &handler, &v);
    sr_buf_free(&v.cell.content);
    return status;
}
