/* Arithmetic that never fails halfway: exact as long as it fits in 64 bits, in doubles marked inexact from
   there on. For what is computed of an index. */
#ifndef SR_COMPOSITE_CALC_H
#define SR_COMPOSITE_CALC_H

#include "base/number.h"

/* `failed` is set by a division by zero or a number that is not finite, and stays set. */
typedef struct sr_calc {
    bool failed;
} sr_calc;

sr_number sr_calc_add(sr_calc *calc, sr_number a, sr_number b);
sr_number sr_calc_subtract(sr_calc *calc, sr_number a, sr_number b);
sr_number sr_calc_multiply(sr_calc *calc, sr_number a, sr_number b);
sr_number sr_calc_divide(sr_calc *calc, sr_number a, sr_number b);
/* A double as it comes out of a function of the mathematical library. */
sr_number sr_calc_real(sr_calc *calc, double value);
/* As many digits as a chain of operations on doubles holds, so that what is the same by different ways is the
   same when it is compared. Exact numbers are left as they are. */
sr_number sr_calc_settled(sr_number number);

#endif
