#ifndef SR_APP_EXPLAIN_H
#define SR_APP_EXPLAIN_H

#include <cjson/cJSON.h>

#include "base/finding.h"

/* Appends what the results (samrapport-results/1) say of a measure "id", "id@unit", "id@unit[kön=kvinnor]", a
   goal
   ("1.2a" or "mal:1.2a"), an index ("viktat", "index:viktat") or a budget line ("omsättning",
   "budget:omsättning@torgen"). Returns how many were found: an id without unit may name several. */
size_t sr_explain(const cJSON *results, const char *asked, sr_language language, sr_buf *out);

#endif
