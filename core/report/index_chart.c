/* The two charts of an index: each area on one axis, and what each area brings to the whole. */
#include "report/index.h"

typedef struct chart_rows {
    size_t count;
    sr_category *categories;
    sr_quantity *first, *second; /* value and previous value, or earned and missed */
} chart_rows;

static bool start(sr_report *r, const sr_index_result *index, chart_rows *out)
{
    size_t most = index->area_count * 2 + 2;
    out->categories = sr_report_array(r, most, sizeof *out->categories);
    out->first = sr_report_array(r, most, sizeof *out->first);
    out->second = sr_report_array(r, most, sizeof *out->second);
    return out->categories != NULL && out->first != NULL && out->second != NULL;
}

static void add(chart_rows *out, sr_category category, sr_quantity first, sr_quantity second)
{
    out->categories[out->count] = category;
    out->first[out->count] = first;
    out->second[out->count++] = second;
}

static sr_quantity none(void)
{
    return sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_POINTS);
}

static const char *points_note(sr_report *r, const sr_quantity *earned, const sr_quantity *maximum)
{
    if (sr_is_missing(earned) || sr_is_missing(maximum)) {
        return NULL;
    }
    return sr_report_text(
        r, SR_MSG("{0} of {1} points", sr_quantity_shown(r, earned), sr_quantity_shown(r, maximum)));
}

static const char *description(sr_report *r, const char *start, const chart_rows *rows)
{
    sr_buf buf = {0};
    sr_buf_text(&buf, start);
    for (size_t i = 0; i < rows->count; i++) {
        sr_buf_text(&buf, i > 0 ? "; " : " ");
        sr_buf_text(&buf, rows->categories[i].label);
        sr_buf_char(&buf, ' ');
        sr_buf_text(&buf, rows->categories[i].side != NULL ? rows->categories[i].side : "");
    }
    sr_buf_char(&buf, '.');
    return sr_report_take(r, &buf);
}

static void gauge_areas(sr_report *r, const sr_index_result *index, chart_rows *rows)
{
    for (size_t i = 0; i < index->area_count; i++) {
        const sr_area_result *area = &index->areas[i];
        if (sr_area_is_known(area) && !sr_is_missing(&area->value)) {
            add(rows,
                (sr_category){.label = area->area->title,
                              .note = points_note(r, &area->earned, &area->maximum),
                              .side = sr_quantity_shown(r, &area->value)},
                area->value, none());
        }
    }
    const sr_index_remainder *rest = &index->remainder;
    if (rest->present && !sr_is_missing(&index->remainder_value)) {
        add(rows,
            (sr_category){.label = sr_remainder_title(r, index),
                          .note = points_note(r, &rest->earned, &rest->maximum),
                          .side = sr_quantity_shown(r, &index->remainder_value),
                          .remainder = true},
            index->remainder_value, none());
    }
}

const char *sr_index_target_label(sr_report *r, const sr_index_result *index)
{
    const sr_target *target = &index->index->target;
    if (!target->has_value) {
        return NULL;
    }
    sr_quantity quantity = sr_quantity_number(target->value, target->measured_in);
    quantity.decimals = sr_number_decimals(target->value, 2);
    return sr_report_text(r, SR_MSG("target {0}", sr_quantity_shown(r, &quantity)));
}

const char *sr_index_areas_text(sr_report *r, const sr_index_result *index)
{
    size_t known = 0;
    size_t met = 0;
    for (size_t i = 0; i < index->area_count; i++) {
        known += sr_area_is_known(&index->areas[i]);
        met += sr_area_is_known(&index->areas[i]) && index->areas[i].state == SR_STATE_MET;
    }
    if (known == 0 || !index->index->target.has_value) {
        return NULL;
    }
    sr_message message = {
        met == 0 ? SR_WORD("None of the {1} areas with points of their own reaches the target")
                 : SR_WORD("{0} of the {1} areas with points of their own reach the target"),
        {sr_capital(r, sr_number_word(r, met, SR_NEUTER)), sr_number_word(r, known, SR_NEUTER)}};
    return sr_report_text(r, message);
}

void sr_index_charts_gauge(sr_report *r, const sr_index_result *index)
{
    chart_rows rows = {0};
    if (!start(r, index, &rows)) {
        return;
    }
    add(&rows,
        (sr_category){.label = sr_report_word(r, SR_WORD("The whole")),
                      .note = points_note(r, &index->earned, &index->maximum),
                      .side = sr_quantity_shown(r, &index->value),
                      .whole = true},
        index->value, index->has_previous ? index->previous : none());
    gauge_areas(r, index, &rows);
    const char *year = sr_period_text(r, r->results->period);
    const char *areas = sr_index_areas_text(r, index);
    sr_series series[] = {{.role = SR_SERIES_VALUE, .label = year, .values = rows.first},
                          {.role = SR_SERIES_PREVIOUS,
                           .values = rows.second,
                           .label = index->has_previous ? sr_period_text(r, index->previous_period) : ""}};
    sr_chart_add(
        r->b,
        &(sr_chart){
            .id = sr_index_id(r, "f-index", index, "matare"),
            .kind = SR_CHART_GAUGE,
            .title = areas != NULL ? areas : sr_index_takeaway(r, index),
            .unit_line = sr_report_text(r, SR_MSG("Index {0}, {1}", sr_index_scale(r, index->index), year)),
            .description = description(
                r, sr_report_word(r, SR_WORD("Bars from 0 to 100 for the whole and each area.")), &rows),
            .table = sr_index_id(r, "t-index", index, "omraden"),
            .table_short = true,
            .axis_low = SR_INT(0),
            .axis_high = SR_INT(100),
            .has_target = index->index->target.has_value,
            .target = index->index->target.value,
            .target_label = sr_index_target_label(r, index),
            .category_count = rows.count,
            .categories = rows.categories,
            .series_count = index->has_previous ? 2 : 1,
            .series = series});
}

/* ---- contributions ---- */

static const char *of_possible(sr_report *r, const sr_quantity *earned, const sr_quantity *missed)
{
    return sr_report_text(
        r, SR_MSG("{0} earned, {1} not", sr_quantity_shown(r, earned), sr_quantity_shown(r, missed)));
}

static void contribution_rows(sr_report *r, const sr_index_result *index, chart_rows *rows)
{
    for (size_t i = 0; i < index->area_count; i++) {
        const sr_area_result *area = &index->areas[i];
        if (sr_area_is_known(area) && !sr_is_missing(&area->contribution)) {
            add(rows,
                (sr_category){.label = area->area->title,
                              .side = of_possible(r, &area->contribution, &area->missed)},
                area->contribution, area->missed);
        }
    }
    if (index->remainder.present && !sr_is_missing(&index->remainder_contribution)) {
        add(rows,
            (sr_category){.label = sr_remainder_title(r, index),
                          .side = of_possible(r, &index->remainder_contribution, &index->remainder_missed),
                          .remainder = true},
            index->remainder_contribution, index->remainder_missed);
    }
}

/* The row that misses most, as the takeaway. */
static const char *contribution_title(sr_report *r, const chart_rows *rows)
{
    size_t most = 0;
    for (size_t i = 1; i < rows->count; i++) {
        if (!sr_is_missing(&rows->second[i]) &&
            sr_number_compare(rows->second[i].value, rows->second[most].value) > 0) {
            most = i;
        }
    }
    const sr_quantity *missed = &rows->second[most];
    if (!sr_is_missing(missed) && sr_number_compare(missed->value, SR_INT(0)) <= 0) {
        return sr_report_word(r, SR_WORD("All points are earned"));
    }
    const char *points = sr_quantity_shown(r, missed);
    return sr_report_text(
        r,
        rows->categories[most].remainder
            ? SR_MSG("More points are missing where the areas are not published than in any area: {0}",
                     points)
            : SR_MSG("The area that misses most points is {1}: {0}", points, rows->categories[most].label));
}

static sr_number longest(const chart_rows *rows)
{
    sr_number most = SR_INT(1);
    for (size_t i = 0; i < rows->count; i++) {
        sr_number sum;
        if (!sr_is_missing(&rows->second[i]) &&
            sr_number_add(rows->first[i].value, rows->second[i].value, &sum) == SR_OK &&
            sr_number_compare(sum, most) > 0) {
            most = sum;
        }
    }
    sr_number tens;
    if (sr_number_divide(most, SR_INT(10), &tens) == SR_OK) {
        return SR_INT(10 * ((int64_t)sr_number_double(tens) + 1));
    }
    return SR_INT(100);
}

void sr_index_charts_contributions(sr_report *r, const sr_index_result *index)
{
    chart_rows rows = {0};
    if (!start(r, index, &rows)) {
        return;
    }
    contribution_rows(r, index, &rows);
    if (rows.count == 0) {
        return;
    }
    sr_series series[] = {{.role = SR_SERIES_EARNED,
                           .label = sr_report_word(r, SR_WORD("points earned")),
                           .values = rows.first},
                          {.role = SR_SERIES_MISSED,
                           .label = sr_report_word(r, SR_WORD("points not earned")),
                           .values = rows.second}};
    sr_chart_add(
        r->b,
        &(sr_chart){.id = sr_index_id(r, "f-index", index, "bidrag"),
                    .kind = SR_CHART_CONTRIBUTIONS,
                    .title = contribution_title(r, &rows),
                    .unit_line = sr_report_word(r, sr_index_is_of_hundred(index->index)
                                                       ? SR_WORD("Points of the whole index (100)")
                                                       : SR_WORD("Points of the whole index")),
                    .description = description(
                        r, sr_report_word(r, SR_WORD("Bars with points earned and not earned.")), &rows),
                    .table = sr_index_id(r, "t-index", index, "omraden"),
                    .table_short = true,
                    .axis_low = SR_INT(0),
                    .axis_high = longest(&rows),
                    .category_count = rows.count,
                    .categories = rows.categories,
                    .series_count = 2,
                    .series = series});
}
