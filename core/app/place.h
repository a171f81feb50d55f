/* Where things are: the installation around the program, and the workspace around the user. */
#ifndef SR_APP_PLACE_H
#define SR_APP_PLACE_H

#include "base/memory.h"
#include "base/text.h"

typedef struct sr_installation {
    const char *plugins;   /* folder of the plugins of this build or installation */
    const char *scripts;   /* folder that holds the shared `lib` */
    const char *templates; /* folder of what `new` copies */
} sr_installation;

/* Found relative to the running program, so that an installation can be moved; never by the working folder or
   the environment. SR_IO when the program cannot find itself. */
SR_MUST_USE
sr_status sr_installation_find(sr_arena *arena, sr_installation *out);

/* The nearest folder with a forbund.json from the working folder upwards, as a path relative to it ("..",
 *"."); NULL in out when there is none. */
SR_MUST_USE
sr_status sr_workspace_find(sr_arena *arena, const char **out);

bool sr_is_workspace(const char *folder); /* holds a forbund.json */

#endif
