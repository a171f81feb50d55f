/* Goals that nobody can judge: the auditors' standing remark. */
#include "audit/checks.h"

typedef bool (*goal_test)(const sr_goal_result *goal);

static bool has_no_level(const sr_goal_result *goal)
{
    return goal->state == SR_STATE_NOT_MEASURABLE;
}

static bool has_no_measure(const sr_goal_result *goal)
{
    return goal->state == SR_STATE_NOT_MEASURED && goal->goal->part_count == 0;
}

static void list_goals(sr_buf *ids, const sr_results *results, goal_test test)
{
    for (size_t i = 0; i < results->goal_count; i++) {
        if (test(&results->goals[i])) {
            sr_buf_printf(ids, ids->length == 0 ? "%s" : ", %s", results->goals[i].goal->id);
        }
    }
}

static sr_status tell(const sr_results *results, goal_test test, const char *message, sr_findings *findings)
{
    sr_buf ids = {0};
    list_goals(&ids, results, test);
    if (ids.length > 0 && !ids.failed) {
        sr_findings_add(findings, &(sr_finding){.code = "SR4105",
                                                .severity = SR_NOTE,
                                                .message = {message, {sr_buf_string(&ids)}}});
    }
    sr_status status = sr_buf_status(&ids);
    sr_buf_free(&ids);
    return status;
}

sr_status sr_check_judgeable_goals(void *user, const sr_results *results, sr_findings *findings)
{
    (void)user;
    sr_status status =
        tell(results, has_no_level, SR_MSG("goals that cannot be judged, because they have no level: {0}").id,
             findings);
    return status != SR_OK
               ? status
               : tell(results, has_no_measure, SR_MSG("goals that have no measure yet: {0}").id, findings);
}
