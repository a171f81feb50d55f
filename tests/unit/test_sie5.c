/* SIE 5: the same form as SIE 4, read leniently and reported strictly. The files are synthetic
   (tests/fuzz/make_sie.py). */
#include "sie_reading.h"

static void a_whole_file(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("sie5.sie"), SR_OK);
    assert_true(sie->xml);
    assert_string_equal(sie->type, "5");
    assert_string_equal(sr_sie_encoding_name(sie->encoding), "utf-8");
    assert_string_equal(sie->id.company, "Samordningsförbundet Ängså");
    assert_string_equal(sie->id.currency, "SEK");
    assert_int_equal(sie->id.generated, sr_day_of(2023, 1, 15));
    assert_int_equal(sie->year_count, 2);
    assert_int_equal(sie->years[0].number, -1);
    assert_int_equal(sie->years[1].last, sr_day_of(2022, 12, 31));
    assert_int_equal(sie->voucher_count, 3);
    assert_string_equal(sie->vouchers[0].series, "A");
    assert_string_equal(sie->vouchers[0].text, "Bidrag & annat");
    assert_int_equal(sie->vouchers[0].registered, sr_day_of(2022, 1, 15));
    assert_int_equal(sie->row_count, 7);
    assert_int_equal(sie->rows[0].ore, 70050);
    assert_int_equal(sie->rows[6].kind, SR_SIE_REMOVED); /* struck out */
    assert_false(sie->rows[6].counted);
    assert_int_equal(sie->objects[sie->rows[2].objects.at[0]].number[0], '1');
    assert_int_equal(sr_findings_count(findings), 1);
    assert_told("SR1158", 0, SR_NOTE, 54); /* the signature is not verified */
}

static void tables_are_those_of_sie_4(void **state)
{
    (void)state;
    assert_int_equal(table_of("sie5.sie", "{}"), SR_OK);
    assert_int_equal(table->rows, 9);
    assert_string_equal(word("typ", 0), "ingående");
    assert_value("år", 0, 0, 1);
    assert_null(word("period", 0)); /* of the year */
    assert_string_equal(word("typ", 4), "resultat");
    assert_string_equal(word("kontotyp", 2), "eget kapital");
    assert_string_equal(word("period", 5), "2022-02");
    assert_string_equal(word("typ", 7), "periodbudget");
    assert_string_equal(word("dim1", 7), "10");
    assert_int_equal(table_of("sie5.sie", "{\"table\":\"transactions\"}"), SR_OK);
    assert_int_equal(table->rows, 6);
    assert_string_equal(word("objektnamn", 2), "Insats Älgen");
    assert_int_equal(sr_cell(sr_table_column(table, "datum"), 4).day, sr_day_of(2022, 3, 11));
    assert_int_equal(sr_table_row_number(table, 5), 6);
}

static void entries(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("sie5_entry.sie"), SR_OK);
    assert_string_equal(sie->type, "5I");
    assert_string_equal(sie->vouchers[0].series, "L");
    assert_string_equal(sie->vouchers[0].sign, "Lön");
    assert_int_equal(sr_findings_count(findings), 0);
}

static void another_encoding(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("sie5_latin1.sie"), SR_OK);
    assert_string_equal(sr_sie_encoding_name(sie->encoding), "latin1");
    assert_string_equal(sie->id.company, "Samordningsförbundet Ängså");
}

/* What departs from the schema is a warning, and all that can be read is read. */
static void departures_from_the_schema(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        unsigned line;
    } files[] = {{"sie5_order.sie", 34},
                 {"sie5_attributes.sie", 9},
                 {"sie5_extra.sie", 12},
                 {"sie5_namespace.sie", 2}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        sr_findings_free(findings);
        findings = sr_findings_new();
        assert_int_equal(read_corpus(files[i].file), SR_OK);
        assert_told("SR1158", 0, SR_WARNING, files[i].line);
        assert_int_equal(sie->row_count, 7);
        assert_int_equal(sie->balance_count, 9);
        assert_int_equal(sie->account_count, 4); /* none from within an element that is not known */
    }
}

static void errors_of_content(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("sie5_unbalanced.sie"), SR_CONTENT);
    assert_told("SR1143", 0, SR_ERROR, 34);
    assert_int_equal(read_corpus("sie5_balance.sie"), SR_CONTENT);
    assert_told("SR1144", 1, SR_ERROR, 16);
    assert_int_equal(read_corpus("sie5_values.sie"), SR_CONTENT);
    assert_told("SR1146", 0, SR_ERROR, 21);
    assert_told("SR1160", 0, SR_WARNING, 48);
}

static void xml_that_is_not_read(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *code;
        unsigned line;
    } files[] = {{"sie5_cut.sie", "SR1157", 28},
                 {"sie5_doctype.sie", "SR1157", 2},
                 {"sie5_external.sie", "SR1157", 2},
                 {"sie5_entity.sie", "SR1157", 34},
                 {"sie5_other_root.sie", "SR1140", 0}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        sr_findings_free(findings);
        findings = sr_findings_new();
        assert_int_equal(read_corpus(files[i].file), SR_CONTENT);
        assert_told(files[i].code, 0, SR_ERROR, files[i].line);
    }
    assert_int_equal(sr_sie5_read(arena, "bok.se", SR_STR(""), findings, &sie), SR_CONTENT);
    assert_told("SR1115", 0, SR_ERROR, 0);
    assert_int_equal(sr_sie5_read(arena, "bok.se", SR_STR("#FLAGGA 0"), findings, &sie), SR_CONTENT);
}

static void a_deep_file_is_left(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("sie5_deep.sie"), SR_OK);
    assert_int_equal(sie->account_count, 0);
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        TEST(a_whole_file),         TEST(tables_are_those_of_sie_4),  TEST(entries),
        TEST(another_encoding),     TEST(departures_from_the_schema), TEST(errors_of_content),
        TEST(xml_that_is_not_read), TEST(a_deep_file_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
