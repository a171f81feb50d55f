#include "app/page.h"

#include <string.h>

#include "base/format.h"
#include "model/state.h"

enum { LABEL = 44, COLUMN = 12 };

void sr_page_say(const sr_page *p, sr_message message)
{
    sr_message_show(p->out, &message, p->language);
}

const char *sr_page_count(const sr_page *p, double value, sr_buf *text)
{
    const sr_number_style style = {.unit = SR_IN_COUNT, .language = p->language};
    *text = (sr_buf){0};
    if (sr_format_number(text, SR_INT((int64_t)value), &style) != SR_OK) p->out->failed = true;
    return sr_buf_string(text);
}

size_t sr_page_put(const sr_page *p, const char *text, size_t width)
{
    sr_buf shown = {0};
    sr_buf_shown(&shown, sr_str_of(text));
    sr_str rest = {sr_buf_string(&shown), shown.length};
    size_t length = sr_utf8_length(rest), kept = 0;
    uint32_t code = 0;
    for (size_t i = 0; length > width && i + 1 < width; i++)
        kept += sr_utf8_next((sr_str){rest.at + kept, rest.length - kept}, &code);
    if (length > width) rest.length = kept;
    sr_buf_str(p->out, rest);
    if (length > width) sr_buf_text(p->out, "…");
    p->out->failed |= shown.failed;
    sr_buf_free(&shown);
    return length > width ? width : length;
}

void sr_page_pad(const sr_page *p, size_t from, size_t to)
{
    for (; from < to; from++)
        sr_buf_char(p->out, ' ');
}

void sr_page_padded(const sr_page *p, const char *text, size_t width)
{
    sr_page_pad(p, sr_page_put(p, text, width), width);
}

size_t sr_page_length(const char *text, size_t most)
{
    sr_buf shown = {0};
    sr_buf_shown(&shown, sr_str_of(text));
    size_t length = sr_utf8_length((sr_str){sr_buf_string(&shown), shown.length});
    sr_buf_free(&shown);
    return length < most ? length : most;
}

void sr_page_end(const sr_page *p)
{
    sr_buf *out = p->out;
    while (out->length > 0 && out->at[out->length - 1] == ' ')
        out->at[--out->length] = '\0';
    sr_buf_char(out, '\n');
}

void sr_page_label(const sr_page *p, const char *text)
{
    sr_buf_text(p->out, "  ");
    sr_page_padded(p, text, LABEL);
    sr_buf_text(p->out, "  ");
}

void sr_page_cell(const sr_page *p, const char *text)
{
    size_t length = sr_page_length(text, COLUMN);
    sr_page_pad(p, length, COLUMN);
    (void)sr_page_put(p, text, COLUMN);
    sr_buf_text(p->out, "  ");
}

const char *sr_page_word(const sr_page *p, const char *id)
{
    return sr_word(p->language, id);
}

void sr_page_heading(const sr_page *p, const char *first, const char *const *columns, size_t count)
{
    sr_buf_char(p->out, '\n');
    sr_page_label(p, sr_page_word(p, first));
    for (size_t i = 0; i < count; i++)
        sr_page_cell(p, sr_page_word(p, columns[i]));
    sr_page_end(p);
}

void sr_page_points(const sr_page *p, const cJSON *value, bool with_sign)
{
    sr_buf text = {0};
    sr_number number;
    const sr_number_style style = {
        .unit = SR_IN_POINTS, .decimals = 2, .with_sign = with_sign, .language = p->language};
    if (!cJSON_IsNumber(value) || sr_number_inexact(value->valuedouble, &number) != SR_OK)
        sr_buf_text(&text, "..");
    else if (sr_format_number(&text, number, &style) != SR_OK)
        p->out->failed = true;
    sr_page_cell(p, sr_buf_string(&text));
    sr_buf_free(&text);
}

const char *sr_page_state(const sr_page *p, const char *id)
{
    for (int state = 0; state < SR_STATES; state++)
        if (strcmp(id, sr_state_id((sr_state)state)) == 0)
            return sr_state_word((sr_state)state, SR_WORDS_INDEX, p->language);
    return id;
}
