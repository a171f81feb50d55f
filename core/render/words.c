#include "render/words.h"

#include "base/number.h"

void sr_write_ordinal(sr_buf *out, size_t number)
{
    sr_number_round(SR_INT((int64_t)number), 0, out);
}

const char *sr_document_status_word(sr_document_status status, sr_language language)
{
    static const char *const words[] = {
        [SR_DRAFT] = "Draft", [SR_PROPOSED] = "Proposal", [SR_DECIDED] = "Decided"};
    return sr_word(language, words[status]);
}

static bool is_chart_of(const sr_node *node, const sr_node *table)
{
    return node != NULL && node->kind == SR_NODE_CHART && node->next == table &&
           sr_text_equal(node->as.chart.chart.table, table->id);
}

bool sr_chart_next_to_table(const sr_node *chart)
{
    return chart->next != NULL && chart->next->kind == SR_NODE_TABLE && is_chart_of(chart, chart->next);
}

bool sr_table_folds(const sr_node *table)
{
    if (table->parent == NULL || table->id == NULL) return false;
    for (const sr_node *node = table->parent->first_child; node != NULL && node != table; node = node->next)
        if (is_chart_of(node, table)) return !node->as.chart.chart.table_short;
    return false;
}
