/* Sentences about goals, and the section that sets them out. */
#include "report/goals.h"

#include <string.h>

bool sr_goal_in(const sr_goal_result *goal, sr_goal_scope scope)
{
    return scope.all || goal->goal->unit == scope.unit;
}

sr_tally sr_goals_count(const sr_report *r, sr_goal_scope scope)
{
    sr_tally tally = {0};
    for (size_t i = 0; i < r->results->goal_count; i++) {
        const sr_goal_result *goal = &r->results->goals[i];
        if (sr_goal_in(goal, scope)) {
            tally.total++;
            tally.of[goal->state]++;
        }
    }
    tally.judged = tally.of[SR_STATE_MET] + tally.of[SR_STATE_PARTLY] + tally.of[SR_STATE_NOT_MET];
    tally.open = tally.total - tally.judged;
    return tally;
}

sr_goal_scope sr_goals_of_section(const sr_report *r)
{
    return (sr_goal_scope){.all = !sr_report_has(r, "insatser")};
}

bool sr_goals_exist(const sr_report *r)
{
    return sr_goals_count(r, sr_goals_of_section(r)).total > 0;
}

/* ---- sentences ---- */

static const struct {
    const char *one, *many;
} state_words[SR_STATES] = {
    [SR_STATE_MET] = {SR_WORD("one met"), SR_WORD("{0} met")},
    [SR_STATE_PARTLY] = {SR_WORD("one partly met"), SR_WORD("{0} partly met")},
    [SR_STATE_NOT_MET] = {SR_WORD("one not met"), SR_WORD("{0} not met")},
    [SR_STATE_NOT_MEASURED] = {SR_WORD("one not measured"), SR_WORD("{0} not measured")},
    [SR_STATE_NOT_MEASURABLE] = {SR_WORD("one not measurable"), SR_WORD("{0} not measurable")},
    [SR_STATE_NO_TARGET] = {SR_WORD("one without a target"), SR_WORD("{0} without a target")},
    [SR_STATE_NOT_DUE] = {SR_WORD("one not due"), SR_WORD("{0} not due")},
};

const char *sr_state_counted(sr_report *r, sr_state state, size_t count)
{
    return sr_counted(r, count, state_words[state].one, state_words[state].many);
}

static const char *states_joined(sr_report *r, const sr_tally *tally)
{
    const char *items[SR_STATES];
    size_t count = 0;
    for (int state = 0; state < SR_STATES; state++) {
        if (tally->of[state] > 0) {
            items[count++] = sr_state_counted(r, (sr_state)state, tally->of[state]);
        }
    }
    return sr_joined(r, items, count);
}

const char *sr_goals_sum_as(sr_report *r, const char *key, const char *label, const sr_tally *tally)
{
    const char *met = sr_digits(r, tally->of[SR_STATE_MET]);
    sr_report_sum(
        r, (sr_sum){.key = key,
                    .label = label,
                    .shown = sr_report_text(r, SR_MSG("{0} of {1}", met, sr_digits(r, tally->judged))),
                    .how = sr_report_text(r, SR_MSG("Of those that can be assessed. All {0}: {1}.",
                                                    sr_digits(r, tally->total), states_joined(r, tally)))});
    return key;
}

const char *sr_goals_sum(sr_report *r, sr_goal_scope scope)
{
    sr_tally tally = sr_goals_count(r, scope);
    if (scope.all) {
        return sr_goals_sum_as(r, "summa:mal", sr_report_word(r, SR_WORD("Goals that are met")), &tally);
    }
    if (scope.unit == NULL) {
        return sr_goals_sum_as(r, "summa:mal-forbundet",
                               sr_report_word(r, SR_WORD("Goals of the förbund itself that are met")),
                               &tally);
    }
    return sr_goals_sum_as(r, sr_report_text(r, SR_MSG("summa:mal-{0}", scope.unit->id)),
                           sr_report_text(r, SR_MSG("Goals that are met, {0}", scope.unit->name)), &tally);
}

/* None is met, one is, or several are; all is a case of its own. */
static const char *met_sentence(const sr_tally *tally)
{
    size_t met = tally->of[SR_STATE_MET];
    if (tally->judged == 1) {
        return met == 1 ? SR_WORD("The only goal that can be assessed is met")
                        : SR_WORD("The only goal that can be assessed is not fully met");
    }
    if (met == tally->judged) {
        return SR_WORD("All {2} goals that can be assessed are met");
    }
    return met == 0   ? SR_WORD("None of the {2} goals that can be assessed is fully met")
           : met == 1 ? SR_WORD("{0} of the {2} goals that can be assessed is met")
                      : SR_WORD("{1} of the {2} goals that can be assessed are met");
}

void sr_say_goals_met(sr_report *r, const sr_tally *tally, const char *line)
{
    const char *total = sr_number_word(r, tally->total, SR_NEUTER);
    if (tally->total == 0) {
        SR_TELL(r, SR_WORD("The data set out no goals."));
        return;
    }
    if (tally->judged == 0) {
        SR_SENTENCE(r,
                    tally->total == 1 ? SR_WORD("The goal cannot be assessed yet.")
                                      : SR_WORD("None of the {0} goals can be assessed yet."),
                    sr_piece_text(total));
        return;
    }
    const char *met = sr_capital(r, sr_number_word(r, tally->of[SR_STATE_MET], SR_NEUTER));
    SR_SENTENCE(r, met_sentence(tally), sr_piece_link(line, met), sr_piece_link(line, met),
                sr_piece_text(sr_number_word(r, tally->judged, SR_NEUTER)));
    SR_SAY(r,
           tally->open == 0   ? SR_WORD(".")
           : tally->open == 1 ? SR_WORD(", but {0} of {1} goals cannot be assessed.")
                              : SR_WORD(", but {0} of the {1} goals cannot be assessed."),
           sr_piece_text(sr_number_word(r, tally->open, SR_NEUTER)), sr_piece_text(total));
}

/* Then the sentence about how many are met says it all. */
static bool in_one_state(const sr_tally *tally)
{
    bool all = false;
    for (int state = 0; state < SR_STATES && !all; state++) {
        all = tally->of[state] == tally->total;
    }
    return all;
}

void sr_say_goals_by_state(sr_report *r, const sr_tally *tally, const char *line)
{
    if (tally->total > 1 && !in_one_state(tally)) {
        const char *goals = sr_counted(r, tally->total, SR_WORD("one goal"), SR_WORD("{0} goals"));
        SR_SENTENCE(r, SR_WORD("Of {0}, {1}."), sr_piece_link(line, goals),
                    sr_piece_text(states_joined(r, tally)));
    }
}

/* ---- the section ---- */

static size_t count_judgements(const sr_report *r, sr_goal_scope scope, bool differing)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->goal_count; i++) {
        const sr_goal_result *goal = &r->results->goals[i];
        count += sr_goal_in(goal, scope) && (differing ? goal->voices_differ : goal->goal->judgement.given);
    }
    return count;
}

static void say_voices(sr_report *r, sr_goal_scope scope)
{
    size_t given = count_judgements(r, scope, false);
    size_t differing = count_judgements(r, scope, true);
    SR_TELL(
        r,
        SR_WORD("Two assessments stand side by side: the computed one follows from target and outcome, the "
                "other is what those responsible say themselves."));
    if (given == 0) {
        SR_TELL(r, SR_WORD("Those responsible have assessed none of the goals."));
        return;
    }
    SR_SENTENCE(r,
                given == 1 ? SR_WORD("Those responsible have assessed one goal.")
                           : SR_WORD("Those responsible have assessed {0} goals."),
                sr_piece_text(sr_number_word(r, given, SR_NEUTER)));
    SR_SENTENCE(r,
                differing == 0   ? SR_WORD("Nowhere do the two differ.")
                : differing == 1 ? SR_WORD("For one goal the two differ.")
                                 : SR_WORD("For {0} goals the two differ."),
                sr_piece_text(sr_number_word(r, differing, SR_NEUTER)));
}

void sr_section_goals(sr_report *r)
{
    sr_goal_scope scope = sr_goals_of_section(r);
    sr_tally tally = sr_goals_count(r, scope);
    const char *line = sr_goals_sum(r, scope);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    sr_say_goals_met(r, &tally, line);
    sr_end(r->b);
    if (tally.total == 0) {
        return;
    }
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_goals_by_state(r, &tally, line);
    say_voices(r, scope);
    sr_end(r->b);
    sr_goal_table(r, "t-mal",
                  sr_report_word(r, scope.all
                                        ? SR_WORD("Goals with two assessments")
                                        : SR_WORD("The goals of the förbund itself, with two assessments")),
                  scope);
}
