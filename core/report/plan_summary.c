/* The questions of a plan, which its board decides on before there is any outcome. */
#include "report/plan.h"
#include "report/summary.h"

/* ---- what we want to reach ---- */

static const sr_goal *goal_at(const sr_report *r, size_t at)
{
    return r->results->goals[at].goal;
}

static bool begins_area(const sr_report *r, size_t at)
{
    bool begins = goal_at(r, at)->area != NULL;
    for (size_t i = 0; i < at && begins; i++) {
        begins = !sr_text_equal(goal_at(r, i)->area, goal_at(r, at)->area);
    }
    return begins;
}

static size_t count_areas(const sr_report *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->goal_count; i++) {
        count += begins_area(r, i);
    }
    return count;
}

/* An area whose goals all say what they aim at in the same words is told by them. */
static void area_item(sr_report *r, size_t first)
{
    const sr_goal *head = goal_at(r, first);
    const char *aim = head->goal;
    size_t count = 0;
    for (size_t i = first; i < r->results->goal_count; i++) {
        const sr_goal *goal = goal_at(r, i);
        if (sr_text_equal(goal->area, head->area)) {
            aim = sr_text_equal(goal->goal, aim) ? aim : NULL;
            count++;
        }
    }
    const char *goals = sr_counted(r, count, SR_WORD("one goal"), SR_WORD("{0} goals"));
    bool told = aim != NULL && *aim != '\0' && !sr_text_equal(aim, head->area);
    sr_item(r->b);
    sr_strong(r->b);
    sr_text(r->b, head->area);
    sr_end(r->b);
    sr_text(r->b, told ? sr_report_text(r, SR_MSG(": {0} ({1})", aim, goals))
                       : sr_report_text(r, SR_MSG(" ({0})", goals)));
    sr_end(r->b);
}

void sr_plan_aims(sr_report *r)
{
    size_t areas = count_areas(r);
    sr_open_paragraph(r, SR_PARA_TEXT);
    if (r->results->goal_count == 0) {
        SR_TELL(r, SR_WORD("The data set out no goals."));
    } else if (areas > 0) {
        SR_SENTENCE(r,
                    areas == 1 ? SR_WORD("The goals lie within one area.")
                               : SR_WORD("The goals lie within {0} areas."),
                    sr_piece_text(sr_number_word(r, areas, SR_NEUTER)));
    }
    sr_read_more(r, "malbild");
    sr_end(r->b);
    if (areas == 0) {
        return;
    }
    sr_list(r->b, SR_LIST_BULLET);
    for (size_t i = 0; i < r->results->goal_count; i++) {
        if (begins_area(r, i)) {
            area_item(r, i);
        }
    }
    sr_end(r->b);
}

/* ---- how it is followed up ---- */

void sr_plan_follow_up(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    if (r->results->goal_count > 0) {
        sr_say_measures(r);
        sr_say_responsible(r);
    }
    if (!r->said) {
        SR_TELL(r, SR_WORD("The data set out no goals."));
    }
    sr_end(r->b);
}

/* ---- what is not settled ---- */

static bool lacks_measure(const sr_goal *goal)
{
    return sr_goal_has_target(goal) && goal->part_count == 0;
}

static bool lacks_target(const sr_goal *goal)
{
    return !sr_goal_has_target(goal);
}

static bool is_proposed(const sr_goal *goal)
{
    return goal->proposed;
}

static void say_count(sr_report *r, bool (*has)(const sr_goal *goal), const char *one, const char *many)
{
    size_t count = sr_plan_count(r, has);
    if (count > 0) {
        SR_SENTENCE(r, count == 1 ? one : many,
                    sr_piece_text(sr_capital(r, sr_number_word(r, count, SR_NEUTER))));
    }
}

void sr_plan_unsettled(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    say_count(r, lacks_target, SR_WORD("One goal has no target, so that nobody can say whether it is met."),
              SR_WORD("{0} goals have no target, so that nobody can say whether they are met."));
    say_count(r, lacks_measure, SR_WORD("One goal has a target but no measure."),
              SR_WORD("{0} goals have a target but no measure."));
    say_count(r, is_proposed, SR_WORD("One goal is proposed and not decided."),
              SR_WORD("{0} goals are proposed and not decided."));
    sr_say_contradictions(r);
    if (!r->said) {
        SR_TELL(r, SR_WORD("Each goal has a target and a measure."));
    }
    sr_end(r->b);
}
