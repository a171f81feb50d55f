/* Why a value is not there. Missing is never zero. */
#ifndef SR_TABLE_MISSING_H
#define SR_TABLE_MISSING_H

#include <stdbool.h>

typedef enum sr_missing {
    SR_PRESENT = 0,
    SR_NOT_MEASURED,   /* could have been measured, was not */
    SR_NOT_MEASURABLE, /* an intention without a level */
    SR_NOT_APPLICABLE, /* cannot occur */
    SR_NOT_PUBLISHED,  /* exists, but not in the published source (or unreadable there) */
    SR_SUPPRESSED,     /* hidden to protect persons */
} sr_missing;

const char *sr_missing_id(sr_missing kind); /* "not_measured", …; NULL for SR_PRESENT */
bool sr_missing_read(const char *id, sr_missing *out);

#endif
