#include "run/work_rows.h"

#include <stdio.h>

#include "audit/check.h"

const char sr_rows_message[] = "rows read: {0}, used: {1}";

typedef struct account {
    const sr_source_spec *spec;
    sr_findings *rows;
} account;

static void note(const account *a, sr_message message)
{
    sr_findings_add(a->rows, &(sr_finding){.code = "SR1380",
                                           .severity = SR_NOTE,
                                           .place = {.file = a->spec->file},
                                           .subject = a->spec->name,
                                           .message = message});
}

typedef char number[24];

static const char *write_number(uint64_t value, number out)
{
    (void)snprintf(out, sizeof(number), "%llu", (unsigned long long)value);
    return out;
}

static void note_left_out(const account *a, const sr_table *table, bool whole)
{
    number n;
    uint64_t left = table->read - table->rows - table->empty_rows - table->uneven_rows - table->skipped_rows -
                    table->taken_back_rows;
    if (table->empty_rows)
        note(a, SR_MSG("left out: {0} with only empty cells", write_number(table->empty_rows, n)));
    if (table->uneven_rows)
        note(a, SR_MSG("left out: {0} with another number of cells than the header",
                       write_number(table->uneven_rows, n)));
    if (table->skipped_rows)
        note(a, SR_MSG("left out: {0} that the source says to leave out (skip_rows)",
                       write_number(table->skipped_rows, n)));
    if (table->taken_back_rows)
        note(a, SR_MSG("left out: {0} that the file itself takes back (removed posts, deleted values)",
                       write_number(table->taken_back_rows, n)));
    if (left) note(a, SR_MSG("left out: {0} beyond the limit of rows", write_number(left, n)));
    if (!whole && table->rows)
        note(a, SR_MSG("left out: {0}, because the source has errors", write_number(table->rows, n)));
}

/* Rows of a unit that nobody has declared are read, but by no measure of a unit. */
static void note_units(const account *a, const sr_forbund *forbund, const sr_table *table,
                       const sr_column *column)
{
    number n;
    uint64_t unknown;
    if (sr_audit_unknown_unit_rows(forbund, table, column, &unknown) != SR_OK)
        sr_findings_no_memory(a->rows);
    else if (unknown)
        note(a, SR_MSG("of units that do not exist: {0}, in the column {1}; no measure of a unit reads them",
                       write_number(unknown, n), column->name));
}

void sr_work_note_rows(const sr_forbund *forbund, const sr_source_spec *spec, const sr_table *table,
                       bool whole, bool earlier, sr_findings *rows)
{
    const account a = {spec, rows};
    number read, used;
    bool all = whole && table && table->read == table->rows;
    if (!table || (earlier && all)) return;
    note(&a, SR_MSG(sr_rows_message, write_number(table->read, read),
                    write_number(whole ? table->rows : 0, used)));
    note_left_out(&a, table, whole);
    for (size_t i = 0; whole && i < table->column_count; i++)
        note_units(&a, forbund, table, &table->columns[i]);
}
