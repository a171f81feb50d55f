/* Own value, own previous year and the nation with its tolerance, one question a row. */
#include <string.h>

#include "draw/pen.h"

enum { NARROW_ROW = 20, WIDE_LABEL = 268, WIDE_LEFT = 292 };

/* What stands right of a row: "81 %" and "samma". */
typedef struct side {
    const char *value;
    const char *words; /* or NULL */
    int direction;     /* sr_direction, or -1 */
    float words_width;
} side;

typedef struct dots {
    sr_pen *pen;
    const sr_chart *chart;
    const sr_series *own, *previous, *nation;
    sr_scale scale;
    side *sides;
    sr_tick ticks[SR_TICKS];
    size_t tick_count;
    float value_right, words_left, width;
} dots;

/* A category that cannot have a value in any series is the heading of a group. */
static bool is_heading(const sr_chart *chart, size_t category)
{
    for (size_t s = 0; s < chart->series_count; s++)
        if (chart->series[s].values[category].missing != SR_NOT_APPLICABLE) return false;
    return true;
}

static int direction_of(const char *words, sr_language language)
{
    for (int d = 0; d < SR_DIRECTIONS; d++)
        if (strcmp(words, sr_direction_word((sr_direction)d, language)) == 0) return d;
    return -1;
}

static void read_side(const dots *d, size_t i, side *out)
{
    static const char separator[] = " · ";
    const char *text = sr_side_text(d->pen, d->chart, d->own, i), *at = strstr(text, separator);
    *out = (side){.value = text, .direction = -1};
    if (at == NULL) return;
    char *value = sr_arena_copy(d->pen->arena, text, (size_t)(at - text));
    if (value == NULL) {
        d->pen->failed = true;
        return;
    }
    out->value = value;
    out->words = at + sizeof separator - 1;
    out->direction = direction_of(out->words, d->pen->language);
    out->words_width = sr_draw_text_width(out->words, 14, false) + (out->direction >= 0 ? 13.0F : 0.0F);
}

/* Columns at the right edge: values end in line, words begin in line. */
static void place_sides(dots *d)
{
    float value = 0.0F, words = 0.0F;
    for (size_t i = 0; i < d->chart->category_count; i++) {
        if (is_heading(d->chart, i)) continue;
        read_side(d, i, &d->sides[i]);
        float width = sr_draw_text_width(d->sides[i].value, 14, true);
        if (width > value) value = width;
        if (d->sides[i].words_width > words) words = d->sides[i].words_width;
    }
    d->words_left = d->width - words;
    d->value_right = words > 0.0F ? d->words_left - 12.0F : d->width;
    d->scale.right = d->value_right - value - 26.0F;
    if (d->scale.right < d->scale.left + 80.0F) d->scale.right = d->scale.left + 80.0F;
}

static void draw_shape(sr_pen *pen, int direction, float x, float y)
{
    const float up[] = {x, y + 9.0F, x + 4.5F, y, x + 9.0F, y + 9.0F, x, y + 9.0F};
    const float down[] = {x, y, x + 4.5F, y + 9.0F, x + 9.0F, y, x, y};
    if (direction == SR_UP || direction == SR_HIGHER)
        sr_pen_path(pen, up, 4, SR_INK_TEXT, SR_INK_NONE, 0);
    else if (direction == SR_DOWN || direction == SR_LOWER)
        sr_pen_path(pen, down, 4, SR_INK_TEXT, SR_INK_NONE, 0);
    else
        sr_pen_rect(pen, (sr_box){x, y + 3.5F, x + 9.0F, y + 5.5F}, SR_INK_TEXT, SR_INK_NONE, 0);
}

static void draw_side(const dots *d, const side *s, float y)
{
    float x = d->words_left;
    sr_pen_text(d->pen, d->value_right, y + 5.0F, s->value, (sr_type){14, true, SR_INK_TEXT, SR_ANCHOR_END});
    if (s->words == NULL) return;
    if (s->direction >= 0) {
        draw_shape(d->pen, s->direction, x, y - 4.5F);
        x += 13.0F;
    }
    sr_pen_text(d->pen, x, y + 5.0F, s->words, (sr_type){14, false, SR_INK_TEXT, SR_ANCHOR_START});
}

static void draw_nation(const dots *d, size_t i, float y)
{
    const sr_quantity *value = sr_series_value(d->nation, i);
    if (value == NULL) return;
    double at = sr_number_double(value->value), half = sr_number_double(d->chart->tolerance);
    float x = sr_scale_at(&d->scale, at);
    if (half > 0.0)
        sr_pen_rect(d->pen,
                    (sr_box){sr_scale_at(&d->scale, at - half), y - 7.0F, sr_scale_at(&d->scale, at + half),
                             y + 7.0F},
                    SR_INK_BAND, SR_INK_EDGE, 0.75F);
    sr_pen_line(d->pen, x, y - 7.0F, x, y + 7.0F, SR_INK_TEXT, 1.75F);
}

static void draw_dots(const dots *d, size_t i, float y)
{
    bool broken = d->chart->categories[i].broken;
    const sr_quantity *own = sr_series_value(d->own, i),
                      *before = broken ? NULL : sr_series_value(d->previous, i);
    float x = own == NULL ? 0.0F : sr_scale_at(&d->scale, sr_number_double(own->value));
    float old = before == NULL ? 0.0F : sr_scale_at(&d->scale, sr_number_double(before->value));
    draw_nation(d, i, y);
    if (own != NULL && before != NULL) sr_pen_line(d->pen, old, y, x, y, SR_INK_EDGE, 1.25F);
    if (before != NULL) sr_pen_circle(d->pen, old, y, 4.0F, SR_INK_PAGE, SR_INK_EDGE, 1.5F);
    if (own != NULL) sr_pen_circle(d->pen, x, y, 5.5F, SR_INK_BAR, SR_INK_PAGE, 1.5F);
}

/* Lines at the round values, so that a dot can be read far from the axis. */
static void draw_grid_lines(const dots *d, float top, float bottom)
{
    for (size_t t = 0; t < d->tick_count; t++) {
        float x = sr_scale_at(&d->scale, d->ticks[t].value);
        sr_pen_line(d->pen, x, top, x, bottom, SR_INK_BAND, 1.0F);
    }
}

static void draw_axis(const dots *d, float y)
{
    for (size_t t = 0; t < d->tick_count; t++)
        sr_tick_name(d->pen, &d->ticks[t], sr_scale_at(&d->scale, d->ticks[t].value), y, d->width);
}

static float draw_heading(const dots *d, size_t i, float y)
{
    sr_category heading = {.label = d->chart->categories[i].label, .whole = true}; /* bold */
    float top = y > 8.0F ? y + 14.0F : y;
    sr_label label;
    sr_label_prepare(d->pen, &heading, d->width, &label);
    sr_label_draw(d->pen, &label, top);
    float line = top + label.height + 4.0F;
    sr_pen_line(d->pen, 0, line, d->width, line, SR_INK_BAND, 1.0F);
    return line + 8.0F;
}

static float draw_row(const dots *d, size_t i, float y)
{
    bool narrow = sr_narrow(d->width);
    sr_label label;
    sr_label_prepare(d->pen, &d->chart->categories[i], narrow ? d->width : (float)WIDE_LABEL, &label);
    float height = narrow ? label.height + (float)NARROW_ROW : label.height + 7.0F;
    float middle = narrow ? y + label.height + 10.0F : y + height / 2.0F;
    sr_label_draw(d->pen, &label, narrow ? y : y + (height - label.height) / 2.0F);
    draw_grid_lines(d, narrow ? middle - 8.0F : y, narrow ? middle + 8.0F : y + height);
    draw_dots(d, i, middle);
    draw_side(d, &d->sides[i], middle);
    return y + height + (narrow ? 10.0F : 0.0F);
}

float sr_draw_dots(sr_pen *pen, const sr_chart *chart, float width)
{
    dots d = {.pen = pen,
              .chart = chart,
              .width = width,
              .scale = sr_scale_of(chart),
              .own = sr_series_find(chart, SR_SERIES_VALUE),
              .previous = sr_series_find(chart, SR_SERIES_PREVIOUS),
              .nation = sr_series_find(chart, SR_SERIES_NATIONAL),
              .sides = sr_arena_array(pen->arena, chart->category_count + 1, sizeof *d.sides)};
    float y = 4.0F;
    if (d.sides == NULL) {
        pen->failed = true;
        return 0.0F;
    }
    d.scale.left = sr_narrow(width) ? 7.0F : (float)WIDE_LEFT;
    place_sides(&d);
    d.tick_count = sr_scale_ticks(pen, &d.scale, 4, d.ticks);
    for (size_t i = 0; i < chart->category_count; i++)
        y = is_heading(chart, i) ? draw_heading(&d, i, y) : draw_row(&d, i, y);
    draw_axis(&d, y + 17.0F);
    return y + 24.0F;
}
