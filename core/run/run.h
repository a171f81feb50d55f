/* One run of one workspace and period, in three phases: open (the parent reads forbund.json and maps every
   file), load and lock (the child loads the plugin and gives up its privileges), work (readers, scripts,
   checks, reports behind the lock). The child sends records; the parent replays the documents, renders and
   writes. */
#ifndef SR_RUN_RUN_H
#define SR_RUN_RUN_H

#include "base/running.h"
#include "document/tree.h"
#include "model/forbund/forbund.h"
#include "render/render.h"

/* Exit status of the program. */
enum { SR_EXIT_DONE = 0, SR_EXIT_CONTENT = 1, SR_EXIT_USAGE = 2, SR_EXIT_IO = 3 };

/* What the child is asked for. */
enum {
    SR_WANT_RESULTS = 1,     /* the results JSON */
    SR_WANT_REPORTS = 2,     /* documents of the kinds asked for */
    SR_WANT_LISTS = 4,       /* what the plugin registered, as JSON */
    SR_WANT_CHECK = 8,       /* findings also for all that a report would not need (unused sources …) */
    SR_WANT_WORKSHOP = 32,   /* what the page of the weights workshop holds */
    SR_WANT_ROBUSTNESS = 16, /* of every index, also where it is not declared */
};

typedef struct sr_run_request {
    const char *workspace;    /* folder with forbund.json, as the user wrote it */
    const char *period;       /* "2022"; NULL: only forbund.json and what does not depend on a period */
    unsigned wanted;          /* SR_WANT_… */
    const char *const *kinds; /* kinds of report; count 0: those of the period */
    size_t kind_count;
    const char *const *weights; /* files of weights (samrapport-weights/1), as the user wrote them */
    size_t weights_count;
    const char *index; /* of the workshop; NULL: the only one there is */
    size_t draws;      /* of the robustness of indices, instead of what is declared; 0: as declared */
    bool has_seed;
    uint64_t seed;
    bool draft;
    bool in_process;           /* no child: for debuggers, sanitizers, coverage and failing allocations */
    const char *plugin_folder; /* where plugin ids are looked up */
    /* Called about twenty times a second while the child works, with milliseconds since its start; NULL:
     * nobody waits. */
    void (*tick)(void *user, int64_t elapsed_ms, const sr_running *running);
    void *tick_user;
    const char *source_date_epoch; /* seconds since 1970 as text, for documents whose period has no date;
                                      NULL: they have none */
    const char *shared_scripts;    /* the shared scripts: `lib` is below it */
} sr_run_request;

typedef struct sr_run_outcome {
    sr_arena *arena;
    const char *workspace; /* the folder of the request */
    sr_forbund *forbund;   /* NULL when forbund.json could not be read */
    sr_findings *findings; /* never NULL after a call that did not return SR_MEMORY */
    sr_buf results;        /* samrapport-results/1, when wanted and reached */
    sr_buf lists;          /* JSON, when wanted and reached */
    sr_buf workshop;       /* JSON, when wanted and reached */
    sr_document **documents;
    size_t document_count;
    int status; /* exit status so far: the highest of what happened */
} sr_run_outcome;

/* Runs. Whatever the child does ends in a finding: a crash, a hang, running out of memory, a forbidden call.
 */
SR_MUST_USE
sr_status sr_run(const sr_run_request *request, sr_run_outcome *outcome);
void sr_run_outcome_free(sr_run_outcome *outcome);

/* Renders the documents in the formats and writes all files or none: each to a temporary name in `folder`
   (made when it does not exist), flushed, renamed. The names written are appended to `names`, one a line. */
SR_MUST_USE
sr_status sr_run_write(const sr_run_outcome *outcome, const sr_format *const *formats, size_t format_count,
                       const char *folder, sr_findings *findings, sr_buf *names);

/* Writes one file in the same way. */
SR_MUST_USE
sr_status sr_run_write_page(const sr_run_outcome *outcome, const char *name, sr_str bytes, const char *folder,
                            sr_findings *findings, sr_buf *names);

#endif
