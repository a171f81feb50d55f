/* Which figures may be printed: decided once for everything of a period that has been evaluated, after all
   that earlier periods have printed. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "model/build.h"
#include "model/evaluation.h"
#include "model/protect/protect.h"
#include "privacy/protect.h"

/* Lower ranks are let through first. */
enum { RANK_ROWS, RANK_FORBUND, RANK_UNIT, RANK_GROUP, RANK_GROUP_OF_UNIT, RANK_COMPARED };

typedef struct figures {
    sr_arena *arena;
    sr_figure *items;
    const char **names; /* of each: key of the result, or the source; NULL: of another period */
    size_t count, capacity;
} figures;

static sr_status add(figures *all, const sr_quantity *quantity, unsigned rank, const char *name)
{
    if (!sr_quantity_is_telling(quantity)) {
        return SR_OK;
    }
    if (all->count == all->capacity) {
        size_t room = all->capacity == 0 ? 256 : all->capacity * 2;
        sr_figure *grown = sr_arena_array(all->arena, room, sizeof *grown);
        const char **names = sr_arena_array(all->arena, room, sizeof *names);
        if (grown == NULL || names == NULL) {
            return SR_MEMORY;
        }
        if (all->count > 0) {
            memcpy(grown, all->items, all->count * sizeof *grown);
            memcpy(names, all->names, all->count * sizeof *names);
        }
        all->items = grown;
        all->names = names;
        all->capacity = room;
    }
    all->names[all->count] = name;
    all->items[all->count++] = (sr_figure){.quantity = quantity, .rank = rank};
    return SR_OK;
}

static unsigned rank_of(const sr_measure_result *result)
{
    if (result->group != NULL) {
        return result->unit != NULL ? RANK_GROUP_OF_UNIT : RANK_GROUP;
    }
    return result->unit != NULL ? RANK_UNIT : RANK_FORBUND;
}

static sr_status add_results(figures *all, const sr_build *build)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < build->count && status == SR_OK; i++) {
        const sr_measure_result *result = build->measures[i];
        status = add(all, &result->value, rank_of(result), result->key);
        if (status == SR_OK) {
            status = add(all, &result->previous, RANK_COMPARED, result->key);
        }
        if (status == SR_OK) {
            status = add(all, &result->national, RANK_COMPARED, result->key);
        }
    }
    for (size_t i = 0; i < build->other_count && status == SR_OK; i++) {
        status = add(all, &build->others[i]->value, RANK_COMPARED, NULL);
    }
    return status;
}

/* ---- earlier periods: what their reports have told ---- */

static bool has_persons(const sr_dataset *dataset)
{
    for (size_t i = 0; i < dataset->count; i++) {
        if (dataset->tables[i]->source != NULL && dataset->tables[i]->source->persons) {
            return true;
        }
    }
    return false;
}

/* What is hidden is not known: only the printed figures remain. */
static void keep_printed(figures *all)
{
    size_t kept = 0;
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].decision == SR_PRINTED) {
            all->names[kept] = all->names[i];
            all->items[kept++] = all->items[i];
        }
    }
    all->count = kept;
}

/* Everybody knows that a total is the sum of its parts. */
static sr_status add_totals(const sr_build *build, const sr_table *table, figures *all)
{
    sr_quantity *zeros = NULL;
    size_t count = 0;
    sr_status status = sr_protect_totals(build->arena, table, &zeros, &count);
    for (size_t i = 0; i < count && status == SR_OK; i++) {
        size_t before = all->count;
        status = add(all, &zeros[i], RANK_ROWS, table->source->name);
        if (all->count > before) {
            all->items[before].decision = SR_PRINTED;
        }
    }
    return status;
}

static sr_status row_counts(const sr_build *build, const sr_dataset *dataset, figures *all, sr_row_count *out,
                            size_t *count)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < dataset->count && status == SR_OK; i++) {
        sr_view rows;
        sr_finding problem = {0};
        sr_row_count *one = &out[*count];
        if (dataset->tables[i]->source == NULL || !dataset->tables[i]->source->persons) {
            continue;
        }
        one->table = dataset->tables[i];
        status = sr_view_all(build->arena, one->table, &rows);
        if (status == SR_OK) {
            status = sr_view_count(build->arena, &rows, &one->rows, &problem);
        }
        if (status == SR_OK) {
            status = add(all, &one->rows, RANK_ROWS, one->table->source->name);
        }
        if (status == SR_OK) {
            status = add_totals(build, one->table, all);
        }
        *count += 1;
    }
    return status;
}

static sr_row_count *row_count_room(const sr_build *build, const sr_dataset *dataset)
{
    return sr_arena_array(build->arena, dataset->count + 1, sizeof(sr_row_count));
}

static void suppress_hidden(sr_arena *arena, const figures *all, size_t from, sr_status *status)
{
    for (size_t i = from; i < all->count && *status == SR_OK; i++) {
        if (all->items[i].decision != SR_PRINTED) {
            *status = sr_quantity_suppress(arena, (sr_quantity *)all->items[i].quantity);
        }
    }
}

/* Builds of earlier years, whose indices are compared with. */
typedef struct past_years {
    sr_build *builds;
    size_t count;
} past_years;

static sr_status add_past(figures *all, const past_years *past, sr_period period)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < past->count && status == SR_OK; i++) {
        if (sr_period_equal(past->builds[i].period, period)) {
            status = add_results(all, &past->builds[i]);
        }
    }
    return status;
}

/* The figures of one earlier period, as its own reports would have them by the measures of today; those of
   its index too. What has been found about that period has been told in its own time. */
static sr_status print_earlier(sr_build *build, const past_years *past, size_t at, figures *all)
{
    const sr_evaluation *now = build->evaluation;
    const sr_dataset *dataset = &now->datasets[at];
    sr_findings *unheard = sr_findings_new();
    sr_row_count *rows = row_count_room(build, dataset);
    sr_evaluation *then = sr_evaluation_new(build->arena, build->forbund, build->model, dataset,
                                            now->dataset_count - at, unheard);
    size_t known = all->count;
    size_t count = 0;
    sr_status status = unheard != NULL && then != NULL && rows != NULL ? SR_OK : SR_MEMORY;
    if (status == SR_OK) {
        sr_build earlier = sr_build_start(then, build->model, dataset->period);
        status = sr_build_measures(&earlier);
        if (status == SR_OK) {
            status = sr_build_looked_at(&earlier);
        }
        if (status == SR_OK) {
            status = row_counts(build, dataset, all, rows, &count);
        }
        if (status == SR_OK) {
            status = add_results(all, &earlier);
        }
    }
    if (status == SR_OK) {
        status = add_past(all, past, dataset->period);
    }
    if (status == SR_OK) {
        status = sr_protect(all->items, all->count, build->forbund->small_cells);
    }
    if (status == SR_OK) {
        suppress_hidden(build->arena, all, known, &status);
        keep_printed(all);
    }
    sr_findings_free(unheard);
    return status;
}

/* Oldest first: each period knows those before it. */
static sr_status print_all_earlier(sr_build *build, const past_years *past, figures *all)
{
    sr_status status = SR_OK;
    for (size_t i = build->evaluation->dataset_count; i > 1 && status == SR_OK; i--) {
        if (has_persons(&build->evaluation->datasets[i - 1])) {
            status = print_earlier(build, past, i - 1, all);
        }
    }
    return status;
}

/* ---- this period ---- */

static int by_address(const void *left, const void *right)
{
    uintptr_t a = (uintptr_t) * (const void *const *)left;
    uintptr_t b = (uintptr_t) * (const void *const *)right;
    return a < b ? -1 : a > b;
}

static sr_status let_through(sr_evaluation *evaluation, const figures *all)
{
    const void **list = sr_arena_array(evaluation->arena, all->count + 1, sizeof *list);
    if (list == NULL) {
        return SR_MEMORY;
    }
    for (size_t i = 0; i < all->count; i++) {
        if (all->items[i].decision == SR_PRINTED) {
            list[evaluation->let_through_count++] = all->items[i].quantity->told;
        }
    }
    qsort((void *)list, evaluation->let_through_count, sizeof *list, by_address);
    evaluation->let_through = list;
    evaluation->is_protected = true;
    return SR_OK;
}

bool sr_evaluation_lets(const sr_evaluation *evaluation, const sr_quantity *quantity)
{
    if (!evaluation->is_protected || quantity->missing == SR_SUPPRESSED ||
        !sr_quantity_is_telling(quantity)) {
        return true;
    }
    const void *key = quantity->told; /* the same array in every copy */
    return evaluation->let_through_count > 0 &&
           bsearch(&key, (const void *)evaluation->let_through, evaluation->let_through_count, sizeof key,
                   by_address) != NULL;
}

static void count_hidden(const figures *all, size_t from, sr_protection *out)
{
    for (size_t i = from; i < all->count; i++) {
        out->hidden += all->items[i].decision != SR_PRINTED;
    }
}

/* "deltagare, deltagare@torgen, …" */
static bool write_untried(const figures *all, size_t from, sr_buf *out)
{
    enum { NAMED = 12 };
    size_t count = 0;
    for (size_t i = from; i < all->count; i++) {
        if (all->items[i].decision != SR_HIDDEN_UNTRIED || all->names[i] == NULL) {
            continue;
        }
        if (count < NAMED) {
            sr_buf_printf(out, "%s%s", count > 0 ? ", " : "", all->names[i]);
        }
        count++;
    }
    if (count > NAMED) {
        sr_buf_text(out, ", …");
    }
    return count > 0;
}

/* Which they are is for whoever runs the program: they are not small, and results that are passed on leave
   out what was found. */
static sr_status tell_untried(const sr_build *build, const figures *all, size_t from)
{
    sr_buf names = {0};
    bool any = write_untried(all, from, &names);
    const char *found = sr_buf_string(&names);
    if (any && found != NULL) {
        sr_findings_add(
            build->findings,
            &(sr_finding){
                .code = "SR4804",
                .severity = SR_WARNING,
                .message =
                    SR_MSG("figures are hidden because there is too much to try before it is known that "
                           "they tell of no small group"),
                .found = found,
                .hint = SR_MSG("Divide fewer figures by small groups, or give \"small_cells\" a smaller "
                               "number.")});
    }
    sr_status status = sr_buf_status(&names);
    sr_buf_free(&names);
    return status;
}

static void tell(const sr_build *build, const sr_protection *protection)
{
    char hidden[24];
    char threshold[24];
    (void)snprintf(hidden, sizeof hidden, "%zu", protection->hidden);
    (void)snprintf(threshold, sizeof threshold, "%u", protection->threshold);
    sr_finding finding = {.code = "SR4801", .severity = SR_NOTE};
    if (protection->threshold <= 1) {
        finding.code = "SR4802";
        finding.severity = SR_WARNING;
        finding.message =
            SR_MSG("small groups of persons are printed, because \"small_cells\" is {0}", threshold);
        finding.hint =
            SR_MSG("remove \"small_cells\" from forbund.json to protect groups smaller than {0}", "5");
    } else {
        finding.message = SR_MSG("figures hidden to protect groups smaller than {0}: {1}", threshold, hidden);
    }
    if (protection->threshold <= 1 || protection->hidden > 0) {
        sr_findings_add(build->findings, &finding);
    }
}

static sr_status decide(sr_build *build, const past_years *past, figures *all, sr_protection *out)
{
    const sr_dataset *dataset = &build->evaluation->datasets[0];
    sr_row_count *rows = row_count_room(build, dataset);
    size_t known = all->count;
    sr_status status = rows != NULL ? row_counts(build, dataset, all, rows, &out->table_count) : SR_MEMORY;
    out->tables = rows;
    if (status == SR_OK) {
        status = add_results(all, build);
    }
    if (status == SR_OK) {
        status = sr_protect(all->items, all->count, out->threshold);
    }
    if (status == SR_OK) {
        status = let_through(build->evaluation, all);
    }
    for (size_t i = 0; i < past->count && status == SR_OK; i++) {
        past->builds[i].evaluation->let_through = build->evaluation->let_through;
        past->builds[i].evaluation->let_through_count = build->evaluation->let_through_count;
        past->builds[i].evaluation->is_protected = true;
    }
    if (status == SR_OK) {
        count_hidden(all, known, out);
        status = tell_untried(build, all, known);
        suppress_hidden(build->arena, all, known, &status);
    }
    return status;
}

sr_status sr_protect_results(sr_build *build, sr_build *past, size_t past_count, sr_results *results)
{
    const past_years years = {past, past_count};
    const sr_evaluation *evaluation = build->evaluation;
    sr_protection *out = &results->protection;
    figures all = {.arena = build->arena};
    *out = (sr_protection){.threshold = build->forbund->small_cells};
    for (size_t i = 0; i < evaluation->dataset_count; i++) {
        out->needed = out->needed || has_persons(&evaluation->datasets[i]);
    }
    if (!out->needed) {
        return SR_OK;
    }
    sr_status status = SR_OK;
    for (size_t i = 0; i < past_count && status == SR_OK; i++) {
        status = sr_build_looked_at(&past[i]);
    }
    if (status == SR_OK && out->threshold > 1) {
        status = print_all_earlier(build, &years, &all);
    }
    if (status == SR_OK) {
        status = decide(build, &years, &all, out);
    }
    if (status == SR_OK) {
        tell(build, out);
    }
    return status;
}
