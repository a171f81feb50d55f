/* The parent's watch over the child: reads what it sends, times it, and says how it ended. */
#ifndef SR_RUN_WATCH_H
#define SR_RUN_WATCH_H

#include <sys/types.h>

#include "base/finding.h"
#include "base/running.h"
#include "model/forbund/forbund.h"

typedef struct sr_watch {
    pid_t child;
    int pipe;                  /* reading end */
    const sr_running *running; /* shared with the child */
    const sr_limits *limits;
    bool fixed_limits; /* no forbund.json sets them: messages do not name it */
    void (*tick)(void *user, int64_t elapsed_ms, const sr_running *running); /* or NULL */
    void *tick_user;
} sr_watch;

/* Exit status of a child that ran out of its memory, told apart from a crash. */
enum { SR_CHILD_OUT_OF_MEMORY = 77, SR_CHILD_NOT_LOCKED = 78 };

/* Reads until the child closes its pipe or is killed for taking too long, then waits for it. Everything read
   is appended to `received`. Whatever the end was, if it was not an orderly one it is a finding with who was
   running. SR_OK: the child ended in order; SR_IO or SR_LIMIT: it did not; SR_MEMORY. */
SR_MUST_USE
sr_status sr_watch_child(const sr_watch *watch, sr_buf *received, sr_findings *findings);

/* The child ended as if all were well, but had not said that it was done. */
void sr_watch_tell_unfinished(const sr_watch *watch, sr_findings *findings);

#endif
