/* A finding as people read it in a terminal. Text of the user's is escaped, so that it can neither drive the
   terminal nor pretend to be a finding of its own. */
#include <unicode/uchar.h>

#include "base/finding.h"

enum { TAB = 4, SHOWN_LINE = 100, BEFORE_CARET = 50, SHOWN_VALUE = 160 };

typedef struct look {
    const char *label; /* message id with the place of the code */
    const char *colour;
} look;

static const look looks[] = {
    [SR_NOTE] = {"note[{0}]: ", "\033[1;36m"},
    [SR_WARNING] = {"warning[{0}]: ", "\033[1;33m"},
    [SR_ERROR] = {"error[{0}]: ", "\033[1;31m"},
};

typedef struct text_writer {
    sr_buf *out;
    const sr_finding *finding;
    sr_language language;
    bool colour;
} text_writer;

static void paint(const text_writer *w, const char *colour)
{
    if (w->colour) {
        sr_buf_text(w->out, colour);
    }
}

static void write_where(const text_writer *w)
{
    const sr_place *place = &w->finding->place;
    const char *where = place->file != NULL ? place->file : w->finding->subject;
    if (where == NULL) {
        return;
    }
    paint(w, "\033[1m");
    sr_buf_shown(w->out, sr_str_of(where));
    if (place->file != NULL && place->line != 0) {
        sr_buf_printf(w->out, ":%u", place->line);
        if (place->column != 0) {
            sr_buf_printf(w->out, ":%u", place->column);
        }
    }
    sr_buf_text(w->out, ":");
    paint(w, "\033[0m");
    sr_buf_text(w->out, " ");
}

static void write_head(const text_writer *w)
{
    write_where(w);
    const look *as = &looks[w->finding->severity];
    sr_message label = {as->label, {w->finding->code}};
    paint(w, as->colour);
    sr_message_show(w->out, &label, w->language);
    paint(w, "\033[0m");
    sr_message_show(w->out, &w->finding->message, w->language);
    sr_buf_char(w->out, '\n');
}

/* Columns that a code point takes in a terminal. */
static size_t columns_of(uint32_t code)
{
    int8_t type = u_charType((UChar32)code);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) {
        return 0;
    }
    int width = u_getIntPropertyValue((UChar32)code, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/* Writes one code point of the source line that begins in column `at`; returns the columns it took. */
static size_t show_code_point(sr_buf *out, sr_str bytes, uint32_t code, size_t at)
{
    if (code == '\t') {
        size_t width = TAB - at % TAB;
        sr_buf_put(out, "    ", width);
        return width;
    }
    size_t before = out->length;
    sr_buf_shown(out, bytes);
    bool escaped = out->length - before > bytes.length;
    return escaped ? out->length - before : columns_of(code);
}

/* What of a long line is shown, in code points: from inclusive, to exclusive. */
typedef struct window {
    size_t from, to, whole;
} window;

static size_t count_code_points(sr_str text)
{
    size_t count = 0;
    uint32_t code = 0;
    for (; text.length != 0; count++) {
        size_t step = sr_utf8_next(text, &code);
        text = (sr_str){text.at + step, text.length - step};
    }
    return count;
}

static window window_of(const sr_place *place)
{
    size_t whole = count_code_points(sr_str_of(place->source));
    window shown = {0, whole, whole};
    if (whole > SHOWN_LINE) {
        size_t from = place->column > BEFORE_CARET ? place->column - BEFORE_CARET : 0;
        shown.from = from < whole - SHOWN_LINE ? from : whole - SHOWN_LINE;
        shown.to = shown.from + SHOWN_LINE;
    }
    return shown;
}

/* Columns where the mark begins and ends. */
typedef struct mark {
    size_t from, to;
} mark;

static mark write_source(sr_buf *out, const sr_place *place)
{
    sr_str rest = sr_str_of(place->source);
    window shown = window_of(place);
    size_t first = place->column != 0 ? place->column - 1 : 0;
    size_t last = first + (place->length > 1 ? place->length : 1);
    size_t at = shown.from > 0 ? 1 : 0;
    mark found = {0, 0};
    sr_buf_text(out, shown.from > 0 ? "…" : "");
    for (size_t i = 0; i < shown.to; i++) {
        uint32_t code = 0;
        size_t step = sr_utf8_next(rest, &code);
        if (i >= shown.from) {
            found.from = i == first ? at : found.from;
            at += show_code_point(out, (sr_str){rest.at, step}, code, at);
            found.to = i + 1 <= last ? at : found.to;
        }
        rest = (sr_str){rest.at + step, rest.length - step};
    }
    found.from = first >= shown.to ? at : found.from;
    sr_buf_text(out, shown.to < shown.whole ? "…\n" : "\n");
    return found;
}

static void write_place(const text_writer *w)
{
    const sr_place *place = &w->finding->place;
    if (place->source == NULL) {
        return;
    }
    if (place->line != 0) {
        sr_buf_printf(w->out, "%5u | ", place->line);
    } else {
        sr_buf_text(w->out, "      | ");
    }
    mark found = write_source(w->out, place);
    if (place->column == 0) {
        return;
    }
    sr_buf_text(w->out, "      | ");
    for (size_t i = 0; i < found.from; i++) {
        sr_buf_char(w->out, ' ');
    }
    paint(w, looks[w->finding->severity].colour);
    sr_buf_char(w->out, '^');
    for (size_t i = found.from + 1; i < found.to; i++) {
        sr_buf_char(w->out, '^');
    }
    paint(w, "\033[0m");
    sr_buf_char(w->out, '\n');
}

static void write_label(const text_writer *w, const char *label)
{
    sr_buf_text(w->out, "  ");
    paint(w, "\033[1m");
    sr_buf_text(w->out, sr_word(w->language, label));
    paint(w, "\033[0m");
}

/* A value from the input, cut when it is long. */
static void write_value(const text_writer *w, const char *label, const char *value)
{
    if (value == NULL) {
        return;
    }
    sr_str rest = sr_str_of(value);
    size_t shown = 0;
    uint32_t code = 0;
    for (size_t i = 0; i < SHOWN_VALUE && shown < rest.length; i++) {
        shown += sr_utf8_next((sr_str){rest.at + shown, rest.length - shown}, &code);
    }
    write_label(w, label);
    sr_buf_shown(w->out, (sr_str){rest.at, shown});
    sr_buf_text(w->out, shown < rest.length ? "…\n" : "\n");
}

static void write_saying(const text_writer *w, const char *label, const sr_message *message)
{
    if (message->id != NULL) {
        write_label(w, label);
        sr_message_show(w->out, message, w->language);
        sr_buf_char(w->out, '\n');
    }
}

void sr_finding_write_text(sr_buf *out, const sr_finding *finding, sr_language language, bool colour)
{
    text_writer w = {out, finding, language, colour};
    write_head(&w);
    write_place(&w);
    write_value(&w, "about: ", finding->place.file != NULL ? finding->subject : NULL);
    write_value(&w, "found: ", finding->found);
    write_saying(&w, "expected: ", &finding->expected);
    write_value(&w, "stated: ", finding->stated);
    write_value(&w, "recomputed: ", finding->recomputed);
    write_saying(&w, "hint: ", &finding->hint);
}
