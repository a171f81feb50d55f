/* The value of an index for one row of weights and scores, in doubles: the inner loop. Sums run over
   indicators in their order, for all units beside each other, so that the result does not depend on how wide
   a machine's vectors are. */
#include <math.h>
#include <string.h>

#include "composite/draw_one.h"

enum { ZERO = 1, BELOW_ZERO = 2 };

/* Shares of weight that are the same but for rounding. */
static const double HAIR = 1e-12;

/* Sums of weight × column over the leaves, for `width` units beside each other. The width is known where this
   is called, so that the sums stay in registers. */
static inline __attribute__((always_inline)) void add_columns(size_t width, size_t leaves, size_t units,
                                                              const double *weights, const double *columns,
                                                              double *out)
{
    double sums[8] = {0};
    for (size_t i = 0; i < leaves; i++) {
        for (size_t u = 0; u < width; u++) {
            sums[u] += weights[i] * columns[i * units + u];
        }
    }
    memcpy(out, sums, width * sizeof *out);
}

static void weigh(const sr_draw_index *index, const double *weights, const double *columns, double *out)
{
    size_t units = index->units;
    size_t at = 0;
    for (; at + 8 <= units; at += 8) {
        add_columns(8, index->leaves, units, weights, columns + at, out + at);
    }
    for (; at + 4 <= units; at += 4) {
        add_columns(4, index->leaves, units, weights, columns + at, out + at);
    }
    for (; at < units; at++) {
        add_columns(1, index->leaves, units, weights, columns + at, out + at);
    }
}

static bool is_too_little(const sr_draw_index *index, double covered, double whole)
{
    return whole > 0 && covered / whole < index->coverage - HAIR;
}

/* Less is measured than the index asks for: it has no value. `covered` is overwritten. */
static void hold_to_coverage(const sr_draw_index *index, const sr_row *row, double *covered, double *out)
{
    double whole = 0;
    for (size_t i = 0; i < index->leaves; i++) {
        whole += row->weights[i];
    }
    weigh(index, row->weights, index->measured, covered);
    for (size_t u = 0; u < index->units; u++) {
        out[u] = is_too_little(index, covered[u], whole) ? NAN : out[u];
    }
}

/* Sums of each outermost area. */
static void sum_areas(const sr_draw_index *index, const sr_row *row, sr_scratch *s)
{
    size_t units = index->units;
    memset(s->sum, 0, index->nodes * units * sizeof *s->sum);
    memset(s->weight, 0, index->nodes * units * sizeof *s->weight);
    memset(s->covered, 0, index->nodes * units * sizeof *s->covered);
    memset(s->whole, 0, index->nodes * sizeof *s->whole);
    for (size_t i = 0; i < index->leaves; i++) {
        size_t first = index->leaf_parent[i] * units;
        s->whole[index->leaf_parent[i]] += row->weights[i];
        for (size_t u = 0; u < units; u++) {
            s->sum[first + u] += row->weights[i] * row->scores[i * units + u];
            s->weight[first + u] += row->weights[i] * row->present[i * units + u];
            s->covered[first + u] += row->weights[i] * index->measured[i * units + u];
        }
    }
}

/* An area of which too little is measured counts neither as earned nor as missed. */
static void value_by_areas(const sr_draw_index *index, const sr_row *row, sr_scratch *s, double *out)
{
    sum_areas(index, row, s);
    for (size_t u = 0; u < index->units; u++) {
        double earned = 0;
        double below = 0;
        for (size_t n = 0; n < index->nodes; n++) {
            size_t at = n * index->units + u;
            if (!is_too_little(index, s->covered[at], s->whole[n])) {
                earned += s->sum[at];
                below += s->weight[at];
            }
        }
        out[u] = below > 0 ? index->scale * earned / below : NAN;
    }
}

static void value_of_all(const sr_draw_index *index, const sr_row *row, sr_scratch *scratch, double *out)
{
    size_t units = index->units;
    double *weight = scratch->weight;
    weigh(index, row->weights, row->scores, out);
    if (row->complete) {
        weight[0] = 0;
        for (size_t i = 0; i < index->leaves; i++) {
            weight[0] += row->weights[i];
        }
    } else {
        weigh(index, row->weights, row->present, weight);
    }
    for (size_t u = 0; u < units; u++) {
        double below = row->complete ? weight[0] : weight[u];
        out[u] = below > 0 ? index->scale * out[u] / below : NAN;
    }
}

static void value_pooled(const sr_draw_index *index, const sr_row *row, sr_scratch *scratch, double *out)
{
    if (index->has_coverage) {
        value_by_areas(index, row, scratch, out);
        hold_to_coverage(index, row, scratch->extra, out);
    } else {
        value_of_all(index, row, scratch, out);
    }
}

/* ---- level by level ---- */

/* Weight of a node beside its neighbours when it has none of its own: that of all leaves below it. */
static void weigh_nodes(const sr_draw_index *index, const sr_row *row, double *below)
{
    if (index->node_weight != NULL) {
        memcpy(below, index->node_weight, index->nodes * sizeof *below);
        return;
    }
    memset(below, 0, (index->nodes + 1) * sizeof *below);
    for (size_t i = 0; i < index->leaves; i++) {
        below[index->leaf_parent[i]] += row->weights[i];
    }
    for (size_t n = index->nodes; n-- > 0;) {
        below[index->node_parent[n]] += below[n];
    }
}

static void put(sr_aggregation mean, sr_scratch *s, size_t at, double weight, double value)
{
    if (!(weight > 0)) {
        return;
    }
    s->state[at] |= (unsigned char)(value < 0 ? BELOW_ZERO : value > 0 ? 0 : ZERO);
    s->weight[at] += weight;
    switch (mean) {
    case SR_GEOMETRIC:
        s->sum[at] += value > 0 ? weight * sr_exact_log(value) : 0;
        return;
    case SR_HARMONIC:
        s->sum[at] += value > 0 ? weight / value : 0;
        return;
    case SR_PENALISED:
        s->extra[at] += weight * value * value;
        s->sum[at] += weight * value;
        return;
    case SR_ARITHMETIC:
    case SR_AGGREGATIONS:
        break;
    }
    s->sum[at] += weight * value;
}

static double penalised(double sum, double squares, double weight)
{
    double mean = sum / weight;
    double variance = squares / weight - mean * mean;
    double value = mean > 0 ? mean - variance / mean : 0;
    return value > 0 ? value : 0;
}

static double take(sr_aggregation mean, const sr_scratch *s, size_t at)
{
    bool refused = mean != SR_ARITHMETIC && (s->state[at] & BELOW_ZERO) != 0;
    if (!(s->weight[at] > 0) || refused) {
        return NAN;
    }
    if ((mean == SR_GEOMETRIC || mean == SR_HARMONIC) && (s->state[at] & ZERO) != 0) {
        return 0;
    }
    switch (mean) {
    case SR_GEOMETRIC:
        return sr_exact_exp(s->sum[at] / s->weight[at]);
    case SR_HARMONIC:
        return s->weight[at] / s->sum[at];
    case SR_PENALISED:
        return penalised(s->sum[at], s->extra[at], s->weight[at]);
    case SR_ARITHMETIC:
    case SR_AGGREGATIONS:
        break;
    }
    return s->sum[at] / s->weight[at];
}

/* A child of a node: what of its weight is measured. */
static void cover(const sr_draw_index *index, sr_scratch *s, size_t parent, size_t unit, double measured)
{
    s->covered[parent * index->units + unit] += measured;
}

static void put_leaves(const sr_draw_index *index, const sr_row *row, sr_scratch *scratch)
{
    for (size_t i = 0; i < index->leaves; i++) {
        size_t parent = index->leaf_parent[i];
        scratch->whole[parent] += row->weights[i];
        for (size_t u = 0; u < index->units; u++) {
            bool present = row->present[i * index->units + u] > 0;
            double value = present ? row->scores[i * index->units + u] : index->missing_value;
            cover(index, scratch, parent, u, present ? row->weights[i] : 0);
            if (present || index->counts_missing) {
                put(index->combine[parent], scratch, parent * index->units + u, row->weights[i], value);
            }
        }
    }
}

/* The value of a node or the root, and the share of its weight that is measured; NaN when that is too little.
 */
static double take_covered(const sr_draw_index *index, const sr_scratch *s, size_t node, size_t unit,
                           double *share)
{
    size_t at = node * index->units + unit;
    *share = s->whole[node] > 0 ? s->covered[at] / s->whole[node] : 0;
    return index->has_coverage && *share < index->coverage - HAIR ? NAN : take(index->combine[node], s, at);
}

static void value_by_levels(const sr_draw_index *index, const sr_row *row, sr_scratch *scratch, double *out)
{
    size_t cells = (index->nodes + 1) * index->units;
    double share = 0;
    memset(scratch->weight, 0, cells * sizeof *scratch->weight);
    memset(scratch->sum, 0, cells * sizeof *scratch->sum);
    memset(scratch->extra, 0, cells * sizeof *scratch->extra);
    memset(scratch->covered, 0, cells * sizeof *scratch->covered);
    memset(scratch->whole, 0, (index->nodes + 1) * sizeof *scratch->whole);
    memset(scratch->state, 0, cells);
    weigh_nodes(index, row, scratch->below);
    put_leaves(index, row, scratch);
    for (size_t n = index->nodes; n-- > 0;) {
        size_t parent = index->node_parent[n];
        scratch->whole[parent] += scratch->below[n];
        for (size_t u = 0; u < index->units; u++) {
            double value = take_covered(index, scratch, n, u, &share);
            if (!isnan(value)) {
                put(index->combine[parent], scratch, parent * index->units + u, scratch->below[n], value);
                cover(index, scratch, parent, u, scratch->below[n] * share);
            }
        }
    }
    for (size_t u = 0; u < index->units; u++) {
        out[u] = take_covered(index, scratch, index->nodes, u, &share);
    }
}

void sr_row_value(const sr_draw_index *index, const sr_row *row, sr_scratch *scratch, double *out)
{
    if (index->pooled) {
        value_pooled(index, row, scratch, out);
    } else {
        value_by_levels(index, row, scratch, out);
    }
}
