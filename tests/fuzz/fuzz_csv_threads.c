/* By several threads any bytes give the same table and the same findings as by one. */
#include "csv_input.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void same_column(const sr_column *a, const sr_column *b, size_t rows)
{
    must(strcmp(a->name, b->name) == 0 && a->type == b->type && a->scale == b->scale &&
             a->word_count == b->word_count,
         "parts give the same columns");
    for (uint32_t w = 0; w < a->word_count; w++) {
        must(strcmp(a->words[w], b->words[w]) == 0, "parts give the words in the same order");
    }
    for (size_t row = 0; row < rows; row++) {
        must(sr_cells_at(&a->cells, row) == sr_cells_at(&b->cells, row), "parts give the same cells");
    }
}

static void same_table(const sr_table *a, const sr_table *b)
{
    must(a->rows == b->rows && a->column_count == b->column_count, "parts give as many rows and columns");
    for (size_t i = 0; i < a->column_count; i++) {
        same_column(&a->columns[i], &b->columns[i], a->rows);
    }
    for (size_t row = 0; row < a->rows; row++) {
        must(sr_table_row_number(a, (uint32_t)row) == sr_table_row_number(b, (uint32_t)row),
             "parts give rows the same numbers");
    }
}

static void same_findings(const sr_findings *a, const sr_findings *b)
{
    sr_buf texts[2] = {{0}, {0}};
    for (size_t i = 0; i < sr_findings_count(a); i++) {
        sr_finding_write_text(&texts[0], sr_findings_at(a, i), SR_SWEDISH, false);
    }
    for (size_t i = 0; i < sr_findings_count(b); i++) {
        sr_finding_write_text(&texts[1], sr_findings_at(b, i), SR_SWEDISH, false);
    }
    bool same = strcmp(sr_buf_string(&texts[0]), sr_buf_string(&texts[1])) == 0;
    if (!same) {
        (void)fprintf(stderr, "whole:\n%s\nparts:\n%s\n", sr_buf_string(&texts[0]), sr_buf_string(&texts[1]));
    }
    must(same, "parts tell the same");
    sr_buf_free(&texts[0]);
    sr_buf_free(&texts[1]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    reading whole = read_input(data, size, 1);
    reading parts = read_input(data, size, 2 + (data[0] >> 5));
    must(whole.read == parts.read, "parts are read alike");
    same_table(whole.table, parts.table);
    same_findings(whole.findings, parts.findings);
    free_reading(&whole);
    free_reading(&parts);
    return 0;
}
