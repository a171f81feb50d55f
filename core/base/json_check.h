/* The parts of sr_json_read. */
#ifndef SR_BASE_JSON_CHECK_H
#define SR_BASE_JSON_CHECK_H

#include "base/finding.h"
#include "base/token.h"

/* What the parts share: the text, where to tell what is wrong, and memory for the places. */
typedef struct sr_json_input {
    sr_str source;
    const char *file;
    sr_findings *findings;
    sr_arena *arena;
} sr_json_input;

/* Records an error at `length` bytes from `offset`. `about` has code, message, found, expected and hint. */
void sr_json_wrong(const sr_json_input *input, size_t offset, size_t length, sr_finding about);

/* Whether the text is JSON by the letter; what is not is recorded. */
bool sr_json_check(const sr_json_input *input);
/* Whether a string or number token is one of JSON and one that cJSON keeps whole; what is wrong is recorded.
 */
bool sr_json_check_string(const sr_json_input *input, sr_token token);
bool sr_json_check_number(const sr_json_input *input, sr_token token);

/* The keys of the objects that are open, innermost last, and the duplicates that were seen. */
typedef struct sr_json_key_entry {
    uint64_t hash;
    sr_token token;
    sr_token first; /* of a duplicate: the first key of that name */
} sr_json_key_entry;

typedef struct sr_json_keys {
    sr_json_key_entry *open;
    size_t open_count, open_capacity;
    sr_json_key_entry *twice;
    size_t twice_count, twice_capacity;
    sr_buf text;
    bool failed;
} sr_json_keys;

void sr_json_keys_add(sr_json_keys *keys, sr_str source, sr_token token);
/* The object whose first key has the index `from` among the open ones is closed. */
void sr_json_keys_close(sr_json_keys *keys, sr_str source, size_t from);
/* Records the duplicates in the order of the text. */
void sr_json_keys_report(sr_json_keys *keys, const sr_json_input *input);
void sr_json_keys_free(sr_json_keys *keys);

#endif
