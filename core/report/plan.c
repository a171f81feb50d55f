/* The plan: goals with those who answer for them, and where the goals come from. */
#include "report/plan.h"

#include <string.h>

size_t sr_plan_count(const sr_report *r, bool (*has)(const sr_goal *goal))
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->goal_count; i++) {
        count += has(r->results->goals[i].goal);
    }
    return count;
}

static bool has_responsible(const sr_goal *goal)
{
    return goal->responsible_count > 0;
}

static bool has_lineage(const sr_goal *goal)
{
    return goal->lineage_count > 0;
}

bool sr_goal_has_target(const sr_goal *goal)
{
    return !goal->no_target && goal->measurable && goal->target.comparator != SR_NO_LEVEL;
}

static bool has_target_and_measure(const sr_goal *goal)
{
    return sr_goal_has_target(goal) && goal->part_count > 0;
}

bool sr_plan_only(const sr_report *r)
{
    return sr_report_has(r, "malbild") && !sr_report_has(r, "mal") && !sr_report_has(r, "insatser");
}

size_t sr_plan_with_target(const sr_report *r)
{
    return sr_plan_count(r, sr_goal_has_target);
}

const char *sr_plan_sum(sr_report *r)
{
    const char *key = "summa:malniva";
    const char *total = sr_digits(r, r->results->goal_count);
    sr_report_sum(
        r, (sr_sum){.key = key,
                    .label = sr_report_word(r, SR_WORD("Goals with a target that can be followed up")),
                    .shown =
                        sr_report_text(r, SR_MSG("{0} of {1}", sr_digits(r, sr_plan_with_target(r)), total)),
                    .how = sr_report_word(r, SR_WORD("Goals with a level, of all goals of the plan."))});
    return key;
}

bool sr_lineage_exists(const sr_report *r)
{
    return sr_plan_count(r, has_lineage) > 0;
}

void sr_say_plan(sr_report *r)
{
    size_t total = r->results->goal_count;
    size_t levels = sr_plan_count(r, sr_goal_has_target);
    const char *goals = sr_counted(r, total, SR_WORD("one goal"), SR_WORD("{0} goals"));
    SR_SENTENCE(r,
                levels == total ? SR_WORD("The plan has {0}, and each has a target that can be followed up.")
                : levels == 0
                    ? SR_WORD("The plan has {0}, and none has a target that can be followed up.")
                    : SR_WORD("The plan has {0}, of which {1} with a target that can be followed up."),
                sr_piece_text(goals), sr_piece_text(sr_number_word(r, levels, SR_NEUTER)));
}

void sr_say_measures(sr_report *r)
{
    size_t levels = sr_plan_with_target(r);
    size_t measured = sr_plan_count(r, has_target_and_measure);
    if (levels == 0) {
        return;
    }
    SR_SENTENCE(r,
                measured == levels ? SR_WORD("Each goal with a target has a measure.")
                : measured == 0    ? SR_WORD("None of the goals with a target has a measure.")
                                   : SR_WORD("Of the {1} goals with a target, {0} have a measure."),
                sr_piece_text(sr_number_word(r, measured, SR_NEUTER)),
                sr_piece_text(sr_number_word(r, levels, SR_NEUTER)));
}

void sr_say_responsible(sr_report *r)
{
    size_t total = r->results->goal_count;
    size_t named = sr_plan_count(r, has_responsible);
    SR_SENTENCE(r,
                named == total ? SR_WORD("Each goal has somebody who answers for it.")
                : named == 0   ? SR_WORD("The data do not say who answers for the goals.")
                               : SR_WORD("For {0} of the {1} goals it is stated who answers for them."),
                sr_piece_text(sr_number_word(r, named, SR_NEUTER)),
                sr_piece_text(sr_number_word(r, total, SR_NEUTER)));
}

void sr_section_plan_goals(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    if (r->results->goal_count == 0) {
        SR_TELL(r, SR_WORD("The data set out no goals."));
        sr_end(r->b);
        return;
    }
    sr_say_plan(r);
    sr_end(r->b);
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_measures(r);
    sr_say_responsible(r);
    sr_end(r->b);
    sr_plan_table(r, "t-malbild",
                  sr_report_word(r, SR_WORD("Goals, targets, measures and who answers for them")));
}

/* ---- lineage ---- */

static const char *const lineage_words[] = {
    [SR_REPLACES] = SR_WORD("replaces"),
    [SR_SPLIT_FROM] = SR_WORD("split from"),
    [SR_MERGED_FROM] = SR_WORD("merged from"),
};

/* "2021:1.2" is goal 1.2 of the plan for 2021. */
static const char *earlier_goal(sr_report *r, const char *goal)
{
    const char *colon = strchr(goal, ':');
    const char *year = colon != NULL ? sr_arena_copy(r->arena, goal, (size_t)(colon - goal)) : NULL;
    return year != NULL ? sr_report_text(r, SR_MSG("{0} in the plan for {1}", colon + 1, year)) : goal;
}

static void lineage_row(sr_report *r, const sr_goal *goal, const sr_lineage *lineage)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_begin(r->b);
    sr_muted_head(r, sr_goal_number(r, goal));
    sr_text(r->b, goal->subgoal != NULL && *goal->subgoal != '\0' ? goal->subgoal : sr_goal_name(goal));
    sr_end(r->b);
    sr_cell_text(r->b, sr_report_word(r, lineage_words[lineage->kind]));
    sr_cell_begin(r->b);
    sr_text(r->b, earlier_goal(r, lineage->goal));
    if (lineage->note != NULL) {
        sr_muted_text(r, lineage->note);
    }
    sr_end(r->b);
    sr_end(r->b);
}

static void lineage_table(sr_report *r)
{
    sr_table_begin(r->b, "t-harkomst", SR_TABLE_PLAIN,
                   sr_report_word(r, SR_WORD("Goals and the earlier goals that they come from")), NULL);
    sr_row_column(r, SR_WORD("Goal"));
    sr_head_column(r, SR_WORD("How"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Earlier goal"), SR_WORD("number or name in its plan"), SR_COLUMN_TEXT, -1);
    for (size_t i = 0; i < r->results->goal_count; i++) {
        const sr_goal *goal = r->results->goals[i].goal;
        for (size_t j = 0; j < goal->lineage_count; j++) {
            lineage_row(r, goal, &goal->lineage[j]);
        }
    }
    sr_end(r->b);
}

void sr_section_lineage(sr_report *r)
{
    size_t count = sr_plan_count(r, has_lineage);
    size_t total = r->results->goal_count;
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    SR_SENTENCE(r,
                count == 0       ? SR_WORD("None of the goals comes from an earlier plan.")
                : count == total ? SR_WORD("Each goal has a forerunner in an earlier plan.")
                                 : SR_WORD("{0} of the {1} goals have a forerunner in an earlier plan."),
                sr_piece_text(sr_capital(r, sr_number_word(r, count, SR_NEUTER))),
                sr_piece_text(sr_number_word(r, total, SR_NEUTER)));
    sr_end(r->b);
    sr_open_paragraph(r, SR_PARA_TEXT);
    SR_TELL(
        r,
        SR_WORD("Figures for a goal may be compared over the years only as far as the goals are the same."));
    sr_end(r->b);
    if (count > 0) {
        lineage_table(r);
    }
}
