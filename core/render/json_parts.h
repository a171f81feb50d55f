/* The parts of the JSON form of a document. Each writes one JSON value. */
#ifndef SR_RENDER_JSON_PARTS_H
#define SR_RENDER_JSON_PARTS_H

#include "base/json.h"
#include "document/tree.h"

typedef struct sr_json_document {
    sr_json_out json;
    const sr_document *document;
    sr_buf text; /* scratch, for texts put together */
    sr_status status;
} sr_json_document;

void sr_json_node(sr_json_document *out, const sr_node *node);
/* An array of the children, or of those of one kind. */
void sr_json_nodes(sr_json_document *out, const char *key, const sr_node *parent);
void sr_json_children(sr_json_document *out, const char *key, const sr_node *parent, sr_node_kind kind);
void sr_json_head(sr_json_document *out, const sr_head *head);
void sr_json_chart(sr_json_document *out, const sr_node *node);
void sr_json_value(sr_json_document *out, const sr_node *node);
/* The members that each quantity has, as in samrapport-results/1. */
void sr_json_quantity(sr_json_document *out, const sr_quantity *quantity, const char *display);
/* The text of a value as printed, in the scratch buffer; valid until the next call. */
const char *sr_json_display(sr_json_document *out, const sr_value *value, int decimals);

#endif
