#include "app/command.h"

#include <stdio.h>
#include <string.h>

static int highest(int a, int b)
{
    return a > b ? a : b;
}

/* Without a period every period of the workspace is checked. */
static int check_period(const sr_options *options, const char *workspace, const char *period,
                        sr_run_outcome *outcome)
{
    sr_options one = *options;
    one.period = period;
    return sr_command_run(&one, workspace, SR_WANT_CHECK | SR_WANT_REPORTS, outcome);
}

/* What became of the rows of sources is no remark. */
static bool has_remarks(const sr_findings *findings)
{
    for (size_t i = 0; i < sr_findings_count(findings); i++)
        if (strcmp(sr_findings_at(findings, i)->code, "SR1380") != 0) return true;
    return false;
}

static int say_good(const sr_run_outcome *outcome, const char *period)
{
    if (!outcome->forbund || has_remarks(outcome->findings)) return SR_EXIT_DONE;
    printf("%s %s: %s\n", outcome->forbund->id, period ? period : "",
           sr_terminal_text("nothing to remark on"));
    return SR_EXIT_DONE;
}

static int check_one(const sr_options *options, const char *workspace, const char *period)
{
    sr_run_outcome outcome;
    int status = check_period(options, workspace, period, &outcome);
    if (status == SR_EXIT_DONE && !options->quiet) status = say_good(&outcome, period);
    return highest(status, sr_command_close(options, &outcome));
}

/* The keys are read from forbund.json by a run that wants nothing else; its findings come again with each
 * period. */
static int check_all(const sr_options *options, const char *workspace)
{
    sr_run_outcome outline;
    int status = sr_command_run(options, workspace, 0, &outline);
    const sr_forbund *forbund = outline.forbund;
    if (status != SR_EXIT_DONE || !forbund || forbund->period_count == 0)
        return highest(status, sr_command_close(options, &outline));
    for (size_t i = 0; i < forbund->period_count; i++)
        status = highest(status, check_one(options, workspace, forbund->periods[i].key));
    sr_run_outcome_free(&outline);
    return status;
}

static int run(const sr_options *options)
{
    int status = SR_EXIT_DONE;
    size_t count = options->word_count > 0 ? options->word_count : 1;
    for (size_t i = 0; i < count; i++) {
        const char *workspace = options->word_count > 0 ? options->words[i] : NULL;
        status = highest(status, options->period ? check_one(options, workspace, options->period)
                                                 : check_all(options, workspace));
    }
    return status;
}

const sr_command sr_command_check = {
    .name = "check",
    .alias = "kontrollera",
    .summary = "checks scripts, data and completeness, and tells all findings at once",
    .usage = "samrapport check [WORKSPACE...] [--period P]",
    .examples = "  samrapport check examples/sodra-norrbotten\n"
                "  samrapport check examples/umearegionen --period 2022 --diagnostics json",
    .options = SR_OPT_PERIOD | SR_OPT_RUN,
    .run = run,
};
