/* Mapping files: those that forbund.json names are read and put into its sources. */
#ifndef SR_RUN_OPEN_MAPPINGS_H
#define SR_RUN_OPEN_MAPPINGS_H

#include "model/forbund/mapping.h"
#include "run/open.h"

/* A mapping that can be named. */
typedef struct sr_mapping_file {
    const char *id;    /* the name of the file without .json */
    const char *path;  /* how the system finds it */
    const char *shown; /* how messages call it */
    bool own;          /* of the förbund's scripts, not of the shared ones */
} sr_mapping_file;

/* The mappings that the sources of forbund.json can name, sorted by id; one of the förbund's own stands in
   the place of a shared one. `scripts` is the förbund's folder of scripts, shown as `scripts_shown`, and
   `shared` that of the installation; either may be NULL. Opens no file. A folder that cannot be read or holds
   too many is told. */
SR_MUST_USE
sr_status sr_mappings_find(sr_arena *arena, const char *scripts, const char *scripts_shown,
                           const char *shared, sr_findings *findings, sr_mapping_file **out, size_t *count);
/* Reads one of them. SR_CONTENT or SR_IO after findings. */
SR_MUST_USE
sr_status sr_mapping_open(sr_arena *arena, const sr_mapping_file *file, sr_findings *findings,
                          sr_mapping *out);
/* Reads those that the sources name and puts them in. An unknown name is told at its place with the nearest
   one. */
SR_MUST_USE
sr_status sr_open_mappings(sr_opened *opened, const char *shared);

#endif
