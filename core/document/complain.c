#include "document/words.h"
#include "document/work.h"

#include <stdio.h>

void sr_work_memory(sr_builder *b)
{
    b->status = SR_MEMORY;
    b->halted = true;
}

static unsigned position(const sr_node *node)
{
    unsigned place = 1;
    for (const sr_node *other = node->parent->first_child; other != NULL && other != node;
         other = other->next) {
        place += other->kind == node->kind;
    }
    return place;
}

/* Inlines are not told: the paragraph or cell is place enough. */
static bool is_told(const sr_node *node)
{
    return node->kind < SR_NODE_TEXT && node->parent != NULL;
}

static void write_step(sr_buf *out, const sr_node *node, sr_language language)
{
    sr_buf_text(out, sr_word(language, sr_node_kind_id(node->kind)));
    if (node->id != NULL) {
        sr_buf_printf(out, " \"%s\"", node->id);
    } else {
        sr_buf_printf(out, " %u", position(node));
    }
}

void sr_place_write(sr_buf *out, const sr_node *node, sr_language language)
{
    const sr_node *steps[SR_DOCUMENT_DEPTH + 2];
    size_t count = 0;
    for (; node != NULL && count < SR_DOCUMENT_DEPTH + 2; node = node->parent) {
        if (is_told(node)) {
            steps[count++] = node;
        }
    }
    if (count == 0) {
        sr_buf_text(out, sr_word(language, "document"));
    }
    while (count > 0) {
        write_step(out, steps[--count], language);
        sr_buf_text(out, count > 0 ? " / " : "");
    }
}

void sr_complain(sr_builder *b, const char *code, sr_message message, const char *found, sr_message hint)
{
    if (b->halted) {
        return;
    }
    sr_buf place = {0};
    sr_place_write(&place, b->at, b->document->head.language);
    if (sr_buf_status(&place) != SR_OK) {
        sr_work_memory(b);
    } else {
        sr_finding finding = {.code = code,
                              .severity = SR_ERROR,
                              .subject = sr_buf_string(&place),
                              .message = message,
                              .found = found,
                              .hint = hint};
        sr_findings_add(b->findings, &finding);
        b->status = SR_CONTENT;
        b->halted = ++b->complaints >= SR_DOCUMENT_COMPLAINTS;
    }
    sr_buf_free(&place);
}

void sr_complain_limit(sr_builder *b, const char *what, long long most)
{
    char number[24];
    (void)snprintf(number, sizeof number, "%lld", most);
    sr_complain(b, "SR9050",
                SR_MSG("{0}: the document is too large: {1}, at most {2}", b->call, what, number), NULL,
                SR_NO_HINT);
    if (b->status == SR_CONTENT) {
        b->status = SR_LIMIT;
    }
    b->halted = true;
}
