/* Which measures are indicators, and the section about them. */
#include "report/interval.h"

#include <string.h>

static const char INDICATOR[] = "indikator";

bool sr_is_indicator(const sr_measure_result *result)
{
    return sr_has_tag(result->measure, INDICATOR);
}

bool sr_indicators_exist(const sr_report *r)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        if (sr_is_indicator(r->results->measures[i])) {
            return true;
        }
    }
    return false;
}

bool sr_indicator_groups_exist(const sr_report *r)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (sr_is_indicator(result) && !sr_is_whole(result) && !sr_is_missing(&result->value)) {
            return true;
        }
    }
    return false;
}

const char *sr_indicator_question(const sr_measure_result *result)
{
    const char *label = sr_measure_label(result);
    const char *colon = strstr(label, ": ");
    return colon != NULL ? colon + 2 : label;
}

const char *sr_indicator_number(const sr_measure_result *result)
{
    for (size_t i = 0; i < result->measure->tag_count; i++) {
        const char *tag = result->measure->tags[i];
        if (strncmp(tag, INDICATOR, strlen(INDICATOR)) == 0 && tag[strlen(INDICATOR)] == ' ') {
            return tag;
        }
    }
    return NULL;
}

const char *sr_indicator_respondent(const sr_measure_result *result)
{
    for (size_t i = 0; i < result->measure->tag_count; i++) {
        if (strncmp(result->measure->tags[i], INDICATOR, strlen(INDICATOR)) != 0) {
            return result->measure->tags[i];
        }
    }
    return NULL;
}

static bool is_selected(const sr_measure_result *result, const char *group, const char *respondent)
{
    bool of_group =
        group == NULL ? sr_is_whole(result) : !sr_is_whole(result) && strcmp(result->group->text, group) == 0;
    return sr_is_indicator(result) && of_group &&
           (respondent == NULL || sr_text_equal(sr_indicator_respondent(result), respondent));
}

sr_selected sr_indicators_select(sr_report *r, const char *group, const char *respondent)
{
    sr_selected selected = {
        .items = sr_report_array(r, r->results->measure_count, sizeof(const sr_measure_result *))};
    for (size_t i = 0; i < r->results->measure_count && selected.items != NULL; i++) {
        if (is_selected(r->results->measures[i], group, respondent)) {
            selected.items[selected.count++] = r->results->measures[i];
        }
    }
    return selected;
}

sr_positions sr_indicators_count(const sr_selected *selected)
{
    sr_positions positions = {0};
    for (size_t i = 0; i < selected->count; i++) {
        const sr_measure_result *result = selected->items[i];
        positions.withheld += result->position_withheld && !sr_is_missing(&result->value);
        if (result->has_position) {
            positions.known++;
            positions.higher += result->position == SR_HIGHER;
            positions.same += result->position == SR_SAME;
            positions.lower += result->position == SR_LOWER;
        }
    }
    return positions;
}

/* ---- sentences ---- */

static const char *parts_of(sr_report *r, const sr_positions *p)
{
    const char *items[3];
    size_t count = 0;
    const struct {
        size_t number;
        const char *words;
    } parts[] = {{p->higher, SR_WORD("{0} higher than the nation")},
                 {p->same, SR_WORD("{0} on the same level")},
                 {p->lower, SR_WORD("{0} lower")}};
    for (size_t i = 0; i < 3; i++) {
        if (parts[i].number > 0) {
            const char *number = sr_number_word(r, parts[i].number, SR_COMMON);
            const char *words = parts[i].words;
            if (i == 2 && p->higher == 0) {
                words = SR_WORD("{0} lower than the nation");
            }
            items[count++] = sr_report_text(r, (sr_message){words, {number}});
        }
    }
    return sr_joined(r, items, count);
}

static const char *questions(sr_report *r, size_t count)
{
    return sr_counted(r, count, SR_WORD("one question"), SR_WORD("{0} questions"));
}

/* The commonest position as the takeaway: of the only question, of all, of some. */
const char *sr_positions_text(sr_report *r, const sr_positions *p)
{
    static const char *const ids[][3] = {
        {SR_WORD("the only question lies higher than the nation"),
         SR_WORD("all {1} lie higher than the nation"), SR_WORD("{0} of {1} lie higher than the nation")},
        {SR_WORD("the only question lies lower than the nation"),
         SR_WORD("all {1} lie lower than the nation"), SR_WORD("{0} of {1} lie lower than the nation")},
        {SR_WORD("the only question lies on the level of the nation"),
         SR_WORD("all {1} lie on the level of the nation"),
         SR_WORD("{0} of {1} lie on the level of the nation")},
    };
    if (p->known == 0 && p->withheld > 0) {
        return sr_report_word(r, SR_WORD("no question differs from the nation by more than the uncertainty"));
    }
    if (p->known == 0) {
        return sr_report_word(r, SR_WORD("no question can be compared with the nation"));
    }
    const size_t counts[] = {p->higher, p->lower, p->same};
    size_t most = counts[1] > counts[0] ? 1 : 0;
    most = counts[2] > counts[most] ? 2 : most;
    size_t form = p->known == 1 ? 0 : counts[most] == p->known ? 1 : 2;
    const char *number = sr_number_word(r, counts[most], SR_COMMON);
    return sr_report_text(r, (sr_message){ids[most][form], {number, questions(r, p->known)}});
}

const char *sr_indicators_sum(sr_report *r, const sr_positions *p)
{
    sr_report_sum(
        r, (sr_sum){.key = "summa:indikatorer",
                    .label = sr_report_word(r, SR_WORD("Questions against the nation")),
                    .shown = sr_digits(r, p->known),
                    .how = sr_report_text(r, SR_MSG("Questions with a figure for the nation: {0} higher, {1} "
                                                    "the same, {2} lower. Compared without rounding.",
                                                    sr_digits(r, p->higher), sr_digits(r, p->same),
                                                    sr_digits(r, p->lower)))});
    return "summa:indikatorer";
}

void sr_say_positions(sr_report *r, const sr_positions *p, const char *line)
{
    if (p->known == 0 && p->withheld > 0) {
        SR_TELL(r, SR_WORD("No question differs from the nation by more than the uncertainty."));
    } else if (p->known == 0) {
        SR_TELL(r, SR_WORD("No question can be compared with the nation: the figures are not in the data."));
    } else {
        SR_SENTENCE(r, SR_WORD("Of {0} that can be compared, {1}."),
                    sr_piece_link(line, questions(r, p->known)), sr_piece_text(parts_of(r, p)));
    }
}

static size_t count_broken(const sr_selected *selected)
{
    size_t count = 0;
    for (size_t i = 0; i < selected->count; i++) {
        count += selected->items[i]->broken;
    }
    return count;
}

static size_t count_arrows(const sr_selected *selected, sr_direction arrow)
{
    size_t count = 0;
    for (size_t i = 0; i < selected->count; i++) {
        count += selected->items[i]->has_arrow && selected->items[i]->arrow == arrow;
    }
    return count;
}

static const char *arrows_joined(sr_report *r, const sr_selected *selected)
{
    static const struct {
        sr_direction arrow;
        const char *words;
    } arrows[] = {{SR_UP, SR_WORD("{0} risen")},
                  {SR_LEVEL, SR_WORD("{0} stayed level")},
                  {SR_DOWN, SR_WORD("{0} fallen")}};
    const char *items[3];
    size_t count = 0;
    for (size_t i = 0; i < 3; i++) {
        size_t number = count_arrows(selected, arrows[i].arrow);
        if (number > 0) {
            items[count++] =
                sr_report_text(r, (sr_message){arrows[i].words, {sr_number_word(r, number, SR_COMMON)}});
        }
    }
    return sr_joined(r, items, count);
}

void sr_say_years(sr_report *r, const sr_selected *selected)
{
    const char *arrows = arrows_joined(r, selected);
    size_t broken = count_broken(selected);
    if (*arrows != '\0') {
        SR_SENTENCE(r, SR_WORD("Since the year before, {0}."), sr_piece_text(arrows));
    }
    if (broken > 0) {
        SR_SENTENCE(r,
                    broken == 1
                        ? SR_WORD("One question was changed and is not compared with the year before.")
                        : SR_WORD("{0} questions were changed and are not compared with the year before."),
                    sr_piece_text(sr_capital(r, sr_number_word(r, broken, SR_COMMON))));
    }
}

bool sr_indicator_is_split(const sr_selected *selected, const sr_measure_result *result)
{
    const char *number = sr_indicator_number(result);
    bool higher = false;
    bool lower = false;
    for (size_t i = 0; i < selected->count && number != NULL; i++) {
        const sr_measure_result *other = selected->items[i];
        if (other->has_position && sr_text_equal(sr_indicator_number(other), number)) {
            higher |= other->position == SR_HIGHER;
            lower |= other->position == SR_LOWER;
        }
    }
    return higher && lower;
}

static bool is_listed(const char *const *items, size_t count, const char *item)
{
    for (size_t i = 0; i < count; i++) {
        if (sr_text_equal(items[i], item)) {
            return true;
        }
    }
    return false;
}

static void say_split(sr_report *r, const sr_selected *selected)
{
    const char **items = sr_report_array(r, selected->count, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; items != NULL && i < selected->count; i++) {
        const char *number = sr_indicator_number(selected->items[i]);
        if (sr_indicator_is_split(selected, selected->items[i]) && !is_listed(items, count, number)) {
            items[count++] = number;
        }
    }
    if (count > 0) {
        SR_SENTENCE(r, SR_WORD("Within {0} the questions point in opposite ways."),
                    sr_piece_text(sr_joined(r, items, count)));
    }
}

/* A chart for each respondent group, in order of first appearance. */
static void charts(sr_report *r, const sr_selected *all)
{
    size_t drawn = 0;
    for (size_t i = 0; i < all->count; i++) {
        const char *respondent = sr_indicator_respondent(all->items[i]);
        bool seen = false;
        for (size_t j = 0; j < i && !seen; j++) {
            seen = sr_text_equal(sr_indicator_respondent(all->items[j]), respondent);
        }
        if (seen || r->no_memory) {
            continue;
        }
        sr_selected part = respondent != NULL ? sr_indicators_select(r, NULL, respondent) : *all;
        sr_positions positions = sr_indicators_count(&part);
        const char *title = sr_capital(r, sr_positions_text(r, &positions));
        if (respondent != NULL) {
            title = sr_report_text(
                r, SR_MSG("{0}: {1}", sr_capital(r, respondent), sr_positions_text(r, &positions)));
        }
        const char *id = sr_arena_printf(r->arena, "f-indikatorer-%zu", ++drawn);
        sr_indicator_chart(r, id != NULL ? id : "", title, "t-indikatorer", &part);
    }
}

void sr_section_indicators(sr_report *r)
{
    sr_selected all = sr_indicators_select(r, NULL, NULL);
    sr_positions positions = sr_indicators_count(&all);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    if (all.count == 0) {
        SR_TELL(r, SR_WORD("The data hold no national indicators."));
        sr_end(r->b);
        return;
    }
    sr_say_positions(r, &positions, sr_indicators_sum(r, &positions));
    sr_end(r->b);
    sr_open_paragraph(r, SR_PARA_TEXT);
    sr_say_years(r, &all);
    sr_say_withheld(r, &all);
    say_split(r, &all);
    SR_TELL(
        r,
        SR_WORD(
            "”Same” and ”level” mean a difference of at most 2 percentage points, computed without rounding. "
            "Where groups are small, a single answer moves the share by several percentage points."));
    sr_end(r->b);
    charts(r, &all);
    sr_indicator_table(r, &all);
}
