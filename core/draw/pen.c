#include "draw/pen.h"

#include <string.h>

static sr_mark *next_mark(sr_pen *pen, sr_mark_kind kind)
{
    void *items = pen->marks;
    if (pen->failed) return NULL;
    if (sr_grow(&items, pen->count, &pen->capacity, sizeof *pen->marks) != SR_OK) {
        pen->failed = true;
        return NULL;
    }
    pen->marks = items;
    sr_mark *mark = &pen->marks[pen->count++];
    *mark = (sr_mark){.kind = kind};
    return mark;
}

void sr_pen_rect(sr_pen *pen, sr_box box, sr_ink fill, sr_ink stroke, float stroke_width)
{
    sr_mark *mark = next_mark(pen, SR_MARK_RECT);
    if (mark == NULL) return;
    *mark = (sr_mark){.kind = SR_MARK_RECT,
                      .fill = fill,
                      .stroke = stroke,
                      .stroke_width = stroke_width,
                      .x = box.left,
                      .y = box.top,
                      .w = box.right - box.left,
                      .h = box.bottom - box.top};
}

void sr_pen_line(sr_pen *pen, float x1, float y1, float x2, float y2, sr_ink ink, float stroke_width)
{
    sr_mark *mark = next_mark(pen, SR_MARK_LINE);
    if (mark == NULL) return;
    *mark = (sr_mark){.kind = SR_MARK_LINE,
                      .stroke = ink,
                      .stroke_width = stroke_width,
                      .x = x1,
                      .y = y1,
                      .w = x2 - x1,
                      .h = y2 - y1};
}

void sr_pen_circle(sr_pen *pen, float x, float y, float radius, sr_ink fill, sr_ink stroke,
                   float stroke_width)
{
    sr_mark *mark = next_mark(pen, SR_MARK_CIRCLE);
    if (mark == NULL) return;
    *mark = (sr_mark){.kind = SR_MARK_CIRCLE,
                      .fill = fill,
                      .stroke = stroke,
                      .stroke_width = stroke_width,
                      .x = x,
                      .y = y,
                      .w = radius};
}

void sr_pen_path(sr_pen *pen, const float *points, size_t count, sr_ink fill, sr_ink stroke,
                 float stroke_width)
{
    float *copy = sr_arena_array(pen->arena, 2 * count, sizeof *copy);
    sr_mark *mark = copy == NULL ? NULL : next_mark(pen, SR_MARK_PATH);
    if (mark == NULL) {
        pen->failed = true;
        return;
    }
    memcpy(copy, points, 2 * count * sizeof *copy);
    mark->fill = fill;
    mark->stroke = stroke;
    mark->stroke_width = stroke_width;
    mark->points = copy;
    mark->point_count = count;
}

void sr_pen_text(sr_pen *pen, float x, float y, const char *text, sr_type type)
{
    char *copy = sr_arena_text(pen->arena, text == NULL ? "" : text);
    sr_mark *mark = copy == NULL ? NULL : next_mark(pen, SR_MARK_TEXT);
    if (mark == NULL) {
        pen->failed = true;
        return;
    }
    *mark = (sr_mark){.kind = SR_MARK_TEXT,
                      .fill = type.ink,
                      .x = x,
                      .y = y,
                      .text = copy,
                      .size = type.size,
                      .bold = type.bold,
                      .anchor = type.anchor};
}

sr_status sr_pen_finish(sr_pen *pen, float width, float height, sr_drawing *out)
{
    sr_mark *marks = pen->failed ? NULL : sr_arena_array(pen->arena, pen->count + 1, sizeof *marks);
    if (marks != NULL && pen->count > 0) memcpy(marks, pen->marks, pen->count * sizeof *marks);
    sr_free(pen->marks);
    pen->marks = NULL;
    if (marks == NULL) return SR_MEMORY;
    *out = (sr_drawing){.width = width, .height = height, .mark_count = pen->count, .marks = marks};
    return SR_OK;
}

static const char *keep(sr_pen *pen, sr_buf *buf, sr_status status)
{
    char *text = NULL;
    if (status != SR_MEMORY && sr_buf_status(buf) == SR_OK)
        text = sr_arena_text(pen->arena, sr_buf_string(buf));
    sr_buf_free(buf);
    if (text == NULL) pen->failed = true;
    return text == NULL ? "" : text;
}

const char *sr_pen_value(sr_pen *pen, const sr_quantity *quantity)
{
    sr_buf buf = {0};
    if (quantity->missing != SR_PRESENT) return sr_missing_word(quantity->missing, pen->language);
    sr_status status = sr_quantity_write(&buf, quantity, pen->language, quantity->measured_in == SR_IN_SHARE);
    return keep(pen, &buf, status);
}

const char *sr_pen_join(sr_pen *pen, const char *first, const char *separator, const char *second)
{
    sr_buf buf = {0};
    sr_buf_text(&buf, first);
    if (first != NULL && second != NULL) sr_buf_text(&buf, separator);
    sr_buf_text(&buf, second);
    return keep(pen, &buf, SR_OK);
}
