/* Targets in words. */
#include "report/value.h"

/* {0} is the level, or the group that the target goes through. */
static const char *const forms[SR_COMPARATORS] = {
    [SR_AT_LEAST_TARGET] = SR_WORD("at least {0}"),
    [SR_AT_MOST_TARGET] = SR_WORD("at most {0}"),
    [SR_ABOVE] = SR_WORD("above {0}"),
    [SR_BELOW] = SR_WORD("below {0}"),
    [SR_EQUALS] = SR_WORD("exactly {0}"),
    [SR_YES] = SR_WORD("yes"),
    [SR_RISES] = SR_WORD("must rise"),
    [SR_FALLS] = SR_WORD("must fall"),
    [SR_NO_DIFFERENCE] = SR_WORD("no difference by {1}"),
    [SR_EACH_AT_LEAST] = SR_WORD("at least {0} for each"),
    [SR_NOT_BELOW] = SR_WORD("at least as last year"),
    [SR_DISTRIBUTION] = SR_WORD("divided {0}"),
    [SR_NO_LEVEL] = SR_WORD("no level"),
};

/* A level has as many decimals as it needs, no more. */
static void write_level(sr_report *r, sr_buf *out, sr_number value, sr_measured_in unit)
{
    int decimals = sr_number_decimals(value, SR_MOST_DECIMALS);
    if (unit == SR_IN_SHARE && decimals > 0) {
        decimals = decimals > 2 ? decimals - 2 : 0;
    }
    sr_number_style style = {.unit = unit, .decimals = decimals, .with_unit = true, .language = r->language};
    if (sr_format_number(out, value, &style) == SR_MEMORY) {
        sr_report_no_memory(r);
    }
}

static const char *level(sr_report *r, const sr_target *target)
{
    sr_buf buf = {0};
    for (size_t i = 0; i < target->share_count; i++) {
        sr_buf_text(&buf, i > 0 ? " – " : "");
        write_level(r, &buf, target->shares[i], SR_IN_SHARE);
    }
    if (target->has_value) {
        write_level(r, &buf, target->value, target->measured_in);
    }
    return sr_report_take(r, &buf);
}

static const char *form_of(const sr_target *target)
{
    if (target->comparator == SR_NOT_BELOW && target->reference == SR_REFERENCE_NATION) {
        return SR_WORD("at least as the nation");
    }
    return forms[target->comparator];
}

static const char *base_text(sr_report *r, const sr_target *target)
{
    const char *column =
        target->group_column != NULL ? target->group_column : sr_report_word(r, SR_WORD("group"));
    return sr_report_text(r, (sr_message){form_of(target), {level(r, target), column}});
}

const char *sr_target_text(sr_report *r, const sr_target *target)
{
    const char *text = base_text(r, target);
    if (target->each_quarter) {
        text = sr_report_text(r, SR_MSG("{0} every quarter", text));
    }
    if (target->after_months > 0) {
        text = sr_report_text(r, SR_MSG("{0}, after {1} months", text, sr_digits(r, target->after_months)));
    }
    if (target->except != NULL) {
        text = sr_report_text(r, SR_MSG("{0}, {1}", text, target->except));
    }
    return text;
}

const char *sr_goal_target_text(sr_report *r, const sr_goal *goal)
{
    if (goal->no_target) {
        return sr_report_word(r, SR_WORD("no target"));
    }
    const char *text = sr_target_text(r, &goal->target);
    bool groups = goal->part_count > 1 && !goal->target.each_quarter && goal->target.has_value;
    if (!groups || goal->rule == SR_RULE_POOLED) {
        return text;
    }
    if (goal->rule == SR_RULE_ANY) {
        return sr_report_text(r, SR_MSG("{0}, any of the groups", text));
    }
    return goal->part_count == 2 ? sr_report_text(r, SR_MSG("{0}, both groups", text))
                                 : sr_report_text(r, SR_MSG("{0}, all groups", text));
}

void sr_say_distance(sr_report *r, const sr_quantity *distance, const char *line)
{
    int side = sr_number_compare(distance->value, SR_INT(0));
    if (side == 0) {
        sr_report_say(r, SR_WORD("exactly at the target"), 0, NULL);
        return;
    }
    sr_value value = sr_value_plain(*distance, line, SR_IN_CELL);
    value.quantity.value = sr_number_absolute(distance->value);
    /* 10 percentage points, 6.1: no decimal that says nothing. */
    sr_number rounded;
    if (sr_number_rounded(value.quantity.value, 1, &rounded) == SR_OK) {
        value.quantity.decimals = sr_number_decimals(rounded, 1);
    }
    value.as_difference = true;
    value.with_unit = true;
    SR_SAY(r, side > 0 ? SR_WORD("{0} above") : SR_WORD("{0} below"), sr_piece_value(value));
}
