/* Pairs of integers → consecutive numbers. */
#ifndef SR_TABLE_NUMBERING_H
#define SR_TABLE_NUMBERING_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* Gives pairs of integers consecutive numbers in order of first appearance. Start with {0}. */
typedef struct sr_numbering {
    struct sr_numbering_slot *slots;
    size_t mask;
    uint32_t count;
} sr_numbering;
SR_MUST_USE
sr_status sr_numbering_get(sr_numbering *map, int64_t a, int64_t b, uint32_t *number);
/* As above but never adds: UINT32_MAX when the pair is not there. */
uint32_t sr_numbering_find(const sr_numbering *map, int64_t a, int64_t b);
void sr_numbering_free(sr_numbering *map);

#endif
