/* Groups of rows, and columns as arrays for native measures. */
#include <string.h>

#include "host/view.h"

static const char *key_text(samrapport_context *context, sr_scalar key)
{
    if (key.type == SR_SCALAR_MISSING) {
        return "";
    }
    if (key.type == SR_SCALAR_TEXT) {
        return key.text;
    }
    sr_buf buf = {0};
    sr_scalar_write(&buf, key);
    const char *text = buf.failed ? NULL : sr_arena_copy(context->arena, sr_buf_string(&buf), buf.length);
    sr_buf_free(&buf);
    return text;
}

static const samrapport_groups *keep_groups(samrapport_context *context, const sr_group *groups, size_t count,
                                            size_t columns)
{
    samrapport_groups *kept = sr_arena_alloc(context->arena, sizeof *kept);
    samrapport_view *views = sr_arena_array(context->arena, count + 1, sizeof *views);
    const char **keys = sr_arena_array(context->arena, count * columns + 1, sizeof *keys);
    bool complete = kept != NULL && views != NULL && keys != NULL;
    for (size_t i = 0; complete && i < count; i++) {
        views[i].view = groups[i].view;
        for (size_t k = 0; complete && k < columns; k++) {
            keys[i * columns + k] = key_text(context, groups[i].keys[k]);
            complete = keys[i * columns + k] != NULL;
        }
    }
    if (!complete) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return NULL;
    }
    *kept = (samrapport_groups){count, columns, views, keys};
    return kept;
}

const samrapport_groups *samrapport_host_group_by(samrapport_context *context, const samrapport_view *view,
                                                  const char *const *columns, size_t count)
{
    const samrapport_view *instead;
    if (!sr_host_ready(context, view, count, columns, &instead)) {
        return instead != NULL ? keep_groups(context, NULL, 0, count) : NULL;
    }
    sr_group *groups = NULL;
    size_t group_count = 0;
    sr_finding problem = {0};
    sr_status status =
        sr_view_group(context->arena, &view->view, columns, count, &groups, &group_count, &problem);
    if (status != SR_OK) {
        sr_host_refuse(context->error, status, &problem);
        return NULL;
    }
    return keep_groups(context, groups, group_count, count);
}

size_t samrapport_host_group_count(const samrapport_groups *groups)
{
    return groups != NULL ? groups->count : 0;
}

const samrapport_view *samrapport_host_group_at(const samrapport_groups *groups, size_t index)
{
    return groups != NULL && index < groups->count ? &groups->views[index] : NULL;
}

const char *samrapport_host_group_key(const samrapport_groups *groups, size_t index, size_t column)
{
    return groups != NULL && index < groups->count && column < groups->columns
               ? groups->keys[index * groups->columns + column]
               : NULL;
}

static void refuse_column(samrapport_context *context, const char *column)
{
    const char *shown = sr_arena_text(context->arena, column);
    sr_finding problem = {.message = SR_MSG("there is no column {0}", shown != NULL ? shown : "")};
    sr_host_refuse(context->error, SR_CONTENT, &problem);
}

/* A plugin that was built when the struct had fewer members gets those; 1.0 ended with days. */
enum { LEAST_COLUMN = offsetof(samrapport_column, days) + sizeof(const int32_t *) };

int samrapport_host_column(samrapport_context *context, const samrapport_view *view, const char *column,
                           samrapport_column *out)
{
    if (out == NULL || out->struct_size < LEAST_COLUMN) {
        sr_host_refuse_text(context->error, "a column needs a place to go to, with its struct_size", NULL);
        return SAMRAPPORT_FAILED;
    }
    if (view == NULL) {
        return SAMRAPPORT_FAILED;
    }
    const sr_column *found =
        view->view.table != NULL && column != NULL ? sr_table_column(view->view.table, column) : NULL;
    if (found == NULL) {
        refuse_column(context, column);
        return SAMRAPPORT_FAILED;
    }
    const void *cells = sr_column_plain(context->arena, found, view->view.table->rows);
    bool ratio = found->type == SR_COL_RATIO;
    const void *divisors =
        ratio ? sr_column_plain_divisors(context->arena, found, view->view.table->rows) : NULL;
    if (cells == NULL || (ratio && divisors == NULL)) {
        sr_host_refuse(context->error, SR_MEMORY, NULL);
        return SAMRAPPORT_FAILED;
    }
    const samrapport_column full = {
        .struct_size = out->struct_size < sizeof full ? out->struct_size : sizeof full,
        .type = (samrapport_column_type)found->type,
        .unit = (samrapport_unit)found->measured_in,
        .percent = found->percent,
        .scale = found->scale,
        .count = view->view.rows->count,
        .rows = view->view.rows->rows,
        .codes = found->type == SR_COL_TEXT ? cells : NULL,
        .words = found->words,
        .word_count = found->word_count,
        .integers = found->type != SR_COL_TEXT && found->type != SR_COL_DATE ? cells : NULL,
        .divisors = divisors,
        .days = found->type == SR_COL_DATE ? cells : NULL,
    };
    memcpy(out, &full, full.struct_size);
    return SAMRAPPORT_OK;
}
