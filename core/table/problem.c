#include "table/inside.h"

sr_status sr_problem_set(sr_finding *problem, const char *code, sr_message message, sr_message hint)
{
    *problem = (sr_finding){.code = code, .severity = SR_ERROR, .message = message, .hint = hint};
    return SR_CONTENT;
}

/* Whole sentences, since a name of a unit put into one would not be translated. */
sr_message sr_measured_in_said(sr_measured_in unit)
{
    const sr_message said[SR_MEASURED_IN_COUNT_OF] = {
        [SR_IN_NONE] = SR_MSG("a number without unit"),
        [SR_IN_SHARE] = SR_MSG("a share in per cent"),
        [SR_IN_POINTS] = SR_MSG("a number of points"),
        [SR_IN_COUNT] = SR_MSG("a count"),
        [SR_IN_KR] = SR_MSG("an amount in kronor"),
        [SR_IN_DAYS] = SR_MSG("a number of days"),
        [SR_IN_WEEKS] = SR_MSG("a number of weeks"),
        [SR_IN_MONTHS] = SR_MSG("a number of months"),
        [SR_IN_SCORE] = SR_MSG("a score"),
    };
    return said[unit];
}

static sr_message said_of_second(sr_measured_in unit)
{
    const sr_message said[SR_MEASURED_IN_COUNT_OF] = {
        [SR_IN_NONE] = SR_MSG("the second value is a number without unit"),
        [SR_IN_SHARE] = SR_MSG("the second value is a share in per cent"),
        [SR_IN_POINTS] = SR_MSG("the second value is a number of points"),
        [SR_IN_COUNT] = SR_MSG("the second value is a count"),
        [SR_IN_KR] = SR_MSG("the second value is an amount in kronor"),
        [SR_IN_DAYS] = SR_MSG("the second value is a number of days"),
        [SR_IN_WEEKS] = SR_MSG("the second value is a number of weeks"),
        [SR_IN_MONTHS] = SR_MSG("the second value is a number of months"),
        [SR_IN_SCORE] = SR_MSG("the second value is a score"),
    };
    return said[unit];
}

sr_status sr_problem_of_units(sr_finding *problem, sr_measured_in first, sr_measured_in second)
{
    sr_status status = sr_problem_set(problem, "SR2254", said_of_second(second),
                                      SR_MSG("both sides must have the same unit"));
    problem->expected = sr_measured_in_said(first);
    return status;
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
