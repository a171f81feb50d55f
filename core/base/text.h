/* Text: borrowed views and growing buffers. Every text inside the program is valid UTF-8. */
#ifndef SR_BASE_TEXT_H
#define SR_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* A borrowed piece of text; not NUL-terminated. */
typedef struct sr_str {
    const char *at;
    size_t length;
} sr_str;

#define SR_STR(literal) ((sr_str){"" literal, sizeof(literal) - 1})
sr_str sr_str_of(const char *text); /* a view of a NUL-terminated text; NULL gives the empty view */
bool sr_str_equal(sr_str a, sr_str b);
bool sr_str_is(sr_str a, const char *text);
sr_str sr_str_trim(sr_str text); /* without ASCII white space and no-break space at either end */
/* Whether both are the same words, whatever white space (of that kind) stands between and around them. */
bool sr_str_same_words(sr_str a, sr_str b);
int sr_str_compare(sr_str a, sr_str b); /* by bytes: <0, 0, >0 */

/* True if both are NULL or both are the same text. */
bool sr_text_equal(const char *a, const char *b);

/* A growing byte buffer. When memory runs out it becomes `failed` and ignores further writes, so that a
   writer checks once, at the end. Start with `sr_buf buf = {0}`; release with sr_buf_free. */
typedef struct sr_buf {
    char *at; /* NUL-terminated once something was written; NULL before */
    size_t length;
    size_t capacity;
    bool failed;
} sr_buf;

void sr_buf_free(sr_buf *buf);
void sr_buf_clear(sr_buf *buf); /* length 0, memory kept, failure forgotten */
void sr_buf_put(sr_buf *buf, const void *bytes, size_t length);
void sr_buf_str(sr_buf *buf, sr_str text);
void sr_buf_text(sr_buf *buf, const char *text); /* NULL writes nothing */
void sr_buf_char(sr_buf *buf, char c);
void sr_buf_printf(sr_buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
SR_MUST_USE
sr_status sr_buf_status(const sr_buf *buf);   /* SR_OK or SR_MEMORY */
const char *sr_buf_string(const sr_buf *buf); /* the contents, never NULL; borrowed */

/* The text after its byte order mark, if it begins with one. */
sr_str sr_utf8_unmarked(sr_str text);
/* Offset of the first byte that is not valid UTF-8 (overlong forms and surrogates are not), or `length`. */
size_t sr_utf8_valid(const char *bytes, size_t length);
/* Length of its beginning in ASCII. */
size_t sr_ascii_length(sr_str text);
/* Number of code points; the text must be valid UTF-8. */
size_t sr_utf8_length(sr_str text);

/* Bytes of the first code point of the text, which goes to `code`; 0 at the end of the text. A byte that is
   not valid UTF-8 counts as one code point, SR_NOT_UTF8. */
#define SR_NOT_UTF8 UINT32_MAX
size_t sr_utf8_next(sr_str text, uint32_t *code);
/* Appends text of any origin as it may be shown on a terminal: control characters, characters that reorder
   text or that nobody sees, and bytes that are not UTF-8 become escapes (\n, \u{001b}, \xff). */
void sr_buf_shown(sr_buf *out, sr_str text);

/* An ASCII id: `[a-z][a-z0-9_-]*` joined by dots; ids of measures may also hold å, ä, ö (names from data). */
bool sr_id_valid(const char *text);

/* The candidate nearest to `wanted` by edit distance, or NULL when none is near enough to be meant. */
const char *sr_nearest(const char *wanted, const char *const *candidates, size_t count);

/* Lower-case hexadecimal SHA-256 of the bytes, 64 digits and NUL. */
void sr_sha256(const void *bytes, size_t length, char hex[65]);

#endif
