/* The numbers that figures tell, as vectors over classes of members that all of them treat alike. Only for
   the files of this folder. */
#ifndef SR_PRIVACY_CLASSES_H
#define SR_PRIVACY_CLASSES_H

#include "base/running.h"
#include "privacy/protect.h"
#include "privacy/span.h"

/* Each figure is a call of its own to whoever watches the time. No file is to blame for what it takes. */
static inline void sr_protect_goes_on(void)
{
    sr_running_begin("the protection of persons", "", 0);
}

/* One telling: a sum of sets. */
typedef struct sr_telling_vector {
    sr_vector vector;
    bool small;      /* it is the number of a group of 1 … threshold - 1, or of rows of that few persons */
    bool counts;     /* persons, and not what they have */
    int64_t persons; /* what it tells */
} sr_telling_vector;

/* Of one figure. */
typedef struct sr_figure_vectors {
    size_t count;
    sr_telling_vector *tellings; /* those that tell anything */
    bool unknown;                /* a share of a base that is not known */
} sr_figure_vectors;

typedef struct sr_classes {
    size_t width;
    uint64_t *masses;           /* persons in each class */
    sr_figure_vectors *figures; /* in the order of the figures */
} sr_classes;

SR_MUST_USE
sr_status sr_classes_of(sr_arena *arena, const sr_figure *figures, size_t count, unsigned threshold,
                        sr_classes *out);

#endif
