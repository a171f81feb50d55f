/* Evaluates declarations against the data: each (measure, unit, group, period) once, memoised; a cycle is an
   error that names its members. */
#ifndef SR_MODEL_EVALUATE_H
#define SR_MODEL_EVALUATE_H

#include "model/declare.h"
#include "table/operation.h"

/* The tables of one period. */
typedef struct sr_dataset {
    sr_period period;
    size_t count;
    const sr_table *const *tables; /* each has a source with its name */
    size_t weights_count; /* sources that are no tables but files of weights (model/weights/weights.h) */
    const struct sr_weights_file *weights;
} sr_dataset;

/* Declarations of a plan year other than the report's own (last year's index): loaded on demand by the
 * caller. */
typedef struct sr_year_models {
    size_t count;
    const int *years;
    sr_model *const *models;
} sr_year_models;

/* `datasets` are those of the report's period, which comes first, and of every period that may be asked for
   (previous ones); everything is borrowed. NULL when out of memory. */
sr_evaluation *sr_evaluation_new(sr_arena *arena, const sr_forbund *forbund, const sr_model *model,
                                 const sr_dataset *datasets, size_t dataset_count, sr_findings *findings);
sr_findings *sr_evaluation_findings(const sr_evaluation *evaluation);
sr_arena *sr_evaluation_arena(const sr_evaluation *evaluation);
const sr_model *sr_evaluation_model(const sr_evaluation *evaluation); /* the declarations that it evaluates */

/* The value of a measure; memoised. unit NULL: the förbund. The result is borrowed and lives as long as the
   evaluation. SR_CONTENT when it could not be computed (told once). */
SR_MUST_USE
sr_status sr_evaluate(sr_evaluation *evaluation, const sr_measure *measure, const sr_context *context,
                      const sr_quantity **out);

/* The source `name` in the context's period, narrowed to its unit and group where the table has columns with
   these roles (no unit or group: the rows of the column's total word, where it has one). An unknown source is
   SR_CONTENT with the nearest name in *problem; a period without sources, or one that lacks a source which
   other periods have, gives SR_OK and a view without table (table == NULL): the caller's value is then not
   measured. */
SR_MUST_USE
sr_status sr_context_source(const sr_context *context, const char *name, sr_view *out, sr_finding *problem);
/* The same, without narrowing. */
SR_MUST_USE
sr_status sr_context_source_whole(const sr_context *context, const char *name, sr_view *out,
                                  sr_finding *problem);

/* Whether a quantity may be printed: it is not about persons, or it is one of those that have been decided on
   and let through. Before the decision everything may be used. */
bool sr_evaluation_lets(const sr_evaluation *evaluation, const sr_quantity *quantity);

/* Whether a source of the period could be read, whoever asks for it. */
bool sr_evaluation_has_source(const sr_evaluation *evaluation, sr_period period, const char *name);
/* Whether a source of the period has been asked for by any context. */
bool sr_evaluation_has_read(const sr_evaluation *evaluation, sr_period period, const char *name);

/* Whether rows may be lacking without that being a mistake: the context is a group, which the source need not
   have for every question, or another period than the report's. `printed` without a row is then
   SR_NOT_PUBLISHED; otherwise it is an error. */
bool sr_context_may_lack(const sr_context *context);

#endif
