/* The one way to build a document: calls that open and close nodes. Containment, valid UTF-8, sizes, ids and
   the personal-number guard are checked here, whoever calls: report kinds, sections of plugins and scripts,
   or the replay of what the child process sent. Every text is copied. What is wrong becomes a finding that
   names the call and the place in the document; building goes on, so that later mistakes are told too, and
   sr_builder_finish then gives no document. Callers may check once, there. Every call accepts a NULL builder
   and does nothing. */
#ifndef SR_DOCUMENT_BUILDER_H
#define SR_DOCUMENT_BUILDER_H

#include "document/tree.h"

typedef struct sr_builder sr_builder;

/* `findings` is borrowed until sr_builder_finish or sr_builder_free. NULL when out of memory. */
sr_builder *sr_builder_new(const sr_head *head, sr_findings *findings);
void sr_builder_free(sr_builder *builder); /* NULL is fine */
sr_status sr_builder_status(const sr_builder *builder);

/* Containers: everything between an open call and its sr_end belongs to it. */
void sr_cover(sr_builder *b);
void sr_section(sr_builder *b, const char *id, sr_section_role role, unsigned level, const char *title);
void sr_paragraph(sr_builder *b, sr_paragraph_role role);
void sr_list(sr_builder *b, sr_list_role role);
void sr_item(sr_builder *b);
void sr_term(sr_builder *b);
void sr_table_begin(sr_builder *b, const char *id, sr_table_role role, const char *caption, const char *unit);
void sr_row(sr_builder *b, sr_row_kind kind, bool starts_group, const char *line);
void sr_cell_begin(sr_builder *b);
void sr_callout(sr_builder *b, sr_callout_role role, const char *title);
void sr_note(sr_builder *b, const char *id);
void sr_signatures(sr_builder *b);
void sr_strong(sr_builder *b);
void sr_emphasis(sr_builder *b);
void sr_muted(sr_builder *b);
void sr_link(sr_builder *b, const char *address);
void sr_reference(
    sr_builder *b,
    const char *id); /* an id, or the key of a method line; empty: prints "tabell 3", "avsnitt 2" */
void sr_language_span(sr_builder *b, sr_language language);
void sr_end(sr_builder *b);
/* As sr_end, but a section in which nothing stands is taken back, heading and id. */
void sr_end_or_withdraw(sr_builder *b);

/* Leaves. */
void sr_contents(sr_builder *b);
void sr_page_break(sr_builder *b);
void sr_column_add(sr_builder *b, const char *heading, const char *unit, sr_column_kind kind, int decimals,
                   bool row_header);
void sr_chart_add(sr_builder *b, const sr_chart *chart);
void sr_text(sr_builder *b, const char *text);
void sr_textf(sr_builder *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sr_value_add(sr_builder *b, const sr_value *value);
void sr_status_add(sr_builder *b, sr_state state, sr_state_words words);
void sr_direction_add(sr_builder *b, sr_direction direction);
void sr_note_ref(sr_builder *b, const char *id);
void sr_break(sr_builder *b);

/* Shorthands for the commonest pairs. */
void sr_paragraph_text(sr_builder *b, sr_paragraph_role role, const char *text);
void sr_cell_text(sr_builder *b, const char *text);
void sr_cell_value(sr_builder *b, const sr_value *value);

/* Method lines that values have referred to so far, in order of first use: what the method appendix must
 * list. */
size_t sr_builder_lines(const sr_builder *b, const char *const **lines);

/* Checks that all is closed, resolves ids, numbers, references and signs (once, before any renderer), and
   gives the document to the caller. On failure *out is NULL and the reason is a finding (except SR_MEMORY).
   The builder is consumed in every case: no sr_builder_free after it. */
SR_MUST_USE
sr_status sr_builder_finish(sr_builder *b, sr_document **out);

#endif
