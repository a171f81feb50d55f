#include "run/watch.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { TICK_MS = 50, GRACE_MS = 2000, CHUNK = 1 << 16, MOST_RECEIVED = 1 << 30 };

typedef enum end { ENDED, CALL_TIMED_OUT, RUN_TIMED_OUT, SENT_TOO_MUCH, NO_MEMORY } end;

/* The clock only measures limits: no time of day reaches any output. */
static int64_t milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

typedef struct stopwatch {
    int64_t run_started, call_started;
    uint64_t call;
} stopwatch;

static end over_time(const sr_watch *watch, stopwatch *times)
{
    int64_t now = milliseconds();
    uint64_t call = __atomic_load_n(&watch->running->calls, __ATOMIC_RELAXED);
    if (call != times->call) {
        times->call = call;
        times->call_started = now;
    }
    if (now - times->call_started > (int64_t)watch->limits->call_seconds * 1000) return CALL_TIMED_OUT;
    if (now - times->run_started > (int64_t)watch->limits->run_seconds * 1000) return RUN_TIMED_OUT;
    return ENDED;
}

static bool room_for_chunk(sr_buf *received)
{
    if (received->capacity - received->length > CHUNK) return true;
    size_t length = received->length;
    static const char blank[CHUNK];
    while (received->capacity - length <= CHUNK && !received->failed)
        sr_buf_put(received, blank, CHUNK);
    received->length = length;
    return !received->failed;
}

static end receive(const sr_watch *watch, sr_buf *received)
{
    stopwatch times = {.run_started = milliseconds(), .call_started = milliseconds()};
    for (;;) {
        struct pollfd pipe = {.fd = watch->pipe, .events = POLLIN};
        int ready = poll(&pipe, 1, TICK_MS);
        end why = over_time(watch, &times);
        if (why != ENDED) return why;
        if (watch->tick) watch->tick(watch->tick_user, milliseconds() - times.run_started, watch->running);
        if (ready <= 0) continue;
        if (received->length > MOST_RECEIVED) return SENT_TOO_MUCH;
        if (!room_for_chunk(received)) return NO_MEMORY;
        ssize_t got = read(watch->pipe, received->at + received->length, CHUNK);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return ENDED;
        received->length += (size_t)got;
    }
}

static void tell(const sr_watch *watch, const char *code, sr_message message, sr_message hint,
                 sr_findings *findings)
{
    const sr_running *running = watch->running;
    sr_findings_add(findings, &(sr_finding){.code = code,
                                            .severity = SR_ERROR,
                                            .place = {.file = running->file[0] ? running->file : NULL,
                                                      .line = running->file[0] ? running->line : 0},
                                            .subject = running->what[0] ? running->what : NULL,
                                            .message = message,
                                            .hint = hint});
}

/* What a limit's message says to do, where it can be changed. */
static sr_message where_set(const sr_watch *watch, sr_message hint)
{
    return watch->fixed_limits ? (sr_message){0} : hint;
}

/* Where no script or file is under way, no loop of anybody's is. */
static sr_message why_so_long(const sr_running *running)
{
    return running->file[0]
               ? SR_MSG("Look for a loop without end; the limit is limits.call_seconds in forbund.json.")
               : SR_MSG("There is much to compute; the limit is limits.call_seconds in forbund.json.");
}

static void tell_stopped(const sr_watch *watch, end why, sr_findings *findings)
{
    const char *what = watch->running->what[0] ? watch->running->what : "-";
    char seconds[16];
    bool call = why == CALL_TIMED_OUT;
    snprintf(seconds, sizeof seconds, "%u", call ? watch->limits->call_seconds : watch->limits->run_seconds);
    if (why == SENT_TOO_MUCH)
        tell(watch, "SR9012", SR_MSG("the run was stopped: it sent more than a report can hold ({0})", what),
             SR_MSG("Report less, or divide the workspace."), findings);
    else if (call)
        tell(watch, "SR9010", SR_MSG("stopped after {0} seconds in one call: {1}", seconds, what),
             where_set(watch, why_so_long(watch->running)), findings);
    else
        tell(watch, "SR9011", SR_MSG("the run was stopped after {0} seconds, in {1}", seconds, what),
             where_set(watch, SR_MSG("The limit is limits.run_seconds in forbund.json.")), findings);
}

/* A crash with most of its memory in use is as likely to be a failed allocation that nobody looked at. */
static void tell_crash(const sr_watch *watch, int signal, unsigned long peak_mb, sr_findings *findings)
{
    const char *what = watch->running->what[0] ? watch->running->what : "-";
    const char *name = sigabbrev_np(signal) ? sigabbrev_np(signal) : "?";
    char most[16];
    snprintf(most, sizeof most, "%u", watch->limits->memory_mb);
    if (peak_mb >= (unsigned long)watch->limits->memory_mb / 10 * 8)
        tell(watch, "SR9016",
             SR_MSG("{1} crashed ({2}) when it had used the memory that it may ({0} MiB)", most, what, name),
             where_set(watch, SR_MSG("The limit is limits.memory_mb in forbund.json.")), findings);
    else
        tell(watch, "SR9013", SR_MSG("{0} crashed ({1})", what, name),
             SR_MSG("If it is a plugin, tell its author; if not, it is a fault in samrapport."), findings);
}

static void tell_signal(const sr_watch *watch, int signal, unsigned long peak_mb, sr_findings *findings)
{
    const char *what = watch->running->what[0] ? watch->running->what : "-";
    if (signal == SIGSYS)
        tell(watch, "SR9014",
             SR_MSG("{0} tried to write a file, to start a program or to reach the network, which nothing of "
                    "a workspace may",
                    what),
             SR_MSG("Remove that from the plugin or the script."), findings);
    else if (signal == SIGBUS)
        tell(watch, "SR1203", SR_MSG("a file was cut while it was being read, or read too far, by {0}", what),
             SR_MSG("Run again when nothing writes to the file; if it is the same then, tell the plugin's "
                    "author."),
             findings);
    else if (signal == SIGKILL)
        tell(watch, "SR9015", SR_MSG("the system ended the run, probably for lack of memory, in {0}", what),
             SR_MSG("Close other programs, or give the machine more memory."), findings);
    else
        tell_crash(watch, signal, peak_mb, findings);
}

void sr_watch_tell_unfinished(const sr_watch *watch, sr_findings *findings)
{
    const char *what = watch->running->what[0] ? watch->running->what : "-";
    tell(watch, "SR9018", SR_MSG("the run ended in the middle, in {0}", what),
         SR_MSG("If it is a plugin, tell its author: it must not call exit."), findings);
}

static sr_status tell_exit(const sr_watch *watch, int code, sr_findings *findings)
{
    const char *what = watch->running->what[0] ? watch->running->what : "-";
    char most[16];
    snprintf(most, sizeof most, "%u", watch->limits->memory_mb);
    if (code == 0) return SR_OK;
    if (code == SR_CHILD_OUT_OF_MEMORY)
        tell(watch, "SR9016", SR_MSG("out of memory (more than {0} MiB), in {1}", most, what),
             where_set(watch, SR_MSG("The limit is limits.memory_mb in forbund.json.")), findings);
    else if (code == SR_CHILD_NOT_LOCKED)
        tell(watch, "SR9017",
             SR_MSG("the protection around scripts and plugins could not be set up, so nothing was run"),
             SR_MSG("samrapport needs Linux with seccomp; a container may forbid it."), findings);
    else
        sr_watch_tell_unfinished(watch, findings);
    return SR_IO;
}

/* A child that has closed its pipe has nothing left to do; one that goes on all the same is ended. */
static int wait_for_end(pid_t child, struct rusage *used)
{
    int how = 0;
    const struct timespec tick = {.tv_nsec = 1000000};
    for (int waited = 0; waited < GRACE_MS; waited++) {
        if (wait4(child, &how, WNOHANG, used) == child) return how;
        nanosleep(&tick, NULL);
    }
    kill(child, SIGKILL);
    while (wait4(child, &how, 0, used) < 0 && errno == EINTR)
        ;
    return how;
}

sr_status sr_watch_child(const sr_watch *watch, sr_buf *received, sr_findings *findings)
{
    end why = receive(watch, received);
    if (why != ENDED) kill(watch->child, SIGKILL);
    struct rusage used = {0};
    int how = wait_for_end(watch->child, &used);
    if (why == NO_MEMORY) return SR_MEMORY;
    if (why != ENDED) {
        tell_stopped(watch, why, findings);
        return SR_LIMIT;
    }
    if (WIFSIGNALED(how)) {
        tell_signal(watch, WTERMSIG(how), (unsigned long)used.ru_maxrss / 1024, findings);
        return SR_IO;
    }
    return tell_exit(watch, WEXITSTATUS(how), findings);
}
