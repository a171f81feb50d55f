/* What kind of file some bytes are: seen from the bytes, never from a name. */
#ifndef SR_SOURCE_KIND_H
#define SR_SOURCE_KIND_H

#include "base/finding.h"

typedef enum sr_kind {
    SR_KIND_UNKNOWN,
    SR_KIND_SIE,  /* types 1-4 */
    SR_KIND_SIE5, /* XML */
    SR_KIND_XLSX,
    SR_KIND_CSV,
    SR_KIND_JSONSTAT,
    SR_KIND_KOLADA,
} sr_kind;

/* The kind whose reader reads such bytes, also when they are damaged or cut. SR_KIND_UNKNOWN: no built-in
   reader does; *why then says what it seems to be instead, and *hint what to do. */
sr_kind sr_kind_of(sr_str bytes, sr_message *why, sr_message *hint);
const char *
sr_kind_format(sr_kind kind); /* "sie", "json-stat", … as in forbund.json; NULL for an unknown one */

/* How a text in columns is laid out, for the options of a source. */
typedef struct sr_layout {
    char separator;  /* '\0': a list of one column */
    unsigned header; /* line of the names of the columns, from 1 */
    size_t width;    /* columns */
} sr_layout;
/* False: the text has no columns. A few lines of title may stand above the header. */
bool sr_layout_of(sr_str text, sr_layout *out);

#endif
