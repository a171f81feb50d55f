#include "document/work.h"

#include <stdarg.h>
#include <stdio.h>

void sr_strong(sr_builder *b)
{
    (void)sr_open(b, "sr_strong", SR_NODE_STRONG);
}

void sr_emphasis(sr_builder *b)
{
    (void)sr_open(b, "sr_emphasis", SR_NODE_EMPHASIS);
}

void sr_muted(sr_builder *b)
{
    (void)sr_open(b, "sr_muted", SR_NODE_MUTED);
}

void sr_link(sr_builder *b, const char *address)
{
    sr_node *node = sr_open(b, "sr_link", SR_NODE_LINK);
    if (node != NULL) {
        node->as.link.target = sr_take_address(b, address);
    }
}

void sr_reference(sr_builder *b, const char *id)
{
    sr_node *node = sr_open(b, "sr_reference", SR_NODE_REFERENCE);
    if (node != NULL) {
        node->as.link.target = sr_take_text(b, "id", id, true);
    }
}

void sr_language_span(sr_builder *b, sr_language language)
{
    sr_node *node = sr_open(b, "sr_language_span", SR_NODE_LANGUAGE);
    if (node != NULL) {
        node->as.language = (sr_language)sr_take_choice(b, "language", language, SR_ENGLISH + 1);
    }
}

void sr_text(sr_builder *b, const char *text)
{
    if (b != NULL && text != NULL && *text == '\0') {
        return; /* an empty text is no node */
    }
    sr_node *node = sr_leaf(b, "sr_text", SR_NODE_TEXT);
    if (node != NULL) {
        node->as.text = sr_take_text(b, "text", text, true);
    }
}

void sr_textf(sr_builder *b, const char *format, ...)
{
    if (!sr_begin(b, "sr_textf")) {
        return;
    }
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    char *text = length >= 0 ? sr_malloc((size_t)length + 1) : NULL;
    if (text == NULL) {
        sr_work_memory(b);
        return;
    }
    va_start(list, format);
    (void)vsnprintf(text, (size_t)length + 1, format, list);
    va_end(list);
    sr_text(b, text);
    sr_free(text);
}

static void enter_line(sr_builder *b, const char *line)
{
    sr_names *lines = &b->document->index->lines;
    if (line == NULL || b->halted || sr_names_find(lines, line) != SR_NO_NAME) {
        return;
    }
    if (sr_names_add(lines, line, NULL) != SR_OK) {
        sr_work_memory(b);
    }
}

static bool is_in_link(const sr_node *node)
{
    return sr_node_within(node, SR_NODE_LINK) != NULL || sr_node_within(node, SR_NODE_REFERENCE) != NULL;
}

static void check_linked(sr_builder *b, const sr_node *node)
{
    if (!node->as.value.linked) {
        return;
    }
    if (node->as.value.line == NULL) {
        sr_complain(b, "SR5117", SR_MSG("{0}: a value without a method line cannot link to one", b->call),
                    NULL, SR_NO_HINT);
    } else if (is_in_link(node)) {
        sr_complain(b, "SR5102", SR_MSG("{0}: a value in a link cannot itself be linked", b->call), NULL,
                    SR_NO_HINT);
    }
}

void sr_value_add(sr_builder *b, const sr_value *value)
{
    sr_node *node = sr_leaf(b, "sr_value_add", SR_NODE_VALUE);
    if (node == NULL) {
        return;
    }
    node->as.value = (sr_value){.quantity = sr_take_quantity(b, &value->quantity),
                                .measure = sr_take_text(b, "measure", value->measure, false),
                                .unit_id = sr_take_text(b, "unit's id", value->unit_id, false),
                                .group = sr_take_text(b, "group", value->group, false),
                                .line = sr_take_text(b, "method line", value->line, false),
                                .with_unit = value->with_unit,
                                .as_difference = value->as_difference,
                                .with_sign = value->with_sign,
                                .as_answer = value->as_answer,
                                .in_thousands = value->in_thousands,
                                .linked = value->linked};
    enter_line(b, node->as.value.line);
    check_linked(b, node);
}

void sr_status_add(sr_builder *b, sr_state state, sr_state_words words)
{
    sr_node *node = sr_leaf(b, "sr_status_add", SR_NODE_STATUS);
    if (node != NULL) {
        node->as.status.state = (sr_state)sr_take_choice(b, "state", state, SR_STATES);
        node->as.status.words = (sr_state_words)sr_take_choice(b, "words", words, SR_WORDS_INDEX + 1);
    }
}

void sr_direction_add(sr_builder *b, sr_direction direction)
{
    sr_node *node = sr_leaf(b, "sr_direction_add", SR_NODE_DIRECTION);
    if (node != NULL) {
        node->as.direction.direction = (sr_direction)sr_take_choice(b, "direction", direction, SR_DIRECTIONS);
    }
}

void sr_note_ref(sr_builder *b, const char *id)
{
    sr_node *node = sr_leaf(b, "sr_note_ref", SR_NODE_NOTE_REF);
    if (node != NULL) {
        node->as.link.target = sr_take_text(b, "id", id, true);
    }
}

void sr_break(sr_builder *b)
{
    (void)sr_leaf(b, "sr_break", SR_NODE_BREAK);
}
