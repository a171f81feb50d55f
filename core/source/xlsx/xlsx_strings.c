/* Shared strings: each the text of its runs, without what tells how it is pronounced. */
#include <string.h>

#include "source/xlsx/xlsx.h"

typedef struct strings {
    sr_xlsx *x;
    size_t *starts; /* in x->text */
    size_t capacity;
    bool in_text;
    bool in_phonetic;
} strings;

static int hex_digit(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = c != '\0' ? strchr(digits, c >= 'a' && c <= 'f' ? c & ~0x20 : c) : NULL;
    return at != NULL ? (int)(at - digits) : -1;
}

/* "_x000D_": a character that XML cannot hold; those up to U+007F, which are all that occur. */
static int escaped(const char *at, size_t left)
{
    if (left < 7 || at[1] != 'x' || at[2] != '0' || at[3] != '0' || at[6] != '_') return -1;
    int high = hex_digit(at[4]);
    int low = hex_digit(at[5]);
    return high < 0 || low < 0 || high > 7 ? -1 : high * 16 + low;
}

size_t sr_xlsx_unescape(char *text, size_t length)
{
    char *from = length > 0 ? memchr(text, '_', length) : NULL;
    if (from == NULL) return length;
    char *to = from;
    const char *end = text + length;
    while (from < end) {
        int code = *from == '_' ? escaped(from, (size_t)(end - from)) : -1;
        if (code >= 0)
            *to++ = (char)code;
        else
            *to++ = *from;
        from += code >= 0 ? 7 : 1;
    }
    return (size_t)(to - text);
}

static sr_status too_many(sr_xlsx *x)
{
    sr_table_builder_problem(x->builder, "SR9042", 0, 0, NULL,
                             SR_MSG("the workbook has more text than is read"),
                             SR_MSG("save the sheet as CSV, or divide the file"));
    return SR_LIMIT;
}

static sr_status begin_string(strings *s)
{
    sr_xlsx *x = s->x;
    if (x->string_count >= SR_XLSX_MOST_STRINGS) return too_many(x);
    if (sr_grow((void **)&s->starts, x->string_count, &s->capacity, sizeof *s->starts) != SR_OK) {
        return SR_MEMORY;
    }
    s->starts[x->string_count++] = x->text.length;
    return SR_OK;
}

static void start(sr_xlsx_parse *parse, void *user, const sr_xlsx_element *element)
{
    strings *s = user;
    if (strcmp(element->name, "si") == 0) {
        sr_status status = begin_string(s);
        if (status != SR_OK) sr_xlsx_stop(parse, status);
    } else if (strcmp(element->name, "rPh") == 0) {
        s->in_phonetic = true;
    } else if (strcmp(element->name, "t") == 0) {
        s->in_text = !s->in_phonetic;
    }
}

static void end(sr_xlsx_parse *parse, void *user, const char *name)
{
    strings *s = user;
    sr_xlsx *x = s->x;
    if (strcmp(name, "t") == 0) s->in_text = false;
    if (strcmp(name, "rPh") == 0) s->in_phonetic = false;
    if (strcmp(name, "si") != 0 || x->string_count == 0 || x->text.length == 0) return;
    size_t from = s->starts[x->string_count - 1];
    x->text.length = from + sr_xlsx_unescape(x->text.at + from, x->text.length - from);
    if (x->text.failed) sr_xlsx_stop(parse, SR_MEMORY);
}

static void text(sr_xlsx_parse *parse, void *user, sr_str piece)
{
    strings *s = user;
    if (!s->in_text || s->x->string_count == 0) return;
    sr_buf_str(&s->x->text, piece);
    if (s->x->text.length > SR_XLSX_MOST_STRING_BYTES) sr_xlsx_stop(parse, too_many(s->x));
    if (s->x->text.failed) sr_xlsx_stop(parse, SR_MEMORY);
}

static sr_status take_strings(strings *s)
{
    sr_xlsx *x = s->x;
    x->strings = sr_malloc(x->string_count * sizeof *x->strings);
    if (x->strings == NULL) return SR_MEMORY;
    for (size_t i = 0; i < x->string_count; i++) {
        size_t to = i + 1 < x->string_count ? s->starts[i + 1] : x->text.length;
        x->strings[i] = (sr_str){sr_buf_string(&x->text) + s->starts[i], to - s->starts[i]};
    }
    return SR_OK;
}

sr_status sr_xlsx_read_strings(sr_xlsx *x)
{
    static const sr_xlsx_handler handler = {start, end, text};
    if (x->strings_part == NULL) return SR_OK;
    strings s = {.x = x};
    sr_status status = sr_xlsx_read_part(x, x->strings_part, &handler, &s);
    if (status == SR_OK) status = take_strings(&s);
    sr_free(s.starts);
    return status;
}
