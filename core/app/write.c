/* File formats by their names, and the documents of a run written in them. */
#include "app/command.h"

static bool choose_one(const char *id, sr_choice *out)
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

int sr_command_formats(const sr_options *options, sr_choice *out)
{
    out->formats = sr_calloc(options->format_count + 1, sizeof(const sr_format *));
    if (!out->formats) return sr_command_out_of_memory();
    bool good = true;
    for (size_t i = 0; i < options->format_count; i++)
        good &= choose_one(options->formats[i], out);
    if (options->format_count == 0) good = choose_one("html", out);
    return good ? SR_EXIT_DONE : SR_EXIT_USAGE;
}

static void put_folder(const sr_options *options, const char *workspace, const sr_run_outcome *outcome,
                       sr_buf *folder)
{
    if (options->output)
        sr_buf_text(folder, options->output);
    else
        sr_buf_printf(folder, "%s/reports", workspace ? workspace : outcome->workspace);
}

/* Names the files that were written; frees both texts. */
static int end(const sr_options *options, sr_status status, sr_buf *folder, sr_buf *names)
{
    int result = status == SR_MEMORY ? sr_command_out_of_memory()
                 : status == SR_OK   ? SR_EXIT_DONE
                                     : SR_EXIT_IO;
    if (status == SR_OK && !options->quiet) result = sr_command_print(sr_buf_string(names), names->length);
    sr_buf_free(folder);
    sr_buf_free(names);
    return result;
}

int sr_command_write(const sr_options *options, const char *workspace, const sr_choice *formats,
                     sr_run_outcome *outcome)
{
    sr_buf folder = {0}, names = {0};
    put_folder(options, workspace, outcome, &folder);
    sr_status status = sr_buf_status(&folder);
    if (status == SR_OK)
        status = sr_run_write(outcome, formats->formats, formats->count, sr_buf_string(&folder),
                              outcome->findings, &names);
    return end(options, status, &folder, &names);
}

int sr_command_write_page(const sr_options *options, const char *workspace, const char *name, sr_str bytes,
                          sr_run_outcome *outcome)
{
    sr_buf folder = {0}, names = {0};
    put_folder(options, workspace, outcome, &folder);
    sr_status status = sr_buf_status(&folder);
    if (status == SR_OK)
        status = sr_run_write_page(outcome, name, bytes, sr_buf_string(&folder), outcome->findings, &names);
    return end(options, status, &folder, &names);
}
