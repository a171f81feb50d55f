/* Sentences: numbers in words, plurals, and templates whose places hold text, figures or references, so that
   both languages say whole sentences. */
#ifndef SR_REPORT_PROSE_H
#define SR_REPORT_PROSE_H

#include "report/work.h"

/* Marks an id for sr_word that is given in a table or to a function; the ids are checked against po/sv.po. */
#define SR_WORD(id) id

typedef enum sr_gender { SR_NEUTER, SR_COMMON } sr_gender; /* ett mål, en fråga */

/* "five", "twelve"; digits above twelve. 0 is "no" ("inga"). */
const char *sr_number_word(sr_report *r, size_t number, sr_gender gender);
/* "one goal" or "{0} goals" with the number in words. */
const char *sr_counted(sr_report *r, size_t number, const char *one, const char *many);
/* The text with its first letter made large. */
const char *sr_capital(sr_report *r, const char *text);
/* A decision such as "2021-05-04 § 38", with its number on the line of its sign. */
const char *sr_decision_text(sr_report *r, const char *decided);
/* "a", "a and b", "a, b and c". */
const char *sr_joined(sr_report *r, const char *const *items, size_t count);
const char *sr_digits(sr_report *r, size_t number);
const char *sr_period_text(sr_report *r, sr_period period); /* "2022", "January–April 2022" */
/* A quantity as it is printed, with its unit. */
const char *sr_quantity_shown(sr_report *r, const sr_quantity *quantity);

typedef enum sr_piece_kind { SR_PIECE_TEXT, SR_PIECE_VALUE, SR_PIECE_LINK } sr_piece_kind;
typedef struct sr_piece {
    sr_piece_kind kind;
    const char *text;   /* of TEXT; of LINK, where NULL prints what it leads to ("avsnitt 2") */
    const char *target; /* of LINK: an id, or the key of a method line */
    sr_value value;
} sr_piece;

sr_piece sr_piece_text(const char *text);
sr_piece sr_piece_link(const char *target, const char *text);
sr_piece sr_piece_value(sr_value value);

/* Adds the template's text with the pieces in its places {0}, {1} …; `say` within a line, `sentence` with a
   space before when the open paragraph has a sentence already. */
void sr_report_say(sr_report *r, const char *id, size_t count, const sr_piece *pieces);
void sr_sentence(sr_report *r, const char *id, size_t count, const sr_piece *pieces);
#define SR_PIECES(...)                                                                                       \
    sizeof((sr_piece[]){__VA_ARGS__}) / sizeof(sr_piece), (sr_piece[])                                       \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
#define SR_SAY(r, id, ...) sr_report_say(r, id, SR_PIECES(__VA_ARGS__))
#define SR_SENTENCE(r, id, ...) sr_sentence(r, id, SR_PIECES(__VA_ARGS__))
#define SR_TELL(r, id) sr_sentence(r, id, 0, NULL)

void sr_open_paragraph(sr_report *r, sr_paragraph_role role);
void sr_muted_text(sr_report *r, const char *text);
void sr_muted_head(sr_report *r, const char *text); /* above the text that follows */
void sr_emphasis_text(sr_report *r, const char *text);
void sr_cell_muted(sr_report *r, const char *text);
void sr_head_column(sr_report *r, const char *heading, const char *unit, sr_column_kind kind, int decimals);
void sr_row_column(sr_report *r, const char *heading); /* the row's header */

#endif
