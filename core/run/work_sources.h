/* Parsing, behind the lock: from mapped bytes to tables. */
#ifndef SR_RUN_WORK_SOURCES_H
#define SR_RUN_WORK_SOURCES_H

#include "host/host.h"
#include "model/evaluate.h"
#include "run/open.h"

/* Members and units from their CSV files, when they have one. */
SR_MUST_USE
sr_status sr_work_people(sr_arena *arena, const sr_opened *opened, sr_findings *findings);

/* A dataset for each opened period, in their order. A source that cannot be read is left out after its
   findings, and SR_CONTENT is returned at the end; the others are still read. What became of the rows of each
   is noted in `rows` (run/work_rows.h), unless that is NULL. */
SR_MUST_USE
sr_status sr_work_datasets(sr_arena *arena, const sr_opened *opened, const sr_registry *registry,
                           sr_findings *findings, sr_findings *rows, sr_dataset **out);

#endif
