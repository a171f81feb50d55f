#include <string.h>

#include "render/html.h"

void sr_html_raw(sr_html *h, const char *markup)
{
    sr_buf_text(h->out, markup);
}

void sr_html_failed(sr_html *h, sr_status status)
{
    if (h->status == SR_OK) h->status = status;
}

static const char *escape_of(uint32_t code)
{
    switch (code) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* Control characters, and code points that are no characters: an HTML file may not hold them. */
static bool is_forbidden(uint32_t code)
{
    if (code == '\t' || code == '\n') return false;
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xfdd0 && code <= 0xfdef) ||
           (code & 0xfffe) == 0xfffe || code == SR_NOT_UTF8;
}

void sr_html_text(sr_html *h, const char *text)
{
    sr_str rest = sr_str_of(text);
    uint32_t code = 0;
    for (size_t step = sr_utf8_next(rest, &code); step > 0; step = sr_utf8_next(rest, &code)) {
        const char *escape = escape_of(code);
        if (escape != NULL)
            sr_buf_text(h->out, escape);
        else if (is_forbidden(code))
            sr_buf_text(h->out, "\ufffd");
        else
            sr_buf_put(h->out, rest.at, step);
        rest = (sr_str){rest.at + step, rest.length - step};
    }
}

void sr_html_attribute(sr_html *h, const char *name, const char *value)
{
    sr_html_derived(h, name, value, NULL);
}

void sr_html_derived(sr_html *h, const char *name, const char *id, const char *suffix)
{
    if (id == NULL) return;
    sr_buf_char(h->out, ' ');
    sr_buf_text(h->out, name);
    sr_buf_text(h->out, "=\"");
    sr_html_text(h, id);
    if (suffix != NULL) sr_buf_char(h->out, ':');
    sr_buf_text(h->out, suffix);
    sr_buf_char(h->out, '"');
}

void sr_html_word(sr_html *h, const char *id)
{
    sr_html_text(h, sr_word(h->language, id));
}

void sr_html_number(sr_html *h, size_t number)
{
    sr_write_ordinal(h->out, number);
}

void sr_html_take(sr_html *h, sr_buf *buf, sr_status status)
{
    if (status == SR_OK) status = sr_buf_status(buf);
    if (status == SR_OK)
        sr_html_text(h, sr_buf_string(buf));
    else
        sr_html_failed(h, status);
    sr_buf_free(buf);
}

void sr_html_heading(sr_html *h, bool end, unsigned below)
{
    unsigned level = h->level + 1 + below;
    sr_buf_text(h->out, end ? "</h" : "<h");
    sr_buf_char(h->out, (char)('0' + (level > 6 ? 6 : level < 2 ? 2 : level)));
    if (end) sr_buf_char(h->out, '>');
}
