/* The weighted index: contributions, change, and what would lift it. Everything is in the results; this
   command sets it out. */
#include "app/index.h"

#include <string.h>

#include "app/command.h"

static cJSON *member(const cJSON *object, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(object, name);
}

static int no_index(const cJSON *results, const char *id)
{
    enum { MOST = 256 };
    const char *names[MOST];
    size_t count = 0;
    const cJSON *index = NULL;
    cJSON_ArrayForEach(index, member(results, "indices"))
    {
        const char *own = cJSON_GetStringValue(member(index, "id"));
        if (own && count < MOST) names[count++] = own;
    }
    const char *nearest = id ? sr_nearest(id, names, count) : NULL;
    if (!id)
        sr_say_usage(SR_MSG("the scripts declare no index for this period"));
    else if (nearest)
        sr_say_usage(SR_MSG("there is no index {0}; did you mean {1}?", id, nearest));
    else
        sr_say_usage(SR_MSG("there is no index {0}", id));
    return id ? SR_EXIT_USAGE : SR_EXIT_CONTENT;
}

/* The results with nothing left but the indices (or the one asked for) and the findings. */
static size_t keep_indices(cJSON *results, const char *id)
{
    static const char *const others[] = {"measures", "goals", "social_budget"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        (void)cJSON_ReplaceItemInObjectCaseSensitive(results, others[i], cJSON_CreateArray());
    cJSON *indices = member(results, "indices");
    for (int i = cJSON_GetArraySize(indices); i-- > 0;) {
        const char *own = cJSON_GetStringValue(member(cJSON_GetArrayItem(indices, i), "id"));
        if (id && (!own || strcmp(own, id) != 0)) cJSON_DeleteItemFromArray(indices, i);
    }
    return (size_t)cJSON_GetArraySize(indices);
}

static int print_json(cJSON *results, const char *id)
{
    if (keep_indices(results, id) == 0) return no_index(results, id);
    char *text = cJSON_Print(results);
    if (!text) return sr_command_out_of_memory();
    int status = sr_command_print(text, strlen(text));
    if (status == SR_EXIT_DONE) status = sr_command_print("\n", 1);
    cJSON_free(text);
    return status;
}

static int print_page(const cJSON *results, const char *id)
{
    sr_buf text = {0};
    size_t found = sr_index_page(results, id, sr_terminal_language(), &text);
    int status = sr_buf_status(&text) != SR_OK ? sr_command_out_of_memory()
                 : found == 0                  ? no_index(results, id)
                                               : sr_command_print(text.at, text.length);
    sr_buf_free(&text);
    return status;
}

static int print(const sr_options *options, const sr_run_outcome *outcome, const char *id)
{
    cJSON *results = cJSON_ParseWithLength(outcome->results.at, outcome->results.length);
    if (!results) return sr_command_out_of_memory();
    int status = options->json ? print_json(results, id) : print_page(results, id);
    cJSON_Delete(results);
    return status;
}

/* WORKSPACE and the id of an index, each optional: one word alone is a workspace where it is one. */
static bool words_of(const sr_options *options, const char **workspace, const char **id)
{
    bool two = options->word_count == 2;
    bool one = options->word_count == 1;
    *workspace = two || (one && sr_is_workspace(options->words[0])) ? options->words[0] : NULL;
    *id = two ? options->words[1] : one && !*workspace ? options->words[0] : NULL;
    if (options->word_count > 2)
        sr_say_usage(SR_MSG("index takes one workspace and the id of one index, not {0}", options->words[2]));
    else if (!options->period)
        sr_say_usage(SR_MSG("--period is missing: the index of which period?"));
    return options->word_count <= 2 && options->period;
}

static int run(const sr_options *options)
{
    const char *workspace = NULL, *id = NULL;
    if (!words_of(options, &workspace, &id)) return SR_EXIT_USAGE;
    sr_run_outcome outcome;
    int status = sr_command_run(options, workspace, SR_WANT_RESULTS | SR_WANT_ROBUSTNESS, &outcome);
    int told = outcome.results.length > 0 ? print(options, &outcome, id) : SR_EXIT_DONE;
    int closed = sr_command_close(options, &outcome);
    if (told > status) status = told;
    return closed > status ? closed : status;
}

const sr_command sr_command_index = {
    .name = "index",
    .alias = "index",
    .summary = "shows the weighted index: what each area gives, what moved it and what would lift it",
    .usage = "samrapport index [WORKSPACE] --period P [ID] [--json] [--draws N] [--seed N]",
    .examples = "  samrapport index examples/umearegionen --period 2022\n"
                "  samrapport index --period 2022 viktat --json >index.json",
    .options = SR_OPT_PERIOD | SR_OPT_JSON | SR_OPT_DRAWS | SR_OPT_SEED | SR_OPT_RUN,
    .run = run,
};
