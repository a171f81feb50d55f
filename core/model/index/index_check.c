/* Checks of weighted indices. */
#include <string.h>

#include "model/declare_check.h"

static void weight_below_zero(const sr_declare_check *check, const sr_indicator *indicator,
                              const char *subject)
{
    sr_findings_add(check->findings,
                    &(sr_finding){.code = "SR2170",
                                  .severity = SR_ERROR,
                                  .place = indicator->place,
                                  .subject = subject,
                                  .message = SR_MSG("the weight of {0} is below zero", indicator->id),
                                  .found = sr_plain_number(check->arena, indicator->weight),
                                  .expected = SR_MSG("a weight of zero or more")});
}

static void check_indicator(const sr_declare_check *check, const sr_index *index, size_t at,
                            const char *subject)
{
    const sr_indicator *indicator = &index->indicators[at];
    if (indicator->has_weight && sr_number_compare(indicator->weight, SR_INT(0)) < 0) {
        weight_below_zero(check, indicator, subject);
    }
    if (indicator->measure != NULL && !indicator->scored) {
        sr_check_target(check, &indicator->target, indicator->measure->measured_in, subject);
        sr_check_quarters(check, &indicator->target, 0, subject);
    }
    for (size_t i = 0; i < at; i++) {
        if (strcmp(index->indicators[i].id, indicator->id) == 0) {
            sr_check_twice(check, "indicator", indicator->id, &indicator->place, &index->indicators[i].place);
            break;
        }
    }
}

static void check_areas(const sr_declare_check *check, const sr_index *index)
{
    for (size_t i = 0; i < index->area_count; i++) {
        sr_check_id(check, "area", index->areas[i].id, &index->areas[i].place);
        for (size_t k = 0; k < i; k++) {
            if (strcmp(index->areas[i].id, index->areas[k].id) == 0) {
                sr_check_twice(check, "area", index->areas[i].id, &index->areas[i].place,
                               &index->areas[k].place);
                break;
            }
        }
    }
}

/* An indicator that is a share and is held against its target; NULL: there is none. */
static const sr_indicator *share_of(const sr_index *index)
{
    for (size_t i = 0; i < index->indicator_count; i++) {
        const sr_indicator *each = &index->indicators[i];
        if (!each->scored && each->measure != NULL && each->measure->measured_in == SR_IN_SHARE) {
            return each;
        }
    }
    return NULL;
}

/* Of a share 1 is 100 percentage points: every indicator would be near. */
static void check_plain_near(const sr_declare_check *check, const sr_index *index, sr_number near,
                             const char *subject)
{
    const sr_indicator *share = share_of(index);
    if (share == NULL || sr_number_compare(near, SR_INT(0)) <= 0) {
        return;
    }
    const char *plain = sr_plain_number(check->arena, near);
    sr_findings_add(
        check->findings,
        &(sr_finding){.code = "SR2171",
                      .severity = SR_ERROR,
                      .place = index->place,
                      .subject = subject,
                      .message = SR_MSG("near is a plain number, and {0} is a share", share->id),
                      .found = plain,
                      .expected = SR_MSG("a number with its unit, such as points(2)"),
                      .hint = SR_MSG("write {0}", sr_arena_printf(check->arena, "points(%s)", plain))});
}

static void check_nears(const sr_declare_check *check, const sr_index *index, const char *subject)
{
    const sr_robustness *rule = &index->robustness;
    if (index->has_near && index->near_plain) {
        check_plain_near(check, index, index->near, subject);
    }
    for (size_t i = 0; i < rule->variant_count; i++) {
        if (rule->variants[i].has_near && rule->variants[i].near_plain) {
            check_plain_near(check, index, rule->variants[i].near, subject);
        }
    }
}

static void check_near(const sr_declare_check *check, const sr_index *index, const char *subject)
{
    if (index->has_near && sr_number_compare(index->near, SR_INT(0)) < 0) {
        sr_findings_add(check->findings,
                        &(sr_finding){.code = "SR2171",
                                      .severity = SR_ERROR,
                                      .place = index->place,
                                      .subject = subject,
                                      .message = SR_MSG("the limit for near is below zero")});
    }
    if (sr_number_compare(index->near_earns, SR_INT(0)) < 0 ||
        sr_number_compare(index->near_earns, SR_INT(1)) > 0) {
        sr_findings_add(check->findings,
                        &(sr_finding){.code = "SR2171",
                                      .severity = SR_ERROR,
                                      .place = index->place,
                                      .subject = subject,
                                      .message = SR_MSG("near earns a share of the weight"),
                                      .found = sr_plain_number(check->arena, index->near_earns),
                                      .expected = SR_MSG("a number from {0} to {1}", "0", "1")});
    }
}

void sr_check_index(const sr_declare_check *check, const sr_index *index)
{
    const char *subject = sr_arena_printf(check->arena, "index %s", index->id);
    sr_check_id(check, "index", index->id, &index->place);
    sr_check_target(check, &index->target, SR_IN_POINTS, subject);
    check_areas(check, index);
    check_near(check, index, subject);
    check_nears(check, index, subject);
    for (size_t i = 0; i < index->indicator_count; i++) {
        check_indicator(check, index, i, subject);
    }
    sr_check_index_method(check, index, subject);
}
