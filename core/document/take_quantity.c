#include "document/work.h"

#include <math.h>
#include <stdio.h>

static bool is_lowest(int64_t num, int64_t den)
{
    uint64_t a = num < 0 ? (uint64_t)-num : (uint64_t)num;
    uint64_t b = (uint64_t)den;
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a == 1;
}

static bool is_sane(sr_number number)
{
    if (number.den == 0) {
        return number.num == 0 && isfinite(number.real);
    }
    return number.den > 0 && number.num != INT64_MIN && is_lowest(number.num, number.den);
}

sr_number sr_take_number(sr_builder *b, const char *what, sr_number number)
{
    if (is_sane(number)) {
        number.real = number.den == 0 ? number.real : 0.0;
        return number;
    }
    sr_complain(
        b, "SR5115",
        SR_MSG("{0}: {1} is not a number in lowest terms with a positive denominator, nor a finite one",
               b->call, what),
        NULL, SR_NO_HINT);
    return SR_INT(0);
}

/* An identity number that a script took for a count. */
static void check_count(sr_builder *b, const sr_quantity *quantity)
{
    double value = sr_number_double(quantity->value);
    if (quantity->measured_in != SR_IN_KR && value == trunc(value) && fabs(value) < 1e15) {
        char digits[24];
        (void)snprintf(digits, sizeof digits, "%.0f", fabs(value));
        (void)sr_check_number_in(b, "value", digits);
    }
}

static void take_base(sr_builder *b, const sr_quantity *from, sr_quantity *out)
{
    if (from->has_base) {
        out->has_base = true;
        out->numerator = sr_take_number(b, "numerator", from->numerator);
        out->denominator = sr_take_number(b, "denominator", from->denominator);
    }
    out->n = from->n >= -1 ? from->n : -1;
}

sr_quantity sr_take_quantity(sr_builder *b, const sr_quantity *quantity)
{
    sr_quantity out = {.value = SR_INT(0), .numerator = SR_INT(0), .denominator = SR_INT(0), .n = -1};
    out.missing = (sr_missing)sr_take_choice(b, "missing kind", quantity->missing, SR_SUPPRESSED + 1);
    out.measured_in = (sr_measured_in)sr_take_choice(b, "unit of measurement", quantity->measured_in,
                                                     SR_MEASURED_IN_COUNT_OF);
    out.decimals = quantity->decimals;
    if (quantity->decimals < -1 || quantity->decimals > 9) {
        sr_complain(b, "SR5115", SR_MSG("{0}: a value has at most 9 decimals", b->call), NULL, SR_NO_HINT);
    }
    if (out.missing == SR_PRESENT) {
        out.value = sr_take_number(b, "value", quantity->value);
        check_count(b, &out);
    }
    if (out.missing != SR_SUPPRESSED) {
        take_base(b, quantity, &out);
    }
    out.assumed = sr_take_text(b, "assumption", quantity->assumed, false);
    return out;
}
