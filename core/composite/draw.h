/* Robustness of an index: what becomes of it with other weights, another scoring, another sample. Plain
   arrays of doubles in and out; scores have been computed once for each indicator and variant, and nothing is
   allocated, called back or rounded while drawing. The same seed gives the same bytes on every machine,
   whatever the number of threads. */
#ifndef SR_COMPOSITE_DRAW_H
#define SR_COMPOSITE_DRAW_H

#include <stdint.h>

#include "composite/composite.h"
#include "composite/random.h"

/* How a drawn outcome is scored, for indicators whose sample varies. RELATIVE compares the units with each
   other, so that all of them are normalised anew in each draw. */
typedef struct sr_curve {
    enum { SR_CURVE_FIXED, SR_CURVE_STEPS, SR_CURVE_SHARE, SR_CURVE_LINE, SR_CURVE_RELATIVE } kind;
    sr_normalisation method; /* RELATIVE */
    bool lower_is_better;
    bool capped;        /* SHARE and distance to target: no more than the whole */
    double target;      /* SHARE and distance to target */
    double worst, best; /* LINE: these become low and high, what lies outside counts as them */
    double low, high;   /* LINE and RELATIVE; the others give 0…1 */
    double factor;      /* of STEPS and SHARE: what 1 is worth (1, or 100 by levels) */
    size_t steps;       /* STEPS: from the best level down */
    const double *level, *earns;
} sr_curve;

/* The values of one indicator in all units, some of them drawn, made comparable as sr_normalise does: `out`
   where `present` (1 or 0) says so. False: there is nothing to normalise by. */
bool sr_normalise_drawn(const sr_curve *curve, const double *values, const double *present, size_t units,
                        double *out);

/* An index as numbers. Matrices are [indicator][unit]. */
typedef struct sr_draw_index {
    size_t leaves, nodes, units;
    size_t silent; /* of the leaves, the last: no unit has an outcome, so that their weights only count as not
                      covered */
    bool pooled;   /* Σ weight × score / Σ weight over all leaves; else level by level */
    const size_t *leaf_parent; /* as in sr_levels; pooled: the outermost area that a leaf lies in, with
                                  coverage only */
    const size_t *node_parent;
    const double *leaf_weight; /* the proposal */
    const double *node_weight; /* NULL: of each node the sum of what lies below it */
    const sr_aggregation *combine;
    double scale; /* of pooled: 100 when scores are 0…1 */
    bool counts_missing;
    double missing_value;
    size_t variants;            /* at least 1: the first is the proposal */
    const double *scores;       /* [variant][indicator][unit]; 0 where missing */
    const double *present;      /* [variant][indicator][unit], 1 or 0; pooled, as many times its weight */
    const sr_curve *curves;     /* [indicator]; NULL: no sample varies */
    const double *hits, *asked; /* [indicator][unit]: k of n; asked 0: the outcome is no sample */
    const double *raw;          /* [indicator][unit]: outcomes, for RELATIVE curves */
    bool has_coverage;      /* no value where less of the drawn weight is measured; pooled, an area of which
                               less is measured is left out */
    double coverage;        /* 0…1 */
    const double *measured; /* [indicator][unit], 1 or 0; what counts as missed is not measured */
} sr_draw_index;

typedef enum sr_spread { SR_SPREAD_NONE, SR_SPREAD_WITHIN, SR_SPREAD_DIRICHLET } sr_spread;

typedef struct sr_draw_rule {
    sr_spread spread;
    double amount; /* WITHIN: each weight evenly between (1 − amount) and (1 + amount) times its proposal;
                      DIRICHLET: the concentration, the higher the closer to the proposal */
    bool vary_variants;
    bool vary_samples; /* shares from a beta distribution with k + ½ and n − k + ½ (Jeffreys) */
    uint64_t seed;
    size_t draws;
    unsigned threads; /* 1 or 2 */
} sr_draw_rule;

/* Values of every unit in every draw: out[draw * units + unit]; NaN where there is none. */
SR_MUST_USE
sr_status sr_draw(const sr_draw_index *index, const sr_draw_rule *rule, double *out);

/* The value of every unit by the proposal, with one leaf left out (leaves: none) and one variant. */
SR_MUST_USE
sr_status sr_draw_once(const sr_draw_index *index, size_t without, size_t variant, double *out);

/* What the draws of one unit tell. */
typedef struct sr_drawn {
    size_t draws;               /* that gave a value */
    double low, middle, high;   /* 2,5 %, 50 % and 97,5 % of the values */
    size_t rank_low, rank_high; /* ranks between which 95 % of the draws lie; 0: one unit only */
    size_t met;                 /* draws in which the target is reached */
} sr_drawn;

/* `values` as sr_draw gives them; `target` is reached from it on (or, lower_is_better, up to it). */
SR_MUST_USE
sr_status sr_draw_tell(const double *values, size_t draws, size_t units, double target, bool lower_is_better,
                       sr_drawn *out);

/* ---- sensitivity ---- */

/* Share of the variance of an index that one factor explains alone (first), and with all its interactions
   (total), each with the 95 % interval of a bootstrap over the rows. */
typedef struct sr_effect {
    double first, first_low, first_high;
    double total, total_low, total_high;
} sr_effect;

/* Estimates from evaluations of the rows A, B and, for each factor, of A with that factor from B: first order
   by Saltelli (2010), total by Jansen. by_factor is [factor][row]. False when the variance is zero.
   SR_MEMORY. */
SR_MUST_USE
sr_status sr_effects(const double *a, const double *b, const double *by_factor, size_t rows, size_t factors,
                     uint64_t seed, size_t resamples, sr_effect *out, bool *varies);

/* Rows in which an index has no value are left out of its unit; where they are more than half, nothing is
   told. Factors: the weight of each leaf that is not silent, then (with vary_variants) the variant, then
   (with vary_samples) the samples together. The number of them; out is [unit][factor], varies [unit]. */
size_t sr_draw_factors(const sr_draw_index *index, const sr_draw_rule *rule);
SR_MUST_USE
sr_status sr_draw_effects(const sr_draw_index *index, const sr_draw_rule *rule, size_t rows, size_t resamples,
                          sr_effect *out, bool *varies);

#endif
