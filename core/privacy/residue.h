/* Whole numbers modulo the prime 2^61 - 1. Only for the files of this folder. */
#ifndef SR_PRIVACY_RESIDUE_H
#define SR_PRIVACY_RESIDUE_H

#include <stdint.h>

__extension__ typedef unsigned __int128 sr_wide_residue;
#define SR_PRIME (((uint64_t)1 << 61) - 1)

static inline uint64_t sr_times(uint64_t a, uint64_t b)
{
    sr_wide_residue product = (sr_wide_residue)a * b;
    uint64_t sum = (uint64_t)(product & SR_PRIME) + (uint64_t)(product >> 61);
    return sum >= SR_PRIME ? sum - SR_PRIME : sum;
}

static inline uint64_t sr_minus(uint64_t a, uint64_t b)
{
    return a >= b ? a - b : a + SR_PRIME - b;
}

static inline uint64_t sr_plus(uint64_t a, uint64_t b)
{
    return sr_minus(a, b == 0 ? 0 : SR_PRIME - b);
}

static inline uint64_t sr_inverse(uint64_t a)
{
    uint64_t result = 1;
    for (uint64_t power = SR_PRIME - 2; power > 0; power >>= 1) {
        if (power & 1) result = sr_times(result, a);
        a = sr_times(a, a);
    }
    return result;
}

static inline uint64_t sr_residue(int64_t number)
{
    return number >= 0 ? (uint64_t)number % SR_PRIME : SR_PRIME - (uint64_t)(-number) % SR_PRIME;
}

/* Evenly distributed numbers from consecutive ones (the finalizer of splitmix64). */
static inline uint64_t sr_spread(uint64_t number)
{
    number += 0x9E3779B97F4A7C15u;
    number = (number ^ number >> 30) * 0xBF58476D1CE4E5B9u;
    number = (number ^ number >> 27) * 0x94D049BB133111EBu;
    return number ^ number >> 31;
}

#endif
