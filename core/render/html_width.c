/* How narrow a table can become: what decides whether it needs a region to scroll in. */
#include <string.h>

#include "draw/draw.h"
#include "render/html.h"

/* CSS pixels, as the style sheet has them on a phone: 288 is a screen of 320 without the padding of the page;
 * PROSE is the least that running text needs to be read in. */
enum {
    ROOM = 288,
    MOST_UNSCROLLED = 4,
    PROSE = 88,
    LONG = 180,
    MOST_MEASURED = 8,
    SIGN = 28,
    NOTE = 8,
    SMALL = 13,
    HEAD = 13,
    TEXT = 15,
    FEW = 14
};

typedef struct measure {
    sr_html *h;
    const sr_node *column;
    float size;
    bool bold;
    bool whole;        /* lines end only at line breaks */
    float run, widest; /* since a line could last end; the widest of these */
    float line, lines; /* since the last line break; the widest of these */
} measure;

static void end_run(measure *m)
{
    if (m->run > m->widest) m->widest = m->run;
    m->run = 0;
}

static void end_line(measure *m)
{
    end_run(m);
    if (m->line > m->lines) m->lines = m->line;
    m->line = 0;
}

static void add_width(measure *m, float width)
{
    m->run += width;
    m->line += width;
}

/* The bytes up to the next place where a line can end: before a space, after a hyphen or a stroke in a word.
 */
static size_t word_length(const char *text)
{
    for (size_t length = 0;; length++) {
        if (text[length] == '\0' || text[length] == ' ' || text[length] == '\n') return length;
        bool joint = text[length] == '-' || text[length] == '/';
        if (joint && length > 0 && strchr("0123456789", text[length + 1]) == NULL) return length + 1;
    }
}

static void add_text(measure *m, const char *text)
{
    sr_buf word = {0};
    while (*text != '\0') {
        size_t length = word_length(text);
        sr_buf_clear(&word);
        sr_buf_put(&word, text, length);
        if (sr_buf_status(&word) != SR_OK)
            sr_html_failed(m->h, SR_MEMORY);
        else
            add_width(m, sr_draw_text_width(sr_buf_string(&word), m->size, m->bold));
        text += length;
        if (*text != '\0' && !m->whole) end_run(m);
        if (*text != ' ' && *text != '\n') continue;
        m->line += m->size / 4;
        m->run += m->whole ? m->size / 4 : 0;
        text++;
    }
    sr_buf_free(&word);
}

/* A shape and its words. In tables of few columns the words of a state break where need be. */
static bool add_shape(measure *m, float shape, const char *words, bool whole)
{
    bool before = m->whole;
    m->whole = before || whole;
    add_width(m, shape * m->size);
    add_text(m, words);
    m->whole = before;
    return false;
}

static bool enter_text(void *context, const sr_node *node)
{
    add_text(context, node->as.text);
    return false;
}

static bool enter_value(void *context, const sr_node *node)
{
    measure *m = context;
    sr_missing missing = node->as.value.quantity.missing;
    sr_buf text = {0};
    if (missing != SR_PRESENT) {
        if (m->column->as.column.kind == SR_COLUMN_NUMBER)
            add_width(m, SIGN);
        else
            add_text(m, sr_missing_word(missing, m->h->language));
        return false;
    }
    sr_status status = sr_value_write(&text, &node->as.value, m->column->as.column.decimals, m->h->language);
    if (status == SR_OK) status = sr_buf_status(&text);
    if (status == SR_OK)
        add_text(m, sr_buf_string(&text));
    else
        sr_html_failed(m->h, status);
    sr_buf_free(&text);
    return false;
}

static bool enter_status(void *context, const sr_node *node)
{
    measure *m = context;
    m->bold = true;
    add_shape(m, 1.42F, sr_state_word(node->as.status.state, node->as.status.words, m->h->language),
              m->size > (float)FEW);
    m->bold = false;
    return false;
}

static bool enter_direction(void *context, const sr_node *node)
{
    measure *m = context;
    return add_shape(m, 1.02F, sr_direction_word(node->as.direction.direction, m->h->language), true);
}

static bool enter_muted(void *context, const sr_node *node)
{
    measure *m = context;
    (void)node;
    end_line(m);
    m->size -= (float)(TEXT - SMALL);
    return true;
}

static void leave_muted(void *context, const sr_node *node)
{
    measure *m = context;
    (void)node;
    end_line(m);
    m->size += (float)(TEXT - SMALL);
}

static bool enter_reference(void *context, const sr_node *node)
{
    measure *m = context;
    sr_buf name = {0};
    if (node->first_child != NULL || node->as.link.node == NULL) return true;
    sr_status status = sr_reference_write(&name, m->h->document, node);
    if (status == SR_OK) status = sr_buf_status(&name);
    if (status == SR_OK)
        add_text(m, sr_buf_string(&name));
    else
        sr_html_failed(m->h, status);
    sr_buf_free(&name);
    return false;
}

static bool enter_note_ref(void *context, const sr_node *node)
{
    (void)node;
    add_width(context, NOTE);
    return false;
}

static bool enter_break(void *context, const sr_node *node)
{
    (void)node;
    end_line(context);
    return false;
}

static const sr_visitor visitors[SR_NODE_KINDS] = {
    [SR_NODE_TEXT] = {enter_text, NULL},          [SR_NODE_VALUE] = {enter_value, NULL},
    [SR_NODE_STATUS] = {enter_status, NULL},      [SR_NODE_DIRECTION] = {enter_direction, NULL},
    [SR_NODE_MUTED] = {enter_muted, leave_muted}, [SR_NODE_REFERENCE] = {enter_reference, NULL},
    [SR_NODE_NOTE_REF] = {enter_note_ref, NULL},  [SR_NODE_BREAK] = {enter_break, NULL},
};

/* What a column asks for: its longest word, and some room for running text. `lines`: without any break. */
static float column_demand(sr_html *h, const sr_node *table, const sr_node *column, size_t index, float size,
                           float *lines)
{
    measure m = {.h = h, .column = column, .size = (float)HEAD, .bold = true};
    add_text(&m, column->as.column.heading);
    end_line(&m);
    if (column->as.column.unit != NULL) add_text(&m, column->as.column.unit);
    end_line(&m);
    m.lines = 0;
    m.bold = false;
    m.whole = column->as.column.kind == SR_COLUMN_NUMBER;
    for (const sr_node *row = table->first_child; row != NULL; row = row->next) {
        if (row->kind != SR_NODE_ROW) continue;
        const sr_node *cell = row->first_child;
        for (size_t i = 0; i < index && cell != NULL; i++)
            cell = cell->next;
        m.size = size;
        if (cell != NULL) sr_walk_children(cell, visitors, &m);
        end_line(&m);
    }
    *lines = m.lines;
    if (m.lines > (float)PROSE) m.lines = (float)PROSE;
    return m.lines > m.widest ? m.lines : m.widest;
}

static void note_lines(const sr_node *column, size_t index, float lines, sr_html_measure *out)
{
    if (index == 0 || column->as.column.kind != SR_COLUMN_TEXT) return;
    if (lines > (float)LONG) out->prose = true;
    if (lines <= (float)PROSE) out->short_text |= 1U << (index + 1);
}

void sr_html_table_measure(sr_html *h, const sr_node *table, sr_html_measure *out)
{
    bool few = table->as.table.column_count <= SR_HTML_MOST_FEW && table->as.table.role == SR_TABLE_PLAIN;
    float between = few ? 11.2F : 19.2F, demand = -between, lines = 0;
    size_t index = 0;
    *out = (sr_html_measure){0};
    if (table->as.table.role != SR_TABLE_METHOD) {
        for (const sr_node *node = table->first_child; node != NULL && index < MOST_MEASURED;
             node = node->next) {
            if (node->kind != SR_NODE_COLUMN) continue;
            demand += between + column_demand(h, table, node, index, (float)(few ? FEW : TEXT), &lines);
            note_lines(node, index++, lines, out);
        }
    }
    out->wide = table->as.table.role == SR_TABLE_METHOD || table->as.table.column_count > MOST_UNSCROLLED ||
                demand > (float)ROOM;
}
