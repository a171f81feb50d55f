/* The skeleton that formats share: one walk through the tree, and a table of small functions per kind of
 * node. */
#ifndef SR_RENDER_WALK_H
#define SR_RENDER_WALK_H

#include "document/tree.h"

typedef struct sr_visitor {
    /* Before the children. false: children and `leave` are left out. NULL: nothing, and go on. */
    bool (*enter)(void *context, const sr_node *node);
    /* After the children; or NULL. */
    void (*leave)(void *context, const sr_node *node);
} sr_visitor;

void sr_walk(const sr_node *node, const sr_visitor visitors[SR_NODE_KINDS], void *context);
/* The children of a node, each walked. */
void sr_walk_children(const sr_node *node, const sr_visitor visitors[SR_NODE_KINDS], void *context);

#endif
