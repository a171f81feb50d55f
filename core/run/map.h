/* Files that the run may read: opened, hashed and mapped by the parent before anything of the user's runs. */
#ifndef SR_RUN_MAP_H
#define SR_RUN_MAP_H

#include "base/finding.h"

typedef struct sr_mapped {
    const char *name; /* relative to the workspace: how messages and results call it */
    const char *path; /* how the system finds it */
    sr_str bytes; /* the mapping; touched by the child only, because a file that shrinks kills its reader */
    char sha256[65];
    int64_t
        changed; /* time of last change in nanoseconds, and size, to see whether it changed during the run */
    uint64_t size;
} sr_mapped;

/* Opens, hashes and maps. `place` is where the file is named (a finding's place when it cannot be read),
   without a file when the command line names it; `most` is the largest size allowed, in bytes. SR_IO after a
   finding. Release with sr_unmap. */
SR_MUST_USE
sr_status sr_map(sr_arena *arena, const char *path, const char *name, uint64_t most, const sr_place *place,
                 sr_findings *findings, sr_mapped *out);
void sr_unmap(sr_mapped *file);
/* A finding when the file is no longer what was mapped. */
SR_MUST_USE
sr_status sr_map_unchanged(const sr_mapped *file, sr_findings *findings);

/* Reads a whole small file (forbund.json) into the arena: no mapping that could be cut. */
SR_MUST_USE
sr_status sr_read_whole(sr_arena *arena, const char *path, const char *name, uint64_t most,
                        sr_findings *findings, sr_str *out);

#endif
