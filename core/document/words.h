/* The ids of what stands in the tree, as the JSON and XML of a document, messages and records of errors write
 * them. */
#ifndef SR_DOCUMENT_WORDS_H
#define SR_DOCUMENT_WORDS_H

#include "document/tree.h"

const char *sr_node_kind_id(sr_node_kind kind); /* "section", "page_break", … */
const char *sr_document_status_id(sr_document_status status);
const char *sr_section_role_id(sr_section_role role);
const char *sr_paragraph_role_id(sr_paragraph_role role);
const char *sr_list_role_id(sr_list_role role);
const char *sr_table_role_id(sr_table_role role);
const char *sr_row_kind_id(sr_row_kind kind);
const char *sr_column_kind_id(sr_column_kind kind);
const char *sr_callout_role_id(sr_callout_role role);
const char *sr_chart_kind_id(sr_chart_kind kind);
const char *sr_series_role_id(sr_series_role role);
const char *sr_language_id(sr_language language); /* "sv", "en" */

#endif
