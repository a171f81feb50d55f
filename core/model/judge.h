/* Judges an outcome by a target, exactly and before any rounding. Only for the files of this folder. */
#ifndef SR_MODEL_JUDGE_H
#define SR_MODEL_JUDGE_H

#include "model/results/results.h"

/* What a target may look at; NULL and 0 where there is none. */
typedef struct sr_outcome {
    const sr_quantity *value;
    const sr_quantity *previous;
    const sr_quantity *national;
    const sr_measure_result *const *groups; /* of the target's group column, or the parts of the goal */
    size_t group_count;
} sr_outcome;

typedef struct sr_verdict {
    sr_state state;   /* MET, NOT_MET, or why it cannot be judged */
    bool has_margin;  /* how far on the right side of the target; below zero on the wrong side */
    sr_number margin; /* in the unit of the measure, shares as fractions */
    bool has_distance;
    sr_number distance;              /* outcome minus target, in the same unit */
    const sr_measure_result *lowest; /* the group that decides under each_at_least; or NULL */
    sr_message reason;               /* why it cannot be judged; id NULL when it can */
} sr_verdict;

sr_verdict sr_judge(const sr_target *target, const sr_outcome *outcome);
/* The same after the target of a goal has missed: met by `partly` gives PARTLY. */
sr_verdict sr_judge_partly(const sr_target *target, const sr_target *partly, const sr_outcome *outcome);
/* Why a missing value cannot be judged. */
sr_message sr_missing_reason(sr_missing missing);
sr_state sr_missing_state(sr_missing missing);
/* A number that was never written is the exact zero. */
sr_number sr_settled(sr_number number);
/* An exact difference as it is printed: of shares in percentage points. */
sr_quantity sr_difference(sr_number difference, sr_measured_in unit);

#endif
