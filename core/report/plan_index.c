/* The weighted index in a plan: what it is made of and what it is to reach; of values only the last known. */
#include "report/index.h"
#include "report/last_known.h"
#include "report/plan.h"

static void say_target(sr_report *r, const sr_index *index)
{
    sr_quantity level = sr_quantity_number(index->target.value, index->target.measured_in);
    level.decimals = sr_number_decimals(index->target.value, 2);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    SR_SENTENCE(
        r, index->target.has_value ? SR_WORD("The target of {0} is {1}.") : SR_WORD("{0} has no target."),
        sr_piece_text(index->title), sr_piece_text(sr_quantity_shown(r, &level)));
    sr_end(r->b);
}

static void say_what(sr_report *r, const sr_index_result *index)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_index_made(r, index);
    sr_say_index_weights(r, index);
    SR_TELL(r, SR_WORD("What the year brings is told by the reports that follow it up."));
    sr_end(r->b);
}

static void put_known(sr_report *r, const sr_index_result *index)
{
    if (sr_last_known_index_exists(index)) {
        sr_row(r->b, SR_ROW_BODY, false, NULL);
        sr_cell_text(r->b, sr_index_title(r, index));
        sr_last_known_index_cells(r, index);
        sr_end(r->b);
    }
}

static bool any_known(const sr_index_result *units, size_t count)
{
    bool known = false;
    for (size_t u = 0; u < count; u++) {
        known = known || sr_last_known_index_exists(&units[u]);
    }
    return known;
}

static void known_table(sr_report *r, const sr_index_result *units, size_t count)
{
    sr_table_begin(r->b, sr_index_id(r, "t-index", &units[0], "forra"), SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("The index as it was last known")), NULL);
    sr_row_column(r, SR_WORD("Index"));
    sr_index_column(r, units[0].index, sr_report_word(r, SR_WORD("Last known")));
    sr_head_column(r, SR_WORD("Year"), NULL, SR_COLUMN_TEXT, -1);
    for (size_t u = 0; u < count; u++) {
        put_known(r, &units[u]);
    }
    sr_end(r->b);
}

/* ---- indicators ---- */

/* Where units stand side by side each has outcomes of its own, which the table has no room for. */
static bool tells_outcomes(const sr_index_result *index)
{
    bool any = false;
    for (size_t i = 0; i < index->indicator_count; i++) {
        any = any || sr_last_known_exists(index->indicators[i].outcome);
    }
    return any && index->index->unit_count == 0;
}

static void put_indicator(sr_report *r, const sr_index_result *index, const sr_indicator_result *result,
                          bool group)
{
    const sr_indicator *indicator = result->indicator;
    sr_row(r->b, SR_ROW_BODY, group, NULL);
    sr_indicator_name_cell(r, index, indicator);
    sr_cell_text(r->b, sr_target_text(r, &indicator->target));
    if (result->has_weight) {
        sr_cell_result(r, sr_value_plain(sr_index_weight(result), NULL, SR_IN_CELL));
    } else {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("not published")));
    }
    if (tells_outcomes(index)) {
        sr_last_known_cell(r, result->outcome);
    }
    sr_end(r->b);
}

static void indicator_table(sr_report *r, const sr_index_result *index)
{
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "indikatorer"), SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("Indicators, their targets and weights")), NULL);
    sr_row_column(r, SR_WORD("Indicator"));
    sr_head_column(r, SR_WORD("Target"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Weight"), SR_WORD("points"), SR_COLUMN_NUMBER, -1);
    if (tells_outcomes(index)) {
        sr_head_column(r, SR_WORD("Last known outcome"), NULL, SR_COLUMN_TEXT, -1);
    }
    for (size_t i = 0; i < index->indicator_count; i++) {
        const sr_indicator_result *result = &index->indicators[i];
        bool group = i > 0 && index->indicators[i - 1].indicator->area != result->indicator->area;
        put_indicator(r, index, result, group);
    }
    sr_end(r->b);
}

static void build_index(sr_report *r, const sr_index_result *units, size_t count)
{
    say_target(r, units[0].index);
    say_what(r, &units[0]);
    if (any_known(units, count)) {
        known_table(r, units, count);
    }
    if (units[0].indicator_count > 0) {
        indicator_table(r, &units[0]);
    }
}

void sr_plan_index(sr_report *r)
{
    const sr_results *results = r->results;
    size_t count = 0;
    bool several = results->index_count > sr_index_units_from(results, 0);
    for (size_t i = 0; i < results->index_count; i += count) {
        const sr_index_result *units = &results->indices[i];
        count = sr_index_units_from(results, i);
        if (several) {
            sr_section(r->b, sr_index_id(r, "index", units, "avsnitt"), SR_SECTION_NUMBERED, 2,
                       units[0].index->title);
        }
        build_index(r, units, count);
        if (several) {
            sr_end(r->b);
        }
    }
}
