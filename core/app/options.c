#include "app/options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "app/terminal.h"
#include "base/memory.h"
#include "base/text.h"
#include "model/declare.h"

typedef struct option_row {
    const char *name;
    const char *form; /* how help writes it */
    const char *help; /* id of a text */
    unsigned bit;
    bool value;
} option_row;

static const option_row rows[] = {
    {"period", "--period P", "the period: 2022, 2022-H1, 2022-T2 or 2022-Q3", SR_OPT_PERIOD, true},
    {"kind", "--kind K[,K]", "kinds of report; default: those that forbund.json names for the period",
     SR_OPT_KIND, true},
    {"format", "--format F[,F]", "file formats; default: html", SR_OPT_FORMAT, true},
    {"output", "--output DIR", "folder for the files; default: reports in the workspace", SR_OPT_OUTPUT,
     true},
    {"draft", "--draft", "write also when there are errors, marked as a draft", SR_OPT_DRAFT, false},
    {"plugin", "--plugin", "add a plugin in C that builds against this installation", SR_OPT_PLUGIN, false},
    {"json", "--json", "what is found as JSON on standard output", SR_OPT_JSON, false},
    {"diagnostics", "--diagnostics json", "findings as one JSON object a line", SR_OPT_DIAGNOSTICS, true},
    {"weights", "--weights FILE...",
     "files of weights (samrapport-weights/1), one for each party; all words that follow are files",
     SR_OPT_WEIGHTS, true},
    {"workshop", "--workshop", "write the page of the weights workshop, for a meeting", SR_OPT_WORKSHOP,
     false},
    {"draws", "--draws N",
     "how many times other weights and samples are drawn; default: as declared, else 2000", SR_OPT_DRAWS,
     true},
    {"seed", "--seed N", "a whole number that the draws begin from; the same gives the same", SR_OPT_SEED,
     true},
    {"quiet", "--quiet", "no progress and no list of files", SR_OPT_QUIET, false},
    {"in-process", "--in-process", "run scripts and plugin without the protection (for debuggers)",
     SR_OPT_IN_PROCESS, false},
};
enum { ROWS = sizeof rows / sizeof *rows, HELP = 1000 };

#define MOST_SEED UINT64_C(999999999999999)

typedef struct list {
    void *items;
    size_t count, capacity;
} list;

typedef struct reading {
    sr_options *out;
    list kinds, formats, words, weights;
    bool in_weights; /* words are files of weights */
    const char *command;
} reading;

static bool add(list *to, const char *word)
{
    if (sr_grow(&to->items, to->count, &to->capacity, sizeof(char *)) != SR_OK) return false;
    ((const char **)to->items)[to->count++] = word;
    return true;
}

/* The argument is cut at its commas in place: argv belongs to the program. */
static bool add_split(list *to, char *argument)
{
    for (char *word = strtok(argument, ","); word; word = strtok(NULL, ","))
        if (!add(to, word)) return false;
    return true;
}

static bool set_diagnostics(sr_options *out, const char *value)
{
    out->json_diagnostics = strcmp(value, "json") == 0;
    if (out->json_diagnostics || strcmp(value, "text") == 0) return true;
    sr_say_usage(SR_MSG("--diagnostics takes text or json, not {0}", value));
    return false;
}

/* Digits only; false after a message. */
static bool read_whole(const char *option, const char *value, uint64_t least, uint64_t most, uint64_t *out)
{
    char bounds[2][24];
    uint64_t number = 0;
    size_t length = strspn(value, "0123456789");
    bool right = length > 0 && value[length] == '\0' && length <= 18;
    for (size_t i = 0; right && i < length; i++)
        number = number * 10 + (uint64_t)(value[i] - '0');
    if (right && number >= least && number <= most) {
        *out = number;
        return true;
    }
    (void)snprintf(bounds[0], sizeof bounds[0], "%llu", (unsigned long long)least);
    (void)snprintf(bounds[1], sizeof bounds[1], "%llu", (unsigned long long)most);
    sr_say_usage(
        SR_MSG("{0} takes a whole number from {1} to {2}, not {3}", option, bounds[0], bounds[1], value));
    return false;
}

static bool set_draws(sr_options *out, const char *value)
{
    uint64_t draws = 0;
    bool right = read_whole("--draws", value, SR_LEAST_DRAWS, SR_MOST_DRAWS, &draws);
    out->draws = (size_t)draws;
    return right;
}

static bool set_seed(sr_options *out, const char *value)
{
    return out->has_seed = read_whole("--seed", value, 0, MOST_SEED, &out->seed);
}

static bool take(reading *in, unsigned bit, char *value)
{
    sr_options *out = in->out;
    in->in_weights = bit == SR_OPT_WEIGHTS;
    switch (bit) {
    case SR_OPT_PERIOD:
        out->period = value;
        return true;
    case SR_OPT_KIND:
        return add_split(&in->kinds, value);
    case SR_OPT_FORMAT:
        return add_split(&in->formats, value);
    case SR_OPT_WEIGHTS:
        return add(&in->weights, value);
    case SR_OPT_OUTPUT:
        out->output = value;
        return true;
    case SR_OPT_DIAGNOSTICS:
        return set_diagnostics(out, value);
    case SR_OPT_DRAFT:
        return out->draft = true;
    case SR_OPT_WORKSHOP:
        return out->workshop = true;
    case SR_OPT_PLUGIN:
        return out->plugin = true;
    case SR_OPT_DRAWS:
        return set_draws(out, value);
    case SR_OPT_SEED:
        return set_seed(out, value);
    case SR_OPT_JSON:
        return out->json = true;
    case SR_OPT_QUIET:
        return out->quiet = true;
    case SR_OPT_IN_PROCESS:
        return out->in_process = true;
    default:
        return false;
    }
}

static bool unknown(const reading *in, const char *word, unsigned allowed)
{
    const char *names[ROWS];
    size_t count = 0;
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].bit & allowed) names[count++] = rows[i].name;
    const char *nearest = sr_nearest(word + strspn(word, "-"), names, count);
    if (nearest)
        sr_say_usage(SR_MSG("{0} has no option {1}; did you mean --{2}?", in->command, word, nearest));
    else
        sr_say_usage(
            SR_MSG("{0} has no option {1}; samrapport {0} --help shows those it has", in->command, word));
    return false;
}

static bool one(reading *in, int found, char **argv, unsigned allowed)
{
    if (found == HELP) return in->out->help = true;
    if (found == 1) return add(in->in_weights ? &in->weights : &in->words, optarg);
    if (found == ':') {
        sr_say_usage(SR_MSG("{0} needs a value", argv[optind - 1]));
        return false;
    }
    if (found == '?' || !((unsigned)found >> 8 & allowed)) return unknown(in, argv[optind - 1], allowed);
    return take(in, (unsigned)found >> 8, optarg);
}

static void publish(reading *in)
{
    in->out->kinds = in->kinds.items;
    in->out->kind_count = in->kinds.count;
    in->out->formats = in->formats.items;
    in->out->format_count = in->formats.count;
    in->out->weights = in->weights.items;
    in->out->weights_count = in->weights.count;
    in->out->words = in->words.items;
    in->out->word_count = in->words.count;
}

bool sr_options_read(int argc, char **argv, unsigned allowed, const char *command, sr_options *out)
{
    struct option table[ROWS + 2] = {{0}};
    for (size_t i = 0; i < ROWS; i++)
        table[i] = (struct option){rows[i].name, rows[i].value ? required_argument : no_argument, NULL,
                                   (int)(rows[i].bit << 8)};
    table[ROWS] = (struct option){"help", no_argument, NULL, HELP};
    *out = (sr_options){0};
    reading in = {.out = out, .command = command};
    bool good = true;
    opterr = 0;
    optind = 2;
    for (int found = 0; good && (found = getopt_long(argc, argv, "-:", table, NULL)) != -1;)
        good = one(&in, found, argv, allowed);
    for (; good && optind < argc; optind++)
        good = add(&in.words, argv[optind]);
    publish(&in);
    return good;
}

void sr_options_free(sr_options *options)
{
    sr_free((void *)options->kinds);
    sr_free((void *)options->formats);
    sr_free((void *)options->weights);
    sr_free((void *)options->words);
}

void sr_options_help(unsigned allowed)
{
    for (size_t i = 0; i < ROWS; i++)
        if (rows[i].bit & allowed) printf("  %-20s %s\n", rows[i].form, sr_terminal_text(rows[i].help));
    printf("  %-20s %s\n", "--help", sr_terminal_text("this text"));
}
