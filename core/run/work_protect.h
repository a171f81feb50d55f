#ifndef SR_RUN_WORK_PROTECT_H
#define SR_RUN_WORK_PROTECT_H

#include "document/tree.h"

/* The suppression step on a finished tree: shows every value with its place to privacy/privacy.h, which may
 * hide it. */
SR_MUST_USE
sr_status sr_work_protect(sr_document *document, unsigned threshold);

/* Whether no text in results holds a personal identity number; each that does is told with the id of what
   holds it. Numbers of JSON are no texts. */
bool sr_work_results_clean(sr_str json, sr_findings *findings);

#endif
