/* What the files of this room share while one report is built. Everything accepts a report that has run out
   of memory: texts are then "" and the report is thrown away at the end. */
#ifndef SR_REPORT_WORK_H
#define SR_REPORT_WORK_H

#include "report/report.h"

typedef struct sr_report sr_report;

/* A section that every report can have: its id in plans and its words. */
typedef struct sr_standard_section {
    const char *id, *title;
    void (*build)(sr_report *r);
    bool (*applies)(const sr_report *r); /* whether there is anything to say; NULL: always */
} sr_standard_section;

const sr_standard_section *sr_standard_section_find(const char *id);

/* A section of this report: a standard one, or one of the plugin or the scripts. */
typedef struct sr_chapter {
    const char *id; /* of the section in the document */
    const char *title;
    const sr_standard_section *standard; /* NULL: own */
    const sr_own_section *own;
} sr_chapter;

/* A figure that the report itself counts, with its line in the method table. */
typedef struct sr_sum {
    const char *key; /* "summa:mal" */
    const char *label, *shown, *how;
} sr_sum;

struct sr_report {
    const sr_results *results;
    const sr_report_kind *kind;
    const sr_report_plan *plan;  /* or NULL */
    const sr_registry *registry; /* or NULL */
    sr_findings *findings;
    sr_builder *b;
    sr_arena *arena;
    sr_language language;
    bool draft;
    bool no_memory;
    bool said; /* the open paragraph has a sentence */
    sr_chapter *chapters;
    size_t chapter_count;
    sr_sum *sums;
    size_t sum_count, sum_capacity;
    size_t method_rows;          /* of the method tables so far */
    const sr_source **synthetic; /* sources of made-up data that figures of the report come from */
    size_t synthetic_count;
};

void sr_report_no_memory(sr_report *r);
/* Text of the report's arena; never NULL. */
const char *sr_report_text(sr_report *r, sr_message message);
const char *sr_report_take(sr_report *r, sr_buf *buf); /* a copy of the contents; releases the buffer */
const char *sr_report_word(sr_report *r, const char *id);
void *sr_report_array(sr_report *r, size_t count, size_t size); /* NULL when out of memory */
bool sr_report_has(const sr_report *r, const char *chapter);
void sr_report_sum(sr_report *r, sr_sum sum); /* once for each key */

/* The parts of every report. */
void sr_report_summary(sr_report *r);
void sr_report_decisions(sr_report *r);
void sr_report_method(sr_report *r);
void sr_report_method_lines(sr_report *r);
/* The origin of the figure with a key of the method appendix; NULL: of no file. */
const sr_origin *sr_method_origin(sr_report *r, const char *key);
/* "file, rows 2–7" and "published, entered by hand" of one file that a figure comes from. */
const char *sr_source_line(sr_report *r, const sr_origin_part *part);
const char *sr_source_marks(sr_report *r, const sr_source *source);
/* Finds the sources of made-up data behind the figures built so far, and says that they are, when there are
   any. */
void sr_synthetic_find(sr_report *r);
void sr_synthetic_callout(sr_report *r);
struct sr_rest_row;
const char *sr_report_rest(sr_report *r, const struct sr_rest_row *row); /* of a published total, in words */
size_t sr_report_contradictions(const sr_report *r); /* findings with a stated and a recomputed figure */
bool sr_is_contradiction(const sr_finding *finding);
const char *sr_report_title(sr_report *r);

/* The standard sections. */
void sr_section_goals(sr_report *r);
void sr_section_plan_goals(sr_report *r);
void sr_section_lineage(sr_report *r);
void sr_section_index(sr_report *r);
void sr_section_budget(sr_report *r);
void sr_section_indicators(sr_report *r);
void sr_section_indicators_by_group(sr_report *r);
void sr_section_units(sr_report *r);
void sr_section_participants(sr_report *r);
void sr_section_economy(sr_report *r);
void sr_section_weights(sr_report *r);

#endif
