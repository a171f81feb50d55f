#include "document/node.h"
#include "document/words.h"
#include "document/work.h"

#include <stdio.h>

typedef struct numbering {
    unsigned tables;
    unsigned charts;
    unsigned notes;       /* of sections: through the document */
    unsigned table_notes; /* of the table that stands open */
    unsigned method_rows;
    bool has_method;
} numbering;

static const char *kept(sr_builder *b, const char *copy)
{
    if (copy == NULL) {
        sr_work_memory(b);
    }
    return copy != NULL ? copy : "";
}

/* 1 → "A", 26 → "Z", 27 → "AA". */
static const char *letters(sr_builder *b, unsigned number)
{
    char text[16];
    size_t at = sizeof text - 1;
    text[at] = '\0';
    for (; number > 0; number = (number - 1) / 26) {
        text[--at] = (char)('A' + (number - 1) % 26);
    }
    return kept(b, sr_arena_text(b->arena, &text[at]));
}

/* Sections below a numbered one carry its number, whatever their letter or digit would be on the outermost
 * level. */
static const char *section_number(sr_builder *b, const sr_node *section, unsigned numbered, unsigned lettered)
{
    sr_section_role role = section->as.section.role;
    if (role != SR_SECTION_NUMBERED && role != SR_SECTION_APPENDIX) {
        return "";
    }
    if (section->parent->kind != SR_NODE_SECTION) {
        return role == SR_SECTION_APPENDIX ? letters(b, lettered)
                                           : kept(b, sr_arena_printf(b->arena, "%u", numbered));
    }
    const char *above = section->parent->as.section.number;
    return *above != '\0' ? kept(b, sr_arena_printf(b->arena, "%s.%u", above, numbered + lettered)) : "";
}

static void number_sections(sr_builder *b, sr_node *parent)
{
    unsigned numbered = 0;
    unsigned lettered = 0;
    for (sr_node *node = parent->first_child; node != NULL; node = node->next) {
        if (node->kind == SR_NODE_SECTION) {
            numbered += node->as.section.role == SR_SECTION_NUMBERED;
            lettered += node->as.section.role == SR_SECTION_APPENDIX;
            node->as.section.number = section_number(b, node, numbered, lettered);
            number_sections(b, node);
        }
    }
}

static void number_table(sr_builder *b, numbering *n, sr_node *node)
{
    (void)b;
    node->as.table.number = ++n->tables;
    n->table_notes = 0;
    n->has_method = n->has_method || node->as.table.role == SR_TABLE_METHOD;
}

static void number_chart(sr_builder *b, numbering *n, sr_node *node)
{
    (void)b;
    node->as.chart.number = ++n->charts;
}

static void number_note(sr_builder *b, numbering *n, sr_node *node)
{
    (void)b;
    node->as.note.number = node->parent->kind == SR_NODE_TABLE ? ++n->table_notes : ++n->notes;
}

static void number_row(sr_builder *b, numbering *n, sr_node *node)
{
    const char *line = node->as.row.line;
    if (line == NULL) {
        return;
    }
    struct sr_index *index = b->document->index;
    if (sr_names_find(&index->method, line) != SR_NO_NAME) {
        b->at = node;
        sr_complain(b, "SR5117", SR_MSG("two rows are the same method line"), line, SR_NO_HINT);
        return;
    }
    node->id = kept(b, sr_arena_printf(b->arena, "m%u", ++n->method_rows));
    if (b->halted || sr_names_add(&index->method, line, node) != SR_OK ||
        (sr_names_find(&index->ids, node->id) == SR_NO_NAME &&
         sr_names_add(&index->ids, node->id, node) != SR_OK)) {
        sr_work_memory(b);
    }
}

static sr_node *target_of(const sr_builder *b, const char *name)
{
    const struct sr_index *index = b->document->index;
    size_t at = sr_names_find(&index->ids, name);
    if (at != SR_NO_NAME) {
        return index->ids.nodes[at];
    }
    at = sr_names_find(&index->method, name);
    return at != SR_NO_NAME ? index->method.nodes[at] : NULL;
}

static void tell_unknown(sr_builder *b, const char *code, const char *message, const char *name,
                         const sr_names *known)
{
    const char *nearest = sr_nearest(name, known->keys, known->count);
    sr_complain(b, code, SR_MSG(message), name,
                nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : SR_NO_HINT);
}

static void link_reference(sr_builder *b, numbering *n, sr_node *node)
{
    (void)n;
    sr_node *target = target_of(b, node->as.link.target);
    if (target == NULL) {
        tell_unknown(b, "SR5118", "nothing in this document has the id that is referred to",
                     node->as.link.target, &b->document->index->ids);
    } else if (target->kind == SR_NODE_NOTE) {
        sr_complain(b, "SR5118", SR_MSG("a note is referred to by its mark, not by a reference"),
                    node->as.link.target, SR_NO_HINT);
    }
    node->as.link.node = target;
}

static void link_note(sr_builder *b, numbering *n, sr_node *node)
{
    (void)n;
    sr_node *target = target_of(b, node->as.link.target);
    if (target == NULL) {
        tell_unknown(b, "SR5118", "nothing in this document has the id that is referred to",
                     node->as.link.target, &b->document->index->ids);
    } else if (target->kind != SR_NODE_NOTE) {
        sr_complain(b, "SR5118", SR_MSG("the mark of a note must lead to a note"), node->as.link.target,
                    SR_NO_HINT);
    } else if (target->parent->kind == SR_NODE_TABLE &&
               sr_node_within(node, SR_NODE_TABLE) != target->parent) {
        sr_complain(b, "SR5118", SR_MSG("a note of a table can be marked only in that table"),
                    node->as.link.target, SR_NO_HINT);
    }
    node->as.link.node = target;
}

static void link_chart(sr_builder *b, numbering *n, sr_node *node)
{
    (void)n;
    const char *name = node->as.chart.chart.table;
    const sr_node *target = target_of(b, name);
    if (*name != '\0' && (target == NULL || target->kind != SR_NODE_TABLE)) {
        tell_unknown(b, "SR5118", "a chart must name the table with its numbers", name,
                     &b->document->index->ids);
    }
}

static void link_value(sr_builder *b, numbering *n, sr_node *node)
{
    (void)n;
    const sr_node *table = sr_node_within(node, SR_NODE_TABLE);
    if (table != NULL && node->as.value.quantity.missing != SR_PRESENT) {
        ((sr_node *)table)->as.table.signs |= 1U << node->as.value.quantity.missing;
    }
    (void)b;
}

/* Each method line once, at the first value that needs it. */
static void check_line(sr_builder *b, const sr_node *value, bool *told)
{
    const struct sr_index *index = b->document->index;
    const char *line = value->as.value.line;
    if (line == NULL || sr_names_find(&index->method, line) != SR_NO_NAME) {
        return;
    }
    size_t at = sr_names_find(&index->lines, line);
    if (at != SR_NO_NAME && !told[at]) {
        told[at] = true;
        tell_unknown(b, "SR5119", "the method table has no row for this value", line, &index->method);
    }
}

static void check_lines(sr_builder *b, const numbering *n)
{
    if (!n->has_method || b->halted) {
        return;
    }
    bool *told = sr_calloc(b->document->index->lines.count, sizeof *told);
    if (told == NULL) {
        sr_work_memory(b);
        return;
    }
    for (sr_node *node = b->document->root; node != NULL; node = sr_node_next(b->document->root, node)) {
        if (node->kind == SR_NODE_VALUE) {
            b->at = node;
            check_line(b, node, told);
        }
    }
    sr_free(told);
}

typedef void step(sr_builder *b, numbering *n, sr_node *node);

static step *const number_steps[SR_NODE_KINDS] = {
    [SR_NODE_TABLE] = number_table,
    [SR_NODE_CHART] = number_chart,
    [SR_NODE_NOTE] = number_note,
    [SR_NODE_ROW] = number_row,
};

static step *const link_steps[SR_NODE_KINDS] = {
    [SR_NODE_REFERENCE] = link_reference,
    [SR_NODE_NOTE_REF] = link_note,
    [SR_NODE_CHART] = link_chart,
    [SR_NODE_VALUE] = link_value,
};

static void visit(sr_builder *b, numbering *n, step *const steps[SR_NODE_KINDS])
{
    for (sr_node *node = b->document->root; node != NULL; node = sr_node_next(b->document->root, node)) {
        if (steps[node->kind] != NULL && !b->halted) {
            b->at = node;
            steps[node->kind](b, n, node);
        }
    }
}

void sr_resolve(sr_builder *b)
{
    numbering n = {0};
    number_sections(b, b->document->root);
    visit(b, &n, number_steps);
    visit(b, &n, link_steps);
    check_lines(b, &n);
}
