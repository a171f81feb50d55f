/* The growing byte buffer. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

void sr_buf_free(sr_buf *buf)
{
    sr_free(buf->at);
    *buf = (sr_buf){0};
}

void sr_buf_clear(sr_buf *buf)
{
    buf->length = 0;
    buf->failed = false;
    if (buf->at != NULL) {
        buf->at[0] = '\0';
    }
}

/* Room for `more` bytes and the NUL. */
static bool reserve(sr_buf *buf, size_t more)
{
    size_t needed = 0;
    if (buf->failed || __builtin_add_overflow(buf->length, more, &needed) || needed >= SIZE_MAX / 2) {
        buf->failed = true;
        return false;
    }
    if (needed < buf->capacity) {
        return true;
    }
    size_t capacity = buf->capacity < 32 ? 64 : buf->capacity * 2;
    if (capacity <= needed) {
        capacity = needed + 1;
    }
    char *grown = sr_realloc(buf->at, capacity);
    if (grown == NULL) {
        buf->failed = true;
        return false;
    }
    buf->at = grown;
    buf->capacity = capacity;
    return true;
}

void sr_buf_put(sr_buf *buf, const void *bytes, size_t length)
{
    if (!reserve(buf, length)) {
        return;
    }
    if (length != 0) {
        memcpy(buf->at + buf->length, bytes, length);
    }
    buf->length += length;
    buf->at[buf->length] = '\0';
}

void sr_buf_str(sr_buf *buf, sr_str text)
{
    sr_buf_put(buf, text.at, text.length);
}

void sr_buf_text(sr_buf *buf, const char *text)
{
    if (text != NULL) {
        sr_buf_put(buf, text, strlen(text));
    }
}

void sr_buf_char(sr_buf *buf, char c)
{
    sr_buf_put(buf, &c, 1);
}

void sr_buf_printf(sr_buf *buf, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    int length = vsnprintf(NULL, 0, format, list);
    va_end(list);
    if (length < 0 || !reserve(buf, (size_t)length)) {
        buf->failed = true;
        return;
    }
    va_start(list, format);
    (void)vsnprintf(buf->at + buf->length, (size_t)length + 1, format, list);
    va_end(list);
    buf->length += (size_t)length;
}

sr_status sr_buf_status(const sr_buf *buf)
{
    return buf->failed ? SR_MEMORY : SR_OK;
}

const char *sr_buf_string(const sr_buf *buf)
{
    return buf->at != NULL ? buf->at : "";
}
