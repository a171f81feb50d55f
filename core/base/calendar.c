#include "base/calendar.h"

#include <stdio.h>

enum {
    FIRST_YEAR = 1,
    LAST_YEAR = 9999,
    DAYS_IN_400_YEARS = 146097,
    DAYS_IN_100_YEARS = 36524,
    DAYS_IN_4_YEARS = 1461,
    DAYS_BEFORE_1970 = 719468, /* from 0000-03-01 */
};

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool is_day(int year, int month, int day)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1 &&
           day <= days_in_month(year, month);
}

/* Counted in years that begin on 1 March, so that the leap day comes last; in such a year the days before a
   month (March is 0) are (153 * month + 2) / 5. */
sr_day sr_day_of(int year, int month, int day)
{
    if (!is_day(year, month, day)) return SR_DAY_NONE;
    int shifted = month > 2 ? year : year - 1;
    int march = month > 2 ? month - 3 : month + 9;
    int leaps = shifted / 4 - shifted / 100 + shifted / 400;
    return shifted * 365 + leaps + (153 * march + 2) / 5 + day - 1 - DAYS_BEFORE_1970;
}

void sr_day_parts(sr_day date, int *year, int *month, int *day)
{
    *year = *month = *day = 0;
    if (date == SR_DAY_NONE) return;
    int days = date + DAYS_BEFORE_1970;
    int era = days / DAYS_IN_400_YEARS;
    int in_era = days % DAYS_IN_400_YEARS;
    int year_of_era = (in_era - in_era / (DAYS_IN_4_YEARS - 1) + in_era / DAYS_IN_100_YEARS -
                       in_era / (DAYS_IN_400_YEARS - 1)) /
                      365;
    int in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march = (5 * in_year + 2) / 153;
    *day = in_year - (153 * march + 2) / 5 + 1;
    *month = march < 10 ? march + 3 : march - 9;
    *year = era * 400 + year_of_era + (*month <= 2);
}

sr_day sr_day_add_months(sr_day date, int months)
{
    int year, month, day;
    sr_day_parts(date, &year, &month, &day);
    if (date == SR_DAY_NONE || months > 12 * LAST_YEAR || months < -12 * LAST_YEAR) return SR_DAY_NONE;
    int whole = year * 12 + month - 1 + months;
    if (whole < FIRST_YEAR * 12 || whole >= (LAST_YEAR + 1) * 12) return SR_DAY_NONE;
    year = whole / 12;
    month = whole % 12 + 1;
    int last = days_in_month(year, month);
    return sr_day_of(year, month, day < last ? day : last);
}

static bool read_digits(sr_str text, size_t from, size_t count, int *out)
{
    *out = 0;
    for (size_t i = from; i < from + count; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        *out = *out * 10 + (text.at[i] - '0');
    }
    return true;
}

bool sr_day_read(sr_str text, sr_day *out)
{
    bool dashes = text.length == 10 && text.at[4] == '-' && text.at[7] == '-';
    if (!dashes && text.length != 8) return false;
    int year, month, day;
    if (!read_digits(text, 0, 4, &year) || !read_digits(text, dashes ? 5 : 4, 2, &month) ||
        !read_digits(text, dashes ? 8 : 6, 2, &day))
        return false;
    sr_day date = sr_day_of(year, month, day);
    if (date == SR_DAY_NONE) return false;
    *out = date;
    return true;
}

/* Two digits of a number that is known to be small; the modulo tells the compiler so. */
static unsigned last_digits(int value, unsigned modulo)
{
    return (unsigned)value % modulo;
}

void sr_day_write(sr_day date, char out[16])
{
    int year, month, day;
    sr_day_parts(date, &year, &month, &day);
    out[0] = '\0';
    if (date == SR_DAY_NONE) return;
    snprintf(out, 16, "%04u-%02u-%02u", last_digits(year, 10000), last_digits(month, 100),
             last_digits(day, 100));
}
