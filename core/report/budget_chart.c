/* Outcomes of the social budget as shares of what was budgeted, so that lines in different units stand side
   by side. */
#include "report/budget.h"

typedef struct bar_rows {
    size_t count, lowest;
    sr_category *categories;
    sr_quantity *shares;
    double highest;
} bar_rows;

static void add(sr_report *r, bar_rows *rows, const sr_budget_result *result)
{
    sr_category *category = &rows->categories[rows->count];
    double share = sr_number_double(result->reached.value);
    *category = (sr_category){.label = sr_budget_text(result), .note = sr_unit_name(r, result->unit)};
    category->side = sr_quantity_shown(r, &result->reached);
    rows->shares[rows->count] = result->reached;
    if (sr_number_compare(result->reached.value, rows->shares[rows->lowest].value) < 0) {
        rows->lowest = rows->count;
    }
    rows->highest = share > rows->highest ? share : rows->highest;
    rows->count++;
}

/* The half of a budget above the longest bar, and no less than one budget and a half. */
static sr_number axis_end(const bar_rows *rows)
{
    enum { MOST_BUDGETS = 1000000 };
    double halves = rows->highest < MOST_BUDGETS ? rows->highest * 2.0 : MOST_BUDGETS;
    sr_number end = SR_INT(2);
    int64_t whole = halves < 2.0 ? 3 : (int64_t)halves + 1;
    return sr_number_ratio(whole, 2, &end) == SR_OK ? end : SR_INT(2);
}

static void draw(sr_report *r, const bar_rows *rows)
{
    const sr_series series = {.role = SR_SERIES_VALUE,
                              .label = sr_report_word(r, SR_WORD("Outcome of what was budgeted")),
                              .values = rows->shares};
    const sr_category *lowest_bar = &rows->categories[rows->lowest];
    const char *lowest = sr_report_text(r, SR_MSG("{0}, {1}", lowest_bar->label, lowest_bar->note));
    sr_chart_add(
        r->b, &(sr_chart){.id = "f-social-budget",
                          .kind = SR_CHART_BARS,
                          .title = sr_report_text(
                              r, SR_MSG("The lowest share of what was budgeted is that of {0}", lowest)),
                          .unit_line = sr_report_text(r, SR_MSG("Outcome as a share of the budget, {0}",
                                                                sr_period_text(r, r->results->period))),
                          .description =
                              sr_report_word(r, SR_WORD("A bar from zero for each line with a level, and a "
                                                        "line at the whole budget; the figures stand in "
                                                        "the table.")),
                          .table = "t-social-budget",
                          .table_short = true,
                          .axis_low = SR_INT(0),
                          .axis_high = axis_end(rows),
                          .has_target = true,
                          .target = SR_INT(1),
                          .target_label = sr_report_word(r, SR_WORD("the budget")),
                          .category_count = rows->count,
                          .categories = rows->categories,
                          .series_count = 1,
                          .series = &series});
}

/* One bar compares nothing. */
void sr_budget_chart(sr_report *r)
{
    size_t most = r->results->budget_count;
    bar_rows rows = {.categories = sr_report_array(r, most, sizeof *rows.categories),
                     .shares = sr_report_array(r, most, sizeof *rows.shares)};
    for (size_t i = 0; i < most && rows.categories != NULL && rows.shares != NULL; i++) {
        if (!sr_is_missing(&r->results->budget[i].reached)) {
            add(r, &rows, &r->results->budget[i]);
        }
    }
    if (rows.count > 1) {
        draw(r, &rows);
    }
}
