/* A small förbund with scripts, for tests of the rules. Figures are synthetic. */
#ifndef SR_TEST_SCRIPT_WORLD_H
#define SR_TEST_SCRIPT_WORLD_H

#include "model_world.h"
#include "rules/rules.h"

static const char small_forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Samordningsförbundet Prov\", "
    "\"language\": \"sv\","
    "  \"members\": [ { \"id\": \"umea\", \"name\": \"Umeå kommun\", \"kind\": \"kommun\", \"from\": null, "
    "\"to\": null } ],"
    "  \"units\": [ { \"id\": \"misam\", \"name\": \"MISAM\", \"kind\": \"insats\", \"from\": null, \"to\": "
    "null },"
    "             { \"id\": \"torgen\", \"name\": \"Torgen\", \"kind\": \"insats\", \"from\": null, \"to\": "
    "null } ],"
    "  \"periods\": { \"2022\": { \"kinds\": [\"arsredovisning\"], \"sources\": {"
    "      \"deltagare\": { \"file\": \"2022/deltagare.csv\", \"format\": \"csv\", \"published\": true, "
    "\"columns\": {"
    "          \"insats\": { \"type\": \"text\", \"role\": \"unit\" }, \"kön\": { \"type\": \"text\", "
    "\"role\": \"group\" },"
    "          \"start\": { \"type\": \"date\" }, \"slut\": { \"type\": \"date\" } } },"
    "      \"mål\": { \"file\": \"2022/mal.csv\", \"format\": \"csv\" },"
    "      \"vikter\": { \"file\": \"2022/vikter.csv\", \"format\": \"csv\" } } } } }";

static const char participants_csv[] = "insats;kön;status;orsak;poäng;start;slut\n"
                                       "misam;kvinna;avslutad;arbete;12;2022-01-10;2022-06-30\n"
                                       "misam;kvinna;avslutad;sjukdom;8;2021-05-01;2022-02-01\n"
                                       "misam;man;avslutad;studier;10;2022-02-01;2022-11-30\n"
                                       "misam;man;avslutad;arbete;9;2022-03-01;2022-12-20\n"
                                       "misam;man;pågår;;7;2022-09-01;\n"
                                       "torgen;kvinna;pågår;;5;2022-10-01;\n"
                                       "torgen;man;avslutad;arbete;11;2022-01-15;2022-04-30\n";
static const char goals_csv[] =
    "id;område;text;enhet;ansvarig;mått;jämförelse;nivå;delvis;beslut;status\n"
    "1;Individer;Avslut till arbete;misam;Förbundschef;till_arbete;minst;50 %;40 %;§ 7;\n"
    "2;Individer;Många deltagare;;Styrelsen, Kansliet;deltagare;minst;7;;;förslag\n";
static const char weights_csv[] = "område;vikt;text;mått;jämförelse;nivå\n"
                                  "Individer;2;Till arbete;till_arbete;minst;50 %\n"
                                  "Individer;;Utan vikt;deltagare;minst;5\n"
                                  "Samverkan;3;Deltagare;deltagare;minst;7\n";

typedef struct script_world {
    world w;
    sr_registry *registry;
    sr_rules *rules;
    const sr_results *results;
    sr_script scripts[8];
    size_t script_count;
} script_world;

static inline sr_status scripts_open(script_world *s)
{
    *s = (script_world){0};
    sr_status status = world_open(&s->w, small_forbund);
    if (status == SR_OK) status = world_source(&s->w, "2022", "deltagare", participants_csv);
    if (status == SR_OK) {
        s->registry = sr_registry_new(s->w.arena, s->w.forbund, s->w.findings);
        status = s->registry != NULL ? SR_OK : SR_MEMORY;
    }
    return status;
}

static inline void scripts_close(script_world *s)
{
    sr_rules_free(s->rules);
    world_close(&s->w);
}

static inline void add_script(script_world *s, const char *name, const char *text)
{
    sr_script *script = &s->scripts[s->script_count++];
    script->name = name;
    script->shared = strncmp(name, "lib/", 4) == 0;
    script->file = sr_arena_printf(s->w.arena, "%s%s", script->shared ? "" : "scripts/", name);
    script->text = sr_str_of(text);
}

static inline sr_status scripts_load_with(script_world *s, size_t memory, uint64_t instructions)
{
    const sr_rules_setup setup = {
        .arena = s->w.arena,
        .forbund = s->w.forbund,
        .model = s->w.model,
        .registry = s->registry,
        .dataset = s->w.datasets,
        .findings = s->w.findings,
        .scripts = s->scripts,
        .script_count = s->script_count,
        .memory = memory,
        .instructions = instructions,
    };
    sr_status status = sr_rules_new(&setup, &s->rules);
    return status == SR_OK ? sr_rules_load(s->rules, 2022) : status;
}

static inline sr_status scripts_load(script_world *s)
{
    return scripts_load_with(s, 0, 0);
}

static inline sr_status scripts_compute(script_world *s)
{
    return world_compute(&s->w, "2022", &s->results);
}

/* One script, loaded and computed. */
static inline void run_one(script_world *s, const char *name, const char *text)
{
    assert_int_equal(scripts_open(s), SR_OK);
    add_script(s, name, text);
    assert_int_equal(scripts_load(s), SR_OK);
    assert_int_equal(scripts_compute(s), SR_OK);
}

/* "scripts/goals.lua:3:7 SR2101 message | hint" a line. */
static inline void scripts_expect(const script_world *s, const char *expected)
{
    sr_buf text = {0};
    for (size_t i = 0; i < sr_findings_count(s->w.findings); i++) {
        const sr_finding *finding = sr_findings_at(s->w.findings, i);
        sr_buf_printf(&text, "%s:%u:%u %s ", finding->place.file != NULL ? finding->place.file : "-",
                      finding->place.line, finding->place.column, finding->code);
        sr_message_write(&text, &finding->message, SR_ENGLISH);
        if (finding->hint.id != NULL) {
            sr_buf_text(&text, " | ");
            sr_message_write(&text, &finding->hint, SR_ENGLISH);
        }
        sr_buf_char(&text, '\n');
    }
    if (strcmp(sr_buf_string(&text), expected) != 0) {
        (void)fprintf(stderr, "found:\n%s\nexpected:\n%s\n", sr_buf_string(&text), expected);
        sr_buf_free(&text);
        fail_msg("the findings are others");
    }
    sr_buf_free(&text);
}

/* The value of a result as it is printed. */
static inline void value_is(const script_world *s, const char *key, const char *expected)
{
    const sr_measure_result *found = sr_results_find(s->results, key);
    if (found == NULL) {
        world_tell(&s->w);
        fail_msg("there is no result %s", key);
        return;
    }
    sr_buf text = {0};
    assert_int_equal(sr_quantity_write(&text, &found->value, SR_ENGLISH, true), SR_OK);
    if (strcmp(sr_buf_string(&text), expected) != 0) world_tell(&s->w);
    assert_string_equal(sr_buf_string(&text), expected);
    sr_buf_free(&text);
}

#endif
