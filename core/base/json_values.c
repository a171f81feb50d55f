/* Strings and numbers of JSON, by the letter and within what cJSON keeps. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_check.h"

enum { LONGEST_NUMBER = 60 };

static bool wrong(const sr_json_input *input, sr_token token, size_t at, size_t length, sr_message message,
                  sr_message hint)
{
    sr_json_wrong(input, token.at + at, length,
                  (sr_finding){.code = "SR1001", .message = message, .hint = hint});
    return false;
}

static unsigned hex4(const char *at)
{
    char digits[5] = {0};
    memcpy(digits, at, 4);
    return strspn(digits, "0123456789abcdefABCDEF") == 4 ? (unsigned)strtoul(digits, NULL, 16) : 0x10000;
}

/* Bytes of the \u escape at `at` (one or both halves of a pair), 0 when it stands for no character. */
static size_t unicode_escape(sr_str text, size_t at)
{
    if (at + 6 > text.length) {
        return 0;
    }
    unsigned code = hex4(text.at + at + 2);
    if (code >= 0xD800 && code < 0xDC00) {
        bool pair = at + 12 <= text.length && memcmp(text.at + at + 6, "\\u", 2) == 0;
        unsigned low = pair ? hex4(text.at + at + 8) : 0;
        return low >= 0xDC00 && low < 0xE000 ? 12 : 0;
    }
    return code == 0 || code > 0xFFFF || (code >= 0xDC00 && code < 0xE000) ? 0 : 6;
}

/* Bytes of the escape at `at`, 0 when JSON has no such escape. */
static size_t escape_length(sr_str text, size_t at)
{
    char c = text.at[at + 1];
    if (c == 'u') {
        return unicode_escape(text, at);
    }
    return c != '\0' && strchr("\"\\/bfnrt", c) != NULL ? 2 : 0;
}

bool sr_json_check_string(const sr_json_input *input, sr_token token)
{
    sr_str text = sr_token_text(input->source, token);
    bool closed = sr_token_closed(input->source, token);
    if (text.at[0] == '\'') {
        return wrong(input, token, 0, token.length, SR_MSG("JSON has texts in double quotes only"),
                     SR_MSG("write \" instead of '"));
    }
    if (!closed) {
        return wrong(input, token, 0, token.length, SR_MSG("the text has no closing quote on its line"),
                     SR_MSG("write \" at its end; a line break inside a text is written \\n"));
    }
    for (size_t at = 1; at + 1 < text.length;) {
        size_t step = text.at[at] == '\\' ? escape_length(text, at) : 1;
        if (step == 0) {
            return wrong(input, token, at, 2, SR_MSG("JSON has no such escape"),
                         SR_MSG("a backslash itself is written \\\\; folders are written with /"));
        }
        if ((unsigned char)text.at[at] < 0x20) {
            return wrong(input, token, at, 1, SR_MSG("a control character stands in a text"),
                         SR_MSG("a tab is written \\t"));
        }
        at += step;
    }
    return true;
}

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)? */
static bool is_number(const char *text)
{
    text += *text == '-';
    size_t whole = digits(text);
    if (whole == 0 || (whole > 1 && *text == '0')) {
        return false;
    }
    text += whole;
    if (*text == '.') {
        size_t fraction = digits(text + 1);
        if (fraction == 0) {
            return false;
        }
        text += fraction + 1;
    }
    if (*text == 'e' || *text == 'E') {
        text++;
        text += *text == '+' || *text == '-';
        size_t exponent = digits(text);
        text += exponent;
        return exponent != 0 && *text == '\0';
    }
    return *text == '\0';
}

bool sr_json_check_number(const sr_json_input *input, sr_token token)
{
    char text[LONGEST_NUMBER + 1] = {0};
    if (token.length > LONGEST_NUMBER) {
        return wrong(input, token, 0, token.length, SR_MSG("the number has too many digits"),
                     (sr_message){0});
    }
    memcpy(text, input->source.at + token.at, token.length);
    if (!is_number(text)) {
        return wrong(input, token, 0, token.length, SR_MSG("this is not how JSON writes a number"),
                     SR_MSG("write 1250.5: a decimal point, no spaces, no zero and no + in front; "
                            "dates and §§ are texts in quotes"));
    }
    if (isinf(strtod(text, NULL))) {
        return wrong(input, token, 0, token.length, SR_MSG("the number is too large"), (sr_message){0});
    }
    return true;
}
