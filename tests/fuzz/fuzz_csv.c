/* The CSV reader on any bytes. The first byte chooses options and declared columns, the rest is the file.
   What was read must hold together: codes within their words, text in UTF-8, numbers of rows that grow. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/reader.h"
#include "table/operation.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const options[] = {
    "{}",
    "{\"encoding\":\"utf-8\"}",
    "{\"encoding\":\"latin-1\",\"separator\":\";\"}",
    "{\"encoding\":\"windows-1252\",\"header\":2}",
    "{\"separator\":\",\",\"decimal\":\",\"}",
    "{\"separator\":\"tab\",\"decimal\":\".\"}",
    "{\"separator\":5,\"unknown\":1}",
    "{\"header\":3}",
};
static const char *const from[] = {"k", "m", "-"};
static const char *const to[] = {"kvinna", "man", ""};
static const char *const steps[] = {"1", "2", ""};
static const sr_scale scales[] = {{"kvinna", steps, 2}, {"*", NULL, 0}};
static const sr_band band_list[] = {{"-1", INT64_MIN, 1}, {"2-", 2, INT64_MAX}};
static const sr_bands bands = {.of = "d", .list = band_list, .count = 2};
static const sr_column_spec specs[] = {
    {.name = "a", .typed = true, .type = SR_COL_DECIMAL, .percent = true, .required = true},
    {.name = "b", .code_from = from, .code_to = to, .code_count = 3, .codes_closed = true},
    {.name = "c", .typed = true, .type = SR_COL_DATE},
    {.name = "d",
     .typed = true,
     .type = SR_COL_INTEGER,
     .code_from = from,
     .code_to = steps,
     .code_count = 3,
     .scale_by = "b",
     .scales = scales,
     .scale_count = 2},
    {.name = "e", .code_from = from, .code_to = to, .code_count = 3, .codes_closed = true, .separator = "+"},
    {.name = "f", .separator = ", "},
    {.name = "g", .bands = &bands},
};

static void must(bool holds, const char *what)
{
    if (holds) return;
    (void)fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

static void check_text(const sr_table *table, const sr_column *column)
{
    for (uint32_t w = 0; w < column->word_count; w++) {
        size_t length = strlen(column->words[w]);
        must(length > 0 && sr_utf8_valid(column->words[w], length) == length, "words are text");
    }
    for (size_t row = 0; row < table->rows; row++) {
        uint32_t code = sr_column_code(column, (uint32_t)row);
        must(code == SR_CODE_MISSING || code < column->word_count, "codes have words");
    }
}

/* The values of each word: at least one, known ones, none twice. */
static void check_parts(const sr_column *column)
{
    for (uint32_t w = 0; w < column->word_count; w++) {
        must(column->part_starts[w] < column->part_starts[w + 1], "a word has values");
        for (uint32_t at = column->part_starts[w]; at < column->part_starts[w + 1]; at++) {
            must(column->part_codes[at] < column->part_count, "values have words");
            for (uint32_t before = column->part_starts[w]; before < at; before++) {
                must(column->part_codes[before] != column->part_codes[at], "no value stands twice");
            }
        }
    }
}

static void check_table(const sr_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const sr_column *column = &table->columns[i];
        must(sr_utf8_valid(column->name, strlen(column->name)) == strlen(column->name), "names are text");
        if (column->type == SR_COL_TEXT) check_text(table, column);
        if (column->separator != NULL) check_parts(column);
        for (size_t row = 0; row < table->rows; row++) {
            (void)sr_cell(column, (uint32_t)row);
        }
    }
    for (size_t row = 1; row < table->rows; row++) {
        must(sr_table_row_number(table, (uint32_t)row) > sr_table_row_number(table, (uint32_t)row - 1),
             "rows grow");
    }
}

static void check_groups(sr_arena *arena, const sr_table *table)
{
    sr_view all;
    sr_group *groups = NULL;
    size_t count = 0;
    size_t rows = 0;
    sr_finding problem = {0};
    const char *name = table->columns[0].name;
    if (sr_view_all(arena, table, &all) != SR_OK ||
        sr_view_group(arena, &all, &name, 1, &groups, &count, &problem) != SR_OK) {
        return;
    }
    for (size_t g = 0; g < count; g++) {
        rows += groups[g].view.rows->count;
    }
    must(rows == table->rows, "groups hold every row once");
}

static void check_findings(const sr_findings *findings)
{
    sr_buf out = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        sr_finding_write_text(&out, sr_findings_at(findings, i), SR_SWEDISH, false);
    }
    must(sr_utf8_valid(sr_buf_string(&out), out.length) == out.length, "messages are text");
    sr_buf_free(&out);
}

/* One reading of the input. */
typedef struct reading {
    sr_arena *arena;
    sr_findings *findings;
    const sr_table *table;
    sr_status read;
} reading;

static reading read_input(const uint8_t *data, size_t size, unsigned threads)
{
    static const sr_source source = {.name = "fuzz", .file = "fuzz.csv"};
    sr_table_limits limits = {1000, 64, 1000};
    reading r = {sr_arena_new(), sr_findings_new(), NULL, SR_OK};
    sr_reader_input input = {
        "fuzz.csv", {(const char *)data + 1, size - 1}, options[data[0] % 8], r.findings};
    size_t declared = (data[0] & 8) != 0 ? sizeof specs / sizeof *specs : 0;
    sr_table_builder *builder =
        sr_table_builder_new(r.arena, &source, specs, declared, &limits, sr_csv_decimal(&input), r.findings);
    if (declared > 0 && (data[0] & 16) != 0) sr_table_builder_only_declared(builder);
    sr_table_builder_share(builder, threads, 1);
    r.read = sr_csv_reader.read(NULL, &input, builder);
    sr_status built = sr_table_build(builder, &r.table);
    sr_table_builder_free(builder);
    must(built == SR_OK || built == SR_CONTENT, "a build gives a table");
    must((r.read == SR_OK && built == SR_OK) == (sr_findings_errors(r.findings) == 0), "errors are told");
    return r;
}

static void free_reading(reading *r)
{
    sr_findings_free(r->findings);
    sr_arena_free(r->arena);
}

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

/* By several threads the file gives the same table and the same findings as by one. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    reading whole = read_input(data, size, 1);
    check_table(whole.table);
    if (whole.table->column_count > 0) check_groups(whole.arena, whole.table);
    check_findings(whole.findings);
    reading parts = read_input(data, size, 2 + (data[0] >> 5));
    must(whole.read == parts.read, "parts are read alike");
    same_table(whole.table, parts.table);
    same_findings(whole.findings, parts.findings);
    free_reading(&whole);
    free_reading(&parts);
    return 0;
}
