/* The summary: the same six questions in every report, answered from the results. */
#include "report/goals.h"
#include "report/index.h"
#include "report/indicators.h"
#include "report/participants.h"

/* ---- lead ---- */

static const sr_goal_scope everything = {.all = true};

static bool wants(const sr_report *r, const char *chapter, bool exists)
{
    return exists && sr_report_has(r, chapter);
}

static bool tells_goals(const sr_report *r)
{
    bool sections = sr_report_has(r, "mal") || sr_report_has(r, "malbild") || sr_report_has(r, "insatser");
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
    say_indices(r, sr_say_index);
    if (sr_report_has(r, "malbild") && r->results->goal_count > 0) {
        sr_say_plan(r);
    } else if (tells_goals(r)) {
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

/* ---- key figures ---- */

static const sr_index_result *find_index(const sr_report *r, const char *key)
{
    for (size_t i = 0; i < r->results->index_count; i++) {
        const sr_index_result *index = &r->results->indices[i];
        if (sr_text_equal(index->key, key) || sr_text_equal(index->index->id, key)) {
            return index;
        }
    }
    return NULL;
}

static void key_figure(sr_report *r, sr_value value, const char *what, const char *where)
{
    sr_item(r->b);
    sr_term(r->b);
    sr_value_add(r->b, &value);
    sr_end(r->b);
    sr_text(r->b, where != NULL ? sr_report_text(r, SR_MSG("{0}, {1}", what, where)) : what);
    sr_end(r->b);
}

static const char *nearest_fact(const sr_report *r, const char *fact)
{
    enum { MOST = 32 };
    const char *ids[MOST];
    size_t count = r->results->index_count < MOST ? r->results->index_count : MOST;
    for (size_t i = 0; i < count; i++) {
        ids[i] = r->results->indices[i].index->id;
    }
    const char *nearest = sr_results_nearest(r->results, fact);
    return nearest != NULL ? nearest : sr_nearest(fact, ids, count);
}

static void tell_unknown_fact(sr_report *r, const char *fact)
{
    if (sr_findings_script_failed(r->findings)) {
        return;
    }
    const char *nearest = nearest_fact(r, fact);
    sr_finding finding = {.code = "SR2166",
                          .severity = SR_ERROR,
                          .place = r->plan->place,
                          .subject = r->kind->id,
                          .message = SR_MSG("the key figure is no measure and no index"),
                          .found = fact,
                          .hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest)
                                                  : SR_MSG("samrapport list measures shows what there is")};
    sr_findings_add(r->findings, &finding);
}

static bool fact_exists(const sr_report *r, const char *fact)
{
    return find_index(r, fact) != NULL || sr_results_find(r->results, fact) != NULL;
}

/* What has no value is told among what we do not know. */
static bool has_value(const sr_report *r, const char *fact)
{
    const sr_index_result *index = find_index(r, fact);
    const sr_measure_result *result = index == NULL ? sr_results_find(r->results, fact) : NULL;
    return index != NULL ? !sr_is_missing(&index->value) : result != NULL && !sr_is_missing(&result->value);
}

static void put_fact(sr_report *r, const char *fact)
{
    const sr_index_result *index = find_index(r, fact);
    const sr_measure_result *result = index == NULL ? sr_results_find(r->results, fact) : NULL;
    if (!has_value(r, fact)) {
        return;
    }
    if (index != NULL) {
        key_figure(r, sr_value_plain(index->value, index->key, SR_IN_PROSE), index->index->title,
                   index->index->unit_count > 0 ? sr_unit_name(r, index->unit) : NULL);
    } else if (result != NULL) {
        key_figure(r, sr_value_of(result, SR_IN_PROSE), sr_measure_label(result),
                   result->unit != NULL ? result->unit->name : NULL);
    }
}

static void goals_fact(sr_report *r)
{
    sr_tally tally = sr_goals_count(r, everything);
    const char *line = sr_goals_sum(r, everything);
    sr_item(r->b);
    sr_term(r->b);
    SR_SAY(r, SR_WORD("{0}"),
           sr_piece_link(line, sr_report_text(r, SR_MSG("{0} of {1}", sr_digits(r, tally.of[SR_STATE_MET]),
                                                        sr_digits(r, tally.judged)))));
    sr_end(r->b);
    sr_text(r->b, sr_report_word(r, SR_WORD("goals that can be assessed are met")));
    sr_end(r->b);
}

static bool goals_are_a_fact(const sr_report *r)
{
    return tells_goals(r) && sr_goals_count(r, everything).judged > 0;
}

/* Of units side by side the highest. */
static bool is_fact(const sr_index_result *index)
{
    return index->index->unit_count == 0 || index->rank == 1;
}

static size_t count_facts(sr_report *r)
{
    size_t count = goals_are_a_fact(r);
    for (size_t i = 0; r->plan != NULL && i < r->plan->fact_count; i++) {
        if (!fact_exists(r, r->plan->facts[i])) {
            tell_unknown_fact(r, r->plan->facts[i]);
        }
        count += has_value(r, r->plan->facts[i]);
    }
    bool own = r->plan != NULL && r->plan->fact_count > 0;
    for (size_t i = 0; !own && i < r->results->index_count; i++) {
        count += is_fact(&r->results->indices[i]) && has_value(r, r->results->indices[i].key);
    }
    return count;
}

static void key_figures(sr_report *r)
{
    bool own = r->plan != NULL && r->plan->fact_count > 0;
    if (count_facts(r) == 0) {
        return;
    }
    sr_list(r->b, SR_LIST_KEY_FIGURES);
    for (size_t i = 0; own && i < r->plan->fact_count; i++) {
        put_fact(r, r->plan->facts[i]);
    }
    for (size_t i = 0; !own && i < r->results->index_count; i++) {
        if (is_fact(&r->results->indices[i])) {
            put_fact(r, r->results->indices[i].key);
        }
    }
    if (goals_are_a_fact(r)) {
        goals_fact(r);
    }
    sr_end(r->b);
}

/* ---- the questions ---- */

static void read_more(sr_report *r, const char *chapter)
{
    if (sr_report_has(r, chapter)) {
        SR_SENTENCE(r, SR_WORD("Read more in {0}."), sr_piece_link(chapter, NULL));
    }
}

static void costs(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_economy(r, 3);
    if (!r->said) {
        SR_TELL(r, SR_WORD("The data hold nothing about costs."));
    }
    read_more(r, "ekonomi");
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
    read_more(r, sr_report_has(r, "insatser") ? "insatser" : "deltagare");
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
    read_more(r, "index");
}

static void say_met(sr_report *r)
{
    if (tells_goals(r)) {
        sr_tally tally = sr_goals_count(r, everything);
        if (tally.total == 1 || tally.judged == 0 || tally.judged == tally.total) {
            sr_say_goals_met(r, &tally, sr_goals_sum(r, everything));
        }
        sr_say_goals_by_state(r, &tally, sr_goals_sum(r, everything));
        read_more(r, sr_report_has(r, "insatser") ? "insatser" : sr_report_has(r, "mal") ? "mal" : "malbild");
    }
    say_indices(r, say_areas_of);
    if (wants(r, "indikatorer", sr_indicators_exist(r))) {
        say_changes(r);
        read_more(r, "indikatorer");
    }
}

static void met(sr_report *r)
{
    if (tells_goals(r)) {
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
    if (tells_goals(r) && tally.open > 0) {
        SR_SENTENCE(r,
                    tally.open == 1
                        ? SR_WORD("One goal cannot be assessed, because outcome or target is missing.")
                        : SR_WORD("{0} goals cannot be assessed, because outcome or target is missing."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, tally.open, SR_NEUTER))));
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

static void say_contradictions(sr_report *r)
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
    say_remainders(r);
    say_not_compared(r);
    say_contradictions(r);
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

static void how_to_read(sr_report *r)
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
    sr_open_paragraph(r, SR_PARA_TEXT);
    SR_SENTENCE(
        r,
        SR_WORD("Underlined figures are links. They lead to {0}, which tells how the figure was computed and "
                "where it comes from. In tables one link a row is enough. A status is always shown by word, "
                "shape and colour:"),
        sr_piece_link("metod", NULL));
    sr_end(r->b);
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

static const struct {
    const char *id, *title;
    void (*build)(sr_report *r);
} questions[] = {
    {"fraga-kostnad", SR_WORD("What did it cost?"), costs},
    {"fraga-deltagare", SR_WORD("Who was helped?"), helped},
    {"fraga-mal", SR_WORD("Were the goals met?"), met},
    {"fraga-okant", SR_WORD("What do we not know?"), unknown},
    {"fraga-beslut", SR_WORD("What do we ask you to decide?"), decisions},
    {"fraga-lasning", SR_WORD("How to read this report"), how_to_read},
};

void sr_report_summary(sr_report *r)
{
    sr_section(r->b, "sammanfattning", SR_SECTION_SUMMARY, 1, sr_report_word(r, SR_WORD("Summary")));
    lead(r);
    sr_synthetic_callout(r);
    key_figures(r);
    for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
        sr_section(r->b, questions[i].id, SR_SECTION_PLAIN, 2, sr_report_word(r, questions[i].title));
        questions[i].build(r);
        sr_end(r->b);
    }
    sr_end(r->b);
}
