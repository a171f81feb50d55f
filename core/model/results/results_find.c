#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "model/build.h"

/* A text that a result answers to. Keys come before ids, so that a text that is both finds the key. */
struct sr_result_name {
    const char *text;
    size_t order; /* of equal texts the first is meant */
    const sr_measure_result *result;
};

static int by_text(const void *a, const void *b)
{
    const sr_result_name *left = a;
    const sr_result_name *right = b;
    int texts = strcmp(left->text, right->text);
    return texts != 0 ? texts : (left->order > right->order) - (left->order < right->order);
}

sr_status sr_results_name(sr_arena *arena, sr_results *results)
{
    size_t count = results->measure_count;
    sr_result_name *names = sr_arena_array(arena, 2 * count, sizeof *names);
    if (names == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        const sr_measure_result *result = results->measures[i];
        names[i] = (sr_result_name){result->key, i, result};
        names[count + i] = (sr_result_name){result->measure->id, count + i, result};
    }
    if (count > 0) {
        qsort(names, 2 * count, sizeof *names, by_text);
    }
    results->names = names;
    return SR_OK;
}

const sr_measure_result *sr_results_find(const sr_results *results, const char *key)
{
    size_t first = 0;
    size_t end = results->names != NULL ? 2 * results->measure_count : 0;
    while (first < end) {
        size_t middle = first + (end - first) / 2;
        if (strcmp(results->names[middle].text, key) < 0) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    bool found = results->names != NULL && first < 2 * results->measure_count &&
                 strcmp(results->names[first].text, key) == 0;
    return found ? results->names[first].result : NULL;
}

const char *sr_results_nearest(const sr_results *results, const char *key)
{
    enum { MOST = 4096 };
    const char *keys[MOST] = {NULL};
    size_t count = results->measure_count < MOST ? results->measure_count : MOST;
    for (size_t i = 0; i < count; i++) {
        keys[i] = results->measures[i]->key;
    }
    const char *nearest = sr_nearest(key, keys, count);
    for (size_t i = 0; i < count; i++) {
        keys[i] = results->measures[i]->measure->id; /* the name without unit and group is one, too */
    }
    return nearest != NULL ? nearest : sr_nearest(key, keys, count);
}
