/* Rows that are no rows of the table: those that a source says to leave out, and a sum below the others. */
#include <string.h>
#include <strings.h>

#include "table/building/building.h"
#include "table/inside.h"

bool sr_table_builder_skips(const sr_table_builder *builder, const sr_str *cells)
{
    for (size_t i = 0; builder->skips && i < builder->width; i++) {
        const sr_column_spec *spec = builder->columns[i].spec;
        for (size_t k = 0; spec != NULL && k < spec->skip_count; k++) {
            if (sr_str_is(sr_str_trim(cells[i]), spec->skip[k])) return true;
        }
    }
    return false;
}

void sr_building_find_skips(sr_table_builder *builder)
{
    for (size_t i = 0; i < builder->width; i++) {
        const sr_column_spec *spec = builder->columns[i].spec;
        builder->skips = builder->skips || (spec != NULL && spec->skip_count > 0);
    }
}

enum { MOST_REMARKS = 5 };

/* "Summa", "Totalt antal", "Delsumma:": the first word says it. */
static bool is_sum(const char *text)
{
    static const char *const sums[] = {"summa", "sum",        "s:a",      "totalt",
                                       "total", "totalsumma", "delsumma", "samtliga"};
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        size_t length = strlen(sums[i]);
        if (strncasecmp(text, sums[i], length) == 0 && strchr(" :", text[length]) != NULL) return true;
    }
    return false;
}

/* The first column of the row that is filled in; and how many are. */
static const sr_column *first_filled(const sr_table *table, uint32_t row, size_t *filled)
{
    const sr_column *first = NULL;
    *filled = 0;
    for (size_t i = 0; i < table->column_count; i++) {
        const sr_column *column = &table->columns[i];
        if (sr_cell(column, row).type == SR_SCALAR_MISSING) continue;
        if ((*filled)++ == 0) first = column;
    }
    return first;
}

/* The last row, above remarks that fill in one cell of a row each. */
static const sr_column *last_row(const sr_table *table, uint32_t *row)
{
    const sr_column *column = NULL;
    size_t filled = 0;
    for (unsigned remarks = 0; remarks <= MOST_REMARKS && remarks + 2 <= table->rows; remarks++) {
        *row = (uint32_t)table->rows - 1 - remarks;
        column = first_filled(table, *row, &filled);
        if (filled != 1 || table->column_count == 1) return column;
    }
    return NULL;
}

sr_status sr_building_tell_sum(sr_table_builder *builder, const sr_table *table)
{
    if (table->rows < 2 || table->source->published) return SR_OK;
    uint32_t last = 0;
    const sr_column *column = last_row(table, &last);
    if (column == NULL || column->total != NULL) return SR_OK;
    sr_scalar cell = sr_cell(column, last);
    if (cell.type != SR_SCALAR_TEXT || !is_sum(cell.text)) return SR_OK;
    return sr_building_tell_at(
        builder,
        &(sr_trouble){
            .code = "SR1310",
            .severity = SR_WARNING,
            .found = sr_str_of(cell.text),
            .message = SR_MSG("the last row looks like a sum of the others, but is counted as one of them"),
            .hint = SR_MSG("say \"skip_rows\": [\"{0}\"] of the column {1} in forbund.json, or take the "
                           "row away",
                           cell.text, column->name)},
        sr_building_line(builder, last), 0);
}
