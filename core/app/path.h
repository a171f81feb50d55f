#ifndef SR_APP_PATH_H
#define SR_APP_PATH_H

#include "base/text.h"

/* Appends `file`, which is relative to `workspace`, as a path from the working folder, so that an editor can
   open it: "examples/x" and "../../scripts/x/goals.lua" give "scripts/x/goals.lua". `workspace` NULL: the
   file as it is. */
void sr_path_from_here(sr_buf *out, const char *workspace, const char *file);

#endif
