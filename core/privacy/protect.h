/* Suppression: which figures may be printed together, so that no small group of persons is told.

   The rule, and why it holds, stands in docs/architecture.md, "Suppression". */
#ifndef SR_PRIVACY_PROTECT_H
#define SR_PRIVACY_PROTECT_H

#include "table/quantity.h"

typedef enum sr_decision {
    SR_UNDECIDED,
    SR_PRINTED,              /* may be printed */
    SR_HIDDEN_SMALL,         /* tells the size of a small group by itself */
    SR_HIDDEN_COMPLEMENTARY, /* would tell it together with others that are printed */
    SR_HIDDEN_UNTRIED        /* may tell it: there was too much to try */
} sr_decision;

/* A figure that a report would print. */
typedef struct sr_figure {
    const sr_quantity *quantity; /* borrowed */
    unsigned rank;        /* lower ones are let through first; of the same rank the greatest number first */
    sr_decision decision; /* SR_PRINTED beforehand: has been printed earlier and is known; else decided */
} sr_figure;

/* Decides every figure that is undecided. `threshold`: groups of 1 … threshold - 1 are small; 0 and 1 protect
   nothing. The same figures in the same order give the same decisions. SR_OK or SR_MEMORY. */
SR_MUST_USE
sr_status sr_protect(sr_figure *figures, size_t count, unsigned threshold);

#endif
