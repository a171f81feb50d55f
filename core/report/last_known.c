#include "report/last_known.h"

#include <string.h>

static const char suffix[] = "/forra";

bool sr_last_known_exists(const sr_measure_result *result)
{
    return result != NULL && result->has_previous && !sr_is_missing(&result->previous);
}

bool sr_last_known_index_exists(const sr_index_result *index)
{
    return index->has_previous && !sr_is_missing(&index->previous);
}

static const char *key_of(sr_report *r, const char *key)
{
    const char *out = sr_arena_printf(r->arena, "%s%s", key, suffix);
    if (out == NULL) {
        sr_report_no_memory(r);
    }
    return out != NULL ? out : "";
}

void sr_last_known_cell(sr_report *r, const sr_measure_result *result)
{
    if (!sr_last_known_exists(result)) {
        sr_cell_muted(r, sr_report_word(r, SR_WORD("not known")));
        return;
    }
    sr_value value = sr_value_previous(result, SR_IN_CELL_LINKED);
    value.line = key_of(r, result->key);
    sr_cell_begin(r->b);
    value = sr_value_with_unit(value);
    sr_value_add(r->b, &value);
    sr_muted_text(r, sr_period_text(r, result->previous_period));
    if (result->broken) {
        sr_muted_text(r, sr_report_word(r, SR_WORD("measured in another way then")));
    }
    sr_end(r->b);
}

void sr_last_known_index_cells(sr_report *r, const sr_index_result *index)
{
    sr_value value = sr_value_plain(index->previous, key_of(r, index->key), SR_IN_CELL_LINKED);
    sr_cell_result(r, value);
    sr_cell_text(r->b, sr_period_text(r, index->previous_period));
}

bool sr_last_known_find(sr_report *r, const char *key, sr_last_known *out)
{
    size_t length = strlen(key);
    *out = (sr_last_known){0};
    if (length < sizeof suffix || strcmp(key + length - (sizeof suffix - 1), suffix) != 0) {
        return false;
    }
    const char *base = sr_arena_copy(r->arena, key, length - (sizeof suffix - 1));
    if (base == NULL) {
        sr_report_no_memory(r);
        return false;
    }
    for (size_t i = 0; i < r->results->index_count && out->index == NULL; i++) {
        out->index = strcmp(r->results->indices[i].key, base) == 0 ? &r->results->indices[i] : NULL;
    }
    out->result = out->index == NULL ? sr_results_find(r->results, base) : NULL;
    return out->index != NULL || sr_last_known_exists(out->result);
}
