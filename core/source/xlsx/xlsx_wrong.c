/* Wrong cells of a sheet. What is wrong is told when the row is known to be one of the table: a row that is
   left out, a title above the names and what stands beside the table stop nobody. */
#include "source/xlsx/xlsx_sheet.h"

enum { MOST_FOUND = 80 }; /* bytes, more than are shown */

typedef struct sr_xlsx_wrong_cell {
    unsigned row, column;
    sr_xlsx_wrong how;
    size_t found; /* where it begins in the text, which ends it with a NUL */
} sr_xlsx_wrong_cell;

sr_status sr_xlsx_wrongs_add(sr_xlsx_wrongs *wrongs, const sr_xlsx_cell *cell, sr_xlsx_wrong how,
                             sr_str found)
{
    if (sr_grow((void **)&wrongs->cells, wrongs->count, &wrongs->capacity, sizeof *wrongs->cells) != SR_OK) {
        return SR_MEMORY;
    }
    wrongs->cells[wrongs->count++] = (sr_xlsx_wrong_cell){cell->row, cell->column, how, wrongs->text.length};
    sr_buf_put(&wrongs->text, found.at, found.length < MOST_FOUND ? found.length : MOST_FOUND);
    sr_buf_char(&wrongs->text, '\0');
    return sr_buf_status(&wrongs->text);
}

static sr_finding finding_of(sr_xlsx_wrong how)
{
    const sr_message save = SR_MSG("open the file in the program that wrote it and save it again");
    switch (how) {
    case SR_XLSX_NO_VALUE:
        return (sr_finding){
            .code = "SR1218",
            .message = SR_MSG("the formula of the cell has no saved value"),
            .expected = SR_MSG("the value that the formula gave when the file was saved"),
            .hint = SR_MSG("open the file in a spreadsheet program, so that it is calculated, and save it")};
    case SR_XLSX_NO_TEXT:
        return (sr_finding){.code = "SR1214",
                            .message = SR_MSG("the cell names a text that the workbook does not have"),
                            .hint = save};
    case SR_XLSX_ERROR_VALUE:
        return (sr_finding){.code = "SR1215",
                            .message = SR_MSG("the cell holds an error value"),
                            .expected = SR_MSG("a value, or an empty cell"),
                            .hint = SR_MSG("correct the formula of the cell in the workbook")};
    case SR_XLSX_NO_NUMBER:
        return (sr_finding){.code = "SR1216",
                            .message = SR_MSG("the number stored in the cell cannot be read"),
                            .expected = SR_MSG("a number"),
                            .hint = save};
    case SR_XLSX_NO_DAY:
        return (sr_finding){.code = "SR1216",
                            .message = SR_MSG("the cell has the format of a date, but its number is no day"),
                            .expected = SR_MSG("a day from 1900-01-01 to 9999-12-31"),
                            .hint = SR_MSG("correct the cell, or its format")};
    case SR_XLSX_OUTSIDE:
        return (sr_finding){.code = "SR1217",
                            .message =
                                SR_MSG("the cell stands to the right of the named columns and is not read"),
                            .hint = SR_MSG("give its column a name in the row of the header")};
    case SR_XLSX_NO_TYPE:
    case SR_XLSX_RIGHT:
        break;
    }
    return (sr_finding){
        .code = "SR1214", .message = SR_MSG("the cell is of a type that is not known"), .hint = save};
}

static void tell(sr_xlsx *x, const sr_xlsx_wrong_cell *cell, const char *found)
{
    bool unused = cell->how == SR_XLSX_OUTSIDE || sr_table_builder_leaves_out(x->builder, cell->column - 1);
    sr_finding finding = finding_of(cell->how);
    finding.severity = unused ? SR_WARNING : SR_ERROR;
    finding.place = (sr_place){.line = cell->row, .column = cell->column};
    finding.found = found;
    sr_table_builder_tell(x->builder, &finding);
}

void sr_xlsx_wrongs_tell(sr_xlsx_wrongs *wrongs, sr_xlsx *x, unsigned from, unsigned to)
{
    for (size_t i = 0; i < wrongs->count; i++) {
        const sr_xlsx_wrong_cell *cell = &wrongs->cells[i];
        if (cell->row < from || cell->row > to) continue;
        tell(x, cell, sr_buf_string(&wrongs->text) + cell->found);
    }
    sr_xlsx_wrongs_forget(wrongs);
}

void sr_xlsx_wrongs_forget(sr_xlsx_wrongs *wrongs)
{
    wrongs->count = 0;
    sr_buf_clear(&wrongs->text);
}

void sr_xlsx_wrongs_free(sr_xlsx_wrongs *wrongs)
{
    sr_free(wrongs->cells);
    sr_buf_free(&wrongs->text);
}
