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
static const sr_column_spec specs[] = {
    {.name = "a", .typed = true, .type = SR_COL_DECIMAL, .percent = true, .required = true},
    {.name = "b", .code_from = from, .code_to = to, .code_count = 3, .codes_closed = true},
    {.name = "c", .typed = true, .type = SR_COL_DATE},
    {.name = "d", .typed = true, .type = SR_COL_INTEGER},
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

static void check_table(const sr_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const sr_column *column = &table->columns[i];
        must(sr_utf8_valid(column->name, strlen(column->name)) == strlen(column->name), "names are text");
        if (column->type == SR_COL_TEXT) check_text(table, column);
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

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) return 0;
    static const sr_source source = {.name = "fuzz", .file = "fuzz.csv"};
    sr_table_limits limits = {1000, 64, 1000};
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_reader_input input = {"fuzz.csv", {(const char *)data + 1, size - 1}, options[data[0] % 8], findings};
    size_t declared = (data[0] & 8) != 0 ? sizeof specs / sizeof *specs : 0;
    sr_table_builder *builder =
        sr_table_builder_new(arena, &source, specs, declared, &limits, sr_csv_decimal(&input), findings);
    const sr_table *table = NULL;
    if (declared > 0 && (data[0] & 16) != 0) sr_table_builder_only_declared(builder);
    sr_status read = sr_csv_reader.read(NULL, &input, builder);
    sr_status built = sr_table_build(builder, &table);
    sr_table_builder_free(builder);
    must(built == SR_OK || built == SR_CONTENT, "a build gives a table");
    must((read == SR_OK && built == SR_OK) == (sr_findings_errors(findings) == 0), "errors are told");
    check_table(table);
    if (table->column_count > 0) check_groups(arena, table);
    check_findings(findings);
    sr_findings_free(findings);
    sr_arena_free(arena);
    return 0;
}
