/* Checks of measures, goals and budget lines; targets and indices have files of their own. */
#include "model/declare_check.h"

#include <string.h>

const char *sr_plain_number(sr_arena *arena, sr_number number)
{
    enum { MOST_DECIMALS = 6 };
    int decimals = sr_number_decimals(number, MOST_DECIMALS);
    sr_buf text = {0};
    sr_number_round(number, decimals < 0 ? MOST_DECIMALS : (unsigned)decimals, &text);
    const char *copy = text.failed ? NULL : sr_arena_copy(arena, sr_buf_string(&text), text.length);
    sr_buf_free(&text);
    return copy != NULL ? copy : "";
}

void sr_check_id(const sr_declare_check *check, const char *sort, const char *id, const sr_place *place)
{
    if (!sr_id_valid(id)) {
        sr_findings_add(check->findings,
                        &(sr_finding){.code = "SR2150",
                                      .severity = SR_ERROR,
                                      .place = *place,
                                      .message = SR_MSG("{0} is not an id", id),
                                      .subject = sort,
                                      .expected = SR_MSG("small letters, digits, - and _, a letter first")});
    }
}

void sr_check_twice(const sr_declare_check *check, const char *sort, const char *id, const sr_place *place,
                    const sr_place *first)
{
    const char *where =
        sr_arena_printf(check->arena, "%s:%u", first->file != NULL ? first->file : "?", first->line);
    const char *subject = sr_arena_printf(check->arena, "%s %s", sort, id);
    sr_findings_add(check->findings, &(sr_finding){.code = "SR2151",
                                                   .severity = SR_ERROR,
                                                   .place = *place,
                                                   .subject = subject,
                                                   .message = SR_MSG("the id {0} is declared twice", id),
                                                   .hint = SR_MSG("the first one stands at {0}",
                                                                  where != NULL ? where : "?")});
}

void sr_check_measure(const sr_declare_check *check, const sr_measure *measure)
{
    sr_check_id(check, "measure", measure->id, &measure->place);
    if (measure->compare.with_tolerance && sr_number_compare(measure->compare.tolerance, SR_INT(0)) < 0) {
        sr_error(check->findings, "SR2153", &measure->place,
                 SR_MSG("the tolerance of {0} is below zero", measure->id));
    }
    for (size_t i = 0; i < measure->by_count; i++) {
        for (size_t k = 0; k < i; k++) {
            if (strcmp(measure->by[i], measure->by[k]) == 0) {
                sr_error(check->findings, "SR2152", &measure->place,
                         SR_MSG("{0} groups by {1} twice", measure->id, measure->by[i]));
            }
        }
    }
}

/* Goals are numbered as in the plan, so that almost anything printable is an id. */
static bool goal_id_valid(const char *id)
{
    size_t length = strlen(id);
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)id[i] <= ' ' || strchr("@[]/:", id[i]) != NULL) {
            return false;
        }
    }
    return length > 0;
}

static bool falls_short(const sr_target *partly, const sr_target *target)
{
    int order = sr_number_compare(partly->value, target->value);
    switch (target->comparator) {
    case SR_AT_MOST_TARGET:
    case SR_BELOW:
        return order > 0;
    case SR_AT_LEAST_TARGET:
    case SR_ABOVE:
    case SR_EACH_AT_LEAST:
        return order < 0;
    case SR_EQUALS:
    case SR_YES:
    case SR_RISES:
    case SR_FALLS:
    case SR_NO_DIFFERENCE:
    case SR_NOT_BELOW:
    case SR_DISTRIBUTION:
    case SR_NO_LEVEL:
    case SR_COMPARATORS:
        return true;
    }
    return true;
}

/* Levels in different units cannot be compared, and a wrong unit has been told. */
static bool partly_comparable(const sr_goal *goal)
{
    for (size_t i = 0; i < goal->part_count; i++) {
        if (goal->parts[i].measure != NULL) {
            sr_measured_in unit = goal->parts[i].measure->measured_in;
            return sr_target_fits(&goal->target, unit) && sr_target_fits(&goal->partly, unit);
        }
    }
    return true;
}

static void check_partly(const sr_declare_check *check, const sr_goal *goal, const char *subject)
{
    if (!goal->has_partly || !goal->partly.has_value || !goal->target.has_value) {
        return;
    }
    if (partly_comparable(goal) && !falls_short(&goal->partly, &goal->target)) {
        sr_findings_add(
            check->findings,
            &(sr_finding){.code = "SR2154",
                          .severity = SR_ERROR,
                          .place = goal->partly.place.file != NULL ? goal->partly.place : goal->place,
                          .subject = subject,
                          .message = SR_MSG("the level for partly met is not easier than the target"),
                          .found = sr_plain_number(check->arena, goal->partly.value),
                          .expected = SR_MSG("a level short of {0}",
                                             sr_plain_number(check->arena, goal->target.value))});
    }
}

static void check_parts(const sr_declare_check *check, const sr_goal *goal, const char *subject)
{
    if (goal->target.comparator != SR_DISTRIBUTION || goal->part_count == goal->target.share_count ||
        goal->part_count == 0) {
        return;
    }
    sr_findings_add(
        check->findings,
        &(sr_finding){.code = "SR2155",
                      .severity = SR_ERROR,
                      .place = goal->place,
                      .subject = subject,
                      .message = SR_MSG("a distribution needs as many shares as the goal has parts")});
}

void sr_check_goal(const sr_declare_check *check, const sr_goal *goal)
{
    const char *subject = sr_arena_printf(check->arena, "goal %s", goal->id);
    if (!goal_id_valid(goal->id)) {
        sr_findings_add(check->findings,
                        &(sr_finding){.code = "SR2150",
                                      .severity = SR_ERROR,
                                      .place = goal->place,
                                      .subject = subject,
                                      .message = SR_MSG("{0} is not an id", goal->id),
                                      .expected = SR_MSG("the number in the plan, without spaces")});
    }
    for (size_t i = 0; i < goal->part_count; i++) {
        if (goal->parts[i].measure != NULL) {
            sr_check_target(check, &goal->target, goal->parts[i].measure->measured_in, subject);
            sr_check_quarters(check, &goal->target, goal->part_count, subject);
            if (goal->has_partly) {
                sr_check_target(check, &goal->partly, goal->parts[i].measure->measured_in, subject);
            }
            break; /* one finding is enough for a target */
        }
    }
    check_partly(check, goal, subject);
    check_parts(check, goal, subject);
}
