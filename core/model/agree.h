/* Whether a printed figure agrees with an exact one: within half a unit of its last printed decimal, the
   limit included, since documents round half up and half down. */
#ifndef SR_MODEL_AGREE_H
#define SR_MODEL_AGREE_H

#include "table/quantity.h"

bool sr_printed_agrees(const sr_quantity *printed, sr_number exact);
/* The exact number as the printed one would show it, and the printed one itself, for messages. In `arena`; ""
   when out of memory. */
const char *sr_shown_like(sr_arena *arena, const sr_quantity *printed, sr_number exact, sr_language language);
const char *sr_shown(sr_arena *arena, const sr_quantity *quantity, sr_language language);

#endif
