#include "run/work_protect.h"

#include "privacy/privacy.h"

typedef struct cells {
    void *items;
    size_t count, capacity;
} cells;

/* Where the walk is: values outside tables have no table. */
typedef struct spot {
    const char *table;
    size_t row, column;
} spot;

static sr_status gather(sr_node *node, spot at, cells *found);

static sr_status gather_children(sr_node *node, spot at, cells *found)
{
    size_t index = 0;
    sr_status status = SR_OK;
    for (sr_node *child = node->first_child; child && status == SR_OK; child = child->next) {
        if (child->kind == SR_NODE_ROW) at.row = index++;
        if (child->kind == SR_NODE_CELL) at.column = index++;
        status = gather(child, at, found);
    }
    return status;
}

static sr_status gather(sr_node *node, spot at, cells *found)
{
    if (node->kind == SR_NODE_TABLE) at.table = node->id;
    if (node->kind != SR_NODE_VALUE) return gather_children(node, at, found);
    if (sr_grow(&found->items, found->count, &found->capacity, sizeof(sr_privacy_cell)) != SR_OK)
        return SR_MEMORY;
    ((sr_privacy_cell *)found->items)[found->count++] =
        (sr_privacy_cell){&node->as.value.quantity, at.table, at.row, at.column};
    return SR_OK;
}

sr_status sr_work_protect(sr_document *document, unsigned threshold)
{
    cells found = {0};
    sr_status status = gather(document->root, (spot){0}, &found);
    if (status == SR_OK) sr_privacy_suppress(found.items, found.count, threshold);
    sr_free(found.items);
    return status;
}
