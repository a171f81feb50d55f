#include "app/command.h"

/* At most one workspace; a message and false otherwise. */
static bool one_workspace(const sr_options *options, const char **workspace)
{
    *workspace = options->word_count > 0 ? options->words[0] : NULL;
    if (options->word_count > 1)
        sr_say_usage(
            SR_MSG("results takes one workspace, not {0} and {1}", options->words[0], options->words[1]));
    if (!options->period) sr_say_usage(SR_MSG("--period is missing: the results of which period?"));
    return options->word_count <= 1 && options->period;
}

static int run(const sr_options *options)
{
    const char *workspace = NULL;
    if (!one_workspace(options, &workspace)) return SR_EXIT_USAGE;
    sr_run_outcome outcome;
    int status = sr_command_run(options, workspace, SR_WANT_RESULTS, &outcome);
    int printed = outcome.results.length > 0 ? sr_command_print(outcome.results.at, outcome.results.length)
                                             : SR_EXIT_DONE;
    int closed = sr_command_close(options, &outcome);
    if (printed > status) status = printed;
    return closed > status ? closed : status;
}

const sr_command sr_command_results = {
    .name = "results",
    .alias = "resultat",
    .summary = "prints every measure, goal, index and budget line as JSON",
    .usage = "samrapport results [WORKSPACE] --period P",
    .examples = "  samrapport results examples/umearegionen --period 2022 >resultat.json",
    .options = SR_OPT_PERIOD | SR_OPT_RUN,
    .run = run,
};
