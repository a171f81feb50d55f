/* A document as the sequence of its builder calls, in bytes: what the child process sends and what tests
 * load. */
#ifndef SR_DOCUMENT_RECORD_H
#define SR_DOCUMENT_RECORD_H

#include "document/builder.h"

/* Appends the calls that build this document. Same document, same bytes. */
SR_MUST_USE
sr_status sr_document_save(const sr_document *document, sr_buf *out);
/* Replays the calls through the builder. The bytes are not trusted: whatever they are, the result is a
   document or a finding, never a crash. */
SR_MUST_USE
sr_status sr_document_load(sr_str bytes, sr_findings *findings, sr_document **out);

#endif
