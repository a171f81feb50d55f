/* A check looks at the results and says what does not agree. The core's own checks, those of plugins and
   those of scripts have the same form. */
#ifndef SR_AUDIT_CHECK_H
#define SR_AUDIT_CHECK_H

#include "model/results.h"

typedef struct sr_check {
    const char *id;    /* "summor", "umearegionen/summa" */
    const char *title; /* one sentence: what must hold */
    /* Adds findings. SR_OK also then: SR_CONTENT only when it could not do its work, which it has told. */
    sr_status (*run)(void *user, const sr_results *results, sr_findings *findings);
    void *user;
} sr_check;

#endif
