/* The section about a weighted index. */
#include "report/index.h"

#include "model/judge.h"
#include "report/plan.h"

bool sr_area_is_known(const sr_area_result *area)
{
    bool points = !sr_is_missing(&area->earned) && !sr_is_missing(&area->maximum);
    bool levels = area->earned.missing == SR_NOT_APPLICABLE && !sr_is_missing(&area->value);
    return points || levels;
}

/* Those whose points stand in the remainder: areas without points of their own, which lie in no other. */
const char *sr_remainder_names(sr_report *r, const sr_index_result *index)
{
    const char **names = sr_report_array(r, index->area_count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; names != NULL && i < index->area_count; i++) {
        const sr_area_result *area = &index->areas[i];
        if (area->area->inside == 0 && !area->published && !sr_area_is_known(area)) {
            names[count++] = area->area->title;
        }
    }
    return count > 0 ? sr_joined(r, names, count) : sr_report_word(r, SR_WORD("other indicators"));
}

const char *sr_remainder_title(sr_report *r, const sr_index_result *index)
{
    return sr_report_text(r, SR_MSG("Remainder: {0}", sr_remainder_names(r, index)));
}

const char *sr_index_id(sr_report *r, const char *what, const sr_index_result *index, const char *end)
{
    bool named = index->index->unit_count > 0;
    const char *id = sr_arena_printf(r->arena, "%s-%s%s%s-%s", what, index->index->id, named ? "-" : "",
                                     named ? index->unit->id : "", end);
    if (id == NULL) {
        sr_report_no_memory(r);
    }
    return id != NULL ? id : "";
}

const char *sr_index_title(sr_report *r, const sr_index_result *index)
{
    return index->index->unit_count == 0
               ? index->index->title
               : sr_report_text(r, SR_MSG("{0}, {1}", index->index->title, sr_unit_name(r, index->unit)));
}

bool sr_index_has_parts(const sr_index_result *index)
{
    return index->area_count > 0;
}

/* ---- the scale ---- */

/* A scale of its own, such as standard scores or ranks, does not run from 0 to 100. */
bool sr_index_is_of_hundred(const sr_index *index)
{
    const sr_normal_rule *rule = &index->method.normal;
    return rule->method == SR_NORMAL_NONE ||
           (rule->method != SR_NORMAL_RANK && rule->method != SR_NORMAL_Z_SCORE &&
            sr_number_compare(rule->high, SR_INT(100)) == 0);
}

static const char *number_text(sr_report *r, sr_number number)
{
    sr_quantity quantity = sr_quantity_number(sr_settled(number), SR_IN_NONE);
    quantity.decimals = sr_number_decimals(quantity.value, 2);
    return sr_quantity_shown(r, &quantity);
}

const char *sr_index_scale(sr_report *r, const sr_index *index)
{
    const sr_normal_rule *rule = &index->method.normal;
    bool scored = rule->method == SR_NORMAL_NONE;
    if (rule->method == SR_NORMAL_Z_SCORE) {
        return sr_report_word(r, SR_WORD("standard scores"));
    }
    if (rule->method == SR_NORMAL_RANK) {
        return sr_report_text(r, SR_MSG("ranks, 1–{0}", number_text(r, SR_INT((int64_t)index->unit_count))));
    }
    return sr_report_text(r, SR_MSG("{0}–{1}", number_text(r, scored ? SR_INT(0) : rule->low),
                                    number_text(r, scored ? SR_INT(100) : rule->high)));
}

void sr_index_column(sr_report *r, const sr_index *index, const char *heading)
{
    sr_column_add(r->b, heading, sr_index_scale(r, index), SR_COLUMN_NUMBER, 2, false);
}

/* ---- sentences ---- */

static const char *verdict_template(const sr_index_result *index)
{
    if (sr_is_missing(&index->value)) {
        return SR_WORD("The index cannot be computed from the data.");
    }
    if (!index->index->target.has_value) {
        return SR_WORD("The index is {0}; no target is set.");
    }
    return index->state == SR_STATE_MET ? SR_WORD("The index is {0} and reaches the target of {1}.")
           : index->state == SR_STATE_NOT_MET
               ? SR_WORD("The index is {0} and does not reach the target of {1}.")
               : SR_WORD("The index is {0}; the target is {1}.");
}

static sr_value index_value(const sr_index_result *index)
{
    return sr_value_plain(index->value, index->key, SR_IN_PROSE);
}

static const char *target_number(sr_report *r, const sr_index_result *index)
{
    const sr_target *target = &index->index->target;
    sr_quantity quantity = sr_quantity_number(target->value, target->measured_in);
    quantity.decimals = sr_number_decimals(target->value, 2);
    return sr_quantity_shown(r, &quantity);
}

void sr_say_index(sr_report *r, const sr_index_result *index)
{
    if (index->index->unit_count > 0) {
        SR_SENTENCE(r, SR_WORD("{0}:"), sr_piece_text(sr_unit_name(r, index->unit)));
    }
    SR_SENTENCE(r, verdict_template(index), sr_piece_value(index_value(index)),
                sr_piece_text(target_number(r, index)));
}

void sr_say_index_targets(sr_report *r)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->index_count; i += count) {
        const sr_index_result *index = &r->results->indices[i];
        count = sr_index_units_from(r->results, i);
        SR_SENTENCE(r,
                    index->index->target.has_value ? SR_WORD("The target of {0} is {1}.")
                                                   : SR_WORD("{0} has no target."),
                    sr_piece_text(index->index->title), sr_piece_text(target_number(r, index)));
    }
}

const char *sr_index_takeaway(sr_report *r, const sr_index_result *index)
{
    return sr_report_text(r, (sr_message){verdict_template(index),
                                          {sr_quantity_shown(r, &index->value), target_number(r, index)}});
}

static sr_piece figure(const sr_index_result *index, sr_quantity quantity)
{
    sr_value value = sr_value_plain(quantity, index->key, SR_IN_CELL);
    value.with_unit = false;
    return sr_piece_value(value);
}

/* What stands beside the figure, with a dot between. */
static void beside(sr_report *r, bool *any)
{
    sr_text(r->b, *any ? " · " : " ");
    *any = true;
}

static void headline(sr_report *r, const sr_index_result *index)
{
    bool any = false;
    sr_value value = index_value(index);
    sr_open_paragraph(r, SR_PARA_HEADLINE);
    sr_value_add(r->b, &value);
    sr_text(r->b, " ");
    sr_status_add(r->b, index->state, SR_WORDS_GOAL);
    if (index->index->target.has_value) {
        beside(r, &any);
        SR_SAY(r, SR_WORD("target {0}"), sr_piece_text(target_number(r, index)));
    }
    if (!sr_is_missing(&index->earned) && !sr_is_missing(&index->maximum)) {
        beside(r, &any);
        SR_SAY(r, SR_WORD("{0} of {1} points"), figure(index, index->earned), figure(index, index->maximum));
    }
    if (index->has_previous && !sr_is_missing(&index->previous)) {
        char period[16];
        sr_period_write(index->previous_period, period);
        beside(r, &any);
        SR_SAY(r, SR_WORD("{0} in {1}"), figure(index, index->previous), sr_piece_text(period));
    }
    sr_end(r->b);
}

/* Points that could be had differ between the years: so do the questions. */
static void say_maxima(sr_report *r, const sr_index_result *index)
{
    bool both =
        index->has_previous && !sr_is_missing(&index->previous_maximum) && !sr_is_missing(&index->maximum);
    if (both && sr_number_compare(index->previous_maximum.value, index->maximum.value) != 0) {
        SR_SENTENCE(r, SR_WORD("Compare the years with care: {0} points could be had then, {1} now."),
                    figure(index, index->previous_maximum), figure(index, index->maximum));
    }
}

static void say_remainder(sr_report *r, const sr_index_result *index)
{
    if (index->remainder.present && !sr_index_has_parts(index)) {
        SR_TELL(r, SR_WORD("Only the total of the points is published."));
    } else if (index->remainder.present) {
        SR_SENTENCE(
            r,
            SR_WORD("Points for {0} are not published one by one; they stand as one remainder, which is "
                    "the published total minus what is known."),
            sr_piece_text(sr_remainder_names(r, index)));
    }
}

/* What the index would be, had one more indicator of weight 1 been missed; false where it would still be met.
 */
static bool with_one_less(const sr_index_result *index, sr_quantity *less)
{
    sr_number earned;
    *less = index->value;
    return index->state == SR_STATE_MET && !sr_is_missing(&index->earned) &&
           !sr_is_missing(&index->maximum) && index->index->target.comparator == SR_AT_LEAST_TARGET &&
           sr_number_subtract(index->earned.value, SR_INT(1), &earned) == SR_OK &&
           sr_number_divide(earned, index->maximum.value, &earned) == SR_OK &&
           sr_number_multiply(earned, SR_INT(100), &less->value) == SR_OK &&
           sr_number_compare(less->value, index->index->target.value) < 0;
}

static void say_margin(sr_report *r, const sr_index_result *index, const sr_quantity *less)
{
    const char *key = sr_report_text(r, SR_MSG("{0}:minus-1", index->key));
    const char *shown = sr_quantity_shown(r, less);
    sr_report_sum(
        r, (sr_sum){.key = key,
                    .label = sr_report_text(
                        r, SR_MSG("{0}, had an indicator with weight 1 been missed", index->index->title)),
                    .shown = shown,
                    .how = sr_report_word(r, SR_WORD("100 × (earned − 1) / maximum. An example, no "
                                                     "outcome."))});
    SR_SENTENCE(
        r,
        SR_WORD("The index reaches the target, but the margin is small: had one indicator with weight 1 been "
                "missed, it would have been {0}."),
        sr_piece_link(key, shown));
}

/* The figure itself stands in the headline below. */
static void say_takeaway(sr_report *r, const sr_index_result *index)
{
    sr_quantity less;
    if (with_one_less(index, &less)) {
        say_margin(r, index, &less);
    } else if (sr_is_missing(&index->value)) {
        SR_TELL(r, SR_WORD("The index cannot be computed from the data."));
    } else {
        SR_TELL(r, index->state == SR_STATE_MET       ? SR_WORD("The index reaches the target.")
                   : index->state == SR_STATE_NOT_MET ? SR_WORD("The index does not reach the target.")
                                                      : SR_WORD("The index is not judged against a target."));
    }
}

void sr_say_index_made(sr_report *r, const sr_index_result *index)
{
    if (sr_index_is_composed(&index->index->method)) {
        SR_TELL(r, SR_WORD("The index combines its areas level by level; the method appendix says how."));
    } else {
        SR_TELL(
            r, SR_WORD("The index is all points earned divided by the highest possible, times 100. It is not "
                       "the mean of the areas."));
    }
}

void sr_say_index_weights(sr_report *r, const sr_index_result *index)
{
    if (index->index->weights_file != NULL) {
        SR_SENTENCE(r, SR_WORD("The weights are those of {0}, read from {1}."),
                    sr_piece_text(index->index->weights_party), sr_piece_text(index->index->weights_file));
    }
    if (index->index->weights_example) {
        SR_TELL(r, SR_WORD("They are made up, as an example."));
    }
    if (index->index->proposed) {
        SR_TELL(r, SR_WORD("The weights are a proposal that the board has not decided on."));
    } else if (index->index->decided != NULL) {
        SR_SENTENCE(r, SR_WORD("Decision: {0}."), sr_piece_text(sr_decision_text(r, index->index->decided)));
    }
}

static void say_how(sr_report *r, const sr_index_result *index)
{
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_index_made(r, index);
    say_remainder(r, index);
    say_maxima(r, index);
    sr_say_index_weights(r, index);
    sr_end(r->b);
}

static void build_index(sr_report *r, const sr_index_result *index)
{
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    say_takeaway(r, index);
    sr_end(r->b);
    headline(r, index);
    say_how(r, index);
    if (!sr_is_missing(&index->value) && sr_index_has_parts(index) && sr_index_is_of_hundred(index->index)) {
        sr_index_charts_gauge(r, index);
    }
    sr_index_area_table(r, index);
    if (index->area_count > 0) {
        sr_index_charts_contributions(r, index);
    }
    sr_index_years(r, index);
    sr_index_lifts(r, index);
    sr_index_robust(r, index);
    sr_index_indicator_tables(r, index);
}

static void build_section(sr_report *r, const sr_index_result *index)
{
    sr_section(r->b, sr_index_id(r, "index", index, "avsnitt"), SR_SECTION_NUMBERED, 2,
               sr_index_title(r, index));
    build_index(r, index);
    sr_end(r->b);
}

size_t sr_index_units_from(const sr_results *results, size_t first)
{
    size_t count = 1;
    while (first + count < results->index_count &&
           results->indices[first + count].index == results->indices[first].index) {
        count++;
    }
    return count;
}

static void build_beside(sr_report *r, const sr_index_result *units, size_t count)
{
    sr_section(r->b, sr_index_id(r, "index", &units[0], "jamforelse"), SR_SECTION_NUMBERED, 2,
               sr_report_text(r, SR_MSG("{0}: the units side by side", units[0].index->title)));
    sr_index_units_beside(r, units, count);
    sr_end(r->b);
}

void sr_section_index(sr_report *r)
{
    const sr_results *results = r->results;
    if (results->index_count == 0) {
        sr_paragraph_text(r->b, SR_PARA_TAKEAWAY, sr_report_word(r, SR_WORD("The data set out no index.")));
        return;
    }
    if (sr_plan_only(r)) {
        sr_plan_index(r);
        return;
    }
    if (results->index_count == 1) {
        build_index(r, &results->indices[0]);
        return;
    }
    for (size_t i = 0; i < results->index_count;) {
        size_t count = sr_index_units_from(results, i);
        if (count > 1) {
            build_beside(r, &results->indices[i], count);
        }
        for (size_t end = i + count; i < end; i++) {
            build_section(r, &results->indices[i]);
        }
    }
}
