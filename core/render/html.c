/* HTML: one file that needs nothing else, for screens of any width, in light and dark, and for paper. */
#include "render/html.h"

#include <string.h>

#include "document/words.h"
#include "render/formats.h"
#include "render/html_css.inc"
#include "render/html_symbols_svg.inc"

/* A text within a CSS string within a style element. */
static void write_css_text(sr_html *h, const char *text)
{
    static const char digits[] = "0123456789abcdef";
    for (const unsigned char *at = (const unsigned char *)text; *at != '\0'; at++) {
        if (*at >= 0x80 || (*at >= 0x20 && *at != 0x7f && strchr("\"\\<>&", *at) == NULL)) {
            sr_buf_char(h->out, (char)*at);
            continue;
        }
        sr_buf_char(h->out, '\\');
        sr_buf_char(h->out, digits[*at >> 4]);
        sr_buf_char(h->out, digits[*at & 15]);
        sr_buf_char(h->out, ' ');
    }
}

static void write_running_title(sr_html *h)
{
    write_css_text(h, h->document->head.forbund);
    write_css_text(h, " · ");
    write_css_text(h, h->document->head.title);
}

static void write_running_status(sr_html *h)
{
    sr_document_status status = h->document->head.status;
    if (status != SR_DECIDED) write_css_text(h, sr_document_status_word(status, h->language));
}

/* The style sheet, with the document's own words at its two marks. */
static void write_style(sr_html *h)
{
    static const struct {
        const char *mark;
        void (*write)(sr_html *h);
    } places[] = {{"$running$", write_running_title}, {"$status$", write_running_status}};
    const char *rest = (const char *)html_css;
    sr_html_raw(h, "<style>\n");
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        const char *at = strstr(rest, places[i].mark);
        if (at == NULL) continue;
        sr_buf_put(h->out, rest, (size_t)(at - rest));
        places[i].write(h);
        rest = at + strlen(places[i].mark);
    }
    sr_html_raw(h, rest);
    sr_html_raw(h, "</style>\n");
}

static void write_head(sr_html *h)
{
    const sr_head *head = &h->document->head;
    sr_html_raw(h, "<!DOCTYPE html>\n<html");
    sr_html_attribute(h, "lang", sr_language_id(h->language));
    sr_html_raw(h, "><head><meta charset=\"utf-8\">\n<title>");
    sr_html_text(h, head->title);
    if (head->status != SR_DECIDED) {
        sr_html_raw(h, " (");
        sr_html_text(h, sr_document_status_word(head->status, h->language));
        sr_html_raw(h, ")");
    }
    sr_html_raw(h, " – ");
    sr_html_text(h, head->forbund);
    sr_html_raw(h, "</title>\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" "
                   "content=\"samrapport\">\n");
    if (head->lead != NULL) {
        sr_html_raw(h, "<meta name=\"description\"");
        sr_html_attribute(h, "content", head->lead);
        sr_html_raw(h, ">\n");
    }
    write_style(h);
    sr_html_raw(h, "</head>\n");
}

static void write_fact(sr_html *h, const char *word, const char *text)
{
    if (text == NULL) return;
    sr_html_raw(h, "<div><dt>");
    sr_html_word(h, word);
    sr_html_raw(h, "</dt><dd>");
    sr_html_text(h, text);
    sr_html_raw(h, "</dd></div>\n");
}

/* First and last day; a line may end between them, never within one. */
static void write_days(sr_html *h, sr_period period)
{
    sr_buf days = {0};
    sr_format_period_days(&days, period);
    sr_str text = sr_str_of(sr_buf_string(&days));
    if (sr_buf_status(&days) != SR_OK) sr_html_failed(h, SR_MEMORY);
    for (size_t at = 0, start = 0; at <= text.length; at++) {
        if (at < text.length && text.at[at] != ' ') continue;
        sr_html_raw(h, start > 0 ? " <span class=\"v\">" : "<span class=\"v\">");
        sr_buf_put(h->out, text.at + start, at - start);
        sr_html_raw(h, "</span>");
        start = at + 1;
    }
    sr_buf_free(&days);
}

static void write_facts(sr_html *h, const sr_head *head)
{
    char date[16] = "";
    sr_html_raw(h, "<dl class=\"meta\"><div><dt>");
    sr_html_word(h, "Status");
    sr_html_raw(h, "</dt><dd><span class=\"badge\">");
    sr_html_text(h, sr_document_status_word(head->status, h->language));
    sr_html_raw(h, "</span></dd></div>\n<div><dt>");
    sr_html_word(h, "Period");
    sr_html_raw(h, "</dt><dd>");
    write_days(h, head->period);
    sr_html_raw(h, "</dd></div>\n");
    write_fact(h, "Document", head->kind_label);
    write_fact(h, "Decision",
               head->decided != NULL ? head->decided : sr_word(h->language, "No decision registered"));
    if (head->date != SR_DAY_NONE) sr_day_write(head->date, date);
    write_fact(h, "Date", head->date != SR_DAY_NONE ? date : NULL);
    write_fact(h, "Case number", head->case_number);
    sr_html_raw(h, "</dl>\n");
}

static void open_cover(sr_html *h)
{
    const sr_head *head = &h->document->head;
    sr_html_raw(h, "<header class=\"cover\"><p class=\"org\">");
    sr_html_text(h, head->forbund);
    sr_html_raw(h, "</p><h1>");
    sr_html_text(h, head->title);
    sr_html_raw(h, "</h1>");
    if (head->lead != NULL) {
        sr_html_raw(h, "<p class=\"lead\">");
        sr_html_text(h, head->lead);
        sr_html_raw(h, "</p>\n");
    }
    write_facts(h, head);
}

static void close_cover(sr_html *h)
{
    sr_html_raw(h, "</header>\n<main id=\"i:main\">\n");
}

static bool starts_with_cover(const sr_node *root)
{
    return root->first_child != NULL && root->first_child->kind == SR_NODE_COVER;
}

static bool document_enter(void *context, const sr_node *node)
{
    sr_html *h = context;
    write_head(h);
    sr_html_raw(h, "<body");
    sr_html_attribute(h, "data-status", sr_document_status_id(h->document->head.status));
    sr_html_raw(h, ">");
    sr_html_raw(h, (const char *)html_symbols_svg);
    sr_html_raw(h, "<a class=\"skip\" href=\"#i:main\">");
    sr_html_word(h, "To the content");
    sr_html_raw(h, "</a>\n<div class=\"page\">\n");
    if (!starts_with_cover(node)) {
        open_cover(h);
        close_cover(h);
    }
    return true;
}

static void document_leave(void *context, const sr_node *node)
{
    sr_html *h = context;
    const sr_head *head = &h->document->head;
    (void)node;
    sr_html_raw(h, "</main>\n<footer><p>");
    sr_html_text(h, head->forbund);
    sr_html_raw(h, " · ");
    sr_html_text(h, head->title);
    sr_html_raw(h, " · ");
    sr_html_text(h, sr_document_status_word(head->status, h->language));
    sr_html_raw(h, "</p></footer>\n</div></body></html>\n");
}

static bool cover_enter(void *context, const sr_node *node)
{
    if (starts_with_cover(node->parent) && node->parent->first_child == node) open_cover(context);
    return true;
}

static void cover_leave(void *context, const sr_node *node)
{
    if (starts_with_cover(node->parent) && node->parent->first_child == node) close_cover(context);
}

static bool strong_enter(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "<strong>");
    return true;
}

static void strong_leave(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "</strong>");
}

static bool emphasis_enter(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "<em>");
    return true;
}

static void emphasis_leave(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "</em>");
}

static bool muted_enter(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "<span class=\"ds\">");
    return true;
}

static void span_leave(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "</span>");
}

static bool break_enter(void *context, const sr_node *node)
{
    (void)node;
    sr_html_raw(context, "<br>");
    return false;
}

static const sr_visitor visitors[SR_NODE_KINDS] = {
    [SR_NODE_DOCUMENT] = {document_enter, document_leave},
    [SR_NODE_COVER] = {cover_enter, cover_leave},
    [SR_NODE_CONTENTS] = {sr_html_contents, NULL},
    [SR_NODE_SECTION] = {sr_html_section, sr_html_section_end},
    [SR_NODE_PARAGRAPH] = {sr_html_paragraph, sr_html_paragraph_end},
    [SR_NODE_LIST] = {sr_html_list, sr_html_list_end},
    [SR_NODE_ITEM] = {sr_html_item, sr_html_item_end},
    [SR_NODE_TERM] = {sr_html_term, sr_html_term_end},
    [SR_NODE_TABLE] = {sr_html_table, sr_html_table_end},
    [SR_NODE_COLUMN] = {sr_html_column, NULL},
    [SR_NODE_ROW] = {sr_html_row, sr_html_row_end},
    [SR_NODE_CELL] = {sr_html_cell, sr_html_cell_end},
    [SR_NODE_CHART] = {sr_html_chart, NULL},
    [SR_NODE_CALLOUT] = {sr_html_callout, sr_html_callout_end},
    [SR_NODE_NOTE] = {sr_html_note, sr_html_note_end},
    [SR_NODE_SIGNATURES] = {sr_html_signatures, sr_html_signatures_end},
    [SR_NODE_PAGE_BREAK] = {sr_html_page_break, NULL},
    [SR_NODE_TEXT] = {sr_html_text_node, NULL},
    [SR_NODE_STRONG] = {strong_enter, strong_leave},
    [SR_NODE_EMPHASIS] = {emphasis_enter, emphasis_leave},
    [SR_NODE_MUTED] = {muted_enter, span_leave},
    [SR_NODE_VALUE] = {sr_html_value, NULL},
    [SR_NODE_STATUS] = {sr_html_status, NULL},
    [SR_NODE_DIRECTION] = {sr_html_direction, NULL},
    [SR_NODE_LINK] = {sr_html_link, sr_html_link_end},
    [SR_NODE_REFERENCE] = {sr_html_reference, sr_html_reference_end},
    [SR_NODE_NOTE_REF] = {sr_html_note_ref, NULL},
    [SR_NODE_LANGUAGE] = {sr_html_language, span_leave},
    [SR_NODE_BREAK] = {break_enter, NULL},
};

sr_status sr_render_html(const sr_document *document, sr_buf *out, sr_findings *findings)
{
    sr_html h = {
        .out = out, .document = document, .language = document->head.language, .arena = sr_arena_new()};
    (void)findings;
    if (h.arena == NULL) return SR_MEMORY;
    h.status = sr_first_uses_find(document, h.arena, &h.uses);
    if (h.status == SR_OK) sr_walk(document->root, visitors, &h);
    if (h.status == SR_OK) h.status = sr_buf_status(out);
    sr_arena_free(h.arena);
    return h.status;
}
