/* Blocks other than tables and charts. */
#include <string.h>

#include "render/html.h"

static const char *section_class(const sr_node *node)
{
    if (node->as.section.level > 1) return "sub";
    return node->as.section.role == SR_SECTION_SUMMARY ? "summary" : "sec";
}

/* The margin column: number, förbund and period. */
static void write_side(sr_html *h, const sr_node *node)
{
    sr_buf period = {0};
    sr_html_raw(h, "<div class=\"side\">");
    if (node->as.section.number != NULL && *node->as.section.number != '\0') {
        sr_html_raw(h, "<p class=\"no\" aria-hidden=\"true\">");
        sr_html_text(h, node->as.section.number);
        sr_html_raw(h, "</p>");
    }
    sr_html_raw(h, "<p>");
    sr_html_text(h, h->document->head.short_name);
    sr_html_raw(h, " <br>");
    sr_format_period(&period, h->document->head.period, h->language);
    sr_html_take(h, &period, SR_OK);
    sr_html_raw(h, "</p></div>\n<div class=\"body\">");
}

static void write_title(sr_html *h, const sr_node *node)
{
    const char *number = node->as.section.number;
    sr_html_heading(h, false, 0);
    sr_html_derived(h, "id", node->id, "h");
    sr_html_raw(h, ">");
    if (number != NULL && *number != '\0') {
        sr_html_raw(h, h->level == 1 ? "<span class=\"vh\">" : "");
        sr_html_text(h, number);
        sr_html_raw(h, h->level == 1 ? " </span>" : " ");
    }
    sr_html_text(h, node->as.section.title);
    sr_html_heading(h, true, 0);
    sr_html_raw(h, "\n");
}

bool sr_html_section(void *context, const sr_node *node)
{
    sr_html *h = context;
    h->level = node->as.section.level;
    sr_html_raw(h, "<section");
    sr_html_attribute(h, "id", node->id);
    sr_html_attribute(h, "class", section_class(node));
    sr_html_derived(h, "aria-labelledby", node->id, "h");
    sr_html_raw(h, ">\n");
    if (strcmp(section_class(node), "sec") == 0) write_side(h, node);
    write_title(h, node);
    return true;
}

void sr_html_section_end(void *context, const sr_node *node)
{
    sr_html *h = context;
    if (strcmp(section_class(node), "sec") == 0) sr_html_raw(h, "</div>");
    sr_html_raw(h, "</section>\n");
    h->level = node->as.section.level - 1;
}

static void write_entry(sr_html *h, const sr_node *section)
{
    sr_html_raw(h, "<li><a href=\"#");
    sr_html_text(h, section->id);
    sr_html_raw(h, "\"><span class=\"no\">");
    sr_html_text(h, section->as.section.number);
    sr_html_raw(h, "</span> <span>");
    sr_html_text(h, section->as.section.title);
    sr_html_raw(h, "</span></a></li>\n");
}

bool sr_html_contents(void *context, const sr_node *node)
{
    sr_html *h = context;
    (void)node;
    sr_html_raw(h, "<nav class=\"toc\" aria-label=\"");
    sr_html_word(h, "Contents");
    sr_html_raw(h, "\"><h2>");
    sr_html_word(h, "Contents");
    sr_html_raw(h, "</h2>\n<ol>\n");
    for (const sr_node *child = h->document->root->first_child; child != NULL; child = child->next)
        if (child->kind == SR_NODE_SECTION && child->id != NULL) write_entry(h, child);
    sr_html_raw(h, "</ol></nav>\n");
    return false;
}

static size_t count_state(const sr_node *strip, sr_state state, const sr_node **first)
{
    size_t count = 0;
    for (const sr_node *child = strip->first_child; child != NULL; child = child->next) {
        if (child->kind != SR_NODE_STATUS || child->as.status.state != state) continue;
        if (count++ == 0) *first = child;
    }
    return count;
}

/* "Uppfyllt: 5, Ej uppfyllt: 2": what the row of symbols says to those who listen. */
static void write_strip_label(sr_html *h, const sr_node *strip)
{
    bool any = false;
    sr_html_raw(h, " role=\"img\" aria-label=\"");
    for (int state = 0; state < SR_STATES; state++) {
        const sr_node *first = NULL;
        size_t count = count_state(strip, (sr_state)state, &first);
        if (count == 0) continue;
        sr_html_raw(h, any ? ", " : "");
        sr_html_text(h, sr_state_word((sr_state)state, first->as.status.words, h->language));
        sr_html_raw(h, ": ");
        sr_html_number(h, count);
        any = true;
    }
    sr_html_raw(h, "\"");
}

bool sr_html_paragraph(void *context, const sr_node *node)
{
    static const char *const classes[] = {
        [SR_PARA_TEXT] = NULL,           [SR_PARA_LEAD] = "ingress", [SR_PARA_TAKEAWAY] = "takeaway",
        [SR_PARA_HEADLINE] = "headline", [SR_PARA_STRIP] = "strip",  [SR_PARA_NOTE] = "legend",
    };
    sr_html *h = context;
    sr_paragraph_role role = node->as.paragraph.role;
    sr_html_raw(h, "<p");
    sr_html_attribute(h, "class", classes[role]);
    if (role == SR_PARA_STRIP) write_strip_label(h, node);
    sr_html_raw(h, ">");
    if (role == SR_PARA_HEADLINE && (node->first_child == NULL || node->first_child->kind != SR_NODE_VALUE))
        sr_html_raw(h, "<span class=\"beside\">");
    return true;
}

void sr_html_paragraph_end(void *context, const sr_node *node)
{
    sr_html_raw(context, node->as.paragraph.role == SR_PARA_HEADLINE ? "</span></p>\n" : "</p>\n");
}

typedef struct list_markup {
    const char *open, *close;
    const char *item, *item_end;
    const char *term, *term_end; /* the term, where there is one */
    const char *no_term;         /* instead of it */
} list_markup;

static const list_markup lists[] = {
    [SR_LIST_BULLET] = {"<ul class=\"text\">\n", "</ul>\n", "<li>", "</li>\n", "<strong>", "</strong> ", ""},
    [SR_LIST_NUMBERED] = {"<ol class=\"text\">\n", "</ol>\n", "<li>", "</li>\n", "<strong>", "</strong> ",
                          ""},
    [SR_LIST_KEY_FIGURES] = {"<ul class=\"keys\">\n", "</ul>\n", "<li>", "</div></li>\n",
                             "<span class=\"big\">", "</span> <div class=\"what\">", "<div class=\"what\">"},
    [SR_LIST_DEFINITIONS] = {"<dl class=\"defs\">\n", "</dl>\n", "<div>", "</dd></div>\n", "<dt>",
                             "</dt><dd>", "<dt></dt><dd>"},
    [SR_LIST_LEGEND] = {"<ul class=\"words\">\n", "</ul>\n", "<li>", "</div></li>\n", "<span>",
                        "</span> <div class=\"what\">", "<div class=\"what\">"},
};
static const list_markup signature_list = {
    "<ul class=\"lines\">\n", "</ul>\n", "<li>", "</li>\n", "<strong>", "</strong> ", ""};

static const list_markup *markup_of(const sr_node *list)
{
    return list->kind == SR_NODE_LIST ? &lists[list->as.list.role] : &signature_list;
}

/* A list that explains signs: terms of a few letters need no wide column. */
static bool explains_signs(sr_html *h, const sr_node *list)
{
    enum { MOST_BYTES = 6 };
    sr_buf text = {0};
    bool all = list->kind == SR_NODE_LIST && list->as.list.role == SR_LIST_DEFINITIONS;
    for (const sr_node *item = list->first_child; item != NULL && all; item = item->next) {
        const sr_node *term = item->first_child;
        all = term != NULL && term->kind == SR_NODE_TERM;
        if (!all) break;
        sr_buf_clear(&text);
        sr_status status = sr_node_plain_text(h->document, term, &text);
        if (status == SR_OK) status = sr_buf_status(&text);
        if (status != SR_OK) sr_html_failed(h, status);
        all = status == SR_OK && strlen(sr_buf_string(&text)) <= MOST_BYTES;
    }
    sr_buf_free(&text);
    return all;
}

bool sr_html_list(void *context, const sr_node *node)
{
    sr_html_raw(context,
                explains_signs(context, node) ? "<dl class=\"defs signs\">\n" : markup_of(node)->open);
    return true;
}

void sr_html_list_end(void *context, const sr_node *node)
{
    sr_html_raw(context, markup_of(node)->close);
}

bool sr_html_item(void *context, const sr_node *node)
{
    const list_markup *markup = markup_of(node->parent);
    sr_html_raw(context, markup->item);
    if (node->first_child == NULL || node->first_child->kind != SR_NODE_TERM)
        sr_html_raw(context, markup->no_term);
    return true;
}

void sr_html_item_end(void *context, const sr_node *node)
{
    sr_html_raw(context, markup_of(node->parent)->item_end);
}

bool sr_html_term(void *context, const sr_node *node)
{
    sr_html_raw(context, markup_of(node->parent->parent)->term);
    return true;
}

void sr_html_term_end(void *context, const sr_node *node)
{
    sr_html_raw(context, markup_of(node->parent->parent)->term_end);
}

bool sr_html_signatures(void *context, const sr_node *node)
{
    return sr_html_list(context, node);
}

void sr_html_signatures_end(void *context, const sr_node *node)
{
    sr_html_list_end(context, node);
}

bool sr_html_callout(void *context, const sr_node *node)
{
    static const char *const classes[] = {[SR_CALLOUT_INFO] = "callout",
                                          [SR_CALLOUT_WARNING] = "callout warning",
                                          [SR_CALLOUT_DECISION] = "callout decision"};
    sr_html *h = context;
    sr_html_raw(h, "<div");
    sr_html_attribute(h, "class", classes[node->as.callout.role]);
    sr_html_raw(h, ">");
    if (node->as.callout.title == NULL) return true;
    sr_html_heading(h, false, 1);
    sr_html_raw(h, ">");
    sr_html_text(h, node->as.callout.title);
    sr_html_heading(h, true, 1);
    sr_html_raw(h, "\n");
    return true;
}

void sr_html_callout_end(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "</div>\n");
}

bool sr_html_page_break(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "<div class=\"pb\"></div>\n");
    return false;
}
