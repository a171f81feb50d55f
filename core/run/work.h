/* Phase three, behind the lock: readers, scripts, native measures, checks and reports. What comes out goes
 * through frames. */
#ifndef SR_RUN_WORK_H
#define SR_RUN_WORK_H

#include "plugin/plugin.h"
#include "run/frame.h"
#include "run/open.h"

typedef struct sr_work_request {
    const sr_run_request *run;
    const sr_opened *opened;
    sr_plugin *plugin; /* loaded, not started; NULL: none */
    const sr_frame_out *out;
} sr_work_request;

/* Works and sends: the results, the lists, the documents, then every finding, then the record that ends it.
   SR_MEMORY or SR_IO (the parent is gone) when it could not be sent. */
SR_MUST_USE
sr_status sr_work(const sr_work_request *request);

#endif
