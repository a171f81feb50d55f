/* Persons each of whom is known to be there are told by their sum: five in five groups are one in each. What
   is told of such persons alone is a space of rows; it holds no such sum exactly when there are numbers above
   0 with which every row is 0 (Stiemke). They are looked for by stepping towards each row that they do not
   fit yet. That they are rounded does no harm: a sum is made of the rows that begin in it, as many times as
   it holds the persons there, and each of them is off by much less than one. */
#include "privacy/second.h"

#include "privacy/residue.h"

enum { MOST_SWEEPS = 400 };

/* A residue as the fraction of smallest numbers that it stands for: half of Euclid's algorithm. False: it
   stands for none with numbers below 2^30. */
static bool fraction_of(uint64_t residue, double *out)
{
    const int64_t most = (int64_t)1 << 30;
    int64_t before = (int64_t)SR_PRIME;
    int64_t rest = (int64_t)residue;
    int64_t times_before = 0;
    int64_t times = 1;
    while (rest >= most) {
        int64_t quotient = before / rest;
        int64_t next = before - quotient * rest;
        int64_t next_times = times_before - quotient * times;
        if (next_times >= most || next_times <= -most) return false;
        before = rest;
        rest = next;
        times_before = times;
        times = next_times;
    }
    *out = (double)rest / (double)times;
    return true;
}

/* What the first column gets when the row is 0 with the numbers, and the square of a step's length. False:
   some value is no fraction, or there is no other column. */
static bool first_gets(const sr_vector *row, const double *persons, double *gets, double *square)
{
    *gets = *square = 0;
    for (size_t i = 1; i < row->count; i++) {
        double value = 0;
        if (!fraction_of(row->values[i], &value)) return false;
        *gets -= value * persons[row->columns[i]];
        *square += value * value;
    }
    return *square > 0;
}

static void step(const sr_vector *row, double *persons, double by)
{
    for (size_t i = 1; i < row->count; i++) {
        double value = 0;
        double *at = &persons[row->columns[i]];
        if (fraction_of(row->values[i], &value)) *at -= by * value;
        if (*at < 1) *at = 1;
    }
}

void sr_second_find(const sr_vector *rows, size_t count, double *persons, bool *found, uint64_t *steps)
{
    *found = false;
    for (int sweep = 0; sweep < MOST_SWEEPS && !*found; sweep++) {
        *found = true;
        for (size_t i = 0; i < count; i++) {
            double gets = 0;
            double square = 0;
            *steps += rows[i].count;
            if (!first_gets(&rows[i], persons, &gets, &square)) {
                *found = false;
                return;
            }
            if (gets >= 1) continue;
            step(&rows[i], persons, (1.5 - gets) / square);
            *found = false;
        }
    }
}
