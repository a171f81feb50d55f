/* The one formatting of quantities: Swedish form by ICU (sv_SE asked for explicitly), no-break spaces, decimal comma,
   true minus. Everything that prints a number in a report or in `display` calls this. */
#ifndef SR_BASE_FORMAT_H
#define SR_BASE_FORMAT_H

#include "base/calendar.h"
#include "base/finding.h"
#include "base/number.h"

/* Unit of measurement. Shares are fractions (0.9 is 90 %); money is kronor. */
typedef enum sr_measured_in {
    SR_IN_NONE,
    SR_IN_SHARE,  /* a fraction, printed in per cent */
    SR_IN_POINTS, /* percentage points when a difference of shares; index points 0–100 */
    SR_IN_COUNT,
    SR_IN_KR,
    SR_IN_DAYS,
    SR_IN_WEEKS,
    SR_IN_MONTHS,
    SR_IN_SCORE,
    SR_MEASURED_IN_COUNT_OF, /* number of units above; not a unit */
} sr_measured_in;

const char *sr_measured_in_id(sr_measured_in unit);                   /* "share", "kr", … as in the results */
bool sr_measured_in_read(const char *id, sr_measured_in *out);
const char *sr_measured_in_short(sr_measured_in unit, sr_language language); /* "%", "kr", "dagar", "" */

typedef struct sr_number_style {
    sr_measured_in unit;
    int decimals;      /* -1: the unit's own default (share 0, kr 0, count 0, score 1, points 1, others as needed up to 1) */
    bool with_unit;    /* " %", " kr", " månader" after a no-break space */
    bool with_sign;    /* + before positive numbers */
    bool as_difference; /* of shares: the number is a fraction, printed ×100 as percentage points */
    sr_language language;
} sr_number_style;

/* Appends the number. Shares are multiplied by 100 exactly. SR_MEMORY or SR_OVERFLOW on failure. */
SR_MUST_USE sr_status sr_format_number(sr_buf *out, sr_number value, const sr_number_style *style);

/* Decimals with which `value` must be printed so that rounding does not make it seem to reach (or to miss) `limit`:
   `decimals` or, at most, one more than that for each step until the two differ as they do exactly (at most 6). */
int sr_format_decimals_against(sr_number value, sr_number limit, const sr_number_style *style);

/* A period as people read it, and its days: "2020", "januari–augusti 2022"; "2020-01-01 – 2020-12-31". */
void sr_format_period(sr_buf *out, sr_period period, sr_language language);
void sr_format_period_days(sr_buf *out, sr_period period);
/* Loads what ICU and the catalogue load lazily, so that it works behind the lock. */
SR_MUST_USE sr_status sr_format_prepare(void);

#endif
