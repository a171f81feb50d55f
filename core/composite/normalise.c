/* Normalisation: the values of one indicator over all units become comparable with those of the others. */
#include <math.h>

#include "composite/calc.h"
#include "composite/composite.h"

const char *sr_normalisation_id(sr_normalisation normalisation)
{
    static const char *const ids[SR_NORMALISATIONS] = {
        "none", "min_max", "z_score", "rank", "percentile_rank", "distance_to_target", "goalposts"};
    return ids[normalisation];
}

/* What a method looks at. */
typedef struct column {
    const sr_normal_rule *rule;
    const sr_normal_column *given;
    const sr_number *values;
    const bool *present;
    size_t count;
    sr_calc calc;
} column;

static bool is_present(const column *c, size_t i)
{
    return c->present == NULL || c->present[i];
}

/* -1: the worst, 1: the best of the values. */
static sr_number extreme(const column *c, int side)
{
    sr_number found = SR_INT(0);
    bool any = false;
    int wanted = c->given->lower_is_better ? -side : side;
    for (size_t i = 0; i < c->count; i++) {
        if (is_present(c, i) && (!any || sr_number_compare(c->values[i], found) * wanted > 0)) {
            found = c->values[i];
            any = true;
        }
    }
    return found;
}

/* The way from `worst` to `best` as a straight line from low to high. */
static sr_normal_end between(column *c, sr_number worst, sr_number best, bool floor, bool cap, sr_number *out)
{
    sr_number whole = sr_calc_subtract(&c->calc, best, worst);
    int sign = sr_number_compare(whole, SR_INT(0));
    if (sign == 0 || (sign < 0) != c->given->lower_is_better) {
        return SR_NORMAL_NO_SPREAD;
    }
    sr_number range = sr_calc_subtract(&c->calc, c->rule->high, c->rule->low);
    for (size_t i = 0; i < c->count; i++) {
        if (!is_present(c, i)) {
            continue;
        }
        sr_number part = sr_calc_divide(&c->calc, sr_calc_subtract(&c->calc, c->values[i], worst), whole);
        if (floor && sr_number_compare(part, SR_INT(0)) < 0) {
            part = SR_INT(0);
        }
        if (cap && sr_number_compare(part, SR_INT(1)) > 0) {
            part = SR_INT(1);
        }
        out[i] = sr_calc_add(&c->calc, c->rule->low, sr_calc_multiply(&c->calc, part, range));
    }
    return SR_NORMAL_DONE;
}

static sr_normal_end min_max(column *c, sr_number *out)
{
    return between(c, extreme(c, -1), extreme(c, 1), false, false, out);
}

static sr_normal_end distance_to_target(column *c, sr_number *out)
{
    return between(c, extreme(c, -1), c->given->target, false, c->rule->capped, out);
}

static sr_normal_end goalposts(column *c, sr_number *out)
{
    return between(c, c->given->worst_post, c->given->best_post, true, true, out);
}

static size_t present_count(const column *c)
{
    size_t count = 0;
    for (size_t i = 0; i < c->count; i++) {
        count += is_present(c, i);
    }
    return count;
}

static sr_normal_end z_score(column *c, sr_number *out)
{
    size_t count = present_count(c);
    double sum = 0;
    for (size_t i = 0; i < c->count; i++) {
        sum += is_present(c, i) ? sr_number_double(c->values[i]) : 0;
    }
    double mean = sum / (double)(count > 0 ? count : 1);
    double squares = 0;
    for (size_t i = 0; i < c->count; i++) {
        double off = is_present(c, i) ? sr_number_double(c->values[i]) - mean : 0;
        squares += off * off;
    }
    if (count < 2 || sr_number_compare(extreme(c, -1), extreme(c, 1)) == 0) {
        return SR_NORMAL_NO_SPREAD;
    }
    double deviation = sqrt(squares / (double)(count - 1)) * (c->given->lower_is_better ? -1 : 1);
    double low = sr_number_double(c->rule->low);
    double range = sr_number_double(c->rule->high) - low;
    for (size_t i = 0; i < c->count; i++) {
        if (is_present(c, i)) {
            double z = (sr_number_double(c->values[i]) - mean) / deviation;
            out[i] = sr_calc_real(&c->calc, low + range * z);
        }
    }
    return SR_NORMAL_DONE;
}

static size_t worse_than(const column *c, size_t i)
{
    int wanted = c->given->lower_is_better ? 1 : -1;
    size_t count = 0;
    for (size_t k = 0; k < c->count; k++) {
        count += is_present(c, k) && sr_number_compare(c->values[k], c->values[i]) * wanted > 0;
    }
    return count;
}

static sr_normal_end rank(column *c, sr_number *out)
{
    for (size_t i = 0; i < c->count; i++) {
        if (is_present(c, i)) {
            out[i] = SR_INT((int64_t)worse_than(c, i) + 1);
        }
    }
    return SR_NORMAL_DONE;
}

static sr_normal_end percentile_rank(column *c, sr_number *out)
{
    size_t others = present_count(c) - 1;
    if (present_count(c) < 2) {
        return SR_NORMAL_NO_SPREAD;
    }
    sr_number range = sr_calc_subtract(&c->calc, c->rule->high, c->rule->low);
    for (size_t i = 0; i < c->count; i++) {
        if (is_present(c, i)) {
            sr_number share =
                sr_calc_divide(&c->calc, SR_INT((int64_t)worse_than(c, i)), SR_INT((int64_t)others));
            out[i] = sr_calc_add(&c->calc, c->rule->low, sr_calc_multiply(&c->calc, share, range));
        }
    }
    return SR_NORMAL_DONE;
}

sr_normal_end sr_normalise(const sr_normal_rule *rule, const sr_normal_column *given, const sr_number *values,
                           const bool *present, size_t count, sr_number *out)
{
    static sr_normal_end (*const methods[SR_NORMALISATIONS])(column * c, sr_number * out) = {
        [SR_NORMAL_MIN_MAX] = min_max,
        [SR_NORMAL_Z_SCORE] = z_score,
        [SR_NORMAL_RANK] = rank,
        [SR_NORMAL_PERCENTILE_RANK] = percentile_rank,
        [SR_NORMAL_DISTANCE_TO_TARGET] = distance_to_target,
        [SR_NORMAL_GOALPOSTS] = goalposts,
    };
    column c = {.rule = rule, .given = given, .values = values, .present = present, .count = count};
    if (methods[rule->method] == NULL || present_count(&c) == 0) {
        return SR_NORMAL_NO_SPREAD;
    }
    sr_normal_end end = methods[rule->method](&c, out);
    return end == SR_NORMAL_DONE && c.calc.failed ? SR_NORMAL_FAILED : end;
}
