#include "run/work_protect.h"

#include <string.h>

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

/* The last id before the place, into `id`. */
static void id_before(sr_str json, size_t at, char *id, size_t room)
{
    static const char member[] = "\"id\": \"";
    size_t start = at, length = 0;
    while (start > 0 && strncmp(json.at + start, member, sizeof member - 1) != 0)
        start--;
    const char *from = json.at + start + sizeof member - 1;
    while (start > 0 && from[length] != '"' && from[length] != '\0' && length + 1 < room) {
        id[length] = from[length];
        length++;
    }
    id[length] = '\0';
}

bool sr_work_results_clean(sr_str json, sr_findings *findings)
{
    bool clean = true;
    size_t offset = 0, length = 0;
    for (size_t from = 0;
         sr_privacy_find_number((sr_str){json.at + from, json.length - from}, &offset, &length);
         from += offset + length) {
        char id[128];
        if (in_number(json, from + offset)) continue;
        clean = false;
        id_before(json, from + offset, id, sizeof id);
        sr_findings_add(
            findings,
            &(sr_finding){.code = "SR5101",
                          .severity = SR_ERROR,
                          .subject = id,
                          .message = SR_MSG("a personal identity number stands here ({0})", "results"),
                          .hint = SR_MSG("remove it from the data, the script or the text that it "
                                         "came from; it is not repeated here")});
    }
    return clean;
}
