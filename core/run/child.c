#include "run/child.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/format.h"
#include "run/lock.h"
#include "run/run.h"

sr_status sr_child_lock(const sr_frame_out *out, sr_lock_fn lock, unsigned memory_mb)
{
    if (!lock) return SR_OK;
    sr_status status = sr_format_prepare();
    if (status == SR_OK && lock(out->file, memory_mb) != SR_OK) _exit(SR_CHILD_NOT_LOCKED);
    return status;
}

static _Noreturn void child(const sr_child_job *job, sr_running *shared, int pipe_end)
{
    const sr_frame_out out = {.file = pipe_end};
    sr_running_use(shared);
    if (sr_close_all_but(pipe_end) != SR_OK) _exit(SR_CHILD_NOT_LOCKED);
    sr_status status = job->work(job->user, &out, sr_lock);
    _exit(status == SR_OK ? 0 : status == SR_MEMORY ? SR_CHILD_OUT_OF_MEMORY : SR_EXIT_IO);
}

static sr_status cannot_start(const char *reason, sr_findings *findings)
{
    sr_findings_add(
        findings,
        &(sr_finding){.code = "SR9019",
                      .severity = SR_ERROR,
                      .message =
                          SR_MSG("the process for scripts and plugins could not be started: {0}", reason)});
    return SR_IO;
}

/* Whether what came ends with the record that says so; damage is looked for when the records are taken. */
static bool ends_done(const sr_buf *received)
{
    sr_str bytes = {sr_buf_string(received), received->length};
    sr_frame frame = {0};
    bool broken = false;
    while (sr_frame_next(&bytes, &frame, &broken))
        ;
    return broken || frame.kind == SR_FRAME_DONE;
}

static sr_status watch_over(const sr_watch *watch, sr_buf *received, sr_findings *findings)
{
    sr_status status = sr_watch_child(watch, received, findings);
    if (status != SR_OK || ends_done(received)) return status;
    sr_watch_tell_unfinished(watch, findings);
    return SR_IO;
}

static sr_status in_child(const sr_child_job *job, sr_running *shared, sr_buf *received,
                          sr_findings *findings)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return cannot_start(strerror(errno), findings);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        child(job, shared, ends[1]);
    }
    const char *reason = pid < 0 ? strerror(errno) : NULL;
    close(ends[1]);
    const sr_watch watch = {.child = pid,
                            .pipe = ends[0],
                            .running = shared,
                            .limits = job->limits,
                            .fixed_limits = job->fixed_limits,
                            .tick = job->tick,
                            .tick_user = job->tick_user};
    sr_status status = reason ? cannot_start(reason, findings) : watch_over(&watch, received, findings);
    close(ends[0]);
    return status;
}

sr_status sr_child_run(const sr_child_job *job, bool in_process, sr_buf *received, sr_findings *findings)
{
    if (in_process) {
        const sr_frame_out out = {.file = -1, .buffer = received};
        return job->work(job->user, &out, NULL);
    }
    void *page = mmap(NULL, sizeof(sr_running), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return SR_MEMORY;
    sr_status status = in_child(job, page, received, findings);
    munmap(page, sizeof(sr_running));
    return status;
}

sr_status sr_child_take(const sr_buf *received, bool orderly, sr_take_fn take, void *user,
                        sr_findings *findings, int *exit_status)
{
    sr_str bytes = {sr_buf_string(received), received->length};
    bool done = false, broken = false;
    sr_frame frame;
    sr_status status = SR_OK;
    while (status == SR_OK && !done && !broken && sr_frame_next(&bytes, &frame, &broken)) {
        done = frame.kind == SR_FRAME_DONE;
        if (!done) status = take(user, &frame, &broken);
    }
    if (done) broken = frame.payload.length != 1;
    if (status == SR_OK && done && !broken) *exit_status = (unsigned char)frame.payload.at[0];
    if (status != SR_OK || (done && !broken && bytes.length == 0) || (!orderly && !broken)) return status;
    sr_error(findings, "SR9020", NULL, SR_MSG("what scripts and plugin sent is damaged and was thrown away"));
    *exit_status = SR_EXIT_IO;
    return SR_OK;
}
