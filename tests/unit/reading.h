/* Reads a source in a test and keeps the table, the findings and what they say. */
#ifndef READING_H
#define READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "source/reader.h"
#include "table/operation.h"

static sr_arena *arena;
static sr_findings *findings;
static const sr_table *table;
static sr_row_rules rules; /* that hold in what is read */
static bool only_declared; /* columns are kept */
static const sr_source source = {.name = "deltagare", .file = "data/deltagare.csv"};

static inline int set_up(void **state)
{
    (void)state;
    arena = sr_arena_new();
    findings = sr_findings_new();
    table = NULL;
    rules = (sr_row_rules){0};
    only_declared = false;
    return arena == NULL || findings == NULL;
}

static inline void set_findings_anew(void)
{
    sr_findings_free(findings);
    findings = sr_findings_new();
    assert_non_null(findings);
}

static inline int tear_down(void **state)
{
    (void)state;
    sr_findings_free(findings);
    sr_arena_free(arena);
    return 0;
}

static inline sr_status read_by(const sr_reader *reader, char decimal, sr_str bytes, const char *options,
                                const sr_column_spec *specs, size_t count, const sr_table_limits *limits)
{
    sr_reader_input input = {source.file, bytes, options, findings};
    sr_table_builder *builder = sr_table_builder_new(arena, &source, specs, count, limits, decimal, findings);
    assert_non_null(builder);
    sr_table_builder_rules(builder, rules);
    if (only_declared) sr_table_builder_only_declared(builder);
    sr_status read = reader->read(reader->user, &input, builder);
    sr_status built = sr_table_build(builder, &table);
    sr_table_builder_free(builder);
    return read != SR_OK ? read : built;
}

static inline sr_status read_with(sr_str bytes, const char *options, const sr_column_spec *specs,
                                  size_t count, const sr_table_limits *limits)
{
    sr_reader_input input = {source.file, bytes, options, findings};
    return read_by(&sr_csv_reader, sr_csv_decimal(&input), bytes, options, specs, count, limits);
}

static inline sr_status read_text(const char *text)
{
    return read_with(sr_str_of(text), "{}", NULL, 0, NULL);
}

/* "data/deltagare.csv:2:4 SR1104": the place and code of a finding. */
static inline const char *place(size_t index)
{
    static char text[128];
    assert_true(index < sr_findings_count(findings));
    const sr_finding *at = sr_findings_at(findings, index);
    (void)snprintf(text, sizeof text, "%u:%u %s", at->place.line, at->place.column, at->code);
    return text;
}

/* The finding with a code, or a failed test. */
static inline const sr_finding *finding(const char *code)
{
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        if (strcmp(sr_findings_at(findings, i)->code, code) == 0) return sr_findings_at(findings, i);
    }
    fail_msg("no finding %s", code);
    return NULL;
}

/* Reads with the first, second, ... allocation failing, until none fails: that is told as such each time, and
   the last reading ends with `expected`. A parser that has lost a piece may also find the text damaged. */
static inline void read_without_memory(const sr_reader *reader, sr_str bytes, sr_status expected)
{
    for (uint64_t nth = 1;; nth++) {
        sr_arena *own = sr_arena_new();
        sr_findings *told = sr_findings_new();
        sr_reader_input input = {source.file, bytes, "{}", told};
        const sr_table *made = NULL;
        sr_memory_fail(nth, true);
        sr_table_builder *builder = sr_table_builder_new(own, &source, NULL, 0, NULL, ',', told);
        sr_status status = builder != NULL ? reader->read(reader->user, &input, builder) : SR_MEMORY;
        if (status == SR_OK) status = sr_table_build(builder, &made);
        bool failed = sr_memory_asked() >= nth;
        sr_memory_fail(0, false);
        sr_table_builder_free(builder);
        sr_findings_free(told);
        sr_arena_free(own);
        if (status != (failed ? SR_MEMORY : expected)) {
            fail_msg("allocation %u: status %d", (unsigned)nth, (int)status);
        }
        if (!failed) break;
    }
}

static inline const char *word(const char *column, uint32_t row)
{
    const sr_column *found = sr_table_column(table, column);
    assert_non_null(found);
    sr_scalar cell = sr_cell(found, row);
    return cell.type == SR_SCALAR_TEXT ? cell.text : NULL;
}

static inline sr_number value(const char *column, uint32_t row)
{
    const sr_column *found = sr_table_column(table, column);
    assert_non_null(found);
    sr_scalar cell = sr_cell(found, row);
    assert_int_equal(cell.type, SR_SCALAR_NUMBER);
    return cell.number;
}

static inline void assert_value(const char *column, uint32_t row, int64_t num, int64_t den)
{
    sr_number found = value(column, row);
    assert_int_equal(found.num, num);
    assert_int_equal(found.den, den);
}

static inline sr_column_type type_of(const char *column)
{
    const sr_column *found = sr_table_column(table, column);
    assert_non_null(found);
    return found->type;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif
