/* Looks at a file before the dynamic loader does: the loader trusts what the headers say, and would end the
   program on a file that was cut. */
#ifndef SR_PLUGIN_SHARED_OBJECT_H
#define SR_PLUGIN_SHARED_OBJECT_H

#include "base/finding.h"

/* What is wrong with the bytes as a shared object for this machine, and the words for it; id NULL: nothing.
 */
sr_message sr_shared_object_problem(const unsigned char *bytes, size_t length);

/* The same for a file. SR_IO when it cannot be read: *reason is then the system's number. */
SR_MUST_USE
sr_status sr_shared_object_check(const char *path, sr_message *problem, int *reason);

#endif
