/* Inlines: text, values, statuses, directions, links. */
#include <string.h>

#include "document/words.h"
#include "render/html.h"

bool sr_html_text_node(void *context, const sr_node *node)
{
    sr_html_text(context, node->as.text);
    return false;
}

/* The letter of a sign is raised by markup, because few fonts have all the raised letters. */
static const char *raised(const char *letter)
{
    static const char *const letters[][2] = {{"\u1d50", "m"}, {"\u1d56", "p"}, {"\u02e2", "s"}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++)
        if (strcmp(letter, letters[i][0]) == 0) return letters[i][1];
    return letter;
}

void sr_html_sign(sr_html *h, sr_missing kind)
{
    const char *sign = sr_missing_sign(kind);
    size_t dots = strspn(sign, ".");
    sr_html_raw(h, "<span class=\"sign\" aria-hidden=\"true\">");
    sr_html_raw(h, dots > 1 ? ".." : ".");
    if (sign[dots] != '\0') {
        sr_html_raw(h, "<sup>");
        sr_html_raw(h, raised(sign + dots));
        sr_html_raw(h, "</sup>");
    }
    sr_html_raw(h, "</span>");
}

/* In columns of figures the sign, with its words for those who listen; elsewhere the words. */
static void write_missing(sr_html *h, sr_missing kind)
{
    bool words = h->column == NULL || h->column->as.column.kind != SR_COLUMN_NUMBER;
    if (!words) {
        sr_html_sign(h, kind);
        h->signs |= 1U << (unsigned)kind;
    }
    sr_html_raw(h, words ? "<span class=\"gap\">" : "<span class=\"vh\">");
    sr_html_text(h, sr_missing_word(kind, h->language));
    sr_html_raw(h, "</span>");
}

static void write_figure(sr_html *h, const sr_value *value)
{
    sr_buf text = {0};
    int decimals = h->column == NULL ? -1 : h->column->as.column.decimals;
    if (value->quantity.missing != SR_PRESENT) {
        write_missing(h, value->quantity.missing);
        return;
    }
    sr_status status = sr_value_write(&text, value, decimals, h->language);
    sr_html_take(h, &text, status);
}

/* The first big figure of a headline stands alone, its status and the rest beside it. */
static bool is_giant(const sr_node *node)
{
    const sr_node *parent = node->parent;
    return parent != NULL && parent->kind == SR_NODE_PARAGRAPH &&
           parent->as.paragraph.role == SR_PARA_HEADLINE && parent->first_child == node;
}

bool sr_html_value(void *context, const sr_node *node)
{
    sr_html *h = context;
    const sr_value *value = &node->as.value;
    const sr_first_use *use = value->linked && h->links == 0 ? sr_first_use_of(&h->uses, value->line) : NULL;
    if (is_giant(node)) sr_html_raw(h, "<span class=\"giant\">");
    if (use != NULL) {
        sr_html_raw(h, "<a class=\"n\"");
        if (use->value == node) sr_html_derived(h, "id", use->row->id, "r");
        sr_html_raw(h, " href=\"#");
        sr_html_text(h, use->row->id);
        sr_html_raw(h, "\">");
    }
    write_figure(h, value);
    if (use != NULL) sr_html_raw(h, "</a>");
    if (is_giant(node)) sr_html_raw(h, "</span> <span class=\"beside\">");
    return false;
}

void sr_html_icon(sr_html *h, const char *classes, const char *prefix, const char *name)
{
    sr_html_raw(h, "<svg class=\"ic");
    if (classes != NULL) sr_html_raw(h, " ");
    sr_html_raw(h, classes);
    sr_html_raw(h, "\" aria-hidden=\"true\" viewBox=\"0 0 ");
    sr_html_raw(h, *prefix == 's' ? "16 16" : "10 10");
    sr_html_raw(h, "\"><use href=\"#");
    sr_html_raw(h, prefix);
    sr_html_raw(h, name);
    sr_html_raw(h, "\"/></svg>");
}

bool sr_html_status(void *context, const sr_node *node)
{
    sr_html *h = context;
    const char *id = sr_state_id(node->as.status.state);
    const sr_node *parent = node->parent;
    if (parent->kind == SR_NODE_PARAGRAPH && parent->as.paragraph.role == SR_PARA_STRIP) {
        sr_html_icon(h, id, "s:", id); /* the words stand together, in the label of the strip */
        return false;
    }
    sr_html_raw(h, "<span class=\"st ");
    sr_html_raw(h, id);
    sr_html_raw(h, "\">");
    sr_html_icon(h, NULL, "s:", id);
    sr_html_text(h, sr_state_word(node->as.status.state, node->as.status.words, h->language));
    sr_html_raw(h, "</span>");
    return false;
}

bool sr_html_direction(void *context, const sr_node *node)
{
    static const char *const symbols[SR_DIRECTIONS] = {
        [SR_UP] = "up",     [SR_LEVEL] = "level", [SR_DOWN] = "down",
        [SR_HIGHER] = "up", [SR_SAME] = "level",  [SR_LOWER] = "down",
    };
    sr_html *h = context;
    sr_html_raw(h, "<span class=\"dir\">");
    sr_html_icon(h, NULL, "d:", symbols[node->as.direction.direction]);
    sr_html_text(h, sr_direction_word(node->as.direction.direction, h->language));
    sr_html_raw(h, "</span>");
    return false;
}

static bool is_outside(const char *address)
{
    return strncmp(address, "https:", 6) == 0 || strncmp(address, "mailto:", 7) == 0;
}

/* An address as HTML takes it: what an address may not hold is written with per cent signs. */
static void write_address(sr_html *h, const char *address)
{
    static const char digits[] = "0123456789ABCDEF";
    for (const unsigned char *at = (const unsigned char *)address; *at != '\0'; at++) {
        if (*at == '&') {
            sr_buf_text(h->out, "&amp;");
        } else if (*at > 0x20 && *at < 0x7f && strchr("\"<>\\^`{|}[]", *at) == NULL) {
            sr_buf_char(h->out, (char)*at);
        } else {
            sr_buf_char(h->out, '%');
            sr_buf_char(h->out, digits[*at >> 4]);
            sr_buf_char(h->out, digits[*at & 15]);
        }
    }
}

bool sr_html_link(void *context, const sr_node *node)
{
    sr_html *h = context;
    if (h->links++ > 0 || !is_outside(node->as.link.target)) {
        sr_html_raw(h, "<span>");
        return true;
    }
    sr_html_raw(h, "<a href=\"");
    write_address(h, node->as.link.target);
    sr_html_raw(h, "\">");
    return true;
}

void sr_html_link_end(void *context, const sr_node *node)
{
    sr_html *h = context;
    sr_html_raw(h, --h->links > 0 || !is_outside(node->as.link.target) ? "</span>" : "</a>");
}

bool sr_html_reference(void *context, const sr_node *node)
{
    sr_html *h = context;
    const sr_node *target = node->as.link.node;
    bool link = h->links++ == 0 && target != NULL && target->id != NULL;
    sr_html_raw(h, link ? "<a href=\"#" : "<span>");
    if (link) sr_html_text(h, target->id);
    if (link) sr_html_raw(h, "\">");
    if (node->first_child == NULL && target != NULL) {
        sr_buf name = {0};
        sr_status status = sr_reference_write(&name, h->document, node);
        sr_html_take(h, &name, status);
    }
    return true;
}

void sr_html_reference_end(void *context, const sr_node *node)
{
    sr_html *h = context;
    const sr_node *target = node->as.link.node;
    bool link = --h->links == 0 && target != NULL && target->id != NULL;
    sr_html_raw(h, link ? "</a>" : "</span>");
}

bool sr_html_note_ref(void *context, const sr_node *node)
{
    sr_html *h = context;
    const sr_node *note = node->as.link.node;
    bool link = h->links == 0 && note != NULL && note->id != NULL;
    if (note == NULL) return false;
    sr_html_raw(h, "<sup>");
    if (link) {
        sr_html_raw(h, "<a href=\"#");
        sr_html_text(h, note->id);
        sr_html_raw(h, "\"><span class=\"vh\">");
        sr_html_word(h, "note");
        sr_html_raw(h, " </span>");
    }
    sr_html_number(h, note->as.note.number);
    sr_html_raw(h, link ? "</a></sup>" : "</sup>");
    return false;
}

bool sr_html_language(void *context, const sr_node *node)
{
    sr_html_raw(context, "<span");
    sr_html_attribute(context, "lang", sr_language_id(node->as.language));
    sr_html_raw(context, ">");
    return true;
}
