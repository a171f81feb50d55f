/* What a string literal of Lua or JSON stands for. The escapes of the two languages do not contradict each
 * other. */
#include <string.h>

#include "base/token.h"

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c != '\0' ? strchr(digits, c >= 'A' && c <= 'F' ? c + 32 : c) : NULL;
    return found != NULL ? (int)(found - digits) : -1;
}

/* Reads up to `most` hexadecimal digits; returns how many there were. */
static size_t read_hex(sr_str text, size_t most, uint32_t *value)
{
    size_t n = 0;
    *value = 0;
    while (n < most && n < text.length && hex_digit(text.at[n]) >= 0) {
        *value = *value << 4 | (uint32_t)hex_digit(text.at[n]);
        n++;
    }
    return n;
}

static void put_utf8(sr_buf *out, uint32_t code)
{
    if (code < 0x80) {
        sr_buf_char(out, (char)code);
        return;
    }
    size_t more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};
    sr_buf_char(out, (char)(lead[more] | code >> (6 * more)));
    while (more-- > 0) {
        sr_buf_char(out, (char)(0x80 | ((code >> (6 * more)) & 0x3F)));
    }
}

static sr_str after(sr_str text, size_t n)
{
    return n < text.length ? (sr_str){text.at + n, text.length - n} : (sr_str){text.at + text.length, 0};
}

/* \u{1F600} of Lua, or \ud83d\ude00 of JSON; `text` begins after the u. Returns the bytes read. */
static size_t put_unicode(sr_buf *out, sr_str text)
{
    uint32_t code = 0;
    if (text.length != 0 && text.at[0] == '{') {
        size_t digits = read_hex(after(text, 1), 6, &code);
        put_utf8(out, code <= 0x10FFFF ? code : 0xFFFD);
        return digits + 2 <= text.length ? digits + 2 : text.length;
    }
    size_t read = read_hex(text, 4, &code);
    uint32_t low = 0;
    sr_str next = after(text, read);
    if (code >= 0xD800 && code < 0xDC00 && next.length >= 6 && memcmp(next.at, "\\u", 2) == 0 &&
        read_hex(after(next, 2), 4, &low) == 4 && low >= 0xDC00 && low < 0xE000) {
        put_utf8(out, 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00));
        return read + 6;
    }
    put_utf8(out, code);
    return read;
}

static size_t put_decimal(sr_buf *out, sr_str text)
{
    unsigned value = 0;
    size_t n = 0;
    while (n < 3 && n < text.length && text.at[n] >= '0' && text.at[n] <= '9') {
        value = value * 10 + (unsigned)(text.at[n++] - '0');
    }
    sr_buf_char(out, (char)(value & 0xFF));
    return n;
}

static size_t skip_space(sr_str text)
{
    size_t n = 0;
    while (n < text.length && strchr(" \t\r\n\v\f", text.at[n]) != NULL) {
        n++;
    }
    return n;
}

/* `text` begins after the backslash and is not empty. Returns the bytes read. */
static size_t put_escape(sr_buf *out, sr_str text)
{
    static const char letters[] = "abfnrtv";
    static const char meant[] = "\a\b\f\n\r\t\v";
    char c = text.at[0];
    const char *letter = c != '\0' ? strchr(letters, c) : NULL;
    if (letter != NULL) {
        sr_buf_char(out, meant[letter - letters]);
        return 1;
    }
    if (c == 'u') {
        return 1 + put_unicode(out, after(text, 1));
    }
    if (c == 'x') {
        uint32_t value = 0;
        size_t digits = read_hex(after(text, 1), 2, &value);
        sr_buf_char(out, (char)value);
        return 1 + digits;
    }
    if (c == 'z') {
        return 1 + skip_space(after(text, 1));
    }
    if (c >= '0' && c <= '9') {
        return put_decimal(out, text);
    }
    sr_buf_char(out, c);
    return 1;
}

static void decode_long(sr_str token, sr_buf *out)
{
    size_t opening = 2;
    while (opening < token.length && token.at[opening - 1] != '[') {
        opening++;
    }
    if (token.length < 2 * opening) {
        return;
    }
    sr_str inside = {token.at + opening, token.length - 2 * opening};
    if (inside.length >= 2 && memcmp(inside.at, "\r\n", 2) == 0) {
        inside = after(inside, 2);
    } else if (inside.length != 0 && (inside.at[0] == '\n' || inside.at[0] == '\r')) {
        inside = after(inside, 1);
    }
    sr_buf_str(out, inside);
}

void sr_token_decode(sr_str token, sr_buf *out)
{
    if (token.length < 2 || token.at[0] == '[') {
        decode_long(token, out);
        return;
    }
    char quote = token.at[0];
    bool closed = token.at[token.length - 1] == quote;
    sr_str rest = {token.at + 1, token.length - 1 - closed};
    while (rest.length != 0) {
        const char *backslash = memchr(rest.at, '\\', rest.length);
        size_t plain = backslash != NULL ? (size_t)(backslash - rest.at) : rest.length;
        sr_buf_put(out, rest.at, plain);
        rest = after(rest, plain + (backslash != NULL));
        if (backslash != NULL && rest.length != 0) {
            rest = after(rest, put_escape(out, rest));
        }
    }
}
