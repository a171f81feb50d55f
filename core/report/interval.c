#include "report/interval.h"

bool sr_interval_shown(const sr_measure_result *result)
{
    return result->has_interval && !sr_is_missing(&result->value) && !sr_is_missing(&result->low) &&
           !sr_is_missing(&result->high);
}

bool sr_intervals_exist(const sr_selected *selected)
{
    for (size_t i = 0; i < selected->count; i++) {
        if (sr_interval_shown(selected->items[i])) {
            return true;
        }
    }
    return false;
}

/* An end as a value of the measure: what hides the share hides it too. */
static sr_value end_value(const sr_measure_result *result, const sr_quantity *end)
{
    sr_value value = sr_value_of(result, SR_IN_CELL);
    value.quantity = *end;
    return value;
}

void sr_cell_interval(sr_report *r, const sr_measure_result *result)
{
    sr_cell_begin(r->b);
    if (sr_interval_shown(result)) {
        SR_SAY(r, SR_WORD("{0}–{1}"), sr_piece_value(end_value(result, &result->low)),
               sr_piece_value(end_value(result, &result->high)));
    } else {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("not stated")));
    }
    sr_end(r->b);
}

static const char *level_of(sr_report *r, const sr_measure_result *result)
{
    sr_quantity level = sr_quantity_number(result->measure->interval.level, SR_IN_SHARE);
    level.decimals = sr_number_decimals(level.value, 6);
    level.decimals = level.decimals > 2 ? level.decimals - 2 : 0;
    return sr_quantity_shown(r, &level);
}

static const char *levels_joined(sr_report *r, const sr_selected *selected)
{
    const char **items = sr_report_array(r, selected->count, sizeof *items);
    size_t count = 0;
    for (size_t i = 0; items != NULL && i < selected->count; i++) {
        const char *level = sr_interval_shown(selected->items[i]) ? level_of(r, selected->items[i]) : NULL;
        bool seen = level == NULL;
        for (size_t j = 0; j < count && !seen; j++) {
            seen = sr_text_equal(items[j], level);
        }
        if (!seen) {
            items[count++] = level;
        }
    }
    return sr_joined(r, items, count);
}

void sr_explain_intervals(sr_report *r, const sr_selected *selected)
{
    sr_open_paragraph(r, SR_PARA_NOTE);
    SR_SENTENCE(r,
                SR_WORD("The uncertainty is Wilson's interval at the level {0}: few answers give a wide "
                        "interval, and a difference within it may be due to chance."),
                sr_piece_text(levels_joined(r, selected)));
    sr_end(r->b);
}

void sr_say_interval(sr_report *r, const sr_measure_result *result)
{
    sr_muted(r->b);
    SR_SAY(r, SR_WORD("interval at the level {0} (Wilson): {1} to {2}"), sr_piece_text(level_of(r, result)),
           sr_piece_value(sr_value_with_unit(end_value(result, &result->low))),
           sr_piece_value(sr_value_with_unit(end_value(result, &result->high))));
    sr_end(r->b);
}

void sr_say_withheld(sr_report *r, const sr_selected *selected)
{
    size_t count = 0;
    for (size_t i = 0; i < selected->count; i++) {
        const sr_measure_result *result = selected->items[i];
        count += !sr_is_missing(&result->value) && (result->arrow_withheld || result->position_withheld);
    }
    if (count > 0) {
        SR_SENTENCE(r,
                    count == 1 ? SR_WORD("For one question a difference lies within the uncertainty, and no "
                                         "direction is claimed.")
                               : SR_WORD("For {0} questions a difference lies within the uncertainty, and no "
                                         "direction is claimed."),
                    sr_piece_text(sr_number_word(r, count, SR_COMMON)));
    }
}
