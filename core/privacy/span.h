/* What can be computed from the figures that are printed: everything that is a sum of multiples of them. Only
   for the files of this folder.

   A figure is a vector with one coefficient for each class of members that all figures treat alike. The
   vectors are kept in echelon form, classes of few persons last: whatever can be computed about these classes
   alone is then computed by the rows that begin among them. Coefficients are residues modulo the prime
   2^61 - 1, so that nothing overflows; what is computable in fractions is computable so, too. */
#ifndef SR_PRIVACY_SPAN_H
#define SR_PRIVACY_SPAN_H

#include "base/memory.h"

typedef struct sr_vector {
    size_t count;
    const uint32_t *columns; /* ascending */
    const uint64_t *values;  /* residues, none of them 0 */
} sr_vector;

typedef struct sr_span sr_span;

/* `masses`: persons in each class, borrowed. Classes before `first_small` hold at least `threshold` persons,
   those from it on fewer. NULL when out of memory; lives in the arena. */
sr_span *sr_span_new(sr_arena *arena, const uint64_t *masses, size_t width, size_t first_small,
                     unsigned threshold);
/* What is not in the arena. NULL is fine. */
void sr_span_free(sr_span *span);
/* Adds what is known anyhow. */
SR_MUST_USE
sr_status sr_span_add(sr_span *span, const sr_vector *vectors, size_t count);
/* Adds the vectors, unless a number could then be computed that could not be before and that counts 1 …
   threshold - 1 persons, each of them once or several times: in that case *told is true and the span is as it
   was. */
SR_MUST_USE
sr_status sr_span_try(sr_span *span, const sr_vector *vectors, size_t count, bool *told);

#endif
