/* Economy: measures with the tag "ekonomi", in the order in which they are declared. Those that also have the
   tag "räkenskaper" stand in a section of statements, and here only in the summary. */
#include "report/participants.h"

bool sr_is_economy(const sr_measure_result *result)
{
    return sr_has_tag(result->measure, "ekonomi") && sr_is_whole(result);
}

static bool in_table(const sr_measure_result *result)
{
    return sr_is_economy(result) && !sr_has_tag(result->measure, "räkenskaper");
}

bool sr_economy_exists(const sr_report *r)
{
    for (size_t i = 0; i < r->results->measure_count; i++) {
        if (in_table(r->results->measures[i])) {
            return true;
        }
    }
    return false;
}

static bool is_row(const sr_measure_result *result, bool money)
{
    return in_table(result) && (result->measure->measured_in == SR_IN_KR) == money;
}

/* What the summary may tell: also a line of the statements. */
static bool is_amount(const sr_measure_result *result)
{
    return sr_is_economy(result) && result->measure->measured_in == SR_IN_KR;
}

static size_t count_rows(const sr_report *r, bool money, bool with_previous)
{
    size_t count = 0;
    for (size_t i = 0; i < r->results->measure_count; i++) {
        const sr_measure_result *result = r->results->measures[i];
        count += is_row(result, money) && (!with_previous || result->has_previous);
    }
    return count;
}

static sr_value shown(sr_value value, bool money)
{
    value.with_unit = !money;
    return value;
}

static void put_row(sr_report *r, const sr_measure_result *result, bool money, bool previous)
{
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    sr_cell_begin(r->b);
    if (result->unit != NULL) {
        sr_muted_head(r, result->unit->name);
    }
    sr_text(r->b, sr_measure_label(result));
    sr_end(r->b);
    sr_cell_result(r, shown(sr_value_of(result, SR_IN_CELL_LINKED), money));
    if (previous) {
        sr_cell_result(r, shown(sr_value_previous(result, SR_IN_CELL), money));
    }
    sr_end(r->b);
}

static void put_table(sr_report *r, bool money)
{
    bool previous = count_rows(r, money, true) > 0;
    if (count_rows(r, money, false) == 0) {
        return;
    }
    sr_table_begin(r->b, money ? "t-ekonomi" : "t-ekonomi-nyckeltal", SR_TABLE_PLAIN,
                   sr_report_word(r, money ? SR_WORD("Economy in brief") : SR_WORD("Key ratios")),
                   money ? sr_report_word(r, SR_WORD("kronor")) : NULL);
    sr_row_column(r, SR_WORD("Item"));
    sr_column_add(r->b, sr_period_text(r, r->results->period), NULL, SR_COLUMN_NUMBER, -1, false);
    if (previous) {
        sr_column_add(r->b, sr_period_text(r, sr_period_previous(r->results->period)), NULL, SR_COLUMN_NUMBER,
                      -1, false);
    }
    for (size_t i = 0; i < r->results->measure_count; i++) {
        if (is_row(r->results->measures[i], money)) {
            put_row(r, r->results->measures[i], money, previous);
        }
    }
    sr_end(r->b);
}

/* Those with the tag "sammanfattning", or all when none has it. */
static bool is_in_brief(const sr_report *r, const sr_measure_result *result)
{
    bool any = false;
    for (size_t i = 0; i < r->results->measure_count && !any; i++) {
        any = is_amount(r->results->measures[i]) &&
              sr_has_tag(r->results->measures[i]->measure, "sammanfattning");
    }
    return !any || sr_has_tag(result->measure, "sammanfattning");
}

void sr_say_economy(sr_report *r, size_t most)
{
    for (size_t i = 0; i < r->results->measure_count && most > 0; i++) {
        const sr_measure_result *result = r->results->measures[i];
        if (!is_amount(result) || result->unit != NULL || sr_is_missing(&result->value) ||
            !is_in_brief(r, result)) {
            continue;
        }
        most--;
        if (result->has_previous && !sr_is_missing(&result->previous)) {
            sr_value previous = sr_value_with_unit(sr_value_previous(result, SR_IN_CELL));
            SR_SENTENCE(r, SR_WORD("{0}: {1}, the year before {2}."), sr_piece_text(sr_measure_label(result)),
                        sr_piece_value(sr_value_of(result, SR_IN_PROSE)), sr_piece_value(previous));
        } else {
            SR_SENTENCE(r, SR_WORD("{0}: {1}."), sr_piece_text(sr_measure_label(result)),
                        sr_piece_value(sr_value_of(result, SR_IN_PROSE)));
        }
    }
}

void sr_section_economy(sr_report *r)
{
    sr_open_paragraph(r, SR_PARA_TAKEAWAY);
    sr_say_economy(r, 2);
    if (!r->said) {
        SR_TELL(r, SR_WORD("The data hold nothing about costs."));
    }
    sr_end(r->b);
    put_table(r, true);
    put_table(r, false);
}
