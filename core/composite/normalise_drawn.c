/* Normalisation in doubles, for drawn outcomes: the same methods as in normalise.c. */
#include <math.h>

#include "composite/draw.h"

typedef struct drawn {
    const sr_curve *curve;
    const double *values, *present;
    size_t units, count;
    double sign; /* 1: higher is better, -1: lower */
} drawn;

/* The worst (-1) or the best (1) of the values. */
static double extreme(const drawn *d, double side)
{
    double found = NAN;
    for (size_t u = 0; u < d->units; u++) {
        if (d->present[u] > 0 && (isnan(found) || (d->values[u] - found) * d->sign * side > 0)) {
            found = d->values[u];
        }
    }
    return found;
}

static bool between(const drawn *d, double worst, double best, bool cap, double *out)
{
    double whole = best - worst;
    if (!(whole * d->sign > 0)) {
        return false;
    }
    for (size_t u = 0; u < d->units; u++) {
        double part = (d->values[u] - worst) / whole;
        part = cap && part > 1 ? 1 : part;
        out[u] = d->curve->low + part * (d->curve->high - d->curve->low);
    }
    return true;
}

static bool z_score(const drawn *d, double *out)
{
    double sum = 0;
    double squares = 0;
    for (size_t u = 0; u < d->units; u++) {
        sum += d->present[u] > 0 ? d->values[u] : 0;
    }
    double mean = sum / (double)(d->count > 0 ? d->count : 1);
    for (size_t u = 0; u < d->units; u++) {
        double off = d->present[u] > 0 ? d->values[u] - mean : 0;
        squares += off * off;
    }
    if (d->count < 2 || !(extreme(d, 1) != extreme(d, -1))) {
        return false;
    }
    double deviation = sqrt(squares / (double)(d->count - 1)) * d->sign;
    for (size_t u = 0; u < d->units; u++) {
        out[u] = d->curve->low + (d->curve->high - d->curve->low) * (d->values[u] - mean) / deviation;
    }
    return true;
}

static size_t worse_than(const drawn *d, double value)
{
    size_t count = 0;
    for (size_t u = 0; u < d->units; u++) {
        count += d->present[u] > 0 && (value - d->values[u]) * d->sign > 0;
    }
    return count;
}

static bool rank(const drawn *d, double *out)
{
    for (size_t u = 0; u < d->units; u++) {
        out[u] = (double)(worse_than(d, d->values[u]) + 1);
    }
    return true;
}

static bool percentile_rank(const drawn *d, double *out)
{
    for (size_t u = 0; u < d->units && d->count > 1; u++) {
        double part = (double)worse_than(d, d->values[u]) / (double)(d->count - 1);
        out[u] = d->curve->low + part * (d->curve->high - d->curve->low);
    }
    return d->count > 1;
}

bool sr_normalise_drawn(const sr_curve *curve, const double *values, const double *present, size_t units,
                        double *out)
{
    drawn d = {.curve = curve,
               .values = values,
               .present = present,
               .units = units,
               .sign = curve->lower_is_better ? -1 : 1};
    for (size_t u = 0; u < units; u++) {
        d.count += present[u] > 0;
    }
    switch (curve->method) {
    case SR_NORMAL_MIN_MAX:
        return between(&d, extreme(&d, -1), extreme(&d, 1), false, out);
    case SR_NORMAL_DISTANCE_TO_TARGET:
        return between(&d, extreme(&d, -1), curve->target, curve->capped, out);
    case SR_NORMAL_Z_SCORE:
        return z_score(&d, out);
    case SR_NORMAL_RANK:
        return rank(&d, out);
    case SR_NORMAL_PERCENTILE_RANK:
        return percentile_rank(&d, out);
    case SR_NORMAL_NONE:
    case SR_NORMAL_GOALPOSTS:
    case SR_NORMALISATIONS:
        break;
    }
    return false;
}
