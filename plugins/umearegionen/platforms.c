/* The chain of the platforms: participants, exits, positive exits, exits to work and to studies. The
   published outcomes give each step as the numerator or denominator of a share. */
#include <stdio.h>

#include "own.h"

typedef const samrapport_quantity quantity;

typedef struct step {
    const char *id, *label, *key, *column;
} step;

enum { STEPS = 5 };
static const step steps[STEPS] = {
    {"deltagare", "Deltagare under året", "avslut.genomstromning", "nämnare"},
    {"avslut", "Avslut under året", "avslut.genomstromning", "täljare"},
    {"positiva-avslut", "Avslut till en positiv lösning", "avslut.positiv", "täljare"},
    {"till-arbete", "Avslut till arbete", "avslut.arbete", "täljare"},
    {"till-studier", "Avslut till studier", "avslut.studier", "täljare"},
};

static quantity *persons(void *user, samrapport_context *c, samrapport_error *error)
{
    const step *of = user;
    const samrapport_view *all = um_host->source_whole(c, "utfall");
    (void)error;
    if (um_host->rows(all) == 0)
        return um_host->quantity_missing(c, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_COUNT);
    return um_host->printed(c, um_host->where_text(c, all, "nyckel", of->key), of->column, NULL, NULL);
}

int um_add_platforms(samrapport_registry *registry)
{
    /* The first step is everybody who took part: "deltagare" alone makes reports tell it as such. */
    static const char *const everybody[] = {"deltagare"}, *const step_tags[] = {"plattformar"};
    int status = SAMRAPPORT_OK;
    for (int i = 0; i < STEPS && status == SAMRAPPORT_OK; i++)
        status = um_host->add_measure(
            registry, &(samrapport_measure_spec){.struct_size = sizeof(samrapport_measure_spec),
                                                 .id = steps[i].id,
                                                 .label = steps[i].label,
                                                 .kind = "count",
                                                 .measured_in = SAMRAPPORT_IN_COUNT,
                                                 .decimals = -1,
                                                 .tags = i == 0 ? everybody : step_tags,
                                                 .tag_count = 1,
                                                 .value = persons,
                                                 .user = (void *)&steps[i]});
    return status;
}

static quantity *result(samrapport_context *c, const step *of)
{
    char key[64];
    (void)snprintf(key, sizeof key, "umearegionen.%s", of->id);
    return um_host->result(c, key);
}

static void row(samrapport_document *d, samrapport_context *c, const step *of)
{
    um_host->doc_row(d, SAMRAPPORT_ROW_BODY);
    um_host->doc_cell(d);
    um_host->doc_text(d, of->label);
    um_host->doc_end(d);
    um_host->doc_cell(d);
    um_host->doc_quantity(d, result(c, of), SAMRAPPORT_VALUE_PLAIN);
    um_host->doc_end(d);
    um_host->doc_end(d);
}

static void chart(samrapport_document *d, samrapport_context *c)
{
    um_host->doc_chart(d, "f-plattformar", SAMRAPPORT_CHART_BARS, "Så många deltagare nådde varje led",
                       "Staplar för deltagare, avslut, positiva avslut och avslut till arbete och studier.",
                       "t-plattformar");
    for (int i = 0; i < STEPS; i++)
        um_host->doc_category(d, steps[i].label);
    um_host->doc_series(d, SAMRAPPORT_SERIES_VALUE, "Antal");
    for (int i = 0; i < STEPS; i++)
        um_host->doc_point(d, result(c, &steps[i]));
    um_host->doc_end(d);
}

int um_write_platforms(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    if (um_host->rows(um_host->source_whole(c, "utfall")) == 0) return SAMRAPPORT_OK;
    um_host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TAKEAWAY);
    um_host->doc_text(d, "Av ");
    um_host->doc_value(d, "umearegionen.deltagare", SAMRAPPORT_VALUE_PLAIN);
    um_host->doc_text(d, " deltagare avslutades ");
    um_host->doc_value(d, "umearegionen.avslut", SAMRAPPORT_VALUE_PLAIN);
    um_host->doc_text(d, ", varav ");
    um_host->doc_value(d, "umearegionen.positiva-avslut", SAMRAPPORT_VALUE_PLAIN);
    um_host->doc_text(d, " till en positiv lösning.");
    um_host->doc_end(d);
    um_host->doc_table(d, "t-plattformar", "Från deltagare till arbete och studier", "antal");
    um_host->doc_column(d, "Led", NULL, SAMRAPPORT_TEXTS, 0, 1);
    um_host->doc_column(d, "Antal", NULL, SAMRAPPORT_NUMBERS, 0, 0);
    for (int i = 0; i < STEPS; i++)
        row(d, c, &steps[i]);
    um_host->doc_end(d);
    chart(d, c);
    return SAMRAPPORT_OK;
}

static void within(samrapport_context *c, const char *message, quantity *part, quantity *all)
{
    int order = 0;
    if (um_host->compare(part, all, &order) == SAMRAPPORT_OK && order > 0)
        um_host->finding(c, SAMRAPPORT_WARNING, message, part, all);
}

int um_check_chain(void *user, samrapport_context *c, samrapport_error *error)
{
    quantity *of[STEPS];
    (void)user, (void)error;
    for (int i = 0; i < STEPS; i++) {
        of[i] = result(c, &steps[i]);
        if (um_host->missing(of[i]) != SAMRAPPORT_PRESENT) return SAMRAPPORT_OK;
    }
    within(c, "fler avslut än deltagare", of[1], of[0]);
    within(c, "fler positiva avslut än avslut", of[2], of[1]);
    within(c, "fler avslut till arbete och studier än positiva avslut",
           um_host->compute(c, SAMRAPPORT_ADD, of[3], of[4]), of[2]);
    return SAMRAPPORT_OK;
}
