#include "document/words.h"

static const char *const kinds[SR_NODE_KINDS] = {
    [SR_NODE_DOCUMENT] = "document",
    [SR_NODE_COVER] = "cover",
    [SR_NODE_CONTENTS] = "contents",
    [SR_NODE_SECTION] = "section",
    [SR_NODE_PARAGRAPH] = "paragraph",
    [SR_NODE_LIST] = "list",
    [SR_NODE_ITEM] = "item",
    [SR_NODE_TERM] = "term",
    [SR_NODE_TABLE] = "table",
    [SR_NODE_COLUMN] = "column",
    [SR_NODE_ROW] = "row",
    [SR_NODE_CELL] = "cell",
    [SR_NODE_CHART] = "chart",
    [SR_NODE_CALLOUT] = "callout",
    [SR_NODE_NOTE] = "note",
    [SR_NODE_SIGNATURES] = "signatures",
    [SR_NODE_PAGE_BREAK] = "page_break",
    [SR_NODE_TEXT] = "text",
    [SR_NODE_STRONG] = "strong",
    [SR_NODE_EMPHASIS] = "emphasis",
    [SR_NODE_MUTED] = "muted",
    [SR_NODE_VALUE] = "value",
    [SR_NODE_STATUS] = "status",
    [SR_NODE_DIRECTION] = "direction",
    [SR_NODE_LINK] = "link",
    [SR_NODE_REFERENCE] = "reference",
    [SR_NODE_NOTE_REF] = "note_ref",
    [SR_NODE_LANGUAGE] = "language",
    [SR_NODE_BREAK] = "break",
};

static const char *const statuses[] = {"draft", "proposed", "decided"};
static const char *const section_roles[] = {"plain", "summary", "numbered", "appendix"};
static const char *const paragraph_roles[] = {"text", "lead", "takeaway", "headline", "strip", "note"};
static const char *const list_roles[] = {"bullet", "numbered", "key_figures", "definitions", "legend"};
static const char *const table_roles[] = {"plain", "dense", "goals", "method"};
static const char *const row_kinds[] = {"header", "body", "remainder", "total"};
static const char *const column_kinds[] = {"text", "number", "status"};
static const char *const callout_roles[] = {"info", "warning", "decision"};
static const char *const chart_kinds[SR_CHART_KINDS] = {"gauge", "contributions", "dots", "trend", "bars"};
static const char *const series_roles[] = {"value", "previous", "national", "earned", "missed"};
static const char *const languages[] = {"sv", "en"};

const char *sr_node_kind_id(sr_node_kind kind)
{
    return kinds[kind];
}
const char *sr_document_status_id(sr_document_status status)
{
    return statuses[status];
}
const char *sr_section_role_id(sr_section_role role)
{
    return section_roles[role];
}
const char *sr_paragraph_role_id(sr_paragraph_role role)
{
    return paragraph_roles[role];
}
const char *sr_list_role_id(sr_list_role role)
{
    return list_roles[role];
}
const char *sr_table_role_id(sr_table_role role)
{
    return table_roles[role];
}
const char *sr_row_kind_id(sr_row_kind kind)
{
    return row_kinds[kind];
}
const char *sr_column_kind_id(sr_column_kind kind)
{
    return column_kinds[kind];
}
const char *sr_callout_role_id(sr_callout_role role)
{
    return callout_roles[role];
}
const char *sr_chart_kind_id(sr_chart_kind kind)
{
    return chart_kinds[kind];
}
const char *sr_series_role_id(sr_series_role role)
{
    return series_roles[role];
}
const char *sr_language_id(sr_language language)
{
    return languages[language];
}
