#ifndef SR_APP_INSPECT_H
#define SR_APP_INSPECT_H

#include <cjson/cJSON.h>

#include "base/finding.h"

/* Appends what is in a file (samrapport-inspection/1) as people read it in a terminal. */
void sr_inspect_say(const cJSON *contents, const char *file, sr_language language, sr_buf *out);

#endif
