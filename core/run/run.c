#include "run/run.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/format.h"
#include "document/record.h"
#include "privacy/privacy.h"
#include "run/frame.h"
#include "run/lock.h"
#include "run/open.h"
#include "run/watch.h"
#include "run/work.h"

/* One run under way. */
typedef struct flight {
    const sr_run_request *request;
    sr_run_outcome *outcome;
    sr_opened opened;
    sr_running *shared; /* page that the child notes in; NULL in one process */
    sr_buf received;
} flight;

static int highest(int a, int b)
{
    return a > b ? a : b;
}

static sr_status load_plugin(const flight *f, sr_findings *findings, sr_plugin **out)
{
    const sr_forbund *forbund = f->opened.forbund;
    *out = NULL;
    if (!forbund->plugin) return SR_OK;
    const sr_plugin_request request = {.spec = forbund->plugin,
                                       .workspace = f->opened.workspace,
                                       .folder = f->request->plugin_folder,
                                       .place = forbund->plugin_place};
    sr_running_begin(forbund->plugin, forbund->file, forbund->plugin_place.line);
    return sr_plugin_load(f->opened.arena, &request, findings, out);
}

/* A plugin that is refused ends the work; the reason still has to reach the parent. */
static sr_status send_refusal(const sr_frame_out *out, const sr_findings *findings)
{
    const char io = SR_EXIT_IO;
    sr_status status = SR_OK;
    for (size_t i = 0; i < sr_findings_count(findings) && status == SR_OK; i++)
        status = sr_frame_finding(out, sr_findings_at(findings, i));
    return status == SR_OK ? sr_frame_write(out, SR_FRAME_DONE, (sr_str){&io, 1}) : status;
}

/* Phases two and three; `lock` is called between them, or not at all in one process. */
static sr_status load_and_work(const flight *f, const sr_frame_out *out,
                               sr_status (*lock)(int out, unsigned memory_mb))
{
    sr_findings *findings = sr_privacy_findings();
    sr_plugin *plugin = NULL;
    sr_status status = findings ? load_plugin(f, findings, &plugin) : SR_MEMORY;
    if (status == SR_OK && lock) {
        status = sr_format_prepare();
        if (status == SR_OK && lock(out->file, f->opened.forbund->limits.memory_mb) != SR_OK)
            _exit(SR_CHILD_NOT_LOCKED);
    }
    if (status == SR_OK) {
        const sr_work_request work = {.run = f->request, .opened = &f->opened, .plugin = plugin, .out = out};
        status = sr_work(&work);
    } else if (status != SR_MEMORY)
        status = send_refusal(out, findings);
    sr_findings_free(findings);
    return status;
}

static _Noreturn void child(const flight *f, int pipe_end)
{
    const sr_frame_out out = {.file = pipe_end};
    sr_running_use(f->shared);
    if (sr_close_all_but(pipe_end) != SR_OK) _exit(SR_CHILD_NOT_LOCKED);
    sr_status status = load_and_work(f, &out, sr_lock);
    _exit(status == SR_OK ? 0 : status == SR_MEMORY ? SR_CHILD_OUT_OF_MEMORY : SR_EXIT_IO);
}

static sr_status cannot_start(flight *f, const char *reason)
{
    sr_findings_add(
        f->outcome->findings,
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

static sr_status in_child(flight *f)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return cannot_start(f, strerror(errno));
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        child(f, ends[1]);
    }
    close(ends[1]);
    sr_status status = SR_IO;
    if (pid < 0)
        status = cannot_start(f, strerror(errno));
    else {
        const sr_watch watch = {.child = pid,
                                .pipe = ends[0],
                                .running = f->shared,
                                .limits = &f->opened.forbund->limits,
                                .tick = f->request->tick,
                                .tick_user = f->request->tick_user};
        status = sr_watch_child(&watch, &f->received, f->outcome->findings);
        if (status == SR_OK && !ends_done(&f->received)) {
            sr_watch_tell_unfinished(&watch, f->outcome->findings);
            status = SR_IO;
        }
    }
    close(ends[0]);
    return status;
}

static sr_status isolated(flight *f)
{
    void *page = mmap(NULL, sizeof(sr_running), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (page == MAP_FAILED) return SR_MEMORY;
    f->shared = page;
    sr_status status = in_child(f);
    munmap(page, sizeof(sr_running));
    f->shared = NULL;
    return status;
}

static sr_status in_process(flight *f)
{
    const sr_frame_out out = {.file = -1, .buffer = &f->received};
    return load_and_work(f, &out, NULL);
}

/* A document that the child sent is rebuilt call by call; one that breaks the rules is not printed. */
static sr_status take_document(flight *f, sr_str payload)
{
    sr_run_outcome *outcome = f->outcome;
    sr_document *document = NULL;
    sr_document **all = sr_realloc(outcome->documents, (outcome->document_count + 1) * sizeof(sr_document *));
    if (!all) return SR_MEMORY;
    outcome->documents = all;
    sr_status status = sr_document_load(payload, outcome->findings, &document);
    if (status == SR_OK) outcome->documents[outcome->document_count++] = document;
    if (status == SR_CONTENT) outcome->status = highest(outcome->status, SR_EXIT_CONTENT);
    return status == SR_MEMORY ? SR_MEMORY : SR_OK;
}

static sr_status take_frame(flight *f, const sr_frame *frame, bool *done, bool *broken)
{
    sr_run_outcome *outcome = f->outcome;
    switch (frame->kind) {
    case SR_FRAME_FINDING:
        *broken |= !sr_frame_read_finding(frame->payload, outcome->findings);
        return SR_OK;
    case SR_FRAME_RESULTS:
        sr_buf_str(&outcome->results, frame->payload);
        return sr_buf_status(&outcome->results);
    case SR_FRAME_LISTS:
        sr_buf_str(&outcome->lists, frame->payload);
        return sr_buf_status(&outcome->lists);
    case SR_FRAME_DOCUMENT:
        return take_document(f, frame->payload);
    case SR_FRAME_DONE:
        *done = true;
        *broken |= frame->payload.length != 1;
        if (!*broken) outcome->status = highest(outcome->status, frame->payload.at[0]);
        return SR_OK;
    default:
        *broken = true;
        return SR_OK;
    }
}

/* The records are taken also when the child ended badly: findings that it had sent are still true. */
static sr_status take_received(flight *f, bool orderly)
{
    sr_str bytes = {sr_buf_string(&f->received), f->received.length};
    bool done = false, broken = false;
    sr_frame frame;
    sr_status status = SR_OK;
    while (status == SR_OK && !done && !broken && sr_frame_next(&bytes, &frame, &broken))
        status = take_frame(f, &frame, &done, &broken);
    if (status != SR_OK || (done && !broken && bytes.length == 0) || (!orderly && !broken)) return status;
    sr_error(f->outcome->findings, "SR9020", NULL,
             SR_MSG("what scripts and plugin sent is damaged and was thrown away"));
    f->outcome->status = SR_EXIT_IO;
    return SR_OK;
}

static sr_status fly(flight *f)
{
    sr_status status = f->request->in_process ? in_process(f) : isolated(f);
    if (status == SR_MEMORY) return SR_MEMORY;
    if (status != SR_OK) f->outcome->status = SR_EXIT_IO;
    sr_status taken = take_received(f, status == SR_OK);
    if (taken != SR_OK) return taken;
    if (sr_opened_unchanged(&f->opened) != SR_OK) f->outcome->status = SR_EXIT_IO;
    return SR_OK;
}

/* The outcome keeps what outlives the run. */
static void hand_over(flight *f)
{
    sr_run_outcome *outcome = f->outcome;
    outcome->forbund = f->opened.forbund;
    outcome->arena = f->opened.arena;
    f->opened.arena = NULL;
    f->opened.findings = NULL;
    sr_opened_close(&f->opened);
}

sr_status sr_run(const sr_run_request *request, sr_run_outcome *outcome)
{
    flight f = {.request = request, .outcome = outcome};
    uint64_t failures = sr_memory_failures();
    *outcome = (sr_run_outcome){0};
    sr_status status = sr_open_workspace(request, &f.opened);
    outcome->findings = f.opened.findings;
    if (status == SR_OK && request->wanted != 0) status = fly(&f);
    if (status == SR_CONTENT) outcome->status = SR_EXIT_CONTENT;
    if (status == SR_IO) outcome->status = SR_EXIT_IO;
    if (f.opened.arena) outcome->workspace = sr_arena_text(f.opened.arena, request->workspace);
    sr_buf_free(&f.received);
    hand_over(&f);
    /* What was left out for lack of memory, and be it only a place in a message, may not pass for whole. */
    bool whole = outcome->workspace && sr_memory_failures() == failures;
    return status == SR_MEMORY || !whole ? SR_MEMORY : SR_OK;
}

void sr_run_outcome_free(sr_run_outcome *outcome)
{
    for (size_t i = 0; i < outcome->document_count; i++)
        sr_document_free(outcome->documents[i]);
    sr_free(outcome->documents);
    sr_buf_free(&outcome->results);
    sr_buf_free(&outcome->lists);
    sr_findings_free(outcome->findings);
    sr_arena_free(outcome->arena);
    *outcome = (sr_run_outcome){0};
}
