#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "composite/calc.h"

enum { HELD_DIGITS = 12 };
static const double NOTHING = 1e-12; /* what is left of a difference that is none */

typedef sr_status operation(sr_number a, sr_number b, sr_number *out);

static sr_number loosened(sr_number a)
{
    sr_number out = a;
    return sr_number_exact(a) && sr_number_inexact(sr_number_double(a), &out) != SR_OK ? a : out;
}

static sr_number calculate(sr_calc *calc, operation *op, sr_number a, sr_number b)
{
    sr_number out = SR_INT(0);
    if (op(a, b, &out) != SR_OK && op(loosened(a), loosened(b), &out) != SR_OK) {
        calc->failed = true;
    }
    return out;
}

sr_number sr_calc_add(sr_calc *calc, sr_number a, sr_number b)
{
    return calculate(calc, sr_number_add, a, b);
}

sr_number sr_calc_subtract(sr_calc *calc, sr_number a, sr_number b)
{
    return calculate(calc, sr_number_subtract, a, b);
}

sr_number sr_calc_multiply(sr_calc *calc, sr_number a, sr_number b)
{
    return calculate(calc, sr_number_multiply, a, b);
}

sr_number sr_calc_divide(sr_calc *calc, sr_number a, sr_number b)
{
    return calculate(calc, sr_number_divide, a, b);
}

sr_number sr_calc_real(sr_calc *calc, double value)
{
    sr_number out = SR_INT(0);
    if (sr_number_inexact(value, &out) != SR_OK) {
        calc->failed = true;
    }
    return out;
}

sr_number sr_calc_settled(sr_number number)
{
    char text[64];
    sr_number out = number;
    if (sr_number_exact(number)) {
        return number;
    }
    (void)snprintf(text, sizeof text, "%.*g", HELD_DIGITS, number.real);
    double settled = fabs(number.real) < NOTHING ? 0 : strtod(text, NULL);
    return sr_number_inexact(settled, &out) == SR_OK ? out : number;
}
