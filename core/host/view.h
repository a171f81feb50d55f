/* What the functions on rows share. */
#ifndef SR_HOST_VIEW_H
#define SR_HOST_VIEW_H

#include "host/work.h"

/* True when the operation can be done: the view is there, all names are given and the period has the table.
 *Otherwise instead is what to give: NULL after a failure, or the view without table as it is. */
bool sr_host_ready(samrapport_context *context, const samrapport_view *view, size_t count,
                   const char *const names[], const samrapport_view **instead);
/* True when the view's file lacks the declared column: what is asked of it is not known, and instead is a
   view of which nothing is known, or NULL after a failure. The view has a table. */
bool sr_host_lacks(samrapport_context *context, const samrapport_view *view, const char *column,
                   const samrapport_view **instead);
const samrapport_view *sr_host_given(samrapport_context *context, sr_status status, const sr_view *view,
                                     const sr_finding *problem);
bool sr_host_read_day(samrapport_context *context, const char *text, sr_day *out);

#endif
