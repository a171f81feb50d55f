/* Sums of few values of a test vector that are zero: half of each is kept in a table, the other half is
   looked up. */
#include "privacy/few.h"

#include <string.h>

#include "base/memory.h"
#include "privacy/residue.h"

/* Sums in one search: beyond, a figure is hidden. */
static const double MOST_SUMS = 2e7;
enum { STEPS_A_SUM = 16 }; /* beside a step of elimination */

/* Sums of up to half the persons of a group, with the fewest persons that give each. */
typedef struct sums {
    uint64_t *keys; /* the sum + 1; 0: free */
    uint8_t *fewest;
    size_t mask;
} sums;

static sr_status sums_new(sr_few_room *room, size_t most, sums *out)
{
    size_t size = 64;
    while (size < most * 2) {
        size *= 2;
    }
    if (size > room->size) {
        sr_free(room->keys);
        sr_free(room->fewest);
        room->keys = sr_malloc(size * sizeof *room->keys);
        room->fewest = sr_malloc(size);
        room->size = size;
    }
    *out = (sums){room->keys, room->fewest, size - 1};
    if (out->keys == NULL || out->fewest == NULL) {
        room->size = 0;
        return SR_MEMORY;
    }
    memset(out->keys, 0, size * sizeof *out->keys);
    return SR_OK;
}

static size_t slot_of(const sums *all, uint64_t sum)
{
    size_t at = (size_t)((sum ^ sum >> 29) * 0x9E3779B97F4A7C15u >> 20) & all->mask;
    while (all->keys[at] != 0 && all->keys[at] != sum + 1) {
        at = (at + 1) & all->mask;
    }
    return at;
}

static void keep_sum(sums *all, uint64_t sum, unsigned persons)
{
    size_t at = slot_of(all, sum);
    if (all->keys[at] == 0 || all->fewest[at] > persons) all->fewest[at] = (uint8_t)persons;
    all->keys[at] = sum + 1;
}

/* The columns that a group can be made of, and what is asked of each sum of them. */
typedef struct gathering {
    const uint32_t *columns;
    const uint64_t *test, *masses;
    size_t count;
    unsigned most_persons;
    sums *all;
    bool looking; /* for the other half of each; else each is kept */
    bool found;
    uint64_t steps;
} gathering;

static void take_sum(gathering *g, uint64_t sum, unsigned persons)
{
    g->steps++;
    if (!g->looking) {
        keep_sum(g->all, sum, persons);
        return;
    }
    size_t at = slot_of(g->all, sr_minus(0, sum));
    g->found = g->found || (g->all->keys[at] != 0 && g->all->fewest[at] + persons <= g->most_persons);
}

/* Every sum of up to `parts` of the columns from `from` on, a column several times too. */
static void each_sum(gathering *g, size_t from, unsigned parts, uint64_t sum, unsigned persons)
{
    for (size_t i = from; i < g->count && !g->found; i++) {
        uint64_t more_persons = persons + g->masses[g->columns[i]];
        if (more_persons > g->most_persons) continue;
        uint64_t with = sr_plus(sum, g->test[g->columns[i]]);
        take_sum(g, with, (unsigned)more_persons);
        if (parts > 1) each_sum(g, i, parts - 1, with, (unsigned)more_persons);
    }
}

/* How many sums there are at most; too many for a search give SIZE_MAX. */
static size_t sums_of(size_t count, unsigned parts)
{
    double most = 1;
    for (unsigned i = 0; i < parts; i++) {
        most = most * (double)(count + parts - i) / (i + 1);
    }
    return most > MOST_SUMS ? SIZE_MAX : (size_t)most + 1;
}

/* The columns that changed come first: one of them is in whatever is new. */
static void look_for_new(gathering *g, size_t changed, unsigned half)
{
    g->looking = true;
    for (size_t i = 0; i < changed && !g->found; i++) {
        uint64_t persons = g->masses[g->columns[i]];
        uint64_t value = g->test[g->columns[i]];
        if (persons > g->most_persons) continue;
        take_sum(g, value, (unsigned)persons);
        if (half > 1) each_sum(g, 0, half - 1, value, (unsigned)persons);
    }
}

sr_status sr_few_find(const sr_few *few, sr_few_room *room, bool *found, bool *gave_up, uint64_t *steps)
{
    unsigned half = (few->most_persons + 1) / 2;
    size_t most = few->most_persons < UINT8_MAX ? sums_of(few->count, half) : SIZE_MAX;
    sums all;
    *gave_up = most == SIZE_MAX;
    *found = true;
    if (*gave_up) return SR_OK; /* not shown to be safe */
    if (sums_new(room, most, &all) != SR_OK) return SR_MEMORY;
    gathering g = {.columns = few->columns,
                   .test = few->test,
                   .masses = few->masses,
                   .count = few->count,
                   .most_persons = few->most_persons,
                   .all = &all};
    keep_sum(&all, 0, 0);
    each_sum(&g, 0, half, 0, 0);
    look_for_new(&g, few->changed, half);
    *steps += g.steps * STEPS_A_SUM;
    *found = g.found;
    return SR_OK;
}

void sr_few_free(sr_few_room *room)
{
    sr_free(room->keys);
    sr_free(room->fewest);
}
