/* The grammar of JSON on the tokens, by the letter. cJSON says only that something is wrong, and lets some of
   it pass; here the common mistakes are named, and reading goes on after those that leave no doubt what was
   meant. */
#include "base/json_check.h"

#include <stdio.h>

#include "base/json.h"
#include "base/locate_place.h"

enum { MOST_ERRORS = 20 };

/* What may come next. */
typedef enum expecting {
    VALUE,
    FIRST_ITEM,
    FIRST_KEY,
    KEY,
    COLON,
    COMMA,
    NOTHING,
    EXPECTING_COUNT
} expecting;

typedef struct group {
    sr_token opening;
    size_t first_key; /* index among the open keys */
} group;

typedef struct checker {
    const sr_json_input *input;
    sr_json_keys keys;
    group groups[SR_JSON_DEPTH];
    size_t depth;
    expecting next;
    sr_token before; /* the token before this one */
    size_t errors;
    bool stop;
} checker;

void sr_json_wrong(const sr_json_input *input, size_t offset, size_t length, sr_finding about)
{
    about.severity = SR_ERROR;
    sr_locate_span(input->source, offset, length, input->arena, &about.place);
    about.place.file = input->file;
    sr_findings_add(input->findings, &about);
}

static char sign_of(const checker *c, sr_token token)
{
    return (char)(token.kind == SR_TOKEN_SIGN ? c->input->source.at[token.at] : '\0');
}

static void wrong(checker *c, sr_token token, sr_message message, sr_message hint)
{
    sr_json_wrong(c->input, token.at, token.length != 0 ? token.length : 1,
                  (sr_finding){.code = "SR1001", .message = message, .hint = hint});
    c->errors++;
}

static void give_up(checker *c, sr_token token, sr_message message, sr_message hint)
{
    wrong(c, token, message, hint);
    c->stop = true;
}

static bool in_object(const checker *c)
{
    return sign_of(c, c->groups[c->depth - 1].opening) == '{';
}

static void value_done(checker *c)
{
    c->next = c->depth == 0 ? NOTHING : COMMA;
}

static void open_group(checker *c, sr_token token)
{
    if (c->depth == SR_JSON_DEPTH) {
        sr_json_wrong(c->input, token.at, 1,
                      (sr_finding){.code = "SR1003",
                                   .message = SR_MSG("the text is nested more than 100 levels deep")});
        c->errors++;
        c->stop = true;
        return;
    }
    c->groups[c->depth++] = (group){token, c->keys.open_count};
    c->next = sign_of(c, token) == '{' ? FIRST_KEY : FIRST_ITEM;
}

static void close_group(checker *c, sr_token token)
{
    char wanted = in_object(c) ? '}' : ']';
    if (sign_of(c, token) != wanted) {
        sr_place opened = {0};
        char line[16];
        sr_locate_span(c->input->source, c->groups[c->depth - 1].opening.at, 1, c->input->arena, &opened);
        (void)snprintf(line, sizeof line, "%u", opened.line);
        give_up(c, token,
                in_object(c) ? SR_MSG("the object that begins on line {0} must end with }", line)
                             : SR_MSG("the list that begins on line {0} must end with ]", line),
                (sr_message){0});
        return;
    }
    if (in_object(c)) {
        sr_json_keys_close(&c->keys, c->input->source, c->groups[c->depth - 1].first_key);
    }
    c->depth--;
    value_done(c);
}

static bool closes(const checker *c, sr_token token)
{
    return sign_of(c, token) == '}' || sign_of(c, token) == ']';
}

static void close_after_comma(checker *c, sr_token token)
{
    wrong(c, c->before, SR_MSG("a comma stands before the closing bracket"),
          SR_MSG("remove the comma after the last member"));
    close_group(c, token);
}

static void on_word(checker *c, sr_token token)
{
    static const char *const words[] = {"true", "false", "null"};
    sr_str source = c->input->source;
    bool known = sr_token_is(source, token, "true") || sr_token_is(source, token, "false") ||
                 sr_token_is(source, token, "null");
    if (!known) {
        char word[64];
        sr_str text = sr_token_text(source, token);
        (void)snprintf(word, sizeof word, "%.*s", (int)(text.length < 40 ? text.length : 40), text.at);
        const char *meant = sr_nearest(word, words, sizeof words / sizeof *words);
        wrong(c, token, SR_MSG("this is neither a text in quotes nor a number, true, false or null"),
              meant != NULL ? SR_MSG("write {0}", meant) : SR_MSG("write texts in double quotes"));
    }
    value_done(c);
}

static void on_string(checker *c, sr_token token)
{
    if (!sr_json_check_string(c->input, token)) {
        c->errors++;
        c->stop = !sr_token_closed(c->input->source, token);
    }
    value_done(c);
}

static void on_number(checker *c, sr_token token)
{
    c->errors += !sr_json_check_number(c->input, token);
    value_done(c);
}

static void on_value(checker *c, sr_token token)
{
    char sign = sign_of(c, token);
    if (token.kind == SR_TOKEN_STRING) {
        on_string(c, token);
    } else if (token.kind == SR_TOKEN_NUMBER) {
        on_number(c, token);
    } else if (token.kind == SR_TOKEN_NAME) {
        on_word(c, token);
    } else if (sign == '{' || sign == '[') {
        open_group(c, token);
    } else if (closes(c, token) && sign_of(c, c->before) == ',' && c->depth != 0) {
        close_after_comma(c, token);
    } else {
        give_up(c, token, SR_MSG("a value is missing here"),
                SR_MSG("write a text in double quotes, a number, true, false, null, {…} or […]"));
    }
}

static void on_first_item(checker *c, sr_token token)
{
    if (sign_of(c, token) == ']') {
        close_group(c, token);
    } else {
        on_value(c, token);
    }
}

static void on_key(checker *c, sr_token token)
{
    c->next = COLON;
    if (token.kind == SR_TOKEN_STRING) {
        if (sr_json_check_string(c->input, token)) {
            sr_json_keys_add(&c->keys, c->input->source, token);
            return;
        }
        c->errors++;
        c->stop = !sr_token_closed(c->input->source, token);
    } else if (token.kind == SR_TOKEN_NAME) {
        wrong(c, token, SR_MSG("the key has no quotes"), SR_MSG("write keys in double quotes"));
    } else if (closes(c, token) && sign_of(c, c->before) == ',') {
        close_after_comma(c, token);
    } else {
        give_up(c, token, SR_MSG("a key is missing here"), SR_MSG("write \"key\": value"));
    }
}

static void on_first_key(checker *c, sr_token token)
{
    if (sign_of(c, token) == '}') {
        close_group(c, token);
    } else {
        on_key(c, token);
    }
}

static void on_colon(checker *c, sr_token token)
{
    c->next = VALUE;
    if (sign_of(c, token) == ':') {
        return;
    }
    if (sign_of(c, token) == '=') {
        wrong(c, token, SR_MSG("a colon is missing after the key"), SR_MSG("write : instead of ="));
        return;
    }
    sr_token end = {SR_TOKEN_SIGN, c->before.at + c->before.length, 1};
    wrong(c, end, SR_MSG("a colon is missing after the key"), SR_MSG("write \"key\": value"));
    on_value(c, token);
}

static void after_comma(checker *c)
{
    c->next = in_object(c) ? KEY : VALUE;
}

static void on_comma(checker *c, sr_token token)
{
    if (sign_of(c, token) == ',') {
        after_comma(c);
        return;
    }
    if (closes(c, token)) {
        close_group(c, token);
        return;
    }
    sr_token end = {SR_TOKEN_SIGN, c->before.at + c->before.length, 1};
    bool value = token.kind != SR_TOKEN_SIGN || sign_of(c, token) == '{' || sign_of(c, token) == '[';
    if (!value) {
        give_up(c, token, SR_MSG("this sign cannot stand here"), SR_MSG("write , or the closing bracket"));
        return;
    }
    wrong(c, end, SR_MSG("a comma is missing here"), SR_MSG("write a comma between members"));
    after_comma(c);
    if (in_object(c)) {
        on_key(c, token);
    } else {
        on_value(c, token);
    }
}

static void on_nothing(checker *c, sr_token token)
{
    give_up(c, token, SR_MSG("something stands after the end of the JSON text"),
            SR_MSG("a file has one value, commonly one object { … }"));
}

static void on_end(checker *c, sr_token token)
{
    c->stop = true;
    if (c->next == NOTHING) {
        return;
    }
    if (c->depth == 0) {
        wrong(c, token, SR_MSG("the JSON text is empty"), (sr_message){0});
        return;
    }
    sr_token opening = c->groups[c->depth - 1].opening;
    wrong(c, opening, SR_MSG("the text ends before what begins here is closed"),
          in_object(c) ? SR_MSG("write the missing }") : SR_MSG("write the missing ]"));
}

static void step(checker *c, sr_token token)
{
    static void (*const on[EXPECTING_COUNT])(checker *, sr_token) = {
        [VALUE] = on_value, [FIRST_ITEM] = on_first_item, [FIRST_KEY] = on_first_key, [KEY] = on_key,
        [COLON] = on_colon, [COMMA] = on_comma,           [NOTHING] = on_nothing,
    };
    if (token.kind == SR_TOKEN_END) {
        on_end(c, token);
    } else if (token.kind == SR_TOKEN_COMMENT) {
        wrong(c, token, SR_MSG("JSON has no comments"), SR_MSG("remove it"));
    } else {
        on[c->next](c, token);
        c->before = token;
    }
}

bool sr_json_check(const sr_json_input *input)
{
    checker c = {.input = input};
    sr_lexer lexer = sr_lexer_json(input->source);
    while (!c.stop && c.errors < MOST_ERRORS && !c.keys.failed) {
        step(&c, sr_token_next(&lexer));
    }
    sr_json_keys_report(&c.keys, input);
    c.errors += c.keys.twice_count;
    if (c.keys.failed) {
        sr_findings_no_memory(input->findings);
    }
    sr_json_keys_free(&c.keys);
    return c.errors == 0 && !c.keys.failed;
}
