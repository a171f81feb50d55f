/* The decimal text of numbers that a file stores in binary, or writes as a program prints a binary number. */
#ifndef SR_SOURCE_DECIMAL_H
#define SR_SOURCE_DECIMAL_H

#include "base/text.h"

/* The stored text of a number ("0.1", "1E-3") as plain decimal text with the decimal sign `sign`, the decimal
   point moved `shift` places to the right. Up to 15 significant digits are kept as they stand; a number with
   more is one that was computed in binary (0.30000000000000004), and is rounded half up to the 15 that a
   spreadsheet shows and at most 15 decimals. False: not a number, or further than 10^31 from one. `out` has
   room for SR_DECIMAL_ROOM bytes. */
enum { SR_DECIMAL_ROOM = 96 };
bool sr_source_decimal(sr_str stored, char sign, int shift, char *out, size_t *length);

#endif
