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
    sr_check_quarters(check, &guard->limit, 0, subject);
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

/* A value in another unit than `wanted`. */
static void wrong_unit(const line_check *at, sr_finding finding, const sr_quantity *value,
                       sr_measured_in wanted)
{
    sr_buf shown = {0};
    if (sr_quantity_write(&shown, value, SR_SWEDISH, true) == SR_OK) {
        finding.found = sr_buf_string(&shown);
    }
    finding.severity = SR_ERROR;
    finding.subject = at->subject;
    finding.expected = sr_measured_in_said(wanted);
    sr_findings_add(at->check->findings, &finding);
    sr_buf_free(&shown);
}

/* A slip of the pen: a share is a part of a whole, and nothing is counted to less than nothing. */
static void check_possible(const line_check *at, const sr_place *place, sr_number value, sr_measured_in given)
{
    const sr_measure *measure = at->line->measure;
    bool share = measure != NULL && given == SR_IN_SHARE && strcmp(measure->kind, "share") == 0;
    bool count = measure != NULL && measure->measured_in == SR_IN_COUNT;
    bool low = (share || count) && sr_number_compare(value, SR_INT(0)) < 0;
    bool high = share && sr_number_compare(value, SR_INT(1)) > 0;
    if (low || high) {
        sr_findings_add(at->check->findings,
                        &(sr_finding){.code = "SR2436",
                                      .severity = SR_WARNING,
                                      .place = *place,
                                      .subject = at->subject,
                                      .message = SR_MSG("the outcome of {0} cannot be so", measure->id),
                                      .found = sr_plain_number(at->check->arena, value),
                                      .expected = share ? SR_MSG("a share from 0 % to 100 %")
                                                        : SR_MSG("a number of zero or more")});
    }
}

static void check_possible_level(const line_check *at, const sr_target *target)
{
    if (target->has_value) {
        check_possible(at, &target->place, target->value, target->measured_in);
    }
}

/* Only a level in numbers, of something that adds up over the year, can be divided. */
static void check_split(const line_check *at, const sr_budget_level *level)
{
    const sr_split *split = &level->split;
    if (split->kind != SR_SPLIT_EVEN && split->kind != SR_SPLIT_SHARES) {
        return;
    }
    if (!level->target.has_value) {
        wrong(at, "SR2421", &split->place, SR_MSG("a budget without a level cannot be divided over the year"),
              SR_MSG("leave split out: a direction is judged in a part of the year as in a whole one"));
    } else if (at->line->measure != NULL && !sr_may_add_up(at->line->measure)) {
        wrong(at, "SR2421", &split->place,
              SR_MSG("only a number or an amount in kronor can be divided over the year"),
              SR_MSG("a share or a mean is a level that holds at any time: split = \"level\""));
    }
}

/* ---- what is budgeted ---- */

static void check_decision(const line_check *at, const sr_budget_level *level)
{
    sr_day decided = sr_decided_day(level->decided);
    int year = at->line->plan_year;
    char day[16];
    sr_day_write(decided, day);
    if (decided != SR_DAY_NONE && year != 0 && decided > sr_period_last((sr_period){year, SR_YEAR, 1})) {
        char text[24];
        (void)snprintf(text, sizeof text, "%d", year);
        wrong(at, "SR2433", &level->place,
              SR_MSG("the decision of {0} is after the year of the budget, {1}", day, text),
              SR_MSG("check the date: a budget is decided on before its year is over"));
    }
}

static void check_level(const line_check *at, const sr_budget_level *level)
{
    sr_check_quarters(at->check, &level->target, 0, at->subject);
    if (at->line->measure != NULL) {
        sr_check_target(at->check, &level->target, at->line->measure->measured_in, at->subject);
    }
    check_possible_level(at, &level->target);
    for (size_t i = 0; i < level->split.part_count && at->line->measure != NULL; i++) {
        if (level->split.parts[i].has_target) {
            check_possible_level(at, &level->split.parts[i].target);
            sr_check_target(at->check, &level->split.parts[i].target, at->line->measure->measured_in,
                            at->subject);
        }
    }
    check_split(at, level);
    check_decision(at, level);
}

/* Whether the target of the line itself is what some unit is budgeted; a line about no units counts as one.
 */
static bool uses_own_level(const sr_budget_line *line)
{
    size_t units = line->unit_count > 0 ? line->unit_count : 1;
    bool said = line->target.comparator != SR_NO_LEVEL;
    return line->level_count == 0 || (said && line->level_count < units);
}

/* The level of the line itself, whatever its units have. */
static sr_budget_level own_level(const sr_budget_line *line)
{
    sr_budget_line alone = *line;
    alone.level_count = 0;
    return sr_budget_level_of(&alone, NULL);
}

static void check_levels(const line_check *at)
{
    const sr_budget_level own = own_level(at->line);
    if (uses_own_level(at->line)) {
        check_level(at, &own);
    }
    for (size_t i = 0; i < at->line->level_count; i++) {
        check_level(at, &at->line->levels[i]);
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
        wrong_unit(at,
                   (sr_finding){.code = "SR2424",
                                .place = said->place,
                                .message = SR_MSG("the forecast is in another unit than the outcome"),
                                .hint = SR_MSG("write the forecast as the outcome is measured: \"45 %\", "
                                               "count(120), kr(5000)")},
                   &said->forecast, measure->measured_in);
    }
    if (said->has_forecast) {
        check_possible(at, &said->place, said->forecast.value, given);
    }
    if (!said->has_forecast && said->comment == NULL) {
        wrong(at, "SR2424", &said->place, SR_MSG("the follow-up has neither forecast nor comment"),
              (sr_message){0});
    }
}

/* A follow-up of the year cannot be older than the budget that it follows up. */
static void check_order(const line_check *at, const sr_follow_up *said)
{
    const sr_unit *only = at->line->unit_count == 1 ? at->line->units[0] : NULL;
    const sr_budget_level level = sr_budget_level_of(at->line, said->unit != NULL ? said->unit : only);
    sr_day decided = sr_decided_day(level.decided);
    if (said->period.year != at->line->plan_year || said->date == SR_DAY_NONE || decided == SR_DAY_NONE ||
        decided <= said->date) {
        return;
    }
    char day[16];
    char said_on[16];
    sr_day_write(decided, day);
    sr_day_write(said->date, said_on);
    wrong(at, "SR2433", &said->place,
          SR_MSG("the follow-up is dated {0}, before the budget was decided on {1}", said_on, day),
          SR_MSG("one of the dates is wrong"));
}

static void check_follow_ups(const line_check *at)
{
    const sr_budget_line *line = at->line;
    for (size_t i = 0; i < line->follow_up_count; i++) {
        const sr_follow_up *said = &line->follow_ups[i];
        check_unit(at, said);
        check_year(at, said);
        check_forecast(at, said);
        check_order(at, said);
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
    if (line->cost != NULL && line->cost->measured_in != SR_IN_KR) {
        wrong(at, "SR2426", &line->cost_place,
              SR_MSG("the cost {0} is not measured in kronor", line->cost->id),
              SR_MSG("name a measure with measured_in = \"kr\""));
    }
    if (line->cost != NULL && counted != NULL && counted->measured_in != SR_IN_COUNT) {
        wrong(at, "SR2426", line->counted != NULL ? &line->counted_place : &line->cost_place,
              SR_MSG("there is nothing to divide the cost by: {0} is no count", counted->id),
              SR_MSG("name a measure that counts: cost_per = \"…\""));
    }
}

/* Budgeted kronor are divided by the budgeted outcome, so that has to be a number. */
static void check_cost_budget(const line_check *at, const sr_budget_level *level, const sr_place *place)
{
    const sr_measure *measure = at->line->measure;
    bool other = at->line->counted != NULL && at->line->counted != measure;
    if (!level->has_cost) {
        return;
    }
    if (level->cost.measured_in != SR_IN_KR || sr_number_compare(level->cost.value, SR_INT(0)) < 0) {
        wrong(at, "SR2426", place, SR_MSG("the budgeted cost is no amount in kronor"),
              SR_MSG("write it as kr(1200000)"));
    }
    if (other || (measure != NULL && measure->measured_in != SR_IN_COUNT) || !level->target.has_value) {
        wrong(at, "SR2426", place,
              SR_MSG("there is no budgeted number of outcomes to divide the budgeted cost by"),
              SR_MSG("a budgeted cost is for a line whose budget is a number, such as at_least(24)"));
    }
}

static void check_cost_budgets(const line_check *at)
{
    const sr_budget_level whole = own_level(at->line);
    if (uses_own_level(at->line)) {
        check_cost_budget(at, &whole, &at->line->cost_budget_place);
    }
    for (size_t i = 0; i < at->line->level_count; i++) {
        check_cost_budget(at, &at->line->levels[i], &at->line->levels[i].place);
    }
}

static bool has_levels(const sr_budget_line *line)
{
    bool all = !uses_own_level(line) || line->target.has_value;
    for (size_t i = 0; i < line->level_count; i++) {
        all = all && line->levels[i].target.has_value;
    }
    return all;
}

static void check_next(const line_check *at)
{
    const sr_next_budget *next = &at->line->next;
    const sr_measure *measure = at->line->measure;
    sr_measured_in given = next->change.measured_in;
    sr_measured_in unit = measure != NULL ? measure->measured_in : SR_IN_NONE;
    bool fits = given == unit || (given == SR_IN_NONE && unit != SR_IN_SHARE) ||
                (given == SR_IN_POINTS && unit == SR_IN_SHARE);
    if (next->rule == SR_NEXT_KEEP && !has_levels(at->line)) {
        wrong(at, "SR2427", &next->place, SR_MSG("there is no level to keep"),
              SR_MSG("the budget has a direction only; propose from the outcome instead"));
    }
    if (next->has_change && measure != NULL && !fits) {
        wrong_unit(at,
                   (sr_finding){.code = "SR2427",
                                .place = next->place,
                                .message = SR_MSG("the change is in another unit than the outcome"),
                                .hint = SR_MSG("write the change as the outcome is measured: count(5), "
                                               "kr(5000); of a share in points: points(1)")},
                   &next->change, unit);
    }
}

/* Each unit has a row of its own: the same one twice would be reported twice. */
static void check_units(const line_check *at)
{
    for (size_t i = 0; i < at->line->unit_count; i++) {
        bool before = false;
        for (size_t k = 0; k < i; k++) {
            before = before || at->line->units[k] == at->line->units[i];
        }
        if (before) {
            wrong(at, "SR2435", &at->line->place,
                  SR_MSG("the line names the unit {0} twice", at->line->units[i]->id),
                  SR_MSG("take one of them out of unit"));
        }
    }
}

void sr_check_budget_line(const sr_declare_check *check, const sr_budget_line *line)
{
    const line_check at = {check, line, sr_arena_printf(check->arena, "social_budget %s", line->id)};
    sr_check_id(check, "social_budget", line->id, &line->place);
    check_units(&at);
    check_levels(&at);
    for (size_t i = 0; i < line->guard_count; i++) {
        check_guard(check, &line->guards[i], at.subject);
    }
    check_follow_ups(&at);
    check_cost(&at);
    check_cost_budgets(&at);
    check_next(&at);
}
