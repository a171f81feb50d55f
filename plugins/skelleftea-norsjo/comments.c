/* What the steering groups themselves say in the insats report form, beside what the figures say. */
#include <stdio.h>
#include <string.h>

#include "own.h"

/* The text of a row of the view; "" for an empty cell. */
static const char *text_at(const samrapport_column *column, size_t index)
{
    uint32_t row = column->rows ? column->rows[index] : (uint32_t)index;
    uint32_t code = column->codes[row];
    return code == SAMRAPPORT_CODE_MISSING ? "" : column->words[code];
}

/* Bytes of at most `most`, cut between characters: the length for "%.*s". */
static int cut(const char *text, size_t most)
{
    size_t length = strlen(text);
    if (length > most)
        for (length = most; length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80;)
            length--;
    return (int)length;
}

typedef struct forms {
    size_t count;
    samrapport_column insats, key, number, goal, box, comment;
} forms;

static int read_forms(samrapport_context *c, samrapport_error *error, forms *out)
{
    const samrapport_view *view = sn_host->source_whole(c, "insatsformular");
    struct {
        const char *name;
        samrapport_column *to;
    } wanted[] = {{"insats", &out->insats}, {"nyckel", &out->key}, {"nummer", &out->number},
                  {"mål", &out->goal},      {"ruta", &out->box},   {"kommentar", &out->comment}};
    out->count = sn_host->rows(view);
    for (size_t i = 0; out->count > 0 && i < sizeof wanted / sizeof *wanted; i++) {
        wanted[i].to->struct_size = sizeof *wanted[i].to;
        int status = sn_host->column(c, view, wanted[i].name, wanted[i].to);
        if (status != SAMRAPPORT_OK) return status;
        if (wanted[i].to->type == SAMRAPPORT_COLUMN_TEXT) continue;
        sn_host->error_set(error, "insatsformulärets kolumner ska vara text",
                           "Ange \"type\": \"text\" för nummer, nyckel, mål, ruta och kommentar.");
        return SAMRAPPORT_FAILED;
    }
    return SAMRAPPORT_OK;
}

static samrapport_state state_of(const char *box)
{
    static const struct {
        const char *word;
        samrapport_state state;
    } words[] = {{"uppfyllt", SAMRAPPORT_MET}, {"delvis", SAMRAPPORT_PARTLY}, {"ej", SAMRAPPORT_NOT_MET}};
    for (size_t i = 0; i < 3; i++)
        if (strcmp(words[i].word, box) == 0) return words[i].state;
    return SAMRAPPORT_STATE_UNKNOWN;
}

static void text_cell(samrapport_document *d, const char *text)
{
    sn_host->doc_cell(d);
    sn_host->doc_text(d, text);
    sn_host->doc_end(d);
}

static void state_cell(samrapport_document *d, samrapport_state state, const char *without)
{
    if (state > SAMRAPPORT_NOT_DUE) {
        text_cell(d, without);
        return;
    }
    sn_host->doc_cell(d);
    sn_host->doc_status(d, state);
    sn_host->doc_end(d);
}

static samrapport_state computed(samrapport_context *c, const char *goal)
{
    char key[256];
    (void)snprintf(key, sizeof key, "mal:%s", goal);
    return sn_host->state(c, key);
}

static void goal_row(samrapport_document *d, samrapport_context *c, const forms *f, size_t i)
{
    const char *comment = text_at(&f->comment, i);
    sn_host->doc_row(d, SAMRAPPORT_ROW_BODY);
    text_cell(d, text_at(&f->insats, i));
    sn_host->doc_cell(d);
    sn_host->doc_text(d, text_at(&f->number, i));
    sn_host->doc_text(d, ". ");
    sn_host->doc_text(d, text_at(&f->goal, i));
    sn_host->doc_end(d);
    state_cell(d, state_of(text_at(&f->box, i)), "ingen läsbar ruta");
    state_cell(d, computed(c, text_at(&f->key, i)), "inget mål");
    text_cell(d, comment[0] != '\0' ? comment : "ej publicerad");
    sn_host->doc_end(d);
}

int sn_write_comments(void *user, samrapport_document *d, samrapport_context *c, samrapport_error *error)
{
    forms f = {0};
    (void)user;
    int status = read_forms(c, error, &f);
    if (status != SAMRAPPORT_OK || f.count == 0) return status;
    sn_host->doc_paragraph(d, SAMRAPPORT_PARAGRAPH_TEXT);
    sn_host->doc_text(
        d, "Rutan är styrgruppens egen bedömning i insatsformuläret. Utfallet är beräknat av siffrorna.");
    sn_host->doc_end(d);
    sn_host->doc_table(d, "t-styrgruppernas-kommentarer", "Styrgruppernas bedömning per mål", NULL);
    static const char *const heads[] = {"Insats", "Mål", "Styrgruppens ruta", "Utfall", "Kommentar"};
    for (int i = 0; i < 5; i++)
        sn_host->doc_column(d, heads[i], NULL, i == 2 || i == 3 ? SAMRAPPORT_STATUSES : SAMRAPPORT_TEXTS, 0,
                            i == 0);
    for (size_t i = 0; i < f.count; i++)
        goal_row(d, c, &f, i);
    sn_host->doc_end(d);
    return SAMRAPPORT_OK;
}

/* Two voices may differ; that they do must be seen. */
int sn_check_boxes(void *user, samrapport_context *c, samrapport_error *error)
{
    forms f = {0};
    (void)user;
    int status = read_forms(c, error, &f);
    for (size_t i = 0; status == SAMRAPPORT_OK && i < f.count; i++) {
        char message[700];
        samrapport_state box = state_of(text_at(&f.box, i)), figures = computed(c, text_at(&f.key, i));
        if (figures == SAMRAPPORT_STATE_UNKNOWN)
            (void)snprintf(message, sizeof message,
                           "insatsformuläret har ett mål som måltabellen inte har: %.*s",
                           cut(text_at(&f.key, i), 200), text_at(&f.key, i));
        else if (box <= SAMRAPPORT_NOT_MET && figures <= SAMRAPPORT_NOT_MET && box != figures)
            (void)snprintf(message, sizeof message,
                           "%.*s, mål %.*s: styrgruppens ruta är en annan än utfallet",
                           cut(text_at(&f.insats, i), 200), text_at(&f.insats, i),
                           cut(text_at(&f.number, i), 50), text_at(&f.number, i));
        else
            continue;
        sn_host->finding(c, SAMRAPPORT_WARNING, message, NULL, NULL);
    }
    return status;
}

/* A goal that is lost when forms are put together leaves a gap in the numbers. */
int sn_check_numbers(void *user, samrapport_context *c, samrapport_error *error)
{
    forms f = {0};
    unsigned expected = 1;
    (void)user;
    int status = read_forms(c, error, &f);
    for (size_t i = 0; status == SAMRAPPORT_OK && i < f.count; i++, expected++) {
        char message[400], number[16];
        const char *found = text_at(&f.number, i);
        if (i == 0 || strcmp(text_at(&f.insats, i), text_at(&f.insats, i - 1)) != 0) expected = 1;
        (void)snprintf(number, sizeof number, "%u", expected);
        if (strcmp(found, number) == 0) continue;
        (void)snprintf(message, sizeof message, "%.*s: mål %.*s står där mål %s väntas",
                       cut(text_at(&f.insats, i), 200), text_at(&f.insats, i), cut(found, 50), found, number);
        sn_host->finding(c, SAMRAPPORT_WARNING, message, NULL, NULL);
    }
    return status;
}
