/* The weighted index: contributions, change, and what would lift it. Everything is in the results; this
   command sets it out. */
#include "app/index.h"

#include <string.h>

#include "app/command.h"
#include "app/member.h"
#include "render/workshop.h"

static int no_index(const cJSON *results, const char *id)
{
    enum { MOST = 256 };
    const char *names[MOST];
    size_t count = 0;
    const cJSON *index = NULL;
    cJSON_ArrayForEach(index, sr_member_of(results, "indices"))
    {
        const char *own = cJSON_GetStringValue(sr_member_of(index, "id"));
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
    cJSON *indices = sr_member_of(results, "indices");
    for (int i = cJSON_GetArraySize(indices); i-- > 0;) {
        const char *own = cJSON_GetStringValue(sr_member_of(cJSON_GetArrayItem(indices, i), "id"));
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

/* With files of the parties the page is about these; when one of them is wrong there is nothing to show. */
static int print_weights(const cJSON *results)
{
    sr_buf text = {0};
    bool found = sr_weights_page(results, sr_terminal_language(), &text);
    int status = sr_buf_status(&text) != SR_OK ? sr_command_out_of_memory()
                 : found                       ? sr_command_print(text.at, text.length)
                                               : SR_EXIT_CONTENT;
    sr_buf_free(&text);
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
    int status = options->json                ? print_json(results, id)
                 : options->weights_count > 0 ? print_weights(results)
                                              : print_page(results, id);
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

static int highest(int a, int b)
{
    return a > b ? a : b;
}

static int show(const sr_options *options, const char *workspace, const char *id, unsigned wanted,
                const sr_choice *formats)
{
    sr_run_outcome outcome;
    int status = sr_command_run(options, workspace, wanted, &outcome);
    if (outcome.results.length > 0) status = highest(status, print(options, &outcome, id));
    if (status == SR_EXIT_DONE && outcome.document_count > 0)
        status = highest(status, sr_command_write(options, workspace, formats, &outcome));
    return highest(status, sr_command_close(options, &outcome));
}

/* The weights of the parties, and with --output the page for the minutes. */
static int show_weights(const sr_options *options, const char *workspace)
{
    static const char *const kinds[] = {"vikter"};
    sr_options asked = *options;
    sr_choice formats = {0};
    unsigned wanted = SR_WANT_RESULTS | (options->output ? SR_WANT_REPORTS : 0);
    asked.kinds = kinds;
    asked.kind_count = 1;
    asked.quiet = options->quiet || options->json; /* the names of files are no JSON */
    int status = sr_command_formats(options, &formats);
    if (status == SR_EXIT_DONE) status = show(&asked, workspace, NULL, wanted, &formats);
    sr_free(formats.formats);
    return status;
}

/* With the id of the index where there are several, so that no page takes the place of another's. */
static const char *workshop_name(const sr_options *options, sr_run_outcome *outcome)
{
    cJSON *data = cJSON_ParseWithLength(outcome->workshop.at, outcome->workshop.length);
    bool alone = cJSON_IsTrue(sr_member_of(data, "alone"));
    const char *name =
        data ? sr_arena_printf(outcome->arena, "%s-%s-verkstad%s%s.html", outcome->forbund->id,
                               options->period, alone ? "" : "-", alone ? "" : sr_member_shown(data, "id"))
             : NULL;
    cJSON_Delete(data);
    return name;
}

static int write_workshop(const sr_options *options, const char *workspace, sr_run_outcome *outcome)
{
    const sr_forbund *forbund = outcome->forbund;
    sr_buf page = {0};
    const char *name = workshop_name(options, outcome);
    sr_status status = name ? sr_workshop_page((sr_str){outcome->workshop.at, outcome->workshop.length},
                                               forbund->name, forbund->language, &page)
                            : SR_MEMORY;
    int result = status == SR_OK ? sr_command_write_page(options, workspace, name,
                                                         (sr_str){page.at, page.length}, outcome)
                                 : sr_command_out_of_memory();
    sr_buf_free(&page);
    return result;
}

/* The page of the workshop, for a meeting. */
static int show_workshop(const sr_options *options, const char *workspace, const char *id)
{
    sr_options asked = *options;
    sr_run_outcome outcome;
    asked.index = id;
    if (options->weights_count > 0 || options->json || options->format_count > 0) {
        sr_say_usage(SR_MSG("--workshop goes with --output only"));
        return SR_EXIT_USAGE;
    }
    int status = sr_command_run(&asked, workspace, SR_WANT_WORKSHOP | SR_WANT_ROBUSTNESS, &outcome);
    bool wrong = outcome.findings && sr_findings_errors(outcome.findings) > 0;
    if (status == SR_EXIT_DONE && !wrong && outcome.workshop.length > 0)
        status = highest(status, write_workshop(options, workspace, &outcome));
    return highest(status, sr_command_close(options, &outcome));
}

static int run(const sr_options *options)
{
    const char *workspace = NULL, *id = NULL;
    if (!words_of(options, &workspace, &id)) return SR_EXIT_USAGE;
    if (options->workshop) return show_workshop(options, workspace, id);
    if (options->weights_count == 0) {
        if (options->output || options->format_count > 0) {
            sr_say_usage(
                SR_MSG("--output and --format go with --weights: samrapport report writes the rest"));
            return SR_EXIT_USAGE;
        }
        return show(options, workspace, id, SR_WANT_RESULTS | SR_WANT_ROBUSTNESS, NULL);
    }
    if (!id) return show_weights(options, workspace);
    sr_say_usage(SR_MSG("the files of weights say which index they are about; leave out {0}", id));
    return SR_EXIT_USAGE;
}

const sr_command sr_command_index = {
    .name = "index",
    .alias = "index",
    .summary = "shows the weighted index: what each area gives, what moved it and what would lift it",
    .usage = "samrapport index [WORKSPACE] --period P [ID] [--json] [--draws N] [--seed N] [--output DIR] "
             "[--format F] [--workshop | --weights FILE...]",
    .examples = "  samrapport index examples/umearegionen --period 2022\n"
                "  samrapport index --period 2022 --workshop\n"
                "  samrapport index --period 2022 viktat --json >index.json\n"
                "  samrapport index --period 2022 --output rapporter --weights vikter-af.json vikter-fk.json",
    .options = SR_OPT_PERIOD | SR_OPT_JSON | SR_OPT_DRAWS | SR_OPT_SEED | SR_OPT_WEIGHTS | SR_OPT_WORKSHOP |
               SR_OPT_OUTPUT | SR_OPT_FORMAT | SR_OPT_RUN,
    .run = run,
};
