/* The results of one förbund and period: every measure, goal, index and budget line, once, and their JSON
   form (samrapport-results/1, the contract of `samrapport results`). */
#ifndef SR_MODEL_RESULTS_H
#define SR_MODEL_RESULTS_H

#include "model/evaluate.h"

/* A measure for one unit and group. */
typedef struct sr_measure_result {
    const char
        *key; /* "id", "id@unit", "id@unit[kön=kvinnor]" : what `explain` takes and method lines are called */
    const sr_measure *measure;
    const sr_unit *unit;       /* NULL: the förbund */
    const sr_group_key *group; /* NULL: the whole */
    sr_quantity value;
    bool has_interval; /* never when the value is missing */
    sr_quantity low, high;
    bool has_previous; /* also when it is missing with a reason */
    sr_period previous_period;
    sr_quantity previous;
    const sr_quantity *recomputed; /* of a printed `previous`: what the sources give; or NULL */
    bool has_arrow;
    sr_direction arrow; /* SR_UP, SR_LEVEL, SR_DOWN */
    bool has_national;
    sr_quantity national;
    bool has_position;
    sr_direction position; /* SR_HIGHER, SR_SAME, SR_LOWER */
    bool broken;           /* not compared with the previous period, because the question changed */
    bool arrow_withheld;   /* the interval covers the previous value, so that no arrow is claimed */
    bool position_withheld;
} sr_measure_result;

typedef struct sr_goal_result {
    const sr_goal *goal;
    const char *key; /* "mal:1.2a" */
    sr_state state;
    size_t part_count;
    const sr_measure_result *const *parts; /* outcomes, in the order of the goal's parts */
    const sr_state *part_states;
    const sr_measure_result
        *outcome;       /* the part that decides: the worst under `all`, the best under `any`; NULL: none */
    sr_quantity pooled; /* under SR_RULE_POOLED */
    const sr_measure_result *lowest; /* the group that decides where each has to reach the target; or NULL */
    bool has_distance;
    sr_quantity distance; /* outcome minus target, in the unit of the measure; of shares: percentage points */
    sr_message reason;    /* why it cannot be judged; id NULL when it can */
    bool voices_differ;   /* the judgement of the responsible body is another */
} sr_goal_result;

typedef struct sr_index_remainder {
    bool present;
    const char *title; /* the areas it stands for, joined */
    sr_quantity earned, maximum, indicators, goals;
} sr_index_remainder;

typedef enum sr_colour { SR_COLOUR_NONE, SR_COLOUR_GREEN, SR_COLOUR_ORANGE, SR_COLOUR_RED } sr_colour;

typedef struct sr_indicator_result {
    const sr_indicator *indicator;
    const sr_measure_result *outcome; /* NULL: none */
    bool has_weight;
    sr_number
        weight; /* that it has in effect, by the index's weighting; within its area when combined by levels */
    sr_scoring scoring;  /* that was used, after any fallback */
    sr_message fallback; /* why the declared scoring or normalisation could not be used; id NULL: it was */
    sr_quantity score;   /* share of the weight that is earned; of a normalised index the normalised value */
    bool has_given;      /* a function of the script was asked what the outcome earns */
    sr_quantity given;   /* … and said this, so that nobody need ask again */
    sr_quantity points;  /* earned, in weights; missing when it cannot be judged */
    sr_colour colour;
    sr_state state;
    sr_quantity contribution; /* points of the whole index that it gives */
    sr_quantity possible;     /* that it could give at most */
    sr_quantity lift;         /* that the index would rise, were this one met and nothing else changed */
    bool enough;              /* … and reach its target, which it misses now */
    sr_quantity change;       /* of the contribution since the previous period */
} sr_indicator_result;

typedef struct sr_area_result {
    const sr_index_area *area;
    const char *key;               /* "index:viktat/jamlik_samverkan" */
    sr_quantity earned, maximum;   /* missing SR_NOT_PUBLISHED for areas that share a remainder */
    sr_quantity indicators, goals; /* as published; missing when not */
    sr_quantity value;             /* 100 × earned / maximum */
    sr_quantity contribution;      /* 100 × earned / the whole's maximum */
    sr_quantity missed;            /* 100 × (maximum − earned) / the whole's maximum */
    sr_quantity change;            /* of the contribution since the previous period */
    sr_quantity weight;            /* beside the others at its level; missing when pooled */
    sr_quantity coverage;          /* share of the weight that is measured */
    sr_state state;
    sr_index_remainder remainder; /* published total minus itemised indicators */
    bool published;               /* earned and maximum are published totals */
} sr_area_result;

/* What an outcome earns by another scoring. */
typedef struct sr_varied_score {
    bool counts, judged; /* what is not judged may count as missed */
    sr_number score;
} sr_varied_score;

/* The index with one thing changed. */
typedef struct sr_robust_case {
    const char *id, *text; /* the indicator that is left out, or the scoring */
    const sr_variant *variant;
    const sr_varied_score *scores; /* of each indicator with the variant */
    double value;                  /* NaN: none */
    bool met;
} sr_robust_case;

typedef struct sr_robust_factor {
    const char *id, *text;
    sr_effect effect;
} sr_robust_factor;

/* How far the conclusion about an index holds. */
typedef struct sr_robust_result {
    sr_robustness rule; /* as used */
    bool judged;      /* the index has a target and reaches or misses it: `met` counts draws that reach it */
    bool met;         /* by the proposal */
    sr_drawn weights; /* other weights, by the index's own scoring */
    size_t sampled;   /* indicators whose outcome is a sample; 0: `samples` is empty */
    sr_drawn samples;
    size_t without_count, variant_count, factor_count;
    const sr_robust_case *without, *variants;
    bool varies; /* else the factors say nothing */
    const sr_robust_factor *factors;
    const char *sentences[4]; /* in the language of the workspace */
    size_t sentence_count;
    const char *sample_sentence; /* the one about samples among them; NULL: none */
} sr_robust_result;

typedef struct sr_index_result sr_index_result;
struct sr_index_result {
    const sr_index *index;
    const sr_unit *unit; /* NULL: the förbund */
    const char *key;     /* "index:viktat", "index:viktat@torgen" */
    sr_quantity earned, maximum;
    bool published;                            /* these are published totals */
    sr_quantity indicators_total, goals_total; /* as published; missing when not */
    sr_quantity value;
    bool has_previous;
    sr_period previous_period;
    sr_quantity previous; /* value of the same index in the previous period */
    sr_quantity previous_earned, previous_maximum;
    const sr_index_result *before;  /* the whole of it, which has its own before; NULL: none */
    sr_quantity change;             /* value minus previous, in points */
    sr_quantity coverage;           /* share of the weight that is measured */
    const sr_robust_result *robust; /* NULL: not asked for, or there is nothing to vary */
    size_t rank, ranked;            /* among the units of the index that have a value; 0: none */
    sr_state state;
    sr_index_remainder remainder; /* what no area accounts for */
    sr_quantity remainder_value, remainder_contribution, remainder_missed, remainder_change;
    size_t area_count;
    const sr_area_result *areas;
    size_t indicator_count;
    const sr_indicator_result *indicators; /* in declared order */
};

/* What a value is worth that is as bad, or as good, as can be, where levels are combined. */
sr_number sr_index_worst(const sr_index *index);
sr_number sr_index_best(const sr_index_result *units, size_t unit_count, size_t indicator);

typedef struct sr_guard_result {
    const sr_guard *guard;
    const sr_measure_result *outcome; /* NULL: none */
    bool judged;                      /* false: no outcome, the guard can not be judged */
    bool breached;
} sr_guard_result;

/* What a budget of the period is. */
typedef enum sr_budget_basis {
    SR_BUDGET_YEAR,          /* the year's own */
    SR_BUDGET_LEVEL,         /* the year's level, which holds at any time */
    SR_BUDGET_LEVEL_ASSUMED, /* the same, though the line does not say so: it is no volume */
    SR_BUDGET_PART,          /* the part of the year's that is declared for the period */
    SR_BUDGET_PART_LEVEL,    /* a level of its own that is declared for the period */
    SR_BUDGET_UNDIVIDED,     /* none: the line does not say how the year's is divided */
    SR_BUDGET_BASES,
} sr_budget_basis;
const char *sr_budget_basis_id(sr_budget_basis basis); /* "year", … */

/* A forecast of a year's outcome, beside the outcome. */
typedef struct sr_forecast_result {
    const sr_follow_up *said;
    sr_quantity outcome; /* of its year; missing as long as it is not known */
    sr_quantity error;   /* forecast minus outcome; of shares: percentage points */
    bool same_point;     /* said at the same point of its year as the one in force */
} sr_forecast_result;

/* A year that a proposal builds on. */
typedef struct sr_next_ground {
    sr_period period;
    sr_quantity value;
    bool is_forecast; /* the year is not over: the forecast in force */
} sr_next_ground;

typedef struct sr_budget_result {
    const sr_budget_line *line;
    const sr_goal *goal;   /* that the line belongs to; NULL: none */
    sr_budget_level level; /* of the year, for the unit */
    const char *comment;   /* on the budget of the period; or NULL */
    sr_budget_basis basis;
    sr_target target; /* for the period; no level when undivided */
    bool has_to_date; /* a volume, in a later part of the year than the first */
    sr_target to_date_target;
    sr_quantity to_date, to_date_deviation;
    sr_state to_date_state;
    const sr_follow_up *follow_up; /* of this period; NULL: none */
    const sr_follow_up *in_force;  /* the latest forecast of the year; NULL: none */
    sr_quantity forecast_deviation;
    sr_state forecast_state;
    size_t forecast_count;
    const sr_forecast_result *forecasts;      /* said up to the period, in declared order */
    size_t tried;                             /* at the same point, with a known outcome */
    sr_quantity mean_error;                   /* of those, without sign */
    const sr_measure_result *money, *counted; /* NULL: no cost is declared */
    sr_quantity cost;                         /* kronor each */
    sr_quantity budgeted_cost;                /* kronor each, by the budget of the year */
    sr_quantity proposal;                     /* for next year; meaningful with a rule */
    sr_message proposal_reason;               /* why there is none; id NULL when there is one */
    size_t ground_count;
    const sr_next_ground *grounds;
    sr_quantity reached; /* outcome as a share of the budget, of numbers and amounts */
    const sr_unit *unit; /* NULL: the förbund */
    const char *key;     /* "budget:omsättning@torgen" */
    const sr_measure_result *outcome;
    sr_quantity deviation;         /* outcome minus budget; of shares: percentage points */
    sr_state state;                /* PARTLY when the target is met but a guard is breached */
    const sr_guard_result *guards; /* as many as the line has */
} sr_budget_result;

/* The number of rows of a table about persons, as far as it may be told. */
typedef struct sr_row_count {
    const sr_table *table;
    sr_quantity rows;
} sr_row_count;

/* What was hidden to protect persons. */
typedef struct sr_protection {
    unsigned threshold;
    bool needed;   /* some source is about persons and not published */
    size_t hidden; /* figures; not told is how many of them are small themselves: see docs/architecture.md */
    size_t table_count;
    const sr_row_count *tables;
} sr_protection;

typedef struct sr_result_name sr_result_name;

typedef struct sr_results {
    const sr_forbund *forbund;
    sr_period period;
    const sr_period_spec *period_spec; /* NULL: the period is not in forbund.json */
    const sr_model *model;
    size_t measure_count;
    const sr_measure_result *const *measures;
    const sr_result_name *names; /* of the measures, sorted: what sr_results_find looks in */
    size_t goal_count;
    const sr_goal_result *goals;
    size_t index_count;
    const sr_index_result *indices;
    size_t budget_count;
    const sr_budget_result *budget;
    const struct sr_parties *parties; /* weights of the parties (model/weights/weights.h); NULL: none were
                                         given, or their files are wrong */
    sr_protection protection;
    sr_findings *findings;     /* borrowed */
    sr_evaluation *evaluation; /* that gave them: sections and checks may ask for more */
} sr_results;

/* What else is to be computed. */
typedef struct sr_results_ask {
    /* Evaluations of earlier plan years, for their indices: the previous period's first, then the one before
       that, without a gap. */
    sr_evaluation *const *past;
    size_t past_count;
    const struct sr_weights_file *weights; /* files of the parties (model/weights/weights.h) */
    size_t weights_count;
    bool robustness; /* of every index, also of those that do not declare it */
    bool no_effects; /* … but for the sensitivity, which takes the longest */
    size_t draws;    /* instead of what is declared; 0: as declared */
    bool has_seed;
    uint64_t seed;
} sr_results_ask;

/* Evaluates everything; `ask` may be NULL. A finding of severity error does not stop it. SR_MEMORY only. */
SR_MUST_USE
sr_status sr_results_compute(sr_evaluation *evaluation, const sr_model *model, sr_period period,
                             const sr_results_ask *ask, const sr_results **out);
/* The result with a key such as "misam.egen_forsorjning", "…@misam[kön=kvinnor]"; "id" alone finds the
 * measure's first unit. */
const sr_measure_result *sr_results_find(const sr_results *results, const char *key);
const char *sr_results_nearest(const sr_results *results, const char *key);

/* The fingerprint of an index: SHA-256 in hexadecimal digits of everything that is declared of it but the
   weights, which are what parties propose for it. SR_MEMORY. */
SR_MUST_USE
sr_status sr_index_version(const sr_index *index, char out[65]);

/* How an index is computed, in sentences; appended. */
SR_MUST_USE
sr_status sr_index_say_method(const sr_index *index, sr_language language, sr_buf *out);

/* samrapport-results/1. */
SR_MUST_USE
sr_status sr_results_write_json(const sr_results *results, sr_buf *out);

#endif
