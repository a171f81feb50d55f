#ifndef SR_RUN_INSPECT_JSON_H
#define SR_RUN_INSPECT_JSON_H

#include "run/inspect_mapping.h"
#include "run/map.h"
#include "source/contents/contents.h"

typedef struct sr_inspect_view {
    const char *as_file;  /* how a source would name the file */
    bool rows;            /* the first rows of each table may be shown */
    sr_mappings mappings; /* those that a source may name */
} sr_inspect_view;

/* Writes what is in a file as JSON, without the findings. */
SR_MUST_USE
sr_status sr_inspect_write(const sr_contents *contents, const sr_mapped *file, const sr_inspect_view *view,
                           sr_buf *out);

#endif
