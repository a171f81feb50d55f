#include "privacy/seen.h"

#include "privacy/residue.h"
#include "table/numbering.h"

/* A sum over the columns of a group: equal for equal groups. */
typedef struct print {
    uint64_t first, second;
} print;

static void take_from(print *of, uint32_t column)
{
    of->first -= sr_spread(column);
    of->second -= sr_spread(~(uint64_t)column);
}

/* False: the telling is not the number of a group. */
static bool print_of(const sr_telling_vector *telling, print *out)
{
    *out = (print){0};
    for (size_t i = 0; i < telling->vector.count; i++) {
        if (telling->vector.values[i] != 1) return false;
        take_from(out, telling->vector.columns[i]);
    }
    out->first = 0 - out->first;
    out->second = 0 - out->second;
    return telling->counts;
}

sr_status sr_seen_together(const sr_classes *classes, size_t figure_count, sr_numbering *pairs)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < figure_count; i++) {
        const sr_figure_vectors *figure = &classes->figures[i];
        for (size_t k = 0; k < figure->count && status == SR_OK; k++) {
            print unused;
            uint32_t number = 0;
            const sr_vector *of = &figure->tellings[k].vector;
            bool two = of->count == 2 && figure->tellings[k].persons == 2;
            if (!two || !print_of(&figure->tellings[k], &unused)) continue;
            status = sr_numbering_get(pairs, of->columns[0], of->columns[1], &number);
        }
    }
    return status;
}

void sr_seen_alone(const sr_classes *classes, size_t figure_count, bool *seen)
{
    for (size_t i = 0; i < figure_count; i++) {
        const sr_figure_vectors *figure = &classes->figures[i];
        for (size_t k = 0; k < figure->count; k++) {
            const sr_telling_vector *telling = &figure->tellings[k];
            uint32_t first = telling->vector.columns[0];
            bool alone = telling->counts && telling->vector.count == 1;
            if (alone && classes->masses[first] <= SR_SEEN_PERSONS) seen[first] = true;
        }
    }
}

static sr_status note_hidden(const sr_figure_vectors *figure, sr_numbering *hidden)
{
    sr_status status = SR_OK;
    for (size_t k = 0; k < figure->count && status == SR_OK; k++) {
        print of;
        uint32_t number = 0;
        if (print_of(&figure->tellings[k], &of)) {
            status = sr_numbering_get(hidden, (int64_t)of.first, (int64_t)of.second, &number);
        }
    }
    return status;
}

static void see_beyond(const sr_classes *classes, const sr_telling_vector *printed,
                       const sr_numbering *hidden, bool *seen)
{
    print whole;
    if (!print_of(printed, &whole)) return;
    for (size_t i = 0; i < printed->vector.count; i++) {
        uint32_t column = printed->vector.columns[i];
        print part = whole;
        if (seen[column] || classes->masses[column] > SR_SEEN_PERSONS) continue;
        take_from(&part, column);
        seen[column] = sr_numbering_find(hidden, (int64_t)part.first, (int64_t)part.second) != UINT32_MAX;
    }
}

sr_status sr_seen_beyond(const sr_classes *classes, const sr_figure *figures, size_t figure_count, bool *seen)
{
    sr_numbering hidden = {0};
    sr_status status = SR_OK;
    for (size_t i = 0; i < figure_count && status == SR_OK; i++) {
        if (figures[i].decision != SR_PRINTED) status = note_hidden(&classes->figures[i], &hidden);
    }
    for (size_t i = 0; i < figure_count && status == SR_OK; i++) {
        const sr_figure_vectors *figure = &classes->figures[i];
        for (size_t k = 0; k < figure->count && figures[i].decision == SR_PRINTED; k++) {
            see_beyond(classes, &figure->tellings[k], &hidden, seen);
        }
    }
    sr_numbering_free(&hidden);
    return status;
}
