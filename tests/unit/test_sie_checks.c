/* What is wrong with a SIE file is found and named with its line. The files are synthetic
   (tests/fuzz/make_sie.py): the whole one with one thing changed. */
#include "sie_reading.h"

static size_t errors(void)
{
    return sr_findings_errors(findings);
}

static void a_voucher_that_does_not_balance(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("unbalanced.se"), SR_CONTENT);
    assert_told("SR1143", 0, SR_ERROR, 44);
    assert_string_equal(told("SR1143", 0)->recomputed, "0.10");
    assert_string_equal(told("SR1143", 0)->message.arg[0], "A");
    assert_int_equal(sie->vouchers[0].difference, 10);
    assert_told("SR1144", 0, SR_ERROR, 34); /* and so the result does not follow, nor the month */
    assert_told("SR1144", 1, SR_ERROR, 37);
    assert_int_equal(errors(), 3);
}

static void balances_that_do_not_follow(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("balance.se"), SR_CONTENT);
    assert_told("SR1144", 0, SR_ERROR, 31);
    assert_string_equal(told("SR1144", 0)->stated, "1251.00");
    assert_string_equal(told("SR1144", 0)->recomputed, "1250.00");
    assert_told("SR1159", 0, SR_WARNING, 31);
    assert_int_equal(errors(), 1);
}

static void months_that_do_not_follow(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("month.se"), SR_CONTENT);
    assert_told("SR1144", 0, SR_ERROR, 38);
    assert_int_equal(read_corpus("object_month.se"), SR_CONTENT);
    assert_told("SR1144", 1, SR_ERROR, 41);
    assert_string_equal(told("SR1144", 1)->message.arg[4], "20");
    assert_int_equal(errors(), 2);
}

static void an_account_without_its_balance(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("no_balance.se"), SR_CONTENT);
    assert_told("SR1144", 0, SR_ERROR, 50);
    assert_string_equal(told("SR1144", 0)->recomputed, "450.50");
}

/* Programs that gather the months, and programs that date rows otherwise than their voucher, are right too.
 */
static void other_ways_to_state_months(void **state)
{
    (void)state;
    static const char start[] =
        "#FLAGGA 0\n#PROGRAM P\n#FORMAT PC8\n#GEN 20230101\n#SIETYP 4\n#FNAMN F\n#RAR 0 20220101 20221231\n"
        "#KONTO 1930 Bank\n#KONTO 3010 Bidrag\n#IB 0 1930 5\n#UB 0 1930 35\n#RES 0 3010 -30\n";
    static const char rest[] =
        "#VER A 1 20220110\n{\n#TRANS 1930 {} 10\n#TRANS 3010 {} -10\n}\n"
        "#VER A 2 20220210\n{\n#TRANS 1930 {} 20 20220301\n#TRANS 3010 {} -20 20220301\n}\n";
    static const char *const months[] = {"#PSALDO 0 202201 1930 {} 15\n#PSALDO 0 202202 1930 {} 35\n",
                                         "#PSALDO 0 202201 1930 {} 10\n#PSALDO 0 202203 1930 {} 20\n",
                                         "#PSALDO 0 202201 1930 {} 10\n#PSALDO 0 202202 1930 {} 20\n"};
    for (size_t i = 0; i < 3; i++) {
        char text[2048];
        (void)snprintf(text, sizeof text, "%s%s%s", start, months[i], rest);
        assert_int_equal(read_bytes(sr_str_of(text)), SR_OK);
    }
    assert_int_equal(sr_findings_count(findings), 0);
}

/* Files without vouchers: the months lead from the opening to the closing balance. */
static void months_that_lead_elsewhere(void **state)
{
    (void)state;
    static const char text[] =
        "#FLAGGA 0\n#PROGRAM P\n#FORMAT PC8\n#GEN 20230101\n#SIETYP 2\n#FNAMN F\n#RAR 0 20220101 20221231\n"
        "#OMFATTN 20221231\n#KONTO 1930 Bank\n#IB 0 1930 5\n#UB 0 1930 35\n"
        "#PSALDO 0 202201 1930 {} 10\n#PSALDO 0 202202 1930 {} 19\n";
    assert_int_equal(read_bytes(sr_str_of(text)), SR_OK);
    assert_told("SR1159", 0, SR_WARNING, 11);
    assert_string_equal(told("SR1159", 0)->recomputed, "34.00");
}

static void the_rest_of_a_kind_says_which_kind(void **state)
{
    (void)state;
    sr_buf text = {0};
    sr_buf_text(&text, "#FLAGGA 0\n#PROGRAM P\n#FORMAT PC8\n#GEN 20230101\n#SIETYP 4\n#FNAMN F\n"
                       "#RAR 0 20220101 20221231\n#KONTO 1930 Bank\n");
    for (int i = 0; i < 25; i++)
        sr_buf_printf(&text, "#VER A %d 20220110\n{\n#TRANS 1930 {} 10\n}\n", i + 1);
    assert_int_equal(read_bytes(sr_str_of(sr_buf_string(&text))), SR_CONTENT);
    sr_buf_free(&text);
    assert_told("SR1143", 0, SR_ERROR, 9);
    assert_non_null(told("SR1143", 20));
    const sr_message rest = told("SR1143", 20)->message;
    assert_string_equal(rest.arg[0], "5");
    assert_string_equal(rest.arg[1], "9");
    assert_string_equal(rest.arg[2], "25");
}

static void files_that_are_cut_off(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        unsigned line;
    } files[] = {{"cut_block.se", 55},
                 {"cut_line.se", 57},
                 {"cut_label.se", 59},
                 {"cut_quote.se", 59},
                 {"ksumma_open.se", 2}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        sr_findings_free(findings);
        findings = sr_findings_new();
        assert_int_equal(read_corpus(files[i].file), SR_CONTENT);
        assert_told("SR1141", 0, SR_ERROR, files[i].line);
    }
}

static void braces_and_rows_in_wrong_places(void **state)
{
    (void)state;
    static const unsigned lines[] = {59, 60, 61, 63, 64, 69, 70, 71};
    assert_int_equal(read_corpus("braces.se"), SR_CONTENT);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        assert_told("SR1150", i, SR_ERROR, lines[i]);
    }
    assert_null(told("SR1150", sizeof lines / sizeof *lines));
    assert_told("SR1146", 0, SR_ERROR, 65);
    assert_told("SR1145", 0, SR_ERROR, 67);
}

static void values_that_cannot_be_read(void **state)
{
    (void)state;
    static const struct {
        unsigned line, column;
    } at[] = {{60, 12}, {61, 5},  {62, 12}, {63, 12}, {65, 11},
              {66, 10}, {71, 12}, {72, 12}, {74, 15}, {76, 8}};
    assert_int_equal(read_corpus("values.se"), SR_CONTENT);
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        const sr_finding *finding = told("SR1146", i);
        assert_non_null(finding);
        assert_int_equal(finding->place.line, at[i].line);
        assert_int_equal(finding->place.column, at[i].column);
    }
    assert_string_equal(told("SR1146", 0)->found, "1,5x");
    assert_told("SR1160", 0, SR_WARNING, 59); /* a decimal comma that can mean one thing only */
    assert_told("SR1145", 0, SR_ERROR, 64);
    assert_told("SR1151", 1, SR_ERROR, 75);
}

/* An amount as a spreadsheet shows it is two fields, or three. */
static void amounts_with_spaces(void **state)
{
    (void)state;
    static const char text[] =
        "#FLAGGA 0\n#PROGRAM P\n#FORMAT PC8\n#GEN 20230101\n#SIETYP 2\n#FNAMN F\n#RAR 0 20220101 20221231\n"
        "#KONTO 3010 Bidrag\n#PBUDGET 0 202201 3010 {} -1 234 567.00\n#PBUDGET 0 202202 3010 {} -1 500.00\n"
        "#PBUDGET 0 202203 3010 {} 12.00 500\n#PBUDGET 0 202204 3010 {} 1 50\n#PBUDGET 0 202205 3010 {} 1000 "
        "500\n"
        "#PBUDGET 0 202206 3010 {} 150 250\n";
    assert_int_equal(read_bytes(sr_str_of(text)), SR_CONTENT);
    assert_told("SR1146", 0, SR_ERROR, 9);
    assert_int_equal(told("SR1146", 0)->place.column, 27);
    assert_told("SR1160", 0, SR_WARNING, 10);
    assert_string_equal(told("SR1160", 0)->found, "-1 500.00");
    assert_told("SR1160", 1, SR_WARNING, 14);
    assert_null(told("SR1160", 2));
}

static void what_stands_twice(void **state)
{
    (void)state;
    static const struct {
        unsigned line;
        sr_severity severity;
    } at[] = {{59, SR_ERROR}, {60, SR_WARNING}, {61, SR_ERROR}, {62, SR_WARNING}, {63, SR_WARNING}};
    assert_int_equal(read_corpus("twice.se"), SR_CONTENT);
    for (size_t i = 0; i < sizeof at / sizeof *at; i++) {
        assert_told("SR1151", i, at[i].severity, at[i].line);
    }
}

static void what_is_not_declared(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("outside.se"), SR_OK);
    assert_told("SR1155", 0, SR_WARNING, 59);
    assert_told("SR1152", 0, SR_WARNING, 61);
    assert_string_equal(told("SR1152", 0)->message.arg[0], "9999");
    assert_told("SR1152", 1, SR_WARNING, 61);
    assert_told("SR1152", 2, SR_WARNING, 63);
}

static void mandatory_posts_and_types(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("missing.se"), SR_OK);
    assert_told("SR1147", 5, SR_WARNING, 0);
    assert_string_equal(told("SR1147", 5)->message.arg[0], "RAR");
    assert_null(told("SR1147", 6));
    assert_told("SR1150", 0, SR_WARNING, 1);
    static const char text[] =
        "#FLAGGA 1\n#PROGRAM P\n#FORMAT PC8\n#GEN 20230101\n#SIETYP 1\n#FNAMN F\n#RAR 0 20220101 20221231\n"
        "#PSALDO 0 202201 1930 {} 0\n#VER A 1 20220101\n{\n}\n";
    assert_int_equal(read_bytes(sr_str_of(text)), SR_OK);
    assert_told("SR1148", 0, SR_WARNING, 8);
    assert_told("SR1148", 1, SR_WARNING, 9);
    assert_told("SR1156", 0, SR_NOTE, 0);
}

static void what_is_no_sie_file(void **state)
{
    (void)state;
    static const char *const files[][2] = {
        {"empty.se", "SR1115"}, {"space.se", "SR1115"}, {"utf16.se", "SR1118"}, {"text.txt", "SR1140"}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        assert_int_equal(read_corpus(files[i][0]), SR_CONTENT);
        assert_non_null(told(files[i][1], 0));
        assert_int_equal(sie->row_count + sie->account_count, 0);
    }
    assert_false(sr_sie_is(SR_STR("konto;belopp\n")));
    assert_true(sr_sie_is(SR_STR("\xEF\xBB\xBF \n#FLAGGA 0\n")));
}

static void bytes_that_are_no_text(void **state)
{
    (void)state;
    assert_int_equal(read_corpus("nul.se"), SR_CONTENT);
    assert_told("SR1113", 0, SR_ERROR, 15);
    assert_int_equal(read_corpus("mixed.se"), SR_CONTENT);
    assert_told("SR1112", 0, SR_ERROR, 59);
    assert_int_equal(told("SR1112", 0)->place.column, 8);
}

static void twenty_of_a_kind_are_told(void **state)
{
    (void)state;
    sr_buf text = {0};
    sr_buf_text(&text, "#FLAGGA 0\n#PROGRAM P\n#FORMAT PC8\n#GEN 20230101\n#SIETYP 4\n#FNAMN F\n");
    for (int i = 0; i < 35; i++) {
        sr_buf_printf(&text, "#VER A %d 20220101\n{\n#TRANS 1930 {} 1\n}\n", i);
    }
    assert_int_equal(read_bytes((sr_str){text.at, text.length}), SR_CONTENT);
    assert_non_null(told("SR1143", 20));
    assert_null(told("SR1143", 21));
    assert_string_equal(told("SR1143", 20)->message.arg[0], "15");
    sr_buf_free(&text);
}

static void sums_that_do_not_fit(void **state)
{
    (void)state;
    sr_buf text = {0};
    sr_buf_text(&text, "#FLAGGA 0\n#RAR 0 20220101 20221231\n#VER A 1 20220101\n{\n");
    for (int i = 0; i < 9300; i++) {
        sr_buf_text(&text, "#TRANS 1930 {} 9999999999999.99\n");
    }
    sr_buf_text(&text, "}\n");
    assert_int_equal(read_bytes((sr_str){text.at, text.length}), SR_CONTENT);
    assert_non_null(told("SR1107", 0));
    sr_buf_free(&text);
}

/* Every allocation fails once: memory out is an answer, and nothing leaks or crashes. */
static void memory_runs_out(void **state)
{
    (void)state;
    static const char *const files[] = {"added.se", "values.se", "twice.se", "sie5.sie", "sie5_values.sie"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t length = 0;
        char *bytes = load_file(files[i], &length);
        sr_status status = SR_MEMORY;
        for (uint64_t nth = 1; status == SR_MEMORY; nth++) {
            sr_arena *own = sr_arena_new();
            sr_findings *list = sr_findings_new();
            sr_str view = {bytes, length};
            sr_memory_fail(nth, true);
            status = sr_sie5_is(view) ? sr_sie5_read(own, "x", view, list, &sie)
                                      : sr_sie_read(own, "x", view, SR_SIE_DETECT, list, &sie);
            sr_memory_fail(0, false);
            assert_true(status == SR_MEMORY || sie != NULL);
            sr_findings_free(list);
            sr_arena_free(own);
            assert_true(nth < 100000);
        }
        free(bytes);
    }
}

int main(void)
{
    sr_memory_install();
    const struct CMUnitTest tests[] = {
        TEST(a_voucher_that_does_not_balance),
        TEST(balances_that_do_not_follow),
        TEST(months_that_do_not_follow),
        TEST(an_account_without_its_balance),
        TEST(other_ways_to_state_months),
        TEST(months_that_lead_elsewhere),
        TEST(the_rest_of_a_kind_says_which_kind),
        TEST(files_that_are_cut_off),
        TEST(braces_and_rows_in_wrong_places),
        TEST(values_that_cannot_be_read),
        TEST(amounts_with_spaces),
        TEST(what_stands_twice),
        TEST(what_is_not_declared),
        TEST(mandatory_posts_and_types),
        TEST(what_is_no_sie_file),
        TEST(bytes_that_are_no_text),
        TEST(twenty_of_a_kind_are_told),
        TEST(sums_that_do_not_fit),
        TEST(memory_runs_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
