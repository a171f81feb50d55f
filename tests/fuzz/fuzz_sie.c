/* SIE 1–5 on any bytes: a parsed form that holds together, tables of text, findings for every error. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "source/sie.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *what)
{
    if (holds) return;
    (void)fprintf(stderr, "does not hold: %s\n", what);
    abort();
}

static void check_table(const sr_table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const sr_column *column = &table->columns[i];
        must(sr_utf8_valid(column->name, strlen(column->name)) == strlen(column->name), "names are text");
        for (uint32_t w = 0; w < column->word_count; w++) {
            size_t length = strlen(column->words[w]);
            must(length > 0 && sr_utf8_valid(column->words[w], length) == length, "words are text");
        }
        for (size_t row = 0; row < table->rows; row++) {
            (void)sr_cell(column, (uint32_t)row);
        }
    }
    for (size_t row = 1; row < table->rows; row++) {
        must(sr_table_row_number(table, (uint32_t)row) > sr_table_row_number(table, (uint32_t)row - 1),
             "rows grow");
    }
}

/* One of the tables, chosen by the length. */
static void check_tables(const sr_sie *sie, size_t chosen)
{
    static const sr_source source = {.name = "fuzz", .file = "fuzz.se"};
    sr_table_limits limits = {1000, 200, 1000};
    for (size_t i = 0; sr_sie_table_name(i) != NULL; i++) {
        if (i != chosen) continue;
        sr_arena *arena = sr_arena_new();
        sr_findings *findings = sr_findings_new();
        sr_table_builder *builder = sr_table_builder_new(arena, &source, NULL, 0, &limits, ',', findings);
        const sr_table *table = NULL;
        sr_status wrote = sr_sie_table(sie, sr_sie_table_name(i), i % 2 == 0 ? NULL : "1", builder);
        sr_status built = sr_table_build(builder, &table);
        sr_table_builder_free(builder);
        must(wrote == SR_OK || wrote == SR_LIMIT, "every table can be written");
        must(built == SR_OK || built == SR_CONTENT, "a build gives a table");
        must((wrote == SR_OK && built == SR_OK) == (sr_findings_errors(findings) == 0), "errors are told");
        check_table(table);
        sr_findings_free(findings);
        sr_arena_free(arena);
    }
}

static void check_form(const sr_sie *sie)
{
    size_t lines = 0;
    for (size_t i = 0; i < sie->label_count; i++) {
        lines += sie->labels[i].lines;
    }
    must(lines >= sie->voucher_count + sie->row_count, "every post was counted");
    for (size_t i = 0; i < sie->row_count; i++) {
        must(sie->rows[i].voucher < sie->voucher_count, "rows have vouchers");
        must(sie->rows[i].account < sie->account_count, "rows have accounts");
    }
    for (size_t i = 0; i < sie->balance_count; i++) {
        must(sie->balances[i].account < sie->account_count, "balances have accounts");
    }
}

static void check_findings(const sr_findings *findings)
{
    sr_buf out = {0};
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        sr_finding_write_text(&out, sr_findings_at(findings, i), SR_SWEDISH, false);
        bool again =
            i > 0 && strcmp(sr_findings_at(findings, i)->code, sr_findings_at(findings, i - 1)->code) == 0;
        must(again || sr_code_meaning(sr_findings_at(findings, i)->code) != NULL, "codes are known");
    }
    must(sr_utf8_valid(sr_buf_string(&out), out.length) == out.length, "messages are text");
    sr_buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_str bytes = {(const char *)data, size};
    const sr_sie *sie = NULL;
    sr_status status = sr_sie5_is(bytes)
                           ? sr_sie5_read(arena, "fuzz.sie", bytes, findings, &sie)
                           : sr_sie_read(arena, "fuzz.se", bytes, SR_SIE_DETECT, findings, &sie);
    must(status == SR_OK || status == SR_CONTENT, "a reading ends");
    must((status == SR_OK) == (sr_findings_errors(findings) == 0), "errors are told");
    check_form(sie);
    check_tables(sie, size % 11);
    check_findings(findings);
    sr_findings_free(findings);
    sr_arena_free(arena);
    return 0;
}
