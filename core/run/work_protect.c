#include "run/work_protect.h"

#include <string.h>

#include <cjson/cJSON.h>

#include "privacy/privacy.h"

static sr_status hide(const sr_results *results, sr_document *document, sr_quantity *quantity)
{
    if (!results->evaluation || sr_evaluation_lets(results->evaluation, quantity)) return SR_OK;
    return sr_quantity_suppress(document->arena, quantity);
}

static sr_status hide_in_chart(const sr_results *results, sr_document *document, const sr_chart *chart)
{
    sr_status status = SR_OK;
    for (size_t i = 0; i < chart->series_count; i++)
        for (size_t k = 0; k < chart->category_count && status == SR_OK; k++)
            status = hide(results, document, (sr_quantity *)&chart->series[i].values[k]);
    return status;
}

static sr_status protect(const sr_results *results, sr_document *document, sr_node *node)
{
    sr_status status = SR_OK;
    if (node->kind == SR_NODE_VALUE) status = hide(results, document, &node->as.value.quantity);
    if (node->kind == SR_NODE_CHART) status = hide_in_chart(results, document, &node->as.chart.chart);
    for (sr_node *child = node->first_child; child && status == SR_OK; child = child->next)
        status = protect(results, document, child);
    return status;
}

sr_status sr_work_protect(const sr_results *results, sr_document *document)
{
    return protect(results, document, document->root);
}

/* The results stand as sr_json writes them: a number follows `: `, or is the decimals of one. */
static bool in_number(sr_str json, size_t at)
{
    return at > 1 && ((json.at[at - 1] == ' ' && json.at[at - 2] == ':') ||
                      (json.at[at - 1] == '.' && json.at[at - 2] >= '0' && json.at[at - 2] <= '9'));
}

static bool holds_person(sr_str json)
{
    size_t offset = 0, length = 0;
    for (size_t from = 0;
         sr_privacy_find_number((sr_str){json.at + from, json.length - from}, &offset, &length);
         from += offset + length)
        if (!in_number(json, from + offset)) return true;
    return false;
}

/* ---- where it stands: "indices/viktat/indicators/m.ett/text" ---- */

typedef struct searching {
    sr_findings *findings;
    sr_message message;
    sr_buf path;
    bool found;
} searching;

static void tell(searching *s, const char *path)
{
    s->found = true;
    sr_findings_add(s->findings,
                    &(sr_finding){.code = "SR5101",
                                  .severity = SR_ERROR,
                                  .subject = path,
                                  .message = s->message,
                                  .hint = SR_MSG("remove it from the data, the script or the text "
                                                 "that it came from; it is not repeated here")});
}

static bool is_person(const char *text)
{
    size_t offset = 0, length = 0;
    return text && sr_privacy_find_number(sr_str_of(text), &offset, &length);
}

/* What a member or an element is called: its key, or its own id. */
static const char *name_of(const cJSON *item)
{
    const cJSON *id = cJSON_GetObjectItemCaseSensitive(item, "id");
    return item->string ? item->string : cJSON_GetStringValue(id);
}

static void look(searching *s, const cJSON *item)
{
    size_t before = s->path.length;
    const char *name = name_of(item);
    if (name) sr_buf_printf(&s->path, "%s%s", before > 0 ? "/" : "", name);
    if (is_person(item->string) || (cJSON_IsString(item) && is_person(item->valuestring)))
        tell(s, sr_buf_string(&s->path));
    const cJSON *child = NULL;
    cJSON_ArrayForEach(child, item) look(s, child);
    if (name && !s->path.failed) {
        s->path.length = before;
        s->path.at[before] = '\0';
    }
}

bool sr_work_clean(sr_str json, sr_message message, const char *what, sr_findings *findings)
{
    if (!holds_person(json)) return true;
    searching s = {.findings = findings, .message = message};
    cJSON *parsed = cJSON_ParseWithLength(json.at, json.length);
    if (parsed) look(&s, parsed);
    if (!s.found) tell(&s, what); /* out of memory, or spread over several texts */
    cJSON_Delete(parsed);
    sr_buf_free(&s.path);
    return false;
}
