#include "composite/random.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

static const double LN2_HIGH = 0x1.62e42fefa38p-1; /* with its last bits zero, so that a product with a small
                                                      whole number is exact */
static const double LN2_LOW = 0x1.ef35793c7673p-45;

static uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static double double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

/* x = 2^k · m with m near 1; log m = 2 · (s + s³/3 + s⁵/5 + …) with s = (m − 1) / (m + 1). */
double sr_exact_log(double x)
{
    uint64_t bits = bits_of(x);
    int k = (int)(bits >> 52) - 1023;
    double m = double_of((bits & UINT64_C(0x000FFFFFFFFFFFFF)) | UINT64_C(0x3FF0000000000000));
    if (m > 1.4142135623730951) {
        m *= 0.5;
        k++;
    }
    double s = (m - 1) / (m + 1);
    double q = s * s;
    static const double terms[] = {1.0 / 21, 1.0 / 19, 1.0 / 17, 1.0 / 15, 1.0 / 13,
                                   1.0 / 11, 1.0 / 9,  1.0 / 7,  1.0 / 5,  1.0 / 3};
    double sum = 0;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        sum = (sum + terms[i]) * q;
    }
    return (double)k * LN2_HIGH + (2 * s + (2 * s * sum + (double)k * LN2_LOW));
}

/* exp x = 2^k · exp r with |r| at most half of log 2: Taylor's series. */
double sr_exact_exp(double x)
{
    double scaled = x * 1.4426950408889634;
    int k = (int)(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    double r = (x - (double)k * LN2_HIGH) - (double)k * LN2_LOW;
    static const double terms[] = {1.0 / 87178291200,
                                   1.0 / 6227020800,
                                   1.0 / 479001600,
                                   1.0 / 39916800,
                                   1.0 / 3628800,
                                   1.0 / 362880,
                                   1.0 / 40320,
                                   1.0 / 5040,
                                   1.0 / 720,
                                   1.0 / 120,
                                   1.0 / 24,
                                   1.0 / 6,
                                   1.0 / 2,
                                   1,
                                   1};
    double sum = 0;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        sum = sum * r + terms[i];
    }
    int half = k / 2; /* in two steps, so that neither factor leaves the normal numbers */
    return sum * double_of((uint64_t)(half + 1023) << 52) * double_of((uint64_t)(k - half + 1023) << 52);
}

/* Inside the inner bound is accepted, outside the outer one refused; the logarithm decides between them, once
   in a hundred times. */
double sr_random_normal(sr_random *random)
{
    for (;;) {
        double u = sr_random_unit(random);
        double v = 1.7156 * (sr_random_unit(random) - 0.5);
        double x = u - 0.449871;
        double y = (v < 0 ? -v : v) + 0.386595;
        double q = x * x + y * (0.19600 * y - 0.25472 * x);
        if (q < 0.27597 || (q <= 0.27846 && v * v <= -4 * u * u * sr_exact_log(u))) {
            return v / u;
        }
    }
}

sr_gamma sr_gamma_of(double shape)
{
    double d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    return (sr_gamma){d, 1 / sqrt(9 * d), shape < 1 ? 1 / shape : 0};
}

static double gamma_above_one(sr_random *random, double d, double c)
{
    for (;;) {
        double x = sr_random_normal(random);
        double t = 1 + c * x;
        if (t <= 0) {
            continue;
        }
        double v = t * t * t;
        double u = sr_random_unit(random);
        double square = x * x;
        if (u < 1 - 0.0331 * square * square ||
            sr_exact_log(u) < 0.5 * square + d - d * v + d * sr_exact_log(v)) {
            return d * v;
        }
    }
}

double sr_random_gamma_of(sr_random *random, const sr_gamma *gamma)
{
    if (!(gamma->power > 0)) {
        return gamma_above_one(random, gamma->d, gamma->c);
    }
    double power = sr_exact_log(sr_random_unit(random)) * gamma->power;
    double above = gamma_above_one(random, gamma->d, gamma->c);
    return power < -690 ? 0 : above * sr_exact_exp(power);
}

double sr_random_gamma(sr_random *random, double shape)
{
    const sr_gamma gamma = sr_gamma_of(shape);
    return sr_random_gamma_of(random, &gamma);
}

double sr_random_beta(sr_random *random, double a, double b)
{
    double x = sr_random_gamma(random, a);
    double y = sr_random_gamma(random, b);
    return x + y > 0 ? x / (x + y) : 0.5;
}
