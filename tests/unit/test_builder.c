/* The builder: declared columns, code lists, inference, and findings with place, found, expected and hint. */
#include "reading.h"

static const char *const sex_names[] = {"Kön", "Kon"};
static const char *const sex_from[] = {"Kvinna", "Man", "K", "-"};
static const char *const sex_to[] = {"kvinna", "man", "kvinna", ""};
static const sr_column_spec specs[] = {
    {.name = "kön",
     .names = sex_names,
     .name_count = 2,
     .required = true,
     .code_from = sex_from,
     .code_to = sex_to,
     .code_count = 4,
     .codes_closed = true},
    {.name = "ålder", .typed = true, .type = SR_COL_INTEGER, .required = true, .measured_in = SR_IN_COUNT},
    {.name = "andel",
     .typed = true,
     .type = SR_COL_DECIMAL,
     .percent = true,
     .missing_as = SR_NOT_PUBLISHED,
     .may_lack = true},
    {.name = "start", .typed = true, .type = SR_COL_DATE, .may_lack = true},
    {.name = "insats", .typed = true, .type = SR_COL_TEXT, .role = SR_ROLE_UNIT, .may_lack = true},
};
enum { SPECS = sizeof specs / sizeof *specs };

static sr_status read_declared(const char *text)
{
    return read_with(sr_str_of(text), "{}", specs, SPECS, NULL);
}

static void declared_columns_get_their_types(void **state)
{
    (void)state;
    assert_int_equal(read_declared("Kon;ålder;andel;start;insats;fri\n"
                                   "Kvinna;31;79,5;2022-01-31;0612;1\n"
                                   "K;1 200;80 %;;MISAM ;2\n"
                                   " -;;;2022-02-28;;\n"),
                     SR_OK);
    assert_int_equal(sr_findings_count(findings), 0);
    assert_string_equal(word("kön", 1), "kvinna");
    assert_null(word("kön", 2));
    assert_int_equal(sr_table_column(table, "kön")->word_count, 1);
    assert_value("ålder", 1, 1200, 1);
    assert_value("andel", 0, 159, 200);
    assert_value("andel", 1, 4, 5);
    assert_int_equal(sr_table_column(table, "andel")->missing_as, SR_NOT_PUBLISHED);
    assert_int_equal(sr_cell(sr_table_column(table, "start"), 2).day, sr_day_of(2022, 2, 28));
    assert_string_equal(word("insats", 0), "0612");
    assert_string_equal(word("insats", 1), "MISAM");
    assert_int_equal(sr_table_column(table, "insats")->role, SR_ROLE_UNIT);
    assert_int_equal(type_of("fri"), SR_COL_INTEGER);
}

static void only_declared_columns_are_kept(void **state)
{
    (void)state;
    static const char text[] = "namn;ålder;;start\nA\xFF;31;x;2022-01-31\n\"B;B\";;;\n;;;\n";
    sr_reader_input input = {source.file, {text, sizeof text - 1}, "{\"encoding\":\"utf-8\"}", findings};
    sr_table_builder *builder = sr_table_builder_new(arena, &source, specs + 1, 3, NULL, ',', findings);
    assert_non_null(builder);
    sr_table_builder_only_declared(builder);
    assert_int_equal(sr_csv_reader.read(NULL, &input, builder), SR_OK);
    assert_int_equal(sr_table_build(builder, &table), SR_CONTENT);
    sr_table_builder_free(builder);
    static const char *const expected[] = {"1:0 SR9030", "2:1 SR1112", "4:0 SR1117"};
    assert_int_equal(sr_findings_count(findings), 3);
    for (size_t i = 0; i < 3; i++) {
        assert_string_equal(place(i), expected[i]);
    }
    assert_string_equal(sr_findings_at(findings, 0)->message.arg[0], "namn, kolumn 3");
    assert_int_equal(table->column_count, 3);
    assert_int_equal(table->rows, 2);
    assert_null(sr_table_column(table, "namn"));
    assert_value("ålder", 0, 31, 1);
    assert_int_equal(sr_cell(sr_table_column(table, "andel"), 1).type, SR_SCALAR_MISSING);
    assert_int_equal(sr_cell(sr_table_column(table, "start"), 0).day, sr_day_of(2022, 1, 31));
}

static void bad_cells_are_all_told(void **state)
{
    (void)state;
    assert_int_equal(read_declared("Kon;ålder;andel;start;insats\n"
                                   "Kvinn;12x;7.5;2022-02-30;a\n"
                                   "\"Man\";\"1,5\";12345678901234567890;x;b\n"),
                     SR_CONTENT);
    static const char *const expected[] = {"2:1 SR1106", "2:7 SR1104",  "2:11 SR1104", "2:15 SR1105",
                                           "3:7 SR1104", "3:13 SR1104", "3:34 SR1105"};
    assert_int_equal(sr_findings_count(findings), 7);
    for (size_t i = 0; i < 7; i++) {
        assert_string_equal(place(i), expected[i]);
    }
    const sr_finding *code = sr_findings_at(findings, 0);
    assert_string_equal(code->found, "Kvinn");
    assert_string_equal(code->hint.arg[0], "Kvinna");
    assert_string_equal(code->expected.arg[0], "Kvinna, Man, -");
    assert_string_equal(sr_findings_at(findings, 1)->found, "12x");
    assert_non_null(sr_findings_at(findings, 2)->hint.id); /* the other decimal sign */
    assert_int_equal(table->rows, 2);
    assert_int_equal(sr_cell(sr_table_column(table, "ålder"), 0).type, SR_SCALAR_MISSING);
}

static void twenty_are_told_and_the_rest_counted(void **state)
{
    (void)state;
    char text[4096] = "Kön;ålder\n";
    for (int i = 0; i < 27; i++) {
        strcat(text, "Man;x\n");
    }
    assert_int_equal(read_declared(text), SR_CONTENT);
    assert_int_equal(table->rows, 27);
    assert_int_equal(sr_findings_count(findings), 21);
    const sr_finding *rest = sr_findings_at(findings, 20);
    assert_string_equal(rest->code, "SR1104");
    assert_string_equal(rest->message.arg[0], "7");
    assert_string_equal(rest->message.arg[1], "ålder");
}

static void missing_and_double_columns(void **state)
{
    (void)state;
    assert_int_equal(read_declared("alder;x;x;\n1;2;3;\n"), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 3);
    assert_string_equal(place(0), "1:9 SR1102");
    assert_string_equal(sr_findings_at(findings, 1)->message.arg[0], "kön");
    assert_string_equal(sr_findings_at(findings, 1)->expected.arg[0], "Kön, Kon");
    assert_string_equal(sr_findings_at(findings, 2)->hint.arg[0], "alder");
    assert_null(sr_table_column(table, "kolumn 4")); /* no name and nothing in it */
    const sr_column *absent = sr_table_column(table, "start");
    assert_non_null(absent);
    assert_true(absent->absent && !sr_table_column(table, "x")->absent);
    assert_int_equal(sr_cell(absent, 0).type, SR_SCALAR_MISSING);
}

/* A name that has changed since last year; of a column that may be lacking nobody wonders. */
static void declared_columns_that_the_file_lacks(void **state)
{
    (void)state;
    static const sr_column_spec wanted[] = {{.name = "insats"},
                                            {.name = "slut", .typed = true, .type = SR_COL_DATE},
                                            {.name = "orsak"},
                                            {.name = "kommun"},
                                            {.name = "ort", .may_lack = true}};
    assert_int_equal(read_with(SR_STR("insats;Slut;avslutad av\na;2025-01-01;x\n"), "{}", wanted, 5, NULL),
                     SR_OK);
    assert_int_equal(sr_findings_count(findings), 2);
    assert_string_equal(place(0), "1:0 SR1304");
    assert_string_equal(sr_findings_at(findings, 0)->found, "Slut");
    assert_string_equal(place(1), "1:0 SR1311");
    assert_int_equal(sr_findings_at(findings, 1)->severity, SR_WARNING);
    assert_string_equal(sr_findings_at(findings, 1)->message.arg[0], "orsak, kommun");
}

/* A sign before three digits is advised to be a decimal sign only where it cannot part thousands. */
static void numbers_in_other_forms(void **state)
{
    (void)state;
    static const sr_column_spec wanted[] = {{.name = "a", .typed = true, .type = SR_COL_DECIMAL},
                                            {.name = "b", .typed = true, .type = SR_COL_INTEGER}};
    static const char *const decimals =
        "set \"decimal\" in the options of the source to the sign that the file uses";
    static const char *const grouped =
        "write the number without a sign between its thousands, or with a space there";
    static const struct {
        const char *cell, *hint;
    } cells[] = {{"1.234", grouped}, {"-12.345.678", grouped}, {"1.234,50", grouped}, {"0.125", decimals},
                 {"1.5", decimals},  {"1234.500", decimals},   {"1.2345", decimals},  {"x.234", NULL}};
    sr_buf text = {0};
    sr_buf_text(&text, "a;b\n");
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        sr_buf_printf(&text, "%s;1\n", cells[i].cell);
    }
    sr_buf_text(&text, "1;2.000\n1;2024-01-02\n");
    assert_int_equal(read_with((sr_str){text.at, text.length}, "{}", wanted, 2, NULL), SR_CONTENT);
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        const sr_finding *told = sr_findings_at(findings, i);
        assert_string_equal(told->found, cells[i].cell);
        assert_true(sr_text_equal(told->hint.id, cells[i].hint));
    }
    size_t next = sizeof cells / sizeof cells[0];
    assert_string_equal(sr_findings_at(findings, next)->hint.id, grouped);
    assert_non_null(strstr(sr_findings_at(findings, next + 1)->hint.id, "has made a day of the number"));
    sr_buf_free(&text);
}

/* What is written under a table: a sum, also above a remark; but not a name that begins alike. */
static void sums_below_are_seen(void **state)
{
    (void)state;
    static const struct {
        const char *below, *found;
    } cases[] = {{"Totalsumma;30\n", "Totalsumma"},
                 {"Summa insatser;30\n", "Summa insatser"},
                 {"Delsumma:;30\n", "Delsumma:"},
                 {"TOTALT ANTAL;30\n", "TOTALT ANTAL"},
                 {"Summa;30\nKälla: SUS;\n", "Summa"},
                 {"Sum;30\n", "Sum"},
                 {"Summavägen;30\n", NULL},
                 {"Källa: Summa;\n", NULL},
                 {"Summa;30\nNoden;20\n", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[200];
        (void)snprintf(text, sizeof text, "insats;antal\nSteget;10\nBron;20\n%s", cases[i].below);
        assert_int_equal(read_text(text), SR_OK);
        const sr_finding *told = sr_findings_count(findings) > 0 ? sr_findings_at(findings, 0) : NULL;
        assert_true(sr_text_equal(told != NULL ? told->found : NULL, cases[i].found));
        if (told != NULL) assert_int_equal(told->place.line, 4);
        sr_findings_free(findings);
        findings = sr_findings_new();
    }
}

/* A title is no header though no column has to be there. */
static void a_header_names_some_declared_column(void **state)
{
    (void)state;
    static const sr_column_spec wanted[] = {{.name = "insats"}, {.name = "orsak"}};
    assert_int_equal(
        read_with(SR_STR("Uttag ur registret;\ninsats;orsak\na;arbete\n"), "{}", wanted, 2, NULL), SR_OK);
    assert_int_equal(table->rows, 1);
    assert_string_equal(word("orsak", 0), "arbete");
}

static void types_are_inferred_from_all_values(void **state)
{
    (void)state;
    assert_int_equal(read_text("hel;dec;dat;kod;tel;bland;år;tom;neg\n"
                               "1;0,5;2022-01-01;01;+46;1;2021;;-1\n"
                               "2 000;3;2022-12-31;02;+47;x;2022;;2\n"
                               ";1,25;;10;;2;;;\n"),
                     SR_OK);
    assert_int_equal(type_of("hel"), SR_COL_INTEGER);
    assert_value("hel", 1, 2000, 1);
    assert_int_equal(type_of("dec"), SR_COL_DECIMAL);
    assert_value("dec", 0, 1, 2);
    assert_value("dec", 2, 5, 4);
    assert_int_equal(type_of("dat"), SR_COL_DATE);
    assert_int_equal(type_of("kod"), SR_COL_TEXT);
    assert_int_equal(type_of("tel"), SR_COL_TEXT);
    assert_int_equal(type_of("bland"), SR_COL_TEXT);
    assert_int_equal(type_of("år"), SR_COL_INTEGER);
    assert_int_equal(type_of("tom"), SR_COL_TEXT);
    assert_value("neg", 0, -1, 1);
}

static void empty_rows_are_not_counted(void **state)
{
    (void)state;
    assert_int_equal(read_text("a;b\n1;2\n;\n ; \n3;4\n"), SR_OK);
    assert_int_equal(table->rows, 2);
    assert_int_equal(sr_findings_count(findings), 2);
    assert_string_equal(place(0), "3:0 SR1117");
    assert_int_equal(sr_table_row_number(table, 1), 5);
    assert_int_equal(read_text("a\n1\n\n3\n"), SR_OK);
    assert_int_equal(table->rows, 3); /* of one column an empty line is an empty cell */
}

static void many_rows_and_words(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    char *text = malloc((size_t)ROWS * 32);
    assert_non_null(text);
    size_t at = (size_t)sprintf(text, "id;n;d\n");
    for (int i = 0; i < ROWS; i++) {
        at += (size_t)sprintf(text + at, "D%07d;%d;%d,%d\n", i % 7919, i, i, i % 10);
    }
    assert_int_equal(read_with((sr_str){text, at}, "{}", NULL, 0, NULL), SR_OK);
    free(text);
    assert_int_equal(table->rows, ROWS);
    assert_int_equal(sr_table_column(table, "id")->word_count, 7919);
    assert_string_equal(word("id", 19999), "D0004161");
    assert_value("n", 12345, 12345, 1);
    assert_value("d", 12345, 24691, 2);
}

static void decimals_may_grow(void **state)
{
    (void)state;
    assert_int_equal(
        read_declared(
            "Kön;ålder;andel\nMan;1;1\nMan;1;0,25\nMan;1;0,1234567890123456\nMan;1;0,12345678901234567\n"),
        SR_CONTENT);
    assert_value("andel", 0, 1, 100);
    assert_value("andel", 1, 1, 400);
    assert_string_equal(place(0), "5:7 SR1107");
}

/* One slip makes a whole column text, which a script that sums it could not explain. */
static void text_among_numbers_is_told(void **state)
{
    (void)state;
    assert_int_equal(read_text("kod;antal;fri\n"
                               "0180;1;a\n2;2;2\n3;3;3\n4;2b7;4\n5;5;5\n6;6;6\n7;;7\n8;8;8\n9;9;9\n10;10;x\n"
                               "11;11;11\n12;12;12\n"),
                     SR_OK);
    assert_int_equal(type_of("antal"), SR_COL_TEXT);
    assert_int_equal(sr_findings_count(findings), 1); /* not of codes, and not where much is text */
    assert_string_equal(place(0), "5:3 SR1120");
    const sr_finding *told = sr_findings_at(findings, 0);
    assert_int_equal(told->severity, SR_WARNING);
    assert_string_equal(told->found, "2b7");
    assert_string_equal(told->message.arg[0], "antal");
    assert_string_equal(told->place.file, source.file);
}

static void several_words_in_a_cell_of_one_are_seen(void **state)
{
    (void)state;
    assert_int_equal(read_declared("Kön;ålder\nKvinna / Man;1\nMan, ;2\nMan/Kvinnor;3\n\"Man\nKvinna\";4\n"),
                     SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 4);
    assert_string_equal(sr_findings_at(findings, 0)->hint.arg[0], "/");
    assert_string_equal(sr_findings_at(findings, 0)->hint.arg[1], "kön");
    assert_string_equal(sr_findings_at(findings, 2)->hint.arg[0], "kön"); /* one of the words is not known */
    assert_string_equal(sr_findings_at(findings, 3)->hint.arg[0], "\\n");
}

static void text_among_days_is_told(void **state)
{
    (void)state;
    assert_int_equal(read_text("dag;text\n2022-01-01;a\n2022-01-02;2022-01-02\n2022-01-03;c\n2022-01-04;d\n"
                               "2022-01-05;e\n2022-01-06;f\n2022-01-07;g\n2022-01-08;h\n2022-01-09;i\n"
                               "2022-02-30;j\n"),
                     SR_OK);
    assert_int_equal(type_of("dag"), SR_COL_TEXT);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "11:1 SR1121");
    assert_string_equal(sr_findings_at(findings, 0)->found, "2022-02-30");
}

static void a_time_stamp_gives_its_day(void **state)
{
    (void)state;
    assert_int_equal(read_declared("Kön;ålder;start\nMan;1;2001-02-03 00:00\nMan;1;2001-02-03T23:59:59.123\n"
                                   "Man;1;2001-02-03 24:00\nMan;1;2001-02-03 8:30\nMan;1;2001-02-30 00:00\n"
                                   "Man;1;2001-02-03 00:00:61\nMan;1;2001-02-03 00:00 CET\n"),
                     SR_CONTENT);
    assert_int_equal(sr_cell(sr_table_column(table, "start"), 0).day, sr_day_of(2001, 2, 3));
    assert_int_equal(sr_cell(sr_table_column(table, "start"), 1).day, sr_day_of(2001, 2, 3));
    assert_int_equal(sr_findings_count(findings), 5);
    assert_string_equal(place(0), "4:7 SR1105");
}

/* A workbook saved as CSV, or a column without a format of days, has the number of the day. */
static void the_number_of_a_day_is_explained(void **state)
{
    (void)state;
    static const char *const shown[] = {"1954-10-03", "2022-03-01", "2064-04-07"};
    assert_int_equal(read_declared("Kön;ålder;start\nMan;1;20000\nMan;1;44621\nMan;1;59999\nMan;1;19999\n"
                                   "Man;1;60000\nMan;1;4462a\nMan;1;446211\n"),
                     SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 7);
    for (size_t i = 0; i < 7; i++) {
        const char *told = sr_findings_at(findings, i)->hint.arg[0];
        assert_true(i < 3 ? told != NULL && strcmp(told, shown[i]) == 0 : told == NULL);
    }
}

/* An export may have other white space in a name than people write; what is written as in the file is meant.
 */
static void white_space_in_a_name_may_be_any(void **state)
{
    (void)state;
    static const char *const names[] = {"Insats namn"};
    static const sr_column_spec own[] = {
        {.name = "insats", .names = names, .name_count = 1, .required = true}};
    static const char *const headers[] = {"Insats\xC2\xA0namn", "\"Insats\nnamn\"", "Insats  namn"};
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        char text[100];
        (void)snprintf(text, sizeof text, "annat;%s\n1;Steget\n", headers[i]);
        set_findings_anew();
        assert_int_equal(read_with(sr_str_of(text), "{}", own, 1, NULL), SR_OK);
        assert_int_equal(sr_findings_count(findings), 0);
        assert_string_equal(word("insats", 0), "Steget");
    }
    assert_int_equal(read_with(SR_STR("Insats  namn;Insats namn\nSteget;Noden\n"), "{}", own, 1, NULL),
                     SR_OK);
    assert_string_equal(word("insats", 0), "Noden");
    assert_int_equal(read_with(SR_STR("Insatsnamn;a\nSteget;Noden\n"), "{}", own, 1, NULL), SR_CONTENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(declared_columns_get_their_types),
        TEST(white_space_in_a_name_may_be_any),
        TEST(only_declared_columns_are_kept),
        TEST(bad_cells_are_all_told),
        TEST(twenty_are_told_and_the_rest_counted),
        TEST(missing_and_double_columns),
        TEST(declared_columns_that_the_file_lacks),
        TEST(a_header_names_some_declared_column),
        TEST(numbers_in_other_forms),
        TEST(sums_below_are_seen),
        TEST(types_are_inferred_from_all_values),
        TEST(text_among_numbers_is_told),
        TEST(several_words_in_a_cell_of_one_are_seen),
        TEST(text_among_days_is_told),
        TEST(the_number_of_a_day_is_explained),
        TEST(a_time_stamp_gives_its_day),
        TEST(empty_rows_are_not_counted),
        TEST(many_rows_and_words),
        TEST(decimals_may_grow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
