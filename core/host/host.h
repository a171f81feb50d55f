/* The API that scripts and plugins share, and the registries of what they add to the core: readers, measures,
   sections and checks. Plugins get the functions of samrapport/functions.def in a table, scripts through
   core/rules; neither can reach deeper. */
#ifndef SR_HOST_HOST_H
#define SR_HOST_HOST_H

#include <samrapport/types.h>

#include "audit/check.h"
#include "document/builder.h"
#include "model/results/results.h"
#include "source/reader.h"

/* ---- errors ---- */

enum { SR_ERROR_TEXT = 1024 };
/* Why a call failed. Zero it before the call. The first failure stays. */
struct samrapport_error {
    sr_status status;            /* SR_OK: nothing has failed */
    bool told;                   /* `problem` is filled in (by an operation of the host) */
    bool quiet;                  /* a finding about it has been made already */
    bool hidden;                 /* no more than a note: it asks of a figure that is hidden (SR4803) */
    sr_finding problem;          /* message, found, expected, hint; texts of the context's arena */
    char message[SR_ERROR_TEXT]; /* of error_set; "" */
    char hint[SR_ERROR_TEXT];
};
/* Adds the failure to `findings` with code and place of the caller. Nothing when memory ran out. */
void sr_error_tell(const samrapport_error *error, const char *code, const sr_place *place,
                   const char *subject, sr_findings *findings);
/* The failure in one line in the language, for the error value of a script. */
void sr_error_write(const samrapport_error *error, sr_buf *out, sr_language language);

/* ---- handles ---- */

struct samrapport_context {
    sr_context context;
    sr_arena *arena;           /* of the evaluation: everything that is got lives in it */
    samrapport_error *error;   /* never NULL */
    sr_findings *findings;     /* of checks; may be NULL */
    const sr_results *results; /* sections and checks; else NULL */
    const char *subject;       /* "check umearegionen/summa": what findings are about; may be NULL */
    const char *code;          /* of findings that a check adds */
    sr_place place;            /* of the declaration; file may be NULL */
};
struct samrapport_view {
    sr_view view;           /* table NULL: nothing is known of its rows, values are not measured */
    const sr_column *lacks; /* then: the column that the file lacks; NULL: the period has no such source */
};
struct samrapport_groups {
    size_t count;
    size_t columns;
    const samrapport_view *views;
    const char *const *keys; /* count × columns */
};
struct samrapport_quantity {
    sr_quantity quantity;
    /* The result that it is, for values in documents; key NULL: it is none. */
    const char *key;
    const char *measure, *unit_id, *group;
};
struct samrapport_document {
    sr_builder *builder;
    const sr_results *results;
    samrapport_context *context;
    struct sr_chart_draft *chart; /* while doc_chart is open */
    unsigned level;               /* of the innermost open section */
    size_t depth;                 /* open nodes: what doc_end may close */
    unsigned char open[64];       /* what they are: 1 section, 2 chart, 0 other */
};
struct samrapport_table_builder {
    sr_table_builder *builder;
};

/* A context for one evaluation; `error` is borrowed and must be zeroed. */
samrapport_context sr_host_context(const sr_context *context, samrapport_error *error);
/* A context for sections and checks: the förbund as a whole in the period of the results. */
samrapport_context sr_host_results_context(const sr_results *results, samrapport_error *error,
                                           sr_findings *findings);
/* A section under construction below the one that is open; sr_host_close_document ends it: what was left open
   is closed and refused. */
samrapport_document sr_host_document(sr_builder *builder, const sr_results *results,
                                     samrapport_context *context);
void sr_host_close_document(samrapport_document *document);

/* ---- the functions, as in samrapport/functions.def ---- */

#define X(result, name, parameters) result samrapport_host_##name parameters;
#include <samrapport/functions.def>
#undef X

/* The names in order, for tests and for the binding of scripts; NULL after the last one. */
extern const char *const sr_host_function_names[];

/* ---- registries ---- */

/* A section that a plugin or a script adds to reports. `build` runs inside the section that the report has
 * opened. */
typedef struct sr_own_section {
    const char *id; /* "plattformar" of a script, "umearegionen/plattformar" of a plugin */
    const char *title;
    const char *const *kinds; /* kinds of report that it belongs to; count 0: only those that name it */
    size_t kind_count;
    /* SR_CONTENT after a finding. */
    sr_status (*build)(void *user, sr_builder *builder, const sr_results *results, sr_findings *findings);
    void *user;
    sr_place place;
} sr_own_section;

typedef struct sr_registry sr_registry;

/* Everything is copied into `arena`. `forbund` gets the units and members that a plugin adds. NULL when out
 * of memory. */
sr_registry *sr_registry_new(sr_arena *arena, sr_forbund *forbund, sr_findings *findings);

/* Each adds one; an id that is there already, or is not valid, is a finding with the place and SR_CONTENT. */
SR_MUST_USE
sr_status sr_registry_add_reader(sr_registry *registry, const sr_reader *reader, const sr_place *place);
SR_MUST_USE
sr_status sr_registry_add_section(sr_registry *registry, const sr_own_section *section);
SR_MUST_USE
sr_status sr_registry_add_check(sr_registry *registry, const sr_check *check, const sr_place *place);
SR_MUST_USE
sr_status sr_registry_add_measure(sr_registry *registry, const sr_measure *measure);

const sr_reader *sr_registry_reader(const sr_registry *registry,
                                    const char *format); /* NULL when there is none */
const char *sr_registry_nearest_reader(const sr_registry *registry, const char *format);
const sr_own_section *sr_registry_section(const sr_registry *registry, const char *id);
size_t sr_registry_sections(const sr_registry *registry, const sr_own_section *const **out);
size_t sr_registry_checks(const sr_registry *registry, const sr_check *const **out);
size_t sr_registry_readers(const sr_registry *registry, const sr_reader *const **out);
size_t sr_registry_measures(const sr_registry *registry, const sr_measure *const **out);
/* Declares the registered measures in a model; once for each model, before its scripts run. */
SR_MUST_USE
sr_status sr_registry_declare(const sr_registry *registry, sr_model *model);

/* The registry as one plugin sees it: its id goes before the names of what it adds. */
struct samrapport_registry {
    sr_registry *registry;   /* NULL once open is over: nothing is registered later */
    const char *plugin;      /* id */
    sr_place place;          /* of "plugin" in forbund.json */
    samrapport_error *error; /* never NULL */
};

#endif
