/* How far the conclusion about an index holds: sentences, and what moves it most. */
#include <math.h>

#include "report/index.h"

enum { MOST_FACTORS = 5 };

static sr_quantity real(double value, sr_measured_in unit)
{
    sr_number number;
    sr_quantity out = sr_quantity_missing(SR_NOT_MEASURABLE, unit);
    if (sr_number_inexact(value, &number) == SR_OK) {
        out = sr_quantity_number(number, unit);
        out.decimals = unit == SR_IN_POINTS ? 2 : 0;
    }
    return out;
}

static void cell(sr_report *r, const sr_index_result *index, sr_quantity quantity)
{
    sr_value value = sr_value_plain(quantity, index->key, SR_IN_CELL);
    value.with_unit = quantity.measured_in == SR_IN_SHARE;
    sr_cell_result(r, value);
}

static void text_cell(sr_report *r, const char *text)
{
    sr_cell_begin(r->b);
    sr_text(r->b, text);
    sr_end(r->b);
}

static void say_sentences(sr_report *r, const sr_robust_result *robust)
{
    if (robust->sentence_count == 0) {
        return;
    }
    sr_open_paragraph(r, SR_PARA_TEXT);
    for (size_t i = 0; i < robust->sentence_count; i++) {
        SR_SENTENCE(r, SR_WORD("{0}"), sr_piece_text(robust->sentences[i]));
    }
    sr_end(r->b);
}

/* ---- one thing changed ---- */

static void case_row(sr_report *r, const sr_index_result *index, const char *what, const sr_robust_case *each)
{
    const sr_robust_result *robust = index->robust;
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    text_cell(r, what);
    cell(r, index, real(each->value, SR_IN_POINTS));
    if (robust->judged) {
        sr_cell_begin(r->b);
        sr_status_add(r->b,
                      isnan(each->value) ? SR_STATE_NOT_MEASURED
                      : each->met        ? SR_STATE_MET
                                         : SR_STATE_NOT_MET,
                      SR_WORDS_GOAL);
        sr_end(r->b);
    }
    sr_end(r->b);
}

const char *sr_variant_text(sr_report *r, const sr_variant *variant)
{
    if (!variant->has_scoring) {
        sr_value limit =
            sr_value_plain(sr_quantity_number(variant->near, variant->near_plain ? SR_IN_NONE : SR_IN_SHARE),
                           NULL, SR_IN_CELL);
        sr_buf text = {0};
        limit.as_difference = true;
        limit.with_unit = true;
        if (sr_value_write(&text, &limit, -1, r->language) == SR_MEMORY) {
            sr_report_no_memory(r);
        }
        return sr_report_text(r, SR_MSG("near: {0}", sr_report_take(r, &text)));
    }
    switch (variant->scoring.kind) {
    case SR_SCORING_SHARE_REACHED:
        return sr_report_word(r, SR_WORD("share of the target, at most all"));
    case SR_SCORING_SHARE_UNCAPPED:
        return sr_report_word(r, SR_WORD("share of the target, also more than all"));
    case SR_SCORING_STEPS:
        return sr_report_word(r, SR_WORD("by steps"));
    case SR_SCORING_OWN:
        return sr_report_word(r, SR_WORD("by a rule of the script"));
    case SR_SCORING_UNSAID:
    case SR_SCORING_ALL_OR_NOTHING:
    case SR_SCORINGS:
        break;
    }
    return sr_report_word(r, SR_WORD("all or nothing"));
}

static void case_columns(sr_report *r, const sr_index_result *index, const char *first)
{
    sr_row_column(r, first);
    sr_index_column(r, index->index, sr_report_word(r, SR_WORD("Index")));
    if (index->robust->judged) {
        sr_head_column(r, SR_WORD("Against the target"), NULL, SR_COLUMN_STATUS, -1);
    }
}

static void variant_table(sr_report *r, const sr_index_result *index)
{
    const sr_robust_result *robust = index->robust;
    if (robust->variant_count == 0) {
        return;
    }
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "varianter"), SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("The index with another scoring")), NULL);
    case_columns(r, index, SR_WORD("Scoring"));
    for (size_t i = 0; i < robust->variant_count; i++) {
        case_row(r, index, sr_variant_text(r, robust->variants[i].variant), &robust->variants[i]);
    }
    sr_end(r->b);
}

static bool turns(const sr_robust_result *robust, const sr_robust_case *each)
{
    return robust->judged && (each->met != robust->met || isnan(each->value));
}

/* Only those that turn the conclusion: the others change nothing that a reader must know. */
static void without_table(sr_report *r, const sr_index_result *index)
{
    const sr_robust_result *robust = index->robust;
    size_t count = 0;
    for (size_t i = 0; i < robust->without_count; i++) {
        count += turns(robust, &robust->without[i]);
    }
    if (count == 0) {
        return;
    }
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "utan-en"), SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("Indicators without which the conclusion turns")), NULL);
    case_columns(r, index, SR_WORD("Without"));
    for (size_t i = 0; i < robust->without_count; i++) {
        if (turns(robust, &robust->without[i])) {
            case_row(r, index, robust->without[i].text, &robust->without[i]);
        }
    }
    sr_end(r->b);
}

/* ---- sensitivity ---- */

static const char *factor_text(sr_report *r, const sr_robust_factor *factor)
{
    return factor->text != NULL ? sr_report_text(r, SR_MSG("The weight of {0}", factor->text))
                                : sr_report_word(r, SR_WORD("The scoring"));
}

static const char *chart_title(sr_report *r, const sr_robust_factor *first)
{
    return first->text != NULL
               ? sr_report_text(r, SR_MSG("The weight that moves the index most is that of {0}", first->text))
               : sr_report_word(r, SR_WORD("The scoring moves the index more than any weight"));
}

/* The largest total first. */
static size_t largest_factors(const sr_robust_result *robust, const sr_robust_factor **out)
{
    size_t count = 0;
    for (size_t i = 0; i < robust->factor_count; i++) {
        const sr_robust_factor *each = &robust->factors[i];
        size_t at = count < MOST_FACTORS ? count++ : MOST_FACTORS;
        while (at > 0 && each->effect.total > out[at - 1]->effect.total) {
            if (at < MOST_FACTORS) {
                out[at] = out[at - 1];
            }
            at--;
        }
        if (at < MOST_FACTORS) {
            out[at] = each;
        }
    }
    return count;
}

static void factor_row(sr_report *r, const sr_index_result *index, const sr_robust_factor *factor)
{
    const sr_effect *effect = &factor->effect;
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    text_cell(r, factor_text(r, factor));
    cell(r, index, real(effect->first, SR_IN_SHARE));
    cell(r, index, real(effect->total, SR_IN_SHARE));
    cell(r, index, real(effect->total_low, SR_IN_SHARE));
    cell(r, index, real(effect->total_high, SR_IN_SHARE));
    sr_end(r->b);
}

static void factor_chart(sr_report *r, const sr_index_result *index, const sr_robust_factor *const *rows,
                         size_t count)
{
    sr_category *categories = sr_report_array(r, count, sizeof *categories);
    sr_quantity *values = sr_report_array(r, count, sizeof *values);
    if (categories == NULL || values == NULL) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        values[i] = real(rows[i]->effect.total, SR_IN_SHARE);
        categories[i] =
            (sr_category){.label = factor_text(r, rows[i]), .side = sr_quantity_shown(r, &values[i])};
    }
    const sr_series series = {
        .role = SR_SERIES_VALUE, .label = sr_report_word(r, SR_WORD("In all")), .values = values};
    sr_chart_add(
        r->b,
        &(sr_chart){.id = sr_index_id(r, "f-index", index, "kanslighet"),
                    .kind = SR_CHART_BARS,
                    .title = chart_title(r, rows[0]),
                    .unit_line = sr_report_word(r, SR_WORD("Share of the variance in the draws")),
                    .description = sr_report_word(r, SR_WORD("A bar for each of what moves the index most; "
                                                             "the figures stand in the table.")),
                    .table = sr_index_id(r, "t-index", index, "kanslighet"),
                    .table_short = true,
                    .axis_low = SR_INT(0),
                    .axis_high = SR_INT(1),
                    .category_count = count,
                    .categories = categories,
                    .series_count = 1,
                    .series = &series});
}

static void factor_table(sr_report *r, const sr_index_result *index)
{
    const sr_robust_factor *rows[MOST_FACTORS + 1] = {NULL};
    size_t count = largest_factors(index->robust, rows);
    if (count == 0) {
        return;
    }
    factor_chart(r, index, rows, count);
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "kanslighet"), SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("What moves the index most")),
                   sr_report_word(r, SR_WORD("Shares of the variance of the index in the draws.")));
    sr_row_column(r, SR_WORD("What varies"));
    sr_head_column(r, SR_WORD("Alone"), NULL, SR_COLUMN_NUMBER, 0);
    sr_head_column(r, SR_WORD("In all"), NULL, SR_COLUMN_NUMBER, 0);
    sr_head_column(r, SR_WORD("From"), SR_WORD("95 %"), SR_COLUMN_NUMBER, 0);
    sr_head_column(r, SR_WORD("To"), SR_WORD("95 %"), SR_COLUMN_NUMBER, 0);
    for (size_t i = 0; i < count; i++) {
        factor_row(r, index, rows[i]);
    }
    sr_end(r->b);
}

/* ---- intervals ---- */

static void drawn_row(sr_report *r, const sr_index_result *index, const char *what, const sr_drawn *drawn)
{
    if (drawn->draws == 0) {
        return;
    }
    sr_row(r->b, SR_ROW_BODY, false, NULL);
    text_cell(r, what);
    cell(r, index, real(drawn->low, SR_IN_POINTS));
    cell(r, index, real(drawn->middle, SR_IN_POINTS));
    cell(r, index, real(drawn->high, SR_IN_POINTS));
    sr_end(r->b);
}

static void drawn_table(sr_report *r, const sr_index_result *index)
{
    sr_table_begin(r->b, sr_index_id(r, "t-index", index, "dragningar"), SR_TABLE_DENSE,
                   sr_report_word(r, SR_WORD("The index in the draws")), NULL);
    sr_row_column(r, SR_WORD("What varies"));
    sr_index_column(r, index->index, sr_report_word(r, SR_WORD("95 of 100 from")));
    sr_index_column(r, index->index, sr_report_word(r, SR_WORD("Middle")));
    sr_index_column(r, index->index, sr_report_word(r, SR_WORD("To")));
    drawn_row(r, index, sr_report_word(r, SR_WORD("The weights")), &index->robust->weights);
    drawn_row(r, index, sr_report_word(r, SR_WORD("The samples")), &index->robust->samples);
    sr_end(r->b);
}

void sr_index_robust(sr_report *r, const sr_index_result *index)
{
    if (index->robust == NULL) {
        return;
    }
    say_sentences(r, index->robust);
    drawn_table(r, index);
    variant_table(r, index);
    without_table(r, index);
    factor_table(r, index);
}
