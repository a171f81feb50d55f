#include "table/fraction.h"

#include <stdlib.h>

#include "table/inside.h"

static int compare(sr_fraction a, sr_fraction b)
{
    sr_wide left = (sr_wide)a.num * b.den;
    sr_wide right = (sr_wide)b.num * a.den;
    return (left > right) - (left < right);
}

static void swap(sr_fraction *a, sr_fraction *b)
{
    sr_fraction keep = *a;
    *a = *b;
    *b = keep;
}

/* Quickselect in three parts, so that equal values cost nothing; the pivot is drawn by a fixed rule, so that
   the time never depends on how the data were sorted. */
sr_fraction sr_fractions_nth(sr_fraction *list, size_t count, size_t n)
{
    size_t low = 0;
    size_t high = count;
    uint64_t draw = 0x9E3779B97F4A7C15u;
    while (high - low > 1) {
        draw = draw * 6364136223846793005u + 1442695040888963407u;
        sr_fraction pivot = list[low + (size_t)(draw >> 33) % (high - low)];
        size_t less = low;
        size_t more = high;
        for (size_t i = low; i < more;) {
            int order = compare(list[i], pivot);
            if (order < 0)
                swap(&list[less++], &list[i++]);
            else if (order > 0)
                swap(&list[--more], &list[i]);
            else
                i++;
        }
        if (n < less)
            high = less;
        else if (n >= more)
            low = more;
        else
            return list[n];
    }
    return list[n];
}

sr_status sr_fractions_median(sr_fraction *list, size_t count, sr_number *out)
{
    sr_fraction upper = sr_fractions_nth(list, count, count / 2);
    if (count % 2 == 1) return sr_number_ratio(upper.num, upper.den, out);
    sr_fraction lower = list[0];
    for (size_t i = 1; i < count / 2; i++) {
        if (compare(list[i], lower) > 0) lower = list[i];
    }
    if (lower.den == upper.den) {
        return sr_number_wide((sr_wide)lower.num + upper.num, (sr_wide)upper.den * 2, out);
    }
    sr_number a;
    sr_number b;
    sr_status status = sr_number_ratio(lower.num, lower.den, &a);
    if (status == SR_OK) status = sr_number_ratio(upper.num, upper.den, &b);
    if (status == SR_OK) status = sr_number_add(a, b, &a);
    return status == SR_OK ? sr_number_divide(a, SR_INT(2), out) : status;
}

static int by_denominator(const void *left, const void *right)
{
    const sr_fraction *a = left;
    const sr_fraction *b = right;
    return (a->den > b->den) - (a->den < b->den);
}

/* The exact sum of those from *at on that have the same denominator; *at moves past them. */
static sr_wide sum_equal(const sr_fraction *list, size_t count, size_t *at)
{
    int64_t den = list[*at].den;
    sr_wide sum = 0;
    for (; *at < count && list[*at].den == den; (*at)++) {
        sum += list[*at].num;
    }
    return sum;
}

static sr_status sum_mixed(const sr_fraction *list, size_t count, int64_t divisor, sr_number *out)
{
    sr_number exact = SR_INT(0);
    long double near = 0;
    bool fits = true;
    for (size_t at = 0; at < count;) {
        int64_t den = list[at].den;
        sr_wide sum = sum_equal(list, count, &at);
        sr_number part;
        near += (long double)sum / (long double)den;
        fits = fits && sr_number_wide(sum, (sr_wide)den, &part) == SR_OK &&
               sr_number_add(exact, part, &exact) == SR_OK;
    }
    if (fits && sr_number_divide(exact, SR_INT(divisor), out) == SR_OK) return SR_OK;
    return sr_number_inexact((double)(near / (long double)divisor), out);
}

sr_status sr_fractions_sum(sr_fraction *list, size_t count, int64_t divisor, sr_number *out)
{
    bool equal = true;
    for (size_t i = 1; equal && i < count; i++) {
        equal = list[i].den == list[0].den;
    }
    if (!equal) {
        qsort(list, count, sizeof *list, by_denominator);
        return sum_mixed(list, count, divisor, out);
    }
    size_t at = 0;
    sr_wide sum = count > 0 ? sum_equal(list, count, &at) : 0;
    return sr_number_wide(sum, count > 0 ? (sr_wide)list[0].den * divisor : 1, out);
}
