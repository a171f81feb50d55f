/* What a registry holds. Only for the files of this folder. */
#ifndef SR_HOST_REGISTRY_H
#define SR_HOST_REGISTRY_H

#include <string.h>

#include "host/work.h"

struct sr_registry {
    sr_arena *arena;
    sr_forbund *forbund;
    sr_findings *findings;
    sr_pointers readers;
    sr_pointers measures;
    sr_pointers sections;
    sr_pointers checks;
};

/* What a plugin registered: its callback and where to tell that it failed. */
typedef struct sr_native {
    const char *subject; /* "measure umearegionen.index" */
    const char *title;
    const char *plugin;
    sr_place place;
    void *user;
    union {
        samrapport_compute compute;
        samrapport_build build;
        samrapport_run run;
        samrapport_read read;
    } call;
} sr_native;

/* The glue from the interfaces of the core to the callbacks of plugins; `user` is an sr_native. */
sr_status sr_native_compute(void *user, const sr_context *context, sr_quantity *out);
sr_status sr_native_build(void *user, sr_builder *builder, const sr_results *results, sr_findings *findings);
sr_status sr_native_run(void *user, const sr_results *results, sr_findings *findings);
sr_status sr_native_read(void *user, const sr_reader_input *input, sr_table_builder *builder);

#endif
