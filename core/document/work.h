/* Inside the room: the state of a builder, and how it complains. */
#ifndef SR_DOCUMENT_WORK_H
#define SR_DOCUMENT_WORK_H

#include "document/builder.h"
#include "document/index.h"

/* Sizes that no honest document reaches. */
enum {
    SR_DOCUMENT_NODES = 2000000,
    SR_DOCUMENT_TEXT = 1 << 20,
    SR_DOCUMENT_BYTES = 1 << 30,
    SR_DOCUMENT_DEPTH = 64,
    SR_DOCUMENT_COMPLAINTS = 100,
    SR_DOCUMENT_COLUMNS = 200,
    SR_CHART_CATEGORIES = 500,
    SR_CHART_SERIES = 16,
    SR_SECTION_LEVELS = 5, /* h2 to h6 */
};

struct sr_builder {
    sr_arena *arena; /* of the document */
    sr_document *document;
    sr_findings *findings;
    sr_node *current;
    const char *call;  /* the call under way, for messages */
    const sr_node *at; /* the node that it is about */
    sr_status status;  /* the first thing that went wrong */
    bool halted;       /* later calls do nothing: out of memory, a limit, or nothing is open */
    unsigned depth;    /* of `current` below the document */
    size_t nodes;
    size_t complaints;
};

/* Records that memory ran out. */
void sr_work_memory(sr_builder *b);
/* An error about the node `b->at`. `found` and the hint's id may be NULL. */
void sr_complain(sr_builder *b, const char *code, sr_message message, const char *found, sr_message hint);
/* A limit: as above, and the builder stops. */
void sr_complain_limit(sr_builder *b, const char *what, long long most);
/* "section \"ekonomi\" / table \"t-bidrag\" / row 3 / cell 2" */
void sr_place_write(sr_buf *out, const sr_node *node, sr_language language);
#define SR_NO_HINT ((sr_message){0})

/* Starts a call: false when nothing is to be done. */
bool sr_begin(sr_builder *b, const char *call);
/* Appends a node to what is open, and tells when it may not stand there (it is then appended all the same, so
   that its sr_end fits; such a document is never given away). sr_open also opens it. NULL: nothing is to be
   done. */
sr_node *sr_leaf(sr_builder *b, const char *call, sr_node_kind kind);
sr_node *sr_open(sr_builder *b, const char *call, sr_node_kind kind);

/* A copy of the text in the document, or NULL when there is none. What is wrong with it is told. A required
   text that is missing is told, and is empty. `what` names it in messages: "caption". */
const char *sr_take_text(sr_builder *b, const char *what, const char *text, bool required);
/* As above for an id, which is also entered in the index with `node` when it is new. */
const char *sr_take_id(sr_builder *b, const char *id, sr_node *node);
const char *sr_take_address(sr_builder *b, const char *address);
/* The head with its texts copied. */
void sr_take_head(sr_builder *b, const sr_head *head);
/* A copy without origin and formula, and without the figures of what is suppressed. */
sr_quantity sr_take_quantity(sr_builder *b, const sr_quantity *quantity);
sr_number sr_take_number(sr_builder *b, const char *what, sr_number number);
void sr_take_chart(sr_builder *b, const sr_chart *chart, sr_chart *out);
/* `value` when it is below `count`; else told, and 0. */
unsigned sr_take_choice(sr_builder *b, const char *what, unsigned value, unsigned count);
/* Tells of a personal identity number in a text; true when there is none. */
bool sr_check_number_in(sr_builder *b, const char *what, const char *text);

/* Numbers, references, signs and method lines. */
void sr_resolve(sr_builder *b);

#endif
