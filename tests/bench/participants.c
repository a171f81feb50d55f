/* Made-up participations as CSV, the same bytes for the same arguments on every machine: participants ROWS
   FILE. All förbund, kommuner and results are invented. About 70 % are closed, one row in ten is of somebody
   who has been there before, and one in ten has a cell that must be quoted. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORBUND = 76, KOMMUNER = 304, FIRST_DAY = 12418, DAYS = 7305, LONGEST = 1100, MOST_TENTHS = 50 };

#define COUNT(list) (sizeof(list) / sizeof *(list))

static const char *const first_parts[] = {"Asp", "Berg", "Dal",  "Elv",   "Fjäll", "Fur", "Gren",
                                          "Hav", "Hed",  "Holm", "Klipp", "Lång",  "Löv", "Mo",
                                          "Näs", "Sand", "Skog", "Ström", "Ö"};
static const char *const last_parts[] = {"bygden", "slätten", "viken", "landet"};
static const char *const places[] = {"by",  "berga", "bo",  "fors", "hult", "köping", "lunda", "mark",
                                     "nas", "ryd",   "sjö", "sta",  "sund", "torp",   "vik",   "ås"};
static const char *const insatser[] = {"Steget",
                                       "Kompassen",
                                       "Nya vägar",
                                       "Ung framtid",
                                       "Rehabteamet",
                                       "Gröna spåret",
                                       "Startpunkten",
                                       "IPS – stöd till arbete",
                                       "Verkstaden",
                                       "Hälsoskola",
                                       "Mötet",
                                       "Vidare",
                                       "Våga",
                                       "Lotsen",
                                       "Bryggan",
                                       "Arbetsträning",
                                       "\"Vägen fram; steg två\"",
                                       "\"Projekt \"\"Åter\"\"\""};
static const char *const education[] = {"Grundskola",      "Gymnasium",         "Yrkeshögskola",
                                        "Högskola 1–3 år", "Saknar grundskola", "Uppgift saknas"};
static const char *const referrers[] = {"Arbetsförmedlingen", "Försäkringskassan", "Kommunen", "Regionen",
                                        "Egen kontakt"};
static const char *const support[] = {"Försörjningsstöd", "Sjukpenning",
                                      "Aktivitetsstöd",   "Aktivitetsersättning",
                                      "A-kassa",          "Försörjningsstöd + Aktivitetsstöd",
                                      "Arbete 50 %",      "Ingen offentlig"};
static const char *const reasons[] = {"Arbete eller studier", "Fortsatt rehabilitering", "Sjukdom", "Flyttat",
                                      "Annan anledning"};
static const char *const work[] = {"Arbete",        "Arbete",        "Studier",
                                   "Arbetssökande", "Arbetssökande", "Sjukskriven",
                                   "Föräldraledig", "Annat",         ""};

static uint64_t state = 2003;

/* splitmix64: a number below `range`. */
static unsigned draw(unsigned range)
{
    uint64_t z = state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return (unsigned)((z >> 32) * range >> 32);
}

#define DRAWN(list) (list)[draw((unsigned)COUNT(list))]

static const char *gender(void)
{
    unsigned drawn = draw(1000);
    return drawn < 530 ? "Kvinna" : drawn < 990 ? "Man" : drawn < 994 ? "Icke-binär" : "Ej uppgivet";
}

/* Days since 1970-01-01, from 2004 to 2023, by counting years. */
static void write_day(FILE *out, unsigned day)
{
    static const unsigned months[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    unsigned year = 2004, left = day - FIRST_DAY, month = 0;
    for (; left >= (year % 4 == 0 ? 366u : 365u); year++) {
        left -= year % 4 == 0 ? 366 : 365;
    }
    while (left >= months[month] + (month == 1 && year % 4 == 0)) {
        left -= months[month] + (month == 1 && year % 4 == 0);
        month++;
    }
    (void)fprintf(out, ";%04u-%02u-%02u", year, month + 1, left + 1);
}

static void write_exit(FILE *out, unsigned end)
{
    if (end == 0) {
        (void)fprintf(out, ";;%s;;;", DRAWN(support));
        return;
    }
    write_day(out, end);
    const char *before = DRAWN(support);
    const char *after = DRAWN(support);
    const char *reason = DRAWN(reasons);
    (void)fprintf(out, ";%s;%s;%s;%s", before, after, reason, DRAWN(work));
}

static void write_progress(FILE *out, int closed)
{
    unsigned before = 10 + draw(25);
    before += draw(17);
    (void)fputc(';', out);
    if (draw(100) >= 62) {
        (void)fputs(";\n", out);
        return;
    }
    (void)fprintf(out, "%u,%u;", before / 10, before % 10);
    if (draw(100) < (closed ? 72u : 15u)) {
        unsigned after = before + draw(17);
        after = after < 15 ? 10 : after > MOST_TENTHS + 5 ? MOST_TENTHS : after - 5;
        (void)fprintf(out, "%u,%u", after / 10, after % 10);
    }
    (void)fputc('\n', out);
}

static void write_row(FILE *out, unsigned row)
{
    unsigned person = draw(100) < 11 ? draw(row) + 1 : row;
    unsigned forbund = draw(FORBUND);
    forbund = forbund * (draw(FORBUND) + 1) / FORBUND; /* of unequal size */
    unsigned kommun = (forbund + FORBUND * draw(KOMMUNER / FORBUND)) % KOMMUNER;
    unsigned start = draw(DAYS);
    unsigned again = draw(DAYS);
    start = start > again ? start : again; /* later years have more */
    unsigned length = draw(1000);
    unsigned end = start + 14 + LONGEST * length / 1000 * length / 1000;
    end = end >= DAYS || draw(100) < 15 ? 0 : end + FIRST_DAY;
    unsigned insats = (forbund * 5 + draw(6)) % COUNT(insatser);
    (void)fprintf(out, "D%08u;Samordningsförbundet %s%s;%s%s;%s;", person,
                  first_parts[forbund % COUNT(first_parts)], last_parts[forbund / COUNT(first_parts)],
                  first_parts[kommun % COUNT(first_parts)], places[kommun / COUNT(first_parts)],
                  insatser[insats]);
    (void)fprintf(out, "%s;", gender());
    (void)fprintf(out, "%u;", 1940 + draw(60));
    (void)fprintf(out, "%s;", DRAWN(education));
    (void)fprintf(out, "%s", DRAWN(referrers));
    write_day(out, start + FIRST_DAY);
    write_exit(out, end);
    write_progress(out, end != 0);
}

int main(int argc, char **argv)
{
    FILE *out = argc == 3 ? fopen(argv[2], "wb") : NULL;
    if (out == NULL) {
        (void)fprintf(stderr, "usage: participants ROWS FILE\n");
        return 2;
    }
    (void)fputs(
        "deltagar_id;forbund;kommun;insats;kon;fodelsear;utbildning;remittent;start;avslut;forsorjning_in;"
        "forsorjning_ut;avslutsanledning;sysselsattning_ut;skapa_start;skapa_slut\n",
        out);
    unsigned rows = (unsigned)strtoul(argv[1], NULL, 10);
    for (unsigned row = 1; row <= rows; row++) {
        write_row(out, row);
    }
    return fclose(out) == 0 ? 0 : 1;
}
