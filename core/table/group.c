#include <string.h>

#include "table/inside.h"
#include "table/predicate.h"

enum { MOST_PLACES = 4096 }; /* of pairs beside one for each row */

/* What is put into classes: the rows of a view, each once for every value in a cell that holds several. */
typedef struct classes {
    const sr_view *view;
    size_t entries;
    uint32_t *rows; /* row of each entry, in order; NULL: the rows of the view */
    uint32_t *of;   /* class of each entry: consecutive numbers in order of first appearance */
    uint32_t *
        *parts; /* for each grouping column the value that each entry stands for; NULL: all of its cell */
    size_t column_count;
    uint32_t count;
} classes;

static uint32_t row_of(const classes *all, size_t entry)
{
    return all->rows != NULL ? all->rows[entry] : sr_view_row(all->view, entry);
}

static sr_status classes_begin(const sr_view *view, size_t column_count, classes *out)
{
    size_t rows = view->rows->count;
    *out = (classes){.view = view, .entries = rows, .column_count = column_count, .count = rows > 0 ? 1 : 0};
    out->of = sr_calloc(rows, sizeof *out->of);
    out->parts = sr_calloc(column_count, sizeof *out->parts);
    return out->of != NULL && out->parts != NULL ? SR_OK : SR_MEMORY;
}

static void classes_free(classes *all)
{
    for (size_t c = 0; all->parts != NULL && c < all->column_count; c++) {
        sr_free(all->parts[c]);
    }
    sr_free(all->parts);
    sr_free(all->rows);
    sr_free(all->of);
}

/* ---- cells with several values ---- */

/* Where each new entry comes from, and the value that it stands for. */
typedef struct expansion {
    size_t entries;
    size_t *from;
    uint32_t *part;
} expansion;

static size_t count_entries(const classes *all, const sr_column *column)
{
    size_t entries = 0;
    for (size_t i = 0; i < all->entries; i++) {
        uint32_t parts = 0;
        (void)sr_cell_parts(column, row_of(all, i), &parts);
        entries += parts > 0 ? parts : 1;
    }
    return entries;
}

static void fill_entries(const classes *all, const sr_column *column, expansion *made)
{
    size_t at = 0;
    for (size_t i = 0; i < all->entries; i++) {
        uint32_t parts = 0;
        const uint32_t *codes = sr_cell_parts(column, row_of(all, i), &parts);
        made->from[at] = i;
        made->part[at++] = parts > 0 ? codes[0] : SR_CODE_MISSING;
        for (uint32_t p = 1; p < parts; p++) {
            made->from[at] = i;
            made->part[at++] = codes[p];
        }
    }
}

static sr_status spread_out(uint32_t **array, const expansion *made)
{
    uint32_t *wider = sr_malloc(made->entries * sizeof *wider);
    if (wider == NULL) return SR_MEMORY;
    for (size_t i = 0; i < made->entries; i++) {
        wider[i] = (*array)[made->from[i]];
    }
    sr_free(*array);
    *array = wider;
    return SR_OK;
}

static sr_status spread_rows(classes *all, const expansion *made)
{
    if (all->rows != NULL) return spread_out(&all->rows, made);
    all->rows = sr_malloc(made->entries * sizeof *all->rows);
    if (all->rows == NULL) return SR_MEMORY;
    for (size_t i = 0; i < made->entries; i++) {
        all->rows[i] = sr_view_row(all->view, made->from[i]);
    }
    return SR_OK;
}

/* From here on a row is there once for each of the values in its cell of the column. */
static sr_status expand(classes *all, const sr_column *column, size_t number)
{
    expansion made = {.entries = count_entries(all, column)};
    made.from = sr_malloc(made.entries * sizeof *made.from);
    made.part = sr_malloc(made.entries * sizeof *made.part);
    sr_status status = made.from != NULL && made.part != NULL ? SR_OK : SR_MEMORY;
    if (status == SR_OK) {
        fill_entries(all, column, &made);
        status = spread_rows(all, &made);
    }
    if (status == SR_OK) status = spread_out(&all->of, &made);
    for (size_t c = 0; status == SR_OK && c < number; c++) {
        if (all->parts[c] != NULL) status = spread_out(&all->parts[c], &made);
    }
    sr_free(made.from);
    if (status != SR_OK) {
        sr_free(made.part);
        return status;
    }
    all->parts[number] = made.part;
    all->entries = made.entries;
    return SR_OK;
}

/* ---- classes ---- */

/* A word's own code is found directly; anything else by its value. The empty cell is a class too. */
static void key_of(const sr_column *column, uint32_t row, int64_t *a, int64_t *b)
{
    sr_scalar cell = sr_cell(column, row);
    *a = *b = 0;
    if (cell.type == SR_SCALAR_NUMBER) {
        *a = cell.number.num;
        *b = cell.number.den;
    } else if (cell.type == SR_SCALAR_DAY) {
        *a = cell.day;
        *b = 1;
    }
}

static sr_status split_by_value(const classes *all, const sr_column *column, uint32_t *of, uint32_t *range)
{
    sr_numbering map = {0};
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < all->entries; i++) {
        int64_t a = 0;
        int64_t b = 0;
        key_of(column, row_of(all, i), &a, &b);
        status = sr_numbering_get(&map, a, b, &of[i]);
    }
    *range = map.count;
    sr_numbering_free(&map);
    return status;
}

/* For each entry the number of its value, below *range or SR_CODE_MISSING. */
static sr_status split(const classes *all, const sr_column *column, size_t number, uint32_t *of,
                       uint32_t *range)
{
    *range = column->word_count;
    if (all->parts[number] != NULL) {
        *range = column->part_count;
        memcpy(of, all->parts[number], all->entries * sizeof *of);
        return SR_OK;
    }
    if (column->type != SR_COL_TEXT) return split_by_value(all, column, of, range);
    for (size_t i = 0; i < all->entries; i++) {
        of[i] = sr_column_code(column, row_of(all, i));
    }
    return SR_OK;
}

/* Where classes and values make few pairs, each has its place in a table. */
static sr_status number_few(classes *all, const uint32_t *of, uint32_t range)
{
    size_t width = (size_t)range + 1;
    uint32_t *number = sr_calloc(all->count * width, sizeof *number);
    if (number == NULL) return SR_MEMORY;
    uint32_t count = 0;
    for (size_t i = 0; i < all->entries; i++) {
        uint32_t *at = &number[all->of[i] * width + (of[i] < range ? of[i] : range)];
        if (*at == 0) *at = ++count;
        all->of[i] = *at - 1;
    }
    all->count = count;
    sr_free(number);
    return SR_OK;
}

static sr_status number_many(classes *all, const uint32_t *of)
{
    sr_numbering map = {0};
    sr_status status = SR_OK;
    uint32_t last = 0;
    for (size_t i = 0; status == SR_OK && i < all->entries; i++) {
        uint32_t before = all->of[i];
        bool as_above = i > 0 && of[i] == of[i - 1] && before == last;
        if (as_above) {
            all->of[i] = all->of[i - 1];
        } else {
            status = sr_numbering_get(&map, before, of[i], &all->of[i]);
        }
        last = before;
    }
    if (status == SR_OK) all->count = map.count;
    sr_numbering_free(&map);
    return status;
}

static sr_status refine(classes *all, const sr_column *column, size_t number)
{
    sr_status status = column->separator != NULL ? expand(all, column, number) : SR_OK;
    if (status != SR_OK) return status;
    uint32_t *of = sr_malloc(all->entries * sizeof *of);
    uint32_t range = 0;
    status = of != NULL ? split(all, column, number, of, &range) : SR_MEMORY;
    bool few = (uint64_t)all->count * ((uint64_t)range + 1) <= MOST_PLACES + all->entries;
    if (status == SR_OK) status = few ? number_few(all, of, range) : number_many(all, of);
    sr_free(of);
    return status;
}

/* ---- groups ---- */

/* The rows of each class together, in order: one array that the selections point into. `first` is the first
   entry of each class. */
static sr_status spread(sr_arena *arena, const classes *all, sr_selection **out, size_t **first)
{
    uint32_t *rows = sr_arena_array(arena, all->entries, sizeof *rows);
    sr_selection *parts = sr_arena_array(arena, all->count, sizeof *parts);
    size_t *next = sr_calloc(all->count, sizeof *next);
    *first = next;
    if (rows == NULL || parts == NULL || next == NULL) return SR_MEMORY;
    for (size_t i = 0; i < all->entries; i++) {
        parts[all->of[i]].count++;
    }
    for (size_t g = 0, at = 0; g < all->count; g++) {
        parts[g].rows = rows + at;
        next[g] = at;
        at += parts[g].count;
    }
    for (size_t i = 0; i < all->entries; i++) {
        rows[next[all->of[i]]++] = row_of(all, i);
    }
    for (size_t i = all->entries; i-- > 0;) {
        next[all->of[i]] = i;
    }
    *out = parts;
    return SR_OK;
}

static sr_scalar key_at(const classes *all, const sr_column *column, size_t number, size_t entry)
{
    const uint32_t *parts = all->parts[number];
    if (parts == NULL) return sr_cell(column, row_of(all, entry));
    if (parts[entry] == SR_CODE_MISSING) return (sr_scalar){.type = SR_SCALAR_MISSING};
    return (sr_scalar){.type = SR_SCALAR_TEXT, .text = column->parts[parts[entry]]};
}

static sr_status describe(sr_arena *arena, const classes *all, const sr_column *const *columns,
                          const sr_selection *rows, size_t first, sr_group *out)
{
    sr_scalar *keys = sr_arena_array(arena, all->column_count, sizeof *keys);
    if (keys == NULL) return SR_MEMORY;
    sr_buf predicate = {0};
    sr_predicate_begin(&predicate, all->view);
    for (size_t c = 0; c < all->column_count; c++) {
        keys[c] = key_at(all, columns[c], c, first);
        sr_predicate_and(&predicate);
        sr_predicate_condition(&predicate, &(sr_condition){columns[c]->name, SR_IS, 1, &keys[c]});
    }
    *out = (sr_group){keys, {all->view->table, rows, ""}};
    return sr_text_keep(arena, &predicate, &out->view.predicate);
}

static sr_status gather(sr_arena *arena, const classes *all, const sr_column *const *columns,
                        sr_group **groups)
{
    sr_selection *parts = NULL;
    size_t *first = NULL;
    sr_status status = spread(arena, all, &parts, &first);
    *groups = status == SR_OK ? sr_arena_array(arena, all->count, sizeof **groups) : NULL;
    if (*groups == NULL) status = SR_MEMORY;
    for (size_t g = 0; status == SR_OK && g < all->count; g++) {
        status = describe(arena, all, columns, &parts[g], first[g], &(*groups)[g]);
    }
    sr_free(first);
    return status;
}

sr_status sr_view_group(sr_arena *arena, const sr_view *view, const char *const *names, size_t column_count,
                        sr_group **groups, size_t *group_count, sr_finding *problem)
{
    const sr_column **columns = sr_arena_array(arena, column_count, sizeof(const sr_column *));
    classes all = {0};
    sr_status status = classes_begin(view, column_count, &all);
    if (columns == NULL) status = SR_MEMORY;
    for (size_t c = 0; status == SR_OK && c < column_count; c++) {
        status = sr_view_column(arena, view, names[c], &columns[c], problem);
        if (status == SR_OK) status = refine(&all, columns[c], c);
    }
    if (status == SR_OK) status = gather(arena, &all, columns, groups);
    if (status == SR_OK) *group_count = all.count;
    classes_free(&all);
    return status;
}
