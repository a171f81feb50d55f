/* Where the parties agree and differ, and which conclusions depend on whose weights count. */
#include "model/weights/weights_index.h"

const char *sr_agreement_id(sr_agreement agreement)
{
    static const char *const ids[SR_AGREEMENTS] = {"agree", "some", "disagree"};
    return ids[agreement];
}

/* ---- agreement ---- */

typedef struct comparing {
    sr_build *build;
    sr_parties *parties;
    sr_number given;   /* points that the parties give to indicators, on the average */
    sr_number average; /* points of an average row */
    bool overflow;
} comparing;

typedef enum rows { INDICATORS, AREAS, TOTALS } rows;

static sr_number points_of(const comparing *c, const sr_weighed *weighed, size_t row, rows of)
{
    return of == AREAS    ? weighed->area_weights[row]
           : of == TOTALS ? weighed->weights[c->parties->index->indicator_count + row]
                          : weighed->weights[row];
}

static sr_number from_mean(comparing *c, sr_number points, sr_number mean)
{
    sr_number distance = SR_INT(0);
    c->overflow = c->overflow || sr_number_subtract(points, mean, &distance) != SR_OK;
    return sr_number_absolute(distance);
}

/* Highest minus lowest against an average row: as much is some difference, half as much again disagreement.
 */
static sr_agreement agreement_of(comparing *c, const sr_weight_spread *spread)
{
    sr_number range = SR_INT(0), much = SR_INT(0);
    if (sr_number_subtract(spread->highest, spread->lowest, &range) != SR_OK ||
        sr_number_multiply(c->average, (sr_number){3, 2, 0}, &much) != SR_OK) {
        c->overflow = true;
    }
    if (sr_number_compare(range, SR_INT(0)) == 0 || sr_number_compare(range, c->average) < 0) {
        return SR_AGREE;
    }
    return sr_number_compare(range, much) < 0 ? SR_DIFFER_SOME : SR_DISAGREE;
}

static sr_weight_spread spread_of(comparing *c, size_t row, rows of)
{
    const sr_parties *parties = c->parties;
    sr_weight_spread out = {.mean = points_of(c, &parties->mean, row, of),
                            .furthest = SIZE_MAX,
                            .lowest = points_of(c, &parties->weighed[0], row, of),
                            .highest = points_of(c, &parties->weighed[0], row, of)};
    sr_number far = SR_INT(0);
    for (size_t p = 0; p < parties->count; p++) {
        sr_number own = points_of(c, &parties->weighed[p], row, of);
        sr_number distance = from_mean(c, own, out.mean);
        out.lowest = sr_number_compare(own, out.lowest) < 0 ? own : out.lowest;
        out.highest = sr_number_compare(own, out.highest) > 0 ? own : out.highest;
        if (sr_number_compare(distance, far) > 0) {
            far = distance;
            out.furthest = p;
        }
    }
    out.agreement = agreement_of(c, &out);
    return out;
}

/* An average row has its part of what is given to the `among` indicators or areas. */
static sr_status spread_rows(comparing *c, size_t count, size_t among, rows of, const sr_weight_spread **out)
{
    sr_weight_spread *spreads = sr_arena_array(c->build->arena, count + 1, sizeof *spreads);
    if (spreads == NULL) {
        return SR_MEMORY;
    }
    c->average = SR_INT(0);
    if (among > 0 && sr_number_divide(c->given, SR_INT((int64_t)among), &c->average) != SR_OK) {
        return SR_OVERFLOW;
    }
    for (size_t i = 0; i < count; i++) {
        spreads[i] = spread_of(c, i, of);
    }
    *out = spreads;
    return c->overflow ? SR_OVERFLOW : SR_OK;
}

/* What is published only as a total is hardly ever weighed anew: it would hide that the parties differ about
   the indicators. */
static sr_status find_given(comparing *c)
{
    c->given = SR_INT(0);
    for (size_t i = 0; i < c->parties->index->indicator_count; i++) {
        if (sr_number_add(c->given, c->parties->mean.weights[i], &c->given) != SR_OK) {
            return SR_OVERFLOW;
        }
    }
    return SR_OK;
}

/* ---- conclusions ---- */

sr_state sr_weighed_state(const sr_weighed *weighed, sr_flip at)
{
    const sr_index_result *unit = &weighed->units[at.unit];
    return at.area == SR_WHOLE_INDEX ? unit->state : unit->areas[at.area].state;
}

bool sr_weighs_nothing(const sr_weighed *weighed, sr_flip at)
{
    return at.area != SR_WHOLE_INDEX && sr_number_compare(weighed->area_weights[at.area], SR_INT(0)) == 0;
}

/* Whether the conclusion is another than the first that there is; `first` is found here. */
static bool is_another(const sr_weighed *weighed, sr_flip at, const sr_weighed **first)
{
    if (sr_weighs_nothing(weighed, at)) {
        return false;
    }
    *first = *first != NULL ? *first : weighed;
    return sr_weighed_state(weighed, at) != sr_weighed_state(*first, at);
}

/* Against the start where there is one, else among the parties. */
static bool depends(const sr_parties *parties, sr_flip at)
{
    const sr_weighed *first = NULL;
    bool any = parties->has_start && is_another(&parties->start, at, &first);
    for (size_t p = 0; p < parties->count; p++) {
        any = is_another(&parties->weighed[p], at, &first) || any;
    }
    return is_another(&parties->mean, at, &first) || any;
}

static sr_status find_flips(sr_build *build, sr_parties *parties)
{
    size_t areas = parties->index->area_count;
    sr_flip *flips = sr_arena_array(build->arena, parties->unit_count * (areas + 1) + 1, sizeof *flips);
    if (flips == NULL) {
        return SR_MEMORY;
    }
    for (size_t u = 0; u < parties->unit_count; u++) {
        for (size_t a = 0; a <= areas; a++) {
            sr_flip at = {u, a == 0 ? SR_WHOLE_INDEX : a - 1};
            if (depends(parties, at)) {
                flips[parties->flip_count++] = at;
            }
        }
    }
    parties->flips = flips;
    return SR_OK;
}

sr_status sr_compare_parties(sr_build *build, sr_parties *parties)
{
    comparing c = {.build = build, .parties = parties};
    size_t indicators = parties->index->indicator_count, areas = parties->index->area_count;
    sr_status status = find_given(&c);
    if (status == SR_OK) {
        status = spread_rows(&c, areas, areas, AREAS, &parties->areas);
    }
    if (status == SR_OK) {
        status = spread_rows(&c, parties->rest.count, indicators, TOTALS, &parties->rows);
    }
    if (status == SR_OK) {
        status = spread_rows(&c, indicators, indicators, INDICATORS, &parties->indicators);
        parties->average = c.average;
    }
    return status == SR_OK ? find_flips(build, parties) : status;
}
