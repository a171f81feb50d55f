/* A check looks at the results and says what does not agree. The core's own checks, those of plugins and
   those of scripts have the same form. */
#ifndef SR_AUDIT_CHECK_H
#define SR_AUDIT_CHECK_H

#include "model/results/results.h"

typedef struct sr_check {
    const char *id;    /* "summor", "umearegionen/summa" */
    const char *title; /* one sentence: what must hold */
    /* Adds findings. SR_OK also then: SR_CONTENT only when it could not do its work, which it has told. */
    sr_status (*run)(void *user, const sr_results *results, sr_findings *findings);
    void *user;
} sr_check;

/* The core's own checks, in their order. */
extern const sr_check sr_audit_checks[];
extern const size_t sr_audit_check_count;

/* Runs the core's checks and then `extra` ones. SR_CONTENT when one of them could not do its work; the others
   have run all the same. SR_MEMORY stops. */
SR_MUST_USE
sr_status sr_audit_run(const sr_results *results, const sr_check *const *extra, size_t count,
                       sr_findings *findings);

/* Values of unit columns that are neither a unit nor the word of the totals, one warning each. */
void sr_audit_unknown_units(const sr_forbund *forbund, const sr_dataset *dataset, sr_findings *findings);
/* The number of rows that hold such a value; 0 of a column that holds no units. SR_MEMORY. */
SR_MUST_USE
sr_status sr_audit_unknown_unit_rows(const sr_forbund *forbund, const sr_table *table,
                                     const sr_column *column, uint64_t *out);

/* For `check`: sources of the results' period that nothing has asked for, as notes. Called after everything
   that reads sources has run. */
void sr_audit_unread_sources(const sr_results *results, const sr_evaluation *evaluation,
                             sr_findings *findings);

#endif
