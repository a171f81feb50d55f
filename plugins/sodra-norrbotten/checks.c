#include <stdio.h>

#include "own.h"

typedef const samrapport_quantity quantity;

static quantity *contribution(samrapport_context *c, const char *id)
{
    char key[64];
    (void)snprintf(key, sizeof key, "ekonomi.bidrag.%s", id);
    return so_host->result(c, key);
}

static void expect(samrapport_context *c, const char *message, quantity *stated, quantity *computed)
{
    int order = 0;
    if (so_host->missing(stated) != SAMRAPPORT_PRESENT || so_host->missing(computed) != SAMRAPPORT_PRESENT)
        return;
    if (so_host->compare(stated, computed, &order) == SAMRAPPORT_OK && order != 0)
        so_host->finding(c, SAMRAPPORT_WARNING, message, stated, computed);
}

/* Lag (2003:1210): the state pays half, the region a quarter and the municipalities together a quarter. */
int so_check_parts(void *user, samrapport_context *c, samrapport_error *error)
{
    quantity *state = contribution(c, "staten"), *region = contribution(c, "region");
    quantity *municipalities = contribution(c, so_municipalities[0].id);
    (void)user, (void)error;
    if (so_host->missing(state) != SAMRAPPORT_PRESENT) return SAMRAPPORT_OK;
    for (int i = 1; i < SO_MUNICIPALITIES; i++)
        municipalities =
            so_host->compute(c, SAMRAPPORT_ADD, municipalities, contribution(c, so_municipalities[i].id));
    expect(c, "statens bidrag är inte dubbelt så stort som regionens", state,
           so_host->compute(c, SAMRAPPORT_ADD, region, region));
    expect(c, "kommunernas bidrag är tillsammans inte lika stort som regionens", municipalities, region);
    return SAMRAPPORT_OK;
}

static quantity *published(samrapport_context *c, const char *unit)
{
    const samrapport_view *rows = so_host->source_whole(c, "deltagare");
    rows = so_host->where_text(c, so_host->where_text(c, rows, "enhet", unit), "dimension", "deltagare");
    rows = so_host->where_text(c, so_host->where_text(c, rows, "tid", "året"), "kön", "totalt");
    rows = so_host->where_text(c, so_host->where_text(c, rows, "mått", "antal"), "kategori", "alla");
    return so_host->rows(rows) == 1 ? so_host->printed(c, rows, "antal", NULL, NULL) : NULL;
}

/* The same number is typed in the export and in the annual report. */
int so_check_volume(void *user, samrapport_context *c, samrapport_error *error)
{
    static const char *const units[] = {"samkraft", "moa-pitea", "moa-alvsbyn"};
    (void)user, (void)error;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        char key[96], message[160];
        (void)snprintf(key, sizeof key, "sodra-norrbotten.volymdeltagare@%s", units[i]);
        (void)snprintf(message, sizeof message, "%s: exportens antal är inte årsredovisningens", units[i]);
        expect(c, message, published(c, units[i]), so_host->result(c, key));
    }
    return SAMRAPPORT_OK;
}
