#include "document/contain.h"
#include "document/words.h"
#include "document/work.h"

#include <stdio.h>

static size_t count_children(const sr_node *node)
{
    size_t count = 0;
    for (const sr_node *child = node->first_child; child != NULL; child = child->next) {
        count++;
    }
    return count;
}

static void check_row(sr_builder *b, const sr_node *row)
{
    if (row->parent->kind != SR_NODE_TABLE) {
        return; /* told when it was opened */
    }
    size_t cells = count_children(row);
    size_t columns = row->parent->as.table.column_count;
    if (cells != columns) {
        char has[24];
        char needs[24];
        (void)snprintf(has, sizeof has, "%zu", cells);
        (void)snprintf(needs, sizeof needs, "%zu", columns);
        sr_complain(b, "SR5106",
                    SR_MSG("{0}: the row has {1} cells where the table has {2} columns", b->call, has, needs),
                    NULL, SR_NO_HINT);
    }
}

static void check_table(sr_builder *b, const sr_node *table)
{
    if (table->as.table.column_count == 0) {
        sr_complain(b, "SR5106", SR_MSG("{0}: the table has no columns", b->call), NULL, SR_NO_HINT);
    }
}

static void check_list(sr_builder *b, const sr_node *list)
{
    if (list->first_child == NULL) {
        sr_complain(b, "SR5110", SR_MSG("{0}: a list needs an item", b->call), NULL, SR_NO_HINT);
    }
}

static void append_text(sr_buf *out, const sr_node *node)
{
    for (const sr_node *child = node->first_child; child != NULL; child = child->next) {
        if (child->kind == SR_NODE_TEXT) {
            sr_buf_text(out, child->as.text);
        } else if (sr_contain_leaf(child->kind) || !sr_contain_inline(child->kind)) {
            sr_buf_char(out, '\n');
        }
        append_text(out, child);
    }
}

/* An identity number may be spread over several texts, as digits in bold and a hyphen that is not. */
static void check_spread(sr_builder *b, const sr_node *node)
{
    if (node->first_child == node->last_child &&
        (node->first_child == NULL || node->first_child->first_child == NULL)) {
        return; /* one text was checked when it came */
    }
    sr_buf text = {0};
    append_text(&text, node);
    if (sr_buf_status(&text) != SR_OK) {
        sr_work_memory(b);
    } else {
        (void)sr_check_number_in(b, "text", sr_buf_string(&text));
    }
    sr_buf_free(&text);
}

typedef void check(sr_builder *b, const sr_node *node);

static check *const checks[SR_NODE_KINDS] = {
    [SR_NODE_ROW] = check_row,         [SR_NODE_TABLE] = check_table,      [SR_NODE_LIST] = check_list,
    [SR_NODE_SIGNATURES] = check_list, [SR_NODE_PARAGRAPH] = check_spread, [SR_NODE_TERM] = check_spread,
    [SR_NODE_CELL] = check_spread,     [SR_NODE_NOTE] = check_spread,      [SR_NODE_ITEM] = check_spread,
};

void sr_end(sr_builder *b)
{
    if (!sr_begin(b, "sr_end")) {
        return;
    }
    sr_node *node = b->current;
    if (node->parent == NULL) {
        sr_complain(b, "SR5104", SR_MSG("{0}: nothing is open", b->call), NULL,
                    SR_MSG("has an sr_end been forgotten, or is there one too many?"));
        b->halted = true;
        return;
    }
    if (checks[node->kind] != NULL) {
        checks[node->kind](b, node);
    }
    b->current = node->parent;
    b->depth--;
}

/* The section has just been the innermost open node, so it is its parent's last child. */
static void unlink_last(sr_node *parent, const sr_node *node)
{
    sr_node *before = NULL;
    for (sr_node *child = parent->first_child; child != node; child = child->next) {
        before = child;
    }
    parent->last_child = before;
    if (before != NULL) {
        before->next = NULL;
    } else {
        parent->first_child = NULL;
    }
}

void sr_end_or_withdraw(sr_builder *b)
{
    if (b == NULL) {
        return;
    }
    const sr_node *node = b->current;
    sr_end(b);
    if (b->halted || node == NULL || node->kind != SR_NODE_SECTION || node->first_child != NULL ||
        b->current != node->parent) {
        return;
    }
    unlink_last(node->parent, node);
    const sr_names *ids = &b->document->index->ids;
    size_t at = sr_names_find(ids, node->id);
    if (at != SR_NO_NAME && ids->nodes[at] == node) {
        ids->nodes[at] = NULL;
    }
}
