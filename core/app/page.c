#include "app/page.h"

#include "base/format.h"

void sr_page_say(const sr_page *p, sr_message message)
{
    sr_message_show(p->out, &message, p->language);
}

const char *sr_page_count(const sr_page *p, double value, sr_page_number *room)
{
    const sr_number_style style = {.unit = SR_IN_COUNT, .language = p->language};
    room->text = (sr_buf){0};
    if (sr_format_number(&room->text, SR_INT((int64_t)value), &style) != SR_OK) p->out->failed = true;
    return sr_buf_string(&room->text);
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
