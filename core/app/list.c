#include "app/command.h"
#include "app/member.h"

#include <stdio.h>
#include <string.h>

#include <cjson/cJSON.h>

#include "plugin/plugin.h"
#include "report/report.h"
#include "run/open_mappings.h"

/* One sort of thing that can be listed. */
typedef struct sort {
    const char *name;
    int (*always)(void);                         /* what can be listed without a workspace; or NULL */
    unsigned wanted;                             /* of the run */
    int (*print)(const sr_run_outcome *outcome); /* of a workspace; or NULL */
} sort;

static int print_forbund(const sr_run_outcome *outcome)
{
    const sr_forbund *forbund = outcome->forbund;
    printf("%s\t%s\n", forbund->id, forbund->name);
    for (size_t i = 0; i < forbund->period_count; i++) {
        const sr_period_spec *period = &forbund->periods[i];
        printf("  %s\t", period->key);
        for (size_t k = 0; k < period->kind_count; k++)
            printf("%s%s", k ? ", " : "", period->kinds[k]);
        putchar('\n');
    }
    return SR_EXIT_DONE;
}

static int print_sources(const sr_run_outcome *outcome)
{
    for (size_t p = 0; p < outcome->forbund->period_count; p++) {
        const sr_period_spec *period = &outcome->forbund->periods[p];
        for (size_t s = 0; s < period->source_count; s++)
            printf("%s\t%s\t%s\t%s\n", period->key, period->sources[s].name, period->sources[s].format,
                   period->sources[s].file);
    }
    return SR_EXIT_DONE;
}

/* The state of a goal in words; everything else as it stands. */
static const char *shown(const char *field, const char *text)
{
    if (strcmp(field, "assessment") != 0) return text;
    for (int state = 0; state < SR_STATES; state++)
        if (strcmp(text, sr_state_id((sr_state)state)) == 0)
            return sr_state_word((sr_state)state, SR_WORDS_GOAL, sr_terminal_language());
    return text;
}

/* A line for each member of a list in a JSON text: its fields with tabs between them; NULL ends the fields.
 */
static int print_members(const sr_buf *json, const char *list, const char *const fields[4])
{
    cJSON *root = json->length > 0 ? cJSON_ParseWithLength(json->at, json->length) : NULL;
    if (!root) return json->length > 0 ? sr_command_out_of_memory() : SR_EXIT_DONE;
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, sr_member_of(root, list))
    {
        for (size_t f = 0; fields[f]; f++)
            printf("%s%s", f ? "\t" : "", shown(fields[f], sr_member_shown(item, fields[f])));
        putchar('\n');
    }
    cJSON_Delete(root);
    return SR_EXIT_DONE;
}

static int print_measures(const sr_run_outcome *outcome)
{
    return print_members(&outcome->results, "measures", (const char *const[4]){"id", "unit", "label"});
}

static int print_goals(const sr_run_outcome *outcome)
{
    return print_members(&outcome->results, "goals", (const char *const[4]){"id", "unit", "assessment"});
}

static int print_readers(const sr_run_outcome *outcome)
{
    return print_members(&outcome->lists, "readers", (const char *const[4]){"id", "from"});
}

/* ---- what needs no workspace ---- */

static int print_reports(void)
{
    for (size_t i = 0; i < sr_report_kind_count; i++)
        printf("%s\t%s\n", sr_report_kinds[i].id, sr_terminal_text(sr_report_kinds[i].label));
    return SR_EXIT_DONE;
}

static int print_plugins(void)
{
    sr_installation here;
    const char *const *ids = NULL;
    size_t count = 0;
    sr_arena *arena = sr_arena_new();
    sr_status status = arena ? sr_installation_find(arena, &here) : SR_MEMORY;
    if (status == SR_OK) status = sr_plugin_ids(arena, here.plugins, &ids, &count);
    for (size_t i = 0; status == SR_OK && i < count; i++)
        puts(ids[i]);
    sr_arena_free(arena);
    return status == SR_OK ? SR_EXIT_DONE : sr_command_out_of_memory();
}

static int print_formats(void)
{
    for (size_t i = 0; i < sr_format_count; i++)
        printf("%s\t%s\n", sr_formats[i].id, sr_terminal_text(sr_formats[i].label));
    return SR_EXIT_DONE;
}

/* Id, title and file of each mapping; with a workspace those of its own, which the shared ones yield to. */
static sr_status print_mappings_of(sr_arena *arena, const char *scripts, const char *shown,
                                   sr_findings *findings)
{
    sr_installation here;
    sr_mapping_file *files = NULL;
    size_t count = 0;
    sr_status status = sr_installation_find(arena, &here);
    if (status == SR_OK)
        status = sr_mappings_find(arena, scripts, shown, here.scripts, findings, &files, &count);
    for (size_t i = 0; status == SR_OK && i < count; i++) {
        sr_mapping mapping;
        if (files[i].own != (scripts != NULL)) continue;
        sr_status one = sr_mapping_open(arena, &files[i], findings, &mapping);
        if (one == SR_OK) printf("%s\t%s\t%s\n", files[i].id, mapping.title, files[i].shown);
        if (one == SR_MEMORY) status = one;
    }
    return status;
}

static int print_shared_mappings(void)
{
    sr_arena *arena = sr_arena_new();
    sr_findings *findings = sr_findings_new();
    sr_status status = arena && findings ? print_mappings_of(arena, NULL, NULL, findings) : SR_MEMORY;
    if (status == SR_OK) sr_say_findings(findings, (sr_places){0}, false);
    int exit_status = status != SR_OK                    ? sr_command_out_of_memory()
                      : sr_findings_errors(findings) > 0 ? SR_EXIT_CONTENT
                                                         : SR_EXIT_DONE;
    sr_findings_free(findings);
    sr_arena_free(arena);
    return exit_status;
}

static int print_own_mappings(const sr_run_outcome *outcome)
{
    const char *shown = outcome->forbund->scripts ? outcome->forbund->scripts : "scripts";
    const char *scripts = sr_arena_printf(outcome->arena, "%s/%s", outcome->workspace, shown);
    sr_status status =
        scripts ? print_mappings_of(outcome->arena, scripts, shown, outcome->findings) : SR_MEMORY;
    return status == SR_OK ? SR_EXIT_DONE : sr_command_out_of_memory();
}

static const sort sorts[] = {
    {"forbund", NULL, 0, print_forbund},
    {"plugins", print_plugins, 0, NULL},
    {"measures", NULL, SR_WANT_RESULTS, print_measures},
    {"goals", NULL, SR_WANT_RESULTS, print_goals},
    {"reports", print_reports, 0, NULL},
    {"formats", print_formats, SR_WANT_LISTS, print_readers},
    {"sources", NULL, 0, print_sources},
    {"mappings", print_shared_mappings, 0, print_own_mappings},
};
enum { SORTS = sizeof sorts / sizeof *sorts };

static const sort *find(const char *word)
{
    const char *names[SORTS];
    for (size_t i = 0; i < SORTS; i++) {
        names[i] = sorts[i].name;
        if (word && strcmp(word, sorts[i].name) == 0) return &sorts[i];
    }
    const char *nearest = word ? sr_nearest(word, names, SORTS) : NULL;
    if (nearest)
        sr_say_usage(SR_MSG("there is no list of {0}; did you mean {1}?", word, nearest));
    else if (word)
        sr_say_usage(SR_MSG("there is no list of {0}; there are forbund, plugins, measures, goals, reports, "
                            "formats, sources, mappings",
                            word));
    else
        sr_say_usage(SR_MSG(
            "list what? One of forbund, plugins, measures, goals, reports, formats, sources, mappings"));
    return NULL;
}

static int list_one(const sr_options *options, const sort *what, const char *workspace)
{
    sr_run_outcome outcome;
    int status = SR_EXIT_USAGE;
    if ((what->wanted & SR_WANT_RESULTS) && !options->period) {
        sr_say_usage(SR_MSG("--period is missing: {0} depend on the period", what->name));
        return status;
    }
    status = sr_command_run(options, workspace, what->wanted, &outcome);
    int printed = outcome.forbund ? what->print(&outcome) : SR_EXIT_DONE;
    int closed = sr_command_close(options, &outcome);
    if (printed > status) status = printed;
    return closed > status ? closed : status;
}

static int run(const sr_options *options)
{
    const sort *what = find(options->word_count > 0 ? options->words[0] : NULL);
    if (!what) return SR_EXIT_USAGE;
    int status = what->always ? what->always() : SR_EXIT_DONE;
    if (!what->print || (what->always && options->word_count == 1)) return status;
    if (options->word_count == 1) return list_one(options, what, NULL);
    for (size_t i = 1; i < options->word_count; i++) {
        int one = list_one(options, what, options->words[i]);
        if (one > status) status = one;
    }
    return status;
}

const sr_command sr_command_list = {
    .name = "list",
    .alias = "lista",
    .summary =
        "lists förbund, plugins, measures, goals, reports, formats, sources or mappings of a workspace",
    .usage = "samrapport list forbund|plugins|measures|goals|reports|formats|sources|mappings [WORKSPACE...] "
             "[--period P]",
    .examples = "  samrapport list forbund examples/*\n"
                "  samrapport list measures examples/umearegionen --period 2022",
    .options = SR_OPT_PERIOD | SR_OPT_RUN,
    .run = run,
};
