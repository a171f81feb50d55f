#include "run/run.h"

#include "document/record.h"
#include "privacy/privacy.h"
#include "run/child.h"
#include "run/open.h"
#include "run/work.h"

/* One run under way. */
typedef struct flight {
    const sr_run_request *request;
    sr_run_outcome *outcome;
    sr_opened opened;
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

/* Phases two and three, with the lock between them. */
static sr_status load_and_work(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    const flight *f = user;
    sr_findings *findings = sr_privacy_findings();
    sr_plugin *plugin = NULL;
    sr_status status = findings ? load_plugin(f, findings, &plugin) : SR_MEMORY;
    if (status == SR_OK) status = sr_child_lock(out, lock, f->opened.forbund->limits.memory_mb);
    if (status == SR_OK) {
        const sr_work_request work = {.run = f->request, .opened = &f->opened, .plugin = plugin, .out = out};
        status = sr_work(&work);
    } else if (status != SR_MEMORY)
        status = send_refusal(out, findings);
    sr_findings_free(findings);
    return status;
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

static sr_status take_frame(void *user, const sr_frame *frame, bool *broken)
{
    flight *f = user;
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
    case SR_FRAME_WORKSHOP:
        sr_buf_str(&outcome->workshop, frame->payload);
        return sr_buf_status(&outcome->workshop);
    case SR_FRAME_DOCUMENT:
        return take_document(f, frame->payload);
    case SR_FRAME_CONTENTS:
    case SR_FRAME_DONE:
    default:
        *broken = true;
        return SR_OK;
    }
}

static sr_status fly(flight *f)
{
    const sr_run_request *request = f->request;
    sr_findings *findings = f->outcome->findings;
    const sr_child_job job = {.work = load_and_work,
                              .user = f,
                              .limits = &f->opened.forbund->limits,
                              .tick = request->tick,
                              .tick_user = request->tick_user};
    int ended = SR_EXIT_DONE;
    sr_status status = sr_child_run(&job, request->in_process, &f->received, findings);
    if (status == SR_MEMORY) return SR_MEMORY;
    if (status != SR_OK) f->outcome->status = SR_EXIT_IO;
    sr_status taken = sr_child_take(&f->received, status == SR_OK, take_frame, f, findings, &ended);
    if (taken != SR_OK) return taken;
    f->outcome->status = highest(f->outcome->status, ended);
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
    sr_buf_free(&outcome->workshop);
    sr_findings_free(outcome->findings);
    sr_arena_free(outcome->arena);
    *outcome = (sr_run_outcome){0};
}
