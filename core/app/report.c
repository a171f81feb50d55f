#include "app/command.h"

static int highest(int a, int b)
{
    return a > b ? a : b;
}

static void say_nothing_written(bool could_be_draft)
{
    if (could_be_draft)
        sr_say_usage(
            SR_MSG("nothing was written, because of the errors below; --draft writes a draft all the same"));
    else
        sr_say_usage(SR_MSG("nothing was written, because of the errors below"));
}

/* Errors in the content leave the earlier reports as they are, unless a draft is asked for. */
static int report_one(const sr_options *options, const char *workspace, const sr_choice *formats)
{
    sr_run_outcome outcome;
    int status = sr_command_run(options, workspace, SR_WANT_REPORTS, &outcome);
    bool errors = outcome.findings && sr_findings_errors(outcome.findings) > 0;
    if (status <= SR_EXIT_CONTENT && outcome.document_count > 0 && (!errors || options->draft))
        status = highest(status, sr_command_write(options, workspace, formats, &outcome));
    else if (errors)
        say_nothing_written(status <= SR_EXIT_CONTENT && outcome.document_count > 0);
    return highest(status, sr_command_close(options, &outcome));
}

static int run(const sr_options *options)
{
    sr_choice formats = {0};
    int status = sr_command_formats(options, &formats);
    if (status == SR_EXIT_DONE && !options->period) {
        sr_say_usage(SR_MSG("--period is missing: which period is the report about?"));
        status = SR_EXIT_USAGE;
    }
    if (status == SR_EXIT_DONE) {
        if (options->word_count == 0) status = report_one(options, NULL, &formats);
        for (size_t i = 0; i < options->word_count; i++)
            status = highest(status, report_one(options, options->words[i], &formats));
    }
    sr_free(formats.formats);
    return status;
}

const sr_command sr_command_report = {
    .name = "report",
    .alias = "rapport",
    .summary = "writes the reports of one or more workspaces",
    .usage = "samrapport report [WORKSPACE...] --period P [--kind K] [--format F] [--output DIR] [--draft] "
             "[--weights FILE...]",
    .examples = "  samrapport report examples/umearegionen --period 2022\n"
                "  samrapport report a b c --period 2022 --kind verksamhetsplan --output rapporter",
    .options = SR_OPT_PERIOD | SR_OPT_KIND | SR_OPT_FORMAT | SR_OPT_OUTPUT | SR_OPT_DRAFT | SR_OPT_WEIGHTS |
               SR_OPT_RUN,
    .run = run,
};
