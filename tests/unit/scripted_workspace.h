/* A workspace of the examples computed with one of its own scripts and the shared modules that it needs,
   before anything is suppressed. */
#ifndef SR_TEST_SCRIPTED_WORKSPACE_H
#define SR_TEST_SCRIPTED_WORKSPACE_H

#include "own_workspace.h"
#include "rules/rules.h"

enum { MOST_SCRIPTS = 8 };

typedef struct scripted {
    workspace w;
    sr_dataset data;
    sr_rules *rules;
    const sr_results *results;
    sr_script scripts[MOST_SCRIPTS];
    size_t script_count;
} scripted;

static inline void add_script(scripted *s, const char *name, const char *path)
{
    assert_true(s->script_count < MOST_SCRIPTS);
    s->scripts[s->script_count++] = (sr_script){
        .name = name, .file = name, .shared = strncmp(name, "lib/", 4) == 0, .text = read_file(&s->w, path)};
}

/* `modules` ends with NULL. */
static inline void compute_scripted(scripted *s, const char *id, const char *script,
                                    const char *const *modules, const char *period, int year)
{
    *s = (scripted){0};
    open_workspace(&s->w, id);
    s->scripts[s->script_count++] =
        (sr_script){.name = "measures.lua",
                    .file = "measures.lua",
                    .text = sr_str_of(sr_arena_printf(s->w.arena, "require '%s'", script))};
    add_script(s, sr_arena_printf(s->w.arena, "%s.lua", script),
               sr_arena_printf(s->w.arena, "../../scripts/%s/%s.lua", id, script));
    for (size_t i = 0; modules[i] != NULL; i++) {
        add_script(s, modules[i], sr_arena_printf(s->w.arena, "../../scripts/%s", modules[i]));
    }
    sr_model *model = read_period(&s->w, period, &s->data);
    const sr_rules_setup setup = {.arena = s->w.arena,
                                  .forbund = s->w.forbund,
                                  .model = model,
                                  .registry = s->w.registry,
                                  .dataset = &s->data,
                                  .findings = s->w.findings,
                                  .scripts = s->scripts,
                                  .script_count = s->script_count};
    assert_int_equal(sr_rules_new(&setup, &s->rules), SR_OK);
    assert_int_equal(sr_rules_load(s->rules, year), SR_OK);
    no_findings(&s->w);
    s->results = compute_period(&s->w, model, &s->data);
}

static inline void close_scripted(scripted *s)
{
    sr_rules_free(s->rules);
    close_workspace(&s->w);
}

static inline const sr_measure_result *result_named(const scripted *s, const char *key)
{
    const sr_measure_result *found = sr_results_find(s->results, key);
    if (found == NULL || strcmp(found->key, key) != 0) fail_msg("there is no %s", key);
    return found;
}

#endif
