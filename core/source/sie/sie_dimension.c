/* The dimensions of a SIE file, and the one that a source asks for. */
#include <string.h>

#include "source/sie/sie_rows.h"

size_t sr_sie_dimensions_of(const sr_sie *sie, const char **out)
{
    size_t count = 0;
    for (size_t i = 0; i < sie->object_count && count < SR_SIE_MOST_DIMENSIONS; i++) {
        size_t at = 0;
        while (at < count && strcmp(out[at], sie->objects[i].dimension) != 0) {
            at++;
        }
        if (at == count) out[count++] = sie->objects[i].dimension;
    }
    return count;
}

static bool is_declared(const sr_sie *sie, const char *number)
{
    for (size_t i = 0; i < sie->dimension_count; i++) {
        if (strcmp(sie->dimensions[i].number, number) == 0) return true;
    }
    return false;
}

/* The first object of the dimension; NULL when it has none. */
static const sr_sie_object *first_object(const sr_sie *sie, const char *number)
{
    for (size_t i = 0; i < sie->object_count; i++) {
        if (strcmp(sie->objects[i].dimension, number) == 0) return &sie->objects[i];
    }
    return NULL;
}

static void list_one(sr_buf *list, const char *number, const char *name)
{
    sr_buf_text(list, list->length > 0 ? ", " : "");
    sr_buf_text(list, number);
    if (name != NULL && name[0] != '\0') sr_buf_printf(list, " (%s)", name);
}

/* "1 (Kostnadsställe), 20 (Delinsats)": those that have objects, then those that are only declared. */
static void list_all(const sr_sie *sie, sr_buf *list)
{
    const char *used[SR_SIE_MOST_DIMENSIONS];
    size_t count = sr_sie_dimensions_of(sie, used);
    for (size_t i = 0; i < count; i++) {
        list_one(list, used[i], first_object(sie, used[i])->dimension_name);
    }
    for (size_t i = 0; i < sie->dimension_count; i++) {
        const sr_sie_dimension *dimension = &sie->dimensions[i];
        if (first_object(sie, dimension->number) == NULL) list_one(list, dimension->number, dimension->name);
    }
}

static void tell_unknown(const sr_sie_rows *r, const char *list)
{
    bool any = list[0] != '\0';
    sr_table_builder_tell(
        r->builder,
        &(sr_finding){.code = "SR1119",
                      .severity = SR_WARNING,
                      .found = r->dimension,
                      .message =
                          SR_MSG("the file lacks the dimension that the option \"dimension\" of the source "
                                 "names; the columns of its objects are empty"),
                      .expected = any ? SR_MSG("one of the dimensions of the file: {0}", list)
                                      : SR_MSG("no dimension, for the file has none"),
                      .hint = SR_MSG("correct the option in forbund.json, or take it away")});
}

sr_status sr_sie_check_dimension(const sr_sie_rows *r)
{
    if (r->dimension == NULL || first_object(r->sie, r->dimension) != NULL ||
        is_declared(r->sie, r->dimension)) {
        return SR_OK;
    }
    sr_buf list = {0};
    list_all(r->sie, &list);
    sr_status status = sr_buf_status(&list);
    if (status == SR_OK) tell_unknown(r, sr_buf_string(&list));
    sr_buf_free(&list);
    return status;
}
