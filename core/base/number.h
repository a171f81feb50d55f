/* Exact numbers. A number is a rational in lowest terms, or a double that is marked inexact; comparison is
   exact whenever both are, with 128-bit cross-multiplication. Nothing overflows silently. */
#ifndef SR_BASE_NUMBER_H
#define SR_BASE_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "base/text.h"

typedef struct sr_number {
    int64_t num; /* numerator; 0 when inexact */
    int64_t den; /* denominator > 0, lowest terms; 0 means inexact */
    double real; /* the value when inexact */
} sr_number;

#define SR_INT(i) ((sr_number){(i), 1, 0.0})
bool sr_number_exact(sr_number a);
/* num/den in lowest terms; SR_OVERFLOW when den is 0 or INT64_MIN is involved. */
SR_MUST_USE
sr_status sr_number_ratio(int64_t num, int64_t den, sr_number *out);
/* mantissa / 10^scale, scale 0…18. */
SR_MUST_USE
sr_status sr_number_decimal(int64_t mantissa, unsigned scale, sr_number *out);
/* A finite double; SR_OVERFLOW for NaN and infinities. */
SR_MUST_USE
sr_status sr_number_inexact(double value, sr_number *out);

/* Exact when both are exact and the result fits in 64 bits; SR_OVERFLOW otherwise, and for division by zero.
   Inexact as soon as one operand is. `out` is left as it was on failure. */
SR_MUST_USE
sr_status sr_number_add(sr_number a, sr_number b, sr_number *out);
SR_MUST_USE
sr_status sr_number_subtract(sr_number a, sr_number b, sr_number *out);
SR_MUST_USE
sr_status sr_number_multiply(sr_number a, sr_number b, sr_number *out);
SR_MUST_USE
sr_status sr_number_divide(sr_number a, sr_number b, sr_number *out);
sr_number sr_number_negate(sr_number a);         /* INT64_MIN never occurs as numerator */
int sr_number_compare(sr_number a, sr_number b); /* <0, 0, >0; as doubles when one is inexact */
double sr_number_double(sr_number a);            /* nearest double */
sr_number sr_number_absolute(sr_number a);

/* Reads digits with optional sign (-, +, U+2212), group separators (space, no-break or thin space) between
   groups of three, and one decimal sign: `decimal` is ',' or '.'. The whole text must be the number. `scale`
   gets the number of decimals as written (may be NULL). False: not a number; overflow is false too, and then
   nothing is written. */
bool sr_number_read(sr_str text, char decimal, sr_number *out, unsigned *scale);

/* Rounded half up (away from zero) to `decimals` (at most 1000), written with '.' and '-' and exactly that
   many decimals; overflow cannot occur, and nothing that rounds to zero is negative. This is the only
   rounding in the program. */
void sr_number_round(sr_number a, unsigned decimals, sr_buf *out);
/* The same as an exact number; SR_OVERFLOW when it does not fit. */
SR_MUST_USE
sr_status sr_number_rounded(sr_number a, unsigned decimals, sr_number *out);
/* Whether rounding to `decimals` changes the value. */
bool sr_number_rounds(sr_number a, unsigned decimals);
/* Fewest decimals that show the value exactly, or -1 when there is none up to `most`. */
int sr_number_decimals(sr_number a, unsigned most);

#endif
