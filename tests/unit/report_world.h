/* A small synthetic förbund with everything that a report can tell: goals of a unit and of the förbund, an
   index with Umeåregionen's published totals of 2022 (facts/umea_index_totals.csv), a social budget with a
   guard, indicators against the nation, participants by gender and money. All other figures are synthetic. */
#ifndef SR_TEST_REPORT_WORLD_H
#define SR_TEST_REPORT_WORLD_H

#include "model_world.h"
#include "report/report.h"

static const char sv_forbund[] =
    "{ \"schema\": \"samrapport-forbund/1\", \"id\": \"prov\", \"name\": \"Samordningsförbundet Prov\",\n"
    "  \"short_name\": \"Prov\", \"language\": \"sv\",\n"
    "  \"units\": [ { \"id\": \"misam\", \"name\": \"MISAM\", \"kind\": \"insats\" },\n"
    "             { \"id\": \"nafs\", \"name\": \"NAFS\", \"kind\": \"insats\" } ],\n"
    "  \"periods\": { \"2022\": { \"date\": \"2023-03-24\", \"sources\": {\n"
    "    \"svar\": { \"file\": \"2022/data/svar.csv\", \"format\": \"csv\", \"published\": true,\n"
    "      \"columns\": { \"andel\": { \"type\": \"decimal\", \"unit\": \"percent\" }, \"antal\": { "
    "\"type\": \"integer\" },\n"
    "                   \"av\": { \"type\": \"integer\" } } },\n"
    "    \"grupper\": { \"file\": \"2022/data/grupper.csv\", \"format\": \"csv\",\n"
    "      \"columns\": { \"kön\": { \"type\": \"text\", \"role\": \"group\" } } } } } } }";
static const char groups_csv[] = "kön\nkvinnor\nmän\n";
static const char svar_csv[] = "andel,antal,av\n80,8,10\n";

/* The same förbund in English. */
static inline const char *forbund_in(const char *language, char *buffer, size_t size)
{
    const char *at = strstr(sv_forbund, "\"sv\"");
    (void)snprintf(buffer, size, "%.*s\"%s\"%s", (int)(at - sv_forbund), sv_forbund, language,
                   at + strlen("\"sv\""));
    return buffer;
}

/* ---- values ---- */

static inline sr_quantity *kept(world *w, sr_quantity quantity)
{
    sr_quantity *copy = sr_arena_alloc(w->arena, sizeof *copy);
    if (copy != NULL) {
        *copy = quantity;
    }
    return copy;
}

static inline sr_quantity share_value(int64_t k, int64_t n)
{
    sr_quantity value = sr_quantity_number(ratio_of(k, n), SR_IN_SHARE);
    value.has_base = true;
    value.numerator = SR_INT(k);
    value.denominator = SR_INT(n);
    value.n = n;
    return value;
}

static inline sr_quantity count_value(int64_t n)
{
    return sr_quantity_number(SR_INT(n), SR_IN_COUNT);
}

/* user: three quantities, of everybody, women and men. */
static inline sr_status by_gender(void *user, const sr_context *context, sr_quantity *out)
{
    const sr_quantity *values = user;
    size_t at = context->group == NULL || context->group->count == 0 ? 0
                : strcmp(context->group->values[0], "kvinnor") == 0  ? 1
                                                                     : 2;
    *out = values[at];
    return SR_OK;
}

/* ---- declarations ---- */

typedef struct declared {
    const sr_measure *participants, *work, *broken, *asked, *nation;
} declared;

static const char *const participant_tags[] = {"deltagare", "deltagare"};
static const char *const age_tags[] = {"deltagare", "ålder"};
static const char *const money_tags[] = {"ekonomi"};
static const char *const question_tags[] = {"indikator", "indikator 1", "deltagare pågående"};
static const char *const changed_tags[] = {"indikator", "indikator 4", "deltagare pågående"};

static inline const sr_measure *add_measure(world *w, const char *id, const char *label, sr_quantity value,
                                            const char *const *tags, size_t tag_count,
                                            const sr_unit *const *units)
{
    const sr_quantity *copy = kept(w, value);
    sr_measure measure = measure_of(id, value.measured_in, giving(copy));
    measure.label = label;
    measure.tags = tags;
    measure.tag_count = tag_count;
    measure.units = units;
    measure.unit_count = units != NULL;
    return copy != NULL ? sr_model_measure(w->model, &measure) : NULL;
}

static inline void add_indicator(world *w, const char *id, const char *label, int64_t own, int64_t nation,
                                 bool changed)
{
    sr_quantity *value = kept(w, sr_quantity_number(ratio_of(own, 100), SR_IN_SHARE));
    sr_quantity *national = kept(w, sr_quantity_number(ratio_of(nation, 100), SR_IN_SHARE));
    sr_quantity *previous = kept(w, sr_quantity_number(ratio_of(own - 11, 100), SR_IN_SHARE));
    sr_measure measure = measure_of(id, SR_IN_SHARE, giving(value));
    measure.label = label;
    measure.tags = changed ? changed_tags : question_tags;
    measure.tag_count = 3;
    measure.national = giving(national);
    measure.previous = giving(previous);
    measure.compare.broken_since = changed ? 2022 : 0;
    measure.compare.broken_note = changed ? "frågan ändrades" : NULL;
    if (value != NULL && national != NULL && previous != NULL) {
        (void)sr_model_measure(w->model, &measure);
    }
}

/* A question that women and men have answered differently. */
static inline void add_question_by_gender(world *w)
{
    static const char *const by[] = {"kön"};
    static sr_quantity own[3];
    static sr_quantity nation[3];
    static const int64_t shares[][2] = {{60, 70}, {72, 71}, {50, 69}};
    for (size_t i = 0; i < 3; i++) {
        own[i] = sr_quantity_number(ratio_of(shares[i][0], 100), SR_IN_SHARE);
        nation[i] = sr_quantity_number(ratio_of(shares[i][1], 100), SR_IN_SHARE);
    }
    sr_measure measure = measure_of("fraga.redo", SR_IN_SHARE, (sr_evaluator){by_gender, own});
    measure.label = "Indikator 7: mer redo för arbete";
    measure.tags = question_tags;
    measure.tag_count = 1;
    measure.national = (sr_evaluator){by_gender, nation};
    measure.by = by;
    measure.by_count = 1;
    (void)sr_model_measure(w->model, &measure);
}

static inline void add_ages(world *w, const sr_unit *const *misam)
{
    (void)add_measure(w, "misam.alder.unga", "Ålder: 16–29 år", count_value(107), age_tags, 2, misam);
    (void)add_measure(w, "misam.alder.aldre", "Ålder: 30 år och äldre", count_value(48), age_tags, 2, misam);
}

static inline void add_participants(world *w, const sr_unit *const *misam)
{
    static const char *const by[] = {"kön"};
    static sr_quantity values[3];
    values[0] = count_value(155);
    values[1] = count_value(70);
    values[2] = count_value(85);
    sr_measure measure = measure_of("misam.deltagare", SR_IN_COUNT, (sr_evaluator){by_gender, values});
    measure.label = "Deltagare";
    measure.tags = participant_tags;
    measure.tag_count = 2;
    measure.units = misam;
    measure.unit_count = 1;
    measure.by = by;
    measure.by_count = 1;
    (void)sr_model_measure(w->model, &measure);
}

static inline sr_goal goal_of(const char *id, const char *text, const sr_unit *unit)
{
    return (sr_goal){.id = id,
                     .plan_year = 2022,
                     .area = "Individer",
                     .goal = text,
                     .unit = unit,
                     .measurable = true,
                     .target = {.comparator = SR_NO_LEVEL},
                     .judgement = {.date = SR_DAY_NONE},
                     .place = {.file = "scripts/2022/goals.lua", .line = 1}};
}

static inline void add_goals(world *w, const sr_measure *work, const sr_unit *misam)
{
    static const char *const responsible[] = {"Styrgruppen", "MISAM"};
    static const sr_lineage lineage[] = {{SR_REPLACES, "2021:1", NULL}};
    static sr_goal_part part;
    part = (sr_goal_part){NULL, work};
    sr_goal met = goal_of("1", "Egen försörjning", misam);
    met.parts = &part;
    met.part_count = 1;
    met.target = target_of(SR_AT_LEAST_TARGET, ratio_of(30, 100), SR_IN_SHARE);
    met.responsible = responsible;
    met.responsible_count = 2;
    met.lineage = lineage;
    met.lineage_count = 1;
    met.judgement = (sr_judgement){.given = true, .box = SR_STATE_NOT_MET, .date = SR_DAY_NONE};
    met.note = "Gäller avslutade.";
    (void)sr_model_goal(w->model, &met);
    sr_goal missing = goal_of("2", "Kortare väntan", misam);
    missing.target = target_of(SR_AT_MOST_TARGET, SR_INT(4), SR_IN_WEEKS);
    (void)sr_model_goal(w->model, &missing);
    sr_goal intention = goal_of("avsikt", "Bättre samverkan", NULL);
    (void)sr_model_goal(w->model, &intention);
}

static inline sr_status give_total(void *user, const sr_context *context, sr_published_total *out)
{
    const int64_t *numbers = user;
    (void)context;
    *out = (sr_published_total){.earned = sr_quantity_number(SR_INT(numbers[0]), SR_IN_NONE),
                                .maximum = sr_quantity_number(SR_INT(numbers[1]), SR_IN_NONE),
                                .indicators = sr_quantity_number(SR_INT(numbers[2]), SR_IN_NONE),
                                .goals = sr_quantity_number(SR_INT(numbers[3]), SR_IN_NONE)};
    return SR_OK;
}

static inline void add_index(world *w)
{
    static int64_t totals[][4] = {{171, 244, 99, 21}, {41, 47, 23, 4}, {33, 38, 16, 6}, {17, 25, 10, 3}};
    static const char *const titles[] = {"Jämlik samverkan", "Deltagarnöjdhet", "Medarbetarnöjdhet"};
    static const char *const ids[] = {"jamlik", "deltagare", "medarbetare"};
    static sr_index_area areas[5];
    for (size_t i = 0; i < 3; i++) {
        areas[i] =
            (sr_index_area){.id = ids[i], .title = titles[i], .published = {give_total, totals[i + 1]}};
    }
    areas[3] = (sr_index_area){.id = "nytta", .title = "Samhälls- och medlemsnytta"};
    areas[4] = (sr_index_area){.id = "god", .title = "God samordning"};
    sr_index index = {.id = "viktat",
                      .title = "Viktat index",
                      .target = target_of(SR_AT_LEAST_TARGET, SR_INT(70), SR_IN_POINTS),
                      .has_near = true,
                      .near = ratio_of(2, 100),
                      .areas = areas,
                      .area_count = 5,
                      .published = {give_total, totals[0]},
                      .place = {.file = "scripts/2022/weighted_index.lua", .line = 1}};
    (void)sr_model_index(w->model, &index);
}

static inline void add_budget(world *w, const sr_measure *work, const sr_measure *watched)
{
    static sr_guard guard;
    guard = (sr_guard){.text = "Nya med långa behov",
                       .measure = watched,
                       .limit = target_of(SR_AT_LEAST_TARGET, ratio_of(50, 100), SR_IN_SHARE),
                       .proposed = true};
    sr_budget_line line = {.id = "omsattning",
                           .text = "Avslutas inom ett år",
                           .measure = work,
                           .target = target_of(SR_AT_LEAST_TARGET, ratio_of(50, 100), SR_IN_SHARE),
                           .decided = "2021-05-04 § 38",
                           .guards = &guard,
                           .guard_count = 1,
                           .place = {.file = "scripts/2022/social_budget.lua", .line = 1}};
    (void)sr_model_budget_line(w->model, &line);
}

static inline sr_status declare_all(world *w)
{
    static const sr_unit *misam[1];
    misam[0] = sr_forbund_unit(w->forbund, "misam");
    const sr_measure *work =
        add_measure(w, "misam.arbete", "Avslut till egen försörjning", share_value(22, 61), NULL, 0, misam);
    const sr_measure *turnover =
        add_measure(w, "omsattning", "Omsättning", share_value(45, 100), NULL, 0, NULL);
    sr_measure read = measure_of("svar.nytta", SR_IN_SHARE, share_in("svar"));
    const sr_measure *watched = sr_model_measure(w->model, &read);
    if (work == NULL || turnover == NULL || watched == NULL) {
        return SR_MEMORY;
    }
    add_participants(w, misam);
    add_ages(w, misam);
    sr_quantity cost = sr_quantity_number(SR_INT(-5740374), SR_IN_KR);
    (void)add_measure(w, "ekonomi.kostnader", "Verksamhetens kostnader", cost, money_tags, 1, NULL);
    add_indicator(w, "fraga.nytta", "Indikator 1: Stödet gör nytta", 80, 75, false);
    add_indicator(w, "fraga.paverka", "Indikator 1: Får påverka stödet", 76, 78, false);
    add_indicator(w, "fraga.nagon", "Indikator 4: Någon att vända sig till", 50, 66, true);
    add_question_by_gender(w);
    add_goals(w, work, misam[0]);
    add_index(w);
    add_budget(w, turnover, watched);
    return sr_findings_status(w->findings);
}

/* The two sources. */
static inline sr_status world_sources(world *w)
{
    sr_status status = world_source(w, "2022", "svar", svar_csv);
    return status == SR_OK ? world_source(w, "2022", "grupper", groups_csv) : status;
}

static inline sr_status world_report(world *w, const char *kind, sr_document **out)
{
    const sr_results *results = NULL;
    sr_status status = world_compute(w, "2022", &results);
    *out = NULL;
    return status == SR_OK
               ? sr_report_build(results, sr_report_kind_find(kind), NULL, false, w->findings, out)
               : status;
}

#endif
