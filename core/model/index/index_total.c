/* Sums of an index, and the figures of its areas. */
#include "composite/calc.h"
#include "model/index/index.h"
#include "model/judge.h"

void sr_index_tell(const sr_build *build, const char *code, sr_severity severity, const sr_place *place,
                   const char *subject, sr_message message, const sr_quantity *stated, sr_number recomputed)
{
    sr_quantity computed = sr_quantity_number(recomputed, stated->measured_in);
    sr_buf texts[2] = {{0}, {0}};
    sr_status first = sr_quantity_write(&texts[0], stated, build->language, true);
    sr_status second = sr_quantity_write(&texts[1], &computed, build->language, true);
    if (first == SR_OK && second == SR_OK) {
        sr_findings_add(build->findings, &(sr_finding){.code = code,
                                                       .severity = severity,
                                                       .place = *place,
                                                       .subject = subject,
                                                       .message = message,
                                                       .stated = sr_buf_string(&texts[0]),
                                                       .recomputed = sr_buf_string(&texts[1])});
    }
    sr_buf_free(&texts[0]);
    sr_buf_free(&texts[1]);
}

bool sr_area_within(const sr_index *index, size_t area, size_t other)
{
    while (area != other && area < index->area_count && index->areas[area].inside > 0) {
        area = index->areas[area].inside - 1;
    }
    return area == other;
}

static void add(sr_tally *tally, sr_number *sum, sr_number number)
{
    tally->overflow = tally->overflow || sr_number_add(*sum, number, sum) != SR_OK;
}

static sr_status count_indicator(sr_build *build, const sr_indicator_result *result, sr_tally *tally)
{
    tally->listed++;
    if (!result->has_weight) {
        tally->unweighted++;
        return SR_OK;
    }
    add(tally, &tally->declared, result->weight);
    if (result->colour != SR_COLOUR_NONE) {
        add(tally, &tally->measured, result->weight);
    }
    if (result->points.missing != SR_PRESENT) {
        return SR_OK;
    }
    /* Shares of targets seldom have a denominator in common: what is earned may be no number of 64 bits. */
    sr_calc calc = {0};
    tally->judged++;
    add(tally, &tally->maximum, result->weight);
    tally->earned = sr_calc_add(&calc, tally->earned, result->points.value);
    tally->overflow = tally->overflow || calc.failed;
    return sr_origin_unite(build->arena, tally->origin, result->points.origin, &tally->origin);
}

sr_status sr_index_tally(sr_build *build, const sr_index_result *result, size_t area, sr_tally *out)
{
    *out =
        (sr_tally){.earned = SR_INT(0), .maximum = SR_INT(0), .declared = SR_INT(0), .measured = SR_INT(0)};
    sr_status status = SR_OK;
    for (size_t i = 0; i < result->indicator_count && status == SR_OK; i++) {
        if (area == SR_EVERY_AREA ||
            sr_area_within(result->index, result->indicators[i].indicator->area, area)) {
            status = count_indicator(build, &result->indicators[i], out);
        }
    }
    if (status == SR_OK && out->overflow) {
        sr_error(build->findings, "SR4047", &result->index->place,
                 SR_MSG("the weights of {0} are too large to be added exactly", result->index->id));
    }
    return status;
}

sr_quantity sr_tally_coverage(const sr_tally *tally)
{
    sr_number share;
    if (tally->unweighted > 0 || tally->overflow ||
        sr_number_divide(tally->measured, tally->declared, &share) != SR_OK) {
        return sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_SHARE);
    }
    return sr_quantity_number(share, SR_IN_SHARE);
}

bool sr_too_little(const sr_index_method *method, const sr_quantity *coverage)
{
    return method->has_coverage && coverage->missing == SR_PRESENT &&
           sr_number_compare(coverage->value, sr_settled(method->coverage)) < 0;
}

sr_quantity sr_index_left(const sr_quantity *a, sr_number b)
{
    sr_quantity out = *a;
    sr_calc calc = {0};
    out.formula = NULL;
    if (a->missing == SR_PRESENT) {
        out.value = sr_calc_subtract(&calc, a->value, b);
    }
    if (calc.failed) {
        out.missing = SR_NOT_MEASURABLE;
    }
    return out;
}

sr_status sr_index_points(sr_build *build, const sr_quantity *part, const sr_quantity *whole,
                          sr_quantity *out)
{
    sr_calc calc = {0};
    *out = sr_quantity_missing(part->missing != SR_PRESENT ? part->missing : whole->missing, SR_IN_POINTS);
    if (part->missing != SR_PRESENT || whole->missing != SR_PRESENT) {
        return SR_OK;
    }
    out->missing = SR_NOT_APPLICABLE; /* nothing can be earned of nothing */
    sr_number share = sr_calc_multiply(&calc, sr_calc_divide(&calc, part->value, whole->value), SR_INT(100));
    if (calc.failed) {
        return SR_OK;
    }
    *out = sr_quantity_number(share, SR_IN_POINTS);
    out->decimals = 2;
    out->has_base = true;
    out->numerator = part->value;
    out->denominator = whole->value;
    out->formula = "100 × earned / maximum";
    return sr_origin_unite(build->arena, part->origin, whole->origin, &out->origin);
}

static bool exceeds(sr_number items, const sr_quantity *total)
{
    return total->missing == SR_PRESENT && sr_number_compare(items, total->value) > 0;
}

/* What is itemised can only be a part of what was published. */
static void check_items(const sr_build *build, const sr_index_area *area, const char *key,
                        const sr_tally *tally, const sr_published_total *published)
{
    if (exceeds(tally->maximum, &published->maximum)) {
        sr_index_tell(build, "SR4040", SR_ERROR, &area->place, key,
                      SR_MSG("the weights of the indicators of {0} exceed its published total", area->title),
                      &published->maximum, tally->maximum);
    }
    if (exceeds(tally->earned, &published->earned)) {
        sr_index_tell(build, "SR4040", SR_ERROR, &area->place, key,
                      SR_MSG("the indicators of {0} earn more than its published total", area->title),
                      &published->earned, tally->earned);
    }
    if (exceeds(SR_INT((int64_t)tally->listed), &published->indicators)) {
        sr_index_tell(build, "SR4040", SR_ERROR, &area->place, key,
                      SR_MSG("{0} lists more indicators than were published", area->title),
                      &published->indicators, SR_INT((int64_t)tally->listed));
    }
    if (published->earned.missing == SR_PRESENT && exceeds(published->earned.value, &published->maximum)) {
        sr_index_tell(build, "SR4041", SR_WARNING, &area->place, key,
                      SR_MSG("{0} earned more than its maximum, as published", area->title),
                      &published->maximum, published->earned.value);
    }
}

static bool has_total(const sr_published_total *published)
{
    return published->earned.missing == SR_PRESENT && published->maximum.missing == SR_PRESENT;
}

static void area_remainder(const sr_tally *tally, const sr_published_total *published, sr_area_result *out)
{
    sr_index_remainder *left = &out->remainder;
    left->title = out->area->title;
    left->earned = sr_index_left(&published->earned, tally->earned);
    left->maximum = sr_index_left(&published->maximum, tally->maximum);
    left->indicators = sr_index_left(&published->indicators, SR_INT((int64_t)tally->listed));
    left->goals = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_COUNT);
    left->present = sr_number_compare(left->maximum.value, SR_INT(0)) > 0;
}

/* Own figures are known when every weight is, and enough of it is measured. */
static void own_figures(const sr_index_method *method, const sr_tally *tally, sr_area_result *out)
{
    bool known = tally->unweighted == 0 && !tally->overflow;
    out->coverage = sr_tally_coverage(tally);
    if (sr_too_little(method, &out->coverage)) {
        out->earned = sr_quantity_missing(SR_NOT_MEASURED, SR_IN_NONE);
        out->maximum = out->earned;
        out->indicators = sr_quantity_number(SR_INT((int64_t)tally->listed), SR_IN_COUNT);
        return;
    }
    out->earned = sr_quantity_missing(known ? SR_NOT_MEASURED : SR_NOT_PUBLISHED, SR_IN_NONE);
    out->maximum = out->earned;
    if (known) {
        out->maximum = sr_quantity_number(tally->judged > 0 ? tally->maximum : tally->declared, SR_IN_NONE);
    }
    if (known && tally->judged > 0) {
        out->earned = sr_quantity_number(tally->earned, SR_IN_NONE);
        out->earned.origin = tally->origin;
        out->maximum.origin = tally->origin;
    }
    out->indicators = sr_quantity_number(SR_INT((int64_t)tally->listed), SR_IN_COUNT);
}

sr_status sr_index_area_totals(sr_build *build, const sr_index_result *result, size_t area,
                               sr_area_result *out)
{
    const sr_index_area *declared = &result->index->areas[area];
    sr_quantity none = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE);
    sr_published_total published = {none, none, none, none};
    *out = (sr_area_result){.area = declared,
                            .key = out->key,
                            .earned = none,
                            .maximum = none,
                            .indicators = none,
                            .goals = none,
                            .weight = result->areas[area].weight,
                            .coverage = none,
                            .change = sr_quantity_missing(SR_NOT_APPLICABLE, SR_IN_POINTS),
                            .state = SR_STATE_NOT_MEASURED};
    sr_tally tally;
    sr_status status = sr_index_tally(build, result, area, &tally);
    if (status == SR_OK && declared->published.compute != NULL) {
        sr_context context = sr_build_context(build, result->unit);
        status = declared->published.compute(declared->published.user, &context, &published);
        status = status == SR_MEMORY ? SR_MEMORY : SR_OK;
    }
    if (status != SR_OK) {
        return status;
    }
    if (!has_total(&published)) {
        own_figures(&result->index->method, &tally, out);
    }
    out->goals = published.goals;
    if (published.indicators.missing == SR_PRESENT) {
        out->indicators = published.indicators;
    }
    if (has_total(&published)) {
        check_items(build, declared, out->key, &tally, &published);
        out->earned = published.earned;
        out->maximum = published.maximum;
        out->published = true;
        area_remainder(&tally, &published, out);
    }
    return status;
}
