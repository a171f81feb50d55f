/* The place of a member in the call of a Lua script. The tokens of the file are kept in one array and the few
   shapes that declarations have are followed in it: names with suffixes, arguments, table constructors and
   their fields. */
#include <string.h>

#include "base/locate.h"
#include "base/locate_place.h"
#include "base/token.h"

typedef struct script {
    sr_str source;
    sr_token *tokens; /* the last one is SR_TOKEN_END */
    size_t count;
    size_t capacity;
} script;

static bool add_token(script *s, sr_token token)
{
    void *items = s->tokens;
    bool grown = sr_grow(&items, s->count, &s->capacity, sizeof(sr_token)) == SR_OK;
    s->tokens = items;
    if (grown) {
        s->tokens[s->count++] = token;
    }
    return grown;
}

static bool read_tokens(script *s)
{
    sr_lexer lexer = sr_lexer_lua(s->source);
    for (;;) {
        sr_token token = sr_token_next(&lexer);
        if (!add_token(s, token)) {
            return false;
        }
        if (token.kind == SR_TOKEN_END) {
            return true;
        }
    }
}

static bool is(const script *s, size_t at, const char *text)
{
    return at < s->count && sr_token_is(s->source, s->tokens[at], text);
}

static bool is_one_of(const script *s, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is(s, at, words[i])) {
            return true;
        }
    }
    return false;
}

static bool is_keyword(const script *s, size_t at)
{
    static const char *const words[] = {
        "and", "break", "do",  "else", "elseif", "end",    "false",  "for",  "function", "goto",  "if",
        "in",  "local", "nil", "not",  "or",     "repeat", "return", "then", "true",     "until", "while"};
    return is_one_of(s, at, words, sizeof words / sizeof *words);
}

static bool is_kind(const script *s, size_t at, sr_token_kind kind)
{
    return at < s->count && s->tokens[at].kind == kind;
}

static bool at_end(const script *s, size_t at)
{
    return at >= s->count || s->tokens[at].kind == SR_TOKEN_END;
}

static int opens(const script *s, size_t at)
{
    static const char *const openers[] = {"(", "[", "{", "function", "if", "do", "repeat"};
    static const char *const closers[] = {")", "]", "}", "end", "until"};
    return is_one_of(s, at, openers, sizeof openers / sizeof *openers) -
           is_one_of(s, at, closers, sizeof closers / sizeof *closers);
}

/* The token after the group (brackets or block) that begins at `at`. */
static size_t after_group(const script *s, size_t at)
{
    int depth = 0;
    for (; !at_end(s, at); at++) {
        depth += opens(s, at);
        if (depth <= 0) {
            return at + 1;
        }
    }
    return at;
}

/* The sign that ends the value at `at`: a comma, a semicolon, or what closes the table. */
static size_t end_of_value(const script *s, size_t at)
{
    while (!at_end(s, at) && !is(s, at, ",") && !is(s, at, ";") && opens(s, at) >= 0) {
        at = opens(s, at) > 0 ? after_group(s, at) : at + 1;
    }
    return at;
}

/* A field of a table: `key = value`, `["key"] = value`, or a value alone, which has a position instead. */
typedef struct field {
    size_t key;   /* index of the key's token; 0 when the key is computed or there is none */
    size_t value; /* index of the value's first token */
    size_t end;   /* index of the sign after the value */
    size_t position;
} field;

/* The next field at `at`, after the brace or a separator; false at the end of the table. */
static bool read_field(const script *s, size_t at, field *f)
{
    if (is(s, at, "}") || at_end(s, at)) {
        return false;
    }
    f->key = 0;
    f->value = at;
    if (is(s, at, "[")) {
        size_t close = after_group(s, at);
        f->key = close == at + 3 ? at + 1 : 0;
        f->value = close + 1;
    } else if (is_kind(s, at, SR_TOKEN_NAME) && is(s, at + 1, "=")) {
        f->key = at;
        f->value = at + 2;
    } else {
        f->position++;
    }
    f->end = end_of_value(s, f->value);
    return f->end > at;
}

/* A key in brackets counts only when it is written out: a string or a number. */
static bool key_is(const script *s, size_t key, sr_str wanted)
{
    sr_str text = sr_token_text(s->source, s->tokens[key]);
    if (s->tokens[key].kind != SR_TOKEN_STRING) {
        bool written_out = s->tokens[key].kind == SR_TOKEN_NUMBER || !is(s, key - 1, "[");
        return written_out && sr_str_equal(text, wanted);
    }
    sr_buf decoded = {0};
    sr_token_decode(text, &decoded);
    bool same = sr_str_equal((sr_str){sr_buf_string(&decoded), decoded.length}, wanted);
    sr_buf_free(&decoded);
    return same;
}

static bool position_is(size_t position, sr_str wanted)
{
    size_t number = 0;
    for (size_t i = 0; i < wanted.length; i++) {
        if (wanted.at[i] < '0' || wanted.at[i] > '9' || number > 1000000) {
            return false;
        }
        number = number * 10 + (size_t)(wanted.at[i] - '0');
    }
    return wanted.length != 0 && number == position;
}

/* The field of the table at `brace` that `wanted` names; the last one of several, as Lua itself takes it. */
static bool find_field(const script *s, size_t brace, sr_str wanted, field *found)
{
    bool there = false;
    field f = {0};
    for (size_t at = brace + 1; read_field(s, at, &f); at = f.end + 1) {
        bool alone = f.key == 0 && !is(s, at, "[");
        bool named = alone ? position_is(f.position, wanted) : f.key != 0 && key_is(s, f.key, wanted);
        if (named && f.value < f.end) {
            *found = f;
            there = true;
        }
        if (!is(s, f.end, ",") && !is(s, f.end, ";")) {
            break;
        }
    }
    return there;
}

typedef void visit_table(void *context, const script *s, size_t brace);

static void visit_arguments(const script *s, size_t at, visit_table *visit, void *context)
{
    while (!is(s, at, ")") && !at_end(s, at)) {
        if (is(s, at, "{")) {
            visit(context, s, at);
        }
        size_t end = end_of_value(s, at);
        if (!is(s, end, ",")) {
            return;
        }
        at = end + 1;
    }
}

/* Walks the suffixes of the name at `at` (fields, indices, calls) and gives each table that is an argument
   itself to `visit`. Returns the index of the token after them. */
static size_t walk_call(const script *s, size_t at, visit_table *visit, void *context)
{
    at++;
    for (;;) {
        if ((is(s, at, ".") || is(s, at, ":")) && is_kind(s, at + 1, SR_TOKEN_NAME)) {
            at += 2;
        } else if (is_kind(s, at, SR_TOKEN_STRING)) {
            at++;
        } else if (is(s, at, "{") || is(s, at, "(") || is(s, at, "[")) {
            if (is(s, at, "{")) {
                visit(context, s, at);
            } else if (is(s, at, "(")) {
                visit_arguments(s, at + 1, visit, context);
            }
            at = after_group(s, at);
        } else {
            return at;
        }
    }
}

static void keep_last(void *context, const script *s, size_t brace)
{
    (void)s;
    *(size_t *)context = brace;
}

/* The table that a value is or, for a call, that it is called with; 0 for neither. */
static size_t table_of_value(const script *s, const field *f)
{
    size_t table = 0;
    if (is(s, f->value, "{")) {
        return f->value;
    }
    if (is_kind(s, f->value, SR_TOKEN_NAME) && !is_keyword(s, f->value)) {
        (void)walk_call(s, f->value, keep_last, &table);
    }
    return table;
}

static bool follow(const script *s, size_t brace, const char *member, field *found)
{
    for (;;) {
        size_t length = strcspn(member, ".");
        if (!find_field(s, brace, (sr_str){member, length}, found)) {
            return false;
        }
        member += length;
        if (*member == '\0') {
            return true;
        }
        member++;
        brace = table_of_value(s, found);
        if (brace == 0) {
            return false;
        }
    }
}

typedef struct search {
    const char *member;
    field found;
    size_t matches;
} search;

static void look_in_table(void *context, const script *s, size_t brace)
{
    search *wanted = context;
    field found = {0};
    if (follow(s, brace, wanted->member, &found)) {
        wanted->found = found;
        wanted->matches++;
    }
}

/* A name that begins an expression: not a keyword, not behind a dot or colon. */
static bool begins_call(const script *s, size_t at)
{
    return is_kind(s, at, SR_TOKEN_NAME) && !is_keyword(s, at) &&
           (at == 0 || (!is(s, at - 1, ".") && !is(s, at - 1, ":")));
}

static void fill(const script *s, const field *f, sr_arena *arena, sr_place *place)
{
    sr_token first = s->tokens[f->value];
    size_t end = first.at + first.length;
    for (size_t i = f->value + 1; i < f->end; i++) {
        end = s->tokens[i].at + s->tokens[i].length;
    }
    size_t length = end - first.at;
    bool one_line = memchr(s->source.at + first.at, '\n', length) == NULL;
    sr_locate_span(s->source, first.at, one_line ? length : first.length, arena, place);
}

bool sr_locate_lua(sr_str source, unsigned line, const char *member, sr_arena *arena, sr_place *place)
{
    size_t start = 0;
    size_t end = 0;
    script s = {.source = source};
    search wanted = {.member = member};
    sr_locate_line(source, line, arena, place);
    if (sr_locate_line_bounds(source, line, &start, &end) && read_tokens(&s)) {
        for (size_t i = 0; s.tokens[i].kind != SR_TOKEN_END && s.tokens[i].at < end; i++) {
            if (s.tokens[i].at >= start && begins_call(&s, i)) {
                (void)walk_call(&s, i, look_in_table, &wanted);
            }
        }
    }
    if (wanted.matches == 1) {
        fill(&s, &wanted.found, arena, place);
    }
    sr_free(s.tokens);
    return wanted.matches == 1;
}

static bool token_means(sr_str source, sr_token token, const char *text)
{
    if (token.kind != SR_TOKEN_STRING) {
        return token.kind == SR_TOKEN_NAME && sr_token_is(source, token, text);
    }
    sr_buf decoded = {0};
    sr_token_decode(sr_token_text(source, token), &decoded);
    bool same = !decoded.failed && sr_str_is((sr_str){sr_buf_string(&decoded), decoded.length}, text);
    sr_buf_free(&decoded);
    return same;
}

bool sr_locate_lua_text(sr_str source, unsigned line, const char *text, sr_arena *arena, sr_place *place)
{
    size_t start = 0;
    size_t end = 0;
    size_t matches = 0;
    sr_token found = {0};
    sr_locate_line(source, line, arena, place);
    if (!sr_locate_line_bounds(source, line, &start, &end)) {
        return false;
    }
    sr_lexer lexer = sr_lexer_lua(source);
    for (sr_token t = sr_token_next(&lexer); t.kind != SR_TOKEN_END && t.at < end;
         t = sr_token_next(&lexer)) {
        if (t.at >= start && token_means(source, t, text)) {
            found = t;
            matches++;
        }
    }
    if (matches == 1) {
        sr_locate_span(source, found.at, found.length, arena, place);
    }
    return matches == 1;
}
