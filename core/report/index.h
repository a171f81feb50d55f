/* The weighted index: sentences, charts and tables. */
#ifndef SR_REPORT_INDEX_H
#define SR_REPORT_INDEX_H

#include "report/value.h"

/* "The index is 70.08 and reaches the target of 70." */
void sr_say_index(sr_report *r, const sr_index_result *index);
/* How the index is put together, and where its weights are from and what has been decided about them; in the
   open paragraph. */
void sr_say_index_made(sr_report *r, const sr_index_result *index);
void sr_say_index_weights(sr_report *r, const sr_index_result *index);
/* "In Viktat index two of eight units reach the target of 70. Torgen has the highest index, 71.20." */
void sr_say_index_units(sr_report *r, const sr_index_result *units, size_t count);
/* "The target of Viktat index is 70.": each index once, without its outcome. */
void sr_say_index_targets(sr_report *r);
/* How many results from number `first` on are units of one index. */
size_t sr_index_units_from(const sr_results *results, size_t first);
const char *sr_index_takeaway(sr_report *r, const sr_index_result *index); /* the same as plain text */
/* An area with points of its own: the others share the remainder. */
bool sr_area_is_known(const sr_area_result *area);
/* False for an index that is published only as a total. */
bool sr_index_has_parts(const sr_index_result *index);
const char *sr_remainder_names(sr_report *r, const sr_index_result *index);
const char *sr_remainder_title(sr_report *r, const sr_index_result *index);
/* "Viktat index", or "Viktat index, Torgen" where units stand side by side. */
const char *sr_index_title(sr_report *r, const sr_index_result *index);
/* Unique ids: "t-index-viktat-omraden". */
const char *sr_index_id(sr_report *r, const char *what, const sr_index_result *index, const char *end);

/* "Two of the three areas with points of their own reach the target"; NULL when there are none. */
const char *sr_index_areas_text(sr_report *r, const sr_index_result *index);
void sr_index_charts_gauge(sr_report *r, const sr_index_result *index);
void sr_index_charts_contributions(sr_report *r, const sr_index_result *index);
const char *sr_index_target_label(sr_report *r, const sr_index_result *index); /* "target 70"; NULL: none */
/* Whether its values run from 0 to 100, as those of points do: standard scores and ranks do not. */
bool sr_index_is_of_hundred(const sr_index *index);
/* What its values run over: "0–100", "standard scores", "ranks, 1–6". */
const char *sr_index_scale(sr_report *r, const sr_index *index);
/* A column of its values, with the scale. */
void sr_index_column(sr_report *r, const sr_index *index, const char *heading);
/* Another scoring or limit for near, in words. */
const char *sr_variant_text(sr_report *r, const sr_variant *variant);
/* At most so many units stand side by side as columns of a table; more of them are further tables. */
enum { SR_UNIT_COLUMNS = 8 };
/* The caption of a table that has `count` of `all` units from number `first` on. */
const char *sr_index_units_caption(sr_report *r, const char *caption, size_t first, size_t count, size_t all);
/* Several units of one index: chart, table, and their areas. */
void sr_index_units_beside(sr_report *r, const sr_index_result *units, size_t count);
/* Three years or more: line and table. */
void sr_index_years(sr_report *r, const sr_index_result *index);
/* What single indicators would lift, and what moved the index since the year before. */
void sr_index_lifts(sr_report *r, const sr_index_result *index);
/* How far the conclusion holds; nothing where that was not tried. */
void sr_index_robust(sr_report *r, const sr_index_result *index);
/* The weight that counts, to two decimals where it is no shorter number. */
sr_quantity sr_index_weight(const sr_indicator_result *result);
/* Area, name and what is assumed of an indicator. */
void sr_indicator_name_cell(sr_report *r, const sr_index_result *index, const sr_indicator *indicator);
void sr_index_area_table(sr_report *r, const sr_index_result *index);
void sr_index_indicator_tables(sr_report *r, const sr_index_result *index);

#endif
