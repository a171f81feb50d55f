/* The words of a command line. */
#ifndef SR_APP_OPTIONS_H
#define SR_APP_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Which options a command takes. */
enum {
    SR_OPT_PERIOD = 1,
    SR_OPT_KIND = 2,
    SR_OPT_FORMAT = 4,
    SR_OPT_OUTPUT = 8,
    SR_OPT_DRAFT = 16,
    SR_OPT_DIAGNOSTICS = 32,
    SR_OPT_IN_PROCESS = 64,
    SR_OPT_PLUGIN = 128,
    SR_OPT_QUIET = 256,
    SR_OPT_JSON = 512,
    SR_OPT_DRAWS = 1024,
    SR_OPT_SEED = 2048,
    SR_OPT_WEIGHTS = 4096,
    SR_OPT_WORKSHOP = 8192,
    SR_OPT_RUN =
        SR_OPT_DIAGNOSTICS | SR_OPT_IN_PROCESS | SR_OPT_QUIET, /* every command that runs a workspace */
};

typedef struct sr_options {
    const char *period;
    const char *const *kinds; /* each --kind, split at commas; borrowed */
    size_t kind_count;
    const char *const *formats;
    size_t format_count;
    const char *const *weights; /* files after --weights */
    size_t weights_count;
    const char *output;
    const char *index; /* of the workshop; set by the command */
    size_t draws;      /* 0: not given */
    bool has_seed;
    uint64_t seed;
    bool draft, json_diagnostics, in_process, plugin, quiet, json, workshop, help;
    const char *const *words; /* what is no option */
    size_t word_count;
} sr_options;

/* Reads argv[2…]; false after a message when an option is unknown, lacks its value or is none of `allowed`.
   Options and words may be mixed. Lists are kept until sr_options_free. */
bool sr_options_read(int argc, char **argv, unsigned allowed, const char *command, sr_options *out);
void sr_options_free(sr_options *options);
/* Lines of help for the allowed options, on standard output. */
void sr_options_help(unsigned allowed);

#endif
