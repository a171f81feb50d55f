/* A.4: for each figure of the report how it was computed and where it comes from. One table for each sort of
   line; the lines are those that figures of the report refer to, and the sums that the report itself makes.
 */
#include "report/budget.h"
#include "report/interval.h"
#include "report/last_known.h"

#include <string.h>

enum { MOST_RANGES = 12 };

typedef struct method_line {
    const char *key;
    const char *label, *where; /* where: unit and group, may be "" */
    sr_quantity quantity;
    const char *definition; /* or NULL */
    const char *how;        /* instead of the formula; or NULL */
    bool difference, with_sign;
    bool answer;                          /* yes or no */
    const sr_measure_result *interval_of; /* whose interval is told, or NULL */
} method_line;

/* ---- cells ---- */

/* The number of the row, by which a printed page is read. */
static void row_cell(sr_report *r)
{
    sr_quantity number = sr_quantity_number(SR_INT((int64_t)++r->method_rows), SR_IN_COUNT);
    sr_cell_result(r, sr_value_plain(number, NULL, SR_IN_CELL));
}

static void name_cell(sr_report *r, const method_line *line)
{
    sr_cell_begin(r->b);
    sr_text(r->b, line->label);
    sr_muted_text(r, line->where);
    sr_end(r->b);
}

static void number_cell(sr_report *r, const method_line *line)
{
    sr_value value = sr_value_with_unit(sr_value_plain(line->quantity, line->key, SR_IN_CELL));
    value.as_difference = line->difference;
    value.with_sign = line->with_sign;
    value.as_answer = line->answer;
    sr_cell_begin(r->b);
    sr_value_add(r->b, &value);
    if (line->quantity.has_base && !sr_is_missing(&line->quantity)) {
        sr_value numerator =
            sr_value_plain(sr_quantity_number(line->quantity.numerator, SR_IN_COUNT), line->key, SR_IN_CELL);
        sr_value denominator = sr_value_plain(sr_quantity_number(line->quantity.denominator, SR_IN_COUNT),
                                              line->key, SR_IN_CELL);
        sr_muted(r->b);
        SR_SAY(r, SR_WORD("{0} of {1}"), sr_piece_value(numerator), sr_piece_value(denominator));
        sr_end(r->b);
    } else if (line->quantity.n >= 0 && !sr_is_missing(&line->quantity)) {
        sr_value n =
            sr_value_plain(sr_quantity_number(SR_INT(line->quantity.n), SR_IN_COUNT), line->key, SR_IN_CELL);
        sr_muted(r->b);
        SR_SAY(r, SR_WORD("n = {0}"), sr_piece_value(n));
        sr_end(r->b);
    }
    if (line->interval_of != NULL) {
        sr_say_interval(r, line->interval_of);
    }
    sr_end(r->b);
}

static void how_cell(sr_report *r, const method_line *line)
{
    const char *formula = line->how != NULL ? line->how : line->quantity.formula;
    sr_cell_begin(r->b);
    if (formula != NULL && *formula != '\0') {
        sr_text(r->b, formula);
    } else {
        sr_emphasis_text(r,
                         sr_report_word(r, sr_is_missing(&line->quantity) ? SR_WORD("no figure in the data")
                                                                          : SR_WORD("read as it is")));
    }
    if (line->definition != NULL) {
        sr_muted_text(r, line->definition);
    }
    if (line->quantity.assumed != NULL) {
        sr_muted_text(r, sr_report_text(r, SR_MSG("Assumed: {0}", line->quantity.assumed)));
    }
    sr_end(r->b);
}

const char *sr_source_line(sr_report *r, const sr_origin_part *part)
{
    const sr_source *source = part->table->source;
    sr_buf rows = {0};
    sr_origin_write_rows(&rows, part, MOST_RANGES, r->language);
    const char *numbers = sr_report_take(r, &rows);
    return sr_report_text(r, source->persons         ? SR_MSG("{0}, rows {1}", source->file, numbers)
                             : part->rows->count > 0 ? SR_MSG("{0}, row {1}", source->file, numbers)
                                                     : SR_MSG("{0}, no row", source->file));
}

const char *sr_source_marks(sr_report *r, const sr_source *source)
{
    const char *marks[3];
    size_t count = 0;
    if (source->published) {
        marks[count++] = sr_report_word(r, SR_WORD("published"));
    }
    if (source->hand_entered) {
        marks[count++] = sr_report_word(r, SR_WORD("entered by hand"));
    }
    if (source->synthetic) {
        marks[count++] = sr_report_word(r, SR_WORD("made-up data"));
    }
    return sr_joined(r, marks, count);
}

static void origin_part(sr_report *r, const sr_origin_part *part)
{
    sr_text(r->b, sr_source_line(r, part));
    sr_muted_text(r, sr_source_marks(r, part->table->source));
}

static void source_cell(sr_report *r, const method_line *line)
{
    const sr_origin *origin = line->quantity.origin;
    size_t put = 0;
    sr_cell_begin(r->b);
    for (size_t i = 0; origin != NULL && i < origin->count; i++) {
        if (origin->parts[i].table->source != NULL) {
            if (put++ > 0) {
                sr_break(r->b);
            }
            origin_part(r, &origin->parts[i]);
        }
    }
    if (put == 0) {
        sr_emphasis_text(r, sr_report_word(r, SR_WORD("no file")));
    }
    sr_end(r->b);
}

static void put_line(sr_report *r, const method_line *line)
{
    sr_row(r->b, SR_ROW_BODY, false, line->key);
    row_cell(r);
    name_cell(r, line);
    number_cell(r, line);
    how_cell(r, line);
    source_cell(r, line);
    sr_end(r->b);
}

/* ---- what a key stands for ---- */

static const sr_measure_result *measure_of(const sr_report *r, const char *key)
{
    const sr_measure_result *result = sr_results_find(r->results, key);
    return result != NULL && strcmp(result->key, key) == 0 ? result : NULL;
}

static const char *where_of(sr_report *r, const sr_measure_result *result)
{
    const char *group = sr_is_whole(result) ? NULL : result->group->values[0];
    if (group != NULL && result->unit != NULL) {
        return sr_report_text(r, SR_MSG("{0}, {1}", result->unit->name, group));
    }
    return group != NULL ? group : result->unit != NULL ? result->unit->name : "";
}

static bool find_measure(sr_report *r, const char *key, method_line *out)
{
    const sr_measure_result *result = measure_of(r, key);
    if (result != NULL) {
        *out = (method_line){.key = key,
                             .label = sr_measure_label(result),
                             .where = where_of(r, result),
                             .quantity = sr_value_of(result, SR_IN_CELL).quantity,
                             .definition = result->measure->definition,
                             .answer = sr_measure_answers(result->measure),
                             .interval_of = sr_interval_shown(result) ? result : NULL};
    }
    return result != NULL;
}

static const char *points_formula(sr_report *r, const sr_quantity *earned, const sr_quantity *maximum)
{
    return sr_is_missing(earned) || sr_is_missing(maximum)
               ? NULL
               : sr_report_text(r, SR_MSG("100 × {0} / {1} points", sr_quantity_shown(r, earned),
                                          sr_quantity_shown(r, maximum)));
}

static bool find_area(sr_report *r, const sr_index_result *index, const char *key, method_line *out)
{
    for (size_t i = 0; i < index->area_count; i++) {
        const sr_area_result *area = &index->areas[i];
        if (strcmp(area->key, key) == 0) {
            *out = (method_line){.key = key,
                                 .label = area->area->title,
                                 .where = index->index->title,
                                 .quantity = area->value,
                                 .how = points_formula(r, &area->earned, &area->maximum)};
            if (out->quantity.origin == NULL) {
                out->quantity.origin = area->earned.origin;
            }
            return true;
        }
    }
    return false;
}

static bool find_index(sr_report *r, const char *key, method_line *out)
{
    for (size_t i = 0; i < r->results->index_count; i++) {
        const sr_index_result *index = &r->results->indices[i];
        if (strcmp(index->key, key) == 0) {
            *out = (method_line){.key = key,
                                 .label = index->index->title,
                                 .where = index->index->unit_count > 0 ? sr_unit_name(r, index->unit) : "",
                                 .quantity = index->value,
                                 .how = points_formula(r, &index->earned, &index->maximum)};
            if (out->quantity.origin == NULL) {
                out->quantity.origin = index->earned.origin;
            }
            return true;
        }
        if (find_area(r, index, key, out)) {
            return true;
        }
    }
    return false;
}

static bool find_budget(sr_report *r, const char *key, method_line *out)
{
    const sr_budget_result *result = NULL;
    const sr_budget_figure *figure = sr_budget_figure_find(r, key, &result);
    if (figure == NULL) {
        return false;
    }
    const sr_message label = {.id = figure->label, .arg = {sr_budget_text(result)}};
    *out = (method_line){.key = key,
                         .label = sr_report_text(r, label),
                         .where = sr_unit_name(r, result->unit),
                         .quantity = *figure->of(result),
                         .difference = figure->difference,
                         .with_sign = figure->with_sign,
                         .how = figure->how(r, result)};
    return true;
}

static bool find_goal(sr_report *r, const char *key, method_line *out)
{
    for (size_t i = 0; i < r->results->goal_count; i++) {
        const sr_goal_result *result = &r->results->goals[i];
        if (strcmp(result->key, key) == 0) {
            *out = (method_line){.key = key,
                                 .label = result->goal->goal != NULL ? result->goal->goal : result->goal->id,
                                 .where = sr_unit_name(r, result->goal->unit),
                                 .quantity = result->pooled,
                                 .how = sr_report_word(r, SR_WORD("all groups together"))};
            return true;
        }
    }
    return false;
}

/* The outcome of the year before, as a plan tells it. */
static bool find_last_known(sr_report *r, const char *key, method_line *out)
{
    sr_last_known known;
    if (!sr_last_known_find(r, key, &known)) {
        return false;
    }
    const sr_index_result *index = known.index;
    const char *what = index != NULL ? index->index->title : sr_measure_label(known.result);
    sr_period period = index != NULL ? index->previous_period : known.result->previous_period;
    *out = (method_line){.key = key,
                         .label = sr_report_text(r, SR_MSG("{0}, {1}", what, sr_period_text(r, period))),
                         .where = index == NULL                  ? where_of(r, known.result)
                                  : index->index->unit_count > 0 ? sr_unit_name(r, index->unit)
                                                                 : "",
                         .quantity = index != NULL ? index->previous : known.result->previous};
    return true;
}

static bool find_nothing(sr_report *r, const char *key, method_line *out)
{
    *out = (method_line){.key = key,
                         .label = key,
                         .where = "",
                         .quantity = sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_NONE),
                         .how = sr_report_word(r, SR_WORD("computed in a section of its own"))};
    return true;
}

/* The first that knows a key has it: each key stands in one table. */
typedef bool find_line(sr_report *r, const char *key, method_line *out);
static const struct {
    find_line *find;
    const char *id, *caption;
} sorts[] = {
    {find_last_known, "t-rader-forra", SR_WORD("Last known outcomes")},
    {find_index, "t-rader-index", SR_WORD("Weighted index")},
    {find_budget, "t-rader-budget", SR_WORD("Social budget")},
    {find_goal, "t-rader-mal", SR_WORD("Goals of several groups")},
    {find_measure, "t-rader-matt", SR_WORD("Measures")},
    {find_nothing, "t-rader-egna", SR_WORD("Other figures")},
};
enum { SORTS = sizeof sorts / sizeof *sorts };

static bool is_sum(const sr_report *r, const char *key)
{
    for (size_t i = 0; i < r->sum_count; i++) {
        if (strcmp(r->sums[i].key, key) == 0) {
            return true;
        }
    }
    return false;
}

/* ---- tables ---- */

static void begin_table(sr_report *r, const char *id, const char *caption)
{
    sr_table_begin(r->b, id, SR_TABLE_METHOD, sr_report_word(r, caption), NULL);
    sr_row_column(r, SR_WORD("Row"));
    sr_head_column(r, SR_WORD("What"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Number"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("How it was computed"), NULL, SR_COLUMN_TEXT, -1);
    sr_head_column(r, SR_WORD("Source"), SR_WORD("file and rows"), SR_COLUMN_TEXT, -1);
}

static void put_sums(sr_report *r)
{
    if (r->sum_count == 0) {
        return;
    }
    begin_table(r, "t-rader-summor", SR_WORD("Counted in the report"));
    for (size_t i = 0; i < r->sum_count; i++) {
        const sr_sum *sum = &r->sums[i];
        sr_row(r->b, SR_ROW_BODY, false, sum->key);
        row_cell(r);
        sr_cell_text(r->b, sum->label);
        sr_cell_text(r->b, sum->shown);
        sr_cell_text(r->b, sum->how);
        sr_cell_muted(r, sr_report_word(r, SR_WORD("the lines below")));
        sr_end(r->b);
    }
    sr_end(r->b);
}

typedef struct sorted_keys {
    size_t count;
    const char **keys;
    size_t *sort;
} sorted_keys;

static size_t sort_of(sr_report *r, const char *key)
{
    method_line unused;
    size_t sort = 0;
    while (sort + 1 < SORTS && !sorts[sort].find(r, key, &unused)) {
        sort++;
    }
    return sort;
}

/* The builder's own list may move while rows are added: it is copied. */
static sorted_keys sort_keys(sr_report *r)
{
    const char *const *keys;
    size_t count = sr_builder_lines(r->b, &keys);
    sorted_keys out = {.keys = sr_report_array(r, count, sizeof *out.keys),
                       .sort = sr_report_array(r, count, sizeof *out.sort)};
    for (size_t i = 0; i < count && out.keys != NULL && out.sort != NULL; i++) {
        if (!is_sum(r, keys[i])) {
            out.keys[out.count] = keys[i];
            out.sort[out.count++] = sort_of(r, keys[i]);
        }
    }
    return out;
}

static void put_sort(sr_report *r, const sorted_keys *sorted, size_t sort)
{
    bool open = false;
    for (size_t i = 0; i < sorted->count && !r->no_memory; i++) {
        method_line line;
        if (sorted->sort[i] != sort || !sorts[sort].find(r, sorted->keys[i], &line)) {
            continue;
        }
        if (!open) {
            begin_table(r, sorts[sort].id, sorts[sort].caption);
            open = true;
        }
        put_line(r, &line);
    }
    if (open) {
        sr_end(r->b);
    }
}

const sr_origin *sr_method_origin(sr_report *r, const char *key)
{
    method_line line;
    return !is_sum(r, key) && sorts[sort_of(r, key)].find(r, key, &line) ? line.quantity.origin : NULL;
}

void sr_report_method_lines(sr_report *r)
{
    sorted_keys sorted = sort_keys(r);
    put_sums(r);
    for (size_t i = 0; i < SORTS; i++) {
        put_sort(r, &sorted, i);
    }
    if (sorted.count == 0 && r->sum_count == 0) {
        sr_paragraph_text(r->b, SR_PARA_TEXT, sr_report_word(r, SR_WORD("The report holds no figures.")));
    }
}
