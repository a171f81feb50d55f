/* One row an answer from one row a respondent. */
#include <string.h>

#include "table/behind.h"
#include "table/building/dictionary.h"
#include "table/inside.h"
#include "table/rows.h"

/* What is made into rows. */
typedef struct melt {
    sr_arena *arena;
    const sr_view *view;
    const sr_column **columns;
    size_t count;
    const sr_column *first; /* the first that is not empty: all others are as it is */
    uint32_t *rows;         /* of the view's table, for each row of the result */
    size_t total;
    sr_cells question; /* number of the column that each row of the result is made of */
} melt;

/* A question that nobody answered has no type of its own. */
static bool is_unanswered(const melt *m, const sr_column *column)
{
    return sr_column_is_empty(column, m->view->table->rows);
}

static sr_status check_like(const melt *m, const sr_column *column, sr_finding *problem)
{
    if (column->separator != NULL) {
        return sr_problem_set(
            problem, "SR2251",
            SR_MSG("the column {0} has several values in a cell and cannot become rows", column->name),
            SR_MSG("group by the column instead: a row is then in the group of each of its values"));
    }
    bool same = column->type == m->first->type && sr_column_unit(column) == sr_column_unit(m->first) &&
                column->percent == m->first->percent && column->type != SR_COL_RATIO;
    if (same) return SR_OK;
    return sr_problem_set(
        problem, "SR2251",
        SR_MSG("{0} ({1}) and {2} ({3}) cannot stand in one column", m->first->name,
               sr_column_type_word(m->first->type), column->name, sr_column_type_word(column->type)),
        SR_MSG("declare the columns of the questions with the same type, and their words with \"codes\""));
}

static sr_status find_columns(melt *m, const char *const *names, sr_finding *problem)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < m->count; i++) {
        status = sr_view_column(m->arena, m->view, names[i], &m->columns[i], problem);
        if (status == SR_OK && m->first == NULL && !is_unanswered(m, m->columns[i])) m->first = m->columns[i];
    }
    if (m->first == NULL && status == SR_OK) m->first = m->columns[0];
    for (size_t i = 0; status == SR_OK && i < m->count; i++) {
        if (!is_unanswered(m, m->columns[i])) status = check_like(m, m->columns[i], problem);
    }
    return status;
}

static bool is_melted(const melt *m, const sr_column *column)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->columns[i] == column) return true;
    }
    return false;
}

static sr_status check_names(const melt *m, const char *name, const char *value, sr_finding *problem)
{
    for (size_t i = 0; i < m->view->table->column_count; i++) {
        const sr_column *column = &m->view->table->columns[i];
        bool taken = strcmp(column->name, name) == 0 || strcmp(column->name, value) == 0;
        if (taken && !is_melted(m, column)) {
            return sr_problem_set(problem, "SR2256", SR_MSG("there is already a column {0}", column->name),
                                  SR_MSG("choose another name"));
        }
    }
    if (strcmp(name, value) != 0) return SR_OK;
    return sr_problem_set(problem, "SR2256", SR_MSG("two new columns are both called {0}", value),
                          SR_MSG("choose another name"));
}

static sr_status number_rows(melt *m, sr_finding *problem)
{
    if (m->count > SR_MOST_DERIVED_ROWS || m->view->rows->count * m->count > SR_MOST_DERIVED_ROWS) {
        return sr_problem_set(problem, "SR2257", SR_MSG("the answers are more than 200 million"),
                              SR_MSG("choose fewer rows or columns first"));
    }
    m->total = m->view->rows->count * m->count;
    m->rows = sr_arena_array(m->arena, m->total, sizeof *m->rows);
    if (m->rows == NULL) return SR_MEMORY;
    size_t at = 0;
    for (size_t i = 0; i < m->view->rows->count; i++) {
        for (size_t k = 0; k < m->count; k++) {
            m->rows[at++] = sr_view_row(m->view, i);
        }
    }
    return SR_OK;
}

/* A column of the result whose cells are `values`, one a row. */
static sr_status with_cells(const melt *m, const int64_t *values, sr_column *out)
{
    out->cells = (sr_cells){.at = values, .width = sizeof *values};
    out->plain = sr_arena_alloc(m->arena, sizeof *out->plain);
    return out->plain != NULL ? SR_OK : SR_MEMORY;
}

/* The column of the questions: the names of the columns that were melted. */
static sr_status name_column(melt *m, const char *name, sr_column *out)
{
    const char **words = sr_arena_array(m->arena, m->count, sizeof *words);
    int64_t *codes = sr_arena_array(m->arena, m->total, sizeof *codes);
    if (words == NULL || codes == NULL) return SR_MEMORY;
    *out = (sr_column){.name = name,
                       .type = SR_COL_TEXT,
                       .words = words,
                       .word_count = (uint32_t)m->count,
                       .made = SR_MADE_OTHERWISE};
    for (size_t i = 0; i < m->count; i++) {
        words[i] = m->columns[i]->name;
    }
    for (size_t first = 0; first < m->total; first += m->count) {
        for (size_t k = 0; k < m->count; k++) {
            codes[first + k] = (int64_t)k;
        }
    }
    sr_status status = with_cells(m, codes, out);
    m->question = out->cells;
    return status;
}

/* Where the words of each column stand among the common ones. */
static sr_status join_words(const melt *m, sr_dictionary *all, uint32_t **to)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < m->count; i++) {
        const sr_column *column = m->columns[i];
        to[i] = sr_arena_array(m->arena, column->word_count, sizeof *to[i]);
        if (to[i] == NULL) return SR_MEMORY;
        for (uint32_t w = 0; status == SR_OK && column->type == SR_COL_TEXT && w < column->word_count; w++) {
            status = sr_dictionary_get(all, sr_str_of(column->words[w]), &to[i][w]);
        }
    }
    return status;
}

static sr_status translate_words(const melt *m, sr_dictionary *all, int64_t *values)
{
    uint32_t **to = sr_arena_array(m->arena, m->count, sizeof *to);
    sr_status status = to != NULL ? join_words(m, all, to) : SR_MEMORY;
    for (size_t i = 0; status == SR_OK && i < m->total; i++) {
        if (values[i] != SR_INTEGER_MISSING) values[i] = to[i % m->count][values[i]];
    }
    return status;
}

static sr_status text_values(const melt *m, int64_t *values, sr_column *out)
{
    sr_dictionary all = {.arena = m->arena};
    sr_status status = translate_words(m, &all, values);
    out->words = all.words;
    out->word_count = all.count;
    if (status == SR_OK) status = sr_arena_adopt(m->arena, all.words, all.capacity * sizeof *all.words);
    if (status == SR_OK) all.words = NULL;
    sr_dictionary_free(&all);
    return status;
}

/* All with as many decimals as the one that has most. */
static sr_status scale_values(const melt *m, int64_t *values, sr_column *out, sr_finding *problem)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->columns[i]->type == out->type && m->columns[i]->scale > out->scale)
            out->scale = m->columns[i]->scale;
    }
    for (size_t i = 0; i < m->total; i++) {
        if (values[i] == SR_INTEGER_MISSING) continue;
        unsigned missing = out->scale - m->columns[i % m->count]->scale;
        if (__builtin_mul_overflow(values[i], sr_power_of_ten(missing), &values[i])) {
            return sr_problem_set(problem, "SR2253", SR_MSG("the exact result does not fit in 64 bits"),
                                  (sr_message){0});
        }
    }
    return SR_OK;
}

static sr_status value_column(const melt *m, const char *name, sr_column *out, sr_finding *problem)
{
    int64_t *values = sr_arena_array(m->arena, m->total, sizeof *values);
    if (values == NULL) return SR_MEMORY;
    *out = (sr_column){.name = name,
                       .type = m->first->type,
                       .measured_in = m->first->measured_in,
                       .percent = m->first->percent,
                       .missing_as = m->first->missing_as};
    for (size_t i = 0; i < m->total; i++) {
        values[i] = sr_cells_at(&m->columns[i % m->count]->cells, m->rows[i]);
    }
    sr_status status = sr_behind_choice(m->arena, m->columns, m->count, m->question, out);
    if (status == SR_OK && out->type == SR_COL_TEXT) status = text_values(m, values, out);
    if (status == SR_OK && out->type == SR_COL_DECIMAL) status = scale_values(m, values, out, problem);
    return status == SR_OK ? with_cells(m, values, out) : status;
}

/* The columns that are not melted, repeated for each question. */
static sr_status keep_columns(const melt *m, sr_column *columns, size_t *count)
{
    const sr_table *table = m->view->table;
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < table->column_count; i++) {
        if (is_melted(m, &table->columns[i])) continue;
        status = sr_column_pick(m->arena, &table->columns[i], m->rows, m->total, &columns[(*count)++]);
    }
    return status;
}

static sr_status make_table(melt *m, const char *name, const char *value, sr_table **out, sr_finding *problem)
{
    const sr_table *table = m->view->table;
    sr_table *made = sr_arena_alloc(m->arena, sizeof *made);
    sr_column *columns = sr_arena_array(m->arena, table->column_count + 2, sizeof *columns);
    sr_parent *parents = sr_arena_array(m->arena, table->parent_count + 1, sizeof *parents);
    const char *question = sr_arena_text(m->arena, name);
    const char *answer = sr_arena_text(m->arena, value);
    if (made == NULL || columns == NULL || parents == NULL || question == NULL || answer == NULL) {
        return SR_MEMORY;
    }
    size_t count = 0;
    sr_status status = keep_columns(m, columns, &count);
    if (status == SR_OK) status = name_column(m, question, &columns[count++]);
    if (status == SR_OK) status = value_column(m, answer, &columns[count++], problem);
    *made = (sr_table){
        .rows = m->total, .first_row = 1, .columns = columns, .column_count = count, .parents = parents};
    if (status == SR_OK) {
        status = sr_parents_through(m->arena, table, m->rows, m->total, parents, &made->parent_count);
    }
    *out = made;
    return status;
}

sr_status sr_view_unpivot(sr_arena *arena, const sr_view *view, const char *const *names, size_t count,
                          const char *name, const char *value, sr_view *out, sr_finding *problem)
{
    if (count == 0) {
        return sr_problem_set(problem, "SR2250", SR_MSG("no columns are named to be made into rows"),
                              SR_MSG("name the columns of the questions"));
    }
    melt m = {.arena = arena, .view = view, .count = count};
    m.columns = sr_arena_array(arena, count, sizeof(const sr_column *));
    sr_table *made = NULL;
    sr_status status = m.columns != NULL ? find_columns(&m, names, problem) : SR_MEMORY;
    if (status == SR_OK) status = check_names(&m, name, value, problem);
    if (status == SR_OK) status = number_rows(&m, problem);
    if (status == SR_OK) status = make_table(&m, name, value, &made, problem);
    if (status == SR_OK) status = sr_view_all(arena, made, out);
    if (status == SR_OK) out->predicate = view->predicate;
    return status;
}
