#include "base/token.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static char char_at(sr_str text, size_t at)
{
    return (char)(at < text.length ? text.at[at] : '\0');
}

static bool starts(sr_str text, const char *with)
{
    size_t length = strlen(with);
    return text.length >= length && memcmp(text.at, with, length) == 0;
}

static size_t scan_space(sr_str rest)
{
    size_t n = 0;
    while (n < rest.length && strchr(" \t\r\n\v\f", rest.at[n]) != NULL && rest.at[n] != '\0') {
        n++;
    }
    return n;
}

static size_t scan_line(sr_str rest)
{
    size_t n = 0;
    while (n < rest.length && rest.at[n] != '\n' && rest.at[n] != '\r') {
        n++;
    }
    return n;
}

/* Length of "[==[" at the start, 0 when it is not there. */
static size_t long_opening(sr_str rest)
{
    size_t n = 1;
    while (char_at(rest, n) == '=') {
        n++;
    }
    return char_at(rest, 0) == '[' && char_at(rest, n) == '[' ? n + 1 : 0;
}

static size_t scan_long_bracket(sr_str rest)
{
    size_t opening = long_opening(rest);
    if (opening == 0) {
        return 0;
    }
    for (size_t n = opening; n + opening <= rest.length; n++) {
        bool closes = rest.at[n] == ']' && rest.at[n + opening - 1] == ']' &&
                      memcmp(rest.at + n + 1, rest.at + 1, opening - 2) == 0;
        if (closes) {
            return n + opening;
        }
    }
    return rest.length;
}

static size_t scan_lua_comment(sr_str rest)
{
    if (!starts(rest, "--")) {
        return 0;
    }
    size_t block = scan_long_bracket((sr_str){rest.at + 2, rest.length - 2});
    return block != 0 ? 2 + block : scan_line(rest);
}

/* Comments do not belong in JSON, but people write them and must be told so. */
static size_t scan_json_comment(sr_str rest)
{
    if (starts(rest, "//")) {
        return scan_line(rest);
    }
    if (!starts(rest, "/*")) {
        return 0;
    }
    const char *end = memmem(rest.at + 2, rest.length - 2, "*/", 2);
    return end != NULL ? (size_t)(end - rest.at) + 2 : rest.length;
}

/* Bytes of the escape that begins with the backslash at `at`. */
static size_t escape_length(sr_str rest, size_t at)
{
    char next = char_at(rest, at + 1);
    if (next == 'z') {
        return 2 + scan_space((sr_str){rest.at + at + 2, rest.length - at - 2});
    }
    if (next == '\r' && char_at(rest, at + 2) == '\n') {
        return 3;
    }
    return at + 1 < rest.length ? 2 : 1;
}

static size_t scan_quoted(sr_str rest)
{
    char quote = char_at(rest, 0);
    if (quote != '"' && quote != '\'') {
        return 0;
    }
    size_t n = 1;
    while (n < rest.length && rest.at[n] != quote && rest.at[n] != '\n' && rest.at[n] != '\r') {
        n += rest.at[n] == '\\' ? escape_length(rest, n) : 1;
    }
    return char_at(rest, n) == quote ? n + 1 : n;
}

static size_t scan_number(sr_str rest)
{
    size_t n = char_at(rest, 0) == '.' ? 1 : 0;
    if (!is_digit(char_at(rest, n))) {
        return 0;
    }
    for (;; n++) {
        char c = char_at(rest, n);
        bool exponent = n > 0 && (c == '+' || c == '-') && strchr("eEpP", rest.at[n - 1]) != NULL;
        if (!is_digit(c) && !is_name(c) && c != '.' && !exponent) {
            return n;
        }
    }
}

/* A date without quotes is taken as one wrong number. */
static size_t scan_json_number(sr_str rest)
{
    size_t n = 0;
    for (;;) {
        size_t sign = char_at(rest, n) == '-' || char_at(rest, n) == '+';
        size_t digits = scan_number((sr_str){rest.at + n + sign, rest.length - n - sign});
        if (digits == 0) {
            return n;
        }
        n += sign + digits;
    }
}

static size_t scan_name(sr_str rest)
{
    size_t n = 0;
    while (is_name(char_at(rest, n)) || (n > 0 && is_digit(char_at(rest, n)))) {
        n++;
    }
    return n;
}

/* Keys without quotes may have letters beyond ASCII. */
static size_t scan_json_name(sr_str rest)
{
    size_t n = 0;
    while (is_name(char_at(rest, n)) || (unsigned char)char_at(rest, n) >= 0x80 ||
           (n > 0 && (is_digit(char_at(rest, n)) || char_at(rest, n) == '-'))) {
        n++;
    }
    return n;
}

/* Only those that hold a sign which means something else on its own. */
static size_t scan_lua_sign(sr_str rest)
{
    static const char *const longer[] = {"...", "..", "==", "~=", "<=", ">=", "::", "//", "<<", ">>"};
    for (size_t i = 0; i < sizeof longer / sizeof *longer; i++) {
        if (starts(rest, longer[i])) {
            return strlen(longer[i]);
        }
    }
    return 1;
}

static size_t scan_one(sr_str rest)
{
    uint32_t code = 0;
    return sr_utf8_next(rest, &code);
}

static const sr_token_rule json_rules[] = {
    {SR_TOKEN_SPACE, scan_space},
    {SR_TOKEN_STRING, scan_quoted},
    {SR_TOKEN_COMMENT, scan_json_comment},
    {SR_TOKEN_NUMBER, scan_json_number},
    {SR_TOKEN_NAME, scan_json_name},
    {SR_TOKEN_SIGN, scan_one},
    {SR_TOKEN_END, NULL},
};

static const sr_token_rule lua_rules[] = {
    {SR_TOKEN_SPACE, scan_space},   {SR_TOKEN_SPACE, scan_lua_comment},
    {SR_TOKEN_STRING, scan_quoted}, {SR_TOKEN_STRING, scan_long_bracket},
    {SR_TOKEN_NAME, scan_name},     {SR_TOKEN_NUMBER, scan_number},
    {SR_TOKEN_SIGN, scan_lua_sign}, {SR_TOKEN_END, NULL},
};

static size_t after_mark(sr_str source)
{
    return source.length - sr_utf8_unmarked(source).length;
}

sr_lexer sr_lexer_json(sr_str source)
{
    return (sr_lexer){source, after_mark(source), json_rules};
}

sr_lexer sr_lexer_lua(sr_str source)
{
    size_t at = after_mark(source);
    if (char_at(source, at) == '#') { /* Lua passes over such a first line */
        at += scan_line((sr_str){source.at + at, source.length - at});
    }
    return (sr_lexer){source, at, lua_rules};
}

sr_token sr_token_next(sr_lexer *lexer)
{
    while (lexer->at < lexer->source.length) {
        sr_str rest = {lexer->source.at + lexer->at, lexer->source.length - lexer->at};
        const sr_token_rule *rule = lexer->rules;
        size_t length = rule->scan(rest);
        while (length == 0) {
            rule++;
            length = rule->scan(rest);
        }
        sr_token token = {rule->kind, lexer->at, length};
        lexer->at += length;
        if (token.kind != SR_TOKEN_SPACE) {
            return token;
        }
    }
    return (sr_token){SR_TOKEN_END, lexer->source.length, 0};
}

sr_str sr_token_text(sr_str source, sr_token token)
{
    return (sr_str){source.at + token.at, token.length};
}

bool sr_token_is(sr_str source, sr_token token, const char *text)
{
    return token.kind != SR_TOKEN_END && sr_str_is(sr_token_text(source, token), text);
}

bool sr_token_closed(sr_str source, sr_token token)
{
    sr_str text = sr_token_text(source, token);
    char quote = char_at(text, 0);
    size_t backslashes = 0;
    while (backslashes + 2 < text.length && text.at[text.length - 2 - backslashes] == '\\') {
        backslashes++;
    }
    return text.length >= 2 && text.at[text.length - 1] == quote && backslashes % 2 == 0;
}
