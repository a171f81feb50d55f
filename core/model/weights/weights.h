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
    sr_number *weights;  /* of each indicator, in declared order */
    sr_place id_place;   /* of the party's id in the file */
} sr_party;

/* The index with some weights, for every unit. */
typedef struct sr_weighed {
    const sr_number *weights;      /* of each indicator */
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

/* A published total without its indicators: it keeps its share of the whole, whatever the weights. */
typedef struct sr_kept_row {
    size_t area; /* SR_WHOLE_INDEX: of no area */
    const char *title;
    sr_number factor; /* its weight is so many times the points that are distributed over the indicators */
    sr_number earns;  /* share of its weight */
} sr_kept_row;
/* Those of one unit. The rows live in the arena. */
SR_MUST_USE
sr_status sr_kept_rows(sr_arena *arena, const sr_index_result *base, const sr_kept_row **out, size_t *count);

/* The format of such a source in forbund.json. */
#define SR_WEIGHTS_FORMAT "weights"
/* Puts the weights of a chosen file into an index that is declared but for them, with their status and where
   they come from. False after findings, or with *status SR_MEMORY. */
bool sr_weights_choose(sr_arena *arena, sr_findings *findings, const sr_forbund *forbund, sr_period period,
                       const sr_weights_file *file, sr_index *index, sr_status *status);

typedef struct sr_parties {
    const sr_index *index;
    const char *version; /* of the index definition */
    sr_number points;
    size_t unit_count;
    const sr_index_result *published; /* as in the results, for every unit */
    bool has_start;                   /* every declared weight is published: the index with them, computed
                                         as with those of the parties */
    sr_weighed start;
    size_t count;
    const sr_party *parties;
    const sr_weighed *weighed;
    sr_weighed mean;
    const sr_weight_spread *indicators, *areas;
    size_t flip_count;
    const sr_flip *flips;
    size_t kept; /* rows of published totals that keep their share, whatever the weights */
    bool any_example;
} sr_parties;

/* The state of a conclusion. */
sr_state sr_weighed_state(const sr_weighed *weighed, sr_flip at);

#endif
