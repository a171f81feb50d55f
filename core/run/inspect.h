/* Looks into one file, which nothing is known of and nothing trusted: it is mapped and hashed here, and read
   by a child behind the lock, as the sources of a run are. */
#ifndef SR_RUN_INSPECT_H
#define SR_RUN_INSPECT_H

#include "base/finding.h"
#include "base/running.h"
#include "run/inspect_mapping.h"

typedef struct sr_inspect_request {
    const char *file;     /* as the user wrote it */
    const char *as_file;  /* how a source in forbund.json would name it */
    sr_mappings mappings; /* the ready ones, of which one that fits is suggested */
    bool in_process;
    void (*tick)(void *user, int64_t elapsed_ms, const sr_running *running); /* or NULL */
    void *tick_user;
} sr_inspect_request;

typedef struct sr_inspect_outcome {
    sr_arena *arena;
    sr_findings *findings; /* never NULL after a call that did not return SR_MEMORY */
    /* What is in the file, as JSON: samrapport-inspection/1 without its findings. Empty when it could not be
       read, is of no known kind, or would have held a personal identity number. */
    sr_buf contents;
    int status; /* exit status: SR_EXIT_DONE, SR_EXIT_CONTENT or SR_EXIT_IO */
} sr_inspect_outcome;

SR_MUST_USE
sr_status sr_inspect(const sr_inspect_request *request, sr_inspect_outcome *outcome);
void sr_inspect_outcome_free(sr_inspect_outcome *outcome);

#endif
