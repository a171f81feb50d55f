/* Checks of targets: a level where one is needed, in the unit of what is measured. */
#include <string.h>

#include "model/declare_check.h"

static const char *const comparator_ids[SR_COMPARATORS] = {
    [SR_AT_LEAST_TARGET] = "at_least",
    [SR_AT_MOST_TARGET] = "at_most",
    [SR_ABOVE] = "above",
    [SR_BELOW] = "below",
    [SR_EQUALS] = "equals",
    [SR_YES] = "yes",
    [SR_RISES] = "rises",
    [SR_FALLS] = "falls",
    [SR_NO_DIFFERENCE] = "no_difference",
    [SR_EACH_AT_LEAST] = "each_at_least",
    [SR_NOT_BELOW] = "not_below",
    [SR_DISTRIBUTION] = "distribution",
    [SR_NO_LEVEL] = "none",
};

const char *sr_comparator_id(sr_comparator comparator)
{
    return comparator_ids[comparator];
}

static const bool needs_value[SR_COMPARATORS] = {
    [SR_AT_LEAST_TARGET] = true, [SR_AT_MOST_TARGET] = true, [SR_ABOVE] = true,
    [SR_BELOW] = true,           [SR_EQUALS] = true,         [SR_EACH_AT_LEAST] = true,
};

typedef struct fit {
    const sr_declare_check *check;
    const sr_target *target;
    const char *subject;
} fit;

static void wrong(const fit *at, sr_finding finding)
{
    finding.severity = SR_ERROR;
    finding.place = at->target->place;
    finding.subject = at->subject;
    sr_findings_add(at->check->findings, &finding);
}

/* A plain number is right where there is no unit to write; a share is never a plain number. */
static bool plain_is_enough(sr_measured_in unit)
{
    return unit == SR_IN_NONE || unit == SR_IN_COUNT || unit == SR_IN_SCORE || unit == SR_IN_POINTS;
}

static bool fits(sr_measured_in wanted, sr_measured_in unit)
{
    return wanted == unit || unit == SR_IN_NONE || (wanted == SR_IN_NONE && plain_is_enough(unit)) ||
           (wanted == SR_IN_COUNT && plain_is_enough(unit));
}

/* Whole sentences, since a name of a unit put into one would not be translated. */
static sr_message target_in(sr_measured_in unit)
{
    switch (unit) {
    case SR_IN_SHARE:
        return SR_MSG("a target in per cent");
    case SR_IN_POINTS:
        return SR_MSG("a target in points");
    case SR_IN_KR:
        return SR_MSG("a target in kronor");
    case SR_IN_DAYS:
        return SR_MSG("a target in days");
    case SR_IN_WEEKS:
        return SR_MSG("a target in weeks");
    case SR_IN_MONTHS:
        return SR_MSG("a target in months");
    case SR_IN_NONE:
    case SR_IN_COUNT:
    case SR_IN_SCORE:
    case SR_MEASURED_IN_COUNT_OF:
        break;
    }
    return SR_MSG("a target that is a plain number");
}

bool sr_target_fits(const sr_target *target, sr_measured_in unit)
{
    return !target->has_value || fits(target->measured_in, unit);
}

/* A level that was written with per cent where points are counted: 70 points is 0.7 of nothing. */
static void say_points(const fit *at, sr_finding *finding)
{
    sr_number points;
    if (sr_number_multiply(at->target->value, SR_INT(100), &points) == SR_OK) {
        const char *plain = sr_plain_number(at->check->arena, points);
        finding->found = sr_arena_printf(at->check->arena, "%s %%", plain != NULL ? plain : "");
        finding->hint = SR_MSG("write {0}", plain);
    }
}

/* The word that gives a plain number the unit; NULL: it needs none. */
static const char *word_of(sr_measured_in unit)
{
    return unit == SR_IN_KR       ? "kr"
           : unit == SR_IN_DAYS   ? "days"
           : unit == SR_IN_WEEKS  ? "weeks"
           : unit == SR_IN_MONTHS ? "months"
                                  : NULL;
}

static void check_unit(const fit *at, sr_measured_in unit)
{
    const sr_target *target = at->target;
    if (sr_target_fits(target, unit)) {
        return;
    }
    const char *plain = sr_plain_number(at->check->arena, target->value);
    sr_finding finding = {.code = "SR2160",
                          .message = SR_MSG("the target is not in the unit of what is measured"),
                          .found = plain,
                          .expected = target_in(unit)};
    if (unit == SR_IN_SHARE && target->measured_in == SR_IN_NONE) {
        finding.message = SR_MSG("the target {0} of a share is written without per cent", plain);
        finding.hint = SR_MSG("write \"{0} %\"", plain);
    } else if (unit == SR_IN_POINTS && target->measured_in == SR_IN_SHARE) {
        say_points(at, &finding);
    } else if (target->measured_in == SR_IN_NONE && word_of(unit) != NULL) {
        finding.hint = SR_MSG("write {0}", sr_arena_printf(at->check->arena, "%s(%s)", word_of(unit), plain));
    }
    wrong(at, finding);
}

static void check_value(const fit *at)
{
    const sr_target *target = at->target;
    if (needs_value[target->comparator] && !target->has_value) {
        wrong(at, (sr_finding){.code = "SR2161",
                               .message = SR_MSG("the target {0} has no level",
                                                 sr_comparator_id(target->comparator))});
    }
    if (target->comparator == SR_NOT_BELOW && target->reference == SR_REFERENCE_NONE) {
        wrong(at, (sr_finding){.code = "SR2161",
                               .message = SR_MSG("the target not_below does not say below what"),
                               .hint = SR_MSG("write not_below(nation) or not_below(last_year)")});
    }
    if (target->comparator == SR_NO_DIFFERENCE && target->group_column == NULL) {
        wrong(at, (sr_finding){.code = "SR2161",
                               .message = SR_MSG("the target no_difference does not say between what")});
    }
    if (sr_number_compare(target->tolerance, SR_INT(0)) < 0) {
        wrong(at, (sr_finding){.code = "SR2153", .message = SR_MSG("the tolerance is below zero")});
    }
}

static void check_shares(const fit *at)
{
    if (at->target->comparator != SR_DISTRIBUTION) {
        return;
    }
    sr_number sum = SR_INT(0);
    for (size_t i = 0; i < at->target->share_count; i++) {
        if (sr_number_add(sum, at->target->shares[i], &sum) != SR_OK) {
            sum = SR_INT(0);
            break;
        }
    }
    if (sr_number_compare(sum, SR_INT(1)) != 0) {
        wrong(at, (sr_finding){.code = "SR2155",
                               .message = SR_MSG("the shares of a distribution do not add up to 100 %"),
                               .found = sr_plain_number(at->check->arena, sum)});
    }
}

void sr_check_target(const sr_declare_check *check, const sr_target *target, sr_measured_in unit,
                     const char *subject)
{
    fit at = {check, target, subject};
    check_unit(&at, unit);
    check_value(&at);
    check_shares(&at);
}

void sr_check_quarters(const sr_declare_check *check, const sr_target *target, size_t measures,
                       const char *subject)
{
    if (!target->each_quarter || measures > 1) {
        return;
    }
    wrong(&(fit){check, target, subject},
          (sr_finding){
              .code = "SR2162",
              .message = SR_MSG("the target holds in each quarter, and there is no outcome of each quarter"),
              .expected = SR_MSG("in a goal: measures = {0}", "{ { \"kvartal 1\", \"…\" }, … }"),
              .hint = measures == 0 ? SR_MSG("take per = \"quarter\" away; what a budget is in each part of "
                                             "the year is said by split or by level { period = … }")
                                    : SR_MSG("write one measure for each quarter, each with its name")});
}
