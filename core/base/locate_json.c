/* The place of a member in a JSON text. The text may be wrong elsewhere: nothing is required of what is
 * passed over. */
#include <stdlib.h>
#include <string.h>

#include "base/locate.h"
#include "base/locate_place.h"
#include "base/token.h"

/* Passes over the value that begins with `first`. */
static void skip_value(sr_lexer *lexer, sr_token first)
{
    size_t depth = 0;
    for (sr_token token = first; token.kind != SR_TOKEN_END; token = sr_token_next(lexer)) {
        char c = lexer->source.at[token.at];
        bool sign = token.kind == SR_TOKEN_SIGN;
        depth += sign && (c == '{' || c == '[');
        depth -= sign && depth > 0 && (c == '}' || c == ']');
        if (depth == 0) {
            return;
        }
    }
}

/* One step of a pointer, with ~1 and ~0 undone. */
static void write_step(const char *step, size_t length, sr_buf *out)
{
    for (size_t i = 0; i < length; i++) {
        bool escape = step[i] == '~' && i + 1 < length;
        if (escape) {
            sr_buf_text(out, step[i + 1] == '1' ? "/" : "~");
        } else {
            sr_buf_char(out, step[i]);
        }
        i += escape;
    }
}

static bool key_is(sr_str source, sr_token key, const sr_buf *step)
{
    sr_buf text = {0};
    sr_token_decode(sr_token_text(source, key), &text);
    bool same = !text.failed && text.length == step->length &&
                memcmp(sr_buf_string(&text), sr_buf_string(step), text.length) == 0;
    sr_buf_free(&text);
    return same;
}

/* Where a step leads: the key (in an object) and the first token of the value. */
typedef struct found {
    sr_token key, value;
} found;

static bool step_into_object(sr_lexer *lexer, const sr_buf *step, found *out)
{
    for (;;) {
        out->key = sr_token_next(lexer);
        if (sr_token_is(lexer->source, out->key, ",")) {
            continue;
        }
        if (out->key.kind != SR_TOKEN_STRING || !sr_token_is(lexer->source, sr_token_next(lexer), ":")) {
            return false;
        }
        out->value = sr_token_next(lexer);
        if (key_is(lexer->source, out->key, step)) {
            return true;
        }
        skip_value(lexer, out->value);
    }
}

static bool step_into_array(sr_lexer *lexer, const sr_buf *step, found *out)
{
    char *end = NULL;
    unsigned long wanted = strtoul(sr_buf_string(step), &end, 10);
    if (step->length == 0 || *end != '\0') {
        return false;
    }
    for (unsigned long i = 0;; i++) {
        out->value = sr_token_next(lexer);
        if (out->value.kind == SR_TOKEN_END || sr_token_is(lexer->source, out->value, "]")) {
            return false;
        }
        if (i == wanted) {
            return true;
        }
        skip_value(lexer, out->value);
        if (!sr_token_is(lexer->source, sr_token_next(lexer), ",")) {
            return false;
        }
    }
}

static bool step_into(sr_lexer *lexer, const char *step, size_t length, found *out)
{
    sr_buf text = {0};
    write_step(step, length, &text);
    bool there = false;
    if (sr_buf_status(&text) != SR_OK) {
        there = false;
    } else if (sr_token_is(lexer->source, out->value, "{")) {
        there = step_into_object(lexer, &text, out);
    } else if (sr_token_is(lexer->source, out->value, "[")) {
        there = step_into_array(lexer, &text, out);
        out->key = out->value;
    }
    sr_buf_free(&text);
    return there;
}

bool sr_locate_json(sr_str source, const char *pointer, bool key, sr_arena *arena, sr_place *place)
{
    sr_lexer lexer = sr_lexer_json(source);
    found at = {.value = sr_token_next(&lexer)};
    at.key = at.value;
    while (*pointer == '/') {
        pointer++;
        size_t length = strcspn(pointer, "/");
        if (!step_into(&lexer, pointer, length, &at)) {
            return false;
        }
        pointer += length;
    }
    sr_token token = key ? at.key : at.value;
    if (*pointer != '\0' || token.kind == SR_TOKEN_END) {
        return false;
    }
    sr_locate_span(source, token.at, token.length, arena, place);
    return true;
}
