/* The only rounding in the program: half away from zero, on the exact decimal digits of the number, so that
   no intermediate value can be off. The digits of a rational come by long division; those of a double are its
   exact binary value written out in full. */
#include <stdio.h>
#include <string.h>

#include "base/number.h"

__extension__ typedef unsigned __int128 unsigned_wide;

enum {
    DOUBLE_DECIMALS = 1074, /* no finite double has more */
    DOUBLE_DIGITS = 309,    /* before the decimal sign */
    TEXT_SIZE = DOUBLE_DIGITS + DOUBLE_DECIMALS + 8,
    MOST_DECIMALS = 1000,
};

/* The magnitude in decimal, first truncated, then rounded. The first digit is a 0 that makes room for a
 * carry. */
typedef struct digits {
    char text[TEXT_SIZE];
    size_t length;
    bool up;   /* what was dropped is a half or more */
    bool rest; /* something other than zeros was dropped */
} digits;

static void digits_of_exact(sr_number a, unsigned decimals, digits *out)
{
    uint64_t num = (uint64_t)(a.num < 0 ? -a.num : a.num), den = (uint64_t)a.den, rest = num % den;
    out->length = (size_t)snprintf(out->text, sizeof out->text, "0%llu", (unsigned long long)(num / den));
    if (decimals) out->text[out->length++] = '.';
    for (unsigned i = 0; i < decimals; i++) {
        unsigned_wide ten = (unsigned_wide)rest * 10;
        out->text[out->length++] = (char)('0' + (int)(ten / den));
        rest = (uint64_t)(ten % den);
    }
    out->up = (unsigned_wide)rest * 2 >= den;
    out->rest = rest != 0;
}

static void digits_of_double(double value, unsigned decimals, digits *out)
{
    char full[TEXT_SIZE];
    int written = snprintf(full, sizeof full, "%.*f", DOUBLE_DECIMALS, value < 0 ? -value : value);
    size_t sign = (size_t)written - DOUBLE_DECIMALS - 1; /* one byte, which one depends on the locale */
    full[sign] = '.';
    size_t kept = sign + (decimals ? decimals + 1 : 0);
    const char *dropped = full + sign + 1 + decimals;
    out->text[0] = '0';
    memcpy(out->text + 1, full, kept);
    out->length = kept + 1;
    out->up = *dropped >= '5';
    out->rest = dropped[strspn(dropped, "0")] != '\0';
}

static void round_up(digits *out)
{
    for (size_t i = out->length; i-- > 0;) {
        if (out->text[i] == '.') continue;
        if (out->text[i] != '9') {
            out->text[i]++;
            return;
        }
        out->text[i] = '0';
    }
}

static void drop_spare(digits *out)
{
    if (out->text[0] != '0') return;
    out->length--;
    memmove(out->text, out->text + 1, out->length);
}

static unsigned at_most(unsigned decimals)
{
    return decimals < MOST_DECIMALS ? decimals : MOST_DECIMALS;
}

static void digits_of(sr_number a, unsigned decimals, digits *out)
{
    if (sr_number_exact(a))
        digits_of_exact(a, decimals, out);
    else
        digits_of_double(a.real, decimals, out);
    if (out->up) round_up(out);
    drop_spare(out);
    out->text[out->length] = '\0';
}

static bool is_negative(sr_number a, const digits *rounded)
{
    bool below = sr_number_exact(a) ? a.num < 0 : a.real < 0;
    return below && strpbrk(rounded->text, "123456789");
}

void sr_number_round(sr_number a, unsigned decimals, sr_buf *out)
{
    digits rounded;
    digits_of(a, at_most(decimals), &rounded);
    if (is_negative(a, &rounded)) sr_buf_char(out, '-');
    sr_buf_put(out, rounded.text, rounded.length);
}

sr_status sr_number_rounded(sr_number a, unsigned decimals, sr_number *out)
{
    digits rounded;
    digits_of(a, at_most(decimals), &rounded);
    sr_number value;
    if (!sr_number_read((sr_str){rounded.text, rounded.length}, '.', &value, NULL)) return SR_OVERFLOW;
    *out = is_negative(a, &rounded) ? sr_number_negate(value) : value;
    return SR_OK;
}

bool sr_number_rounds(sr_number a, unsigned decimals)
{
    digits rounded;
    digits_of(a, at_most(decimals), &rounded);
    return rounded.rest;
}

int sr_number_decimals(sr_number a, unsigned most)
{
    for (unsigned decimals = 0; decimals <= most; decimals++)
        if (!sr_number_rounds(a, decimals)) return (int)decimals;
    return -1;
}
