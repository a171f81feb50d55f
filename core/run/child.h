/* A child of the program that works behind the lock and sends records: how one is started, watched, and what
   its end means. Used for the runs of a workspace and for looking into a single file. */
#ifndef SR_RUN_CHILD_H
#define SR_RUN_CHILD_H

#include "run/frame.h"
#include "run/watch.h"

/* How the child gives up its privileges (run/lock.h), or NULL in one process. */
typedef sr_status (*sr_lock_fn)(int out, unsigned memory_mb);

typedef struct sr_child_job {
    /* Loads what it needs, calls sr_child_lock, works, and ends with the record SR_FRAME_DONE. What is wrong
       with the content is sent; the status is SR_OK, SR_IO (the parent is gone) or SR_MEMORY. */
    sr_status (*work)(void *user, const sr_frame_out *out, sr_lock_fn lock);
    void *user;
    const sr_limits *limits;
    bool fixed_limits; /* no forbund.json sets them, so that no message sends the reader there */
    void (*tick)(void *user, int64_t elapsed_ms, const sr_running *running); /* or NULL */
    void *tick_user;
} sr_child_job;

/* Within the job: locks, or does nothing in one process. A lock that cannot be set ends the child, and the
   parent tells it. */
SR_MUST_USE
sr_status sr_child_lock(const sr_frame_out *out, sr_lock_fn lock, unsigned memory_mb);

/* Runs the job in a child, or here. What it sent is appended to `received`. SR_OK: it ended in order; SR_IO
   or SR_LIMIT: it did not, which is a finding; SR_MEMORY. */
SR_MUST_USE
sr_status sr_child_run(const sr_child_job *job, bool in_process, sr_buf *received, sr_findings *findings);

/* Calls `take` for each record but the last. The records are taken also when the child ended badly: findings
   that it had sent are still true. *exit_status is what the last record says; damage is a finding, and
   SR_EXIT_IO there. */
typedef sr_status (*sr_take_fn)(void *user, const sr_frame *frame, bool *broken);
SR_MUST_USE
sr_status sr_child_take(const sr_buf *received, bool orderly, sr_take_fn take, void *user,
                        sr_findings *findings, int *exit_status);

#endif
