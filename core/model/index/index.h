/* The parts of a weighted index. Only for the files of this folder. */
#ifndef SR_MODEL_INDEX_H
#define SR_MODEL_INDEX_H

#include "model/build.h"
#include "model/judge.h"

/* Weights of the judged indicators of an area (or, with SR_EVERY_AREA, of all). */
typedef struct sr_tally {
    sr_number earned, maximum; /* of indicators that have weight and are judged */
    sr_number declared;        /* of all indicators that have weight */
    sr_number measured;        /* of those that are judged by an outcome */
    size_t listed;             /* indicators */
    size_t judged;             /* with weight and judged */
    size_t unweighted;         /* whose weight is not published */
    const sr_origin *origin;
    bool overflow;
} sr_tally;
#define SR_EVERY_AREA SIZE_MAX

/* The weights that count, by the index's weighting: of each indicator (pooled: in the whole; by levels:
   within its area), and of each area beside its neighbours. One that is not published stays unknown. */
SR_MUST_USE
sr_status sr_index_weights(sr_build *build, sr_index_result *out);
/* Outcome, colour, score and points of an indicator whose weight is known by now. */
SR_MUST_USE
sr_status sr_index_indicator(sr_build *build, const sr_index_result *index, sr_indicator_result *out);
/* What a judged outcome earns by a scoring that is not all or nothing; `earns` holds what all or nothing
   gives, and keeps it after a fallback. */
void sr_index_score(const sr_index *index, const sr_outcome *outcome, sr_indicator_result *out,
                    sr_number *earns);
/* Values of areas and whole of an index that is combined level by level, for all its units. */
SR_MUST_USE
sr_status sr_index_compose(sr_build *build, sr_index_result *units, size_t count);
/* What parts are shares of: the maximum, or nothing where the index has no value. */
sr_quantity sr_index_shared(const sr_index_result *index);
/* What each indicator gives, could give, and would lift, of pooled points. */
SR_MUST_USE
sr_status sr_index_shares(sr_build *build, sr_index_result *out);
/* Whether the value reaches the index's target. */
sr_state sr_index_state(const sr_index *index, const sr_quantity *value);
/* Robustness of all units of an index, where it is declared or asked for. */
SR_MUST_USE
sr_status sr_index_robustness(sr_build *build, const sr_results_ask *ask, sr_index_result *units,
                              size_t count);
/* What the robustness says, in sentences. */
SR_MUST_USE
sr_status sr_robust_say(sr_build *build, const sr_index_result *unit, sr_robust_result *out);
/* Differences from `before`, which may be NULL. */
SR_MUST_USE
sr_status sr_index_changes(sr_build *build, sr_index_result *out, const sr_index_result *before);
/* Whether an area is the other or lies within it. */
bool sr_area_within(const sr_index *index, size_t area, size_t other);
SR_MUST_USE
sr_status sr_index_tally(sr_build *build, const sr_index_result *result, size_t area, sr_tally *out);
/* Share of the weight that is measured; missing where weights are not published. */
sr_quantity sr_tally_coverage(const sr_tally *tally);
/* How an indicator is scored: by its own rule, or by that of the index. */
const sr_scoring_rule *sr_index_scoring(const sr_index *index, const sr_indicator *indicator);
/* Of an index that is combined level by level: the area that each area lies in (area_count: none), and by
   which mean each area and, last, the whole is combined. */
SR_MUST_USE
sr_status sr_index_tree(sr_arena *arena, const sr_index *index, size_t **parents, sr_aggregation **means);
/* Whether less is measured than the index asks for. */
bool sr_too_little(const sr_index_method *method, const sr_quantity *coverage);
/* Areas: own figures, published ones, and what is left of these. */
SR_MUST_USE
sr_status sr_index_area_totals(sr_build *build, const sr_index_result *result, size_t area,
                               sr_area_result *out);
/* The whole and its remainder, when areas and indicators are known. */
SR_MUST_USE
sr_status sr_index_whole(sr_build *build, sr_index_result *out, const sr_published_total *published);

/* a - b with the origin of a, which is a published figure that has its unit; missing when it is. */
sr_quantity sr_index_left(const sr_quantity *a, sr_number b);
/* An error or warning about figures that contradict each other. */
void sr_index_tell(const sr_build *build, const char *code, sr_severity severity, const sr_place *place,
                   const char *subject, sr_message message, const sr_quantity *stated, sr_number recomputed);
/* 100 × part / whole, missing when either is. */
SR_MUST_USE
sr_status sr_index_points(sr_build *build, const sr_quantity *part, const sr_quantity *whole,
                          sr_quantity *out);

#endif
