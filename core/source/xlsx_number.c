/* Numbers as a spreadsheet stores them: the decimal text of a binary number. */
#include <stdio.h>
#include <string.h>

#include "source/xlsx.h"

enum { KEPT = 40, SHOWN = 15, MOST_DECIMALS = 15, FURTHEST = 31 };

/* 0.d1d2d3… × 10^point, without zeros at either end; count 0 is zero. */
typedef struct decimal {
    bool negative;
    char digits[KEPT];
    int count;
    int point;
} decimal;

static void take_digit(decimal *d, char c, bool after_point)
{
    bool leading = d->count == 0 && c == '0';
    if (!leading && d->count < KEPT) d->digits[d->count++] = c;
    if (leading)
        d->point -= after_point;
    else
        d->point += !after_point;
}

static bool take_exponent(sr_str text, int *out)
{
    size_t at = text.length > 0 && (text.at[0] == '-' || text.at[0] == '+');
    uint64_t value = 0;
    if (!sr_xlsx_number((sr_str){text.at + at, text.length - at}, 9999, &value)) return false;
    *out = text.at[0] == '-' ? -(int)value : (int)value;
    return true;
}

static void trim_zeros(decimal *d)
{
    while (d->count > 0 && d->digits[d->count - 1] == '0') {
        d->count--;
    }
}

static bool take(sr_str text, decimal *d)
{
    size_t i = text.length > 0 && (text.at[0] == '-' || text.at[0] == '+');
    size_t seen = 0;
    bool point = false;
    int exponent = 0;
    *d = (decimal){.negative = i > 0 && text.at[0] == '-'};
    for (; i < text.length && text.at[i] != 'e' && text.at[i] != 'E'; i++) {
        char c = text.at[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++seen > 1000) return false;
        take_digit(d, c, point);
    }
    if (seen == 0) return false;
    if (i < text.length && !take_exponent((sr_str){text.at + i + 1, text.length - i - 1}, &exponent)) {
        return false;
    }
    d->point += exponent;
    trim_zeros(d);
    return true;
}

/* Half up, to the first `count` digits; a count below zero is zero. */
static void round_to(decimal *d, int count)
{
    if (count >= d->count) return;
    bool up = count >= 0 && d->digits[count] >= '5';
    d->count = count > 0 ? count : 0;
    int at = d->count - 1;
    while (up && at >= 0 && d->digits[at] == '9') {
        d->digits[at--] = '0';
    }
    if (up && at >= 0) d->digits[at]++;
    if (up && at < 0) {
        d->digits[0] = '1';
        d->count = 1;
        d->point++;
    }
    trim_zeros(d);
}

static size_t write_decimal(const decimal *d, char sign, char *out)
{
    size_t n = 0;
    if (d->negative && d->count > 0) out[n++] = '-';
    if (d->point <= 0 || d->count == 0) out[n++] = '0';
    for (int i = 0; i < d->point && d->count > 0; i++) {
        out[n++] = i < d->count ? d->digits[i] : '0';
    }
    if (d->count > d->point && d->count > 0) out[n++] = sign;
    for (int i = d->point; i < d->count; i++) {
        out[n++] = i < 0 ? '0' : d->digits[i];
    }
    return n;
}

bool sr_xlsx_decimal(sr_str stored, char sign, int shift, char *out, size_t *length)
{
    decimal d;
    if (!take(sr_str_trim(stored), &d)) return false;
    if (d.count > SHOWN) {
        round_to(&d, SHOWN);
        round_to(&d, d.point + MOST_DECIMALS);
    }
    d.point += shift;
    if (d.count > 0 && (d.point > FURTHEST || d.point < -FURTHEST)) return false;
    *length = write_decimal(&d, sign, out);
    return true;
}

/* Days and seconds of a serial number; seconds are rounded. */
static bool take_serial(sr_str stored, int64_t *days, int64_t *seconds)
{
    char text[SR_XLSX_NUMBER];
    size_t length = 0;
    if (!sr_xlsx_decimal(stored, '.', 0, text, &length) || text[0] == '-') return false;
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
    char text[16];
    sr_day_write(day, text);
    size_t n = strlen(text);
    memcpy(out, text, n);
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
