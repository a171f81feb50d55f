/* What drawn values tell: intervals, ranks, and how often the target is reached. */
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "composite/draw.h"

/* The values before number n of the order are not greater than it. Hoare's selection; the middle is the
 * pivot. */
static double nth(double *values, size_t count, size_t n)
{
    size_t low = 0;
    size_t high = count - 1;
    while (low < high) {
        double pivot = values[low + (high - low) / 2];
        size_t i = low;
        size_t k = high;
        while (i <= k) {
            while (values[i] < pivot) {
                i++;
            }
            while (values[k] > pivot) {
                k--;
            }
            if (i <= k) {
                double swapped = values[i];
                values[i++] = values[k];
                values[k] = swapped;
                if (k == 0) {
                    break;
                }
                k--;
            }
        }
        if (n <= k) {
            high = k;
        } else if (n >= i) {
            low = i;
        } else {
            break;
        }
    }
    return values[n];
}

/* The value at a share of the way from the least to the greatest, at the nearest one. */
static double at_share(double *values, size_t count, double share)
{
    return nth(values, count, (size_t)(share * (double)(count - 1) + 0.5));
}

static void tell_values(const double *values, size_t draws, size_t units, size_t unit, double target,
                        bool lower_is_better, double *column, sr_drawn *out)
{
    size_t count = 0;
    for (size_t d = 0; d < draws; d++) {
        double value = values[d * units + unit];
        if (!isnan(value)) {
            column[count++] = value;
            out->met += lower_is_better ? value <= target : value >= target;
        }
    }
    out->draws = count;
    out->low = count > 0 ? at_share(column, count, 0.025) : NAN;
    out->middle = count > 0 ? at_share(column, count, 0.5) : NAN;
    out->high = count > 0 ? at_share(column, count, 0.975) : NAN;
}

/* counts[unit][rank]: how often each unit has each rank. */
static void count_ranks(const double *values, size_t draws, size_t units, size_t *counts)
{
    for (size_t d = 0; d < draws; d++) {
        const double *row = values + d * units;
        for (size_t u = 0; u < units; u++) {
            size_t rank = 1;
            for (size_t k = 0; k < units; k++) {
                rank += row[k] > row[u];
            }
            counts[u * (units + 1) + rank] += !isnan(row[u]);
        }
    }
}

static size_t rank_at(const size_t *counts, size_t units, size_t draws, double share)
{
    size_t sum = 0;
    for (size_t rank = 1; rank <= units; rank++) {
        sum += counts[rank];
        if ((double)sum >= share * (double)draws && sum > 0) {
            return rank;
        }
    }
    return 0;
}

sr_status sr_draw_tell(const double *values, size_t draws, size_t units, double target, bool lower_is_better,
                       sr_drawn *out)
{
    double *column = sr_calloc(draws + 1, sizeof *column);
    size_t *counts = sr_calloc((units + 1) * (units + 1), sizeof *counts);
    bool room = column != NULL && counts != NULL;
    if (room && units > 1) {
        count_ranks(values, draws, units, counts);
    }
    for (size_t u = 0; u < units && room; u++) {
        out[u] = (sr_drawn){0};
        tell_values(values, draws, units, u, target, lower_is_better, column, &out[u]);
        if (units > 1) {
            const size_t *own = counts + u * (units + 1);
            out[u].rank_low = rank_at(own, units, out[u].draws, 0.025);
            out[u].rank_high = rank_at(own, units, out[u].draws, 0.975);
        }
    }
    sr_free(column);
    sr_free(counts);
    return room ? SR_OK : SR_MEMORY;
}
