/* Dots: own share, own share of the year before, and the nation with its tolerance. */
#include "report/indicators.h"

typedef struct dot_rows {
    size_t count;
    sr_category *categories;
    sr_quantity *own, *previous, *national;
    bool with_previous, with_national;
} dot_rows;

static bool start(sr_report *r, size_t most, dot_rows *out)
{
    out->categories = sr_report_array(r, most, sizeof *out->categories);
    out->own = sr_report_array(r, most, sizeof *out->own);
    out->previous = sr_report_array(r, most, sizeof *out->previous);
    out->national = sr_report_array(r, most, sizeof *out->national);
    return out->categories != NULL && out->own != NULL && out->previous != NULL && out->national != NULL;
}

static const char *side_of(sr_report *r, const sr_measure_result *result)
{
    const char *shown = sr_quantity_shown(r, &result->value);
    return result->has_position ? sr_report_text(r, SR_MSG("{0} · {1}", shown,
                                                           sr_direction_word(result->position, r->language)))
                                : shown;
}

/* In a chart of one group all respondents stand together, and each row says whose answers it is about. */
static const char *note_of(sr_report *r, const sr_measure_result *result)
{
    const char *number = sr_indicator_number(result);
    if (!sr_is_whole(result)) {
        return sr_indicator_head(r, result);
    }
    return number != NULL ? sr_capital(r, number) : NULL;
}

static void add(sr_report *r, dot_rows *out, const sr_measure_result *result)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, result->measure->measured_in);
    bool previous = result->has_previous && !result->broken && !sr_is_missing(&result->previous);
    bool national = result->has_national && !sr_is_missing(&result->national);
    out->categories[out->count] = (sr_category){.label = sr_capital(r, sr_indicator_question(result)),
                                                .note = note_of(r, result),
                                                .side = side_of(r, result),
                                                .broken = result->broken};
    out->own[out->count] = result->value;
    out->previous[out->count] = previous ? result->previous : none;
    out->national[out->count++] = national ? result->national : none;
    out->with_previous |= previous;
    out->with_national |= national;
}

static const char *describe(sr_report *r, const dot_rows *dots)
{
    sr_buf buf = {0};
    sr_buf_text(
        &buf, sr_report_word(r, SR_WORD("Dots on a scale from 0 to 100 per cent. Own share and position:")));
    for (size_t i = 0; i < dots->count; i++) {
        sr_buf_text(&buf, i > 0 ? "; " : " ");
        sr_buf_text(&buf, dots->categories[i].label);
        sr_buf_char(&buf, ' ');
        sr_buf_text(&buf, dots->categories[i].side);
    }
    sr_buf_char(&buf, '.');
    return sr_report_take(r, &buf);
}

static sr_number tolerance_of(const sr_measure_result *result)
{
    sr_number two;
    if (result->measure->compare.with_tolerance) {
        return result->measure->compare.tolerance;
    }
    return sr_number_ratio(2, 100, &two) == SR_OK ? two : SR_INT(0);
}

static const char *own_label(sr_report *r, sr_period period)
{
    return sr_report_text(r, SR_MSG("{0} {1}", sr_unit_name(r, NULL), sr_period_text(r, period)));
}

static void draw(sr_report *r, const char *id, const char *title, const char *table,
                 const sr_measure_result *first, const dot_rows *dots)
{
    sr_series series[3];
    size_t count = 0;
    series[count++] = (sr_series){SR_SERIES_VALUE, own_label(r, r->results->period), dots->own};
    if (dots->with_previous) {
        series[count++] = (sr_series){SR_SERIES_PREVIOUS,
                                      own_label(r, sr_period_previous(r->results->period)), dots->previous};
    }
    if (dots->with_national) {
        series[count++] =
            (sr_series){SR_SERIES_NATIONAL, sr_report_word(r, SR_WORD("the nation ±2 percentage points")),
                        dots->national};
    }
    sr_chart_add(r->b,
                 &(sr_chart){.id = id,
                             .kind = SR_CHART_DOTS,
                             .title = title,
                             .unit_line = sr_report_text(r, SR_MSG("Share of positive answers, {0}",
                                                                   sr_period_text(r, r->results->period))),
                             .description = describe(r, dots),
                             .table = table,
                             .axis_low = SR_INT(0),
                             .axis_high = SR_INT(1),
                             .tolerance = dots->with_national ? tolerance_of(first) : SR_INT(0),
                             .category_count = dots->count,
                             .categories = dots->categories,
                             .series_count = count,
                             .series = series});
}

void sr_indicator_chart(sr_report *r, const char *id, const char *title, const char *table,
                        const sr_selected *selected)
{
    dot_rows dots = {0};
    const sr_measure_result *first = NULL;
    if (!start(r, selected->count, &dots)) {
        return;
    }
    for (size_t i = 0; i < selected->count; i++) {
        const sr_measure_result *result = selected->items[i];
        if (!sr_is_missing(&result->value) && result->measure->measured_in == SR_IN_SHARE) {
            first = first != NULL ? first : result;
            add(r, &dots, result);
        }
    }
    if (dots.count > 0) {
        draw(r, id, title, table, first, &dots);
    }
}
