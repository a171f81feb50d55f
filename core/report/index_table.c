/* The tables of an index: its areas, and its indicators. */
#include "report/index.h"

/* Which columns the published totals allow. */
typedef struct area_shape {
    bool goals, indicators, points, contribution;
} area_shape;

static bool has_contribution(const sr_index_result *index)
{
    return index->area_count > 0 && index->areas[0].contribution.missing == SR_PRESENT;
}

static area_shape shape_of(const sr_index_result *index)
{
    return (area_shape){.goals = !sr_is_missing(&index->goals_total),
                        .indicators = !sr_is_missing(&index->indicators_total),
                        .points = !sr_index_is_composed(&index->index->method),
                        .contribution = !sr_is_missing(&index->maximum) || has_contribution(index)};
}

static void area_columns(sr_report *r, const sr_index *index, area_shape shape)
{
    sr_row_column(r, SR_WORD("Area"));
    if (shape.goals) {
        sr_head_column(r, SR_WORD("Goals"), SR_WORD("number"), SR_COLUMN_NUMBER, -1);
    }
    if (shape.indicators) {
        sr_head_column(r, SR_WORD("Indicators"), SR_WORD("number"), SR_COLUMN_NUMBER, -1);
    }
    if (shape.points) {
        sr_head_column(r, SR_WORD("Earned"), SR_WORD("points"), SR_COLUMN_NUMBER, -1);
        sr_head_column(r, SR_WORD("Highest"), SR_WORD("points"), SR_COLUMN_NUMBER, -1);
    }
    sr_index_column(r, index, sr_report_word(r, SR_WORD("Index")));
    if (shape.contribution) {
        sr_head_column(r, SR_WORD("Contribution"), SR_WORD("points of the whole"), SR_COLUMN_NUMBER, 2);
    }
    sr_head_column(r, SR_WORD("Against the target"), NULL, SR_COLUMN_STATUS, -1);
}

typedef struct area_row {
    const char *key;
    sr_quantity goals, indicators, earned, maximum, value, contribution;
} area_row;

static void number_cell(sr_report *r, sr_quantity quantity, const char *key, sr_value_place place)
{
    sr_cell_result(r, sr_value_plain(quantity, key, place));
}

static void area_numbers(sr_report *r, const area_row *row, area_shape shape)
{
    if (shape.goals) {
        number_cell(r, row->goals, row->key, SR_IN_CELL);
    }
    if (shape.indicators) {
        number_cell(r, row->indicators, row->key, SR_IN_CELL);
    }
    if (shape.points) {
        number_cell(r, row->earned, row->key, SR_IN_CELL);
        number_cell(r, row->maximum, row->key, SR_IN_CELL);
    }
    number_cell(r, row->value, row->key, SR_IN_CELL_LINKED);
    if (shape.contribution) {
        number_cell(r, row->contribution, row->key, SR_IN_CELL);
    }
}

static void state_cell(sr_report *r, sr_state state)
{
    sr_cell_begin(r->b);
    sr_status_add(r->b, state, SR_WORDS_GOAL);
    sr_end(r->b);
}

static void put_area(sr_report *r, const sr_area_result *area, area_shape shape)
{
    area_row row = {area->key,     area->goals, area->indicators,  area->earned,
                    area->maximum, area->value, area->contribution};
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_begin(r->b);
    sr_text(r->b, area->area->title);
    sr_end(r->b);
    area_numbers(r, &row, shape);
    state_cell(r, area->state);
    sr_end(r->b);
}

static void put_remainder(sr_report *r, const sr_index_result *index, area_shape shape)
{
    const sr_index_remainder *rest = &index->remainder;
    area_row row = {index->key,
                    rest->goals,
                    rest->indicators,
                    rest->earned,
                    rest->maximum,
                    index->remainder_value,
                    index->remainder_contribution};
    sr_row(r->b, SR_ROW_REMAINDER, false, NULL);
    sr_cell_begin(r->b);
    sr_text(r->b, sr_remainder_title(r, index));
    sr_muted_text(r, sr_report_word(r, SR_WORD("Figures of their own are not published")));
    sr_end(r->b);
    area_numbers(r, &row, shape);
    sr_cell_muted(r, sr_report_word(r, SR_WORD("not published")));
    sr_end(r->b);
}

static void put_whole(sr_report *r, const sr_index_result *index, area_shape shape)
{
    area_row row = {index->key,   index->goals_total, index->indicators_total, index->earned, index->maximum,
                    index->value, index->value};
    sr_row(r->b, SR_ROW_TOTAL, false, NULL);
    sr_cell_text(r->b, sr_report_word(r, SR_WORD("The whole index")));
    area_numbers(r, &row, shape);
    state_cell(r, index->state);
    sr_end(r->b);
}

void sr_index_area_table(sr_report *r, const sr_index_result *index)
{
    area_shape shape = shape_of(index);
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "omraden"), SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("The index by area")), NULL);
    area_columns(r, index->index, shape);
    for (size_t i = 0; i < index->area_count; i++) {
        if (sr_area_is_known(&index->areas[i]) || !index->remainder.present) {
            put_area(r, &index->areas[i], shape);
        }
    }
    if (index->remainder.present && sr_index_has_parts(index)) {
        put_remainder(r, index, shape);
    }
    put_whole(r, index, shape);
    sr_end(r->b);
}

/* ---- indicators ---- */

static void outcome_cells(sr_report *r, const sr_indicator_result *result)
{
    if (result->outcome == NULL) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("no outcome")));
        sr_cell_muted(r, sr_report_word(r, SR_WORD("not stated")));
        return;
    }
    sr_cell_result(r, sr_value_with_unit(
                          sr_value_against(result->outcome, &result->indicator->target, SR_IN_CELL_LINKED)));
    sr_cell_base(r, result->outcome);
}

/* A part of an area's weight is often no decimal number. */
sr_quantity sr_index_weight(const sr_indicator_result *result)
{
    sr_quantity weight = sr_quantity_number(result->weight, SR_IN_NONE);
    int decimals = sr_number_decimals(weight.value, 2);
    weight.decimals = decimals >= 0 ? decimals : 2;
    return weight;
}

static void weight_cells(sr_report *r, const sr_index_result *index, const sr_indicator_result *result)
{
    number_cell(r, sr_index_weight(result), NULL, SR_IN_CELL);
    number_cell(r, sr_index_is_composed(&index->index->method) ? result->score : result->points, index->key,
                SR_IN_CELL);
}

void sr_indicator_name_cell(sr_report *r, const sr_index_result *index, const sr_indicator *indicator)
{
    sr_cell_begin(r->b);
    if (index->area_count > indicator->area) {
        sr_muted_head(r, index->areas[indicator->area].area->title);
    }
    sr_text(r->b, indicator->text);
    if (indicator->assumed != NULL) {
        sr_muted_text(r, sr_report_text(r, SR_MSG("Assumed: {0}", indicator->assumed)));
    }
    sr_end(r->b);
}

static void put_indicator(sr_report *r, const sr_index_result *index, const sr_indicator_result *result,
                          bool group)
{
    const sr_indicator *indicator = result->indicator;
    sr_row(r->b, SR_ROW_BODY, group, NULL);
    sr_indicator_name_cell(r, index, indicator);
    sr_cell_text(r->b, sr_target_text(r, &indicator->target));
    outcome_cells(r, result);
    if (result->has_weight) {
        weight_cells(r, index, result);
    }
    sr_cell_begin(r->b);
    sr_status_add(r->b, result->state, SR_WORDS_INDEX);
    sr_end(r->b);
    sr_end(r->b);
}

/* What an indicator has: points, or its value on the way to the index when it is combined by levels. */
static void share_column(sr_report *r, const sr_index_result *index)
{
    if (!sr_index_is_composed(&index->index->method)) {
        sr_head_column(r, SR_WORD("Earned"), SR_WORD("points"), SR_COLUMN_NUMBER, -1);
    } else if (index->index->method.normal.method == SR_NORMAL_NONE) {
        sr_head_column(r, SR_WORD("Score"), SR_WORD("0–100"), SR_COLUMN_NUMBER, 2);
    } else {
        sr_head_column(r, SR_WORD("Normalised"), SR_WORD("value"), SR_COLUMN_NUMBER, 2);
    }
}

static void indicator_columns(sr_report *r, const sr_index_result *index, bool weighted)
{
    sr_row_column(r, SR_WORD("Indicator"));
    sr_head_column(r, SR_WORD("Target"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Outcome"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Base"), NULL, SR_COLUMN_TEXT, -1);
    if (weighted) {
        sr_head_column(r, SR_WORD("Weight"), NULL, SR_COLUMN_NUMBER, -1);
        share_column(r, index);
    }
    sr_head_column(r, SR_WORD("State"), NULL, SR_COLUMN_STATUS, -1);
}

static size_t count_indicators(const sr_index_result *index, bool weighted)
{
    size_t count = 0;
    for (size_t i = 0; i < index->indicator_count; i++) {
        count += index->indicators[i].has_weight == weighted;
    }
    return count;
}

static void indicator_table(sr_report *r, const sr_index_result *index, bool weighted)
{
    const sr_indicator_result *above = NULL;
    if (count_indicators(index, weighted) == 0) {
        return;
    }
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, weighted ? "indikatorer" : "utan-vikt"),
                   SR_TABLE_DENSE,
                   sr_report_word(r, weighted ? SR_WORD("Indicators with their weights")
                                              : SR_WORD("Indicators whose weights are not published")),
                   NULL);
    indicator_columns(r, index, weighted);
    for (size_t i = 0; i < index->indicator_count; i++) {
        const sr_indicator_result *result = &index->indicators[i];
        if (result->has_weight == weighted) {
            bool group = above != NULL && above->indicator->area != result->indicator->area;
            put_indicator(r, index, result, group);
            above = result;
        }
    }
    sr_end(r->b);
}

static void near_note(sr_report *r, const sr_index *index)
{
    if (!index->has_near) {
        return;
    }
    sr_quantity near = sr_quantity_number(index->near, index->near_plain ? SR_IN_NONE : SR_IN_SHARE);
    sr_value limit = sr_value_plain(near, NULL, SR_IN_CELL);
    limit.as_difference = true;
    limit.with_unit = true;
    sr_quantity share = sr_quantity_number(index->near_earns, SR_IN_SHARE);
    sr_open_paragraph(r, SR_PARA_NOTE);
    SR_SENTENCE(r, SR_WORD("”Near” means at most {0} from the target and earns {1} of the weight."),
                sr_piece_value(limit), sr_piece_text(sr_quantity_shown(r, &share)));
    if (index->near_assumed != NULL) {
        SR_SENTENCE(r, SR_WORD("That limit is an assumption: {0}."), sr_piece_text(index->near_assumed));
    }
    sr_end(r->b);
}

void sr_index_indicator_tables(sr_report *r, const sr_index_result *index)
{
    indicator_table(r, index, true);
    if (count_indicators(index, true) > 0) {
        near_note(r, index->index);
    }
    indicator_table(r, index, false);
}
