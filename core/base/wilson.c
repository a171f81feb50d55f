#include "base/wilson.h"

#include <math.h>

double sr_normal_quantile(double level)
{
    /* P(|Z| > z) = erfc(z / √2) falls in z: halve until the interval has no middle of its own. */
    double low = 0.0, high = 40.0;
    for (;;) {
        double middle = low + (high - low) / 2.0;
        if (middle <= low || middle >= high) {
            return middle;
        }
        if (erfc(middle / sqrt(2.0)) > 1.0 - level) {
            low = middle;
        } else {
            high = middle;
        }
    }
}

static double within(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

bool sr_wilson(int64_t k, int64_t n, double level, sr_wilson_interval *out)
{
    if (n <= 0 || k < 0 || k > n || !(level > 0.0 && level < 1.0)) {
        return false;
    }
    double z = sr_normal_quantile(level);
    double share = (double)k / (double)n;
    double weight = z * z / (double)n;
    double centre = (share + weight / 2.0) / (1.0 + weight);
    double half = sqrt(share * (1.0 - share) * weight + weight * weight / 4.0) / (1.0 + weight);
    /* The ends are exactly 0 and 1 for none and all; elsewhere a rounding error must not pass the share. */
    out->low = k == 0 ? 0.0 : within(centre - half, 0.0, share);
    out->high = k == n ? 1.0 : within(centre + half, share, 1.0);
    return true;
}
