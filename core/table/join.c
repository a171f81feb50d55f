#include <string.h>

#include "table/behind.h"
#include "table/building/dictionary.h"
#include "table/inside.h"
#include "table/rows.h"

/* Both sides of a join: for each row of a view the number of its key (UINT32_MAX: none). */
typedef struct keys {
    uint32_t *left;
    uint32_t *right;
    uint32_t count; /* different keys of the right side */
} keys;

/* The rows of the result: which row of each side it came from. */
typedef struct pairs {
    uint32_t *left;
    uint32_t *right;
    size_t count;
} pairs;

static sr_status translate_words(const sr_column *left, const sr_column *right, sr_arena *arena,
                                 uint32_t **out)
{
    sr_dictionary words = {.arena = arena};
    uint32_t *to = sr_malloc(left->word_count * sizeof *to);
    sr_status status = to != NULL ? SR_OK : SR_MEMORY;
    for (uint32_t w = 0; status == SR_OK && w < right->word_count; w++) {
        uint32_t code = 0;
        status = sr_dictionary_get(&words, sr_str_of(right->words[w]), &code);
    }
    for (uint32_t w = 0; status == SR_OK && w < left->word_count; w++) {
        sr_str word = sr_str_of(left->words[w]);
        to[w] = sr_dictionary_find(&words, word, sr_hash_text(word));
    }
    sr_dictionary_free(&words);
    *out = to;
    return status;
}

static sr_status keys_of_words(const sr_view *left, const sr_column *a, const sr_view *right,
                               const sr_column *b, keys *out)
{
    sr_arena *scratch = sr_arena_new();
    uint32_t *to = NULL;
    sr_status status = scratch != NULL ? translate_words(a, b, scratch, &to) : SR_MEMORY;
    for (size_t i = 0; status == SR_OK && i < left->rows->count; i++) {
        uint32_t code = sr_column_code(a, sr_view_row(left, i));
        out->left[i] = code != SR_CODE_MISSING ? to[code] : UINT32_MAX;
    }
    for (size_t i = 0; status == SR_OK && i < right->rows->count; i++) {
        out->right[i] = sr_column_code(b, sr_view_row(right, i));
    }
    out->count = b->word_count;
    sr_free(to);
    sr_arena_free(scratch);
    return status;
}

static sr_status keys_of_integers(const sr_view *left, const sr_column *a, const sr_view *right,
                                  const sr_column *b, keys *out)
{
    sr_numbering map = {0};
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < right->rows->count; i++) {
        int64_t value = sr_cells_at(&b->cells, sr_view_row(right, i));
        out->right[i] = UINT32_MAX;
        if (value != SR_INTEGER_MISSING) status = sr_numbering_get(&map, value, 0, &out->right[i]);
    }
    for (size_t i = 0; status == SR_OK && i < left->rows->count; i++) {
        int64_t value = sr_cells_at(&a->cells, sr_view_row(left, i));
        out->left[i] = value != SR_INTEGER_MISSING ? sr_numbering_find(&map, value, 0) : UINT32_MAX;
    }
    out->count = map.count;
    sr_numbering_free(&map);
    return status;
}

static sr_status keys_begin(const sr_view *left, const sr_view *right, keys *out)
{
    out->left = sr_malloc(left->rows->count * sizeof *out->left);
    out->right = sr_malloc(right->rows->count * sizeof *out->right);
    return out->left != NULL && out->right != NULL ? SR_OK : SR_MEMORY;
}

/* Where the rows of each key begin in `order`, the right rows sorted by key. */
static sr_status sort_right(const sr_view *right, const keys *all, uint32_t **starts, uint32_t **order)
{
    *starts = sr_calloc((size_t)all->count + 2, sizeof **starts);
    *order = sr_malloc(right->rows->count * sizeof **order);
    if (*starts == NULL || *order == NULL) return SR_MEMORY;
    uint32_t *next = *starts + 1; /* one ahead: after filling, each entry is where the next key begins */
    for (size_t i = 0; i < right->rows->count; i++) {
        if (all->right[i] != UINT32_MAX) next[all->right[i] + 1]++;
    }
    for (uint32_t k = 0; k < all->count; k++) {
        next[k + 1] += next[k];
    }
    for (size_t i = 0; i < right->rows->count; i++) {
        if (all->right[i] != UINT32_MAX) (*order)[next[all->right[i]]++] = sr_view_row(right, i);
    }
    return SR_OK;
}

static uint64_t count_pairs(const sr_view *left, const keys *all, const uint32_t *starts)
{
    uint64_t count = 0;
    for (size_t i = 0; i < left->rows->count; i++) {
        uint32_t key = all->left[i];
        if (key != UINT32_MAX) count += starts[key + 1] - starts[key];
    }
    return count;
}

static sr_status fill_pairs(sr_arena *arena, const sr_view *left, const keys *all, const uint32_t *starts,
                            const uint32_t *order, pairs *out)
{
    out->left = sr_arena_array(arena, out->count, sizeof *out->left);
    out->right = sr_arena_array(arena, out->count, sizeof *out->right);
    if (out->left == NULL || out->right == NULL) return SR_MEMORY;
    size_t at = 0;
    for (size_t i = 0; i < left->rows->count; i++) {
        uint32_t key = all->left[i];
        for (uint32_t r = key != UINT32_MAX ? starts[key] : 0; key != UINT32_MAX && r < starts[key + 1];
             r++) {
            out->left[at] = sr_view_row(left, i);
            out->right[at++] = order[r];
        }
    }
    return SR_OK;
}

static sr_status too_many(sr_finding *problem)
{
    sr_status told = sr_problem_set(problem, "SR2257", SR_MSG("the join gives more than 200 million rows"),
                                    SR_MSG("the key should be unique on one side"));
    return told != SR_OK ? told : SR_CONTENT;
}

static sr_status match(sr_arena *arena, const sr_view *left, const sr_view *right, const keys *all,
                       pairs *out, sr_finding *problem)
{
    uint32_t *starts = NULL;
    uint32_t *order = NULL;
    sr_status status = sort_right(right, all, &starts, &order);
    uint64_t count = status == SR_OK ? count_pairs(left, all, starts) : 0;
    out->count = (size_t)count;
    if (count > SR_MOST_DERIVED_ROWS) {
        status = too_many(problem);
    } else if (status == SR_OK) {
        status = fill_pairs(arena, left, all, starts, order, out);
    }
    sr_free(starts);
    sr_free(order);
    return status;
}

static sr_status join_columns(sr_arena *arena, const sr_table *left, const sr_table *right,
                              const char *prefix, const pairs *all, sr_table *made)
{
    sr_column *columns = sr_arena_array(arena, left->column_count + right->column_count, sizeof *columns);
    sr_status status = columns != NULL ? SR_OK : SR_MEMORY;
    uint32_t before = left->parent_count > 0 ? (uint32_t)left->parent_count : 1;
    size_t n = 0;
    for (size_t i = 0; status == SR_OK && i < left->column_count; i++) {
        status = sr_column_pick(arena, &left->columns[i], all->left, all->count, &columns[n++]);
    }
    for (size_t i = 0; status == SR_OK && i < right->column_count; i++) {
        sr_column *column = &columns[n++];
        status = sr_column_pick(arena, &right->columns[i], all->right, all->count, column);
        if (status == SR_OK) status = sr_behind_after(arena, before, column);
        if (sr_table_column(left, column->name) == NULL) continue;
        column->name = sr_arena_printf(arena, "%s.%s", prefix, column->name);
        if (column->name == NULL) return SR_MEMORY;
    }
    made->columns = columns;
    made->column_count = n;
    return status;
}

static sr_status join_tables(sr_arena *arena, const sr_table *left, const sr_table *right, const char *prefix,
                             const pairs *all, sr_table **out)
{
    sr_table *made = sr_arena_alloc(arena, sizeof *made);
    sr_parent *parents = sr_arena_array(arena, left->parent_count + right->parent_count + 2, sizeof *parents);
    if (made == NULL || parents == NULL) return SR_MEMORY;
    *made = (sr_table){.rows = all->count, .first_row = 1, .parents = parents};
    sr_status status = join_columns(arena, left, right, prefix, all, made);
    if (status == SR_OK)
        status = sr_parents_through(arena, left, all->left, all->count, parents, &made->parent_count);
    if (status == SR_OK)
        status = sr_parents_through(arena, right, all->right, all->count, parents, &made->parent_count);
    *out = made;
    return status;
}

static sr_status check_keys(const sr_column *a, const sr_column *b, sr_finding *problem)
{
    if (a->separator != NULL || b->separator != NULL) {
        return sr_problem_set(problem, "SR2251",
                              SR_MSG("the column {0} has several values in a cell and cannot be a key",
                                     a->separator != NULL ? a->name : b->name),
                              SR_MSG("join on a column that has one value a row"));
    }
    if (a->type == b->type && (a->type == SR_COL_TEXT || a->type == SR_COL_INTEGER)) return SR_OK;
    return sr_problem_set(problem, "SR2251",
                          SR_MSG("{0} ({1}) and {2} ({3}) cannot be joined", a->name,
                                 sr_column_type_word(a->type), b->name, sr_column_type_word(b->type)),
                          SR_MSG("both keys must be text, or both integers"));
}

static sr_status join_predicate(sr_arena *arena, const sr_view *left, const sr_view *right, sr_view *out)
{
    sr_buf text = {0};
    sr_buf_text(&text, left->predicate);
    if (text.length > 0 && right->predicate[0] != '\0') sr_buf_text(&text, ", ");
    sr_buf_text(&text, right->predicate);
    return sr_text_keep(arena, &text, &out->predicate);
}

sr_status sr_view_join(sr_arena *arena, const sr_view *left, const char *left_key, const sr_view *right,
                       const char *right_key, const char *prefix, sr_view *out, sr_finding *problem)
{
    const sr_column *a = NULL;
    const sr_column *b = NULL;
    sr_status status = sr_view_column(arena, left, left_key, &a, problem);
    if (status == SR_OK) status = sr_view_column(arena, right, right_key, &b, problem);
    if (status == SR_OK) status = check_keys(a, b, problem);
    if (status != SR_OK) return status;
    keys all = {0};
    pairs found = {0};
    sr_table *made = NULL;
    status = keys_begin(left, right, &all);
    if (status == SR_OK) {
        status = a->type == SR_COL_TEXT ? keys_of_words(left, a, right, b, &all)
                                        : keys_of_integers(left, a, right, b, &all);
    }
    if (status == SR_OK) status = match(arena, left, right, &all, &found, problem);
    if (status == SR_OK) status = join_tables(arena, left->table, right->table, prefix, &found, &made);
    sr_free(all.left);
    sr_free(all.right);
    if (status == SR_OK) status = sr_view_all(arena, made, out);
    return status == SR_OK ? join_predicate(arena, left, right, out) : status;
}
