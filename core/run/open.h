/* Phase one: the parent reads forbund.json, and maps and hashes every file that it names and every script.
   From here on nothing that a script or a plugin says can cause a file to be opened. */
#ifndef SR_RUN_OPEN_H
#define SR_RUN_OPEN_H

#include "base/locate.h"
#include "model/forbund/forbund.h"
#include "run/map.h"
#include "run/run.h"

typedef struct sr_opened_source {
    const sr_source_spec *spec;
    sr_mapped file;
} sr_opened_source;

/* A period whose sources are read: the one asked for, and every earlier one. */
typedef struct sr_opened_period {
    const sr_period_spec *spec;
    size_t source_count;
    sr_opened_source *sources;
} sr_opened_period;

typedef struct sr_opened_script {
    const char
        *name;      /* below the folder of scripts: "measures.lua", "2022/goals.lua"; shared: "lib/nns.lua" */
    bool shared;    /* of the installation's library */
    sr_mapped file; /* its name is relative to the workspace */
} sr_opened_script;

typedef struct sr_opened {
    sr_arena *arena;
    const char *workspace;
    sr_forbund *forbund;
    const sr_period_spec *asked; /* NULL: no period was asked for */
    size_t period_count;
    sr_opened_period *periods; /* the one asked for first, then backwards in time */
    size_t script_count;
    sr_opened_script *scripts; /* sorted by name */
    size_t weights_count;      /* files of weights that the command line names */
    sr_mapped *weights;
    bool has_members, has_units; /* kept in CSV files of their own */
    sr_mapped members, units;
    sr_findings *findings;
} sr_opened;

/* Opens everything; all that is wrong is told at once. SR_CONTENT (forbund.json or the period is wrong) or
   SR_IO (something cannot be read) after findings. Release with sr_opened_close, also on failure. */
SR_MUST_USE
sr_status sr_open_workspace(const sr_run_request *request, sr_opened *out);
void sr_opened_close(sr_opened *opened);
/* A finding for each personal identity number in a text that the parent reads; the line is not shown. */
SR_MUST_USE
sr_status sr_open_find_persons(sr_arena *arena, sr_str text, const char *file, sr_findings *findings);
/* A finding for each file that changed since. */
SR_MUST_USE
sr_status sr_opened_unchanged(const sr_opened *opened);

#endif
