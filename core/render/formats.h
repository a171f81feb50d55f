/* The render function of each format, for the table in formats.c. */
#ifndef SR_RENDER_FORMATS_H
#define SR_RENDER_FORMATS_H

#include "render/render.h"

/* Appends the whole file to `out`. SR_MEMORY, or SR_CONTENT with a finding when the format cannot say
 * something. */
SR_MUST_USE
sr_status sr_render_json(const sr_document *document, sr_buf *out, sr_findings *findings);
SR_MUST_USE
sr_status sr_render_html(const sr_document *document, sr_buf *out, sr_findings *findings);

#endif
