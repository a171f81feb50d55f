#include "table/missing.h"

#include <stddef.h>
#include <string.h>

static const char *const ids[] = {
    [SR_PRESENT] = NULL,
    [SR_NOT_MEASURED] = "not_measured",
    [SR_NOT_MEASURABLE] = "not_measurable",
    [SR_NOT_APPLICABLE] = "not_applicable",
    [SR_NOT_PUBLISHED] = "not_published",
    [SR_SUPPRESSED] = "suppressed",
};

const char *sr_missing_id(sr_missing kind)
{
    return ids[kind];
}

bool sr_missing_read(const char *id, sr_missing *out)
{
    for (sr_missing kind = SR_NOT_MEASURED; id != NULL && kind <= SR_SUPPRESSED; kind++) {
        if (strcmp(ids[kind], id) == 0) {
            *out = kind;
            return true;
        }
    }
    return false;
}
