#include <stdio.h>

#include "base/calendar.h"

/* By sr_period_kind. */
static const struct {
    char letter; /* of the parts; 0: the whole year */
    int parts;
} kinds[] = {[SR_YEAR] = {0, 1}, [SR_HALF] = {'H', 2}, [SR_TERTIAL] = {'T', 3}, [SR_QUARTER] = {'Q', 4}};

enum { KINDS = sizeof kinds / sizeof *kinds };

static bool read_year(sr_str text, int *out)
{
    if (text.length < 4 || text.at[0] == '0')
        return false; /* a year with leading zeros is a slip of the pen */
    *out = 0;
    for (size_t i = 0; i < 4; i++) {
        if (text.at[i] < '0' || text.at[i] > '9') return false;
        *out = *out * 10 + (text.at[i] - '0');
    }
    return true;
}

static bool read_part(sr_str text, sr_period *out)
{
    if (text.length != 7 || text.at[4] != '-') return false;
    for (int kind = SR_HALF; kind < KINDS; kind++) {
        int part = text.at[6] - '0';
        if (text.at[5] != kinds[kind].letter) continue;
        if (part < 1 || part > kinds[kind].parts) return false;
        out->kind = (sr_period_kind)kind;
        out->part = part;
        return true;
    }
    return false;
}

bool sr_period_read(sr_str text, sr_period *out)
{
    sr_period period = {0, SR_YEAR, 1};
    if (!read_year(text, &period.year)) return false;
    if (text.length != 4 && !read_part(text, &period)) return false;
    *out = period;
    return true;
}

void sr_period_write(sr_period period, char out[16])
{
    unsigned year = (unsigned)period.year % 10000;
    if (period.kind == SR_YEAR)
        snprintf(out, 16, "%04u", year);
    else
        snprintf(out, 16, "%04u-%c%u", year, kinds[period.kind].letter, (unsigned)period.part % 10);
}

char sr_period_letter(sr_period_kind kind)
{
    return kinds[kind].letter;
}

int sr_period_parts(sr_period_kind kind)
{
    return kinds[kind].parts;
}

static int months_of(sr_period period)
{
    return 12 / kinds[period.kind].parts;
}

sr_day sr_period_first(sr_period period)
{
    return sr_day_of(period.year, (period.part - 1) * months_of(period) + 1, 1);
}

sr_day sr_period_last(sr_period period)
{
    int month = period.part * months_of(period);
    /* Periods end with March, April, June, August, September or December. */
    bool short_month = month == 4 || month == 6 || month == 9;
    return sr_day_of(period.year, month, short_month ? 30 : 31);
}

sr_period sr_period_previous(sr_period period)
{
    period.year--;
    return period;
}

bool sr_period_equal(sr_period a, sr_period b)
{
    return a.year == b.year && a.kind == b.kind && a.part == b.part;
}

bool sr_period_overlaps(sr_period period, sr_day from, sr_day to)
{
    return sr_period_days_within(period, from, to) > 0;
}

int sr_period_days_within(sr_period period, sr_day from, sr_day to)
{
    sr_day first = sr_period_first(period), last = sr_period_last(period);
    if (from != SR_DAY_NONE && from > first) first = from;
    if (to != SR_DAY_NONE && to < last) last = to;
    return last < first ? 0 : last - first + 1;
}

int sr_period_days(sr_period period)
{
    return sr_period_last(period) - sr_period_first(period) + 1;
}
