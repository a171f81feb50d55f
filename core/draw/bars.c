/* Horizontal bars from zero; several series stand under each other in a row, told apart by fill. */
#include "draw/pen.h"

enum { SINGLE = 18, ONE_OF_MANY = 14, BETWEEN = 4 };

typedef struct bars {
    sr_pen *pen;
    const sr_chart *chart;
    const sr_series *previous;
    sr_scale scale;
    float width;
    size_t series; /* that are drawn as bars */
} bars;

static bool is_bar(const sr_series *series)
{
    return series->role != SR_SERIES_PREVIOUS;
}

static size_t bar_series(const sr_chart *chart)
{
    size_t count = 0;
    for (size_t s = 0; s < chart->series_count; s++)
        count += is_bar(&chart->series[s]);
    return count;
}

static const char *text_of(const bars *b, const sr_series *series, size_t i)
{
    return b->series == 1 ? sr_side_text(b->pen, b->chart, series, i)
                          : sr_pen_value(b->pen, &series->values[i]);
}

static float widest_text(const bars *b)
{
    float widest = 0.0F;
    for (size_t s = 0; s < b->chart->series_count; s++)
        for (size_t i = 0; is_bar(&b->chart->series[s]) && i < b->chart->category_count; i++) {
            if (sr_series_value(&b->chart->series[s], i) == NULL) continue;
            float width = sr_draw_text_width(text_of(b, &b->chart->series[s], i), 14, true);
            if (width > widest) widest = width;
        }
    return widest;
}

/* The first series is filled, the second outlined, the third in the tone of remainders. */
static void draw_bar(const bars *b, sr_box box, size_t order, bool remainder)
{
    bool outlined = order % 3 == 1;
    float inset = outlined ? 0.75F : 0.0F;
    sr_ink fill = remainder || order % 3 == 2 ? SR_INK_REMAINDER : SR_INK_BAR;
    if (box.right - box.left < 2.0F * inset + 0.1F) return;
    sr_box inner = {box.left + inset, box.top + inset, box.right - inset, box.bottom - inset};
    sr_pen_rect(b->pen, inner, outlined ? SR_INK_NONE : fill, outlined ? SR_INK_EDGE : SR_INK_NONE,
                outlined ? 1.5F : 0);
}

/* Where a text of that width stands right of x: beyond the target line, when the line would strike it
 * through. */
static float clear_of_target(const bars *b, float x, float width)
{
    if (!b->chart->has_target) return x;
    float target = sr_scale_at(&b->scale, sr_number_double(b->chart->target));
    bool struck = target > x - 5.0F && target < x + width + 5.0F;
    return struck && target + 7.0F + width <= b->width ? target + 7.0F : x;
}

static void draw_value(const bars *b, const sr_series *series, size_t i, size_t order, float top,
                       float height)
{
    const sr_quantity *value = sr_series_value(series, i);
    const char *text = text_of(b, series, i);
    float zero = sr_scale_at(&b->scale, 0.0), base = top + height / 2.0F + 5.0F;
    if (value == NULL) {
        float x = clear_of_target(b, zero + 6.0F, sr_draw_text_width(text, 13, false));
        sr_pen_text(b->pen, x, base, text, (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_START});
        return;
    }
    float end = sr_scale_at(&b->scale, sr_number_double(value->value));
    float left = end < zero ? end : zero, right = end < zero ? zero : end;
    draw_bar(b, (sr_box){left, top, right, top + height}, order, b->chart->categories[i].remainder);
    float x = clear_of_target(b, right + 8.0F, sr_draw_text_width(text, 14, true));
    sr_pen_text(b->pen, x, base, text, (sr_type){14, true, SR_INK_TEXT, SR_ANCHOR_START});
}

static void draw_row(const bars *b, size_t i, const sr_row *row)
{
    float height = b->series > 1 ? (float)ONE_OF_MANY : (float)SINGLE, top = row->top;
    size_t order = 0;
    for (size_t s = 0; s < b->chart->series_count; s++) {
        if (!is_bar(&b->chart->series[s])) continue;
        draw_value(b, &b->chart->series[s], i, order++, top, height);
        top += height + (float)BETWEEN;
    }
    const sr_quantity *before = sr_series_value(b->previous, i);
    if (before == NULL) return;
    float x = sr_scale_at(&b->scale, sr_number_double(before->value));
    sr_pen_line(b->pen, x, row->bottom, x, row->bottom + 7.0F, SR_INK_EDGE, 2.0F);
}

static float row_height(const bars *b)
{
    size_t count = b->series > 0 ? b->series : 1;
    return count == 1 ? (float)SINGLE : (float)(count * ONE_OF_MANY + (count - 1) * BETWEEN);
}

float sr_draw_bars(sr_pen *pen, const sr_chart *chart, float width)
{
    bars b = {.pen = pen,
              .chart = chart,
              .previous = sr_series_find(chart, SR_SERIES_PREVIOUS),
              .scale = sr_scale_of(chart),
              .series = bar_series(chart)};
    sr_row *rows = sr_arena_array(pen->arena, chart->category_count + 1, sizeof *rows);
    float top = chart->has_target ? 24.0F : 0.0F, y = top + 4.0F;
    if (rows == NULL) {
        pen->failed = true;
        return 0.0F;
    }
    if (b.scale.low > 0.0) b.scale.low = 0.0;
    if (b.scale.high < 0.0) b.scale.high = 0.0;
    b.scale.left = sr_narrow(width) ? 0.0F : (float)SR_PLOT_LEFT;
    b.scale.right = width - 10.0F - widest_text(&b);
    if (b.scale.right < b.scale.left + 80.0F) b.scale.right = b.scale.left + 80.0F;
    for (size_t i = 0; i < chart->category_count; i++) {
        sr_row_place(pen, &chart->categories[i], width, y, row_height(&b), &rows[i]);
        y = rows[i].end + (sr_narrow(width) ? 12.0F : (float)SR_ROW_GAP - 4.0F);
    }
    y -= 8.0F;
    for (size_t i = 0; i < chart->category_count; i++)
        draw_row(&b, i, &rows[i]);
    if (chart->has_target) sr_target_draw(pen, chart, &b.scale, rows, top, y);
    return y + sr_axis_draw(pen, &b.scale, y, width);
}
