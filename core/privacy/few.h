/* Whether a few persons can be computed: a search for sums that are zero. Only for the files of this folder.
 */
#ifndef SR_PRIVACY_FEW_H
#define SR_PRIVACY_FEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

typedef struct sr_few {
    const uint32_t *columns; /* that a group can be made of; those whose value is new come first */
    size_t count, changed;
    const uint64_t *test;   /* a residue for each column */
    const uint64_t *masses; /* persons in each column, at least 1 */
    unsigned most_persons;  /* of a small group */
} sr_few;

/* Kept between searches; start with {0}. */
typedef struct sr_few_room {
    uint64_t *keys;
    uint8_t *fewest;
    size_t size;
} sr_few_room;
void sr_few_free(sr_few_room *room);

/* Whether values of the test vector, one of them new, each taken once or several times, make zero with no
   more than so many persons. When there are too many sums to try, *gave_up and *found are
   true. `steps` counts what it cost. */
SR_MUST_USE
sr_status sr_few_find(const sr_few *few, sr_few_room *room, bool *found, bool *gave_up, uint64_t *steps);

#endif
