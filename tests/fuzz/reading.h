/* What the fuzz targets of readers share: a table that was read must hold together. */
#ifndef FUZZ_READING_H
#define FUZZ_READING_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/reader.h"
#include "table/operation.h"

static inline void must(bool holds, const char *what)
{
    if (holds) return;
    (void)fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

static inline void check_text(const sr_table *table, const sr_column *column)
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

static inline void check_table(const sr_table *table)
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

static inline void check_findings(const sr_findings *findings)
{
    sr_buf out = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        sr_finding_write_text(&out, sr_findings_at(findings, i), SR_SWEDISH, false);
    }
    must(sr_utf8_valid(sr_buf_string(&out), out.length) == out.length, "messages are text");
    sr_buf_free(&out);
}

static const char *const word_from[] = {"k", "m", "-"};
static const char *const word_to[] = {"kvinna", "man", ""};

/* Reads `bytes` with a reader, with declared columns when `declared`, and looks at what came of it. */
static inline void read_and_check(const sr_reader *reader, sr_str bytes, const char *options, bool declared)
{
    static const sr_column_spec specs[] = {
        {.name = "a", .typed = true, .type = SR_COL_DECIMAL, .percent = true, .required = true},
        {.name = "b", .code_from = word_from, .code_to = word_to, .code_count = 3, .codes_closed = true},
        {.name = "c", .typed = true, .type = SR_COL_DATE},
        {.name = "värde", .typed = true, .type = SR_COL_INTEGER},
    };
    static const sr_source source = {.name = "fuzz", .file = "fuzz"};
    sr_table_limits limits = {1000, 200, 1000};
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_reader_input input = {"fuzz", bytes, options, findings};
    sr_table_builder *builder =
        sr_table_builder_new(arena, &source, specs, declared ? 4 : 0, &limits, ',', findings);
    const sr_table *table = NULL;
    sr_status read = reader->read(reader->user, &input, builder);
    sr_status built = sr_table_build(builder, &table);
    sr_table_builder_free(builder);
    must(built == SR_OK || built == SR_CONTENT, "a build gives a table");
    must(read == SR_OK || read == SR_CONTENT || read == SR_LIMIT, "memory is there");
    must((read == SR_OK && built == SR_OK) == (sr_findings_errors(findings) == 0), "errors are told");
    check_table(table);
    check_findings(findings);
    sr_findings_free(findings);
    sr_arena_free(arena);
}

#endif
