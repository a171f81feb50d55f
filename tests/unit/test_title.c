/* What stands above the names of the columns: a title is no part of the table, and the names are found. All
   synthetic. */
#include "workbook.h"

static const char *const arrived[] = {"Inkommen", "Ankom"};
static const sr_column_spec specs[] = {
    {.name = "ärende", .typed = true, .type = SR_COL_TEXT, .required = true},
    {.name = "inkommen",
     .names = arrived,
     .name_count = 2,
     .typed = true,
     .type = SR_COL_DATE,
     .required = true},
    {.name = "poäng", .typed = true, .type = SR_COL_DECIMAL, .may_lack = true},
};
enum { SPECS = 3 };

static sr_status read_csv(const char *text, const char *options)
{
    return read_with(sr_str_of(text), options, specs, SPECS, NULL);
}

static void names_are_found_below_a_title(void **state)
{
    (void)state;
    assert_int_equal(
        read_csv("Remisser 2025;;\n\nUttag 2026-01-15;;\nÄrende;ärende;Ankom\nx;a;2025-02-03\n", "{}"),
        SR_OK);
    assert_int_equal(table->rows, 1);
    assert_int_equal(sr_findings_count(findings), 1);
    assert_string_equal(place(0), "4:0 SR1309");
    assert_int_equal(finding("SR1309")->severity, SR_NOTE);
    assert_string_equal(word("ärende", 0), "a");
    assert_int_equal(sr_table_row_number(table, 0), 5);
    assert_int_equal(sr_table_line(table, 0), 5);
}

/* The separator, the decimal sign and the encoding are those of the table, not of its title. */
static void the_form_is_that_of_the_names(void **state)
{
    (void)state;
    assert_int_equal(read_csv("Remisser; alla\n\"\xe4rende\",\"Ankom\",po\xe4ng\na,2025-02-03,1.5\n", "{}"),
                     SR_OK);
    assert_value("poäng", 0, 3, 2);
    assert_int_equal(read_csv("Remisser\närende|Ankom|poäng\na|2025-02-03|1,5\n", "{\"separator\":\"|\"}"),
                     SR_OK);
    assert_value("poäng", 0, 3, 2);
}

static void names_are_not_sought_where_they_are_told(void **state)
{
    (void)state;
    assert_int_equal(read_csv("Remisser;2025\närende;Ankom\na;2025-02-03\n", "{\"header\":1}"), SR_CONTENT);
    assert_int_equal(finding("SR1101")->place.line, 1);
    assert_int_equal(read_csv("ärende;Ankom\närende;Inkommen\n", "{}"),
                     SR_CONTENT); /* a row may hold them too */
    assert_int_equal(finding("SR1105")->place.line, 2);
}

static void one_name_in_a_title_is_not_enough(void **state)
{
    (void)state;
    static const sr_column_spec three[] = {{.name = "id", .required = true},
                                           {.name = "period", .required = true},
                                           {.name = "roll", .required = true}};
    assert_int_equal(read_with(SR_STR("period;2025\nid;period;roll\na;2025;chef\n"), "{}", three, 3, NULL),
                     SR_OK);
    assert_string_equal(word("roll", 0), "chef");
}

static void where_nothing_is_found_the_first_row_is_taken(void **state)
{
    (void)state;
    assert_int_equal(read_csv("Id;Dag\na;2025-02-03\n", "{}"), SR_CONTENT);
    assert_string_equal(place(0), "1:0 SR1101");
    assert_int_equal(sr_findings_count(findings), 2);
    assert_int_equal(read_text("Remisser;;\na;b;c\n1;2;3\n"), SR_OK); /* nothing is declared */
    assert_int_equal(table->rows, 2);
}

#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static void names_of_a_sheet_are_found_below_a_title(void **state)
{
    (void)state;
    workbook w = {.rows = "<row>" CELL("Uppföljning") "</row><row/><row>" CELL(
                      "Uttag") "<c><v>45000</v></c></row>"
                               "<row>" CELL("ärende") CELL("Ankom")
                                   CELL("poäng") "</row>"
                                                 "<row>" CELL("a")
                                                     CELL("2025-02-03") "<c><v>1.5</v></c></row>",
                  .after = "<mergeCells count=\"1\"><mergeCell ref=\"A1:H1\"/></mergeCells>"};
    assert_int_equal(read_book(w, DELTAGARE, specs, SPECS), SR_OK);
    assert_int_equal(table->rows, 1);
    assert_value("poäng", 0, 3, 2);
    assert_int_equal(finding("SR1309")->place.line, 4);
    assert_int_equal(table->column_count, 3);
}

static void a_sheet_without_the_names_is_read_from_its_first_row(void **state)
{
    (void)state;
    workbook w = {.rows = "<row>" CELL("id")
                      CELL("dag") "</row><row>" CELL("a") "<c t=\"e\"><v>#N/A</v></c></row>"};
    assert_int_equal(read_book(w, DELTAGARE, specs, SPECS), SR_CONTENT);
    assert_int_equal(table->rows, 1);
    assert_string_equal(finding("SR1101")->message.arg[0], "ärende");
    size_t errors = 0; /* of the cell: told when its row is read, not when names were sought in it */
    for (size_t i = 0; i < sr_findings_count(findings); i++) {
        errors += strcmp(sr_findings_at(findings, i)->code, "SR1215") == 0;
    }
    assert_int_equal(errors, 1);
}

/* A word that a code list lacks is told where it stands first; twenty of one do not hide the next. */
static void every_unknown_word_is_told(void **state)
{
    (void)state;
    static const char *const from[] = {"Kommunen", "kommunen", "FK"}, *const to[] = {"kommunen", "kommunen",
                                                                                     "fk"};
    static const sr_column_spec coded = {.name = "part",
                                         .typed = true,
                                         .type = SR_COL_TEXT,
                                         .code_from = from,
                                         .code_to = to,
                                         .code_count = 3,
                                         .codes_closed = true};
    static char text[2000];
    (void)strcpy(text, "part;n\n");
    for (int i = 0; i < 25; i++)
        (void)strcat(text, "Vårdcentralen;1\n");
    (void)strcat(text, "Stiftelsen;1\n");
    assert_int_equal(read_with(sr_str_of(text), "{}", &coded, 1, NULL), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 3);
    assert_string_equal(place(0), "2:1 SR1106");
    assert_string_equal(place(1), "27:1 SR1106");
    assert_string_equal(sr_findings_at(findings, 1)->found, "Stiftelsen");
    assert_string_equal(sr_findings_at(findings, 1)->expected.arg[0], "Kommunen, FK");
    assert_string_equal(sr_findings_at(findings, 2)->message.arg[0], "24");
}

static void a_day_in_another_form_says_which_form(void **state)
{
    (void)state;
    assert_int_equal(read_csv("ärende;Ankom\na;2025-1-5\nb;2025-02-30\nc;31.1.2025\n", "{}"), SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 3);
    assert_non_null(sr_findings_at(findings, 0)->hint.id);
    assert_null(sr_findings_at(findings, 1)->hint.id); /* the form is right, but there is no such day */
    assert_non_null(sr_findings_at(findings, 2)->hint.id);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(names_are_found_below_a_title),
        TEST(the_form_is_that_of_the_names),
        TEST(names_are_not_sought_where_they_are_told),
        TEST(one_name_in_a_title_is_not_enough),
        TEST(where_nothing_is_found_the_first_row_is_taken),
        TEST(names_of_a_sheet_are_found_below_a_title),
        TEST(a_sheet_without_the_names_is_read_from_its_first_row),
        TEST(every_unknown_word_is_told),
        TEST(a_day_in_another_form_says_which_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
