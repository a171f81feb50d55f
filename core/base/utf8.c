/* UTF-8: validity, code points, and showing text on a terminal that it must not control. */
#include <string.h>

#include "base/text.h"

static unsigned char byte_at(const char *at, size_t index)
{
    return (unsigned char)at[index];
}

/* Length of the sequence that a byte begins, 0 for a byte that begins none. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xC2) {
        return 0;
    }
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
}

static bool allowed(uint32_t code, size_t length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    return code >= least[length] && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
}

sr_str sr_utf8_unmarked(sr_str text)
{
    bool marked = text.length >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0;
    return marked ? (sr_str){text.at + 3, text.length - 3} : text;
}

size_t sr_utf8_next(sr_str text, uint32_t *code)
{
    *code = SR_NOT_UTF8;
    size_t length = text.length != 0 ? sequence_length(byte_at(text.at, 0)) : 0;
    if (length == 0 || length > text.length) {
        return text.length != 0 ? 1 : 0;
    }
    uint32_t value = length == 1 ? byte_at(text.at, 0) : byte_at(text.at, 0) & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte_at(text.at, i) & 0xC0) != 0x80) {
            return 1;
        }
        value = value << 6 | (byte_at(text.at, i) & 0x3Fu);
    }
    if (!allowed(value, length)) {
        return 1;
    }
    *code = value;
    return length;
}

/* Files are mostly ASCII: eight bytes at a time. */
static size_t skip_ascii(const char *bytes, size_t at, size_t length)
{
    while (length - at >= 8) {
        uint64_t word = 0;
        memcpy(&word, bytes + at, 8);
        if ((word & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
        at += 8;
    }
    return at;
}

size_t sr_utf8_valid(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        at = skip_ascii(bytes, at, length);
        if (at == length) {
            break;
        }
        uint32_t code = 0;
        size_t step = sr_utf8_next((sr_str){bytes + at, length - at}, &code);
        if (code == SR_NOT_UTF8) {
            return at;
        }
        at += step;
    }
    return length;
}

size_t sr_ascii_length(sr_str text)
{
    size_t length = 0;
    while (length < text.length && (unsigned char)text.at[length] < 0x80) {
        length++;
    }
    return length;
}

size_t sr_utf8_length(sr_str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++) {
        count += (byte_at(text.at, i) & 0xC0) != 0x80;
    }
    return count;
}

/* Control characters, and the format characters that reorder or hide text or that nobody sees: a name that
   has one looks like another that has none. */
static bool controls(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0xAD || code == 0x061C ||
           (code >= 0x200B && code <= 0x200F) || (code >= 0x2028 && code <= 0x202E) ||
           (code >= 0x2060 && code <= 0x2069) || code == 0xFEFF;
}

static void put_escaped(sr_buf *out, uint32_t code)
{
    static const struct {
        uint32_t code;
        const char *text;
    } names[] = {{'\n', "\\n"}, {'\r', "\\r"}, {'\t', "\\t"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (names[i].code == code) {
            sr_buf_text(out, names[i].text);
            return;
        }
    }
    sr_buf_printf(out, "\\u{%04x}", (unsigned)code);
}

void sr_buf_shown(sr_buf *out, sr_str text)
{
    while (text.length != 0) {
        uint32_t code = 0;
        size_t step = sr_utf8_next(text, &code);
        if (code == SR_NOT_UTF8) {
            sr_buf_printf(out, "\\x%02x", (unsigned)byte_at(text.at, 0));
        } else if (controls(code)) {
            put_escaped(out, code);
        } else {
            sr_buf_put(out, text.at, step);
        }
        text = (sr_str){text.at + step, text.length - step};
    }
}
