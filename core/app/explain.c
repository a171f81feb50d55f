/* Where a number comes from. Everything is in the results; this command only finds it and sets it out. */
#include "app/explain.h"
#include "app/command.h"
#include "app/member.h"
#include "app/place.h"

#include <string.h>

/* The names that may be asked for, for the nearest one. */
static void names_of(const cJSON *results, const char **names, size_t *count, size_t most)
{
    static const char *const lists[] = {"measures", "goals", "indices", "social_budget"};
    *count = 0;
    for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
        const cJSON *item = NULL;
        cJSON_ArrayForEach(item, sr_member_of(results, lists[l]))
        {
            const char *id = sr_member_text(item, "id");
            if (id && *count < most) names[(*count)++] = id;
        }
    }
}

static int nothing_called(const cJSON *results, const char *asked)
{
    enum { MOST = 4096 };
    const char **names = sr_calloc(MOST, sizeof *names);
    if (!names) return sr_command_out_of_memory();
    size_t count = 0;
    names_of(results, names, &count, MOST);
    const char *nearest = sr_nearest(asked, names, count);
    if (nearest)
        sr_say_usage(SR_MSG("nothing in the results is called {0}; did you mean {1}?", asked, nearest));
    else
        sr_say_usage(SR_MSG(
            "nothing in the results is called {0}; samrapport list measures shows what there is", asked));
    sr_free(names);
    return SR_EXIT_USAGE;
}

static int explain(const sr_run_outcome *outcome, const char *asked)
{
    cJSON *results = cJSON_ParseWithLength(outcome->results.at, outcome->results.length);
    if (!results) return sr_command_out_of_memory();
    sr_buf text = {0};
    size_t found = sr_explain(results, asked, sr_terminal_language(), &text);
    int status = sr_buf_status(&text) != SR_OK ? sr_command_out_of_memory()
                 : found == 0                  ? nothing_called(results, asked)
                                               : sr_command_print(text.at, text.length);
    sr_buf_free(&text);
    cJSON_Delete(results);
    return status;
}

/* WORKSPACE is the first of two words; a workspace alone is an id forgotten. */
static bool words_of(const sr_options *options, const char **workspace, const char **asked)
{
    bool two = options->word_count == 2;
    *workspace = two ? options->words[0] : NULL;
    *asked = two ? options->words[1] : options->word_count == 1 ? options->words[0] : NULL;
    if (!*asked || (!two && sr_is_workspace(*asked))) {
        sr_say_usage(
            SR_MSG("explain takes the id of a number, and before it a workspace if it is not this folder"));
        return false;
    }
    if (!options->period) sr_say_usage(SR_MSG("--period is missing: a number of which period?"));
    return options->period != NULL;
}

static int run(const sr_options *options)
{
    const char *workspace = NULL, *asked = NULL;
    if (!words_of(options, &workspace, &asked)) return SR_EXIT_USAGE;
    sr_run_outcome outcome;
    int status = sr_command_run(options, workspace, SR_WANT_RESULTS, &outcome);
    int told = outcome.results.length > 0 ? explain(&outcome, asked) : SR_EXIT_DONE;
    int closed = sr_command_close(options, &outcome);
    if (told > status) status = told;
    return closed > status ? closed : status;
}

const sr_command sr_command_explain = {
    .name = "explain",
    .alias = "förklara",
    .summary = "tells where a number comes from: formula, numerator, denominator, file, rows",
    .usage = "samrapport explain [WORKSPACE] --period P ID",
    .examples = "  samrapport explain examples/umearegionen --period 2022 viktat\n"
                "  samrapport explain --period 2020 'misam.egen_forsorjning@misam[kön=kvinnor]'",
    .options = SR_OPT_PERIOD | SR_OPT_RUN,
    .run = run,
};
