#include "draw/pen.h"

typedef float (*draw_kind)(sr_pen *pen, const sr_chart *chart, float width);

static const draw_kind kinds[SR_CHART_KINDS] = {
    [SR_CHART_GAUGE] = sr_draw_gauge, [SR_CHART_CONTRIBUTIONS] = sr_draw_contributions,
    [SR_CHART_DOTS] = sr_draw_dots,   [SR_CHART_TREND] = sr_draw_trend,
    [SR_CHART_BARS] = sr_draw_bars,
};

sr_status sr_draw_chart(sr_arena *arena, const sr_chart *chart, float width, sr_language language,
                        sr_drawing *out)
{
    sr_pen pen = {.arena = arena, .language = language};
    float height = kinds[chart->kind](&pen, chart, width);
    return sr_pen_finish(&pen, width, height, out);
}
