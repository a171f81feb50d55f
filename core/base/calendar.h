/* Days and periods in the Gregorian calendar. A day is the number of days since 1970-01-01. */
#ifndef SR_BASE_CALENDAR_H
#define SR_BASE_CALENDAR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"

typedef int32_t sr_day;
#define SR_DAY_NONE INT32_MIN /* no date: open-ended or missing */

sr_day sr_day_of(int year, int month, int day); /* years 1…9999; SR_DAY_NONE when there is no such day */
void sr_day_parts(sr_day date, int *year, int *month, int *day); /* zeros for SR_DAY_NONE */
bool sr_day_read(sr_str text, sr_day *out);                      /* YYYY-MM-DD or YYYYMMDD, the whole text */
/* The same day of the month `months` later, or that month's last day when it is shorter. SR_DAY_NONE outside
   the calendar's years. */
sr_day sr_day_add_months(sr_day date, int months);
void sr_day_write(sr_day date, char out[16]); /* YYYY-MM-DD; empty for SR_DAY_NONE */

typedef enum sr_period_kind { SR_YEAR, SR_HALF, SR_TERTIAL, SR_QUARTER } sr_period_kind;

typedef struct sr_period {
    int year;
    sr_period_kind kind;
    int part; /* 1…2, 1…3, 1…4; 1 for a year */
} sr_period;

bool sr_period_read(sr_str text, sr_period *out); /* YYYY, YYYY-H1, YYYY-T3, YYYY-Q4; years from 1000 */
void sr_period_write(sr_period period, char out[16]);
int sr_period_parts(sr_period_kind kind);   /* of the kind in a year: 1, 2, 3, 4 */
char sr_period_letter(sr_period_kind kind); /* of its parts: H, T, Q; NUL for a year */
sr_day sr_period_first(sr_period period);
sr_day sr_period_last(sr_period period);
sr_period sr_period_previous(sr_period period); /* the same kind and part one year earlier */
bool sr_period_equal(sr_period a, sr_period b);
/* Whether something valid from–to (inclusive, SR_DAY_NONE open) overlaps the period. */
bool sr_period_overlaps(sr_period period, sr_day from, sr_day to);
/* Days of the period that lie in from–to, and days of the period: for contributions by date. */
int sr_period_days_within(sr_period period, sr_day from, sr_day to);
int sr_period_days(sr_period period);

#endif
