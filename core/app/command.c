#include "app/command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const sr_command *const sr_commands[] = {&sr_command_report,  &sr_command_results, &sr_command_check,
                                         &sr_command_explain, &sr_command_index,   &sr_command_inspect,
                                         &sr_command_list,    &sr_command_new};
const size_t sr_command_count = sizeof sr_commands / sizeof(sr_commands[0]);

int sr_command_out_of_memory(void)
{
    sr_say_usage(SR_MSG("out of memory"));
    return SR_EXIT_IO;
}

static int begin(const sr_options *options, const char *workspace, sr_arena *arena, sr_run_request *request)
{
    sr_installation here;
    sr_status status = sr_installation_find(arena, &here);
    if (status == SR_OK && !workspace) status = sr_workspace_find(arena, &workspace);
    if (status == SR_MEMORY) return sr_command_out_of_memory();
    if (status != SR_OK || !workspace) {
        sr_say_usage(SR_MSG("there is no forbund.json here or in a folder above; name a workspace, or make "
                            "one with samrapport new"));
        return SR_EXIT_USAGE;
    }
    request->workspace = workspace;
    request->plugin_folder = here.plugins;
    request->shared_scripts = here.scripts;
    request->period = options->period;
    request->source_date_epoch = getenv("SOURCE_DATE_EPOCH");
    request->kinds = options->kinds;
    request->kind_count = options->kind_count;
    request->index = options->index;
    request->weights = options->weights;
    request->weights_count = options->weights_count;
    request->draws = options->draws;
    request->has_seed = options->has_seed;
    request->seed = options->seed;
    request->draft = options->draft;
    request->in_process = options->in_process;
    return SR_EXIT_DONE;
}

int sr_command_run(const sr_options *options, const char *workspace, unsigned wanted, sr_run_outcome *outcome)
{
    *outcome = (sr_run_outcome){0};
    sr_arena *arena = sr_arena_new();
    if (!arena) return sr_command_out_of_memory();
    sr_run_request request = {.wanted = wanted};
    int exit_status = begin(options, workspace, arena, &request);
    if (exit_status == SR_EXIT_DONE) {
        sr_progress progress = {.what = request.workspace};
        if (!options->quiet && !options->json_diagnostics) {
            request.tick = sr_progress_tick;
            request.tick_user = &progress;
        }
        sr_status status = sr_run(&request, outcome);
        sr_progress_end(&progress);
        exit_status = status == SR_MEMORY ? sr_command_out_of_memory() : outcome->status;
    }
    sr_arena_free(arena);
    return exit_status;
}

int sr_command_close(const sr_options *options, sr_run_outcome *outcome)
{
    int exit_status = outcome->status;
    if (outcome->findings) {
        const sr_places places = {outcome->workspace, options->weights, options->weights_count};
        sr_say_findings(outcome->findings, places, options->json_diagnostics);
        if (!options->json_diagnostics && !options->quiet) sr_say_rows(outcome->findings, outcome->workspace);
        if (sr_findings_errors(outcome->findings) > 0 && exit_status < SR_EXIT_CONTENT)
            exit_status = SR_EXIT_CONTENT;
        if (sr_findings_status(outcome->findings) != SR_OK) exit_status = sr_command_out_of_memory();
    }
    sr_run_outcome_free(outcome);
    return exit_status;
}

int sr_command_print(const char *text, size_t length)
{
    if (fwrite(text, 1, length, stdout) == length && fflush(stdout) == 0) return SR_EXIT_DONE;
    sr_say_usage(SR_MSG("standard output cannot be written"));
    return SR_EXIT_IO;
}
