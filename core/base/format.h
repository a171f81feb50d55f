/* The one formatting of quantities: Swedish form by ICU (sv_SE asked for explicitly), no-break spaces,
   decimal comma, true minus. Everything that prints a number in a report or in `display` calls this. */
#ifndef SR_BASE_FORMAT_H
#define SR_BASE_FORMAT_H

#include "base/calendar.h"
#include "base/finding.h"
#include "base/number.h"

/* Unit of measurement. Shares are fractions (0.9 is 90 %); money is kronor. */
typedef enum sr_measured_in {
    SR_IN_NONE,
    SR_IN_SHARE,  /* a fraction, printed in per cent */
    SR_IN_POINTS, /* index points 0–100; with as_difference, percentage points (6.2 is 6,2) */
    SR_IN_COUNT,
    SR_IN_KR,
    SR_IN_DAYS,
    SR_IN_WEEKS,
    SR_IN_MONTHS,
    SR_IN_SCORE,
    SR_MEASURED_IN_COUNT_OF, /* number of units above; not a unit */
} sr_measured_in;

const char *sr_measured_in_id(sr_measured_in unit); /* "share", "kr", … as in the results */
bool sr_measured_in_read(const char *id, sr_measured_in *out);
/* "%", "kr", "dagar"; "" for counts, scores and index points, which are printed bare. */
const char *sr_measured_in_short(sr_measured_in unit, sr_language language);

enum { SR_MOST_DECIMALS = 9 }; /* that are printed; more are asked for in vain */

typedef struct sr_number_style {
    sr_measured_in unit;
    /* -1: the unit's own default: share 0, kr 0, count 0, score 1, index points 2; days, weeks, months and
       plain numbers as needed up to 1; any difference as needed up to the larger of that and 1. */
    int decimals;
    /* " %", " kr", " månader" after a no-break space ("%" alone in English), singular when it is exactly 1.
     */
    bool with_unit;
    bool with_sign; /* + before numbers that are positive as printed */
    /* The number is a difference of two in `unit`. Of shares it is a fraction, printed ×100 in percentage
     * points. */
    bool as_difference;
    bool as_answer;    /* 1 is "ja" and 0 "nej"; any other number is printed as it is */
    bool in_thousands; /* kronor only: divided by 1 000, as tkr */
    sr_language language;
} sr_number_style;

/* Appends the number: groups of three by no-break spaces (also 1 234), true minus, comma or (English) point.
   Shares are multiplied by 100 exactly. On failure (SR_MEMORY, SR_OVERFLOW, SR_IO: see sr_format_prepare)
   nothing has been appended, but for SR_MEMORY of `out` itself. */
SR_MUST_USE
sr_status sr_format_number(sr_buf *out, sr_number value, const sr_number_style *style);

/* Decimals with which sr_format_number prints the value. */
int sr_format_decimals(sr_number value, const sr_number_style *style);

/* Decimals with which `value` must be printed so that rounding does not make it seem to reach (or to miss)
   `limit`: `decimals` or, at most, one more than that for each step until the two differ as they do exactly
   (at most 6). value and limit are in the same unit: both fractions when shares. */
int sr_format_decimals_against(sr_number value, sr_number limit, const sr_number_style *style);

/* The same where only the answer to one question must not change: is the value at least (above, …) the limit?
   80.4 % against at least 80 % is printed with 0 decimals, but with 1 against at most 80 %. */
typedef enum sr_limit_side { SR_SIDE_AT_LEAST, SR_SIDE_ABOVE, SR_SIDE_AT_MOST, SR_SIDE_BELOW } sr_limit_side;
int sr_format_decimals_for(sr_number value, sr_limit_side side, sr_number limit,
                           const sr_number_style *style);

/* A period as people read it, and its days: "2020", "januari–augusti 2022"; "2020-01-01 – 2020-12-31" (a
   no-break space before the dash). */
void sr_format_period(sr_buf *out, sr_period period, sr_language language);
void sr_format_period_days(sr_buf *out, sr_period period);
/* Loads what ICU loads lazily, so that formatting opens no file behind the lock. Called by sr_format_number
   when nobody has. SR_MEMORY, or SR_IO when ICU lacks its data (no finding is recorded). Not thread-safe. */
SR_MUST_USE
sr_status sr_format_prepare(void);
void sr_format_release(void); /* frees that; formatting afterwards prepares again */

#endif
