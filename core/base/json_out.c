/* Writing JSON. */
#include <inttypes.h>

#include "base/json.h"

static void new_line(sr_json_out *out)
{
    if (out->indent == 0) {
        return;
    }
    sr_buf_char(out->buf, '\n');
    for (int i = 0; i < out->indent * out->depth; i++) {
        sr_buf_char(out->buf, ' ');
    }
}

/* What stands between the last thing written and the next one. */
static void separate(sr_json_out *out)
{
    if (out->keyed) {
        out->keyed = false;
        return;
    }
    if (out->depth == 0) {
        return;
    }
    if (!out->first) {
        sr_buf_char(out->buf, ',');
    }
    out->first = false;
    new_line(out);
}

void sr_json_open(sr_json_out *out, char bracket)
{
    separate(out);
    sr_buf_char(out->buf, bracket);
    out->depth++;
    out->first = true;
}

void sr_json_close(sr_json_out *out, char bracket)
{
    out->depth--;
    if (!out->first) {
        new_line(out);
    }
    out->first = false;
    sr_buf_char(out->buf, bracket);
}

static void write_escape(sr_buf *buf, uint32_t code)
{
    static const char plain[] = "\"\\\b\f\n\r\t";
    static const char letter[] = "\"\\bfnrt";
    for (size_t i = 0; i < sizeof plain - 1; i++) {
        if ((uint32_t)(unsigned char)plain[i] == code) {
            sr_buf_char(buf, '\\');
            sr_buf_char(buf, letter[i]);
            return;
        }
    }
    sr_buf_printf(buf, "\\u%04x", (unsigned)code);
}

/* Control characters of both sets, so that a line of JSON is safe in a terminal too. */
static bool needs_escape(uint32_t code)
{
    return code < 0x20 || code == '"' || code == '\\' || (code >= 0x7F && code < 0xA0);
}

static void write_string(sr_buf *buf, sr_str text)
{
    sr_buf_char(buf, '"');
    size_t done = 0;
    for (size_t at = 0; at < text.length;) {
        uint32_t code = 0;
        size_t step = sr_utf8_next((sr_str){text.at + at, text.length - at}, &code);
        if (code == SR_NOT_UTF8 || needs_escape(code)) {
            sr_buf_put(buf, text.at + done, at - done);
            done = at + step;
            write_escape(buf, code == SR_NOT_UTF8 ? 0xFFFD : code);
        }
        at += step;
    }
    sr_buf_put(buf, text.at + done, text.length - done);
    sr_buf_char(buf, '"');
}

void sr_json_key(sr_json_out *out, const char *key)
{
    separate(out);
    write_string(out->buf, sr_str_of(key));
    sr_buf_text(out->buf, out->indent != 0 ? ": " : ":");
    out->keyed = true;
}

void sr_json_str(sr_json_out *out, sr_str text)
{
    separate(out);
    write_string(out->buf, text);
}

void sr_json_text(sr_json_out *out, const char *text)
{
    if (text == NULL) {
        sr_json_null(out);
    } else {
        sr_json_str(out, sr_str_of(text));
    }
}

void sr_json_raw(sr_json_out *out, sr_str json)
{
    separate(out);
    sr_buf_str(out->buf, json);
}

void sr_json_int(sr_json_out *out, int64_t value)
{
    separate(out);
    sr_buf_printf(out->buf, "%" PRId64, value);
}

void sr_json_bool(sr_json_out *out, bool value)
{
    separate(out);
    sr_buf_text(out->buf, value ? "true" : "false");
}

void sr_json_null(sr_json_out *out)
{
    separate(out);
    sr_buf_text(out->buf, "null");
}

void sr_json_key_text(sr_json_out *out, const char *key, const char *text)
{
    sr_json_key(out, key);
    sr_json_text(out, text);
}

void sr_json_key_int(sr_json_out *out, const char *key, int64_t value)
{
    sr_json_key(out, key);
    sr_json_int(out, value);
}

void sr_json_key_bool(sr_json_out *out, const char *key, bool value)
{
    sr_json_key(out, key);
    sr_json_bool(out, value);
}
