/* Tables: head, rows, cells, and the legend of their signs. */
#include "render/html.h"

static const char *class_of(const sr_node *table)
{
    switch (table->as.table.role) {
    case SR_TABLE_DENSE:
        return "dense";
    case SR_TABLE_GOALS:
        return "goals";
    case SR_TABLE_METHOD:
        return "method";
    case SR_TABLE_PLAIN:
        break;
    }
    return table->as.table.column_count <= SR_HTML_MOST_FEW ? "few" : NULL;
}

/* The classes of a table: its role, and "k2", "k3" … for columns whose short words keep together. */
static void write_classes(sr_html *h, const sr_node *table, const sr_html_measure *measure)
{
    const char *name = class_of(table);
    if (name == NULL && measure->short_text == 0) return;
    sr_html_raw(h, " class=\"");
    sr_html_raw(h, name);
    if (name != NULL && measure->prose && table->as.table.role == SR_TABLE_PLAIN) sr_html_raw(h, " fill");
    for (unsigned column = 2; column < 10; column++) {
        if ((measure->short_text & (1U << column)) == 0) continue;
        sr_html_raw(h, " k");
        sr_html_number(h, column);
    }
    sr_html_raw(h, "\"");
}

static void write_caption(sr_html *h, const sr_node *node)
{
    sr_html_raw(h, "<caption");
    sr_html_derived(h, "id", node->id, "c");
    sr_html_raw(h, ">");
    if (node->as.table.number > 0) {
        sr_html_raw(h, "<span class=\"lab\">");
        sr_html_word(h, "Table");
        sr_html_raw(h, " ");
        sr_html_number(h, node->as.table.number);
        sr_html_raw(h, "</span> ");
    }
    sr_html_text(h, node->as.table.caption);
    if (node->as.table.unit != NULL) {
        sr_html_raw(h, " <span class=\"u\">");
        sr_html_text(h, node->as.table.unit);
        sr_html_raw(h, "</span>");
    }
    sr_html_raw(h, "</caption>\n");
}

static void open_region(sr_html *h, const sr_node *node)
{
    sr_html_raw(h, "<div class=\"scroll\" role=\"region\" tabindex=\"0\"");
    if (node->id != NULL)
        sr_html_derived(h, "aria-labelledby", node->id, "c");
    else
        sr_html_attribute(h, "aria-label", node->as.table.caption);
    sr_html_raw(h, ">");
}

bool sr_html_table(void *context, const sr_node *node)
{
    sr_html *h = context;
    sr_html_measure measure;
    sr_html_table_measure(h, node, &measure);
    h->table = node;
    h->part = SR_HTML_COLUMNS;
    h->signs = 0;
    /* Goal tables become cards instead. */
    h->scrolls = node->as.table.role != SR_TABLE_GOALS && measure.wide;
    if (sr_table_folds(node)) {
        sr_html_raw(h, "<details><summary>");
        sr_html_word(h, "Show the figures behind the chart");
        sr_html_raw(h, "</summary>\n");
    }
    if (h->scrolls) open_region(h, node);
    sr_html_raw(h, "<table");
    sr_html_attribute(h, "id", node->id);
    write_classes(h, node, &measure);
    sr_html_raw(h, ">");
    write_caption(h, node);
    sr_html_raw(h, "<thead><tr>");
    return true;
}

/* Only the signs that were printed in the table, each with its words; where the words stood, none is needed.
 */
static void write_signs(sr_html *h, unsigned signs)
{
    bool any = false;
    for (int kind = SR_PRESENT + 1; kind <= SR_SUPPRESSED; kind++) {
        if ((signs & (1U << (unsigned)kind)) == 0) continue;
        sr_html_raw(h, any ? "<span class=\"sep\">·</span>" : "<p class=\"legend\">");
        sr_html_raw(h, "<b>");
        sr_html_sign(h, (sr_missing)kind);
        sr_html_raw(h, "</b> ");
        sr_html_text(h, sr_missing_word((sr_missing)kind, h->language));
        any = true;
    }
    if (any) sr_html_raw(h, "</p>\n");
}

static void close_table(sr_html *h)
{
    static const char *const ends[] = {[SR_HTML_NO_TABLE] = "",
                                       [SR_HTML_COLUMNS] = "</tr></thead>",
                                       [SR_HTML_HEAD] = "</thead>",
                                       [SR_HTML_BODY] = "</tbody>"};
    if (h->part == SR_HTML_NO_TABLE) return;
    sr_html_raw(h, ends[h->part]);
    sr_html_raw(h, "</table>");
    sr_html_raw(h, h->scrolls ? "</div>\n" : "\n");
    h->part = SR_HTML_NO_TABLE;
    write_signs(h, h->signs);
}

void sr_html_table_end(void *context, const sr_node *node)
{
    sr_html *h = context;
    close_table(h);
    if (sr_table_folds(node)) sr_html_raw(h, "</details>\n");
    h->table = NULL;
}

bool sr_html_column(void *context, const sr_node *node)
{
    sr_html *h = context;
    sr_html_raw(h, "<th scope=\"col\"");
    if (node->as.column.kind == SR_COLUMN_NUMBER) sr_html_raw(h, " class=\"n\"");
    sr_html_raw(h, ">");
    sr_html_text(h, node->as.column.heading);
    if (node->as.column.unit != NULL) {
        sr_html_raw(h, " <span class=\"u\">");
        sr_html_text(h, node->as.column.unit);
        sr_html_raw(h, "</span>");
    }
    sr_html_raw(h, "</th>");
    return false;
}

/* Head rows stay in the head as long as they come first. */
static void move_to(sr_html *h, sr_row_kind kind)
{
    if (h->part == SR_HTML_COLUMNS) {
        sr_html_raw(h, "</tr>");
        h->part = SR_HTML_HEAD;
    }
    if (h->part != SR_HTML_HEAD || kind == SR_ROW_HEADER) return;
    sr_html_raw(h, "</thead>\n<tbody>\n");
    h->part = SR_HTML_BODY;
}

static const char *row_class(const sr_node *row, bool head)
{
    static const char *const classes[][2] = {[SR_ROW_HEADER] = {"head", "first head"},
                                             [SR_ROW_BODY] = {NULL, "first"},
                                             [SR_ROW_REMAINDER] = {"rem", "first rem"},
                                             [SR_ROW_TOTAL] = {"total", "first total"}};
    return head ? NULL : classes[row->as.row.kind][row->as.row.starts_group];
}

static const sr_node *first_column(const sr_node *table)
{
    const sr_node *node = table->first_child;
    while (node != NULL && node->kind != SR_NODE_COLUMN)
        node = node->next;
    return node;
}

bool sr_html_row(void *context, const sr_node *node)
{
    sr_html *h = context;
    move_to(h, node->as.row.kind);
    h->next_column = first_column(h->table);
    sr_html_raw(h, "<tr");
    sr_html_attribute(h, "id", node->id);
    sr_html_attribute(h, "class", row_class(node, h->part == SR_HTML_HEAD));
    sr_html_raw(h, ">");
    return true;
}

void sr_html_row_end(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "</tr>\n");
}

/* "th scope=row", "th scope=col" or "td". */
static bool is_head(const sr_html *h, const sr_node *cell)
{
    return cell->parent->as.row.kind == SR_ROW_HEADER ||
           (h->column != NULL && h->column->as.column.row_header);
}

static bool is_card_line(const sr_html *h, const sr_node *cell)
{
    return h->table->as.table.role == SR_TABLE_GOALS && !is_head(h, cell);
}

bool sr_html_cell(void *context, const sr_node *node)
{
    sr_html *h = context;
    h->column = h->next_column;
    if (h->column != NULL)
        h->next_column =
            h->column->next != NULL && h->column->next->kind == SR_NODE_COLUMN ? h->column->next : NULL;
    sr_html_raw(h, !is_head(h, node)         ? "<td"
                   : h->part == SR_HTML_HEAD ? "<th scope=\"col\""
                                             : "<th scope=\"row\"");
    if (h->column != NULL && h->column->as.column.kind == SR_COLUMN_NUMBER) sr_html_raw(h, " class=\"n\"");
    if (is_card_line(h, node) && h->column != NULL)
        sr_html_attribute(h, "data-label", h->column->as.column.heading);
    sr_html_raw(h, is_card_line(h, node) ? "><div class=\"c\">" : ">");
    return true;
}

/* From a method line back to the first place in the text that leads to it. */
static void write_back(sr_html *h, const sr_node *cell)
{
    const sr_node *row = cell->parent;
    const sr_first_use *use = sr_first_use_of(&h->uses, row->as.row.line);
    if (use == NULL || use->value == NULL || use->row != row || row->first_child != cell) return;
    sr_html_raw(h, "<a class=\"back\" href=\"#");
    sr_html_text(h, row->id);
    sr_html_raw(h, ":r\"><span aria-hidden=\"true\">↩</span><span class=\"vh\">");
    sr_html_word(h, "Back to the text");
    sr_html_raw(h, "</span></a>");
}

void sr_html_cell_end(void *context, const sr_node *node)
{
    sr_html *h = context;
    write_back(h, node);
    if (is_card_line(h, node)) sr_html_raw(h, "</div>");
    sr_html_raw(h, is_head(h, node) ? "</th>" : "</td>");
    h->column = NULL;
}

bool sr_html_note(void *context, const sr_node *node)
{
    sr_html *h = context;
    if (node->parent->kind == SR_NODE_TABLE) close_table(h);
    sr_html_raw(h, "<p class=\"legend\"");
    sr_html_attribute(h, "id", node->id);
    sr_html_raw(h, ">");
    if (node->as.note.number > 0) {
        sr_html_raw(h, "<sup>");
        sr_html_number(h, node->as.note.number);
        sr_html_raw(h, "</sup> ");
    }
    return true;
}

void sr_html_note_end(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "</p>\n");
}
