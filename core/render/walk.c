#include "render/walk.h"

void sr_walk_children(const sr_node *node, const sr_visitor visitors[SR_NODE_KINDS], void *context)
{
    for (const sr_node *child = node->first_child; child != NULL; child = child->next)
        sr_walk(child, visitors, context);
}

void sr_walk(const sr_node *node, const sr_visitor visitors[SR_NODE_KINDS], void *context)
{
    const sr_visitor *visitor = &visitors[node->kind];
    if (visitor->enter != NULL && !visitor->enter(context, node)) return;
    sr_walk_children(node, visitors, context);
    if (visitor->leave != NULL) visitor->leave(context, node);
}
