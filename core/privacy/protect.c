#include "privacy/protect.h"

#include <stdlib.h>

#include "privacy/classes.h"

typedef struct place {
    const sr_figure *figure;
    int64_t persons; /* the greatest number that it tells */
    size_t at;
} place;

/* What many persons read about first; of equal rank the greatest numbers, so that a figure that has to be
   hidden for the sake of another is as small as can be. */
static int by_importance(const void *left, const void *right)
{
    const place *a = left;
    const place *b = right;
    if (a->figure->rank != b->figure->rank) return a->figure->rank < b->figure->rank ? -1 : 1;
    if (a->persons != b->persons) return a->persons > b->persons ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static int64_t most_persons(const sr_figure_vectors *vectors)
{
    int64_t most = 0;
    for (size_t i = 0; i < vectors->count; i++) {
        int64_t persons = vectors->tellings[i].persons;
        persons = persons < 0 ? -persons : persons;
        most = persons > most ? persons : most;
    }
    return most;
}

static sr_status in_order(sr_arena *arena, const sr_figure *figures, size_t count, const sr_classes *classes,
                          place **out)
{
    place *places = sr_arena_array(arena, count + 1, sizeof *places);
    if (places == NULL) return SR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        places[i] = (place){&figures[i], most_persons(&classes->figures[i]), i};
    }
    qsort(places, count, sizeof *places, by_importance);
    *out = places;
    return SR_OK;
}

static sr_status vectors_of(sr_arena *arena, const sr_figure_vectors *figure, sr_vector **out)
{
    *out = sr_arena_array(arena, figure->count + 1, sizeof **out);
    if (*out == NULL) return SR_MEMORY;
    for (size_t i = 0; i < figure->count; i++) {
        (*out)[i] = figure->tellings[i].vector;
    }
    return SR_OK;
}

typedef struct deciding {
    sr_arena *arena;
    const sr_classes *classes;
    unsigned threshold;
    sr_span *span;
} deciding;

/* Whether `whole` holds all of `part` and few others: the rest of a share. */
static bool leaves_few(const deciding *d, const sr_vector *whole, const sr_vector *part)
{
    uint64_t rest = 0;
    size_t in_part = 0;
    for (size_t i = 0; i < whole->count; i++) {
        bool shared = in_part < part->count && part->columns[in_part] == whole->columns[i];
        if (whole->values[i] != 1 || (shared && part->values[in_part] != 1)) return false;
        in_part += shared;
        rest += shared ? 0 : d->classes->masses[whole->columns[i]];
    }
    return in_part == part->count && rest > 0 && rest < d->threshold;
}

/* Whether the figure would tell of a small group if it stood alone: its number, its base, or the rest. */
static bool is_small(const deciding *d, const sr_figure_vectors *figure)
{
    bool small = figure->unknown;
    for (size_t i = 0; i < figure->count && !small; i++) {
        small = figure->tellings[i].small;
        for (size_t k = 0; k < figure->count && !small; k++) {
            small = k != i && leaves_few(d, &figure->tellings[i].vector, &figure->tellings[k].vector);
        }
    }
    return small;
}

static sr_status decide(const deciding *d, const sr_figure_vectors *figure, sr_figure *out)
{
    sr_vector *vectors = NULL;
    bool told = false;
    if (out->decision == SR_PRINTED) return SR_OK;
    if (vectors_of(d->arena, figure, &vectors) != SR_OK) return SR_MEMORY;
    if (figure->count == 0 && !figure->unknown) {
        out->decision = SR_PRINTED;
        return SR_OK;
    }
    if (is_small(d, figure)) {
        out->decision = SR_HIDDEN_SMALL;
        return SR_OK;
    }
    sr_status status = sr_span_try(d->span, vectors, figure->count, &told);
    if (status == SR_OK) out->decision = told ? SR_HIDDEN_COMPLEMENTARY : SR_PRINTED;
    return status;
}

static sr_status add_known(const deciding *d, const sr_figure *figures, size_t count)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        sr_vector *vectors = NULL;
        if (figures[i].decision != SR_PRINTED) continue;
        status = vectors_of(d->arena, &d->classes->figures[i], &vectors);
        if (status == SR_OK) status = sr_span_add(d->span, vectors, d->classes->figures[i].count);
    }
    return status;
}

static sr_status decide_all(sr_arena *arena, sr_figure *figures, size_t count, unsigned threshold)
{
    sr_classes classes;
    place *places = NULL;
    sr_status status = sr_classes_of(arena, figures, count, threshold, &classes);
    if (status == SR_OK) status = in_order(arena, figures, count, &classes, &places);
    if (status != SR_OK) return status;
    const deciding d = {arena, &classes, threshold,
                        sr_span_new(arena, classes.masses, classes.width, classes.first_small, threshold)};
    if (d.span == NULL) return SR_MEMORY;
    status = add_known(&d, figures, count);
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = decide(&d, &classes.figures[places[i].at], &figures[places[i].at]);
    }
    sr_span_free(d.span);
    return status;
}

sr_status sr_protect(sr_figure *figures, size_t count, unsigned threshold)
{
    if (threshold <= 1) {
        for (size_t i = 0; i < count; i++) {
            figures[i].decision = SR_PRINTED;
        }
        return SR_OK;
    }
    sr_arena *arena = sr_arena_new();
    sr_status status = arena != NULL ? decide_all(arena, figures, count, threshold) : SR_MEMORY;
    sr_arena_free(arena);
    return status;
}
