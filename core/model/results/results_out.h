/* Pieces of the results as JSON. Only for the files of this folder. */
#ifndef SR_MODEL_RESULTS_OUT_H
#define SR_MODEL_RESULTS_OUT_H

#include "base/json.h"
#include "model/results/results.h"

typedef struct sr_results_out {
    sr_json_out json;
    const sr_results *results;
    sr_language language;
    sr_status status;
} sr_results_out;

/* Numbers are null when the quantity is missing. */
void sr_out_value(sr_results_out *out, const char *key, const sr_quantity *quantity);
void sr_out_number(sr_results_out *out, const char *key, bool given, sr_number number); /* else null */
void sr_out_display(sr_results_out *out, const sr_quantity *quantity);
/* With `answer`, 1 as yes and 0 as no. */
void sr_out_display_as(sr_results_out *out, const sr_quantity *quantity, bool answer);
void sr_out_missing(sr_results_out *out, const char *key, const sr_quantity *quantity);
void sr_out_base(sr_results_out *out, const sr_quantity *quantity);
void sr_out_origin(sr_results_out *out, const sr_quantity *quantity);
void sr_out_unit(sr_results_out *out, const sr_unit *unit);
void sr_out_period(sr_results_out *out, const char *key, sr_period period);
void sr_out_message(sr_results_out *out, const char *key, const sr_message *message);
void sr_out_target(sr_results_out *out, const char *key, const sr_target *target);
void sr_out_place(sr_results_out *out, const sr_place *place);

void sr_out_measure(sr_results_out *out, const sr_measure_result *result);
void sr_out_goal(sr_results_out *out, const sr_goal_result *result);
void sr_out_index(sr_results_out *out, const sr_index_result *result);
/* Parts of an index: how it was computed, what was distributed, its place among the units, and what each
   indicator and area counts for. */
void sr_out_index_method(sr_results_out *out, const sr_index *index);
void sr_out_index_points(sr_results_out *out, const sr_index_result *result);
void sr_out_index_standing(sr_results_out *out, const sr_index_result *result);
void sr_out_index_robustness(sr_results_out *out, const sr_robust_result *robust);
void sr_out_index_history(sr_results_out *out, const sr_index_result *result);
void sr_out_indicator_share(sr_results_out *out, const sr_index *index, const sr_indicator_result *result);
void sr_out_area_level(sr_results_out *out, const sr_index *index, const sr_area_result *area);
void sr_out_parties(sr_results_out *out, const struct sr_parties *parties);
void sr_out_budget(sr_results_out *out, const sr_budget_result *result);
void sr_out_findings(sr_results_out *out); /* without what stands in the cells of sources about persons */

#endif
