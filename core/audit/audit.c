/* Runs the checks. */
#include <string.h>

#include "audit/check.h"
#include "audit/checks.h"
#include "base/running.h"

const sr_check sr_audit_checks[] = {
    {"printed-share", "A printed share is its numerator divided by its denominator, rounded.",
     sr_check_printed_share, NULL},
    {"reachable-share", "A printed share can be reached with its number of answers.",
     sr_check_reachable_share, NULL},
    {"between-groups", "A total lies between its groups.", sr_check_between_groups, NULL},
    {"sum-of-groups", "A printed total is the sum of its groups.", sr_check_sum_of_groups, NULL},
    {"judgeable-goals", "Every goal has a level and a measure.", sr_check_judgeable_goals, NULL},
};
const size_t sr_audit_check_count = sizeof sr_audit_checks / sizeof sr_audit_checks[0];

static sr_status run(const sr_check *check, const sr_results *results, sr_findings *findings)
{
    enum { LONGEST = 200 };
    char running[LONGEST] = "check ";
    (void)strncat(running, check->id, sizeof running - strlen(running) - 1);
    sr_running_begin(running, NULL, 0);
    return check->run(check->user, results, findings);
}

sr_status sr_audit_run(const sr_results *results, const sr_check *const *extra, size_t count,
                       sr_findings *findings)
{
    sr_status all = SR_OK;
    for (size_t i = 0; i < sr_audit_check_count + count; i++) {
        const sr_check *check =
            i < sr_audit_check_count ? &sr_audit_checks[i] : extra[i - sr_audit_check_count];
        sr_status status = run(check, results, findings);
        if (status == SR_MEMORY) {
            return status;
        }
        all = status != SR_OK ? SR_CONTENT : all;
    }
    return sr_findings_status(findings) != SR_OK ? SR_MEMORY : all;
}

/* A source that could not be read has been told of as such. */
void sr_audit_unread_sources(const sr_results *results, const sr_evaluation *evaluation,
                             sr_findings *findings)
{
    const sr_period_spec *spec = results->period_spec;
    for (size_t i = 0; spec != NULL && i < spec->source_count; i++) {
        const sr_source_spec *source = &spec->sources[i];
        if (sr_evaluation_has_source(evaluation, results->period, source->name) &&
            !sr_evaluation_has_read(evaluation, results->period, source->name)) {
            sr_findings_add(findings,
                            &(sr_finding){.code = "SR4106",
                                          .severity = SR_NOTE,
                                          .place = source->place,
                                          .subject = source->name,
                                          .message = SR_MSG("nothing reads the source {0}", source->name)});
        }
    }
}
