/* Kinds of report: results → document. Each kind is a row of a table; sections come from the core, from the
   plugin and from the scripts through the same interface. */
#ifndef SR_REPORT_REPORT_H
#define SR_REPORT_REPORT_H

#include "document/builder.h"
#include "host/host.h"
#include "model/results/results.h"

typedef struct sr_report_kind {
    const char *id;              /* "social-redovisning" */
    const char *label;           /* id for sr_word: "Social report" */
    const char *const *sections; /* standard sections in order: ids of sr_report_sections, NULL-terminated */
    bool needs_weights;          /* there is nothing to say without the files of the parties */
} sr_report_kind;

extern const sr_report_kind sr_report_kinds[];
extern const size_t sr_report_kind_count;
const sr_report_kind *sr_report_kind_find(const char *id); /* NULL when there is none */

/* Builds the document of one kind. Findings are added for what the report must say and cannot. `registry`
   holds the sections of the plugin and the scripts. */
SR_MUST_USE
sr_status sr_report_build(const sr_results *results, const sr_report_kind *kind, const sr_registry *registry,
                          bool draft, sr_findings *findings, sr_document **out);

/* What the page of the weights workshop holds for one index (NULL: the only one there is), as JSON. Nothing
   is written after a finding: there is no such index, or one whose points are not simply added. */
SR_MUST_USE
sr_status sr_workshop_data(const sr_results *results, const char *index, sr_findings *findings, sr_buf *out);

#endif
