/* Rows of one selection or another. */
#include <string.h>

#include "table/inside.h"

/* Both are sorted; `out` has room for both. Returns the number of rows. */
static size_t merge(const sr_view *a, const sr_view *b, uint32_t *out)
{
    size_t i = 0;
    size_t k = 0;
    size_t count = 0;
    while (i < a->rows->count || k < b->rows->count) {
        uint32_t left = i < a->rows->count ? sr_view_row(a, i) : UINT32_MAX;
        uint32_t right = k < b->rows->count ? sr_view_row(b, k) : UINT32_MAX;
        out[count++] = left < right ? left : right;
        i += left <= right && i < a->rows->count;
        k += right <= left && k < b->rows->count;
    }
    return count;
}

/* How much both begin with, up to the end of a condition. A comma in brackets ends none. */
static size_t same_conditions(const char *a, const char *b)
{
    size_t same = 0;
    int depth = 0;
    for (size_t i = 0; a[i] != '\0' && a[i] == b[i]; i++) {
        depth += (a[i] == '(') - (a[i] == ')');
        if (depth == 0 && a[i] == ',' && a[i + 1] == ' ' && b[i + 1] == ' ') same = i + 2;
    }
    return same;
}

/* "kön = kvinna, (start är tomt) eller (start > 2023-12-31)": what both begin with stands once. With all rows
   all others are in it. */
static sr_status predicate_of(sr_arena *arena, const sr_view *a, const sr_view *b, const char **out)
{
    if (a->predicate[0] == '\0' || b->predicate[0] == '\0') {
        *out = "";
        return SR_OK;
    }
    size_t same = same_conditions(a->predicate, b->predicate);
    sr_buf text = {0};
    sr_buf_put(&text, a->predicate, same);
    sr_buf_printf(&text, "(%s) eller (%s)", a->predicate + same, b->predicate + same);
    return sr_text_keep(arena, &text, out);
}

sr_status sr_view_union(sr_arena *arena, const sr_view *a, const sr_view *b, sr_view *out,
                        sr_finding *problem)
{
    if (a->table != b->table) {
        return sr_problem_set(problem, "SR2322", SR_MSG("only selections of the same source can be united"),
                              SR_MSG("unite them before columns are added or sources joined"));
    }
    *out = (sr_view){.table = a->table};
    uint32_t *rows = sr_malloc((a->rows->count + b->rows->count) * sizeof *rows);
    if (rows == NULL) return SR_MEMORY;
    sr_status status = sr_selection_copy(arena, rows, merge(a, b, rows), &out->rows);
    sr_free(rows);
    if (strcmp(a->predicate, b->predicate) == 0) out->predicate = a->predicate;
    if (status != SR_OK || out->predicate != NULL) return status;
    return predicate_of(arena, a, b, &out->predicate);
}
