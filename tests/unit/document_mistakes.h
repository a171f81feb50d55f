/* Every mistake that a caller of the builder can make, each a function that makes it in section "s". */
#ifndef DOCUMENT_MISTAKES_H
#define DOCUMENT_MISTAKES_H

#include "sample_document.h"

typedef void mistake(sr_builder *b);

static inline void in_section(sr_builder *b, mistake *make)
{
    sr_section(b, "s", SR_SECTION_PLAIN, 1, "Avsnitt");
    make(b);
    sr_end(b);
}

static inline void open_table(sr_builder *b)
{
    sr_table_begin(b, "t", SR_TABLE_PLAIN, "Tabell", NULL);
    sr_column_add(b, "A", NULL, SR_COLUMN_TEXT, -1, true);
    sr_column_add(b, "B", NULL, SR_COLUMN_TEXT, -1, false);
}

static inline void text_in_section(sr_builder *b)
{
    sr_text(b, "lös text");
}
static inline void cell_in_section(sr_builder *b)
{
    sr_cell_text(b, "lös cell");
}

static inline void block_in_paragraph(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_list(b, SR_LIST_BULLET);
    sr_item(b);
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

static inline void link_in_link(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_link(b, "mailto:kansliet@example.org");
    sr_strong(b);
    sr_link(b, "https://example.org");
    sr_end(b);
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

static inline void column_after_row(sr_builder *b)
{
    open_table(b);
    sr_row(b, SR_ROW_BODY, false, NULL);
    sr_cell_text(b, "1");
    sr_cell_text(b, "2");
    sr_end(b);
    sr_column_add(b, "C", NULL, SR_COLUMN_TEXT, -1, false);
    sr_end(b);
}

static inline void short_row(sr_builder *b)
{
    open_table(b);
    sr_row(b, SR_ROW_BODY, false, NULL);
    sr_cell_text(b, "1");
    sr_end(b);
    sr_end(b);
}

static inline void no_columns(sr_builder *b)
{
    sr_table_begin(b, "t", SR_TABLE_PLAIN, "Tabell", NULL);
    sr_end(b);
}

static inline void two_terms(sr_builder *b)
{
    sr_list(b, SR_LIST_DEFINITIONS);
    sr_item(b);
    sr_term(b);
    sr_end(b);
    sr_term(b);
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

static inline void empty_list(sr_builder *b)
{
    sr_list(b, SR_LIST_BULLET);
    sr_end(b);
}

static inline void level_jump(sr_builder *b)
{
    sr_section(b, "s2", SR_SECTION_PLAIN, 3, "För djupt");
    sr_end(b);
}

static inline void bad_id(sr_builder *b)
{
    sr_section(b, "Stor Bokstav", SR_SECTION_PLAIN, 2, "Avsnitt");
    sr_end(b);
}

static inline void reserved_id(sr_builder *b)
{
    sr_section(b, "m12", SR_SECTION_PLAIN, 2, "Avsnitt");
    sr_end(b);
}

static inline void taken_id(sr_builder *b)
{
    sr_section(b, "s", SR_SECTION_PLAIN, 2, "Avsnitt");
    sr_end(b);
}

static inline void no_title(sr_builder *b)
{
    sr_section(b, "s3", SR_SECTION_PLAIN, 2, "");
    sr_end(b);
}

static inline void say(sr_builder *b, const char *text)
{
    sr_paragraph_text(b, SR_PARA_TEXT, text);
}
static inline void bad_utf8(sr_builder *b)
{
    say(b, "f\xF6rbund");
}
static inline void control(sr_builder *b)
{
    say(b, "rad\nrad");
}
static inline void reordering(sr_builder *b)
{
    say(b, "text\u202Etxet");
}
static inline void no_text(sr_builder *b)
{
    say(b, NULL);
}
static inline void identity(sr_builder *b)
{
    say(b, "Deltagaren 19121212-1212 avslutade.");
}

static inline void spread_identity(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_text(b, "121212");
    sr_strong(b);
    sr_text(b, "-12");
    sr_end(b);
    sr_text(b, "12");
    sr_end(b);
}

static inline void add_value(sr_builder *b, sr_value value)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_value_add(b, &value);
    sr_end(b);
}

static inline void counted_identity(sr_builder *b)
{
    add_value(b, (sr_value){.quantity = sr_quantity_number(SR_INT(191212121212), SR_IN_COUNT)});
}

static inline void no_denominator(sr_builder *b)
{
    add_value(b, (sr_value){.quantity = sr_quantity_number((sr_number){1, -2, 0.0}, SR_IN_COUNT)});
}

static inline void not_lowest(sr_builder *b)
{
    add_value(b, (sr_value){.quantity = sr_quantity_number((sr_number){2, 4, 0.0}, SR_IN_COUNT)});
}

static inline void not_finite(sr_builder *b)
{
    add_value(b, (sr_value){.quantity = sr_quantity_number((sr_number){0, 0, 1e308 * 10}, SR_IN_COUNT)});
}

static inline void too_many_decimals(sr_builder *b)
{
    sr_quantity quantity = sr_quantity_number(SR_INT(1), SR_IN_COUNT);
    quantity.decimals = 12;
    add_value(b, (sr_value){.quantity = quantity});
}

static inline void linked_without_line(sr_builder *b)
{
    add_value(b, (sr_value){.quantity = sr_quantity_number(SR_INT(1), SR_IN_COUNT), .linked = true});
}

static inline void unknown_state(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_status_add(b, (sr_state)77, SR_WORDS_GOAL);
    sr_end(b);
}

static inline void script_link(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_link(b, "javascript:alert(1)");
    sr_end(b);
    sr_end(b);
}

static inline void plain_link(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_link(b, "http://example.org");
    sr_end(b);
    sr_end(b);
}

static inline void refer(sr_builder *b, const char *id)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_reference(b, id);
    sr_end(b);
    sr_end(b);
}

static inline void unknown_reference(sr_builder *b)
{
    refer(b, "finns-inte");
}

static inline void note_by_reference(sr_builder *b)
{
    refer(b, "n");
    sr_note(b, "n");
    sr_end(b);
}

static inline void mark(sr_builder *b, const char *id)
{
    sr_paragraph(b, SR_PARA_TEXT);
    sr_note_ref(b, id);
    sr_end(b);
}

static inline void unknown_note(sr_builder *b)
{
    mark(b, "finns-inte");
}
static inline void mark_of_section(sr_builder *b)
{
    mark(b, "s");
}

static inline void note_of_other_table(sr_builder *b)
{
    open_table(b);
    sr_note(b, "n");
    sr_end(b);
    sr_end(b);
    mark(b, "n");
}

static inline void mark_in_note(sr_builder *b)
{
    sr_note(b, "n");
    sr_note_ref(b, "n");
    sr_end(b);
}

static inline void line_outside_method(sr_builder *b)
{
    open_table(b);
    sr_row(b, SR_ROW_BODY, false, "x");
    sr_cell_text(b, "1");
    sr_cell_text(b, "2");
    sr_end(b);
    sr_end(b);
}

static inline void method_table(sr_builder *b, const char *first, const char *second)
{
    sr_table_begin(b, "t", SR_TABLE_METHOD, "Metod", NULL);
    sr_column_add(b, "A", NULL, SR_COLUMN_TEXT, -1, true);
    sr_row(b, SR_ROW_BODY, false, first);
    sr_cell_text(b, "1");
    sr_end(b);
    sr_row(b, SR_ROW_BODY, false, second);
    sr_cell_text(b, "2");
    sr_end(b);
    sr_end(b);
}

static inline void missing_line(sr_builder *b)
{
    add_value(b, (sr_value){.quantity = sr_quantity_number(SR_INT(1), SR_IN_COUNT), .line = "misam.antal"});
    method_table(b, "misam.andel", "annat");
}

static inline void double_line(sr_builder *b)
{
    method_table(b, "x", "x");
}

static inline void chart_of(sr_builder *b, const char *table, int64_t high)
{
    sr_category categories[SAMPLE_AREAS];
    sr_quantity values[SAMPLE_AREAS];
    sr_series series;
    sr_chart chart = sample_chart(categories, values, &series);
    chart.table = table;
    chart.axis_high = SR_INT(high);
    sr_chart_add(b, &chart);
}

static inline void chart_without_table(sr_builder *b)
{
    chart_of(b, "finns-inte", 100);
}
static inline void chart_without_axis(sr_builder *b)
{
    chart_of(b, "t", 0);
    open_table(b);
    sr_end(b);
}

static inline void too_deep(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
    for (int i = 0; i < 100; i++) {
        sr_strong(b);
    }
    for (int i = 0; i < 101; i++) {
        sr_end(b);
    }
}

static inline void too_long(sr_builder *b)
{
    size_t length = (1 << 20) + 1;
    char *text = malloc(length + 1);
    memset(text, 'x', length);
    text[length] = '\0';
    say(b, text);
    free(text);
}

static inline void one_end_too_many(sr_builder *b)
{
    sr_end(b);
    sr_end(b);
}

static inline void left_open(sr_builder *b)
{
    sr_paragraph(b, SR_PARA_TEXT);
}

#endif
