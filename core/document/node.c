#include "document/node.h"

#include <stddef.h>

#define SIZE(member) (offsetof(sr_node, as) + sizeof(((sr_node *)NULL)->as.member))

/* A text needs a fifth of what a chart needs, and nearly all nodes are texts and cells. */
static const size_t sizes[SR_NODE_KINDS] = {
    [SR_NODE_SECTION] = SIZE(section),     [SR_NODE_PARAGRAPH] = SIZE(paragraph),
    [SR_NODE_LIST] = SIZE(list),           [SR_NODE_TABLE] = SIZE(table),
    [SR_NODE_COLUMN] = SIZE(column),       [SR_NODE_ROW] = SIZE(row),
    [SR_NODE_CHART] = SIZE(chart),         [SR_NODE_CALLOUT] = SIZE(callout),
    [SR_NODE_NOTE] = SIZE(note),           [SR_NODE_TEXT] = SIZE(text),
    [SR_NODE_VALUE] = SIZE(value),         [SR_NODE_STATUS] = SIZE(status),
    [SR_NODE_DIRECTION] = SIZE(direction), [SR_NODE_LINK] = SIZE(link),
    [SR_NODE_REFERENCE] = SIZE(link),      [SR_NODE_NOTE_REF] = SIZE(link),
    [SR_NODE_LANGUAGE] = SIZE(language),
};

size_t sr_node_size(sr_node_kind kind)
{
    return sizes[kind] != 0 ? sizes[kind] : offsetof(sr_node, as);
}

sr_node *sr_node_next(const sr_node *root, sr_node *node)
{
    if (node->first_child != NULL) {
        return node->first_child;
    }
    while (node != root && node->next == NULL) {
        node = node->parent;
    }
    return node != root ? node->next : NULL;
}

const sr_node *sr_node_within(const sr_node *node, sr_node_kind kind)
{
    for (node = node->parent; node != NULL && node->kind != kind; node = node->parent) {
    }
    return node;
}

const sr_node *sr_cell_column(const sr_node *cell)
{
    const sr_node *column = cell->parent->parent->first_child;
    for (const sr_node *other = cell->parent->first_child; other != cell; other = other->next) {
        column = column->next;
    }
    return column;
}

int sr_node_decimals(const sr_node *node)
{
    const sr_node *cell = node->kind == SR_NODE_CELL ? node : sr_node_within(node, SR_NODE_CELL);
    return cell != NULL ? sr_cell_column(cell)->as.column.decimals : -1;
}
