#include "document/record_io.h"

#include <limits.h>
#include <string.h>

static uint64_t damage(sr_take *in)
{
    in->damaged = true;
    return 0;
}

unsigned char sr_take_byte(sr_take *in)
{
    if (in->damaged || in->at == in->end) {
        return (unsigned char)damage(in);
    }
    return *in->at++;
}

uint64_t sr_take_unsigned(sr_take *in)
{
    uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        unsigned char byte = sr_take_byte(in);
        uint64_t group = byte & 0x7F;
        if (group << shift >> shift != group || (byte == 0 && shift > 0)) {
            return damage(in); /* too large, or not the shortest form */
        }
        value |= group << shift;
        if (byte < 0x80) {
            return in->damaged ? 0 : value;
        }
    }
    return damage(in);
}

int64_t sr_take_signed(sr_take *in)
{
    uint64_t value = sr_take_unsigned(in);
    int64_t half = (int64_t)(value >> 1);
    return (value & 1) != 0 ? -half - 1 : half;
}

bool sr_take_bool(sr_take *in)
{
    return sr_take_enum(in, 2) != 0;
}

unsigned sr_take_enum(sr_take *in, unsigned count)
{
    uint64_t value = sr_take_unsigned(in);
    return (unsigned)(value < count ? value : damage(in));
}

int sr_take_int(sr_take *in)
{
    int64_t value = sr_take_signed(in);
    return (int)(value >= INT_MIN && value <= INT_MAX ? value : (int64_t)damage(in));
}

size_t sr_take_count(sr_take *in)
{
    uint64_t count = sr_take_unsigned(in);
    return (size_t)(count <= (uint64_t)(in->end - in->at) ? count : damage(in));
}

const char *sr_take_string(sr_take *in)
{
    size_t size = sr_take_count(in);
    if (size == 0 || in->damaged) {
        return NULL;
    }
    const unsigned char *text = in->at;
    if (memchr(text, '\0', size) != text + size - 1) {
        (void)damage(in);
        return NULL;
    }
    in->at += size;
    return (const char *)text;
}

static double take_real(sr_take *in)
{
    uint64_t bits = 0;
    for (unsigned i = 0; i < sizeof bits; i++) {
        bits |= (uint64_t)sr_take_byte(in) << 8 * i;
    }
    double real = 0.0;
    memcpy(&real, &bits, sizeof real);
    return real;
}

/* Whether the number is sane is the builder's business. */
sr_number sr_take_rational(sr_take *in)
{
    uint64_t den = sr_take_unsigned(in);
    if (den > INT64_MAX) {
        den = damage(in);
    }
    if (den == 0) {
        return (sr_number){.real = take_real(in)};
    }
    return (sr_number){.num = sr_take_signed(in), .den = (int64_t)den};
}

sr_quantity sr_take_figure(sr_take *in)
{
    sr_quantity out = {.value = SR_INT(0), .numerator = SR_INT(0), .denominator = SR_INT(0)};
    out.missing = (sr_missing)sr_take_enum(in, SR_SUPPRESSED + 1);
    out.measured_in = (sr_measured_in)sr_take_enum(in, SR_MEASURED_IN_COUNT_OF);
    out.decimals = sr_take_int(in);
    out.n = sr_take_signed(in);
    out.assumed = sr_take_string(in);
    if (out.missing == SR_PRESENT) {
        out.value = sr_take_rational(in);
    }
    out.has_base = sr_take_bool(in);
    if (out.has_base) {
        out.numerator = sr_take_rational(in);
        out.denominator = sr_take_rational(in);
    }
    return out;
}
