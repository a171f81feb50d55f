/* The page of the weights workshop while its data are written. Only for the files about it. */
#ifndef SR_REPORT_WORKSHOP_H
#define SR_REPORT_WORKSHOP_H

#include "base/json.h"
#include "model/judge.h"
#include "model/weights/weights.h"
#include "report/value.h"

typedef struct sr_workshop {
    sr_report r; /* for words and values */
    sr_json_out json;
    const sr_index *index;
    const sr_index_result *units;
    size_t unit_count;
    sr_rest rest;
    sr_status status;
} sr_workshop;

/* Key and number: [numerator, denominator], in quotation marks where a double could not hold them; a plain
   number when it is not exact; null when it is not given. */
void sr_workshop_number(sr_workshop *w, const char *name, bool given, sr_number number);
/* All units: where each indicator stands, where that comes from, and what the engine makes of it. */
void sr_workshop_units(sr_workshop *w);
/* Of the first unit that has a robustness; NULL: none has. What is tried is the same for all. */
const sr_robust_result *sr_workshop_robust(const sr_workshop *w);
/* The other scorings that the index tries, in words. */
void sr_workshop_variants(sr_workshop *w);

#endif
