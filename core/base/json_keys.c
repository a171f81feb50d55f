/* Duplicate keys. JSON readers take one of the two silently, and which one differs between them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_check.h"
#include "base/locate.h"

static uint64_t hash_of(const sr_buf *text)
{
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < text->length; i++) {
        hash = (hash ^ (unsigned char)text->at[i]) * UINT64_C(1099511628211); /* FNV-1a */
    }
    return hash;
}

static void append(sr_json_keys *keys, sr_json_key_entry **list, size_t *count, size_t *capacity,
                   sr_json_key_entry entry)
{
    void *items = *list;
    if (sr_grow(&items, *count, capacity, sizeof entry) != SR_OK) {
        keys->failed = true;
        return;
    }
    *list = items;
    (*list)[(*count)++] = entry;
}

void sr_json_keys_add(sr_json_keys *keys, sr_str source, sr_token token)
{
    sr_buf_clear(&keys->text);
    sr_token_decode(sr_token_text(source, token), &keys->text);
    keys->failed = keys->failed || keys->text.failed;
    sr_json_key_entry entry = {hash_of(&keys->text), token, token};
    append(keys, &keys->open, &keys->open_count, &keys->open_capacity, entry);
}

static int by_hash(const void *a, const void *b)
{
    const sr_json_key_entry *x = a;
    const sr_json_key_entry *y = b;
    if (x->hash != y->hash) {
        return x->hash < y->hash ? -1 : 1;
    }
    return (x->token.at > y->token.at) - (x->token.at < y->token.at);
}

static int by_offset(const void *a, const void *b)
{
    const sr_json_key_entry *x = a;
    const sr_json_key_entry *y = b;
    return (x->token.at > y->token.at) - (x->token.at < y->token.at);
}

static bool same_key(sr_json_keys *keys, sr_str source, sr_token a, sr_token b)
{
    sr_buf_clear(&keys->text);
    sr_token_decode(sr_token_text(source, a), &keys->text);
    size_t length = keys->text.length;
    sr_token_decode(sr_token_text(source, b), &keys->text);
    keys->failed = keys->failed || keys->text.failed;
    const char *text = sr_buf_string(&keys->text);
    return keys->text.length == 2 * length && memcmp(text, text + length, length) == 0;
}

void sr_json_keys_close(sr_json_keys *keys, sr_str source, size_t from)
{
    size_t count = keys->open_count - from;
    if (count > 1) {
        qsort(keys->open + from, count, sizeof *keys->open, by_hash);
    }
    for (size_t i = from + 1; i < keys->open_count; i++) {
        sr_json_key_entry *entry = &keys->open[i];
        if (entry->hash == entry[-1].hash && same_key(keys, source, entry[-1].token, entry->token)) {
            entry->first = entry[-1].first;
            append(keys, &keys->twice, &keys->twice_count, &keys->twice_capacity, *entry);
        }
    }
    keys->open_count = from;
}

static void report(const sr_json_input *input, const sr_json_key_entry *entry, sr_buf *name)
{
    sr_place first = {0};
    sr_locate_offset(input->source, entry->first.at, input->arena, &first);
    char line[16];
    char column[16];
    (void)snprintf(line, sizeof line, "%u", first.line);
    (void)snprintf(column, sizeof column, "%u", first.column);
    sr_buf_clear(name);
    sr_token_decode(sr_token_text(input->source, entry->token), name);
    sr_json_wrong(
        input, entry->token.at, entry->token.length,
        (sr_finding){.code = "SR1002",
                     .message =
                         SR_MSG("the key \"{0}\" occurs twice in the same object", sr_buf_string(name)),
                     .expected = SR_MSG("each key once; the first is on line {0}, column {1}", line, column),
                     .hint = SR_MSG("remove one of the two, or give it another name")});
}

/* Each is looked up in the text from its beginning, so that not all of very many are told. */
enum { MOST_TOLD = 20 };

static void report_rest(const sr_json_input *input, sr_token first, size_t rest)
{
    char more[24];
    (void)snprintf(more, sizeof more, "%zu", rest);
    sr_json_wrong(input, first.at, first.length,
                  (sr_finding){.code = "SR1002", .message = SR_MSG("and {0} more of the same kind", more)});
}

void sr_json_keys_report(sr_json_keys *keys, const sr_json_input *input)
{
    if (keys->twice_count != 0) {
        qsort(keys->twice, keys->twice_count, sizeof *keys->twice, by_offset);
    }
    for (size_t i = 0; i < keys->twice_count && i < MOST_TOLD; i++) {
        report(input, &keys->twice[i], &keys->text);
    }
    if (keys->twice_count > MOST_TOLD) {
        report_rest(input, keys->twice[MOST_TOLD].token, keys->twice_count - MOST_TOLD);
    }
}

void sr_json_keys_free(sr_json_keys *keys)
{
    sr_free(keys->open);
    sr_free(keys->twice);
    sr_buf_free(&keys->text);
}
