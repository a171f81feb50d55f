/* The insats report form as text: for each insats its goals, each with three boxes and the steering group's
   comment.

       Insats: MISAM
       Källa: Insatser och måluppfyllelse 2020
       Mål 1 [misam.1]: Insatserna utgår från personens behov
       [x] Uppfyllt  [ ] Delvis  [ ] Ej
       Kommentar: …

   In brackets stands the goal's id in the goal table. A form without a tick leaves the column "ruta" empty,
   and so does a form without a comment. One row a goal: enhet, insats, nyckel, nummer, mål, ruta, kommentar,
   källa. */
#include <string.h>

#include "own.h"

enum { UNIT, INSATS, KEY, NUMBER, GOAL, BOX, COMMENT, SOURCE, COLUMNS };

typedef struct form {
    samrapport_table_builder *table;
    samrapport_text cells[COLUMNS];
    samrapport_text row; /* the line of the goal */
    unsigned line;       /* of the goal; 0: none is open */
    int status;
} form;

static samrapport_text trim(const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (from < to && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
        to--;
    return (samrapport_text){from, (size_t)(to - from)};
}

static int begins(samrapport_text text, const char *with)
{
    size_t length = strlen(with);
    return text.length >= length && memcmp(text.at, with, length) == 0;
}

/* "MISAM" of "Insats: MISAM". */
static samrapport_text after(samrapport_text line, const char *name)
{
    return trim(line.at + strlen(name), line.at + line.length);
}

static void wrong(form *f, unsigned line, samrapport_text found, const char *message, const char *hint)
{
    char shown[120];
    size_t length = found.length < sizeof shown ? found.length : sizeof shown - 1;
    while (length > 0 && length < found.length && ((unsigned char)found.at[length] & 0xC0) == 0x80)
        length--;
    memcpy(shown, found.at, length);
    shown[length] = '\0';
    sn_host->table_problem(f->table, line, 1, shown, message, hint);
}

static void close_goal(form *f)
{
    if (f->line == 0 || f->status != SAMRAPPORT_OK) return;
    sn_host->table_where(f->table, f->row, NULL);
    f->status = sn_host->table_row(f->table, f->cells, COLUMNS, f->line, f->line);
    f->line = 0;
}

static void open_insats(form *f, samrapport_text line)
{
    close_goal(f);
    memset(f->cells, 0, sizeof f->cells);
    f->cells[UNIT] = f->cells[INSATS] = after(line, "Insats:");
}

/* "Mål 3 [framsteg.mal-3]: text". */
static void open_goal(form *f, samrapport_text line, unsigned number)
{
    const char *end = line.at + line.length;
    const char *left = memchr(line.at, '[', line.length);
    const char *right = left ? memchr(left, ']', (size_t)(end - left)) : NULL;
    close_goal(f);
    if (!right || right + 1 >= end || right[1] != ':') {
        wrong(f, number, line, "ett mål som inte går att läsa",
              "Skriv det som \"Mål 1 [misam.1]: lydelse\".");
        return;
    }
    f->cells[NUMBER] = trim(line.at + strlen("Mål"), left);
    f->cells[KEY] = trim(left + 1, right);
    f->cells[GOAL] = trim(right + 2, end);
    f->cells[BOX] = f->cells[COMMENT] = (samrapport_text){NULL, 0};
    f->row = line;
    f->line = number;
    if (f->cells[INSATS].length == 0)
        wrong(f, number, line, "ett mål före första insatsen", "Skriv \"Insats: namn\" före målen.");
}

/* One tick at most: two boxes are an answer that nobody can read. */
static void read_boxes(form *f, samrapport_text line, unsigned number)
{
    static const struct {
        const char *word, *value;
    } boxes[] = {{"Uppfyllt", "uppfyllt"}, {"Delvis", "delvis"}, {"Ej", "ej"}};
    const char *at = line.at, *end = line.at + line.length;
    unsigned ticks = 0;
    while ((at = memchr(at, '[', (size_t)(end - at))) && end - at >= 3) {
        samrapport_text word = trim(at + 3, end);
        for (size_t i = 0; (at[1] == 'x' || at[1] == 'X') && i < 3; i++) {
            if (!begins(word, boxes[i].word)) continue;
            f->cells[BOX] = (samrapport_text){boxes[i].value, strlen(boxes[i].value)};
            ticks++;
        }
        at += 3;
    }
    if (ticks > 1) wrong(f, number, line, "fler än en ruta är kryssad", "Kryssa en av de tre rutorna.");
}

static void read_line(form *f, samrapport_text line, unsigned number)
{
    if (line.length == 0 || line.at[0] == '#') return;
    if (begins(line, "Insats:"))
        open_insats(f, line);
    else if (begins(line, "Källa:"))
        f->cells[SOURCE] = after(line, "Källa:");
    else if (begins(line, "Mål "))
        open_goal(f, line, number);
    else if (begins(line, "["))
        read_boxes(f, line, number);
    else if (begins(line, "Kommentar:"))
        f->cells[COMMENT] = after(line, "Kommentar:");
    else
        wrong(f, number, line, "en rad som formuläret inte har",
              "Raderna börjar med Insats:, Källa:, Mål, [ eller Kommentar:.");
}

int sn_read_form(void *user, const samrapport_input *input, samrapport_table_builder *table,
                 samrapport_error *error)
{
#define NAME(text)                                                                                           \
    {                                                                                                        \
        text, sizeof(text) - 1                                                                               \
    }
    static const samrapport_text names[COLUMNS] = {NAME("enhet"),     NAME("insats"), NAME("nyckel"),
                                                   NAME("nummer"),    NAME("mål"),    NAME("ruta"),
                                                   NAME("kommentar"), NAME("källa")};
#undef NAME
    form f = {.table = table};
    const char *at = input->bytes, *end = input->bytes + input->length;
    (void)user, (void)error;
    f.status = sn_host->table_header(table, names, COLUMNS, 1);
    for (unsigned line = 1; at < end && f.status == SAMRAPPORT_OK; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        read_line(&f, trim(at, stop ? stop : end), line);
        at = stop ? stop + 1 : end;
    }
    close_goal(&f);
    return f.status;
}
