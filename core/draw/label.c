/* Labels of categories: lines, note, and where they stand. */
#include "draw/pen.h"

enum { LINE = 18, NOTE = 17 };

static sr_lines broken_lines(sr_pen *pen, const char *text, float size, bool bold, float width)
{
    sr_lines lines = {0};
    if (sr_lines_break(pen->arena, text, size, bold, width, &lines) != SR_OK) {
        pen->failed = true;
        return (sr_lines){0};
    }
    return lines;
}

void sr_label_prepare(sr_pen *pen, const sr_category *category, float width, sr_label *out)
{
    const char *text = category->label == NULL ? "" : category->label;
    *out = (sr_label){.bold = category->whole, .width = width};
    if (category->broken) text = sr_pen_join(pen, text, "\u00a0", "†"); /* never alone on a line */
    out->lines = broken_lines(pen, text, 14, out->bold, width);
    out->note = broken_lines(pen, category->note, 13, false, width);
    out->beside = out->note.count == 1 && out->lines.count <= 1 && !category->whole &&
                  out->lines.width + 16.0F + out->note.width <= width;
    size_t lines = out->lines.count > 0 ? out->lines.count : 1;
    out->height = (float)(LINE * lines) + (out->beside ? 0.0F : (float)(NOTE * out->note.count));
}

static void draw_note(sr_pen *pen, const sr_label *label, float top)
{
    float y = top + (float)(LINE * label->lines.count) + 12.5F;
    for (size_t i = 0; i < label->note.count; i++)
        sr_pen_text(pen, 0, y + (float)(NOTE * i), label->note.line[i],
                    (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_START});
}

void sr_label_draw(sr_pen *pen, const sr_label *label, float top)
{
    for (size_t i = 0; i < label->lines.count; i++)
        sr_pen_text(pen, 0, top + 13.5F + (float)(LINE * i), label->lines.line[i],
                    (sr_type){14, label->bold, SR_INK_TEXT, SR_ANCHOR_START});
    if (!label->beside)
        draw_note(pen, label, top);
    else
        sr_pen_text(pen, label->width, top + 13.5F, label->note.line[0],
                    (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_END});
}

void sr_row_place(sr_pen *pen, const sr_category *category, float width, float y, float bar, sr_row *out)
{
    bool narrow = sr_narrow(width);
    sr_label_prepare(pen, category, narrow ? width : SR_LABEL_COLUMN, &out->label);
    float height = out->label.height > bar ? out->label.height : bar;
    out->label_top = narrow ? y : y + (height - out->label.height) / 2.0F;
    out->top = narrow ? y + out->label.height + 4.0F : y + (height - bar) / 2.0F;
    out->bottom = out->top + bar;
    out->end = narrow ? out->bottom : y + height;
    sr_label_draw(pen, &out->label, out->label_top);
}
