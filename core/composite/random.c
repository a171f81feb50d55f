#include "composite/random.h"

#include <math.h>
#include <stdbool.h>
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

/* The half of exp(−x²/2) above 0 in 128 layers of the same area: layer i reaches from 0 to edge[i], and its
   upper part ends at edge[i + 1]. Layer 0 is the rectangle up to edge[1] with the tail beyond it, and edge[0]
   as wide as a rectangle of that height and area. */
enum { LAYERS = 128 };
static const double edge[LAYERS + 1] = {
    0x1.db4668fe7d167p+1, 0x1.b8a7c476d1741p+1, 0x1.9c8e0c7c7f35ep+1,
    0x1.8aa73e440e862p+1, 0x1.7d45eb36e9ff4p+1, 0x1.7279dd4ac2679p+1,
    0x1.695c2be68d3e4p+1, 0x1.616dff7c8dab3p+1, 0x1.5a61edf7e73f4p+1,
    0x1.540520129e8c8p+1, 0x1.4e3456b0e1da8p+1, 0x1.48d61806d430cp+1,
    0x1.43d75b60bac8dp+1, 0x1.3f29848d395fep+1, 0x1.3ac11b8e1e839p+1,
    0x1.3694f3a3721bap+1, 0x1.329d9725e1358p+1, 0x1.2ed4df8097554p+1,
    0x1.2b35aa5ebcda5p+1, 0x1.27bba2b5d9b7dp+1, 0x1.246317a6b3231p+1,
    0x1.2128dd36bbd01p+1, 0x1.1e0a342cee675p+1, 0x1.1b04b731f48d4p+1,
    0x1.18164be0bf8c9p+1, 0x1.153d16d455057p+1, 0x1.1277720181096p+1,
    0x1.0fc3e4d95cda5p+1, 0x1.0d211dd288ac4p+1, 0x1.0a8ded0ec1159p+1,
    0x1.08093fe3e1aa9p+1, 0x1.05921d1c4b0b9p+1, 0x1.0327a1cc4a836p+1,
    0x1.00c8fea16f933p+1, 0x1.fceaeb2ca0ee2p+0, 0x1.f858aff317ac8p+0,
    0x1.f3da09745b605p+0, 0x1.ef6dcddc7807dp+0, 0x1.eb12e914817afp+0,
    0x1.e6c85a8495b0dp+0, 0x1.e28d331c61c36p+0, 0x1.de609397db2b3p+0,
    0x1.da41aaf794b3cp+0, 0x1.d62fb5257b279p+0, 0x1.d229f9bfe95c7p+0,
    0x1.ce2fcb05f3115p+0, 0x1.ca4084e08c207p+0, 0x1.c65b8c04d5d84p+0,
    0x1.c2804d2c6531dp+0, 0x1.beae3c60c7179p+0, 0x1.bae4d457e8092p+0,
    0x1.b72395df55593p+0, 0x1.b36a075492a98p+0, 0x1.afb7b428f83acp+0,
    0x1.ac0c2c6fbfe6p+0,  0x1.a8670475107fbp+0, 0x1.a4c7d45cfb2a5p+0,
    0x1.a12e37c97caap+0,  0x1.9d99cd86aeea8p+0, 0x1.9a0a373c6d3ccp+0,
    0x1.967f1924c0e62p+0, 0x1.92f819c67bdfdp+0, 0x1.8f74e1b375764p+0,
    0x1.8bf51b49e8281p+0, 0x1.8878727879e86p+0, 0x1.84fe948480027p+0,
    0x1.81872fd216669p+0, 0x1.7e11f3ada7506p+0, 0x1.7a9e9016840d7p+0,
    0x1.772cb58a3242ap+0, 0x1.73bc14d01277fp+0, 0x1.704c5ec504e8fp+0,
    0x1.6cdd4426b0a02p+0, 0x1.696e755e0eb23p+0, 0x1.65ffa248d7f43p+0,
    0x1.62907a016eacp+0,  0x1.5f20aaa4d7638p+0, 0x1.5bafe1164c044p+0,
    0x1.583dc8bfea848p+0, 0x1.54ca0b4ff476ap+0, 0x1.5154507206658p+0,
    0x1.4ddc3d839cb58p+0, 0x1.4a6175432745fp+0, 0x1.46e39778d4ba1p+0,
    0x1.4362409821672p+0, 0x1.3fdd0959138fbp+0, 0x1.3c538647e5b53p+0,
    0x1.38c54749af146p+0, 0x1.3531d71460289p+0, 0x1.3198ba9823477p+0,
    0x1.2df97057dd75fp+0, 0x1.2a536fae26375p+0, 0x1.26a627fb9231dp+0,
    0x1.22f0ffba96ce9p+0, 0x1.1f33537495bfap+0, 0x1.1b6c7492bde7ap+0,
    0x1.179ba80458345p+0, 0x1.13c024b2bbdffp+0, 0x1.0fd911b972d18p+0,
    0x1.0be58456f2afcp+0, 0x1.07e47d879726ep+0, 0x1.03d4e7390f21p+0,
    0x1.ff6b21ffe30ecp-1, 0x1.f70a5866ad189p-1, 0x1.ee848e954b85cp-1,
    0x1.e5d6909f34423p-1, 0x1.dcfccc51a748p-1,  0x1.d3f340dd86c6bp-1,
    0x1.cab56ac6833a5p-1, 0x1.c13e2b012d149p-1, 0x1.b787a7c4f44a4p-1,
    0x1.ad8b25067d385p-1, 0x1.a340d1bad0391p-1, 0x1.989f85c72c985p-1,
    0x1.8d9c6a9d0cf67p-1, 0x1.822a858ac5ecap-1, 0x1.763a1600c1764p-1,
    0x1.69b7b213c3f64p-1, 0x1.5c8afdbecef6ep-1, 0x1.4e94c08bd4d78p-1,
    0x1.3fabee18d682fp-1, 0x1.2f98d6bb0e73ap-1, 0x1.1e0ce6b54ec53p-1,
    0x1.0a936da5942d2p-1, 0x1.e8e576e3830fap-2, 0x1.b4c8fecd63b02p-2,
    0x1.73949183add9dp-2, 0x1.16db47dfb32bdp-2, 0,
};

/* Beyond edge[1], by Marsaglia's method. */
static double normal_tail(sr_random *random)
{
    for (;;) {
        double x = -sr_exact_log(sr_random_unit(random)) / edge[1];
        double y = -sr_exact_log(sr_random_unit(random));
        if (y + y >= x * x) {
            return edge[1] + x;
        }
    }
}

/* At x of layer i, past what lies below the curve for certain: is the drawn height below it? */
static bool below_curve(sr_random *random, size_t i, double x)
{
    double lower = sr_exact_exp(0.5 * (x * x - edge[i] * edge[i]));
    double upper = sr_exact_exp(0.5 * (x * x - edge[i + 1] * edge[i + 1]));
    return lower + sr_random_unit(random) * (upper - lower) < 1;
}

/* The lowest bits, which sr_random_unit leaves, choose the layer; the others the place in it. In 99 of a
   hundred draws that is all. */
double sr_random_normal(sr_random *random)
{
    for (;;) {
        uint64_t bits = sr_random_next(random);
        size_t i = bits % LAYERS;
        double x = (((double)(int64_t)(bits >> 12) + 0.5) * 0x1p-51 - 1) * edge[i];
        double size = x < 0 ? -x : x;
        if (size < edge[i + 1]) {
            return x;
        }
        if (i == 0) {
            return x < 0 ? -normal_tail(random) : normal_tail(random);
        }
        if (below_curve(random, i, size)) {
            return x;
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
