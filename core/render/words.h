/* What formats say alike: numbers of things, the status of the document, which table folds, where the first
 * use of a method line is. */
#ifndef SR_RENDER_WORDS_H
#define SR_RENDER_WORDS_H

#include "document/tree.h"

/* A whole number that numbers something: a table, a note, a count of goals. */
void sr_write_ordinal(sr_buf *out, size_t number);
/* "Utkast", "Förslag", "Beslutad". */
const char *sr_document_status_word(sr_document_status status, sr_language language);
/* Whether the table belongs to the chart that stands next to it and may fold. */
bool sr_table_folds(const sr_node *table);
bool sr_chart_next_to_table(const sr_node *chart);

/* The method lines and the first linked value of each, so that the line can lead back to the text. */
typedef struct sr_first_use {
    const char *line;
    const sr_node *row;   /* of the method table, with an id */
    const sr_node *value; /* the first value that links to it; NULL: none does */
} sr_first_use;

typedef struct sr_first_uses {
    size_t count;
    sr_first_use *uses; /* sorted by line */
} sr_first_uses;

/* The uses live in the arena. */
SR_MUST_USE
sr_status sr_first_uses_find(const sr_document *document, sr_arena *arena, sr_first_uses *out);
const sr_first_use *sr_first_use_of(const sr_first_uses *uses, const char *line); /* NULL: no such line */

#endif
