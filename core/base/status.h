/* The few outcomes that a function of the core can have. What went wrong in the user's content is told by
   findings (finding.h); a status only says whether the caller can go on. */
#ifndef SR_BASE_STATUS_H
#define SR_BASE_STATUS_H

#define SR_MUST_USE __attribute__((warn_unused_result))

typedef enum sr_status {
    SR_OK = 0,
    SR_CONTENT,  /* the content is wrong; a finding has been recorded */
    SR_MEMORY,   /* out of memory; nothing more was recorded */
    SR_IO,       /* something could not be read, written or loaded; a finding has been recorded */
    SR_OVERFLOW, /* a number does not fit; the caller records the finding, because it knows which number */
    SR_LIMIT,    /* a declared limit was reached; a finding has been recorded */
} sr_status;

#endif
