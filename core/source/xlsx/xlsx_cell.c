/* What stands in a cell, as text. */
#include <string.h>

#include "source/xlsx/xlsx_sheet.h"

static bool is_number_column(const sr_column_spec *spec)
{
    return spec != NULL && spec->typed && (spec->type == SR_COL_INTEGER || spec->type == SR_COL_DECIMAL);
}

static sr_status replace(sr_xlsx_cell *cell, const char *text, size_t length)
{
    sr_buf_clear(&cell->content);
    sr_buf_put(&cell->content, text, length);
    return sr_buf_status(&cell->content);
}

/* What stands in the cell is left there, to be told. */
static sr_status is_wrong(sr_xlsx_cell *cell, sr_xlsx_wrong how)
{
    cell->wrong = how;
    return SR_OK;
}

static sr_status shared(const sr_xlsx *x, sr_xlsx_cell *cell, sr_str *out)
{
    uint64_t index = 0;
    sr_str digits = sr_str_trim((sr_str){sr_buf_string(&cell->content), cell->content.length});
    if (!sr_xlsx_number(digits, UINT32_MAX, &index) || index >= x->string_count) {
        return is_wrong(cell, SR_XLSX_NO_TEXT);
    }
    *out = x->strings[index];
    return SR_OK;
}

static sr_status boolean(sr_xlsx_cell *cell, const sr_column_spec *spec)
{
    bool yes =
        strcmp(sr_buf_string(&cell->content), "1") == 0 || strcmp(sr_buf_string(&cell->content), "true") == 0;
    const char *text = yes ? "SANT" : "FALSKT";
    if (is_number_column(spec)) text = yes ? "1" : "0";
    return replace(cell, text, strlen(text));
}

/* "2022-01-31T00:00:00" is the day. */
static sr_status iso_date(sr_xlsx_cell *cell, const sr_column_spec *spec)
{
    const char *text = sr_buf_string(&cell->content);
    size_t length = cell->content.length;
    bool timed = length > 10 && text[10] == 'T';
    bool midnight = timed && (strcmp(text + 11, "00:00:00") == 0 || strcmp(text + 11, "00:00:00Z") == 0);
    bool whole = spec != NULL && spec->typed && spec->type == SR_COL_DATE;
    if (timed && (midnight || whole)) cell->content.length = 10;
    if (timed && !midnight && !whole) cell->content.at[10] = ' ';
    return SR_OK;
}

static size_t pad(char *text, size_t length, unsigned width)
{
    if (length >= width || text[0] == '-' || memchr(text, ',', length) != NULL ||
        memchr(text, '.', length) != NULL) {
        return length;
    }
    memmove(text + (width - length), text, length);
    memset(text, '0', width - length);
    return width;
}

static sr_status date(const sr_xlsx *x, sr_xlsx_cell *cell, const sr_column_spec *spec, sr_str stored)
{
    char text[SR_DECIMAL_ROOM];
    size_t length = 0;
    bool whole = spec != NULL && spec->typed && spec->type == SR_COL_DATE;
    bool clock = cell->style.form == SR_XLSX_TIME && sr_xlsx_time(stored, text, &length);
    if (!clock && !sr_xlsx_date(stored, x->date1904, whole, text, &length))
        return is_wrong(cell, SR_XLSX_NO_DAY);
    return replace(cell, text, length);
}

/* A column of text has a share as people see it: "50 %". */
static bool shows_percent(const sr_xlsx_cell *cell, const sr_column_spec *spec)
{
    return cell->style.form == SR_XLSX_PERCENT && spec != NULL && spec->typed && spec->type == SR_COL_TEXT;
}

static sr_status number(const sr_xlsx *x, sr_xlsx_cell *cell, const sr_column_spec *spec)
{
    static const char sign[] = " %";
    char text[SR_DECIMAL_ROOM + sizeof sign];
    size_t length = 0;
    sr_str stored = {sr_buf_string(&cell->content), cell->content.length};
    bool counted = is_number_column(spec);
    bool dated = cell->style.form == SR_XLSX_DATE || cell->style.form == SR_XLSX_TIME;
    bool shown = shows_percent(cell, spec);
    bool percent = shown || (cell->style.form == SR_XLSX_PERCENT && spec != NULL && spec->percent);
    if (sr_str_trim(stored).length == 0) return SR_OK;
    if (!sr_source_decimal(stored, sr_table_builder_decimal(x->builder), percent ? 2 : 0, text, &length)) {
        return is_wrong(cell, SR_XLSX_NO_NUMBER);
    }
    if (shown) {
        memcpy(text + length, sign, sizeof sign - 1);
        length += sizeof sign - 1;
    }
    if (dated) return date(x, cell, spec, stored); /* in a column of numbers it is told to be none */
    if (cell->style.form == SR_XLSX_PADDED && !counted) length = pad(text, length, cell->style.width);
    return replace(cell, text, length);
}

static sr_status convert(const sr_xlsx *x, sr_xlsx_cell *cell, const sr_column_spec *spec)
{
    switch (cell->kind) {
    case SR_XLSX_NUMERIC:
        return number(x, cell, spec);
    case SR_XLSX_BOOLEAN:
        return boolean(cell, spec);
    case SR_XLSX_ERROR:
        return is_wrong(cell, SR_XLSX_ERROR_VALUE);
    case SR_XLSX_ISO_DATE:
        return iso_date(cell, spec);
    case SR_XLSX_UNKNOWN:
        return is_wrong(cell, SR_XLSX_NO_TYPE);
    case SR_XLSX_SHARED:
    case SR_XLSX_INLINE:
    case SR_XLSX_FORMULA_TEXT:
        break;
    }
    if (cell->content.at != NULL) {
        cell->content.length = sr_xlsx_unescape(cell->content.at, cell->content.length);
    }
    return SR_OK;
}

bool sr_xlsx_has_value(const sr_xlsx_cell *cell)
{
    bool uncalculated = cell->formula && cell->kind == SR_XLSX_NUMERIC && cell->content.length == 0;
    return cell->valued && !uncalculated;
}

sr_status sr_xlsx_cell_text(const sr_xlsx *x, sr_xlsx_cell *cell, const sr_column_spec *spec, sr_str *out)
{
    *out = (sr_str){"", 0};
    if (!sr_xlsx_has_value(cell)) return is_wrong(cell, SR_XLSX_NO_VALUE);
    if (cell->kind == SR_XLSX_SHARED) return shared(x, cell, out);
    sr_status status = convert(x, cell, spec);
    if (cell->wrong == SR_XLSX_RIGHT) *out = (sr_str){sr_buf_string(&cell->content), cell->content.length};
    return status;
}
