/* Days and times as a spreadsheet stores them: days since its calendar began, with a fraction. */
#include <stdio.h>
#include <string.h>

#include "source/xlsx/xlsx.h"

/* Days and seconds of a serial number; seconds are rounded. */
static bool take_serial(sr_str stored, int64_t *days, int64_t *seconds)
{
    char text[SR_DECIMAL_ROOM];
    size_t length = 0;
    if (!sr_source_decimal(stored, '.', 0, text, &length) || text[0] == '-') return false;
    const int64_t whole = 1000000000000;
    int64_t fraction = 0;
    int64_t place = whole;
    size_t i = 0;
    *days = 0;
    for (; i < length && text[i] != '.'; i++) {
        *days = *days * 10 + (text[i] - '0');
        if (*days > 10000000) return false;
    }
    for (i++; i < length && place > 1; i++) {
        place /= 10;
        fraction += (text[i] - '0') * place;
    }
    *seconds = (fraction * 86400 + whole / 2) / whole;
    *days += *seconds / 86400;
    *seconds %= 86400;
    return true;
}

/* The calendar of 1900 has a 29 February that never was, as number 60. */
static sr_day day_of(int64_t serial, bool date1904)
{
    sr_day last = sr_day_of(9999, 12, 31);
    if (!date1904 && (serial < 1 || serial == 60)) return SR_DAY_NONE;
    sr_day before = date1904 ? sr_day_of(1904, 1, 1) : sr_day_of(1899, 12, serial < 60 ? 31 : 30);
    int64_t day = before + serial;
    return day <= last ? (sr_day)day : SR_DAY_NONE;
}

static size_t write_time(int64_t seconds, char out[16])
{
    int written = snprintf(out, 16, "%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60),
                           (int)(seconds % 60));
    return (size_t)written;
}

bool sr_xlsx_date(sr_str stored, bool date1904, bool whole, char *out, size_t *length)
{
    int64_t days = 0;
    int64_t seconds = 0;
    if (!take_serial(stored, &days, &seconds)) return false;
    sr_day day = day_of(days, date1904);
    if (day == SR_DAY_NONE) return false;
    sr_day_write(day, out);
    size_t n = strlen(out);
    if (seconds > 0 && !whole) {
        out[n++] = ' ';
        n += write_time(seconds, out + n);
    }
    *length = n;
    return true;
}

bool sr_xlsx_time(sr_str stored, char *out, size_t *length)
{
    int64_t days = 0;
    int64_t seconds = 0;
    if (!take_serial(stored, &days, &seconds) || days > 0) return false;
    *length = write_time(seconds, out);
    return true;
}
