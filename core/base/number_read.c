/* Numbers as people and programs write them. */
#include <string.h>

#include "base/number.h"

typedef struct reader {
    const char *at;
    const char *end;
    char decimal;
    int64_t mantissa;
    unsigned scale;
} reader;

static bool take(reader *in, const char *text)
{
    size_t length = strlen(text);
    if ((size_t)(in->end - in->at) < length || memcmp(in->at, text, length) != 0) return false;
    in->at += length;
    return true;
}

static bool take_any(reader *in, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (take(in, texts[i])) return true;
    return false;
}

static bool take_minus(reader *in)
{
    static const char *const signs[] = {"-", "\u2212"};
    return take_any(in, signs, sizeof signs / sizeof *signs);
}

static bool take_separator(reader *in)
{
    static const char *const separators[] = {" ", "\u00a0", "\u2009", "\u202f"};
    return take_any(in, separators, sizeof separators / sizeof *separators);
}

/* Takes the digits that follow into the mantissa; the number of them, or -1 when it does not fit. */
static int take_digits(reader *in)
{
    int count = 0;
    for (; in->at < in->end && *in->at >= '0' && *in->at <= '9'; in->at++, count++) {
        int64_t digit = *in->at - '0';
        if (in->mantissa > (INT64_MAX - digit) / 10) return -1;
        in->mantissa = in->mantissa * 10 + digit;
    }
    return count;
}

/* 1234 or 1 234 567, but not 1234 567. */
static bool take_whole(reader *in)
{
    int first = take_digits(in);
    if (first < 1) return false;
    while (take_separator(in))
        if (first > 3 || take_digits(in) != 3) return false;
    return true;
}

static bool take_fraction(reader *in)
{
    if (in->at == in->end) return true;
    if (*in->at++ != in->decimal) return false;
    int count = take_digits(in);
    if (count < 1) return false;
    in->scale = (unsigned)count;
    return in->at == in->end;
}

bool sr_number_read(sr_str text, char decimal, sr_number *out, unsigned *scale)
{
    if (text.length == 0) return false;
    reader in = {text.at, text.at + text.length, decimal, 0, 0};
    bool negative = take_minus(&in);
    if (!negative) take(&in, "+");
    if (!take_whole(&in) || !take_fraction(&in)) return false;
    if (sr_number_decimal(negative ? -in.mantissa : in.mantissa, in.scale, out) != SR_OK) return false;
    if (scale) *scale = in.scale;
    return true;
}
