/* JSON in and out. Reading is cJSON with what it lacks: duplicate keys are findings, syntax errors have line
   and column, names are compared case-sensitively. Writing is deterministic. */
#ifndef SR_BASE_JSON_H
#define SR_BASE_JSON_H

#include <cjson/cJSON.h>

#include "base/finding.h"
#include "base/number.h"

/* Parses `source`. What is wrong with it is recorded at `file`, as much at once as can be told: wrong syntax
   (SR1001), duplicate keys (SR1002), nesting over SR_JSON_DEPTH (SR1003), text that is not UTF-8 (SR1004);
   then NULL is returned. NULL without a finding: out of memory, which the list of findings remembers. A byte
   order mark is passed over. The caller owns the result (cJSON_Delete). */
enum { SR_JSON_DEPTH = 100 };
cJSON *sr_json_read(sr_str source, const char *file, sr_findings *findings);

/* A writer that puts commas where they belong. `indent` 0 writes one line. */
typedef struct sr_json_out {
    sr_buf *buf;
    int indent;
    int depth;
    bool first; /* nothing has been written yet in the innermost object or array */
    bool keyed; /* a key has been written and waits for its value */
} sr_json_out;

void sr_json_open(sr_json_out *out, char bracket);  /* '{' or '[' */
void sr_json_close(sr_json_out *out, char bracket); /* '}' or ']' */
void sr_json_key(sr_json_out *out, const char *key);
void sr_json_text(sr_json_out *out, const char *text); /* NULL writes null */
void sr_json_str(sr_json_out *out, sr_str text);
void sr_json_int(sr_json_out *out, int64_t value);
void sr_json_bool(sr_json_out *out, bool value);
void sr_json_null(sr_json_out *out);
void sr_json_raw(sr_json_out *out, sr_str json); /* a value that is JSON already */
/* An exact decimal digit by digit where the number has one, else the shortest text that reads back to the
 * same double. */
void sr_json_number(sr_json_out *out, sr_number value);
/* Key and value in one. */
void sr_json_key_text(sr_json_out *out, const char *key, const char *text);
void sr_json_key_int(sr_json_out *out, const char *key, int64_t value);
void sr_json_key_bool(sr_json_out *out, const char *key, bool value);

#endif
