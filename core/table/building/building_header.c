#include <string.h>

#include "table/building/building.h"
#include "table/inside.h"

static sr_status too_many_columns(sr_table_builder *builder, size_t count)
{
    const char *found = sr_arena_printf(builder->arena, "%zu", count);
    const char *limit = sr_arena_printf(builder->arena, "%u", builder->limits.columns);
    if (found == NULL || limit == NULL) return SR_MEMORY;
    sr_status status = sr_building_tell(
        builder, &(sr_trouble){.code = "SR1109",
                               .severity = SR_ERROR,
                               .message = SR_MSG("the header has {0} columns, more than the limit of {1}",
                                                 found, limit)});
    return status == SR_OK ? SR_LIMIT : status;
}

/* The name as it stands, or "kolumn 7" where there is none or it is no text. */
static sr_status take_name(sr_table_builder *builder, sr_building_column *column, sr_str name, size_t number)
{
    name = sr_str_trim(name);
    column->unnamed = name.length == 0;
    bool text = column->unnamed || (sr_utf8_valid(name.at, name.length) == name.length &&
                                    memchr(name.at, '\0', name.length) == NULL);
    column->name = text && name.length > 0 ? sr_arena_copy(builder->arena, name.at, name.length)
                                           : sr_arena_printf(builder->arena, "kolumn %zu", number);
    if (column->name == NULL) return SR_MEMORY;
    if (text) return SR_OK;
    return sr_building_tell(
        builder,
        &(sr_trouble){
            .code = "SR1112",
            .severity = SR_ERROR,
            .column = column,
            .found = name,
            .message = SR_MSG("the name of a column is not valid text"),
            .hint = SR_MSG("set \"encoding\" in the options of the source, or save the file as UTF-8")});
}

/* White space in a name is often another in the file (no-break spaces, two of them, the end of a line); the
   name as it is written goes before. */
static sr_building_column *column_named(sr_table_builder *builder, const char *name)
{
    sr_building_column *like = NULL;
    for (size_t i = 0; i < builder->width; i++) {
        sr_building_column *column = &builder->columns[i];
        if (strcmp(column->name, name) == 0) return column;
        bool same = column->spec == NULL && sr_str_same_words(sr_str_of(column->name), sr_str_of(name));
        if (like == NULL && same) like = column;
    }
    return like;
}

static sr_status twice(sr_table_builder *builder, const sr_building_column *column)
{
    return sr_building_tell(
        builder, &(sr_trouble){.code = "SR1102",
                               .severity = SR_ERROR,
                               .column = column,
                               .found = sr_str_of(column->name),
                               .message = SR_MSG("the column {0} occurs twice", column->name),
                               .hint = SR_MSG("give the columns different names, or take one away")});
}

/* The first column of the file that the specification accepts and no other has taken. */
static sr_building_column *column_for(sr_table_builder *builder, const sr_column_spec *spec)
{
    size_t count = spec->bands != NULL ? 0 : spec->name_count > 0 ? spec->name_count : 1;
    for (size_t i = 0; i < count; i++) {
        const char *name = spec->name_count > 0 ? spec->names[i] : spec->name;
        sr_building_column *column = column_named(builder, name);
        if (column != NULL && column->spec == NULL) return column;
    }
    return NULL;
}

static sr_status accepted_names(sr_arena *arena, const sr_column_spec *spec, const char **out)
{
    sr_buf list = {0};
    for (size_t i = 0; i < spec->name_count; i++) {
        sr_buf_text(&list, i > 0 ? ", " : "");
        sr_buf_text(&list, spec->names[i]);
    }
    if (spec->name_count == 0) sr_buf_text(&list, spec->name);
    return sr_text_keep(arena, &list, out);
}

/* The column of the file that a name is likely meant for; with `free` only one that nothing has taken. */
static sr_status nearest_column(const sr_table_builder *builder, const sr_column_spec *spec, bool free,
                                const char **out)
{
    const char **names = sr_arena_array(builder->arena, builder->width, sizeof *names);
    if (names == NULL) return SR_MEMORY;
    size_t count = 0;
    for (size_t i = 0; i < builder->width; i++) {
        if (!free || builder->columns[i].spec == NULL) names[count++] = builder->columns[i].name;
    }
    *out = NULL;
    for (size_t i = 0; *out == NULL && i < spec->name_count; i++) {
        *out = sr_nearest(spec->names[i], names, count);
    }
    if (*out == NULL) *out = sr_nearest(spec->name, names, count);
    return SR_OK;
}

/* The names of a mapping are not the user's own: what to write is said although no column is like it. */
static sr_message how_to_name(const sr_column_spec *spec, const char *nearest)
{
    if (nearest != NULL) return SR_MSG("is it the column {0}? Then add that name to \"names\"", nearest);
    if (spec->mapping == NULL) return (sr_message){0};
    return SR_MSG("say what the file calls it, as \"names\" of the column {0} in forbund.json", spec->name);
}

static sr_status tell_missing(sr_table_builder *builder, const sr_column_spec *spec)
{
    const char *wanted = NULL;
    const char *nearest = NULL;
    if (nearest_column(builder, spec, false, &nearest) != SR_OK ||
        accepted_names(builder->arena, spec, &wanted) != SR_OK) {
        return SR_MEMORY;
    }
    /* With a name that is nearly the right one the cells are divided as they should. */
    const char *sign = nearest == NULL ? sr_building_separator(builder) : NULL;
    return sr_building_tell(
        builder,
        &(sr_trouble){.code = "SR1101",
                      .severity = SR_ERROR,
                      .message = SR_MSG("the column {0} is missing", spec->name),
                      .expected = sign != NULL ? SR_MSG("a column with the name {0}, in cells divided by {1}",
                                                        wanted, sign)
                                               : SR_MSG("a column with the name {0}", wanted),
                      .hint = how_to_name(spec, nearest)});
}

/* ---- columns that the file may lack ---- */

static sr_status tell_likely(sr_table_builder *builder, const sr_column_spec *spec, const char *nearest)
{
    const char *wanted = NULL;
    if (accepted_names(builder->arena, spec, &wanted) != SR_OK) return SR_MEMORY;
    return sr_building_tell(
        builder, &(sr_trouble){.code = "SR1304",
                               .severity = SR_WARNING,
                               .found = sr_str_of(nearest),
                               .message = SR_MSG("the file lacks the column {0}, but has one that is like it",
                                                 spec->name),
                               .expected = SR_MSG("a column with the name {0}", wanted),
                               .hint = how_to_name(spec, nearest)});
}

static sr_status tell_lacking(sr_table_builder *builder, const char *mapping, const char *lacking)
{
    return sr_building_tell(
        builder,
        &(sr_trouble){.code = "SR1305",
                      .severity = SR_NOTE,
                      .message = SR_MSG("columns of the mapping {0} that the file lacks are empty: {1}",
                                        mapping, lacking)});
}

/* The names of these are the user's own, so one that is gone may well have been renamed. */
static sr_status tell_not_there(sr_table_builder *builder, const char *lacking)
{
    return sr_building_tell(
        builder,
        &(sr_trouble){
            .code = "SR1311",
            .severity = SR_WARNING,
            .message = SR_MSG("declared columns that the file lacks: {0}", lacking),
            .hint = SR_MSG("add what the file calls it to \"names\", or say \"required\": false of a column "
                           "that a file may lack; what is counted by it is not measured")});
}

static sr_status one_lacking(sr_table_builder *builder, const sr_column_spec *spec, sr_buf *list)
{
    const char *nearest = NULL;
    sr_status status = nearest_column(builder, spec, true, &nearest);
    if (status != SR_OK) return status;
    if (nearest != NULL) return tell_likely(builder, spec, nearest);
    sr_buf_printf(list, "%s%s", list->length > 0 ? ", " : "", spec->name);
    return SR_OK;
}

static sr_status tell_absent(sr_table_builder *builder)
{
    sr_buf mapped = {0};
    sr_buf own = {0};
    sr_status status = SR_OK;
    const char *mapping = NULL;
    for (size_t i = builder->width; status == SR_OK && i < builder->column_count; i++) {
        const sr_column_spec *spec = builder->columns[i].spec;
        if (spec->required || spec->may_lack || spec->bands != NULL) continue;
        if (spec->mapping != NULL) mapping = spec->mapping;
        status = one_lacking(builder, spec, spec->mapping != NULL ? &mapped : &own);
    }
    if (status == SR_OK && (mapped.failed || own.failed)) status = SR_MEMORY;
    if (status == SR_OK && mapped.length > 0) status = tell_lacking(builder, mapping, sr_buf_string(&mapped));
    if (status == SR_OK && own.length > 0) status = tell_not_there(builder, sr_buf_string(&own));
    sr_buf_free(&mapped);
    sr_buf_free(&own);
    return status;
}

static void declare(sr_building_column *column, const sr_column_spec *spec)
{
    column->spec = spec;
    column->name = spec->name;
    column->unnamed = false;
    column->type = spec->typed ? spec->type : SR_COL_TEXT;
    column->infer = !spec->typed && spec->code_count == 0 && spec->separator == NULL && spec->bands == NULL;
}

static sr_status match_specs(sr_table_builder *builder)
{
    sr_status status = SR_OK;
    for (size_t i = 0; status == SR_OK && i < builder->spec_count; i++) {
        const sr_column_spec *spec = &builder->specs[i];
        sr_building_column *column = column_for(builder, spec);
        if (column == NULL) {
            column = &builder->columns[builder->column_count++];
            if (spec->required) status = tell_missing(builder, spec);
        }
        declare(column, spec);
    }
    return status;
}

/* What the format says of its columns holds wherever the source declares nothing else. */
static sr_status apply_own(sr_table_builder *builder)
{
    for (size_t i = 0; i < builder->own_count && i < builder->width; i++) {
        sr_building_column *column = &builder->columns[i];
        const sr_column_spec *own = &builder->own[i];
        if (column->spec == NULL) {
            declare(column, own);
            continue;
        }
        if (!column->infer) continue;
        sr_column_spec *both = sr_arena_alloc(builder->arena, sizeof *both);
        if (both == NULL) return SR_MEMORY;
        *both = *column->spec;
        both->typed = own->typed;
        both->type = own->type;
        if (both->measured_in == SR_IN_NONE) both->measured_in = own->measured_in;
        declare(column, both);
    }
    return SR_OK;
}

/* Where only declared columns are kept, the others are named, so that nobody misses them in silence. */
static sr_status leave_out(sr_table_builder *builder)
{
    sr_buf names = {0};
    for (size_t i = 0; builder->only_declared && i < builder->width; i++) {
        sr_building_column *column = &builder->columns[i];
        column->left_out = column->spec == NULL;
        if (!column->left_out) continue;
        sr_buf_text(&names, names.length > 0 ? ", " : "");
        sr_buf_text(&names, column->name);
    }
    if (names.length == 0) return sr_buf_status(&names);
    const char *list = NULL;
    if (sr_text_keep(builder->arena, &names, &list) != SR_OK) return SR_MEMORY;
    return sr_building_tell(
        builder, &(sr_trouble){.code = "SR9030",
                               .severity = SR_NOTE,
                               .message = SR_MSG("columns that are not declared are left out: {0}", list)});
}

static sr_status check_names(sr_table_builder *builder)
{
    sr_status status = SR_OK;
    for (size_t i = 1; status == SR_OK && i < builder->width; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(builder->columns[i].name, builder->columns[j].name) != 0) continue;
            status = twice(builder, &builder->columns[i]);
            break;
        }
    }
    return status;
}

static sr_status take_names(sr_table_builder *builder, const sr_str *names, size_t count)
{
    builder->columns = sr_arena_array(builder->arena, count + builder->spec_count, sizeof *builder->columns);
    if (builder->columns == NULL) return SR_MEMORY;
    builder->width = count;
    builder->column_count = count;
    for (size_t i = 0; i < count; i++) {
        builder->columns[i].infer = true;
        if (take_name(builder, &builder->columns[i], names[i], i + 1) != SR_OK) return SR_MEMORY;
    }
    return SR_OK;
}

static bool is_named(const sr_column_spec *spec, const sr_str *names, size_t count)
{
    size_t accepted = spec->name_count > 0 ? spec->name_count : 1;
    for (size_t i = 0; i < accepted; i++) {
        const char *name = spec->name_count > 0 ? spec->names[i] : spec->name;
        for (size_t j = 0; j < count; j++) {
            if (sr_str_same_words(names[j], sr_str_of(name))) return true;
        }
    }
    return false;
}

bool sr_table_builder_is_header(const sr_table_builder *builder, const sr_str *names, size_t count)
{
    size_t required = 0;
    size_t named = 0;
    bool any = builder->spec_count == 0;
    for (size_t i = 0; i < builder->spec_count; i++) {
        bool here = is_named(&builder->specs[i], names, count);
        required += builder->specs[i].required;
        named += builder->specs[i].required && here;
        any = any || here;
    }
    return named * 2 >= required && any;
}

void sr_table_builder_below_title(sr_table_builder *builder, unsigned row)
{
    sr_table_builder_tell(builder,
                          &(sr_finding){.code = "SR1309",
                                        .severity = SR_NOTE,
                                        .place = {.line = row},
                                        .message = SR_MSG("the names of the columns stand below other rows, "
                                                          "which are no part of the table")});
}

sr_status sr_table_builder_header(sr_table_builder *builder, const sr_str *names, size_t count, unsigned line)
{
    builder->line = line;
    builder->header_line = line;
    builder->found_before = sr_findings_count(builder->findings);
    if (count > builder->limits.columns) return too_many_columns(builder, count);
    sr_status status = take_names(builder, names, count);
    if (status == SR_OK) status = check_names(builder);
    if (status == SR_OK) status = match_specs(builder);
    if (status == SR_OK) status = tell_absent(builder);
    if (status == SR_OK) status = leave_out(builder);
    if (status == SR_OK) status = apply_own(builder);
    if (status == SR_OK) status = check_names(builder); /* a declared name may be that of another column */
    if (status == SR_OK) status = sr_building_find_scales(builder);
    if (status == SR_OK) sr_building_find_skips(builder);
    for (size_t i = 0; status == SR_OK && i < builder->column_count; i++) {
        if (!builder->columns[i].left_out) status = sr_building_column_begin(builder, &builder->columns[i]);
    }
    builder->where = (sr_str){0};
    return status;
}

bool sr_table_builder_has_header(const sr_table_builder *builder)
{
    return builder->columns != NULL;
}
