/* The summary: the same questions in every report that follows up, and those of a plan, answered from the
   results. */
#include "report/summary.h"
#include "report/budget.h"
#include "report/goals.h"
#include "report/index.h"
#include "report/indicators.h"
#include "report/participants.h"
#include "report/plan.h"

/* ---- lead ---- */

static const sr_goal_scope everything = {.all = true};

static bool wants(const sr_report *r, const char *chapter, bool exists)
{
    return exists && sr_report_has(r, chapter);
}

/* A plan says what is to be reached; whether it was is told by the reports that follow it up. */
bool sr_tells_goals(const sr_report *r)
{
    bool sections = sr_report_has(r, "mal") || sr_report_has(r, "insatser");
    return sections && r->results->goal_count > 0;
}

static void say_indicators(sr_report *r)
{
    sr_selected all = sr_indicators_select(r, NULL, NULL);
    sr_positions positions = sr_indicators_count(&all);
    sr_say_positions(r, &positions, sr_indicators_sum(r, &positions));
}

/* Each index in its turn; one that units have side by side is told once, for all of them. */
static void say_indices(sr_report *r, void (*say)(sr_report *r, const sr_index_result *index))
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->index_count && sr_report_has(r, "index"); i += count) {
        count = sr_index_units_from(r->results, i);
        if (count > 1) {
            sr_say_index_units(r, &r->results->indices[i], count);
        } else {
            say(r, &r->results->indices[i]);
        }
    }
}

static void lead(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_LEAD);
    if (!sr_plan_only(r)) {
        say_indices(r, sr_say_index);
    }
    if (sr_report_has(r, "malbild") && r->results->goal_count > 0) {
        sr_say_plan(r);
    }
    if (sr_plan_only(r) && sr_report_has(r, "index")) {
        sr_say_index_targets(r);
    }
    if (sr_tells_goals(r)) {
        sr_tally tally = sr_goals_count(r, everything);
        sr_say_goals_met(r, &tally, sr_goals_sum(r, everything));
    }
    if (wants(r, "indikatorer", sr_indicators_exist(r))) {
        say_indicators(r);
    }
    if (!r->said) {
        SR_TELL(r, SR_WORD("The data of the period hold neither goals, index nor indicators."));
    }
    sr_end(r->b);
}

/* ---- the questions ---- */

void sr_read_more(sr_report *r, const char *chapter)
{
    if (sr_report_has(r, chapter)) {
        SR_SENTENCE(r, SR_WORD("Read more in {0}."), sr_piece_link(chapter, NULL));
    }
}

static void costs(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_economy(r, 3);
    if (!r->said && sr_budget_tells_costs(r) && sr_report_has(r, "social-budget")) {
        SR_SENTENCE(r, SR_WORD("What it all cost is not in the data. What each outcome cost is told in {0}."),
                    sr_piece_link("social-budget", NULL));
    } else if (!r->said) {
        SR_TELL(r, SR_WORD("The data hold nothing about costs."));
    }
    sr_read_more(r, "ekonomi");
    sr_end(r->b);
}

static void say_largest_units(sr_report *r, size_t most)
{
    const sr_forbund *forbund = r->results->forbund;
    for (size_t i = 0; i < forbund->unit_count && most > 0; i++) {
        const sr_measure_result *total = sr_unit_total(r, &forbund->units[i]);
        if (total != NULL && !sr_is_missing(&total->value)) {
            sr_say_unit_total(r, &forbund->units[i]);
            most--;
        }
    }
}

static void helped(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_unit_total(r, NULL);
    say_largest_units(r, 3);
    if (!r->said) {
        SR_TELL(r, SR_WORD("The data hold nothing about participants."));
    }
    sr_read_more(r, sr_report_has(r, "insatser") ? "insatser" : "deltagare");
    sr_end(r->b);
}

static void strip(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_STRIP);
    for (int state = 0; state < SR_STATES; state++) {
        for (size_t i = 0; i < r->results->goal_count; i++) {
            if (r->results->goals[i].state == (sr_state)state) {
                sr_text(r->b, i > 0 ? " " : "");
                sr_status_add(r->b, (sr_state)state, SR_WORDS_GOAL);
            }
        }
    }
    sr_end(r->b);
}

static void say_areas(sr_report *r, const sr_index_result *index)
{
    const char *areas = sr_index_areas_text(r, index);
    if (areas != NULL) {
        SR_SENTENCE(r, SR_WORD("{0} of the index."), sr_piece_text(areas));
    } else {
        sr_say_index(r, index);
    }
}

/* The lead tells how the questions lie against the nation. */
static void say_changes(sr_report *r)
{
    sr_selected all = sr_indicators_select(r, NULL, NULL);
    sr_say_years(r, &all);
    if (!r->said) {
        say_indicators(r);
    }
}

static void say_areas_of(sr_report *r, const sr_index_result *index)
{
    say_areas(r, index);
    sr_read_more(r, "index");
}

static void say_met(sr_report *r)
{
    if (sr_tells_goals(r)) {
        sr_tally tally = sr_goals_count(r, everything);
        if (tally.total == 1 || tally.judged == 0 || tally.judged == tally.total) {
            sr_say_goals_met(r, &tally, sr_goals_sum(r, everything));
        }
        sr_say_goals_by_state(r, &tally, sr_goals_sum(r, everything));
        sr_read_more(r, sr_report_has(r, "insatser") ? "insatser" : "mal");
    }
    say_indices(r, say_areas_of);
    if (wants(r, "indikatorer", sr_indicators_exist(r))) {
        say_changes(r);
        sr_read_more(r, "indikatorer");
    }
}

static void met(sr_report *r)
{
    if (sr_tells_goals(r)) {
        strip(r);
    }
    sr_open_paragraph(r, SR_PARA_TEXT);
    say_met(r);
    if (!r->said) {
        SR_TELL(r, SR_WORD("The data set out no goals."));
    }
    sr_end(r->b);
}

static void say_open_goals(sr_report *r)
{
    sr_tally tally = sr_goals_count(r, everything);
    if (sr_tells_goals(r) && tally.open > 0) {
        SR_SENTENCE(r,
                    tally.open == 1
                        ? SR_WORD("One goal cannot be assessed, because outcome or target is missing.")
                        : SR_WORD("{0} goals cannot be assessed, because outcome or target is missing."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, tally.open, SR_NEUTER))));
    }
}

static void say_open_lines(sr_report *r)
{
    size_t open = 0;
    for (size_t i = 0; i < r->results->budget_count && sr_report_has(r, "social-budget"); i++) {
        const sr_measure_result *outcome = r->results->budget[i].outcome;
        open += outcome == NULL || outcome->value.missing == SR_NOT_MEASURED;
    }
    if (open > 0) {
        SR_SENTENCE(r,
                    open == 1 ? SR_WORD("One line of the social budget has no outcome.")
                              : SR_WORD("{0} lines of the social budget have no outcome."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, open, SR_COMMON))));
    }
}

static void say_open_indices(sr_report *r)
{
    size_t open = 0;
    for (size_t i = 0; i < r->results->index_count && sr_report_has(r, "index"); i++) {
        open += r->results->indices[i].value.missing == SR_NOT_MEASURED;
    }
    if (open > 0) {
        SR_SENTENCE(r,
                    open == 1 ? SR_WORD("One index has no value, because too little of it is measured.")
                              : SR_WORD("{0} indices have no value, because too little of them is measured."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, open, SR_NEUTER))));
    }
}

static void say_remainders(sr_report *r)
{
    for (size_t i = 0; i < r->results->index_count && sr_report_has(r, "index"); i++) {
        const sr_index_result *index = &r->results->indices[i];
        if (index->remainder.present && !sr_index_has_parts(index)) {
            SR_TELL(r, SR_WORD("The index is published only as a total."));
        } else if (index->remainder.present) {
            SR_SENTENCE(r, SR_WORD("The index has no published figures of its own for {0}."),
                        sr_piece_text(sr_remainder_names(r, index)));
        }
    }
}

static void say_not_compared(sr_report *r)
{
    sr_selected all = sr_indicators_select(r, NULL, NULL);
    sr_positions positions = sr_indicators_count(&all);
    size_t without = all.count - positions.known - positions.withheld;
    if (sr_report_has(r, "indikatorer") && without > 0) {
        SR_SENTENCE(r,
                    without == 1
                        ? SR_WORD("One question has no figure that can be compared with the nation.")
                        : SR_WORD("{0} questions have no figure that can be compared with the nation."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, without, SR_COMMON))));
    }
}

void sr_say_contradictions(sr_report *r)
{
    size_t count = sr_report_contradictions(r);
    if (count == 0) {
        return;
    }
    SR_SENTENCE(r,
                count == 1 ? SR_WORD("The sources hold one figure that contradicts another; see {1}.")
                           : SR_WORD("The sources hold {0} figures that contradict others; see {1}."),
                sr_piece_text(sr_number_word(r, count, SR_COMMON)), sr_piece_link("avvikelser", NULL));
}

static void unknown(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    say_open_goals(r);
    say_open_lines(r);
    say_open_indices(r);
    say_remainders(r);
    say_not_compared(r);
    sr_say_contradictions(r);
    if (!r->said) {
        SR_TELL(r, SR_WORD("Everything that the report sets out has an outcome, and the checks found no "
                           "contradiction."));
    }
    sr_end(r->b);
}

/* Short enough for the summary: more than that stand in their section only. */
static void list_decisions(sr_report *r)
{
    enum { MOST = 4 };
    size_t count = r->plan != NULL ? r->plan->decision_count : 0;
    if (count == 0 || count > MOST) {
        return;
    }
    sr_list(r->b, SR_LIST_BULLET);
    for (size_t i = 0; i < count; i++) {
        sr_item(r->b);
        sr_text(r->b, r->plan->decisions[i]);
        sr_end(r->b);
    }
    sr_end(r->b);
}

static void decisions(sr_report *r)
{
    size_t count = r->plan != NULL && r->plan->decision_count > 0 ? r->plan->decision_count : 1;
    const sr_period_spec *spec = r->results->period_spec;
    sr_open_paragraph(r, SR_PARA_TEXT);
    if (!r->draft && spec != NULL && spec->decided != NULL) {
        SR_SENTENCE(r, SR_WORD("The board has decided: {0}. The text stands in {1}."),
                    sr_piece_text(spec->decided), sr_piece_link("beslut", NULL));
        sr_end(r->b);
        return;
    }
    SR_SENTENCE(r,
                count == 1 ? SR_WORD("The board is asked for one decision. The draft stands in {1}.")
                           : SR_WORD("The board is asked for {0} decisions. The drafts stand in {1}."),
                sr_piece_text(sr_number_word(r, count, SR_NEUTER)), sr_piece_link("beslut", NULL));
    sr_end(r->b);
    list_decisions(r);
}

/* A plan assesses nothing. */
static bool shows_states(const sr_report *r)
{
    return !sr_plan_only(r);
}

static void legend(sr_report *r)
{
    static const char *const meanings[SR_STATES] = {
        [SR_STATE_MET] = SR_WORD("the outcome reaches the target"),
        [SR_STATE_PARTLY] = SR_WORD("by a rule that is declared"),
        [SR_STATE_NOT_MET] = SR_WORD("the outcome does not reach the target"),
        [SR_STATE_NOT_MEASURED] = SR_WORD("there is no outcome"),
        [SR_STATE_NOT_MEASURABLE] = SR_WORD("the goal has no level"),
        [SR_STATE_NO_TARGET] = SR_WORD("followed up without a target"),
        [SR_STATE_NOT_DUE] = SR_WORD("measured later"),
    };
    sr_list(r->b, SR_LIST_LEGEND);
    for (int state = 0; state < SR_STATES; state++) {
        sr_item(r->b);
        sr_term(r->b);
        sr_status_add(r->b, (sr_state)state, SR_WORDS_GOAL);
        sr_end(r->b);
        sr_text(r->b, sr_report_word(r, meanings[state]));
        sr_end(r->b);
    }
    sr_end(r->b);
}

static void how_to_read(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    SR_SENTENCE(
        r,
        SR_WORD("Underlined figures are links. They lead to {0}, which tells how the figure was computed and "
                "where it comes from. In tables one link a row is enough."),
        sr_piece_link("metod", NULL));
    if (shows_states(r)) {
        SR_TELL(r, SR_WORD("A status is always shown by word, shape and colour:"));
    }
    sr_end(r->b);
    if (shows_states(r)) {
        legend(r);
    }
}

/* ---- which questions a report answers ---- */

static bool follows_up(const sr_report *r)
{
    return !sr_plan_only(r);
}

/* A plan tells of money and participants where its author has chosen so. */
static bool tells_costs(const sr_report *r)
{
    return follows_up(r) || sr_report_has(r, "ekonomi");
}

static bool tells_participants(const sr_report *r)
{
    return follows_up(r) || sr_report_has(r, "deltagare");
}

static bool always(const sr_report *r)
{
    (void)r;
    return true;
}

static const struct {
    const char *id, *title;
    void (*build)(sr_report *r);
    bool (*asked)(const sr_report *r);
} questions[] = {
    {"fraga-vill", SR_WORD("What do we want to reach?"), sr_plan_aims, sr_plan_only},
    {"fraga-uppfoljning", SR_WORD("How is it followed up?"), sr_plan_follow_up, sr_plan_only},
    {"fraga-kostnad", SR_WORD("What did it cost?"), costs, tells_costs},
    {"fraga-deltagare", SR_WORD("Who was helped?"), helped, tells_participants},
    {"fraga-mal", SR_WORD("Were the goals met?"), met, follows_up},
    {"fraga-okant", SR_WORD("What do we not know?"), unknown, follows_up},
    {"fraga-oklart", SR_WORD("What is not settled?"), sr_plan_unsettled, sr_plan_only},
    {"fraga-beslut", SR_WORD("What do we ask you to decide?"), decisions, always},
    {"fraga-lasning", SR_WORD("How to read this report"), how_to_read, always},
};

void sr_report_summary(sr_report *r)
{
    sr_section(r->b, "sammanfattning", SR_SECTION_SUMMARY, 1, sr_report_word(r, SR_WORD("Summary")));
    lead(r);
    sr_synthetic_callout(r);
    sr_key_figures(r);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        if (!questions[i].asked(r)) {
            continue;
        }
        sr_section(r->b, questions[i].id, SR_SECTION_PLAIN, 2, sr_report_word(r, questions[i].title));
        questions[i].build(r);
        sr_end(r->b);
    }
    sr_end(r->b);
}
