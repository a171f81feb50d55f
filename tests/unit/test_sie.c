/* SIE 1–4: every type and encoding, and the tables. The files are synthetic (tests/fuzz/make_sie.py). */
#include "sie_reading.h"

static void every_type_is_known(void **state)
{
    (void)state;
    static const char *const files[][2] = {{"type1.se", "1"},   {"type2.se", "2"},   {"type3.se", "3"},
                                           {"type4e.se", "4E"}, {"type4i.si", "4I"}, {"no_type.se", "1"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(read_corpus(files[i][0]), SR_OK);
        assert_string_equal(sie->type, files[i][1]);
        assert_int_equal(sr_findings_count(findings), 0);
    }
}

static void identification(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("type4e.se"), SR_OK);
    assert_string_equal(sie->id.flag, "0");
    assert_string_equal(sie->id.program, "Påhittad bokföring");
    assert_string_equal(sie->id.program_version, "1.2");
    assert_string_equal(sie->id.format, "PC8");
    assert_int_equal(sie->id.generated, sr_day_of(2023, 1, 15));
    assert_string_equal(sie->id.generated_by, "AÖ");
    assert_string_equal(sie->id.organisation_number, "222000-0000");
    assert_string_equal(sie->id.company, "Samordningsförbundet Ängså");
    assert_string_equal(sie->id.street, "Storgatan 1");
    assert_string_equal(sie->id.telephone, "0900-00 00 00");
    assert_string_equal(sie->id.chart, "BAS2014");
    assert_int_equal(sie->year_count, 2);
    assert_int_equal(sie->years[1].number, -1);
    assert_int_equal(sie->years[1].last, sr_day_of(2021, 12, 31));
}

static size_t lines_of(const char *label)
{
    for (size_t i = 0; i < sie->label_count; i++) {
        if (strcmp(sie->labels[i].name, label) == 0) return sie->labels[i].lines;
    }
    return 0;
}

static void labels_are_counted_as_they_stand(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("unknown.se"), SR_OK);
    assert_int_equal(lines_of("KONTO"), 4);
    assert_int_equal(lines_of("TRANS"), 6);
    assert_int_equal(lines_of("NYTT"), 2);
    assert_int_equal(lines_of("Ö7"), 1);
    assert_int_equal(lines_of("RTRANS"), 0);
    assert_int_equal(sie->other_count, 3);
    assert_string_equal(sie->other[0].text, "1 2 3");
    assert_told("SR1149", 0, SR_NOTE, 59);
    assert_string_equal(told("SR1149", 0)->message.arg[1], "2");
    assert_told("SR1149", 1, SR_NOTE, 61);
}

static void every_encoding_gives_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *encoding;
        bool noted;
    } files[] = {{"type4e.se", "cp437", false},        {"utf8.se", "utf-8", true},
                 {"utf8_mark.se", "utf-8", true},      {"latin1.se", "latin1", true},
                 {"windows.se", "windows-1252", true}, {"quoted_format.se", "cp437", false},
                 {"crlf.se", "cp437", false},          {"cr.se", "cp437", false},
                 {"dos_end.se", "cp437", false}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        sr_findings_free(findings);
        findings = sr_findings_new();
        assert_int_equal(read_corpus(files[i].file), SR_OK);
        assert_string_equal(sr_sie_encoding_name(sie->encoding), files[i].encoding);
        assert_string_equal(sie->id.company, "Samordningsförbundet Ängså");
        assert_string_equal(sie->objects[1].name, "Insats Åsen");
        assert_int_equal(sie->row_count, 6);
        assert_int_equal(sr_findings_count(findings), files[i].noted ? 1 : 0);
        if (files[i].noted) assert_told("SR1154", 0, SR_NOTE, 0);
    }
    assert_int_equal(read_corpus("ascii.se"), SR_OK);
    assert_string_equal(sr_sie_encoding_name(sie->encoding), "ascii");
}

static void text_of(sr_sie_encoding encoding, const char *bytes, const char *expected)
{
    sr_buf out = {0};
    assert_null(sr_sie_decode(sr_str_of(bytes), encoding, &out));
    assert_string_equal(sr_buf_string(&out), expected);
    sr_buf_free(&out);
}

static void letters_of_the_encodings(void **state)
{
    (void)state;
    text_of(SR_SIE_CP437, "\x86\x84\x94 \x8F\x8E\x99 \x82\x81 \x9D \xE1 \xFD", "åäö ÅÄÖ éü ¥ ß ²");
    text_of(SR_SIE_LATIN1, "\xE5\xE4\xF6 \xC5\xC4\xD6 \xE9\xFC", "åäö ÅÄÖ éü");
    text_of(SR_SIE_WINDOWS_1252, "\x80 \x96 \xE5", "€ – å");
    text_of(SR_SIE_UTF8, "å–€", "å–€");
    sr_buf out = {0};
    const char *bad = "a\x81z";
    assert_ptr_equal(sr_sie_decode(sr_str_of(bad), SR_SIE_WINDOWS_1252, &out), bad + 1);
    assert_string_equal(sr_buf_string(&out), "a\xEF\xBF\xBDz");
    sr_buf_free(&out);
    assert_int_equal(sr_sie_detect(SR_STR("caf\x82")), SR_SIE_CP437);
    assert_int_equal(sr_sie_detect(SR_STR("caf\xE9")), SR_SIE_LATIN1);
    assert_int_equal(sr_sie_detect(SR_STR("L\xE5n \x96")), SR_SIE_WINDOWS_1252);
    assert_int_equal(sr_sie_detect(SR_STR("Ångström \xC3")), SR_SIE_UTF8); /* cut in the middle of a letter */
}

static void fields_with_and_without_quotes(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("quotes.se"), SR_CONTENT);
    assert_string_equal(sie->accounts[4].name, "1820\\A012 Cykel"); /* a lone backslash is itself */
    assert_string_equal(sie->accounts[5].name, "C:\\");
    assert_string_equal(sie->accounts[8].name, "utan citat tecken");
    assert_string_equal(sie->vouchers[1].text, "Konsult \"Öst\"");
    assert_string_equal(sie->vouchers[2].series, "#");
    assert_string_equal(sie->id.comment, "två ord");
    assert_told("SR1160", 0, SR_ERROR, 61);
    assert_int_equal(told("SR1160", 0)->place.column, 16);
    assert_told("SR1160", 1, SR_ERROR, 62);
}

static void amounts_are_exact(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("type4e.se"), SR_OK);
    assert_int_equal(sie->rows[0].ore, 70050);
    assert_int_equal(sie->rows[2].ore, 30025);
    assert_int_equal(sie->balances[5].ore, 45050);
    assert_int_equal(sie->balances[sie->balance_count - 1].ore, 32000);
    assert_int_equal(sie->vouchers[1].debit, 30025);
    assert_int_equal(sie->vouchers[1].difference, 0);
}

static void added_and_removed_rows(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("added.se"), SR_CONTENT); /* the year's balances lack the added voucher */
    const sr_sie_voucher *voucher = &sie->vouchers[3];
    assert_int_equal(voucher->row_count, 4);
    const sr_sie_row *rows = &sie->rows[voucher->first_row];
    assert_true(rows[0].counted);
    assert_false(rows[1].counted); /* #BTRANS */
    assert_false(rows[2].counted); /* #RTRANS, though its #TRANS has another date and no sign */
    assert_true(rows[3].counted);
    assert_int_equal(voucher->difference, 0);
    assert_null(told("SR1143", 0));
    assert_null(told("SR1153", 0));
    assert_int_equal(table_of("added.se", "{\"table\":\"changes\"}"), SR_CONTENT);
    assert_int_equal(table->rows, 2);
    assert_string_equal(word("radtyp", 0), "borttagen");
    assert_string_equal(word("radtyp", 1), "tillagd");
    assert_string_equal(word("sign", 1), "AÖ");
}

static void an_added_row_alone_counts(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("added_alone.se"), SR_OK);
    assert_told("SR1153", 0, SR_WARNING, 62);
    assert_true(sie->rows[7].counted);
}

static void checksums(void **state)
{
    (void)state;
    assert_int_equal(sr_crc32(0, "123456789", 9), 0xCBF43926u); /* the check value of the polynomial */
    assert_int_equal(read_corpus("type4e.se"), SR_OK);
    assert_string_equal(sr_sie_checksum_name(sie->checksum), "absent");
    assert_int_equal(read_corpus("ksumma.se"), SR_OK);
    assert_string_equal(sr_sie_checksum_name(sie->checksum), "ok");
    assert_int_equal(read_corpus("ksumma_wrong.se"), SR_CONTENT);
    assert_string_equal(sr_sie_checksum_name(sie->checksum), "wrong");
    assert_told("SR1142", 0, SR_ERROR, 60);
    assert_string_equal(told("SR1142", 0)->recomputed, "2338324707");
    assert_int_equal(read_corpus("ksumma_open.se"), SR_CONTENT);
    assert_string_equal(sr_sie_checksum_name(sie->checksum), "incomplete");
    assert_told("SR1141", 0, SR_ERROR, 2);
}

/* By hand: the bytes that count are "#X" "1" "a b" "\"" "{c}" and nothing between them. */
static void a_checksum_by_hand(void **state)
{
    (void)state;
    char text[128];
    uint32_t sum = sr_crc32(0, "#X1a b\"{c}", 10);
    (void)snprintf(text, sizeof text, "#FLAGGA 0\n#KSUMMA\n#X \t1 {\"a b\"} \\\" \"{c}\"\r\n#KSUMMA %u\n",
                   sum);
    (void)read_bytes(sr_str_of(text));
    assert_string_equal(sr_sie_checksum_name(sie->checksum), "ok");
}

static void balances_as_a_table(void **state)
{
    (void)state;
    assert_int_equal(table_of("type4e.se", "{}"), SR_OK);
    assert_int_equal(table->rows, 14);
    assert_string_equal(word("typ", 0), "ingående");
    assert_string_equal(word("konto", 0), "1930");
    assert_string_equal(word("kontonamn", 0), "Bank");
    assert_string_equal(word("kontotyp", 0), "tillgång");
    assert_int_equal(type_of("konto"), SR_COL_TEXT);
    assert_value("belopp", 0, 1000, 1);
    assert_value("belopp", 5, 45050 / 50, 2);
    assert_int_equal(sr_table_column(table, "belopp")->measured_in, SR_IN_KR);
    assert_value("år", 6, -1, 1);
    assert_string_equal(word("period", 8), "2022-02");
    assert_string_equal(word("nivå", 8), "konto");
    assert_value("kvantitet", 8, 7, 2);
    assert_string_equal(word("nivå", 10), "objekt");
    assert_string_equal(word("dimension", 10), "1");
    assert_string_equal(word("objektnamn", 10), "Insats Älgen");
    assert_string_equal(word("dim1", 10), "10");
    assert_string_equal(word("typ", 13), "periodbudget");
    assert_int_equal(sr_table_row_number(table, 0), 30); /* the line of the file */
}

static void transactions_as_a_table(void **state)
{
    (void)state;
    assert_int_equal(table_of("type4e.se", "{\"table\":\"transactions\"}"), SR_OK);
    assert_int_equal(table->rows, 6);
    assert_string_equal(word("serie", 2), "B");
    assert_string_equal(word("text", 2), "Februari");
    assert_string_equal(word("verifikationstext", 2), "Konsult \"Öst\"");
    assert_string_equal(word("objektlista", 2), "1:10, 20:10a");
    assert_string_equal(word("objekt", 2), "10");
    assert_string_equal(word("dim20", 2), "10a");
    assert_string_equal(word("period", 4), "2022-03");
    assert_value("belopp", 1, -1401, 2);
    assert_int_equal(sr_cell(sr_table_column(table, "datum"), 2).day, sr_day_of(2022, 2, 10));
    assert_int_equal(sr_table_row_number(table, 0), 46);
    assert_int_equal(table_of("type4e.se", "{\"table\":\"transactions\",\"dimension\":\"20\"}"), SR_OK);
    assert_string_equal(word("objekt", 2), "10a");
    assert_string_equal(word("objektnamn", 2), "Älgen, steg ett");
    assert_null(word("objekt", 4));
}

static void a_dimension_that_the_file_lacks_is_told(void **state)
{
    (void)state;
    assert_int_equal(table_of("type4e.se", "{\"table\":\"transactions\",\"dimension\":\"7\"}"), SR_OK);
    assert_null(word("objekt", 2));
    assert_int_equal(finding("SR1119")->severity, SR_WARNING);
    assert_string_equal(finding("SR1119")->found, "7");
    assert_string_equal(finding("SR1119")->expected.arg[0], "1 (Kostnadsställe), 20 (Delinsats)");
    set_findings_anew();
    assert_int_equal(table_of("type4e.se", "{\"table\":\"accounts\",\"dimension\":\"7\"}"), SR_OK);
    assert_int_equal(sr_findings_count(findings), 0); /* the table has no objects */
}

static void the_other_tables(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        size_t rows;
    } tables[] = {{"vouchers", 3}, {"changes", 0},         {"accounts", 4}, {"dimensions", 2}, {"objects", 3},
                  {"years", 2},    {"identification", 14}, {"labels", 29},  {"other", 3}};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char options[64];
        (void)snprintf(options, sizeof options, "{\"table\":\"%s\"}", tables[i].name);
        assert_int_equal(table_of("unknown.se", options), SR_OK);
        assert_int_equal(table->rows, tables[i].rows);
    }
    assert_int_equal(table_of("type4e.se", "{\"table\":\"objects\"}"), SR_OK);
    assert_string_equal(word("dimensionsnamn", 0), "Kostnadsställe");
    assert_string_equal(word("objektnamn", 2), "Älgen, steg ett");
    assert_int_equal(table_of("type4e.se", "{\"table\":\"vouchers\"}"), SR_OK);
    assert_value("omslutning", 0, 1401, 2);
    assert_value("differens", 0, 0, 1);
    assert_int_equal(table_of("type4e.se", "{\"table\":\"accounts\"}"), SR_OK);
    assert_string_equal(word("sru", 2), "7410");
    assert_string_equal(word("enhet", 3), "tim");
}

/* What forbund.json declares goes before what the format says. */
static void declared_columns(void **state)
{
    (void)state;
    static const char *const names[] = {"konto"};
    const sr_column_spec specs[] = {
        {.name = "kontonummer", .names = names, .name_count = 1, .required = true},
        {.name = "år", .typed = true, .type = SR_COL_TEXT}};
    size_t length = 0;
    char *bytes = load_file("type1.se", &length);
    sr_reader_input input = {source.file, {bytes, length}, "{}", findings};
    sr_table_builder *builder = sr_table_builder_new(arena, &source, specs, 2, NULL, ',', findings);
    assert_int_equal(sr_sie_reader.read(NULL, &input, builder), SR_OK);
    assert_int_equal(sr_table_build(builder, &table), SR_OK);
    sr_table_builder_free(builder);
    free(bytes);
    assert_int_equal(type_of("kontonummer"), SR_COL_TEXT); /* of the format: an account is no number */
    assert_int_equal(type_of("år"), SR_COL_TEXT);
    assert_int_equal(type_of("belopp"), SR_COL_DECIMAL);
}

static void wrong_options_are_told(void **state)
{
    (void)state;
    assert_int_equal(
        table_of("type1.se",
                 "{\"table\":\"transaction\",\"tabel\":\"x\",\"encoding\":\"ebcdic\",\"dimension\":1}"),
        SR_CONTENT);
    assert_int_equal(sr_findings_errors(findings), 4);
    assert_string_equal(told("SR1119", 0)->hint.arg[0], "transactions");
    assert_string_equal(told("SR1119", 1)->hint.arg[0], "table");
    assert_int_equal(table_of("latin1.se", "{\"encoding\":\"cp437\",\"table\":\"accounts\"}"), SR_OK);
    assert_string_not_equal(word("kontonamn", 3), "Köpta tjänster");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_type_is_known),
        TEST(identification),
        TEST(labels_are_counted_as_they_stand),
        TEST(every_encoding_gives_the_same),
        TEST(letters_of_the_encodings),
        TEST(fields_with_and_without_quotes),
        TEST(amounts_are_exact),
        TEST(added_and_removed_rows),
        TEST(an_added_row_alone_counts),
        TEST(checksums),
        TEST(a_checksum_by_hand),
        TEST(balances_as_a_table),
        TEST(transactions_as_a_table),
        TEST(a_dimension_that_the_file_lacks_is_told),
        TEST(the_other_tables),
        TEST(declared_columns),
        TEST(wrong_options_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
