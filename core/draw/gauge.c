/* The whole and its parts on one axis, with one target line through all. */
#include "draw/pen.h"

enum { WHOLE_BAR = 30, PART_BAR = 18, WHOLE_VALUE = 18 };

typedef struct gauge {
    sr_pen *pen;
    const sr_chart *chart;
    const sr_series *values, *previous;
    sr_scale scale;
    sr_row *rows;
} gauge;

const char *sr_side_text(sr_pen *pen, const sr_chart *chart, const sr_series *series, size_t category)
{
    const char *side = chart->categories[category].side;
    if (side != NULL) return side;
    return series == NULL ? "" : sr_pen_value(pen, &series->values[category]);
}

float sr_side_width(sr_pen *pen, const sr_chart *chart, const sr_series *series, float whole_size)
{
    float widest = 0.0F;
    for (size_t i = 0; i < chart->category_count; i++) {
        float size = chart->categories[i].whole ? whole_size : 14.0F;
        if (sr_series_value(series, i) == NULL && chart->categories[i].side == NULL) continue;
        float width = sr_draw_text_width(sr_side_text(pen, chart, series, i), size, true);
        if (width > widest) widest = width;
    }
    return widest;
}

void sr_previous_draw(sr_pen *pen, const sr_row *row, float x, float bar_end)
{
    sr_pen_line(pen, x, row->top, x, row->bottom, x < bar_end - 1.0F ? SR_INK_ON_BAR : SR_INK_EDGE, 2.0F);
    sr_pen_line(pen, x, row->bottom, x, row->bottom + 8.0F, SR_INK_EDGE, 2.0F);
}

static void draw_bar(const gauge *g, size_t i)
{
    const sr_row *row = &g->rows[i];
    const sr_category *category = &g->chart->categories[i];
    const sr_quantity *value = sr_series_value(g->values, i);
    float size = category->whole ? (float)WHOLE_VALUE : 14.0F, middle = (row->top + row->bottom) / 2.0F;
    const char *text = sr_side_text(g->pen, g->chart, g->values, i);
    if (value == NULL && category->side == NULL) {
        sr_pen_text(g->pen, g->scale.left, middle + 5.0F, text,
                    (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_START});
        return;
    }
    float end = sr_scale_at(&g->scale, sr_present(value, g->scale.low));
    sr_pen_rect(g->pen, (sr_box){g->scale.left, row->top, g->scale.right, row->bottom}, SR_INK_TRACK,
                SR_INK_NONE, 0);
    sr_pen_rect(g->pen, (sr_box){g->scale.left, row->top, end, row->bottom},
                category->remainder ? SR_INK_REMAINDER : SR_INK_BAR, SR_INK_NONE, 0);
    sr_pen_text(g->pen, g->scale.right + 8.0F, middle + size * 0.36F, text,
                (sr_type){size, true, SR_INK_TEXT, SR_ANCHOR_START});
    if (sr_series_value(g->previous, i) != NULL)
        sr_previous_draw(g->pen, row, sr_scale_at(&g->scale, sr_present(&g->previous->values[i], 0)), end);
}

/* Names the previous value under the bar of the whole, on the side where the target line does not pass. */
static float name_previous(const gauge *g, size_t i)
{
    const sr_quantity *value = sr_series_value(g->previous, i);
    if (value == NULL) return 0.0F;
    if (!g->chart->categories[i].whole) return 8.0F;
    const char *text = sr_pen_join(g->pen, g->previous->label, ": ", sr_pen_value(g->pen, value));
    float x = sr_scale_at(&g->scale, sr_number_double(value->value)), y = g->rows[i].bottom + 17.0F;
    float width = sr_draw_text_width(text, 13, false) + 12.0F;
    float target = g->chart->has_target ? sr_scale_at(&g->scale, sr_number_double(g->chart->target)) : -1.0F;
    bool left = x - width >= g->scale.left && !(target > x - width && target < x);
    if (!left && (x + width > g->scale.right || (target > x && target < x + width))) left = x - width >= 0.0F;
    sr_pen_text(g->pen, left ? x - 7.0F : x + 7.0F, y, text,
                (sr_type){13, false, SR_INK_MUTED, left ? SR_ANCHOR_END : SR_ANCHOR_START});
    return 22.0F;
}

static void name_target(sr_pen *pen, const sr_chart *chart, const sr_scale *scale, float x, float top)
{
    float half = sr_draw_text_width(chart->target_label, 13, true) / 2.0F, end = scale->right + 8.0F;
    float at = x - half < 0.0F ? half : x + half > end ? end - half : x;
    sr_pen_text(pen, at, top - 6.0F, chart->target_label, (sr_type){13, true, SR_INK_TEXT, SR_ANCHOR_MIDDLE});
}

/* What the line must leave free: the height of a text, or of the bar of the whole. */
typedef struct gap {
    float from, to;
} gap;

/* The first text at or below y that the line at x would strike through. */
static bool text_below(const sr_pen *pen, float x, float y, gap *out)
{
    bool found = false;
    for (size_t i = 0; i < pen->count; i++) {
        const sr_mark *mark = &pen->marks[i];
        if (mark->kind != SR_MARK_TEXT) continue;
        float width = sr_draw_text_width(mark->text, mark->size, mark->bold);
        float left = mark->x - (mark->anchor == SR_ANCHOR_END      ? width
                                : mark->anchor == SR_ANCHOR_MIDDLE ? width / 2.0F
                                                                   : 0.0F);
        gap text = {mark->y - 0.76F * mark->size, mark->y + 0.28F * mark->size};
        if (x < left - 4.0F || x > left + width + 4.0F || text.to <= y || (found && text.from >= out->from))
            continue;
        *out = text;
        found = true;
    }
    return found;
}

static bool whole_below(const sr_chart *chart, const sr_row *rows, float y, gap *out)
{
    for (size_t i = 0; i < chart->category_count; i++) {
        if (!chart->categories[i].whole || rows[i].bottom <= y) continue;
        *out = (gap){rows[i].top, rows[i].bottom};
        return true;
    }
    return false;
}

static bool gap_below(const sr_pen *pen, const sr_chart *chart, const sr_row *rows, float x, float y,
                      gap *out)
{
    gap bar = {0};
    bool text = text_below(pen, x, y, out), whole = whole_below(chart, rows, y, &bar);
    if (whole && (!text || bar.from < out->from)) *out = bar;
    return text || whole;
}

/* A piece of the line, with a halo where it crosses bars. */
static void draw_piece(sr_pen *pen, const sr_row *rows, size_t count, float x, gap piece)
{
    if (piece.to <= piece.from) return;
    for (size_t i = 0; i < count; i++) {
        float top = rows[i].top > piece.from ? rows[i].top : piece.from;
        float bottom = rows[i].bottom < piece.to ? rows[i].bottom : piece.to;
        if (top < bottom) sr_pen_line(pen, x, top, x, bottom, SR_INK_PAGE, 5.0F);
    }
    sr_pen_line(pen, x, piece.from, x, piece.to, SR_INK_TEXT, 2.0F);
}

void sr_target_draw(sr_pen *pen, const sr_chart *chart, const sr_scale *scale, const sr_row *rows, float top,
                    float bottom)
{
    float x = sr_scale_at(scale, sr_number_double(chart->target)), y = top;
    gap next = {0};
    name_target(pen, chart, scale, x, top);
    while (y < bottom && gap_below(pen, chart, rows, x, y, &next) && next.from < bottom) {
        draw_piece(pen, rows, chart->category_count, x, (gap){y, next.from});
        y = next.to;
    }
    draw_piece(pen, rows, chart->category_count, x, (gap){y, bottom});
}

float sr_draw_gauge(sr_pen *pen, const sr_chart *chart, float width)
{
    gauge g = {.pen = pen,
               .chart = chart,
               .scale = sr_scale_of(chart),
               .values = sr_series_find(chart, SR_SERIES_VALUE),
               .previous = sr_series_find(chart, SR_SERIES_PREVIOUS),
               .rows = sr_arena_array(pen->arena, chart->category_count + 1, sizeof *g.rows)};
    float top = chart->has_target ? 24.0F : 0.0F, y = top + 6.0F;
    if (g.rows == NULL) {
        pen->failed = true;
        return 0.0F;
    }
    g.scale.left = sr_narrow(width) ? 0.0F : (float)SR_PLOT_LEFT;
    g.scale.right = width - 8.0F - sr_side_width(pen, chart, g.values, WHOLE_VALUE);
    if (g.scale.right < g.scale.left + 100.0F) g.scale.right = g.scale.left + 100.0F;
    for (size_t i = 0; i < chart->category_count; i++) {
        float bar = chart->categories[i].whole ? (float)WHOLE_BAR : (float)PART_BAR;
        sr_row_place(pen, &chart->categories[i], width, y, bar, &g.rows[i]);
        draw_bar(&g, i);
        y = g.rows[i].end + name_previous(&g, i) + (sr_narrow(width) ? 14.0F : (float)SR_ROW_GAP);
    }
    y -= 10.0F;
    if (chart->has_target) sr_target_draw(pen, chart, &g.scale, g.rows, top, y);
    return y + sr_axis_draw(pen, &g.scale, y, width);
}
