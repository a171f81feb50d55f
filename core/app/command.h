/* The commands: one file each, gathered in one table. */
#ifndef SR_APP_COMMAND_H
#define SR_APP_COMMAND_H

#include "app/options.h"
#include "app/place.h"
#include "app/terminal.h"
#include "run/run.h"

typedef struct sr_command {
    const char *name;
    const char *alias;   /* Swedish */
    const char *summary; /* ids of texts */
    const char *usage;
    const char *examples; /* lines, shown first */
    unsigned options;
    int (*run)(const sr_options *options); /* exit status */
} sr_command;

extern const sr_command sr_command_report, sr_command_results, sr_command_check, sr_command_explain,
    sr_command_index, sr_command_inspect, sr_command_list, sr_command_new;
extern const sr_command *const sr_commands[];
extern const size_t sr_command_count;

/* One run for a command: the request filled from the options, progress shown. `workspace` NULL: the nearest
   upwards. Returns the exit status; SR_EXIT_IO after a message when the run could not even begin. */
int sr_command_run(const sr_options *options, const char *workspace, unsigned wanted,
                   sr_run_outcome *outcome);
/* The verb in the terminal's language. */
const char *sr_command_word(const sr_command *command);
/* Lines of commands ("  samrapport report …") on standard output, each verb in the terminal's language. */
void sr_command_examples(const char *lines);
/* Out of memory in the command itself: a message and the exit status. */
int sr_command_out_of_memory(void);
/* Tells the findings and gives the exit status that they and the run add up to. */
int sr_command_close(const sr_options *options, sr_run_outcome *outcome);
/* Writes a text to standard output; SR_EXIT_IO after a message when it cannot be written (a full disk, a
 * closed pipe). */
int sr_command_print(const char *text, size_t length);

/* The formats of --format, html when it is not given. The caller frees `formats` with sr_free, also after a
   failure, which is an exit status after a message. */
typedef struct sr_choice {
    const sr_format **formats;
    size_t count;
} sr_choice;
int sr_command_formats(const sr_options *options, sr_choice *out);
/* Writes the documents of a run below --output, or below the workspace, and prints their names. */
int sr_command_write(const sr_options *options, const char *workspace, const sr_choice *formats,
                     sr_run_outcome *outcome);
/* The same for one page that is no report. */
int sr_command_write_page(const sr_options *options, const char *workspace, const char *name, sr_str bytes,
                          sr_run_outcome *outcome);

#endif
