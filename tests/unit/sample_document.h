/* A document with every kind of node. The index is Umeåregionen's of 2022 as published (facts: earned and
   possible points of three areas and of the whole, target 70; 2021: 111 of 177); everything else is
   synthetic. */
#ifndef SAMPLE_DOCUMENT_H
#define SAMPLE_DOCUMENT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "document/record.h"

typedef struct sample_area {
    const char *title;
    const char *line;
    int64_t earned, maximum;
} sample_area;

static const sample_area sample_areas[] = {
    {"Jämlik samverkan", "index:viktat/jamlik_samverkan", 41, 47},
    {"Deltagarnöjdhet", "index:viktat/deltagarnojdhet", 33, 38},
    {"Medarbetarnöjdhet", "index:viktat/medarbetarnojdhet", 17, 25},
    {"Återstod", "index:viktat/aterstod", 171 - 41 - 33 - 17, 244 - 47 - 38 - 25},
};
enum { SAMPLE_AREAS = sizeof sample_areas / sizeof *sample_areas };

static const sr_head sample_head = {
    .id = "umearegionen-2022-social-redovisning",
    .kind = "social-redovisning",
    .kind_label = "Social redovisning",
    .title = "Social redovisning 2022",
    .lead = "Målet för det viktade indexet nåddes.",
    .forbund_id = "umearegionen",
    .forbund = "Samordningsförbundet Umeåregionen",
    .short_name = "Umeåregionen",
    .period = {2022, SR_YEAR, 1},
    .date = 19440,
    .language = SR_SWEDISH,
    .status = SR_DECIDED,
    .decided = "2023-03-24 § 12",
};

static inline sr_number sample_ratio(int64_t num, int64_t den)
{
    sr_number number = SR_INT(0);
    assert_int_equal(sr_number_ratio(num, den, &number), SR_OK);
    return number;
}

/* Index points with their base, as the model gives them. */
static inline sr_quantity sample_points(int64_t earned, int64_t maximum)
{
    sr_quantity out = sr_quantity_number(sample_ratio(100 * earned, maximum), SR_IN_POINTS);
    out.has_base = true;
    out.numerator = SR_INT(earned);
    out.denominator = SR_INT(maximum);
    out.decimals = 2;
    return out;
}

static inline sr_value sample_value(sr_quantity quantity, const char *line)
{
    return (sr_value){.quantity = quantity, .line = line};
}

static inline void sample_summary(sr_builder *b)
{
    sr_value whole = sample_value(sample_points(171, 244), "index:viktat");
    whole.linked = true;
    sr_section(b, "sammanfattning", SR_SECTION_SUMMARY, 1, "Sammanfattning");
    sr_paragraph_text(b, SR_PARA_LEAD, "Förbundet nådde sitt mål.");
    sr_paragraph(b, SR_PARA_HEADLINE);
    sr_value_add(b, &whole);
    sr_status_add(b, SR_STATE_MET, SR_WORDS_INDEX);
    sr_end(b);
    sr_paragraph(b, SR_PARA_TEXT);
    sr_textf(b, "Av %d frågor räknas ", 99);
    sr_strong(b);
    sr_text(b, "alla");
    sr_end(b);
    sr_text(b, "; se ");
    sr_reference(b, "t-index");
    sr_end(b);
    sr_text(b, " och ");
    sr_reference(b, "metod");
    sr_text(b, "bilagan");
    sr_end(b);
    sr_text(b, ". Skillnaden mot 2021 är ");
    sr_emphasis(b);
    sr_direction_add(b, SR_UP);
    sr_end(b);
    sr_break(b);
    sr_language_span(b, SR_ENGLISH);
    sr_text(b, "progress");
    sr_end(b);
    sr_note_ref(b, "not-sammanfattning");
    sr_end(b);
    sr_note(b, "not-sammanfattning");
    sr_link(b, "https://example.org/rapport?period=2022");
    sr_text(b, "rapporten");
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

static inline void sample_front(sr_builder *b)
{
    sr_cover(b);
    sr_paragraph_text(b, SR_PARA_TEXT, "Beslutad av styrelsen");
    sr_list(b, SR_LIST_DEFINITIONS);
    sr_item(b);
    sr_term(b);
    sr_text(b, "Period");
    sr_end(b);
    sr_text(b, "2022");
    sr_end(b);
    sr_end(b);
    sr_end(b);
    sample_summary(b);
    sr_contents(b);
    sr_page_break(b);
}

static inline void sample_area_row(sr_builder *b, const sample_area *area, sr_row_kind kind)
{
    sr_value points = sample_value(sample_points(area->earned, area->maximum), area->line);
    sr_value earned = sample_value(sr_quantity_number(SR_INT(area->earned), SR_IN_COUNT), area->line);
    points.linked = true;
    sr_row(b, kind, kind == SR_ROW_TOTAL, NULL);
    sr_cell_text(b, area->title);
    sr_cell_value(b, &points);
    sr_cell_value(b, &earned);
    sr_cell_begin(b);
    sr_status_add(b, SR_STATE_PARTLY, SR_WORDS_INDEX);
    sr_muted(b);
    sr_text(b, "mål 70");
    sr_note_ref(b, "not-mal");
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

/* A row with each missing kind, so that the table has all signs. */
static inline void sample_missing_rows(sr_builder *b)
{
    for (int kind = SR_NOT_MEASURED; kind <= SR_SUPPRESSED; kind++) {
        sr_quantity missing = sr_quantity_missing((sr_missing)kind, SR_IN_POINTS);
        missing.has_base = kind == SR_SUPPRESSED; /* figures that must not come through */
        missing.numerator = SR_INT(3);
        missing.denominator = SR_INT(4);
        sr_value value = sample_value(missing, "index:viktat");
        sr_row(b, SR_ROW_BODY, false, NULL);
        sr_cell_text(b, "Påhittat område");
        sr_cell_value(b, &value);
        sr_cell_value(b, &value);
        sr_cell_text(b, "okänt");
        sr_end(b);
    }
}

static inline void sample_table(sr_builder *b)
{
    static const sample_area whole = {"Hela förbundet", "index:viktat", 171, 244};
    sr_table_begin(b, "t-index", SR_TABLE_PLAIN, "Index per område 2022", "poäng");
    sr_column_add(b, "Område", NULL, SR_COLUMN_TEXT, -1, true);
    sr_column_add(b, "Index", "0–100", SR_COLUMN_NUMBER, 2, false);
    sr_column_add(b, "Poäng", NULL, SR_COLUMN_NUMBER, 0, false);
    sr_column_add(b, "Läge", NULL, SR_COLUMN_STATUS, -1, false);
    for (size_t i = 0; i < SAMPLE_AREAS; i++) {
        sample_area_row(b, &sample_areas[i], i + 1 == SAMPLE_AREAS ? SR_ROW_REMAINDER : SR_ROW_BODY);
    }
    sample_missing_rows(b);
    sample_area_row(b, &whole, SR_ROW_TOTAL);
    sr_note(b, "not-mal");
    sr_text(b, "Målet är beslutat.");
    sr_end(b);
    sr_end(b);
}

static inline sr_chart sample_chart(sr_category categories[SAMPLE_AREAS], sr_quantity values[SAMPLE_AREAS],
                                    sr_series *series)
{
    for (size_t i = 0; i < SAMPLE_AREAS; i++) {
        categories[i] = (sr_category){.label = sample_areas[i].title, .remainder = i + 1 == SAMPLE_AREAS};
        values[i] = sample_points(sample_areas[i].earned, sample_areas[i].maximum);
    }
    *series = (sr_series){.role = SR_SERIES_VALUE, .label = "2022", .values = values};
    return (sr_chart){.id = "f-index",
                      .kind = SR_CHART_GAUGE,
                      .title = "Två av tre områden ligger över målet.",
                      .unit_line = "Index 0–100, 2022",
                      .description = "Staplar från noll till hundra, se tabellen.",
                      .table = "t-index",
                      .table_short = true,
                      .axis_low = SR_INT(0),
                      .axis_high = SR_INT(100),
                      .has_target = true,
                      .target = SR_INT(70),
                      .target_label = "mål 70",
                      .tolerance = SR_INT(0),
                      .category_count = SAMPLE_AREAS,
                      .categories = categories,
                      .series_count = 1,
                      .series = series};
}

static inline void sample_results(sr_builder *b)
{
    sr_category categories[SAMPLE_AREAS];
    sr_quantity values[SAMPLE_AREAS];
    sr_series series;
    sr_chart chart = sample_chart(categories, values, &series);
    sr_section(b, "resultat", SR_SECTION_NUMBERED, 1, "Resultat");
    sr_paragraph_text(b, SR_PARA_TAKEAWAY, "Indexet nådde målet.");
    sr_section(b, "index", SR_SECTION_NUMBERED, 2, "Viktat index");
    sr_chart_add(b, &chart);
    sample_table(b);
    sr_end(b);
    sr_end(b);
}

static inline void sample_decision(sr_builder *b)
{
    sr_section(b, "beslut", SR_SECTION_NUMBERED, 1, "Förslag till beslut");
    sr_callout(b, SR_CALLOUT_DECISION, "Styrelsen föreslås besluta");
    sr_list(b, SR_LIST_NUMBERED);
    sr_item(b);
    sr_paragraph_text(b, SR_PARA_TEXT, "att godkänna redovisningen");
    sr_end(b);
    sr_end(b);
    sr_end(b);
    sr_signatures(b);
    sr_item(b);
    sr_text(b, "Ordförande");
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

static inline void sample_method_row(sr_builder *b, const char *line, const char *words)
{
    sr_row(b, SR_ROW_BODY, false, line);
    sr_cell_text(b, words);
    sr_cell_text(b, "100 × poäng / möjliga poäng");
    sr_end(b);
}

static inline void sample_method(sr_builder *b)
{
    sr_section(b, "metod", SR_SECTION_APPENDIX, 1, "Metod och källor");
    sr_section(b, "metod-rader", SR_SECTION_APPENDIX, 2, "Rad för rad");
    sr_table_begin(b, "t-metod", SR_TABLE_METHOD, "Hur talen räknas", NULL);
    sr_column_add(b, "Tal", NULL, SR_COLUMN_TEXT, -1, true);
    sr_column_add(b, "Formel", NULL, SR_COLUMN_TEXT, -1, false);
    sample_method_row(b, "index:viktat", "Viktat index");
    for (size_t i = 0; i < SAMPLE_AREAS; i++) {
        sample_method_row(b, sample_areas[i].line, sample_areas[i].title);
    }
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

static inline sr_status sample_document(sr_findings *findings, sr_document **out)
{
    sr_builder *b = sr_builder_new(&sample_head, findings);
    sample_front(b);
    sample_results(b);
    sample_decision(b);
    sample_method(b);
    return sr_builder_finish(b, out);
}

#endif
