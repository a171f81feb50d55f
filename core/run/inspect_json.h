#ifndef SR_RUN_INSPECT_JSON_H
#define SR_RUN_INSPECT_JSON_H

#include "run/map.h"
#include "source/contents.h"

/* Writes what is in a file as JSON, without the findings. `rows`: the first rows of each table may be shown;
   `as_file`: how a source would name the file. */
SR_MUST_USE
sr_status sr_inspect_write(const sr_contents *contents, const sr_mapped *file, const char *as_file, bool rows,
                           sr_buf *out);

#endif
