/* JSON in and out. Reading is cJSON with what it lacks: duplicate keys are findings, syntax errors have line and
   column, names are compared case-sensitively. Writing is deterministic. */
#ifndef SR_BASE_JSON_H
#define SR_BASE_JSON_H

#include <cjson/cJSON.h>

#include "base/finding.h"
#include "base/number.h"

/* Parses `source`; on a syntax error or a duplicate key records findings (code SR1001, SR1002) at `file` and
   returns NULL. The caller owns the result (cJSON_Delete). Nesting over 100 levels is a finding. */
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
/* An exact decimal digit by digit where the number has one, else the shortest text that reads back to the same double. */
void sr_json_number(sr_json_out *out, sr_number value);
/* Key and value in one. */
void sr_json_key_text(sr_json_out *out, const char *key, const char *text);
void sr_json_key_int(sr_json_out *out, const char *key, int64_t value);
void sr_json_key_bool(sr_json_out *out, const char *key, bool value);

#endif
