/* Whether the numbers of very few persons could be others. Only for the files of this folder. */
#ifndef SR_PRIVACY_SECOND_H
#define SR_PRIVACY_SECOND_H

#include "privacy/span.h"

/* Looks for another world that prints the same: numbers of persons above 0, one for each column, with which
   every row is 0, so that they could be added to what is there. Each row is 1 in its first column, and 0
   where another one begins. `persons` are where the search starts, at least 1, and where it ends, but for the
   first columns. *found is false also when the search is given up. `steps` counts what it cost. */
void sr_second_find(const sr_vector *rows, size_t count, double *persons, bool *found, uint64_t *steps);

#endif
