/* Random numbers that are the same on every machine: SplitMix64, and functions made of additions,
   multiplications, divisions and square roots only, whose results IEEE 754 fixes to the last bit (this room
   is compiled without fused operations). Nothing here comes from the mathematical library.

   A stream is begun by a seed and a number: draw 17 of seed 1 is the same whoever computes it, and in which
   order. Value n of a stream is mix(state + n · 0x9E3779B97F4A7C15), where mix is

       z ^= z >> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >> 27; z *= 0x94D049BB133111EB; z ^= z >> 31

   and state = mix(mix(seed) + number · 0x9E3779B97F4A7C15). */
#ifndef SR_COMPOSITE_RANDOM_H
#define SR_COMPOSITE_RANDOM_H

#include <stdint.h>

typedef struct sr_random {
    uint64_t state;
} sr_random;

#define SR_RANDOM_STEP UINT64_C(0x9E3779B97F4A7C15)

static inline uint64_t sr_random_mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static inline sr_random sr_random_stream(uint64_t seed, uint64_t number)
{
    return (sr_random){sr_random_mix(sr_random_mix(seed) + number * SR_RANDOM_STEP)};
}

static inline uint64_t sr_random_next(sr_random *random)
{
    random->state += SR_RANDOM_STEP;
    return sr_random_mix(random->state);
}

/* Between 0 and 1, never either: the upper 52 bits, and a half. */
static inline double sr_random_unit(sr_random *random)
{
    return ((double)(int64_t)(sr_random_next(random) >> 12) + 0.5) * 0x1p-52;
}

/* Also what geometric means are computed with: a mathematical library may round its last bit otherwise.
   Natural logarithm of a positive normal number, and its inverse for |x| below 700; within 4 units of the
   last place. */
double sr_exact_log(double x);
double sr_exact_exp(double x);
double sr_random_normal(sr_random *random); /* mean 0, deviation 1: the ziggurat with 128 layers */
/* What a gamma distribution of a shape above 0 is drawn with: found once, used for every draw. */
typedef struct sr_gamma {
    double d, c;
    double power; /* 1 / shape for shapes below 1, which are drawn by the shape one above; else 0 */
} sr_gamma;
sr_gamma sr_gamma_of(double shape);
double sr_random_gamma_of(sr_random *random, const sr_gamma *gamma);
/* Shape above 0, scale 1: Marsaglia and Tsang with their squeeze; below 1 by the shape one above. */
double sr_random_gamma(sr_random *random, double shape);
/* Both above 0. */
double sr_random_beta(sr_random *random, double a, double b);

#endif
