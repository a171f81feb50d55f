#include "table/table.h"

#include <string.h>

#include "table/inside.h"

enum { LONGEST_TEXT = 4096 };

const sr_column *sr_table_column(const sr_table *table, const char *name)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (sr_text_equal(table->columns[i].name, name)) return &table->columns[i];
    }
    return NULL;
}

unsigned sr_table_line(const sr_table *table, uint32_t row)
{
    return table->lines != NULL ? table->lines[row] : sr_table_row_number(table, row);
}

uint32_t sr_table_row_number(const sr_table *table, uint32_t row)
{
    return table->row_numbers != NULL ? table->row_numbers[row] : table->first_row + row;
}

sr_status sr_view_all(sr_arena *arena, const sr_table *table, sr_view *out)
{
    sr_selection *all = sr_arena_alloc(arena, sizeof *all);
    if (all == NULL) return SR_MEMORY;
    *all = (sr_selection){table->rows, NULL};
    *out = (sr_view){table, all, ""};
    return SR_OK;
}

uint32_t sr_selection_at(const sr_selection *rows, size_t index)
{
    return rows->rows != NULL ? rows->rows[index] : (uint32_t)index;
}

uint32_t sr_view_row(const sr_view *view, size_t index)
{
    return sr_selection_at(view->rows, index);
}

sr_status sr_selection_copy(sr_arena *arena, const uint32_t *rows, size_t count, const sr_selection **out)
{
    sr_selection *made = sr_arena_alloc(arena, sizeof *made);
    uint32_t *copy = sr_arena_array(arena, count, sizeof *copy);
    if (made == NULL || copy == NULL) return SR_MEMORY;
    if (count != 0) memcpy(copy, rows, count * sizeof *copy);
    *made = (sr_selection){count, copy};
    *out = made;
    return SR_OK;
}

/* Longer texts end in "…", never inside a code point. */
sr_status sr_text_keep(sr_arena *arena, sr_buf *buf, const char **out)
{
    size_t length = buf->length;
    bool cut = length > LONGEST_TEXT;
    if (cut) {
        length = LONGEST_TEXT;
        while (length > 0 && ((unsigned char)buf->at[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    const char *text = NULL;
    if (sr_buf_status(buf) == SR_OK) {
        text = sr_arena_printf(arena, "%.*s%s", (int)length, sr_buf_string(buf), cut ? "…" : "");
    }
    sr_buf_free(buf);
    *out = text;
    return text != NULL ? SR_OK : SR_MEMORY;
}

const char *const *sr_column_values(const sr_column *column, uint32_t *count)
{
    *count = column->separator != NULL ? column->part_count : column->word_count;
    return column->separator != NULL ? column->parts : column->words;
}

bool sr_column_numeric(const sr_column *column)
{
    return column->type == SR_COL_INTEGER || column->type == SR_COL_DECIMAL || column->type == SR_COL_RATIO;
}

sr_measured_in sr_column_unit(const sr_column *column)
{
    return column->percent && column->measured_in == SR_IN_NONE ? SR_IN_SHARE : column->measured_in;
}

unsigned sr_column_scale(const sr_column *column)
{
    return (column->type == SR_COL_DECIMAL ? column->scale : 0) + (column->percent ? 2 : 0);
}

int64_t sr_power_of_ten(unsigned exponent)
{
    int64_t power = 1;
    while (exponent-- > 0) {
        power *= 10;
    }
    return power;
}

bool sr_cell_fraction(const sr_column *column, uint32_t row, int64_t *num, int64_t *den)
{
    if (column->type == SR_COL_TEXT) return false;
    *num = sr_cells_at(&column->cells, row);
    *den = column->type == SR_COL_RATIO ? sr_cells_at(&column->divisors, row)
                                        : sr_power_of_ten(sr_column_scale(column));
    return *num != SR_INTEGER_MISSING;
}

typedef void (*write_fn)(const sr_column *column, size_t rows, void *out);

static void write_codes(const sr_column *column, size_t rows, void *out)
{
    for (size_t row = 0; row < rows; row++) {
        ((uint32_t *)out)[row] = sr_column_code(column, (uint32_t)row);
    }
}

static void write_days(const sr_column *column, size_t rows, void *out)
{
    for (size_t row = 0; row < rows; row++) {
        ((sr_day *)out)[row] = sr_column_day(column, (uint32_t)row);
    }
}

static void write_integers(const sr_column *column, size_t rows, void *out)
{
    sr_cells_take(&column->cells, NULL, 0, rows, out);
}

static void write_divisors(const sr_column *column, size_t rows, void *out)
{
    sr_cells_take(&column->divisors, NULL, 0, rows, out);
}

static bool stored_so(const sr_cells *cells, unsigned width)
{
    return cells->width == width && cells->base == 0;
}

/* The array that column->plain[place] remembers, made the first time. */
static const void *plain(sr_arena *arena, const sr_column *column, size_t rows, size_t place, unsigned width,
                         write_fn write)
{
    if (column->plain != NULL && column->plain[place] != NULL) return column->plain[place];
    void *made = sr_arena_array(arena, rows, width);
    if (made == NULL) return NULL;
    write(column, rows, made);
    if (column->plain != NULL) column->plain[place] = made;
    return made;
}

const void *sr_column_plain(sr_arena *arena, const sr_column *column, size_t rows)
{
    if (column->type == SR_COL_TEXT) {
        return plain(arena, column, rows, 0, sizeof(uint32_t), write_codes);
    }
    unsigned width = column->type == SR_COL_DATE ? sizeof(sr_day) : sizeof(int64_t);
    if (stored_so(&column->cells, width)) return column->cells.at;
    return plain(arena, column, rows, 0, width, column->type == SR_COL_DATE ? write_days : write_integers);
}

const void *sr_column_plain_divisors(sr_arena *arena, const sr_column *column, size_t rows)
{
    if (stored_so(&column->divisors, sizeof(int64_t))) return column->divisors.at;
    return plain(arena, column, rows, 1, sizeof(int64_t), write_divisors);
}

sr_scalar sr_cell(const sr_column *column, uint32_t row)
{
    sr_scalar cell = {.type = SR_SCALAR_MISSING};
    if (column->type == SR_COL_TEXT) {
        uint32_t code = sr_column_code(column, row);
        if (code != SR_CODE_MISSING) {
            cell.type = SR_SCALAR_TEXT;
            cell.text = column->words[code];
        }
        return cell;
    }
    int64_t num = 0;
    int64_t den = 1;
    if (!sr_cell_fraction(column, row, &num, &den)) return cell;
    if (column->type == SR_COL_DATE) {
        cell.type = SR_SCALAR_DAY;
        cell.day = (sr_day)num;
    } else if (sr_number_ratio(num, den, &cell.number) == SR_OK) {
        cell.type = SR_SCALAR_NUMBER;
    }
    return cell;
}

static void write_number(sr_buf *out, sr_number number)
{
    int decimals = sr_number_exact(number) ? sr_number_decimals(number, 18) : 6;
    if (decimals < 0) {
        sr_buf_printf(out, "%lld/%lld", (long long)number.num, (long long)number.den);
        return;
    }
    sr_buf digits = {0};
    sr_number_round(number, (unsigned)decimals, &digits);
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.at[i] == '.') digits.at[i] = ',';
    }
    sr_buf_text(out, sr_buf_string(&digits));
    out->failed = out->failed || digits.failed;
    sr_buf_free(&digits);
}

void sr_scalar_write(sr_buf *out, sr_scalar value)
{
    char day[16];
    switch (value.type) {
    case SR_SCALAR_MISSING:
        sr_buf_text(out, "tomt");
        break;
    case SR_SCALAR_TEXT:
        sr_buf_text(out, value.text);
        break;
    case SR_SCALAR_NUMBER:
        write_number(out, value.number);
        break;
    case SR_SCALAR_DAY:
        sr_day_write(value.day, day);
        sr_buf_text(out, day);
        break;
    }
}
