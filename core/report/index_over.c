/* The index beside itself: its units, its earlier years, what would lift it and what moved it. */
#include "report/index.h"

enum { MOST_ROWS = 10 };

static void points_cell(sr_report *r, sr_quantity quantity, const char *key, bool difference)
{
    sr_value value = sr_value_plain(quantity, key, SR_IN_CELL);
    value.with_unit = false;
    value.with_sign = difference;
    sr_cell_result(r, value);
}

static void text_cell(sr_report *r, const char *text)
{
    sr_cell_begin(r->b);
    sr_text(r->b, text);
    sr_end(r->b);
}

/* ---- units ---- */

static void unit_row(sr_report *r, const sr_index_result *unit, bool changes)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    text_cell(r, sr_unit_name(r, unit->unit));
    points_cell(r, unit->value, unit->key, false);
    sr_quantity rank = unit->rank > 0 ? sr_quantity_number(SR_INT((int64_t)unit->rank), SR_IN_COUNT)
                                      : sr_quantity_missing(SR_NOT_MEASURED, SR_IN_COUNT);
    sr_cell_result(r, sr_value_plain(rank, unit->key, SR_IN_CELL));
    if (changes) {
        points_cell(r,
                    unit->has_previous ? unit->previous : sr_quantity_missing(SR_NOT_MEASURED, SR_IN_POINTS),
                    unit->key, false);
        points_cell(r, unit->change, unit->key, true);
    }
    sr_cell_begin(r->b);
    sr_status_add(r->b, unit->state, SR_WORDS_GOAL);
    sr_end(r->b);
    sr_end(r->b);
}

static bool any_previous(const sr_index_result *units, size_t count)
{
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        any = any || units[i].has_previous;
    }
    return any;
}

static void unit_table(sr_report *r, const sr_index_result *units, size_t count)
{
    bool changes = any_previous(units, count);
    sr_table_begin(r->b, sr_index_id(r, "t-index", &units[0], "enheter"), SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("The units side by side")), NULL);
    sr_row_column(r, SR_WORD("Unit"));
    sr_index_column(r, units[0].index, sr_report_word(r, SR_WORD("Index")));
    sr_head_column(r, SR_WORD("Rank"), NULL, SR_COLUMN_NUMBER, -1);
    if (changes) {
        sr_index_column(r, units[0].index, sr_report_word(r, SR_WORD("Year before")));
        sr_head_column(r, SR_WORD("Change"), SR_WORD("points"), SR_COLUMN_NUMBER, 2);
    }
    sr_head_column(r, SR_WORD("Against the target"), NULL, SR_COLUMN_STATUS, -1);
    for (size_t i = 0; i < count; i++) {
        unit_row(r, &units[i], changes);
    }
    sr_end(r->b);
}

static const char *count_text(sr_report *r, size_t count)
{
    const sr_quantity quantity = sr_quantity_number(SR_INT((int64_t)count), SR_IN_COUNT);
    return sr_quantity_shown(r, &quantity);
}

const char *sr_index_units_caption(sr_report *r, const char *caption, size_t first, size_t count, size_t all)
{
    return count == all ? caption
                        : sr_report_text(r, SR_MSG("{0}, units {1}–{2}", caption, count_text(r, first + 1),
                                                   count_text(r, first + count)));
}

/* Areas down, some of the units across. */
static void part_of_matrix(sr_report *r, const sr_index_result *units, size_t count, const char *caption)
{
    sr_table_begin(r->b, sr_index_id(r, "t-index", &units[0], "matris"), SR_TABLE_DENSE, caption, NULL);
    sr_row_column(r, SR_WORD("Area"));
    for (size_t u = 0; u < count; u++) {
        sr_index_column(r, units[u].index, sr_unit_name(r, units[u].unit));
    }
    for (size_t a = 0; a < units[0].area_count; a++) {
        sr_row(r->b, SR_ROW_BODY, false, NULL);
        text_cell(r, units[0].areas[a].area->title);
        for (size_t u = 0; u < count; u++) {
            points_cell(r, units[u].areas[a].value, units[u].areas[a].key, false);
        }
        sr_end(r->b);
    }
    sr_end(r->b);
}

static void area_matrix(sr_report *r, const sr_index_result *units, size_t count)
{
    const char *caption = sr_report_word(r, SR_WORD("Areas of the units side by side"));
    for (size_t u = 0; u < count && units[0].area_count > 0; u += SR_UNIT_COLUMNS) {
        size_t part = count - u < SR_UNIT_COLUMNS ? count - u : SR_UNIT_COLUMNS;
        part_of_matrix(r, &units[u], part, sr_index_units_caption(r, caption, u, part, count));
    }
}

static const char *best_text(sr_report *r, const sr_index_result *units, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (units[i].rank == 1) {
            return sr_report_text(r, SR_MSG("{0} has the highest index, {1}", sr_unit_name(r, units[i].unit),
                                            sr_quantity_shown(r, &units[i].value)));
        }
    }
    return NULL;
}

static void unit_chart(sr_report *r, const sr_index_result *units, size_t count)
{
    sr_category *categories = sr_report_array(r, count, sizeof *categories);
    sr_quantity *values = sr_report_array(r, count, sizeof *values);
    const char *best = best_text(r, units, count);
    if (categories == NULL || values == NULL || best == NULL) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        categories[i] = (sr_category){.label = sr_unit_name(r, units[i].unit),
                                      .side = sr_quantity_shown(r, &units[i].value)};
        values[i] = units[i].value;
    }
    const sr_index *index = units[0].index;
    const sr_series series = {.role = SR_SERIES_VALUE, .label = index->title, .values = values};
    sr_chart_add(r->b,
                 &(sr_chart){.id = sr_index_id(r, "f-index", &units[0], "enheter"),
                             .kind = SR_CHART_GAUGE,
                             .title = best,
                             .unit_line = sr_report_text(r, SR_MSG("Index {0}", sr_index_scale(r, index))),
                             .description = sr_report_word(r, SR_WORD("One bar for each unit.")),
                             .table = sr_index_id(r, "t-index", &units[0], "enheter"),
                             .table_short = true,
                             .axis_low = SR_INT(0),
                             .axis_high = SR_INT(100),
                             .has_target = index->target.has_value,
                             .target = index->target.value,
                             .target_label = sr_index_target_label(r, &units[0]),
                             .category_count = count,
                             .categories = categories,
                             .series_count = 1,
                             .series = &series});
}

static size_t count_met(const sr_index_result *units, size_t count)
{
    size_t met = 0;
    for (size_t i = 0; i < count; i++) {
        met += units[i].state == SR_STATE_MET;
    }
    return met;
}

static void say_met_units(sr_report *r, const sr_index_result *units, size_t count, const char *target)
{
    size_t met = count_met(units, count);
    const char *title = units[0].index->title;
    const char *all = sr_number_word(r, count, SR_COMMON);
    if (met == 0) {
        SR_SENTENCE(r, SR_WORD("In {0} none of {1} units reaches the target of {2}."), sr_piece_text(title),
                    sr_piece_text(all), sr_piece_text(target));
    } else {
        SR_SENTENCE(r, SR_WORD("In {0} {1} of {2} units reach the target of {3}."), sr_piece_text(title),
                    sr_piece_text(sr_number_word(r, met, SR_COMMON)), sr_piece_text(all),
                    sr_piece_text(target));
    }
}

void sr_say_index_units(sr_report *r, const sr_index_result *units, size_t count)
{
    const sr_index *index = units[0].index;
    const char *best = best_text(r, units, count);
    if (index->target.has_value) {
        sr_quantity target = sr_quantity_number(index->target.value, index->target.measured_in);
        target.decimals = sr_number_decimals(index->target.value, 2);
        say_met_units(r, units, count, sr_quantity_shown(r, &target));
    }
    if (best != NULL) {
        SR_SENTENCE(r, SR_WORD("{0}."), sr_piece_text(best));
    }
}

void sr_index_units_beside(sr_report *r, const sr_index_result *units, size_t count)
{
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    const char *best = best_text(r, units, count);
    SR_SENTENCE(r, SR_WORD("{0}."),
                sr_piece_text(best != NULL ? best : sr_report_word(r, SR_WORD("No unit has an index"))));
    sr_end(r->b);
    if (sr_index_is_of_hundred(units[0].index)) {
        unit_chart(r, units, count);
    }
    unit_table(r, units, count);
    area_matrix(r, units, count);
}

/* ---- years ---- */

static size_t years_of(const sr_index_result *index)
{
    size_t count = 0;
    for (const sr_index_result *at = index; at != NULL; at = at->before) {
        count++;
    }
    return count;
}

typedef struct year_rows {
    size_t count;
    sr_category *categories;
    sr_quantity *values;
    const sr_index_result **results;
} year_rows;

/* The earliest first. */
static bool gather_years(sr_report *r, const sr_index_result *index, year_rows *out)
{
    out->count = years_of(index);
    out->categories = sr_report_array(r, out->count, sizeof *out->categories);
    out->values = sr_report_array(r, out->count, sizeof *out->values);
    out->results = sr_report_array(r, out->count, sizeof(const sr_index_result *));
    if (out->categories == NULL || out->values == NULL || out->results == NULL) {
        return false;
    }
    sr_period period = r->results->period;
    size_t at = out->count;
    for (const sr_index_result *each = index; each != NULL; each = each->before) {
        char text[16];
        sr_period_write(period, text);
        const char *label = sr_arena_text(r->arena, text);
        out->categories[--at] =
            (sr_category){.label = label != NULL ? label : "", .side = sr_quantity_shown(r, &each->value)};
        out->values[at] = each->value;
        out->results[at] = each;
        period = each->previous_period;
    }
    return true;
}

static void year_table(sr_report *r, const sr_index_result *index, const year_rows *rows)
{
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "ar"), SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("The index year by year")), NULL);
    sr_row_column(r, SR_WORD("Period"));
    sr_index_column(r, index->index, sr_report_word(r, SR_WORD("Index")));
    sr_head_column(r, SR_WORD("Change"), SR_WORD("points"), SR_COLUMN_NUMBER, 2);
    sr_head_column(r, SR_WORD("Against the target"), NULL, SR_COLUMN_STATUS, -1);
    for (size_t i = 0; i < rows->count; i++) {
        sr_row(r->b, SR_ROW_BODY, false, NULL);
        text_cell(r, rows->categories[i].label);
        points_cell(r, rows->values[i], index->key, false);
        points_cell(r, rows->results[i]->change, index->key, true);
        sr_cell_begin(r->b);
        sr_status_add(r->b, rows->results[i]->state, SR_WORDS_GOAL);
        sr_end(r->b);
        sr_end(r->b);
    }
    sr_end(r->b);
}

static const char *years_title(sr_report *r, const sr_index_result *index)
{
    if (sr_is_missing(&index->change)) {
        return sr_report_word(r, SR_WORD("The index year by year"));
    }
    int sign = sr_number_compare(index->change.value, SR_INT(0));
    sr_quantity size = index->change;
    size.value = sr_number_absolute(size.value);
    const char *points = sr_quantity_shown(r, &size);
    return sr_report_text(r, sign > 0   ? SR_MSG("The index rose by {0} points", points)
                             : sign < 0 ? SR_MSG("The index fell by {0} points", points)
                                        : SR_MSG("The index is the same as the year before"));
}

static void year_chart(sr_report *r, const sr_index_result *index, const year_rows *rows)
{
    const sr_series series = {.role = SR_SERIES_VALUE, .label = index->index->title, .values = rows->values};
    sr_chart_add(r->b, &(sr_chart){.id = sr_index_id(r, "f-index", index, "ar"),
                                   .kind = SR_CHART_TREND,
                                   .title = years_title(r, index),
                                   .unit_line = sr_report_text(
                                       r, SR_MSG("Index {0}", sr_index_scale(r, index->index))),
                                   .description = sr_report_word(r, SR_WORD("A line through the years.")),
                                   .table = sr_index_id(r, "t-index", index, "ar"),
                                   .table_short = true,
                                   .axis_low = SR_INT(0),
                                   .axis_high = SR_INT(100),
                                   .has_target = index->index->target.has_value,
                                   .target = index->index->target.value,
                                   .target_label = sr_index_target_label(r, index),
                                   .category_count = rows->count,
                                   .categories = rows->categories,
                                   .series_count = 1,
                                   .series = &series});
}

/* Two years stand side by side already, in the chart of the areas. */
void sr_index_years(sr_report *r, const sr_index_result *index)
{
    year_rows rows = {0};
    if (years_of(index) < 3 || !gather_years(r, index, &rows)) {
        return;
    }
    if (sr_index_is_of_hundred(index->index)) {
        year_chart(r, index, &rows);
    }
    year_table(r, index, &rows);
}

/* ---- single indicators ---- */

typedef const sr_quantity *pick(const sr_indicator_result *indicator);

static const sr_quantity *lift_of(const sr_indicator_result *indicator)
{
    return &indicator->lift;
}

static const sr_quantity *change_of(const sr_indicator_result *indicator)
{
    return &indicator->change;
}

static bool larger(const sr_quantity *a, const sr_quantity *b)
{
    return sr_number_compare(sr_number_absolute(a->value), sr_number_absolute(b->value)) > 0;
}

/* The largest first, equal ones in declared order; those that move nothing are left out. */
static size_t gather_largest(const sr_index_result *index, pick *of, const sr_indicator_result **out)
{
    size_t count = 0;
    for (size_t i = 0; i < index->indicator_count; i++) {
        const sr_indicator_result *each = &index->indicators[i];
        if (sr_is_missing(of(each)) || sr_number_compare(of(each)->value, SR_INT(0)) == 0) {
            continue;
        }
        size_t at = count < MOST_ROWS ? count++ : MOST_ROWS;
        while (at > 0 && larger(of(each), of(out[at - 1]))) {
            if (at < MOST_ROWS) {
                out[at] = out[at - 1];
            }
            at--;
        }
        if (at < MOST_ROWS) {
            out[at] = each;
        }
    }
    return count;
}

static void lift_row(sr_report *r, const sr_index_result *index, const sr_indicator_result *each)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    text_cell(r, each->indicator->text);
    points_cell(r, each->contribution, index->key, false);
    points_cell(r, each->possible, index->key, false);
    points_cell(r, each->lift, index->key, true);
    if (index->state == SR_STATE_NOT_MET) {
        text_cell(r, sr_report_word(r, each->enough ? SR_WORD("yes") : SR_WORD("no")));
    }
    sr_end(r->b);
}

static void lift_table(sr_report *r, const sr_index_result *index)
{
    const sr_indicator_result *rows[MOST_ROWS + 1] = {NULL};
    size_t count = gather_largest(index, lift_of, rows);
    if (count == 0) {
        return;
    }
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "lyfter"), SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("What single indicators would lift the index")), NULL);
    sr_row_column(r, SR_WORD("Indicator"));
    sr_head_column(r, SR_WORD("Gives"), SR_WORD("points of the whole"), SR_COLUMN_NUMBER, 2);
    sr_head_column(r, SR_WORD("Could give"), SR_WORD("points of the whole"), SR_COLUMN_NUMBER, 2);
    sr_head_column(r, SR_WORD("Would lift"), SR_WORD("points of the whole"), SR_COLUMN_NUMBER, 2);
    if (index->state == SR_STATE_NOT_MET) {
        sr_head_column(r, SR_WORD("Enough alone"), NULL, SR_COLUMN_TEXT, -1);
    }
    for (size_t i = 0; i < count; i++) {
        lift_row(r, index, rows[i]);
    }
    sr_end(r->b);
}

static void change_table(sr_report *r, const sr_index_result *index)
{
    const sr_indicator_result *rows[MOST_ROWS + 1] = {NULL};
    size_t count = gather_largest(index, change_of, rows);
    if (count == 0) {
        return;
    }
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "flyttade"), SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("What moved the index since the year before")), NULL);
    sr_row_column(r, SR_WORD("Indicator"));
    sr_head_column(r, SR_WORD("Gives"), SR_WORD("points of the whole"), SR_COLUMN_NUMBER, 2);
    sr_head_column(r, SR_WORD("Change"), SR_WORD("points"), SR_COLUMN_NUMBER, 2);
    for (size_t i = 0; i < count; i++) {
        sr_row(r->b, SR_ROW_BODY, false, NULL);
        text_cell(r, rows[i]->indicator->text);
        points_cell(r, rows[i]->contribution, index->key, false);
        points_cell(r, rows[i]->change, index->key, true);
        sr_end(r->b);
    }
    sr_end(r->b);
}

/* One sentence: which single indicator would be enough, or that none is. */
static void say_enough(sr_report *r, const sr_index_result *index)
{
    const sr_indicator_result *rows[MOST_ROWS + 1] = {NULL};
    size_t count = gather_largest(index, lift_of, rows);
    if (index->state != SR_STATE_NOT_MET || count == 0) {
        return;
    }
    sr_open_paragraph(r, SR_PARA_TEXT);
    if (rows[0]->enough) {
        SR_SENTENCE(r, SR_WORD("One indicator alone would be enough to reach the target: {0}."),
                    sr_piece_text(rows[0]->indicator->text));
    } else {
        SR_TELL(r, SR_WORD("No single indicator would be enough to reach the target."));
    }
    sr_end(r->b);
}

void sr_index_lifts(sr_report *r, const sr_index_result *index)
{
    say_enough(r, index);
    lift_table(r, index);
    change_table(r, index);
}
