/* One drawn row and its value. Only for the files of this folder. */
#ifndef SR_COMPOSITE_DRAW_ONE_H
#define SR_COMPOSITE_DRAW_ONE_H

#include "composite/draw.h"

typedef struct sr_row {
    double *weights;                /* [leaf], owned */
    double *own;                    /* [leaf][unit], owned: scores where samples vary */
    double *own_present;            /* [leaf][unit], owned: the same of what has a score */
    double *column;                 /* [unit], owned: the outcomes of one leaf */
    sr_gamma *gammas;               /* [leaf], owned: of weights that are drawn so */
    bool complete;                  /* every outcome is present in every unit and variant */
    const double *scores, *present; /* [leaf][unit] */
    size_t variant;
} sr_row;

/* Sums on the way up: [node or root][unit], owned. */
typedef struct sr_scratch {
    double *weight, *sum, *extra;
    double *covered;      /* weight that is measured; with coverage only */
    double *whole;        /* [node or root]: weight of all children */
    unsigned char *state; /* of a node: what was met below it */
    double *below;        /* [node]: weight of all leaves below */
} sr_scratch;

SR_MUST_USE
sr_status sr_row_make(const sr_draw_index *index, const sr_draw_rule *rule, sr_row *row, sr_scratch *scratch);
void sr_row_free(sr_row *row, sr_scratch *scratch);
void sr_row_draw(const sr_draw_index *index, const sr_draw_rule *rule, sr_random *random, sr_row *row);
/* Values of all units; NaN where there is none. */
void sr_row_value(const sr_draw_index *index, const sr_row *row, sr_scratch *scratch, double *out);

#endif
