#include "composite/calc.h"

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
