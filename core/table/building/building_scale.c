/* Whether each answer stands on the scale of its question. */
#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

enum { STEPS_SHOWN = 12 };

static const sr_scale *scale_for(const sr_column_spec *spec, const char *question)
{
    const sr_scale *others = NULL;
    for (size_t i = 0; i < spec->scale_count; i++) {
        const sr_scale *scale = &spec->scales[i];
        if (scale->of == NULL || (question != NULL && strcmp(scale->of, question) == 0)) return scale;
        if (strcmp(scale->of, "*") == 0) others = scale;
    }
    return others;
}

static bool holds(const sr_scale *scale, sr_str answer)
{
    for (size_t i = 0; i < scale->step_count; i++) {
        if (sr_str_is(answer, scale->steps[i])) return true;
    }
    return scale->step_count == 0; /* free text */
}

static sr_status list_steps(sr_arena *arena, const sr_scale *scale, const char **out)
{
    sr_buf list = {0};
    for (size_t i = 0; i < scale->step_count && i < STEPS_SHOWN; i++) {
        sr_buf_text(&list, i > 0 ? ", " : "");
        sr_buf_text(&list, scale->steps[i]);
    }
    if (scale->step_count > STEPS_SHOWN) sr_buf_text(&list, " …");
    return sr_text_keep(arena, &list, out);
}

/* What a cell is in the finished table: its code, or itself. */
static sr_str meaning(const sr_column_spec *spec, sr_str cell)
{
    const char *code = sr_building_code(spec, cell);
    return code != NULL ? sr_str_of(code) : cell;
}

static sr_status tell_outside(sr_table_builder *builder, const sr_building_column *column, sr_str cell,
                              const sr_scale *scale, const char *question, sr_arena *scratch)
{
    const char *steps = NULL;
    if (list_steps(scratch, scale, &steps) != SR_OK) return SR_MEMORY;
    return sr_building_tell(
        builder, &(sr_trouble){.code = "SR1340",
                               .severity = SR_ERROR,
                               .column = column,
                               .found = cell,
                               .message = question != NULL
                                              ? SR_MSG("the answer is outside the scale of {0} {1}",
                                                       column->scale_by->name, question)
                                              : SR_MSG("the answer in the column {0} is outside its scale",
                                                       column->name),
                               .expected = SR_MSG("one of {0}, or an empty cell", steps),
                               .hint = SR_MSG("correct the answer, or give what it means in \"codes\" of the "
                                              "column")});
}

/* A column that the file lacks has no place: the answer's is told. */
static sr_status tell_no_scale(sr_table_builder *builder, const sr_building_column *column, sr_str cell,
                               const char *question)
{
    bool none = question == NULL || question[0] == '\0';
    return sr_building_tell(
        builder,
        &(sr_trouble){
            .code = "SR1341",
            .severity = SR_ERROR,
            .column = none ? column : column->scale_by,
            .found = none ? cell : sr_str_of(question),
            .message =
                none ? SR_MSG("the row has an answer, but the column {0} is empty", column->scale_by->name)
                     : SR_MSG("no scale is declared for {0} {1}", column->scale_by->name, question),
            .hint = none ? (sr_message){0}
                         : SR_MSG("add it to \"scale\" of the column, or \"*\" for all others")});
}

static sr_status check_answer(sr_table_builder *builder, sr_building_column *column, sr_str cell,
                              const char *question, sr_arena *scratch)
{
    bool asked = question == NULL || question[0] != '\0';
    const sr_scale *scale = asked ? scale_for(column->spec, question) : NULL;
    if (scale == NULL) return tell_no_scale(builder, column, cell, question);
    column->off_scale = !holds(scale, meaning(column->spec, cell));
    if (!column->off_scale) return SR_OK;
    return tell_outside(builder, column, cell, scale, scale->of != NULL ? question : NULL, scratch);
}

/* The question of the row, "" when there is none; NULL: the scale is that of every row. */
static sr_status question_of(const sr_table_builder *builder, const sr_building_column *column,
                             const sr_str *cells, sr_arena *scratch, const char **out)
{
    *out = NULL;
    if (column->scale_by == NULL) return SR_OK;
    size_t at = (size_t)(column->scale_by - builder->columns);
    sr_str cell = at < builder->width ? meaning(column->scale_by->spec, sr_str_trim(cells[at])) : (sr_str){0};
    *out = sr_arena_copy(scratch, cell.at, cell.length);
    return *out != NULL ? SR_OK : SR_MEMORY;
}

sr_status sr_building_check_scales(sr_table_builder *builder, const sr_str *cells)
{
    sr_arena *scratch = sr_arena_new();
    sr_status status = scratch != NULL ? SR_OK : SR_MEMORY;
    for (size_t i = 0; status == SR_OK && i < builder->width; i++) {
        sr_building_column *column = &builder->columns[i];
        sr_str cell = sr_str_trim(cells[i]);
        column->off_scale = false;
        if (column->spec == NULL || column->spec->scale_count == 0 || cell.length == 0) continue;
        if (column->spec->scale_by != NULL && column->scale_by == NULL) continue; /* told with the header */
        if (meaning(column->spec, cell).length == 0) continue; /* a word that means no answer */
        const char *question = NULL;
        status = question_of(builder, column, cells, scratch, &question);
        if (status == SR_OK) status = check_answer(builder, column, cell, question, scratch);
    }
    sr_arena_free(scratch);
    return status;
}

static sr_status find_question(sr_table_builder *builder, sr_building_column *column)
{
    for (size_t i = 0; i < builder->column_count; i++) {
        if (strcmp(builder->columns[i].name, column->spec->scale_by) == 0)
            column->scale_by = &builder->columns[i];
    }
    if (column->scale_by != NULL) return SR_OK;
    return sr_building_tell(
        builder, &(sr_trouble){.code = "SR1101",
                               .severity = SR_ERROR,
                               .message = SR_MSG("the column {0} is missing, which says the scale of {1}",
                                                 column->spec->scale_by, column->name),
                               .expected = SR_MSG("a column with the name {0}", column->spec->scale_by)});
}

sr_status sr_building_find_scales(sr_table_builder *builder)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < builder->column_count; i++) {
        sr_building_column *column = &builder->columns[i];
        if (column->spec == NULL || column->spec->scale_count == 0) continue;
        builder->scaled = true;
        if (column->spec->scale_by != NULL) status = find_question(builder, column);
    }
    return status;
}
