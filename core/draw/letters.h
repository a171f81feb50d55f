/* Text in drawings: widths, breaking into lines, and the writing of coordinates. */
#ifndef SR_DRAW_LETTERS_H
#define SR_DRAW_LETTERS_H

#include "base/memory.h"
#include "base/text.h"

enum { SR_LABEL_LINES = 2 };

typedef struct sr_lines {
    const char *line[SR_LABEL_LINES];
    size_t count;
    float width; /* of the widest line */
} sr_lines;

/* Breaks a text at spaces and after hyphens into at most two lines of `width` units; what does not fit then
   is cut with "…" (the whole text stands in the table and in the description). SR_MEMORY, or SR_OK. */
SR_MUST_USE
sr_status sr_lines_break(sr_arena *arena, const char *text, float size, bool bold, float width,
                         sr_lines *out);

/* Appends a coordinate with at most one decimal, as SVG and PDF read it: "12", "-3.5". */
void sr_draw_coordinate(sr_buf *out, float value);

#endif
