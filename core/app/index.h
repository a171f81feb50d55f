#ifndef SR_APP_INDEX_H
#define SR_APP_INDEX_H

#include <cjson/cJSON.h>

#include "base/finding.h"

/* Appends what the results (samrapport-results/1) say of the index `id` (NULL: of every index): its units
   side by side, earlier years, what each area gives and has left, what single indicators would lift it, what
   moved it, and how robust it is. Returns how many indices were found. */
size_t sr_index_page(const cJSON *results, const char *id, sr_language language, sr_buf *out);

/* The same of the parties' weights: each party's index, what each indicator got, and which conclusions depend
   on whose weights count. False when there are none. */
bool sr_weights_page(const cJSON *results, sr_language language, sr_buf *out);

#endif
