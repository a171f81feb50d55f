/* Sections under construction: what a script or plugin opens it closes, and nothing that it did not open. */
#include <stdio.h>
#include <string.h>

#include "host/work.h"

enum { OPEN_OTHER, OPEN_SECTION, OPEN_CHART };
enum { DEEPEST = sizeof(((samrapport_document *)NULL)->open) };

static bool open_node(samrapport_document *document, unsigned char kind)
{
    if (document->chart != NULL) {
        sr_host_refuse_text(document->context->error, "a chart holds categories, series and points only",
                            NULL);
        return false;
    }
    if (document->depth == DEEPEST) {
        sr_host_refuse_text(document->context->error, "a document is nested too deeply", NULL);
        return false;
    }
    document->open[document->depth++] = kind;
    return true;
}

static bool open_plain(samrapport_document *document)
{
    return open_node(document, OPEN_OTHER);
}

void samrapport_host_doc_end(samrapport_document *document)
{
    if (document->depth == 0) {
        sr_host_refuse_text(document->context->error, "doc_end closes more than was opened", NULL);
        return;
    }
    unsigned char kind = document->open[--document->depth];
    if (kind == OPEN_CHART) {
        sr_host_chart_end(document);
        return;
    }
    document->level -= kind == OPEN_SECTION;
    sr_end(document->builder);
}

samrapport_document sr_host_document(sr_builder *builder, const sr_results *results,
                                     samrapport_context *context)
{
    return (samrapport_document){.builder = builder, .results = results, .context = context, .level = 1};
}

void sr_host_close_document(samrapport_document *document)
{
    if (document->depth > 0) {
        sr_host_refuse_text(document->context->error, "something was opened in the section and not closed",
                            NULL);
    }
    while (document->depth > 0) {
        samrapport_host_doc_end(document);
    }
}

void samrapport_host_doc_section(samrapport_document *document, const char *id, const char *title)
{
    if (open_node(document, OPEN_SECTION)) {
        document->level++;
        sr_section(document->builder, id, SR_SECTION_PLAIN, document->level, title);
    }
}

void samrapport_host_doc_paragraph(samrapport_document *document, samrapport_paragraph role)
{
    static const sr_paragraph_role roles[] = {
        [SAMRAPPORT_PARAGRAPH_TEXT] = SR_PARA_TEXT,
        [SAMRAPPORT_PARAGRAPH_LEAD] = SR_PARA_LEAD,
        [SAMRAPPORT_PARAGRAPH_TAKEAWAY] = SR_PARA_TAKEAWAY,
        [SAMRAPPORT_PARAGRAPH_NOTE] = SR_PARA_NOTE,
    };
    if (open_plain(document)) {
        sr_paragraph(document->builder,
                     (unsigned)role <= SAMRAPPORT_PARAGRAPH_NOTE ? roles[role] : SR_PARA_TEXT);
    }
}

void samrapport_host_doc_text(samrapport_document *document, const char *text)
{
    sr_text(document->builder, text);
}

static void add_value(samrapport_document *document, const sr_keyed *keyed, unsigned flags)
{
    sr_value value = {
        .quantity = *keyed->value,
        .measure = keyed->measure,
        .unit_id = keyed->unit_id,
        .group = keyed->group,
        .line = keyed->line,
        .with_unit = (flags & SAMRAPPORT_VALUE_WITH_UNIT) != 0,
        .with_sign = (flags & SAMRAPPORT_VALUE_WITH_SIGN) != 0,
        .as_difference = (flags & SAMRAPPORT_VALUE_AS_DIFFERENCE) != 0,
        .as_answer = keyed->answers,
        .in_thousands = (flags & SAMRAPPORT_VALUE_IN_THOUSANDS) != 0,
        .linked = keyed->line != NULL && (flags & SAMRAPPORT_VALUE_WITH_UNIT) != 0,
    };
    sr_value_add(document->builder, &value);
}

static void add_count(samrapport_document *document, const sr_keyed *keyed, sr_number number)
{
    sr_quantity count = sr_quantity_number(number, SR_IN_COUNT);
    count.origin = keyed->value->origin;
    sr_keyed own = *keyed;
    own.value = &count;
    add_value(document, &own, SAMRAPPORT_VALUE_PLAIN);
}

/* " (20 av 25)", as the language says it: the two numbers stand where the template has them. */
static void add_base(samrapport_document *document, const sr_keyed *keyed)
{
    const sr_quantity *share = keyed->value;
    if (share->measured_in != SR_IN_SHARE || share->missing != SR_PRESENT || !share->has_base) {
        return;
    }
    const char *at = sr_word(document->results->forbund->language, " ({0} of {1})");
    for (const char *place = strchr(at, '{'); place != NULL; place = strchr(at, '{')) {
        char before[32] = "";
        (void)snprintf(before, sizeof before, "%.*s", (int)(place - at), at);
        sr_text(document->builder, before);
        add_count(document, keyed, place[1] == '0' ? share->numerator : share->denominator);
        at = place + strlen("{0}");
    }
    sr_text(document->builder, at);
}

void samrapport_host_doc_value(samrapport_document *document, const char *key, unsigned flags)
{
    samrapport_host_doc_quantity(document, samrapport_host_result(document->context, key), flags);
}

void samrapport_host_doc_quantity(samrapport_document *document, const samrapport_quantity *quantity,
                                  unsigned flags)
{
    if (quantity == NULL) {
        sr_host_refuse_text(document->context->error, "the value to print is missing", NULL);
        return;
    }
    if (quantity->key == NULL && quantity->quantity.origin != NULL) {
        sr_host_refuse_text(document->context->error,
                            "a computed value is not a measure, so that no one could see where it comes from",
                            "declare it as a measure, and print that");
        return;
    }
    sr_keyed keyed = {.value = &quantity->quantity,
                      .line = quantity->key,
                      .measure = quantity->measure,
                      .unit_id = quantity->unit_id,
                      .group = quantity->group};
    sr_keyed known;
    if (quantity->key != NULL && !sr_host_find_result(document->results, quantity->key, &known)) {
        /* A result refers to its line; one that is not among the results has none to refer to. */
        (void)samrapport_host_result(document->context, quantity->key);
        return;
    }
    add_value(document, &keyed, flags);
    if ((flags & SAMRAPPORT_VALUE_WITH_BASE) != 0) {
        add_base(document, &keyed);
    }
}

void samrapport_host_doc_status(samrapport_document *document, samrapport_state state)
{
    if ((unsigned)state >= SR_STATES) {
        sr_host_refuse_text(document->context->error, "there is no such state", NULL);
        return;
    }
    sr_status_add(document->builder, (sr_state)state, SR_WORDS_GOAL);
}

void samrapport_host_doc_strong(samrapport_document *document)
{
    if (open_plain(document)) {
        sr_strong(document->builder);
    }
}

void samrapport_host_doc_emphasis(samrapport_document *document)
{
    if (open_plain(document)) {
        sr_emphasis(document->builder);
    }
}

void samrapport_host_doc_link(samrapport_document *document, const char *address)
{
    if (open_plain(document)) {
        sr_link(document->builder, address);
    }
}

void samrapport_host_doc_reference(samrapport_document *document, const char *id)
{
    sr_reference(document->builder, id);
    sr_end(document->builder);
}

void samrapport_host_doc_break(samrapport_document *document)
{
    sr_break(document->builder);
}

void samrapport_host_doc_page_break(samrapport_document *document)
{
    sr_page_break(document->builder);
}

void samrapport_host_doc_list(samrapport_document *document, samrapport_list role)
{
    static const sr_list_role roles[] = {
        [SAMRAPPORT_LIST_BULLET] = SR_LIST_BULLET,
        [SAMRAPPORT_LIST_NUMBERED] = SR_LIST_NUMBERED,
        [SAMRAPPORT_LIST_DEFINITIONS] = SR_LIST_DEFINITIONS,
    };
    if (open_plain(document)) {
        sr_list(document->builder,
                (unsigned)role <= SAMRAPPORT_LIST_DEFINITIONS ? roles[role] : SR_LIST_BULLET);
    }
}

void samrapport_host_doc_item(samrapport_document *document)
{
    if (open_plain(document)) {
        sr_item(document->builder);
    }
}

void samrapport_host_doc_term(samrapport_document *document)
{
    if (open_plain(document)) {
        sr_term(document->builder);
    }
}

void samrapport_host_doc_callout(samrapport_document *document, samrapport_callout role, const char *title)
{
    if (open_plain(document)) {
        sr_callout(document->builder,
                   (unsigned)role <= SAMRAPPORT_CALLOUT_DECISION ? (sr_callout_role)role : SR_CALLOUT_INFO,
                   title);
    }
}

void samrapport_host_doc_note(samrapport_document *document, const char *id)
{
    if (open_plain(document)) {
        sr_note(document->builder, id);
    }
}

void samrapport_host_doc_note_ref(samrapport_document *document, const char *id)
{
    sr_note_ref(document->builder, id);
}

void samrapport_host_doc_table(samrapport_document *document, const char *id, const char *caption,
                               const char *unit)
{
    if (open_plain(document)) {
        sr_table_begin(document->builder, id, SR_TABLE_PLAIN, caption, unit);
    }
}

void samrapport_host_doc_column(samrapport_document *document, const char *heading, const char *unit,
                                samrapport_column_kind kind, int decimals, int row_header)
{
    sr_column_add(document->builder, heading, unit,
                  (unsigned)kind <= SAMRAPPORT_STATUSES ? (sr_column_kind)kind : SR_COLUMN_TEXT, decimals,
                  row_header != 0);
}

void samrapport_host_doc_row(samrapport_document *document, samrapport_row kind)
{
    static const sr_row_kind kinds[] = {[SAMRAPPORT_ROW_HEADER] = SR_ROW_HEADER,
                                        [SAMRAPPORT_ROW_BODY] = SR_ROW_BODY,
                                        [SAMRAPPORT_ROW_TOTAL] = SR_ROW_TOTAL};
    if (open_plain(document)) {
        sr_row(document->builder, (unsigned)kind <= SAMRAPPORT_ROW_TOTAL ? kinds[kind] : SR_ROW_BODY, false,
               NULL);
    }
}

void samrapport_host_doc_cell(samrapport_document *document)
{
    if (open_plain(document)) {
        sr_cell_begin(document->builder);
    }
}

void samrapport_host_doc_chart(samrapport_document *document, const char *id, samrapport_chart kind,
                               const char *title, const char *description, const char *table)
{
    static const sr_chart_kind kinds[] = {[SAMRAPPORT_CHART_BARS] = SR_CHART_BARS,
                                          [SAMRAPPORT_CHART_TREND] = SR_CHART_TREND,
                                          [SAMRAPPORT_CHART_DOTS] = SR_CHART_DOTS};
    if (!open_node(document, OPEN_CHART)) {
        return;
    }
    const sr_chart chart = {.id = id,
                            .kind = (unsigned)kind <= SAMRAPPORT_CHART_DOTS ? kinds[kind] : SR_CHART_BARS,
                            .title = title,
                            .description = description,
                            .table = table,
                            .table_short = true};
    sr_host_chart_begin(document, &chart);
}
