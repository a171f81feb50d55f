/* The key figures of the summary: those that the script names, else the indices; and how the goals stand. */
#include "report/goals.h"
#include "report/plan.h"
#include "report/summary.h"

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

static void sum_fact(sr_report *r, const char *line, size_t part, size_t whole, const char *what)
{
    const char *shown = sr_report_text(r, SR_MSG("{0} of {1}", sr_digits(r, part), sr_digits(r, whole)));
    sr_item(r->b);
    sr_term(r->b);
    SR_SAY(r, SR_WORD("{0}"), sr_piece_link(line, shown));
    sr_end(r->b);
    sr_text(r->b, sr_report_word(r, what));
    sr_end(r->b);
}

/* A plan counts its targets, what follows it up those that are met. */
static void goals_fact(sr_report *r)
{
    const sr_goal_scope everything = {.all = true};
    if (sr_plan_only(r)) {
        sum_fact(r, sr_plan_sum(r), sr_plan_with_target(r), r->results->goal_count,
                 SR_WORD("goals have a target that can be followed up"));
        return;
    }
    sr_tally tally = sr_goals_count(r, everything);
    sum_fact(r, sr_goals_sum(r, everything), tally.of[SR_STATE_MET], tally.judged,
             SR_WORD("goals that can be assessed are met"));
}

static bool goals_are_a_fact(const sr_report *r)
{
    const sr_goal_scope everything = {.all = true};
    return sr_plan_only(r) ? sr_plan_with_target(r) > 0
                           : sr_tells_goals(r) && sr_goals_count(r, everything).judged > 0;
}

/* Of units side by side the highest. */
static bool is_fact(const sr_index_result *index)
{
    return index->index->unit_count == 0 || index->rank == 1;
}

/* Where the script has not chosen the key figures. */
static bool shows_indices(const sr_report *r)
{
    return !sr_plan_only(r) && (r->plan == NULL || r->plan->fact_count == 0);
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
    for (size_t i = 0; shows_indices(r) && i < r->results->index_count; i++) {
        count += is_fact(&r->results->indices[i]) && has_value(r, r->results->indices[i].key);
    }
    return count;
}

void sr_key_figures(sr_report *r)
{
    if (count_facts(r) == 0) {
        return;
    }
    sr_list(r->b, SR_LIST_KEY_FIGURES);
    for (size_t i = 0; r->plan != NULL && i < r->plan->fact_count; i++) {
        put_fact(r, r->plan->facts[i]);
    }
    for (size_t i = 0; shows_indices(r) && i < r->results->index_count; i++) {
        if (is_fact(&r->results->indices[i])) {
            put_fact(r, r->results->indices[i].key);
        }
    }
    if (goals_are_a_fact(r)) {
        goals_fact(r);
    }
    sr_end(r->b);
}
