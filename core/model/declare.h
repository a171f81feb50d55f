/* What scripts and plugins declare: measures, goals, weighted indices and social budgets. Declarations are
   plain data with evaluators in the places where the script may have a function; the model knows no Lua and
   no plugin. All texts and arrays live in the arena of the model. */
#ifndef SR_MODEL_DECLARE_H
#define SR_MODEL_DECLARE_H

#include "composite/draw.h"
#include "model/forbund/forbund.h"
#include "model/state.h"
#include "table/quantity.h"

typedef struct sr_evaluation sr_evaluation;

/* A group of persons, such as women: pairs of column and value in the order of `by`. */
typedef struct sr_group_key {
    size_t count;
    const char *const *columns;
    const char *const *values;
    const char *text; /* "kön=kvinnor", pairs joined by ","; "" for the whole */
} sr_group_key;

/* What a value is evaluated for. */
typedef struct sr_context {
    const sr_forbund *forbund;
    sr_period period;
    const sr_unit *unit;       /* NULL: the förbund as a whole */
    const sr_group_key *group; /* NULL: everybody */
    sr_evaluation *evaluation; /* for measures that use measures, and for sources (evaluate.h) */
} sr_context;

/* Computes a quantity. SR_CONTENT after a finding has been recorded in the evaluation's findings. */
typedef sr_status (*sr_evaluate_fn)(void *user, const sr_context *context, sr_quantity *out);
typedef struct sr_evaluator {
    sr_evaluate_fn compute; /* NULL: not given */
    void *user;
} sr_evaluator;

typedef enum sr_base { SR_BASE_UNSAID, SR_BASE_CALENDAR_YEAR, SR_BASE_PROJECT_TO_DATE } sr_base;

typedef struct sr_compare {
    bool with_tolerance; /* else the default: 2 percentage points for shares, 0 for others */
    sr_number tolerance; /* in the measure's unit: 2 percentage points are 2/100 */
    int broken_since; /* the question or definition changed in this year: not compared across it; 0: never */
    const char *broken_note; /* why, or NULL */
} sr_compare;

/* Wilson's interval around a share with a known base. */
typedef struct sr_interval_rule {
    bool wanted;
    sr_number level; /* a fraction: 95/100 */
    bool decides;    /* no arrow and no position is claimed when the interval covers what is compared with */
} sr_interval_rule;

typedef struct sr_measure {
    const char *id;
    const char *label;
    const char *kind; /* "share", "count", "sum", "mean", "median", "ratio", "change", "yes_no", "value" */
    sr_measured_in measured_in;
    int decimals; /* -1: the unit's default */
    sr_base base;
    const char *definition;      /* one sentence; or NULL */
    const sr_unit *const *units; /* count 0: the förbund as a whole */
    size_t unit_count;
    const char *const *by; /* grouping columns besides the whole, each on its own; count 0: none */
    size_t by_count;
    sr_evaluator value;
    sr_evaluator previous; /* not given: `value` in the previous period, when forbund.json has that period */
    sr_evaluator national;
    sr_compare compare;
    sr_interval_rule interval;
    bool inline_of_goal; /* written inside a goal, index or budget line; without units of its own it is about
                            the unit of that */
    const char *const *tags; /* free words for report sections to choose by ("indikator 4", "deltagare") */
    size_t tag_count;
    sr_place place;
} sr_measure;
bool sr_measure_answers(const sr_measure *measure); /* its values are yes (1) and no (0) */

typedef enum sr_comparator {
    SR_AT_LEAST_TARGET,
    SR_AT_MOST_TARGET,
    SR_ABOVE,
    SR_BELOW,
    SR_EQUALS,
    SR_YES,
    SR_RISES,
    SR_FALLS,
    SR_NO_DIFFERENCE,
    SR_EACH_AT_LEAST,
    SR_NOT_BELOW,
    SR_DISTRIBUTION,
    SR_NO_LEVEL,
    SR_COMPARATORS,
} sr_comparator;
const char *sr_comparator_id(sr_comparator comparator); /* "at_least", …, SR_NO_LEVEL is "none" */

typedef enum sr_target_reference {
    SR_REFERENCE_NONE,
    SR_REFERENCE_NATION,
    SR_REFERENCE_LAST_YEAR
} sr_target_reference;

typedef struct sr_target {
    sr_comparator comparator;
    bool has_value;
    sr_number value; /* a fraction for shares */
    sr_measured_in measured_in;
    sr_target_reference reference; /* of NOT_BELOW */
    sr_number tolerance; /* of EQUALS, NO_DIFFERENCE, NOT_BELOW, RISES, FALLS: inclusive; 0 by default */
    const char
        *group_column;     /* of NO_DIFFERENCE and EACH_AT_LEAST: between or over the groups of this column */
    bool each_quarter;     /* a stock: must hold in each quarter (the goal's parts are the quarters) */
    unsigned after_months; /* not due until so many months after the unit began; 0: due at once */
    size_t share_count;    /* of DISTRIBUTION: wanted shares of the parts, in their order */
    const sr_number *shares;
    const char *except;      /* an exception in words ("utom …"), printed with the target; or NULL */
    const sr_origin *origin; /* the row that it stands in; NULL: the script */
    sr_place place;
} sr_target;

typedef enum sr_rule { SR_RULE_ALL, SR_RULE_ANY, SR_RULE_POOLED } sr_rule;

/* One of several outcomes that a goal is judged by: respondent groups, quarters, parties. */
typedef struct sr_goal_part {
    const char *label; /* "pågående"; NULL when the goal has one part */
    const sr_measure *measure;
} sr_goal_part;

typedef enum sr_lineage_kind { SR_REPLACES, SR_SPLIT_FROM, SR_MERGED_FROM } sr_lineage_kind;
typedef struct sr_lineage {
    sr_lineage_kind kind;
    const char *goal; /* "2021:1.2" */
    const char *note; /* or NULL */
} sr_lineage;

/* What the responsible body itself says. */
typedef struct sr_judgement {
    bool given;          /* a box was ticked */
    sr_state box;        /* met, partly or not met */
    const char *comment; /* NULL: missing */
    const char *role;    /* or NULL */
    sr_day date;         /* or SR_DAY_NONE */
} sr_judgement;

typedef struct sr_goal {
    const char *id; /* as numbered in the plan: "1.2a"; unique within its plan year */
    int plan_year;
    const char *number;  /* printed number, when it differs from the id; else NULL */
    const char *area;    /* målområde; or NULL */
    const char *goal;    /* mål; or NULL */
    const char *subgoal; /* delmål; or NULL */
    const char *text;    /* what is measured, in words */
    const sr_unit *unit; /* NULL: the förbund */
    const char *const *responsible;
    size_t responsible_count;
    const sr_goal_part *parts; /* count 0: no measure (an intention, or not yet measurable) */
    size_t part_count;
    sr_rule rule;
    bool measurable;  /* false: stated to be not measurable */
    sr_target target; /* NO_LEVEL: an intention without level */
    bool no_target;   /* followed up without any target */
    bool has_partly;
    sr_target partly;
    const char *decided; /* "2021-05-04 § 38"; NULL: not said */
    bool proposed;       /* a proposal that no board has decided */
    const sr_lineage *lineage;
    size_t lineage_count;
    sr_judgement judgement;
    sr_base base;
    const char *note;
    sr_place place;
} sr_goal;

/* Totals as published, each with its origin; a missing one is not published. */
typedef struct sr_published_total {
    sr_quantity earned, maximum, indicators, goals;
} sr_published_total;
typedef struct sr_total_evaluator {
    sr_status (*compute)(void *user, const sr_context *context,
                         sr_published_total *out); /* NULL: not given */
    void *user;
} sr_total_evaluator;

typedef struct sr_index_area {
    const char *id, *title;
    size_t
        inside; /* 1 + the number of the area that it lies in, which comes before it; 0: the index itself */
    bool has_weight;
    sr_number weight; /* of the area beside the others at its level; not given: by the index's weighting */
    sr_total_evaluator published;
    sr_place place;
} sr_index_area;

/* What an outcome earns of its indicator's weight. */
typedef enum sr_scoring {
    SR_SCORING_UNSAID,         /* of an indicator: the index's; of an index: all or nothing */
    SR_SCORING_ALL_OR_NOTHING, /* all when the target is met, what `near` earns when it nearly is */
    SR_SCORING_SHARE_REACHED,  /* the share of the target that is reached, at most all */
    SR_SCORING_SHARE_UNCAPPED, /* the same; more than the target earns more */
    SR_SCORING_STEPS,          /* all when the target is met, else what the first step that holds says */
    SR_SCORING_OWN,            /* a function of the script */
    SR_SCORINGS,
} sr_scoring;
const char *sr_scoring_id(sr_scoring scoring); /* "all_or_nothing", … */

typedef struct sr_step {
    bool by_target; /* holds when `target` is met; else when the share `reached` of the indicator's target is
                     */
    sr_target target;
    sr_number reached;
    sr_number earns; /* share of the weight, 0…1 */
} sr_step;

/* What a rule of the script for many indicators is told of one; it answers with what that earns, 0…1. */
typedef struct sr_scored {
    const sr_quantity *outcome;
    const sr_target *target;
    bool lower_is_better;
} sr_scored;
typedef struct sr_scorer {
    sr_status (*compute)(void *user, const sr_context *context, const sr_scored *what, sr_quantity *out);
    void *user;
} sr_scorer;

typedef struct sr_scoring_rule {
    sr_scoring kind;
    const sr_step *steps;
    size_t step_count;
    sr_scorer own; /* of SR_SCORING_OWN */
} sr_scoring_rule;

typedef enum sr_weighting {
    SR_WEIGHTING_GIVEN,   /* the weights of the indicators, and of areas that have one */
    SR_WEIGHTING_EQUAL,   /* every indicator the same */
    SR_WEIGHTING_BY_AREA, /* every area the same unless it has a weight; within it as given */
    SR_WEIGHTINGS,
} sr_weighting;
const char *sr_weighting_id(sr_weighting weighting); /* "given", … */

/* How an index is computed. All zero is the index by points: all or nothing, the given weights, pooled over
   indicators, what is not measured left out. */
typedef struct sr_index_method {
    sr_scoring_rule scoring;
    sr_normal_rule normal;      /* method SR_NORMAL_NONE: outcomes are scored against their targets */
    bool has_scale, has_capped; /* said in the declaration */
    sr_weighting weighting;
    sr_aggregation within, between; /* indicators of an area; areas */
    bool counts_missing;            /* what is not measured counts as missed; else it is left out */
    bool has_coverage;
    sr_number coverage; /* least share of the weight that must be measured for a value, 0…1 */
} sr_index_method;
/* Combined level by level: normalised, or by another mean than the arithmetic. Else pooled points. */
bool sr_index_is_composed(const sr_index_method *method);

typedef enum sr_direction_of_good { SR_GOOD_BY_TARGET, SR_GOOD_HIGHER, SR_GOOD_LOWER } sr_direction_of_good;

typedef struct sr_indicator {
    const char *id; /* the measure's id unless given */
    const char *text;
    size_t area;     /* index into the index's areas */
    bool has_weight; /* false: the weight is not published; the indicator is listed, and counts only in the
                        remainder */
    sr_number weight;
    const sr_measure *measure; /* NULL: no outcome is known */
    sr_target target;
    sr_direction_of_good good; /* BY_TARGET: lower when the target is at most, below or falls; else higher */
    bool has_goalposts;
    sr_number worst_post, best_post;
    sr_measured_in posts_in; /* unit that they are written in */
    sr_scoring_rule scoring;
    bool scored;         /* `score` is given */
    bool total;          /* of a copy: a published total that is weighed as a whole, with its own score */
    sr_evaluator score;  /* share of the weight that is earned, 0…1 */
    const char *decided; /* of the weight; NULL: not said */
    bool proposed;
    const char *assumed; /* why the weight or target is assumed; NULL */
    sr_place place;
} sr_indicator;

/* Another scoring or limit for near, beside the index's own. */
typedef struct sr_variant {
    bool has_scoring, has_near, near_plain;
    sr_scoring_rule scoring;
    sr_number near;
} sr_variant;

/* Which outcomes are samples, whose chance is drawn. */
typedef enum sr_samples {
    SR_SAMPLES_INTERVAL, /* shares whose measure has an interval */
    SR_SAMPLES_ALL,      /* every share with a known base */
    SR_SAMPLES_NONE,
} sr_samples;

/* How the robustness of an index is tried. */
typedef struct sr_robustness {
    bool declared; /* else the defaults of sr_robustness_default, when somebody asks */
    sr_spread spread;
    sr_number amount; /* WITHIN: share by which a weight may change; DIRICHLET: concentration */
    sr_samples samples;
    size_t draws;
    uint64_t seed;
    size_t rows; /* of the sensitivity; 0: none */
    const sr_variant *variants;
    size_t variant_count;
} sr_robustness;
/* Fewer draws say nothing. */
enum { SR_LEAST_DRAWS = 100, SR_MOST_DRAWS = 1000000, SR_MOST_ROWS = 20000, SR_MOST_VARIANTS = 16 };
sr_robustness sr_robustness_default(void);

typedef struct sr_index {
    const char *id, *title;
    const sr_unit *unit;         /* of a single result; NULL: the förbund */
    const sr_unit *const *units; /* one result each, side by side; count 0: only that of `unit` */
    size_t unit_count;
    sr_target target; /* in index points 0–100 */
    sr_index_method method;
    bool has_near, near_plain; /* plain: in the indicator's own unit, which is no share */
    sr_number near;            /* 2 percentage points are 2/100 */
    sr_number near_earns;      /* share of the weight earned when near: 0 by default */
    const char *near_assumed;  /* the limit is an assumption: why; or NULL */
    bool has_points;
    sr_number
        points; /* how many are distributed over the indicators in a workshop; else the sum of weights */
    sr_robustness robustness;
    const char *weights_file, *weights_sha256,
        *weights_party;   /* where the weights were read; NULL: declared */
    bool weights_example; /* they are made up */
    const char *decided;
    bool proposed;
    const sr_index_area *areas;
    size_t area_count;
    const sr_indicator *indicators;
    size_t indicator_count;
    sr_total_evaluator published;
    sr_place place;
} sr_index;
/* Whether pooled points follow the weights of the areas instead of the sums in them. */
bool sr_index_areas_decide(const sr_index *index);
bool sr_index_has_published(const sr_index *index); /* a published total, of an area or of the whole */
/* The number of points to distribute: declared, or the sum of the weights that are known. SR_OVERFLOW. */
SR_MUST_USE
sr_status sr_index_points_to_give(const sr_index *index, sr_number *out);
bool sr_indicator_lower_is_better(const sr_indicator *indicator);

typedef struct sr_guard {
    const char *text;
    const sr_measure *measure;
    sr_target limit;     /* the guard is breached when the measure misses it */
    const char *decided; /* NULL with proposed: the office's proposal */
    bool proposed;
    sr_place place;
} sr_guard;

/* How a year's budget is followed up in a part of the year. */
typedef enum sr_split_kind {
    SR_SPLIT_UNSAID,
    SR_SPLIT_LEVEL,  /* the same level at any time */
    SR_SPLIT_EVEN,   /* a volume that adds up over the year, the same in every part */
    SR_SPLIT_SHARES, /* a volume that adds up over the year, with a share for each part */
    SR_SPLIT_LEVELS, /* what does not add up, with a level for each part */
} sr_split_kind;
typedef struct sr_split_part {
    sr_period_kind kind;
    int part;
    sr_number share;     /* SHARES: of the year; those of a kind add up to 1 */
    bool has_target;     /* always with LEVELS */
    sr_target target;    /* as it stands where the part is budgeted by itself */
    const char *comment; /* on the part; or NULL */
} sr_split_part;
typedef struct sr_split {
    sr_split_kind kind;
    const sr_split_part *parts;
    size_t part_count;
    sr_place place;
} sr_split;

/* What is budgeted for the year, of one unit. */
typedef struct sr_budget_level {
    const sr_unit *unit; /* NULL: the line is about no units */
    sr_target target;    /* the budgeted outcome */
    sr_split split;
    const char *decided;
    bool proposed;
    const char *comment;
    bool has_cost;
    sr_quantity cost; /* budgeted kronor, for the whole of the outcome */
    sr_place place;
} sr_budget_level;

/* What the office says of a line when it follows it up. */
typedef struct sr_follow_up {
    sr_period period;    /* after which it is said */
    const sr_unit *unit; /* NULL: the only one that the line is about */
    bool has_forecast;
    sr_quantity forecast; /* of the outcome of the whole year */
    const char *comment, *role;
    sr_day date;
    sr_place place;
} sr_follow_up;

/* How a budget for next year is proposed. It is never more than a proposal. */
typedef enum sr_next_rule {
    SR_NEXT_NONE,
    SR_NEXT_KEEP,    /* this year's budget */
    SR_NEXT_OUTCOME, /* this year's outcome */
    SR_NEXT_MEAN,    /* mean of the outcomes of the last `years` */
    SR_NEXT_TREND,   /* their least-squares line, one year on */
    SR_NEXT_OWN,     /* a function of the script */
    SR_NEXT_RULES,
} sr_next_rule;
const char *sr_next_rule_id(sr_next_rule rule); /* "keep", …; NULL for none */
enum { SR_MOST_NEXT_YEARS = 20 };
typedef struct sr_next_budget {
    sr_next_rule rule;
    size_t years; /* that the rule looks at, this one included */
    bool has_change;
    sr_quantity change; /* added to what the rule gives */
    sr_evaluator own;
    const char *why; /* or NULL */
    sr_place place;
} sr_next_budget;

typedef struct sr_budget_line {
    const char *id, *text;
    int plan_year;               /* 0: not known */
    const char *goal;            /* id of the goal that it belongs to; or NULL */
    const sr_unit *const *units; /* count 0: the förbund */
    size_t unit_count;
    const sr_measure *measure;
    sr_target target; /* the budgeted outcome, of units without a level of their own */
    const char *decided;
    bool proposed;
    const sr_guard *guards;
    size_t guard_count;
    const char *comment;
    sr_split split;
    bool has_cost_budget;
    sr_quantity cost_budget;       /* kronor that are budgeted for the outcome of the year */
    const sr_budget_level *levels; /* of single units; a line about none has at most one */
    size_t level_count;
    const sr_follow_up *follow_ups; /* of this plan year and of earlier ones */
    size_t follow_up_count;
    const sr_measure *cost;    /* kronor that the outcome cost; NULL: not known */
    const sr_measure *counted; /* number that the cost is divided by; NULL: the line's own measure */
    sr_next_budget next;
    sr_place place, goal_place, cost_place, counted_place, cost_budget_place;
} sr_budget_line;
/* Whether what is measured adds up over the year: numbers and kronor do. NULL: it does not. */
bool sr_adds_up(const sr_measure *measure);
/* Whether a script may say that it does: nobody else knows it of numbers without unit. */
bool sr_may_add_up(const sr_measure *measure);
/* What is declared for a part of the year; NULL: nothing. */
const sr_split_part *sr_split_part_find(const sr_split *split, sr_period_kind kind, int part);
/* What the line budgets for the unit: its own level, or that of the line. */
sr_budget_level sr_budget_level_of(const sr_budget_line *line, const sr_unit *unit);
/* The day that a decision begins with ("2021-05-04 § 38"); SR_DAY_NONE when it names none. */
sr_day sr_decided_day(const char *decided);

/* What a förbund wants of a kind of report: title, lead and sections of its own besides the standard ones. */
typedef struct sr_report_plan {
    const char *kind;
    const char *title; /* NULL: the kind's own, with the period */
    const char *lead;
    const char *const *sections; /* ids in order ("mal", "index", "umearegionen/plattformar"); count 0: the
                                    kind's own order */
    size_t section_count;
    const char *const *decisions; /* draft decisions, one sentence each */
    size_t decision_count;
    const char *const *facts; /* key figures of the summary: explain ids, at most 4 */
    size_t fact_count;
    sr_place place;
} sr_report_plan;

/* All declarations that hold for one plan year (goals, indices, budget) and the measures of the förbund.
   Arrays grow while scripts declare; elements are pointers and never move. */
typedef struct sr_model sr_model;

sr_model *sr_model_new(sr_arena *arena, const sr_forbund *forbund,
                       sr_findings *findings); /* NULL when out of memory */
sr_arena *sr_model_arena(sr_model *model);

/* Each copies the struct (not the texts) and checks it: ids valid and unique, weight not negative, target
   fits the measure's unit, partly below target … Findings carry the place of the declaration. The stored
   declaration is returned (also when a finding was made, so that later declarations can refer to it); NULL
   when out of memory. */
sr_measure *sr_model_measure(sr_model *model, const sr_measure *measure);
sr_goal *sr_model_goal(sr_model *model, const sr_goal *goal);
sr_index *sr_model_index(sr_model *model, const sr_index *index);
sr_budget_line *sr_model_budget_line(sr_model *model, const sr_budget_line *line);
sr_report_plan *sr_model_report_plan(sr_model *model, const sr_report_plan *plan);

const sr_measure *sr_model_find_measure(const sr_model *model, const char *id); /* NULL when there is none */
const char *sr_model_nearest_measure(const sr_model *model, const char *id);
size_t sr_model_measures(const sr_model *model, const sr_measure *const **out);
size_t sr_model_goals(const sr_model *model, const sr_goal *const **out);
size_t sr_model_indices(const sr_model *model, const sr_index *const **out);
size_t sr_model_budget_lines(const sr_model *model, const sr_budget_line *const **out);
const sr_report_plan *sr_model_find_report_plan(const sr_model *model, const char *kind);

#endif
