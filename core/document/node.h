/* Inside the room: nodes and their sizes. */
#ifndef SR_DOCUMENT_NODE_H
#define SR_DOCUMENT_NODE_H

#include "document/tree.h"

/* Bytes that a node of the kind needs: up to the end of its own member of the union. */
size_t sr_node_size(sr_node_kind kind);
/* The next node in document order below `root`, or NULL. */
sr_node *sr_node_next(const sr_node *root, sr_node *node);

#endif
