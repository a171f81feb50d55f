#include "run/work_protect.h"

#include <string.h>

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

/* The results stand as sr_json writes them: a number follows `: `, or is the decimals of one. */
static bool in_number(sr_str json, size_t at)
{
    return at > 1 && ((json.at[at - 1] == ' ' && json.at[at - 2] == ':') ||
                      (json.at[at - 1] == '.' && json.at[at - 2] >= '0' && json.at[at - 2] <= '9'));
}

/* The last id before the place, into `id`. */
static void id_before(sr_str json, size_t at, char *id, size_t room)
{
    static const char member[] = "\"id\": \"";
    size_t start = at, length = 0;
    while (start > 0 && strncmp(json.at + start, member, sizeof member - 1) != 0)
        start--;
    const char *from = json.at + start + sizeof member - 1;
    while (start > 0 && from[length] != '"' && from[length] != '\0' && length + 1 < room) {
        id[length] = from[length];
        length++;
    }
    id[length] = '\0';
}

bool sr_work_results_clean(sr_str json, sr_findings *findings)
{
    bool clean = true;
    size_t offset = 0, length = 0;
    for (size_t from = 0;
         sr_privacy_find_number((sr_str){json.at + from, json.length - from}, &offset, &length);
         from += offset + length) {
        char id[128];
        if (in_number(json, from + offset)) continue;
        clean = false;
        id_before(json, from + offset, id, sizeof id);
        sr_findings_add(
            findings,
            &(sr_finding){.code = "SR5101",
                          .severity = SR_ERROR,
                          .subject = id,
                          .message = SR_MSG("a personal identity number stands here ({0})", "results"),
                          .hint = SR_MSG("remove it from the data, the script or the text that it "
                                         "came from; it is not repeated here")});
    }
    return clean;
}
