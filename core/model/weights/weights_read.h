/* Reading a file of weights. Only for the files of this folder and the scripts' word for it. */
#ifndef SR_MODEL_WEIGHTS_READ_H
#define SR_MODEL_WEIGHTS_READ_H

#include "model/forbund/forbund_json.h"
#include "model/weights/weights.h"

typedef enum sr_weights_status {
    SR_WEIGHTS_DRAFT,
    SR_WEIGHTS_PROPOSED,
    SR_WEIGHTS_DECIDED
} sr_weights_status;

/* Of each kind of mistake so many are told, and then how many there are. */
enum { SR_MOST_OF_A_KIND = 20, SR_KINDS_OF_MISTAKES = 24 };
typedef struct sr_wrong_kind {
    const char *code; /* NULL after the last */
    size_t count;
    sr_node first_untold;
} sr_wrong_kind;

/* A file as it is written, before it is held against an index. `json` NULL in a node: the member is not
   there, or of the wrong type. */
typedef struct sr_weights_text {
    sr_reading reading;
    const char *index, *period, *version; /* NULL: not there, or wrong */
    sr_node at_index, at_period, at_version, at_points, at_weights, locked, pairs, party_id;
    sr_party party;
    int status; /* sr_weights_status, or -1 */
    sr_wrong_kind kinds[SR_KINDS_OF_MISTAKES];
} sr_weights_text;

/* What the files are held against. */
typedef struct sr_weights_frame {
    const sr_forbund *forbund;
    sr_period period;
    const sr_model *model;          /* NULL: the index is known already */
    const sr_index_result *indices; /* of the period */
    size_t index_count;
    const sr_index *index; /* of the first file; NULL before */
    char version[65];
    const sr_index_result *units; /* of the index; NULL: not computed yet */
    sr_rest rest;                 /* and the points to distribute */
} sr_weights_frame;

/* Reads one file into `out`, and finds the index of the first. False after findings, or with *status
   SR_MEMORY. */
bool sr_weights_take(sr_arena *arena, sr_findings *findings, const sr_weights_file *file,
                     sr_weights_frame *frame, sr_party *out, sr_status *status);

/* The parts: the head against the frame, and the points. */
void sr_weights_check_head(sr_weights_text *text, sr_weights_frame *frame);
void sr_weights_check_points(sr_weights_text *text, const sr_weights_frame *frame);
/* Points with at most one decimal; false after a finding. */
bool sr_weights_number(sr_weights_text *text, sr_node node, sr_number *out);

#endif
