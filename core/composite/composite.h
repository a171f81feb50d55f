/* The arithmetic of composite indices: plain arrays in, plain arrays out. Exact where the method is rational
   and the numbers fit in 64 bits; doubles marked inexact otherwise. Nothing is rounded but what is compared.
   Nothing here knows a förbund, a script or a report. */
#ifndef SR_COMPOSITE_COMPOSITE_H
#define SR_COMPOSITE_COMPOSITE_H

#include <stddef.h>

#include "base/number.h"

/* ---- one indicator over its units ---- */

typedef enum sr_normalisation {
    SR_NORMAL_NONE,               /* scores against a target are combined instead */
    SR_NORMAL_MIN_MAX,            /* between the lowest and the highest of the units */
    SR_NORMAL_Z_SCORE,            /* (x − mean) / standard deviation of the sample (n − 1) */
    SR_NORMAL_RANK,               /* 1 for the worst; equal values share the lower rank */
    SR_NORMAL_PERCENTILE_RANK,    /* share of the other units that are worse */
    SR_NORMAL_DISTANCE_TO_TARGET, /* between the worst of the units and the target */
    SR_NORMAL_GOALPOSTS,          /* between two declared levels; outside them is at them */
    SR_NORMALISATIONS,
} sr_normalisation;
const char *sr_normalisation_id(sr_normalisation normalisation); /* "min_max", … */

typedef struct sr_normal_rule {
    sr_normalisation method;
    sr_number low, high; /* what the worst and the best become: 0 and 100; of z-scores: mean and mean + one
                            standard deviation. Ranks are not scaled. */
    bool capped;         /* of distance to target: more than the target is worth no more */
} sr_normal_rule;

typedef struct sr_normal_column {
    bool lower_is_better;
    sr_number target;                /* of distance to target */
    sr_number worst_post, best_post; /* of goalposts: the levels that become low and high */
} sr_normal_column;

typedef enum sr_normal_end {
    SR_NORMAL_DONE,
    SR_NORMAL_NO_SPREAD, /* all units have the same value, or the target is no better than the worst: nothing
                            to measure against */
    SR_NORMAL_FAILED,    /* numbers that are not finite */
} sr_normal_end;

/* Normalises the values that are present. `out` is written only where `present`, and only when DONE.
   `present` NULL: all are. */
sr_normal_end sr_normalise(const sr_normal_rule *rule, const sr_normal_column *given, const sr_number *values,
                           const bool *present, size_t count, sr_number *out);

/* ---- levels ---- */

typedef enum sr_aggregation {
    SR_ARITHMETIC,
    SR_GEOMETRIC,
    SR_HARMONIC,
    SR_PENALISED, /* mean − variance / mean, at least 0: the more uneven, the lower (Mazziotta and Pareto) */
    SR_AGGREGATIONS,
} sr_aggregation;
const char *sr_aggregation_id(sr_aggregation aggregation); /* "arithmetic", … */

typedef enum sr_mean_end {
    SR_MEAN_DONE,
    SR_MEAN_NOTHING, /* no value with weight */
    SR_MEAN_ZERO,    /* done: geometric and harmonic mean are zero as soon as one value is, the penalised when
                        all are */
    SR_MEAN_NEGATIVE, /* a value below zero has only an arithmetic mean */
    SR_MEAN_FAILED,
} sr_mean_end;

/* Weighted mean of the values that are present. Weights are zero or more and need not add up to anything.
   `present` NULL: all are. */
sr_mean_end sr_mean(sr_aggregation aggregation, const sr_number *values, const sr_number *weights,
                    const bool *present, size_t count, sr_number *out);

/* A tree: leaves (indicators) below nodes (areas, goals), nodes below nodes or the root. A node's parent
   comes before it. The root is node number `nodes`. */
typedef struct sr_levels {
    size_t leaves, nodes;
    const size_t *leaf_parent;     /* node, or `nodes` for the root */
    const size_t *node_parent;     /* the same */
    const sr_number *leaf_weight;  /* within its parent */
    const sr_number *node_weight;  /* within its parent */
    const sr_aggregation *combine; /* of each node and, last, of the root */
    bool counts_missing;           /* a missing leaf counts as `missing_value`; else its weight is left out */
    sr_number missing_value;
    bool has_coverage;  /* a node is missing when less of its weight is present */
    sr_number coverage; /* 0…1 */
} sr_levels;

/* One node after combination. */
typedef struct sr_level_value {
    sr_mean_end end; /* DONE and ZERO have a value */
    bool too_little; /* less is present than the coverage asks for: no value */
    sr_number value;
    sr_number coverage; /* share of the weight below it that is present, 0…1 */
} sr_level_value;

enum { SR_LEVEL_CHILDREN = 1024 }; /* of one node */

/* `values` and `present` for each leaf; `out` has nodes + 1 places, the root last. SR_LIMIT when a node has
   too many children. */
SR_MUST_USE
sr_status sr_combine(const sr_levels *levels, const sr_number *values, const bool *present,
                     sr_level_value *out);

/* ---- units side by side ---- */

/* Ranks from 1 for the highest; equal values share a rank; 0 where none is present. Exact numbers are not
   rounded: two units that print the same may have different ranks. Doubles differ when they do so in twelve
   digits. */
void sr_rank(const sr_number *values, const bool *present, size_t count, size_t *ranks);

#endif
