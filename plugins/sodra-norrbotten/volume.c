/* The wide table of volume-registered insatser: a row for each insats, a column for each period and gender.
   The first line gives the periods (an empty cell: as to the left), the second the genders.

       Insats;2021;;;;Sedan starten;;;
       ;totalt;kvinnor;män;ickebinär;totalt;kvinnor;män;ickebinär
       MoA Piteå;25;12;13;;38;16;21;1

   One row for each filled cell: enhet, insats, tid, kön, antal. An empty cell was not published and gives no
   row. */
#include <string.h>

#include "own.h"

enum { MOST = 64, COLUMNS = 5 };

typedef struct wide {
    samrapport_table_builder *table;
    samrapport_text periods[MOST], genders[MOST], cells[MOST];
    size_t period_count, gender_count, count;
    int status;
} wide;

static samrapport_text trim(const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (from < to && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
        to--;
    return (samrapport_text){from, (size_t)(to - from)};
}

/* The cells of a line; more than MOST are a problem and are left out. */
static size_t split(wide *w, const char *from, const char *to, unsigned line, samrapport_text *cells)
{
    size_t count = 0;
    for (const char *at = from;; count++) {
        const char *stop = memchr(at, ';', (size_t)(to - at));
        if (count == MOST) {
            so_host->table_problem(w->table, line, 0, NULL, "fler än 64 kolumner i volymtabellen",
                                   "Dela tabellen i flera filer.");
            return count;
        }
        cells[count] = trim(at, stop ? stop : to);
        if (!stop) return count + 1;
        at = stop + 1;
    }
}

static void read_periods(wide *w, const char *from, const char *to, unsigned line)
{
    w->period_count = split(w, from, to, line, w->periods);
    for (size_t i = 2; i < w->period_count; i++)
        if (w->periods[i].length == 0) w->periods[i] = w->periods[i - 1];
    if (w->period_count < 2 || w->periods[1].length == 0)
        so_host->table_problem(w->table, line, 0, NULL, "första raden anger inga perioder",
                               "Skriv perioderna från andra kolumnen, till exempel \"Insats;2021\".");
}

static void read_genders(wide *w, const char *from, const char *to, unsigned line)
{
    w->gender_count = split(w, from, to, line, w->genders);
    if (w->gender_count != w->period_count)
        so_host->table_problem(w->table, line, 0, NULL, "raderna med perioder och kön är olika långa",
                               "Ange ett kön för varje kolumn med tal.");
}

static void read_values(wide *w, const char *from, const char *to, unsigned line)
{
    size_t known = w->period_count < w->gender_count ? w->period_count : w->gender_count;
    w->count = split(w, from, to, line, w->cells);
    if (w->count > known)
        so_host->table_problem(w->table, line, 0, NULL, "raden har fler tal än tabellen har kolumner", NULL);
    for (size_t i = 1; i < w->count && i < known && w->status == SAMRAPPORT_OK; i++) {
        samrapport_text row[COLUMNS] = {w->cells[0], w->cells[0], w->periods[i], w->genders[i], w->cells[i]};
        const char *starts[COLUMNS] = {w->cells[0].at, w->cells[0].at, from, from, w->cells[i].at};
        if (w->cells[i].length == 0) continue;
        so_host->table_where(w->table, (samrapport_text){from, (size_t)(to - from)}, starts);
        w->status = so_host->table_row(w->table, row, COLUMNS, line, line);
    }
}

int so_read_volume(void *user, const samrapport_input *input, samrapport_table_builder *table,
                   samrapport_error *error)
{
#define NAME(text)                                                                                           \
    {                                                                                                        \
        text, sizeof(text) - 1                                                                               \
    }
    static const samrapport_text names[COLUMNS] = {NAME("enhet"), NAME("insats"), NAME("tid"), NAME("kön"),
                                                   NAME("antal")};
#undef NAME
    wide w = {.table = table};
    const char *at = input->bytes, *end = input->bytes + input->length;
    (void)user, (void)error;
    w.status = so_host->table_header(table, names, COLUMNS, 1);
    for (unsigned line = 1; at < end && w.status == SAMRAPPORT_OK; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at)), *to = stop ? stop : end;
        if (line == 1)
            read_periods(&w, at, to, line);
        else if (line == 2)
            read_genders(&w, at, to, line);
        else if (trim(at, to).length > 0)
            read_values(&w, at, to, line);
        at = stop ? stop + 1 : end;
    }
    return w.status;
}

/* The participants of a volume-registered insats in the year, from the export; the period stands there in
 * words. */
static const samrapport_quantity *participants(void *user, samrapport_context *c, samrapport_error *error)
{
    const samrapport_view *rows =
        so_host->where_text(c, so_host->source(c, "volym"), "tid", user ? user : so_host->period(c));
    (void)error;
    if (so_host->rows(rows) == 0)
        return so_host->quantity_missing(c, SAMRAPPORT_NOT_PUBLISHED, SAMRAPPORT_IN_COUNT);
    return so_host->printed(c, rows, "antal", NULL, NULL);
}

int so_add_volume(samrapport_registry *registry)
{
    static char since_start[] = "Sedan starten";
    static const char *const units[] = {"samkraft", "moa-pitea", "moa-alvsbyn"}, *const by[] = {"kön"};
    static const char *const tags[] = {"deltagare", "volym"};
    samrapport_measure_spec year = {.struct_size = sizeof year,
                                    .id = "volymdeltagare",
                                    .label = "Deltagare i volyminsatsen under året",
                                    .kind = "count",
                                    .measured_in = SAMRAPPORT_IN_COUNT,
                                    .decimals = -1,
                                    .definition = "Antal utan personuppgifter, ur insatsens export.",
                                    .units = units,
                                    .unit_count = 3,
                                    .by = by,
                                    .by_count = 1,
                                    .tags = tags,
                                    .tag_count = 2,
                                    .value = participants};
    samrapport_measure_spec total = year;
    total.id = "volymdeltagare-sedan-starten";
    total.label = "Deltagare i volyminsatsen sedan starten";
    total.user = since_start;
    int status = so_host->add_measure(registry, &year);
    return status == SAMRAPPORT_OK ? so_host->add_measure(registry, &total) : status;
}
