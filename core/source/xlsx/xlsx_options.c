#include <cjson/cJSON.h>
#include <string.h>

#include "source/xlsx/xlsx.h"

static void refuse(sr_xlsx *x, const char *name, sr_message expected)
{
    sr_table_builder_problem(x->builder, "SR1119", 0, 0, NULL,
                             SR_MSG("the option \"{0}\" of the source is wrong", name), expected);
}

static bool row_number(const cJSON *item, unsigned *out)
{
    bool number = cJSON_IsNumber(item) && item->valuedouble >= 1 && item->valuedouble <= SR_XLSX_MOST_ROWS;
    if (!number || (double)(unsigned)item->valuedouble != item->valuedouble) return false;
    *out = (unsigned)item->valuedouble;
    return true;
}

/* A row, or the first and last of several. */
static bool take_header(sr_xlsx_options *options, const cJSON *item)
{
    if (row_number(item, &options->header)) {
        options->header_to = options->header;
        return true;
    }
    return cJSON_IsArray(item) && cJSON_GetArraySize(item) == 2 &&
           row_number(cJSON_GetArrayItem(item, 0), &options->header) &&
           row_number(cJSON_GetArrayItem(item, 1), &options->header_to) &&
           options->header <= options->header_to && options->header_to - options->header < 10;
}

static sr_status take_option(sr_xlsx *x, const cJSON *item)
{
    static const char *const known[] = {"sheet", "header"};
    if (cJSON_IsNull(item)) return SR_OK;
    if (strcmp(item->string, "header") == 0) {
        if (take_header(&x->options, item)) return SR_OK;
        refuse(x, item->string,
               SR_MSG("write the number of the row that holds the names of the columns, or [first, last]"));
        return SR_CONTENT;
    }
    if (strcmp(item->string, "sheet") == 0 && cJSON_IsString(item)) {
        x->options.sheet = sr_arena_text(x->arena, item->valuestring);
        return x->options.sheet != NULL ? SR_OK : SR_MEMORY;
    }
    const char *nearest = sr_nearest(item->string, known, sizeof known / sizeof *known);
    refuse(x, item->string,
           nearest != NULL && strcmp(nearest, item->string) != 0
               ? SR_MSG("did you mean {0}?", nearest)
               : SR_MSG("an xlsx source has the options sheet (a name) and header (a row)"));
    return SR_CONTENT;
}

sr_status sr_xlsx_read_options(sr_xlsx *x)
{
    cJSON *options = cJSON_Parse(x->input->options != NULL ? x->input->options : "{}");
    if (options == NULL) return SR_MEMORY; /* the options were read before: only memory is left as a cause */
    sr_status status = SR_OK;
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, options)
    {
        sr_status one = take_option(x, item);
        if (one == SR_MEMORY || status == SR_OK) status = one;
        if (one == SR_MEMORY) break;
    }
    cJSON_Delete(options);
    return status;
}
