#include "base/text.h"

#include <string.h>

sr_str sr_str_of(const char *text)
{
    return text != NULL ? (sr_str){text, strlen(text)} : SR_STR("");
}

bool sr_str_equal(sr_str a, sr_str b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.at, b.at, a.length) == 0);
}

bool sr_str_is(sr_str a, const char *text)
{
    return sr_str_equal(a, sr_str_of(text));
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_no_break_space(const char *at)
{
    return memcmp(at, "\xC2\xA0", 2) == 0;
}

static size_t space_at_start(sr_str text)
{
    if (text.length != 0 && is_space(text.at[0])) {
        return 1;
    }
    return text.length >= 2 && is_no_break_space(text.at) ? 2 : 0;
}

static size_t space_at_end(sr_str text)
{
    if (text.length != 0 && is_space(text.at[text.length - 1])) {
        return 1;
    }
    return text.length >= 2 && is_no_break_space(text.at + text.length - 2) ? 2 : 0;
}

sr_str sr_str_trim(sr_str text)
{
    for (size_t n = space_at_start(text); n != 0; n = space_at_start(text)) {
        text = (sr_str){text.at + n, text.length - n};
    }
    for (size_t n = space_at_end(text); n != 0; n = space_at_end(text)) {
        text.length -= n;
    }
    return text;
}

/* Passes over the white space that the text begins with; whether there was any. */
static bool pass_space(sr_str *text)
{
    size_t before = text->length;
    for (size_t n = space_at_start(*text); n != 0; n = space_at_start(*text)) {
        *text = (sr_str){text->at + n, text->length - n};
    }
    return text->length < before;
}

bool sr_str_same_words(sr_str a, sr_str b)
{
    a = sr_str_trim(a);
    b = sr_str_trim(b);
    while (a.length > 0 && b.length > 0) {
        if (pass_space(&a) != pass_space(&b) || a.at[0] != b.at[0]) return false;
        a = (sr_str){a.at + 1, a.length - 1};
        b = (sr_str){b.at + 1, b.length - 1};
    }
    return a.length == b.length;
}

int sr_str_compare(sr_str a, sr_str b)
{
    size_t shared = a.length < b.length ? a.length : b.length;
    int order = shared != 0 ? memcmp(a.at, b.at, shared) : 0;
    return order != 0 ? order : (a.length > b.length) - (a.length < b.length);
}

bool sr_text_equal(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Bytes of the letter at `at` that may begin (or, with `inside`, continue) a part of an id; 0 for none. */
static size_t id_letter(const char *at, bool inside)
{
    static const char *const swedish[] = {"å", "ä", "ö"};
    if (*at >= 'a' && *at <= 'z') {
        return 1;
    }
    if (inside && ((*at >= '0' && *at <= '9') || *at == '_' || *at == '-')) {
        return 1;
    }
    for (size_t i = 0; i < sizeof swedish / sizeof *swedish; i++) {
        if (strncmp(at, swedish[i], strlen(swedish[i])) == 0) {
            return strlen(swedish[i]);
        }
    }
    return 0;
}

bool sr_id_valid(const char *text)
{
    bool inside = false;
    while (*text != '\0') {
        size_t step = id_letter(text, inside);
        if (step == 0 && !(inside && *text == '.')) {
            return false;
        }
        inside = step != 0;
        text += step != 0 ? step : 1;
    }
    return inside;
}
