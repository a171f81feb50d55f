#ifndef SR_RUN_WORK_LISTS_H
#define SR_RUN_WORK_LISTS_H

#include "run/work.h"

/* {"readers": [{"id", "from"}]}: what can be read in this workspace. For the command `list`. */
SR_MUST_USE
sr_status sr_work_lists(const sr_registry *registry, sr_buf *out);

#endif
