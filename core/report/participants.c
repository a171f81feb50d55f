/* Participants: measures with the tag "deltagare", and the section about them. */
#include "report/participants.h"

#include <string.h>

static const char PARTICIPANTS[] = "deltagare";

bool sr_is_participants(const sr_measure_result *result)
{
    return sr_has_tag(result->measure, PARTICIPANTS) && !result->measure->inline_of_goal;
}

bool sr_unit_has_participants(const sr_report *r, const sr_unit *unit)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->unit == unit && sr_is_participants(result)) {
            return true;
        }
    }
    return false;
}

static size_t count_of_unit(const sr_report *r, const sr_unit *unit)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        count += result->unit == unit && sr_is_participants(result) && sr_is_whole(result);
    }
    return count;
}

/* One figure alone is told by the summary; a section needs more. */
bool sr_participants_exist(const sr_report *r)
{
    size_t count = count_of_unit(r, NULL);
    for (size_t i = 0; i < r->results->forbund->unit_count && !sr_report_has(r, "insatser"); i++) {
        count += count_of_unit(r, &r->results->forbund->units[i]);
    }
    return count > 1;
}

/* A count whose only other tag, if any, is the same word: everybody who took part. */
static bool is_total(const sr_measure_result *result)
{
    const char *dimension = sr_tag_after(result->measure, PARTICIPANTS, 0);
    return sr_is_participants(result) && sr_is_whole(result) && result->measure->measured_in == SR_IN_COUNT &&
           result->measure->base != SR_BASE_PROJECT_TO_DATE &&
           (dimension == NULL || strcmp(dimension, PARTICIPANTS) == 0);
}

const sr_measure_result *sr_unit_total(const sr_report *r, const sr_unit *unit)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->unit == unit && is_total(result)) {
            return result;
        }
    }
    return NULL;
}

const sr_measure_result *sr_result_in_group(const sr_report *r, const sr_measure_result *whole,
                                            const char *value)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (result->measure == whole->measure && result->unit == whole->unit && !sr_is_whole(result) &&
            result->group->count == 1 && strcmp(result->group->values[0], value) == 0 &&
            !sr_is_missing(&result->value)) {
            return result;
        }
    }
    return NULL;
}

void sr_say_unit_total(sr_report *r, const sr_unit *unit)
{
    const sr_measure_result *total = sr_unit_total(r, unit);
    if (total == NULL || sr_is_missing(&total->value)) {
        return;
    }
    const sr_measure_result *women = sr_result_in_group(r, total, "kvinnor");
    const sr_measure_result *men = sr_result_in_group(r, total, "män");
    sr_piece where = sr_piece_text(sr_unit_name(r, unit));
    sr_piece all = sr_piece_value(sr_value_of(total, SR_IN_PROSE));
    if (women != NULL && men != NULL) {
        SR_SENTENCE(r, SR_WORD("{0} had {1} participants, {2} women and {3} men."), where, all,
                    sr_piece_value(sr_value_of(women, SR_IN_PROSE)),
                    sr_piece_value(sr_value_of(men, SR_IN_PROSE)));
    } else {
        SR_SENTENCE(r, SR_WORD("{0} had {1} participants."), where, all);
    }
}

/* ---- the section ---- */

static bool units_stand_elsewhere(const sr_report *r)
{
    return sr_report_has(r, "insatser");
}

static void takeaway(sr_report *r)
{
    bool all = !units_stand_elsewhere(r);
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    sr_say_unit_total(r, NULL);
    for (size_t i = 0; i < r->results->forbund->unit_count && !r->said && all; i++) {
        sr_say_unit_total(r, &r->results->forbund->units[i]);
    }
    if (!r->said) {
        SR_TELL(r, !sr_participants_exist(r) ? SR_WORD("The data hold nothing about participants.")
                   : all                     ? SR_WORD("The data do not say how many took part in all.")
                                             : SR_WORD("The tables are about all activities together."));
    }
    sr_end(r->b);
}

void sr_section_participants(sr_report *r)
{
    const sr_forbund *forbund = r->results->forbund;
    takeaway(r);
    sr_participant_tables(r, NULL);
    for (size_t i = 0; i < forbund->unit_count && !units_stand_elsewhere(r); i++) {
        if (sr_unit_has_participants(r, &forbund->units[i])) {
            const char *id = sr_arena_printf(r->arena, "deltagare-%s", forbund->units[i].id);
            sr_section(r->b, id != NULL ? id : "", SR_SECTION_NUMBERED, 2, forbund->units[i].name);
            sr_participant_tables(r, &forbund->units[i]);
            sr_end(r->b);
        }
    }
}
