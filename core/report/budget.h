/* Pieces of the social budget that its section and the method appendix share. */
#ifndef SR_REPORT_BUDGET_H
#define SR_REPORT_BUDGET_H

#include "report/value.h"

/* A figure of a budget line that is no result of a measure, with its line in the method appendix. */
typedef struct sr_budget_figure {
    const char *suffix; /* after the key of the line: "/prognos" */
    const char *label;  /* "Forecast: {0}" */
    bool difference;
    bool with_sign;                                           /* of a difference */
    const sr_quantity *(*of)(const sr_budget_result *result); /* NULL: the line has none */
    const char *(*how)(sr_report *r, const sr_budget_result *result);
} sr_budget_figure;
/* The figure and the line that a key means; NULL: it is the key of neither. */
const sr_budget_figure *sr_budget_figure_find(const sr_report *r, const char *key,
                                              const sr_budget_result **out);

const char *sr_budget_text(const sr_budget_result *result); /* of the line */
/* Name of the line in a cell: unit, text, goal and comment. */
void sr_budget_name_cell(sr_report *r, const sr_budget_result *result, bool whole);
/* A row of each result; `group` at the first one of a line that stands below another. */
void sr_budget_rows(sr_report *r, void (*put)(sr_report *r, const sr_budget_result *result, bool group));
void sr_budget_decision_cell(sr_report *r, const char *decided, bool proposed);
/* A chart of the outcomes as shares of what was budgeted, when several are known. */
void sr_budget_chart(sr_report *r);
/* What is told of the year besides the period's outcome: so far, forecasts, costs, next year. */
void sr_budget_year_tables(sr_report *r);
/* Method appendix: how the lines were followed up, with every fallback. */
void sr_budget_methods(sr_report *r);
bool sr_budget_tells_costs(const sr_report *r); /* of some outcome */
bool sr_budget_is_parted(const sr_report *r);   /* some line is followed up in a part of its year */

#endif
