/* The weights of the parties: files of samrapport-weights/1, each party's index with them, and where the
   parties agree and differ. A file holds points for every indicator of one index; whatever else it says
   (locked rows, compared pairs, comment) never affects the index. */
#ifndef SR_MODEL_WEIGHTS_H
#define SR_MODEL_WEIGHTS_H

#include "model/results/results.h"

/* A file of weights, as the parent mapped it. */
typedef struct sr_weights_file {
    const char *source; /* how forbund.json calls it; NULL: the command line names it */
    const char *name;
    sr_str bytes;
    const char *sha256;
} sr_weights_file;

/* What a party proposes or has decided. */
typedef struct sr_party {
    const char *file, *sha256;
    const char *id, *short_name, *name;
    bool decided; /* then with date and paragraph; else proposed */
    sr_day date;
    const char *paragraph;
    bool example;        /* made up: said wherever the weights are printed */
    const char *comment; /* or NULL */
    sr_number *weights;  /* of each indicator, in declared order, and of each row of a published total */
    sr_place id_place;   /* of the party's id in the file */
} sr_party;

/* The index with some weights, for every unit. */
typedef struct sr_weighed {
    const sr_number *weights;      /* of each indicator, and of each row of a published total */
    const sr_number *area_weights; /* sums */
    const sr_index_result *units;
} sr_weighed;

typedef enum sr_agreement {
    SR_AGREE,
    SR_DIFFER_SOME, /* the highest is an average row's points above the lowest */
    SR_DISAGREE,    /* one and a half of them */
    SR_AGREEMENTS,
} sr_agreement;
const char *sr_agreement_id(sr_agreement agreement); /* "agree", "some", "disagree" */

/* The parties' points of one indicator or area. */
typedef struct sr_weight_spread {
    sr_number lowest, highest, mean;
    size_t furthest; /* number of the party furthest from the mean; SIZE_MAX when all are the same */
    sr_agreement agreement;
} sr_weight_spread;

/* A conclusion (an area of a unit, or its whole) that is another with some party's weights. */
typedef struct sr_flip {
    size_t unit, area; /* area SR_WHOLE_INDEX: the whole */
} sr_flip;
#define SR_WHOLE_INDEX SIZE_MAX

/* A published total without its indicators: a row that is weighed as a whole. */
typedef struct sr_rest_row {
    const char *id;    /* how a file of weights calls it */
    size_t area;       /* SR_WHOLE_INDEX: of several areas together, or of none */
    const char *title; /* of its area or areas; may be "" */
    sr_number weight;  /* as published, of the first unit that has it */
} sr_rest_row;
/* No indicator has such an id. */
#define SR_REST_PREFIX "remainder:"

/* What a row is of one unit. */
typedef struct sr_rest_part {
    bool present;
    sr_number weight, earned; /* as published */
    sr_number factor;         /* its weight is so many times that of the row */
    sr_number earns;          /* share of its weight, whatever that is */
} sr_rest_part;

/* The units that an index was computed for, which stand beside each other; the number of them. */
size_t sr_index_units_of(const sr_results *results, const sr_index *index, const sr_index_result **first);
/* The same among other results. */
size_t sr_index_units_among(const sr_index_result *indices, size_t count, const sr_index *index,
                            const sr_index_result **first);

typedef struct sr_rest {
    size_t count, unit_count;
    const sr_rest_row *rows;
    const sr_rest_part *parts; /* [row][unit] */
    sr_number points;          /* that are distributed over indicators and rows: declared, or what all of them
                                  have as declared and published */
} sr_rest;
/* Those of all units of an index; none where it is not weighed by points. The rows live in the arena.
   SR_OVERFLOW when the weights cannot be added. */
SR_MUST_USE
sr_status sr_rest_find(sr_arena *arena, const sr_index *index, const sr_index_result *units, size_t count,
                       sr_rest *out);
/* Whether parties can give so many points: a file of weights has tenths. */
bool sr_points_are_tenths(sr_number points);
/* The points as they are, with as many decimals as they have; NULL when out of memory. */
const char *sr_points_text(sr_arena *arena, sr_number points);
const sr_rest_part *sr_rest_part_of(const sr_rest *rest, size_t row, size_t unit);
/* Whether a weight in the area that is not published is part of a row. */
bool sr_rest_covers(const sr_rest *rest, const sr_index *index, size_t area);
/* Whether an area has no figures of its own, because of it and of what it lies in only the whole is
 * published. */
bool sr_rest_hides(const sr_index_result *unit, size_t area);

/* The format of such a source in forbund.json. */
#define SR_WEIGHTS_FORMAT "weights"
/* Puts the weights of a chosen file into an index that is declared but for them, with their status and where
   they come from. False after findings, or with *status SR_MEMORY. */
bool sr_weights_choose(sr_arena *arena, sr_findings *findings, const sr_forbund *forbund, sr_period period,
                       const sr_weights_file *file, sr_index *index, sr_status *status);

typedef struct sr_parties {
    const sr_index *index;
    const char *version; /* of the index definition */
    sr_rest rest;
    size_t unit_count;
    const sr_index_result *published; /* as in the results, for every unit */
    bool has_start; /* every declared weight is published, or part of a published total: the index with them,
                       computed as with those of the parties */
    sr_weighed start;
    size_t count;
    const sr_party *parties;
    const sr_weighed *weighed;
    sr_weighed mean;
    sr_number average; /* points of an average indicator, by which agreement is measured */
    const sr_weight_spread *indicators, *areas, *rows; /* rows: of published totals */
    size_t flip_count;
    const sr_flip *flips;
    bool any_example;
} sr_parties;

/* The state of a conclusion. */
sr_state sr_weighed_state(const sr_weighed *weighed, sr_flip at);
/* An area whose rows have no points comes to no conclusion: it is not unmeasured, and turns nothing. */
bool sr_weighs_nothing(const sr_weighed *weighed, sr_flip at);
/* How the results call that. */
#define SR_NO_WEIGHT "no_weight"

#endif
