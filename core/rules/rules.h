/* The scripts of a förbund: what they declare goes into a model and a registry, and their functions are
   called back from there. One sr_rules is one Lua state and one plan year. Scripts can open no file, see no
   clock and reach nothing but the functions of host/host.h. */
#ifndef SR_RULES_RULES_H
#define SR_RULES_RULES_H

#include "host/host.h"

/* A script that the caller has mapped. */
typedef struct sr_script {
    const char
        *name; /* below the folder of scripts: "measures.lua", "2022/goals.lua"; shared: "lib/national.lua" */
    const char *file; /* as in messages */
    bool shared;      /* below the shared folder */
    sr_str text;      /* borrowed as long as the rules */
} sr_script;

typedef struct sr_rules_setup {
    sr_arena *arena; /* owns what is declared; must live at least as long as the rules and the model */
    const sr_forbund *forbund;
    sr_model *model;
    sr_registry
        *registry; /* sections and checks go here; NULL: they are left out (last year's declarations) */
    const sr_dataset
        *dataset; /* for goals_from and weights_from: the tables of the reported period; may be NULL */
    sr_findings *findings;
    const sr_script *scripts;
    size_t script_count;
    size_t memory;         /* bytes for the scripts; 0: 256 MiB */
    uint64_t instructions; /* of the virtual machine in one call from outside; 0: 200 million */
} sr_rules_setup;

typedef struct sr_rules sr_rules;

/* A state with the vocabulary and nothing else. The setup is copied. SR_MEMORY when there is too little. */
SR_MUST_USE
sr_status sr_rules_new(const sr_rules_setup *setup, sr_rules **out);
/* Evaluators, sections and checks of the scripts must not be called after this. NULL is fine. */
void sr_rules_free(sr_rules *rules);

/* Runs measures.lua, reports.lua and <year>/goals.lua, weighted_index.lua, social_budget.lua, those that
   there are, and then declares everything in the model. Mistakes are findings, all of them at once: SR_OK
   also then. */
SR_MUST_USE
sr_status sr_rules_load(sr_rules *rules, int year);

/* Runs one script of that name and declares what it says; SR_CONTENT when there is no such script. For tests.
 */
SR_MUST_USE
sr_status sr_rules_run_file(sr_rules *rules, const char *name);

/* Bytes that the Lua state holds, and the most that it held. */
size_t sr_rules_memory(const sr_rules *rules, size_t *most);

/* Appends every word that a script can use, one a line and sorted: globals, "string.format", and the methods
   of our values as "selection:where", "c:source", "d:table". For the annotations of editors and their test.
 */
SR_MUST_USE
sr_status sr_rules_words(sr_rules *rules, sr_buf *out);

/* What each shared function is called in scripts, in the order of samrapport/functions.def; NULL after the
 * last one. */
typedef struct sr_rules_binding {
    const char *function;
    const char *word;   /* as sr_rules_words writes it, or a member such as "c.year"; NULL: none */
    const char *reason; /* why there is none */
} sr_rules_binding;
extern const sr_rules_binding sr_rules_bindings[];

#endif
