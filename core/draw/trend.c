/* Lines over periods: one point a category, one line a series; series are told apart by their marks. */
#include "draw/pen.h"

enum { WIDE_HEIGHT = 210, NARROW_HEIGHT = 180, APART = 18, MOST_ENDS = 8, MOST_NAME = 96 };

typedef struct trend {
    sr_pen *pen;
    const sr_chart *chart;
    sr_scale scale; /* left is the bottom, right is the top */
    float left, right;
    bool each_labelled;
} trend;

static float x_of(const trend *t, size_t category)
{
    if (t->chart->category_count < 2) return (t->left + t->right) / 2.0F;
    return t->left + (t->right - t->left) * (float)category / (float)(t->chart->category_count - 1);
}

static sr_ink ink_of(const sr_series *series, size_t order)
{
    if (series->role == SR_SERIES_NATIONAL) return SR_INK_TEXT;
    if (series->role == SR_SERIES_PREVIOUS) return SR_INK_EDGE;
    return order == 0 ? SR_INK_BAR : SR_INK_REMAINDER;
}

static void draw_mark(const trend *t, size_t order, sr_ink ink, float x, float y)
{
    sr_box box = {x - 4.0F, y - 4.0F, x + 4.0F, y + 4.0F};
    if (order == 0)
        sr_pen_circle(t->pen, x, y, 5.0F, ink, SR_INK_PAGE, 1.5F);
    else if (order % 2 == 1)
        sr_pen_rect(t->pen, box, SR_INK_PAGE, ink, 1.75F);
    else
        sr_pen_circle(t->pen, x, y, 4.0F, SR_INK_PAGE, ink, 1.75F);
}

/* One path for each run of points; a missing value leaves a gap. */
static void draw_line(const trend *t, const sr_series *series, sr_ink ink)
{
    float *points = sr_arena_array(t->pen->arena, 2 * t->chart->category_count + 1, sizeof *points);
    size_t count = 0;
    if (points == NULL) {
        t->pen->failed = true;
        return;
    }
    for (size_t i = 0; i <= t->chart->category_count; i++) {
        const sr_quantity *value = i < t->chart->category_count ? sr_series_value(series, i) : NULL;
        if (value == NULL) {
            if (count > 1) sr_pen_path(t->pen, points, count, SR_INK_NONE, ink, 2.0F);
            count = 0;
            continue;
        }
        points[2 * count] = x_of(t, i);
        points[2 * count++ + 1] = sr_scale_at(&t->scale, sr_number_double(value->value));
    }
}

static void draw_points(const trend *t, const sr_series *series, size_t order)
{
    for (size_t i = 0; i < t->chart->category_count; i++) {
        const sr_quantity *value = sr_series_value(series, i);
        if (value == NULL) continue;
        float x = x_of(t, i), y = sr_scale_at(&t->scale, sr_number_double(value->value));
        draw_mark(t, order, ink_of(series, order), x, y);
        if (t->each_labelled)
            sr_pen_text(t->pen, x, y - 11.0F, sr_pen_value(t->pen, value),
                        (sr_type){14, true, SR_INK_TEXT, SR_ANCHOR_MIDDLE});
    }
}

static const sr_quantity *last_value(const trend *t, const sr_series *series)
{
    for (size_t i = t->chart->category_count; i > 0; i--)
        if (sr_series_value(series, i - 1) != NULL) return &series->values[i - 1];
    return NULL;
}

/* Texts at the ends of the lines, pushed apart so that none covers another. */
static void draw_ends(const trend *t, float top)
{
    size_t order[MOST_ENDS], count = 0;
    float at[MOST_ENDS];
    for (size_t s = 0; s < t->chart->series_count && count < MOST_ENDS; s++) {
        const sr_quantity *value = last_value(t, &t->chart->series[s]);
        if (value == NULL) continue;
        float y = sr_scale_at(&t->scale, sr_number_double(value->value));
        size_t place = count++;
        for (; place > 0 && at[place - 1] < y; place--) {
            at[place] = at[place - 1];
            order[place] = order[place - 1];
        }
        at[place] = y;
        order[place] = s;
    }
    for (size_t i = 1; i < count; i++) /* from the lowest upwards */
        if (at[i] > at[i - 1] - (float)APART) at[i] = at[i - 1] - (float)APART;
    float lift = count > 0 && at[count - 1] < top ? top - at[count - 1] : 0.0F;
    for (size_t i = 0; i < count; i++)
        sr_pen_text(t->pen, t->right + 12.0F, at[i] + 5.0F + lift,
                    sr_pen_value(t->pen, last_value(t, &t->chart->series[order[i]])),
                    (sr_type){14, true, SR_INK_TEXT, SR_ANCHOR_START});
}

/* The widest value, but never more than leaves room for the lines. */
static float widest_value(const trend *t, float most)
{
    float widest = 0.0F;
    for (size_t s = 0; s < t->chart->series_count; s++)
        for (size_t i = 0; i < t->chart->category_count; i++) {
            const sr_quantity *value = sr_series_value(&t->chart->series[s], i);
            float width = value == NULL ? 0.0F : sr_draw_text_width(sr_pen_value(t->pen, value), 14, true);
            if (width > widest) widest = width;
        }
    return widest < most ? widest : most;
}

static void draw_grid(trend *t, float width)
{
    sr_tick ticks[SR_TICKS];
    size_t count = sr_scale_ticks(t->pen, &t->scale, 4, ticks);
    for (size_t i = 0; i < count; i++) {
        float label = sr_draw_text_width(ticks[i].label, 13, false) + 12.0F;
        if (label > t->left) t->left = label;
    }
    for (size_t i = 0; i < count; i++) {
        float y = sr_scale_at(&t->scale, ticks[i].value);
        sr_pen_line(t->pen, t->left, y, width, y, i == 0 ? SR_INK_EDGE : SR_INK_BAND, 1.0F);
        sr_pen_text(t->pen, t->left - 10.0F, y + 4.5F, ticks[i].label,
                    (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_END});
    }
}

/* The name of a period in one line; a long one is cut at a word. */
static const char *period_name(const trend *t, size_t i)
{
    sr_lines lines = {0};
    if (sr_lines_break(t->pen->arena, t->chart->categories[i].label, 13, false, MOST_NAME, &lines) != SR_OK)
        t->pen->failed = true;
    return lines.count > 0 && !t->pen->failed ? lines.line[0] : "";
}

/* How many periods lie between names, so that none touches the next. */
static size_t name_every(const trend *t)
{
    float widest = 0.0F;
    size_t count = t->chart->category_count, every = 1;
    for (size_t i = 0; i < count; i++) {
        float width = sr_draw_text_width(period_name(t, i), 13, false) + 10.0F;
        if (width > widest) widest = width;
    }
    float pitch = (t->right - t->left) / (float)(count > 1 ? count - 1 : 1);
    while (pitch * (float)every < widest && every < count)
        every++;
    return every;
}

/* Names of the periods, counted from the last, kept inside the drawing and off each other. */
static void draw_periods(const trend *t, float y, float width)
{
    size_t every = t->chart->category_count > 0 ? name_every(t) : 1;
    float free_to = width;
    for (size_t i = t->chart->category_count; i > 0; i--) {
        if ((t->chart->category_count - i) % every != 0) continue;
        sr_tick name = {.label = period_name(t, i - 1)};
        float half = sr_draw_text_width(name.label, 13, false) / 2.0F, x = x_of(t, i - 1);
        x = x + half > width ? width - half : x - half < 0.0F ? half : x;
        if (x + half > free_to) continue;
        sr_tick_name(t->pen, &name, x, y, width);
        free_to = x - half - 6.0F;
    }
}

static void draw_target(const trend *t, float width)
{
    float y = sr_scale_at(&t->scale, sr_number_double(t->chart->target));
    sr_pen_line(t->pen, t->left, y, width, y, SR_INK_TEXT, 2.0F);
    sr_pen_text(t->pen, t->left + 4.0F, y - 6.0F, t->chart->target_label,
                (sr_type){13, true, SR_INK_TEXT, SR_ANCHOR_START});
}

float sr_draw_trend(sr_pen *pen, const sr_chart *chart, float width)
{
    trend t = {.pen = pen, .chart = chart, .scale = sr_scale_of(chart)};
    float top = 22.0F, bottom = top + (sr_narrow(width) ? (float)NARROW_HEIGHT : (float)WIDE_HEIGHT);
    float widest = widest_value(&t, width / 4.0F);
    t.scale.left = bottom;
    t.scale.right = top;
    draw_grid(&t, width);
    t.left += widest / 2.0F;
    t.right = width - widest / 2.0F - 2.0F;
    float pitch = (t.right - t.left) / (float)(chart->category_count > 1 ? chart->category_count - 1 : 1);
    t.each_labelled = chart->series_count == 1 && pitch >= widest + 8.0F;
    if (!t.each_labelled) t.right = width - widest - 14.0F;
    if (chart->has_target) draw_target(&t, width);
    for (size_t s = 0; s < chart->series_count; s++)
        draw_line(&t, &chart->series[s], ink_of(&chart->series[s], s));
    for (size_t s = 0; s < chart->series_count; s++)
        draw_points(&t, &chart->series[s], s);
    if (!t.each_labelled) draw_ends(&t, top);
    draw_periods(&t, bottom + 20.0F, width);
    return bottom + 28.0F;
}
