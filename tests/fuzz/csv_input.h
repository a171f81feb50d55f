/* What the fuzz targets of the CSV reader share: the first byte chooses options and declared columns, the
   rest is the file. */
#ifndef FUZZ_CSV_INPUT_H
#define FUZZ_CSV_INPUT_H

#include "reading.h"

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

/* One reading of the input. */
typedef struct reading {
    sr_arena *arena;
    sr_findings *findings;
    const sr_table *table;
    sr_status read;
} reading;

static inline reading read_input(const uint8_t *data, size_t size, unsigned threads)
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

static inline void free_reading(reading *r)
{
    sr_findings_free(r->findings);
    sr_arena_free(r->arena);
}

#endif
