/* draws DRAWS INDICATORS UNITS within|dirichlet THREADS: draws weights around a proposal, computes the index
   of each unit in each draw, and tells interval, rank interval and share of draws in which the target is
   reached. Times in milliseconds on standard output: drawing, telling. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "composite/draw.h"

static double now(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    if (argc != 6) {
        (void)fprintf(stderr, "draws DRAWS INDICATORS UNITS within|dirichlet THREADS\n");
        return 2;
    }
    size_t draws = strtoul(argv[1], NULL, 10);
    size_t leaves = strtoul(argv[2], NULL, 10);
    size_t units = strtoul(argv[3], NULL, 10);
    double *weights = calloc(leaves, sizeof *weights);
    double *scores = calloc(leaves * units, sizeof *scores);
    double *present = calloc(leaves * units, sizeof *present);
    double *out = calloc(draws * units, sizeof *out);
    sr_drawn *told = calloc(units, sizeof *told);
    if (weights == NULL || scores == NULL || present == NULL || out == NULL || told == NULL) {
        return 3;
    }
    for (size_t i = 0; i < leaves; i++) {
        weights[i] = (double)(1 + i % 5);
        for (size_t u = 0; u < units; u++) {
            scores[i * units + u] = (i * 7 + u * 3) % 10 < 7;
            present[i * units + u] = 1;
        }
    }
    const sr_draw_index index = {.leaves = leaves,
                                 .units = units,
                                 .pooled = true,
                                 .leaf_weight = weights,
                                 .scale = 100,
                                 .variants = 1,
                                 .scores = scores,
                                 .present = present};
    const sr_draw_rule rule = {.spread =
                                   strcmp(argv[4], "dirichlet") == 0 ? SR_SPREAD_DIRICHLET : SR_SPREAD_WITHIN,
                               .amount = strcmp(argv[4], "dirichlet") == 0 ? 200 : 0.25,
                               .seed = 1,
                               .draws = draws,
                               .threads = (unsigned)strtoul(argv[5], NULL, 10)};
    double begin = now();
    if (sr_draw(&index, &rule, out) != SR_OK) {
        return 3;
    }
    double drawn = now();
    if (sr_draw_tell(out, draws, units, 70, false, told) != SR_OK) {
        return 3;
    }
    double end = now();
    (void)printf("%.3f %.3f %zu %.17g\n", drawn - begin, end - drawn, told[0].met, told[0].middle);
    free(weights);
    free(scores);
    free(present);
    free(out);
    free(told);
    return 0;
}
