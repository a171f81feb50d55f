/* Inside the HTML renderer: what it is in the middle of, and how it writes text and marks. */
#ifndef SR_RENDER_HTML_H
#define SR_RENDER_HTML_H

#include "render/render.h"
#include "render/walk.h"
#include "render/words.h"

typedef enum sr_html_part { SR_HTML_NO_TABLE, SR_HTML_COLUMNS, SR_HTML_HEAD, SR_HTML_BODY } sr_html_part;

typedef struct sr_html {
    sr_buf *out;
    const sr_document *document;
    sr_language language;
    sr_arena *arena; /* as long as the rendering */
    sr_first_uses uses;
    sr_status status; /* the first failure */
    unsigned level;   /* of the innermost section: 1, 2 … */
    unsigned links;   /* how many links are open: a link within a link is left out */
    const sr_node *table;
    sr_html_part part;
    bool scrolls;               /* the table that is open stands in a region of its own */
    const sr_node *next_column; /* of the table that is open */
    const sr_node *column;      /* of the cell that is open; NULL outside cells */
    unsigned signs;             /* 1 << sr_missing of each sign printed in the table that is open */
} sr_html;

/* Markup as it is. */
void sr_html_raw(sr_html *h, const char *markup);
/* Text of any origin, escaped for text and for attributes in double quotes; what HTML cannot hold becomes
 * U+FFFD. */
void sr_html_text(sr_html *h, const char *text);
/* ` name="value"`; nothing when value is NULL. */
void sr_html_attribute(sr_html *h, const char *name, const char *value);
/* ` name="id:suffix"`, for what belongs to a node with an id; ids of nodes have no colon. Nothing when id is
 * NULL. */
void sr_html_derived(sr_html *h, const char *name, const char *id, const char *suffix);
void sr_html_word(sr_html *h, const char *id);
void sr_html_number(sr_html *h, size_t number);
/* The contents of a buffer as text, and its release. */
void sr_html_take(sr_html *h, sr_buf *buf, sr_status status);
void sr_html_failed(sr_html *h, sr_status status);

/* `<h3>` and `</h3>` `below` levels under the innermost section's. */
void sr_html_heading(sr_html *h, bool end, unsigned below);

/* The functions of each kind of node, by concern. */
bool sr_html_section(void *context, const sr_node *node);
void sr_html_section_end(void *context, const sr_node *node);
bool sr_html_contents(void *context, const sr_node *node);
bool sr_html_paragraph(void *context, const sr_node *node);
void sr_html_paragraph_end(void *context, const sr_node *node);
bool sr_html_list(void *context, const sr_node *node);
void sr_html_list_end(void *context, const sr_node *node);
bool sr_html_item(void *context, const sr_node *node);
void sr_html_item_end(void *context, const sr_node *node);
bool sr_html_term(void *context, const sr_node *node);
void sr_html_term_end(void *context, const sr_node *node);
bool sr_html_callout(void *context, const sr_node *node);
void sr_html_callout_end(void *context, const sr_node *node);
bool sr_html_signatures(void *context, const sr_node *node);
void sr_html_signatures_end(void *context, const sr_node *node);
bool sr_html_page_break(void *context, const sr_node *node);
bool sr_html_table(void *context, const sr_node *node);
void sr_html_table_end(void *context, const sr_node *node);
bool sr_html_column(void *context, const sr_node *node);
bool sr_html_row(void *context, const sr_node *node);
void sr_html_row_end(void *context, const sr_node *node);
bool sr_html_cell(void *context, const sr_node *node);
void sr_html_cell_end(void *context, const sr_node *node);
bool sr_html_note(void *context, const sr_node *node);
void sr_html_note_end(void *context, const sr_node *node);
bool sr_html_chart(void *context, const sr_node *node);
bool sr_html_text_node(void *context, const sr_node *node);
bool sr_html_value(void *context, const sr_node *node);
bool sr_html_status(void *context, const sr_node *node);
bool sr_html_direction(void *context, const sr_node *node);
bool sr_html_link(void *context, const sr_node *node);
void sr_html_link_end(void *context, const sr_node *node);
bool sr_html_reference(void *context, const sr_node *node);
void sr_html_reference_end(void *context, const sr_node *node);
bool sr_html_note_ref(void *context, const sr_node *node);
bool sr_html_language(void *context, const sr_node *node);

/* A plain table of so many columns is set narrower and smaller. */
enum { SR_HTML_MOST_FEW = 3 };
typedef struct sr_html_measure {
    bool wide;  /* can be wider than a phone of 320 px: scrolls in a region of its own */
    bool prose; /* a column after the first holds running text */
    unsigned
        short_text; /* 1 << number of each text column after the first (1, 2 …) that never needs two lines */
} sr_html_measure;
/* By the number of columns, their longest words, and what running text needs. */
void sr_html_table_measure(sr_html *h, const sr_node *table, sr_html_measure *out);

/* "..ˢ" as table cells show it, with its words for screen readers. */
void sr_html_sign(sr_html *h, sr_missing kind);
/* The icon of a status, with its colour when it stands alone. */
void sr_html_icon(sr_html *h, const char *classes, const char *prefix, const char *name);

#endif
