#include "table/inside.h"

sr_status sr_problem_set(sr_finding *problem, const char *code, sr_message message, sr_message hint)
{
    *problem = (sr_finding){.code = code, .severity = SR_ERROR, .message = message, .hint = hint};
    return SR_CONTENT;
}

const char *sr_column_type_word(sr_column_type type)
{
    static const char *const words[] = {
        [SR_COL_TEXT] = "text", [SR_COL_INTEGER] = "integer", [SR_COL_DECIMAL] = "decimal",
        [SR_COL_DATE] = "date", [SR_COL_RATIO] = "ratio",
    };
    return words[type];
}

/* The names of the table's columns, joined, for "expected". */
static sr_status names_of(sr_arena *arena, const sr_table *table, const char ***names, const char **joined)
{
    *names = sr_arena_array(arena, table->column_count, sizeof **names);
    if (*names == NULL) return SR_MEMORY;
    sr_buf list = {0};
    for (size_t i = 0; i < table->column_count; i++) {
        (*names)[i] = table->columns[i].name;
        sr_buf_text(&list, i == 0 ? "" : ", ");
        sr_buf_text(&list, table->columns[i].name);
    }
    return sr_text_keep(arena, &list, joined);
}

sr_status sr_view_column(sr_arena *arena, const sr_view *view, const char *name, const sr_column **out,
                         sr_finding *problem)
{
    *out = sr_table_column(view->table, name);
    if (*out != NULL) return SR_OK;
    const char **names = NULL;
    const char *joined = NULL;
    sr_status status = names_of(arena, view->table, &names, &joined);
    if (status != SR_OK) return status;
    const char *wanted = sr_arena_text(arena, name != NULL ? name : "");
    if (wanted == NULL) return SR_MEMORY;
    const char *nearest = sr_nearest(wanted, names, view->table->column_count);
    sr_message hint = nearest != NULL ? SR_MSG("did you mean {0}?", nearest) : (sr_message){0};
    const sr_source *source = view->table->source;
    sr_message message = source != NULL ? SR_MSG("the source {0} has no column {1}", source->name, wanted)
                                        : SR_MSG("the table has no column {0}", wanted);
    status = sr_problem_set(problem, "SR2250", message, hint);
    problem->found = wanted;
    problem->expected = SR_MSG("one of {0}", joined);
    return status;
}

sr_status sr_formula_of(sr_arena *arena, const char *what, const char *column, const sr_view *view,
                        const char **out)
{
    sr_buf text = {0};
    const char *predicate = view->predicate != NULL ? view->predicate : "";
    sr_buf_text(&text, what);
    sr_buf_char(&text, '(');
    sr_buf_text(&text, column);
    if (column != NULL && predicate[0] != '\0') sr_buf_text(&text, "; ");
    sr_buf_text(&text, column == NULL && predicate[0] == '\0' ? "alla rader" : predicate);
    sr_buf_char(&text, ')');
    return sr_text_keep(arena, &text, out);
}
