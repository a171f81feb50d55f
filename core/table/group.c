#include <string.h>

#include "table/inside.h"
#include "table/predicate.h"

/* Class of each row of the view: consecutive numbers in order of first appearance. */
typedef struct classes {
    uint32_t *of; /* one per row of the view */
    uint32_t count;
} classes;

static sr_status classes_begin(size_t rows, classes *out)
{
    out->of = sr_calloc(rows, sizeof *out->of);
    out->count = rows > 0 ? 1 : 0;
    return out->of != NULL ? SR_OK : SR_MEMORY;
}

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

static sr_status split_by_value(const sr_view *view, const sr_column *column, uint32_t *of)
{
    sr_numbering map = {0};
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < view->rows->count; i++) {
        int64_t a = 0;
        int64_t b = 0;
        key_of(column, sr_view_row(view, i), &a, &b);
        status = sr_numbering_get(&map, a, b, &of[i]);
    }
    sr_numbering_free(&map);
    return status;
}

static sr_status split(const sr_view *view, const sr_column *column, uint32_t *of)
{
    if (column->type != SR_COL_TEXT) return split_by_value(view, column, of);
    for (size_t i = 0; i < view->rows->count; i++) {
        of[i] = sr_column_code(column, sr_view_row(view, i));
    }
    return SR_OK;
}

static sr_status refine(const sr_view *view, const sr_column *column, classes *so_far)
{
    uint32_t *of = sr_malloc(view->rows->count * sizeof *of);
    sr_status status = of != NULL ? split(view, column, of) : SR_MEMORY;
    sr_numbering map = {0};
    uint32_t last = 0;
    for (size_t i = 0; status == SR_OK && i < view->rows->count; i++) {
        uint32_t before = so_far->of[i];
        bool as_above = i > 0 && of[i] == of[i - 1] && before == last;
        if (as_above) {
            so_far->of[i] = so_far->of[i - 1];
        } else {
            status = sr_numbering_get(&map, before, of[i], &so_far->of[i]);
        }
        last = before;
    }
    if (status == SR_OK) so_far->count = map.count;
    sr_numbering_free(&map);
    sr_free(of);
    return status;
}

/* The rows of each class together, in order: one array that the selections point into. */
static sr_status spread(sr_arena *arena, const sr_view *view, const classes *all, sr_selection **out)
{
    size_t count = view->rows->count;
    uint32_t *rows = sr_arena_array(arena, count, sizeof *rows);
    sr_selection *parts = sr_arena_array(arena, all->count, sizeof *parts);
    if (rows == NULL || parts == NULL) return SR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        parts[all->of[i]].count++;
    }
    size_t *next = sr_calloc(all->count, sizeof *next);
    if (next == NULL) return SR_MEMORY;
    for (size_t g = 0, at = 0; g < all->count; g++) {
        parts[g].rows = rows + at;
        next[g] = at;
        at += parts[g].count;
    }
    for (size_t i = 0; i < count; i++) {
        rows[next[all->of[i]]++] = sr_view_row(view, i);
    }
    sr_free(next);
    *out = parts;
    return SR_OK;
}

static sr_status describe(sr_arena *arena, const sr_view *view, const sr_column *const *columns,
                          size_t column_count, const sr_selection *rows, sr_group *out)
{
    sr_scalar *keys = sr_arena_array(arena, column_count, sizeof *keys);
    if (keys == NULL) return SR_MEMORY;
    sr_buf predicate = {0};
    sr_predicate_begin(&predicate, view);
    for (size_t c = 0; c < column_count; c++) {
        keys[c] = sr_cell(columns[c], rows->rows[0]);
        sr_predicate_and(&predicate);
        sr_predicate_condition(&predicate, &(sr_condition){columns[c]->name, SR_IS, 1, &keys[c]});
    }
    *out = (sr_group){keys, {view->table, rows, ""}};
    return sr_text_keep(arena, &predicate, &out->view.predicate);
}

static sr_status gather(sr_arena *arena, const sr_view *view, const sr_column *const *columns,
                        size_t column_count, const classes *all, sr_group **groups)
{
    sr_selection *parts = NULL;
    sr_status status = spread(arena, view, all, &parts);
    *groups = status == SR_OK ? sr_arena_array(arena, all->count, sizeof **groups) : NULL;
    if (*groups == NULL) return SR_MEMORY;
    for (size_t g = 0; status == SR_OK && g < all->count; g++) {
        status = describe(arena, view, columns, column_count, &parts[g], &(*groups)[g]);
    }
    return status;
}

sr_status sr_view_group(sr_arena *arena, const sr_view *view, const char *const *names, size_t column_count,
                        sr_group **groups, size_t *group_count, sr_finding *problem)
{
    const sr_column **columns = sr_arena_array(arena, column_count, sizeof(const sr_column *));
    classes all = {0};
    sr_status status = columns != NULL ? classes_begin(view->rows->count, &all) : SR_MEMORY;
    for (size_t c = 0; status == SR_OK && c < column_count; c++) {
        status = sr_view_column(arena, view, names[c], &columns[c], problem);
        if (status == SR_OK) status = refine(view, columns[c], &all);
    }
    if (status == SR_OK) status = gather(arena, view, columns, column_count, &all, groups);
    if (status == SR_OK) *group_count = all.count;
    sr_free(all.of);
    return status;
}
