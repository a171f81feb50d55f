#include "report/value.h"

#include <string.h>

static sr_value of_result(const sr_measure_result *result, sr_quantity quantity, sr_value_place place)
{
    sr_value value = sr_value_plain(quantity, result->key, place);
    value.measure = result->measure->id;
    value.unit_id = result->unit != NULL ? result->unit->id : NULL;
    value.group = sr_is_whole(result) ? NULL : result->group->text;
    value.as_answer = sr_measure_answers(result->measure);
    if (value.quantity.decimals < 0) {
        value.quantity.decimals = result->measure->decimals;
    }
    return value;
}

sr_value sr_value_plain(sr_quantity quantity, const char *line, sr_value_place place)
{
    return (sr_value){.quantity = quantity,
                      .line = line,
                      .with_unit = place == SR_IN_PROSE,
                      .linked = place != SR_IN_CELL && line != NULL};
}

sr_value sr_value_of(const sr_measure_result *result, sr_value_place place)
{
    return of_result(result, result->value, place);
}

sr_value sr_value_previous(const sr_measure_result *result, sr_value_place place)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, result->measure->measured_in);
    return of_result(result, result->has_previous ? result->previous : none, place);
}

sr_value sr_value_national(const sr_measure_result *result, sr_value_place place)
{
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, result->measure->measured_in);
    return of_result(result, result->has_national ? result->national : none, place);
}

static bool side_of(sr_comparator comparator, sr_limit_side *side)
{
    static const struct {
        sr_comparator comparator;
        sr_limit_side side;
    } sides[] = {{SR_AT_LEAST_TARGET, SR_SIDE_AT_LEAST},
                 {SR_AT_MOST_TARGET, SR_SIDE_AT_MOST},
                 {SR_ABOVE, SR_SIDE_ABOVE},
                 {SR_BELOW, SR_SIDE_BELOW},
                 {SR_EACH_AT_LEAST, SR_SIDE_AT_LEAST}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        if (sides[i].comparator == comparator) {
            *side = sides[i].side;
            return true;
        }
    }
    return false;
}

sr_value sr_value_against(const sr_measure_result *result, const sr_target *target, sr_value_place place)
{
    sr_value value = sr_value_of(result, place);
    sr_limit_side side;
    if (sr_is_missing(&value.quantity) || !target->has_value || !side_of(target->comparator, &side)) {
        return value;
    }
    sr_number_style style = {.unit = value.quantity.measured_in, .decimals = value.quantity.decimals};
    value.quantity.decimals = sr_format_decimals_for(value.quantity.value, side, target->value, &style);
    return value;
}

sr_value sr_value_with_unit(sr_value value)
{
    value.with_unit = true;
    return value;
}

void sr_cell_result(sr_report *r, sr_value value)
{
    sr_cell_value(r->b, &value);
}

static sr_value base_value(const sr_measure_result *result, sr_number number)
{
    return sr_value_plain(sr_quantity_number(number, SR_IN_COUNT), result->key, SR_IN_CELL);
}

static void say_k_of_n(sr_report *r, const char *id, const sr_measure_result *result)
{
    SR_SAY(r, id, sr_piece_value(base_value(result, result->value.numerator)),
           sr_piece_value(base_value(result, result->value.denominator)));
}

static bool base_shown(const sr_measure_result *result)
{
    return result->value.has_base && result->value.missing == SR_PRESENT;
}

void sr_cell_base(sr_report *r, const sr_measure_result *result)
{
    sr_cell_begin(r->b);
    if (base_shown(result)) {
        say_k_of_n(r, SR_WORD("{0} of {1}"), result);
    } else if (result->value.n >= 0 && result->value.missing == SR_PRESENT) {
        SR_SAY(r, SR_WORD("{0}"), sr_piece_value(base_value(result, SR_INT(result->value.n))));
    } else {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("not stated")));
    }
    sr_end(r->b);
}

/* What a change is divided by is no number of anything. */
void sr_say_base(sr_report *r, const sr_measure_result *result)
{
    if (base_shown(result) && result->value.measured_in == SR_IN_SHARE &&
        strcmp(result->measure->kind, "change") != 0) {
        say_k_of_n(r, SR_WORD(" ({0} of {1})"), result);
    }
}

const char *sr_measure_label(const sr_measure_result *result)
{
    const char *label = result->measure->label;
    return label != NULL && *label != '\0' ? label : result->measure->id;
}

const char *sr_unit_name(const sr_report *r, const sr_unit *unit)
{
    const sr_forbund *forbund = r->results->forbund;
    if (unit != NULL) {
        return unit->name;
    }
    return forbund->short_name != NULL ? forbund->short_name : forbund->name;
}

bool sr_has_tag(const sr_measure *measure, const char *tag)
{
    for (size_t i = 0; i < measure->tag_count; i++) {
        if (strcmp(measure->tags[i], tag) == 0) {
            return true;
        }
    }
    return false;
}

const char *sr_tag_after(const sr_measure *measure, const char *first, size_t at)
{
    bool skipped = false;
    for (size_t i = 0; i < measure->tag_count; i++) {
        if (!skipped && strcmp(measure->tags[i], first) == 0) {
            skipped = true;
        } else if (at-- == 0) {
            return measure->tags[i];
        }
    }
    return NULL;
}

bool sr_is_whole(const sr_measure_result *result)
{
    return result->group == NULL || result->group->count == 0;
}

bool sr_is_missing(const sr_quantity *quantity)
{
    return quantity->missing != SR_PRESENT;
}
