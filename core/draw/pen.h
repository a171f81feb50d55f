/* What the kinds of chart share: a growing list of marks, the scale, the axis, labels beside or above a row.
 */
#ifndef SR_DRAW_PEN_H
#define SR_DRAW_PEN_H

#include "draw/draw.h"
#include "draw/letters.h"

typedef struct sr_pen {
    sr_arena *arena; /* owns texts and, in the end, the marks */
    sr_language language;
    sr_mark *marks; /* on the heap while it grows */
    size_t count, capacity;
    bool failed; /* out of memory: later calls do nothing */
} sr_pen;

typedef struct sr_type {
    float size;
    bool bold;
    sr_ink ink;
    sr_anchor anchor;
} sr_type;

/* A box that text or a bar occupies. */
typedef struct sr_box {
    float left, top, right, bottom;
} sr_box;

void sr_pen_rect(sr_pen *pen, sr_box box, sr_ink fill, sr_ink stroke, float stroke_width);
void sr_pen_line(sr_pen *pen, float x1, float y1, float x2, float y2, sr_ink ink, float stroke_width);
void sr_pen_circle(sr_pen *pen, float x, float y, float radius, sr_ink fill, sr_ink stroke,
                   float stroke_width);
void sr_pen_path(sr_pen *pen, const float *points, size_t count, sr_ink fill, sr_ink stroke,
                 float stroke_width);
void sr_pen_text(sr_pen *pen, float x, float y, const char *text, sr_type type);
/* Hands the marks to the arena and frees the heap; always called. */
SR_MUST_USE
sr_status sr_pen_finish(sr_pen *pen, float width, float height, sr_drawing *out);

/* A quantity as it is printed beside a mark: shares with %, others bare; what is missing in words. Never
 * NULL. */
const char *sr_pen_value(sr_pen *pen, const sr_quantity *quantity);
/* Two texts with something between them; a NULL one is left out with the separator. Never NULL. */
const char *sr_pen_join(sr_pen *pen, const char *first, const char *separator, const char *second);

typedef struct sr_scale {
    double low, high;  /* of the data */
    float left, right; /* in the drawing */
    sr_measured_in unit;
} sr_scale;

/* The chart's own axis; stretched when a value lies outside it, and made from the values when none is
 * declared. */
sr_scale sr_scale_of(const sr_chart *chart);
float sr_scale_at(const sr_scale *scale, double value);
double sr_present(const sr_quantity *quantity,
                  double otherwise); /* the value, or `otherwise` when it is missing */
const sr_series *sr_series_find(const sr_chart *chart, sr_series_role role);
const sr_quantity *sr_series_value(const sr_series *series,
                                   size_t category); /* NULL series or missing value: NULL */

typedef struct sr_tick {
    double value;
    const char *label;
} sr_tick;

enum { SR_TICKS = 12 };

/* Round values of the scale with their labels; the last one has the unit. At most `most` + 1. */
size_t sr_scale_ticks(sr_pen *pen, const sr_scale *scale, unsigned most, sr_tick ticks[SR_TICKS]);
/* The label of a tick, centred at x where that keeps it inside the drawing. */
void sr_tick_name(sr_pen *pen, const sr_tick *tick, float x, float y, float width);
/* A horizontal axis with ticks and labels in a drawing of `width`; returns its height. */
float sr_axis_draw(sr_pen *pen, const sr_scale *scale, float y, float width);

/* The label of a category: its lines and its note, which stands to the right of the first line or below. */
typedef struct sr_label {
    sr_lines lines;
    sr_lines note;
    bool beside;
    bool bold;
    float width; /* of the column it stands in */
    float height;
} sr_label;

/* Prepares the label of a category for a column of `width` units. */
void sr_label_prepare(sr_pen *pen, const sr_category *category, float width, sr_label *out);
void sr_label_draw(sr_pen *pen, const sr_label *label, float top);

/* A row of a chart with bars: the label stands beside the bar in a wide drawing, above it in a narrow one. */
typedef struct sr_row {
    sr_label label;
    float label_top;
    float top, bottom; /* of the bar */
    float end;         /* of the whole row */
} sr_row;

enum { SR_LABEL_COLUMN = 256, SR_PLOT_LEFT = 270, SR_ROW_GAP = 22 };
static inline bool sr_narrow(float width)
{
    return width < 500.0F;
}
/* Places a row at y with a bar of that height, and draws its label. */
void sr_row_place(sr_pen *pen, const sr_category *category, float width, float y, float bar, sr_row *out);
/* A mark of the value of the previous period: within the bar when it reaches that far, and a stub below it.
 */
void sr_previous_draw(sr_pen *pen, const sr_row *row, float x, float bar_end);
/* The line of the target with its label, from `top` to `bottom`, leaving out bars of the whole and texts in
 * its way. */
void sr_target_draw(sr_pen *pen, const sr_chart *chart, const sr_scale *scale, const sr_row *rows, float top,
                    float bottom);
/* The widest of the texts that stand right of the bars of a series. */
float sr_side_width(sr_pen *pen, const sr_chart *chart, const sr_series *series, float whole_size);
const char *sr_side_text(sr_pen *pen, const sr_chart *chart, const sr_series *series, size_t category);

/* Each kind of chart; fills the pen and tells the height. */
float sr_draw_gauge(sr_pen *pen, const sr_chart *chart, float width);
float sr_draw_contributions(sr_pen *pen, const sr_chart *chart, float width);
float sr_draw_dots(sr_pen *pen, const sr_chart *chart, float width);
float sr_draw_trend(sr_pen *pen, const sr_chart *chart, float width);
float sr_draw_bars(sr_pen *pen, const sr_chart *chart, float width);

#endif
