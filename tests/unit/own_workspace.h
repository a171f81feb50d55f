/* A workspace of the examples with its plugin, without scripts: forbund.json, the sources of a period, and
   the results of what the plugin registers. */
#ifndef OWN_WORKSPACE_H
#define OWN_WORKSPACE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "model/forbund/mapping.h"
#include "model/results/results.h"
#include "plugin/plugin.h"

typedef struct workspace {
    sr_arena *arena;
    sr_findings *findings;
    sr_forbund *forbund;
    sr_registry *registry;
    sr_plugin *plugin;
    const char *folder;
    char *text[64]; /* of files */
    size_t texts;
} workspace;

static inline sr_str read_file(workspace *w, const char *name)
{
    char path[512];
    (void)snprintf(path, sizeof path, "%s/%s", w->folder, name);
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("%s cannot be read", path);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t length = (size_t)ftell(file);
    rewind(file);
    char *bytes = malloc(length + 1);
    assert_non_null(bytes);
    assert_int_equal(fread(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    assert_true(w->texts < 64);
    w->text[w->texts++] = bytes;
    return (sr_str){bytes, length};
}

/* Notes apart, which say nothing that is wrong. */
static inline void no_findings(const workspace *w)
{
    size_t wrong = 0;
    for (size_t i = 0; i < sr_findings_count(w->findings); i++) {
        if (sr_findings_at(w->findings, i)->severity == SR_NOTE) continue;
        wrong++;
        sr_buf text = {0};
        sr_finding_write_text(&text, sr_findings_at(w->findings, i), SR_ENGLISH, false);
        print_message("%s\n", sr_buf_string(&text));
        sr_buf_free(&text);
    }
    assert_int_equal(wrong, 0);
}

/* Puts the shared mappings into the sources that name them. */
static inline void use_mappings(workspace *w)
{
    for (size_t p = 0; p < w->forbund->period_count; p++) {
        for (size_t s = 0; s < w->forbund->periods[p].source_count; s++) {
            const char *id = w->forbund->periods[p].sources[s].mapping;
            sr_mapping mapping;
            if (!id) continue;
            const char *file = sr_arena_printf(w->arena, "../../scripts/lib/mappings/%s.json", id);
            assert_int_equal(sr_mapping_read(w->arena, read_file(w, file), file, id, w->findings, &mapping),
                             SR_OK);
            assert_int_equal(sr_mapping_apply(w->arena, &mapping, w->forbund, w->findings), SR_OK);
        }
    }
}

static inline void open_workspace(workspace *w, const char *id)
{
    *w = (workspace){.arena = sr_arena_new(), .findings = sr_findings_new()};
    w->folder = sr_arena_printf(w->arena, "%s/../examples/%s", SR_TEST_DATA, id);
    sr_status read =
        sr_forbund_read(w->arena, read_file(w, "forbund.json"), "forbund.json", w->findings, &w->forbund);
    no_findings(w);
    assert_int_equal(read, SR_OK);
    use_mappings(w);
    w->registry = sr_registry_new(w->arena, w->forbund, w->findings);
    assert_non_null(w->registry);
    sr_plugin_request request = {.spec = w->forbund->plugin,
                                 .workspace = w->folder,
                                 .folder = SR_OWN_PLUGINS,
                                 .place = w->forbund->plugin_place};
    assert_string_equal(request.spec, id);
    assert_int_equal(sr_plugin_load(w->arena, &request, w->findings, &w->plugin), SR_OK);
    assert_int_equal(sr_plugin_start(w->arena, w->plugin, w->registry, w->findings), SR_OK);
    no_findings(w);
}

static inline void close_workspace(workspace *w)
{
    sr_plugin_stop(w->plugin);
    for (size_t i = 0; i < w->texts; i++)
        free(w->text[i]);
    sr_findings_free(w->findings);
    sr_arena_free(w->arena);
}

/* `last` is the last day of the period. */
static inline const sr_table *read_bytes(workspace *w, const sr_source_spec *spec, sr_str bytes, sr_day last)
{
    const sr_table *table = NULL;
    const sr_reader *own = sr_reader_built_in_named(spec->format);
    const sr_reader *reader = own ? own : sr_registry_reader(w->registry, spec->format);
    sr_source *source = sr_arena_alloc(w->arena, sizeof *source);
    assert_non_null(reader);
    assert_non_null(source);
    *source = (sr_source){.name = spec->name, .file = spec->file, .published = spec->published};
    sr_reader_input input = {spec->file, bytes, spec->options, w->findings};
    sr_table_limits limits = SR_TABLE_LIMITS_DEFAULT;
    sr_table_builder *builder =
        sr_table_builder_new(w->arena, source, spec->columns, spec->column_count, &limits,
                             own ? sr_reader_decimal(own, &input) : ',', w->findings);
    assert_non_null(builder);
    sr_table_builder_last(builder, last);
    sr_status read = reader->read(reader->user, &input, builder);
    sr_status built = sr_table_build(builder, &table);
    sr_table_builder_free(builder);
    assert_true(read == SR_OK || sr_findings_count(w->findings) > 0);
    assert_true(built == SR_OK || sr_findings_count(w->findings) > 0);
    return table;
}

/* The tables of a period, and a model with what the plugin registers. */
static inline sr_model *read_period(workspace *w, const char *period, sr_dataset *data)
{
    *data = (sr_dataset){0};
    assert_true(sr_period_read(sr_str_of(period), &data->period));
    const sr_period_spec *spec = sr_forbund_period(w->forbund, data->period);
    assert_non_null(spec);
    const sr_table **tables = sr_arena_array(w->arena, spec->source_count + 1, sizeof *tables);
    for (size_t i = 0; i < spec->source_count; i++)
        tables[i] = read_bytes(w, &spec->sources[i], read_file(w, spec->sources[i].file),
                               sr_period_last(data->period));
    data->count = spec->source_count;
    data->tables = tables;
    sr_model *model = sr_model_new(w->arena, w->forbund, w->findings);
    assert_non_null(model);
    assert_int_equal(sr_registry_declare(w->registry, model), SR_OK);
    return model;
}

static inline const sr_results *compute_period(workspace *w, sr_model *model, const sr_dataset *data)
{
    const sr_results *results = NULL;
    sr_evaluation *evaluation = sr_evaluation_new(w->arena, w->forbund, model, data, 1, w->findings);
    assert_non_null(evaluation);
    assert_int_equal(sr_results_compute(evaluation, model, data->period, NULL, &results), SR_OK);
    no_findings(w);
    return results;
}

static inline const sr_results *results_of(workspace *w, const char *period)
{
    sr_dataset *data = sr_arena_alloc(w->arena, sizeof *data);
    assert_non_null(data);
    sr_model *model = read_period(w, period, data);
    return compute_period(w, model, data);
}

#endif
