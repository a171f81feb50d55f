/* Checks of single declarations; findings carry the declaration's place. Only for the files of this folder.
 */
#ifndef SR_MODEL_DECLARE_CHECK_H
#define SR_MODEL_DECLARE_CHECK_H

#include "model/declare.h"

typedef struct sr_declare_check {
    sr_arena *arena;
    sr_findings *findings;
    const sr_forbund *forbund;
} sr_declare_check;

void sr_check_measure(const sr_declare_check *check, const sr_measure *measure);
void sr_check_goal(const sr_declare_check *check, const sr_goal *goal);
void sr_check_index(const sr_declare_check *check, const sr_index *index);
/* Choices of an index that cannot be, or not together. */
void sr_check_index_method(const sr_declare_check *check, const sr_index *index, const char *subject);
void sr_check_budget_line(const sr_declare_check *check, const sr_budget_line *line);
/* The id is well formed: `sort` is "measure", "index" … */
void sr_check_id(const sr_declare_check *check, const char *sort, const char *id, const sr_place *place);
/* `first` is the place of the declaration that has the id already. */
void sr_check_twice(const sr_declare_check *check, const char *sort, const char *id, const sr_place *place,
                    const sr_place *first);

/* A target on something measured in `unit`, in findings called `subject`. */
void sr_check_target(const sr_declare_check *check, const sr_target *target, sr_measured_in unit,
                     const char *subject);

/* A target that holds in each quarter needs the outcome of each: `measures` of a goal; 0 where there can be
   none. */
void sr_check_quarters(const sr_declare_check *check, const sr_target *target, size_t measures,
                       const char *subject);

/* Whether the level of a target, if it has one, is in the unit of what is measured. */
bool sr_target_fits(const sr_target *target, sr_measured_in unit);

/* A number as plain text for messages; never NULL. */
const char *sr_plain_number(sr_arena *arena, sr_number number);

#endif
