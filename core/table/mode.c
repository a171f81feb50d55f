/* The most common value of a column. */
#include "table/inside.h"

/* Each different value and how often it occurs, in order of first appearance. */
typedef struct tally {
    sr_numbering map;
    sr_number *values;
    uint64_t *times;
    uint32_t room;
} tally;

static void tally_free(tally *t)
{
    sr_numbering_free(&t->map);
    sr_free(t->values);
    sr_free(t->times);
}

static sr_status make_room(tally *t, uint32_t count)
{
    if (count < t->room) return SR_OK;
    uint32_t room = t->room > 0 ? t->room * 2 : 16;
    sr_number *values = sr_realloc(t->values, room * sizeof *values);
    if (values != NULL) t->values = values;
    uint64_t *times = values != NULL ? sr_realloc(t->times, room * sizeof *times) : NULL;
    if (times == NULL) return SR_MEMORY;
    t->times = times;
    t->room = room;
    return SR_OK;
}

static sr_status count_cell(tally *t, sr_number value)
{
    uint32_t number = 0;
    uint32_t before = t->map.count;
    sr_status status = sr_numbering_get(&t->map, value.num, value.den, &number);
    if (status == SR_OK) status = make_room(t, number);
    if (status != SR_OK) return status;
    if (t->map.count > before) {
        t->values[number] = value;
        t->times[number] = 0;
    }
    t->times[number]++;
    return SR_OK;
}

static sr_status count_all(const sr_view *view, const sr_column *column, tally *t, int64_t *filled)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < view->rows->count; i++) {
        sr_scalar cell = sr_cell(column, sr_view_row(view, i));
        if (cell.type != SR_SCALAR_NUMBER) continue;
        status = count_cell(t, cell.number);
        (*filled)++;
    }
    return status;
}

static uint64_t most_times(const tally *t)
{
    uint64_t most = 0;
    for (uint32_t i = 0; i < t->map.count; i++) {
        if (t->times[i] > most) most = t->times[i];
    }
    return most;
}

/* The next value in order of size among those that occur most often; UINT32_MAX: there is none after it. */
static uint32_t next_of(const tally *t, uint64_t most, uint32_t after)
{
    uint32_t best = UINT32_MAX;
    for (uint32_t i = 0; i < t->map.count; i++) {
        bool later = after == UINT32_MAX || sr_number_compare(t->values[i], t->values[after]) > 0;
        bool sooner = best == UINT32_MAX || sr_number_compare(t->values[i], t->values[best]) < 0;
        if (t->times[i] == most && later && sooner) best = i;
    }
    return best;
}

/* How many rows the value has; of numbers of persons also that this is the number of some. */
static sr_status tell(sr_arena *arena, const sr_view *view, const sr_column *column, sr_quantity *out)
{
    sr_status status = sr_quantity_tells(arena, view, SR_TOLD_FILLED, column, out);
    if (status != SR_OK || column->measured_in != SR_IN_COUNT) return status;
    return sr_quantity_tells(arena, view, SR_TOLD_UNKNOWN, NULL, out);
}

/* "vanligast(svar; fråga = 3): lika vanliga är 4 och 5" */
static sr_status name_ties(sr_arena *arena, const tally *t, uint64_t most, sr_quantity *out)
{
    enum { SHOWN = 6 };
    sr_buf text = {0};
    sr_buf_printf(&text, "%s: lika vanliga är ", out->formula);
    uint32_t at = next_of(t, most, UINT32_MAX);
    for (size_t told = 0; at != UINT32_MAX && told < SHOWN; told++) {
        uint32_t next = next_of(t, most, at);
        if (told > 0) sr_buf_text(&text, next == UINT32_MAX ? " och " : ", ");
        sr_scalar_write(&text, (sr_scalar){.type = SR_SCALAR_NUMBER, .number = t->values[at]});
        at = next;
    }
    if (at != UINT32_MAX) sr_buf_text(&text, " …");
    out->plain_formula = out->formula;
    return sr_text_keep(arena, &text, &out->formula);
}

static sr_status decide(sr_arena *arena, const tally *t, sr_quantity *out)
{
    uint64_t most = most_times(t);
    uint32_t first = next_of(t, most, UINT32_MAX);
    if (first == UINT32_MAX) return SR_OK; /* no cell was filled */
    if (next_of(t, most, first) != UINT32_MAX) {
        out->missing = SR_NOT_MEASURABLE;
        return name_ties(arena, t, most, out);
    }
    out->missing = SR_PRESENT;
    out->value = t->values[first];
    return SR_OK;
}

sr_status sr_view_mode(sr_arena *arena, const sr_view *view, const char *name, sr_quantity *out,
                       sr_finding *problem)
{
    const sr_column *column = NULL;
    sr_status status = sr_view_column(arena, view, name, &column, problem);
    if (status != SR_OK) return status;
    if (!sr_column_numeric(column)) {
        return sr_problem_set(
            problem, "SR2255",
            SR_MSG("the column {0} does not hold numbers; only numbers have a most common one", column->name),
            SR_MSG("declare the column with \"type\": \"integer\", and its words with \"codes\""));
    }
    tally t = {0};
    int64_t filled = 0;
    *out = sr_quantity_missing(SR_NOT_MEASURED, sr_column_unit(column));
    status = count_all(view, column, &t, &filled);
    out->n = filled;
    if (status == SR_OK) status = sr_formula_of(arena, "vanligast", column->name, view, &out->formula);
    if (status == SR_OK) status = sr_origin_of(arena, view, &out->origin);
    if (status == SR_OK) status = decide(arena, &t, out);
    if (status == SR_OK && filled > 0) status = tell(arena, view, column, out);
    tally_free(&t);
    return status;
}
