/* The core's own checks. Each looks at the results alone. Only for the files of this folder. */
#ifndef SR_AUDIT_CHECKS_H
#define SR_AUDIT_CHECKS_H

#include "model/results/results.h"

sr_status sr_check_printed_share(void *user, const sr_results *results, sr_findings *findings);
sr_status sr_check_reachable_share(void *user, const sr_results *results, sr_findings *findings);
sr_status sr_check_between_groups(void *user, const sr_results *results, sr_findings *findings);
sr_status sr_check_sum_of_groups(void *user, const sr_results *results, sr_findings *findings);
sr_status sr_check_judgeable_goals(void *user, const sr_results *results, sr_findings *findings);

/* A warning about a measure, with the figure as it stands and as it should be, in the printed form of `like`.
 */
SR_MUST_USE
sr_status sr_check_tell(const sr_results *results, const sr_measure_result *result, const char *code,
                        sr_message message, const sr_quantity *like, sr_number recomputed,
                        sr_findings *findings);

#endif
