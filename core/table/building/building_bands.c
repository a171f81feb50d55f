/* Columns that are made of another: which band its number, or the age that it gives, lies in. */
#include <stdio.h>
#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

/* Whole years on a day, of somebody born on another. */
static int64_t years_between(sr_day born, sr_day on)
{
    int year[2];
    int month[2];
    int day[2];
    sr_day_parts(born, &year[0], &month[0], &day[0]);
    sr_day_parts(on, &year[1], &month[1], &day[1]);
    bool before = month[1] < month[0] || (month[1] == month[0] && day[1] < day[0]);
    return year[1] - year[0] - before;
}

/* What the bands are about in a row; SR_INTEGER_MISSING: nothing. Of a year only the age that is reached in
   the year is known. */
static int64_t number_at(const sr_table_builder *builder, const sr_bands *bands, const sr_column *from,
                         uint32_t row)
{
    int64_t value = sr_cells_at(&from->cells, row);
    if (value == SR_INTEGER_MISSING || !bands->age) return value;
    if (builder->last == SR_DAY_NONE) return SR_INTEGER_MISSING;
    if (from->type == SR_COL_DATE) return years_between((sr_day)value, builder->last);
    int year = 0;
    int month = 0;
    int day = 0;
    sr_day_parts(builder->last, &year, &month, &day);
    return value > -INT32_MAX && value < INT32_MAX ? year - value : value;
}

static size_t band_of(const sr_bands *bands, int64_t number)
{
    size_t at = 0;
    while (at < bands->count && (number < bands->list[at].low || number > bands->list[at].high)) {
        at++;
    }
    return at;
}

/* Number of the column in a sheet, from 1; 0: it is in none. */
static unsigned place_of(const sr_table_builder *builder, const char *name)
{
    for (size_t i = 0; builder->sheet != NULL && i < builder->width; i++) {
        if (strcmp(builder->columns[i].name, name) == 0) return (unsigned)i + 1;
    }
    return 0;
}

static void write_bands(const sr_bands *bands, sr_buf *out)
{
    for (size_t i = 0; i < bands->count; i++) {
        sr_buf_printf(out, "%s%s", i > 0 ? ", " : "", bands->list[i].text);
    }
}

static sr_message is_outside(const sr_bands *bands, const char *column, const char *age)
{
    return bands->age ? SR_MSG("the age that the column {0} gives, {1}, is in no band of {2}", bands->of, age,
                               column)
                      : SR_MSG("the number in the column {0} is in no band of {1}", bands->of, column);
}

static sr_status outside(sr_table_builder *builder, const sr_building_column *column, const sr_column *from,
                         uint32_t row, int64_t number)
{
    char age[32];
    (void)snprintf(age, sizeof age, "%lld", (long long)number);
    const sr_bands *bands = column->spec->bands;
    sr_buf found = {0};
    sr_buf list = {0};
    sr_scalar_write(&found, sr_cell(from, row));
    write_bands(bands, &list);
    const char *shown = sr_buf_string(&found);
    sr_status status = found.failed || list.failed ? SR_MEMORY : SR_OK;
    if (status == SR_OK) {
        status = sr_building_tell_at(
            builder,
            &(sr_trouble){.code = "SR1306",
                          .severity = SR_WARNING,
                          .column = column,
                          .found = sr_str_of(shown),
                          .message = is_outside(bands, column->name, age),
                          .expected = SR_MSG("one of {0}", sr_buf_string(&list)),
                          .hint = SR_MSG("the row is in no group then; is the number right, or is a band "
                                         "missing?")},
            sr_building_line(builder, row), place_of(builder, bands->of));
    }
    sr_buf_free(&found);
    sr_buf_free(&list);
    return status;
}

static sr_status fill(sr_table_builder *builder, const sr_table *table, const sr_building_column *column,
                      const sr_column *from, int8_t *cells)
{
    const sr_bands *bands = column->spec->bands;
    sr_status status = SR_OK;
    for (uint32_t row = 0; status == SR_OK && row < table->rows; row++) {
        int64_t number = number_at(builder, bands, from, row);
        size_t band = number != SR_INTEGER_MISSING ? band_of(bands, number) : bands->count;
        cells[row] = INT8_MIN;
        if (band < bands->count) cells[row] = (int8_t)band;
        if (number != SR_INTEGER_MISSING && band == bands->count) {
            status = outside(builder, column, from, row, number);
        }
    }
    return status;
}

static sr_status nothing_to_band(sr_table_builder *builder, const sr_building_column *column,
                                 const sr_table *table)
{
    const char **names = sr_arena_array(builder->arena, table->column_count, sizeof *names);
    if (names == NULL) return SR_MEMORY;
    for (size_t i = 0; i < table->column_count; i++) {
        names[i] = table->columns[i].name;
    }
    const char *of = column->spec->bands->of;
    const char *nearest =
        sr_table_column(table, of) == NULL ? sr_nearest(of, names, table->column_count) : NULL;
    return sr_building_tell_at(
        builder,
        &(sr_trouble){.code = "SR1307",
                      .severity = SR_ERROR,
                      .column = column,
                      .message = SR_MSG("the column {0} is made of {1}, which is no column of whole numbers",
                                        column->name, of),
                      .expected = SR_MSG("whole numbers, or for an age years or dates of birth"),
                      .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0}},
        builder->header_line, 0);
}

static bool can_be_banded(const sr_bands *bands, const sr_column *from)
{
    return from->type == SR_COL_INTEGER || (bands->age && from->type == SR_COL_DATE);
}

static sr_status make_words(sr_table_builder *builder, const sr_bands *bands, sr_column *out)
{
    const char **words = sr_arena_array(builder->arena, bands->count, sizeof *words);
    if (words == NULL) return SR_MEMORY;
    for (size_t i = 0; i < bands->count; i++) {
        words[i] = bands->list[i].text;
    }
    out->words = words;
    out->word_count = (uint32_t)bands->count;
    return SR_OK;
}

sr_status sr_building_band(sr_table_builder *builder, const sr_building_column *column, const sr_table *table,
                           sr_column *out)
{
    const sr_bands *bands = column->spec->bands;
    const sr_column *from = sr_table_column(table, bands->of);
    int8_t *cells = sr_arena_array(builder->arena, table->rows, sizeof *cells);
    sr_status status = cells != NULL ? make_words(builder, bands, out) : SR_MEMORY;
    if (status != SR_OK) return status;
    out->type = SR_COL_TEXT;
    out->cells = (sr_cells){.at = cells, .width = 1};
    out->absent = from != NULL && from->absent;
    bool empty = from != NULL && sr_column_is_empty(from, table->rows); /* then it has no type of its own */
    if (!empty && from != NULL && can_be_banded(bands, from))
        return fill(builder, table, column, from, cells);
    for (size_t row = 0; row < table->rows; row++) {
        cells[row] = INT8_MIN;
    }
    return empty ? SR_OK : nothing_to_band(builder, column, table);
}
