/* Suppression, against a slow search that knows nothing of it: every group of few rows is tried, with
   elimination in fractions of small numbers, on vectors over single rows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <string.h>

#include "model/protect/protect.h"
#include "privacy/protect.h"
#include "table/operation.h"

enum { MOST_ROWS = 12, MOST_FIGURES = 40 };

typedef struct world {
    sr_arena *arena;
    sr_source source;
    sr_table table;
    unsigned threshold;
    size_t count;
    unsigned sets[MOST_FIGURES][2]; /* rows as bits: number, or numerator and base; 0: none */
    sr_quantity quantities[MOST_FIGURES];
    sr_figure figures[MOST_FIGURES];
} world;

static world *begin(unsigned rows, unsigned threshold)
{
    sr_arena *arena = sr_arena_new();
    world *w = sr_arena_alloc(arena, sizeof *w);
    assert_non_null(w);
    w->arena = arena;
    w->source = (sr_source){.name = "deltagare", .file = "d.csv", .persons = true};
    w->table = (sr_table){.source = &w->source, .rows = rows, .first_row = 2};
    w->threshold = threshold;
    return w;
}

static void end(world *w)
{
    sr_arena_free(w->arena);
}

static sr_quantity count_of(world *w, unsigned set)
{
    uint32_t *rows = sr_arena_array(w->arena, 33, sizeof *rows);
    sr_selection *selection = sr_arena_alloc(w->arena, sizeof *selection);
    assert_true(rows != NULL && selection != NULL);
    size_t count = 0;
    for (unsigned row = 0; row < w->table.rows; row++) {
        if (set >> row & 1) rows[count++] = row;
    }
    *selection = (sr_selection){count, rows};
    sr_view view = {.table = &w->table, .rows = selection, .predicate = ""};
    sr_quantity out;
    sr_finding problem;
    assert_int_equal(sr_view_count(w->arena, &view, &out, &problem), SR_OK);
    return out;
}

static size_t put(world *w, sr_quantity quantity, unsigned first, unsigned second, unsigned rank)
{
    size_t at = w->count++;
    w->quantities[at] = quantity;
    w->sets[at][0] = first;
    w->sets[at][1] = second;
    w->figures[at] = (sr_figure){.quantity = &w->quantities[at], .rank = rank};
    return at;
}

static size_t put_count(world *w, unsigned set, unsigned rank)
{
    return put(w, count_of(w, set), set, 0, rank);
}

static size_t put_share(world *w, unsigned part, unsigned whole, unsigned rank)
{
    sr_quantity numerator = count_of(w, part & whole);
    sr_quantity denominator = count_of(w, whole);
    sr_quantity share;
    sr_finding problem;
    assert_int_equal(sr_quantity_share(w->arena, &numerator, &denominator, &share, &problem), SR_OK);
    return put(w, share, part & whole, whole, rank);
}

static void decide(world *w)
{
    assert_int_equal(sr_protect(w->figures, w->count, w->threshold), SR_OK);
}

static bool printed(const world *w, size_t at)
{
    return w->figures[at].decision == SR_PRINTED;
}

/* ---- the slow search: a basis over single rows, modulo a prime that is not the one of the program ---- */

static const int64_t PRIME = 1000000007;

typedef struct basis {
    size_t rows, count;
    int64_t at[2 * MOST_FIGURES][MOST_ROWS];
} basis;

static int64_t power(int64_t base, int64_t exponent)
{
    int64_t result = 1;
    for (; exponent > 0; exponent >>= 1) {
        if (exponent & 1) result = result * base % PRIME;
        base = base * base % PRIME;
    }
    return result;
}

static bool reduces_to_zero(const basis *b, int64_t *vector)
{
    for (size_t i = 0; i < b->count; i++) {
        size_t first = 0;
        while (b->at[i][first] == 0) {
            first++;
        }
        int64_t factor = vector[first] * power(b->at[i][first], PRIME - 2) % PRIME;
        for (size_t k = 0; k < b->rows; k++) {
            vector[k] = (vector[k] + (PRIME - factor) * b->at[i][k]) % PRIME;
        }
    }
    for (size_t k = 0; k < b->rows; k++) {
        if (vector[k] != 0) return false;
    }
    return true;
}

static void as_vector(unsigned set, int64_t *vector)
{
    for (unsigned row = 0; row < MOST_ROWS; row++) {
        vector[row] = set >> row & 1;
    }
}

static void learn(basis *b, unsigned set)
{
    int64_t vector[MOST_ROWS];
    as_vector(set, vector);
    if (!reduces_to_zero(b, vector)) memcpy(b->at[b->count++], vector, sizeof vector);
}

/* Whether some vector of whole numbers, of which `left` more persons can be put into it from `row` on, can be
   computed. */
static bool finds(const basis *b, const int64_t *vector, size_t row, unsigned left, bool empty)
{
    int64_t copy[MOST_ROWS];
    memcpy(copy, vector, sizeof copy);
    if (!empty && reduces_to_zero(b, copy)) return true;
    for (; row < b->rows && left > 0; row++) {
        memcpy(copy, vector, sizeof copy);
        copy[row]++;
        if (finds(b, copy, row, left - 1, false)) return true;
    }
    return false;
}

/* Whether the number of a group of few rows, each once or several times, can be computed from the figures. */
static bool disclosed(const world *w, bool (*is_printed)(const world *w, size_t at))
{
    basis b = {.rows = w->table.rows};
    const int64_t nobody[MOST_ROWS] = {0};
    for (size_t i = 0; i < w->count; i++) {
        if (!is_printed(w, i)) continue;
        learn(&b, w->sets[i][0]);
        learn(&b, w->sets[i][1]);
    }
    return finds(&b, nobody, 0, w->threshold - 1, true);
}

/* As if only figures that are small themselves were hidden. */
static bool printed_but_small(const world *w, size_t at)
{
    return w->figures[at].decision != SR_HIDDEN_SMALL;
}

/* ---- every world that prints the same ---- */

typedef struct known_set {
    unsigned classes; /* as bits */
    int true_persons, persons;
    bool printed, at_least_one;
    int least, most; /* over all worlds */
} known_set;

enum { MOST_SETS = 800, MORE_PERSONS = 3 };

typedef struct worlds {
    size_t class_count, set_count;
    known_set sets[MOST_SETS];
} worlds;

static known_set *set_of(worlds *all, unsigned classes, int persons)
{
    for (size_t i = 0; i < all->set_count; i++) {
        if (all->sets[i].classes == classes) return &all->sets[i];
    }
    assert_true(all->set_count < MOST_SETS);
    all->sets[all->set_count] = (known_set){classes, persons, 0, false, false, 1000, -1};
    return &all->sets[all->set_count++];
}

/* Rows that are in the same sets, as one class; the classes of a set of rows, as bits. */
static unsigned classes_in(const world *w, unsigned set, size_t *count)
{
    unsigned classes = 0;
    *count = 0;
    for (unsigned row = 0; row < w->table.rows; row++) {
        bool first = true;
        for (unsigned other = 0; other < row && first; other++) {
            bool same = true;
            for (size_t i = 0; i < w->count; i++) {
                for (int k = 0; k < 2; k++) {
                    same = same && (w->sets[i][k] >> row & 1) == (w->sets[i][k] >> other & 1);
                }
            }
            first = !same;
        }
        if (first && set >> row & 1) classes |= 1U << *count;
        *count += first;
    }
    return classes;
}

static known_set *learn_set(const world *w, worlds *all, unsigned set)
{
    return set_of(all, classes_in(w, set, &all->class_count), __builtin_popcount(set));
}

/* What is hidden is not zero, and not all of what is printed. */
static void learn_hidden(const world *w, worlds *all, size_t at)
{
    unsigned top = w->sets[at][0], base = w->sets[at][1];
    known_set *seen = learn_set(w, all, base != 0 ? base : top);
    seen->at_least_one = true;
    if (base != 0 && !seen->printed) return;
    if (base != 0) learn_set(w, all, top)->at_least_one = true;
    for (size_t i = 0; i < w->count; i++) {
        for (int k = 0; k < 2 && w->figures[i].decision == SR_PRINTED; k++) {
            unsigned rest = w->sets[i][k] & ~top;
            if ((base != 0 && w->sets[i][k] != base) || (top & ~w->sets[i][k]) != 0 || rest == 0) continue;
            learn_set(w, all, rest)->at_least_one = true;
        }
    }
}

static void try_worlds(worlds *all, size_t at, int persons_left)
{
    bool fits = true;
    for (size_t i = 0; i < all->set_count && fits; i++) {
        const known_set *set = &all->sets[i];
        bool complete = set->classes >> at == 0;
        fits = !(set->printed &&
                 (complete ? set->persons != set->true_persons : set->persons > set->true_persons)) &&
               !(set->at_least_one && complete && set->persons < 1);
    }
    if (!fits) return;
    for (size_t i = 0; i < all->set_count && at == all->class_count; i++) {
        known_set *set = &all->sets[i];
        set->least = set->persons < set->least ? set->persons : set->least;
        set->most = set->persons > set->most ? set->persons : set->most;
    }
    if (at == all->class_count) return;
    for (int persons = 0; persons <= persons_left; persons++) {
        for (size_t i = 0; i < all->set_count && persons > 0; i++) {
            all->sets[i].persons += all->sets[i].classes >> at & 1;
        }
        try_worlds(all, at + 1, persons_left - persons);
    }
    for (size_t i = 0; i < all->set_count; i++) {
        if (all->sets[i].classes >> at & 1) all->sets[i].persons -= persons_left;
    }
}

/* How many numbers the hidden figure that is best known could have. */
static int fewest_numbers(const world *w)
{
    static worlds all;
    int fewest = 1000;
    all.set_count = 0;
    for (size_t i = 0; i < w->count; i++) {
        for (int k = 0; k < 2 && printed(w, i); k++) {
            if (w->sets[i][k] != 0) learn_set(w, &all, w->sets[i][k])->printed = true;
        }
    }
    for (size_t i = 0; i < w->count; i++) {
        if (!printed(w, i)) learn_hidden(w, &all, i);
    }
    try_worlds(&all, 0, (int)w->table.rows + MORE_PERSONS);
    for (size_t i = 0; i < w->count; i++) {
        for (int k = 0; k < 2 && !printed(w, i); k++) {
            if (w->sets[i][k] == 0) continue;
            const known_set *set = learn_set(w, &all, w->sets[i][k]);
            bool harmless = set->printed || set->true_persons >= (int)w->threshold || set->most < 0;
            int numbers = set->most - set->least + 1;
            fewest = !harmless && numbers < fewest ? numbers : fewest;
        }
    }
    return fewest;
}

/* ---- tests ---- */

static void test_alone(void **state)
{
    (void)state;
    world *w = begin(12, 5);
    size_t four = put_count(w, 0xF, 1), none = put_count(w, 0, 1), five = put_count(w, 0x1F, 1);
    size_t rest = put_share(w, 0x7F, 0x3FF, 1), few = put_share(w, 0x3, 0xFFF, 1);
    size_t all = put_share(w, 0xFE0, 0xFE0, 1), small_base = put_share(w, 0, 0x7, 1);
    size_t none_of_seven = put_share(w, 0, 0xFE0, 1);
    decide(w);
    assert_int_equal(w->figures[four].decision, SR_HIDDEN_SMALL);
    assert_int_equal(w->figures[rest].decision, SR_HIDDEN_SMALL);
    assert_int_equal(w->figures[few].decision, SR_HIDDEN_SMALL);
    assert_int_equal(w->figures[small_base].decision, SR_HIDDEN_SMALL);
    assert_true(printed(w, none) && printed(w, five) && printed(w, all) && printed(w, none_of_seven));
    end(w);
}

static void test_least_important_is_hidden(void **state)
{
    (void)state;
    world *w = begin(12, 3);
    size_t small = put_count(w, 0x3, 1), lesser = put_count(w, 0x3C, 1), greater = put_count(w, 0xFC0, 1);
    size_t whole = put_count(w, 0xFFF, 0);
    decide(w);
    assert_int_equal(w->figures[small].decision, SR_HIDDEN_SMALL);
    assert_int_equal(w->figures[lesser].decision, SR_HIDDEN_COMPLEMENTARY);
    assert_true(printed(w, greater) && printed(w, whole));
    end(w);
}

/* The remainder of a partition is hidden though no figure is about it. */
static void test_remainder(void **state)
{
    (void)state;
    world *w = begin(12, 4);
    put_count(w, 0xFFF, 0);
    size_t first = put_count(w, 0x1F, 1), second = put_count(w, 0x3E0, 1);
    decide(w);
    assert_true(printed(w, first));
    assert_int_equal(w->figures[second].decision, SR_HIDDEN_COMPLEMENTARY);
    end(w);
}

/* What an earlier report told is known: one more row than last time is that row. */
static void test_one_more(void **state)
{
    (void)state;
    world *w = begin(12, 5);
    size_t before = put_count(w, 0x7FF, 1), now = put_count(w, 0xFFF, 1);
    w->figures[before].decision = SR_PRINTED;
    decide(w);
    assert_int_equal(w->figures[now].decision, SR_HIDDEN_COMPLEMENTARY);
    end(w);
}

static void test_difference(void **state)
{
    (void)state;
    world *w = begin(12, 5);
    sr_quantity a = count_of(w, 0xFFF), b = count_of(w, 0x3FF), c = count_of(w, 0x1F), less, more;
    sr_finding problem;
    assert_int_equal(sr_quantity_compute(w->arena, SR_SUBTRACT, &a, &b, &less, &problem), SR_OK);
    assert_int_equal(sr_quantity_compute(w->arena, SR_SUBTRACT, &a, &c, &more, &problem), SR_OK);
    size_t two = put(w, less, 0, 0, 1), seven = put(w, more, 0, 0, 1);
    decide(w);
    assert_int_equal(w->figures[two].decision, SR_HIDDEN_SMALL);
    assert_true(printed(w, seven));
    end(w);
}

/* The most common of few answers is almost the answers, and so are those that are equally common. */
static void test_most_common(void **state)
{
    (void)state;
    static const sr_column answer = {.name = "svar", .type = SR_COL_INTEGER};
    for (unsigned rows = 4; rows <= 6; rows++) {
        for (int tied = 0; tied <= 1; tied++) {
            world *w = begin(rows, 5);
            int64_t values[MOST_ROWS];
            sr_column column = answer;
            sr_view all;
            sr_quantity mode;
            sr_finding problem = {0};
            for (unsigned i = 0; i < rows; i++) {
                values[i] = tied ? i : i / 3;
            }

            column.cells = (sr_cells)SR_CELLS_OF(values);
            w->table.columns = &column;
            w->table.column_count = 1;
            assert_int_equal(sr_view_all(w->arena, &w->table, &all), SR_OK);
            assert_int_equal(sr_view_mode(w->arena, &all, "svar", &mode, &problem), SR_OK);
            bool is_tied = mode.missing == SR_NOT_MEASURABLE;
            assert_true(is_tied == (tied || rows == 6));
            size_t at = put(w, mode, 0, 0, 1);
            decide(w);
            assert_true(printed(w, at) == (rows >= 5));
            assert_true(sr_quantity_is_telling(&mode));
            assert_int_equal(sr_quantity_suppress(w->arena, &mode), SR_OK);
            assert_int_equal(mode.missing, SR_SUPPRESSED);
            assert_string_equal(mode.formula, "vanligast(svar)");
            assert_int_equal(mode.n, -1);
            end(w);
        }
    }
}

/* A table that somebody has summed: kön × ort, with a total of each and of both. */
static void decide_summed(const int64_t *persons, size_t *hidden, bool with_totals)
{
    static const char *const words[] = {"alla", "a", "b"};
    int64_t first[9], second[9];
    world *w = begin(9, 5);
    for (int i = 0; i < 9; i++) {
        first[i] = i / 3;
        second[i] = i % 3;
    }
    sr_column columns[] = {
        {.name = "kön",
         .role = SR_ROLE_GROUP,
         .total = "alla",
         .cells = SR_CELLS_OF(first),
         .words = words,
         .word_count = 3},
        {.name = "ort",
         .role = SR_ROLE_UNIT,
         .total = "alla",
         .cells = SR_CELLS_OF(second),
         .words = words,
         .word_count = 3},
        {.name = "antal",
         .type = SR_COL_INTEGER,
         .measured_in = SR_IN_COUNT,
         .cells = {.at = persons, .width = sizeof *persons}},
    };
    sr_quantity *zeros = NULL;
    size_t count = 0;
    sr_finding problem = {0};
    w->table.columns = columns;
    w->table.column_count = 3;
    assert_int_equal(sr_protect_totals(w->arena, &w->table, &zeros, &count), SR_OK);
    assert_int_equal(count, 2);               /* one for each column with totals */
    assert_int_equal(zeros[0].told_count, 6); /* three families, told by words and by roles */
    for (size_t i = 0; with_totals && i < count; i++) {
        w->figures[put(w, zeros[i], 0, 0, 0)].decision = SR_PRINTED;
    }
    for (unsigned row = 0; row < 9; row++) {
        const uint32_t rows[] = {row};
        const sr_selection selection = {1, rows};
        sr_view one = {.table = &w->table, .rows = &selection, .predicate = ""};
        sr_quantity printed_number;
        assert_int_equal(sr_view_printed(w->arena, &one, "antal", NULL, NULL, &printed_number, &problem),
                         SR_OK);
        sr_selection *kept = sr_arena_alloc(w->arena, sizeof *kept);
        uint32_t *kept_rows = sr_arena_alloc(w->arena, sizeof *kept_rows);
        assert_true(kept != NULL && kept_rows != NULL);
        *kept_rows = row;
        *kept = (sr_selection){1, kept_rows};
        ((sr_told_part *)printed_number.told[0].parts)->rows = kept;
        put(w, printed_number, 0, 0, 1);
    }
    decide(w);
    *hidden = 0;
    for (size_t i = 0; i < w->count; i++) {
        *hidden += w->figures[i].decision != SR_PRINTED;
    }
    end(w);
}

/* Hidden figures are not zero: where as many are hidden as persons are left, each is one person. */
static void test_as_many_as_persons(void **state)
{
    (void)state;
    world *w = begin(5, 5);
    size_t all = put_count(w, 0x1F, 0);
    for (unsigned row = 0; row < 5; row++) {
        put_count(w, 1U << row, 1);
    }
    decide(w);
    assert_int_equal(w->figures[all].decision, SR_HIDDEN_COMPLEMENTARY);
    end(w);

    w = begin(12, 5);
    all = put_count(w, 0xFFF, 0);
    size_t greatest = put_count(w, 0x7F, 1);
    for (unsigned row = 7; row < 12; row++) {
        put_count(w, 1U << row, 1);
    }
    decide(w);
    assert_true(printed(w, all));
    assert_int_equal(w->figures[greatest].decision, SR_HIDDEN_COMPLEMENTARY);
    end(w);
}

/* One person more than hidden figures leaves one of two for each; two more are enough. */
static void test_one_person_more(void **state)
{
    (void)state;
    for (unsigned more = 1; more <= 2; more++) {
        world *w = begin(5 + more, 5);
        size_t all = put_count(w, (1U << (5 + more)) - 1, 0);
        put_count(w, (1U << (1 + more)) - 1, 1);
        for (unsigned row = 1 + more; row < 5 + more; row++) {
            put_count(w, 1U << row, 1);
        }
        decide(w);
        assert_true(printed(w, all) == (more == 2));
        end(w);
    }
}

/* Three units of four, of whom three each are done: that no share is 100 % tells that one each is not. */
static void test_rest_of_a_share(void **state)
{
    (void)state;
    world *w = begin(12, 3);
    put_count(w, 0xFFF, 0);
    size_t done = put_count(w, 0x777, 0);
    for (unsigned unit = 0; unit < 3; unit++) {
        put_count(w, 0xFU << 4 * unit, 1);
        put_share(w, 0x7U << 4 * unit, 0xFU << 4 * unit, 2);
    }
    decide(w);
    size_t hidden = 0;
    for (size_t i = 0; i < w->count; i++) {
        hidden += !printed(w, i);
    }
    assert_true(hidden > 3); /* more than the shares */
    assert_int_equal(w->figures[done].decision, SR_HIDDEN_COMPLEMENTARY);
    end(w);
}

static void test_total_rows(void **state)
{
    (void)state;
    size_t hidden = 0;
    const int64_t one_small[] = {43, 22, 21, 22, 2, 20, 21, 20, 1};
    decide_summed(one_small, &hidden, false);
    assert_int_equal(hidden, 2); /* 2 and 1 themselves, which the totals would give away */
    decide_summed(one_small, &hidden, true);
    assert_int_equal(hidden, 4); /* a row and a column of each hold another hidden one */
    const int64_t none_small[] = {48, 24, 24, 24, 12, 12, 24, 12, 12};
    decide_summed(none_small, &hidden, true);
    assert_int_equal(hidden, 0);
    const int64_t three[] = {67, 32, 35, 32, 3, 29, 35, 29, 6};
    decide_summed(three, &hidden, true);
    assert_int_equal(hidden, 4);
}

/* Four times 2^62 is 0 in 64 bits: the total is not their sum for that. */
static void test_total_of_too_much(void **state)
{
    (void)state;
    static const char *const words[] = {"alla", "a", "b", "c", "d"};
    static const int64_t places[] = {0, 1, 2, 3, 4};
    static const int64_t numbers[] = {0, INT64_C(1) << 62, INT64_C(1) << 62, INT64_C(1) << 62,
                                      INT64_C(1) << 62};
    const sr_column columns[] = {
        {.name = "ort",
         .role = SR_ROLE_UNIT,
         .total = "alla",
         .cells = SR_CELLS_OF(places),
         .words = words,
         .word_count = 5},
        {.name = "antal", .type = SR_COL_INTEGER, .measured_in = SR_IN_COUNT, .cells = SR_CELLS_OF(numbers)}};
    world *w = begin(5, 5);
    sr_quantity *zeros = NULL;
    size_t count = 0;
    w->table.columns = columns;
    w->table.column_count = 2;
    assert_int_equal(sr_protect_totals(w->arena, &w->table, &zeros, &count), SR_OK);
    assert_int_equal(count, 0);
    end(w);
}

static void test_off(void **state)
{
    (void)state;
    for (unsigned threshold = 0; threshold <= 1; threshold++) {
        world *w = begin(12, threshold);
        size_t one = put_count(w, 1, 1);
        decide(w);
        assert_true(printed(w, one));
        end(w);
    }
}

static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

/* Sets as reports have them: values of some columns, and of two columns together. */
static unsigned some_set(uint64_t *seed, const unsigned *columns, size_t count, unsigned all)
{
    unsigned set = all;
    size_t picked = 1 + next_random(seed) % 2;
    for (size_t i = 0; i < picked; i++) {
        unsigned column = columns[next_random(seed) % count];
        set &= next_random(seed) % 2 ? column : ~column;
    }
    return set & all;
}

static void fill(world *w, uint64_t *seed)
{
    unsigned all = (1U << w->table.rows) - 1;
    unsigned columns[4];
    for (size_t i = 0; i < 4; i++) {
        columns[i] = (unsigned)next_random(seed) & all;
    }
    put_count(w, all, 0);
    size_t wanted = 4 + next_random(seed) % (MOST_FIGURES - 6);
    for (size_t i = 0; i < wanted; i++) {
        unsigned set = some_set(seed, columns, 4, all);
        if (next_random(seed) % 3 == 0) {
            put_share(w, columns[next_random(seed) % 4], set, 2);
        } else {
            put_count(w, set, (unsigned)(next_random(seed) % 3));
        }
    }
}

static void test_random_worlds(void **state)
{
    (void)state;
    uint64_t seed = 2026;
    size_t broken = 0, printed_figures = 0, hidden = 0;
    for (int round = 0; round < 1000; round++) {
        world *w = begin(4 + (unsigned)(next_random(&seed) % (MOST_ROWS - 3)),
                         2 + (unsigned)(next_random(&seed) % 4));
        fill(w, &seed);
        decide(w);
        assert_false(disclosed(w, printed));
        if (w->table.rows <= 9) assert_true(fewest_numbers(w) >= 2);
        broken += disclosed(w, printed_but_small);
        for (size_t i = 0; i < w->count; i++) {
            printed_figures += printed(w, i);
            hidden += !printed(w, i);
        }
        end(w);
    }
    assert_true(broken > 100); /* the search finds what is there to be found */
    assert_true(printed_figures > 1000 && hidden > 1000);
}

/* Nothing is hidden in vain: with any hidden figure printed as well, a small group could be computed, or
   would have two possible numbers at most. */
static void test_hides_no_more_than_it_must(void **state)
{
    (void)state;
    uint64_t seed = 7;
    size_t hidden = 0, wide = 0;
    for (int round = 0; round < 300; round++) {
        world *w = begin(10, 4);
        fill(w, &seed);
        decide(w);
        for (size_t i = 0; i < w->count; i++) {
            if (printed(w, i)) continue;
            sr_decision before = w->figures[i].decision;
            w->figures[i].decision = SR_PRINTED;
            hidden++;
            wide += !disclosed(w, printed) && fewest_numbers(w) > 3;
            w->figures[i].decision = before;
        }
        end(w);
    }
    assert_true(wide * 50 < hidden);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alone),
        cmocka_unit_test(test_least_important_is_hidden),
        cmocka_unit_test(test_remainder),
        cmocka_unit_test(test_one_more),
        cmocka_unit_test(test_difference),
        cmocka_unit_test(test_off),
        cmocka_unit_test(test_most_common),
        cmocka_unit_test(test_total_rows),
        cmocka_unit_test(test_total_of_too_much),
        cmocka_unit_test(test_as_many_as_persons),
        cmocka_unit_test(test_one_person_more),
        cmocka_unit_test(test_rest_of_a_share),
        cmocka_unit_test(test_random_worlds),
        cmocka_unit_test(test_hides_no_more_than_it_must),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
