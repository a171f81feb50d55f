/* Lays out a chart into lines, rectangles, paths and text runs. Coordinates are CSS pixels (1 unit = 1/96
   inch), origin at the top left. Renderers print these primitives and know nothing of charts. Widths of text
   come from the advance widths of one packaged font (Open Sans) read by HarfBuzz. */
#ifndef SR_DRAW_DRAW_H
#define SR_DRAW_DRAW_H

#include "document/tree.h"

/* What a mark stands for; the renderer has one fill and stroke for each (look: bar, rem, edge, ink, band …).
 */
typedef enum sr_ink {
    SR_INK_NONE,
    SR_INK_TEXT,
    SR_INK_MUTED,
    SR_INK_BAR,
    SR_INK_REMAINDER,
    SR_INK_TRACK,
    SR_INK_EDGE,
    SR_INK_BAND,
    SR_INK_PAGE,
    SR_INK_ON_BAR,
    SR_INKS,
} sr_ink;

typedef enum sr_mark_kind {
    SR_MARK_RECT,
    SR_MARK_LINE,
    SR_MARK_CIRCLE,
    SR_MARK_PATH,
    SR_MARK_TEXT
} sr_mark_kind;
typedef enum sr_anchor { SR_ANCHOR_START, SR_ANCHOR_MIDDLE, SR_ANCHOR_END } sr_anchor;

typedef struct sr_mark {
    sr_mark_kind kind;
    sr_ink fill, stroke;
    float stroke_width;
    float x, y;          /* rect: top left; line: start; circle: centre; text: anchor on the base line */
    float w, h;          /* rect: size; line: end minus start; circle: w is the radius */
    const float *points; /* path: x, y pairs of a polyline */
    size_t point_count;
    const char *text;
    float size; /* of text: 14, or 13 for secondary */
    bool bold;
    sr_anchor anchor;
} sr_mark;

typedef struct sr_drawing {
    float width, height;
    size_t mark_count;
    const sr_mark *marks;
} sr_drawing;

enum { SR_DRAW_WIDE = 816, SR_DRAW_NARROW = 340 };

/* A key entry above a chart: a swatch (a mark at 0,0 of 12×12) and its words. */
typedef struct sr_key_entry {
    sr_mark swatch;
    const char *text;
} sr_key_entry;

/* How charts are read: in dots, a category whose values are all SR_NOT_APPLICABLE is the heading of a group,
   and `side` is split at " · " into a value that ends in line and words that begin in line; högre, samma and
   lägre get their shape. Labels take two lines at most, then "…". A target line leaves every text, and the
   bar of the whole, free. */
/* Lays out `chart` in `width` units (SR_DRAW_WIDE or SR_DRAW_NARROW). Everything lives in the arena. */
SR_MUST_USE
sr_status sr_draw_chart(sr_arena *arena, const sr_chart *chart, float width, sr_language language,
                        sr_drawing *out);
SR_MUST_USE
sr_status sr_draw_key(sr_arena *arena, const sr_chart *chart, sr_language language, sr_key_entry **entries,
                      size_t *count);
/* Advance width of a text in units. */
float sr_draw_text_width(const char *text, float size, bool bold);

#endif
