/* What the files of sr_contents_read share. */
#ifndef SR_SOURCE_CONTENTS_WORK_H
#define SR_SOURCE_CONTENTS_WORK_H

#include "source/contents/contents.h"

typedef struct sr_looking {
    sr_arena *arena;
    const sr_source *source;
    sr_str bytes;
    sr_findings *findings;
    sr_contents *out;
    size_t capacity; /* of the tables */
} sr_looking;

/* A table of the file, with nothing in it yet; NULL when out of memory. The name is copied; the options are
   those of a source. Borrowed until the next one is added. */
sr_contents_table *sr_looking_add(sr_looking *l, const char *name, const char *options);
/* Reads it with a built-in reader, by its options. */
SR_MUST_USE
sr_status sr_looking_read(sr_looking *l, const sr_reader *reader, sr_contents_table *to);
/* The name of the file without folder and ending. */
const char *sr_looking_name(const sr_looking *l);
/* A status after which the next table is still read. */
bool sr_looking_goes_on(sr_status status);

SR_MUST_USE
sr_status sr_looking_at_csv(sr_looking *l);
SR_MUST_USE
sr_status sr_looking_at_workbook(sr_looking *l);
SR_MUST_USE
sr_status sr_looking_at_sie(sr_looking *l);
SR_MUST_USE
sr_status sr_looking_at_json(sr_looking *l);

#endif
