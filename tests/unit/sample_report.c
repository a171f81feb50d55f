#include "sample_report.h"

#define N(array) (sizeof(array) / sizeof *(array))

static sr_quantity kr(int64_t kronor)
{
    return sr_quantity_number(SR_INT(kronor), SR_IN_KR);
}
static sr_quantity count(int64_t number)
{
    return sr_quantity_number(SR_INT(number), SR_IN_COUNT);
}
static sr_number hundredths(int64_t number)
{
    sr_number out = {0, 1, 0};
    return sr_number_ratio(number, 100, &out) == SR_OK ? out : SR_INT(0);
}
static sr_quantity share(int64_t percent)
{
    return sr_quantity_number(hundredths(percent), SR_IN_SHARE);
}
static sr_quantity points(int64_t number)
{
    sr_quantity q = sr_quantity_number(hundredths(number), SR_IN_POINTS);
    q.decimals = 2;
    return q;
}

static void figure(sr_builder *b, sr_quantity quantity, const char *line)
{
    sr_value value = {.quantity = quantity, .line = line, .with_unit = true, .linked = true};
    sr_value_add(b, &value);
}

static void cell(sr_builder *b, sr_quantity quantity, const char *line, bool linked)
{
    sr_value value = {.quantity = quantity, .line = line, .linked = linked};
    sr_cell_value(b, &value);
}

static void key_figure(sr_builder *b, sr_quantity quantity, const char *line, const char *text)
{
    sr_item(b);
    sr_term(b);
    figure(b, quantity, line);
    sr_end(b);
    sr_text(b, text);
    sr_end(b);
}

static void states_legend(sr_builder *b)
{
    static const char *const meanings[SR_STATES] = {
        "utfallet når målet", "enligt en beslutad regel", "utfallet når inte målet",
        "inget utfall finns", "målet har ingen nivå",     "måttet följs utan mål",
        "mäts senare"};
    sr_list(b, SR_LIST_LEGEND);
    for (int state = 0; state < SR_STATES; state++) {
        sr_item(b);
        sr_term(b);
        sr_status_add(b, (sr_state)state, SR_WORDS_GOAL);
        sr_end(b);
        sr_text(b, meanings[state]);
        sr_end(b);
    }
    sr_end(b);
}

static void members_table(sr_builder *b)
{
    static const struct {
        const char *name, *line;
        int64_t paid, percent;
    } rows[] = {{"Staten (Arbetsförmedlingen och Försäkringskassan)", "bidrag@staten", 2889000, 50},
                {"Region Västerbotten", "bidrag@regionen", 1444000, 25},
                {"Skellefteå kommun", "bidrag@skelleftea", 1374000, 24},
                {"Norsjö kommun", "bidrag@norsjo", 70000, 1}};
    sr_table_begin(b, "t-bidrag", SR_TABLE_PLAIN, "Medlemmarnas bidrag 2020", "kronor och procent");
    sr_column_add(b, "Medlem", NULL, SR_COLUMN_TEXT, -1, true);
    sr_column_add(b, "Bidrag", "kr", SR_COLUMN_NUMBER, 0, false);
    sr_column_add(b, "Andel", "%", SR_COLUMN_NUMBER, 0, false);
    for (size_t i = 0; i < N(rows); i++) {
        sr_row(b, SR_ROW_BODY, false, NULL);
        sr_cell_text(b, rows[i].name);
        cell(b, kr(rows[i].paid), rows[i].line, true);
        cell(b, share(rows[i].percent), rows[i].line, false);
        sr_end(b);
    }
    sr_row(b, SR_ROW_TOTAL, false, NULL);
    sr_cell_text(b, "Tillsammans");
    cell(b, kr(5777000), "bidrag", true);
    cell(b, share(100), "bidrag", false);
    sr_end(b);
    sr_end(b);
}

static void summary(sr_builder *b)
{
    sr_section(b, "sammanfattning", SR_SECTION_SUMMARY, 1, "Sammanfattning");
    sr_paragraph_text(
        b, SR_PARA_LEAD,
        "Förbundet gick med ett litet överskott i stället för det underskott som var budgeterat. "
        "Fem av de sju mål som har mätts är uppfyllda.");
    sr_list(b, SR_LIST_KEY_FIGURES);
    key_figure(b, kr(5802000), "intäkter", "betalades in till förbundet, nästan allt av medlemmarna");
    key_figure(b, count(155), "deltagare", "personer deltog i MISAM, förbundets största insats");
    key_figure(b, points(7008), "index:viktat", "är det viktade indexet; målet är 70");
    sr_end(b);
    sr_section(b, "sam-kostade", SR_SECTION_PLAIN, 2, "Vad kostade det?");
    sr_paragraph(b, SR_PARA_TEXT);
    sr_text(b, "Intäkterna var ");
    figure(b, kr(5802000), "intäkter");
    sr_text(b, ". Läs mer i ");
    sr_reference(b, "ekonomi");
    sr_end(b);
    sr_text(b, " och ");
    sr_reference(b, "t-bidrag");
    sr_end(b);
    sr_text(b, ".");
    sr_end(b);
    members_table(b);
    sr_chart_add(b, sample_bars());
    sr_end(b);
    sr_page_break(b);
    sr_section(b, "sam-mal", SR_SECTION_PLAIN, 2, "Nådde förbundet målen?");
    sr_paragraph(b, SR_PARA_STRIP);
    for (int i = 0; i < 5; i++)
        sr_status_add(b, SR_STATE_MET, SR_WORDS_GOAL);
    sr_status_add(b, SR_STATE_NOT_MET, SR_WORDS_GOAL);
    sr_status_add(b, SR_STATE_NOT_MEASURED, SR_WORDS_GOAL);
    sr_status_add(b, SR_STATE_NOT_MEASURABLE, SR_WORDS_GOAL);
    sr_status_add(b, SR_STATE_NO_TARGET, SR_WORDS_GOAL);
    sr_end(b);
    sr_paragraph_text(b, SR_PARA_TEXT,
                      "Deltagarna i MISAM svarade mer positivt än målen krävde, men de stannade längre i "
                      "insatsen än det var tänkt.");
    sr_end(b);
    sr_section(b, "sam-lasa", SR_SECTION_PLAIN, 2, "Så läser du rapporten");
    sr_paragraph_text(b, SR_PARA_TEXT,
                      "Understrukna tal är länkar. Status visas alltid med ord, form och färg:");
    states_legend(b);
    sr_end(b);
    sr_end(b);
    sr_contents(b);
}

typedef struct goal {
    const char *id, *text, *target, *line;
    sr_quantity outcome;
    const char *distance;
    sr_state state;
    int judged; /* sr_state, or -1 */
} goal;

static void goal_row(sr_builder *b, const goal *g, bool first)
{
    sr_row(b, SR_ROW_BODY, first, NULL);
    sr_cell_begin(b);
    sr_muted(b);
    sr_text(b, g->id);
    sr_end(b);
    sr_text(b, g->text);
    sr_end(b);
    sr_cell_text(b, g->target);
    sr_cell_begin(b);
    figure(b, g->outcome, g->line);
    sr_end(b);
    sr_cell_begin(b);
    sr_status_add(b, g->state, SR_WORDS_GOAL);
    sr_muted(b);
    sr_text(b, g->distance);
    sr_end(b);
    sr_end(b);
    sr_cell_begin(b);
    if (g->judged >= 0) {
        sr_status_add(b, (sr_state)g->judged, SR_WORDS_GOAL);
        sr_muted(b);
    }
    sr_emphasis(b);
    sr_text(b, g->judged >= 0 ? "Kommentar saknas" : "Bedömning saknas");
    sr_end(b);
    if (g->judged >= 0) sr_end(b);
    sr_end(b);
    sr_end(b);
}

static void goals(sr_builder *b)
{
    const goal rows[] = {{"MISAM 1", "Insatserna utgår från personens behov", "över 85 %", "misam.1",
                          share(95), "10 procentenheter över", SR_STATE_MET, SR_STATE_MET},
                         {"MISAM 4", "Rimlig tid i insatsen, genomsnittlig inskrivning", "under 18 månader",
                          "misam.4", sr_quantity_number(SR_INT(23), SR_IN_MONTHS), "minst 5 månader över",
                          SR_STATE_NOT_MET, -1},
                         {"Framsteg 2", "Jobben fördelas lika mellan offentligt och privat", "hälften var",
                          "framsteg.2", sr_quantity_missing(SR_NOT_PUBLISHED, SR_IN_SHARE),
                          "utfall saknas i källan", SR_STATE_NOT_MEASURED, -1},
                         {"Nästa steg 4", "Nyckelaktörer samarbetar bättre kring de unga", "ingen nivå",
                          "steg.4", sr_quantity_missing(SR_NOT_MEASURABLE, SR_IN_NONE),
                          "målet anger ingen nivå", SR_STATE_NOT_MEASURABLE, SR_STATE_NOT_MET},
                         {"Nästa steg 6", "Syntetiskt mål som delvis nås", "minst 40 %", "steg.6", share(38),
                          "2 procentenheter under", SR_STATE_PARTLY, -1}};
    static const char *const headings[] = {"Mål", "Målnivå", "Utfall"};
    sr_section(b, "mal", SR_SECTION_NUMBERED, 1, "Mål och måluppfyllelse");
    sr_paragraph_text(b, SR_PARA_TAKEAWAY,
                      "Fem av sju mätta mål är uppfyllda, men sju av 14 mål går inte att bedöma.");
    sr_paragraph_text(
        b, SR_PARA_TEXT,
        "Två bedömningar står bredvid varandra. Den räknade följer av målnivån och utfallet. Den andra är de "
        "ansvarigas egen.");
    sr_table_begin(b, "t-mal", SR_TABLE_GOALS, "Mål för 2020 med två bedömningar", NULL);
    for (size_t i = 0; i < N(headings); i++)
        sr_column_add(b, headings[i], NULL, SR_COLUMN_TEXT, -1, i == 0);
    sr_column_add(b, "Räknad bedömning", "enligt regel", SR_COLUMN_STATUS, -1, false);
    sr_column_add(b, "Ansvarigas bedömning", "enligt insatsen", SR_COLUMN_STATUS, -1, false);
    for (size_t i = 0; i < N(rows); i++)
        goal_row(b, &rows[i], i == 0 || i == 2 || i == 3);
    sr_end(b);
    sr_paragraph_text(b, SR_PARA_NOTE, "Källa: förbundets bilaga om insatser och måluppfyllelse 2020.");
    sr_end(b);
}

typedef struct area {
    const char *name, *note, *line;
    int64_t values[3];
    sr_quantity index;
    sr_state state;
    sr_row_kind kind;
} area;

static void area_row(sr_builder *b, const area *a)
{
    sr_row(b, a->kind, false, NULL);
    sr_cell_begin(b);
    sr_text(b, a->name);
    if (a->note != NULL) {
        sr_muted(b);
        sr_text(b, a->note);
        sr_end(b);
    }
    sr_end(b);
    for (size_t i = 0; i < 3; i++)
        cell(b, count(a->values[i]), a->line, false);
    cell(b, a->index, a->line, true);
    sr_cell_begin(b);
    if (a->kind == SR_ROW_REMAINDER) {
        sr_emphasis(b);
        sr_text(b, "ej publicerat");
        sr_end(b);
    } else {
        sr_status_add(b, a->state, SR_WORDS_GOAL);
    }
    sr_end(b);
    sr_end(b);
}

static void index_section(sr_builder *b)
{
    const area rows[] = {
        {"Jämlik samverkan", NULL, "index:jamlik", {23, 41, 47}, points(8723), SR_STATE_MET, SR_ROW_BODY},
        {"Deltagarnöjdhet", NULL, "index:deltagare", {16, 33, 38}, points(8684), SR_STATE_MET, SR_ROW_BODY},
        {"Medarbetarnöjdhet",
         NULL,
         "index:medarbetare",
         {10, 17, 25},
         points(6800),
         SR_STATE_NOT_MET,
         SR_ROW_BODY},
        {"Återstod: Samhälls- och medlemsnytta samt God samordning",
         "Egna tal är inte publicerade",
         "index:rest",
         {50, 80, 134},
         points(5970),
         SR_STATE_NOT_MET,
         SR_ROW_REMAINDER},
        {"Hela förbundet", NULL, "index:viktat", {99, 171, 244}, points(7008), SR_STATE_MET, SR_ROW_TOTAL}};
    static const char *const numbers[][2] = {
        {"Indikatorer", "antal"}, {"Intjänat", NULL}, {"Högst", NULL}, {"Index", "0–100"}};
    sr_section(b, "index", SR_SECTION_NUMBERED, 1, "Viktat index");
    sr_paragraph(b, SR_PARA_HEADLINE);
    figure(b, points(7008), "index:viktat");
    sr_status_add(b, SR_STATE_MET, SR_WORDS_GOAL);
    sr_text(b, "mål 70 · 171 av 244 poäng · ");
    figure(b, points(6271), "index:viktat:2021");
    sr_text(b, " år 2021");
    sr_end(b);
    sr_paragraph_text(b, SR_PARA_TEXT,
                      "Hela indexet är alla poäng delat med högsta möjliga, inte medelvärdet av områdena.");
    sr_chart_add(b, sample_gauge());
    sr_table_begin(b, "t-index", SR_TABLE_PLAIN, "Index per område 2022", "poäng");
    sr_column_add(b, "Område", NULL, SR_COLUMN_TEXT, -1, true);
    for (size_t i = 0; i < N(numbers); i++)
        sr_column_add(b, numbers[i][0], numbers[i][1], SR_COLUMN_NUMBER, i == 3 ? 2 : 0, false);
    sr_column_add(b, "Mot 70", NULL, SR_COLUMN_STATUS, -1, false);
    for (size_t i = 0; i < N(rows); i++)
        area_row(b, &rows[i]);
    sr_end(b);
    sr_chart_add(b, sample_contributions());
    sr_end(b);
}

static void indicator_row(sr_builder *b, const sr_chart *dots, size_t i)
{
    sr_row(b, SR_ROW_BODY, false, NULL);
    sr_cell_begin(b);
    sr_text(b, dots->categories[i].label);
    if (dots->categories[i].broken) sr_note_ref(b, "n-bruten");
    sr_end(b);
    for (size_t s = 0; s < dots->series_count; s++)
        cell(b, dots->series[s].values[i], s == 0 ? "nns" : NULL, s == 0);
    sr_cell_begin(b);
    sr_direction_add(b, i % 2 == 0 ? SR_LOWER : SR_HIGHER);
    sr_end(b);
    sr_end(b);
}

static void indicators(sr_builder *b)
{
    const sr_chart *dots = sample_dots();
    sr_section(b, "indikatorer", SR_SECTION_NUMBERED, 1, "Nationella indikatorer");
    sr_paragraph(b, SR_PARA_TEXT);
    sr_text(b, "”Samma” betyder högst 2 procentenheters skillnad. ");
    sr_strong(b);
    sr_text(b, "Grupperna är små");
    sr_end(b);
    sr_text(b, ", så ett enda svar flyttar andelen. Läs om ");
    sr_link(b, "https://www.example.org/indikatorer?a=1&b=tv%C3%A5");
    sr_text(b, "indikatorerna");
    sr_end(b);
    sr_text(b, " (");
    sr_language_span(b, SR_ENGLISH);
    sr_text(b, "national indicators");
    sr_end(b);
    sr_text(b, ").");
    sr_end(b);
    sr_chart_add(b, dots);
    sr_table_begin(b, "t-indikatorer", SR_TABLE_DENSE, "Andel positiva svar 2021", "procent");
    sr_column_add(b, "Fråga", NULL, SR_COLUMN_TEXT, -1, true);
    for (size_t s = 0; s < dots->series_count; s++)
        sr_column_add(b, dots->series[s].label, "%", SR_COLUMN_NUMBER, 0, false);
    sr_column_add(b, "Mot riket", NULL, SR_COLUMN_STATUS, -1, false);
    for (size_t i = 0; i < dots->category_count; i++)
        if (dots->series[0].values[i].missing == SR_PRESENT) indicator_row(b, dots, i);
    sr_note(b, "n-bruten");
    sr_text(b, "Frågan ändrades mellan 2020 och 2021.");
    sr_end(b);
    sr_end(b);
    sr_chart_add(b, sample_two_bars());
    sr_end(b);
}

static void economy(sr_builder *b)
{
    const sr_chart *trend = sample_trend();
    sr_section(b, "ekonomi", SR_SECTION_NUMBERED, 1, "Ekonomi i sammandrag");
    sr_chart_add(b, trend);
    sr_table_begin(b, "t-ekonomi", SR_TABLE_PLAIN, "Femårsöversikt", "kronor");
    sr_column_add(b, "Post", NULL, SR_COLUMN_TEXT, -1, true);
    for (size_t i = 0; i < trend->category_count; i++)
        sr_column_add(b, trend->categories[i].label, NULL, SR_COLUMN_NUMBER, 0, false);
    for (size_t s = 0; s < trend->series_count; s++) {
        sr_row(b, s == 0 ? SR_ROW_BODY : SR_ROW_TOTAL, false, NULL);
        sr_cell_text(b, s == 0 ? "Verksamhetens intäkter" : "Verksamhetens kostnader");
        for (size_t i = 0; i < trend->category_count; i++)
            cell(b, trend->series[s].values[i], s == 0 ? "intäkter" : "kostnader", i == 0);
        sr_end(b);
    }
    sr_row(b, SR_ROW_BODY, true, NULL);
    sr_cell_text(b, "Deltagare med försörjningsstöd");
    static const sr_missing kinds[] = {SR_NOT_MEASURED, SR_NOT_APPLICABLE, SR_NOT_PUBLISHED, SR_SUPPRESSED};
    for (size_t i = 0; i < N(kinds); i++)
        cell(b, sr_quantity_missing(kinds[i], SR_IN_COUNT), NULL, false);
    cell(b, count(0), NULL, false);
    sr_end(b);
    sr_end(b);
    sr_callout(b, SR_CALLOUT_WARNING, "Två uppgifter går inte ihop");
    sr_paragraph_text(b, SR_PARA_TEXT,
                      "Kostnaderna för 2019 är 5 925 479 kr på ett ställe och 5 925 439 kr på ett annat.");
    sr_end(b);
    sr_end(b);
}

static void decision(sr_builder *b)
{
    static const char *const clauses[] = {" fastställa årsredovisningen för 2020,",
                                          " överlämna den till medlemmarna och revisorerna."};
    static const char *const signers[] = {"Ort och datum", "Ordförande", "Ledamot"};
    sr_section(b, "beslut", SR_SECTION_NUMBERED, 1, "Förslag till beslut");
    sr_callout(b, SR_CALLOUT_DECISION, "Styrelsen föreslås besluta");
    sr_list(b, SR_LIST_NUMBERED);
    for (size_t i = 0; i < N(clauses); i++) {
        sr_item(b);
        sr_strong(b);
        sr_text(b, "att");
        sr_end(b);
        sr_text(b, clauses[i]);
        sr_end(b);
    }
    sr_end(b);
    sr_end(b);
    sr_signatures(b);
    for (size_t i = 0; i < N(signers); i++) {
        sr_item(b);
        sr_text(b, signers[i]);
        sr_end(b);
    }
    sr_end(b);
    sr_end(b);
}

static void method(sr_builder *b)
{
    const char *const *lines = NULL;
    sr_section(b, "metod", SR_SECTION_APPENDIX, 1, "Metod, underlag och avvikelser");
    sr_section(b, "rader", SR_SECTION_NUMBERED, 2, "Rad för rad");
    sr_table_begin(b, "t-rader", SR_TABLE_METHOD, "Talen i rapporten", NULL);
    sr_column_add(b, "Rad", NULL, SR_COLUMN_NUMBER, 0, true);
    sr_column_add(b, "Uppgift", NULL, SR_COLUMN_TEXT, -1, false);
    sr_column_add(b, "Så är det räknat", NULL, SR_COLUMN_TEXT, -1, false);
    sr_column_add(b, "Källa", NULL, SR_COLUMN_TEXT, -1, false);
    size_t line_count = sr_builder_lines(b, &lines);
    for (size_t i = 0; i < line_count; i++) {
        sr_row(b, SR_ROW_BODY, false, lines[i]);
        sr_cell_begin(b);
        sr_textf(b, "%zu", i + 1);
        sr_end(b);
        sr_cell_text(b, lines[i]);
        sr_cell_text(b, "Avläst ur den publicerade årsredovisningen.");
        sr_cell_text(b, "finance.csv, rad 62");
        sr_end(b);
    }
    sr_end(b);
    sr_end(b);
    sr_end(b);
}

sr_status sample_report(sr_findings *findings, sr_document **out)
{
    sr_head head = {
        .id = "skelleftea-norsjo-2020-arsredovisning",
        .kind = "arsredovisning",
        .kind_label = "Årsredovisning",
        .title = "Årsredovisning 2020",
        .lead = "Vad medlemmarna betalade, vilka som fick stöd, hur målen nåddes och vad som ska beslutas.",
        .forbund_id = "skelleftea-norsjo",
        .forbund = "Samordningsförbundet Skellefteå-Norsjö",
        .short_name = "Skellefteå-Norsjö",
        .period = {2020, SR_YEAR, 1},
        .date = sr_day_of(2021, 3, 24),
        .case_number = NULL,
        .language = SR_SWEDISH,
        .status = SR_DRAFT,
        .decided = NULL};
    sr_builder *b = sr_builder_new(&head, findings);
    if (b == NULL) return SR_MEMORY;
    sr_cover(b);
    sr_paragraph(b, SR_PARA_TEXT);
    sr_strong(b);
    sr_text(b, "Prov.");
    sr_end(b);
    sr_text(b, " Talen är avlästa ur tre förbunds publicerade dokument; två mål och en figur är syntetiska.");
    sr_end(b);
    sr_end(b);
    summary(b);
    goals(b);
    index_section(b);
    indicators(b);
    economy(b);
    decision(b);
    method(b);
    return sr_builder_finish(b, out);
}

sr_status sample_report_saying(const char *text, sr_findings *findings, sr_document **out)
{
    const sr_category category = {.label = text, .note = text, .side = text};
    const sr_quantity value = share(50);
    const sr_series series = {SR_SERIES_VALUE, text, &value};
    const sr_chart chart = {.id = "f",
                            .table = "t",
                            .kind = SR_CHART_BARS,
                            .title = text,
                            .unit_line = text,
                            .description = text,
                            .axis_low = {0, 1, 0},
                            .axis_high = {1, 1, 0},
                            .target = {0, 1, 0},
                            .tolerance = {0, 1, 0},
                            .category_count = 1,
                            .categories = &category,
                            .series_count = 1,
                            .series = &series};
    sr_head head = {.id = "prov",
                    .kind = "prov",
                    .kind_label = text,
                    .title = text,
                    .lead = text,
                    .forbund_id = "prov",
                    .forbund = text,
                    .short_name = text,
                    .period = {2020, SR_YEAR, 1},
                    .date = SR_DAY_NONE,
                    .case_number = text,
                    .language = SR_SWEDISH,
                    .status = SR_PROPOSED,
                    .decided = text};
    sr_builder *b = sr_builder_new(&head, findings);
    if (b == NULL) return SR_MEMORY;
    sr_section(b, "s", SR_SECTION_NUMBERED, 1, text);
    sr_paragraph_text(b, SR_PARA_TEXT, text);
    sr_table_begin(b, "t", SR_TABLE_GOALS, text, text);
    sr_column_add(b, text, text, SR_COLUMN_TEXT, -1, true);
    sr_column_add(b, text, text, SR_COLUMN_TEXT, -1, false);
    sr_row(b, SR_ROW_BODY, false, NULL);
    sr_cell_text(b, text);
    sr_cell_text(b, text);
    sr_end(b);
    sr_end(b);
    sr_chart_add(b, &chart);
    sr_callout(b, SR_CALLOUT_INFO, text);
    sr_paragraph_text(b, SR_PARA_NOTE, text);
    sr_end(b);
    sr_end(b);
    return sr_builder_finish(b, out);
}
