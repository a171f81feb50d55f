/* CSV: forms, quotes, encodings, line ends, and every way in which a file can be wrong. Figures of a real
   year are those of Umeåregionen 2022 in the published social accounts; the rest is synthetic. */
#include "reading.h"
#include "source/csv/csv.h"

static void a_file_as_it_is_published(void **state)
{
    (void)state;
    assert_int_equal(read_text("forbund;year;indicator;target;outcome;numerator;denominator;weight\n"
                               "Umeåregionen;2022;Genomströmning;40;38;271;705;\n"
                               "Umeåregionen;2022;Positiva avslut;80;66;179;271;\n"
                               "Umeåregionen;2022;Förändring;80;79;75;95;2\n"),
                     SR_OK);
    assert_int_equal(table->rows, 3);
    assert_int_equal(sr_findings_count(findings), 0);
    assert_string_equal(word("forbund", 2), "Umeåregionen");
    assert_int_equal(type_of("numerator"), SR_COL_INTEGER);
    assert_value("numerator", 2, 75, 1);
    assert_value("denominator", 2, 95, 1);
    assert_int_equal(sr_cell(sr_table_column(table, "weight"), 0).type, SR_SCALAR_MISSING);
    assert_int_equal(sr_table_row_number(table, 0), 2);
}

static void separators_and_decimals_are_seen(void **state)
{
    (void)state;
    assert_int_equal(read_text("a,b\n1.5,x\n2,y\n"), SR_OK);
    assert_value("a", 0, 3, 2);
    assert_int_equal(read_text("a\tb\n1,5\tx\n"), SR_OK);
    assert_value("a", 0, 3, 2);
    assert_int_equal(read_text("a;b\n1,5;x, y\n"), SR_OK);
    assert_string_equal(word("b", 0), "x, y");
    assert_int_equal(
        read_with(SR_STR("a|b\n1.5|2\n"), "{\"separator\":\"|\",\"decimal\":\".\"}", NULL, 0, NULL), SR_OK);
    assert_value("a", 0, 3, 2);
}

static void quotes_hold_anything(void **state)
{
    (void)state;
    assert_int_equal(
        read_text("a;b;c\n\"x;y\";\"säger \"\"hej\"\"\";\"rad 1\nrad 2\"\n\"\";5\" skärm;\"z\" \n"), SR_OK);
    assert_int_equal(table->rows, 2);
    assert_string_equal(word("a", 0), "x;y");
    assert_string_equal(word("b", 0), "säger \"hej\"");
    assert_string_equal(word("c", 0), "rad 1\nrad 2");
    assert_null(word("a", 1));
    assert_string_equal(word("b", 1), "5\" skärm");
    assert_string_equal(word("c", 1), "z");
    assert_int_equal(sr_table_row_number(table, 1), 3);
}

static void line_ends_of_three_kinds(void **state)
{
    (void)state;
    assert_int_equal(read_text("a;b\r\n1;x\r\n2;y"), SR_OK);
    assert_int_equal(table->rows, 2);
    assert_string_equal(word("b", 1), "y");
    assert_int_equal(read_text("a;b\r1;x\r2;y\r"), SR_OK);
    assert_int_equal(table->rows, 2);
    assert_string_equal(word("b", 0), "x");
    assert_int_equal(read_text("a;b\n\n1;x\n\n\n2;y\n\n"), SR_OK);
    assert_int_equal(table->rows, 2);
    assert_int_equal(sr_table_row_number(table, 0), 3);
    assert_int_equal(sr_table_row_number(table, 1), 6);
}

static void encodings_are_seen(void **state)
{
    (void)state;
    assert_int_equal(read_text("\xEF\xBB\xBFkön;n\nman;1\n"), SR_OK);
    assert_string_equal(word("kön", 0), "man");
    assert_int_equal(read_text("k\xF6n;n\nicke-bin\xE4r \x96 \x80;1\n"), SR_OK);
    assert_string_equal(word("kön", 0), "icke-binär – €");
    assert_int_equal(read_with(SR_STR("k\xF6n;n\n\xC5sa;1\n"), "{\"encoding\":\"Latin-1\"}", NULL, 0, NULL),
                     SR_OK);
    assert_string_equal(word("kön", 0), "Åsa");
}

static void bytes_outside_the_encoding_are_told(void **state)
{
    (void)state;
    assert_int_equal(read_text("ort;n\nLule\xE5;1\n"),
                     SR_OK); /* a file of one byte a letter is seen as such */
    assert_int_equal(
        read_with(SR_STR("kön;ort\nman;Umeå\nman;Lule\xE5\n"), "{\"encoding\":\"utf-8\"}", NULL, 0, NULL),
        SR_CONTENT);
    assert_string_equal(place(0), "3:5 SR1112");
    assert_string_equal(sr_findings_at(findings, 0)->found, "Lule\\xE5");
    assert_int_equal(table->rows, 2); /* the scan went on */
    assert_int_equal(read_with(SR_STR("a;b\nx;\x81y\n"), "{\"encoding\":\"windows-1252\"}", NULL, 0, NULL),
                     SR_CONTENT);
    assert_string_equal(place(1), "2:3 SR1112");
}

static void ragged_rows_are_told_with_their_lines(void **state)
{
    (void)state;
    assert_int_equal(read_text("a;b\n1;2\n1\n1;2;3\n\"x\ny\";2\n1;2;3\n"), SR_CONTENT);
    assert_int_equal(table->rows, 2);
    assert_int_equal(sr_findings_count(findings), 3);
    assert_string_equal(place(0), "3:0 SR1103");
    assert_string_equal(place(1), "4:0 SR1103");
    assert_string_equal(place(2), "7:0 SR1103"); /* a quoted line end counts as a line */
}

static void an_open_quote_is_told_where_it_opened(void **state)
{
    (void)state;
    assert_int_equal(read_text("a;b\n1;x\n2;\"y\n3;z\n4;w\n"), SR_CONTENT);
    assert_string_equal(place(0), "3:3 SR1110");
    assert_int_equal(table->rows, 1);
    assert_int_equal(read_text("a;b\n1;\"x\" y;\n"), SR_CONTENT);
    assert_string_equal(place(1), "2:7 SR1111");
}

static void odd_bytes(void **state)
{
    (void)state;
    assert_int_equal(read_with(SR_STR("a;b\nx;y\0z\n"), "{}", NULL, 0, NULL), SR_CONTENT);
    assert_string_equal(place(0), "2:3 SR1113");
    assert_int_equal(read_text("a;b\nx;y\rz\nu;v\n"), SR_CONTENT);
    assert_string_equal(place(1), "2:4 SR1114");
    assert_int_equal(table->rows, 2);
}

static void nothing_to_read(void **state)
{
    (void)state;
    assert_int_equal(read_text(""), SR_CONTENT);
    assert_string_equal(place(0), "0:0 SR1115");
    assert_int_equal(read_text("\xEF\xBB\xBF\r\n"), SR_CONTENT);
    assert_int_equal(read_text("a;b\n"), SR_OK);
    assert_int_equal(table->rows, 0);
    assert_int_equal(sr_findings_at(findings, sr_findings_count(findings) - 1)->severity, SR_WARNING);
    assert_int_equal(read_with(SR_STR("\xFF\xFE"
                                      "a\0;\0"),
                               "{}", NULL, 0, NULL),
                     SR_CONTENT);
    assert_int_equal(read_text("PK\x03\x04 and so on"), SR_CONTENT);
    assert_string_equal(place(sr_findings_count(findings) - 1), "0:0 SR1118");
}

static void wrong_options_are_told(void **state)
{
    (void)state;
    assert_int_equal(read_with(SR_STR("a;b\n1;2\n"),
                               "{\"separatr\":\";\",\"encoding\":\"ebcdic\",\"header\":0,\"decimal\":1}",
                               NULL, 0, NULL),
                     SR_CONTENT);
    assert_int_equal(sr_findings_count(findings), 4);
    assert_string_equal(
        sr_findings_at(findings, 0)->expected.id != NULL ? "" : sr_findings_at(findings, 0)->hint.arg[0],
        "separator");
}

static void the_header_may_stand_lower(void **state)
{
    (void)state;
    assert_int_equal(read_with(SR_STR("Utdrag 2022\n\na;b\n1;2\n"), "{\"header\":3}", NULL, 0, NULL), SR_OK);
    assert_value("b", 0, 2, 1);
    assert_int_equal(sr_table_row_number(table, 0), 4);
    assert_int_equal(read_with(SR_STR("a;b\n1;2\n"), "{\"header\":9}", NULL, 0, NULL), SR_CONTENT);
}

/* Line breaks within quotes are lines of the file, in the option and in what is told, but no rows. */
static void a_title_may_be_quoted_and_of_several_lines(void **state)
{
    (void)state;
    static const sr_column_spec specs[] = {{.name = "insats", .required = true}};
    static const char text[] = "\"Uttag ur SUS\nför 2025\";\ninsats;\"start-\ndatum\"\nSteget;1\nNoden\n";
    static const char *const options[] = {"{}", "{\"header\":3}"};
    for (size_t i = 0; i < 2; i++) {
        set_findings_anew();
        assert_int_equal(read_with(sr_str_of(text), options[i], specs, 1, NULL), SR_CONTENT);
        assert_int_equal(sr_findings_count(findings), 2 - i);
        if (i == 0) assert_string_equal(place(0), "3:0 SR1309");
        assert_string_equal(place(1 - i), "6:0 SR1103");
        assert_int_equal(table->rows, 1);
        assert_int_equal(table->header_line, 3);
        assert_string_equal(word("insats", 0), "Steget");
        assert_int_equal(sr_table_row_number(table, 0), 3);
    }
    assert_int_equal(read_with(sr_str_of(text), "{\"header\":2}", specs, 1, NULL), SR_CONTENT);
    assert_string_equal(finding("SR1119")->message.arg[0], "header");
    static const sr_column_spec broken[] = {{.name = "start- datum", .required = true}};
    set_findings_anew();
    assert_int_equal(read_with(SR_STR("Uttag;\ninsats;\"start-\ndatum\"\nSteget;1\n"), "{}", broken, 1, NULL),
                     SR_OK);
    assert_string_equal(place(0), "2:0 SR1309");
    assert_value("start- datum", 0, 1, 1);
    set_findings_anew(); /* a quote above the line of the option that is never closed hides nothing below it
                          */
    assert_int_equal(read_with(SR_STR("\"Uttag\ninsats\nSteget\n"), "{\"header\":2}", specs, 1, NULL), SR_OK);
    assert_string_equal(word("insats", 0), "Steget");
}

/* A comma in a name, or before decimals, divides nothing. */
static void the_lines_together_show_what_divides_them(void **state)
{
    (void)state;
    assert_int_equal(read_text("Insats;Antal (kvinnor, män, icke-binär)\nSteget;10\nNoden;20\n"), SR_OK);
    assert_value("Antal (kvinnor, män, icke-binär)", 1, 20, 1);
    assert_int_equal(read_text("a;b\n1,5;2,5\n3,5;4,5\n1,5;2,5\n"), SR_OK);
    assert_value("b", 1, 9, 2);
    assert_int_equal(read_text("a;b\n1,5\n3,5\n1,5\n"), SR_CONTENT); /* only the rows have commas */
    assert_string_equal(finding("SR1103")->message.arg[0], "1");
    assert_string_equal(finding("SR1103")->hint.arg[0], ";");
    assert_int_equal(read_text("a|b\n1|2\n"), SR_OK);
    assert_value("b", 0, 2, 1);
    static const sr_column_spec specs[] = {{.name = "insats", .required = true}};
    set_findings_anew();
    assert_int_equal(read_with(SR_STR("a\tb\n1\t2\n"), "{}", specs, 1, NULL), SR_CONTENT);
    assert_string_equal(finding("SR1101")->expected.arg[1], "tab");
}

static void limits_end_in_a_message(void **state)
{
    (void)state;
    sr_table_limits limits = {2, 2, 5};
    assert_int_equal(read_with(SR_STR("a;b\n1;2\n1;2\n1;2\n"), "{}", NULL, 0, &limits), SR_LIMIT);
    assert_string_equal(place(0), "4:0 SR9041");
    assert_int_equal(read_with(SR_STR("a;b;c\n1;2;3\n"), "{}", NULL, 0, &limits), SR_LIMIT);
    assert_string_equal(place(1), "1:0 SR1109");
    assert_int_equal(read_with(SR_STR("a;b\n1;åäöåä\n"), "{}", NULL, 0, &limits), SR_CONTENT);
    assert_string_equal(place(2), "2:3 SR1108");
}

/* Cells of all lengths around the block of the scanner, against a reader that looks at one byte at a time. */
static void blocks_do_not_show(void **state)
{
    (void)state;
    for (size_t length = 1; length < 200; length += 3) {
        char text[1024] = "a;b\n";
        size_t at = 4;
        for (int row = 0; row < 3; row++) {
            for (size_t i = 0; i < length; i++) {
                text[at++] = (char)('a' + (char)((i + (size_t)row) % 26));
            }
            at += (size_t)snprintf(text + at, sizeof text - at, row == 1 ? ";\"%zu;\"\r\n" : ";%zu\r\n",
                                   length);
        }
        assert_int_equal(read_text(text), SR_OK);
        assert_int_equal(table->rows, 3);
        assert_int_equal(strlen(word("a", 2)), length);
        assert_int_equal(word("a", 2)[0], 'c');
        assert_int_equal(word("b", 1)[strlen(word("b", 1)) - 1], ';');
    }
}

/* In two parts where `threads` is 2. */
static void run_out_of_memory(unsigned threads)
{
    static const char text[] = "a;b;c\n1;x;2022-01-01\n2,5;\"y\"\"z\";2022-02-01\n3\n12;k;x\n";
    for (uint64_t nth = 1;; nth++) {
        sr_arena *own = sr_arena_new();
        sr_findings *told = sr_findings_new();
        sr_reader_input input = {source.file, sr_str_of(text), "{}", told};
        const sr_table *made = NULL;
        sr_memory_fail(nth, true);
        sr_table_builder *builder = sr_table_builder_new(own, &source, NULL, 0, NULL, ',', told);
        if (builder != NULL) sr_table_builder_share(builder, threads, 1);
        sr_status status = builder != NULL ? sr_csv_reader.read(NULL, &input, builder) : SR_MEMORY;
        if (status == SR_OK) status = sr_table_build(builder, &made);
        bool failed = sr_memory_asked() >= nth;
        sr_memory_fail(0, false);
        sr_table_builder_free(builder);
        sr_findings_free(told);
        sr_arena_free(own);
        assert_int_equal(status, failed ? SR_MEMORY : SR_CONTENT);
        if (!failed) break;
    }
}

static void memory_that_runs_out_is_an_error(void **state)
{
    (void)state;
    run_out_of_memory(1);
    run_out_of_memory(2);
}

/* A text that is to be read in parts: with rules of its columns, or without. */
typedef struct divided {
    sr_str text;
    const sr_column_spec *specs;
    size_t spec_count;
    sr_row_rules rules;
} divided;

/* What is told of the text when `threads` read it, in a list of its own; `table` is what was read. */
static sr_findings *told_by(const divided *d, unsigned threads)
{
    sr_findings *told = sr_findings_new();
    sr_reader_input input = {source.file, d->text, "{}", told};
    sr_table_builder *builder =
        sr_table_builder_new(arena, &source, d->specs, d->spec_count, NULL, ',', told);
    sr_table_builder_rules(builder, d->rules);
    sr_table_builder_share(builder, threads, 10);
    assert_int_equal(sr_csv_reader.read(NULL, &input, builder), SR_OK);
    assert_int_equal(sr_table_build(builder, &table), SR_CONTENT);
    sr_table_builder_free(builder);
    return told;
}

static void write_all(sr_buf *out, const sr_findings *list)
{
    for (size_t i = 0; i < sr_findings_count(list); i++) {
        sr_finding_write_json(out, sr_findings_at(list, i), SR_ENGLISH);
    }
}

static void told_the_same(const sr_findings *wanted, const sr_findings *found)
{
    sr_buf first = {0};
    sr_buf second = {0};
    write_all(&first, wanted);
    write_all(&second, found);
    assert_string_equal(sr_buf_string(&first), sr_buf_string(&second));
    sr_buf_free(&first);
    sr_buf_free(&second);
}

/* Errors of many rows, and a line end in a cell where the text would be divided, as one thread tells them. */
static void parts_do_not_show(void **state)
{
    (void)state;
    sr_buf text = {0};
    sr_buf_text(&text, "a;b\n");
    for (int i = 0; i < 200; i++) {
        sr_buf_printf(&text,
                      i % 7 == 0   ? "%d;ett;fel\n"
                      : i % 2 == 0 ? "%d;\"rad\nny rad;%d\"\n"
                                   : "%d;x%d\n",
                      i, i % 11);
    }
    const divided d = {.text = {text.at, text.length}};
    sr_findings *alone = told_by(&d, 1);
    assert_int_equal(sr_findings_count(alone), 21);
    for (unsigned threads = 1; threads <= 8; threads++) {
        sr_findings *told = told_by(&d, threads);
        assert_int_equal(table->rows, 171);
        assert_int_equal(sr_table_row_number(table, 170), 201);
        assert_string_equal(word("b", 0), "x1");
        assert_string_equal(word("b", 1), "rad\nny rad;2");
        assert_value("a", 170, 199, 1);
        told_the_same(alone, told);
        sr_findings_free(told);
    }
    sr_findings_free(alone);
    sr_buf_free(&text);
}

/* A cell that was refused in any part is not told to be empty by a rule. */
static void parts_know_the_cells_that_were_refused(void **state)
{
    (void)state;
    static const sr_column_spec specs[] = {{.name = "a", .typed = true, .type = SR_COL_INTEGER}};
    static const char *const filled[] = {"a"};
    const sr_row_rule rule = {.kind = SR_RULE_FILLED, .columns = filled, .column_count = 1};
    sr_buf text = {0};
    sr_buf_text(&text, "a;b\n");
    for (int i = 0; i < 40; i++) {
        sr_buf_text(&text, i % 10 == 3 ? "x;ett\n" : i % 10 == 6 ? ";två\n" : "1;tre\n");
    }
    const divided d = {{text.at, text.length}, specs, 1, {&rule, 1}};
    sr_findings *alone = told_by(&d, 1);
    assert_int_equal(sr_findings_count(alone), 8);
    for (size_t i = 0; i < 8; i++) {
        const sr_finding *finding = sr_findings_at(alone, i);
        assert_int_equal(finding->place.line, i / 2 * 10 + (i % 2 == 0 ? 5 : 8));
        assert_string_equal(finding->code, i % 2 == 0 ? "SR1104" : "SR1324");
    }
    for (unsigned threads = 2; threads <= 4; threads++) {
        sr_findings *told = told_by(&d, threads);
        told_the_same(alone, told);
        sr_findings_free(told);
    }
    sr_findings_free(alone);
    sr_buf_free(&text);
}

/* The cells joined by |, as they stand. */
static void expect_cells(const char *text, bool lines, const char *expected)
{
    sr_csv_cells cells = {.left = sr_str_of(text), .separator = ';', .lines = lines};
    sr_buf joined = {0};
    sr_str cell;
    for (size_t i = 0; sr_csv_next_cell(&cells, &cell); i++) {
        sr_buf_text(&joined, i > 0 ? "|" : "");
        sr_buf_str(&joined, cell);
    }
    assert_string_equal(sr_buf_string(&joined), expected);
    sr_buf_free(&joined);
}

static void cells_are_seen_at_a_glance(void **state)
{
    (void)state;
    expect_cells("", false, "");
    expect_cells("a", false, "a");
    expect_cells("a;\"b;c\";;d;", false, "a|\"b;c\"||d|");
    expect_cells("a\nb;c", false, "a\nb|c");
    expect_cells("a\nb;\"c\nd\"", true, "a|b|\"c\nd\"");
    expect_cells("\"open;b", false, "\"open;b");
    assert_int_equal(sr_csv_width(sr_str_of("a;;b"), ';'), 3);
    assert_true(sr_str_is(sr_csv_unquoted(sr_str_of(" \"a\" ")), "a"));
    assert_true(sr_str_is(sr_csv_unquoted(sr_str_of("\"")), "\""));
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        TEST(a_file_as_it_is_published),
        TEST(separators_and_decimals_are_seen),
        TEST(quotes_hold_anything),
        TEST(line_ends_of_three_kinds),
        TEST(encodings_are_seen),
        TEST(bytes_outside_the_encoding_are_told),
        TEST(ragged_rows_are_told_with_their_lines),
        TEST(an_open_quote_is_told_where_it_opened),
        TEST(odd_bytes),
        TEST(nothing_to_read),
        TEST(wrong_options_are_told),
        TEST(the_header_may_stand_lower),
        TEST(a_title_may_be_quoted_and_of_several_lines),
        TEST(the_lines_together_show_what_divides_them),
        TEST(limits_end_in_a_message),
        TEST(blocks_do_not_show),
        TEST(parts_do_not_show),
        TEST(parts_know_the_cells_that_were_refused),
        TEST(memory_that_runs_out_is_an_error),
        TEST(cells_are_seen_at_a_glance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
