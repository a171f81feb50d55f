#include "document/work.h"

#include <stdio.h>

void sr_table_begin(sr_builder *b, const char *id, sr_table_role role, const char *caption, const char *unit)
{
    sr_node *node = sr_open(b, "sr_table_begin", SR_NODE_TABLE);
    if (node != NULL) {
        node->id = sr_take_id(b, id, node);
        node->as.table.role = (sr_table_role)sr_take_choice(b, "role", role, SR_TABLE_METHOD + 1);
        node->as.table.caption = sr_take_text(b, "caption", caption, true);
        node->as.table.unit = sr_take_text(b, "unit", unit, false);
    }
}

static void count_column(sr_builder *b)
{
    if (b->current->kind == SR_NODE_TABLE && ++b->current->as.table.column_count > SR_DOCUMENT_COLUMNS) {
        sr_complain_limit(b, "columns in a table", SR_DOCUMENT_COLUMNS);
    }
}

void sr_column_add(sr_builder *b, const char *heading, const char *unit, sr_column_kind kind, int decimals,
                   bool row_header)
{
    sr_node *node = sr_leaf(b, "sr_column_add", SR_NODE_COLUMN);
    if (node == NULL) {
        return;
    }
    node->as.column.heading = sr_take_text(b, "heading", heading, true);
    node->as.column.unit = sr_take_text(b, "unit", unit, false);
    node->as.column.kind = (sr_column_kind)sr_take_choice(b, "kind of column", kind, SR_COLUMN_STATUS + 1);
    node->as.column.decimals = decimals;
    node->as.column.row_header = row_header;
    if (decimals < -1 || decimals > 9) {
        sr_complain(b, "SR5115", SR_MSG("{0}: a value has at most 9 decimals", b->call), NULL, SR_NO_HINT);
    }
    count_column(b);
}

void sr_row(sr_builder *b, sr_row_kind kind, bool starts_group, const char *line)
{
    sr_node *node = sr_open(b, "sr_row", SR_NODE_ROW);
    if (node == NULL) {
        return;
    }
    node->as.row.kind = (sr_row_kind)sr_take_choice(b, "kind of row", kind, SR_ROW_TOTAL + 1);
    node->as.row.starts_group = starts_group;
    node->as.row.line = sr_take_text(b, "method line", line, false);
    bool in_method = node->parent->kind == SR_NODE_TABLE && node->parent->as.table.role == SR_TABLE_METHOD;
    if (line != NULL && !in_method) {
        sr_complain(b, "SR5117", SR_MSG("{0}: only a row of a method table is a method line", b->call), line,
                    SR_NO_HINT);
    }
}

void sr_cell_begin(sr_builder *b)
{
    (void)sr_open(b, "sr_cell_begin", SR_NODE_CELL);
}

void sr_cell_text(sr_builder *b, const char *text)
{
    sr_cell_begin(b);
    sr_text(b, text);
    sr_end(b);
}

void sr_cell_value(sr_builder *b, const sr_value *value)
{
    sr_cell_begin(b);
    sr_value_add(b, value);
    sr_end(b);
}
