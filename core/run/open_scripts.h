#ifndef SR_RUN_OPEN_SCRIPTS_H
#define SR_RUN_OPEN_SCRIPTS_H

#include "run/open.h"

/* Maps the *.lua files of the workspace's script folder and its folders one level down, and those of `lib` in
   the shared scripts, sorted by name. A workspace without a script folder has no scripts. */
SR_MUST_USE
sr_status sr_open_scripts(sr_opened *opened, const char *shared);

#endif
