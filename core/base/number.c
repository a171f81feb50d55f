#include "base/number.h"

#include <math.h>

/* Products of two 64-bit numbers, and the sum of two such products, fit in 127 bits and a sign. */
__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

bool sr_number_exact(sr_number a)
{
    return a.den != 0;
}

static unsigned_wide magnitude(wide value)
{
    return value < 0 ? (unsigned_wide)0 - (unsigned_wide)value : (unsigned_wide)value;
}

static uint64_t greatest_divisor_64(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Division of 128-bit numbers is a library call: it is left for the 64-bit one as soon as both fit. */
static unsigned_wide greatest_divisor(unsigned_wide a, unsigned_wide b)
{
    while (b) {
        if (a <= UINT64_MAX && b <= UINT64_MAX) return greatest_divisor_64((uint64_t)a, (uint64_t)b);
        unsigned_wide rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static sr_status reduced(wide num, wide den, sr_number *out)
{
    if (den == 0) return SR_OVERFLOW;
    bool negative = (num < 0) != (den < 0);
    unsigned_wide above = magnitude(num), below = magnitude(den);
    if (above == 0) {
        *out = SR_INT(0);
        return SR_OK;
    }
    if (below != 1) {
        unsigned_wide common = greatest_divisor(above, below);
        above /= common;
        below /= common;
    }
    if (above > INT64_MAX || below > INT64_MAX) return SR_OVERFLOW;
    int64_t value = (int64_t)above;
    *out = (sr_number){negative ? -value : value, (int64_t)below, 0.0};
    return SR_OK;
}

sr_status sr_number_ratio(int64_t num, int64_t den, sr_number *out)
{
    if (num == INT64_MIN || den == INT64_MIN) return SR_OVERFLOW;
    return reduced(num, den, out);
}

sr_status sr_number_decimal(int64_t mantissa, unsigned scale, sr_number *out)
{
    if (mantissa == INT64_MIN || scale > 18) return SR_OVERFLOW;
    int64_t power = 1;
    for (unsigned i = 0; i < scale; i++)
        power *= 10;
    return reduced(mantissa, power, out);
}

sr_status sr_number_inexact(double value, sr_number *out)
{
    if (!isfinite(value)) return SR_OVERFLOW;
    *out = (sr_number){0, 0, value};
    return SR_OK;
}

static bool both_exact(sr_number a, sr_number b)
{
    return sr_number_exact(a) && sr_number_exact(b);
}

sr_status sr_number_add(sr_number a, sr_number b, sr_number *out)
{
    if (!both_exact(a, b)) return sr_number_inexact(sr_number_double(a) + sr_number_double(b), out);
    if (a.den == b.den) return reduced((wide)a.num + b.num, a.den, out);
    return reduced((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den, out);
}

sr_status sr_number_subtract(sr_number a, sr_number b, sr_number *out)
{
    return sr_number_add(a, sr_number_negate(b), out);
}

sr_status sr_number_multiply(sr_number a, sr_number b, sr_number *out)
{
    if (!both_exact(a, b)) return sr_number_inexact(sr_number_double(a) * sr_number_double(b), out);
    return reduced((wide)a.num * b.num, (wide)a.den * b.den, out);
}

sr_status sr_number_divide(sr_number a, sr_number b, sr_number *out)
{
    if (both_exact(a, b)) return reduced((wide)a.num * b.den, (wide)a.den * b.num, out);
    double divisor = sr_number_double(b);
    if (divisor == 0.0) return SR_OVERFLOW;
    return sr_number_inexact(sr_number_double(a) / divisor, out);
}

sr_number sr_number_negate(sr_number a)
{
    if (sr_number_exact(a)) return (sr_number){-a.num, a.den, 0.0};
    return (sr_number){0, 0, -a.real};
}

sr_number sr_number_absolute(sr_number a)
{
    bool negative = sr_number_exact(a) ? a.num < 0 : a.real < 0;
    return negative ? sr_number_negate(a) : a;
}

int sr_number_compare(sr_number a, sr_number b)
{
    if (both_exact(a, b)) {
        wide left = (wide)a.num * b.den, right = (wide)b.num * a.den;
        return (left > right) - (left < right);
    }
    double left = sr_number_double(a), right = sr_number_double(b);
    return (left > right) - (left < right);
}

/* The quotient gets at least 64 bits, the lowest of which also says whether anything is left over; turning
   that into a double rounds once, to the nearest. */
static double nearest(uint64_t num, uint64_t den)
{
    int shift = 0;
    unsigned_wide above = num;
    while (!(above >> 126)) {
        above <<= 1;
        shift++;
    }
    unsigned_wide quotient = above / den;
    if (above % den) quotient |= 1;
    return ldexp((double)quotient, -shift);
}

double sr_number_double(sr_number a)
{
    if (!sr_number_exact(a)) return a.real;
    const int64_t whole = INT64_C(1) << 53; /* up to here every integer is a double */
    if (a.num >= -whole && a.num <= whole && a.den <= whole) return (double)a.num / (double)a.den;
    double value = nearest((uint64_t)(a.num < 0 ? -a.num : a.num), (uint64_t)a.den);
    return a.num < 0 ? -value : value;
}
