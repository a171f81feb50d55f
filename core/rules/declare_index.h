/* An index while it is being declared. Only for the files of this folder that read it. */
#ifndef SR_RULES_DECLARE_INDEX_H
#define SR_RULES_DECLARE_INDEX_H

#include "rules/draft.h"

/* scoring = "share_reached", or { { at_least "70 %", "50 %" }, … }; levels wait for the measure's unit. */
typedef struct scoring_draft {
    sr_scoring kind; /* SR_SCORING_UNSAID: not given */
    sr_scorer own;
    size_t step_count;
    sr_step *steps;
    const target_box **targets; /* of each step; NULL: a share of the target */
} scoring_draft;

/* weights = { ["avslut.studier"] = 10, … } */
typedef struct weight_draft weight_draft;
struct weight_draft {
    const char *id;
    sr_number weight;
    sr_place place;
    weight_draft *next;
};

typedef struct indicator_draft indicator_draft;
struct indicator_draft {
    sr_indicator indicator;
    scoring_draft scoring;
    measure_ref ref;
    const target_box *target;
    indicator_draft *next;
};

typedef struct index_draft {
    declared draft;
    sr_index index;
    scoring_draft scoring;
    weight_draft *weights;
    const char *chosen; /* source with the file of weights; NULL: none */
    sr_place chosen_place;
    units units;
    const started *what;
    const char *subject;
    const sr_unit **unit;
    const target_box *target;
    indicator_draft *first, **last;
    size_t indicator_count;
} index_draft;

bool read_scoring_field(reading *r, int index, const char *name, void *out);     /* scoring_draft */
bool read_direction_field(reading *r, int index, const char *name, void *out);   /* sr_indicator */
bool read_goalposts_field(reading *r, int index, const char *name, void *out);   /* sr_indicator */
bool read_area_weight_field(reading *r, int index, const char *name, void *out); /* sr_index_area */
/* The rest: index_draft. */
bool read_normalise_field(reading *r, int index, const char *name, void *out);
bool read_scale_field(reading *r, int index, const char *name, void *out);
bool read_capped_field(reading *r, int index, const char *name, void *out);
bool read_weighting_field(reading *r, int index, const char *name, void *out);
bool read_aggregation_field(reading *r, int index, const char *name, void *out);
bool read_missing_field(reading *r, int index, const char *name, void *out);
bool read_coverage_field(reading *r, int index, const char *name, void *out);
bool read_points_field(reading *r, int index, const char *name, void *out);
bool read_robustness_field(reading *r, int index, const char *name, void *out);
bool read_weights_field(reading *r, int index, const char *name, void *out);

/* The rule with its levels in the unit of the measure; NULL: as written. */
sr_scoring_rule fit_scoring(sr_rules *rules, scoring_draft draft, const sr_measure *measure);
/* A number without unit that is zero or more; false when it is none. */
bool read_plain_number(reading *r, int index, sr_number *out);
/* The weights of the chosen file, when there is one. SR_MEMORY. */
SR_MUST_USE
sr_status put_chosen_weights(sr_rules *rules, const index_draft *draft, sr_index *index);
/* The weights that stand apart from their indicators, each put to its own; one that has none is told. */
void put_weights(sr_rules *rules, const index_draft *draft, sr_indicator *indicators, size_t count);

/* A limit for near as it was written; false: too large. */
bool find_near(const sr_quantity *said, sr_number *near, bool *plain);

#endif
