#include "source/decimal.h"

#include <stdint.h>

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
    if (at == text.length) return false;
    for (size_t i = at; i < text.length; i++) {
        unsigned digit = (unsigned)(unsigned char)text.at[i] - '0';
        if (digit > 9) return false;
        value = value * 10 + digit;
        if (value > 9999) return false;
    }
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
    if (up && at >= 0) d->digits[at] = (char)(d->digits[at] + 1);
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
        out[n++] = (char)(i < d->count ? d->digits[i] : '0');
    }
    if (d->count > d->point && d->count > 0) out[n++] = sign;
    for (int i = d->point; i < d->count; i++) {
        out[n++] = (char)(i < 0 ? '0' : d->digits[i]);
    }
    return n;
}

bool sr_source_decimal(sr_str stored, char sign, int shift, char *out, size_t *length)
{
    decimal d;
    if (!take(sr_str_trim(stored), &d)) return false;
    if (d.count > SHOWN) {
        round_to(&d, SHOWN);
        round_to(&d, d.point + MOST_DECIMALS);
    }
    d.point = d.count > 0 ? d.point + shift : 0;
    if (d.count > 0 && (d.point > FURTHEST || d.point < -FURTHEST)) return false;
    *length = write_decimal(&d, sign, out);
    return true;
}
