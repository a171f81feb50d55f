/* Points earned (filled) and not earned (outlined), row by row, in points of the whole. */
#include "draw/pen.h"

enum { BAR = 20 };

typedef struct row_text {
    const char *inside;  /* in the filled part, or NULL */
    const char *outside; /* in the outlined part or right of it, or NULL */
} row_text;

typedef struct stack {
    sr_pen *pen;
    const sr_chart *chart;
    const sr_series *earned, *missed;
    sr_scale scale;
} stack;

static bool fits(const char *text, float width)
{
    return sr_draw_text_width(text, 14, true) + 16.0F <= width;
}

static float part_width(const stack *s, const sr_series *series, size_t i)
{
    return sr_scale_at(&s->scale, sr_present(sr_series_value(series, i), 0.0)) - sr_scale_at(&s->scale, 0.0);
}

static row_text texts_of(const stack *s, size_t i)
{
    const sr_quantity *earned = sr_series_value(s->earned, i), *missed = sr_series_value(s->missed, i);
    row_text text = {0};
    if (missed != NULL && missed->value.num == 0 && sr_number_exact(missed->value)) missed = NULL;
    if (missed != NULL)
        text.outside =
            sr_pen_join(s->pen, sr_word(s->pen->language, "lacks"), " ", sr_pen_value(s->pen, missed));
    if (earned == NULL) return text;
    text.inside = sr_pen_value(s->pen, earned);
    if (fits(text.inside, part_width(s, s->earned, i))) return text;
    text.outside = sr_pen_join(s->pen, text.inside, ", ", text.outside);
    text.inside = NULL;
    return text;
}

/* Where the row's text ends, with the scale as it is. */
static float reach_of(const stack *s, size_t i)
{
    row_text text = texts_of(s, i);
    float missed = part_width(s, s->missed, i);
    float end = s->scale.left + part_width(s, s->earned, i) + missed;
    if (text.outside == NULL || (text.inside != NULL && fits(text.outside, missed))) return end;
    return end + 8.0F + sr_draw_text_width(text.outside, 14, true);
}

/* Makes the scale shorter until no text reaches outside the drawing. */
static void shorten(stack *s, float width)
{
    for (unsigned round = 0; round < 12; round++) {
        float over = 0.0F;
        for (size_t i = 0; i < s->chart->category_count; i++)
            if (reach_of(s, i) - width > over) over = reach_of(s, i) - width;
        if (over <= 0.0F || s->scale.right - over < s->scale.left + 60.0F) return;
        s->scale.right -= over;
    }
}

static void draw_row(const stack *s, size_t i, const sr_row *row)
{
    row_text text = texts_of(s, i);
    float left = s->scale.left, earned = part_width(s, s->earned, i), missed = part_width(s, s->missed, i);
    float end = left + earned, base = row->top + 15.0F;
    sr_ink fill = s->chart->categories[i].remainder ? SR_INK_REMAINDER : SR_INK_BAR;
    if (earned > 0.0F) sr_pen_rect(s->pen, (sr_box){left, row->top, end, row->bottom}, fill, SR_INK_NONE, 0);
    if (missed > 1.5F)
        sr_pen_rect(s->pen,
                    (sr_box){end + 0.75F, row->top + 0.75F, end + missed - 0.75F, row->bottom - 0.75F},
                    SR_INK_NONE, SR_INK_EDGE, 1.5F);
    if (text.inside != NULL)
        sr_pen_text(s->pen, end - 8.0F, base, text.inside, (sr_type){14, true, SR_INK_ON_BAR, SR_ANCHOR_END});
    if (text.outside == NULL) return;
    bool within = text.inside != NULL && fits(text.outside, missed);
    sr_pen_text(s->pen, end + (within ? 0.0F : missed) + 8.0F, base, text.outside,
                (sr_type){14, true, SR_INK_TEXT, SR_ANCHOR_START});
}

static void draw_missing(const stack *s, size_t i, const sr_row *row)
{
    const sr_series *series = s->earned != NULL ? s->earned : s->missed;
    if (series == NULL) return;
    sr_pen_text(s->pen, s->scale.left, row->top + 15.0F, sr_pen_value(s->pen, &series->values[i]),
                (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_START});
}

float sr_draw_contributions(sr_pen *pen, const sr_chart *chart, float width)
{
    stack s = {.pen = pen,
               .chart = chart,
               .scale = sr_scale_of(chart),
               .earned = sr_series_find(chart, SR_SERIES_EARNED),
               .missed = sr_series_find(chart, SR_SERIES_MISSED)};
    float y = 4.0F;
    s.scale.low = 0.0;
    s.scale.left = sr_narrow(width) ? 0.0F : (float)SR_PLOT_LEFT;
    s.scale.right = width - 8.0F;
    shorten(&s, width);
    for (size_t i = 0; i < chart->category_count; i++) {
        sr_row row;
        sr_row_place(pen, &chart->categories[i], width, y, BAR, &row);
        if (sr_series_value(s.earned, i) == NULL && sr_series_value(s.missed, i) == NULL)
            draw_missing(&s, i, &row);
        else
            draw_row(&s, i, &row);
        y = row.end + (sr_narrow(width) ? 12.0F : (float)SR_ROW_GAP);
    }
    y -= 10.0F;
    return y + sr_axis_draw(pen, &s.scale, y, width);
}
