/* The page of the weights workshop: one file that needs nothing else. */
#ifndef SR_RENDER_WORKSHOP_H
#define SR_RENDER_WORKSHOP_H

#include "base/finding.h"

/* `data` is the JSON of sr_workshop_data, without its texts: those are added here, in `language`. The same
   data give the same bytes. */
SR_MUST_USE
sr_status sr_workshop_page(sr_str data, const char *title, sr_language language, sr_buf *out);

#endif
