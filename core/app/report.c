#include "app/command.h"

#include <stdio.h>
#include <string.h>

typedef struct choice {
    const sr_format **formats;
    size_t count;
} choice;

static bool choose_one(const char *id, choice *out)
{
    const sr_format *format = sr_format_find(id);
    if (format) {
        out->formats[out->count++] = format;
        return true;
    }
    sr_buf names = {0};
    for (size_t i = 0; i < sr_format_count; i++)
        sr_buf_printf(&names, "%s%s", i ? ", " : "", sr_formats[i].id);
    sr_say_usage(SR_MSG("there is no file format {0}; there are {1}", id, sr_buf_string(&names)));
    sr_buf_free(&names);
    return false;
}

static int choose(const sr_options *options, choice *out)
{
    out->formats = sr_calloc(options->format_count + 1, sizeof(const sr_format *));
    if (!out->formats) return sr_command_out_of_memory();
    bool good = true;
    for (size_t i = 0; i < options->format_count; i++)
        good &= choose_one(options->formats[i], out);
    if (options->format_count == 0) good = choose_one("html", out);
    return good ? SR_EXIT_DONE : SR_EXIT_USAGE;
}

static int write_reports(const sr_options *options, const char *workspace, const choice *formats,
                         sr_run_outcome *outcome)
{
    sr_buf folder = {0}, names = {0};
    if (options->output)
        sr_buf_text(&folder, options->output);
    else
        sr_buf_printf(&folder, "%s/reports", workspace ? workspace : outcome->workspace);
    sr_status status = sr_buf_status(&folder);
    if (status == SR_OK)
        status = sr_run_write(outcome, formats->formats, formats->count, sr_buf_string(&folder),
                              outcome->findings, &names);
    int result = status == SR_MEMORY ? sr_command_out_of_memory()
                 : status == SR_OK   ? SR_EXIT_DONE
                                     : SR_EXIT_IO;
    if (status == SR_OK && !options->quiet) result = sr_command_print(sr_buf_string(&names), names.length);
    sr_buf_free(&folder);
    sr_buf_free(&names);
    return result;
}

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
static int report_one(const sr_options *options, const char *workspace, const choice *formats)
{
    sr_run_outcome outcome;
    int status = sr_command_run(options, workspace, SR_WANT_REPORTS, &outcome);
    bool errors = outcome.findings && sr_findings_errors(outcome.findings) > 0;
    if (status <= SR_EXIT_CONTENT && outcome.document_count > 0 && (!errors || options->draft))
        status = highest(status, write_reports(options, workspace, formats, &outcome));
    else if (errors)
        say_nothing_written(status <= SR_EXIT_CONTENT && outcome.document_count > 0);
    return highest(status, sr_command_close(options, &outcome));
}

static int run(const sr_options *options)
{
    choice formats = {0};
    int status = choose(options, &formats);
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
    .usage = "samrapport report [WORKSPACE...] --period P [--kind K] [--format F] [--output DIR] [--draft]",
    .examples = "  samrapport report examples/umearegionen --period 2022\n"
                "  samrapport report a b c --period 2022 --kind verksamhetsplan --output /tmp/rapporter",
    .options = SR_OPT_PERIOD | SR_OPT_KIND | SR_OPT_FORMAT | SR_OPT_OUTPUT | SR_OPT_DRAFT | SR_OPT_RUN,
    .run = run,
};
