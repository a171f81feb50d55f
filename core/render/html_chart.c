/* Charts: title, key, and the drawing twice, for wide and for narrow screens. */
#include "draw/draw.h"
#include "draw/letters.h"
#include "render/html.h"

typedef struct variant {
    float width;
    const char *name;  /* of the class */
    const char *title; /* suffixes of ids */
    const char *desc;
} variant;

static const char *const ink_names[SR_INKS] = {
    [SR_INK_NONE] = NULL,       [SR_INK_TEXT] = "text",           [SR_INK_MUTED] = "muted",
    [SR_INK_BAR] = "bar",       [SR_INK_REMAINDER] = "remainder", [SR_INK_TRACK] = "track",
    [SR_INK_EDGE] = "edge",     [SR_INK_BAND] = "band",           [SR_INK_PAGE] = "page",
    [SR_INK_ON_BAR] = "on-bar",
};

static void coordinate(sr_html *h, const char *name, float value)
{
    sr_html_raw(h, name);
    sr_draw_coordinate(h->out, value);
    sr_html_raw(h, "\"");
}

static void write_classes(sr_html *h, const sr_mark *mark)
{
    sr_html_raw(h, " class=\"");
    sr_html_raw(h, ink_names[mark->fill] == NULL ? "" : "f-");
    sr_html_raw(h, ink_names[mark->fill]);
    sr_html_raw(h, mark->fill != SR_INK_NONE && mark->stroke != SR_INK_NONE ? " " : "");
    sr_html_raw(h, ink_names[mark->stroke] == NULL ? "" : "s-");
    sr_html_raw(h, ink_names[mark->stroke]);
    if (mark->kind == SR_MARK_TEXT) {
        sr_html_raw(h, mark->size < 14.0F ? " t13" : mark->size > 14.0F ? " t18" : "");
        sr_html_raw(h, mark->bold ? " tb" : "");
    }
    sr_html_raw(h, "\"");
    /* 1 is what SVG takes when nothing is said. */
    if (mark->stroke != SR_INK_NONE && (mark->stroke_width > 1.0F || mark->stroke_width < 1.0F))
        coordinate(h, " stroke-width=\"", mark->stroke_width);
}

static void write_rect(sr_html *h, const sr_mark *mark)
{
    sr_html_raw(h, "<rect");
    write_classes(h, mark);
    coordinate(h, " x=\"", mark->x);
    coordinate(h, " y=\"", mark->y);
    coordinate(h, " width=\"", mark->w);
    coordinate(h, " height=\"", mark->h);
    sr_html_raw(h, "/>");
}

static void write_line(sr_html *h, const sr_mark *mark)
{
    sr_html_raw(h, "<line");
    write_classes(h, mark);
    coordinate(h, " x1=\"", mark->x);
    coordinate(h, " y1=\"", mark->y);
    coordinate(h, " x2=\"", mark->x + mark->w);
    coordinate(h, " y2=\"", mark->y + mark->h);
    sr_html_raw(h, "/>");
}

static void write_circle(sr_html *h, const sr_mark *mark)
{
    sr_html_raw(h, "<circle");
    write_classes(h, mark);
    coordinate(h, " cx=\"", mark->x);
    coordinate(h, " cy=\"", mark->y);
    coordinate(h, " r=\"", mark->w);
    sr_html_raw(h, "/>");
}

static void write_path(sr_html *h, const sr_mark *mark)
{
    sr_html_raw(h, "<path");
    write_classes(h, mark);
    sr_html_raw(h, " d=\"");
    for (size_t i = 0; i < mark->point_count; i++) {
        sr_html_raw(h, i == 0 ? "M" : "L");
        sr_draw_coordinate(h->out, mark->points[2 * i]);
        sr_html_raw(h, " ");
        sr_draw_coordinate(h->out, mark->points[2 * i + 1]);
    }
    sr_html_raw(h, "\"/>");
}

static void write_label(sr_html *h, const sr_mark *mark)
{
    static const char *const anchors[] = {
        [SR_ANCHOR_START] = NULL, [SR_ANCHOR_MIDDLE] = "middle", [SR_ANCHOR_END] = "end"};
    sr_html_raw(h, "<text");
    write_classes(h, mark);
    sr_html_attribute(h, "text-anchor", anchors[mark->anchor]);
    coordinate(h, " x=\"", mark->x);
    coordinate(h, " y=\"", mark->y);
    sr_html_raw(h, ">");
    sr_html_text(h, mark->text);
    sr_html_raw(h, "</text>");
}

static void write_mark(sr_html *h, const sr_mark *mark)
{
    static void (*const writers[])(sr_html * h, const sr_mark *mark) = {
        [SR_MARK_RECT] = write_rect, [SR_MARK_LINE] = write_line,  [SR_MARK_CIRCLE] = write_circle,
        [SR_MARK_PATH] = write_path, [SR_MARK_TEXT] = write_label,
    };
    writers[mark->kind](h, mark);
}

static void write_key(sr_html *h, sr_arena *arena, const sr_chart *chart)
{
    sr_key_entry *entries = NULL;
    size_t count = 0;
    sr_status status = sr_draw_key(arena, chart, h->language, &entries, &count);
    if (status != SR_OK) sr_html_failed(h, status);
    if (status != SR_OK || count == 0) return;
    sr_html_raw(h, "<ul class=\"key\" aria-hidden=\"true\">");
    for (size_t i = 0; i < count; i++) {
        sr_html_raw(h, "<li><svg viewBox=\"0 0 12 12\" fill=\"none\">");
        write_mark(h, &entries[i].swatch);
        sr_html_raw(h, "</svg>");
        sr_html_text(h, entries[i].text);
        sr_html_raw(h, "</li>");
    }
    sr_html_raw(h, "</ul>\n");
}

/* Name and description: by ids of their own in each drawing. */
static void write_names(sr_html *h, const sr_node *node, const variant *v)
{
    sr_html_raw(h, "<title");
    sr_html_derived(h, "id", node->id, v->title);
    sr_html_raw(h, ">");
    sr_html_text(h, node->as.chart.chart.title);
    sr_html_raw(h, "</title><desc");
    sr_html_derived(h, "id", node->id, v->desc);
    sr_html_raw(h, ">");
    sr_html_text(h, node->as.chart.chart.description);
    sr_html_raw(h, "</desc>");
}

static void write_drawing(sr_html *h, sr_arena *arena, const sr_node *node, const variant *v)
{
    sr_drawing drawing = {0};
    sr_status status = sr_draw_chart(arena, &node->as.chart.chart, v->width, h->language, &drawing);
    if (status != SR_OK) {
        sr_html_failed(h, status);
        return;
    }
    sr_html_raw(h, "<svg");
    sr_html_attribute(h, "class", v->name);
    sr_html_raw(h, " role=\"img\"");
    sr_html_derived(h, "aria-labelledby", node->id, v->title);
    sr_html_derived(h, "aria-describedby", node->id, v->desc);
    sr_html_raw(h, " viewBox=\"0 0 ");
    sr_draw_coordinate(h->out, drawing.width);
    sr_html_raw(h, " ");
    sr_draw_coordinate(h->out, drawing.height);
    sr_html_raw(h, "\">");
    write_names(h, node, v);
    for (size_t i = 0; i < drawing.mark_count; i++)
        write_mark(h, &drawing.marks[i]);
    sr_html_raw(h, "</svg>\n");
}

static void write_caption(sr_html *h, const sr_node *node)
{
    const sr_chart *chart = &node->as.chart.chart;
    sr_html_raw(h, "<figcaption>");
    if (node->as.chart.number > 0) {
        sr_html_raw(h, "<span class=\"lab\">");
        sr_html_word(h, "Figure");
        sr_html_raw(h, " ");
        sr_html_number(h, node->as.chart.number);
        sr_html_raw(h, "</span> ");
    }
    sr_html_raw(h, "<span class=\"take\">");
    sr_html_text(h, chart->title);
    sr_html_raw(h, "</span>");
    if (chart->unit_line != NULL) {
        sr_html_raw(h, " <span class=\"u\">");
        sr_html_text(h, chart->unit_line);
        sr_html_raw(h, "</span>");
    }
    sr_html_raw(h, "</figcaption>\n");
}

/* Where the same figures stand, when the table is not the next thing. */
static void write_table_reference(sr_html *h, const sr_node *node)
{
    const char *id = node->as.chart.chart.table;
    const sr_node *table = id == NULL ? NULL : sr_document_find(h->document, id);
    sr_buf name = {0};
    if (table == NULL || sr_chart_next_to_table(node)) return;
    sr_html_raw(h, "<p class=\"legend\">");
    sr_html_word(h, "The figures stand in");
    sr_html_raw(h, " <a href=\"#");
    sr_html_text(h, id);
    sr_html_raw(h, "\">");
    sr_node reference = {.kind = SR_NODE_REFERENCE, .as.link = {.target = id, .node = table}};
    sr_status status = sr_reference_write(&name, h->document, &reference);
    sr_html_take(h, &name, status);
    sr_html_raw(h, "</a>.</p>\n");
}

bool sr_html_chart(void *context, const sr_node *node)
{
    static const variant wide = {SR_DRAW_WIDE, "ch wide", "wt", "wd"},
                         slim = {SR_DRAW_NARROW, "ch slim", "st", "sd"};
    sr_html *h = context;
    sr_arena *arena = sr_arena_new();
    if (arena == NULL) {
        sr_html_failed(h, SR_MEMORY);
        return false;
    }
    sr_html_raw(h, "<figure");
    sr_html_attribute(h, "id", node->id);
    sr_html_raw(h, ">");
    write_caption(h, node);
    write_key(h, arena, &node->as.chart.chart);
    write_drawing(h, arena, node, &wide);
    write_drawing(h, arena, node, &slim);
    sr_html_raw(h, "</figure>\n");
    write_table_reference(h, node);
    sr_arena_free(arena);
    return false;
}
