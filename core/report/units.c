/* Activities: what each one's goals came to, and who took part. */
#include "report/goals.h"
#include "report/participants.h"

/* Own sections about participants stand in place of the tables here. */
static bool with_participants(const sr_report *r)
{
    for (size_t i = 0; i < r->chapter_count; i++) {
        if (r->chapters[i].own != NULL && sr_text_equal(r->chapters[i].id, "deltagare")) {
            return false;
        }
    }
    return true;
}

static bool is_told(const sr_report *r, const sr_unit *unit)
{
    sr_goal_scope scope = {.unit = unit};
    return sr_goals_count(r, scope).total > 0 || (with_participants(r) && sr_unit_has_participants(r, unit));
}

bool sr_units_exist(const sr_report *r)
{
    for (size_t i = 0; i < r->results->forbund->unit_count; i++) {
        if (is_told(r, &r->results->forbund->units[i])) {
            return true;
        }
    }
    return false;
}

/* All goals of activities together, and how many activities. */
static sr_tally tally_all(const sr_report *r, size_t *units)
{
    sr_tally all = {0};
    *units = 0;
    for (size_t i = 0; i < r->results->forbund->unit_count; i++) {
        const sr_unit *unit = &r->results->forbund->units[i];
        sr_tally tally = sr_goals_count(r, (sr_goal_scope){.unit = unit});
        *units += is_told(r, unit);
        all.total += tally.total;
        all.judged += tally.judged;
        all.open += tally.open;
        for (int state = 0; state < SR_STATES; state++) {
            all.of[state] += tally.of[state];
        }
    }
    return all;
}

/* ---- overview ---- */

static void count_cell(sr_report *r, size_t count, const char *line, sr_value_place place)
{
    sr_quantity quantity = sr_quantity_number(SR_INT((int64_t)count), SR_IN_COUNT);
    sr_cell_result(r, sr_value_plain(quantity, line, place));
}

static void total_cell(sr_report *r, const sr_unit *unit)
{
    const sr_measure_result *total = sr_unit_total(r, unit);
    if (total != NULL) {
        sr_cell_result(r, sr_value_of(total, SR_IN_CELL_LINKED));
    } else {
        sr_quantity none = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_COUNT); /* no measure counts them */
        sr_cell_result(r, sr_value_plain(none, NULL, SR_IN_CELL));
    }
}

static void overview_row(sr_report *r, const sr_unit *unit)
{
    sr_goal_scope scope = {.unit = unit};
    sr_tally tally = sr_goals_count(r, scope);
    const char *line = tally.total > 0 ? sr_goals_sum(r, scope) : NULL;
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_begin(r->b);
    sr_text(r->b, unit->name);
    sr_end(r->b);
    total_cell(r, unit);
    count_cell(r, tally.total, line, SR_IN_CELL_LINKED);
    count_cell(r, tally.of[SR_STATE_MET], line, SR_IN_CELL);
    count_cell(r, tally.of[SR_STATE_PARTLY], line, SR_IN_CELL);
    count_cell(r, tally.of[SR_STATE_NOT_MET], line, SR_IN_CELL);
    count_cell(r, tally.open, line, SR_IN_CELL);
    sr_end(r->b);
}

static void overview_table(sr_report *r)
{
    sr_table_begin(r->b, "t-insatser", SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("Activities, participants and goals")),
                   sr_report_word(r, SR_WORD("number")));
    sr_row_column(r, SR_WORD("Activity"));
    sr_head_column(r, SR_WORD("Participants"), NULL, SR_COLUMN_NUMBER, -1);
    sr_head_column(r, SR_WORD("Goals"), NULL, SR_COLUMN_NUMBER, -1);
    sr_head_column(r, SR_WORD("Met|plural"), NULL, SR_COLUMN_NUMBER, -1);
    sr_head_column(r, SR_WORD("Partly|plural"), NULL, SR_COLUMN_NUMBER, -1);
    sr_head_column(r, SR_WORD("Not met|plural"), NULL, SR_COLUMN_NUMBER, -1);
    sr_head_column(r, SR_WORD("Cannot be assessed"), NULL, SR_COLUMN_NUMBER, -1);
    for (size_t i = 0; i < r->results->forbund->unit_count; i++) {
        if (is_told(r, &r->results->forbund->units[i])) {
            overview_row(r, &r->results->forbund->units[i]);
        }
    }
    sr_end(r->b);
}

/* ---- bars ---- */

static const char *largest_text(sr_report *r, const sr_category *categories, const sr_quantity *values,
                                size_t count)
{
    size_t most = 0;
    for (size_t i = 1; i < count; i++) {
        most = sr_number_compare(values[i].value, values[most].value) > 0 ? i : most;
    }
    return sr_report_text(r, SR_MSG("{0} had the most participants, {1}", categories[most].label,
                                    sr_quantity_shown(r, &values[most])));
}

static sr_number axis_end(const sr_quantity *values, size_t count)
{
    int64_t most = 1;
    for (size_t i = 0; i < count; i++) {
        int64_t value = (int64_t)sr_number_double(values[i].value);
        most = value > most ? value : most;
    }
    int64_t step = 1;
    while (step * 10 < most) {
        step *= 10;
    }
    return SR_INT((most / step + 1) * step);
}

static void draw(sr_report *r, const sr_category *categories, const sr_quantity *values, size_t count)
{
    sr_series series = {
        .role = SR_SERIES_VALUE, .label = sr_report_word(r, SR_WORD("participants")), .values = values};
    sr_chart_add(
        r->b, &(sr_chart){.id = "f-insatser",
                          .kind = SR_CHART_BARS,
                          .title = largest_text(r, categories, values, count),
                          .unit_line = sr_report_text(r, SR_MSG("Number of participants, {0}",
                                                                sr_period_text(r, r->results->period))),
                          .description = sr_report_word(r, SR_WORD("A bar from zero for each activity; the "
                                                                   "figures stand in the table.")),
                          .table = "t-insatser",
                          .table_short = true,
                          .axis_low = SR_INT(0),
                          .axis_high = axis_end(values, count),
                          .category_count = count,
                          .categories = categories,
                          .series_count = 1,
                          .series = &series});
}

static void bars(sr_report *r)
{
    size_t units = r->results->forbund->unit_count;
    size_t count = 0;
    sr_category *categories = sr_report_array(r, units, sizeof *categories);
    sr_quantity *values = sr_report_array(r, units, sizeof *values);
    for (size_t i = 0; i < units && categories != NULL && values != NULL; i++) {
        const sr_measure_result *total = sr_unit_total(r, &r->results->forbund->units[i]);
        if (total != NULL && !sr_is_missing(&total->value) && is_told(r, &r->results->forbund->units[i])) {
            categories[count] = (sr_category){.label = r->results->forbund->units[i].name,
                                              .side = sr_quantity_shown(r, &total->value)};
            values[count++] = total->value;
        }
    }
    if (count >= 3) {
        draw(r, categories, values, count);
    }
}

/* ---- each activity ---- */

static void goals_of(sr_report *r, const sr_unit *unit)
{
    sr_goal_scope scope = {.unit = unit};
    sr_tally tally = sr_goals_count(r, scope);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    if (tally.total > 0) {
        sr_say_goals_met(r, &tally, sr_goals_sum(r, scope));
    } else {
        SR_TELL(r, SR_WORD("The data set out no goals for the activity."));
    }
    sr_say_unit_total(r, unit);
    sr_end(r->b);
    if (tally.total > 0) {
        const char *id = sr_arena_printf(r->arena, "t-mal-%s", unit->id);
        sr_goal_table(r, id != NULL ? id : "", sr_report_text(r, SR_MSG("Goals of {0}", unit->name)), scope);
    }
}

static void build_unit(sr_report *r, const sr_unit *unit)
{
    const char *id = sr_arena_printf(r->arena, "insats-%s", unit->id);
    if (id == NULL) {
        sr_report_no_memory(r);
        return;
    }
    sr_section(r->b, id, SR_SECTION_NUMBERED, 2, unit->name);
    goals_of(r, unit);
    if (with_participants(r) && sr_unit_has_participants(r, unit)) {
        sr_participant_tables(r, unit);
    }
    sr_end(r->b);
}

void sr_section_units(sr_report *r)
{
    size_t units;
    sr_tally tally = tally_all(r, &units);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    if (units == 0) {
        SR_TELL(r, SR_WORD("The data hold no activities with goals or participants."));
        sr_end(r->b);
        return;
    }
    sr_say_goals_met(r, &tally,
                     sr_goals_sum_as(r, "summa:mal-insatser",
                                     sr_report_word(r, SR_WORD("Goals of the activities that are met")),
                                     &tally));
    sr_end(r->b);
    sr_open_paragraph(r, SR_PARA_TEXT);
    SR_SENTENCE(r, SR_WORD("The table sets out {0}; each has its own part below."),
                sr_piece_text(sr_counted(r, units, SR_WORD("one activity"), SR_WORD("{0} activities"))));
    sr_end(r->b);
    bars(r);
    overview_table(r);
    for (size_t i = 0; i < r->results->forbund->unit_count && !r->no_memory; i++) {
        if (is_told(r, &r->results->forbund->units[i])) {
            build_unit(r, &r->results->forbund->units[i]);
        }
    }
}
