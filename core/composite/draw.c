#include "composite/draw.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

#include "base/memory.h"
#include "composite/draw_one.h"

/* ---- a row: everything that a draw decides ---- */

static double sum_of(const double *numbers, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        sum += numbers[i];
    }
    return sum;
}

static void draw_weights(const sr_draw_index *index, const sr_draw_rule *rule, sr_random *random,
                         const sr_gamma *gammas, double *out)
{
    const double *proposal = index->leaf_weight;
    double from = 1 - rule->amount;
    double range = 2 * rule->amount;
    if (rule->spread == SR_SPREAD_NONE) {
        memcpy(out, proposal, index->leaves * sizeof *out);
    } else if (rule->spread == SR_SPREAD_WITHIN) {
        for (size_t i = 0; i < index->leaves; i++) {
            out[i] = proposal[i] * (from + range * sr_random_unit(random));
        }
    } else {
        for (size_t i = 0; i < index->leaves; i++) {
            out[i] = proposal[i] > 0 ? sr_random_gamma_of(random, &gammas[i]) : 0;
        }
    }
}

static void find_gammas(const sr_draw_index *index, const sr_draw_rule *rule, sr_gamma *out)
{
    double whole = sum_of(index->leaf_weight, index->leaves);
    for (size_t i = 0; i < index->leaves; i++) {
        if (index->leaf_weight[i] > 0) {
            out[i] = sr_gamma_of(rule->amount * index->leaf_weight[i] / whole);
        }
    }
}

static double by_steps(const sr_curve *curve, double value)
{
    for (size_t i = 0; i < curve->steps; i++) {
        if (curve->lower_is_better ? value <= curve->level[i] : value >= curve->level[i]) {
            return curve->earns[i] * curve->factor;
        }
    }
    return 0;
}

static double by_share(const sr_curve *curve, double value)
{
    double share = curve->lower_is_better ? (value > 0 ? curve->target / value : 1) : value / curve->target;
    share = share < 0 ? 0 : curve->capped && share > 1 ? 1 : share;
    return share * curve->factor;
}

static double scored(const sr_curve *curve, double value)
{
    if (curve->kind == SR_CURVE_STEPS) {
        return by_steps(curve, value);
    }
    if (curve->kind == SR_CURVE_SHARE) {
        return by_share(curve, value);
    }
    double part = (value - curve->worst) / (curve->best - curve->worst);
    part = part < 0 ? 0 : part > 1 ? 1 : part;
    return curve->low + part * (curve->high - curve->low);
}

static double draw_share(const sr_draw_index *index, sr_random *random, size_t at)
{
    double k = index->hits[at];
    return sr_random_beta(random, k + 0.5, index->asked[at] - k + 0.5);
}

/* Of a relative method every unit moves when one of them does. */
static void draw_relative(const sr_draw_index *index, sr_random *random, size_t leaf, sr_row *row)
{
    size_t first = leaf * index->units;
    for (size_t u = 0; u < index->units; u++) {
        bool sample = index->asked[first + u] > 0;
        row->column[u] = sample ? draw_share(index, random, first + u) : index->raw[first + u];
    }
    if (!sr_normalise_drawn(&index->curves[leaf], row->column, index->present + first, index->units,
                            row->own + first)) {
        memset(row->own_present + first, 0, index->units * sizeof *row->own_present);
    }
}

static void draw_samples(const sr_draw_index *index, sr_random *random, sr_row *row)
{
    for (size_t i = 0; i < index->leaves; i++) {
        const sr_curve *curve = &index->curves[i];
        if (curve->kind == SR_CURVE_RELATIVE) {
            draw_relative(index, random, i, row);
            continue;
        }
        for (size_t u = 0; u < index->units && curve->kind != SR_CURVE_FIXED; u++) {
            size_t at = i * index->units + u;
            if (index->asked[at] > 0) {
                row->own[at] = scored(curve, draw_share(index, random, at));
            }
        }
    }
}

void sr_row_draw(const sr_draw_index *index, const sr_draw_rule *rule, sr_random *random, sr_row *row)
{
    size_t cells = index->leaves * index->units;
    draw_weights(index, rule, random, row->gammas, row->weights);
    row->variant = 0;
    if (rule->vary_variants && index->variants > 1) {
        row->variant = (size_t)(sr_random_unit(random) * (double)index->variants);
    }
    row->scores = index->scores + row->variant * cells;
    row->present = index->present + row->variant * cells;
    if (rule->vary_samples && index->curves != NULL) {
        memcpy(row->own, row->scores, cells * sizeof *row->own);
        memcpy(row->own_present, row->present, cells * sizeof *row->own_present);
        draw_samples(index, random, row);
        row->scores = row->own;
        row->present = row->own_present;
    }
}

/* ---- draws ---- */

typedef struct part {
    const sr_draw_index *index;
    const sr_draw_rule *rule;
    double *out;
    size_t first, end;
    sr_row row;
    sr_scratch scratch;
} part;

static void *draw_part(void *argument)
{
    part *p = argument;
    for (size_t d = p->first; d < p->end; d++) {
        sr_random random = sr_random_stream(p->rule->seed, d);
        sr_row_draw(p->index, p->rule, &random, &p->row);
        sr_row_value(p->index, &p->row, &p->scratch, p->out + d * p->index->units);
    }
    return NULL;
}

/* Every outcome is there, and no draw can take one away. */
static bool is_complete(const sr_draw_index *index)
{
    bool complete = index->raw == NULL;
    for (size_t i = 0; i < index->leaves * index->units * index->variants; i++) {
        complete = complete && !(index->present[i] < 1) && !(index->present[i] > 1);
    }
    return complete;
}

static void *numbers(size_t count)
{
    return sr_calloc(count + 1, sizeof(double));
}

static void make_scratch(const sr_draw_index *index, sr_scratch *scratch)
{
    size_t cells = (index->nodes + 1) * (index->units + 1);
    scratch->weight = numbers(cells);
    scratch->sum = numbers(cells);
    scratch->extra = numbers(cells);
    scratch->covered = numbers(cells);
    scratch->whole = numbers(index->nodes + 1);
    scratch->state = sr_calloc(cells, sizeof *scratch->state);
    scratch->below = numbers(index->nodes + 1);
}

sr_status sr_row_make(const sr_draw_index *index, const sr_draw_rule *rule, sr_row *row, sr_scratch *scratch)
{
    size_t cells = index->leaves * index->units;
    row->weights = numbers(index->leaves);
    row->own = numbers(cells);
    row->own_present = numbers(cells);
    row->column = numbers(index->units);
    row->gammas = sr_calloc(index->leaves + 1, sizeof *row->gammas);
    row->complete = is_complete(index);
    if (row->gammas != NULL && rule != NULL && rule->spread == SR_SPREAD_DIRICHLET) {
        find_gammas(index, rule, row->gammas);
    }
    make_scratch(index, scratch);
    bool room = row->weights != NULL && row->own != NULL && row->own_present != NULL && row->column != NULL &&
                row->gammas != NULL && scratch->weight != NULL && scratch->sum != NULL &&
                scratch->extra != NULL && scratch->covered != NULL && scratch->whole != NULL &&
                scratch->state != NULL && scratch->below != NULL;
    return room ? SR_OK : SR_MEMORY;
}

void sr_row_free(sr_row *row, sr_scratch *scratch)
{
    void *owned[] = {row->weights,     row->own,        row->own_present, row->column,
                     row->gammas,      scratch->weight, scratch->sum,     scratch->extra,
                     scratch->covered, scratch->whole,  scratch->state,   scratch->below};
    for (size_t i = 0; i < sizeof owned / sizeof owned[0]; i++) {
        sr_free(owned[i]);
    }
}

/* The second half beside the first where a thread can be had; else after it. The values are the same. */
static void draw_parts(part *parts, size_t count)
{
    pthread_t other;
    bool beside = count > 1 && pthread_create(&other, NULL, draw_part, &parts[1]) == 0;
    (void)draw_part(&parts[0]);
    if (beside) {
        (void)pthread_join(other, NULL);
    } else if (count > 1) {
        (void)draw_part(&parts[1]);
    }
}

sr_status sr_draw(const sr_draw_index *index, const sr_draw_rule *rule, double *out)
{
    enum { WORTH_A_THREAD = 4096 };
    part parts[2] = {0};
    size_t count = rule->threads > 1 && rule->draws >= WORTH_A_THREAD ? 2 : 1;
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        parts[i].index = index;
        parts[i].rule = rule;
        parts[i].out = out;
        parts[i].first = rule->draws * i / count;
        parts[i].end = rule->draws * (i + 1) / count;
        status = sr_row_make(index, rule, &parts[i].row, &parts[i].scratch);
    }
    if (status == SR_OK) {
        draw_parts(parts, count);
    }
    for (size_t i = 0; i < count; i++) {
        sr_row_free(&parts[i].row, &parts[i].scratch);
    }
    return status;
}

sr_status sr_draw_once(const sr_draw_index *index, size_t without, size_t variant, double *out)
{
    size_t cells = index->leaves * index->units;
    sr_row row = {0};
    sr_scratch scratch = {0};
    sr_status status = sr_row_make(index, NULL, &row, &scratch);
    if (status == SR_OK) {
        memcpy(row.weights, index->leaf_weight, index->leaves * sizeof *row.weights);
        if (without < index->leaves) {
            row.weights[without] = 0;
        }
        row.scores = index->scores + variant * cells;
        row.present = index->present + variant * cells;
        sr_row_value(index, &row, &scratch, out);
    }
    sr_row_free(&row, &scratch);
    return status;
}
