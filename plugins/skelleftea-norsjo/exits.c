/* Exits by means of support. "Arbete 75 %" is a person who works three quarters: added up in full-time work,
   the table of exits says how much work the participants left to, which the number of persons hides. */
#include "own.h"

typedef const samrapport_quantity quantity;

static const samrapport_view *exits(samrapport_context *c, const char *dimension)
{
    const samrapport_view *all = sn_host->source(c, "deltagare");
    return sn_host->where_text(c, sn_host->where_text(c, all, "dimension", dimension), "fas", "vid avslut");
}

static quantity *number(samrapport_context *c, const char *dimension, const char *category,
                        const char *column)
{
    return sn_host->printed(c, sn_host->where_text(c, exits(c, dimension), "kategori", category), column,
                            NULL, NULL);
}

/* Exits to work and studies, of all exits: "antal" for the year, "antal_fg" for the year before. */
static quantity *positive_share(samrapport_context *c, const char *column)
{
    quantity *work = number(c, "avslutsorsak", "Totalt till arbete", column);
    quantity *studies = number(c, "avslutsorsak", "Totalt till studier", column);
    quantity *all = number(c, "avslutsorsak", "Totalt avslutade deltagare", column);
    return sn_host->share(c, sn_host->compute(c, SAMRAPPORT_ADD, work, studies), all);
}

static int has_rows(samrapport_context *c, const char *dimension)
{
    return sn_host->rows(exits(c, dimension)) > 0;
}

static quantity *positive(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    if (!has_rows(c, "avslutsorsak"))
        return sn_host->quantity_missing(c, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_SHARE);
    return positive_share(c, "antal");
}

/* The year before is published for everybody only. */
static quantity *positive_before(void *user, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    if (!has_rows(c, "avslutsorsak") || sn_host->group(c)[0] != '\0')
        return sn_host->quantity_missing(c, SAMRAPPORT_NOT_PUBLISHED, SAMRAPPORT_IN_SHARE);
    return positive_share(c, "antal_fg");
}

typedef struct extents {
    const char *dimension;
    const char *categories[4]; /* 100, 75, 50 and 25 per cent */
} extents;

static const extents whole = {"avslutsorsak", {"Arbete 100 %", "Arbete 75 %", "Arbete 50 %", "Arbete 25 %"}};
static const extents misam = {"försörjning",
                              {"Lön/arbete 100 %", "Lön/arbete 75 %", "Lön/arbete 50 %", "Lön/arbete 25 %"}};

static quantity *full_time(void *user, samrapport_context *c, samrapport_error *error)
{
    const extents *of = user;
    quantity *sum = sn_host->quantity_ratio(c, 0, 1, SAMRAPPORT_IN_COUNT);
    (void)error;
    if (!has_rows(c, of->dimension))
        return sn_host->quantity_missing(c, SAMRAPPORT_NOT_MEASURED, SAMRAPPORT_IN_COUNT);
    for (int i = 0; i < 4; i++) {
        quantity *extent = sn_host->quantity_ratio(c, 4 - i, 4, SAMRAPPORT_IN_NONE);
        quantity *persons = number(c, of->dimension, of->categories[i], "antal");
        sum = sn_host->compute(c, SAMRAPPORT_ADD, sum,
                               sn_host->compute(c, SAMRAPPORT_MULTIPLY, persons, extent));
    }
    return sum;
}

int sn_add_exits(samrapport_registry *registry)
{
    static const char *const by[] = {"kön"}, *const units[] = {"misam"}, *const tags[] = {"avslut"};
    samrapport_measure_spec share = {
        .struct_size = sizeof share,
        .id = "positiva-avslut",
        .label = "Avslut till arbete eller studier",
        .kind = "share",
        .measured_in = SAMRAPPORT_IN_SHARE,
        .decimals = -1,
        .definition = "Avslutade till arbete eller studier, av alla avslutade i förbundets insatser.",
        .by = by,
        .by_count = 1,
        .tags = tags,
        .tag_count = 1,
        .value = positive,
        .previous = positive_before};
    samrapport_measure_spec work = {.struct_size = sizeof work,
                                    .id = "arbete-i-heltid",
                                    .label = "Arbete vid avslut, omräknat till heltid",
                                    .kind = "sum",
                                    .measured_in = SAMRAPPORT_IN_COUNT,
                                    .decimals = 2,
                                    .definition = "Avslutade till arbete gånger arbetets omfattning.",
                                    .by = by,
                                    .by_count = 1,
                                    .tags = tags,
                                    .tag_count = 1,
                                    .value = full_time,
                                    .user = (void *)&whole};
    samrapport_measure_spec work_misam = work;
    work_misam.id = "misam.arbete-i-heltid";
    work_misam.units = units;
    work_misam.unit_count = 1;
    work_misam.user = (void *)&misam;
    const samrapport_measure_spec *all[] = {&share, &work, &work_misam};
    int status = SAMRAPPORT_OK;
    for (int i = 0; i < 3 && status == SAMRAPPORT_OK; i++)
        status = sn_host->add_measure(registry, all[i]);
    return status;
}

static void value_cell(samrapport_document *d, const char *key, unsigned flags)
{
    sn_host->doc_cell(d);
    sn_host->doc_value(d, key, flags);
    sn_host->doc_end(d);
}

static void row(samrapport_document *d, const char *label, const char *const keys[3], unsigned flags)
{
    sn_host->doc_row(d, SAMRAPPORT_ROW_BODY);
    sn_host->doc_cell(d);
    sn_host->doc_text(d, label);
    sn_host->doc_end(d);
    for (int i = 0; i < 3; i++)
        value_cell(d, keys[i], flags);
    sn_host->doc_end(d);
}

static void table(samrapport_document *d)
{
#define KEYS(id)                                                                                             \
    {                                                                                                        \
        "skelleftea-norsjo." id, "skelleftea-norsjo." id "[kön=kvinnor]",                                    \
            "skelleftea-norsjo." id "[kön=män]"                                                            \
    }
    static const char *const heads[] = {"Totalt", "Kvinnor", "Män"};
    static const char *const share[] = KEYS("positiva-avslut");
    static const char *const work[] = KEYS("arbete-i-heltid");
    static const char *const work_misam[] = KEYS("misam.arbete-i-heltid@misam");
#undef KEYS
    sn_host->doc_table(d, "t-avslut-forsorjning", "Avslut till arbete och studier", NULL);
    sn_host->doc_column(d, "Mått", NULL, SAMRAPPORT_TEXTS, 0, 1);
    for (int i = 0; i < 3; i++)
        sn_host->doc_column(d, heads[i], NULL, SAMRAPPORT_NUMBERS, -1, 0);
    row(d, "Avslut till arbete eller studier, andel", share, SAMRAPPORT_VALUE_WITH_UNIT);
    row(d, "Arbete vid avslut i heltider, hela förbundet", work, SAMRAPPORT_VALUE_PLAIN);
    row(d, "Arbete vid avslut i heltider, MISAM", work_misam, SAMRAPPORT_VALUE_PLAIN);
    sn_host->doc_end(d);
}

int sn_write_exits(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    if (!has_rows(c, "avslutsorsak")) return SAMRAPPORT_OK;
    sn_host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TAKEAWAY);
    sn_host->doc_text(d, "Av dem som avslutades gick ");
    sn_host->doc_value(d, "skelleftea-norsjo.positiva-avslut", SAMRAPPORT_VALUE_WITH_UNIT);
    sn_host->doc_text(d, " till arbete eller studier; arbetet motsvarar ");
    sn_host->doc_value(d, "skelleftea-norsjo.arbete-i-heltid", SAMRAPPORT_VALUE_PLAIN);
    sn_host->doc_text(d, " heltider.");
    sn_host->doc_end(d);
    table(d);
    return SAMRAPPORT_OK;
}
