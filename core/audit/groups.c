/* Totals against the groups that they are made of. Nothing is said while a group is missing. */
#include <string.h>

#include "audit/checks.h"
#include "base/memory.h"
#include "model/agree.h"

typedef struct group_sum {
    size_t count;
    bool missing;
    sr_number least, greatest, sum;
} group_sum;

static bool is_group_of(const sr_measure_result *group, const sr_measure_result *whole, const char *column)
{
    return group->measure == whole->measure && group->unit == whole->unit && group->group != NULL &&
           group->group->count == 1 && strcmp(group->group->columns[0], column) == 0;
}

static void add_group(group_sum *sum, const sr_quantity *value)
{
    if (value->missing != SR_PRESENT) {
        sum->missing = true;
        return;
    }
    if (sum->count == 0 || sr_number_compare(value->value, sum->least) < 0) {
        sum->least = value->value;
    }
    if (sum->count == 0 || sr_number_compare(value->value, sum->greatest) > 0) {
        sum->greatest = value->value;
    }
    sum->missing = sum->missing || sr_number_add(sum->sum, value->value, &sum->sum) != SR_OK;
    sum->count++;
}

/* The results of each measure and unit, in order, so that a whole finds its groups among many thousands. */
typedef struct result_index {
    size_t *first; /* number of a result + 1, by measure and unit */
    size_t *next;
    size_t chains;
} result_index;

static size_t chain_of(const result_index *index, const sr_measure_result *result)
{
    size_t hash =
        (size_t)result->measure / sizeof *result->measure * 31 + (size_t)result->unit / sizeof *result->unit;
    return (hash ^ hash >> 16) % index->chains;
}

static sr_status index_results(const sr_results *results, result_index *out)
{
    size_t count = results->measure_count;
    *out = (result_index){sr_calloc(count + 1, sizeof *out->first), sr_calloc(count + 1, sizeof *out->next),
                          count + 1};
    if (out->first == NULL || out->next == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = count; i-- > 0;) {
        size_t *first = &out->first[chain_of(out, results->measures[i])];
        out->next[i] = *first;
        *first = i + 1;
    }
    return SR_OK;
}

static void free_index(result_index *index)
{
    sr_free(index->first);
    sr_free(index->next);
}

static group_sum sum_groups(const sr_results *results, const result_index *index,
                            const sr_measure_result *whole, const char *column)
{
    group_sum sum = {.sum = SR_INT(0), .least = SR_INT(0), .greatest = SR_INT(0)};
    for (size_t i = index->first[chain_of(index, whole)]; i != 0; i = index->next[i - 1]) {
        if (is_group_of(results->measures[i - 1], whole, column)) {
            add_group(&sum, &results->measures[i - 1]->value);
        }
    }
    return sum;
}

typedef sr_status (*group_check)(const sr_results *results, const sr_measure_result *whole,
                                 const char *column, const group_sum *sum, sr_findings *findings);

static sr_status for_each_grouping(const sr_results *results, group_check check, sr_findings *findings)
{
    result_index index;
    sr_status status = index_results(results, &index);
    for (size_t i = 0; i < results->measure_count && status == SR_OK; i++) {
        const sr_measure_result *whole = results->measures[i];
        if (whole->group != NULL || whole->value.missing != SR_PRESENT) {
            continue;
        }
        for (size_t k = 0; k < whole->measure->by_count && status == SR_OK; k++) {
            const char *column = whole->measure->by[k];
            group_sum sum = sum_groups(results, &index, whole, column);
            if (sum.count >= 2 && !sum.missing) {
                status = check(results, whole, column, &sum, findings);
            }
        }
    }
    free_index(&index);
    return status;
}

static bool kind_is(const sr_measure *measure, const char *const *kinds)
{
    for (; measure->kind != NULL && *kinds != NULL; kinds++) {
        if (strcmp(measure->kind, *kinds) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_empty_cell(const sr_origin_part *part, const sr_column *column)
{
    for (size_t i = 0; i < part->rows->count; i++) {
        uint32_t row = part->rows->rows != NULL ? part->rows->rows[i] : (uint32_t)i;
        if (sr_cells_at(&column->cells, row) == SR_INTEGER_MISSING) {
            return true;
        }
    }
    return false;
}

/* Rows that stand in no group, such as anonymous participants without a referrer, can take the total
 * anywhere. */
static bool has_rows_without_group(const sr_quantity *value, const char *name)
{
    for (size_t i = 0; value->origin != NULL && i < value->origin->count; i++) {
        const sr_column *column = sr_table_column(value->origin->parts[i].table, name);
        if (column != NULL && has_empty_cell(&value->origin->parts[i], column)) {
            return true;
        }
    }
    return false;
}

static sr_status check_between(const sr_results *results, const sr_measure_result *whole, const char *column,
                               const group_sum *sum, sr_findings *findings)
{
    static const char *const kinds[] = {"share", "mean", "median", NULL};
    const sr_quantity *value = &whole->value;
    bool low = sr_number_compare(value->value, sum->least) < 0;
    bool high = sr_number_compare(value->value, sum->greatest) > 0;
    sr_number bound = low ? sum->least : sum->greatest;
    if (!kind_is(whole->measure, kinds) || (!low && !high) || sr_printed_agrees(value, bound) ||
        has_rows_without_group(value, column)) {
        return SR_OK;
    }
    return sr_check_tell(
        results, whole, "SR4103",
        SR_MSG("the total lies outside its groups by {0}; the nearest group has the second figure", column),
        value, bound, findings);
}

sr_status sr_check_between_groups(void *user, const sr_results *results, sr_findings *findings)
{
    (void)user;
    return for_each_grouping(results, check_between, findings);
}

/* Only a total that stands in the source as a row of its own can contradict its groups. */
static bool is_printed_total(const sr_quantity *value, const char *column)
{
    for (size_t i = 0; value->origin != NULL && i < value->origin->count; i++) {
        const sr_column *found = sr_table_column(value->origin->parts[i].table, column);
        if (found != NULL && found->role == SR_ROLE_GROUP && found->total != NULL) {
            return true;
        }
    }
    return false;
}

static sr_status check_sum(const sr_results *results, const sr_measure_result *whole, const char *column,
                           const group_sum *sum, sr_findings *findings)
{
    static const char *const kinds[] = {"count", "sum", NULL};
    if (!kind_is(whole->measure, kinds) || !is_printed_total(&whole->value, column) ||
        sr_number_compare(whole->value.value, sum->sum) == 0) {
        return SR_OK;
    }
    return sr_check_tell(results, whole, "SR4104",
                         SR_MSG("the total is not the sum of its groups by {0}", column), &whole->value,
                         sum->sum, findings);
}

sr_status sr_check_sum_of_groups(void *user, const sr_results *results, sr_findings *findings)
{
    (void)user;
    return for_each_grouping(results, check_sum, findings);
}
