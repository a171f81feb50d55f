/* A small förbund for tests of the model: forbund.json as text, tables from CSV text, and evaluators that are
   plain C functions. */
#ifndef SR_TEST_MODEL_WORLD_H
#define SR_TEST_MODEL_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "model/results/results.h"
#include "source/reader.h"

enum { WORLD_TABLES = 8, WORLD_PERIODS = 4 };

typedef struct world {
    sr_arena *arena;
    sr_findings *findings;
    sr_forbund *forbund;
    sr_model *model;
    sr_evaluation *evaluation;
    const sr_table *tables[WORLD_PERIODS][WORLD_TABLES];
    sr_dataset datasets[WORLD_PERIODS];
    size_t dataset_count;
} world;

static inline void world_tell(const world *w)
{
    sr_buf text = {0};
    for (size_t i = 0; i < sr_findings_count(w->findings); i++) {
        sr_finding_write_text(&text, sr_findings_at(w->findings, i), SR_ENGLISH, false);
    }
    print_message("%s", sr_buf_string(&text));
    sr_buf_free(&text);
}

/* The findings as text without source lines, for golden comparison. */
static inline void world_expect(const world *w, const char *expected)
{
    sr_buf text = {0};
    for (size_t i = 0; i < sr_findings_count(w->findings); i++) {
        const sr_finding *finding = sr_findings_at(w->findings, i);
        sr_buf_printf(&text, "%s ", finding->code);
        sr_message_write(&text, &finding->message, SR_ENGLISH);
        if (finding->stated != NULL) {
            sr_buf_printf(&text, " | %s | %s", finding->stated, finding->recomputed);
        }
        sr_buf_char(&text, '\n');
    }
    assert_string_equal(sr_buf_string(&text), expected);
    sr_buf_free(&text);
}

/* The whole findings as text, without the source lines. */
static inline void world_told(const world *w, const char *expected)
{
    sr_buf text = {0};
    for (size_t i = 0; i < sr_findings_count(w->findings); i++) {
        sr_finding finding = *sr_findings_at(w->findings, i);
        finding.place.source = NULL;
        sr_finding_write_text(&text, &finding, SR_ENGLISH, false);
    }
    assert_string_equal(sr_buf_string(&text), expected);
    sr_buf_free(&text);
}

static inline sr_status world_open(world *w, const char *forbund)
{
    *w = (world){.arena = sr_arena_new(), .findings = sr_findings_new()};
    if (w->arena == NULL || w->findings == NULL) {
        return SR_MEMORY;
    }
    sr_status status =
        sr_forbund_read(w->arena, sr_str_of(forbund), "forbund.json", w->findings, &w->forbund);
    if (status == SR_OK) {
        w->model = sr_model_new(w->arena, w->forbund, w->findings);
        status = w->model == NULL ? SR_MEMORY : SR_OK;
    }
    return status;
}

static inline void world_close(world *w)
{
    sr_findings_free(w->findings);
    sr_arena_free(w->arena);
}

static inline sr_period period_of(const char *text)
{
    sr_period period = {0};
    assert_true(sr_period_read(sr_str_of(text), &period));
    return period;
}

static inline sr_dataset *world_dataset(world *w, sr_period period)
{
    for (size_t i = 0; i < w->dataset_count; i++) {
        if (sr_period_equal(w->datasets[i].period, period)) {
            return &w->datasets[i];
        }
    }
    sr_dataset *dataset = &w->datasets[w->dataset_count];
    *dataset = (sr_dataset){.period = period, .tables = w->tables[w->dataset_count]};
    w->dataset_count++;
    return dataset;
}

/* Reads a source of forbund.json from CSV text. */
static inline sr_status world_source(world *w, const char *period, const char *name, const char *csv)
{
    const sr_period_spec *spec = sr_forbund_period(w->forbund, period_of(period));
    const sr_source_spec *declared = NULL;
    for (size_t i = 0; spec != NULL && i < spec->source_count; i++) {
        if (strcmp(spec->sources[i].name, name) == 0) {
            declared = &spec->sources[i];
        }
    }
    assert_non_null(declared);
    sr_source *source = sr_arena_alloc(w->arena, sizeof *source);
    if (source == NULL) {
        return SR_MEMORY;
    }
    *source = (sr_source){.name = declared->name,
                          .file = declared->file,
                          .published = declared->published,
                          .hand_entered = declared->hand_entered,
                          .synthetic = declared->synthetic};
    sr_sha256(csv, strlen(csv), source->sha256);
    sr_reader_input input = {declared->file, sr_str_of(csv), declared->options, w->findings};
    sr_table_builder *builder =
        sr_table_builder_new(w->arena, source, declared->columns, declared->column_count,
                             &SR_TABLE_LIMITS_DEFAULT, ',', w->findings);
    if (builder == NULL) {
        return SR_MEMORY;
    }
    sr_table_builder_rules(builder, declared->rules);
    sr_table_builder_last(builder, sr_period_last(spec->period));
    sr_dataset *dataset = world_dataset(w, spec->period);
    size_t at = dataset->count;
    sr_status status = sr_csv_reader.read(sr_csv_reader.user, &input, builder);
    if (status == SR_OK) {
        status = sr_table_build(builder, (const sr_table **)&dataset->tables[at]);
    }
    sr_table_builder_free(builder);
    dataset->count = status == SR_OK ? at + 1 : at;
    return status;
}

static inline sr_status world_compute(world *w, const char *period, const sr_results **out)
{
    w->evaluation =
        sr_evaluation_new(w->arena, w->forbund, w->model, w->datasets, w->dataset_count, w->findings);
    if (w->evaluation == NULL) {
        return SR_MEMORY;
    }
    return sr_results_compute(w->evaluation, w->model, period_of(period), NULL, out);
}

/* ---- evaluators ---- */

static inline sr_number ratio_of(int64_t num, int64_t den)
{
    sr_number number = {0};
    assert_int_equal(sr_number_ratio(num, den, &number), SR_OK);
    return number;
}

/* user: const sr_quantity */
static inline sr_status give(void *user, const sr_context *context, sr_quantity *out)
{
    (void)context;
    *out = *(const sr_quantity *)user;
    return SR_OK;
}

static inline sr_evaluator giving(const sr_quantity *quantity)
{
    return (sr_evaluator){give, (void *)(uintptr_t)quantity};
}

/* user: const char *source. The one cell `andel` of the source, with its base `antal` of `av` where given. */
static inline sr_status read_share(void *user, const sr_context *context, sr_quantity *out)
{
    sr_view view;
    sr_finding problem = {0};
    sr_arena *arena = sr_evaluation_arena(context->evaluation);
    sr_status status = sr_context_source(context, user, &view, &problem);
    if (status == SR_OK && view.table == NULL) {
        *out = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_SHARE);
        return SR_OK;
    }
    if (status == SR_OK && view.rows->count == 0 && sr_context_may_lack(context)) {
        *out = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_SHARE);
        return SR_OK;
    }
    if (status == SR_OK) {
        status = sr_view_printed(arena, &view, "andel", "antal", "av", out, &problem);
    }
    if (status == SR_CONTENT) {
        problem.severity = SR_ERROR;
        problem.code = problem.code != NULL ? problem.code : "SR2263";
        sr_findings_add(sr_evaluation_findings(context->evaluation), &problem);
    }
    return status;
}

static inline sr_status count_rows(void *user, const sr_context *context, sr_quantity *out)
{
    sr_view view;
    sr_finding problem = {0};
    sr_status status = sr_context_source(context, user, &view, &problem);
    if (status == SR_OK && view.table == NULL) {
        *out = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_COUNT);
        return SR_OK;
    }
    return status == SR_OK ? sr_view_count(sr_evaluation_arena(context->evaluation), &view, out, &problem)
                           : status;
}

static inline sr_evaluator share_in(const char *source)
{
    return (sr_evaluator){read_share, (void *)(uintptr_t)source};
}

static inline sr_evaluator rows_in(const char *source)
{
    return (sr_evaluator){count_rows, (void *)(uintptr_t)source};
}

static inline sr_measure measure_of(const char *id, sr_measured_in unit, sr_evaluator value)
{
    return (sr_measure){.id = id,
                        .label = id,
                        .kind = unit == SR_IN_SHARE ? "share" : "count",
                        .measured_in = unit,
                        .decimals = -1,
                        .value = value,
                        .place = {.file = "scripts/measures.lua", .line = 1}};
}

static inline sr_target target_of(sr_comparator comparator, sr_number value, sr_measured_in unit)
{
    return (sr_target){.comparator = comparator, .has_value = true, .value = value, .measured_in = unit};
}

#endif
