/* Mappings: the columns of a well-known export, ready to use. A source of forbund.json names one and says
   only what differs. The files are those of `mappings` in the shared scripts and in the förbund's own. */
#ifndef SR_MODEL_MAPPING_H
#define SR_MODEL_MAPPING_H

#include "model/forbund/forbund.h"

typedef struct sr_mapping {
    const char *id, *title;
    const char *description; /* or NULL */
    const char *format;      /* or NULL: csv */
    const char *options;     /* JSON text, "{}" when absent */
    sr_declared_columns columns;
    sr_row_rules rules;
    bool hand_entered;           /* what is read by it was entered by hand */
    bool unprotected;            /* its rows are not about persons */
    const char *unprotected_why; /* not NULL when `unprotected` */
} sr_mapping;

/* Reads and checks a mapping (samrapport-mapping/1); every error is a finding in `file`. `id` is what it is
   called by; the file has to say the same. SR_CONTENT when something is wrong. *out lives in `arena`. */
SR_MUST_USE
sr_status sr_mapping_read(sr_arena *arena, sr_str text, const char *file, const char *id,
                          sr_findings *findings, sr_mapping *out);

/* Puts the mapping into every source that names it. What the source says itself wins, column by column and
   member by member: a column of its own is added, names replace those of the mapping, codes and options are
   added key by key, and its rules hold beside those of the mapping. That rows are not about persons is said
   by the mapping of its own columns: a source that adds one of persons (the role id) or of counts is
   protected unless it says itself that it is not. What the two say against each other is told in
   forbund.json, then SR_CONTENT. */
SR_MUST_USE
sr_status sr_mapping_apply(sr_arena *arena, const sr_mapping *mapping, sr_forbund *forbund,
                           sr_findings *findings);

#endif
