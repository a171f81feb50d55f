#include "document/work.h"

void sr_cover(sr_builder *b)
{
    (void)sr_open(b, "sr_cover", SR_NODE_COVER);
}

static unsigned level_above(const sr_node *section)
{
    const sr_node *parent = section->parent;
    return parent->kind == SR_NODE_SECTION ? parent->as.section.level : 0;
}

static void check_level(sr_builder *b, const sr_node *section)
{
    unsigned level = section->as.section.level;
    if (level != level_above(section) + 1) {
        sr_complain(
            b, "SR5105",
            SR_MSG("{0}: the level of a section is one more than that of the section around it", b->call),
            NULL, SR_MSG("the outermost sections have level 1"));
    }
    if (level > SR_SECTION_LEVELS) {
        sr_complain_limit(b, "levels of sections", SR_SECTION_LEVELS);
    }
}

void sr_section(sr_builder *b, const char *id, sr_section_role role, unsigned level, const char *title)
{
    sr_node *node = sr_open(b, "sr_section", SR_NODE_SECTION);
    if (node == NULL) {
        return;
    }
    node->as.section.number = "";
    node->id = sr_take_id(b, id, node);
    node->as.section.role = (sr_section_role)sr_take_choice(b, "role", role, SR_SECTION_APPENDIX + 1);
    node->as.section.level = level;
    node->as.section.title = sr_take_text(b, "title", title, true);
    check_level(b, node);
}

void sr_paragraph(sr_builder *b, sr_paragraph_role role)
{
    sr_node *node = sr_open(b, "sr_paragraph", SR_NODE_PARAGRAPH);
    if (node != NULL) {
        node->as.paragraph.role = (sr_paragraph_role)sr_take_choice(b, "role", role, SR_PARA_NOTE + 1);
    }
}

void sr_list(sr_builder *b, sr_list_role role)
{
    sr_node *node = sr_open(b, "sr_list", SR_NODE_LIST);
    if (node != NULL) {
        node->as.list.role = (sr_list_role)sr_take_choice(b, "role", role, SR_LIST_LEGEND + 1);
    }
}

void sr_item(sr_builder *b)
{
    (void)sr_open(b, "sr_item", SR_NODE_ITEM);
}

void sr_term(sr_builder *b)
{
    (void)sr_open(b, "sr_term", SR_NODE_TERM);
}

void sr_callout(sr_builder *b, sr_callout_role role, const char *title)
{
    sr_node *node = sr_open(b, "sr_callout", SR_NODE_CALLOUT);
    if (node != NULL) {
        node->as.callout.role = (sr_callout_role)sr_take_choice(b, "role", role, SR_CALLOUT_DECISION + 1);
        node->as.callout.title = sr_take_text(b, "title", title, true);
    }
}

void sr_note(sr_builder *b, const char *id)
{
    sr_node *node = sr_open(b, "sr_note", SR_NODE_NOTE);
    if (node != NULL) {
        node->id = sr_take_id(b, id, node);
    }
}

void sr_signatures(sr_builder *b)
{
    (void)sr_open(b, "sr_signatures", SR_NODE_SIGNATURES);
}

void sr_contents(sr_builder *b)
{
    (void)sr_leaf(b, "sr_contents", SR_NODE_CONTENTS);
}

void sr_page_break(sr_builder *b)
{
    (void)sr_leaf(b, "sr_page_break", SR_NODE_PAGE_BREAK);
}

void sr_chart_add(sr_builder *b, const sr_chart *chart)
{
    sr_node *node = sr_leaf(b, "sr_chart_add", SR_NODE_CHART);
    if (node != NULL) {
        node->id = sr_take_id(b, chart->id, node);
        sr_take_chart(b, chart, &node->as.chart.chart);
        node->as.chart.chart.id = node->id;
    }
}

void sr_paragraph_text(sr_builder *b, sr_paragraph_role role, const char *text)
{
    sr_paragraph(b, role);
    sr_text(b, text);
    sr_end(b);
}
