/* What an evaluation holds. Only for the files of this folder. */
#ifndef SR_MODEL_EVALUATION_H
#define SR_MODEL_EVALUATION_H

#include "model/evaluate.h"

typedef struct sr_memo sr_memo;
enum { SR_MEMO_CHAINS = 4096 };

/* Mixes a text into what picks a chain. */
static inline size_t sr_hash_text(size_t hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash = hash * 31 + (unsigned char)*text;
    }
    return hash;
}

/* A table that some context has asked for. */
typedef struct sr_read_note sr_read_note;
struct sr_read_note {
    const sr_table *table;
    sr_read_note *next;
};

/* The rows of a table that a unit and group see: found once, for all measures. */
typedef struct sr_seen_rows sr_seen_rows;
struct sr_seen_rows {
    const sr_table *table;
    const sr_unit *unit;
    const char *group; /* text of the key; "" for the whole */
    sr_view view;
    sr_seen_rows *next; /* in the same chain */
};

struct sr_evaluation {
    sr_arena *arena;
    const sr_forbund *forbund;
    const sr_model *model;
    const sr_dataset *datasets;
    size_t dataset_count;
    sr_findings *findings;
    sr_period period; /* the report's own */
    bool has_period;
    sr_memo *running; /* innermost measure under way */
    unsigned depth;
    sr_read_note *read;
    bool is_protected;        /* figures about persons have been decided on */
    const void **let_through; /* what those that may be printed are known by, in the order of addresses */
    size_t let_through_count;
    sr_memo *memos[SR_MEMO_CHAINS];
    sr_seen_rows *seen[SR_MEMO_CHAINS];
};

/* The tables of a period; NULL when it has none. */
const sr_dataset *sr_evaluation_dataset(const sr_evaluation *evaluation, sr_period period);
/* Calls an evaluator and fits the quantity to the measure's unit; errors are told about `what`. Not memoised.
 */
SR_MUST_USE
sr_status sr_evaluation_call(sr_evaluation *evaluation, const sr_measure *measure, const char *what,
                             const sr_evaluator *evaluator, const sr_context *context, sr_quantity *out);

#endif
