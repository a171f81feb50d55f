#include "app/inspect.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/member.h"
#include "app/place.h"
#include "base/json.h"
#include "run/inspect.h"
#include "run/map.h"
#include "run/open_mappings.h"

enum { MOST_FORBUND = 4 << 20 };

/* Where the file lies. */
typedef struct surroundings {
    const char *workspace; /* the nearest one above it; NULL: none */
    const char *file;      /* how a source of the workspace would name it; as written where there is none */
} surroundings;

static sr_status look_around(sr_arena *arena, const char *file, surroundings *out)
{
    char whole[PATH_MAX], folder[PATH_MAX];
    *out = (surroundings){NULL, file};
    if (!realpath(file, whole) || !realpath(file, folder)) return SR_OK;
    for (char *slash = strrchr(folder, '/'); slash; slash = strrchr(folder, '/')) {
        *slash = '\0';
        if (!sr_is_workspace(folder)) continue;
        out->workspace = sr_arena_text(arena, folder);
        out->file = sr_arena_text(arena, whole + strlen(folder) + 1);
        return out->workspace && out->file ? SR_OK : SR_MEMORY;
    }
    return SR_OK;
}

/* The folder of scripts that forbund.json names. What is wrong with forbund.json is told by the commands that
   run it, not by one that looks into another file. NULL when out of memory. */
static const char *scripts_of(sr_arena *arena, const char *workspace)
{
    sr_str text;
    sr_findings *unheard = sr_findings_new();
    const char *path = sr_arena_printf(arena, "%s/forbund.json", workspace);
    bool read = unheard && path && sr_read_whole(arena, path, path, MOST_FORBUND, unheard, &text) == SR_OK;
    cJSON *root = read ? sr_json_read(text, path, unheard) : NULL;
    const char *named = root ? sr_member_text(root, "scripts") : NULL;
    const char *scripts = unheard && path ? sr_arena_text(arena, named ? named : "scripts") : NULL;
    cJSON_Delete(root);
    sr_findings_free(unheard);
    return scripts;
}

static sr_status find_mappings(sr_arena *arena, const char *workspace, sr_findings *findings,
                               sr_mapping_file **files, size_t *count)
{
    sr_installation here;
    const char *shown = workspace ? scripts_of(arena, workspace) : NULL;
    const char *scripts = shown ? sr_arena_printf(arena, "%s/%s", workspace, shown) : NULL;
    if (workspace && !scripts) return SR_MEMORY;
    sr_status status = sr_installation_find(arena, &here);
    if (status != SR_OK) return status;
    return sr_mappings_find(arena, scripts, shown, here.scripts, findings, files, count);
}

static sr_status open_one(sr_arena *arena, const sr_mapping_file *file, sr_findings *findings,
                          sr_mapping *list, size_t *count)
{
    sr_status status = sr_mapping_open(arena, file, findings, &list[*count]);
    *count += status == SR_OK;
    return status;
}

/* The ready mappings, those of the workspace first, so that of two that fit as well its own is suggested.
   What is wrong with one is told, and it is left out. */
static sr_status open_mappings(sr_arena *arena, const char *workspace, sr_findings *findings,
                               sr_mappings *out)
{
    sr_mapping_file *files = NULL;
    size_t count = 0;
    sr_status status = find_mappings(arena, workspace, findings, &files, &count);
    sr_mapping *list = status == SR_OK ? sr_arena_array(arena, count + 1, sizeof *list) : NULL;
    *out = (sr_mappings){list, 0};
    if (status != SR_OK) return status == SR_MEMORY ? SR_MEMORY : SR_OK;
    if (!list) return SR_MEMORY;
    for (size_t i = 0; i < count && status != SR_MEMORY; i++)
        if (files[i].own) status = open_one(arena, &files[i], findings, list, &out->count);
    for (size_t i = 0; i < count && status != SR_MEMORY; i++)
        if (!files[i].own) status = open_one(arena, &files[i], findings, list, &out->count);
    return status == SR_MEMORY ? SR_MEMORY : SR_OK;
}

/* ---- as JSON ---- */

static void copy_json(sr_json_out *out, const cJSON *item)
{
    bool array = cJSON_IsArray(item);
    if (cJSON_IsString(item))
        sr_json_text(out, item->valuestring);
    else if (cJSON_IsNumber(item))
        sr_json_int(out, (int64_t)item->valuedouble);
    else if (cJSON_IsBool(item))
        sr_json_bool(out, cJSON_IsTrue(item));
    else if (!array && !cJSON_IsObject(item))
        sr_json_null(out);
    else {
        sr_json_open(out, array ? '[' : '{');
        for (const cJSON *child = item->child; child; child = child->next) {
            if (!array) sr_json_key(out, child->string);
            copy_json(out, child);
        }
        sr_json_close(out, array ? ']' : '}');
    }
}

static void key_message(sr_json_out *json, const char *key, const sr_message *message)
{
    sr_buf text = {0};
    if (!message->id) return;
    sr_message_write(&text, message, sr_terminal_language());
    sr_json_key(json, key);
    sr_json_str(json, (sr_str){sr_buf_string(&text), text.length});
    json->buf->failed |= text.failed;
    sr_buf_free(&text);
}

/* What a finding does not say is left out. */
static void write_finding(sr_json_out *json, const sr_finding *finding)
{
    static const char *const severities[] = {"note", "warning", "error"};
    sr_json_open(json, '{');
    sr_json_key_text(json, "code", finding->code);
    sr_json_key_text(json, "severity", severities[finding->severity]);
    if (finding->place.line) sr_json_key_int(json, "line", finding->place.line);
    if (finding->place.column) sr_json_key_int(json, "column", finding->place.column);
    if (finding->subject) sr_json_key_text(json, "subject", finding->subject);
    key_message(json, "message", &finding->message);
    if (finding->found) sr_json_key_text(json, "found", finding->found);
    key_message(json, "expected", &finding->expected);
    key_message(json, "hint", &finding->hint);
    sr_json_close(json, '}');
}

static void write_json(const cJSON *contents, const sr_findings *findings, sr_buf *out)
{
    sr_json_out json = {.buf = out, .indent = 2};
    sr_json_open(&json, '{');
    for (const cJSON *member = contents ? contents->child : NULL; member; member = member->next) {
        sr_json_key(&json, member->string);
        copy_json(&json, member);
    }
    sr_json_key(&json, "findings");
    sr_json_open(&json, '[');
    for (size_t i = 0; i < sr_findings_count(findings); i++)
        write_finding(&json, sr_findings_at(findings, i));
    sr_json_close(&json, ']');
    sr_json_close(&json, '}');
    sr_buf_char(out, '\n');
}

/* ---- the command ---- */

static int print(const sr_options *options, const sr_inspect_outcome *outcome, const char *file)
{
    sr_buf text = {0};
    cJSON *contents = outcome->contents.length > 0
                          ? cJSON_ParseWithLength(outcome->contents.at, outcome->contents.length)
                          : NULL;
    if (options->json)
        write_json(contents, outcome->findings, &text);
    else if (contents)
        sr_inspect_say(contents, file, sr_terminal_language(), &text);
    bool whole = sr_buf_status(&text) == SR_OK && (contents || outcome->contents.length == 0);
    int status = whole ? sr_command_print(sr_buf_string(&text), text.length) : sr_command_out_of_memory();
    cJSON_Delete(contents);
    sr_buf_free(&text);
    return status;
}

/* With --json what was found is in the JSON; when there is nothing else to say it is said on the terminal
 * too. */
static void say(const sr_options *options, const sr_inspect_outcome *outcome)
{
    bool told = options->json && outcome->status != SR_EXIT_IO;
    if (!told) sr_say_findings(outcome->findings, (sr_places){0}, options->json_diagnostics);
}

static int look_into(const sr_options *options, const char *file, const char *as_file, sr_mappings mappings)
{
    sr_progress progress = {.what = file};
    sr_inspect_request request = {
        .file = file, .as_file = as_file, .mappings = mappings, .in_process = options->in_process};
    if (!options->quiet && !options->json) {
        request.tick = sr_progress_tick;
        request.tick_user = &progress;
    }
    sr_inspect_outcome outcome;
    sr_status status = sr_inspect(&request, &outcome);
    sr_progress_end(&progress);
    int exit_status = outcome.status;
    if (status == SR_OK) {
        int printed = print(options, &outcome, file);
        if (printed > exit_status) exit_status = printed;
        say(options, &outcome);
    } else
        exit_status = sr_command_out_of_memory();
    sr_inspect_outcome_free(&outcome);
    return exit_status;
}

static int inspect(const sr_options *options, const char *file)
{
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_mappings mappings = {0};
    surroundings around;
    int exit_status = 0;
    if (arena && findings && look_around(arena, file, &around) == SR_OK &&
        open_mappings(arena, around.workspace, findings, &mappings) == SR_OK) {
        sr_say_findings(findings, (sr_places){.workspace = around.workspace}, options->json_diagnostics);
        exit_status = look_into(options, file, around.file, mappings);
    } else
        exit_status = sr_command_out_of_memory();
    sr_findings_free(findings);
    sr_arena_free(arena);
    return exit_status;
}

static int run(const sr_options *options)
{
    if (options->word_count == 1) return inspect(options, options->words[0]);
    if (options->word_count == 0)
        sr_say_usage(SR_MSG("inspect which file?"));
    else
        sr_say_usage(SR_MSG("inspect takes one file, not {0} and {1}", options->words[0], options->words[1]));
    return SR_EXIT_USAGE;
}

const sr_command sr_command_inspect = {
    .name = "inspect",
    .alias = "granska",
    .summary = "shows what is in a file before it is used: SIE, Excel, CSV, JSON-stat or Kolada",
    .usage = "samrapport inspect FILE [--json]",
    .examples = "  samrapport inspect bokforing.se\n"
                "  samrapport inspect deltagare.xlsx --json >deltagare.json",
    .options = SR_OPT_JSON | SR_OPT_RUN,
    .run = run,
};
