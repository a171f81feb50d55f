#ifndef SR_RUN_WORK_PROTECT_H
#define SR_RUN_WORK_PROTECT_H

#include "document/tree.h"
#include "model/results/results.h"

/* The last look at a finished tree: a value about persons that is not among those which the results let
   through is hidden, wherever a section got it from. */
SR_MUST_USE
sr_status sr_work_protect(const sr_results *results, sr_document *document);

/* Whether no text of JSON holds a personal identity number; each that does is told by the message, with the
   way to it by keys and ids, or `what` where it cannot be found. Numbers of JSON are no texts. */
bool sr_work_clean(sr_str json, sr_message message, const char *what, sr_findings *findings);

#endif
