/* Length-prefixed records: how the child tells the parent what it found. */
#ifndef SR_RUN_FRAME_H
#define SR_RUN_FRAME_H

#include "base/finding.h"

typedef enum sr_frame_kind {
    SR_FRAME_FINDING = 1,
    SR_FRAME_RESULTS,  /* samrapport-results/1 */
    SR_FRAME_LISTS,    /* JSON */
    SR_FRAME_DOCUMENT, /* builder calls */
    SR_FRAME_CONTENTS, /* what is in a file, as JSON */
    SR_FRAME_WORKSHOP, /* what the page of the workshop holds, as JSON */
    SR_FRAME_DONE,     /* one byte: the exit status so far; nothing comes after it */
} sr_frame_kind;

/* Where frames go: a pipe, or a buffer when everything runs in one process. */
typedef struct sr_frame_out {
    int file; /* -1: into the buffer */
    sr_buf *buffer;
} sr_frame_out;

/* SR_IO when the parent no longer listens. */
SR_MUST_USE
sr_status sr_frame_write(const sr_frame_out *out, sr_frame_kind kind, sr_str payload);
SR_MUST_USE
sr_status sr_frame_finding(const sr_frame_out *out, const sr_finding *finding);

typedef struct sr_frame {
    sr_frame_kind kind;
    sr_str payload; /* borrowed */
} sr_frame;

/* Takes the next whole frame off the front of `bytes`. False when there is none (yet), or when what stands
   there is no frame: then *broken is set. */
bool sr_frame_next(sr_str *bytes, sr_frame *out, bool *broken);
/* Adds the finding in a payload to the list; false when the payload is no finding. */
bool sr_frame_read_finding(sr_str payload, sr_findings *findings);

#endif
