/* What changed in the year: a member that joined, and the insatser that are registered by number only. */
#include <stdio.h>

#include "own.h"

static void text_cell(samrapport_document *d, const char *text)
{
    so_host->doc_cell(d);
    so_host->doc_text(d, text);
    so_host->doc_end(d);
}

static void value_cell(samrapport_document *d, const char *before, const char *id, const char *after)
{
    char key[160];
    (void)snprintf(key, sizeof key, "%s%s%s", before, id, after);
    so_host->doc_cell(d);
    so_host->doc_value(d, key, SAMRAPPORT_VALUE_PLAIN);
    so_host->doc_end(d);
}

static void members(samrapport_document *d)
{
    so_host->doc_table(d, "t-medlemmar", "Kommunernas bidrag efter dagar", NULL);
    so_host->doc_column(d, "Kommun", NULL, SAMRAPPORT_TEXTS, 0, 1);
    so_host->doc_column(d, "Medlem, andel av årets dagar", "%", SAMRAPPORT_NUMBERS, 1, 0);
    so_host->doc_column(d, "Bidrag", "kr", SAMRAPPORT_NUMBERS, 0, 0);
    so_host->doc_column(d, "Omräknat till helt år", "kr", SAMRAPPORT_NUMBERS, 0, 0);
    for (int i = 0; i < SO_MUNICIPALITIES; i++) {
        const so_municipality *of = &so_municipalities[i];
        so_host->doc_row(d, SAMRAPPORT_ROW_BODY);
        text_cell(d, of->name);
        value_cell(d, "sodra-norrbotten.dagandel.", of->id, "");
        value_cell(d, "ekonomi.bidrag.", of->id, "");
        value_cell(d, "sodra-norrbotten.helarsbidrag.", of->id, "");
        so_host->doc_end(d);
    }
    so_host->doc_end(d);
}

static void volume(samrapport_document *d)
{
    static const char *const insatser[][2] = {
        {"samkraft", "Samkraft"}, {"moa-pitea", "MoA Piteå"}, {"moa-alvsbyn", "MoA Älvsbyn"}};
    so_host->doc_table(d, "t-volym", "Deltagare i volyminsatserna", "antal");
    so_host->doc_column(d, "Insats", NULL, SAMRAPPORT_TEXTS, 0, 1);
    so_host->doc_column(d, "Under året", NULL, SAMRAPPORT_NUMBERS, 0, 0);
    so_host->doc_column(d, "varav kvinnor", NULL, SAMRAPPORT_NUMBERS, 0, 0);
    so_host->doc_column(d, "varav män", NULL, SAMRAPPORT_NUMBERS, 0, 0);
    so_host->doc_column(d, "Sedan starten", NULL, SAMRAPPORT_NUMBERS, 0, 0);
    for (size_t i = 0; i < sizeof insatser / sizeof *insatser; i++) {
        so_host->doc_row(d, SAMRAPPORT_ROW_BODY);
        text_cell(d, insatser[i][1]);
        value_cell(d, "sodra-norrbotten.volymdeltagare@", insatser[i][0], "");
        value_cell(d, "sodra-norrbotten.volymdeltagare@", insatser[i][0], "[kön=kvinnor]");
        value_cell(d, "sodra-norrbotten.volymdeltagare@", insatser[i][0], "[kön=män]");
        value_cell(d, "sodra-norrbotten.volymdeltagare-sedan-starten@", insatser[i][0], "");
        so_host->doc_end(d);
    }
    so_host->doc_end(d);
}

int so_write_change(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    (void)user, (void)error;
    if (so_host->rows(so_host->source_whole(c, "medlemskap")) == 0) return SAMRAPPORT_OK;
    so_host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TAKEAWAY);
    so_host->doc_text(d, "Boden var medlem ");
    so_host->doc_value(d, "sodra-norrbotten.dagandel.boden", SAMRAPPORT_VALUE_WITH_UNIT);
    so_host->doc_text(d, " av årets dagar och bidrog med ");
    so_host->doc_value(d, "ekonomi.bidrag.boden", SAMRAPPORT_VALUE_WITH_UNIT);
    so_host->doc_text(d, ", omräknat till ett helt år ");
    so_host->doc_value(d, "sodra-norrbotten.helarsbidrag.boden", SAMRAPPORT_VALUE_WITH_UNIT);
    so_host->doc_text(d, ".");
    so_host->doc_end(d);
    members(d);
    so_host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TEXT);
    so_host->doc_text(d, "Insatser som registreras som volym redovisar antal utan personuppgifter.");
    so_host->doc_end(d);
    volume(d);
    return SAMRAPPORT_OK;
}
