/* Checks of the lines of a social budget. */
#include <stdio.h>
#include <string.h>

#include "model/declare_check.h"

static void check_guard(const sr_declare_check *check, const sr_guard *guard, const char *subject)
{
    if (guard->measure == NULL) {
        sr_findings_add(check->findings, &(sr_finding){.code = "SR2156",
                                                       .severity = SR_ERROR,
                                                       .place = guard->place,
                                                       .subject = subject,
                                                       .message = SR_MSG("the guard has no measure")});
        return;
    }
    sr_check_target(check, &guard->limit, guard->measure->measured_in, subject);
}

typedef struct line_check {
    const sr_declare_check *check;
    const sr_budget_line *line;
    const char *subject;
} line_check;

static void wrong(const line_check *at, const char *code, const sr_place *place, sr_message message,
                  sr_message hint)
{
    sr_findings_add(at->check->findings, &(sr_finding){.code = code,
                                                       .severity = SR_ERROR,
                                                       .place = *place,
                                                       .subject = at->subject,
                                                       .message = message,
                                                       .hint = hint});
}

/* Only a level in numbers, of something that adds up over the year, can be divided. */
static void check_split(const line_check *at)
{
    const sr_split *split = &at->line->split;
    sr_measured_in unit = at->line->measure != NULL ? at->line->measure->measured_in : SR_IN_COUNT;
    if (split->kind != SR_SPLIT_EVEN && split->kind != SR_SPLIT_SHARES) {
        return;
    }
    if (!at->line->target.has_value) {
        wrong(at, "SR2421", &split->place, SR_MSG("a budget without a level cannot be divided over the year"),
              SR_MSG("leave split out: a direction is judged in a part of the year as in a whole one"));
    } else if (unit != SR_IN_COUNT && unit != SR_IN_KR && unit != SR_IN_NONE) {
        wrong(at, "SR2421", &split->place,
              SR_MSG("a budget in {0} cannot be divided over the year", sr_measured_in_id(unit)),
              SR_MSG("a share or a mean is a level that holds at any time: split = \"level\""));
    }
}

/* ---- follow-ups ---- */

static bool is_of_line(const sr_budget_line *line, const sr_unit *unit)
{
    for (size_t i = 0; i < line->unit_count; i++) {
        if (line->units[i] == unit) {
            return true;
        }
    }
    return false;
}

static void check_unit(const line_check *at, const sr_follow_up *said)
{
    if (said->unit == NULL && at->line->unit_count > 1) {
        wrong(at, "SR2422", &said->place, SR_MSG("the follow-up does not say which unit it is about"),
              SR_MSG("the line is about several units: give the follow-up its unit"));
    } else if (said->unit != NULL && !is_of_line(at->line, said->unit)) {
        wrong(at, "SR2422", &said->place, SR_MSG("the line is not about the unit {0}", said->unit->id),
              (sr_message){0});
    }
}

static void check_year(const line_check *at, const sr_follow_up *said)
{
    char period[16];
    sr_period_write(said->period, period);
    if (at->line->plan_year != 0 && said->period.year > at->line->plan_year) {
        char year[24];
        (void)snprintf(year, sizeof year, "%d", at->line->plan_year);
        wrong(at, "SR2423", &said->place, SR_MSG("{0} is after the year of the budget, {1}", period, year),
              SR_MSG("follow-ups are of the budget's own year, and of earlier years to compare with"));
    }
    if (said->has_forecast && said->period.kind == SR_YEAR) {
        wrong(at, "SR2423", &said->place,
              SR_MSG("a forecast is said in a part of the year; {0} is the whole of it", period),
              SR_MSG("when the year is over it has an outcome; a comment is fine"));
    }
}

static void check_forecast(const line_check *at, const sr_follow_up *said)
{
    const sr_measure *measure = at->line->measure;
    sr_measured_in given = said->forecast.measured_in;
    bool plain = given == SR_IN_NONE && measure != NULL && measure->measured_in != SR_IN_SHARE;
    if (said->has_forecast && measure != NULL && given != measure->measured_in && !plain) {
        wrong(at, "SR2424", &said->place,
              SR_MSG("the forecast is in {0}, and the outcome in {1}", sr_measured_in_id(given),
                     sr_measured_in_id(measure->measured_in)),
              SR_MSG("write the forecast as the outcome is measured: \"45 %\", count(120), kr(5000)"));
    }
    if (!said->has_forecast && said->comment == NULL) {
        wrong(at, "SR2424", &said->place, SR_MSG("the follow-up has neither forecast nor comment"),
              (sr_message){0});
    }
}

static void check_follow_ups(const line_check *at)
{
    const sr_budget_line *line = at->line;
    for (size_t i = 0; i < line->follow_up_count; i++) {
        const sr_follow_up *said = &line->follow_ups[i];
        check_unit(at, said);
        check_year(at, said);
        check_forecast(at, said);
        for (size_t k = 0; k < i; k++) {
            if (sr_period_equal(line->follow_ups[k].period, said->period) &&
                line->follow_ups[k].unit == said->unit) {
                char period[16];
                sr_period_write(said->period, period);
                wrong(at, "SR2425", &said->place, SR_MSG("{0} is followed up twice", period),
                      SR_MSG("keep one of them"));
                break;
            }
        }
    }
}

/* ---- cost and next year ---- */

static void check_cost(const line_check *at)
{
    const sr_budget_line *line = at->line;
    const sr_measure *counted = line->counted != NULL ? line->counted : line->measure;
    if (line->cost == NULL) {
        return;
    }
    if (line->cost->measured_in != SR_IN_KR) {
        wrong(at, "SR2426", &line->place,
              SR_MSG("cost is measured in {0}, not in kronor", sr_measured_in_id(line->cost->measured_in)),
              SR_MSG("name a measure with measured_in = \"kr\""));
    }
    if (counted != NULL && counted->measured_in != SR_IN_COUNT) {
        wrong(at, "SR2426", &line->place,
              SR_MSG("there is nothing to count the cost by: {0} is measured in {1}", counted->id,
                     sr_measured_in_id(counted->measured_in)),
              SR_MSG("name a measure that counts: cost_per = \"…\""));
    }
}

static void check_next(const line_check *at)
{
    const sr_next_budget *next = &at->line->next;
    const sr_measure *measure = at->line->measure;
    sr_measured_in given = next->change.measured_in;
    sr_measured_in unit = measure != NULL ? measure->measured_in : SR_IN_NONE;
    bool fits = given == unit || (given == SR_IN_NONE && unit != SR_IN_SHARE) ||
                (given == SR_IN_POINTS && unit == SR_IN_SHARE);
    if (next->rule == SR_NEXT_KEEP && !at->line->target.has_value) {
        wrong(at, "SR2427", &next->place, SR_MSG("there is no level to keep"),
              SR_MSG("the budget has a direction only; propose from the outcome instead"));
    }
    if (next->has_change && measure != NULL && !fits) {
        wrong(at, "SR2427", &next->place,
              SR_MSG("the change is in {0}, and the outcome in {1}", sr_measured_in_id(given),
                     sr_measured_in_id(unit)),
              (sr_message){0});
    }
}

void sr_check_budget_line(const sr_declare_check *check, const sr_budget_line *line)
{
    const line_check at = {check, line, sr_arena_printf(check->arena, "social_budget %s", line->id)};
    sr_check_id(check, "social_budget", line->id, &line->place);
    if (line->measure != NULL) {
        sr_check_target(check, &line->target, line->measure->measured_in, at.subject);
    }
    for (size_t i = 0; i < line->guard_count; i++) {
        check_guard(check, &line->guards[i], at.subject);
    }
    check_split(&at);
    check_follow_ups(&at);
    check_cost(&at);
    check_next(&at);
}
