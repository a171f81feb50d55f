/* A small förbund with the shared scripts of scripts/lib, for tests of what these compute. */
#ifndef SR_TEST_MODULE_WORLD_H
#define SR_TEST_MODULE_WORLD_H

#include <stdlib.h>

#include "model_world.h"
#include "rules/rules.h"

typedef struct given_source {
    const char *period, *name, *csv;
} given_source;

enum { MODULES = 11 };
static const char *const module_names[MODULES] = {
    "enkat.lua",           "enkat_svar.lua", "nns.lua",           "helar.lua",
    "kolada.lua",          "deltagare.lua",  "deltagare_ord.lua", "deltagare_avsnitt.lua",
    "deltagare_volym.lua", "perioden.lua",   "falt.lua"};

typedef struct modules {
    world w;
    sr_registry *registry;
    sr_rules *rules;
    const sr_results *results;
    sr_script scripts[MODULES + 1];
} modules;

/* A file of scripts/lib; lives in the arena. */
static inline const char *read_module(sr_arena *arena, const char *name)
{
    enum { MOST = 1 << 16 };
    const char *path = sr_arena_printf(arena, "%s/../scripts/lib/%s", SR_TEST_DATA, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    char *text = calloc(1, MOST);
    assert_non_null(text);
    size_t length = fread(text, 1, MOST, file);
    assert_true(length > 0 && length < MOST);
    assert_int_equal(fclose(file), 0);
    const char *kept = sr_arena_copy(arena, text, length);
    free(text);
    return kept;
}

static inline void open_modules(modules *m, const char *forbund_json)
{
    *m = (modules){0};
    assert_int_equal(world_open(&m->w, forbund_json), SR_OK);
}

static inline void add_modules(modules *m, const char *script)
{
    m->scripts[0] = (sr_script){.name = "measures.lua", .file = "measures.lua", .text = sr_str_of(script)};
    for (size_t i = 0; i < MODULES; i++) {
        const char *name = sr_arena_printf(m->w.arena, "lib/%s", module_names[i]);
        m->scripts[i + 1] = (sr_script){.name = name,
                                        .file = name,
                                        .shared = true,
                                        .text = sr_str_of(read_module(m->w.arena, module_names[i]))};
    }
}

/* Loads and computes; the sources of the period come first. What is wrong is among the findings. */
static inline void compute_modules(modules *m, const given_source *sources, size_t count, const char *period,
                                   const char *script)
{
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(world_source(&m->w, sources[i].period, sources[i].name, sources[i].csv), SR_OK);
    }
    m->registry = sr_registry_new(m->w.arena, m->w.forbund, m->w.findings);
    add_modules(m, script);
    const sr_rules_setup setup = {.arena = m->w.arena,
                                  .forbund = m->w.forbund,
                                  .model = m->w.model,
                                  .registry = m->registry,
                                  .dataset = m->w.datasets,
                                  .findings = m->w.findings,
                                  .scripts = m->scripts,
                                  .script_count = MODULES + 1};
    assert_int_equal(sr_rules_new(&setup, &m->rules), SR_OK);
    assert_int_not_equal(sr_rules_load(m->rules, period_of(period).year), SR_MEMORY);
    assert_int_not_equal(world_compute(&m->w, period, &m->results), SR_MEMORY);
}

static inline void run_modules(modules *m, const char *forbund_json, const given_source *sources,
                               size_t count, const char *period, const char *script)
{
    open_modules(m, forbund_json);
    compute_modules(m, sources, count, period, script);
}

static inline void end_modules(modules *m)
{
    sr_rules_free(m->rules);
    world_close(&m->w);
}

static inline const sr_measure_result *result_of(const modules *m, const char *key)
{
    const sr_measure_result *found = sr_results_find(m->results, key);
    if (found == NULL || strcmp(found->key, key) != 0) {
        world_tell(&m->w);
        fail_msg("there is no %s", key);
    }
    return found;
}

static inline void missing_is(const modules *m, const char *key, sr_missing kind, const char *why)
{
    const sr_quantity *value = &result_of(m, key)->value;
    assert_int_equal(value->missing, kind);
    assert_string_equal(value->formula, why);
}

static inline void share_is(const modules *m, const char *key, int64_t k, int64_t n)
{
    const sr_measure_result *found = result_of(m, key);
    if (found->value.missing != SR_PRESENT) fail_msg("%s is missing: %s", key, found->value.formula);
    assert_int_equal(found->value.numerator.num, k);
    assert_int_equal(found->value.denominator.num, n);
}

/* Runs a script that is used wrongly: one of the findings, in Swedish, holds `told`. */
static inline void tells(const char *forbund_json, const given_source *sources, size_t count,
                         const char *period, const char *script, const char *told)
{
    modules m;
    bool found = false;
    run_modules(&m, forbund_json, sources, count, period, script);
    for (size_t i = 0; i < sr_findings_count(m.w.findings); i++) {
        sr_buf text = {0};
        sr_finding_write_text(&text, sr_findings_at(m.w.findings, i), SR_SWEDISH, false);
        found = found || strstr(sr_buf_string(&text), told) != NULL;
        sr_buf_free(&text);
    }
    if (!found) {
        world_tell(&m.w);
        fail_msg("%s: not told", told);
    }
    end_modules(&m);
}

#endif
