/* The time between two dates, in units that people count in. */
#include "table/fresh.h"
#include "table/inside.h"
#include "table/rows.h"

typedef struct span {
    const sr_column *from, *to;
    sr_day open;
    sr_measured_in unit;
} span;

/* Whole months from the earlier day to the later one, and the rest as a share of the month it lies in. */
static void months_between(sr_day earlier, sr_day later, int64_t *num, int64_t *den)
{
    int years[2], months[2], day;
    sr_day_parts(earlier, &years[0], &months[0], &day);
    sr_day_parts(later, &years[1], &months[1], &day);
    int whole = (years[1] - years[0]) * 12 + months[1] - months[0];
    if (sr_day_add_months(earlier, whole) > later) whole--;
    sr_day reached = sr_day_add_months(earlier, whole);
    sr_day next = sr_day_add_months(earlier, whole + 1);
    *den = next != SR_DAY_NONE ? next - reached : 31;
    *num = whole * *den + (later - reached);
}

static void measure(const span *s, sr_day from, sr_day to, int64_t *num, int64_t *den)
{
    *num = (int64_t)to - from;
    *den = s->unit == SR_IN_WEEKS ? 7 : 1;
    if (s->unit != SR_IN_MONTHS) return;
    months_between(from < to ? from : to, from < to ? to : from, num, den);
    if (from > to) *num = -*num;
}

static void row_of(const span *s, uint32_t row, int64_t *num, int64_t *den)
{
    sr_day from = sr_column_day(s->from, row);
    sr_day to = sr_column_day(s->to, row);
    *num = SR_INTEGER_MISSING;
    *den = 1;
    if (s->open != SR_DAY_NONE && (to == SR_DAY_NONE || to > s->open)) to = s->open;
    bool later = s->open != SR_DAY_NONE && from > s->open;
    if (from != SR_DAY_NONE && to != SR_DAY_NONE && !later) measure(s, from, to, num, den);
}

static sr_status fill(sr_arena *arena, const sr_view *view, const span *s, sr_column *made)
{
    bool parts = s->unit != SR_IN_DAYS;
    sr_fresh fresh;
    sr_status status = sr_fresh_begin(&fresh, view->table->rows, parts);
    for (size_t i = 0; status == SR_OK && i < view->rows->count; i++) {
        uint32_t row = sr_view_row(view, i);
        int64_t num = 0;
        int64_t den = 1;
        row_of(s, row, &num, &den);
        status = sr_fresh_put(&fresh, row, num, den);
    }
    made->type = parts ? SR_COL_RATIO : SR_COL_INTEGER;
    if (status == SR_OK) return sr_fresh_end(arena, &fresh, made);
    sr_fresh_free(&fresh);
    return status;
}

static sr_status check_unit(sr_measured_in unit, sr_finding *problem)
{
    if (unit == SR_IN_DAYS || unit == SR_IN_WEEKS || unit == SR_IN_MONTHS) return SR_OK;
    return sr_problem_set(problem, "SR2320", SR_MSG("time is counted in days, weeks or months"),
                          (sr_message){0});
}

sr_status sr_view_elapsed(sr_arena *arena, const sr_view *rows, const char *name, const char *from,
                          const char *to, sr_measured_in unit, sr_day open, sr_view *out, sr_finding *problem)
{
    span s = {.open = open, .unit = unit};
    sr_view compact;
    const sr_view *view = &compact;
    sr_status status = check_unit(unit, problem);
    if (status == SR_OK) status = sr_view_compact(arena, rows, &compact);
    if (status == SR_OK) status = sr_date_column(arena, view, from, &s.from, problem);
    if (status == SR_OK) status = sr_date_column(arena, view, to, &s.to, problem);
    if (status == SR_OK) status = sr_name_free(view, name, problem);
    if (status != SR_OK) return status;
    sr_column made = {.measured_in = unit, .missing_as = s.from->missing_as, .made = SR_MADE_OTHERWISE};
    made.name = sr_arena_text(arena, name);
    if (made.name == NULL) return SR_MEMORY;
    status = fill(arena, view, &s, &made);
    return status == SR_OK ? sr_view_append(arena, view, &made, out) : status;
}
