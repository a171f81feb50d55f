/* The matrix of a survey: a block for each group of respondents, in it a row for each question and a column
   for each answer, with the number of respondents.

       Enkät;Deltagare
       Fråga;Två högsta svaren;Övriga svar
       Bemötande;128;4

       Enkät;Personal
       Fråga;…

   One row for each filled cell: svarande, fråga, svar, antal. */
#include <string.h>

#include "own.h"

enum { MOST = 32, COLUMNS = 4 };

typedef struct matrix {
    samrapport_table_builder *table;
    samrapport_text group;         /* of respondents */
    samrapport_text answers[MOST]; /* the first cell is the word Fråga */
    size_t answer_count;           /* 0: the block's head has not been read */
    int status;
} matrix;

static samrapport_text trim(const char *from, const char *to)
{
    while (from < to && (*from == ' ' || *from == '\t'))
        from++;
    while (from < to && (to[-1] == ' ' || to[-1] == '\t' || to[-1] == '\r'))
        to--;
    return (samrapport_text){from, (size_t)(to - from)};
}

static int is(samrapport_text text, const char *word)
{
    return text.length == strlen(word) && memcmp(text.at, word, text.length) == 0;
}

static size_t split(matrix *m, samrapport_text line, unsigned number, samrapport_text *cells)
{
    const char *at = line.at, *end = line.at + line.length;
    for (size_t count = 0;; count++) {
        const char *stop = memchr(at, ';', (size_t)(end - at));
        if (count == MOST) {
            um_host->table_problem(m->table, number, 0, NULL, "fler än 32 kolumner i enkätmatrisen",
                                   "Dela matrisen i flera filer.");
            return count;
        }
        cells[count] = trim(at, stop ? stop : end);
        if (!stop) return count + 1;
        at = stop + 1;
    }
}

static void read_question(matrix *m, samrapport_text line, unsigned number, const samrapport_text *cells,
                          size_t count)
{
    if (m->answer_count == 0) {
        um_host->table_problem(m->table, number, 1, NULL, "en fråga utan rubrikrad",
                               "Skriv raderna \"Enkät;…\" och \"Fråga;…\" före frågorna.");
        return;
    }
    if (count > m->answer_count)
        um_host->table_problem(m->table, number, 0, NULL, "frågan har fler tal än matrisen har svar", NULL);
    for (size_t i = 1; i < count && i < m->answer_count && m->status == SAMRAPPORT_OK; i++) {
        samrapport_text row[COLUMNS] = {m->group, cells[0], m->answers[i], cells[i]};
        const char *starts[COLUMNS] = {line.at, cells[0].at, line.at, cells[i].at};
        if (cells[i].length == 0) continue;
        um_host->table_where(m->table, line, starts);
        m->status = um_host->table_row(m->table, row, COLUMNS, number, number);
    }
}

static void read_line(matrix *m, samrapport_text line, unsigned number)
{
    samrapport_text cells[MOST];
    size_t count = split(m, line, number, cells);
    if (trim(line.at, line.at + line.length).length == 0) return;
    if (is(cells[0], "Enkät")) {
        m->group = count > 1 ? cells[1] : (samrapport_text){line.at, 0};
        m->answer_count = 0;
    } else if (is(cells[0], "Fråga")) {
        memcpy(m->answers, cells, sizeof cells);
        m->answer_count = count;
    } else {
        read_question(m, line, number, cells, count);
    }
}

int um_read_matrix(void *user, const samrapport_input *input, samrapport_table_builder *table,
                   samrapport_error *error)
{
#define NAME(text)                                                                                           \
    {                                                                                                        \
        text, sizeof(text) - 1                                                                               \
    }
    static const samrapport_text names[COLUMNS] = {NAME("svarande"), NAME("fråga"), NAME("svar"),
                                                   NAME("antal")};
#undef NAME
    matrix m = {.table = table};
    const char *at = input->bytes, *end = input->bytes + input->length;
    (void)user, (void)error;
    m.status = um_host->table_header(table, names, COLUMNS, 1);
    for (unsigned line = 1; at < end && m.status == SAMRAPPORT_OK; line++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        read_line(&m, (samrapport_text){at, (size_t)((stop ? stop : end) - at)}, line);
        at = stop ? stop + 1 : end;
    }
    return m.status;
}
