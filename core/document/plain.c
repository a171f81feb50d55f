/* What a reader of text alone gets from a node. */
#include "document/index.h"
#include "document/tree.h"

#include <stdio.h>

const sr_node *sr_document_find(const sr_document *document, const char *id)
{
    size_t at = sr_names_find(&document->index->ids, id);
    return at != SR_NO_NAME ? document->index->ids.nodes[at] : NULL;
}

const sr_node *sr_document_line(const sr_document *document, const char *line)
{
    size_t at =
        document->resolved && line != NULL ? sr_names_find(&document->index->method, line) : SR_NO_NAME;
    return at != SR_NO_NAME ? document->index->method.nodes[at] : NULL;
}

static sr_status write_children(const sr_document *document, const sr_node *node, sr_buf *out)
{
    sr_status status = SR_OK;
    for (const sr_node *child = node->first_child; child != NULL && status == SR_OK; child = child->next) {
        status = sr_node_plain_text(document, child, out);
    }
    return status;
}

static void write_labelled(sr_buf *out, sr_language language, const char *word, const char *number)
{
    sr_buf_text(out, sr_word(language, word));
    sr_buf_text(out, "\u00a0");
    sr_buf_text(out, number);
}

static void write_counted(sr_buf *out, sr_language language, const char *word, unsigned number)
{
    char text[16];
    (void)snprintf(text, sizeof text, "%u", number);
    write_labelled(out, language, word, text);
}

sr_status sr_reference_write(sr_buf *out, const sr_document *document, const sr_node *reference)
{
    const sr_node *target = reference->as.link.node;
    sr_language language = document->head.language;
    if (target->kind == SR_NODE_TABLE) {
        write_counted(out, language, "table", target->as.table.number);
    } else if (target->kind == SR_NODE_CHART) {
        write_counted(out, language, "figure", target->as.chart.number);
    } else if (target->kind == SR_NODE_SECTION && *target->as.section.number != '\0') {
        bool lettered = *target->as.section.number >= 'A';
        write_labelled(out, language, lettered ? "appendix" : "section", target->as.section.number);
    } else if (target->kind == SR_NODE_SECTION) {
        sr_buf_text(out, target->as.section.title);
    } else if (target->first_child != NULL) {
        return write_children(document, target->first_child, out);
    }
    return sr_buf_status(out);
}

typedef sr_status writer(const sr_document *document, const sr_node *node, sr_buf *out);

static sr_status write_text(const sr_document *document, const sr_node *node, sr_buf *out)
{
    (void)document;
    sr_buf_text(out, node->as.text);
    return sr_buf_status(out);
}

static sr_status write_value(const sr_document *document, const sr_node *node, sr_buf *out)
{
    return sr_value_write(out, &node->as.value, sr_node_decimals(node), document->head.language);
}

static sr_status write_status(const sr_document *document, const sr_node *node, sr_buf *out)
{
    sr_buf_text(out, sr_state_word(node->as.status.state, node->as.status.words, document->head.language));
    return sr_buf_status(out);
}

static sr_status write_direction(const sr_document *document, const sr_node *node, sr_buf *out)
{
    sr_buf_text(out, sr_direction_word(node->as.direction.direction, document->head.language));
    return sr_buf_status(out);
}

static sr_status write_reference(const sr_document *document, const sr_node *node, sr_buf *out)
{
    return node->first_child != NULL ? write_children(document, node, out)
                                     : sr_reference_write(out, document, node);
}

static sr_status write_muted(const sr_document *document, const sr_node *node, sr_buf *out)
{
    sr_buf_char(out, ' ');
    return write_children(document, node, out);
}

static sr_status write_break(const sr_document *document, const sr_node *node, sr_buf *out)
{
    (void)document;
    (void)node;
    sr_buf_char(out, '\n');
    return sr_buf_status(out);
}

static sr_status write_block(const sr_document *document, const sr_node *node, sr_buf *out)
{
    sr_status status = write_children(document, node, out);
    sr_buf_char(out, '\n');
    return status != SR_OK ? status : sr_buf_status(out);
}

static sr_status write_cell(const sr_document *document, const sr_node *node, sr_buf *out)
{
    sr_status status = write_children(document, node, out);
    sr_buf_text(out, node->next != NULL ? "\t" : "");
    return status != SR_OK ? status : sr_buf_status(out);
}

static sr_status write_titled(const sr_document *document, const sr_node *node, sr_buf *out,
                              const char *title)
{
    sr_buf_text(out, title);
    sr_buf_char(out, '\n');
    return write_children(document, node, out);
}

static sr_status write_section(const sr_document *document, const sr_node *node, sr_buf *out)
{
    sr_buf_text(out, node->as.section.number);
    sr_buf_text(out, *node->as.section.number != '\0' ? " " : "");
    return write_titled(document, node, out, node->as.section.title);
}

static sr_status write_table(const sr_document *document, const sr_node *node, sr_buf *out)
{
    return write_titled(document, node, out, node->as.table.caption);
}

static sr_status write_column(const sr_document *document, const sr_node *node, sr_buf *out)
{
    (void)document;
    sr_buf_text(out, node->as.column.heading);
    sr_buf_text(out, node->next != NULL && node->next->kind == SR_NODE_COLUMN ? "\t" : "\n");
    return sr_buf_status(out);
}

static sr_status write_chart(const sr_document *document, const sr_node *node, sr_buf *out)
{
    return write_titled(document, node, out, node->as.chart.chart.title);
}

static sr_status write_callout(const sr_document *document, const sr_node *node, sr_buf *out)
{
    return write_titled(document, node, out, node->as.callout.title);
}

/* Other kinds are just what stands in them. */
static writer *const writers[SR_NODE_KINDS] = {
    [SR_NODE_TEXT] = write_text,     [SR_NODE_VALUE] = write_value,
    [SR_NODE_STATUS] = write_status, [SR_NODE_DIRECTION] = write_direction,
    [SR_NODE_MUTED] = write_muted,   [SR_NODE_REFERENCE] = write_reference,
    [SR_NODE_BREAK] = write_break,   [SR_NODE_PARAGRAPH] = write_block,
    [SR_NODE_ITEM] = write_block,    [SR_NODE_TERM] = write_block,
    [SR_NODE_ROW] = write_block,     [SR_NODE_NOTE] = write_block,
    [SR_NODE_CELL] = write_cell,     [SR_NODE_SECTION] = write_section,
    [SR_NODE_TABLE] = write_table,   [SR_NODE_COLUMN] = write_column,
    [SR_NODE_CHART] = write_chart,   [SR_NODE_CALLOUT] = write_callout,
};

sr_status sr_node_plain_text(const sr_document *document, const sr_node *node, sr_buf *out)
{
    writer *write = writers[node->kind];
    return write != NULL ? write(document, node, out) : write_children(document, node, out);
}
