/* What can be computed from the figures that are printed: everything that is a sum of multiples of them. Only
   for the files of this folder.

   A figure is a vector with one coefficient for each class of members that all figures treat alike. The
   vectors are kept in echelon form, classes of few persons last, among these the seen ones: whatever can be
   computed about these classes alone is then computed by the rows that begin among them. Coefficients are
   residues modulo the prime 2^61 - 1, so that nothing overflows; what is computable in fractions is
   computable so, too. */
#ifndef SR_PRIVACY_SPAN_H
#define SR_PRIVACY_SPAN_H

#include "base/memory.h"
#include "table/numbering.h"

typedef struct sr_vector {
    size_t count;
    const uint32_t *columns; /* each once */
    const uint64_t *values;  /* residues, none of them 0 */
} sr_vector;

typedef struct sr_span sr_span;

typedef struct sr_span_of {
    const uint64_t *masses; /* persons in each class, borrowed */
    const bool *seen;       /* classes of one or two persons that the reader knows not to be empty */
    const sr_numbering
        *together; /* pairs of classes of one person, of which the reader knows one not to be empty */
    size_t width;
    unsigned threshold; /* classes of fewer persons are small */
} sr_span_of;

/* NULL when out of memory; lives in the arena. */
sr_span *sr_span_new(sr_arena *arena, const sr_span_of *of);
/* What is not in the arena. NULL is fine. */
void sr_span_free(sr_span *span);
/* Adds what is known anyhow. */
SR_MUST_USE
sr_status sr_span_add(sr_span *span, const sr_vector *vectors, size_t count);
/* Adds the vectors, unless a number could then be computed that counts 1 … threshold - 1 persons (and could
   not be before), or only seen persons, at most one class of two among them, each of them once or several
   times: in that case *told is true and the span is as it was. So they are, and *gave_up too, when there is
   too much to try for that to be known. */
SR_MUST_USE
sr_status sr_span_try(sr_span *span, const sr_vector *vectors, size_t count, bool *told, bool *gave_up);
/* Whether a number of seen persons only can be computed when these are seen; `involved` gets those about
   which anything can be computed. */
SR_MUST_USE
sr_status sr_span_tells(const sr_span *span, sr_arena *arena, const bool *seen, bool *told, bool *involved);

#endif
