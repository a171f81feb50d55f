/* Each node as an object with its kind and members; what stands in it as arrays. */
#include "document/words.h"
#include "render/json_parts.h"

typedef void members(sr_json_document *out, const sr_node *node);

static void write_section(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "role", sr_section_role_id(node->as.section.role));
    sr_json_key_int(&out->json, "level", node->as.section.level);
    sr_json_key_text(&out->json, "number", node->as.section.number);
    sr_json_key_text(&out->json, "title", node->as.section.title);
    sr_json_nodes(out, "content", node);
}

static void write_content(sr_json_document *out, const sr_node *node)
{
    sr_json_nodes(out, "content", node);
}

static void write_paragraph(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "role", sr_paragraph_role_id(node->as.paragraph.role));
    sr_json_nodes(out, "content", node);
}

static void write_list(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "role", sr_list_role_id(node->as.list.role));
    sr_json_nodes(out, "content", node);
}

static void write_signs(sr_json_out *json, unsigned signs)
{
    sr_json_key(json, "signs");
    sr_json_open(json, '[');
    for (unsigned kind = SR_NOT_MEASURED; kind <= SR_SUPPRESSED; kind++) {
        if ((signs >> kind & 1U) != 0) {
            sr_json_text(json, sr_missing_id((sr_missing)kind));
        }
    }
    sr_json_close(json, ']');
}

static void write_table(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "role", sr_table_role_id(node->as.table.role));
    sr_json_key_int(&out->json, "number", node->as.table.number);
    sr_json_key_text(&out->json, "caption", node->as.table.caption);
    sr_json_key_text(&out->json, "unit", node->as.table.unit);
    write_signs(&out->json, node->as.table.signs);
    sr_json_children(out, "columns", node, SR_NODE_COLUMN);
    sr_json_children(out, "rows", node, SR_NODE_ROW);
    sr_json_children(out, "notes", node, SR_NODE_NOTE);
}

static void write_column(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "heading", node->as.column.heading);
    sr_json_key_text(&out->json, "unit", node->as.column.unit);
    sr_json_key_text(&out->json, "type", sr_column_kind_id(node->as.column.kind));
    sr_json_key(&out->json, "decimals");
    if (node->as.column.decimals >= 0) {
        sr_json_int(&out->json, node->as.column.decimals);
    } else {
        sr_json_null(&out->json);
    }
    sr_json_key_bool(&out->json, "row_header", node->as.column.row_header);
}

static void write_row(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "kind", sr_row_kind_id(node->as.row.kind));
    sr_json_key_bool(&out->json, "starts_group", node->as.row.starts_group);
    sr_json_key_text(&out->json, "line", node->as.row.line);
    sr_json_children(out, "cells", node, SR_NODE_CELL);
}

static void write_callout(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "role", sr_callout_role_id(node->as.callout.role));
    sr_json_key_text(&out->json, "title", node->as.callout.title);
    sr_json_nodes(out, "content", node);
}

static void write_note(sr_json_document *out, const sr_node *node)
{
    sr_json_key_int(&out->json, "number", node->as.note.number);
    sr_json_nodes(out, "content", node);
}

static void write_text(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "text", node->as.text);
}

static void write_status(sr_json_document *out, const sr_node *node)
{
    sr_state state = node->as.status.state;
    sr_json_key_text(&out->json, "state", sr_state_id(state));
    sr_json_key_text(&out->json, "display",
                     sr_state_word(state, node->as.status.words, out->document->head.language));
}

static void write_direction(sr_json_document *out, const sr_node *node)
{
    sr_direction direction = node->as.direction.direction;
    sr_json_key_text(&out->json, "direction", sr_direction_id(direction));
    sr_json_key_text(&out->json, "display", sr_direction_word(direction, out->document->head.language));
}

static void write_link(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "address", node->as.link.target);
    sr_json_nodes(out, "content", node);
}

static void write_reference(sr_json_document *out, const sr_node *node)
{
    sr_buf_clear(&out->text);
    sr_status status = sr_node_plain_text(out->document, node, &out->text);
    out->status = out->status != SR_OK ? out->status : status;
    sr_json_key_text(&out->json, "to", node->as.link.node->id);
    sr_json_key_text(&out->json, "display", sr_buf_string(&out->text));
    sr_json_nodes(out, "content", node);
}

static void write_note_ref(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "to", node->as.link.target);
    sr_json_key_int(&out->json, "number", node->as.link.node->as.note.number);
}

static void write_language(sr_json_document *out, const sr_node *node)
{
    sr_json_key_text(&out->json, "language", sr_language_id(node->as.language));
    sr_json_nodes(out, "content", node);
}

/* Kinds without a row have no members but their kind. */
static members *const writers[SR_NODE_KINDS] = {
    [SR_NODE_COVER] = write_content,
    [SR_NODE_SECTION] = write_section,
    [SR_NODE_PARAGRAPH] = write_paragraph,
    [SR_NODE_LIST] = write_list,
    [SR_NODE_ITEM] = write_content,
    [SR_NODE_TERM] = write_content,
    [SR_NODE_TABLE] = write_table,
    [SR_NODE_COLUMN] = write_column,
    [SR_NODE_ROW] = write_row,
    [SR_NODE_CELL] = write_content,
    [SR_NODE_CHART] = sr_json_chart,
    [SR_NODE_CALLOUT] = write_callout,
    [SR_NODE_NOTE] = write_note,
    [SR_NODE_SIGNATURES] = write_content,
    [SR_NODE_TEXT] = write_text,
    [SR_NODE_STRONG] = write_content,
    [SR_NODE_EMPHASIS] = write_content,
    [SR_NODE_MUTED] = write_content,
    [SR_NODE_VALUE] = sr_json_value,
    [SR_NODE_STATUS] = write_status,
    [SR_NODE_DIRECTION] = write_direction,
    [SR_NODE_LINK] = write_link,
    [SR_NODE_REFERENCE] = write_reference,
    [SR_NODE_NOTE_REF] = write_note_ref,
    [SR_NODE_LANGUAGE] = write_language,
};

static bool has_id(sr_node_kind kind)
{
    return kind == SR_NODE_SECTION || kind == SR_NODE_TABLE || kind == SR_NODE_CHART ||
           kind == SR_NODE_NOTE || kind == SR_NODE_ROW;
}

void sr_json_node(sr_json_document *out, const sr_node *node)
{
    sr_json_open(&out->json, '{');
    sr_json_key_text(&out->json, "node", sr_node_kind_id(node->kind));
    if (has_id(node->kind)) {
        sr_json_key_text(&out->json, "id", node->id);
    }
    if (writers[node->kind] != NULL) {
        writers[node->kind](out, node);
    }
    sr_json_close(&out->json, '}');
}

void sr_json_children(sr_json_document *out, const char *key, const sr_node *parent, sr_node_kind kind)
{
    sr_json_key(&out->json, key);
    sr_json_open(&out->json, '[');
    for (const sr_node *node = parent->first_child; node != NULL; node = node->next) {
        if (kind == SR_NODE_KINDS || node->kind == kind) {
            sr_json_node(out, node);
        }
    }
    sr_json_close(&out->json, ']');
}

void sr_json_nodes(sr_json_document *out, const char *key, const sr_node *parent)
{
    sr_json_children(out, key, parent, SR_NODE_KINDS);
}
