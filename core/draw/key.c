/* The key of a chart: only marks that cannot be labelled directly. */
#include "draw/pen.h"

typedef struct key {
    const sr_chart *chart;
    sr_language language;
    sr_key_entry *entries;
    size_t count;
} key;

static const sr_mark filled = {.kind = SR_MARK_RECT, .fill = SR_INK_BAR, .w = 12, .h = 12};
static const sr_mark remainder_fill = {.kind = SR_MARK_RECT, .fill = SR_INK_REMAINDER, .w = 12, .h = 12};
static const sr_mark outlined = {.kind = SR_MARK_RECT,
                                 .stroke = SR_INK_EDGE,
                                 .stroke_width = 1.5F,
                                 .x = 0.75F,
                                 .y = 0.75F,
                                 .w = 10.5F,
                                 .h = 10.5F};
static const sr_mark tick = {.kind = SR_MARK_LINE, .stroke = SR_INK_EDGE, .stroke_width = 2, .x = 6, .h = 12};
static const sr_mark own_dot = {.kind = SR_MARK_CIRCLE, .fill = SR_INK_BAR, .x = 6, .y = 6, .w = 5};
static const sr_mark old_dot = {.kind = SR_MARK_CIRCLE,
                                .fill = SR_INK_PAGE,
                                .stroke = SR_INK_EDGE,
                                .stroke_width = 1.5F,
                                .x = 6,
                                .y = 6,
                                .w = 4};
/* The box of the tolerance with the stroke of the nation in it. */
static const float band_points[] = {6,     0.5F, 11.5F, 0.5F, 11.5F, 11.5F, 0.5F,
                                    11.5F, 0.5F, 0.5F,  6,    0.5F,  6,     11.5F};
static const sr_mark band = {.kind = SR_MARK_PATH,
                             .fill = SR_INK_BAND,
                             .stroke = SR_INK_TEXT,
                             .stroke_width = 1,
                             .points = band_points,
                             .point_count = sizeof band_points / sizeof *band_points / 2};
static const sr_mark stroke = {
    .kind = SR_MARK_LINE, .stroke = SR_INK_TEXT, .stroke_width = 1.75F, .x = 6, .h = 12};
static const sr_mark square = {.kind = SR_MARK_RECT,
                               .fill = SR_INK_PAGE,
                               .stroke = SR_INK_REMAINDER,
                               .stroke_width = 1.75F,
                               .x = 2,
                               .y = 2,
                               .w = 8,
                               .h = 8};
static const sr_mark dagger = {.kind = SR_MARK_TEXT,
                               .fill = SR_INK_TEXT,
                               .x = 6,
                               .y = 11,
                               .text = "†",
                               .size = 13,
                               .bold = true,
                               .anchor = SR_ANCHOR_MIDDLE};

static void add(key *k, sr_mark swatch, const char *text)
{
    if (text == NULL || *text == '\0') return;
    k->entries[k->count++] = (sr_key_entry){swatch, text};
}

static void add_series(key *k, sr_series_role role, sr_mark swatch)
{
    const sr_series *series = sr_series_find(k->chart, role);
    if (series != NULL) add(k, swatch, series->label);
}

static bool any_remainder(const sr_chart *chart)
{
    for (size_t i = 0; i < chart->category_count; i++)
        if (chart->categories[i].remainder) return true;
    return false;
}

static bool any_broken(const sr_chart *chart)
{
    for (size_t i = 0; i < chart->category_count; i++)
        if (chart->categories[i].broken) return true;
    return false;
}

static void remainder_entry(key *k)
{
    if (any_remainder(k->chart)) add(k, remainder_fill, sr_word(k->language, "remainder, computed"));
}

static void gauge_key(key *k)
{
    add_series(k, SR_SERIES_VALUE, filled);
    remainder_entry(k);
    add_series(k, SR_SERIES_PREVIOUS, tick);
}

static void contributions_key(key *k)
{
    add_series(k, SR_SERIES_EARNED, filled);
    remainder_entry(k);
    add_series(k, SR_SERIES_MISSED, outlined);
}

static void dots_key(key *k)
{
    bool tolerance = sr_number_compare(k->chart->tolerance, SR_INT(0)) > 0;
    add_series(k, SR_SERIES_VALUE, own_dot);
    add_series(k, SR_SERIES_PREVIOUS, old_dot);
    add_series(k, SR_SERIES_NATIONAL, tolerance ? band : stroke);
    if (any_broken(k->chart))
        add(k, dagger, sr_word(k->language, "the question was changed, so the year before is not shown"));
}

static sr_mark line_swatch(const sr_series *series, size_t order)
{
    sr_mark mark = order == 0 ? own_dot : order % 2 == 1 ? square : old_dot;
    if (order > 0 && series->role == SR_SERIES_NATIONAL) mark.stroke = SR_INK_TEXT;
    if (order > 0 && series->role == SR_SERIES_PREVIOUS) mark.stroke = SR_INK_EDGE;
    return mark;
}

static void trend_key(key *k)
{
    for (size_t s = 0; k->chart->series_count > 1 && s < k->chart->series_count; s++)
        add(k, line_swatch(&k->chart->series[s], s), k->chart->series[s].label);
}

static void bars_key(key *k)
{
    const sr_mark fills[] = {filled, outlined, remainder_fill};
    size_t order = 0;
    for (size_t s = 0; k->chart->series_count > 1 && s < k->chart->series_count; s++) {
        bool previous = k->chart->series[s].role == SR_SERIES_PREVIOUS;
        add(k, previous ? tick : fills[order % 3], k->chart->series[s].label);
        order += !previous;
    }
    remainder_entry(k);
}

static void (*const keys[SR_CHART_KINDS])(key *k) = {
    [SR_CHART_GAUGE] = gauge_key, [SR_CHART_CONTRIBUTIONS] = contributions_key,
    [SR_CHART_DOTS] = dots_key,   [SR_CHART_TREND] = trend_key,
    [SR_CHART_BARS] = bars_key,
};

sr_status sr_draw_key(sr_arena *arena, const sr_chart *chart, sr_language language, sr_key_entry **entries,
                      size_t *count)
{
    key k = {.chart = chart, .language = language};
    k.entries = sr_arena_array(arena, chart->series_count + 4, sizeof *k.entries);
    if (k.entries == NULL) return SR_MEMORY;
    keys[chart->kind](&k);
    *entries = k.entries;
    *count = k.count;
    return SR_OK;
}
