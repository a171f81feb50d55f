/* The lock that the child puts on itself before anything of the user's runs. */
#ifndef SR_RUN_LOCK_H
#define SR_RUN_LOCK_H

#include "base/status.h"

/* Gives up everything but memory, threads and writing to `out`: resource limits, no new privileges, a
   system-call filter. Files cannot be opened (EPERM); new processes, programs and sockets kill. SR_IO when
   any part cannot be set. */
SR_MUST_USE
sr_status sr_lock(int out, unsigned memory_mb);

/* Closes every file but `out` and points standard input, output and error at nothing. */
SR_MUST_USE
sr_status sr_close_all_but(int out);

#endif
