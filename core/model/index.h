/* The parts of a weighted index. Only for the files of this folder. */
#ifndef SR_MODEL_INDEX_H
#define SR_MODEL_INDEX_H

#include "model/build.h"

/* Weights of the judged indicators of an area (or, with SR_EVERY_AREA, of all). */
typedef struct sr_tally {
    sr_number earned, maximum; /* of indicators that have weight and are judged */
    sr_number declared;        /* of all indicators that have weight */
    size_t listed;             /* indicators */
    size_t judged;             /* with weight and judged */
    size_t unweighted;         /* whose weight is not published */
    const sr_origin *origin;
    bool overflow;
} sr_tally;
#define SR_EVERY_AREA SIZE_MAX

SR_MUST_USE
sr_status sr_index_indicator(sr_build *build, const sr_index *index, const sr_indicator *indicator,
                             sr_indicator_result *out);
SR_MUST_USE
sr_status sr_index_tally(sr_build *build, const sr_index_result *result, size_t area, sr_tally *out);
/* Areas: own figures, published ones, and what is left of these. */
SR_MUST_USE
sr_status sr_index_area_totals(sr_build *build, const sr_index_result *result, size_t area,
                               sr_area_result *out);
/* The whole and its remainder, when areas and indicators are known. */
SR_MUST_USE
sr_status sr_index_whole(sr_build *build, sr_index_result *out, const sr_published_total *published);

/* a - b with both origins; missing when either is. `a` is a published figure that has its unit. */
SR_MUST_USE
sr_status sr_index_left(sr_build *build, const sr_quantity *a, sr_number b, sr_quantity *out);
/* An error or warning about figures that contradict each other. */
void sr_index_tell(const sr_build *build, const char *code, sr_severity severity, const sr_place *place,
                   const char *subject, sr_message message, const sr_quantity *stated, sr_number recomputed);
/* 100 × part / whole, missing when either is. */
SR_MUST_USE
sr_status sr_index_points(sr_build *build, const sr_quantity *part, const sr_quantity *whole,
                          sr_quantity *out);

#endif
