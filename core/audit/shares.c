/* Shares as printed against what they are shares of. */
#include "audit/checks.h"
#include "model/agree.h"

sr_status sr_check_tell(const sr_results *results, const sr_measure_result *result, const char *code,
                        sr_message message, const sr_quantity *like, sr_number recomputed,
                        sr_findings *findings)
{
    sr_arena *texts = sr_arena_new();
    if (texts == NULL) {
        return SR_MEMORY;
    }
    sr_language language = results->forbund->language;
    sr_findings_add(findings, &(sr_finding){.code = code,
                                            .severity = SR_WARNING,
                                            .place = result->measure->place,
                                            .subject = result->key,
                                            .message = message,
                                            .stated = sr_shown(texts, like, language),
                                            .recomputed = sr_shown_like(texts, like, recomputed, language)});
    sr_arena_free(texts);
    return sr_findings_status(findings);
}

/* "27 of 179" */
static sr_status tell_share(const sr_results *results, const sr_measure_result *result,
                            const sr_quantity *value, sr_number exact, sr_findings *findings)
{
    sr_buf part = {0};
    sr_buf whole = {0};
    sr_number_round(value->numerator, 0, &part);
    sr_number_round(value->denominator, 0, &whole);
    sr_status status = sr_check_tell(
        results, result, "SR4101",
        SR_MSG("the printed share is not {0} of {1}", sr_buf_string(&part), sr_buf_string(&whole)), value,
        exact, findings);
    sr_buf_free(&part);
    sr_buf_free(&whole);
    return status;
}

static sr_status check_share(const sr_results *results, const sr_measure_result *result,
                             const sr_quantity *value, sr_findings *findings)
{
    sr_number exact;
    if (value->missing != SR_PRESENT || value->measured_in != SR_IN_SHARE || !value->has_base ||
        sr_number_divide(value->numerator, value->denominator, &exact) != SR_OK ||
        sr_printed_agrees(value, exact)) {
        return SR_OK;
    }
    return tell_share(results, result, value, exact, findings);
}

sr_status sr_check_printed_share(void *user, const sr_results *results, sr_findings *findings)
{
    (void)user;
    sr_status status = SR_OK;
    for (size_t i = 0; i < results->measure_count && status == SR_OK; i++) {
        const sr_measure_result *result = results->measures[i];
        status = check_share(results, result, &result->value, findings);
        if (status == SR_OK && result->has_previous) {
            status = check_share(results, result, &result->previous, findings);
        }
        if (status == SR_OK && result->has_national) {
            status = check_share(results, result, &result->national, findings);
        }
    }
    return status;
}

/* The share that the nearest whole number of answers gives. */
static bool nearest_reachable(const sr_quantity *value, sr_number *out)
{
    sr_number answers = SR_INT(value->n);
    sr_number part;
    return sr_number_multiply(value->value, answers, &part) == SR_OK &&
           sr_number_rounded(part, 0, &part) == SR_OK && sr_number_divide(part, answers, out) == SR_OK;
}

static sr_status check_reachable(const sr_results *results, const sr_measure_result *result,
                                 sr_findings *findings)
{
    const sr_quantity *value = &result->value;
    sr_number nearest;
    if (value->missing != SR_PRESENT || value->measured_in != SR_IN_SHARE || value->has_base ||
        value->n <= 0 || !sr_number_exact(value->value) || !nearest_reachable(value, &nearest) ||
        sr_printed_agrees(value, nearest)) {
        return SR_OK;
    }
    sr_buf answers = {0};
    sr_buf_printf(&answers, "%lld", (long long)value->n);
    sr_status status =
        sr_check_tell(results, result, "SR4102",
                      SR_MSG("no number of {0} answers gives the printed share", sr_buf_string(&answers)),
                      value, nearest, findings);
    sr_buf_free(&answers);
    return status;
}

sr_status sr_check_reachable_share(void *user, const sr_results *results, sr_findings *findings)
{
    (void)user;
    sr_status status = SR_OK;
    for (size_t i = 0; i < results->measure_count && status == SR_OK; i++) {
        status = check_reachable(results, results->measures[i], findings);
    }
    return status;
}
