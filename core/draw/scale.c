/* The scale of a chart, its round values, and the horizontal axis. */
#include <math.h>

#include "draw/pen.h"

const sr_series *sr_series_find(const sr_chart *chart, sr_series_role role)
{
    for (size_t i = 0; i < chart->series_count; i++)
        if (chart->series[i].role == role) return &chart->series[i];
    return NULL;
}

const sr_quantity *sr_series_value(const sr_series *series, size_t category)
{
    if (series == NULL || series->values[category].missing != SR_PRESENT) return NULL;
    return &series->values[category];
}

double sr_present(const sr_quantity *quantity, double otherwise)
{
    return quantity == NULL || quantity->missing != SR_PRESENT ? otherwise
                                                               : sr_number_double(quantity->value);
}

/* The end of the bar or the mark of a category in a series: contributions stack earned and missed. */
static double reach(const sr_chart *chart, const sr_series *series, size_t category)
{
    double value = sr_present(&series->values[category], 0.0);
    if (series->role != SR_SERIES_MISSED) return value;
    const sr_series *earned = sr_series_find(chart, SR_SERIES_EARNED);
    return value + (earned == NULL ? 0.0 : sr_present(&earned->values[category], 0.0));
}

static void include_value(sr_scale *scale, double value)
{
    if (value < scale->low) scale->low = value;
    if (value > scale->high) scale->high = value;
}

static sr_measured_in unit_of(const sr_chart *chart)
{
    sr_measured_in unit = SR_IN_NONE; /* of a missing value, when all are missing */
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->category_count; i++) {
            const sr_quantity *value = &chart->series[s].values[i];
            if (value->missing == SR_PRESENT) return value->measured_in;
            unit = value->measured_in;
        }
    return unit;
}

sr_scale sr_scale_of(const sr_chart *chart)
{
    sr_scale scale = {.unit = unit_of(chart)};
    if (sr_number_compare(chart->axis_low, chart->axis_high) < 0) {
        scale.low = sr_number_double(chart->axis_low);
        scale.high = sr_number_double(chart->axis_high);
    }
    for (size_t s = 0; s < chart->series_count; s++)
        for (size_t i = 0; i < chart->category_count; i++)
            if (chart->series[s].values[i].missing == SR_PRESENT)
                include_value(&scale, reach(chart, &chart->series[s], i));
    if (chart->has_target) include_value(&scale, sr_number_double(chart->target));
    if (!(scale.high > scale.low)) scale.high = scale.low + 1.0;
    return scale;
}

float sr_scale_at(const sr_scale *scale, double value)
{
    double share = (value - scale->low) / (scale->high - scale->low);
    share = share < 0.0 ? 0.0 : share > 1.0 ? 1.0 : share;
    return scale->left + (float)share * (scale->right - scale->left);
}

typedef struct step {
    int mantissa; /* 1, 2, 5 or 25 */
    int power;    /* of ten */
} step;

static double step_size(step s)
{
    return s.mantissa * pow(10.0, s.power);
}

/* The smallest round step that gives at most `most` steps; quarters for what runs to a whole. */
static step choose_step(double range, unsigned most, bool integers)
{
    static const int mantissas[] = {1, 2, 25, 5};
    int power = (int)floor(log10(range)) - 2;
    for (;; power++)
        for (size_t i = 0; i < sizeof mantissas / sizeof *mantissas; i++) {
            step s = {mantissas[i], mantissas[i] == 25 ? power - 1 : power};
            if (integers && s.power < 0) continue;
            if (range / step_size(s) <= most + 1e-9) return s;
        }
}

static bool tick_number(step s, long index, sr_number *out)
{
    int64_t mantissa = (int64_t)s.mantissa * index;
    if (s.power < -15 || s.power > 12) return false;
    for (int i = 0; i < s.power; i++)
        mantissa *= 10;
    return sr_number_decimal(mantissa, s.power < 0 ? (unsigned)-s.power : 0, out) == SR_OK;
}

static const char *tick_label(sr_pen *pen, const sr_scale *scale, step s, sr_number value, bool last)
{
    bool share = scale->unit == SR_IN_SHARE;
    int decimals = -(s.power + (share ? 2 : 0));
    sr_number_style style = {.unit = scale->unit,
                             .decimals = decimals > 0 ? decimals : 0,
                             .with_unit = share && last,
                             .language = pen->language};
    sr_buf buf = {0};
    sr_status status = sr_format_number(&buf, value, &style);
    char *text = status == SR_MEMORY || buf.failed ? NULL : sr_arena_text(pen->arena, sr_buf_string(&buf));
    if (text == NULL) pen->failed = true;
    sr_buf_free(&buf);
    return text == NULL ? "" : text;
}

size_t sr_scale_ticks(sr_pen *pen, const sr_scale *scale, unsigned most, sr_tick ticks[SR_TICKS])
{
    if (scale->low < -1e15 || scale->high > 1e15) return 0;
    step s = choose_step(scale->high - scale->low, most, scale->unit == SR_IN_COUNT);
    double size = step_size(s);
    long first = lround(ceil(scale->low / size - 1e-9)), last = lround(floor(scale->high / size + 1e-9));
    size_t count = 0;
    for (long i = first; i <= last && count < SR_TICKS; i++) {
        sr_number value = {0};
        if (!tick_number(s, i, &value)) return count;
        ticks[count].value = sr_number_double(value);
        ticks[count++].label = tick_label(pen, scale, s, value, i == last);
    }
    return count;
}

void sr_tick_name(sr_pen *pen, const sr_tick *tick, float x, float y, float width)
{
    float half = sr_draw_text_width(tick->label, 13, false) / 2.0F;
    float at = x - half < 0.0F ? half : x + half > width ? width - half : x;
    sr_pen_text(pen, at, y, tick->label, (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_MIDDLE});
}

float sr_axis_draw(sr_pen *pen, const sr_scale *scale, float y, float width)
{
    sr_tick ticks[SR_TICKS];
    size_t count = sr_scale_ticks(pen, scale, scale->right - scale->left < 200.0F ? 3 : 4, ticks);
    sr_pen_line(pen, scale->left, y, scale->right, y, SR_INK_EDGE, 1.0F);
    for (size_t i = 0; i < count; i++) {
        float x = sr_scale_at(scale, ticks[i].value),
              half = sr_draw_text_width(ticks[i].label, 13, false) / 2.0F;
        float text_x = x - half < 0.0F ? half : x + half > width ? width - half : x;
        sr_pen_line(pen, x, y, x, y + 4.0F, SR_INK_EDGE, 1.0F);
        sr_pen_text(pen, text_x, y + 18.0F, ticks[i].label,
                    (sr_type){13, false, SR_INK_MUTED, SR_ANCHOR_MIDDLE});
    }
    return 24.0F;
}
