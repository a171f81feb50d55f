/* Full-year equivalents: people who could live a whole year on the benefit, ages 20–64. The social budget
   asks whether the share on public support falls: the change is computed from the counts, since printed
   shares are too coarse to subtract. */
#include <stdio.h>

#include "own.h"

typedef const samrapport_quantity quantity;

typedef struct benefit {
    const char *key, *label;
} benefit;

enum { BENEFITS = 7 };
static const benefit benefits[BENEFITS] = {
    {"sjukpenning", "Sjukpenning"},
    {"sjuk-aktivitetsersattning", "Sjuk- och aktivitetsersättning"},
    {"arbetsloshet", "Arbetslöshetsersättning"},
    {"arbetsmarknadsatgarder", "Arbetsmarknadsåtgärder"},
    {"ekonomiskt-bistand", "Ekonomiskt bistånd"},
    {"etableringsersattning", "Etableringsersättning"},
    {"summa", "Alla ersättningar"},
};

/* The statistics come a year after: the report of 2022 has those of 2021 as its latest. */
static const samrapport_view *year(samrapport_context *c, int back)
{
    quantity *of = um_host->quantity_ratio(c, um_host->year(c) - 1 - back, 1, SAMRAPPORT_IN_NONE);
    return um_host->where_number(c, um_host->source_whole(c, "helarsekvivalenter"), "år", SAMRAPPORT_IS, of);
}

static quantity *count(samrapport_context *c, const char *key, int back)
{
    return um_host->printed(c, um_host->where_text(c, year(c, back), "nyckel", key), "antal", NULL, NULL);
}

static int has_both(samrapport_context *c)
{
    return um_host->rows(year(c, 0)) > 0 && um_host->rows(year(c, 1)) > 0;
}

static quantity *change(void *user, samrapport_context *c, samrapport_error *error)
{
    const benefit *of = user;
    (void)error;
    if (!has_both(c)) return um_host->quantity_missing(c, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_COUNT);
    return um_host->compute(c, SAMRAPPORT_SUBTRACT, count(c, of->key, 0), count(c, of->key, 1));
}

static quantity *share(samrapport_context *c, int back)
{
    return um_host->share(c, count(c, "summa", back), count(c, "folkmangd-20-64", back));
}

static quantity *change_of_share(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    if (!has_both(c)) return um_host->quantity_missing(c, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_POINTS);
    return um_host->compute(c, SAMRAPPORT_SUBTRACT, share(c, 0), share(c, 1));
}

static int add_change(samrapport_registry *registry, const benefit *of)
{
    static const char *const tags[] = {"helårsekvivalenter"};
    char id[64], label[128];
    (void)snprintf(id, sizeof id, "forandring.%s", of->key);
    (void)snprintf(label, sizeof label, "%s, förändring mot året före", of->label);
    return um_host->add_measure(registry,
                                &(samrapport_measure_spec){.struct_size = sizeof(samrapport_measure_spec),
                                                           .id = id,
                                                           .label = label,
                                                           .kind = "change",
                                                           .measured_in = SAMRAPPORT_IN_COUNT,
                                                           .decimals = 0,
                                                           .tags = tags,
                                                           .tag_count = 1,
                                                           .value = change,
                                                           .user = (void *)of});
}

int um_add_equivalents(samrapport_registry *registry)
{
    samrapport_measure_spec of_share = {
        .struct_size = sizeof of_share,
        .id = "forandring.andel",
        .label = "Andel med offentlig försörjning, förändring mot året före",
        .kind = "change",
        .measured_in = SAMRAPPORT_IN_POINTS,
        .decimals = 2,
        .definition = "Helårsekvivalenter av folkmängden 20–64 år, året minus året före, räknat på antalen.",
        .value = change_of_share};
    int status = um_host->add_measure(registry, &of_share);
    for (int i = 0; i < BENEFITS && status == SAMRAPPORT_OK; i++)
        status = add_change(registry, &benefits[i]);
    return status;
}

static void row(samrapport_document *d, const benefit *of)
{
    char key[96];
    (void)snprintf(key, sizeof key, "umearegionen.forandring.%s", of->key);
    um_host->doc_row(d, of == &benefits[BENEFITS - 1] ? SAMRAPPORT_ROW_TOTAL : SAMRAPPORT_ROW_BODY);
    um_host->doc_cell(d);
    um_host->doc_text(d, of->label);
    um_host->doc_end(d);
    um_host->doc_cell(d);
    um_host->doc_value(d, key, SAMRAPPORT_VALUE_WITH_SIGN);
    um_host->doc_end(d);
    um_host->doc_end(d);
}

int um_write_equivalents(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    if (!has_both(c)) return SAMRAPPORT_OK;
    um_host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TAKEAWAY);
    um_host->doc_text(d, "I riket ändrades andelen med offentlig försörjning med ");
    um_host->doc_value(d, "umearegionen.forandring.andel", SAMRAPPORT_VALUE_WITH_SIGN);
    um_host->doc_text(d, " procentenheter mot året före.");
    um_host->doc_end(d);
    um_host->doc_table(d, "t-forandring", "Helårsekvivalenter i riket, förändring mot året före", "antal");
    um_host->doc_column(d, "Ersättning", NULL, SAMRAPPORT_TEXTS, 0, 1);
    um_host->doc_column(d, "Förändring", NULL, SAMRAPPORT_NUMBERS, 0, 0);
    for (int i = 0; i < BENEFITS; i++)
        row(d, &benefits[i]);
    um_host->doc_end(d);
    return SAMRAPPORT_OK;
}
