/* What the files of this folder share. */
#ifndef SR_HOST_WORK_H
#define SR_HOST_WORK_H

#include "host/host.h"

/* Keeps the first failure of a call. `problem` may be NULL: then it has been told already. */
void sr_host_refuse(samrapport_error *error, sr_status status, const sr_finding *problem);
/* The same with a message of the host that is translated by itself. */
void sr_host_refuse_text(samrapport_error *error, const char *message, const char *hint);

/* Copies that live as long as the context's evaluation; NULL and a refusal when memory runs out. */
samrapport_quantity *sr_host_quantity(samrapport_context *context, const sr_quantity *quantity);
samrapport_view *sr_host_view(samrapport_context *context, const sr_view *view);

/* Fills in the result that `quantity` is. */
void sr_host_name_result(samrapport_context *context, samrapport_quantity *quantity,
                         const sr_measure *measure, const sr_context *where);

/* What stands under a result key: of a measure, index, area or budget line. */
typedef struct sr_keyed {
    const sr_quantity *value; /* NULL: has none (a goal without outcome) */
    const char *line;
    const char *measure, *unit_id, *group;
    bool answers;   /* yes or no */
    sr_state state; /* SR_STATES: has none */
} sr_keyed;
bool sr_host_find_result(const sr_results *results, const char *key,
                         sr_keyed *out); /* false: there is none */

/* The end of a callback: a message when it failed without one, and the finding. */
sr_status sr_host_outcome(samrapport_error *error, int answer, const char *code, const sr_place *place,
                          const char *subject, sr_findings *findings);

/* A list of pointers that grows in an arena. */
typedef struct sr_pointers {
    const void **at;
    size_t count, capacity;
} sr_pointers;
SR_MUST_USE
sr_status sr_pointers_add(sr_arena *arena, sr_pointers *list, const void *item);

/* A chart while its categories, series and points arrive. */
typedef struct sr_series_draft {
    sr_series series;
    sr_pointers points; /* sr_quantity */
} sr_series_draft;
typedef struct sr_chart_draft {
    sr_chart chart;
    sr_pointers categories; /* sr_category */
    sr_pointers series;     /* sr_series_draft */
} sr_chart_draft;
void sr_host_chart_begin(samrapport_document *document, const sr_chart *chart);
/* Gives the chart to the builder. */
void sr_host_chart_end(samrapport_document *document);

#endif
