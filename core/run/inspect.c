#include "run/inspect.h"

#include <cjson/cJSON.h>

#include "privacy/privacy.h"
#include "run/child.h"
#include "run/inspect_json.h"
#include "run/run.h"

static const uint64_t most_bytes = (uint64_t)64 << 30;
static const sr_limits limits = {.memory_mb = 4096, .call_seconds = 120, .run_seconds = 120};

typedef struct look {
    const sr_inspect_request *request;
    sr_inspect_outcome *outcome;
    sr_mapped file;
    sr_buf received;
} look;

/* ---- the child ---- */

/* All tables are looked at, so that every place is told at once. */
static bool without_persons(const sr_contents *contents, sr_findings *findings)
{
    bool clean = true;
    for (size_t i = 0; i < contents->table_count; i++) {
        const sr_contents_table *table = &contents->tables[i];
        if (table->table && !sr_privacy_check_table(table->table, table->name, findings)) clean = false;
    }
    return clean;
}

static sr_status send_contents(const look *l, const sr_frame_out *out, const sr_contents *contents,
                               sr_findings *findings)
{
    sr_buf json = {0};
    bool clean = without_persons(contents, findings);
    const sr_inspect_view view = {
        .as_file = l->request->as_file, .rows = clean, .mappings = l->request->mappings};
    sr_status status = sr_inspect_write(contents, &l->file, &view, &json);
    if (status == SR_OK) status = sr_frame_write(out, SR_FRAME_CONTENTS, (sr_str){json.at, json.length});
    sr_buf_free(&json);
    return status;
}

/* Findings, then the record that ends it. */
static sr_status finish(const sr_frame_out *out, const sr_findings *findings, bool known)
{
    sr_status status = sr_findings_status(findings);
    for (size_t i = 0; i < sr_findings_count(findings) && status == SR_OK; i++)
        status = sr_frame_finding(out, sr_findings_at(findings, i));
    const char codes[] = {SR_EXIT_DONE, SR_EXIT_CONTENT, SR_EXIT_IO};
    const char *code = &codes[!known ? 2 : sr_findings_errors(findings) > 0];
    return status == SR_OK ? sr_frame_write(out, SR_FRAME_DONE, (sr_str){code, 1}) : status;
}

static sr_status read_and_send(const look *l, const sr_frame_out *out, sr_arena *arena, sr_findings *findings)
{
    sr_contents contents;
    const sr_source source = {.name = "", .file = l->file.name};
    sr_running_begin(l->file.name, l->file.name, 0);
    sr_status status = sr_contents_read(arena, &source, l->file.bytes, findings, &contents);
    bool known = contents.kind != SR_KIND_UNKNOWN;
    if (status == SR_CONTENT || status == SR_LIMIT) status = SR_OK;
    if (status == SR_OK && known) status = send_contents(l, out, &contents, findings);
    return status == SR_OK ? finish(out, findings, known) : status;
}

static sr_status work(void *user, const sr_frame_out *out, sr_lock_fn lock)
{
    const look *l = user;
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_privacy_findings();
    sr_status status = arena && findings ? sr_child_lock(out, lock, limits.memory_mb) : SR_MEMORY;
    if (status == SR_OK) status = read_and_send(l, out, arena, findings);
    sr_findings_free(findings);
    sr_arena_free(arena);
    return status;
}

/* ---- the parent ---- */

static bool holds_number(const char *text)
{
    size_t offset = 0, length = 0;
    return text && sr_privacy_find_number(sr_str_of(text), &offset, &length);
}

/* Texts and names of members; numbers of JSON are sizes and counts. */
static bool clean(const cJSON *item)
{
    if (holds_number(item->string) || (cJSON_IsString(item) && holds_number(item->valuestring))) return false;
    for (const cJSON *child = item->child; child; child = child->next)
        if (!clean(child)) return false;
    return true;
}

static sr_status tell_number(sr_findings *findings, const char *file, sr_message message)
{
    sr_findings_add(findings, &(sr_finding){.code = "SR1381",
                                            .severity = SR_ERROR,
                                            .place = {.file = file},
                                            .message = message,
                                            .hint = SR_MSG("take it away; it is not repeated here")});
    return SR_CONTENT;
}

/* Whatever the child sent, no number gets out: names of sheets are looked at here for the first time. */
static sr_status take_contents(look *l, sr_str payload, bool *broken)
{
    cJSON *root = cJSON_ParseWithLength(payload.at, payload.length);
    if (!root) {
        *broken = true;
        return SR_OK;
    }
    bool keep = clean(root);
    cJSON_Delete(root);
    if (keep) {
        sr_buf_str(&l->outcome->contents, payload);
        return sr_buf_status(&l->outcome->contents);
    }
    (void)tell_number(l->outcome->findings, l->file.name,
                      SR_MSG("a personal identity number stands in a name or text of the file"));
    l->outcome->status = SR_EXIT_CONTENT;
    return SR_OK;
}

static sr_status take(void *user, const sr_frame *frame, bool *broken)
{
    look *l = user;
    if (frame->kind == SR_FRAME_CONTENTS) return take_contents(l, frame->payload, broken);
    *broken |=
        frame->kind != SR_FRAME_FINDING || !sr_frame_read_finding(frame->payload, l->outcome->findings);
    return SR_OK;
}

static int highest(int a, int b)
{
    return a > b ? a : b;
}

static sr_status look_into(look *l)
{
    const sr_inspect_request *request = l->request;
    sr_inspect_outcome *outcome = l->outcome;
    const sr_child_job job = {.work = work,
                              .user = l,
                              .limits = &limits,
                              .fixed_limits = true,
                              .tick = request->tick,
                              .tick_user = request->tick_user};
    int ended = SR_EXIT_DONE;
    sr_status status = sr_child_run(&job, request->in_process, &l->received, outcome->findings);
    if (status == SR_MEMORY) return SR_MEMORY;
    if (status != SR_OK) outcome->status = SR_EXIT_IO;
    sr_status taken = sr_child_take(&l->received, status == SR_OK, take, l, outcome->findings, &ended);
    if (taken != SR_OK) return taken;
    outcome->status = highest(outcome->status, ended);
    if (sr_map_unchanged(&l->file, outcome->findings) != SR_OK) outcome->status = SR_EXIT_IO;
    return SR_OK;
}

static sr_status open_and_look(look *l)
{
    static const sr_place command_line = {0};
    sr_inspect_outcome *outcome = l->outcome;
    const char *file = l->request->file;
    if (holds_number(file))
        return tell_number(outcome->findings, file,
                           SR_MSG("a personal identity number stands in the name of the file"));
    sr_status status =
        sr_map(outcome->arena, file, file, most_bytes, &command_line, outcome->findings, &l->file);
    return status == SR_OK ? look_into(l) : status;
}

sr_status sr_inspect(const sr_inspect_request *request, sr_inspect_outcome *outcome)
{
    uint64_t failures = sr_memory_failures();
    *outcome = (sr_inspect_outcome){.arena = sr_arena_new(), .findings = sr_privacy_findings()};
    look l = {.request = request, .outcome = outcome};
    sr_status status = outcome->arena && outcome->findings ? open_and_look(&l) : SR_MEMORY;
    if (status == SR_CONTENT || status == SR_IO) outcome->status = SR_EXIT_IO;
    sr_unmap(&l.file);
    sr_buf_free(&l.received);
    return status == SR_MEMORY || sr_memory_failures() != failures ? SR_MEMORY : SR_OK;
}

void sr_inspect_outcome_free(sr_inspect_outcome *outcome)
{
    sr_buf_free(&outcome->contents);
    sr_findings_free(outcome->findings);
    sr_arena_free(outcome->arena);
    *outcome = (sr_inspect_outcome){0};
}
