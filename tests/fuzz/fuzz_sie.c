/* SIE 1–5 on any bytes: a parsed form that holds together, tables of text, findings for every error. */
#include "reading.h"
#include "source/sie/sie.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

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

static void check_codes(const sr_findings *findings)
{
    const char *above = "";
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        const char *code = sr_findings_at(findings, i)->code;
        must(strcmp(code, above) == 0 || sr_code_meaning(code) != NULL, "codes are known");
        above = code;
    }
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
    check_codes(findings);
    sr_findings_free(findings);
    sr_arena_free(arena);
    return 0;
}
