/* Renderers: a resolved document to the bytes of a file. One file a format, on a shared skeleton. */
#ifndef SR_RENDER_RENDER_H
#define SR_RENDER_RENDER_H

#include "document/tree.h"

typedef struct sr_format {
    const char *id;     /* "html" */
    const char *ending; /* "html" */
    const char *label;  /* for `list formats` (an id for sr_word) */
    SR_MUST_USE
    sr_status (*render)(const sr_document *document, sr_buf *out, sr_findings *findings);
} sr_format;

extern const sr_format sr_formats[];
extern const size_t sr_format_count;
const sr_format *sr_format_find(const char *id); /* NULL when there is none */

#endif
