#include "privacy/classes.h"

#include <stdlib.h>

#include "privacy/grown.h"
#include "privacy/members.h"
#include "privacy/residue.h"

static const uint32_t NONE = UINT32_MAX;

/* A set of members that figures tell the number of; the same set is kept once. */
typedef struct set {
    sr_member_set members;
    uint64_t print[2]; /* of its members: equal for equal sets */
    size_t class_count;
    uint32_t *classes;
    bool few; /* rows of fewer persons than the threshold */
} set;

typedef struct sorting {
    sr_arena *arena;
    unsigned threshold;
    sr_members members;
    set *sets;
    size_t set_count, set_capacity;
    uint32_t calls; /* of sr_members_of */
    sr_numbering prints;
    sr_numbering asked; /* what has been asked for before */
    uint32_t *answers;  /* set of each, or NONE */
    size_t answer_capacity;
    uint32_t *part_sets; /* set of each part, in the order of figures, tellings and parts; NONE: empty */
    size_t part_count;
    uint32_t *class_of; /* of each member */
    uint64_t *masses;   /* of each class, in order of first appearance */
    size_t class_count;
} sorting;

static void print_of(const sr_member_set *members, uint64_t *print)
{
    print[0] = print[1] = members->count;
    for (size_t i = 0; i < members->count; i++) {
        print[0] += sr_spread(members->members[i]);
        print[1] += sr_spread(~(uint64_t)members->members[i]);
    }
}

/* Whether the rows are of fewer persons than the threshold; false when the persons are not known. */
static sr_status few_persons(const sorting *s, const sr_member_set *members, bool *few)
{
    sr_numbering seen = {0};
    sr_status status = SR_OK;
    *few = members->count > 0;
    for (size_t i = 0; i < members->count && status == SR_OK && *few; i++) {
        uint32_t number = 0;
        uint32_t person = s->members.list[members->members[i]].person;
        if (person == 0) {
            *few = false;
        } else {
            status = sr_numbering_get(&seen, person, 0, &number);
            *few = seen.count < s->threshold;
        }
    }
    sr_numbering_free(&seen);
    return status;
}

/* The members are copied only when no set is equal. */
static sr_status keep_set(sorting *s, const sr_member_set *members, uint32_t *out)
{
    set made = {.members = *members};
    print_of(members, made.print);
    uint32_t before = s->prints.count;
    sr_status status = sr_numbering_get(&s->prints, (int64_t)made.print[0], (int64_t)made.print[1], out);
    if (status != SR_OK || *out != before) return status;
    set *sets = sr_grown(s->arena, s->sets, s->set_count, &s->set_capacity, sizeof *sets);
    uint32_t *kept = sr_arena_array(s->arena, members->count, sizeof *kept);
    if (sets == NULL || kept == NULL) return SR_MEMORY;
    memcpy(kept, members->members, members->count * sizeof *kept);
    made.members.members = kept;
    status = few_persons(s, members, &made.few);
    s->sets = sets;
    s->sets[s->set_count++] = made;
    return status;
}

/* A number for what is asked: looked at so, in the same rows. Each level of the number narrows the last. */
static sr_status number_asked(sorting *s, const sr_whom *whom, const sr_selection *rows, uint32_t *out)
{
    const void *const told[] = {whom->map, whom->rows, whom->filled, rows->rows};
    int64_t from = (int64_t)rows->count;
    sr_status status = SR_OK;
    for (size_t i = 0; i < sizeof told / sizeof *told && status == SR_OK; i++) {
        status = sr_numbering_get(&s->asked, from << 3 | (int64_t)i, (int64_t)(intptr_t)told[i], out);
        from = *out;
    }
    return status;
}

static sr_status find_set(sorting *s, const sr_whom *whom, const sr_selection *rows, uint32_t *out)
{
    sr_member_set members;
    sr_status status = sr_members_of(&s->members, whom, rows, ++s->calls, &members);
    *out = NONE;
    return status == SR_OK && members.count > 0 ? keep_set(s, &members, out) : status;
}

static sr_status take_part(sorting *s, const sr_told_part *part)
{
    sr_whom whom;
    uint32_t number = 0;
    uint32_t before = s->asked.count;
    uint32_t *out = &s->part_sets[s->part_count++];
    *out = NONE;
    sr_status status = sr_members_whom(&s->members, part, &whom);
    if (status != SR_OK || whom.map == NULL) return status;
    status = number_asked(s, &whom, part->rows, &number);
    if (status == SR_OK && number < before) {
        *out = s->answers[number];
        return SR_OK;
    }
    while (status == SR_OK && s->answer_capacity <= number) {
        s->answers = sr_grown(s->arena, s->answers, s->answer_capacity, &s->answer_capacity, sizeof *out);
        if (s->answers == NULL) return SR_MEMORY;
    }
    if (status == SR_OK) status = find_set(s, &whom, part->rows, out);
    if (status == SR_OK) s->answers[number] = *out;
    return status;
}

typedef struct tellings {
    size_t count;
    const sr_telling *at;
} tellings;

static size_t parts_in(const tellings *all)
{
    size_t count = 0;
    for (size_t i = 0; i < all->count; i++) {
        count += all->at[i].count;
    }
    return count;
}

/* Does something with each part, in the order of figures, tellings and parts. */
static sr_status each_part(sorting *s, const tellings *all, size_t count,
                           sr_status (*take)(sorting *s, const sr_told_part *part))
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < count; i++) {
        sr_protect_goes_on();
        for (size_t t = 0; t < all[i].count; t++) {
            for (size_t p = 0; p < all[i].at[t].count && status == SR_OK; p++) {
                status = take(s, &all[i].at[t].parts[p]);
            }
        }
    }
    return status;
}

static sr_status meet_table(sorting *s, const sr_told_part *part)
{
    return sr_members_meet_table(&s->members, part);
}

static sr_status meet_persons(sorting *s, const sr_told_part *part)
{
    return sr_members_meet_persons(&s->members, part);
}

static sr_status meet_part(sorting *s, const sr_told_part *part)
{
    return sr_members_meet(&s->members, part);
}

static sr_status take_sets(sorting *s, const tellings *all, size_t count)
{
    size_t parts = 0;
    for (size_t i = 0; i < count; i++) {
        parts += parts_in(&all[i]);
    }
    s->part_sets = sr_arena_array(s->arena, parts + 1, sizeof *s->part_sets);
    sr_status status = s->part_sets != NULL ? each_part(s, all, count, meet_table) : SR_MEMORY;
    if (status == SR_OK) status = each_part(s, all, count, meet_persons);
    if (status == SR_OK) status = each_part(s, all, count, meet_part);
    if (status == SR_OK) status = sr_members_settle(&s->members);
    return status == SR_OK ? each_part(s, all, count, take_part) : status;
}

/* ---- classes ---- */

/* Members that are in the same sets get the same two sums of numbers of sets: with 128 bits no others do. */
static sr_status find_classes(sorting *s)
{
    size_t count = s->members.count;
    uint64_t *marks = sr_arena_array(s->arena, 2 * count + 1, sizeof *marks);
    s->class_of = sr_arena_array(s->arena, count + 1, sizeof *s->class_of);
    s->masses = sr_arena_array(s->arena, count + 1, sizeof *s->masses);
    if (marks == NULL || s->class_of == NULL || s->masses == NULL) return SR_MEMORY;
    for (size_t i = 0; i < s->set_count; i++) {
        for (size_t k = 0; k < s->sets[i].members.count; k++) {
            marks[(size_t)2 * s->sets[i].members.members[k]] += sr_spread(2 * i);
            marks[(size_t)2 * s->sets[i].members.members[k] + 1] += sr_spread(2 * i + 1);
        }
    }
    sr_numbering classes = {0};
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        s->class_of[i] = NONE;
        if (marks[2 * i] == 0 && marks[2 * i + 1] == 0) continue; /* in no set */
        status =
            sr_numbering_get(&classes, (int64_t)marks[2 * i], (int64_t)marks[2 * i + 1], &s->class_of[i]);
        if (status == SR_OK) s->masses[s->class_of[i]] += s->members.list[i].mass;
    }
    s->class_count = classes.count;
    sr_numbering_free(&classes);
    return status;
}

static int ascending(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static sr_status find_set_columns(sorting *s)
{
    uint32_t *stamps = sr_arena_array(s->arena, s->class_count + 1, sizeof *stamps);
    if (stamps == NULL) return SR_MEMORY;
    for (size_t i = 0; i < s->set_count; i++) {
        set *one = &s->sets[i];
        size_t room = one->members.count < s->class_count ? one->members.count : s->class_count;
        one->classes = sr_arena_array(s->arena, room + 1, sizeof *one->classes);
        if (one->classes == NULL) return SR_MEMORY;
        for (size_t k = 0; k < one->members.count; k++) {
            uint32_t class = s->class_of[one->members.members[k]];
            if (stamps[class] == i + 1) continue;
            stamps[class] = (uint32_t)i + 1;
            one->classes[one->class_count++] = class;
        }
        qsort(one->classes, one->class_count, sizeof *one->classes, ascending);
    }
    return SR_OK;
}

/* ---- vectors ---- */

typedef struct adding {
    const sorting *sorting;
    const sr_classes *classes;
    int32_t *sum; /* one for each column; 0 between uses */
} adding;

static void add_set(const adding *a, const set *one, int sign)
{
    for (size_t i = 0; i < one->class_count; i++) {
        a->sum[one->classes[i]] += sign;
    }
}

static size_t columns_at_most(const sorting *s, const sr_telling *telling, const uint32_t *sets)
{
    size_t most = 0;
    for (size_t i = 0; i < telling->count; i++) {
        most += sets[i] != NONE ? s->sets[sets[i]].class_count : 0;
    }
    return most;
}

/* Columns of the sum, each once; takes them out of the sum while it goes. */
static void take_columns(const adding *a, const set *one, uint32_t *columns, int32_t *sums, size_t *count)
{
    for (size_t i = 0; i < one->class_count; i++) {
        uint32_t column = one->classes[i];
        if (a->sum[column] == 0) continue;
        columns[*count] = column;
        sums[(*count)++] = a->sum[column];
        a->sum[column] = 0;
    }
}

typedef struct entry {
    uint32_t column;
    int32_t sum;
} entry;

static int by_column(const void *a, const void *b)
{
    return ascending(&((const entry *)a)->column, &((const entry *)b)->column);
}

static sr_status sorted_vector(const adding *a, const uint32_t *columns, const int32_t *sums, size_t count,
                               sr_telling_vector *out)
{
    sr_arena *arena = a->sorting->arena;
    entry *entries = sr_arena_array(arena, count + 1, sizeof *entries);
    uint32_t *at = sr_arena_array(arena, count + 1, sizeof *at);
    uint64_t *values = sr_arena_array(arena, count + 1, sizeof *values);
    if (entries == NULL || at == NULL || values == NULL) return SR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        entries[i] = (entry){columns[i], sums[i]};
    }
    qsort(entries, count, sizeof *entries, by_column);
    bool group = count > 0;
    for (size_t i = 0; i < count; i++) {
        at[i] = entries[i].column;
        values[i] = sr_residue(entries[i].sum);
        out->persons += entries[i].sum * (int64_t)a->classes->masses[at[i]];
        group = group && entries[i].sum == entries[0].sum;
    }
    /* Taken away as a whole it is a group, too. */
    int64_t persons = group ? out->persons / entries[0].sum : 0;
    out->small = out->small || (group && persons < (int64_t)a->sorting->threshold);
    out->vector = (sr_vector){count, at, values};
    return SR_OK;
}

static sr_status vector_of(const adding *a, const sr_telling *telling, const uint32_t *sets,
                           sr_telling_vector *out)
{
    const sorting *s = a->sorting;
    size_t most = columns_at_most(s, telling, sets);
    uint32_t *columns = sr_arena_array(s->arena, most + 1, sizeof *columns);
    int32_t *sums = sr_arena_array(s->arena, most + 1, sizeof *sums);
    size_t count = 0;
    if (columns == NULL || sums == NULL) return SR_MEMORY;
    *out = (sr_telling_vector){0};
    for (size_t i = 0; i < telling->count; i++) {
        if (sets[i] == NONE) continue;
        add_set(a, &s->sets[sets[i]], telling->parts[i].sign);
        out->small = out->small || (telling->count == 1 && s->sets[sets[i]].few);
    }
    for (size_t i = 0; i < telling->count; i++) {
        if (sets[i] != NONE) take_columns(a, &s->sets[sets[i]], columns, sums, &count);
    }
    sr_status status = sorted_vector(a, columns, sums, count, out);
    int64_t persons = out->persons < 0 ? -out->persons : out->persons;
    bool few = persons > 0 && persons < (int64_t)s->threshold;
    out->small = out->small || (few && telling->rest);
    return status;
}

static sr_status figure_vectors(const adding *a, const tellings *all, const uint32_t **sets,
                                sr_figure_vectors *out)
{
    out->tellings = sr_arena_array(a->sorting->arena, all->count + 1, sizeof *out->tellings);
    sr_status status = out->tellings != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; i < all->count && status == SR_OK; i++) {
        sr_telling_vector *one = &out->tellings[out->count];
        status = vector_of(a, &all->at[i], *sets, one);
        one->counts = true;
        for (size_t p = 0; p < all->at[i].count; p++) {
            one->counts = one->counts && all->at[i].parts[p].by != SR_TOLD_VALUES;
            out->unknown = out->unknown || all->at[i].parts[p].by == SR_TOLD_UNKNOWN;
        }
        *sets += all->at[i].count;
        out->count += status == SR_OK && one->vector.count > 0;
    }
    return status;
}

static sr_status make_vectors(sorting *s, const tellings *all, size_t count, sr_classes *out)
{
    const adding a = {s, out, sr_arena_array(s->arena, out->width + 1, sizeof(int32_t))};
    const uint32_t *sets = s->part_sets;
    out->figures = sr_arena_array(s->arena, count + 1, sizeof *out->figures);
    if (a.sum == NULL || out->figures == NULL) return SR_MEMORY;
    sr_status status = SR_OK;
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        status = figure_vectors(&a, &all[i], &sets, &out->figures[i]);
    }
    return status;
}

static sr_status classify(sorting *s, const tellings *all, size_t count, sr_classes *out)
{
    sr_status status = take_sets(s, all, count);
    if (status == SR_OK) status = find_classes(s);
    if (status == SR_OK) status = find_set_columns(s);
    out->width = s->class_count;
    out->masses = s->masses;
    return status == SR_OK ? make_vectors(s, all, count, out) : status;
}

sr_status sr_classes_of(sr_arena *arena, const sr_figure *figures, size_t count, unsigned threshold,
                        sr_classes *out)
{
    sorting s = {.arena = arena, .threshold = threshold, .members = sr_members_new(arena)};
    tellings *all = sr_arena_array(arena, count + 1, sizeof *all);
    sr_status status = all != NULL ? SR_OK : SR_MEMORY;
    *out = (sr_classes){0};
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        all[i] = (tellings){figures[i].quantity->told_count, figures[i].quantity->told};
    }
    if (status == SR_OK) status = classify(&s, all, count, out);
    sr_numbering_free(&s.prints);
    sr_numbering_free(&s.asked);
    sr_members_free(&s.members);
    return status;
}
