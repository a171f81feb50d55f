#include "privacy/protect.h"

#include <stdlib.h>
#include <string.h>

#include "privacy/classes.h"
#include "privacy/seen.h"

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
    bool gave_up = false;
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
    sr_status status = sr_span_try(d->span, vectors, figure->count, &told, &gave_up);
    if (status == SR_OK) {
        out->decision = gave_up ? SR_HIDDEN_UNTRIED : told ? SR_HIDDEN_COMPLEMENTARY : SR_PRINTED;
    }
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

/* All figures of a call, while they are decided. */
typedef struct deciding_all {
    sr_arena *arena;
    sr_figure *figures;
    size_t count;
    unsigned threshold;
    sr_classes classes;
    place *places;
    bool *known; /* figures that were printed beforehand */
    bool *seen;  /* classes */
    sr_numbering together;
} deciding_all;

static sr_status begin(deciding_all *all)
{
    sr_status status = sr_classes_of(all->arena, all->figures, all->count, all->threshold, &all->classes);
    if (status == SR_OK) {
        status = in_order(all->arena, all->figures, all->count, &all->classes, &all->places);
    }
    all->known = sr_arena_array(all->arena, all->count + 1, sizeof *all->known);
    all->seen = sr_arena_array(all->arena, all->classes.width + 1, sizeof *all->seen);
    if (status != SR_OK || all->known == NULL || all->seen == NULL) return SR_MEMORY;
    for (size_t i = 0; i < all->count; i++) {
        all->known[i] = all->figures[i].decision == SR_PRINTED;
    }
    sr_seen_alone(&all->classes, all->count, all->seen);
    return sr_seen_together(&all->classes, all->count, &all->together);
}

/* More classes are seen by what is printed and what is hidden. Where these are told it is decided anew with
   them; *again says so. */
static sr_status look_again(deciding_all *all, const sr_span *span, sr_arena *arena, bool *again)
{
    size_t width = all->classes.width;
    bool *seen = sr_arena_array(arena, width + 1, sizeof *seen);
    bool *involved = sr_arena_array(arena, width + 1, sizeof *involved);
    bool told = false;
    if (seen == NULL || involved == NULL) return SR_MEMORY;
    memcpy(seen, all->seen, width * sizeof *seen);
    sr_status status = sr_seen_beyond(&all->classes, all->figures, all->count, seen);
    bool more = status == SR_OK && memcmp(seen, all->seen, width * sizeof *seen) != 0;
    if (more) status = sr_span_tells(span, arena, seen, &told, involved);
    for (size_t i = 0; i < width && told; i++) {
        *again = *again || (involved[i] && seen[i] && !all->seen[i]);
        all->seen[i] = all->seen[i] || (involved[i] && seen[i]);
    }
    return status;
}

static sr_status decide_each(deciding_all *all, sr_arena *arena, bool *again)
{
    const sr_span_of of = {all->classes.masses, all->seen, &all->together, all->classes.width,
                           all->threshold};
    const deciding d = {arena, &all->classes, all->threshold, sr_span_new(arena, &of)};
    if (d.span == NULL) return SR_MEMORY;
    for (size_t i = 0; i < all->count; i++) {
        all->figures[i].decision = all->known[i] ? SR_PRINTED : SR_UNDECIDED;
    }
    sr_status status = add_known(&d, all->figures, all->count);
    for (size_t i = 0; i < all->count && status == SR_OK; i++) {
        size_t at = all->places[i].at;
        sr_protect_goes_on();
        status = decide(&d, &all->classes.figures[at], &all->figures[at]);
    }
    if (status == SR_OK) status = look_again(all, d.span, arena, again);
    sr_span_free(d.span);
    return status;
}

static sr_status decide_all(sr_arena *arena, sr_figure *figures, size_t count, unsigned threshold)
{
    deciding_all all = {.arena = arena, .figures = figures, .count = count, .threshold = threshold};
    bool again = true;
    sr_status status = begin(&all);
    while (status == SR_OK && again) {
        sr_arena *own = sr_arena_new();
        again = false;
        status = own != NULL ? decide_each(&all, own, &again) : SR_MEMORY;
        sr_arena_free(own);
    }
    sr_numbering_free(&all.together);
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
