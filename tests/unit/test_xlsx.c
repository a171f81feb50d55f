/* Workbooks: what a cell can hold, headers, and every way in which a workbook can be wrong. All synthetic. */
#include "workbook.h"

#include "source/xlsx/xlsx.h"

/* A header of inline texts in row 1. */
#define T(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void texts_of_all_kinds(void **state)
{
    (void)state;
    workbook w = {
        .rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>" T(
            "c") "</row>"
                 "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c>"
                 "<c r=\"B2\" t=\"inlineStr\"><is><r><t>Ume</t></r><r><rPr><b/></rPr><t>å &amp; co</t></r>"
                 "<rPh sb=\"0\" eb=\"1\"><t>uttal</t></rPh></is></c>"
                 "<c r=\"C2\" t=\"str\"><f>A2&amp;\"x\"</f><v>kvinnax</v></c></row>"
                 "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>3</v></c></row>",
        .strings = "<si><t>kön</t></si><si><r><t>or</t></r><r><t>t</t></r><rPh><t>nej</t></rPh></si>"
                   "<si><t xml:space=\"preserve\"> kvinna </t></si><si><t>rad_x000A_två</t></si>"};
    assert_int_equal(read_book(w, DELTAGARE, NULL, 0), SR_OK);
    assert_int_equal(table->rows, 2);
    assert_string_equal(word("kön", 0), "kvinna");
    assert_string_equal(word("ort", 0), "Umeå & co");
    assert_string_equal(word("c", 0), "kvinnax");
    assert_null(word("kön", 1));
    assert_string_equal(word("ort", 1), "rad\ntvå");
}

static void numbers_are_what_the_sheet_shows(void **state)
{
    (void)state;
    static const struct {
        const char *stored, *text;
        int shift;
    } cases[] = {{"0.1", "0,1", 0},
                 {"0.30000000000000004", "0,3", 0},
                 {"0.10000000000000001", "0,1", 0},
                 {"1E-3", "0,001", 0},
                 {"1.5E+3", "1500", 0},
                 {"-12.50", "-12,5", 0},
                 {"123456789012345", "123456789012345", 0},
                 {"123456789012345678", "123456789012346000", 0},
                 {"0.33333333333333331", "0,333333333333333", 0},
                 {"0.99999999999999989", "1", 0},
                 {"9.9999999999999995E-1", "1", 0},
                 {"5.5511151231257827E-17", "0", 0},
                 {"0.123456789012345", "0,123456789012345", 0},
                 {"-0", "0", 0},
                 {"000.500", "0,5", 0},
                 {".5", "0,5", 0},
                 {"0.88", "88", 2},
                 {"0.8755", "87,55", 2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[SR_DECIMAL_ROOM + 1];
        size_t length = 0;
        assert_true(sr_source_decimal(sr_str_of(cases[i].stored), ',', cases[i].shift, text, &length));
        text[length] = '\0';
        assert_string_equal(text, cases[i].text);
    }
    static const char *const wrong[] = {"",    "-",     ".",   "1e",      "1e+",  "0x10",
                                        "1,5", "1.2.3", "NaN", "1e99999", "1E400"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[SR_DECIMAL_ROOM];
        size_t length = 0;
        assert_false(sr_source_decimal(sr_str_of(wrong[i]), ',', 0, text, &length));
    }
}

static const char *date_text(const char *stored, bool date1904, bool whole)
{
    static char text[SR_DECIMAL_ROOM + 1];
    size_t length = 0;
    if (!sr_xlsx_date(sr_str_of(stored), date1904, whole, text, &length)) return NULL;
    text[length] = '\0';
    return text;
}

static void days_in_both_calendars(void **state)
{
    (void)state;
    assert_string_equal(date_text("44592", false, false), "2022-01-31");
    assert_string_equal(date_text("43130", true, false), "2022-01-31");
    assert_string_equal(date_text("1", false, false), "1900-01-01");
    assert_string_equal(date_text("59", false, false), "1900-02-28");
    assert_null(date_text("60", false, false)); /* 1900-02-29 never was */
    assert_string_equal(date_text("61", false, false), "1900-03-01");
    assert_string_equal(date_text("0", true, false), "1904-01-01");
    assert_null(date_text("0", false, false));
    assert_null(date_text("-1", false, false));
    assert_string_equal(date_text("2958465", false, false), "9999-12-31");
    assert_null(date_text("2958466", false, false));
    assert_string_equal(date_text("44592.5", false, false), "2022-01-31 12:00:00");
    assert_string_equal(date_text("44592.5", false, true), "2022-01-31");
    assert_string_equal(date_text("44592.573611111111", false, false), "2022-01-31 13:46:00");
}

static void format_codes(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        sr_xlsx_form form;
    } cases[] = {{"General", SR_XLSX_PLAIN},
                 {"0.00", SR_XLSX_PLAIN},
                 {"yyyy\\-mm\\-dd", SR_XLSX_DATE},
                 {"[$-41D]d mmmm yyyy;@", SR_XLSX_DATE},
                 {"mmm", SR_XLSX_DATE},
                 {"ÅÅÅÅ-MM", SR_XLSX_DATE},
                 {"hh:mm", SR_XLSX_TIME},
                 {"mm:ss", SR_XLSX_TIME},
                 {"[h]:mm", SR_XLSX_PLAIN},
                 {"0.0%", SR_XLSX_PERCENT},
                 {"0000", SR_XLSX_PADDED},
                 {"#,##0 \"dagar\"", SR_XLSX_PLAIN},
                 {"#,##0\\ \"kr\";[Red]-#,##0\\ \"kr\"", SR_XLSX_PLAIN},
                 {"0_-;yyyy", SR_XLSX_PLAIN},
                 {"[Red]yyyy-mm-dd", SR_XLSX_DATE},
                 {"[unclosed", SR_XLSX_PLAIN},
                 {"\\", SR_XLSX_PLAIN}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(sr_xlsx_style_of(sr_str_of(cases[i].code)).form, cases[i].form);
    }
    assert_int_equal(sr_xlsx_style_of(SR_STR("0000")).width, 4);
}

static const char some_styles[] =
    "<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
    "<numFmt numFmtId=\"165\" formatCode=\"0000\"/></numFmts>"
    "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/>"
    "<xf numFmtId=\"165\"/><xf numFmtId=\"20\"/></cellXfs>";

static void cells_by_their_styles(void **state)
{
    (void)state;
    workbook w = {
        .rows = "<row>" T("dag") T("andel") T("kommun") T("tid") T("ja") T(
            "iso") "</row>"
                   "<row><c s=\"1\"><v>44592</v></c><c s=\"3\"><v>0.88</v></c><c s=\"4\"><v>180</v></c>"
                   "<c s=\"5\"><v>0.5</v></c><c t=\"b\"><v>1</v></c>"
                   "<c t=\"d\"><v>2022-01-31T00:00:00</v></c></row>"
                   "<row><c s=\"2\"><v>44593</v></c><c s=\"3\"><v>0.9</v></c><c s=\"4\"><v>2480</v></c>"
                   "<c s=\"5\"><v>0.25</v></c><c t=\"b\"><v>0</v></c><c t=\"d\"><v>2022-02-01</v></c></row>",
        .styles = some_styles};
    assert_int_equal(read_book(w, DELTAGARE, NULL, 0), SR_OK);
    assert_int_equal(type_of("dag"), SR_COL_DATE);
    assert_int_equal(sr_cell(sr_table_column(table, "dag"), 0).day, sr_day_of(2022, 1, 31));
    assert_int_equal(sr_cell(sr_table_column(table, "iso"), 0).day, sr_day_of(2022, 1, 31));
    assert_value("andel", 0, 22, 25);
    assert_string_equal(word("kommun", 0), "0180");
    assert_string_equal(word("kommun", 1), "2480");
    assert_string_equal(word("tid", 0), "12:00:00");
    assert_string_equal(word("ja", 0), "SANT");
    assert_string_equal(word("ja", 1), "FALSKT");
}

/* 2-1, typed, is a day for a spreadsheet; its number is not what was meant. */
static void a_day_is_no_number(void **state)
{
    (void)state;
    static const sr_column_spec specs[] = {{.name = "antal", .typed = true, .type = SR_COL_INTEGER},
                                           {.name = "del", .typed = true, .type = SR_COL_DECIMAL}};
    workbook w = {.rows = "<row>" T("antal")
                      T("del") "</row><row><c><v>5</v></c><c><v>0.5</v></c></row>"
                               "<row><c s=\"1\"><v>45293</v></c><c s=\"5\"><v>0.5</v></c></row>",
                  .styles = some_styles};
    assert_int_equal(read_book(w, DELTAGARE, specs, 2), SR_CONTENT);
    static const char *const found[] = {"2024-01-02", "12:00:00"};
    size_t told = 0;
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        const sr_finding *each = sr_findings_at(findings, i);
        if (strcmp(each->code, "SR1104") != 0) continue;
        assert_true(told < 2);
        assert_string_equal(each->found, found[told++]);
    }
    assert_int_equal(told, 2);
    assert_non_null(finding("SR1104")->hint.id);
}

/* A share that people see as 50 % is written so where the column is text. */
static void text_has_a_share_as_people_see_it(void **state)
{
    (void)state;
    static const sr_column_spec specs[] = {{.name = "nivå", .typed = true, .type = SR_COL_TEXT}};
    workbook w = {.rows =
                      "<row>" T("nivå") "</row><row><c s=\"3\"><v>0.5</v></c></row>"
                                        "<row><c s=\"3\"><v>0.375</v></c></row><row><c><v>24</v></c></row>",
                  .styles = some_styles};
    assert_int_equal(read_book(w, DELTAGARE, specs, 1), SR_OK);
    assert_string_equal(word("nivå", 0), "50 %");
    assert_string_equal(word("nivå", 1), "37,5 %");
    assert_string_equal(word("nivå", 2), "24");
}

static void declared_columns_decide(void **state)
{
    (void)state;
    static const sr_column_spec specs[] = {
        {.name = "andel", .typed = true, .type = SR_COL_DECIMAL, .percent = true},
        {.name = "ja", .typed = true, .type = SR_COL_INTEGER},
        {.name = "dag", .typed = true, .type = SR_COL_DATE},
        {.name = "kommun", .typed = true, .type = SR_COL_INTEGER}};
    workbook w = {
        .rows = "<row>" T("dag") T("andel") T("kommun")
            T("ja") "</row>"
                    "<row><c s=\"1\"><v>43130.75</v></c><c s=\"3\"><v>0.88</v></c><c s=\"4\"><v>180</v></c>"
                    "<c t=\"b\"><v>1</v></c></row>",
        .styles = some_styles,
        .properties = "<workbookPr date1904=\"1\"/>"};
    assert_int_equal(read_book(w, DELTAGARE, specs, 4), SR_OK);
    assert_int_equal(sr_cell(sr_table_column(table, "dag"), 0).day, sr_day_of(2022, 1, 31));
    assert_value("andel", 0, 22, 25); /* 88 per cent */
    assert_value("kommun", 0, 180, 1);
    assert_value("ja", 0, 1, 1);
}

static void wrong_cells_are_told_with_sheet_and_cell(void **state)
{
    (void)state;
    static const sr_column_spec specs[] = {{.name = "n", .typed = true, .type = SR_COL_INTEGER}};
    workbook w = {.rows = "<row r=\"1\">" T("a") T("b")
                      T("n") "</row>"
                             "<row r=\"7\"><c r=\"A7\" t=\"e\"><v>#N/A</v></c><c r=\"B7\"><f>1+1</f></c>"
                             "<c r=\"C7\" t=\"inlineStr\"><is><t>tre</t></is></c></row>"
                             "<row r=\"9\"><c r=\"A9\" t=\"s\"><v>99</v></c><c r=\"B9\" s=\"1\"><v>60</v></c>"
                             "<c r=\"C9\"><v>3</v></c></row>"
                             "<row r=\"10\"><c r=\"A10\" t=\"zzz\"><v>x</v></c><c r=\"B10\"><v>1,5</v></c>"
                             "<c r=\"C10\"><v>3</v></c><c r=\"AA10\"><v>4</v></c></row>",
                  .styles = some_styles};
    assert_int_equal(read_book(w, DELTAGARE, specs, 1), SR_CONTENT);
    assert_int_equal(table->rows, 3);
    const sr_finding *found = finding("SR1215");
    assert_string_equal(found->subject, "blad Deltagare, cell A7");
    assert_string_equal(found->found, "#N/A");
    assert_int_equal(found->place.line, 7);
    assert_int_equal(found->place.column, 1);
    assert_string_equal(finding("SR1218")->subject, "blad Deltagare, cell B7");
    found = finding("SR1104");
    assert_string_equal(found->subject, "blad Deltagare, cell C7");
    assert_string_equal(found->found, "tre");
    assert_string_equal(finding("SR1214")->subject, "blad Deltagare, cell A9");
    assert_string_equal(finding("SR1216")->subject, "blad Deltagare, cell B9");
    assert_string_equal(finding("SR1217")->subject, "blad Deltagare, cell AA10");
    assert_string_equal(finding("SR1217")->found, "4");
}

/* A row of sums is often calculated: nothing in it is looked at, beside the table neither. */
static void a_row_that_is_left_out_is_not_looked_at(void **state)
{
    (void)state;
    static const char *const sums[] = {"Summa"};
    static const sr_column_spec specs[] = {{.name = "a", .skip = sums, .skip_count = 1},
                                           {.name = "n", .typed = true, .type = SR_COL_INTEGER}};
    workbook w = {.rows = "<row>" T("a") T("n") T("m") "</row><row>" T(
                      "x") "<c><v>5</v></c></row>"
                           "<row>" T("Summa") "<c><f>SUM(B2:B2)</f></c><c t=\"e\"><v>#DIV/0!</v></c>"
                                              "<c t=\"e\"><v>#REF!</v></c></row>",
                  .styles = some_styles};
    assert_int_equal(read_book(w, DELTAGARE, specs, 2), SR_OK);
    assert_int_equal(table->rows, 1);
    assert_int_equal(table->skipped_rows, 1);
    assert_int_equal(sr_findings_count(findings), 1); /* the hidden sheet */
    w.rows =
        "<row>" T("a") T("n") "</row><row>" T("Summa") "<c><v>5</v></c></row>"
                                                       "<row><c t=\"e\"><v>#N/A</v></c><c><v>5</v></c></row>";
    assert_int_equal(read_book(w, DELTAGARE, specs, 2), SR_CONTENT);
    assert_string_equal(finding("SR1215")->subject, "blad Deltagare, cell A3");
}

/* What stands beside or above the table stops nobody from reading it. */
static void errors_outside_the_table_are_warnings(void **state)
{
    (void)state;
    workbook w = {
        .rows = "<row><c t=\"e\"><v>#NAME?</v></c></row><row>" T("a")
            T("n") "</row>"
                   "<row>" T("x") "<c><v>5</v></c><c/><c t=\"e\"><v>#DIV/0!</v></c><c><f>A1</f></c></row>"
                                  "<row>" T("y") "<c t=\"e\"><v>#N/A</v></c></row>"};
    assert_int_equal(read_book(w, "{\"sheet\":\"Deltagare\",\"header\":2}", NULL, 0), SR_CONTENT);
    assert_int_equal(table->rows, 2);
    assert_int_equal(sr_findings_count(findings), 4);
    assert_int_equal(finding("SR1217")->severity, SR_WARNING);
    assert_string_equal(finding("SR1217")->subject, "blad Deltagare, cell D3");
    assert_string_equal(finding("SR1217")->found, "#DIV/0!");
    assert_string_equal(sr_findings_at(findings, 2)->subject, "blad Deltagare, cell E3");
    assert_string_equal(finding("SR1215")->subject, "blad Deltagare, cell B4");
    w.rows =
        "<row><c t=\"e\"><v>#NAME?</v></c></row><row>" T("a") T("n") "</row>"
                                                                     "<row>" T("x") "<c><v>5</v></c></row>";
    set_findings_anew();
    assert_int_equal(read_book(w, DELTAGARE, NULL, 0), SR_OK); /* a row without a name is no header */
    w.rows = "<row>" T("a") "<c t=\"e\"><v>#NAME?</v></c></row><row>" T("x") "<c><v>5</v></c></row>";
    assert_int_equal(read_book(w, DELTAGARE, NULL, 0), SR_CONTENT);
    assert_string_equal(finding("SR1215")->subject, "blad Deltagare, cell B1");
}

/* Warnings of columns that are left out do not take the places of the errors of the others. */
static void errors_in_columns_that_are_left_out_are_warnings(void **state)
{
    (void)state;
    static const sr_column_spec specs[] = {{.name = "a"}};
    static char rows[4000] = "<row>" T("a") T("hjälp") "</row>";
    for (int i = 0; i < 25; i++) {
        strcat(rows, "<row>" T("x") "<c t=\"e\"><v>#DIV/0!</v></c></row>");
    }
    workbook w = {.rows = rows};
    only_declared = true;
    assert_int_equal(read_book(w, DELTAGARE, specs, 1), SR_OK);
    assert_int_equal(table->rows, 25);
    assert_int_equal(finding("SR1215")->severity, SR_WARNING);
    assert_string_equal(finding("SR1215")->subject, "blad Deltagare, cell B2");
    strcat(rows, "<row><c t=\"e\"><v>#N/A</v></c></row>");
    set_findings_anew();
    assert_int_equal(read_book(w, DELTAGARE, specs, 1), SR_CONTENT);
    size_t errors = 0;
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        const sr_finding *found = sr_findings_at(findings, i);
        errors += found->severity == SR_ERROR;
        if (found->severity == SR_ERROR) assert_string_equal(found->subject, "blad Deltagare, cell A27");
    }
    assert_int_equal(errors, 1);
}

/* A truth value of a workbook may be written in two ways. */
static void hidden_rows_are_noted(void **state)
{
    (void)state;
    static const char *const hidden[] = {"1", "true", "0", "false"};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        char rows[400];
        (void)snprintf(rows, sizeof rows, "<row>" T("a") "</row><row hidden=\"%s\"><c><v>1</v></c></row>",
                       hidden[i]);
        set_findings_anew();
        assert_int_equal(read_book((workbook){.rows = rows}, DELTAGARE, NULL, 0), SR_OK);
        assert_int_equal(sr_findings_count(findings),
                         i < 2 ? 2 : 1); /* the sheet that is hidden, and the row */
    }
}

/* Programs that do not calculate write formulas with an empty value, which is no empty cell. */
static void formulas_that_were_never_calculated(void **state)
{
    (void)state;
    workbook w = {.rows = "<row>" T("a") "</row><row><c><f>1+1</f><v></v></c></row>"
                                         "<row><c t=\"str\"><f>\"\"</f><v></v></c></row>"};
    assert_int_equal(read_book(w, DELTAGARE, NULL, 0), SR_CONTENT);
    assert_string_equal(finding("SR1218")->subject, "blad Deltagare, cell A2");
    assert_int_equal(table->read, 1); /* the other gave an empty text */
}

static void sparse_rows_and_columns(void **state)
{
    (void)state;
    workbook w = {.rows = "<row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is><t>a</t></is></c>"
                          "<c r=\"D3\" t=\"inlineStr\"><is><t>b</t></is></c></row>"
                          "<row r=\"4\"/><row r=\"5\"><c r=\"D5\"><v>2</v></c></row>"
                          "<row r=\"6\"><c r=\"A6\" s=\"1\"/><c r=\"B6\" s=\"1\"/></row>"
                          "<row r=\"1000\" hidden=\"1\"><c r=\"B1000\"><v>1</v></c></row>"};
    assert_int_equal(read_book(w, DELTAGARE, NULL, 0), SR_OK);
    assert_int_equal(table->rows, 2);
    assert_int_equal(table->column_count, 2);
    assert_int_equal(sr_table_row_number(table, 0), 5);
    assert_int_equal(sr_table_row_number(table, 1), 1000);
    assert_value("b", 0, 2, 1);
    assert_value("a", 1, 1, 1);
}

static void headers_of_merged_cells(void **state)
{
    (void)state;
    workbook w = {
        .rows = "<row>" T(
            "Utdrag") "</row>"
                      "<row>" T("Kommun") T("Kvinnor") "<c/>" T(
                          "Män") "<c/></row>"
                                 "<row><c/>" T("in") T("ut") T("in")
                                     T("ut") "</row>"
                                             "<row>" T("Umeå") "<c><v>1</v></c><c><v>2</v></c><c><v>3</v></"
                                                               "c><c><v>4</v></c></row>",
        .after = "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:C2\"/>"
                 "<mergeCell ref=\"D2:E2\"/></mergeCells>"};
    assert_int_equal(read_book(w, "{\"sheet\":\"Deltagare\",\"header\":[2,3]}", NULL, 0), SR_OK);
    assert_string_equal(word("Kommun", 0), "Umeå");
    assert_value("Kvinnor in", 0, 1, 1);
    assert_value("Kvinnor ut", 0, 2, 1);
    assert_value("Män ut", 0, 4, 1);
    assert_int_equal(sr_table_row_number(table, 0), 4);
    w.after = "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"D3:E3\"/></mergeCells>";
    w.rows = "<row>" T("Utdrag") "</row><row>" T("Kommun") "</row><row><c/>" T("in") T("ut")
        T("vid") "<c/></row>"
                 "<row>" T("Umeå") "<c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>";
    assert_int_equal(read_book(w, "{\"sheet\":\"Deltagare\",\"header\":3}", NULL, 0), SR_OK);
    assert_string_equal(word("Kommun", 0), "Umeå");
    assert_value("vid", 0, 3, 1);
    assert_value("kolumn 5", 0, 4, 1);
}

static void merged_values_are_warned_of(void **state)
{
    (void)state;
    workbook w = {.rows = "<row>" T("a") T("b") "</row><row>" T("x") "<c><v>1</v></c></row>"
                                                                     "<row><c/><c><v>2</v></c></row>",
                  .after = "<mergeCells><mergeCell ref=\"A2:A3\"/></mergeCells>"};
    assert_int_equal(read_book(w, DELTAGARE, NULL, 0), SR_OK);
    assert_string_equal(finding("SR1219")->found, "A2:A3");
    assert_int_equal(finding("SR1219")->severity, SR_WARNING);
}

static void sheets_by_name(void **state)
{
    (void)state;
    workbook w = {.rows = "<row>" T("b") "</row><row><c><v>1</v></c></row>"};
    assert_int_equal(read_book(w, "{}", NULL, 0), SR_OK);
    assert_value("b", 0, 1, 1);
    assert_int_equal(sr_findings_count(findings), 2); /* a hidden sheet; several sheets */
    assert_string_equal(sr_findings_at(findings, 0)->message.arg[0], "Gömd");
    assert_string_equal(sr_findings_at(findings, 1)->message.arg[0], "Deltagare");
    assert_int_equal(read_book(w, "{\"sheet\":\"Gömd\"}", NULL, 0), SR_OK);
    assert_value("a", 0, 7, 1);
    assert_int_equal(read_book(w, "{\"sheet\":\"Deltagre\"}", NULL, 0), SR_CONTENT);
    assert_string_equal(finding("SR1212")->hint.arg[0], "Deltagare");
    assert_int_equal(read_book(w, "{\"sheat\":\"Deltagare\",\"header\":0}", NULL, 0), SR_CONTENT);
    assert_int_equal(read_book(w, "{\"header\":40}", NULL, 0), SR_CONTENT);
}

static sr_status read_parts(const part *parts, size_t count)
{
    return read_by(&sr_xlsx_reader, ',', pack(parts, count), "{}", NULL, 0, NULL);
}

static void files_that_are_no_workbooks(void **state)
{
    (void)state;
    assert_int_equal(read_by(&sr_xlsx_reader, ',', SR_STR(""), "{}", NULL, 0, NULL), SR_CONTENT);
    assert_int_equal(read_by(&sr_xlsx_reader, ',', SR_STR("a;b\n1;2\n"), "{}", NULL, 0, NULL), SR_CONTENT);
    assert_int_equal(
        read_by(&sr_xlsx_reader, ',', SR_STR("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), "{}", NULL, 0, NULL),
        SR_CONTENT);
    const part other[] = {{"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0}};
    assert_int_equal(read_parts(other, 1), SR_CONTENT);
    assert_string_equal(finding("SR1210")->code, "SR1210");
    sr_str whole = book((workbook){.rows = "<row>" T("b") "</row>"});
    for (size_t length = 0; length < whole.length; length += 7) { /* a download that stopped */
        char *cut = malloc(length + 1);
        memcpy(cut, whole.at, length);
        assert_int_equal(read_by(&sr_xlsx_reader, ',', (sr_str){cut, length}, "{}", NULL, 0, NULL),
                         SR_CONTENT);
        free(cut);
    }
}

static void damaged_parts(void **state)
{
    (void)state;
    static const char *const rows[] = {
        "<row><c></row>",                                 /* not well formed */
        "<row r=\"2\"><c/></row><row r=\"2\"><c/></row>", /* twice */
        "<row r=\"1048577\"/>",                           /* beyond a sheet */
        "<row><c r=\"XFE1\"/></row>",                     /* beyond a sheet */
        "<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>",  /* out of order */
        "<row r=\"1\"><c r=\"A2\"/></row>",               /* in another row */
        "<row r=\"x\"/>",
        "<row r=\"1\"><c/><row r=\"2\"><c/></row><c/></row>", /* one within another */
        "<row><c><c/></c></row>",
        "<row/><c><v>1</v></c>",
        "<row><c t=\"inlineStr\"><is><t>&unknown;</t></is></c></row>",
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        set_findings_anew();
        assert_int_equal(read_book((workbook){.rows = rows[i]}, DELTAGARE, NULL, 0), SR_CONTENT);
        assert_non_null(finding("SR1211"));
    }
    char deep[4000] = "";
    for (int i = 0; i < 100; i++) {
        strcat(deep, "<row>");
    }
    assert_int_equal(read_book((workbook){.rows = deep}, DELTAGARE, NULL, 0), SR_CONTENT);
}

static void entities_are_not_expanded(void **state)
{
    (void)state;
    static const char sheet[] =
        "<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
        "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet " MAIN_NS "><sheetData><row>"
        "<c t=\"inlineStr\"><is><t>&b;&x;</t></is></c></row></sheetData></worksheet>";
    static const char main_part[] = "<workbook " MAIN_NS " xmlns:r=\"" REL_TYPE "\"><sheets>"
                                    "<sheet name=\"Blad1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    const part parts[] = {{"_rels/.rels", root_relations, 0},
                          {"xl/workbook.xml", main_part, 0},
                          {"xl/_rels/workbook.xml.rels", book_relations, 0},
                          {"xl/worksheets/sheet1.xml", sheet, 0},
                          {"xl/sharedStrings.xml", "<sst " MAIN_NS "/>", 0},
                          {"xl/styles.xml", "<styleSheet " MAIN_NS "/>", 0}};
    assert_int_equal(read_parts(parts, 6), SR_CONTENT);
    assert_string_equal(finding("SR1211")->found, "<!DOCTYPE");
}

static void bombs_are_not_unpacked(void **state)
{
    (void)state;
    size_t length = 64u << 20;
    char *spaces = malloc(length);
    assert_non_null(spaces);
    memset(spaces, ' ', length);
    static const char begin[] = "<workbook " MAIN_NS ">";
    memcpy(spaces, begin, sizeof begin - 1);
    const part parts[] = {{"_rels/.rels", root_relations, 0}, {"xl/workbook.xml", spaces, length}};
    assert_int_equal(read_parts(parts, 2), SR_LIMIT);
    assert_non_null(finding("SR9042"));
    free(spaces);
}

static void memory_that_runs_out_is_an_error(void **state)
{
    (void)state;
    workbook w = {.rows = "<row>" T("dag") T("andel")
                      T("kommun") "<c/></row>"
                                  "<row><c s=\"1\"><v>44592</v></c><c s=\"3\"><v>0.88</v></c><c "
                                  "t=\"s\"><v>0</v></c></row>"
                                  "<row><c t=\"e\"><v>#N/A</v></c><c s=\"3\"><v>x</v></c><c><v>180</v></c>"
                                  "<c><v>1</v></c></row>",
                  .after = "<mergeCells><mergeCell ref=\"C1:D1\"/></mergeCells>",
                  .strings = "<si><t>Umeå</t></si>",
                  .styles = some_styles};
    sr_str bytes = book(w);
    assert_int_equal(read_by(&sr_xlsx_reader, ',', bytes, "{}", NULL, 0, NULL), SR_CONTENT);
    read_without_memory(&sr_xlsx_reader, bytes, SR_CONTENT);
}

static int forget_archive(void **state)
{
    (void)state;
    free(archive);
    return 0;
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        TEST(texts_of_all_kinds),
        TEST(numbers_are_what_the_sheet_shows),
        TEST(days_in_both_calendars),
        TEST(format_codes),
        TEST(cells_by_their_styles),
        TEST(a_day_is_no_number),
        TEST(text_has_a_share_as_people_see_it),
        TEST(declared_columns_decide),
        TEST(wrong_cells_are_told_with_sheet_and_cell),
        TEST(a_row_that_is_left_out_is_not_looked_at),
        TEST(errors_outside_the_table_are_warnings),
        TEST(errors_in_columns_that_are_left_out_are_warnings),
        TEST(hidden_rows_are_noted),
        TEST(formulas_that_were_never_calculated),
        TEST(sparse_rows_and_columns),
        TEST(headers_of_merged_cells),
        TEST(merged_values_are_warned_of),
        TEST(sheets_by_name),
        TEST(files_that_are_no_workbooks),
        TEST(damaged_parts),
        TEST(entities_are_not_expanded),
        TEST(bombs_are_not_unpacked),
        TEST(memory_that_runs_out_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, forget_archive);
}
